// ES module entry for Node; the same classes as the CommonJS one.
export * from "./sentiment.js";
// As in index.js; not imported from there, where tools differ in what the default is.
export default async function init() {}
export function initSync() {}
