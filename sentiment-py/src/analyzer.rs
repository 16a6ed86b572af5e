//! `Analyzer`.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use sentiment_core as core;

use crate::batch::{self, Batch, Number, Part};
use crate::columns::{self, Columns};
use crate::context::{self, Contexts};
use crate::emotions::names;
use crate::explanation::Explanation;
use crate::iter::{ScoreIterator, Size};
use crate::lexicon::{self, Given};
use crate::pickle::{self, Reduced};
use crate::score::{Score, SentenceScore};
use crate::table::ScoreTable;
use crate::text;
use crate::texts::Missing;

/// Scores texts with the default English model.
///
/// Making one costs nothing, with a lexicon some 5 ms (of 100,000 terms, 70). It never
/// changes, so threads can share it.
///
/// lexicon: terms that extend the default ones or take their place: a mapping of terms to
/// valences, `{"laggy": -1.5, "fed up": -2, "refactor*": 0}`, or the text of a lexicon
/// file, such as `sentiment adapt` writes; or a list of such, of which the later counts where two
/// have the same term.
///
/// A term in any case; one that holds a space is a phrase of 2 to 8 words; a `*` at its end
/// stands for any ending, and elsewhere for itself: "*gate" is found where a text has the star, too.
/// A valence is in log-odds, from -4 to 4: "good" has 1.5, "bad" -1.8.
///
/// The text has a header that names its columns, then a term per line, fields separated by
/// tabs; lines that start with "# " are comments. Only `term` must be there, and an empty
/// field is 0 or the default:
///
/// - term: as above.
/// - valence, subjectivity: log-odds, from -4 to 4, of positive over negative, and of either
///   over neutral.
/// - negated_valence, negated_subjectivity: the same under negation; by default -0.5 times
///   the valence, and the subjectivity as it is.
/// - joy, anger and so on, any emotion of TAXONOMIES: log-odds, from -8 to 8.
/// - emotions: names of those that weigh 1, separated by spaces.
/// - kind: word, phrase, or pair, whose weight is added to that of its two words.
/// - shifter, factor: what the term does to others (negator, not_negator, amplifier,
///   downtoner, postfix, contrast, concessive, irrealis, reverser, irony, boundary,
///   comparative, rise, fall, quantity), and how much, from -4 to 4; by default as most
///   English ones.
/// - name: given or surname, if the word is a name, too.
///
/// What a row leaves empty stays as the model has it: a valence alone leaves what the word does
/// to others, and emotions if it has the same sign. A row that says nothing, or a valence of 0
/// and no emotion, makes the term weigh nothing.
///
/// lexicon_format: what the lexicon is, where it is not of the form above ("tsv", or None): the text of a
/// word list, "vader" (ratings from -4 to 4, which become 0.6 in log-odds each, with half as
/// much subjectivity), "afinn" (from -5 to 5, 0.48 each), "nrc", "liwc" or "quanteda" (words of
/// categories, 1.25); or a mapping of words to ratings, "vader" or "afinn". Words that match no text
/// are left out, and of those given twice the last counts.
///
/// without_english: True leaves the default terms out, so that those of the lexicon alone count: no
/// other word is known, and none negates or amplifies.
///
/// on_duplicate: what happens where the lexicon has a term that the model has: "merge" (or None), what
/// it says counts and the rest stays, as above; "replace", nothing of the model's term stays; "keep",
/// the model's term stays as it is; "fail", a ValueError that names the term.
///
/// taxonomy: which emotions scores have, "plutchik" (or None) or "feedback". A lexicon may
/// weigh those of both; what it weighs of the other taxonomy changes nothing.
///
/// mixed: False labels every text negative, neutral or positive: what would be "mixed" has the likeliest
/// of them and that one's confidence.
///
/// Raises ValueError, with line and column or the term, if the lexicon cannot be read, and
/// if there is no such taxonomy; TypeError, which says where, for what is no term or number, and
/// for a lexicon_format, an on_duplicate or without_english=True without a lexicon.
#[pyclass(module = "sentiment", frozen)]
#[derive(Debug)]
pub(crate) struct Analyzer {
    analyzer: core::Analyzer,
    lexicon: Option<Given>,
    without_english: bool,
    on_duplicate: core::OnDuplicate,
    mixed: bool,
}

struct Mixed(bool);

impl<'py> FromPyObject<'_, 'py> for Mixed {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        text::yes_or_no(&value, "mixed").map(Mixed)
    }
}

struct WithoutEnglish(bool);

impl<'py> FromPyObject<'_, 'py> for WithoutEnglish {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        text::yes_or_no(&value, "without_english").map(WithoutEnglish)
    }
}

