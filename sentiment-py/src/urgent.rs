//! What somebody should read first.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use sentiment_core::Positions;
use sentiment_urgent as urgent;

use crate::batch::{self, Batch, Number, Part};
use crate::column::{Column, Names};
use crate::context::Contexts;
use crate::pickle::{reduced, Reduced};
use crate::table::ScoreTable;
use crate::text;
use crate::texts::Missing;

/// What a text mentions that somebody should read first.
#[pyclass(module = "sentiment", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Hash)]
pub(crate) struct Mention {
    kind: urgent::Kind,
    span: (usize, usize),
    words: String,
}

#[pymethods]
impl Mention {
    #[new]
    fn new(kind: &Bound<'_, PyAny>, span: (usize, usize), words: String) -> PyResult<Self> {
        let kind = text::parsed(kind, "kind")?;
        Ok(Self { kind, span, words })
    }

    /// What it is about, one of URGENT_KINDS: "safety", "leaving" and so on.
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// Where the text says so: `text[start:end]`.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.span
    }

    /// What it says there, without tags and escapes.
    #[getter]
    fn words(&self) -> &str {
        &self.words
    }

    /// A new dict of plain data, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("kind", self.kind())?;
        dict.set_item("span", self.span)?;
        dict.set_item("words", self.words())?;
        Ok(dict)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let words = PyString::new(py, &self.words).repr()?;
        Ok(format!(
            "Mention(kind='{}', span={:?}, words={words})",
            self.kind, self.span
        ))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let mention = slf.get();
        reduced(slf, (mention.kind(), mention.span, mention.words()))
    }
}

/// What a text mentions that somebody should read first: a list of Mention, of which the most urgent, and of a kind what is
/// said first, comes first.
///
/// It is found by lists of English phrases, unless the words around say that it is not so: a text in which nothing is
/// found may be urgent all the same.
#[pyfunction]
#[pyo3(name = "urgent")]
pub(crate) fn find(text: &Bound<'_, PyAny>) -> PyResult<Vec<Mention>> {
    let py = text.py();
    let text = text::of(text, || "text".to_owned())?;
    let find = |text: &str| {
        let points = Positions::code_points(text);
        let mention = |mention: &urgent::Mention| Mention {
            kind: mention.kind,
            span: points.span(mention.span),
            words: mention.words(text),
        };
        urgent::find(text).iter().map(mention).collect()
    };
    Ok(text::detached(py, &text, find))
}

/// The most urgent that each of many texts mentions, as columns: a dict of two lists, "urgent" of kinds, one of
/// URGENT_KINDS, and "urgent_words" of what the texts say; None where nothing is found. pandas.DataFrame,
/// polars.DataFrame and pyarrow.table make a table of it, whose columns have no type where nothing is found in any
/// text; those of urgent_table always have.
///
/// texts, threads, missing: as for score_batch; where there is no text, nothing is found.
#[pyfunction]
#[pyo3(
    signature = (texts, threads = None, *, missing = Missing::Error),
    text_signature = "(texts, threads=None, *, missing='error')"
)]
pub(crate) fn urgent_columns<'py>(
    texts: &Bound<'py, PyAny>,
    threads: Option<Number>,
    missing: Missing,
) -> PyResult<Bound<'py, PyDict>> {
    let py = texts.py();
    let (kinds, words) = (PyList::empty(py), PyList::empty(py));
    each(texts, threads, missing, |found| {
        let found = found.as_ref();
        kinds.append(found.map(|(kind, _)| PyString::intern(py, kind.name())))?;
        words.append(found.map(|(_, words)| words))
    })?;
    let columns = PyDict::new(py);
    columns.set_item("urgent", kinds)?;
    columns.set_item("urgent_words", words)?;
    Ok(columns)
}

/// The same as a table of Arrow: a ScoreTable with the columns of urgent_columns, which have the same
/// types whatever is found, so that tables of several batches can be put together.
///
/// texts, threads, missing: as for score_batch; where there is no text, nothing is found.
#[pyfunction]
#[pyo3(
    signature = (texts, threads = None, *, missing = Missing::Error),
    text_signature = "(texts, threads=None, *, missing='error')"
)]
pub(crate) fn urgent_table(
    texts: &Bound<'_, PyAny>,
    threads: Option<Number>,
    missing: Missing,
) -> PyResult<ScoreTable> {
    let (mut kinds, mut words) = (Vec::new(), Vec::new());
    each(texts, threads, missing, |found| {
        kinds.push(found.as_ref().map_or(Names::NONE, |(kind, _)| *kind as u8));
        words.push(found.as_ref().map(|(_, words)| words.clone()));
        Ok(())
    })?;
    texts.py().detach(|| {
        let all = vec![true; kinds.len()];
        let columns = vec![
            ("urgent", Column::Words(Names::Kinds, kinds)),
            ("urgent_words", Column::texts(&words)),
        ];
        ScoreTable::new(columns, all)
    })
}

/// The most urgent that a text mentions, and in which words.
type Found = Option<(urgent::Kind, String)>;

/// Hands what each of many texts mentions to `take`, in order.
fn each(
    texts: &Bound<'_, PyAny>,
    threads: Option<Number>,
    missing: Missing,
    mut take: impl FnMut(&Found) -> PyResult<()>,
) -> PyResult<()> {
    let batch = Batch {
        texts,
        threads,
        missing,
        one: "urgent",
    };
    let look = |threads: &sentiment_core::Threads, part: &Part<'_>, found: &mut Vec<Found>| {
        *found = threads.map(&part.texts, |text| {
            urgent::first(text).map(|mention| (mention.kind, mention.words(text)))
        });
        Ok(())
    };
    let mut contexts = Contexts::of(None)?;
    batch::run(&batch, &mut contexts, &mut Vec::new(), look, |_, found| {
        found.iter().try_for_each(&mut take)
    })
}
