//! `Explanation`. Spans are in code points.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple};
use sentiment_core as core;

use crate::contribution::{Bytes, Contribution, Sums};
use crate::notebook;
use crate::pickle::{made_by, Reduced};
use crate::score::Score;
use crate::state;
use crate::text;

/// Why a text scores what it does: the contributions add up to `sums` exactly,
/// and the score follows from `intercept` plus `sums` times their scales.
///
/// Only what is said on both sides does not simply add up: it is less sure than its sum is, and more
/// negative, so a step between sums and probabilities takes something off. With p and q, the contributions
/// for and against, the score is, by functions of `math`:
///
///     v = intercept.valence + scale * sums.valence
///     u = intercept.subjectivity + subjectivity_scale * sums.subjectivity
///     p = sum(scale * max(one.sums.valence, 0) for one in contributions)
///     q = sum(scale * max(-one.sums.valence, 0) for one in contributions)
///     m = min(p, q)
///     v = (v - 0.15 * m) * (1 - 1.2 * m / (p + q + 0.1))
///     u = u + 0.2 * abs(v)
///     whole = exp(u - v) + 1 + exp(u + v)
///     negative, neutral, positive = exp(u - v) / whole, 1 / whole, exp(u + v) / whole
///
/// And an emotion, such as joy:
///
///     joy = 1 / (1 + exp(-(intercept.emotions.joy + emotion_scale * sums.emotions.joy)))
#[pyclass(module = "sentiment", frozen)]
#[derive(Debug)]
pub(crate) struct Explanation {
    explanation: core::Explanation,
    contributions: Py<PyTuple>,
    irony: Vec<(usize, usize)>,
}

impl Explanation {
    pub(crate) fn of(py: Python<'_>, explanation: core::Explanation) -> PyResult<Self> {
        let points = core::Positions::code_points(&explanation.text);
        let contributions: Vec<_> = explanation
            .contributions
            .iter()
            .map(|contribution| Contribution::of(contribution, &points))
            .collect();
        let irony = explanation.irony.iter().map(|&mark| points.span(mark));
        Ok(Self {
            irony: irony.collect(),
            contributions: PyTuple::new(py, contributions)?.unbind(),
            explanation,
        })
    }
}

/// Whether lines shall be in colour.
pub(crate) struct Color(pub bool);

impl<'py> FromPyObject<'_, 'py> for Color {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        text::yes_or_no(&value, "color").map(Color)
    }
}

