// What a test asks of a page, once the modules are loaded.
import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

import type { Answer } from "./answer.js";

export function start(worker: Worker): void {
  const models = { english: new Analyzer(), lite: new Lite(), vader: new Vader() };
  const here = (model: keyof typeof models, texts: string[]): unknown[] => models[model].scoreBatch(texts);
  const inWorker = (texts: string[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(texts);
    });
  Object.assign(globalThis, { here, inWorker });
  document.body.textContent = "ready";
}
