// The same text, the same bits as in Rust and Python.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { URGENT_KINDS, Urgent } from "sentiment-wasm/urgent";

import { unsigned, vectors } from "./cases.mjs";

const MEND = "if the engine was changed on purpose, regenerate the vectors; else the binding differs";

test("english", () => {
  const cases = vectors("english.jsonl");
  const analyzer = new Analyzer();
  const batch = analyzer.scoreBatch(cases.map(({ text }) => text));
  cases.forEach(({ text, ...expected }, index) => {
    assert.deepEqual(analyzer.score(text), expected, `${text}: ${MEND}`);
    assert.deepEqual(batch[index], expected, `${text}, in a batch`);
  });
});

test("emotions of feedback", () => {
  const analyzer = new Analyzer({ taxonomy: "feedback" });
  for (const { text, ...expected } of vectors("feedback.jsonl")) {
    assert.deepEqual(analyzer.score(text), expected, `${text}: ${MEND}`);
  }
});

test("context", () => {
  const cases = vectors("context.jsonl");
  const analyzer = new Analyzer();
  const context = cases.map(({ question }) => question);
  const batch = analyzer.scoreBatch(cases.map(({ text }) => text), { context });
  cases.forEach(({ text, question, expected: label, ...expected }, index) => {
    const score = analyzer.score(text, { context: question });
    assert.equal(score.label, label, `${text}, to ${question}`);
    assert.deepEqual(score, expected, `${text}, to ${question}: ${MEND}`);
    assert.deepEqual(batch[index], expected, `${text}, in a batch`);
    assert.deepEqual(analyzer.explain(text, { context: question }).score, expected);
    assert.deepEqual(analyzer.scoreBatch([text], { context: question }), [expected]);
  });
});

test("urgent", () => {
  const cases = vectors("urgent.jsonl");
  const batch = new Urgent().findBatch(cases.map(({ text }) => text));
  cases.forEach(({ text, mentions }, index) => {
    const found = batch[index].map(({ kind, words }) => ({ kind, words }));
    assert.deepEqual(found, mentions, `${text}: ${MEND}`);
  });
  const kinds = new Set(batch.flat().map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), [...URGENT_KINDS].sort());
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
