//! What callers give. Any look at it can throw: it may be a Proxy, or have getters. An error that
//! an import without `catch` throws skips the end of every function of this module on its way:
//! what they borrowed stays borrowed, and what they put on the stack stays there. So does the end of
//! the engine's stack, of which nothing can be caught here: `js/free.js` mends what it leaves. Functions
//! take a `JsValue`, as references would fill a stack of their own, which nothing can empty.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Throws of a Proxy that was revoked.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    pub(crate) fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    /// A copy, at which one can look without care.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    pub(crate) fn copy(array: &JsValue) -> Result<Array, JsValue>;

    /// What an iterator answers. What is `done` may be no boolean, which only a `JsValue` holds.
    pub(crate) type Step;

    #[wasm_bindgen(method, getter, structural, catch)]
    pub(crate) fn done(this: &Step) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub(crate) fn value(this: &Step) -> Result<JsValue, JsValue>;
}
