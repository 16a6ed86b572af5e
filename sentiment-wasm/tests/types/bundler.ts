// What Vite and webpack resolve.
import initLite, { Analyzer as Lite } from "sentiment-wasm/lite";
import init, { initSync, Analyzer, type Score } from "sentiment-wasm";
import wasm from "sentiment-wasm/sentiment_bg.wasm";

export async function start(): Promise<Score> {
  await init();
  await init({ module_or_path: wasm });
  await init({ module_or_path: new URL(wasm, import.meta.url) });
  initSync({ module: wasm });
  await initLite({ module_or_path: "lite.wasm" });
  new Lite().score("good");
  initSync({ module: new Uint8Array() });
  const context = "What should we improve?";
  new Analyzer().scoreBatch(["good"], { context: [context] });
  return new Analyzer().score("good", { context });
}
