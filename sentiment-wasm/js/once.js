
/** Of two instances the first stays, in which objects live: initSync() can overtake init(). */
const finish = __wbg_finalize_init;
__wbg_finalize_init = (instance, module) => wasm ?? finish(instance, module);
