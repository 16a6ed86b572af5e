// The package as users get it: packed, installed elsewhere, loaded every way.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { Analyzer } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

import { PACKAGE, block, install } from "./cases.mjs";

const TEXT = "😀 a good app";
const EXPECTED = JSON.stringify(new Analyzer().score(TEXT));
let folder;

function run(program, ...args) {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Run a script in the folder where the package is installed. */
function script(name, source, ...flags) {
  writeFileSync(join(folder, name), source);
  return run(process.execPath, ...flags, name).trim();
}

const SHOW = `console.log(JSON.stringify(new Analyzer().score(${JSON.stringify(TEXT)})));`;

before(() => {
  folder = install();
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("import in Node", () => {
  const source = `import init, { Analyzer } from "sentiment-wasm"; await init(); ${SHOW}`;
  assert.equal(script("import.mjs", source), EXPECTED);
});

test("require in Node", () => {
  const source = `const { Analyzer, default: init } = require("sentiment-wasm"); init().then(() => { ${SHOW} });`;
  assert.equal(script("require.cjs", source), EXPECTED);
});

test("README: by require", () => {
  const [, label] = block("cjs").match(/\/\/ "(.*)"/);
  assert.equal(script("readme.cjs", block("cjs")), label);
});

test("README: a hook of React frees what it makes, also where it is mounted twice", () => {
  // Of React what the hook takes: state, and effects that are run when all is rendered.
  const react = `
    export const states = [];
    export const effects = [];
    let at = 0;
    export const render = (call) => { at = 0; effects.length = 0; return call(); };
    export const useEffect = (effect) => effects.push(effect);
    export const useState = (first) => {
      const place = at++;
      states[place] ??= [first];
      return [states[place][0], (value) => { states[place][0] = value; }];
    };`;
  const hook = block("js use-analyzer.js").replace('from "react"', 'from "./react.mjs"');
  writeFileSync(join(folder, "react.mjs"), react);
  writeFileSync(join(folder, "use-analyzer.mjs"), hook);
  const source = `
    import { Analyzer } from "sentiment-wasm";
    import { effects, render } from "./react.mjs";
    import { useAnalyzer } from "./use-analyzer.mjs";
    const made = [];
    const { free } = Analyzer.prototype;
    Analyzer.prototype.free = function () { made.push("freed"); free.call(this); };
    const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
    const shown = (lexicon) => render(() => useAnalyzer(lexicon))?.score("zorbly").label ?? null;
    const seen = [shown({ zorbly: 3 })];
    // As StrictMode does it.
    effects[0]()();
    const end = effects[0]();
    await turn();
    seen.push(shown({ zorbly: 3 }), made.length);
    end();
    seen.push(shown({ zorbly: 3 }), made.length);
    effects[0]();
    await turn();
    seen.push(shown({ zorbly: 3 }));
    shown({ zorbly: "bad" });
    effects[0]();
    await turn();
    try {
      shown({});
    } catch (error) {
      seen.push(error.message);
    }
    console.log(JSON.stringify(seen));`;
  const wrong = 'the valence of "zorbly" must be a number, not string';
  assert.deepEqual(JSON.parse(script("react-use.mjs", source)), [null, "positive", 0, null, 1, "positive", wrong]);
});

test("import and require give the same classes", () => {
  const source = `
    import { createRequire } from "node:module";
    import { Analyzer } from "sentiment-wasm";
    console.log(createRequire(import.meta.url)("sentiment-wasm").Analyzer === Analyzer);`;
  assert.equal(script("same.mjs", source), "true");
});

test("the web build, from bytes", () => {
  const source = `
    import { readFileSync } from "node:fs";
    import init, { initSync, Analyzer } from "sentiment-wasm/web";
    const file = new URL(import.meta.resolve("sentiment-wasm/sentiment_bg.wasm"));
    await init({ module_or_path: readFileSync(file) });
    initSync({ module: readFileSync(file) });
    ${SHOW}`;
  assert.equal(script("web.mjs", source), EXPECTED);
});

test("the web build says so if it is not loaded", () => {
  const source = `
    import { readFileSync } from "node:fs";
    import * as full from "sentiment-wasm/web";
    import * as lite from "sentiment-wasm/lite/web";
    const thrown = (call) => {
      try {
        return call();
      } catch (error) {
        return [error instanceof Error, error.name, error.message];
      }
    };
    const bytes = (path) => readFileSync(new URL(import.meta.resolve(path)));
    const early = [
      () => new full.Analyzer(), () => new full.Vader(), full.version, () => full.contextAsks("Why?"), () => new lite.Analyzer(),
    ].map(thrown);
    const loading = full.default({ module_or_path: Promise.resolve(bytes("sentiment-wasm/sentiment_bg.wasm")) });
    early.push(thrown(() => new full.Analyzer()));
    await loading;
    lite.initSync({ module: bytes("sentiment-wasm/lite/sentiment_bg.wasm") });
    const late = [full, lite].map(({ Analyzer }) => new Analyzer() instanceof Analyzer);
    console.log(JSON.stringify({ early, late, names: [full.Analyzer.name, ...Object.keys(lite)] }));`;
  const { early, late, names } = JSON.parse(script("early.mjs", source));
  for (const [isError, name, message] of early) {
    assert.deepEqual([isError, name], [true, "InvalidStateError"]);
    assert.match(message, /`await init\(\)` first/);
  }
  assert.equal(early.length, 6);
  assert.deepEqual(late, [true, true]);
  assert.deepEqual(names, ["Analyzer", "Analyzer", "EMOTIONS", "LABELS", "TAXONOMIES", "contextAsks", "default", "initSync", "version"]);
});

test("the lite module, every way", () => {
  const expected = JSON.stringify(new Lite().score(TEXT));
  const node = `import init, { Analyzer } from "sentiment-wasm/lite"; await init(); ${SHOW}`;
  assert.equal(script("lite.mjs", node), expected);
  assert.equal(script("lite.cjs", `const { Analyzer } = require("sentiment-wasm/lite"); ${SHOW}`), expected);
  const web = `
    import { readFileSync } from "node:fs";
    import init, { Analyzer } from "sentiment-wasm/lite/web";
    const file = new URL(import.meta.resolve("sentiment-wasm/lite/sentiment_bg.wasm"));
    await init({ module_or_path: readFileSync(file) });
    ${SHOW}`;
  assert.equal(script("lite-web.mjs", web), expected);
});

test("README: where modules are compiled beforehand, one is imported", () => {
  // What such a platform makes of the import.
  const bytes = 'readFileSync(new URL(import.meta.resolve("sentiment-wasm/sentiment_bg.wasm")))';
  const source = block("js edge.js").replace(/^import wasm from .*$/m, `const wasm = new WebAssembly.Module(${bytes});`);
  writeFileSync(join(folder, "edge.mjs"), `import { readFileSync } from "node:fs";\n${source}`);
  const ask = `
    import { default as worker } from "./edge.mjs";
    const request = new Request("https://example.org", { method: "POST", body: ${JSON.stringify(TEXT)} });
    console.log(await (await worker.fetch(request)).text());`;
  assert.equal(script("ask.mjs", ask), EXPECTED);
});

test("outside Node, the package is the web build", () => {
  const source = `console.log(import.meta.resolve("sentiment-wasm"));`;
  const flags = ["--no-warnings", "--conditions=browser"];
  assert.match(script("where.mjs", source, ...flags), /pkg\/node\/index\.mjs$/);
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  assert.deepEqual(Object.keys(exports["."]), ["node", "types", "default"]);
  assert.equal(exports["."].default, exports["./web"].default);
  assert.equal(exports["./lite"].default, exports["./lite/web"].default);
});

test("the bundler build, where .wasm files are modules", () => {
  const source = `import init, { Analyzer } from "sentiment-wasm/bundler"; await init(); ${SHOW}`;
  const flags = ["--no-warnings", "--experimental-wasm-modules"];
  assert.equal(script("bundler.mjs", source, ...flags), EXPECTED);
});

test("what was freed says so, in every build", () => {
  const source = (entry, bytes) => `
    import { readFileSync } from "node:fs";
    import * as sentiment from "sentiment-wasm${entry}";
    const bytes = ${JSON.stringify(bytes)};
    await sentiment.default(bytes && { module_or_path: readFileSync(new URL(import.meta.resolve(bytes))) });
    const found = ["Analyzer", "Vader"].filter((name) => name in sentiment).map((name) => {
      const [freed, other] = [new sentiment[name](), new sentiment[name]()];
      freed.free();
      freed.free();
      freed[Symbol.dispose]?.();
      const thrown = ["score", "scoreBatch", "explain"].map((method) => {
        try {
          return freed[method](method === "scoreBatch" ? ["good"] : "good");
        } catch (error) {
          return [error instanceof Error, error.name, error.message];
        }
      });
      const score = JSON.stringify(other.score("good"));
      other[Symbol.dispose]?.();
      return { thrown, score, again: JSON.stringify(new sentiment[name]().score("good")) };
    });
    console.log(JSON.stringify(found));`;
  const builds = [
    ["", null, 2], ["/web", "sentiment-wasm/sentiment_bg.wasm", 2], ["/bundler", null, 2],
    ["/lite", null, 1], ["/lite/web", "sentiment-wasm/lite/sentiment_bg.wasm", 1],
  ];
  for (const [entry, bytes, classes] of builds) {
    const flags = entry === "/bundler" ? ["--no-warnings", "--experimental-wasm-modules"] : [];
    const found = JSON.parse(script("freed.mjs", source(entry, bytes), ...flags));
    assert.equal(found.length, classes, entry);
    for (const { thrown, score, again } of found) {
      assert.equal(score, again, entry);
      for (const [isError, name, message] of thrown) {
        assert.deepEqual([isError, name], [true, "InvalidStateError"], entry);
        assert.match(message, /freed by free\(\); make a new one/);
      }
    }
  }
});

test("every file that package.json names is there, with types", () => {
  const installed = join(folder, "node_modules", "sentiment-wasm");
  const named = [];
  const collect = (value, key) => {
    if (typeof value === "string") {
      named.push([key, value]);
    } else {
      Object.entries(value).forEach(([key, value]) => collect(value, key));
    }
  };
  const { exports, main, browser, types } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  collect({ exports, main, browser, types });
  for (const [, path] of named) {
    assert.ok(readFileSync(join(installed, path)).length > 0, path);
  }
  assert.ok(named.filter(([key]) => key === "types").length >= 4);
});

test("the types are found by whoever installs it", () => {
  writeFileSync(
    join(folder, "use.mts"),
    'import { Analyzer, type Score } from "sentiment-wasm";\nexport const s: Score = new Analyzer().score("a");\n',
  );
  const tsc = join(PACKAGE, "node_modules", "typescript", "bin", "tsc");
  for (const resolution of ["node16", "bundler"]) {
    const module = resolution === "bundler" ? "es2022" : "node16";
    run(process.execPath, tsc, "--noEmit", "--strict", "--target", "es2022",
      "--module", module, "--moduleResolution", resolution, "use.mts");
  }
});

test("the types need no DOM, and take what there is of it", () => {
  const uses = ["sentiment-wasm/web", "sentiment-wasm/lite/web"].map((entry, index) => `
    import init${index}, { initSync as sync${index} } from "${entry}";
    for (const given of ["a.wasm", new Uint8Array(), new DataView(new ArrayBuffer(8)), new ArrayBuffer(8)]) {
      void init${index}({ module_or_path: given });
      void init${index}({ module_or_path: Promise.resolve(given) });
    }
    sync${index}({ module: new Uint8Array() });
    // @ts-expect-error
    sync${index}({ module: "a.wasm" });`);
  const dom = `
    import init, { initSync } from "sentiment-wasm/web";
    export function use(module: WebAssembly.Module, bytes: BufferSource, request: Request) {
      initSync({ module });
      initSync({ module: bytes });
      for (const given of [module, bytes, request, new URL("a:b"), fetch(request)]) {
        void init({ module_or_path: given });
      }
    }
    // @ts-expect-error
    initSync({ module: null });`;
  writeFileSync(join(folder, "plain.mts"), uses.join("\n"));
  writeFileSync(join(folder, "dom.mts"), dom);
  const tsc = join(PACKAGE, "node_modules", "typescript", "bin", "tsc");
  const check = (lib, file) => run(process.execPath, tsc, "--noEmit", "--strict", "--target", "es2022", "--module", "esnext",
    "--moduleResolution", "bundler", "--lib", lib, file);
  check("es2022", "plain.mts");
  check("es2022,dom", "dom.mts");
  check("es2022,webworker", "dom.mts");
});

test("the types of every entry are found without \"exports\", as old resolution does", () => {
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const entries = Object.keys(exports).filter((name) => name !== "./package.json");
  const lines = entries.map((name, index) => {
    const from = JSON.stringify(`sentiment-wasm${name.slice(1)}`);
    // What is not found would be any, of which nothing is an error.
    const [type, method] = name.startsWith("./urgent") ? ["Urgent", "find"] : ["Analyzer", "score"];
    return name.endsWith(".wasm")
      ? `import it${index} from ${from};\n// @ts-expect-error\nexport const w${index}: 5 = it${index};`
      : `import { ${type} as A${index} } from ${from};\n// @ts-expect-error\nnew A${index}().${method}(5);`;
  });
  writeFileSync(join(folder, "old.ts"), lines.join("\n"));
  const tsc = join(PACKAGE, "node_modules", "typescript", "bin", "tsc");
  run(process.execPath, tsc, "--noEmit", "--strict", "--target", "es2022", "--ignoreDeprecations", "6.0",
    "--module", "commonjs", "--moduleResolution", "node10", "old.ts");
  assert.equal(entries.length, 11);
});

test("the licences are packed", () => {
  const pkg = join(folder, "node_modules", "sentiment-wasm", "pkg");
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-VADER", "NOTICE"]) {
    assert.match(readFileSync(join(pkg, name), "utf8"), /licen[sc]e/i);
  }
});

test("the README says how large it is, to a KB", () => {
  const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
  const sizes = (name, web) => {
    const files = ["sentiment_bg.wasm", "sentiment.js", "index.js"].map((file) => readFileSync(join(PACKAGE, web, file)));
    const measured = [gzipSync, brotliCompressSync].flatMap((compress) => {
      const [module, ...scripts] = files.map((bytes) => compress(bytes).length / 1000);
      return [module, module + scripts[0] + scripts[1]];
    });
    const [, row] = readme.match(new RegExp(`^\\| \`${name}\` \\| ([\\d |]+) \\|$`, "m"));
    const said = row.split(" | ").map(Number);
    assert.equal(said.length, measured.length);
    said.forEach((size, index) => assert.ok(Math.abs(size - measured[index]) <= 1, `${name}: ${measured} KB, not ${said}`));
  };
  sizes("sentiment-wasm", "pkg/web");
  sizes("sentiment-wasm/lite", "pkg/lite/web");
  sizes("sentiment-wasm/urgent", "pkg/urgent/web");
});

test("nothing else is packed", () => {
  const files = readdirSync(join(folder, "node_modules", "sentiment-wasm"));
  assert.deepEqual(files.sort(), ["README.md", "package.json", "pkg"]);
});
