//! `Vader`.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use sentiment_core as core;

use crate::batch::{self, Batch, Number, Part};
use crate::columns::{array, blank, grown};
use crate::context::Contexts;
use crate::pickle::{reduced, Reduced};
use crate::table::{Column, ScoreTable};
use crate::text;
use crate::texts::Missing;
use crate::vader_words::{self, Changes};

/// Scores texts as Python's vaderSentiment 3.3.2 does, to the last digit.
///
/// Making one costs nothing, with own words some milliseconds. It never changes, so threads
/// can share it.
///
/// lexicon: own words, beside VADER's or in their place: a mapping of words to valences,
/// where None takes a word out; or the text of a file such as vader_lexicon.txt.
#[pyclass(module = "sentiment", frozen)]
#[derive(Debug)]
pub(crate) struct Vader {
    vader: core::Vader,
    changes: Changes,
}

#[pymethods]
impl Vader {
    #[new]
    #[pyo3(signature = (lexicon = None))]
    fn new(lexicon: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let changes = lexicon.map_or(Ok(Changes::new()), vader_words::changes)?;
        Ok(Self {
            vader: vader_words::changed(&changes)?,
            changes,
        })
    }

    /// Score one text: a dict with neg, neu, pos and compound.
    fn score<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        let score = text::detached(py, &text, |text| self.vader.score(text));
        dict(py, &score)
    }

    /// Score many texts, in order: a list of dicts.
    ///
    /// texts: an iterable of str, or a column in Arrow's memory, see Analyzer.score_batch.
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
        threads: Option<Number>,
        missing: Missing,
    ) -> PyResult<Bound<'py, PyList>> {
        let py = texts.py();
        let list = PyList::empty(py);
        let batch = Batch {
            texts,
            threads,
            missing,
        };
        let score = |model: &core::Vader, part: &Part<'_>, scores: &mut Vec<core::VaderScore>| {
            scores.resize(part.texts.len(), core::VaderScore::default());
            model.score_batch_into(&part.texts, scores)
        };
        self.each(&batch, &mut Vec::new(), score, |part, scores| {
            let mut scores = scores.iter().zip(&part.present);
            scores.try_for_each(|(score, is)| {
                let dict = is.then(|| dict(py, score)).transpose()?;
                list.append(dict)
            })
        })?;
        Ok(list)
    }

    /// Score many texts into columns: a dict with arrays of floats, neg, neu, pos and compound.
    ///
    /// texts, threads, missing: as for score_batch; where there is no text, there is NaN.
    #[pyo3(
        signature = (texts, threads = None, *, missing = Missing::Error),
        text_signature = "($self, texts, threads=None, *, missing='error')"
    )]
    fn score_columns<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        missing: Missing,
    ) -> PyResult<Bound<'py, PyDict>> {
        let columns = self.columns(texts, threads, missing)?;
        let dict = PyDict::new(texts.py());
        for (name, values) in core::VaderScore::FIELDS.into_iter().zip(columns.numbers) {
            dict.set_item(name, array(texts.py(), values.into())?)?;
        }
        Ok(dict)
    }

    /// Score many texts into a table of Arrow: a ScoreTable with neg, neu, pos and compound.
    ///
    /// texts, threads, missing: as for score_batch; where there is no text, there is null.
    #[pyo3(
        signature = (texts, threads = None, *, missing = Missing::Error),
        text_signature = "($self, texts, threads=None, *, missing='error')"
    )]
    fn score_table(
        &self,
        texts: &Bound<'_, PyAny>,
        threads: Option<Number>,
        missing: Missing,
    ) -> PyResult<ScoreTable> {
        let columns = self.columns(texts, threads, missing)?;
        let numbers = columns.numbers.map(|values| Column::Numbers(values.into()));
        let named = core::VaderScore::FIELDS.into_iter().zip(numbers);
        let named = named.collect();
        texts
            .py()
            .detach(|| ScoreTable::new(named, columns.present))
    }

    /// Why a text scores what it does: a dict. The values of the contributions in
    /// order, then the emphasis, add up to sum; compound is sum / sqrt(sum² + 15).
    fn explain<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        let points = core::Positions::code_points(&text);
        let explanation = text::detached(py, &text, |text| self.vader.explain(text));
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

    fn __repr__(&self) -> String {
        match self.changes.len() {
            0 => "Vader()".to_owned(),
            own => format!("<Vader with {own} words changed>"),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let changes = &slf.get().changes;
        if changes.is_empty() {
            return reduced(slf, ());
        }
        let lexicon = PyDict::new(slf.py());
        for (word, valence) in changes {
            lexicon.set_item(word, valence)?;
        }
        reduced(slf, (lexicon,))
    }
}

impl Vader {
    fn columns(
        &self,
        texts: &Bound<'_, PyAny>,
        threads: Option<Number>,
        missing: Missing,
    ) -> PyResult<Columns> {
        let batch = Batch {
            texts,
            threads,
            missing,
        };
        let mut columns = Columns::default();
        let score = |model: &core::Vader, part: &Part<'_>, columns: &mut Columns| {
            columns.append(model, part)
        };
        self.each(&batch, &mut columns, score, |_, _| Ok(()))?;
        Ok(columns)
    }

    /// Score many texts, see [`batch::run`].
    fn each<S: Send>(
        &self,
        batch: &Batch<'_, '_>,
        scores: &mut S,
        score: impl Fn(&core::Vader, &Part<'_>, &mut S) -> Result<(), core::Error> + Sync,
        take: impl FnMut(&Part<'_>, &S) -> PyResult<()>,
    ) -> PyResult<()> {
        let score = |threads: &core::Threads, part: &Part<'_>, scores: &mut S| {
            score(
                &self.vader.clone().with_threads(threads.clone()),
                part,
                scores,
            )
        };
        let mut none = Contexts::One(core::Context::NONE);
        batch::run(batch, &mut none, scores, score, take)
    }
}

/// Columns that grow.
#[derive(Default)]
struct Columns {
    /// In the order of [`core::VaderScore::FIELDS`].
    numbers: [Vec<f64>; 4],
    present: Vec<bool>,
}

impl Columns {
    /// Append rows, NaN where there is no text.
    fn append(&mut self, model: &core::Vader, part: &Part<'_>) -> Result<(), core::Error> {
        self.present.extend(&part.present);
        let [neg, neu, pos, compound] = self
            .numbers
            .each_mut()
            .map(|column| grown(column, part.texts.len()));
        let out = core::VaderColumns {
            neg,
            neu,
            pos,
            compound,
        };
        model.score_columns_into(&part.texts, out)?;
        blank(self.numbers.iter_mut(), part);
        Ok(())
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
