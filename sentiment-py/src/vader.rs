//! `Vader`.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use sentiment_core as core;

use crate::batch::{self, Batch, Number, Part};
use crate::columns::{Columns, Rows};
use crate::context::Contexts;
use crate::explanation::Color;
use crate::pickle::{reduced, Reduced};
use crate::table::ScoreTable;
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
            one: "score",
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
    ///
    /// fields: names of the columns to make, in this order; None for all.
    #[pyo3(
        signature = (texts, threads = None, *, missing = Missing::Error, fields = None),
        text_signature = "($self, texts, threads=None, *, missing='error', fields=None)"
    )]
    fn score_columns<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        missing: Missing,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        self.columns(&batch, fields)?.into_dict(texts.py())
    }

    /// Score many texts into a table of Arrow: a ScoreTable with neg, neu, pos and compound.
    ///
    /// texts, threads, missing: as for score_batch; where there is no text, there is null.
    ///
    /// fields: names of the columns to make, in this order; None for all.
    #[pyo3(
        signature = (texts, threads = None, *, missing = Missing::Error, fields = None),
        text_signature = "($self, texts, threads=None, *, missing='error', fields=None)"
    )]
    fn score_table<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        missing: Missing,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<ScoreTable> {
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        let columns = self.columns(&batch, fields)?;
        texts.py().detach(|| columns.into_table())
    }

    /// Score each sentence of a text: a list of dicts with span, where `text[start:end]` is the
    /// sentence, and score, as score gives it.
    fn score_sentences<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        let sentences = text::detached(py, &text, |text| self.vader.score_sentences(text));
        let points = core::Positions::code_points(&text);
        let list = PyList::empty(py);
        for sentence in &sentences {
            let whole = PyDict::new(py);
            whole.set_item(intern!(py, "span"), points.span(sentence.span))?;
            whole.set_item(intern!(py, "score"), dict(py, &sentence.score)?)?;
            list.append(whole)?;
        }
        Ok(list)
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

    /// Why a text scores what it does, as lines for a terminal, in colour unless `color` is False.
    #[pyo3(
        signature = (text, color = Color(true)),
        text_signature = "($self, text, color=True)"
    )]
    fn explain_terminal(&self, text: &Bound<'_, PyAny>, color: Color) -> PyResult<String> {
        self.shown(text, |explanation| {
            explanation.to_terminal(core::TerminalStyle::colored_if(color.0))
        })
    }

    /// Why a text scores what it does, as an HTML fragment: the text with highlighted words, all
    /// text escaped.
    fn explain_html(&self, text: &Bound<'_, PyAny>) -> PyResult<String> {
        self.shown(text, core::VaderExplanation::to_html)
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
    /// What is shown of the explanation of a text.
    fn shown(
        &self,
        text: &Bound<'_, PyAny>,
        show: impl FnOnce(&core::VaderExplanation) -> String + Send,
    ) -> PyResult<String> {
        let py = text.py();
        let text = text::of(text, || "text".to_owned())?;
        let shown = |text: &str| show(&self.vader.explain(text));
        Ok(text::detached(py, &text, shown))
    }

    fn columns<'py>(
        &self,
        batch: &Batch<'_, 'py>,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Columns> {
        let mut columns = Columns::new(&core::VaderScore::FIELDS, &[], fields)?;
        let score = |model: &core::Vader, part: &Part<'_>, columns: &mut Columns| {
            columns.append(part, |rows| {
                model.score_columns_into(&part.texts, into_rows(rows))
            })
        };
        self.each(batch, &mut columns, score, |_, _| Ok(()))?;
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
            score(&self.vader.with_threads(threads.clone()), part, scores)
        };
        let mut none = Contexts::One(core::Context::NONE);
        batch::run(batch, &mut none, scores, score, take)
    }
}

/// Where the model writes the rows of columns, by their names.
fn into_rows<'a>(rows: Vec<(&'static str, Rows<'a>)>) -> core::VaderColumns<'a> {
    let mut out = core::VaderColumns::default();
    for (name, rows) in rows {
        match (name, rows) {
            ("neg", Rows::Numbers(rows)) => out.neg = Some(rows),
            ("neu", Rows::Numbers(rows)) => out.neu = Some(rows),
            ("pos", Rows::Numbers(rows)) => out.pos = Some(rows),
            ("compound", Rows::Numbers(rows)) => out.compound = Some(rows),
            (other, _) => unreachable!("field {other} of core::VaderScore is not written"),
        }
    }
    out
}

fn dict<'py>(py: Python<'py>, score: &core::VaderScore) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item(intern!(py, "neg"), score.neg)?;
    dict.set_item(intern!(py, "neu"), score.neu)?;
    dict.set_item(intern!(py, "pos"), score.pos)?;
    dict.set_item(intern!(py, "compound"), score.compound)?;
    Ok(dict)
}
