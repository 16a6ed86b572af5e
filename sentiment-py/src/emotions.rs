//! `Emotions`.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyAttributeError, PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};
use pyo3::IntoPyObjectExt;
use sentiment_core as core;
use sentiment_core::{Emotion, Taxonomy};

use crate::text::{self, rounded};

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
pub(crate) fn bits(value: f64) -> u64 {
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

    /// A mapping of them, such as `Score.as_dict` holds, or they themselves.
    pub(crate) fn given(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(emotions) = value.cast::<Emotions>() {
            return Ok(*emotions.get());
        }
        match value.cast::<PyMapping>() {
            Ok(mapping) => Self::new(value.py(), Some(mapping), None),
            Err(_) => Err(text::not(
                "Emotions or a mapping of their names to numbers",
                "emotions",
                value,
            )),
        }
    }

    /// As Python makes it, each value as `number` writes it.
    pub(crate) fn written(&self, number: impl Fn(f64) -> String) -> String {
        let field = |(emotion, value)| format!("{emotion}={}", number(value));
        let fields: Vec<_> = self.0.iter().map(field).collect();
        format!("Emotions({})", fields.join(", "))
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
            let known = Taxonomy::ALL.iter().map(|&t| names(t).join(", "));
            let known: Vec<String> = known.collect();
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

    /// The value of anger, of Plutchik's eight.
    #[getter]
    fn anger(&self) -> PyResult<f64> {
        self.attribute(Emotion::Anger)
    }
    /// The value of anticipation, of Plutchik's eight.
    #[getter]
    fn anticipation(&self) -> PyResult<f64> {
        self.attribute(Emotion::Anticipation)
    }
    /// The value of disgust, of Plutchik's eight.
    #[getter]
    fn disgust(&self) -> PyResult<f64> {
        self.attribute(Emotion::Disgust)
    }
    /// The value of fear, of Plutchik's eight.
    #[getter]
    fn fear(&self) -> PyResult<f64> {
        self.attribute(Emotion::Fear)
    }
    /// The value of joy, of Plutchik's eight.
    #[getter]
    fn joy(&self) -> PyResult<f64> {
        self.attribute(Emotion::Joy)
    }
    /// The value of sadness, of both taxonomies.
    #[getter]
    fn sadness(&self) -> PyResult<f64> {
        self.attribute(Emotion::Sadness)
    }
    /// The value of surprise, of both taxonomies.
    #[getter]
    fn surprise(&self) -> PyResult<f64> {
        self.attribute(Emotion::Surprise)
    }
    /// The value of trust, of both taxonomies.
    #[getter]
    fn trust(&self) -> PyResult<f64> {
        self.attribute(Emotion::Trust)
    }
    /// The value of frustration, of the taxonomy feedback.
    #[getter]
    fn frustration(&self) -> PyResult<f64> {
        self.attribute(Emotion::Frustration)
    }
    /// The value of disappointment, of the taxonomy feedback.
    #[getter]
    fn disappointment(&self) -> PyResult<f64> {
        self.attribute(Emotion::Disappointment)
    }
    /// The value of confusion, of the taxonomy feedback.
    #[getter]
    fn confusion(&self) -> PyResult<f64> {
        self.attribute(Emotion::Confusion)
    }
    /// The value of worry, of the taxonomy feedback.
    #[getter]
    fn worry(&self) -> PyResult<f64> {
        self.attribute(Emotion::Worry)
    }
    /// The value of delight, of the taxonomy feedback.
    #[getter]
    fn delight(&self) -> PyResult<f64> {
        self.attribute(Emotion::Delight)
    }
    /// The value of gratitude, of the taxonomy feedback.
    #[getter]
    fn gratitude(&self) -> PyResult<f64> {
        self.attribute(Emotion::Gratitude)
    }
    /// The value of admiration, of the taxonomy feedback.
    #[getter]
    fn admiration(&self) -> PyResult<f64> {
        self.attribute(Emotion::Admiration)
    }
    /// The value of desire, of the taxonomy feedback.
    #[getter]
    fn desire(&self) -> PyResult<f64> {
        self.attribute(Emotion::Desire)
    }

    /// A new dict of the values.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    /// The names of the emotions, in order.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("keys")
    }

    /// The values, in order.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("values")
    }

    /// The names with their values, in order.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("items")
    }

    /// The value of an emotion, or the default if the taxonomy has not got it.
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

    /// The attributes, of the emotions those of the taxonomy only.
    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let emotions = slf.get().0;
        let is_there = |name: &Bound<'py, PyAny>| {
            let name = name.extract::<String>().unwrap_or_default();
            let emotion = name.parse().ok();
            emotion.is_none_or(|emotion| emotions.get(emotion).is_some())
        };
        let names = slf.get_type().dir()?.iter();
        Ok(names.filter(is_there).collect())
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

    /// Rounded: for people.
    fn __repr__(&self) -> String {
        self.written(rounded)
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((slf.get_type().into_any(), (slf.get().dict(slf.py())?,)))
    }
}
