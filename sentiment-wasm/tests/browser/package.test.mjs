// What a browser does differently from Node: how the module gets there, and
// what may not leave.
import assert from "node:assert/strict";

import { Analyzer } from "sentiment-wasm";

import { unsigned, vectors } from "../cases.mjs";
import { visit } from "./site.mjs";

const TEXT = "😀 A good app, but the support was a nightmare";
const EXPECTED = new Analyzer().score(TEXT);
const WASM = "/sentiment/sentiment_bg.wasm";

const answers = [
  ["english.jsonl", "/sentiment/index.js", "Analyzer"],
  ["lite.jsonl", "/lite/index.js", "Analyzer"],
  ["vader.jsonl", "/sentiment/index.js", "Vader"],
];
for (const [file, path, type] of answers) {
  visit(`${file}: the same bits as in Rust`, "/blank.html", async ({ page }) => {
    const cases = vectors(file);
    const texts = cases.map(({ text }) => text);
    const [single, batch] = await page.evaluate(async ({ path, type, texts }) => {
      const { default: init, [type]: Model } = await import(path);
      await init();
      const model = new Model();
      return [texts.map((text) => model.score(text)), model.scoreBatch(texts)];
    }, { path, type, texts });
    const bits = type === "Vader" ? unsigned : (score) => score;
    cases.forEach(({ text, ...expected }, index) => {
      assert.deepEqual(bits(single[index]), bits(expected), text);
      assert.deepEqual(bits(batch[index]), bits(expected), `${text}, in a batch`);
    });
  });
}

visit("nothing is asked for but the package's own files", "/blank.html", async ({ page, requests }) => {
  const label = await page.evaluate(async (text) => {
    const { default: init, Analyzer, Vader } = await import("/sentiment/index.js");
    await init();
    const analyzer = new Analyzer({ lexicon: "term\tvalence\nsnafucated\t-2.5\n", taxonomy: "feedback" });
    analyzer.scoreBatch(new Array(100).fill(text), { context: "What should we improve?" });
    analyzer.scoreSentences(text);
    analyzer.explainTerminal(text);
    new Vader().explain(text);
    const { label } = analyzer.score("totally snafucated");
    // Requests are seen in order, so there is none after this one.
    await fetch("/style.css?last");
    return label;
  }, `${TEXT} http://example.com/ <img src="http://example.com/a.png">`);
  assert.equal(label, "negative");
  assert.deepEqual(requests, [
    "/blank.html", "/style.css", "/sentiment/index.js", "/sentiment/sentiment.js", WASM, "/style.css?last",
  ]);
});

visit("README's policy is in force in all these tests", "/blank.html", async ({ page, complaints }) => {
  // localhost is 127.0.0.1 by another name, and so another origin.
  const sent = await page.evaluate(() => {
    const elsewhere = location.href.replace("127.0.0.1", "localhost");
    return fetch(elsewhere, { mode: "no-cors" }).then(() => true, () => false);
  });
  assert.equal(sent, false);
  assert.match(complaints.splice(0).join("\n"), /Content Security Policy/);
});

const sources = {
  "a path": (path) => path,
  "a URL": (path) => new URL(path, location),
  "a request": (path) => new Request(path),
  "a response to come": (path) => fetch(path),
  "bytes": async (path) => (await fetch(path)).arrayBuffer(),
  "a compiled module": (path) => WebAssembly.compileStreaming(fetch(path)),
};
for (const [name, source] of Object.entries(sources)) {
  visit(`loaded from ${name}`, "/blank.html", async ({ page }) => {
    const path = await page.evaluateHandle((path) => path, WASM);
    const from = await path.evaluateHandle(source);
    const score = await page.evaluate(async ([from, text]) => {
      const { default: init, Analyzer } = await import("/sentiment/index.js");
      await init({ module_or_path: from });
      return new Analyzer().score(text);
    }, [from, TEXT]);
    assert.deepEqual(score, EXPECTED);
  });
}

visit("loaded at once from bytes that are there", "/blank.html", async ({ page }) => {
  const score = await page.evaluate(async ({ path, text }) => {
    const { initSync, Analyzer } = await import("/sentiment/index.js");
    const module = await (await fetch(path)).arrayBuffer();
    initSync({ module });
    return new Analyzer().score(text);
  }, { path: WASM, text: TEXT });
  assert.deepEqual(score, EXPECTED);
});

