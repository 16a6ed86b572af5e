// What every build has, written by hand. Positions are in UTF-16 units, as
// everywhere in JavaScript: `text.slice(...span)`.

/**
 * The decision about a text; `mixed` means a clause strongly for and one strongly against, or less
 * strongly where "but" or "although" joins them.
 */
export type Label = "negative" | "neutral" | "positive" | "mixed";

/** The emotions of each taxonomy. */
export interface Taxonomies {
  /** Plutchik's eight basic emotions, the default. */
  readonly plutchik:
    | "anger"
    | "anticipation"
    | "disgust"
    | "fear"
    | "joy"
    | "sadness"
    | "surprise"
    | "trust";
  /** Eleven that customers and employees write about. */
  readonly feedback:
    | "frustration"
    | "disappointment"
    | "confusion"
    | "worry"
    | "sadness"
    | "delight"
    | "gratitude"
    | "admiration"
    | "trust"
    | "surprise"
    | "desire";
}

/** The name of a taxonomy. */
export type Taxonomy = keyof Taxonomies;

/** An emotion of a taxonomy. */
export type Emotion<T extends Taxonomy = "plutchik"> = Taxonomies[T];

/** The labels, in the order of `labels` in columns. */
export const LABELS: readonly Label[];

/** The emotions of each taxonomy, by its name, in the order of scores. */
export const TAXONOMIES: { readonly [T in Taxonomy]: readonly Emotion<T>[] };

/** Plutchik's eight, those of the default taxonomy. */
export const EMOTIONS: readonly Emotion[];

/** Not by a conditional type: an `Emotion<T>` could not index it where `T` is a parameter. */
type OfEmotions<T extends Taxonomy, Value> = { [K in T]: Readonly<Record<Emotion<K>, Value>> }[T];

/** A value per emotion. */
export type Emotions<T extends Taxonomy = "plutchik"> = OfEmotions<T, number>;

/** What a text scores. */
export interface Score<T extends Taxonomy = "plutchik"> {
  /** How positive or negative the text is, from -1 to 1: `Math.sqrt(positive) - Math.sqrt(negative)`. */
  readonly valence: number;
  /** Probability that a reader calls the text negative. */
  readonly negative: number;
  /** Probability that a reader calls the text neutral. */
  readonly neutral: number;
  /** Probability that a reader calls the text positive. */
  readonly positive: number;
  readonly label: Label;
  /** How far the label can be trusted, from 0 to 1; low means: let a person look. */
  readonly confidence: number;
  /**
   * Share of the words, emoji and emoticons that the lexicon knew, from 0 to 1; 0 where there are none.
   * Near 0 the text is not English, as a rule; a higher one is no proof that it is, as languages share words.
   */
  readonly coverage: number;
  /** Each from 0 to 1. */
  readonly emotions: Emotions<T>;
  /**
   * The strongest emotion, null if none reaches 0.25. With `"feedback"`, gratitude or admiration rather
   * than the trust that they are part of, and disappointment rather than sadness.
   */
  readonly dominant_emotion: Emotion<T> | null;
}

/**
 * What many texts score: a value per text in each column, in order. For JSON, which would make
 * objects of typed arrays, take `Array.from` of each.
 */
export interface ScoreColumns<T extends Taxonomy = "plutchik"> {
  readonly valence: Float64Array;
  readonly negative: Float64Array;
  readonly neutral: Float64Array;
  readonly positive: Float64Array;
  /** Positions in `labels`. */
  readonly label: Uint8Array;
  readonly labels: readonly Label[];
  readonly confidence: Float64Array;
  readonly coverage: Float64Array;
  readonly emotions: OfEmotions<T, Float64Array>;
  /** Positions in `TAXONOMIES[analyzer.taxonomy]`, as in `Object.keys(emotions)`; 255 where no emotion is dominant. */
  readonly dominant_emotion: Uint8Array;
}

