//! The way in: an [`Analyzer`].

mod builder;

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use crate::batch::{self, ScoreColumns, Threads};
use crate::engine::{Engine, Features, Scratch, Term};
use crate::lexicon::Lexicon;
use crate::model::{Link, Params};
use crate::scratch::{self, Kept};
use crate::sentences;
#[cfg(any(feature = "english", feature = "lite"))]
use crate::{embedded, engine::Matching};
use crate::{Context, Error, Explanation, Score, SentenceScore, Taxonomy};
pub use builder::AnalyzerBuilder;

thread_local! {
    static SCRATCH: Kept<Scratch> = const { Cell::new(None) };
}

/// Scores texts for valence and emotions.
///
/// Immutable, `Send + Sync`, cheap to clone. Scoring never fails, takes time
/// linear in the text, and gives the same bits on every platform, alone or in
/// a batch.
///
/// ```
/// # #[cfg(feature = "english")] {
/// use sentiment_core::{Analyzer, Label};
///
/// let analyzer = Analyzer::english();
/// let score = analyzer.score("The app is great, but support never answers.");
/// assert!(score.negative > 0.1 && score.positive > 0.1);
/// assert_eq!(analyzer.score("I love it!").label, Label::Positive);
/// # }
/// ```
#[derive(Clone)]
pub struct Analyzer {
    engine: Arc<Engine>,
    threads: Threads,
    context: Context,
    taxonomy: Taxonomy,
}

impl Analyzer {
    /// The default English model. Its tables are static: nothing is parsed or
    /// built, except that the `packed` feature unpacks them at first use.
    #[cfg(feature = "english")]
    #[must_use]
    pub fn english() -> Self {
        embedded::english()
    }

    /// The lite model: the terms of the English one that matter most, a quarter of its packed
    /// size, for where size is what counts. It is unpacked at first use, in half a millisecond. What it
    /// costs in accuracy is in the README.
    ///
    /// ```
    /// use sentiment_core::{Analyzer, Label};
    /// # #[cfg(feature = "lite")] {
    /// let score = Analyzer::lite().score("Not bad at all, I love it!");
    /// assert_eq!(score.label, Label::Positive);
    /// # }
    /// ```
    #[cfg(feature = "lite")]
    #[must_use]
    pub fn lite() -> Self {
        embedded::lite()
    }

