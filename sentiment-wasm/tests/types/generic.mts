// Code for any taxonomy.
import { Analyzer, TAXONOMIES } from "sentiment-wasm";
import type { Contribution, Emotion, Emotions, Score, ScoreColumns, Taxonomy } from "sentiment-wasm";

/** The strongest emotion of a score, however weak. */
export function top<T extends Taxonomy>(score: Score<T>, names: readonly Emotion<T>[]): Emotion<T> | undefined {
  let best: Emotion<T> | undefined;
  for (const name of names) {
    if (best === undefined || score.emotions[name] > score.emotions[best]) {
      best = name;
    }
  }
  return best;
}

export function strongest<T extends Taxonomy>(analyzer: Analyzer<T>, text: string): Emotion<T> | undefined {
  const score = analyzer.score(text);
  const value: number = score.dominant_emotion === null ? 0 : score.emotions[score.dominant_emotion];
  return value > 0.5 ? score.dominant_emotion! : top(score, TAXONOMIES[analyzer.taxonomy]);
}

export function mean<T extends Taxonomy>(columns: ScoreColumns<T>, name: Emotion<T>): number {
  const column: Float64Array = columns.emotions[name];
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

export function said<T extends Taxonomy>(contributions: readonly Contribution<T>[], name: Emotion<T>): number {
  return contributions.reduce((sum, { sums }) => sum + sums.emotions[name], 0);
}

export function columns<T extends Taxonomy>(analyzer: Analyzer<T>, texts: string[], name: Emotion<T>): Float64Array {
  const { valence } = analyzer.scoreColumns(texts, { fields: ["valence"] });
  return valence.length > 0 ? valence : analyzer.scoreColumns(texts, { fields: ["emotions"] }).emotions[name];
}

export const named = <T extends Taxonomy>(emotions: Emotions<T>) => Object.entries<number>(emotions);
export const joy: Emotion | undefined = top(new Analyzer().score("good"), TAXONOMIES.plutchik);
export const wish: Emotion<"feedback"> | undefined = strongest(new Analyzer({ taxonomy: "feedback" }), "good");
export const either: Emotion<Taxonomy> | undefined = strongest(new Analyzer({ taxonomy: "feedback" as Taxonomy }), "good");
const own: Emotions<"feedback"> = { ...new Analyzer({ taxonomy: "feedback" }).score("good").emotions };

// @ts-expect-error an emotion of another taxonomy
own.joy;
// @ts-expect-error no emotion of every taxonomy
export const bad = <T extends Taxonomy>(score: Score<T>) => score.emotions.joy;
// @ts-expect-error a name of another taxonomy
top(new Analyzer().score("good"), TAXONOMIES.feedback);