fn the_text() -> String {
    "text".to_owned()
}

#[pymethods]
impl Analyzer {
    #[new]
    #[pyo3(
        signature = (
            lexicon = None, taxonomy = None, lexicon_format = None, *,
            without_english = WithoutEnglish(false), on_duplicate = None, mixed = Mixed(true)
        ),
        text_signature = "(lexicon=None, taxonomy=None, lexicon_format=None, *, \
                          without_english=False, on_duplicate=None, mixed=True)"
    )]
    fn new(
        lexicon: Option<&Bound<'_, PyAny>>,
        taxonomy: Option<&Bound<'_, PyAny>>,
        lexicon_format: Option<&Bound<'_, PyAny>>,
        without_english: WithoutEnglish,
        on_duplicate: Option<&Bound<'_, PyAny>>,
        mixed: Mixed,
    ) -> PyResult<Self> {
        let WithoutEnglish(without_english) = without_english;
        let format = match lexicon_format {
            Some(name) => text::parsed(name, "lexicon_format")?,
            None => core::LexiconFormat::default(),
        };
        let policy = match on_duplicate {
            Some(name) => text::parsed(name, "on_duplicate")?,
            None => core::OnDuplicate::default(),
        };
        if lexicon.is_none() {
            let alone = [
                (
                    lexicon_format.is_some(),
                    "lexicon_format",
                    "the list that has it",
                ),
                (
                    without_english,
                    "without_english=True",
                    "the terms that count",
                ),
                (
                    on_duplicate.is_some(),
                    "on_duplicate",
                    "the terms that it is about",
                ),
            ];
            if let Some((_, option, what)) = alone.into_iter().find(|(given, ..)| *given) {
                let reason = format!("{option} without a lexicon: give {what} as lexicon=...");
                return Err(PyTypeError::new_err(reason));
            }
        }
        let lexicon = lexicon.map(|given| Given::of(given, format)).transpose()?;
        let taxonomy = match taxonomy {
            Some(name) => text::parsed(name, "taxonomy")?,
            None => core::Taxonomy::default(),
        };
        let builder = core::Analyzer::builder().taxonomy(taxonomy);
        let mut builder = builder.on_duplicate(policy);
        if without_english {
            builder = builder.without_english();
        }
        if let Some(given) = &lexicon {
            for lexicon in given.lexicons()? {
                builder = builder.lexicon(lexicon);
            }
        }
        let analyzer = builder.build();
        let analyzer = analyzer.map_err(|error| lexicon::wrong("lexicon", &error))?;
        let Mixed(mixed) = mixed;
        Ok(Self {
            analyzer: if mixed {
                analyzer
            } else {
                analyzer.without_mixed()
            },
            lexicon,
            without_english,
            on_duplicate: policy,
            mixed,
        })
    }

    /// Score one text.
    ///
    /// context: the question that it answers, if any.
    #[pyo3(
        signature = (text, *more, context = None),
        text_signature = "($self, text, *, context=None)"
    )]
    fn score(
        &self,
        text: &Bound<'_, PyAny>,
        more: &Bound<'_, PyTuple>,
        context: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Score> {
        context::only_text("score", more)?;
        let py = text.py();
        let text = text::of(text, the_text)?;
        let context = context::of(context)?;
        let score = |text: &str| self.analyzer.score_with_context(text, context);
        Ok(Score(text::detached(py, &text, score)))
    }

    /// Score many texts, in order: a list of Score.
    ///
    /// texts: an iterable of str, or a column of Polars, pyarrow, DuckDB or whatever else
    /// has it in Arrow's memory, where it is read in place.
    ///
    /// threads: how many to use, from 1 to 1024; None for one per core. Other Python
    /// threads run meanwhile, and the scores are the same for any number.
    ///
    /// context: the question that they answer, or an iterable or column with one for each,
    /// None or NaN where there is none.
    ///
    /// missing: "error", or "null" to give None where there is no text but None or NaN.
    ///
    /// Raises TypeError, which says where, if a text or a question is no str, and ValueError
    /// if another argument is none of these or there are more or fewer questions than texts.
    #[pyo3(
        signature = (texts, threads = None, *, context = None, missing = Missing::Error),
        text_signature = "($self, texts, threads=None, *, context=None, missing='error')"
    )]
    fn score_batch<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        context: Option<&Bound<'py, PyAny>>,
        missing: Missing,
    ) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(texts.py());
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        let score = |analyzer: &core::Analyzer, part: &Part<'_>, scores: &mut Vec<core::Score>| {
            scores.resize(part.texts.len(), core::Score::default());
            match part.answers() {
                None => analyzer.score_batch_into(&part.texts, scores),
                Some(answers) => analyzer.score_batch_with_contexts_into(&answers, scores),
            }
        };
        self.each(&batch, context, &mut Vec::new(), score, |part, scores| {
            let mut scores = scores.iter().zip(&part.present);
            scores.try_for_each(|(score, is)| list.append(is.then_some(Score(*score))))
        })?;
        Ok(list)
    }

    /// Score texts as they come, in order: an iterator of Score, which reads some texts at a time and
    /// scores them on all cores, so that not all of them, nor of their scores, are in memory at once.
    ///
    /// batch_size: how many texts are read before the first of them is given back.
    ///
    /// texts, threads, context, missing: as for score_batch. What is wrong with a text is said when
    /// it is its turn to be read.
    #[pyo3(
        signature = (
            texts, batch_size = Size::default(), *, threads = None, context = None,
            missing = Missing::Error
        ),
        text_signature = "($self, texts, batch_size=8192, *, threads=None, context=None, missing='error')"
    )]
    fn score_iter(
        &self,
        texts: &Bound<'_, PyAny>,
        batch_size: Size,
        threads: Option<Number>,
        context: Option<&Bound<'_, PyAny>>,
        missing: Missing,
    ) -> PyResult<ScoreIterator> {
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        let contexts = Contexts::of(context)?;
        ScoreIterator::new(self.asked(&contexts), &batch, contexts, batch_size)
    }

    /// Score many texts into columns: a dict of an array.array of floats per field
    /// and emotion, a list of labels, and dominant_emotion, a list of names or None.
    /// pandas.DataFrame, polars.DataFrame and pyarrow.table make a table of it.
    ///
    /// texts, threads, context, missing: as for score_batch; where there is no text, floats
    /// are NaN and the label is None.
    ///
    /// fields: names of the columns to make, in this order, "emotions" for those of all emotions; None for all.
    #[pyo3(
        signature = (texts, threads = None, *, context = None, missing = Missing::Error, fields = None),
        text_signature = "($self, texts, threads=None, *, context=None, missing='error', fields=None)"
    )]
    fn score_columns<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        context: Option<&Bound<'py, PyAny>>,
        missing: Missing,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        self.columns(&batch, context, fields)?.into_dict(texts.py())
    }

    /// Score many texts into a table of Arrow: a ScoreTable, with the columns of score_columns.
    ///
    /// table["valence"] is a column as score_columns gives it; to_pandas(), to_polars(), to_arrow() and
    /// to_dict() make others of the table, and pyarrow.table, polars.DataFrame and
    /// pandas.DataFrame.from_arrow take it as it is. Iterating gives a dict per text.
    ///
    /// For many texts this is the fastest: no number and no label becomes an object of
    /// Python's, nor does a text that is in a column of Arrow's.
    ///
    /// texts, threads, context, missing: as for score_batch; where there is no text, there is null.
    ///
    /// fields: names of the columns to make, in this order, "emotions" for those of all emotions;
    /// None for all, which take some 130 bytes a text.
    #[pyo3(
        signature = (texts, threads = None, *, context = None, missing = Missing::Error, fields = None),
        text_signature = "($self, texts, threads=None, *, context=None, missing='error', fields=None)"
    )]
    fn score_table<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<Number>,
        context: Option<&Bound<'py, PyAny>>,
        missing: Missing,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<ScoreTable> {
        let batch = Batch {
            texts,
            threads,
            missing,
            one: "score",
        };
        let columns = self.columns(&batch, context, fields)?;
        texts.py().detach(|| columns.into_table())
    }

    /// Score each sentence of a text: a list of SentenceScore.
    ///
    /// context: the question that the text answers, if any.
    #[pyo3(
        signature = (text, *more, context = None),
        text_signature = "($self, text, *, context=None)"
    )]
    fn score_sentences(
        &self,
        text: &Bound<'_, PyAny>,
        more: &Bound<'_, PyTuple>,
        context: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<SentenceScore>> {
        context::only_text("score_sentences", more)?;
        let py = text.py();
        let text = text::of(text, the_text)?;
        let analyzer = self.analyzer.with_context(context::of(context)?);
        let sentences = text::detached(py, &text, |text| analyzer.score_sentences(text));
        let points = core::Positions::code_points(&text);
        Ok(sentences
            .into_iter()
            .map(|sentence| SentenceScore {
                span: points.span(sentence.span),
                score: Score(sentence.score),
            })
            .collect())
    }

    /// Why a text scores what it does: an Explanation.
    ///
    /// Its contributions add up to its sums exactly. Where something is said on both sides, for and
    /// against, the score is less sure than these sums are, and more negative: help(Explanation) has
    /// that step, and the others that lead to the score.
    ///
    /// context: the question that it answers, if any.
    #[pyo3(
        signature = (text, *more, context = None),
        text_signature = "($self, text, *, context=None)"
    )]
    fn explain(
        &self,
        text: &Bound<'_, PyAny>,
        more: &Bound<'_, PyTuple>,
        context: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Explanation> {
        context::only_text("explain", more)?;
        let py = text.py();
        let text = text::of(text, the_text)?;
        let analyzer = self.analyzer.with_context(context::of(context)?);
        let explanation = text::detached(py, &text, |text| analyzer.explain(text));
        Explanation::of(py, explanation)
    }

    /// The name of the taxonomy whose emotions scores have.
    #[getter]
    fn taxonomy(&self) -> &'static str {
        self.analyzer.taxonomy().name()
    }

    fn __repr__(&self) -> String {
        let taxonomy = self.analyzer.taxonomy();
        let mixed = if self.mixed { "" } else { "mixed=False" };
        let Some(lexicon) = &self.lexicon else {
            let plutchik = taxonomy == core::Taxonomy::default();
            let named = (!plutchik).then(|| format!("taxonomy='{taxonomy}'"));
            let options = named.as_deref().into_iter().chain([mixed]);
            let options: Vec<&str> = options.filter(|option| !option.is_empty()).collect();
            return format!("Analyzer({})", options.join(", "));
        };
        format!(
            "<Analyzer with a lexicon of {}{}, taxonomy '{taxonomy}'{}{mixed}>",
            lexicon.size(),
            if self.without_english { " alone" } else { "" },
            if self.mixed { "" } else { ", " },
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py> {
        let (py, whole) = (slf.py(), slf.get());
        let taxonomy = whole.taxonomy();
        let named = PyDict::new(py);
        named.set_item("mixed", whole.mixed)?;
        let Some(given) = &whole.lexicon else {
            return pickle::reduced_by_name(slf, (py.None(), taxonomy), &named);
        };
        named.set_item("without_english", whole.without_english)?;
        named.set_item("on_duplicate", whole.on_duplicate.name())?;
        let arguments = (given.to_python(py)?, taxonomy, given.format());
        pickle::reduced_by_name(slf, arguments, &named)
    }
}

impl Analyzer {
    pub(crate) fn core(&self) -> &core::Analyzer {
        &self.analyzer
    }

    /// An analyzer that knows the question of all texts, if one is.
    fn asked(&self, contexts: &Contexts<'_>) -> core::Analyzer {
        match contexts {
            Contexts::One(context) => self.analyzer.with_context(*context),
            Contexts::Each(_) => self.analyzer.clone(),
        }
    }

    /// Score many texts into columns.
    fn columns<'py>(
        &self,
        batch: &Batch<'_, 'py>,
        context: Option<&Bound<'py, PyAny>>,
        fields: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Columns> {
        let numbers = core::Score::FIELDS.into_iter().filter(|f| *f != "emotions");
        let emotions = names(self.analyzer.taxonomy());
        let known: Vec<_> = numbers
            .chain(emotions.iter().copied())
            .chain(["dominant_emotion"])
            .collect();
        let mut columns = Columns::new(&known, &emotions, fields)?;
        let score = |analyzer: &core::Analyzer, part: &Part<'_>, columns: &mut Columns| {
            columns.append(part, |rows| {
                let out = columns::of_scores(rows);
                match part.answers() {
                    None => analyzer.score_columns_into(&part.texts, out),
                    Some(answers) => analyzer.score_columns_with_contexts_into(&answers, out),
                }
            })
        };
        self.each(batch, context, &mut columns, score, |_, _| Ok(()))?;
        Ok(columns)
    }

    /// Score many texts, see [`batch::run`], by an analyzer that knows the question of all.
    fn each<'py, S: Send>(
        &self,
        batch: &Batch<'_, 'py>,
        context: Option<&Bound<'py, PyAny>>,
        scores: &mut S,
        score: impl Fn(&core::Analyzer, &Part<'_>, &mut S) -> Result<(), core::Error> + Sync,
        take: impl FnMut(&Part<'_>, &S) -> PyResult<()>,
    ) -> PyResult<()> {
        let mut contexts = Contexts::of(context)?;
        let analyzer = self.asked(&contexts);
        let score = |threads: &core::Threads, part: &Part<'_>, scores: &mut S| {
            score(&analyzer.with_threads(threads.clone()), part, scores)
        };
        batch::run(batch, &mut contexts, scores, score, take)
    }
}
