//! Many texts, on many threads, without the GIL.

use std::borrow::Cow;
use std::fmt::Display;
use std::mem;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use sentiment_core::{Context, Error, Threads};

use crate::context::Contexts;
use crate::text;
use crate::texts::{Missing, Texts};

/// Texts between two looks at Ctrl-C; also what an iterator is read ahead by.
pub(crate) const TEXTS: usize = 8192;

/// The same in bytes: a tenth of a second or so.
const BYTES: usize = 8 << 20;

/// How many threads were asked for.
#[derive(Clone, Copy)]
pub(crate) struct Number(isize);

impl<'py> FromPyObject<'_, 'py> for Number {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let number = value.extract().map(Number);
        number.map_err(|error| {
            if error.is_instance_of::<PyOverflowError>(value.py()) {
                return out_of_range(text::repr(&value));
            }
            if !error.is_instance_of::<PyTypeError>(value.py()) {
                return error;
            }
            let wanted = if value.is_instance_of::<PyString>() {
                // It is behind the texts, where one may take it for the question.
                "an int or None (a question is given as context=...)"
            } else {
                "an int or None"
            };
            text::not(wanted, "threads", &value)
        })
    }
}

/// The error that so many threads are none or too many.
fn out_of_range(asked: impl Display) -> PyErr {
    PyValueError::new_err(format!(
        "threads must be from 1 to {}, or None for one per core; not {asked}",
        Threads::MOST
    ))
}

/// Texts, and how to go about them.
pub(crate) struct Batch<'a, 'py> {
    pub(crate) texts: &'a Bound<'py, PyAny>,
    pub(crate) threads: Option<Number>,
    pub(crate) missing: Missing,
    /// The function for one text.
    pub(crate) one: &'static str,
}

/// Some of the texts, one after the other.
pub(crate) struct Part<'a> {
    /// Empty where there is none.
    pub(crate) texts: Vec<Cow<'a, str>>,
    /// Where there is one.
    pub(crate) present: Vec<bool>,
    /// That of each, unless one is that of all.
    contexts: Option<Vec<Context>>,
}

impl Part<'_> {
    /// The texts with what they answer, unless all answer the same.
    pub(crate) fn answers(&self) -> Option<Vec<(&str, Context)>> {
        let contexts = self.contexts.as_ref()?.iter().copied();
        Some(self.texts.iter().map(AsRef::as_ref).zip(contexts).collect())
    }
}

impl<'py> Batch<'_, 'py> {
    /// The texts, which one text is not.
    pub(crate) fn texts(&self) -> PyResult<Texts<'py>> {
        if self.texts.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err(format!(
                "texts must be an iterable of str, not one str; for one text there is {}()",
                self.one
            )));
        }
        Texts::of(self.texts, "texts", "an iterable of str", self.missing)
    }
}

/// Scores the texts, some at a time and in order, into `scores`, and hands them to `take`.
///
/// `score` runs detached from the interpreter, on the threads that it is given.
pub(crate) fn run<'py, S: Send>(
    batch: &Batch<'_, 'py>,
    contexts: &mut Contexts<'py>,
    scores: &mut S,
    score: impl Fn(&Threads, &Part<'_>, &mut S) -> Result<(), Error> + Sync,
    mut take: impl FnMut(&Part<'_>, &S) -> PyResult<()>,
) -> PyResult<()> {
    let py = batch.texts.py();
    let threads = threads(batch.threads)?;
    let mut texts = batch.texts()?;
    while part(py, &threads, &mut texts, contexts, TEXTS, |part| {
        py.detach(|| score(&threads, part, scores))
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        take(part, scores)
    })? {}
    Ok(())
}

/// Hands the next texts, at most so many, to `take`; false if there are none.
pub(crate) fn part<'py>(
    py: Python<'py>,
    threads: &Threads,
    texts: &mut Texts<'py>,
    contexts: &mut Contexts<'py>,
    most: usize,
    take: impl FnOnce(&Part<'_>) -> PyResult<()>,
) -> PyResult<bool> {
    let held = texts.next(py, most, BYTES)?;
    if held.len() == 0 {
        contexts.finish(py, texts.read)?;
        return Ok(false);
    }
    let utf8 = texts.utf8(&held)?;
    take(&Part {
        present: utf8.iter().map(Option::is_some).collect(),
        contexts: contexts.next(py, threads, utf8.len())?,
        texts: utf8.into_iter().map(Option::unwrap_or_default).collect(),
    })?;
    py.check_signals()?;
    Ok(true)
}

/// The pools of a process, by their numbers of threads, the one that was asked for last behind all.
struct Pools {
    process: u32,
    kept: Vec<(usize, Threads)>,
}

impl Pools {
    /// Callers take one number or two; who tries all should not keep them all.
    const MOST: usize = 3;

    const fn new(process: u32) -> Self {
        let kept = Vec::new();
        Self { process, kept }
    }

    /// The pool of that number, started where there is none. Beyond [`Pools::MOST`], the one that was
    /// asked for the longest ago ends, with the batches that use it.
    fn get<E>(
        &mut self,
        number: usize,
        start: impl FnOnce() -> Result<Threads, E>,
    ) -> Result<Threads, E> {
        let threads = match self.kept.iter().position(|(kept, _)| *kept == number) {
            Some(at) => self.kept.remove(at).1,
            None => start()?,
        };
        if self.kept.len() == Self::MOST {
            self.kept.remove(0);
        }
        self.kept.push((number, threads.clone()));
        Ok(threads)
    }
}

/// Threads of this process, started once and not again for each batch.
///
/// Those of rayon's own pool would hang in the child of a fork (`multiprocessing`,
/// gunicorn), where they do not exist.
pub(crate) fn threads(asked: Option<Number>) -> PyResult<Threads> {
    static POOLS: Mutex<Pools> = Mutex::new(Pools::new(0));
    let number = match asked.map(|Number(asked)| usize::try_from(asked)) {
        None => std::thread::available_parallelism().map_or(1, |n| n.get().min(Threads::MOST)),
        Some(Ok(number)) if (1..=Threads::MOST).contains(&number) => number,
        Some(_) => {
            return Err(out_of_range(asked.map_or(0, |Number(asked)| asked)));
        }
    };
    let start = || Threads::new(number).map_err(|e| PyRuntimeError::new_err(e.to_string()));
    if number == 1 {
        return start();
    }
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if pools.process != process {
        // The parent's must not be dropped here: that would wait for locks whose owners stayed behind.
        mem::forget(mem::replace(&mut *pools, Pools::new(process)));
    }
    pools.get(number, start)
}
