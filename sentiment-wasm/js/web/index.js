// Entry for browsers and for bundlers, of which most know
// `new URL(..., import.meta.url)`.
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
  const exports = await module.default(options).catch((error) => {
    throw options ? error : notThere(error);
  });
  loaded = true;
  return exports;
}

/** What browsers say themselves does not lead to the cause, a bundler more often than not. */
function notThere(cause) {
  return new Error(
    `sentiment-wasm cannot load its module: ${cause.message}; if a bundler did not put ` +
      "sentiment_bg.wasm beside the code (esbuild, Vite's server before version 8), see " +
      '"Bundlers" in its README; if a policy forbids it, "In the browser"',
    { cause },
  );
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
