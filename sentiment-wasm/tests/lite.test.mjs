// The module with the lite model.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Analyzer as Full } from "sentiment-wasm";
import init, * as lite from "sentiment-wasm/lite";

import { PACKAGE, vectors } from "./cases.mjs";

const { Analyzer } = lite;
const analyzer = new Analyzer();

test("the same bits as in Rust", () => {
  const cases = vectors("lite.jsonl");
  const batch = analyzer.scoreBatch(cases.map(({ text }) => text));
  cases.forEach(({ text, ...expected }, index) => {
    assert.deepEqual(analyzer.score(text), expected, text);
    assert.deepEqual(batch[index], expected, `${text}, in a batch`);
  });
});

test("the same interface but for VADER", async () => {
  await init();
  assert.deepEqual(Object.keys(lite).sort(), ["Analyzer", "EMOTIONS", "LABELS", "TAXONOMIES", "contextAsks", "default", "initSync", "version"]);
  const methods = (type) => Object.getOwnPropertyNames(type.prototype);
  assert.deepEqual(methods(Analyzer), methods(Full));
});

test("what is plain it sees as the full model does", () => {
  const full = new Full();
  for (const text of ["I love it!", "Not bad at all 🙂", "Never again, terrible.", "It came on Monday."]) {
    assert.equal(analyzer.score(text).label, full.score(text).label, text);
  }
});

test("own words, other emotions, questions", () => {
  const own = new Analyzer({ lexicon: "term\tvalence\nzorbly\t3\n", taxonomy: "feedback" });
  assert.equal(own.score("zorbly").label, "positive");
  assert.ok(own.score("Thank you, thanks a lot!").emotions.gratitude > 0.5);
  const context = "What should we improve?";
  assert.equal(analyzer.score("parking", { context }).label, "negative");
});

test("explanations add up", () => {
  const { contributions, sums } = analyzer.explain("A good app, but really not good support 😡");
  const sum = contributions.reduce((sum, { sums }) => sum + sums.valence, 0);
  assert.equal(sum, sums.valence);
});

test("less than half as large as the full one", () => {
  const size = (...path) => gzipSync(readFileSync(join(PACKAGE, "pkg", ...path)), { level: 9 }).length;
  const module = size("lite", "web", "sentiment_bg.wasm");
  assert.ok(module < 328_000, `${module} bytes compressed`);
  assert.ok(module < size("web", "sentiment_bg.wasm") / 2);
});
