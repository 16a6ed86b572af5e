export * from "./api.js";

/** Does nothing: the bundler loads the module. */
export default function init(): Promise<void>;
