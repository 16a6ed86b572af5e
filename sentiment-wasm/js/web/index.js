// Entry for browsers and for bundlers that know `new URL(..., import.meta.url)`:
// Vite, webpack 5, Rollup, Parcel.
import * as module from "./sentiment.js";

let loaded = false;

function ready() {
  if (!loaded) {
    throw new DOMException(
      "sentiment-wasm is not loaded yet: `await init()` first; init is the default export",
      "InvalidStateError",
    );
  }
}

/** The class, which cannot be used before the module is there. */
function guarded(type) {
  return new Proxy(type, {
    construct(...call) {
      ready();
      return Reflect.construct(...call);
    },
  });
}

export default async function init(options) {
  const exports = await module.default(options);
  loaded = true;
  return exports;
}

export function initSync(options) {
  const exports = module.initSync(options);
  loaded = true;
  return exports;
}

export function version() {
  ready();
  return module.version();
}

export const Analyzer = guarded(module.Analyzer);
export const Vader = guarded(module.Vader);
