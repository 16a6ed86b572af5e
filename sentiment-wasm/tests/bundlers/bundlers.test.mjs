// Applications in TypeScript that have the package from npm, built by bundlers
// and looked at in a browser.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { ROOT, block, install, unsigned, vectors } from "../cases.mjs";
import { POLICY, launch, look, serve } from "../browser/look.mjs";

/** Where `cargo xtask setup` installs bundlers; an application inside finds them. */
const TOOLS = join(ROOT, "target", "bundlers");
const require = createRequire(join(TOOLS, "package.json"));

function bundler(name) {
  return import(pathToFileURL(require.resolve(name)));
}

let folder;
let browser;

before(async () => {
  if (!existsSync(join(TOOLS, "node_modules"))) {
    throw new Error(`${TOOLS} has no bundlers; install them by: cargo xtask setup`);
  }
  folder = install(TOOLS);
  cpSync(new URL("app", import.meta.url), folder, { recursive: true });
  writeFileSync(join(folder, "vite.config.js"), block("js vite.config.js"));
  writeFileSync(join(folder, "readme.ts"), block("ts main.ts"));
  // Browsers ask for an icon by themselves.
  mkdirSync(join(folder, "public"));
  writeFileSync(join(folder, "public", "favicon.ico"), "");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (folder) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The application's page beside scripts of a bundler that makes none. */
function page(output, script) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(output, "index.html"), html.replace("main.ts", script));
}

/** The ways to build the application; each gives a server of it. */
const applications = {
  "Vite, for production": async () => {
    const { build } = await bundler("vite");
    await build({ root: folder, logLevel: "warn" });
    return serve(join(folder, "dist"));
  },
  "Vite, while developing": async () => {
    const { createServer } = await bundler("vite");
    const headers = { "Content-Security-Policy": POLICY };
    const vite = await createServer({ root: folder, logLevel: "warn", server: { host: "127.0.0.1", port: 0, headers } });
    await vite.listen();
    return { address: () => vite.httpServer.address(), close: () => vite.close() };
  },
  "webpack": async () => {
    const { default: webpack } = await bundler("webpack");
    const path = join(folder, "webpack");
    const stats = await new Promise((resolve, reject) => {
      const done = (error, stats) => (error ? reject(error) : resolve(stats));
      webpack({
        mode: "production",
        context: folder,
        entry: "./main.ts",
        output: { path },
        resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
        module: { rules: [{ test: /\.ts$/, loader: "ts-loader", options: { onlyCompileBundledFiles: true } }] },
        performance: { maxAssetSize: 1_600_000 },
      }, done);
    });
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual([...errors, ...warnings].map(({ message }) => message), []);
    page(path, "main.js");
    return serve(path);
  },
  "esbuild": async () => {
    const { build } = await bundler("esbuild");
    const site = join(folder, "esbuild");
    const { warnings } = await build({
      absWorkingDir: folder,
      entryPoints: ["esbuild-main.ts", "esbuild-worker.ts"],
      // The page is elsewhere, as it often is.
      outdir: join(site, "assets"),
      bundle: true,
      minify: true,
      format: "esm",
      loader: { ".wasm": "file" },
      logLevel: "silent",
    });
    assert.deepEqual(warnings, []);
    page(site, "assets/esbuild-main.js");
    return serve(site);
  },
};

test("the application's types", () => {
  const tsc = require.resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--noEmit"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
});

test("bundled for a server, it says that it must not be", async () => {
  const { build } = await bundler("esbuild");
  for (const entry of ["sentiment-wasm", "sentiment-wasm/lite"]) {
    for (const format of ["cjs", "esm"]) {
      const outfile = join(folder, `server.${format === "cjs" ? "cjs" : "mjs"}`);
      const stdin = { contents: `import { Analyzer } from "${entry}"; new Analyzer();`, resolveDir: folder };
      await build({ stdin, outfile, platform: "node", format, bundle: true, logLevel: "silent" });
      const { status, stderr } = spawnSync(process.execPath, [outfile], { encoding: "utf8" });
      assert.equal(status, 1);
      assert.match(stderr, /Error: sentiment-wasm cannot load its module: .*; Node loads it from node_modules, so it must not be bundled/);
      const options = { stdin, outfile, platform: "node", format, bundle: true, external: ["sentiment-wasm"] };
      await build(options);
      execFileSync(process.execPath, [outfile]);
    }
  }
});

const MODELS = ["english", "lite", "vader"];

for (const [name, make] of Object.entries(applications)) {
  test(name, { timeout: 120_000 }, async (context) => {
    const server = await make();
    context.after(() => server.close());
    await look(browser, server, "/", async ({ page, requests }) => {
      await page.getByText("ready").waitFor();
      const policy = () => fetch("/").then(({ headers }) => headers.get("Content-Security-Policy"));
      assert.equal(await page.evaluate(policy), POLICY);
      for (const model of MODELS) {
        const cases = vectors(`${model}.jsonl`);
        const texts = cases.map(({ text }) => text);
        const scores = await page.evaluate(({ model, texts }) => here(model, texts), { model, texts });
        const bits = model === "vader" ? unsigned : (score) => score;
        cases.forEach(({ text, ...expected }, row) => assert.deepEqual(bits(scores[row]), bits(expected), text));
      }
      const cases = vectors("lite.jsonl");
      const valences = await page.evaluate(async (texts) => {
        const { columns, error } = await inWorker(texts);
        return error ? String(error) : [...columns.valence];
      }, cases.map(({ text }) => text));
      assert.deepEqual(valences, cases.map(({ valence }) => valence));
      assert.deepEqual(requests.filter((path) => !path.startsWith("/")), []);
    });
  });
}
