// Methods on what is none of their objects.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";
import { Analyzer as Web, Vader as WebVader, initSync } from "sentiment-wasm/web";

import { PACKAGE, everywhere } from "./cases.mjs";

initSync({ module: readFileSync(join(PACKAGE, "pkg", "web", "sentiment_bg.wasm")) });

/** More than the references for which WebAssembly has room in one call. */
const OFTEN = 600;

const methods = ({ prototype }) =>
  Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor");

/** That `Type` refuses what it has not made, and all go on. */
function refuses(Type, name, others) {
  const model = new Type();
  const before = model.score("good");
  for (const method of methods(Type)) {
    const { get, value: call = get } = Object.getOwnPropertyDescriptor(Type.prototype, method);
    const [must, example] = get ? [`${method} must be read`, method] : [`${method}() must be called`, `${method}(…)`];
    const message = `${must} on an object that this copy of sentiment-wasm made by new ${name}(), as in object.${example}`;
    for (const other of [undefined, null, 5, "text", {}, { __wbg_ptr: 8 }, Type, Object.create(Type.prototype), ...others]) {
      for (let time = 0; time < OFTEN; time += 1) {
        assert.throws(() => call.call(other, "good"), { name: "TypeError", message });
      }
    }
    if (!get) {
      const { [method]: unbound } = model;
      assert.throws(() => unbound(["good"]), { name: "TypeError", message });
    }
  }
  assert.deepEqual(model.score("good"), before);
  model.free();
  for (const other of others) {
    assert.ok(other.score("good"));
    other.free();
  }
}

test("objects of another class", () => {
  refuses(Analyzer, "Analyzer", [new Vader()]);
  refuses(Vader, "Vader", [new Analyzer()]);
  refuses(Web, "Analyzer", [new WebVader()]);
});

test("objects of another copy of the module", () => {
  refuses(Analyzer, "Analyzer", [new Web(), new Lite()]);
  refuses(Web, "Analyzer", [new Analyzer()]);
  refuses(WebVader, "Vader", [new Vader()]);
});

test("nothing of the module's is there to be called", () => {
  for (const Type of [Analyzer, Vader, Lite, Web]) {
    assert.deepEqual(methods(Type).filter((name) => name.startsWith("_")), []);
    assert.deepEqual(Reflect.ownKeys(new Type()).filter((key) => typeof key === "string"), []);
  }
});

test("what inherits, or stands for an object, is one", async () => {
  const of = (Type, lexicon) => {
    class Own extends Type {}
    const model = new Own({ lexicon });
    const likes = [model, new Proxy(model, {}), Object.create(model)];
    const scores = likes.map((like) => JSON.stringify(like.score("zorbly")));
    const constructors = [new Type().constructor === Type, model.constructor === Own];
    return { scores, expected: JSON.stringify(new Type({ lexicon }).score("zorbly")), constructors };
  };
  await everywhere(of, ({ scores, expected, constructors }, where) => {
    assert.deepEqual(scores, Array(3).fill(expected), where);
    assert.deepEqual(constructors, [true, true], where);
  });
});
