// What somebody should read first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import init, * as entry from "sentiment-wasm/urgent";
import * as web from "sentiment-wasm/urgent/web";

import { PACKAGE } from "./cases.mjs";

const { URGENT_KINDS, Urgent } = entry;
const MODULE = join(PACKAGE, "pkg", "urgent", "web", "sentiment_bg.wasm");

const TEXT = "😀 Please cancel my subscription, the charger caught&nbsp;fire.";
const urgent = new Urgent();

test("the most urgent comes first, in UTF-16 units", () => {
  const mentions = urgent.find(TEXT);
  assert.deepEqual(
    mentions.map(({ kind, words, span }) => [kind, words, TEXT.slice(...span)]),
    [
      ["safety", "caught fire", "caught&nbsp;fire"],
      ["leaving", "Please cancel my subscription", "Please cancel my subscription"],
    ],
  );
  assert.ok(mentions.every(({ kind }) => URGENT_KINDS.includes(kind)));
  assert.deepEqual(urgent.find("Lovely shop, thank you!"), []);
});

test("many texts, in order", () => {
  const found = urgent.findBatch(new Set([TEXT, "fine", "I will sue you"]));
  assert.deepEqual(found.map(([first]) => first?.kind), ["safety", undefined, "law"]);
  assert.deepEqual(urgent.findBatch([null, TEXT], { missing: "null" }), [[], urgent.find(TEXT)]);
  assert.deepEqual(urgent.findBatch([]), []);
});

test("errors say what would be right", () => {
  assert.throws(() => urgent.find(5), { name: "TypeError", message: "text must be a string, not number" });
  assert.throws(() => urgent.findBatch(["a", null]), /texts\[1\] must be a string, not null; drop missing values/);
  assert.throws(() => urgent.findBatch("a"), /texts must be an iterable of strings, not one string; for one text there is find\(\)/);
  assert.throws(() => urgent.find("a", { context: "?" }), /unknown option "context"/);
  assert.throws(() => new Urgent({ lexicon: {} }), /unknown option "lexicon"/);
  assert.throws(() => Urgent.prototype.find.call({}, "a"), /made by new Urgent\(\)/);
});

test("freed once", () => {
  const own = new Urgent();
  own.free();
  own.free();
  assert.throws(() => own.find("a"), { name: "InvalidStateError" });
});

test("a module of its own, small, loaded as the others are", async () => {
  await init();
  assert.deepEqual(Object.keys(entry).sort(), ["URGENT_KINDS", "Urgent", "default", "initSync", "version"]);
  assert.deepEqual(Object.keys(web).sort(), Object.keys(entry).sort());
  const module = readFileSync(MODULE);
  assert.ok(gzipSync(module).length < 160_000, `${gzipSync(module).length} bytes compressed`);
  assert.throws(() => new web.Urgent(), { name: "InvalidStateError" });
  const other = readFileSync(join(PACKAGE, "pkg", "lite", "web", "sentiment_bg.wasm"));
  assert.throws(() => web.initSync({ module: other }), /not the module of this code/);
  web.initSync({ module });
  assert.deepEqual(new web.Urgent().find(TEXT), urgent.find(TEXT));
});
