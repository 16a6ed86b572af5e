//! Many texts, on many threads, without the GIL.

use std::borrow::Cow;
use std::mem;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};
use sentiment_core::Threads;

use crate::text;

/// Texts between two looks at Ctrl-C; also what an iterator is read ahead by.
const CHUNK: usize = 8192;

/// What to do where there is no text.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Missing {
    /// Say where.
    Error,
    /// Leave the place empty.
    Null,
}

impl<'py> FromPyObject<'_, 'py> for Missing {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match &*text::of(&value, || "missing".to_owned())? {
            "error" => Ok(Missing::Error),
            "null" => Ok(Missing::Null),
            other => Err(PyValueError::new_err(format!(
                "missing must be one of error, null; not {other:?}"
            ))),
        }
    }
}

/// Texts, and how to go about them.
pub(crate) struct Batch<'a, 'py> {
    pub(crate) texts: &'a Bound<'py, PyAny>,
    pub(crate) threads: Option<isize>,
    pub(crate) missing: Missing,
}

/// Hands what `score` gives for the texts to `take`, in order, some at a time, with
/// None where there is no text; how many places there are.
///
/// `score` runs detached from the interpreter, on the threads that it is given.
pub(crate) fn run<S: Copy + Default + Send>(
    batch: &Batch<'_, '_>,
    score: impl Fn(&Threads, &[Cow<'_, str>], &mut [S]) -> Result<(), sentiment_core::Error> + Sync,
    take: impl FnMut(&[Option<S>]) -> PyResult<()>,
) -> PyResult<usize> {
    let alone = |_: usize| Ok(());
    let score = |threads: &Threads, texts: &[Cow<'_, str>], _: &[()], out: &mut [S]| {
        score(threads, texts, out)
    };
    run_beside(batch, alone, score, take)
}

/// The same, where something stands beside each text: `beside` gives it, and
/// fails if there is none.
pub(crate) fn run_beside<'py, C: Sync, S: Copy + Default + Send>(
    batch: &Batch<'_, 'py>,
    mut beside: impl FnMut(usize) -> PyResult<C>,
    score: impl Fn(&Threads, &[Cow<'_, str>], &[C], &mut [S]) -> Result<(), sentiment_core::Error>
        + Sync,
    mut take: impl FnMut(&[Option<S>]) -> PyResult<()>,
) -> PyResult<usize> {
    let py = batch.texts.py();
    let threads = threads(batch.threads)?;
    let mut done = 0;
    let mut chunk: Vec<Bound<'py, PyString>> = Vec::new();
    let mut others: Vec<C> = Vec::new();
    let mut scores = Vec::new();
    let mut places: Vec<Option<S>> = Vec::new();
    let mut items = iterator(batch.texts)?.enumerate();
    loop {
        chunk.clear();
        others.clear();
        places.clear();
        for (index, item) in items.by_ref().take(CHUNK) {
            let item = item?;
            let place = || format!("texts[{index}]");
            let text = match batch.missing {
                Missing::Null if text::is_missing(&item) => None,
                _ => Some(text::cast(&item, place)?.clone()),
            };
            let other = beside(index)?;
            places.push(text.as_ref().map(|_| S::default()));
            if let Some(text) = text {
                chunk.push(text);
                others.push(other);
            }
        }
        if places.is_empty() {
            return Ok(done);
        }
        let utf8: Vec<_> = chunk.iter().map(text::utf8).collect::<PyResult<_>>()?;
        scores.resize(utf8.len(), S::default());
        py.detach(|| score(&threads, &utf8, &others, &mut scores))
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        for (place, score) in places.iter_mut().flatten().zip(&scores) {
            *place = *score;
        }
        take(&places)?;
        done += places.len();
        py.check_signals()?;
    }
}

fn iterator<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    if texts.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "texts must be an iterable of str, not one str; for one text there is score()",
        ));
    }
    let py = texts.py();
    let dimensions = texts.getattr_opt(intern!(py, "ndim"))?;
    if dimensions.is_some_and(|n| n.extract::<usize>().is_ok_and(|n| n > 1)) {
        // A table of pandas iterates over the names of its columns.
        let given = texts.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "texts must be an iterable of str, not {given}; give a column of it"
        )));
    }
    text::items(texts).map_err(|error| {
        if error.is_instance_of::<PyTypeError>(py) {
            let given = match texts.get_type().name() {
                Ok(name) => name.to_string(),
                Err(error) => return error,
            };
            PyTypeError::new_err(format!("texts must be an iterable of str, not {given}"))
        } else {
            error
        }
    })
}

/// The threads of this process that were asked for last: started once, and not
/// again for each batch.
///
/// Those of rayon's own pool would hang in the child of a fork (`multiprocessing`,
/// gunicorn), where they do not exist.
fn threads(asked: Option<isize>) -> PyResult<Threads> {
    static LAST: Mutex<Option<(u32, usize, Threads)>> = Mutex::new(None);
    let number = match asked.map(usize::try_from) {
        None => std::thread::available_parallelism().map_or(1, |n| n.get().min(Threads::MOST)),
        Some(Ok(number)) if (1..=Threads::MOST).contains(&number) => number,
        Some(_) => {
            return Err(PyValueError::new_err(format!(
                "threads must be from 1 to {}, or None for one per core; not {}",
                Threads::MOST,
                asked.unwrap_or_default()
            )))
        }
    };
    let start = || Threads::new(number).map_err(|e| PyRuntimeError::new_err(e.to_string()));
    if number == 1 {
        return start();
    }
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    match &*last {
        Some((owner, kept, threads)) if (*owner, *kept) == (process, number) => Ok(threads.clone()),
        _ => {
            let threads = start()?;
            match last.replace((process, number, threads.clone())) {
                // The parent's pool must not be dropped here: that would wait for locks
                // whose owners stayed behind.
                Some(parents) if parents.0 != process => mem::forget(parents),
                _ => (),
            }
            Ok(threads)
        }
    }
}
