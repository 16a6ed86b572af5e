// Explanations that are longer than strings can be.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { Analyzer } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

import { PACKAGE } from "./cases.mjs";

test("explainHtml says how long a text may be", () => {
  for (const Type of [Analyzer, Lite]) {
    const analyzer = new Type();
    const message = "text has 2500001 UTF-16 units, and explainHtml takes at most 2500000, so that its HTML fits into " +
      "a string; explain parts of the text";
    for (const text of ["a".repeat(2_500_001), "ä".repeat(2_500_001), "😀".repeat(1_250_000) + "a"]) {
      assert.throws(() => analyzer.explainHtml(text), { name: "RangeError", message });
    }
    assert.ok(analyzer.explainHtml("ä".repeat(2_500_000)).length > 2_500_000);
    // What makes the most of it: V8's strings have no more units.
    assert.ok(analyzer.explainHtml("☹".repeat(1000)).length * 2500 < 2 ** 29 - 24);
    analyzer.free();
  }
});

test("an explanation that is no string of this engine is a RangeError", () => {
  // As an engine does that has short strings.
  const source = `
    import { readFileSync } from "node:fs";
    import { initSync, Analyzer } from "sentiment-wasm/web";
    initSync({ module: readFileSync("pkg/web/sentiment_bg.wasm") });
    const { decode } = TextDecoder.prototype;
    TextDecoder.prototype.decode = function (bytes) {
      if (bytes?.length > 1000) {
        throw new TypeError("too long");
      }
      return decode.call(this, bytes);
    };
    const analyzer = new Analyzer();
    const said = new Set();
    for (let time = 0; time < 1200; time += 1) {
      try {
        analyzer[time % 2 ? "explainHtml" : "explainTerminal"]("good ".repeat(50));
      } catch (error) {
        said.add(String(error));
      }
    }
    const { label } = analyzer.score("good");
    analyzer.free();
    console.log(JSON.stringify([label, ...said]));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", source], { cwd: PACKAGE, encoding: "utf8" });
  const [label, ...said] = JSON.parse(output);
  assert.equal(label, "positive");
  assert.equal(said.length, 2);
  for (const message of said) {
    assert.match(message, /^RangeError: the explanation is too long for a string: it has \d+ bytes$/);
  }
});
