export * from "./api";
export * from "./vader";

/** Does nothing in Node, where the module is loaded at once. */
export default function init(): Promise<void>;
