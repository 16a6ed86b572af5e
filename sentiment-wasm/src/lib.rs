//! JavaScript bindings: they convert arguments and results, and delegate to
//! [`sentiment_core`]. The package around this module is described in
//! `package.json`; its types are written by hand in `js/api.d.ts`.

// What converts scores is of no use where there are none; the linker leaves it out.
#![cfg_attr(not(feature = "analyzer"), allow(dead_code))]

#[cfg(feature = "analyzer")]
mod analyzer;
mod columns;
mod fields;
mod given;
mod items;
mod options;
mod record;
mod text;
#[cfg(feature = "urgent")]
mod urgent;
#[cfg(feature = "vader")]
mod vader;

use wasm_bindgen::prelude::*;

type Answer = Result<JsValue, JsValue>;

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
