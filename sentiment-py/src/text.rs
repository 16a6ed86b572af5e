//! Text, between Python and Rust.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

/// `value` as a text; `place` names it in the error.
pub(crate) fn of<'a>(
    value: &'a Bound<'_, PyAny>,
    place: impl FnOnce() -> String,
) -> PyResult<Cow<'a, str>> {
    utf8(cast(value, place)?)
}

/// What `value` names; `place` names it in the error.
pub(crate) fn parsed<T: FromStr<Err: Display>>(
    value: &Bound<'_, PyAny>,
    place: &str,
) -> PyResult<T> {
    let name = of(value, || place.to_owned())?;
    name.parse()
        .map_err(|error: T::Err| PyValueError::new_err(error.to_string()))
}

/// `value` as a bool; `place` names it in the error.
pub(crate) fn yes_or_no(value: &Bound<'_, PyAny>, place: &str) -> PyResult<bool> {
    let answer = value.extract();
    answer.map_err(|_: PyErr| not("bool", place, value))
}

/// The error that `name` is no `kind` that there is, worded as the engine's.
pub(crate) fn unknown(kind: &str, name: &str, known: &[&str]) -> PyErr {
    let known = known.join(", ");
    PyValueError::new_err(format!("unknown {kind} {name:?}: expected one of {known}"))
}

/// `value` as a Python string; `place` names it in the error.
pub(crate) fn cast<'a, 'py>(
    value: &'a Bound<'py, PyAny>,
    place: impl FnOnce() -> String,
) -> PyResult<&'a Bound<'py, PyString>> {
    value
        .cast::<PyString>()
        .map_err(|_| match (place(), is_missing(value)) {
            (place, true) => missing(place, &type_of(value)),
            (place, false) => not("str", &place, value),
        })
}

/// The error that `value`, which is at `place`, is not what is `wanted`.
pub(crate) fn not(wanted: &str, place: &str, value: &Bound<'_, PyAny>) -> PyErr {
    let given = type_of(value);
    let hint = match &*given {
        "bytes" | "bytes_" | "bytearray" => "; decode it first",
        "StringScalar" | "LargeStringScalar" | "StringViewScalar" | "DictionaryScalar" => {
            "; give the column itself, or its to_pylist(), whose items are str"
        }
        "PosixPath" | "WindowsPath" => "; give what is in the file, by read_text()",
        _ => "",
    };
    PyTypeError::new_err(format!("{place} must be {wanted}, not {given}{hint}"))
}

/// The error that there is no text at `place`, but what is `given`.
pub(crate) fn missing(place: String, given: &str) -> PyErr {
    let hint = match &*place {
        // Of many: only functions that take many take `missing`.
        many if many.ends_with(']') => {
            "; drop missing values, replace them by \"\", or say missing=\"null\""
        }
        "text" => "; replace missing values by \"\"",
        _ => "",
    };
    PyTypeError::new_err(format!("{place} must be str, not {given}{hint}"))
}

/// The name of a value's type, or None.
fn type_of(value: &Bound<'_, PyAny>) -> String {
    match value.get_type().name() {
        Ok(_) if value.is_none() => "None".to_owned(),
        Ok(name) => name.to_string(),
        Err(_) => "something else".to_owned(),
    }
}

/// A value as Python writes it.
pub(crate) fn repr(value: &Bound<'_, PyAny>) -> String {
    value
        .repr()
        .map_or_else(|_| String::new(), |repr| repr.to_string())
}

/// Bytes of a text that is long: scoring it takes a tenth of a millisecond or more, so that
/// Python's other threads had better run meanwhile. A short one is done before they could.
const LONG: usize = 64 << 10;

/// What `work` makes of a text, detached from the interpreter if the text is long.
#[inline]
pub(crate) fn detached<T: Send>(
    py: Python<'_>,
    text: &str,
    work: impl FnOnce(&str) -> T + Send,
) -> T {
    if text.len() > LONG {
        py.detach(|| work(text))
    } else {
        work(text)
    }
}

/// Whether `value` is what columns hold where there is no text: None, NaN and NaT of any
/// library, `NA` of pandas, or what numpy masks.
pub(crate) fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_instance_of::<PyString>() {
        return false;
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return number.value().is_nan();
    }
    // Those two differ from nothing, as they answer no comparison by a yes or no.
    let named = |name: Bound<'_, PyString>| name == "NAType" || name == "MaskedConstant";
    value.is_none() || value.get_type().name().is_ok_and(named) || differs_from_itself(value)
}

/// As NaN does. An array of answers is none.
fn differs_from_itself(value: &Bound<'_, PyAny>) -> bool {
    let Ok(answer) = value.rich_compare(value, CompareOp::Ne) else {
        return false;
    };
    let yes_or_no = |name: Bound<'_, PyString>| name == "bool" || name == "bool_";
    answer.get_type().name().is_ok_and(yes_or_no) && answer.is_truthy().unwrap_or(false)
}

/// The text in UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes one
/// U+FFFD, so that positions in code points stay right.
pub(crate) fn utf8<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    match text.to_cow() {
        Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(text.py()) => {
            replace_surrogates(text).map(Cow::Owned)
        }
        other => other,
    }
}

fn replace_surrogates(text: &Bound<'_, PyString>) -> PyResult<String> {
    const REPLACEMENT: [u8; 3] = [0xEF, 0xBF, 0xBD];
    let encoded = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let mut bytes = encoded.cast::<PyBytes>()?.as_bytes().to_vec();
    // A surrogate passes as ED A0..BF xx; no other character starts so.
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&b| b == 0xED) {
        at += found;
        if matches!(bytes.get(at + 1), Some(0xA0..=0xBF)) {
            bytes[at..at + 3].copy_from_slice(&REPLACEMENT);
        }
        at += 3;
    }
    String::from_utf8(bytes).map_err(Into::into)
}

/// A number as Python writes it, in three decimals at most.
pub(crate) fn rounded(value: f64) -> String {
    let steps = (value * 1e3).round();
    // Of larger ones nothing is behind the point.
    number(if steps.abs() < 1e15 {
        steps / 1e3 + 0.0
    } else {
        value
    })
}

/// A number as Python writes it.
pub(crate) fn number(value: f64) -> String {
    if value.is_nan() {
        "nan".to_owned()
    } else {
        format!("{value:?}")
    }
}
