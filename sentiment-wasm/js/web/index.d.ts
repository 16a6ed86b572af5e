export * from "./api.js"; // Analyzer and what it gives
export { version } from "./api.js";
export * from "./urgent.js";
export * from "./vader.js";

/** An object of the platform, where its types are known: by TypeScript's `lib`, or Node's types. */
type Known<Name extends string> = typeof globalThis extends Record<Name, { readonly prototype: infer Type }>
  ? Type
  : never;

/** The same of a compiled module. */
type Module = typeof globalThis extends { readonly WebAssembly: { readonly Module: { readonly prototype: infer Type } } }
  ? Type
  : never;

type Bytes = ArrayBuffer | ArrayBufferView;

/** Where the WebAssembly module comes from, if not from beside this file. */
export type Source = string | Known<"URL"> | Known<"Request"> | Known<"Response"> | Bytes | Module;

/**
 * What a bundler makes of an import of the `.wasm` file: an address (esbuild's `file`), bytes
 * (`binary`) or a compiled module (Cloudflare Workers). Which one, types cannot know: it may be used as any.
 */
export type Imported = string & ([Module] extends [never] ? unknown : Module);

/**
 * Load the module; await it once before anything else: until then constructors
 * and `version` throw an `InvalidStateError`. Nothing is fetched but the
 * module's own file, once, by however many calls; after one that takes longer than ten
 * seconds, another call fetches anew. Once the module is there, all calls are over.
 */
export default function init(options?: {
  module_or_path: Source | Promise<Source>;
}): Promise<unknown>;

/** Load the module from bytes that are there already. */
export function initSync(options: { module: Bytes | Module }): unknown;
