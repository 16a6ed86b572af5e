//! `Explanation` and what it is made of. Spans are in code points.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use sentiment_core as core;

use crate::score::{Emotions, Score};

/// The quantities that terms add to, in log-odds.
#[pyclass(module = "sentiment", frozen, eq)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sums(core::Sums);

impl Sums {
    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("valence", self.0.valence)?;
        dict.set_item("subjectivity", self.0.subjectivity)?;
        dict.set_item("emotions", self.emotions().dict(py)?)?;
        Ok(dict)
    }
}

#[pymethods]
impl Sums {
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

    fn __repr__(&self) -> String {
        format!(
            "Sums(valence={:?}, subjectivity={:?}, emotions={})",
            self.0.valence,
            self.0.subjectivity,
            self.emotions().__repr__()
        )
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
    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("span", self.span)?;
        dict.set_item("kind", self.kind.name())?;
        dict.set_item("factor", self.factor)?;
        Ok(dict)
    }
}

#[pymethods]
impl Shifter {
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

    fn __repr__(&self) -> String {
        format!(
            "Shifter(span={:?}, kind='{}', factor={:?})",
            self.span, self.kind, self.factor
        )
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
    fn of(contribution: &core::Contribution, points: &core::Positions<'_>) -> Self {
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

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
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

    /// The lexicon's term: lower case, words separated by a space. For a context,
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

    fn __repr__(&self) -> String {
        let shifters: Vec<_> = self.shifters.iter().map(Shifter::__repr__).collect();
        let comma = if shifters.len() == 1 { "," } else { "" };
        format!(
            "Contribution(kind='{}', span={:?}, term={:?}, base={:?}, weight={:?}, shifters=({}{comma}), sums={})",
            self.kind.name(),
            self.span,
            self.term,
            self.base,
            self.weight,
            shifters.join(", "),
            self.sums.__repr__()
        )
    }
}

/// Why a text scores what it does: the contributions add up to `sums` exactly,
/// and the score follows from `intercept` plus `scale` times `sums`.
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

#[pymethods]
impl Explanation {
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
    #[pyo3(signature = (color = true))]
    fn to_terminal(&self, color: bool) -> String {
        self.explanation.to_terminal(color)
    }

    /// An HTML fragment: the text with highlighted words, all text escaped.
    fn to_html(&self) -> String {
        self.explanation.to_html()
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

    /// For notebooks.
    fn _repr_html_(&self) -> String {
        self.to_html()
    }

    fn __str__(&self) -> String {
        self.to_terminal(false)
    }

    fn __repr__(&self) -> String {
        format!(
            "<Explanation of {:?}: {}, valence {:+.2}, {} contributions>",
            preview(self.text()),
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
