// `sentiment/` beside this file is a copy of the package's folder pkg/web. To
// look at the page, serve its folder: python3 -m http.server
"use strict";

const text = document.querySelector("#text");
const verdict = document.querySelector("#verdict");
const words = document.querySelector("#words");
const emotions = document.querySelector("#emotions");

/** A word that adds less has no colour; one that adds this much has the strongest. */
const FAINT = 0.2;
const STRONG = 1.5;

/** How many characters are scored at every key, and shown word by word. */
const LONGEST = 10_000;
const count = new Intl.NumberFormat("en");

const signed = new Intl.NumberFormat("en", {
  signDisplay: "exceptZero", minimumFractionDigits: 2, maximumFractionDigits: 2,
});
const percent = new Intl.NumberFormat("en", { style: "percent" });

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The text word by word, with the part that each has in the sum of valence. */
function parts({ text, contributions }) {
  // Terms can overlap ("good", "is good"), so each is spread over its letters.
  const shares = new Float64Array(text.length);
  for (const { span, sums } of contributions) {
    const letters = text.slice(...span).replace(/\s/g, "").length;
    shares.subarray(...span).forEach((share, index, some) => {
      some[index] = share + sums.valence / letters;
    });
  }
  return Array.from(text.matchAll(/\s+|\S+/g), ({ 0: word, index }) => {
    const value = shares.subarray(index, index + word.length).reduce((sum, share) => sum + share, 0);
    return { word, value: word.trim() ? value : 0 };
  });
}

function shown({ word, value }) {
  if (Math.abs(value) < FAINT) {
    return word;
  }
  const className = value > 0 ? "positive" : "negative";
  // No line ends between a word and its number.
  const mark = element("mark", { className }, word, element("small", {}, `\u00a0${signed.format(value)}`));
  mark.style.setProperty("--strength", Math.min(Math.abs(value) / STRONG, 1));
  return mark;
}

/** The text, or what of it is scored: whole words, if they are no longer than words are. */
function start(text) {
  return text.length > LONGEST ? text.slice(0, LONGEST).replace(/\S{1,100}$/u, "") : text;
}

function update(analyzer) {
  // Of nothing there is nothing to say, though the model has a number for it.
  if (text.value.trim() === "") {
    [verdict, words, emotions].forEach((part) => part.replaceChildren());
    return;
  }
  const scored = start(text.value);
  const explanation = analyzer.explain(scored);
  const { label, valence, confidence, emotions: values } = explanation.score;
  verdict.textContent =
    `${label}, valence ${signed.format(valence)}, ${percent.format(confidence)} sure` +
    (scored === text.value ? "" : `; of the first ${count.format(scored.length)} characters`);
  words.replaceChildren();
  for (const part of parts(explanation)) {
    words.append(shown(part));
  }
  emotions.replaceChildren(...Object.entries(values).map(([name, value]) =>
    element("li", {}, name, element("meter", { value, ariaLabel: name }), percent.format(value))));
}

/** The package, or an error that says what is missing. */
async function load() {
  try {
    return await import("./sentiment/index.js");
  } catch (cause) {
    const mend = location.protocol === "file:"
      ? "serve its folder, for example by python3 -m http.server, and open http://localhost:8000"
      : "copy the folder pkg/web of the package sentiment-wasm beside it, as sentiment/";
    throw new Error(mend, { cause });
  }
}

async function run() {
  try {
    const { default: init, Analyzer } = await load();
    await init();
    const analyzer = new Analyzer();
    text.addEventListener("input", () => update(analyzer));
    update(analyzer);
  } catch (error) {
    verdict.textContent = `This page cannot score: ${error.message}`;
    throw error;
  }
}

run();
