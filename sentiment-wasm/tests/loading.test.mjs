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
  const bad = "load(1, new Uint8Array(8))";
  const good = "load(20, bytes)";
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

test("a promise that fails is the error of its call alone", () => {
  for (const given of ["{ module_or_path: failed() }", "failed()"]) {
    for (const before of ["", "initSync({ module: bytes });", "load(20, bytes);", "load(20, new Uint8Array(8)).catch(() => {});"]) {
      const { found, unhandled } = web(`
        let unhandled = 0;
        process.on("unhandledRejection", () => (unhandled += 1));
        const failed = () => Promise.reject(new Error("no network"));
        ${before}
        const [call] = await Promise.allSettled([init(${given})]);
        await after(20);
        const found = call.reason?.message ?? call.status;
        console.log(JSON.stringify({ found, unhandled }));`);
      assert.equal(unhandled, 0, before);
      assert.equal(found, before.includes("bytes") ? "fulfilled" : "no network", before);
    }
  }
});

test("what was loaded otherwise ends the calls whose requests stall, and later ones end at once", () => {
  for (const entry of ["", "/lite"]) {
    for (const otherwise of ["initSync({ module: bytes })", "await load(1, bytes)"]) {
      const found = web(`
        globalThis.fetch = () => new Promise(() => {});
        const stalled = [init(), init(), init({ module_or_path: "none" })];
        await after(1);
        ${otherwise};
        console.log(JSON.stringify([...(await settled([...stalled, init()])), label(own())]));`, entry);
      assert.deepEqual(found, [...Array(4).fill("fulfilled"), "positive"], otherwise);
    }
  }
});

test("after a request that stalls, another call fetches anew", () => {
  const found = web(`
    // A clock by which seconds are milliseconds.
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (call, time) => setTimeout(call, time / 1000);
    let fetched = 0;
    globalThis.fetch = async () => ((fetched += 1) < 3 ? new Promise(() => {}) : new Response(bytes));
    const calls = [init(), init()];
    const wrong = String(await init({ module_or_path: new Uint8Array(8) }).catch(({ name }) => name));
    calls.push(init());
    console.log(JSON.stringify([wrong, ...(await settled(calls)), fetched, label(own())]));`);
  assert.deepEqual(found, ["CompileError", ...Array(3).fill("fulfilled"), 3, "positive"]);
});

test("a call that never ends holds up none that has its bytes at hand", () => {
  for (const entry of ["", "/lite"]) {
    for (const bytes of ["bytes", "after(5, bytes)", "new WebAssembly.Module(bytes)", "new Response(bytes, wasm)"]) {
      const found = web(`
        const wasm = { headers: { "Content-Type": "application/wasm" } };
        init({ module_or_path: new Promise(() => {}) });
        const exports = await init({ module_or_path: ${bytes} });
        const same = exports === (await init({ module_or_path: bytes })) && exports === initSync({ module: bytes });
        console.log(JSON.stringify([same, label(own())]));`, entry);
      assert.deepEqual(found, [true, "positive"], bytes);
    }
  }
});

test("an option that is not known is an error, as constructors have it", () => {
  for (const entry of ["", "/lite"]) {
    const found = web(`
      const said = (call) => call.then(() => "loaded", String);
      const sync = async (options) => initSync(options);
      globalThis.fetch = async () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
      const found = [];
      for (const call of [
        init({ moduleOrPath: bytes }),
        init({ module_or_path: bytes, path: 1 }),
        sync({ module_or_path: bytes }),
        sync({ modul: bytes }),
        init(null),
        init({ module_or_path: null }),
        sync({ module: bytes }),
      ]) {
        found.push(await said(call));
      }
      console.log(JSON.stringify([...found, label(own())]));`, entry);
    const unknown = (name, known) => `TypeError: unknown option "${name}": expected ${known}`;
    assert.deepEqual(found, [
      unknown("moduleOrPath", "module_or_path"), unknown("path", "module_or_path"),
      unknown("module_or_path", "module"), unknown("modul", "module"),
      "loaded", "loaded", "loaded", "positive",
    ], entry);
  }
});

test("the module of the other entry, or of none, is refused by name", () => {
  for (const [entry, other] of [["", "pkg/lite"], ["/lite", "pkg"]]) {
    for (const wrong of [`readFileSync("${other}/web/sentiment_bg.wasm")`, "new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])"]) {
      const found = web(`
        const wrong = ${wrong};
        const sync = async () => initSync({ module: wrong });
        const said = [];
        for (const load of [() => init({ module_or_path: wrong }), sync]) {
          said.push(await load().then(() => "loaded", String));
        }
        await init({ module_or_path: bytes });
        console.log(JSON.stringify([...said, label(own())]));`, entry);
      assert.equal(found.pop(), "positive");
      for (const message of found) {
        assert.match(message, /^LinkError: this is not the module of this code, but that of another entry \(sentiment-wasm/);
      }
    }
  }
});

test("calls without bytes wait for those before, and fetch once", () => {
  const found = web(`
    let fetched = 0;
    globalThis.fetch = async () => (fetched += 1, new Response(await after(20, bytes)));
    const calls = [init(), init(), init({ module_or_path: new URL("file:///none") }), init({ module_or_path: "none" })];
    console.log(JSON.stringify([...(await settled(calls)), fetched, label(own())]));`);
  assert.deepEqual(found, [...Array(4).fill("fulfilled"), 1, "positive"]);
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
