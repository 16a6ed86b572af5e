// Entry for browsers and for bundlers, of which most know
// `new URL(..., import.meta.url)`.
import * as module from "./sentiment.js";

let loaded = false;

/** Resolved when the module is there, whoever loaded it: the exports, which init() answers. */
let arrive;
const arrived = new Promise((resolve) => (arrive = resolve));

function arrives(exports) {
  loaded = true;
  arrive(exports);
  return exports;
}

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
  const proxy = new Proxy(type, {
    construct(...call) {
      ready();
      return Reflect.construct(...call);
    },
  });
  type.prototype.constructor = proxy;
  return proxy;
}

/** The source that the one known option names; it may also be given itself. */
function sourceOf(options, known) {
  // What can be a source says that it is something else.
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    return options ?? undefined;
  }
  const unknown = Object.keys(options).find((name) => name !== known);
  if (unknown !== undefined) {
    throw new TypeError(`unknown option ${JSON.stringify(unknown)}: expected ${known}`);
  }
  return options[known] ?? undefined;
}

/** When all calls of init so far are over, or have taken too long. */
let over = Promise.resolve();

/** For how many milliseconds a call holds up others: a request may stall for ever. */
const PATIENCE = 10_000;

function inTime(call) {
  return new Promise((resolve) => {
    // Worklets have no clock.
    const clock = globalThis.setTimeout?.(resolve, PATIENCE);
    const end = () => {
      globalThis.clearTimeout?.(clock);
      resolve();
    };
    call.then(end, end);
  });
}

/**
 * Calls that fetch wait for those before: what one loads serves all, what it cannot load is its
 * error alone. A call with its source at hand waits for none. When one has loaded, all are over.
 */
export default async function init(options) {
  const source = sourceOf(options, "module_or_path");
  // Nobody looks at it where the module is there already.
  Promise.resolve(source).catch(() => {});
  if (loaded) {
    return arrived;
  }
  const before = over;
  const start = fetches(source) ? before : Promise.resolve();
  const call = Promise.race([arrived, start.then(() => load(source, before))]);
  over = Promise.all([before, start.then(() => inTime(call))]);
  return call;
}

/** All else are bytes, what holds them, or promises. */
function fetches(source) {
  // Worklets have neither.
  const addresses = [globalThis.URL, globalThis.Request].filter(Boolean);
  return source === undefined || typeof source === "string" || addresses.some((type) => source instanceof type);
}

async function load(source, before) {
  try {
    return arrives(await module.default({ module_or_path: source }));
  } catch (error) {
    // One of those may load it yet, and then it is nobody's error.
    await before;
    throw unfit(error) ?? (source === undefined ? notThere(error) : error);
  }
}

/** What an engine says of a module that is another's are names that nobody knows. */
function unfit(cause) {
  if (cause instanceof WebAssembly.LinkError) {
    return new WebAssembly.LinkError(
      "this is not the module of this code, but that of another entry (sentiment-wasm has one, " +
        `sentiment-wasm/lite another) or version: ${cause.message}`,
      { cause },
    );
  }
}

/** What browsers say themselves does not lead to the cause, a bundler more often than not. */
function notThere(cause) {
  return new Error(
    `sentiment-wasm cannot load its module: ${cause.message}; if a bundler did not put ` +
      "sentiment_bg.wasm beside the code (esbuild, Vite's server before version 8), see " +
      '"Bundlers" in its README; if a policy forbids it, "In the browser"; where modules are not fetched ' +
      "(Cloudflare Workers), import it from sentiment-wasm/sentiment_bg.wasm, or from " +
      "sentiment-wasm/lite/sentiment_bg.wasm, and give it to initSync({ module })",
    { cause },
  );
}

export function initSync(options) {
  let exports;
  try {
    exports = module.initSync({ module: sourceOf(options, "module") });
  } catch (error) {
    throw unfit(error) ?? error;
  }
  return arrives(exports);
}

export function version() {
  ready();
  return module.version();
}

export function contextAsks(question) { ready(); return module.contextAsks(question); } // with Analyzer
export { EMOTIONS, LABELS, TAXONOMIES } from "./sentiment.js"; // with Analyzer
export const Analyzer = guarded(module.Analyzer);
export { URGENT_KINDS } from "./sentiment.js";
export const Urgent = guarded(module.Urgent);
export const Vader = guarded(module.Vader);