/** What `fields` may name: a column, or one emotion. */
export type Field<T extends Taxonomy = "plutchik"> = Exclude<keyof ScoreColumns, "labels"> | Emotion<T>;

/** What `fields` may be; the empty list, which throws, makes TypeScript see each place of a literal. */
export type FieldList<F> = Iterable<F> | [];

/**
 * Of the names in `fields` those that are there whatever the program does: of a literal or a tuple those that stand
 * there, and else the only one that may be, as none at all throws.
 */
export type SureFields<A> = [A] extends [readonly [unknown, ...unknown[]]]
  ? InTuple<A>
  : [A] extends [Iterable<infer F>]
    ? Single<F>
    : never;

type InTuple<A> = [A] extends [readonly [infer First, ...infer Rest]] ? Single<First> | InTuple<Rest> : never;

/** One name; never, where it may be one or another. */
type Single<F, All = F> = F extends unknown ? ([All] extends [F] ? F : never) : never;

/** All names that may be in `fields`. */
export type PossibleFields<A> = A extends Iterable<infer F> ? F : never;

/** Columns of single emotions: `F` are there, `M` may be. */
type SomeEmotions<T extends Taxonomy, F, M> = "emotions" extends F
  ? Pick<ScoreColumns<T>, "emotions">
  : [Extract<F, Emotion<T>>] extends [never]
    ? [Extract<M, Emotion<T> | "emotions">] extends [never]
      ? unknown
      : { readonly emotions?: MaybeEmotions<T, M> }
    : { readonly emotions: Readonly<Record<Extract<F, Emotion<T>>, Float64Array>> & MaybeEmotions<T, M> };

type MaybeEmotions<T extends Taxonomy, M> = {
  readonly [E in "emotions" extends M ? Emotion<T> : Extract<M, Emotion<T>>]?: Float64Array;
};

/** A column that is no emotion; `labels` come with `label`. */
type PlainColumn<F> = Extract<F, Exclude<keyof ScoreColumns, "emotions">> | ("label" extends F ? "labels" : never);

/**
 * The columns that `fields` names, if they are `F`: `labels` with `label`, and in `emotions` those of which each is a
 * field, or all. Of `M` any may be there, which is known only when the program runs.
 */
export type SomeScoreColumns<T extends Taxonomy, F, M = never> = Pick<ScoreColumns, PlainColumn<F>> &
  Partial<Pick<ScoreColumns, PlainColumn<M>>> &
  SomeEmotions<T, F, M>;

/** Start and end in UTF-16 units: `text.slice(...span)`. */
export type Span = readonly [start: number, end: number];

/** A sentence of a text with its score. */
export interface SentenceScore<T extends Taxonomy = "plutchik"> {
  readonly span: Span;
  readonly score: Score<T>;
}

/** The quantities that terms add to, in log-odds. */
export interface Sums<T extends Taxonomy = "plutchik"> {
  /** Evidence for positive over negative. */
  readonly valence: number;
  /** Evidence for positive or negative over neutral. */
  readonly subjectivity: number;
  /** Evidence for each emotion. */
  readonly emotions: Emotions<T>;
}

/** What changes the weight of a term. */
export type ShifterKind =
  | "negation"
  | "amplifier"
  | "downtoner"
  | "contrast"
  | "irrealis"
  | "capitals"
  | "elongation"
  | "emphasis";

/** Something that changed a term's weight: "very", "not", "but", capitals. */
export interface Shifter {
  /** Where the shifting word is. */
  readonly span: Span;
  readonly kind: ShifterKind;
  /** The factor by which the valence weight changed. */
  readonly factor: number;
}

/** What contributes: a term of the text, or the question that it answers. */
export type ContributionKind = "term" | "context";

