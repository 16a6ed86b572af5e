// Entry for bundlers with WebAssembly modules of their own
// (`import * as wasm from "./x.wasm"`), where nothing is to be awaited.
export { Analyzer, Vader, contextAsks, version } from "./sentiment.js";
export { EMOTIONS, LABELS, TAXONOMIES } from "./sentiment_bg.js";
export default async function init() {}
