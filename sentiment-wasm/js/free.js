
/** After free(), methods say so, and freeing again does nothing. */
function endedByFree(type) {
  const { free } = type.prototype;
  type.prototype.free = function () {
    free.call(this);
    // On this object alone, so that others are as fast as ever.
    Object.defineProperty(this, "free", { value() {} });
    Object.defineProperty(this, "__wbg_ptr", {
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
endedByFree(Analyzer);
endedByFree(Vader);
