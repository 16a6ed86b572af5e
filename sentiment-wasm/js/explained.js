
/** The UTF-16 units that are explained if nothing is said: in English they make some 200 MB of objects. */
const EXPLAINED = 1_000_000;

/** Throws for a text of which there would be more objects than the memory may hold. */
function fitsMemory(text, options) {
  const most = options?.maxLength ?? EXPLAINED;
  if (typeof most !== "number") {
    throw new TypeError(`maxLength must be a number, not ${kindOf(most)}`);
  }
  if (!(most >= 0)) {
    throw new RangeError(`maxLength must be at least 0, not ${most}`);
  }
  if (typeof text === "string" && text.length > most) {
    throw new RangeError(
      `text has ${text.length} UTF-16 units, and explain takes at most ${most}, so that its objects fit into memory; ` +
        `explain parts of the text, such as scoreSentences gives, or say { maxLength: ${text.length} }`,
    );
  }
}

/** What contributes, and what changes it, in the order of their numbers. */
const CONTRIBUTIONS = namesOf("term context");
const SHIFTERS = namesOf("negation amplifier downtoner contrast irrealis capitals elongation emphasis");

/**
 * Puts contributions into an array: of each there is a line, its term, and a row of numbers. By calls for each field
 * they would take most of an explanation's time.
 */
function contributions(all, row, terms) {
  let at = 0;
  for (const term of terms.split("\n")) {
    const [emotions, shifters] = [at + 9, at + 9 + row[at + 7]];
    all.push({
      kind: CONTRIBUTIONS[row[at]],
      span: [row[at + 1], row[at + 2]],
      term,
      base: row[at + 3],
      weight: row[at + 4],
      shifters: shiftersAt(row, shifters, row[at + 8]),
      sums: { valence: row[at + 5], subjectivity: row[at + 6], emotions: emotionsAt(row, emotions, row[at + 7]) },
    });
    at = shifters + 4 * row[at + 8];
  }
}

function shiftersAt(row, at, count) {
  const all = [];
  for (let of = at; of < at + 4 * count; of += 4) {
    all.push({ span: [row[of], row[of + 1]], kind: SHIFTERS[row[of + 2]], factor: row[of + 3] });
  }
  return all;
}
