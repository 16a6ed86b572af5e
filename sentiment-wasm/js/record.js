
/** A score; `label` and `dominant` are positions. One call makes it in one piece, which takes half the time of its fields one by one. */
function scoreRecord(label, dominant, valence, negative, neutral, positive, confidence, coverage, emotions) {
  const names = "joy" in emotions ? TAXONOMIES.plutchik : TAXONOMIES.feedback;
  return {
    valence,
    negative,
    neutral,
    positive,
    label: LABELS[label],
    confidence,
    coverage,
    emotions,
    dominant_emotion: names[dominant] ?? null,
  };
}

/** The same of so many numbers in a row of them, from a place on. */
function scoreAt(row, at, count) {
  const emotions = emotionsAt(row, at + 8, count - 8);
  return scoreRecord(row[at], row[at + 1], row[at + 2], row[at + 3], row[at + 4], row[at + 5], row[at + 6], row[at + 7], emotions);
}

/** So many emotions. */
function emotionsAt(row, of, count) {
  // Not by `...`, which takes longer than all else here.
  return count === 8
    ? plutchik(row[of], row[of + 1], row[of + 2], row[of + 3], row[of + 4], row[of + 5], row[of + 6], row[of + 7])
    : feedback(
        row[of], row[of + 1], row[of + 2], row[of + 3], row[of + 4], row[of + 5], row[of + 6], row[of + 7], row[of + 8],
        row[of + 9], row[of + 10],
      );
}

/** Emotions in the order of `TAXONOMIES`. */
function plutchik(anger, anticipation, disgust, fear, joy, sadness, surprise, trust) {
  return { anger, anticipation, disgust, fear, joy, sadness, surprise, trust };
}

function feedback(
  frustration, disappointment, confusion, worry, sadness, delight, gratitude, admiration, trust, surprise, desire,
) {
  return { frustration, disappointment, confusion, worry, sadness, delight, gratitude, admiration, trust, surprise, desire };
}

function vaderRecord(neg, neu, pos, compound) { return { neg, neu, pos, compound }; }
function vaderAt(row, at) { return vaderRecord(row[at], row[at + 1], row[at + 2], row[at + 3]); }

/** What is wrong with texts that are no iterable. */
function notTexts(texts, one) {
  if (typeof texts === "string") {
    return new TypeError(`texts must be an iterable of strings, not one string; for one text there is ${one}()`);
  }
  const kind = texts === null ? "null" : typeof texts;
  return new TypeError(
    texts?.[Symbol.asyncIterator]
      ? "texts must be an iterable of strings, not one that is awaited: collect some by " +
        "`for await (const text of texts) some.push(text)`, score them, and go on"
      : `texts must be an iterable of strings, not ${kind}`,
  );
}