/** One term's part in a score, or the question's. */
export interface Contribution<T extends Taxonomy = "plutchik"> {
  readonly kind: ContributionKind;
  /**
   * Where the term is; the whole text for a context. Spans overlap: of "is good" there are "is",
   * "good" and the pair of both. To show a text once, spread each amount over its letters, as
   * `parts()` of the example page does.
   */
  readonly span: Span;
  /**
   * The lexicon's term: lower case, words separated by a space. For a rise or a fall, what moves
   * and which way: "prices up" of "the prices were raised". For a context,
   * what the question asks for: "faults" or "merits".
   */
  readonly term: string;
  /** The lexicon's valence weight, before any shifter. */
  readonly base: number;
  /**
   * The valence weight used: `base`, or the term's negated weight. Times the
   * factors of all shifters but negation it is `sums.valence`.
   */
  readonly weight: number;
  /** What changed the weight, in the order in which it was applied. */
  readonly shifters: readonly Shifter[];
  /** What was added to the sums. */
  readonly sums: Sums<T>;
}

/**
 * Why a text scores what it does. The contributions add up to `sums` exactly, and the score follows:
 *
 * ```js
 * let v = intercept.valence + scale * sums.valence;
 * let u = intercept.subjectivity + subjectivity_scale * sums.subjectivity;
 *
 * // What speaks for, and against; where both do, the negative counts more, and all less.
 * const parts = contributions.map(({ sums }) => scale * sums.valence);
 * const p = parts.reduce((sum, part) => sum + Math.max(part, 0), 0);
 * const q = parts.reduce((sum, part) => sum - Math.min(part, 0), 0);
 * const m = Math.min(p, q);
 * v = (v - 0.15 * m) * (1 - (1.2 * m) / (p + q + 0.1));
 * u += 0.2 * Math.abs(v);
 *
 * const total = Math.exp(u - v) + 1 + Math.exp(u + v);
 * const negative = Math.exp(u - v) / total;
 * const positive = Math.exp(u + v) / total;
 * const valence = Math.sqrt(positive) - Math.sqrt(negative);
 *
 * // Each emotion:
 * const joy = 1 / (1 + Math.exp(-(intercept.emotions.joy + emotion_scale * sums.emotions.joy)));
 * ```
 */
export interface Explanation<T extends Taxonomy = "plutchik"> {
  /** The text explained; lone surrogates are replaced by U+FFFD. */
  readonly text: string;
  readonly score: Score<T>;
  /** What an empty text starts from. */
  readonly intercept: Sums<T>;
  /** What each term added, in the order of the text; last, what the question did. */
  readonly contributions: readonly Contribution<T>[];
  /** All contributions added up. */
  readonly sums: Sums<T>;
  /** Factor for the text's length on the sum of valence. */
  readonly scale: number;
  /** The same for subjectivity: less where the text is long. */
  readonly subjectivity_scale: number;
  /** The same for the emotions. */
  readonly emotion_scale: number;
  /** Where sarcasm is marked ("/s", 🙃): one mark or more halve the confidence. */
  readonly irony: readonly Span[];
}

/** Terms with a number each, as an object or a Map. */
export type Terms = Readonly<Record<string, number>> | ReadonlyMap<string, number>;

/**
 * What a lexicon is: `"tsv"`, the default, has a header and log-odds; the others are those of VADER, AFINN, NRC,
 * LIWC and quanteda. `sentiment-wasm/lite` reads `"tsv"` alone: others throw.
 */
export type LexiconFormat = "tsv" | "afinn" | "vader" | "nrc" | "liwc" | "quanteda";

/**
 * What happens to a term that the model has: `"merge"`, what the lexicon says counts and the rest stays; `"replace"`,
 * nothing of the model's stays; `"keep"`, the model's stays as it is; `"fail"` throws an error that names it.
 */
export type OnDuplicate = "merge" | "replace" | "keep" | "fail";

