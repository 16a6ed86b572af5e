// The same package by `require`.
import sentiment = require("sentiment-wasm");

const score: sentiment.Score = new sentiment.Analyzer().score("good");
const ready: Promise<void> = sentiment.default();
export = { score, ready };