    /// A builder that starts from the model of `Analyzer::default`.
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder::default()
    }

    /// An analyzer with a table that is built in.
    #[cfg(any(feature = "english", feature = "lite"))]
    pub(crate) fn of(table: crate::lexicon::Table) -> Self {
        Self {
            engine: Arc::new(Engine::new(table, Matching::default())),
            threads: Threads::CURRENT,
            context: Context::NONE,
            taxonomy: Taxonomy::default(),
        }
    }

    /// Score one text. Allocates nothing once the thread has scored a text as long of which as much
    /// was [cleaned](crate#how-a-score-comes-about), but for words that are stemmed and cleaning that
    /// takes more than 4 MiB.
    #[must_use]
    pub fn score(&self, text: &str) -> Score {
        self.score_with_context(text, self.context)
    }

    /// The same analyzer for texts that answer a question: all that it scores
    /// and explains is seen in this context, in place of an earlier one.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Context, Label};
    /// let survey = Analyzer::english().with_context(Context::question("What did you like most?"));
    /// let scores = survey.score_batch(&["the staff", "nothing", "n/a"]);
    /// let labels: Vec<Label> = scores.iter().map(|s| s.label).collect();
    /// assert_eq!(labels, [Label::Positive, Label::Negative, Label::Neutral]);
    /// # }
    /// ```
    #[must_use]
    pub fn with_context(&self, context: Context) -> Self {
        Self {
            context,
            ..self.clone()
        }
    }

    /// The same analyzer, with the emotions of this taxonomy in all that it
    /// scores and explains. The table is shared: nothing is built.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Taxonomy};
    /// let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
    /// assert_eq!(analyzer.score("good").emotions.taxonomy(), Taxonomy::Feedback);
    /// # }
    /// ```
    #[must_use]
    pub fn with_taxonomy(&self, taxonomy: Taxonomy) -> Self {
        Self {
            taxonomy,
            ..self.clone()
        }
    }

    /// What the texts answer: [`Context::NONE`], or that of [`Analyzer::with_context`].
    #[must_use]
    pub fn context(&self) -> Context {
        self.context
    }

    /// Whose emotions the scores have.
    #[must_use]
    pub fn taxonomy(&self) -> Taxonomy {
        self.taxonomy
    }

    /// The same analyzer, whose labels are negative, neutral or positive: a text that would be
    /// [`Label::Mixed`](crate::Label::Mixed) has the likeliest of them and that one's confidence.
    /// All else of a score stays. To compare labels with ratings, or with those of tools that know
    /// three classes. Of an analyzer with own lexicons the table is copied: make it once.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Label};
    /// let text = "The staff was friendly, but the room was dirty.";
    /// assert_eq!(Analyzer::english().score(text).label, Label::Mixed);
    /// assert_eq!(Analyzer::english().without_mixed().score(text).label, Label::Negative);
    /// # }
    /// ```
    #[must_use]
    pub fn without_mixed(&self) -> Self {
        let mut engine = Engine::clone(&self.engine);
        engine.link = Link::new(Params {
            mixed: Params::NEVER_MIXED,
            ..self.params()
        });
        Self {
            engine: Arc::new(engine),
            ..self.clone()
        }
    }

    /// Score one text that answers a question, where each text answers its own.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Context, Label};
    /// let question = Context::question("Did you have any problems?");
    /// let score = Analyzer::english().score_with_context("No.", question);
    /// assert_eq!(score.label, Label::Positive);
    /// # }
    /// ```
    #[must_use]
    pub fn score_with_context(&self, text: &str, context: Context) -> Score {
        scratch::with(&SCRATCH, text, |scratch| {
            self.engine.score(text, context, self.taxonomy, scratch)
        })
    }

    /// Why a text scores what it does. It is for people: it takes up to some fifty times as long as
    /// [`Analyzer::score`], and some 350 bytes for each term that contributes, 550 until it is done.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::Analyzer;
    /// let explanation = Analyzer::english().explain("not good");
    /// let sum: f64 = explanation.contributions.iter().map(|c| c.sums.valence).sum();
    /// assert_eq!(sum, explanation.sums.valence);
    /// # }
    /// ```
    #[must_use]
    pub fn explain(&self, text: &str) -> Explanation {
        self.explain_with_context(text, self.context)
    }

    /// Why a text that answers a question scores what it does, where each text answers its own: explains
    /// [`Analyzer::score_with_context`].
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Context, ContributionKind};
    /// let question = Context::question("What should we improve?");
    /// let explanation = Analyzer::english().explain_with_context("pricing", question);
    /// let last = explanation.contributions.last().unwrap();
    /// assert_eq!((last.kind, &*last.term), (ContributionKind::Context, "faults"));
    /// # }
    /// ```
    #[must_use]
    pub fn explain_with_context(&self, text: &str, context: Context) -> Explanation {
        scratch::with(&SCRATCH, text, |scratch| {
            self.engine.explain(text, context, self.taxonomy, scratch)
        })
    }

    /// Score each sentence by itself. Sentences are those of
    /// [UAX #29](https://www.unicode.org/reports/tr29/#Sentence_Boundaries),
    /// repaired for feedback: a missing space or capital after ".", "!!" and
    /// emoji, and line breaks end one too, but not where a program broke a long line.
    #[must_use]
    pub fn score_sentences(&self, text: &str) -> Vec<SentenceScore<Score>> {
        sentences::score(text, |sentence| self.score(sentence))
    }

    /// The same analyzer, with batches scored on these threads.
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn with_threads(&self, threads: Threads) -> Self {
        Self {
            threads,
            ..self.clone()
        }
    }

    /// Score many texts, in order: with the `parallel` feature on all threads
    /// of rayon's current pool, or of `Analyzer::with_threads`. They share the
    /// bytes, so a huge text does not make many small ones wait. Bit-equal to
    /// [`Analyzer::score`] one by one.
    pub fn score_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Score> {
        batch::map(&self.threads, texts, |text| self.score(text))
    }

    /// [`Analyzer::score_batch`] into memory of the caller: nothing is allocated
    /// per text.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Score};
    /// let mut scores = [Score::default(); 2];
    /// Analyzer::english().score_batch_into(&["good", "bad"], &mut scores)?;
    /// assert!(scores[0].valence > scores[1].valence);
    /// # }
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// If there are not as many scores as texts; then nothing is scored.
    pub fn score_batch_into<T>(&self, texts: &[T], out: &mut [Score]) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        batch::into(&self.threads, texts, out, |text| self.score(text))
    }

    /// [`Analyzer::score_batch_into`], one column per field.
    ///
    /// # Errors
    /// If a column is not as long as there are texts, or of an emotion that the
    /// taxonomy does not have; then nothing is scored.
    pub fn score_columns_into<T>(&self, texts: &[T], out: ScoreColumns<'_>) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        out.emotions.check(self.taxonomy)?;
        batch::into(&self.threads, texts, out, |text| self.score(text))
    }

    /// Score many texts, each in its own context, in order: as
    /// [`Analyzer::score_batch`].
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Context};
    /// let [faults, merits] =
    ///     ["What did you not like?", "What did you like?"].map(Context::question);
    /// let answers = [("parking", faults), ("parking", merits)];
    /// let scores = Analyzer::english().score_batch_with_contexts(&answers);
    /// assert!(scores[0].valence < 0.0 && scores[1].valence > 0.0);
    /// # }
    /// ```
    pub fn score_batch_with_contexts<T: AsRef<str> + Sync>(
        &self,
        answers: &[(T, Context)],
    ) -> Vec<Score> {
        let mut out = vec![Score::default(); answers.len()];
        let done = self.score_batch_with_contexts_into(answers, &mut out);
        debug_assert!(done.is_ok(), "there is room for all");
        out
    }

    /// [`Analyzer::score_batch_with_contexts`] into memory of the caller: nothing is
    /// allocated per text.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Context, Score};
    /// let faults = Context::question("Did you have any problems?");
    /// let answers = [("No.", faults), ("No.", Context::NONE)];
    /// let mut scores = [Score::default(); 2];
    /// Analyzer::english().score_batch_with_contexts_into(&answers, &mut scores)?;
    /// assert!(scores[0].valence > scores[1].valence);
    /// # }
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// If there are not as many scores as texts; then nothing is scored.
    pub fn score_batch_with_contexts_into<T>(
        &self,
        answers: &[(T, Context)],
        out: &mut [Score],
    ) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        batch::pairs_into(&self.threads, answers, out, |text, context| {
            self.score_with_context(text, context)
        })
    }

    /// [`Analyzer::score_batch_with_contexts_into`], one column per field.
    ///
    /// # Errors
    /// As [`Analyzer::score_columns_into`].
    pub fn score_columns_with_contexts_into<T>(
        &self,
        answers: &[(T, Context)],
        out: ScoreColumns<'_>,
    ) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        out.emotions.check(self.taxonomy)?;
        batch::pairs_into(&self.threads, answers, out, |text, context| {
            self.score_with_context(text, context)
        })
    }

    /// Score a stream of texts, 1,024 at a time, for data larger than memory. So many are read
    /// before the first score. Where each text answers a question of its own, gather as many and give
    /// them to [`Analyzer::score_batch_with_contexts`]; where texts may fail to be read, see
    /// [`Analyzer::try_score_iter`].
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::Analyzer;
    /// let texts = ["good", "bad"].into_iter();
    /// let analyzer = Analyzer::english();
    /// let valences: Vec<f64> = analyzer.score_iter(texts).map(|s| s.valence).collect();
    /// assert!(valences[0] > valences[1]);
    /// # }
    /// ```
    pub fn score_iter<'a, I>(&'a self, texts: I) -> impl Iterator<Item = Score> + 'a
    where
        I: IntoIterator,
        I::Item: AsRef<str> + Sync,
        I::IntoIter: 'a,
    {
        batch::stream(&self.threads, texts.into_iter(), move |text| {
            self.score(text)
        })
    }

    /// [`Analyzer::score_iter`] of texts that may fail to be read, as the lines of a file. An error takes
    /// the place of that text's score, and those behind it are scored as ever.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::Analyzer;
    /// use std::io::BufRead;
    /// let reader = std::io::Cursor::new("good\nbad\n");
    /// let analyzer = Analyzer::english();
    /// for score in analyzer.try_score_iter(reader.lines()) {
    ///     println!("{:+.2}", score?.valence);
    /// }
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn try_score_iter<'a, I, T, E>(
        &'a self,
        texts: I,
    ) -> impl Iterator<Item = Result<Score, E>> + 'a
    where
        I: IntoIterator<Item = Result<T, E>>,
        I::IntoIter: 'a,
        T: AsRef<str> + Sync,
        E: 'a,
    {
        batch::try_stream(&self.threads, texts.into_iter(), move |text| {
            self.score(text)
        })
    }

    /// Size in bytes of the lexicon's table and of what finds terms with a last `*`: the analyzer's
    /// whole memory, which its clones share. Each thread that scores keeps some 50 KB besides, and of
    /// texts that are cleaned two bytes per byte of the longest, up to 33 where all of it is
    /// replaced, in all no more than some 4 MiB: what takes more is given back.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.engine.table.size() + self.engine.matching.size()
    }

    /// The terms and their weights, to look at or to build on.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::Analyzer;
    /// let lexicon = Analyzer::english().lexicon();
    /// assert!(lexicon.get("lovely").unwrap().valence > 0.5);
    /// # }
    /// ```
    #[must_use]
    pub fn lexicon(&self) -> Lexicon {
        self.engine.table.decompile()
    }

    /// The model's constants, to look at or to build on with [`AnalyzerBuilder::params`].
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Label};
    /// let mut params = Analyzer::english().params();
    /// params.neutral_bias += 4.0;
    /// let wary = Analyzer::builder().params(params).build()?;
    /// assert_eq!(Analyzer::english().score("It is nice.").label, Label::Positive);
    /// assert_eq!(wary.score("It is nice.").label, Label::Neutral);
    /// # }
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    #[must_use]
    pub fn params(&self) -> Params {
        self.engine.link.params
    }

    /// Training features of a text.
    #[doc(hidden)]
    #[must_use]
    pub fn features(&self, text: &str) -> Features {
        self.engine.features(text)
    }

    /// The terms of a text with their own weights.
    #[doc(hidden)]
    #[must_use]
    pub fn terms(&self, text: &str) -> Vec<Term> {
        scratch::with(&SCRATCH, text, |scratch| {
            self.engine.terms(text, self.taxonomy, scratch)
        })
    }
}

#[cfg(any(feature = "english", feature = "lite"))]
impl Default for Analyzer {
    /// The best model that is built in: `Analyzer::english` with the feature
    /// `english`, else `Analyzer::lite`.
    fn default() -> Self {
        embedded::best().unwrap_or_else(|| unreachable!("one is built in"))
    }
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Analyzer")
            .field("taxonomy", &self.taxonomy)
            .field("context", &self.context)
            .field("mixed", &(self.params().mixed < Params::NEVER_MIXED))
            .field("memory", &self.memory())
            .finish_non_exhaustive()
    }
}
