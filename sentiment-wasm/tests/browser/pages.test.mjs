// The pages that users copy: those of README.md, and examples/browser.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Analyzer } from "sentiment-wasm";

import { ROOT, block, vectors } from "../cases.mjs";
import { visit } from "./site.mjs";

const analyzer = new Analyzer();

visit("README: a page with a worker", "/readme.html", async ({ page }) => {
  // What the first visit says may have been missed, or come late.
  await page.reload({ waitUntil: "commit" });
  const message = await page.waitForEvent("console");
  const scores = await message.args()[0].jsonValue();
  assert.deepEqual(scores, analyzer.scoreBatch(["Great battery life!", "Still waiting for my refund."]));
});

visit("README: a worker scores while the page goes on", "/blank.html", async ({ page, requests }) => {
  const some = vectors("english.jsonl").map(({ text }) => text);
  const texts = Array.from({ length: 10_000 }, (_, index) => `${some[index % some.length]} ${index}`);
  const { same, turns, error } = await page.evaluate(async (texts) => {
    const worker = new Worker("/worker.js", { type: "module" });
    const ask = (texts) => new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(texts);
    });
    const { error } = await ask(["good", 5]);

    // A page that scored itself would have no turn before the answer.
    let turns = 0;
    const timer = setInterval(() => (turns += 1));
    const { scores } = await ask(texts);
    clearInterval(timer);

    const { default: init, Analyzer } = await import("/sentiment/index.js");
    await init();
    const here = new Analyzer().scoreBatch(texts);
    return { same: JSON.stringify(scores) === JSON.stringify(here), turns, error };
  }, texts);
  assert.equal(same, true);
  assert.ok(turns >= 3, `the page had ${turns} turns of its own`);
  assert.deepEqual(new Set(requests), new Set([
    "/blank.html", "/style.css", "/worker.js",
    "/sentiment/index.js", "/sentiment/sentiment.js", "/sentiment/sentiment_bg.wasm",
  ]));
  assert.match(String(error), /^TypeError: texts\[1\] must be a string, not number/);
});

visit("README: page and worker share one download", "/shared.html", async ({ page, requests }) => {
  const said = [];
  for (let count = 0; count < 2; count += 1) {
    said.push(await page.waitForEvent("console").then((message) => message.args()[0].jsonValue()));
  }
  const [here, [there]] = said[0] instanceof Array ? [said[1], said[0]] : said;
  assert.deepEqual([here, there], ["positive", analyzer.score("Still waiting for my refund.")]);
  assert.equal(requests.filter((path) => path.endsWith(".wasm")).length, 1, String(requests));
});

// Not the text that the page starts with.
const TEXT = "Lovely <b>staff</b>, but the checkout is a nightmare";

visit("the example: a text is scored while it is typed", "/", async ({ page, requests }) => {
  await page.getByText("valence").waitFor();
  const loaded = requests.length;
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(TEXT);
  assert.equal(await page.getByRole("textbox", { name: "Your text" }).inputValue(), TEXT);

  const { label, emotions } = analyzer.score(TEXT);
  assert.match(await page.getByRole("status").textContent(), new RegExp(`^${label}, `));
  for (const [name, value] of Object.entries(emotions)) {
    const meter = page.getByRole("meter", { name });
    assert.equal(await meter.evaluate((meter) => meter.value), value, name);
  }
  assert.equal(requests.length, loaded);
});

visit("the example: words are coloured by their part", "/", async ({ page }) => {
  await page.getByRole("textbox", { name: "Your text" }).fill(TEXT);
  const look = async (word) => page.locator("mark", { hasText: word }).evaluate((mark) => {
    const { backgroundColor, borderBottomStyle } = getComputedStyle(mark);
    return { class: mark.className, line: borderBottomStyle, colour: backgroundColor };
  });
  const { colour: good, ...lovely } = await look("Lovely");
  const { colour: bad, ...nightmare } = await look("nightmare");
  assert.deepEqual(lovely, { class: "positive", line: "solid" });
  assert.deepEqual(nightmare, { class: "negative", line: "dotted" });
  assert.notEqual(good, bad);
  assert.match(await page.locator("#words").textContent(), /<b>staff<\/b>,/);
});

/** What WCAG 2.2 asks of text. */
const LEGIBLE = 4.5;

const THEMES = ["light", "dark"].flatMap((colorScheme) => ["none", "active"].map((forcedColors) => ({ colorScheme, forcedColors })));

