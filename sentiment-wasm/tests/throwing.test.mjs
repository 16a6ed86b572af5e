// What a caller's own code throws reaches the caller, and nothing is lost by it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

/** More than the references for which WebAssembly has room in one call. */
const OFTEN = 1200;

const fail = () => {
  throw new RangeError("disk gone");
};
const failing = (name) => Object.defineProperty({}, name, { get: fail, enumerable: true });
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const iterable = (step) => ({ [Symbol.iterator]: () => ({ next: () => step }) });

/** What throws when it is looked at, where texts are expected. */
const TEXTS = {
  "an array with a getter": Object.defineProperty(["good"], 1, { get: fail }),
  "a Proxy of an array": new Proxy(["good"], { get: (target, name) => (name === "length" ? fail() : target[name]) }),
  "an iterable without an iterator": { get [Symbol.iterator]() { return fail(); } },
  "an iterator without next": { [Symbol.iterator]: () => failing("next") },
  "an iterator's done": iterable(failing("done")),
  "an iterator's value": iterable(failing("value")),
  "a length that is no number": new Proxy(["good"], {
    get: (target, name) => (name === "length" ? { valueOf: fail } : target[name]),
  }),
};

/** Call it often, then score and free: what it throws is `expected`. */
function survives(Type, call, expected, what) {
  const model = new Type();
  for (let time = 0; time < OFTEN; time += 1) {
    assert.throws(() => call(model), expected, what);
  }
  assert.deepEqual(model.scoreBatch(["good"]), [new Type().score("good")], what);
  model.free();
}

const EACH = [Analyzer, Lite, Vader];
const BATCHES = ["scoreBatch", "scoreColumns"];
const GONE = { name: "RangeError", message: "disk gone" };

test("texts that throw", () => {
  for (const Type of EACH) {
    for (const method of BATCHES) {
      for (const [what, texts] of Object.entries(TEXTS)) {
        survives(Type, (model) => model[method](texts), GONE, `${method}, ${what}`);
      }
    }
  }
});

test("contexts that throw", () => {
  for (const method of BATCHES) {
    for (const [what, context] of Object.entries(TEXTS)) {
      survives(Analyzer, (model) => model[method](["good", "bad"], { context }), GONE, `${method}, ${what}`);
    }
  }
});

test("options that throw", () => {
  for (const Type of EACH) {
    survives(Type, () => new Type(failing("lexicon")), GONE);
    survives(Type, (model) => model.scoreBatch(["good"], failing("missing")), GONE);
  }
  survives(Analyzer, () => new Analyzer(failing("taxonomy")), GONE);
  survives(Analyzer, (model) => model.score("good", failing("context")), GONE);
});

test("a Proxy that was revoked, wherever it is given", () => {
  for (const target of [[], {}, () => {}]) {
    const proxy = revoked(target);
    const calls = [
      ...["score", "explain"].map((method) => [EACH, (model) => model[method](proxy)]),
      ...["explainHtml", "explainTerminal", "scoreSentences"].map((method) => [[Analyzer, Lite], (model) => model[method](proxy)]),
      [[Analyzer, Lite], (model) => model.score("good", proxy)],
      [[Analyzer, Lite], (model) => model.explainTerminal("good", proxy)],
      [[Analyzer, Lite], (model) => model.scoreBatch(["good"], { context: proxy })],
      ...BATCHES.flatMap((method) => [
        [EACH, (model) => model[method](proxy)],
        [EACH, (model) => model[method]([proxy])],
        [EACH, (model) => model[method](["good"], proxy)],
        [EACH, (model) => model[method](["good"], { missing: proxy })],
      ]),
    ];
    for (const [types, call] of calls) {
      for (const Type of types) {
        survives(Type, call, { name: "TypeError" }, String(call));
      }
    }
    for (const Type of EACH) {
      survives(Type, () => new Type(proxy), { name: "TypeError" });
      survives(Type, () => new Type({ lexicon: proxy }), { name: "TypeError" });
    }
  }
  assert.throws(() => new Analyzer().score(revoked([])), { message: "text must be a string, not object" });
});

test("what an iterator says of its end is read as `for` reads it", () => {
  for (const [done, length] of [[1, 0], ["yes", 0], [{}, 0], [Symbol("end"), 0], [0, 1], ["", 1], [undefined, 1]]) {
    let steps = 0;
    const next = () => ({ done: steps++ > 0 || done, value: "good" });
    assert.equal(new Analyzer().scoreBatch({ [Symbol.iterator]: () => ({ next }) }).length, length, String(done));
  }
});
