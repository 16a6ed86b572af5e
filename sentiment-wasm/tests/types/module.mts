// Compiles only if the declarations are as they should be.
import init, {
  Analyzer,
  EMOTIONS,
  LABELS,
  TAXONOMIES,
  Vader,
  contextAsks,
  initSync as initNodeSync,
  version,
  type Asks,
  type Contribution,
  type Emotion,
  type Explanation,
  type Label,
  type Score,
  type ScoreColumns,
  type SentenceScore,
  type Shifter,
  type Span,
  type Sums,
  type Taxonomy,
  type VaderColumns,
  type VaderExplanation,
  type VaderScore,
  type VaderSentenceScore,
} from "sentiment-wasm";
import initWeb, { initSync, Analyzer as WebAnalyzer } from "sentiment-wasm/web";
import initBundler, { Analyzer as BundlerAnalyzer } from "sentiment-wasm/bundler";
import initLite, { initSync as initLiteSync, Analyzer as LiteAnalyzer, contextAsks as liteAsks } from "sentiment-wasm/lite";
import initUrgent, { URGENT_KINDS, Urgent, version as urgentVersion, type Mention, type UrgentKind } from "sentiment-wasm/urgent";
// @ts-expect-error there are no scores in this module
import { Analyzer as UrgentAnalyzer } from "sentiment-wasm/urgent";
// @ts-expect-error VADER is not in the lite module
import { Vader as LiteVader } from "sentiment-wasm/lite";

await init();
await init({ module_or_path: "sentiment_bg.wasm" });
await initLite();
await initUrgent();
initNodeSync({ module: new Uint8Array() });
initLiteSync({ module: new Uint8Array() });
await initWeb({ module_or_path: new URL("https://example.org/sentiment_bg.wasm") });
await initBundler();
initSync({ module: new Uint8Array() });

const analyzer = new Analyzer();
const score: Score = analyzer.score("good");
const label: Label = score.label;
const joy: number = score.emotions.joy;
const emotion: Emotion = "anticipation";
const scores: Score[] = analyzer.scoreBatch(new Set(["good"]));
const columns: ScoreColumns = analyzer.scoreColumns(["good"]);
const first: Label | undefined = columns.labels[columns.label[0]!];
const blanks: (Score | null)[] = analyzer.scoreBatch(["good", null, undefined, NaN], { missing: "null" });
const gaps: ScoreColumns = analyzer.scoreColumns([null], { missing: "null", context: [null] });
const none: (VaderScore | null)[] = new Vader().scoreBatch([null], { missing: "null" });
const compounds: VaderColumns = new Vader().scoreColumns(["good"]);
const mentions: Mention[][] = new Urgent().findBatch(["good", null], { missing: "null" });
const kind: UrgentKind | undefined = new Urgent().find("good")[0]?.kind;
const kinds: readonly UrgentKind[] = URGENT_KINDS;
const sentences: SentenceScore[] = analyzer.scoreSentences("good");
const asksFor: Asks = contextAsks("What should we improve?");
const explanation: Explanation = analyzer.explain("good", { maxLength: Infinity });
const contribution: Contribution | undefined = explanation.contributions[0];
const shifter: Shifter | undefined = contribution?.shifters[0];
const sums: Sums = explanation.sums;
const span: Span = sentences[0]!.span;
const word: string = "good".slice(...span);
const html: string = analyzer.explainHtml("good");
const lines: string = analyzer.explainTerminal("good", false);
const uncolored: string = analyzer.explainTerminal("good", { color: false, context: "What?" });
const pages: string[] = [new Vader().explainTerminal("good", { color: false }), new Vader().explainHtml("good")];
const some: { label: Uint8Array; labels: readonly Label[]; emotions: { joy: Float64Array } } =
  analyzer.scoreColumns(["good"], { fields: ["label", "joy"] });
const whole: Float64Array = analyzer.scoreColumns([null], { missing: "null", fields: new Set(["emotions"] as const) }).emotions.fear;
const compound: Float64Array = new Vader().scoreColumns(["good"], { fields: ["compound"] }).compound;
const alone = new Analyzer({ lexicon: { laggy: -1.5 }, withoutEnglish: true, onDuplicate: "keep" });
const several = new Analyzer({ lexicon: ["term\tvalence\n", { laggy: -1.5 }, new Map([["goat", 2]])] });
const lists: readonly string[] = ["term\n"];
const listed = new Analyzer({ lexicon: lists });
const asks: Score[] = analyzer.scoreBatch(["good", "bad"], { context: ["What?", null] });
const vader: VaderScore = new Vader({ lexicon: "laggy\t-1.5" }).score("good");
const why: VaderExplanation = new Vader().explain("good", { maxLength: 5 });
const other: Score = new WebAnalyzer().score("good");
const third: Score = new BundlerAnalyzer().score("good");
const fourth: Score = new LiteAnalyzer().score("good");
const release: string = version();
const feedback = new Analyzer({ taxonomy: "feedback" });
const wishes: Float64Array = feedback.scoreColumns(["good"]).emotions.desire;
const thanks: number = feedback.score("good").emotions.gratitude;
const parts: Sums<"feedback"> | undefined = feedback.explain("good").contributions[0]?.sums;
const wish: Emotion<"feedback"> = "desire";
const either = new Analyzer({ taxonomy: "plutchik" as Taxonomy });
const shared: number = either.score("good").emotions.trust;
const fear: number = new Analyzer({ lexicon: "term\tvalence\n" }).score("good").emotions.fear;
const asked: Analyzer<"feedback"> = new Analyzer<"feedback">({ taxonomy: "feedback" });
const names: readonly Label[] = LABELS;
const eight: readonly Emotion[] = [...EMOTIONS, ...TAXONOMIES.plutchik];
const eleven: readonly Emotion<"feedback">[] = TAXONOMIES[feedback.taxonomy];
const unsure = new Analyzer({ taxonomy: undefined as Taxonomy | undefined });
const rated = new Analyzer({ lexicon: { laggy: -3 }, lexiconFormat: "afinn" });
const mapped: Vader = new Vader({ lexicon: new Map([["laggy", -1.5]]) });
const taken: VaderSentenceScore[] = new Vader({ lexicon: { sick: null, laggy: -1.5 } }).scoreSentences("good");
class Own extends Analyzer<"feedback"> {
  constructor() {
    super({ taxonomy: "feedback", lexicon: null });
  }
}
function batch(texts: (string | null)[], missing: "error" | "null", context?: string): (Score | null)[] {
  const columns: ScoreColumns = analyzer.scoreColumns(texts, { missing });
  const vader: VaderColumns = new Vader().scoreColumns(texts, { missing });
  const scores: (VaderScore | null)[] = new Vader().scoreBatch(texts, { missing });
  return columns.valence.length === vader.neg.length + scores.length ? [] : analyzer.scoreBatch(texts, { context, missing });
}
analyzer.free();

