//! Many texts, on many threads, without the GIL.

use std::borrow::Cow;
use std::mem;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList, PyString};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::text;

/// Texts between two looks at Ctrl-C; also what an iterator is read ahead by.
const CHUNK: usize = 8192;

/// A list of what `score` gives for the texts, converted by `convert`.
///
/// `score` runs detached from the interpreter, inside the pool that `threads`
/// asks for.
pub(crate) fn run<'py, T: Send>(
    texts: &Bound<'py, PyAny>,
    threads: Option<isize>,
    score: impl Fn(&[Cow<'_, str>]) -> Vec<T> + Sync,
    convert: impl Fn(Python<'py>, T) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let alone = |_: usize| Ok(());
    let score = |texts: &[Cow<'_, str>], _: &[()]| score(texts);
    run_beside(texts, threads, alone, score, convert)
}

/// The same, where something stands beside each text: `beside` gives it, and
/// fails if there is none.
pub(crate) fn run_beside<'py, C: Sync, T: Send>(
    texts: &Bound<'py, PyAny>,
    threads: Option<isize>,
    mut beside: impl FnMut(usize) -> PyResult<C>,
    score: impl Fn(&[Cow<'_, str>], &[C]) -> Vec<T> + Sync,
    convert: impl Fn(Python<'py>, T) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let py = texts.py();
    let pool = pool(threads)?;
    let iterator = iterator(texts)?;
    let result = PyList::empty(py);
    let mut chunk: Vec<Bound<'py, PyString>> = Vec::new();
    let mut others: Vec<C> = Vec::new();
    let mut items = iterator.enumerate();
    loop {
        chunk.clear();
        others.clear();
        for (index, item) in items.by_ref().take(CHUNK) {
            let place = || format!("texts[{index}]");
            chunk.push(text::cast(&item?, place)?.clone());
            others.push(beside(index)?);
        }
        if chunk.is_empty() {
            return Ok(result);
        }
        let utf8: Vec<_> = chunk.iter().map(text::utf8).collect::<PyResult<_>>()?;
        let scores = py.detach(|| pool.install(|| score(&utf8, &others)));
        for score in scores {
            result.append(convert(py, score)?)?;
        }
        py.check_signals()?;
    }
}

fn iterator<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    if texts.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "texts must be an iterable of str, not one str; for one text there is score()",
        ));
    }
    texts.try_iter().map_err(|error| {
        if error.is_instance_of::<PyTypeError>(texts.py()) {
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

/// The pool for `threads`.
fn pool(threads: Option<isize>) -> PyResult<Arc<ThreadPool>> {
    let Some(threads) = threads else {
        return shared();
    };
    match usize::try_from(threads).ok().and_then(NonZeroUsize::new) {
        Some(threads) => build(threads.get()),
        None => Err(PyValueError::new_err(format!(
            "threads must be at least 1, or None for one per core; not {threads}"
        ))),
    }
}

/// One pool per process. Rayon's own would hang in the child of a fork
/// (`multiprocessing`, gunicorn), where its threads do not exist.
fn shared() -> PyResult<Arc<ThreadPool>> {
    static SHARED: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    match &*shared {
        Some((owner, pool)) if *owner == process => Ok(Arc::clone(pool)),
        _ => {
            let pool = build(0)?;
            // The parent's pool must not be dropped here: that would wait for
            // locks whose owners stayed behind.
            mem::forget(shared.replace((process, Arc::clone(&pool))));
            Ok(pool)
        }
    }
}

/// A pool of that many threads, 0 for one per core.
fn build(threads: usize) -> PyResult<Arc<ThreadPool>> {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|index| format!("sentiment-{index}"))
        .build()
        .map(Arc::new)
        .map_err(|error| PyRuntimeError::new_err(format!("cannot start threads: {error}")))
}
