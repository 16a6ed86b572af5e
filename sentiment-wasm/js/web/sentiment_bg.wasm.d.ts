import type { Imported } from "./index.js";

/**
 * What a bundler makes of the file: for `init({ module_or_path: new URL(source, import.meta.url) })`
 * where it is an address, `init({ module_or_path: source })` where it is bytes, and
 * `initSync({ module: source })` where it is a module.
 */
declare const source: Imported;
export default source;
