// The same text, the same bits as in Rust and Python.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";

import { vectors } from "./cases.mjs";

const MEND = "if the engine was changed on purpose, regenerate the vectors; else the binding differs";

/** VADER's -0.0 is Python's too, but JSON may have lost the sign. */
function unsigned(score) {
  return Object.fromEntries(Object.entries(score).map(([name, value]) => [name, value + 0]));
}

test("english", () => {
  const cases = vectors("english.jsonl");
  const analyzer = new Analyzer();
  const batch = analyzer.scoreBatch(cases.map(({ text }) => text));
  cases.forEach(({ text, ...expected }, index) => {
    assert.deepEqual(analyzer.score(text), expected, `${text}: ${MEND}`);
    assert.deepEqual(batch[index], expected, `${text}, in a batch`);
  });
});

test("vader", () => {
  const cases = vectors("vader.jsonl");
  const vader = new Vader();
  const batch = vader.scoreBatch(cases.map(({ text }) => text));
  cases.forEach(({ text, ...expected }, index) => {
    assert.deepEqual(unsigned(vader.score(text)), unsigned(expected), `${text}: ${MEND}`);
    assert.deepEqual(unsigned(batch[index]), unsigned(expected), `${text}, in a batch`);
  });
});
