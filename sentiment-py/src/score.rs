//! `Score`, `Emotions` and `SentenceScore`.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyAttributeError, PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString, PyTuple};
use pyo3::IntoPyObjectExt;
use sentiment_core as core;
use sentiment_core::{Emotion, Label, Taxonomy};

use crate::pickle::{reduced, Reduced};

/// A value for each emotion of a taxonomy: attributes, and a mapping in the order of `TAXONOMIES`.
///
/// Made of a mapping, or of keywords: a value for each emotion of one taxonomy.
#[pyclass(module = "sentiment", frozen, mapping)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Emotions(pub(crate) core::Emotions);

impl Hash for Emotions {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.taxonomy().hash(state);
        let values = self.0.values();
        values.iter().for_each(|v| bits(*v).hash(state));
    }
}

/// Equal numbers have equal bits: -0.0 becomes 0.0.
fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

impl Emotions {
    /// Plain data, for JSON and for pandas.
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (emotion, value) in self.0.iter() {
            dict.set_item(name(py, emotion), value)?;
        }
        Ok(dict)
    }

    fn attribute(&self, emotion: Emotion) -> PyResult<f64> {
        self.0.get(emotion).ok_or_else(|| {
            let taxonomy = self.0.taxonomy();
            PyAttributeError::new_err(format!(
                "the taxonomy '{taxonomy}' has no emotion '{emotion}'"
            ))
        })
    }
}

/// Names of a taxonomy's emotions.
pub(crate) fn names(taxonomy: Taxonomy) -> Vec<&'static str> {
    taxonomy.emotions().iter().map(|e| e.name()).collect()
}

/// The taxonomy that has these emotions and no other.
fn taxonomy_of(values: &Bound<'_, PyDict>) -> PyResult<Option<Taxonomy>> {
    for taxonomy in Taxonomy::ALL {
        let mut same = values.len() == taxonomy.emotions().len();
        for name in names(taxonomy) {
            same &= values.contains(name)?;
        }
        if same {
            return Ok(Some(taxonomy));
        }
    }
    Ok(None)
}

