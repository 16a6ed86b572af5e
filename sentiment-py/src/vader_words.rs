//! Words of the VADER model that users change.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyMapping, PyString};
use sentiment_core as core;
use sentiment_core::internal::vader_emoji;

use crate::text;

/// Words with their valences; those without are taken out.
pub(crate) type Changes = Vec<(String, Option<f64>)>;

/// The words of VADER's lexicon, or of a text in the form of its file, with their valences.
#[pyfunction]
#[pyo3(signature = (lexicon = None))]
pub(crate) fn _vader_words<'py>(
    py: Python<'py>,
    lexicon: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyDict>> {
    let words = match lexicon {
        Some(lexicon) => parse(&text::of(lexicon, || "lexicon".to_owned())?)?,
        None => core::VaderLexicon::embedded(),
    };
    let dict = PyDict::new(py);
    for (word, valence) in words.iter() {
        dict.set_item(word, valence)?;
    }
    Ok(dict)
}

/// The characters that VADER puts into words, with these.
#[pyfunction]
pub(crate) fn _vader_emoji(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let dict = PyDict::new(py);
    for (emoji, description) in vader_emoji() {
        dict.set_item(emoji, description)?;
    }
    Ok(dict)
}

/// What may be a word's valence: a finite number.
#[pyfunction]
pub(crate) fn _vader_valence(word: &Bound<'_, PyAny>, valence: &Bound<'_, PyAny>) -> PyResult<f64> {
    self::valence(word, valence, "a word")
}

/// The valence of a word or a term, or what is wrong with one of the two.
pub(crate) fn valence(
    word: &Bound<'_, PyAny>,
    valence: &Bound<'_, PyAny>,
    kind: &str,
) -> PyResult<f64> {
    let word = text::cast(word, || format!("{kind} of the lexicon"))?;
    let no_number = || {
        let given = valence.get_type().name();
        let given = given.map_or_else(|_| String::new(), |name| format!(", not {name}"));
        PyTypeError::new_err(format!(
            "the valence of {} must be a number{given}",
            text::repr(word)
        ))
    };
    // In Python, a bool is an int.
    if valence.is_instance_of::<PyBool>() {
        return Err(no_number());
    }
    let number = valence.extract::<f64>().map_err(|error| {
        match error.is_instance_of::<PyTypeError>(word.py()) {
            true => no_number(),
            false => error,
        }
    })?;
    if number.is_finite() {
        return Ok(number);
    }
    let reason = format!(
        "the valence of {} must be finite, not {number}",
        text::repr(word)
    );
    Err(PyValueError::new_err(reason))
}

/// The changes that a mapping or a text makes.
pub(crate) fn changes(lexicon: &Bound<'_, PyAny>) -> PyResult<Changes> {
    if lexicon.is_instance_of::<PyString>() {
        let words = parse(&text::of(lexicon, || "lexicon".to_owned())?)?;
        let words = words.iter();
        return Ok(words
            .map(|(word, valence)| (word.to_owned(), Some(valence)))
            .collect());
    }
    let Ok(mapping) = lexicon.cast::<PyMapping>() else {
        let wanted = "a mapping of words to numbers, or str";
        return Err(text::not(wanted, "lexicon", lexicon));
    };
    let change = |item: Bound<'_, PyAny>| {
        let (word, valence): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let number = if valence.is_none() {
            None
        } else {
            Some(self::valence(&word, &valence, "a word")?)
        };
        let word = text::of(&word, || "a word of the lexicon".to_owned())?;
        Ok((word.into_owned(), number))
    };
    mapping.items()?.iter().map(change).collect()
}

/// VADER with changes.
pub(crate) fn changed(changes: &Changes) -> PyResult<core::Vader> {
    let vader = core::Vader::new();
    if changes.is_empty() {
        return Ok(vader);
    }
    let mut words = core::VaderLexicon::embedded();
    for (word, valence) in changes {
        match valence {
            Some(valence) => drop(words.insert(word.as_str(), *valence).map_err(wrong)?),
            None => drop(words.remove(word)),
        }
    }
    vader.with_lexicon(&words).map_err(wrong)
}

fn parse(lexicon: &str) -> PyResult<core::VaderLexicon> {
    core::VaderLexicon::from_text(lexicon).map_err(wrong)
}

fn wrong(error: core::Error) -> PyErr {
    PyValueError::new_err(format!("lexicon: {error}"))
}
