// ES module entry for Node; the same classes as the CommonJS one.
import entry from "./index.js";

export const { Analyzer, Vader, version } = entry;
export default entry.default;
