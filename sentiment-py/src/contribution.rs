//! What explanations are made of. Spans are in code points.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use sentiment_core as core;

use crate::emotions::Emotions;
use crate::pickle::{reduced, Reduced};
use crate::text::{self, number};

/// The quantities that terms add to, in log-odds.
#[pyclass(module = "sentiment", frozen, eq)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sums(pub(crate) core::Sums);

impl Sums {
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("valence", self.0.valence)?;
        dict.set_item("subjectivity", self.0.subjectivity)?;
        dict.set_item("emotions", self.emotions().dict(py)?)?;
        Ok(dict)
    }
}

#[pymethods]
impl Sums {
    #[new]
    fn new(valence: f64, subjectivity: f64, emotions: &Bound<'_, Emotions>) -> Self {
        let mut sums = core::Sums::default();
        sums.valence = valence;
        sums.subjectivity = subjectivity;
        sums.emotions = emotions.get().0;
        Self(sums)
    }

    /// Evidence for positive over negative.
    #[getter]
    fn valence(&self) -> f64 {
        self.0.valence
    }

    /// Evidence for positive or negative over neutral.
    #[getter]
    fn subjectivity(&self) -> f64 {
        self.0.subjectivity
    }

    /// Evidence for each emotion.
    #[getter]
    fn emotions(&self) -> Emotions {
        Emotions(self.0.emotions)
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    fn __repr__(&self) -> String {
        format!(
            "Sums(valence={}, subjectivity={}, emotions={})",
            number(self.0.valence),
            number(self.0.subjectivity),
            self.emotions().written(number)
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let sums = slf.get();
        let arguments = (sums.valence(), sums.subjectivity(), sums.emotions());
        reduced(slf, arguments)
    }
}

/// Something that changed a term's weight: "very", "not", "but", capitals.
#[pyclass(module = "sentiment", frozen, eq)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shifter {
    span: (usize, usize),
    kind: core::ShifterKind,
    factor: f64,
}

impl Shifter {
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("span", self.span)?;
        dict.set_item("kind", self.kind.name())?;
        dict.set_item("factor", self.factor)?;
        Ok(dict)
    }
}

#[pymethods]
impl Shifter {
    #[new]
    fn new(span: (usize, usize), kind: &Bound<'_, PyAny>, factor: f64) -> PyResult<Self> {
        Ok(Self {
            span,
            kind: text::parsed(kind, "kind")?,
            factor,
        })
    }

    /// Where the shifting word is: `text[start:end]`.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.span
    }

    /// What kind it is: "negation", "amplifier" and so on.
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// The factor by which the valence weight changed.
    #[getter]
    fn factor(&self) -> f64 {
        self.factor
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    fn __repr__(&self) -> String {
        format!(
            "Shifter(span={:?}, kind='{}', factor={})",
            self.span,
            self.kind,
            number(self.factor)
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let shifter = slf.get();
        let arguments = (shifter.span, shifter.kind(), shifter.factor);
        reduced(slf, arguments)
    }
}

/// One term's part in a score, or the question's.
#[pyclass(module = "sentiment", frozen, eq)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contribution {
    kind: core::ContributionKind,
    span: (usize, usize),
    term: String,
    base: f64,
    weight: f64,
    shifters: Vec<Shifter>,
    sums: Sums,
}

impl Contribution {
    pub(crate) fn of(contribution: &core::Contribution, points: &core::Positions<'_>) -> Self {
        Self {
            kind: contribution.kind,
            span: points.span(contribution.span),
            term: contribution.term.clone(),
            base: contribution.base,
            weight: contribution.weight,
            shifters: contribution
                .shifters
                .iter()
                .map(|shifter| Shifter {
                    span: points.span(shifter.span),
                    kind: shifter.kind,
                    factor: shifter.factor,
                })
                .collect(),
            sums: Sums(contribution.sums),
        }
    }

