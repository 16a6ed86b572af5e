import init from "sentiment-wasm/lite";

import { answer } from "./answer.js";

answer(init());
