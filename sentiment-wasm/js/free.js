
/**
 * Gives what stands for an object in its methods, also where a Proxy of it is asked, as Vue's `ref`
 * makes them. By a function, because what is an object comes out of such a Proxy as a Proxy.
 */
const HANDLE = Symbol("handle");

/**
 * Methods reach into the module's memory only from objects that this copy of it made, of their own
 * class: what else there is at such an address would be read, or freed, as if it were one.
 * free() frees once, by whatever Proxy; then methods say so, and freeing again does nothing.
 */
function guarded(type, name, registry) {
  const { free, __idle: idle, __destroy_into_raw: destroy } = type.prototype;
  delete type.prototype.__idle;
  delete type.prototype.__destroy_into_raw;
  const { register } = registry;
  registry.register = (object, pointer) => {
    // Has the address in the object's place, which may be frozen, and of which a copy has none.
    const handle = { type, __wbg_ptr: pointer, __destroy_into_raw: destroy };
    delete object.__wbg_ptr;
    Object.defineProperty(object, HANDLE, { value: () => handle });
    register.call(registry, object, pointer, handle);
  };
  const handleOf = (object, method) => {
    const handle = object?.[HANDLE]?.();
    if (handle?.type !== type) {
      throw new TypeError(
        `${method}() must be called on an object that this copy of sentiment-wasm made by new ${name}(), ` +
          `as in object.${method}(…)`,
      );
    }
    return handle;
  };
  for (const method of Object.getOwnPropertyNames(type.prototype)) {
    const call = type.prototype[method];
    if (call === type) {
      continue;
    }
    // Named as before, in an error's stack too. None takes more; a list of them would cost more than the check.
    const { [method]: checked } = {
      [method](one, two, three) {
        const handle = handleOf(this, method);
        if (handle.__wbg_ptr === 0) {
          throw new DOMException("this object was freed by free(); make a new one", "InvalidStateError");
        }
        return call.call(handle, one, two, three);
      },
    };
    type.prototype[method] = checked;
  }
  type.prototype.free = function () {
    const handle = handleOf(this, "free");
    if (handle.__wbg_ptr === 0) {
      return;
    }
    try {
      idle.call(handle);
    } catch {
      throw new DOMException(
        "this object cannot be freed while it scores; call free() after that",
        "InvalidStateError",
      );
    }
    free.call(handle);
  };
  if (Symbol.dispose) {
    type.prototype[Symbol.dispose] = function () {
      this.free();
    };
  }
}
guarded(Analyzer, "Analyzer", AnalyzerFinalization);
guarded(Vader, "Vader", VaderFinalization);
