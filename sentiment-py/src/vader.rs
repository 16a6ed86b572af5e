//! `Vader`.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use sentiment_core as core;

use crate::batch::{self, Batch, Missing};
use crate::text;

/// Scores texts as Python's vaderSentiment 3.3.2 does, to the last digit.
#[pyclass(module = "sentiment", frozen)]
#[derive(Debug)]
pub(crate) struct Vader(core::Vader);

#[pymethods]
impl Vader {
    #[new]
    fn new() -> Self {
        Self(core::Vader::new())
    }

    /// Score one text: a dict with neg, neu, pos and compound.
    fn score<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        dict(py, &self.0.score(&text))
    }

    /// Score many texts, in order: a list of dicts.
    ///
    /// threads: how many to use; None for one per core.
    ///
    /// missing: "error", or "null" to give None where there is no text but None or NaN.
    #[pyo3(
        signature = (texts, threads = None, *, missing = Missing::Error),
        text_signature = "($self, texts, threads=None, *, missing='error')"
    )]
    fn score_batch<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<isize>,
        missing: Missing,
    ) -> PyResult<Bound<'py, PyList>> {
        let py = texts.py();
        let list = PyList::empty(py);
        let batch = Batch {
            texts,
            threads,
            missing,
        };
        batch::run(
            &batch,
            |threads, texts, out| {
                let model = self.0.clone().with_threads(threads.clone());
                model.score_batch_into(texts, out)
            },
            |scores| {
                let dict = |score: &Option<_>| score.as_ref().map(|s| dict(py, s)).transpose();
                scores.iter().try_for_each(|s| list.append(dict(s)?))
            },
        )?;
        Ok(list)
    }

    /// Why a text scores what it does: a dict. The values of the contributions in
    /// order, then the emphasis, add up to sum; compound is sum / sqrt(sum² + 15).
    fn explain<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        let points = core::Positions::code_points(&text);
        let explanation = self.0.explain(&text);
        let contributions = PyList::empty(py);
        for contribution in &explanation.contributions {
            let dict = PyDict::new(py);
            dict.set_item(intern!(py, "span"), points.span(contribution.span))?;
            dict.set_item(intern!(py, "term"), &contribution.term)?;
            dict.set_item(intern!(py, "base"), contribution.base)?;
            dict.set_item(intern!(py, "value"), contribution.value)?;
            contributions.append(dict)?;
        }
        let whole = PyDict::new(py);
        whole.set_item(intern!(py, "contributions"), contributions)?;
        whole.set_item(intern!(py, "emphasis"), explanation.emphasis)?;
        whole.set_item(intern!(py, "sum"), explanation.sum)?;
        whole.set_item(intern!(py, "score"), dict(py, &explanation.score)?)?;
        Ok(whole)
    }

    fn __repr__(&self) -> &'static str {
        "Vader()"
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, Bound<'py, PyTuple>) {
        (slf.get_type().into_any(), PyTuple::empty(slf.py()))
    }
}

fn dict<'py>(py: Python<'py>, score: &core::VaderScore) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item(intern!(py, "neg"), score.neg)?;
    dict.set_item(intern!(py, "neu"), score.neu)?;
    dict.set_item(intern!(py, "pos"), score.pos)?;
    dict.set_item(intern!(py, "compound"), score.compound)?;
    Ok(dict)
}
