//! What iterables give.

use js_sys::{Function, Reflect, Symbol};
use wasm_bindgen::prelude::*;

/// The items of an iterable. If it is left before its end, it is closed, as `for…of` does: so
/// the `finally` of a generator runs.
pub(crate) struct Items {
    iterator: js_sys::Iterator,
    /// Neither at its end nor broken.
    open: bool,
}

impl Items {
    /// Those of an object, None if it is no iterable.
    pub(crate) fn of(object: &JsValue) -> Result<Option<Self>, JsValue> {
        let Ok(begin) = Reflect::get(object, &Symbol::iterator())?.dyn_into::<Function>() else {
            return Ok(None);
        };
        let iterator = begin.call0(object)?.dyn_into().ok();
        Ok(iterator.map(|iterator| Self {
            iterator,
            open: true,
        }))
    }
}

impl Iterator for Items {
    type Item = Result<JsValue, JsValue>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.open {
            return None;
        }
        // Whoever throws here has closed itself.
        self.open = false;
        let next = match self.iterator.next() {
            Ok(next) => next,
            Err(error) => return Some(Err(error)),
        };
        self.open = !next.done();
        self.open.then(|| Ok(next.value()))
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        // What it was left for is thrown, and not what is thrown here.
        if let Ok(close) = Reflect::get(&self.iterator, &"return".into()) {
            if let Some(close) = close.dyn_ref::<Function>() {
                let _ = close.call0(&self.iterator);
            }
        }
    }
}
