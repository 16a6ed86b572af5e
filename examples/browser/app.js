// `sentiment/` beside this file is a copy of the package's folder pkg/web. To
// look at the page, serve its folder: python3 -m http.server
import init, { Analyzer } from "./sentiment/index.js";

const text = document.querySelector("#text");
const verdict = document.querySelector("#verdict");
const words = document.querySelector("#words");
const emotions = document.querySelector("#emotions");

/** A word that adds less has no colour; one that adds this much has the strongest. */
const FAINT = 0.2;
const STRONG = 1.5;

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
  // Terms can overlap ("long", "long wait"), so each is spread over its letters.
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
  const mark = element("mark", { className }, word, element("small", {}, ` ${signed.format(value)}`));
  mark.style.setProperty("--strength", Math.min(Math.abs(value) / STRONG, 1));
  return mark;
}

function update(analyzer) {
  const explanation = analyzer.explain(text.value);
  const { label, valence, confidence, emotions: values } = explanation.score;
  verdict.textContent =
    `${label}, valence ${signed.format(valence)}, ${percent.format(confidence)} sure`;
  words.replaceChildren(...parts(explanation).map(shown));
  emotions.replaceChildren(...Object.entries(values).map(([name, value]) =>
    element("li", {}, name, element("meter", { value, ariaLabel: name }), percent.format(value))));
}

try {
  await init();
  const analyzer = new Analyzer();
  text.addEventListener("input", () => update(analyzer));
  update(analyzer);
} catch (error) {
  verdict.textContent = `This page cannot score: ${error.message}`;
  throw error;
}
