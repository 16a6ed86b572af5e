// What several tests use.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const PACKAGE = join(ROOT, "sentiment-wasm");

/** Cases that Rust, Python and JavaScript share. */
export function vectors(name) {
  const path = join(ROOT, "tests", "vectors", name);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: \`cargo xtask codegen\` and git are where it comes from`);
  }
  const lines = readFileSync(path, "utf8").split("\n");
  const cases = lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
  if (cases.length === 0) {
    throw new Error(`${path} has no case`);
  }
  return cases;
}

/** VADER's -0.0 is Python's too, but JSON may have lost the sign. */
export function unsigned(score) {
  return Object.fromEntries(Object.entries(score).map(([name, value]) => [name, value + 0]));
}

/** The block of README.md that has these words after its fence. */
export function block(words) {
  const text = readFileSync(join(PACKAGE, "README.md"), "utf8");
  const [, after] = text.split(`\n\`\`\`${words}\n`);
  assert.ok(after, `sentiment-wasm/README.md has no \`\`\`${words} block`);
  return after.slice(0, after.indexOf("```"));
}

/** The package as users get it: packed, installed into a folder of its own. */
export function install(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, "sentiment-wasm-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const options = ["--install-links", "--silent", "--offline", "--no-audit", "--no-fund"];
  execFileSync("npm", ["install", ...options, PACKAGE], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  return folder;
}

/** The builds, and the bytes that some are given. */
const BUILDS = {
  "sentiment-wasm": null,
  "sentiment-wasm/web": "pkg/web/sentiment_bg.wasm",
  "sentiment-wasm/bundler": null,
  "sentiment-wasm/lite": null,
  "sentiment-wasm/lite/web": "pkg/lite/web/sentiment_bg.wasm",
};

/** What `of(type, lexicon, thrown, sentiment)` answers for each class of each build, in a process of its own with these flags. */
export async function everywhere(of, see, ...more) {
  for (const [entry, bytes] of Object.entries(BUILDS)) {
    const source = `
      import { readFileSync } from "node:fs";
      import * as sentiment from "${entry}";
      await sentiment.default(${bytes && `{ module_or_path: readFileSync("${bytes}") }`});
      const thrown = (call) => {
        try {
          return call();
        } catch (error) {
          return \`\${error.name}: \${error.message}\`;
        }
      };
      const lexicons = { Analyzer: "term\\tvalence\\nzorbly\\t3\\n", Vader: "zorbly\\t3\\n" };
      const found = {};
      for (const [name, lexicon] of Object.entries(lexicons)) {
        if (name in sentiment) {
          found[name] = await (${of})(sentiment[name], lexicon, thrown, sentiment);
        }
      }
      console.log(JSON.stringify(found));`;
    const flags = [...more, "--expose-gc", "--no-warnings", "--experimental-wasm-modules", "--input-type=module"];
    const output = execFileSync(process.execPath, [...flags, "-e", source], { cwd: PACKAGE, encoding: "utf8" });
    const found = Object.entries(JSON.parse(output));
    assert.equal(found.length, entry.includes("lite") ? 1 : 2, entry);
    for (const [name, answer] of found) {
      see(answer, `${entry}, ${name}`);
    }
  }
}
