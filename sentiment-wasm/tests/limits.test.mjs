// Where the engine's stack or the module's memory ends, a call fails, and what comes after it does not.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { PACKAGE, everywhere } from "./cases.mjs";

test("after stack overflows an object scores, and is freed", async () => {
  const of = (Type, lexicon, thrown) => {
    const padded = (levels, act) => (levels === 0 ? act() : padded(levels - 1, act));
    const text = "zorbly 😡";
    const calls = [
      (model) => model.score(text),
      (model) => model.scoreBatch([text, text]),
      (model) => model.scoreColumns(new Set([text])),
      (model) => model.explain(text),
      () => new Type().free(),
    ];
    const expected = JSON.stringify(new Type({ lexicon }).explain(text));
    const overflows = new Set();
    const after = new Set();
    const freed = new Set();
    for (let time = 0; time < 6; time += 1) {
      const model = new Type({ lexicon });
      // In all more than would fill what the module has for references, or its stack.
      for (let again = 0; again < 110; again += 1) {
        const call = calls[again % calls.length];
        const endless = () => {
          call(model);
          endless();
        };
        // Not always at the same place.
        overflows.add(thrown(() => padded(again % 23, endless)));
      }
      after.add(JSON.stringify(model.explain(text)));
      freed.add(thrown(() => (model.free(), model.score(text))));
    }
    return { overflows: [...overflows], after: [...after], freed: [...freed], expected };
  };
  await everywhere(of, ({ overflows, after, freed, expected }, where) => {
    assert.deepEqual(overflows, ["RangeError: Maximum call stack size exceeded"], where);
    assert.deepEqual(after, [expected], where);
    assert.equal(freed.length, 1, where);
    assert.match(freed[0], /^InvalidStateError: this object was freed by free\(\)/, where);
  }, "--stack-size=100");
});

test("an overflow in a generator of texts is its own, and the call that reads it can be made again", async () => {
  const of = (Type, lexicon, thrown) => {
    const model = new Type({ lexicon });
    const overflow = () => 1 + overflow();
    function* texts() {
      yield "zorbly";
      overflow();
    }
    const said = new Set();
    for (let time = 0; time < 30; time += 1) {
      said.add(thrown(() => model.scoreBatch(texts())));
    }
    const same = JSON.stringify(model.scoreBatch(["zorbly"])) === JSON.stringify([model.score("zorbly")]);
    return { said: [...said], same, freed: thrown(() => model.free() ?? "nothing") };
  };
  await everywhere(of, (answer, where) => {
    assert.deepEqual(answer, { said: ["RangeError: Maximum call stack size exceeded"], same: true, freed: "nothing" }, where);
  });
});

test("calls within one another are at most 100", async () => {
  const of = (Type, lexicon, thrown) => {
    const model = new Type({ lexicon });
    let deepest = 0;
    const within = (level, most) => {
      deepest = level;
      if (level < most) {
        model.scoreBatch({ *[Symbol.iterator]() { within(level + 1, most); yield "zorbly"; } });
      }
    };
    const made = (level) => new Type({ get lexicon() { return made(level + 1); } });
    const fine = thrown(() => within(0, 100) ?? "nothing");
    const said = [thrown(() => within(0, Infinity)), thrown(() => made(0))];
    const score = JSON.stringify(model.scoreBatch(["zorbly"])[0]) === JSON.stringify(new Type({ lexicon }).score("zorbly"));
    return { fine, said, deepest, score, freed: thrown(() => model.free() ?? "nothing") };
  };
  await everywhere(of, ({ said, ...rest }, where) => {
    assert.deepEqual(rest, { fine: "nothing", deepest: 100, score: true, freed: "nothing" }, where);
    for (const message of said) {
      assert.match(message, /^RangeError: more than 100 calls within one another: .*generator of texts/, where);
    }
  });
});

test("where memory ends, an error says so, and what is freed can be used again", () => {
  for (const entry of ["web", "lite/web"]) {
    const source = `
      import { readFileSync } from "node:fs";
      import init, { Analyzer } from "sentiment-wasm/${entry}";
      const { memory } = await init({ module_or_path: readFileSync("pkg/${entry}/sentiment_bg.wasm") });
      const lexicon = "term\\tvalence\\nzorbly\\t3\\n";
      const expected = JSON.stringify(new Analyzer({ lexicon }).score("zorbly"));
      // Reserved, not used: the module gets but 32 MB more.
      memory.grow(65536 - memory.buffer.byteLength / 65536 - 512);
      const thrown = (call) => {
        try {
          return call();
        } catch ({ name, message }) {
          return name + ": " + message;
        }
      };
      const said = [];
      const scores = [];
      for (let time = 0; time < 5; time += 1) {
        const all = [];
        said.push(thrown(() => {
          for (;;) {
            all.push(new Analyzer({ lexicon }));
          }
        }));
        const [first, ...others] = all;
        others.forEach((analyzer) => analyzer.free());
        scores.push(thrown(() => JSON.stringify(first.score("zorbly"))));
        said.push(thrown(() => first.score("x".repeat(50_000_000))));
        scores.push(thrown(() => JSON.stringify(first.score("zorbly"))));
        first.free();
      }
      console.log(JSON.stringify({ said, scores, expected }));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", source], { cwd: PACKAGE, encoding: "utf8" });
    const { said, scores, expected } = JSON.parse(output);
    assert.deepEqual(scores, Array(10).fill(expected), entry);
    assert.equal(said.length, 10);
    for (const message of said) {
      assert.match(message, /^RangeError: out of memory: free\(\) objects that are no longer used/, entry);
    }
  }
});
