// ES module entry for Node; the same classes as the CommonJS one.
import entry from "./index.js";

export * from "./sentiment.js";
export default entry.default;
