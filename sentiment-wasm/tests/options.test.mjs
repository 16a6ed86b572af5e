// Options that are not known are errors: they have been misspelled or misplaced.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

const analyzer = new Analyzer();
const vader = new Vader();

/** Each call that takes options, and those that it knows. */
const CALLS = [
  ["lexicon, lexiconFormat, taxonomy", (options) => new Analyzer(options)],
  ["lexicon, lexiconFormat, taxonomy", (options) => new Lite(options)],
  ["lexicon", (options) => new Vader(options)],
  ...["score", "scoreSentences", "explain", "explainHtml"].map((method) => [
    "context", (options) => analyzer[method]("good", options),
  ]),
  ["context", (options) => analyzer.explainTerminal("good", false, options)],
  ...["scoreBatch", "scoreColumns"].flatMap((method) => [
    ["context, missing", (options) => analyzer[method](["good"], options)],
    ["missing", (options) => vader[method](["good"], options)],
  ]),
];

/** What the message about an unknown one says of those that are known. */
const expected = (known) => (known.includes(", ") ? `one of ${known}` : known);

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
  const all = ["lexicon", "lexiconFormat", "taxonomy", "context", "missing"];
  for (const [known, call] of CALLS) {
    for (const name of all.filter((name) => !known.split(", ").includes(name))) {
      assert.throws(() => call({ [name]: "null" }), { name: "TypeError", message: `unknown option "${name}": expected ${expected(known)}` });
    }
  }
});

test("an array is no options", () => {
  for (const [known, call] of CALLS) {
    for (const options of [[], ["What?"]]) {
      const [first] = known.split(", ");
      const message = `options must be an object such as { ${first}: "…" }, not array`;
      assert.throws(() => call(options), { name: "TypeError", message });
    }
  }
});

test("a Map is no options, nor is any other iterable", () => {
  for (const [known, call] of CALLS) {
    const [first] = known.split(", ");
    const message = `options must be an object such as { ${first}: "…" }, not iterable`;
    for (const options of [new Map([[first, "null"]]), new Map(), new Set([first]), new URLSearchParams(`${first}=null`)]) {
      assert.throws(() => call(options), { name: "TypeError", message });
    }
  }
});

test("VADER has no options for one text, and says so", () => {
  for (const method of ["score", "scoreSentences", "explain"]) {
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
  const wrong = [
    [{ context: "What?" }, "object; options come after it"], [["What?"], "array; options come after it"],
    [1, "number"], ["no", "string"],
  ];
  for (const [color, kind] of wrong) {
    const message = `color must be true or false, not ${kind}`;
    assert.throws(() => analyzer.explainTerminal("good", color), { name: "TypeError", message });
  }
});
