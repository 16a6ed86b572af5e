// How explanations come out of the module, and how long a text may be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

import { PACKAGE } from "./cases.mjs";

const analyzer = new Analyzer();
const MODELS = [analyzer, new Lite(), new Vader()];

test("each kind of shifter has its name, and those of the types are all", () => {
  const texts = {
    negation: "nobody was friendly",
    amplifier: "very good",
    downtoner: "slightly bad",
    contrast: "The food is good, but the room is dirty.",
    irrealis: "I wish it was good",
    capitals: "this is GOOD for us",
    elongation: "sooo goooood",
    emphasis: "It is terrible!",
  };
  for (const [kind, text] of Object.entries(texts)) {
    const shifters = analyzer.explain(text).contributions.flatMap(({ shifters }) => shifters);
    assert.ok(shifters.some((shifter) => shifter.kind === kind), `${kind}: ${JSON.stringify(shifters)}`);
    for (const shifter of shifters) {
      assert.deepEqual(Object.keys(shifter), ["span", "kind", "factor"]);
    }
  }
  const [, union] = readFileSync(join(PACKAGE, "js", "api.d.ts"), "utf8").match(/export type ShifterKind =([^;]+);/);
  assert.deepEqual(Object.keys(texts), [...union.matchAll(/"(\w+)"/g)].map(([, kind]) => kind));
});

test("of a long text the contributions are those of its parts", () => {
  const part = "😀 The espresso is lovely, but the app is really not good.\n\n";
  for (const model of [analyzer, new Analyzer({ taxonomy: "feedback" }), new Lite()]) {
    const once = model.explain(part).contributions;
    const times = Math.ceil(10_000 / once.length);
    const { contributions } = model.explain(part.repeat(times));
    assert.equal(contributions.length, once.length * times);
    contributions.forEach((contribution, index) => {
      const expected = once[index % once.length];
      const offset = part.length * Math.floor(index / once.length);
      const moved = ({ span: [start, end], ...rest }) => ({ ...rest, span: [start + offset, end + offset] });
      assert.deepEqual(contribution, { ...moved(expected), shifters: expected.shifters.map(moved) });
    });
  }
  assert.deepEqual(analyzer.explain("").contributions, []);
});

test("a text that is too long is an error, scoring it is none", () => {
  const long = "a".repeat(1_000_001);
  const message = (length, most) => `text has ${length} UTF-16 units, and explain takes at most ${most}, so that its objects ` +
    `fit into memory; explain parts of the text, such as scoreSentences gives, or say { maxLength: ${length} }`;
  for (const model of MODELS) {
    for (const options of [undefined, {}, { maxLength: null }, { maxLength: undefined }, { maxLength: 1e6 }]) {
      assert.throws(() => model.explain(long, options), { name: "RangeError", message: message(1_000_001, 1_000_000) });
    }
    for (const maxLength of [1_000_001, Infinity]) {
      assert.deepEqual(model.explain(long, { maxLength }).score, model.score(long));
    }
    assert.throws(() => model.explain("😀b", { maxLength: 2 }), { name: "RangeError", message: message(3, 2) });
    assert.equal(model.explain("😀", { maxLength: 2 }).contributions.length, 1);
    assert.equal(model.explain("", { maxLength: 0 }).contributions.length, 0);
    assert.equal(model.scoreSentences(long).length, 1);
  }
});

test("what is no length is an error", () => {
  const wrong = [
    ["5", "TypeError", "maxLength must be a number, not string"],
    [5n, "TypeError", "maxLength must be a number, not bigint"],
    [[], "TypeError", "maxLength must be a number, not array"],
    [-1, "RangeError", "maxLength must be at least 0, not -1"],
    [NaN, "RangeError", "maxLength must be at least 0, not NaN"],
  ];
  for (const model of MODELS) {
    for (const [maxLength, name, message] of wrong) {
      assert.throws(() => model.explain("good", { maxLength }), { name, message });
    }
    assert.throws(() => model.explain(5, { maxLength: 0 }), { name: "TypeError", message: "text must be a string, not number" });
    const broken = { get maxLength() { throw new RangeError("disk gone"); } };
    assert.throws(() => model.explain("good", broken), { name: "RangeError", message: "disk gone" });
  }
});