visit("a server that does not know .wasm is no more than a warning", "/blank.html", async ({ page, complaints }) => {
  const score = await page.evaluate(async (text) => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    await init({ module_or_path: "/sentiment.bin" });
    return new Analyzer().score(text);
  }, TEXT);
  assert.deepEqual(score, EXPECTED);
  assert.match(complaints.splice(0).join("\n"), /does not serve Wasm with `application\/wasm`/);
});

visit("a module that is not there is named, and can be loaded later", "/blank.html", async ({ page, complaints }) => {
  const [message, score] = await page.evaluate(async (text) => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    const message = await init({ module_or_path: "/gone.wasm" }).catch((error) => error.message);
    await init();
    return [message, new Analyzer().score(text)];
  }, TEXT);
  assert.match(message, /404.*\/gone\.wasm/);
  assert.deepEqual(score, EXPECTED);
  assert.match(complaints.splice(0).join("\n"), /404/);
});

visit("a page in place of the module, as some servers send, leads to the README", "/blank.html", async ({ page, complaints }) => {
  await page.route(`**${WASM}`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  const error = await page.evaluate(async () => {
    const { default: init } = await import("/sentiment/index.js");
    return init().catch(({ message, cause }) => ({ message, cause: cause.name }));
  });
  assert.match(error.message, /^sentiment-wasm cannot load its module: .*"Bundlers" in its README/);
  assert.match(error.message, /import it from sentiment-wasm\/sentiment_bg\.wasm, .* initSync\(\{ module \}\)$/);
  assert.equal(error.cause, "CompileError");
  assert.match(complaints.splice(0).join("\n"), /does not serve Wasm with `application\/wasm`/);
});

visit("what cannot be read throws as in Node", "/blank.html", async ({ page }) => {
  const errors = await page.evaluate(async () => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    await init();
    const thrown = (call) => {
      try {
        return call();
      } catch (error) {
        return [error instanceof TypeError, error instanceof Error, error.message];
      }
    };
    return [
      thrown(() => new Analyzer({ lexicon: "term\tvalence\nzorb\tbad\n" })),
      thrown(() => new Analyzer().scoreBatch(["good", document.body])),
    ];
  });
  assert.deepEqual(errors, [
    [false, true, 'lexicon: line 2, column 6: "bad" is not a number'],
    [true, true, "texts[1] must be a string, not object"],
  ]);
});

visit("texts from another window, whose classes are others", "/blank.html", async ({ page }) => {
  const [score] = await page.evaluate(async (text) => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    await init();
    const { contentWindow } = document.body.appendChild(document.createElement("iframe"));
    const texts = new contentWindow.Array(text);
    return new Analyzer(contentWindow.Object()).scoreBatch(texts, contentWindow.Object());
  }, TEXT);
  assert.deepEqual(score, EXPECTED);
});

visit("explainHtml is coloured by the page's style sheet", "/blank.html", async ({ page, complaints }) => {
  const marks = await page.evaluate(async (text) => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    await init();
    document.body.innerHTML = new Analyzer().explainHtml(text);
    return [...document.querySelectorAll("mark")].map((mark) => [
      mark.textContent, mark.className, getComputedStyle(mark).borderBottomStyle,
    ]);
  }, TEXT);
  assert.ok(marks.some((mark) => mark.join() === "good,positive,solid"), String(marks));
  const word = ([text, ...look]) => text.endsWith("nightmare") && look.join() === "negative,dotted";
  assert.ok(marks.some(word), String(marks));
  for (const complaint of complaints.splice(0)) {
    assert.match(complaint, /inline style violates.* Content Security Policy/);
  }
});

visit("memory grows under analyzers that are in use", "/blank.html", async ({ page }) => {
  const [before, after, scores] = await page.evaluate(async (text) => {
    const { default: init, Analyzer } = await import("/sentiment/index.js");
    const { memory } = await init();
    const analyzer = new Analyzer();
    const scores = [analyzer.score(text)];
    const before = memory.buffer.byteLength;
    analyzer.score(`${text} `.repeat(500_000));
    scores.push(analyzer.score(text), new Analyzer().score(text));
    return [before, memory.buffer.byteLength, scores];
  }, TEXT);
  assert.ok(after > before + 20_000_000, `from ${before} to ${after}`);
  assert.deepEqual(scores, [EXPECTED, EXPECTED, EXPECTED]);
});