/** How an analyzer is made. */
export interface AnalyzerOptions<T extends Taxonomy = "plutchik"> {
  /**
   * Terms and weights that extend or replace the default ones, as the text of a
   * lexicon file, such as `sentiment adapt` writes: a header that names the columns, then a term per line,
   * separated by tabs. Columns are `term`, `kind`, `valence`, `subjectivity`, `negated_valence`,
   * `negated_subjectivity`, `shifter`, `factor`, `name`, `emotions`, and each emotion's name; see "Lexicon files" in
   * the README. Or terms with their valences, from -4 to 4: `{ laggy: -1.5 }`. Or an array of such, of which the later
   * counts where two have the same term. What cannot be read throws. Such an analyzer
   * has about a megabyte of its own: make it once, or `free()` it; where no memory is left,
   * a `RangeError` says so.
   */
  readonly lexicon?: string | Terms | readonly (string | Terms)[] | null | undefined;
  /**
   * What `lexicon` is, if not of the form above. Terms with a number each may be rated as VADER's are, from
   * -4 to 4, or AFINN's, from -5 to 5. Without a lexicon, it throws.
   */
  readonly lexiconFormat?: LexiconFormat | null | undefined;
  /** Whether the terms of the lexicon alone count: no other word is known, and none negates or amplifies. */
  readonly withoutEnglish?: boolean | null | undefined;
  /** What happens where the lexicon has a term that the model has; `"merge"` if nothing is said. Without a lexicon, it throws. */
  readonly onDuplicate?: OnDuplicate | null | undefined;
  /** Which emotions scores have; Plutchik's if there is none. Other names throw. */
  readonly taxonomy?: T | null | undefined;
  /** Whether a label may be `"mixed"`: yes, if nothing is said. Else such a text has the likeliest of the others. */
  readonly mixed?: boolean | null | undefined;
}

/** How a text is scored. */
export interface ScoreOptions {
  /**
   * The question that the text answers: "pricing" to "What should we improve?" is a complaint. `contextAsks` says
   * what it is taken to ask for; one that asks for neither faults nor merits changes next to nothing.
   */
  readonly context?: string | null | undefined;
}

/** How a text is explained. */
export interface ExplainOptions extends ScoreOptions {
  /**
   * How many UTF-16 units the text may have: 1,000,000, if nothing is said. A longer one throws a `RangeError`, as there are
   * objects for each term, some 200 MB of a million units of English; `Infinity` takes any.
   */
  readonly maxLength?: number | null | undefined;
}

/** How an explanation is shown in a terminal. */
export interface TerminalOptions extends ScoreOptions {
  /** Whether it has colours: yes, if nothing is said. */
  readonly color?: boolean | null | undefined;
}

/** Which columns are made, if not all. */
export interface FieldsOptions<F extends string> {
  /** Their names: fewer make less to post from a worker. Another name throws, and so does none at all. */
  readonly fields?: Iterable<F> | null | undefined;
}

/** All columns are made. */
export interface AllFields {
  readonly fields?: null | undefined;
}

/** What an iterable may hold where there is no text; NaN besides, as some tables have it. */
export type Missing = number | null | undefined;

/** How many texts are scored. */
export interface BatchOptions {
  /**
   * The question that all texts answer, or one for each: null, undefined or NaN where there is none. More or fewer than
   * there are texts throw a `RangeError`.
   */
  readonly context?: string | Iterable<string | Missing> | null | undefined;
  /** Where there is no text but null, undefined or NaN: a `TypeError` that says where. */
  readonly missing?: "error" | null | undefined;
}

/** How many texts are scored of which some may be missing. */
export interface NullableBatchOptions {
  /** The question that all texts answer, or one for each: null, undefined or NaN where there is none. */
  readonly context?: string | Iterable<string | Missing> | null | undefined;
  /** Where there is no text but null, undefined or NaN, the place stays empty. */
  readonly missing: "null";
}

/** `Symbol.dispose`, where TypeScript's `lib` has it: with "esnext.disposable". */
type Dispose = SymbolConstructor extends { readonly dispose: infer Key extends symbol } ? Key : never;

/** What `using` frees at the end of its block. */
export type Disposing = Readonly<Record<Dispose, () => void>>;

