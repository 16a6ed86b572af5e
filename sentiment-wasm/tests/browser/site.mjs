// A site with the package on it, as README.md says to put it there.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, block, install } from "../cases.mjs";
import { launch, look, serve } from "./look.mjs";

/** The example page is `/`, the package `/sentiment/` and `/lite/`, README's files beside them. */
function build(folder, installed) {
  cpSync(join(ROOT, "examples", "browser"), folder, { recursive: true });
  for (const [from, to] of [["web", "sentiment"], ["lite/web", "lite"]]) {
    const pkg = join(installed, "node_modules", "sentiment-wasm", "pkg");
    cpSync(join(pkg, from), join(folder, to), { recursive: true });
  }
  const head = '<!doctype html><html lang="en"><title>Test</title>';
  const files = {
    "blank.html": `${head}<link rel="stylesheet" href="style.css">`,
    "readme.html": `${head}<script type="module" src="page.js"></script>`,
    "page.js": block("js page.js"),
    "worker.js": block("js worker.js"),
    "shared.html": `${head}<script type="module" src="shared-page.js"></script>`,
    "shared-page.js": block("js shared-page.js"),
    "shared-worker.js": block("js shared-worker.js"),
    // Of a type that no server knows.
    "sentiment.bin": readFileSync(join(folder, "sentiment", "sentiment_bg.wasm")),
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
}

const installed = install();
const folder = join(installed, "site");
let server;
let browser;

before(async () => {
  build(folder, installed);
  browser = await launch();
  server = await serve(folder);
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(installed, { recursive: true, force: true });
});

/** A test that looks at a page of the site, see `look`. */
export function visit(name, path, see) {
  test(name, { timeout: 60_000 }, () => look(browser, server, path, see));
}
