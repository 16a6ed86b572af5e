// A site with the package on it, as README.md says to put it there, and a
// browser that looks at it.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { PACKAGE, ROOT, install } from "../cases.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** The block of README.md that has these words after its fence. */
function block(words) {
  const text = readFileSync(join(PACKAGE, "README.md"), "utf8");
  const [, after] = text.split(`\n\`\`\`${words}\n`);
  assert.ok(after, `sentiment-wasm/README.md has no \`\`\`${words} block`);
  return after.slice(0, after.indexOf("```"));
}

/** What every answer of the site says. */
const POLICY = block("http").trim().split(": ")[1];

function serve(folder) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) {
      // Browsers ask for an icon by themselves.
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": POLICY,
    });
    response.end(readFileSync(file));
  });
}

/** Debian's package; elsewhere Playwright knows where Chrome is. */
const DEBIAN = "/usr/bin/chromium";

async function launch() {
  const named = process.env.CHROME_PATH || (existsSync(DEBIAN) ? DEBIAN : "");
  // The sandbox cannot be had by root, as whom CI runs.
  const options = { chromiumSandbox: process.getuid?.() !== 0 };
  try {
    return await chromium.launch({ ...options, ...(named ? { executablePath: named } : { channel: "chrome" }) });
  } catch (cause) {
    const mend = "install it (Debian: cargo xtask setup), or name it: CHROME_PATH=/path/to/chrome";
    throw new Error(`${named || "Chrome"} cannot be started; ${mend}\n${cause.message}`, { cause });
  }
}

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
    "module-worker.js": MODULE_WORKER,
    // Of a type that no server knows.
    "sentiment.bin": readFileSync(join(folder, "sentiment", "sentiment_bg.wasm")),
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
}

/** Scores what is posted with a compiled module. */
const MODULE_WORKER = `
import { initSync, Analyzer } from "./sentiment/index.js";

onmessage = ({ data: { module, text } }) => {
  initSync({ module });
  postMessage(new Analyzer().score(text));
};
`;

const installed = install();
const folder = join(installed, "site");
let server;
let browser;

before(async () => {
  build(folder, installed);
  browser = await launch();
  server = serve(folder);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(installed, { recursive: true, force: true });
});

/**
 * A test that looks at a page. `requests` are the paths that were asked for, or
 * whole addresses outside the site. `complaints` are warnings, errors and
 * breaches of the policy; those that the test leaves there make it fail.
 */
export function visit(name, path, look) {
  test(name, { timeout: 60_000 }, async () => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    const context = await browser.newContext();
    const requests = [];
    const complaints = [];
    context.on("request", (request) => requests.push(request.url().replace(origin, "")));
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        complaints.push(message.text());
      }
    });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(origin + path);
      await look({ page, requests, complaints });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}
