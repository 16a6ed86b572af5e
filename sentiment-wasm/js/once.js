
/** Of two instances the first stays, in which objects live: initSync() can overtake init(). */
const finish = __wbg_finalize_init;
__wbg_finalize_init = (instance, module) => wasm ?? finish(ours(instance), module);

/** The lite module imports nothing that the full one's code has not: what it lacks would show but later. */
function ours(instance) {
  const { exports } = instance;
  if (
    !exports.urgent_new ||
    !exports.vader_new ||
    !exports.analyzer_new ||
    !exports.version
  ) {
    throw new WebAssembly.LinkError("it lacks some of its functions");
  }
  return instance;
}

/** A call that never ends holds up no other: index.js says which wait for which. */
__wbg_init = async (options) => wasm ?? __wbg_init_once(options);
