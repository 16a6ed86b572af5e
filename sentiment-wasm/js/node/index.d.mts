export * from "./api.mjs"; // Analyzer and what it gives
export { version } from "./api.mjs";
export * from "./urgent.mjs";
export * from "./vader.mjs";

/** Does nothing in Node, where the module is loaded at once. */
export default function init(options?: unknown): Promise<void>;

/** Does nothing either. */
export function initSync(options?: unknown): void;
