//! What iterables give.

use js_sys::{ArrayIntoIter, Function, Reflect, Symbol};
use wasm_bindgen::prelude::*;

use crate::given::{copy, is_array, Step};

/// The items of an iterable.
pub(crate) enum Items {
    /// One call for each; an iterator takes three.
    Array(ArrayIntoIter),
    Steps(Steps),
}

impl Items {
    /// Those of an object, None if it is no iterable.
    pub(crate) fn of(object: &JsValue) -> Result<Option<Self>, JsValue> {
        if is_array(object)? {
            return Ok(Some(Items::Array(copy(object)?.into_iter())));
        }
        Ok(Steps::of(object)?.map(Items::Steps))
    }
}

impl Iterator for Items {
    type Item = Result<JsValue, JsValue>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Items::Array(items) => items.next().map(Ok),
            Items::Steps(steps) => steps.next(),
        }
    }
}

/// What an iterator gives. If it is left before its end, it is closed, as `for…of` does: so
/// the `finally` of a generator runs.
pub(crate) struct Steps {
    iterator: JsValue,
    next: Function,
    /// Neither at its end nor broken.
    open: bool,
}

impl Steps {
    fn of(object: &JsValue) -> Result<Option<Self>, JsValue> {
        let Ok(begin) = Reflect::get(object, &Symbol::iterator())?.dyn_into::<Function>() else {
            return Ok(None);
        };
        let iterator = begin.call0(object)?;
        if !iterator.is_object() {
            return Ok(None);
        }
        let next = Reflect::get(&iterator, &"next".into())?.dyn_into().ok();
        Ok(next.map(|next| Self {
            iterator,
            next,
            open: true,
        }))
    }

    fn step(&self) -> Result<Option<JsValue>, JsValue> {
        let step: Step = self.next.call0(&self.iterator)?.unchecked_into();
        if step.done()?.is_truthy() {
            return Ok(None);
        }
        step.value().map(Some)
    }
}

impl Iterator for Steps {
    type Item = Result<JsValue, JsValue>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.open {
            return None;
        }
        let step = self.step();
        // Whoever throws here has closed itself.
        self.open = matches!(step, Ok(Some(_)));
        step.transpose()
    }
}

impl Drop for Steps {
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