#[pymethods]
impl Explanation {
    #[new]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        score: &Bound<'_, Score>,
        intercept: &Bound<'_, Sums>,
        contributions: Vec<Bound<'_, Contribution>>,
        sums: &Bound<'_, Sums>,
        scale: f64,
        subjectivity_scale: f64,
        emotion_scale: f64,
        irony: Vec<(usize, usize)>,
    ) -> PyResult<Self> {
        let text = text::of(text, || "text".to_owned())?.into_owned();
        let bytes = Bytes::of(&text);
        let spans = irony.iter().map(|&mark| bytes.span(mark));
        let parts = contributions.iter().map(|part| part.get().to_core(&bytes));
        let mut explanation = core::Explanation::default();
        explanation.score = score.get().0;
        explanation.intercept = intercept.get().0;
        explanation.contributions = parts.collect::<PyResult<_>>()?;
        explanation.sums = sums.get().0;
        explanation.scale = scale;
        explanation.subjectivity_scale = subjectivity_scale;
        explanation.emotion_scale = emotion_scale;
        explanation.irony = spans.collect::<PyResult<_>>()?;
        explanation.text = text;
        Ok(Self {
            explanation,
            contributions: PyTuple::new(py, contributions)?.unbind(),
            irony,
        })
    }

    /// The text explained. Lone surrogates are replaced by U+FFFD.
    #[getter]
    fn text(&self) -> &str {
        &self.explanation.text
    }

    /// What it scores.
    #[getter]
    fn score(&self) -> Score {
        Score(self.explanation.score)
    }

    /// What an empty text starts from.
    #[getter]
    fn intercept(&self) -> Sums {
        Sums(self.explanation.intercept)
    }

    /// What each term added, in the order of the text; last, what the question did.
    #[getter]
    fn contributions(&self, py: Python<'_>) -> Py<PyTuple> {
        self.contributions.clone_ref(py)
    }

    /// All contributions added up.
    #[getter]
    fn sums(&self) -> Sums {
        Sums(self.explanation.sums)
    }

    /// Factor for the text's length on the sum of valence.
    #[getter]
    fn scale(&self) -> f64 {
        self.explanation.scale
    }

    /// The same for subjectivity: less where the text is long.
    #[getter]
    fn subjectivity_scale(&self) -> f64 {
        self.explanation.subjectivity_scale
    }

    /// The same for the emotions.
    #[getter]
    fn emotion_scale(&self) -> f64 {
        self.explanation.emotion_scale
    }

    /// Where sarcasm is marked ("/s", 🙃), as `(start, end)`: one mark or more halve
    /// the confidence.
    #[getter]
    fn irony<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.irony)
    }

    /// Lines for a terminal, in colour unless `color` is False.
    #[pyo3(signature = (color = Color(true)), text_signature = "($self, color=True)")]
    fn to_terminal(&self, py: Python<'_>, color: Color) -> String {
        let lines = |_: &str| {
            self.explanation
                .to_terminal(core::TerminalStyle::colored_if(color.0))
        };
        text::detached(py, self.text(), lines)
    }

    /// An HTML fragment: the text with highlighted words, all text escaped.
    fn to_html(&self, py: Python<'_>) -> String {
        text::detached(py, self.text(), |_| self.explanation.to_html())
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("text", self.text())?;
        dict.set_item("score", self.score().dict(py)?)?;
        dict.set_item("intercept", self.intercept().dict(py)?)?;
        let contributions = PyList::empty(py);
        for contribution in self.contributions.bind(py) {
            let contribution = contribution.cast::<Contribution>()?;
            contributions.append(contribution.get().dict(py)?)?;
        }
        dict.set_item("contributions", contributions)?;
        dict.set_item("sums", self.sums().dict(py)?)?;
        dict.set_item("scale", self.scale())?;
        dict.set_item("subjectivity_scale", self.subjectivity_scale())?;
        dict.set_item("emotion_scale", self.emotion_scale())?;
        dict.set_item("irony", self.irony.clone())?;
        Ok(dict)
    }

    /// For notebooks: as `to_html`, but of a long text the first 10,000 characters, or fewer
    /// with 1,000 contributions.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        text::detached(py, self.text(), |_| notebook::html(&self.explanation))
    }

    fn __str__(&self, py: Python<'_>) -> String {
        self.to_terminal(py, Color(false))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!(
            "<Explanation of {}: {}, valence {:+.2}, {} contributions>",
            text::repr(PyString::new(py, &preview(self.text())).as_any()),
            self.explanation.score.label,
            self.explanation.score.valence,
            self.explanation.contributions.len()
        )
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Explanation>()
            .is_ok_and(|other| other.get().explanation == self.explanation)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let py = slf.py();
        let whole = slf.get();
        let state = |_: &str| state::of_explanation(&whole.explanation);
        let state = text::detached(py, whole.text(), state);
        made_by(py, "_explanation", (PyBytes::new(py, &state),))
    }
}

/// An explanation of what its `__reduce__` gives.
#[pyfunction]
pub(crate) fn _explanation(py: Python<'_>, state: &[u8]) -> PyResult<Explanation> {
    Explanation::of(py, state::explanation(state)?)
}

/// The beginning of a text.
fn preview(text: &str) -> String {
    let mut chars = text.chars();
    let mut start: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    start
}
