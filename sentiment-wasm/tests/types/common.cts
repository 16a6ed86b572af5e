// The same package by `require`.
import sentiment = require("sentiment-wasm");
import lite = require("sentiment-wasm/lite");

const same: sentiment.Score = new lite.Analyzer().score("good");
const score: sentiment.Score = new sentiment.Analyzer().score("good");
const ready: Promise<void> = sentiment.default();
sentiment.initSync();
export = { score, same, ready };
