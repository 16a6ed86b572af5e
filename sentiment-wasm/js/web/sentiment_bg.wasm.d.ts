import type { Source } from "./index.js";

/** What a bundler makes of the file, an address or its bytes: for `init({ module_or_path })`. */
declare const source: Source;
export default source;
