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

/** When the latest call of init is over. */
let over = Promise.resolve();

/** Calls wait for each other: what one loads serves all, what it cannot load is its error alone. */
export default function init(options) {
  const exports = over.then(() => load(options));
  over = exports.catch(() => {});
  return exports;
}

async function load(options) {
  try {
    const exports = await module.default(options);
    loaded = true;
    return exports;
  } catch (error) {
    if (loaded) {
      // By initSync, meanwhile.
      return module.initSync();
    }
    throw options ? error : notThere(error);
  }
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
