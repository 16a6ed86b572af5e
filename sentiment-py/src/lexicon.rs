//! Own terms of an `Analyzer`.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString};
use sentiment_core::{self as core, Entry, OnDuplicate};

use crate::text;
use crate::vader_words::valence;

/// Largest valence of a term, as in lexicon files.
const LARGEST: f64 = 4.0;

/// A lexicon as it was given.
#[derive(Debug)]
pub(crate) enum Given {
    /// The text of a file.
    Text(String),
    /// Terms with their valences.
    Terms(Vec<(String, f64)>),
}

impl Given {
    pub(crate) fn of(lexicon: &Bound<'_, PyAny>) -> PyResult<Self> {
        if lexicon.is_instance_of::<PyString>() {
            let text = text::of(lexicon, || "lexicon".to_owned())?;
            return Ok(Self::Text(text.into_owned()));
        }
        let Ok(mapping) = lexicon.cast::<PyMapping>() else {
            let wanted = "str or a mapping of terms to numbers";
            return Err(text::not(wanted, "lexicon", lexicon));
        };
        let term = |item: Bound<'_, PyAny>| {
            let (term, weight): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let weight = valence(&term, &weight, "a term")?;
            if weight.abs() > LARGEST {
                return Err(PyValueError::new_err(format!(
                    "the valence of {} must be from -4 to 4, not {weight}",
                    text::repr(&term)
                )));
            }
            let term = text::of(&term, || "a term of the lexicon".to_owned())?;
            Ok((term.into_owned(), weight))
        };
        let terms = mapping.items()?.iter().map(term);
        terms.collect::<PyResult<_>>().map(Self::Terms)
    }

    /// What the engine compiles.
    pub(crate) fn lexicon(&self) -> Result<core::Lexicon, core::Error> {
        let terms = match self {
            Self::Text(text) => return core::Lexicon::from_tsv(text),
            Self::Terms(terms) => terms,
        };
        let mut lexicon = core::Lexicon::new();
        for (term, valence) in terms {
            let mut entry = Entry::new(term);
            entry.valence = *valence;
            lexicon.insert(entry, OnDuplicate::Fail)?;
        }
        Ok(lexicon)
    }

    /// How long it is, for people.
    pub(crate) fn size(&self) -> String {
        match self {
            Self::Text(text) => format!("{} lines", text.lines().count()),
            Self::Terms(terms) => format!("{} terms", terms.len()),
        }
    }

    /// The same for Python.
    pub(crate) fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Text(text) => Ok(PyString::new(py, text).into_any()),
            Self::Terms(terms) => {
                let dict = PyDict::new(py);
                for (term, valence) in terms {
                    dict.set_item(term, valence)?;
                }
                Ok(dict.into_any())
            }
        }
    }
}
