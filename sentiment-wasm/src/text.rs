//! Text and positions, between JavaScript and Rust.

use js_sys::{Array, TypeError};
use sentiment_core::Span;
use wasm_bindgen::prelude::*;

/// `value` as a text. A lone surrogate, which UTF-8 cannot hold, becomes one
/// U+FFFD, so that positions in UTF-16 units stay right.
pub(crate) fn of(value: &JsValue) -> Result<String, JsValue> {
    value
        .as_string()
        .ok_or_else(|| type_error(format!("text must be a string, not {}", kind(value))))
}

/// An array of what `score` gives for the texts of an iterable.
pub(crate) fn map(texts: &JsValue, score: impl Fn(&str) -> JsValue) -> Result<JsValue, JsValue> {
    if texts.is_string() {
        return Err(type_error(
            "texts must be an iterable of strings, not one string; for one text there is score()"
                .to_owned(),
        ));
    }
    let not_iterable = || {
        let kind = kind(texts);
        type_error(format!("texts must be an iterable of strings, not {kind}"))
    };
    if !texts.is_object() && !texts.is_function() {
        return Err(not_iterable());
    }
    let items = js_sys::try_iter(texts)?.ok_or_else(not_iterable)?;
    let scores = Array::new();
    for (index, item) in items.enumerate() {
        let item = item?;
        let text = item.as_string().ok_or_else(|| {
            type_error(format!(
                "texts[{index}] must be a string, not {}",
                kind(&item)
            ))
        })?;
        scores.push(&score(&text));
    }
    Ok(scores.into())
}

fn type_error(message: String) -> JsValue {
    TypeError::new(&message).into()
}

/// What a value is, for an error.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        "null".to_owned()
    } else if Array::is_array(value) {
        "array".to_owned()
    } else {
        value.js_typeof().as_string().unwrap_or_default()
    }
}

/// Turns positions in bytes into positions in UTF-16 units.
///
/// Keeps the count at every 64th byte, so that a look-up is short and making
/// it is linear in the text.
pub(crate) struct Utf16<'a> {
    text: &'a [u8],
    /// Units before each block; empty for ASCII, where nothing changes.
    blocks: Vec<usize>,
}

const BLOCK: usize = 64;

impl<'a> Utf16<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            blocks.reserve(text.len() / BLOCK + 2);
            for block in text.as_bytes().chunks(BLOCK) {
                blocks.push(before);
                before += count(block);
            }
            blocks.push(before);
        }
        Self {
            text: text.as_bytes(),
            blocks,
        }
    }

    /// `[start, end]`, made for `text.slice(...span)`.
    pub(crate) fn span(&self, span: Span) -> Array {
        Array::of2(
            &self.position(span.start).into(),
            &self.position(span.end).into(),
        )
    }

    fn position(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        let units = match self.blocks.get(byte / BLOCK) {
            None => byte,
            Some(before) => before + count(&self.text[byte / BLOCK * BLOCK..byte]),
        };
        // Strings of JavaScript are shorter than 2^32.
        u32::try_from(units).unwrap_or(u32::MAX)
    }
}

/// UTF-16 units of the characters that start in `bytes`: two where UTF-8 takes
/// four bytes, else one.
fn count(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .map(|&b| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0))
        .sum()
}
