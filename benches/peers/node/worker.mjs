// The worker for JavaScript: benches/README.md says what a worker does. Peers
// are loaded when they are asked for, so that each can be timed alone.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.cwd();
const require = createRequire(join(folder, "package.json"));
const ours = () => require(process.env.SENTIMENT_WASM);

const each = (score) => (texts) => texts.map(score);

const PEERS = {
  nothing: () => each(() => 0),
  sentiment: () => {
    const analyzer = new (ours().Analyzer)();
    return (texts) => analyzer.scoreBatch(texts).map((score) => score.valence);
  },
  "sentiment, VADER": () => {
    const vader = new (ours().Vader)();
    return (texts) => vader.scoreBatch(texts).map((score) => score.compound);
  },
  "npm sentiment": () => {
    const analyzer = new (require("sentiment"))();
    return each((text) => analyzer.analyze(text).score);
  },
  "wink-sentiment": () => {
    const wink = require("wink-sentiment");
    return each((text) => wink(text).score);
  },
  "vader-sentiment": () => {
    const { SentimentIntensityAnalyzer } = require("vader-sentiment");
    return each((text) => SentimentIntensityAnalyzer.polarity_scores(text).compound);
  },
  natural: () => {
    const { SentimentAnalyzer, WordTokenizer } = require("natural");
    const analyzer = new SentimentAnalyzer("English", null, "afinn");
    const tokenizer = new WordTokenizer();
    return each((text) => analyzer.getSentiment(tokenizer.tokenize(text)));
  },
};

/** Bytes of an installed package and all that it needs. */
function size(name, seen = new Set()) {
  const path = join(folder, "node_modules", name);
  if (seen.has(name)) return 0;
  seen.add(name);
  const needs = JSON.parse(readFileSync(join(path, "package.json"), "utf8")).dependencies ?? {};
  return bytes(path) + Object.keys(needs).reduce((sum, need) => sum + size(need, seen), 0);
}

function bytes(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.size;
  return readdirSync(path).reduce((sum, file) => sum + bytes(join(path, file)), 0);
}

/** Seconds of the processor since the process began. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function seconds(score, texts) {
  const start = now();
  score(texts);
  return now() - start;
}

function cycled(list, count) {
  return Array.from({ length: count }, (_, i) => list[i % list.length]);
}

async function serve(path) {
  const texts = readFileSync(path, "utf8").trimEnd().split("\n");
  const words = texts.join(" ").split(" ");
  const scores = {};
  for await (const line of createInterface({ input: process.stdin })) {
    const [what, name, count] = line.split("\t");
    if (what === "package") {
      const { version } = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
      console.log(version, size(name));
      continue;
    }
    const score = (scores[name] ??= PEERS[name]());
    if (what === "answers") {
      console.log(score(texts.slice(0, count)).join(" "));
    } else if (what === "texts") {
      console.log(seconds(score, cycled(texts, Number(count))));
    } else if (what === "document") {
      console.log(seconds(score, [cycled(words, Number(count)).join(" ")]));
    } else {
      throw new Error(`not a request: ${line}`);
    }
  }
}

if (process.argv[2] === "start") {
  PEERS[process.argv[3]]()(["good"]);
  console.log(now());
  process.exit(0);
} else if (process.argv[2] === "first") {
  const start = performance.now();
  const { Analyzer } = require(process.argv[3]);
  const loaded = performance.now();
  new Analyzer().score("good");
  console.log(loaded - start, performance.now() - loaded);
} else {
  await serve(process.argv[2]);
}
