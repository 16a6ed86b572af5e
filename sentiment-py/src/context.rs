//! The questions that texts answer.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};
use sentiment_core::Context;

use crate::batch::Missing;
use crate::text;

/// The context of a text: a question or None.
pub(crate) fn of(context: Option<&Bound<'_, PyAny>>) -> PyResult<Context> {
    match context {
        Some(question) => parse(question, || "context".to_owned()),
        None => Ok(Context::NONE),
    }
}

/// The contexts of many texts.
pub(crate) enum Contexts<'py> {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(Bound<'py, PyIterator>),
}

impl<'py> Contexts<'py> {
    /// Of None, one question, or an iterable of questions.
    pub(crate) fn of(context: Option<&Bound<'py, PyAny>>) -> PyResult<Self> {
        let Some(context) = context.filter(|c| !c.is_instance_of::<PyString>()) else {
            return of(context).map(Contexts::One);
        };
        match text::items(context) {
            Ok(iterator) => Ok(Contexts::Each(iterator)),
            Err(error) if error.is_instance_of::<PyTypeError>(context.py()) => {
                let given = context.get_type().name()?;
                Err(PyTypeError::new_err(format!(
                    "context must be str or an iterable of str, not {given}"
                )))
            }
            Err(error) => Err(error),
        }
    }
}

/// The context of the text at `index`.
pub(crate) fn next(
    contexts: &mut Bound<'_, PyIterator>,
    index: usize,
    missing: Missing,
) -> PyResult<Context> {
    match contexts.next().transpose()? {
        Some(question) if missing == Missing::Null && text::is_missing(&question) => {
            Ok(Context::NONE)
        }
        Some(question) => parse(&question, || format!("context[{index}]")),
        None => Err(PyValueError::new_err(format!(
            "context has {index} items, fewer than texts"
        ))),
    }
}

/// All contexts must be used up by that many texts.
pub(crate) fn finish(contexts: &mut Bound<'_, PyIterator>, texts: usize) -> PyResult<()> {
    match contexts.next() {
        None => Ok(()),
        Some(Err(error)) => Err(error),
        Some(Ok(_)) => Err(PyValueError::new_err(format!(
            "context has more items than texts, which has {texts}"
        ))),
    }
}

fn parse(question: &Bound<'_, PyAny>, place: impl FnOnce() -> String) -> PyResult<Context> {
    Ok(Context::question(&text::of(question, place)?))
}