// @ts-expect-error a number is not a text
analyzer.score(5);
// @ts-expect-error null is not a text
analyzer.score(null);
// @ts-expect-error of what kind
analyzer.scoreBatch([5]);
// @ts-expect-error only where it may be missing
analyzer.scoreBatch([null]);
// @ts-expect-error null where a text is missing
const all: Score[] = analyzer.scoreBatch(["good"], { missing: "null" });
// @ts-expect-error what is not explained may be of any length
analyzer.score("good", { maxLength: 5 });
// @ts-expect-error there may be none
contextAsks(null);
// @ts-expect-error of VADER there is no context
new Vader().scoreBatch(["good"], { context: "What?" });
// @ts-expect-error values cannot be changed
score.valence = 1;
// @ts-expect-error no such field
score.compound;
// @ts-expect-error not an emotion of this taxonomy
feedback.score("good").emotions.joy;
// @ts-expect-error of one of the taxonomies only
either.score("good").emotions.joy;
// @ts-expect-error a column has no emotion of another taxonomy
feedback.scoreColumns(["good"]).emotions.joy;
// @ts-expect-error no such option
analyzer.score("good", { contxt: "What?" });
// @ts-expect-error not among the fields
analyzer.scoreColumns(["good"], { fields: ["label"] }).valence;
// @ts-expect-error not among the fields
analyzer.scoreColumns(["good"], { fields: ["joy"] }).emotions.fear;
// @ts-expect-error no such field
analyzer.scoreColumns(["good"], { fields: ["compound"] });
// @ts-expect-error not a field of this taxonomy
feedback.scoreColumns(["good"], { fields: ["joy"] });
// @ts-expect-error of VADER there is no such field
new Vader().scoreColumns(["good"], { fields: ["valence"] });
// @ts-expect-error no such policy
new Analyzer({ lexicon: "term\n", onDuplicate: "add" });
// @ts-expect-error true or false
new Analyzer({ lexicon: "term\n", withoutEnglish: "yes" });
// @ts-expect-error of VADER the colour is one of the options
new Vader().explainTerminal("good", false);
// @ts-expect-error of one text there is none missing
analyzer.score("good", { missing: "null" });
// @ts-expect-error options are given once
analyzer.explainTerminal("good", { color: false }, { context: "What?" });
// @ts-expect-error no such taxonomy
new Analyzer({ taxonomy: "ekman" });
// @ts-expect-error what emotions scores have is said by an option, too
new Analyzer<"feedback">();
// @ts-expect-error the same beside another option
new Analyzer<"feedback">({ lexicon: "term\tvalence\n" });
// @ts-expect-error it has Plutchik's
const plain: Analyzer<"feedback"> = new Analyzer();
// @ts-expect-error whichever it is
unsure.score("good").emotions.joy;
// @ts-expect-error a term has a number
new Analyzer({ lexicon: { laggy: "bad" } });
// @ts-expect-error in an array, too
new Analyzer({ lexicon: ["term\n", { laggy: "bad" }] });
// @ts-expect-error VADER takes one
new Vader({ lexicon: ["laggy\t-1.5"] });
// @ts-expect-error a stream is awaited
analyzer.scoreBatch(new ReadableStream<string>());
// @ts-expect-error only VADER has words to take out
new Analyzer({ lexicon: { laggy: null } });
// @ts-expect-error no such format
new Analyzer({ lexicon: "", lexiconFormat: "xml" });
// @ts-expect-error VADER has one of its own
new Vader({ lexiconFormat: "afinn" });
// @ts-expect-error no such option
new Analyzer({ lexikon: "term\tvalence\n" });
// @ts-expect-error no such choice
analyzer.scoreBatch(["good"], { missing: "NULL" });
// @ts-expect-error nor can lists
LABELS[0] = "mixed";
// @ts-expect-error it is what it was made with
feedback.taxonomy = "feedback";
// @ts-expect-error no such label
const wrong: Label = "great";

export { all, asked, asks, asksFor, listed, several, batch, mapped, names, eight, eleven, taken, Own, rated, plain, first, blanks, gaps, none, compounds, wishes, label, joy, emotion, scores, shifter, sums, word, html, lines, vader, why, other, third, fourth, liteAsks, LiteVader, release, thanks, parts, wish, shared, fear, wrong };
