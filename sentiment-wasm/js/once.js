
/** Of two instances the first stays, in which objects live: initSync() can overtake init(). */
const finish = __wbg_finalize_init;
__wbg_finalize_init = (instance, module) => wasm ?? finish(instance, module);

/** A call that never ends holds up no other: index.js says which wait for which. */
__wbg_init = async (options) => wasm ?? __wbg_init_once(options);
