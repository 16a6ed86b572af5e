// The examples of the READMEs run.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join, relative } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";

import { Analyzer } from "sentiment-wasm";

import { PACKAGE, ROOT, block } from "./cases.mjs";

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
    try {
      for (const { 1: source, index } of examples) {
        const line = text.slice(0, index).split("\n").length;
        // Blank lines put errors at the README's own line numbers.
        const file = join(folder, "README.mjs");
        writeFileSync(file, "\n".repeat(line) + source);
        execFileSync(process.execPath, [file], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
