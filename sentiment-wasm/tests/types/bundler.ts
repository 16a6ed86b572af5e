// What Vite and webpack resolve.
import initLite, { Analyzer as Lite } from "sentiment-wasm/lite";
import init, { initSync, Analyzer, type Score } from "sentiment-wasm";

export async function start(): Promise<Score> {
  await init();
  await initLite({ module_or_path: "lite.wasm" });
  new Lite().score("good");
  initSync({ module: new Uint8Array() });
  const context = "What should we improve?";
  new Analyzer().scoreBatch(["good"], { context: [context] });
  return new Analyzer().score("good", { context });
}
