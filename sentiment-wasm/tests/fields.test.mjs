// The columns that `fields` names.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, TAXONOMIES, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

const analyzer = new Analyzer();
const vader = new Vader();
const TEXTS = ["I love it!", "It broke after a day 😡", "", "It arrived on Monday."];
const NUMBERS = ["valence", "negative", "neutral", "positive", "confidence", "coverage"];

test("each column alone is that of all", () => {
  for (const model of [analyzer, new Lite(), new Analyzer({ taxonomy: "feedback" })]) {
    const all = model.scoreColumns(TEXTS);
    for (const name of [...NUMBERS, "emotions", "dominant_emotion"]) {
      assert.deepEqual(model.scoreColumns(TEXTS, { fields: [name] }), { [name]: all[name] });
    }
    const { label, labels } = all;
    assert.deepEqual(model.scoreColumns(TEXTS, { fields: ["label"] }), { label, labels });
    for (const name of TAXONOMIES[model.taxonomy]) {
      assert.deepEqual(model.scoreColumns(TEXTS, { fields: [name] }), { emotions: { [name]: all.emotions[name] } });
    }
  }
  for (const [name, column] of Object.entries(vader.scoreColumns(TEXTS))) {
    assert.deepEqual(vader.scoreColumns(TEXTS, { fields: [name] }), { [name]: column });
  }
});

test("several are in their order, emotions together", () => {
  const fields = new Set(["dominant_emotion", "joy", "valence", "anger"]);
  const columns = analyzer.scoreColumns(TEXTS, { fields });
  assert.deepEqual(Object.keys(columns), ["dominant_emotion", "emotions", "valence"]);
  assert.deepEqual(Object.keys(columns.emotions), ["anger", "joy"]);
  const all = analyzer.scoreColumns(TEXTS, { fields: ["joy", "emotions"] });
  assert.deepEqual(all, analyzer.scoreColumns(TEXTS, { fields: ["emotions"] }));
  assert.deepEqual(Object.keys(vader.scoreColumns(TEXTS, { fields: ["compound", "neg"] })), ["compound", "neg"]);
});

test("with many texts, missing ones and a question", () => {
  const many = [...Array(5000).fill("pricing"), null];
  const options = { missing: "null", context: "What should we improve?" };
  const { valence, emotions } = analyzer.scoreColumns(many, options);
  const some = analyzer.scoreColumns(many, { ...options, fields: ["valence", "anger"] });
  assert.deepEqual(some, { valence, emotions: { anger: emotions.anger } });
  assert.ok(Number.isNaN(some.valence[5000]));
});

test("undefined and null are all", () => {
  for (const fields of [undefined, null]) {
    assert.deepEqual(analyzer.scoreColumns(TEXTS, { fields }), analyzer.scoreColumns(TEXTS));
  }
});

test("what is wrong with them is said", () => {
  const known = "valence, negative, neutral, positive, label, confidence, coverage, emotions, dominant_emotion, " +
    TAXONOMIES.plutchik.join(", ");
  const ofVader = "neg, neu, pos, compound";
  const wrong = [
    [["compound"], "RangeError", `unknown field "compound": expected one of ${known}`],
    [["labels"], "RangeError", `unknown field "labels": expected one of ${known}`],
    [["gratitude"], "RangeError", `unknown field "gratitude": expected one of ${known}`],
    [["valence", "valence"], "RangeError", 'fields has "valence" twice'],
    [[], "RangeError", `fields is empty: give some of ${known}`],
    [["valence", 5], "TypeError", "fields[1] must be a string, not number"],
    ["valence", "TypeError", "fields must be an iterable of names, not string"],
    [5, "TypeError", "fields must be an iterable of names, not number"],
    [{ valence: true }, "TypeError", "fields must be an iterable of names, not object"],
  ];
  for (const [fields, name, message] of wrong) {
    assert.throws(() => analyzer.scoreColumns(TEXTS, { fields }), { name, message });
  }
  const message = `unknown field "valence": expected one of ${ofVader}`;
  assert.throws(() => vader.scoreColumns(TEXTS, { fields: ["valence"] }), { name: "RangeError", message });
});
