export * from "./api"; // Analyzer and what it gives
export { version } from "./api";
export * from "./urgent";
export * from "./vader";

/** Does nothing in Node, where the module is loaded at once. */
export default function init(options?: unknown): Promise<void>;

/** Does nothing either. */
export function initSync(options?: unknown): void;
