// What one build has, and no other.
import type { BatchOptions, Disposing, Missing, NullableBatchOptions, Span } from "./api.js";

/** What a text that somebody should read first is about, the most urgent first. */
export type UrgentKind =
  | "self-harm"
  | "safety"
  | "harassment"
  | "law"
  | "security"
  | "vulnerable"
  | "repeated"
  | "leaving";

/** All kinds, the most urgent first. */
export const URGENT_KINDS: readonly UrgentKind[];

/** What a text mentions that somebody should read first. */
export interface Mention {
  readonly kind: UrgentKind;
  /** Where it says so, in UTF-16 units: `text.slice(...span)`. */
  readonly span: Span;
  /** What it says there, without tags and escapes. */
  readonly words: string;
}

export interface Urgent extends Disposing {}

/**
 * Finds what somebody should read first: danger to oneself and others, harassment, the law, theft, people who depend on
 * help, messages without an answer, customers who leave.
 *
 * It goes by lists of English phrases, unless the words around say that it is not so: a text in which nothing is found may
 * be urgent all the same.
 */
export class Urgent {
  /** The first one reads the phrases, which takes longer than to find anything: make one where the module is loaded. */
  constructor();
  /** What a text mentions; the most urgent, and of a kind what is said first, comes first. */
  find(text: string): Mention[];
  /** The same of many texts, in order; with `missing: "null"`, nothing where there is no text. */
  findBatch(texts: Iterable<string>, options?: Pick<BatchOptions, "missing">): Mention[][];
  findBatch(
    texts: Iterable<string | Missing>,
    options: Pick<BatchOptions | NullableBatchOptions, "missing">,
  ): Mention[][];
  /**
   * Give the memory back at once instead of at garbage collection; all else throws afterwards. It
   * throws itself where it is called by what the object is reading, such as a generator of texts.
   */
  free(): void;
}
