//! `Score` and `SentenceScore`.

use std::hash::{Hash, Hasher};

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use sentiment_core as core;

use crate::emotions::{bits, Emotions};
use crate::pickle::{made_by, reduced, Reduced};
use crate::state;
use crate::text::{self, rounded};

/// What a text scores.
#[pyclass(module = "sentiment", frozen, eq, hash)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Score(pub(crate) core::Score);

impl Hash for Score {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for value in [
            self.0.valence,
            self.0.negative,
            self.0.neutral,
            self.0.positive,
            self.0.confidence,
            self.0.coverage,
        ] {
            bits(value).hash(state);
        }
        self.0.label.hash(state);
        Emotions(self.0.emotions).hash(state);
    }
}

impl Score {
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        static KEYS: PyOnceLock<[Py<PyString>; core::Score::FIELDS.len()]> = PyOnceLock::new();
        let key = |field: &str| PyString::intern(py, field).unbind();
        let keys = KEYS.get_or_init(py, || core::Score::FIELDS.map(key));
        let dict = PyDict::new(py);
        for (field, key) in core::Score::FIELDS.into_iter().zip(keys) {
            match field {
                "valence" => dict.set_item(key, self.0.valence)?,
                "negative" => dict.set_item(key, self.0.negative)?,
                "neutral" => dict.set_item(key, self.0.neutral)?,
                "positive" => dict.set_item(key, self.0.positive)?,
                "label" => dict.set_item(key, self.0.label.name())?,
                "confidence" => dict.set_item(key, self.0.confidence)?,
                "coverage" => dict.set_item(key, self.0.coverage)?,
                "emotions" => dict.set_item(key, Emotions(self.0.emotions).dict(py)?)?,
                other => unreachable!("field {other} of core::Score is not converted"),
            }
        }
        let dominant = self.dominant_emotion();
        dict.set_item(intern!(py, "dominant_emotion"), dominant)?;
        Ok(dict)
    }
}

#[pymethods]
impl Score {
    /// The names of the fields, in order.
    #[classattr]
    #[pyo3(name = "FIELDS")]
    fn fields(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, core::Score::FIELDS)
    }

    #[new]
    #[pyo3(signature = (
        valence, negative, neutral, positive, label, confidence, coverage, emotions,
        dominant_emotion = None
    ))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        valence: f64,
        negative: f64,
        neutral: f64,
        positive: f64,
        label: &Bound<'_, PyAny>,
        confidence: f64,
        coverage: f64,
        emotions: &Bound<'_, PyAny>,
        dominant_emotion: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let score = Self(core::Score {
            valence,
            negative,
            neutral,
            positive,
            label: text::parsed(label, "label")?,
            confidence,
            emotions: Emotions::given(emotions)?.0,
            coverage,
        });
        if let Some(given) = dominant_emotion {
            let name = text::of(given, || "dominant_emotion".to_owned())?;
            let dominant = score.dominant_emotion();
            if dominant != Some(&*name) {
                return Err(PyValueError::new_err(format!(
                    "dominant_emotion {name:?} is not that of the label and the emotions, which is {}; leave it out",
                    dominant.map_or_else(|| "None".to_owned(), |name| format!("{name:?}"))
                )));
            }
        }
        Ok(score)
    }

    /// How positive or negative the text is, from -1 to 1: positive ** 0.5 - negative ** 0.5.
    ///
    /// Where nothing is said it is near 0, but not at it: what a text is called is its label.
    #[getter]
    fn valence(&self) -> f64 {
        self.0.valence
    }

    /// Probability that a reader calls the text negative.
    #[getter]
    fn negative(&self) -> f64 {
        self.0.negative
    }

    /// Probability that a reader calls the text neutral.
    #[getter]
    fn neutral(&self) -> f64 {
        self.0.neutral
    }

    /// Probability that a reader calls the text positive.
    #[getter]
    fn positive(&self) -> f64 {
        self.0.positive
    }

    /// The decision: "negative", "neutral", "positive" or "mixed".
    #[getter]
    fn label(&self) -> &'static str {
        self.0.label.name()
    }

    /// How far the label can be trusted, from 0 to 1; low means: let a person look.
    #[getter]
    fn confidence(&self) -> f64 {
        self.0.confidence
    }

    /// Share of the words that the lexicon knew, from 0 to 1; 0 also where there is no word.
    #[getter]
    fn coverage(&self) -> f64 {
        self.0.coverage
    }

    /// The emotions of the analyzer's taxonomy, each from 0 to 1.
    #[getter]
    fn emotions(&self) -> Emotions {
        Emotions(self.0.emotions)
    }

    /// The strongest of the emotions that does not oppose the label, or None if none of 0.25 or more is left.
    #[getter]
    fn dominant_emotion(&self) -> Option<&'static str> {
        self.0.dominant_emotion().map(core::Emotion::name)
    }

    /// A new dict of the fields, the emotions as a dict in it, and of dominant_emotion: Score(**dict)
    /// is the same score.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    /// Rounded, and without what is a repr of its own: for people.
    fn __repr__(&self) -> String {
        let core::Score {
            valence,
            negative,
            neutral,
            positive,
            label,
            confidence,
            emotions: _,
            coverage,
        } = self.0;
        let [valence, negative, neutral, positive, confidence, coverage] =
            [valence, negative, neutral, positive, confidence, coverage].map(rounded);
        let dominant = self.dominant_emotion();
        let dominant = dominant.map_or_else(|| "None".to_owned(), |name| format!("'{name}'"));
        format!(
            "Score(label='{label}', valence={valence}, negative={negative}, neutral={neutral}, \
             positive={positive}, confidence={confidence}, coverage={coverage}, \
             dominant_emotion={dominant}, emotions=...)"
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let state = state::of_score(&slf.get().0);
        made_by(slf.py(), "_score", (PyBytes::new(slf.py(), &state),))
    }
}

/// A score of what its `__reduce__` gives.
#[pyfunction]
pub(crate) fn _score(state: &[u8]) -> PyResult<Score> {
    state::score(state).map(Score)
}

/// A sentence of a text with its score.
#[pyclass(module = "sentiment", frozen, eq, hash)]
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub(crate) struct SentenceScore {
    pub(crate) span: (usize, usize),
    pub(crate) score: Score,
}

#[pymethods]
impl SentenceScore {
    #[new]
    fn new(span: (usize, usize), score: &Bound<'_, Score>) -> Self {
        Self {
            span,
            score: *score.get(),
        }
    }

    /// Where the sentence is: `text[start:end]`.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.span
    }

    /// What it scores by itself.
    #[getter]
    fn score(&self) -> Score {
        self.score
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("span", self.span)?;
        dict.set_item("score", self.score.dict(py)?)?;
        Ok(dict)
    }

    fn __repr__(&self) -> String {
        format!(
            "SentenceScore(span={:?}, score={})",
            self.span,
            self.score.__repr__()
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let arguments = (slf.get().span, slf.get().score);
        reduced(slf, arguments)
    }
}
