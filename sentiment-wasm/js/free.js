
/**
 * Gives an object itself, also where a Proxy of it is asked, as Vue's `ref` makes them. By a
 * function, because what is an object comes out of such a Proxy as a Proxy.
 */
const ITSELF = Symbol("itself");

/** free() frees once, by whatever Proxy; then methods say so, and freeing again does nothing. */
function freedOnce(type, registry) {
  const { free, __idle: idle } = type.prototype;
  delete type.prototype.__idle;
  const { register } = registry;
  const freed = new WeakSet();
  registry.register = (object, pointer) => {
    Object.defineProperties(object, {
      // Neither JSON nor a copy has it.
      __wbg_ptr: { enumerable: false },
      [ITSELF]: { value: () => object },
    });
    register.call(registry, object, pointer, object);
  };
  type.prototype.free = function () {
    const object = this[ITSELF]();
    if (freed.has(object)) {
      return;
    }
    try {
      idle.call(object);
    } catch {
      throw new DOMException(
        "this object cannot be freed while it scores; call free() after that",
        "InvalidStateError",
      );
    }
    free.call(object);
    freed.add(object);
    // On this object alone, so that others are as fast as ever.
    Object.defineProperty(object, "__wbg_ptr", {
      get() {
        throw new DOMException("this object was freed by free(); make a new one", "InvalidStateError");
      },
    });
  };
  if (Symbol.dispose) {
    type.prototype[Symbol.dispose] = function () {
      this.free();
    };
  }
}
freedOnce(Analyzer, AnalyzerFinalization);
freedOnce(Vader, VaderFinalization);
