
/**
 * Gives what stands for an object in its methods, also where a Proxy of it is asked, as Vue's `ref`
 * makes them. By a function, because what is an object comes out of such a Proxy as a Proxy.
 */
const HANDLE = Symbol("handle");

/** Calls within one another, as where a generator of texts scores: the module has room for some thousand. */
const DEEPEST = 100;
let depth = 0;

/** Whether a call was broken off where no error is expected: where the engine's stack or the memory ends. */
let broken = false;

/** The module's own stack, and where it is when no call runs. */
let stack;
let empty;

/** What the constructors of classes call to get an address, and a function of no class to get its answer. */
function made(make, options) {
  if (stack === undefined) {
    stack = wasm.__stack_pointer;
    empty = stack.value;
  }
  return run(make, { calls: 0 }, options);
}

function run(call, handle, one, two, three) {
  if (depth === DEEPEST) {
    throw new RangeError(
      `more than ${DEEPEST} calls within one another: what a call reads, such as a generator of texts, makes the next`,
    );
  }
  if (broken && depth === 0) {
    mend();
  }
  depth += 1;
  handle.calls += 1;
  try {
    return call.call(handle, one, two, three);
  } catch (error) {
    // Calls nothing where there may be no room for calls.
    broken = true;
    if (error instanceof WebAssembly.RuntimeError && isFull()) {
      throw new RangeError("out of memory: free() objects that are no longer used, and make one once, not for each text", {
        cause: error,
      });
    }
    throw error;
  } finally {
    depth -= 1;
    handle.calls -= 1;
  }
}

/** What is broken off leaves its part of the stack behind, of which so many would fill it. */
function mend() {
  // Some engines give but its value to who imports the module as one of JavaScript.
  if (stack instanceof WebAssembly.Global) {
    stack.value = empty;
  }
  broken = false;
}

/** All that the module says of a lack of memory is that it ends. */
function isFull() {
  try {
    wasm.memory.grow(1024);
    return false;
  } catch {
    return true;
  }
}

/**
 * Methods reach into the module's memory only from objects that this copy of it made, of their own
 * class: what else there is at such an address would be read, or freed, as if it were one.
 * free() frees once, by whatever Proxy; then methods say so, and freeing again does nothing.
 */
function guarded(type, name, registry) {
  const { free, __destroy_into_raw: destroy } = type.prototype;
  delete type.prototype.__destroy_into_raw;
  const { register } = registry;
  registry.register = (object, pointer) => {
    // Has the address in the object's place, which may be frozen, and of which a copy has none.
    const handle = { type, calls: 0, __wbg_ptr: pointer, __destroy_into_raw: destroy };
    delete object.__wbg_ptr;
    Object.defineProperty(object, HANDLE, { value: () => handle });
    register.call(registry, object, pointer, handle);
  };
  const handleOf = (object, method, isRead) => {
    const handle = object?.[HANDLE]?.();
    if (handle?.type !== type) {
      const must = isRead ? `${method} must be read` : `${method}() must be called`;
      throw new TypeError(
        `${must} on an object that this copy of sentiment-wasm made by new ${name}(), ` +
          `as in object.${method}${isRead ? "" : "(…)"}`,
      );
    }
    return handle;
  };
  for (const method of Object.getOwnPropertyNames(type.prototype)) {
    const property = Object.getOwnPropertyDescriptor(type.prototype, method);
    const kind = property.get ? "get" : "value";
    const call = property[kind];
    if (call === type) {
      continue;
    }
    // Named as before, in an error's stack too. None takes more; a list of them would cost more than the check.
    const { [method]: checked } = {
      [method](one, two, three) {
        const handle = handleOf(this, method, call === property.get);
        if (handle.__wbg_ptr === 0) {
          throw new DOMException("this object was freed by free(); make a new one", "InvalidStateError");
        }
        return run(call, handle, one, two, three);
      },
    };
    Object.defineProperty(type.prototype, method, { ...property, [kind]: checked });
  }
  type.prototype.free = function () {
    const handle = handleOf(this, "free");
    const { __wbg_ptr: pointer } = handle;
    if (pointer === 0) {
      return;
    }
    if (handle.calls > 0) {
      throw new DOMException(
        "this object cannot be freed while it scores; call free() after that",
        "InvalidStateError",
      );
    }
    for (;;) {
      try {
        return free.call(handle);
      } catch (error) {
        // Says that a call still has it. None does: so many were broken off, and each time one less has it.
        if (error.constructor !== Error) {
          throw error;
        }
        broken = true;
        handle.__wbg_ptr = pointer;
      }
    }
  };
  // What Node's console shows, of any object, also of one that was freed, without an error.
  Object.defineProperty(type.prototype, Symbol.for("nodejs.util.inspect.custom"), {
    configurable: true,
    writable: true,
    value(depth, options, inspect) {
      const pointer = this?.[HANDLE]?.().__wbg_ptr;
      const shown = pointer && "taxonomy" in this ? { taxonomy: this.taxonomy } : {};
      return `${this?.constructor?.name ?? name} ${pointer === 0 ? "(freed)" : inspect(shown, options)}`;
    },
  });
  if (Symbol.dispose) {
    type.prototype[Symbol.dispose] = function () {
      this.free();
    };
  }
}
guarded(Analyzer, "Analyzer", AnalyzerFinalization);
guarded(Urgent, "Urgent", UrgentFinalization);
guarded(Vader, "Vader", VaderFinalization);