    pub(crate) fn to_core(&self, bytes: &Bytes) -> PyResult<core::Contribution> {
        let shifters = self.shifters.iter().map(|shifter| {
            let span = bytes.span(shifter.span)?;
            Ok(core::Shifter::new(span, shifter.kind, shifter.factor))
        });
        let mut contribution = core::Contribution::default();
        contribution.kind = self.kind;
        contribution.span = bytes.span(self.span)?;
        contribution.term.clone_from(&self.term);
        contribution.base = self.base;
        contribution.weight = self.weight;
        contribution.shifters = shifters.collect::<PyResult<_>>()?;
        contribution.sums = self.sums.0;
        Ok(contribution)
    }

    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("kind", self.kind.name())?;
        dict.set_item("span", self.span)?;
        dict.set_item("term", &self.term)?;
        dict.set_item("base", self.base)?;
        dict.set_item("weight", self.weight)?;
        let shifters: Vec<_> = self
            .shifters
            .iter()
            .map(|s| s.dict(py))
            .collect::<PyResult<_>>()?;
        dict.set_item("shifters", shifters)?;
        dict.set_item("sums", self.sums.dict(py)?)?;
        Ok(dict)
    }
}

#[pymethods]
impl Contribution {
    #[new]
    #[allow(clippy::too_many_arguments)]
    fn new(
        kind: &Bound<'_, PyAny>,
        span: (usize, usize),
        term: &Bound<'_, PyAny>,
        base: f64,
        weight: f64,
        shifters: Vec<Bound<'_, Shifter>>,
        sums: &Bound<'_, Sums>,
    ) -> PyResult<Self> {
        Ok(Self {
            kind: text::parsed(kind, "kind")?,
            span,
            term: text::of(term, || "term".to_owned())?.into_owned(),
            base,
            weight,
            shifters: shifters.iter().map(|shifter| *shifter.get()).collect(),
            sums: *sums.get(),
        })
    }

    /// "term", or "context" for what the question added.
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// Where the term is: `text[start:end]`; the whole text for a context.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.span
    }

    /// The lexicon's term: lower case, words separated by a space. For a rise or a fall, what moves and
    /// which way: "prices up" of "the prices were raised". For a context,
    /// what the question asks for: "faults" or "merits".
    #[getter]
    fn term(&self) -> &str {
        &self.term
    }

    /// The lexicon's valence weight, before any shifter.
    #[getter]
    fn base(&self) -> f64 {
        self.base
    }

    /// The valence weight used: `base`, or the term's negated weight. Times the
    /// factors of all shifters but negation it is `sums.valence`.
    #[getter]
    fn weight(&self) -> f64 {
        self.weight
    }

    /// What changed the weight, in the order in which it was applied.
    #[getter]
    fn shifters<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.shifters.iter().copied())
    }

    /// What was added to the sums.
    #[getter]
    fn sums(&self) -> Sums {
        self.sums
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let shifters: Vec<_> = self.shifters.iter().map(Shifter::__repr__).collect();
        let comma = if shifters.len() == 1 { "," } else { "" };
        format!(
            "Contribution(kind='{}', span={:?}, term={}, base={}, weight={}, shifters=({}{comma}), sums={})",
            self.kind,
            self.span,
            text::repr(PyString::new(py, &self.term).as_any()),
            number(self.base),
            number(self.weight),
            shifters.join(", "),
            self.sums.__repr__()
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let py = slf.py();
        let part = slf.get();
        let arguments = (
            part.kind(),
            part.span,
            part.term(),
            part.base,
            part.weight,
            part.shifters(py)?,
            part.sums,
        );
        reduced(slf, arguments)
    }
}

/// Where the code points of a text stand, in bytes.
pub(crate) struct Bytes(Vec<usize>);

impl Bytes {
    pub(crate) fn of(text: &str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at);
        Self(starts.chain([text.len()]).collect())
    }

    /// A span in bytes of one in code points; an error if the text has no such part.
    pub(crate) fn span(&self, (start, end): (usize, usize)) -> PyResult<core::Span> {
        match (self.0.get(start), self.0.get(end)) {
            (Some(&from), Some(&to)) if from <= to => Ok(core::Span::new(from, to)),
            _ => Err(PyValueError::new_err(format!(
                "the span ({start}, {end}) is not in the text, which has {} characters",
                self.0.len() - 1
            ))),
        }
    }
}
