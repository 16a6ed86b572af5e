// What free() does, in every build.
import assert from "node:assert/strict";
import { test } from "node:test";

import { everywhere } from "./cases.mjs";

test("what a Proxy freed is freed once, and nobody else's memory", async () => {
  const of = async (Type, lexicon) => {
    // As Vue's: what is an object comes out as a Proxy; the second takes no change.
    const deep = {
      get: (...call) => {
        const value = Reflect.get(...call);
        return typeof value === "object" && value ? new Proxy(value, deep) : value;
      },
    };
    const handlers = [{}, deep, { ...deep, set: () => true, defineProperty: () => true }];
    const make = () => new Type({ lexicon });
    const scores = [];
    for (const handler of handlers) {
      for (let i = 0; i < 5; i += 1) {
        const proxy = new Proxy(make(), handler);
        proxy.score("zorbly");
        proxy.free();
        proxy.free();
        proxy[Symbol.dispose]?.();
      }
      const live = Array.from({ length: 5 }, make);
      gc();
      // Finalizers have a turn of their own.
      await new Promise((resolve) => setTimeout(resolve, 50));
      live.push(...Array.from({ length: 5 }, make));
      scores.push(...live.map((model) => JSON.stringify(model.score("zorbly"))));
      live.forEach((model) => model.free());
    }
    return { scores, expected: JSON.stringify(make().score("zorbly")) };
  };
  await everywhere(of, ({ scores, expected }, where) => {
    assert.deepEqual(scores, Array(30).fill(expected), where);
  });
});

test("an object freed while it scores says so, and goes on", async () => {
  const of = (Type, lexicon, thrown) => {
    const model = new Type({ lexicon });
    const other = new Type({ lexicon });
    function* texts(freed) {
      yield "zorbly";
      freed.free();
    }
    const score = () => JSON.stringify(model.score("zorbly"));
    const before = score();
    const refused = ["scoreBatch", "scoreColumns"].map((method) => thrown(() => model[method](texts(model))));
    const after = [score(), JSON.stringify(model.scoreBatch(texts(other))[0])];
    return { refused, before, after, freed: [model, other].map((it) => thrown(() => (it.free(), it.free(), it.score("a")))) };
  };
  await everywhere(of, ({ refused, before, after, freed }, where) => {
    const message = "InvalidStateError: this object cannot be freed while it scores; call free() after that";
    assert.deepEqual(refused, [message, message], where);
    assert.deepEqual(after, [before, before], where);
    for (const said of freed) {
      assert.match(said, /^InvalidStateError: this object was freed by free\(\)/, where);
    }
  });
});

test("an object that takes no change is freed as any other", async () => {
  const of = (Type, lexicon, thrown) =>
    [Object.freeze, Object.seal, Object.preventExtensions].map((fix) => {
      const model = fix(new Type({ lexicon }));
      model.score("zorbly");
      model.free();
      return [thrown(() => model.free() ?? "nothing"), thrown(() => model.score("zorbly"))];
    });
  await everywhere(of, (answers, where) => {
    for (const [again, scored] of answers) {
      assert.equal(again, "nothing", where);
      assert.match(scored, /^InvalidStateError: this object was freed/, where);
    }
  });
});

test("an object can be looked at, freed or not, and a copy is none", async () => {
  const of = (Type, lexicon, thrown) => {
    const model = new Type();
    const look = () => [Object.keys(model), { ...model }, structuredClone(model), JSON.parse(JSON.stringify(model))];
    const live = look();
    const copy = Object.assign(Object.create(Type.prototype), model);
    const copied = [thrown(() => copy.free()), thrown(() => model.score("good").label ?? "scored")];
    model.free();
    class Own extends Type {
      free() {
        super.free();
      }
    }
    const own = new Own();
    own.free();
    return { live, freed: look(), copied, again: thrown(() => own.free() ?? "nothing") };
  };
  await everywhere(of, ({ live, freed, copied, again }, where) => {
    assert.deepEqual(live, [[], {}, {}, {}], where);
    assert.deepEqual(freed, live, where);
    assert.match(copied[0], /^TypeError/, where);
    assert.doesNotMatch(copied[1], /Error/, where);
    assert.equal(again, "nothing", where);
  });
});
