import initLite from "sentiment-wasm/lite";
import lite from "sentiment-wasm/lite/sentiment_bg.wasm";

import { start } from "./page.js";
// README.md's example, which loads the full module.
import "./readme.js";

await initLite({ module_or_path: new URL(lite, import.meta.url) });
start(new Worker(new URL("esbuild-worker.js", import.meta.url), { type: "module" }));