export interface Analyzer<T extends Taxonomy = "plutchik"> extends Disposing {}

/**
 * Scores texts with the default English model.
 *
 * What is not a string throws a `TypeError`; every string has a score. More than 100 calls within one
 * another throw a `RangeError`: generators of texts may score, but not without end.
 */
export class Analyzer<T extends Taxonomy = "plutchik"> {
  /** Other emotions than Plutchik's have to be asked for: an `Analyzer<"feedback">` needs `taxonomy`. */
  constructor(
    ...options: "plutchik" extends T
      ? [options?: AnalyzerOptions<T>]
      : [options: AnalyzerOptions<T> & { readonly taxonomy: T }]
  );
  /** Which emotions scores have. */
  readonly taxonomy: T;
  /** Score one text. */
  score(text: string, options?: ScoreOptions): Score<T>;
  /**
   * Score many texts, in order; with `missing: "null"`, null where there is no text. What is awaited, such as a stream,
   * throws: score some at a time, as the README shows.
   */
  scoreBatch(texts: Iterable<string>, options?: BatchOptions): Score<T>[];
  scoreBatch(
    texts: Iterable<string | Missing>,
    options: BatchOptions | NullableBatchOptions,
  ): (Score<T> | null)[];
  /**
   * Score many texts into typed arrays, one per field: less work than an object per text, above
   * all where they are posted to or from a worker. With `missing: "null"`, there is NaN where
   * there is no text, and 255 in `label`, so that `labels[255]` is undefined. With `fields`,
   * there are those columns alone, which is less to post; those that the program chooses only when it runs, as in a
   * `Field[]`, may be undefined.
   */
  scoreColumns<A extends FieldList<Field<T>>>(
    texts: Iterable<string | Missing>,
    options: (BatchOptions | NullableBatchOptions) & { readonly fields: A },
  ): SomeScoreColumns<T, SureFields<A>, PossibleFields<A>>;
  scoreColumns(texts: Iterable<string>, options?: BatchOptions & AllFields): ScoreColumns<T>;
  scoreColumns(
    texts: Iterable<string | Missing>,
    options: (BatchOptions | NullableBatchOptions) & AllFields,
  ): ScoreColumns<T>;
  scoreColumns(
    texts: Iterable<string | Missing>,
    options: (BatchOptions | NullableBatchOptions) & FieldsOptions<Field<T>>,
  ): SomeScoreColumns<T, never, Field<T>>;
  /** Score each sentence of a text. */
  scoreSentences(text: string, options?: ScoreOptions): SentenceScore<T>[];
  /** Say why a text scores what it does. A text of more than `maxLength` UTF-16 units throws a `RangeError`. */
  explain(text: string, options?: ExplainOptions): Explanation<T>;
  /**
   * The explanation as an HTML fragment: highlighted words, all text escaped. A text of more than
   * 2,500,000 UTF-16 units throws a `RangeError`: its HTML might be longer than a string can be.
   */
  explainHtml(text: string, options?: ScoreOptions): string;
  /** The explanation as lines for a terminal, in colour unless `color` is false. */
  explainTerminal(text: string, options?: TerminalOptions): string;
  /** The same, with the colour before the other options. */
  explainTerminal(text: string, color?: boolean, options?: ScoreOptions): string;
  /**
   * Give the memory back at once instead of at garbage collection; all else throws afterwards. It
   * throws itself where it is called by what the object is reading, such as a generator of texts.
   */
  free(): void;
}

/** What a question asks for: what is bad, what is good, or neither. */
export type Asks = "faults" | "merits" | "neither";

/**
 * What a question asks for. One that asks for neither ("How was your stay?"), or of which no word is known, changes no
 * score as `context`, but that "no" is no complaint in answer to "Any other comments?", and "very" is praise in answer to
 * "How satisfied are you?".
 */
export function contextAsks(question: string): Asks;

/** The version of this package. */
export function version(): string;