/// The name of an emotion, of which there is one string.
pub(crate) fn name(py: Python<'_>, emotion: Emotion) -> &Bound<'_, PyString> {
    static NAMES: PyOnceLock<[Py<PyString>; Emotion::COUNT]> = PyOnceLock::new();
    let name = |emotion: Emotion| PyString::intern(py, emotion.name()).unbind();
    NAMES.get_or_init(py, || Emotion::ALL.map(name))[emotion.index()].bind(py)
}

#[pymethods]
impl Emotions {
    #[new]
    #[pyo3(signature = (values = None, /, **named))]
    fn new(
        py: Python<'_>,
        values: Option<&Bound<'_, PyMapping>>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let given = PyDict::new(py);
        if let Some(values) = values {
            given.update(values)?;
        }
        if let Some(named) = named {
            given.update(named.as_mapping())?;
        }
        let Some(taxonomy) = taxonomy_of(&given)? else {
            let known = Taxonomy::ALL.map(|t| names(t).join(", "));
            return Err(PyValueError::new_err(format!(
                "emotions must be those of one taxonomy: {}",
                known.join("; or ")
            )));
        };
        let mut result = Ok(());
        let emotions = core::Emotions::from_fn(taxonomy, |emotion| {
            let value = given
                .get_item(emotion.name())
                .and_then(|value| value.map_or(Ok(0.0), |value| value.extract()));
            value.unwrap_or_else(|error| {
                result = Err(error);
                0.0
            })
        });
        result.map(|()| Self(emotions))
    }

    #[getter]
    fn anger(&self) -> PyResult<f64> {
        self.attribute(Emotion::Anger)
    }
    #[getter]
    fn anticipation(&self) -> PyResult<f64> {
        self.attribute(Emotion::Anticipation)
    }
    #[getter]
    fn disgust(&self) -> PyResult<f64> {
        self.attribute(Emotion::Disgust)
    }
    #[getter]
    fn fear(&self) -> PyResult<f64> {
        self.attribute(Emotion::Fear)
    }
    #[getter]
    fn joy(&self) -> PyResult<f64> {
        self.attribute(Emotion::Joy)
    }
    #[getter]
    fn sadness(&self) -> PyResult<f64> {
        self.attribute(Emotion::Sadness)
    }
    #[getter]
    fn surprise(&self) -> PyResult<f64> {
        self.attribute(Emotion::Surprise)
    }
    #[getter]
    fn trust(&self) -> PyResult<f64> {
        self.attribute(Emotion::Trust)
    }
    #[getter]
    fn frustration(&self) -> PyResult<f64> {
        self.attribute(Emotion::Frustration)
    }
    #[getter]
    fn disappointment(&self) -> PyResult<f64> {
        self.attribute(Emotion::Disappointment)
    }
    #[getter]
    fn confusion(&self) -> PyResult<f64> {
        self.attribute(Emotion::Confusion)
    }
    #[getter]
    fn worry(&self) -> PyResult<f64> {
        self.attribute(Emotion::Worry)
    }
    #[getter]
    fn delight(&self) -> PyResult<f64> {
        self.attribute(Emotion::Delight)
    }
    #[getter]
    fn gratitude(&self) -> PyResult<f64> {
        self.attribute(Emotion::Gratitude)
    }
    #[getter]
    fn admiration(&self) -> PyResult<f64> {
        self.attribute(Emotion::Admiration)
    }
    #[getter]
    fn desire(&self) -> PyResult<f64> {
        self.attribute(Emotion::Desire)
    }

    /// The strongest emotion, or None if none is strong.
    #[getter]
    fn dominant(&self) -> Option<&'static str> {
        self.0.dominant().map(Emotion::name)
    }

    /// A new dict of the values.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("keys")
    }

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("values")
    }

    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("items")
    }

    #[pyo3(signature = (key, default = None, /))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match self.dict(py)?.get_item(key)? {
            Some(value) => Ok(value),
            None => Ok(default.unwrap_or_else(|| py.None().into_bound(py))),
        }
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        key: Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?
            .get_item(&key)?
            .ok_or_else(|| PyKeyError::new_err(key.unbind()))
    }

    fn __contains__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<bool> {
        self.dict(py)?.contains(key)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.dict(py)?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.0.values().len()
    }

    /// Mappings with the same items are equal, but for those that have a hash: it would be another.
    fn __eq__<'py>(&self, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        if let Ok(emotions) = other.cast::<Emotions>() {
            return (self == emotions.get()).into_bound_py_any(py);
        }
        match other.cast::<PyMapping>() {
            Ok(mapping) if other.hash().is_err() => {
                let given = PyDict::new(py);
                given.update(mapping)?;
                self.dict(py)?.rich_compare(given, CompareOp::Eq)
            }
            _ => Ok(py.NotImplemented().into_bound(py)),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    pub(crate) fn __repr__(&self) -> String {
        let fields: Vec<_> = self.0.iter().map(|(e, v)| format!("{e}={v:?}")).collect();
        format!("Emotions({})", fields.join(", "))
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((slf.get_type().into_any(), (slf.get().dict(slf.py())?,)))
    }
}

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
    #[allow(clippy::too_many_arguments)]
    fn new(
        valence: f64,
        negative: f64,
        neutral: f64,
        positive: f64,
        label: &Bound<'_, PyAny>,
        confidence: f64,
        coverage: f64,
        emotions: &Bound<'_, Emotions>,
    ) -> PyResult<Self> {
        let name = crate::text::of(label, || "label".to_owned())?;
        let label = Label::ALL
            .into_iter()
            .find(|label| label.name() == name)
            .ok_or_else(|| {
                let known = Label::ALL.map(Label::name).join(", ");
                PyValueError::new_err(format!("label must be one of {known}; not {name:?}"))
            })?;
        Ok(Self(core::Score {
            valence,
            negative,
            neutral,
            positive,
            label,
            confidence,
            emotions: emotions.get().0,
            coverage,
        }))
    }

    /// How positive or negative the text is, from -1 to 1: positive ** 0.5 - negative ** 0.5.
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

    /// Share of the words that the lexicon knew, from 0 to 1.
    #[getter]
    fn coverage(&self) -> f64 {
        self.0.coverage
    }

    /// The emotions of the analyzer's taxonomy, each from 0 to 1.
    #[getter]
    fn emotions(&self) -> Emotions {
        Emotions(self.0.emotions)
    }

    /// A new dict of the fields, the emotions as a dict in it.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    fn __repr__(&self) -> String {
        let core::Score {
            valence,
            negative,
            neutral,
            positive,
            label,
            confidence,
            emotions,
            coverage,
        } = self.0;
        format!(
            "Score(valence={valence:?}, negative={negative:?}, neutral={neutral:?}, \
             positive={positive:?}, label='{label}', confidence={confidence:?}, \
             coverage={coverage:?}, emotions={})",
            Emotions(emotions).__repr__()
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let score = slf.get().0;
        let arguments = (
            score.valence,
            score.negative,
            score.neutral,
            score.positive,
            score.label.name(),
            score.confidence,
            score.coverage,
            Emotions(score.emotions),
        );
        reduced(slf, arguments)
    }
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
