// The examples of the READMEs run.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join, relative } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";

import { Analyzer } from "sentiment-wasm";

import { PACKAGE, ROOT, block } from "./cases.mjs";
import { comparing } from "./said.mjs";

test("the first example shows the emotion that its text has", () => {
  const [, text, emotion] = block("js").match(/score\("(.*)"\).*emotions\.(\w+)/s);
  const { emotions } = new Analyzer().score(text);
  const [[strongest, most], [, second]] = Object.entries(emotions).sort(([, one], [, other]) => other - one);
  assert.equal(strongest, emotion);
  assert.ok(most > 2 * second, JSON.stringify(emotions));
});

for (const path of [join(ROOT, "README.md"), join(PACKAGE, "README.md")]) {
  test(relative(ROOT, path), () => {
    assert.ok(existsSync(path), `${path} is missing: write it, with a JavaScript example`);
    const text = readFileSync(path, "utf8");
    const examples = [...text.matchAll(/^```(?:js|javascript)\n(.*?)^```/gms)];
    assert.ok(examples.length > 0, `${path} has no \`\`\`js example`);
    // Inside the package, so that it can import itself by name.
    const folder = mkdtempSync(join(PACKAGE, "pkg", "readme-"));
    let all = 0;
    try {
      for (const { 1: source, index } of examples) {
        const line = text.slice(0, index).split("\n").length;
        // Blank lines put errors at the README's own line numbers.
        const file = join(folder, "README.mjs");
        const { text: example, compared } = comparing("\n".repeat(line) + source, (line) => `${relative(ROOT, path)}:${line + 1}`);
        writeFileSync(file, example);
        all += compared;
        execFileSync(process.execPath, [file], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    assert.ok(all >= (path.startsWith(PACKAGE) ? 10 : 0), `${all} values are compared`);
  });
}

test("what comments say is compared", () => {
  const folder = mkdtempSync(join(PACKAGE, "pkg", "said-"));
  const run = (source) => {
    const { text, compared } = comparing(source, (line) => `line ${line + 1}`);
    writeFileSync(join(folder, "said.mjs"), text);
    execFileSync(process.execPath, [join(folder, "said.mjs")], { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
    return compared;
  };
  try {
    assert.equal(run("2 / 3; // 0.67\nconsole.log('é'); // \"é\": of one\n0 / 0; // NaN; as it is\n[1, 2, 3]; // [1, 2, …]"), 4);
    assert.equal(run("const a = 1; // 2\na; // a number\n1; // not 2\n1; // \"1\" or 2\nif (a) { a; } // 2"), 0);
    for (const wrong of ["2 / 3; // 0.66", "'a'; // null", "null; // undefined", "console.log(1); // 2: two", "[1, 3]; // [1, 2, …]"]) {
      assert.throws(() => run(`\n${wrong}`), /line 2 says /, wrong);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
