// What Vite and webpack resolve.
import init, { initSync, Analyzer, type Score } from "sentiment-wasm";

export async function start(): Promise<Score> {
  await init();
  initSync({ module: new Uint8Array() });
  const context = "What should we improve?";
  new Analyzer().scoreBatch(["good"], { context: [context] });
  return new Analyzer().score("good", { context });
}