/** Of each mark of a page the contrast of its text, by WCAG's formula, with what is painted below it. */
function contrasts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (...layers) => {
    for (const layer of layers) {
      canvas.fillStyle = layer;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = document.body.appendChild(document.createElement("div"));
  ground.style.backgroundColor = "Canvas";
  const { backgroundColor: below } = getComputedStyle(ground);
  return Array.from(document.querySelectorAll("mark"), (mark) => {
    const { color, backgroundColor } = getComputedStyle(mark);
    const [darker, lighter] = [luminance(below, backgroundColor), luminance(color)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  });
}

visit("the example: words are legible in every theme", "/", async ({ page }) => {
  await page.getByRole("textbox", { name: "Your text" }).fill(TEXT);
  for (const theme of THEMES) {
    await page.emulateMedia(theme);
    const found = await page.evaluate(contrasts);
    assert.ok(found.length >= 2 && Math.min(...found) >= LEGIBLE, `${JSON.stringify(theme)}: ${found}`);
  }
});

visit("explainHtml: words are legible in every theme, and can show their parts", "/blank.html", async ({ page }) => {
  // Without the policy of the site, which blocks styles.
  const plain = await page.context().newPage();
  await plain.setContent(`<meta name="color-scheme" content="light dark">${analyzer.explainHtml(TEXT)}`);
  for (const theme of THEMES) {
    await plain.emulateMedia(theme);
    const found = await plain.evaluate(contrasts);
    assert.ok(found.length >= 2 && Math.min(...found) >= LEGIBLE, `${JSON.stringify(theme)}: ${found}`);
  }
  const width = () => plain.locator("mark").first().evaluate((mark) => mark.offsetWidth);
  const before = await width();
  await plain.addStyleTag({ content: block("css") });
  assert.ok((await width()) > before + 20);
});

visit("the example: fits a narrow screen", "/", async ({ page }) => {
  await page.setViewportSize({ width: 280, height: 600 });
  await page.getByRole("textbox", { name: "Your text" }).fill(TEXT);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert.equal(scrollWidth, clientWidth);
  // A word and its number stay in one line.
  assert.match(await page.locator("mark", { hasText: "Lovely" }).textContent(), /^Lovely\u00a0\+\d/);
});

visit("the example: of a very long text the start is scored and shown", "/", async ({ page }) => {
  await page.getByText("valence").waitFor();
  const words = page.locator("#words");
  const status = page.getByRole("status");
  for (const unit of ["lovely, but a 😀 nightmare ", "good", "😀"]) {
    const long = unit.repeat(400_000 / unit.length);
    // Filled in at once, which by keys takes seconds.
    await page.getByRole("textbox", { name: "Your text" }).evaluate((box, long) => {
      box.value = long;
      box.dispatchEvent(new Event("input"));
    }, long);
    const said = await status.textContent();
    const first = Number(/ of the first ([\d,]+) characters$/.exec(said)[1].replace(",", ""));
    assert.ok(first > 9_000 && first <= 10_000, said);
    const { label } = analyzer.score(long.slice(0, first));
    assert.match(said, new RegExp(`^${label}, `));
    // Marks add numbers to words.
    const shown = await words.evaluate((words) => {
      const copy = words.cloneNode(true);
      copy.querySelectorAll("small").forEach((number) => number.remove());
      return copy.textContent;
    });
    assert.equal(shown, long.slice(0, first));
    assert.doesNotMatch(shown, /\ufffd/);
  }
  await page.getByRole("textbox", { name: "Your text" }).fill("good");
  assert.match(await status.textContent(), /^positive, .* sure$/);
});

visit("the example: of an empty text nothing is said", "/", async ({ page }) => {
  await page.getByText("valence").waitFor();
  const box = page.getByRole("textbox", { name: "Your text" });
  const parts = () => Promise.all(["#verdict", "#words", "#emotions"].map((part) => page.locator(part).textContent()));
  const top = () => page.locator("h2").first().evaluate((heading) => heading.offsetTop);
  await box.fill("good");
  const before = await top();
  for (const empty of ["", " \n"]) {
    await box.fill(empty);
    assert.deepEqual(await parts(), ["", "", ""]);
    assert.equal(await top(), before);
  }
  await box.fill("good");
  assert.match((await parts())[0], /^positive, /);
});

visit("the example: without the package it says what to copy", "/blank.html", async ({ page, complaints }) => {
  await page.route("**/sentiment/index.js", (route) => route.fulfill({ status: 404 }));
  await page.goto(new URL("/", page.url()).href);
  await page.getByText("This page cannot score: copy the folder pkg/web").waitFor();
  assert.match(complaints.splice(0).join("\n"), /404/);
});

visit("the example: opened as a file it says that it must be served", "/blank.html", async ({ page, complaints }) => {
  await page.goto(pathToFileURL(join(ROOT, "examples", "browser", "index.html")).href);
  await page.getByText("This page cannot score: serve its folder, for example by python3 -m http.server").waitFor();
  assert.notEqual(complaints.splice(0).length, 0);
});
