//! Own terms of an `Analyzer`.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString};
use sentiment_core::internal::Faults;
use sentiment_core::{self as core, Entry, LexiconFormat, OnDuplicate};

use crate::text;
use crate::vader_words::valence;

/// Largest valence of a term, as in lexicon files.
const LARGEST: f64 = 4.0;

/// A lexicon as it was given.
#[derive(Debug)]
pub(crate) struct Given {
    what: What,
    format: LexiconFormat,
}

#[derive(Debug)]
enum What {
    /// The text of a file.
    Text(String),
    /// Terms with their valences, or ratings.
    Terms(Vec<(String, f64)>),
}

impl Given {
    pub(crate) fn of(lexicon: &Bound<'_, PyAny>, format: LexiconFormat) -> PyResult<Self> {
        if lexicon.is_instance_of::<PyString>() {
            let text = text::of(lexicon, || "lexicon".to_owned())?;
            let what = What::Text(text.into_owned());
            return Ok(Self { what, format });
        }
        let Ok(mapping) = lexicon.cast::<PyMapping>() else {
            let wanted = "str or a mapping of terms to numbers";
            return Err(text::not(wanted, "lexicon", lexicon));
        };
        let term = |item: Bound<'_, PyAny>| {
            let (term, given): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let weight = valence(&term, &given, "a term")?;
            if format == LexiconFormat::Tsv && weight.abs() > LARGEST {
                return Err(PyValueError::new_err(format!(
                    "the valence of {} must be from -4 to 4, not {}",
                    text::repr(&term),
                    text::repr(&given)
                )));
            }
            let term = text::of(&term, || "a term of the lexicon".to_owned())?;
            Ok((term.into_owned(), weight))
        };
        let terms = mapping.items()?.iter().map(term);
        let what = What::Terms(terms.collect::<PyResult<_>>()?);
        Ok(Self { what, format })
    }

    /// What the engine compiles.
    pub(crate) fn lexicon(&self) -> PyResult<core::Lexicon> {
        let lexicon = match &self.what {
            What::Text(text) => core::Lexicon::from_format(text, self.format),
            What::Terms(terms) if self.format == LexiconFormat::Tsv => return of_valences(terms),
            What::Terms(terms) => {
                let ratings = terms.iter().map(|(term, rating)| (&**term, *rating));
                core::Lexicon::from_ratings(ratings, self.format)
            }
        };
        lexicon.map_err(|error| wrong(&error))
    }

    /// How long it is, for people.
    pub(crate) fn size(&self) -> String {
        let (size, what) = match &self.what {
            What::Text(text) => (text.lines().count(), "line"),
            What::Terms(terms) => (terms.len(), "term"),
        };
        let plural = if size == 1 { "" } else { "s" };
        format!("{size} {what}{plural}")
    }

    /// The name of its format.
    pub(crate) fn format(&self) -> &'static str {
        self.format.name()
    }

    /// The same for Python.
    pub(crate) fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match &self.what {
            What::Text(text) => Ok(PyString::new(py, text).into_any()),
            What::Terms(terms) => {
                let dict = PyDict::new(py);
                for (term, valence) in terms {
                    dict.set_item(term, valence)?;
                }
                Ok(dict.into_any())
            }
        }
    }
}

/// Terms with the valences of the engine. One may be written in several ways, with the same valence.
fn of_valences(terms: &[(String, f64)]) -> PyResult<core::Lexicon> {
    let mut lexicon = core::Lexicon::new();
    let mut faults = Faults::default();
    for (given, valence) in terms {
        let mut entry = Entry::new(given);
        if let Some(there) = lexicon.get(&entry.term) {
            if there.valence == *valence {
                continue;
            }
            let same = |(term, _): &&(String, f64)| Entry::new(term).term == entry.term;
            let first = terms.iter().find(same).map_or("", |(term, _)| term);
            return Err(PyValueError::new_err(format!(
                "lexicon: {first:?} and {given:?} are one term, with two valences, {} and {valence}: \
                 remove one of the two",
                there.valence
            )));
        }
        entry.valence = *valence;
        if let Err(error) = lexicon.insert(entry, OnDuplicate::Fail) {
            faults.add(error);
        }
    }
    faults.done().map_err(|error| wrong(&error))?;
    Ok(lexicon)
}

pub(crate) fn wrong(error: &core::Error) -> PyErr {
    PyValueError::new_err(format!("lexicon: {error}"))
}
