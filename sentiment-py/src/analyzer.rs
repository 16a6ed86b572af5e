//! `Analyzer`.

use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use sentiment_core as core;

use crate::batch;
use crate::explanation::Explanation;
use crate::score::{Score, SentenceScore};
use crate::text;

/// Scores texts with the default English model.
///
/// Making one costs nothing. It never changes, so threads can share it.
#[pyclass(module = "sentiment", frozen)]
#[derive(Debug)]
pub(crate) struct Analyzer(core::Analyzer);

fn the_text() -> String {
    "text".to_owned()
}

#[pymethods]
impl Analyzer {
    #[new]
    fn new() -> Self {
        Self(core::Analyzer::english())
    }

    /// Score one text.
    fn score(&self, text: &Bound<'_, PyAny>) -> PyResult<Score> {
        let text = text::of(text, the_text)?;
        Ok(Score(self.0.score(&text)))
    }

    /// Score many texts, in order: a list of Score.
    ///
    /// threads: how many to use; None for one per core. Other Python threads
    /// run meanwhile, and the scores are the same for any number.
    #[pyo3(signature = (texts, threads = None))]
    fn score_batch<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<isize>,
    ) -> PyResult<Bound<'py, PyList>> {
        batch::run(
            texts,
            threads,
            |threads, texts, out| {
                let model = self.0.clone().with_threads(threads.clone());
                model.score_batch_into(texts, out)
            },
            |py, score| Ok(Bound::new(py, Score(score))?.into_any()),
        )
    }

    /// Score each sentence of a text: a list of SentenceScore.
    fn score_sentences(&self, text: &Bound<'_, PyAny>) -> PyResult<Vec<SentenceScore>> {
        let text = text::of(text, the_text)?;
        let points = core::Positions::code_points(&text);
        Ok(self
            .0
            .score_sentences(&text)
            .into_iter()
            .map(|sentence| SentenceScore {
                span: points.span(sentence.span),
                score: Score(sentence.score),
            })
            .collect())
    }

    /// Why a text scores what it does.
    fn explain(&self, text: &Bound<'_, PyAny>) -> PyResult<Explanation> {
        let py = text.py();
        let text = text::of(text, the_text)?;
        Explanation::of(py, self.0.explain(&text))
    }

    fn __repr__(&self) -> &'static str {
        "Analyzer()"
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, Bound<'py, PyTuple>) {
        (slf.get_type().into_any(), PyTuple::empty(slf.py()))
    }
}
