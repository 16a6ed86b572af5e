import init from "sentiment-wasm";
import initLite from "sentiment-wasm/lite";

import { start } from "./page.js";

await Promise.all([init(), initLite()]);
start(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
