//! Own terms of an `Analyzer`.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString, PyTuple};
use sentiment_core::internal::Faults;
use sentiment_core::{self as core, Entry, LexiconFormat, OnDuplicate};

use crate::text;
use crate::vader_words::valence;

/// Lexicons as they were given, in the order in which they count.
#[derive(Debug)]
pub(crate) struct Given {
    all: Vec<What>,
    /// Whether they came as a list.
    several: bool,
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
        let several = lexicon.is_instance_of::<PyList>() || lexicon.is_instance_of::<PyTuple>();
        let all = if several {
            let items = lexicon.try_iter()?.enumerate();
            let what = |(at, item): (usize, PyResult<Bound<'_, PyAny>>)| {
                What::of(&item?, format, Some(at))
            };
            items.map(what).collect::<PyResult<_>>()?
        } else {
            vec![What::of(lexicon, format, None)?]
        };
        Ok(Self {
            all,
            several,
            format,
        })
    }

    /// What the engine compiles: of two, the latter counts.
    pub(crate) fn lexicons(&self) -> PyResult<Vec<core::Lexicon>> {
        let place = |at| name(self.several.then_some(at));
        let lexicon = |(at, what): (usize, &What)| what.lexicon(self.format, &place(at));
        self.all.iter().enumerate().map(lexicon).collect()
    }

    /// How long it is, for people.
    pub(crate) fn size(&self) -> String {
        let sizes: Vec<_> = self.all.iter().map(What::size).collect();
        match &sizes[..] {
            [] => "0 terms".to_owned(),
            several => several.join(" and "),
        }
    }

    /// The name of its format.
    pub(crate) fn format(&self) -> &'static str {
        self.format.name()
    }

    /// The same for Python.
    pub(crate) fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut all = self.all.iter().map(|what| what.to_python(py));
        if self.several {
            let all = all.collect::<PyResult<Vec<_>>>()?;
            return Ok(PyList::new(py, all)?.into_any());
        }
        all.next().unwrap_or_else(|| Ok(py.None().into_bound(py)))
    }
}

/// The name of a lexicon, for errors: of several by its place.
fn name(at: Option<usize>) -> String {
    at.map_or_else(|| "lexicon".to_owned(), |at| format!("lexicon[{at}]"))
}

impl What {
    fn of(lexicon: &Bound<'_, PyAny>, format: LexiconFormat, at: Option<usize>) -> PyResult<Self> {
        if lexicon.is_instance_of::<PyString>() {
            let text = text::of(lexicon, || name(at))?;
            return Ok(What::Text(text.into_owned()));
        }
        let Ok(mapping) = lexicon.cast::<PyMapping>() else {
            let wanted = match at {
                None => "str, a mapping of terms to numbers, or a list of these",
                Some(_) => "str or a mapping of terms to numbers",
            };
            return Err(text::not(wanted, &name(at), lexicon));
        };
        let term = |item: Bound<'_, PyAny>| {
            let (term, given): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let weight = valence(&term, &given, "a term")?;
            if format == LexiconFormat::Tsv && weight.abs() > Entry::LARGEST {
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
        Ok(What::Terms(terms.collect::<PyResult<_>>()?))
    }

    fn lexicon(&self, format: LexiconFormat, name: &str) -> PyResult<core::Lexicon> {
        let lexicon = match self {
            What::Text(text) => core::Lexicon::from_format(text, format),
            What::Terms(terms) if format == LexiconFormat::Tsv => return of_valences(terms, name),
            What::Terms(terms) => {
                let ratings = terms.iter().map(|(term, rating)| (&**term, *rating));
                core::Lexicon::from_ratings(ratings, format)
            }
        };
        lexicon.map_err(|error| wrong(name, &error))
    }

    fn size(&self) -> String {
        let (size, what) = match self {
            What::Text(text) => (text.lines().count(), "line"),
            What::Terms(terms) => (terms.len(), "term"),
        };
        let plural = if size == 1 { "" } else { "s" };
        format!("{size} {what}{plural}")
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
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
fn of_valences(terms: &[(String, f64)], name: &str) -> PyResult<core::Lexicon> {
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
                "{name}: {first:?} and {given:?} are one term, with two valences, {} and {valence}: \
                 remove one of the two",
                there.valence
            )));
        }
        entry.valence = *valence;
        if let Err(error) = lexicon.insert(entry, OnDuplicate::Fail) {
            faults.add(error);
        }
    }
    faults.done().map_err(|error| wrong(name, &error))?;
    Ok(lexicon)
}

pub(crate) fn wrong(name: &str, error: &core::Error) -> PyErr {
    PyValueError::new_err(format!("{name}: {error}"))
}
