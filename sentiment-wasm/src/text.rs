//! Text and positions, between JavaScript and Rust.

use js_sys::{Array, JsString, RangeError, TypeError};
use sentiment_core::{Positions, Span};
use wasm_bindgen::prelude::*;

use crate::given::is_array;
use crate::items::Items;
use crate::options::Missing;

#[wasm_bindgen]
extern "C" {
    /// Throws where it would be longer than the engine's strings can be.
    #[wasm_bindgen(catch, js_name = String)]
    fn string(text: &str) -> Result<JsValue, JsValue>;

    /// The error for what is no iterable of texts, where `one` is for one, in `js/record.js`; it may throw another.
    #[wasm_bindgen(catch, js_name = notTexts)]
    fn not_texts(texts: &JsValue, one: &str) -> Result<JsValue, JsValue>;
}

/// What may be long as a string of JavaScript.
pub(crate) fn given_back(text: &str) -> Result<JsValue, JsValue> {
    string(text).map_err(|_| {
        let length = text.len();
        let message = format!("the explanation is too long for a string: it has {length} bytes");
        RangeError::new(&message).into()
    })
}

/// The units of UTF-16 of which `explainHtml` makes at most 204 times as many: emoji of one unit,
/// such as ☹, side by side. V8's strings hold some 530 million.
const EXPLAINED: u32 = 2_500_000;

/// An error for a text of which there might be more HTML than a string or the memory holds.
pub(crate) fn fits_html(value: &JsValue) -> Result<(), JsValue> {
    let length = value.dyn_ref::<JsString>().map_or(0, JsString::length);
    if length <= EXPLAINED {
        return Ok(());
    }
    let message = format!(
        "text has {length} UTF-16 units, and explainHtml takes at most {EXPLAINED}, so that its \
         HTML fits into a string; explain parts of the text"
    );
    Err(RangeError::new(&message).into())
}

/// `value` as a text. A lone surrogate, which UTF-8 cannot hold, becomes one
/// U+FFFD, so that positions in UTF-16 units stay right.
pub(crate) fn of(value: &JsValue) -> Result<String, JsValue> {
    named(value, || "text".to_owned())
}

/// The same; `place` names it in the error.
pub(crate) fn named(value: &JsValue, place: impl FnOnce() -> String) -> Result<String, JsValue> {
    value
        .as_string()
        .ok_or_else(|| type_error(format!("{} must be a string, not {}", place(), kind(value))))
}

/// One of many texts; None where it is missing and may be.
pub(crate) fn one_of(
    value: &JsValue,
    missing: Missing,
    place: impl FnOnce() -> String,
) -> Result<Option<String>, JsValue> {
    match value.as_string() {
        Some(text) => Ok(Some(text)),
        None if !is_missing(value) => named(value, place).map(Some),
        None if missing == Missing::Null => Ok(None),
        None => Err(type_error(format!(
            "{} must be a string, not {}; drop missing values, replace them by \"\", or say \
             {{ missing: \"null\" }}",
            place(),
            kind(value)
        ))),
    }
}

/// NaN is what some tables have in place of null.
fn is_missing(value: &JsValue) -> bool {
    value.is_null() || value.is_undefined() || value.as_f64().is_some_and(f64::is_nan)
}

/// What takes a text, None if it is missing, and its index. Not generic, so that [`each`] is
/// compiled once and the module stays small.
type Take<'a> = dyn FnMut(Option<&str>, usize) -> Result<(), JsValue> + 'a;

/// Hand each text of an iterable to `score`, with its index; how many there are. An error names `one`, the
/// method for one text.
pub(crate) fn each(
    texts: &JsValue,
    one: &str,
    missing: Missing,
    score: &mut Take<'_>,
) -> Result<usize, JsValue> {
    let items = match texts.is_object() || texts.is_function() {
        true => Items::of(texts)?,
        false => None,
    };
    let Some(items) = items else {
        return Err(not_texts(texts, one).unwrap_or_else(|thrown| thrown));
    };
    let mut index = 0;
    for item in items {
        let text = one_of(&item?, missing, || format!("texts[{index}]"))?;
        score(text.as_deref(), index)?;
        index += 1;
    }
    Ok(index)
}

pub(crate) fn type_error(message: String) -> JsValue {
    TypeError::new(&message).into()
}

/// What a value is, for an error.
pub(crate) fn kind(value: &JsValue) -> String {
    if value.is_null() {
        "null".to_owned()
    } else if is_array(value).unwrap_or(false) {
        "array".to_owned()
    } else {
        value.js_typeof().as_string().unwrap_or_default()
    }
}

/// `[start, end]` in UTF-16 units, made for `text.slice(...span)`.
pub(crate) fn span(units: &Positions<'_>, span: Span) -> Array {
    let (start, end) = units.span(span);
    // Strings of JavaScript are shorter than 2^32.
    Array::of2(&(start as u32).into(), &(end as u32).into())
}
