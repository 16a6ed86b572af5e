export * from "./api.js";
export * from "./vader.js";

/** Where the WebAssembly module comes from, if not from beside this file. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Load the module; await it once before anything else: until then constructors
 * and `version` throw an `InvalidStateError`. Nothing is fetched but the
 * module's own file.
 */
export default function init(options?: {
  module_or_path: Source | Promise<Source>;
}): Promise<unknown>;

/** Load the module from bytes that are there already. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
