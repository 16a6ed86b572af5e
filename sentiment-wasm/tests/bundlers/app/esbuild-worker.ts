import init from "sentiment-wasm/lite";
import wasm from "sentiment-wasm/lite/sentiment_bg.wasm";

import { answer } from "./answer.js";

answer(init({ module_or_path: new URL(wasm, import.meta.url) }));
