// What every build has but the lite one.
import type {
  AllFields,
  BatchOptions,
  Disposing,
  ExplainOptions,
  FieldList,
  FieldsOptions,
  Missing,
  NullableBatchOptions,
  PossibleFields,
  Span,
  SureFields,
  TerminalOptions,
} from "./api.js";

/** What VADER answers. */
export interface VaderScore {
  readonly neg: number;
  readonly neu: number;
  readonly pos: number;
  readonly compound: number;
}

/** A sentence of a text. */
export interface VaderSentenceScore {
  readonly span: Span;
  readonly score: VaderScore;
}

/** What VADER answers to many texts: a value per text in each column, in order. */
export interface VaderColumns {
  readonly neg: Float64Array;
  readonly neu: Float64Array;
  readonly pos: Float64Array;
  readonly compound: Float64Array;
}

/** The columns that `fields` names: `F` are there, any of `M` may be, which is known only when the program runs. */
export type SomeVaderColumns<F, M = never> = Pick<VaderColumns, Extract<F, keyof VaderColumns>> &
  Partial<Pick<VaderColumns, Extract<M, keyof VaderColumns>>>;

/** One word's part in VADER's sum. */
export interface VaderContribution {
  readonly span: Span;
  /** The word in lower case. */
  readonly term: string;
  /** The lexicon's mean valence, from -4 to 4. */
  readonly base: number;
  /** After boosters, negation, capitals, idioms and "but". */
  readonly value: number;
}

/**
 * Why VADER scores a text as it does: the values in order, then the emphasis,
 * add up to `sum`; `compound` is `sum / sqrt(sum² + 15)`.
 */
export interface VaderExplanation {
  readonly contributions: readonly VaderContribution[];
  /** Added for "!" and "?". */
  readonly emphasis: number;
  readonly sum: number;
  readonly score: VaderScore;
}

/** Words with a valence each, as an object or a Map; null takes a word out. */
export type VaderTerms = Readonly<Record<string, number | null>> | ReadonlyMap<string, number | null>;

/** How the VADER model is made. */
export interface VaderOptions {
  /**
   * Words beside VADER's or in their place, as the text of a file such as Python's
   * `vader_lexicon.txt`: a word, a tab and its valence in each line; or words with their valences,
   * `{ laggy: -1.5, sick: null }`, where null takes a word out. What cannot be read throws.
   * As in Python, the text's words are compared one by one in lower case: a line with capitals
   * ("Laggy") or spaces ("dark mode") is read, but matches nothing.
   */
  readonly lexicon?: string | VaderTerms | null | undefined;
}

export interface Vader extends Disposing {}

/** Scores texts as Python's vaderSentiment 3.3.2 does, to the last digit. */
export class Vader {
  constructor(options?: VaderOptions);
  /** Score one text. */
  score(text: string): VaderScore;
  /** Score many texts, in order; with `missing: "null"`, null where there is no text. */
  scoreBatch(texts: Iterable<string>, options?: Pick<BatchOptions, "missing">): VaderScore[];
  scoreBatch(
    texts: Iterable<string | Missing>,
    options: Pick<BatchOptions | NullableBatchOptions, "missing">,
  ): (VaderScore | null)[];
  /** Score many texts into typed arrays, one per field, or those of `fields`; with `missing: "null"`, NaN there. */
  scoreColumns<A extends FieldList<keyof VaderColumns>>(
    texts: Iterable<string | Missing>,
    options: Pick<BatchOptions | NullableBatchOptions, "missing"> & { readonly fields: A },
  ): SomeVaderColumns<SureFields<A>, PossibleFields<A>>;
  scoreColumns(texts: Iterable<string>, options?: Pick<BatchOptions, "missing"> & AllFields): VaderColumns;
  scoreColumns(
    texts: Iterable<string | Missing>,
    options: Pick<BatchOptions | NullableBatchOptions, "missing"> & AllFields,
  ): VaderColumns;
  scoreColumns(
    texts: Iterable<string | Missing>,
    options: Pick<BatchOptions | NullableBatchOptions, "missing"> & FieldsOptions<keyof VaderColumns>,
  ): Partial<VaderColumns>;
  /** Score each sentence of a text. */
  scoreSentences(text: string): VaderSentenceScore[];
  /** Say why a text scores what it does. A text of more than `maxLength` UTF-16 units throws a `RangeError`. */
  explain(text: string, options?: Pick<ExplainOptions, "maxLength">): VaderExplanation;
  /**
   * The explanation as an HTML fragment: highlighted words, all text escaped. A text of more than
   * 2,500,000 UTF-16 units throws a `RangeError`: its HTML might be longer than a string can be.
   */
  explainHtml(text: string): string;
  /** The explanation as lines for a terminal, in colour unless `color` is false. */
  explainTerminal(text: string, options?: Pick<TerminalOptions, "color">): string;
  /**
   * Give the memory back at once instead of at garbage collection; all else throws afterwards. It
   * throws itself where it is called by what the object is reading, such as a generator of texts.
   */
  free(): void;
}
