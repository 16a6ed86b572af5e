// What several tests use.
import { readFileSync, existsSync } from "node:fs";
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
