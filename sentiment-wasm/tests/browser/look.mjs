// A server with README.md's policy, and a browser that looks at its pages.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { chromium } from "playwright-core";

import { block } from "../cases.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** What every answer of the site says. */
export const POLICY = block("http").trim().split(": ")[1];

/** A server of a folder's files, which listens on a port of its own. */
export async function serve(folder) {
  const server = createServer((request, response) => {
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
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Debian's package; elsewhere Playwright knows where Chrome is. */
const DEBIAN = "/usr/bin/chromium";

export async function launch() {
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

/**
 * Look at a page of a server. `requests` are the paths that were asked for, or
 * whole addresses outside the site. `complaints` are warnings, errors and
 * breaches of the policy; those that `see` leaves there make it fail.
 */
export async function look(browser, server, path, see) {
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
    await see({ page, requests, complaints }).catch((error) => {
      // Why nothing came of it is often what the page said.
      throw new Error([error.message, ...complaints].join("\n"), { cause: error });
    });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}
