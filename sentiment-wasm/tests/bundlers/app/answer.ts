// What a worker does, once its module is loading.
import { Analyzer, type ScoreColumns } from "sentiment-wasm/lite";

export type Answer = { columns: ScoreColumns } | { error: unknown };

export function answer(loading: Promise<unknown>): void {
  const analyzer = loading.then(() => new Analyzer());
  const reply = async (texts: string[]): Promise<Answer> => {
    try {
      return { columns: (await analyzer).scoreColumns(texts) };
    } catch (error) {
      return { error };
    }
  };
  onmessage = async ({ data }: MessageEvent<string[]>) => postMessage(await reply(data));
}
