// Explanations of VADER for people.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Vader } from "sentiment-wasm";

const vader = new Vader({ lexicon: { laggy: -1.5 } });

test("for a terminal", () => {
  const page = vader.explainTerminal("so laggy <b>", { color: false });
  assert.ok(page.startsWith("so laggy <b>\n\ncompound -0.4201: neg "), page);
  assert.ok(page.includes("laggy  (alone -1.50)"), page);
  assert.ok(!page.includes("\x1b["));
  for (const options of [undefined, null, {}, { color: true }]) {
    assert.ok(vader.explainTerminal("so laggy", options).includes("\x1b[31mlaggy\x1b[0m"));
  }
});

test("as HTML", () => {
  const html = vader.explainHtml("so laggy <b>");
  assert.ok(html.startsWith('<div class="sentiment"'), html);
  assert.ok(html.includes('so <mark class="negative" title="laggy -1.79"'), html);
});

test("its HTML fits into a string, or an error says so", () => {
  const message = /^text has 2500001 UTF-16 units, and explainHtml takes at most 2500000/;
  assert.throws(() => vader.explainHtml(" ".repeat(2_500_001)), { name: "RangeError", message });
  assert.equal(typeof vader.explainHtml("good ".repeat(1000)), "string");
});
