export * from "./api.js";
export * from "./vader.js";

/** Does nothing: the bundler loads the module. */
export default function init(): Promise<void>;
