//! Scores of texts that come one after the other, without end as it may be.

use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::IntoPyObjectExt;
use sentiment_core as core;

use crate::batch::{self, Batch, Number, TEXTS};
use crate::context::{Contexts, KeptContexts};
use crate::score::Score;
use crate::text;
use crate::texts::Kept;

/// How many texts are read before the first of them is given back.
#[derive(Clone, Copy)]
pub(crate) struct Size(usize);

impl Default for Size {
    fn default() -> Self {
        Self(TEXTS)
    }
}

impl<'py> FromPyObject<'_, 'py> for Size {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match value.extract() {
            Ok(size @ 1..) => Ok(Self(size)),
            Err(error) if error.is_instance_of::<PyTypeError>(value.py()) => {
                Err(text::not("an int", "batch_size", &value))
            }
            _ => Err(PyValueError::new_err(format!(
                "batch_size must be from 1 to {}, not {}",
                usize::MAX,
                text::repr(&value)
            ))),
        }
    }
}

/// The scores of texts, in order, which are read some at a time.
#[pyclass(module = "sentiment", frozen)]
pub(crate) struct ScoreIterator {
    analyzer: core::Analyzer,
    threads: Option<Number>,
    size: Size,
    state: Mutex<State>,
}

enum State {
    Waiting(Box<Waiting>),
    /// A call reads texts: without the lock, as what it reads may run anything.
    Reading,
    Over,
}

struct Waiting {
    texts: Kept,
    contexts: KeptContexts,
    /// Those of texts that were read; None of missing ones.
    scores: vec::IntoIter<Option<core::Score>>,
}

impl ScoreIterator {
    /// Of an analyzer that knows the question of all, if one is.
    pub(crate) fn new(
        analyzer: core::Analyzer,
        batch: &Batch<'_, '_>,
        contexts: Contexts<'_>,
        size: Size,
    ) -> PyResult<Self> {
        // What is wrong with it is said at once.
        batch::threads(batch.threads)?;
        let waiting = Waiting {
            texts: batch.texts()?.keep(),
            contexts: contexts.keep(),
            scores: Vec::new().into_iter(),
        };
        Ok(Self {
            analyzer,
            threads: batch.threads,
            size,
            state: Mutex::new(State::Waiting(Box::new(waiting))),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next texts, scored; None if there are no more.
    fn read(&self, py: Python<'_>, waiting: Waiting) -> PyResult<Option<Waiting>> {
        let threads = batch::threads(self.threads)?;
        let mut texts = waiting.texts.into_texts(py);
        let mut contexts = waiting.contexts.into_contexts(py);
        let mut all = Vec::new();
        let Size(most) = self.size;
        let more = batch::part(py, &threads, &mut texts, &mut contexts, most, |part| {
            let analyzer = self.analyzer.with_threads(threads.clone());
            let mut scores = vec![core::Score::default(); part.texts.len()];
            py.detach(|| match part.answers() {
                None => analyzer.score_batch_into(&part.texts, &mut scores),
                Some(answers) => analyzer.score_batch_with_contexts_into(&answers, &mut scores),
            })
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
            let scores = scores.into_iter().zip(&part.present);
            all.extend(scores.map(|(score, is)| is.then_some(score)));
            Ok(())
        })?;
        Ok(more.then(|| Waiting {
            texts: texts.keep(),
            contexts: contexts.keep(),
            scores: all.into_iter(),
        }))
    }
}

#[pymethods]
impl ScoreIterator {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        loop {
            let mut state = self.state();
            if let State::Waiting(waiting) = &mut *state {
                if let Some(score) = waiting.scores.next() {
                    drop(state);
                    return score.map(Score).into_bound_py_any(py).map(Some);
                }
            }
            let waiting = match mem::replace(&mut *state, State::Reading) {
                State::Waiting(waiting) => *waiting,
                State::Reading => {
                    return Err(PyValueError::new_err("score_iter is reading texts already"));
                }
                State::Over => {
                    *state = State::Over;
                    return Ok(None);
                }
            };
            drop(state);
            let (state, read) = match self.read(py, waiting) {
                Ok(Some(waiting)) => (State::Waiting(Box::new(waiting)), Ok(())),
                Ok(None) => (State::Over, Ok(())),
                Err(error) => (State::Over, Err(error)),
            };
            *self.state() = state;
            read?;
        }
    }
}
