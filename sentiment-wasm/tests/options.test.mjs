// Options that are not known are errors: they have been misspelled or misplaced.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

const analyzer = new Analyzer();
const vader = new Vader();

const OF_ANALYZER = "lexicon, lexiconFormat, withoutEnglish, onDuplicate, taxonomy, mixed";

/** Each call that takes options, and those that it knows. */
const CALLS = [
  [OF_ANALYZER, (options) => new Analyzer(options)],
  [OF_ANALYZER, (options) => new Lite(options)],
  ["lexicon", (options) => new Vader(options)],
  ...["score", "scoreSentences", "explainHtml"].map((method) => [
    "context", (options) => analyzer[method]("good", options),
  ]),
  ["context, maxLength", (options) => analyzer.explain("good", options)],
  ["maxLength", (options) => vader.explain("good", options)],
  ["context", (options) => analyzer.explainTerminal("good", false, options)],
  ["context, color", (options) => analyzer.explainTerminal("good", options)],
  ["color", (options) => vader.explainTerminal("good", options)],
  ["context, missing", (options) => analyzer.scoreBatch(["good"], options)],
  ["missing", (options) => vader.scoreBatch(["good"], options)],
  ["context, missing, fields", (options) => analyzer.scoreColumns(["good"], options)],
  ["missing, fields", (options) => vader.scoreColumns(["good"], options)],
];

/** What the message about an unknown one says of those that are known. */
const expected = (known) => (known.includes(", ") ? `one of ${known}` : known);

/** The same of an example. */
const EXAMPLES = { color: "{ color: false }", maxLength: "{ maxLength: 1000000 }" };
const example = (known) => EXAMPLES[known] ?? `{ ${known.split(", ")[0]}: "…" }`;

test("an unknown option is named, with those that are known", () => {
  const wrong = { contxt: "What?", contexts: ["What?"], taxnomy: "feedback", Lexicon: "", 0: "", "a\"b": 1 };
  for (const [known, call] of CALLS) {
    for (const [name, value] of Object.entries(wrong)) {
      const message = `unknown option ${JSON.stringify(name)}: expected ${expected(known)}`;
      for (const given of [value, undefined]) {
        assert.throws(() => call({ [name]: given }), { name: "TypeError", message });
      }
    }
  }
});

test("an option in a wrong place is unknown there", () => {
  const all = [...OF_ANALYZER.split(", "), "context", "missing", "fields", "maxLength", "color"];
  for (const [known, call] of CALLS) {
    for (const name of all.filter((name) => !known.split(", ").includes(name))) {
      assert.throws(() => call({ [name]: "null" }), { name: "TypeError", message: `unknown option "${name}": expected ${expected(known)}` });
    }
  }
});

test("an array is no options", () => {
  for (const [known, call] of CALLS) {
    for (const options of [[], ["What?"]]) {
      const message = `options must be an object such as ${example(known)}, not array`;
      assert.throws(() => call(options), { name: "TypeError", message });
    }
  }
});

test("a Map is no options, nor is any other iterable", () => {
  for (const [known, call] of CALLS) {
    const [first] = known.split(", ");
    const message = `options must be an object such as ${example(known)}, not iterable`;
    for (const options of [new Map([[first, "null"]]), new Map(), new Set([first]), new URLSearchParams(`${first}=null`)]) {
      assert.throws(() => call(options), { name: "TypeError", message });
    }
  }
});

test("VADER has no options for one text, and says so", () => {
  for (const method of ["score", "scoreSentences", "explainHtml"]) {
    const call = (options) => vader[method]("good", options);
    for (const name of ["context", "missing", "lexicon"]) {
      assert.throws(() => call({ [name]: "What?" }), { name: "TypeError", message: `unknown option "${name}": expected none` });
    }
    for (const [options, kind] of [["What?", "string"], [["What?"], "array"], [new Map(), "iterable"], [1, "number"]]) {
      assert.throws(() => call(options), { name: "TypeError", message: `options must be an object such as {}, not ${kind}` });
    }
    for (const options of [undefined, null, {}]) {
      assert.deepEqual(call(options), vader[method]("good"));
    }
  }
});

test("known options may be undefined, and others inherited or hidden", () => {
  for (const [known, call] of CALLS) {
    const none = Object.fromEntries(known.split(", ").map((name) => [name, undefined]));
    const hidden = Object.defineProperty({}, "hidden", { value: 1 });
    for (const options of [none, hidden, Object.create({ more: 1 }), Object.create(null), { [Symbol("more")]: 1 }]) {
      call(options);
    }
  }
});

test("an option may come from a getter, and what one throws comes through", () => {
  const context = "What should we improve?";
  class Options {
    get context() {
      return context;
    }
  }
  assert.deepEqual(analyzer.score("pricing", new Options()), analyzer.score("pricing", { context }));
  const broken = new Proxy({}, { ownKeys() { throw new RangeError("disk gone"); } });
  const throws = { get context() { throw new RangeError("disk gone"); } };
  const own = new Analyzer();
  for (const options of [broken, throws]) {
    assert.throws(() => own.score("good", options), { name: "RangeError", message: "disk gone" });
    assert.throws(() => own.scoreBatch(["good"], options), { name: "RangeError", message: "disk gone" });
  }
  // Nothing holds it.
  own.free();
});

test("color is true or false", () => {
  for (const color of [undefined, null, true]) {
    assert.ok(analyzer.explainTerminal("good", color).includes("\x1b["));
  }
  for (const [color, kind] of [[1, "number"], ["no", "string"]]) {
    const expected = { name: "TypeError", message: `color must be true or false, not ${kind}` };
    assert.throws(() => analyzer.explainTerminal("good", color), expected);
    assert.throws(() => analyzer.explainTerminal("good", { color }), expected);
    assert.throws(() => vader.explainTerminal("good", { color }), expected);
  }
  const message = "options must be an object such as { color: false }, not boolean";
  assert.throws(() => vader.explainTerminal("good", false), { name: "TypeError", message });
});

test("color may be one of the options", () => {
  const context = "What should we improve?";
  for (const color of [true, false]) {
    assert.equal(analyzer.explainTerminal("pricing", { color, context }), analyzer.explainTerminal("pricing", color, { context }));
    assert.equal(analyzer.explainTerminal("good", { color }), analyzer.explainTerminal("good", color));
  }
  for (const options of [{}, { color: null }, { color: undefined }]) {
    assert.equal(analyzer.explainTerminal("good", options), analyzer.explainTerminal("good"));
  }
  assert.equal(analyzer.explainTerminal("good", null, { color: false }), analyzer.explainTerminal("good", false));
  const message = "options are given twice: say all in one object, { color: false, … }";
  assert.throws(() => analyzer.explainTerminal("good", { color: false }, { context }), { name: "TypeError", message });
});
