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

/** When all calls of init so far are over. */
let over = Promise.resolve();

/** How many calls of init there were, and which of them loaded the module: 0 is initSync(). */
let calls = 0;
let loader = Infinity;

/**
 * Calls that fetch wait for those before: what one loads serves all, what it cannot load is its
 * error alone. A call with its source at hand waits for none, which might never end.
 */
export default function init(options) {
  const call = (calls += 1);
  const before = over;
  const source = options?.module_or_path ?? options;
  // Nobody looks at it where the module is there already.
  Promise.resolve(source).catch(() => {});
  const start = fetches(source) ? before : Promise.resolve();
  const exports = start.then(() => load(options, call, before));
  over = Promise.allSettled([before, exports]).then(() => {});
  return exports;
}

/** All else are bytes, what holds them, or promises. */
function fetches(source) {
  // Worklets have neither.
  const addresses = [globalThis.URL, globalThis.Request].filter(Boolean);
  return source === undefined || typeof source === "string" || addresses.some((type) => source instanceof type);
}

async function load(options, call, before) {
  try {
    const exports = await module.default(options);
    loader = Math.min(loader, call);
    loaded = true;
    return exports;
  } catch (error) {
    await before;
    if (loader < call) {
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
  loader = 0;
  loaded = true;
  return exports;
}

export function version() {
  ready();
  return module.version();
}

export const Analyzer = guarded(module.Analyzer);
export const Vader = guarded(module.Vader);
