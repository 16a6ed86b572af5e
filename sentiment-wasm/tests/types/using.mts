// What frees itself at the end of a block. With an older `lib`, as in module.mts, the rest compiles.
import { Analyzer, Vader, type Score, type VaderScore } from "sentiment-wasm";
import { Analyzer as LiteAnalyzer } from "sentiment-wasm/lite";
import { Urgent } from "sentiment-wasm/urgent";

export function scores(): [Score, VaderScore, Score] {
  using analyzer = new Analyzer();
  using vader = new Vader();
  using urgent = new Urgent();
  urgent.find("good");
  using lite = new LiteAnalyzer();
  return [analyzer.score("good"), vader.score("good"), lite.score("good")];
}

const feedback: Disposable = new Analyzer({ taxonomy: "feedback" });
feedback[Symbol.dispose]();
