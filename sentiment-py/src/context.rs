//! The questions that texts answer.

use std::collections::HashMap;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use sentiment_core::{Context, Threads};

use crate::text;
use crate::texts::{Kept, Missing, Texts};

/// The context of a text: a question, or None or whatever else is missing.
pub(crate) fn of(context: Option<&Bound<'_, PyAny>>) -> PyResult<Context> {
    match context {
        Some(question) if !text::is_missing(question) => {
            let question = text::of(question, || "context".to_owned())?;
            Ok(Context::question(&question))
        }
        _ => Ok(Context::NONE),
    }
}

/// An error if a function that takes one text was given more by position: that is most often
/// the question.
pub(crate) fn only_text(function: &str, more: &Bound<'_, PyTuple>) -> PyResult<()> {
    if more.is_empty() {
        return Ok(());
    }
    Err(PyTypeError::new_err(format!(
        "{function}() takes 1 positional argument but {} were given; a question is given as \
         context=...",
        more.len() + 1
    )))
}

/// The contexts of many texts.
pub(crate) enum Contexts<'py> {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(Texts<'py>),
}

/// The same between two calls of Python's.
pub(crate) enum KeptContexts {
    One(Context),
    Each(Kept),
}

impl KeptContexts {
    pub(crate) fn into_contexts(self, py: Python<'_>) -> Contexts<'_> {
        match self {
            KeptContexts::One(context) => Contexts::One(context),
            KeptContexts::Each(questions) => Contexts::Each(questions.into_texts(py)),
        }
    }
}

impl<'py> Contexts<'py> {
    pub(crate) fn keep(self) -> KeptContexts {
        match self {
            Contexts::One(context) => KeptContexts::One(context),
            Contexts::Each(questions) => KeptContexts::Each(questions.keep()),
        }
    }

    /// Of one question or none, or many, any of which may be missing: then there is none.
    pub(crate) fn of(context: Option<&Bound<'py, PyAny>>) -> PyResult<Self> {
        match context {
            Some(many) if !many.is_instance_of::<PyString>() => {
                let wanted = "str or an iterable of str";
                match Texts::of(many, "context", wanted, Missing::Null) {
                    Err(_) if text::is_missing(many) => Ok(Contexts::One(Context::NONE)),
                    texts => texts.map(Contexts::Each),
                }
            }
            one => of(one).map(Contexts::One),
        }
    }

    /// Those of the next so many texts; None if one is that of all.
    pub(crate) fn next(
        &mut self,
        py: Python<'py>,
        threads: &Threads,
        texts: usize,
    ) -> PyResult<Option<Vec<Context>>> {
        let Contexts::Each(questions) = self else {
            return Ok(None);
        };
        let held = questions.next(py, texts, usize::MAX)?;
        let held = questions.utf8(&held)?;
        if held.len() < texts {
            return Err(PyValueError::new_err(format!(
                "context has {} items, fewer than texts",
                questions.read
            )));
        }
        // Many texts answer few questions.
        let mut distinct: Vec<&str> = Vec::new();
        let mut places = HashMap::new();
        let mut place = |question| {
            *places.entry(question).or_insert_with(|| {
                distinct.push(question);
                distinct.len() - 1
            })
        };
        let asked: Vec<_> = held.iter().map(|q| q.as_deref().map(&mut place)).collect();
        let parse = |question: &&str| Context::question(question);
        let parsed = py.detach(|| threads.map(&distinct, parse));
        let context = |place: Option<usize>| place.map_or(Context::NONE, |place| parsed[place]);
        Ok(Some(asked.into_iter().map(context).collect()))
    }

    /// All must be used up by that many texts.
    pub(crate) fn finish(&mut self, py: Python<'py>, texts: usize) -> PyResult<()> {
        if let Contexts::Each(questions) = self {
            if questions.next(py, 1, usize::MAX)?.len() > 0 {
                return Err(PyValueError::new_err(format!(
                    "context has more items than texts, which has {texts}"
                )));
            }
        }
        Ok(())
    }
}
