// How the module gets there, and who waits for it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { PACKAGE } from "./cases.mjs";

/** What a script prints as JSON, in a process of its own; it imports the package by name. */
function run(source, ...flags) {
  const output = execFileSync(process.execPath, [...flags, "-e", source], { cwd: PACKAGE, encoding: "utf8" });
  return JSON.parse(output);
}

/** The web builds, which wait for bytes that come `after` some milliseconds. */
function web(source, entry = "") {
  return run(`
    import { readFileSync } from "node:fs";
    import init, { initSync, Analyzer } from "sentiment-wasm${entry}/web";
    const bytes = readFileSync("pkg${entry}/web/sentiment_bg.wasm");
    const after = (time, value) => new Promise((resolve) => setTimeout(resolve, time, value));
    const load = (time, value) => init({ module_or_path: after(time, value) });
    const settled = (calls) => Promise.allSettled(calls).then((all) => all.map(({ status }) => status));
    const own = () => new Analyzer({ lexicon: "term\\tvalence\\nzorbly\\t3\\n" });
    const label = (analyzer) => analyzer.score("zorbly").label;
    ${source}`, "--input-type=module");
}

test("what initSync() loads stays when init() ends", () => {
  for (const entry of ["", "/lite"]) {
    const { same, labels } = web(`
      const pending = load(50, bytes);
      const exports = initSync({ module: bytes });
      const analyzers = [own()];
      const same = exports === (await pending) && exports === (await init());
      analyzers.push(own());
      console.log(JSON.stringify({ same, labels: analyzers.map(label) }));`, entry);
    assert.deepEqual({ same, labels }, { same: true, labels: ["positive", "positive"] }, entry);
  }
});

test("init() has no error where initSync() loaded the module meanwhile", () => {
  const found = web(`
    const pending = load(50, new Uint8Array(8));
    initSync({ module: bytes });
    console.log(JSON.stringify([...(await settled([pending])), label(own())]));`);
  assert.deepEqual(found, ["fulfilled", "positive"]);
});

test("of concurrent calls of init() those fail that cannot load", () => {
  const bad = "load(20, new Uint8Array(8))";
  const good = "load(1, bytes)";
  const orders = {
    [`${bad}, ${good}`]: ["rejected", "fulfilled"],
    [`${good}, ${bad}`]: ["fulfilled", "fulfilled"],
    [`${bad}, ${bad}, ${good}, ${good}`]: ["rejected", "rejected", "fulfilled", "fulfilled"],
  };
  for (const [calls, expected] of Object.entries(orders)) {
    const found = web(`console.log(JSON.stringify([...(await settled([${calls}])), label(own())]));`);
    assert.deepEqual(found, [...expected, "positive"], calls);
  }
});

test("code for the web runs in Node unchanged", () => {
  for (const entry of ["sentiment-wasm", "sentiment-wasm/lite", "sentiment-wasm/node"]) {
    const use = `
      initSync({ module: new Uint8Array() });
      Promise.resolve(init({ module_or_path: "none.wasm" })).then(() =>
        console.log(JSON.stringify([new Analyzer().score("good").label])));`;
    assert.deepEqual(run(`import init, { initSync, Analyzer } from "${entry}"; ${use}`, "--input-type=module"), ["positive"]);
    const required = `const { default: init, initSync, Analyzer } = require("${entry}"); ${use}`;
    assert.deepEqual(run(required, "--input-type=commonjs"), ["positive"]);
  }
});

test("the module for Node takes no default from CommonJS, of which Bun makes another", () => {
  for (const folder of ["node", "lite/node"]) {
    const source = readFileSync(join(PACKAGE, "pkg", folder, "index.mjs"), "utf8");
    assert.doesNotMatch(source, /^import\b/m);
    assert.match(source, /^export default async function init\(\) {}$/m);
  }
});

test("Node's builds need no TextDecoder among the globals", () => {
  for (const entry of ["sentiment-wasm", "sentiment-wasm/lite"]) {
    const source = `
      delete globalThis.TextDecoder;
      delete globalThis.TextEncoder;
      const { Analyzer } = require("${entry}");
      console.log(JSON.stringify(new Analyzer().explain("a good naïve 😀 app").text));`;
    assert.equal(run(source, "--input-type=commonjs"), "a good naïve 😀 app");
  }
});
