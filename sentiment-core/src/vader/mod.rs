//! The VADER model: Python's `vaderSentiment` 3.3.2, digit by digit.
//!
//! Hutto & Gilbert (2014), *VADER: A Parsimonious Rule-based Model for
//! Sentiment Analysis of Social Media Text*. Its rules are kept with their
//! quirks, as people's thresholds depend on them; time is linear in the text
//! (n log n in sentences with "but"), where the original's is quadratic.

mod bounds;
mod but;
mod compile;
mod emoji;
mod lexicon;
mod masks;
mod own;
mod python;
mod rules;
mod symbols;
mod table;
mod tokens;
mod words;

use std::cell::Cell;
use std::sync::Arc;

use crate::batch::{self, Threads, VaderColumns};
use crate::scratch::{self, size_of_vec, Kept, Size};
use crate::{sentences, Error, SentenceScore, Span};
pub(crate) use compile::compile;
pub(crate) use emoji::all as emoji;
pub use lexicon::VaderLexicon;
use own::Own;
use table::code;
use words::{Embedded, Words};

/// VADER's answer for one text. The default is that for an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct VaderScore {
    /// Share of the text that is negative, rounded to 3 decimals.
    pub neg: f64,
    /// Share that is neutral, rounded to 3 decimals.
    pub neu: f64,
    /// Share that is positive, rounded to 3 decimals.
    pub pos: f64,
    /// The whole, in \[-1, 1\], rounded to 4 decimals.
    pub compound: f64,
}

impl VaderScore {
    /// Names of the fields, in the order of Python's dictionary.
    pub const FIELDS: [&'static str; 4] = ["neg", "neu", "pos", "compound"];

    /// The values, in the order of [`VaderScore::FIELDS`].
    #[must_use]
    pub const fn values(&self) -> [f64; 4] {
        [self.neg, self.neu, self.pos, self.compound]
    }
}

/// The VADER model, or one with own words. Immutable, free to make, cheap to clone; scoring
/// never fails.
///
/// ```
/// use sentiment_core::Vader;
/// let score = Vader::new().score("VADER is smart, handsome, and funny!");
/// assert_eq!(score.values(), [0.0, 0.248, 0.752, 0.8439]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Vader {
    threads: Threads,
    own: Option<Arc<Own>>,
}

/// Why VADER scores a text as it does.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VaderExplanation {
    /// The text explained.
    pub text: String,
    /// The words that the lexicon knows, in the order of the text.
    pub contributions: Vec<VaderContribution>,
    /// Added for "!" and "?".
    pub emphasis: f64,
    /// The contributions in order, then the emphasis, added up: `compound` is
    /// `sum / √(sum² + 15)`.
    pub sum: f64,
    /// The score.
    pub score: VaderScore,
}

/// One word's part in VADER's sum.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VaderContribution {
    /// Where in the text; an emoji for each word of its description.
    pub span: Span,
    /// The word in lower case.
    pub term: String,
    /// The lexicon's mean valence: VADER's are in \[-4, 4\].
    pub base: f64,
    /// After boosters, negation, capitals, idioms and "but".
    pub value: f64,
}

/// Reused between texts.
#[derive(Default)]
struct Scratch {
    tokens: tokens::Tokens,
    /// Those of the tokens' events.
    sentiments: Vec<f64>,
    classes: but::Classes,
}

impl Size for Scratch {
    fn size(&self) -> usize {
        self.tokens.size() + size_of_vec(&self.sentiments) + self.classes.size()
    }
}

thread_local! {
    static SCRATCH: Kept<Scratch> = const { Cell::new(None) };
}

impl Vader {
    /// The model.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            threads: Threads::CURRENT,
            own: None,
        }
    }

    /// The same model with the words of `lexicon` in place of VADER's: the numbers are those
    /// that Python gives with this lexicon. Boosters, negators, idioms and emoji are as they are.
    ///
    /// The lexicon is compiled, in time linear in its words; what is made can be cloned for
    /// nothing. A text costs some more time than with VADER's own words. Valences beyond 1e150,
    /// whose squares no `f64` holds, may give NaN, as in Python.
    ///
    /// # Errors
    /// If the words have more than 131,072 different valences, or two of them the same 64-bit
    /// hash.
    pub fn with_lexicon(&self, lexicon: &VaderLexicon) -> Result<Self, Error> {
        Ok(Self {
            threads: self.threads.clone(),
            own: Some(Arc::new(Own::new(lexicon)?)),
        })
    }

    /// Score one text: what Python's `polarity_scores(text)` returns.
    #[must_use]
    pub fn score(&self, text: &str) -> VaderScore {
        match &self.own {
            None => score(&Embedded, text),
            Some(own) => score(&**own, text),
        }
    }

    /// Score each sentence by itself, see
    /// [`Analyzer::score_sentences`](crate::Analyzer::score_sentences).
    #[must_use]
    pub fn score_sentences(&self, text: &str) -> Vec<SentenceScore<VaderScore>> {
        sentences::score(text, |sentence| self.score(sentence))
    }

    /// The same model, with batches scored on these threads.
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn with_threads(&self, threads: Threads) -> Self {
        Self {
            threads,
            own: self.own.clone(),
        }
    }

    /// Score many texts, in order, see
    /// [`Analyzer::score_batch`](crate::Analyzer::score_batch).
    pub fn score_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<VaderScore> {
        batch::map(&self.threads, texts, |text| self.score(text))
    }

    /// [`Vader::score_batch`] into memory of the caller: nothing is allocated per
    /// text.
    ///
    /// # Errors
    /// If there are not as many scores as texts; then nothing is scored.
    pub fn score_batch_into<T>(&self, texts: &[T], out: &mut [VaderScore]) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        batch::into(&self.threads, texts, out, |text| self.score(text))
    }

    /// [`Vader::score_batch_into`], one column per field.
    ///
    /// # Errors
    /// If a column is not as long as there are texts; then nothing is scored.
    pub fn score_columns_into<T>(&self, texts: &[T], out: VaderColumns<'_>) -> Result<(), Error>
    where
        T: AsRef<str> + Sync,
    {
        batch::into(&self.threads, texts, out, |text| self.score(text))
    }

    /// Why a text scores what it does.
    ///
    /// ```
    /// use sentiment_core::Vader;
    /// let explanation = Vader::new().explain("not good");
    /// assert_eq!(explanation.contributions[0].base, 1.9);
    /// assert_eq!(explanation.contributions[0].value, 1.9 * -0.74);
    /// ```
    #[must_use]
    pub fn explain(&self, text: &str) -> VaderExplanation {
        match &self.own {
            None => explain(&Embedded, text),
            Some(own) => explain(&**own, text),
        }
    }
}

fn score<W: Words>(words: &W, text: &str) -> VaderScore {
    scratch::with(&SCRATCH, text, |scratch| run(words, text, scratch).score)
}

fn explain<W: Words>(words: &W, text: &str) -> VaderExplanation {
    let mut scratch = Scratch::default();
    let expanded = &emoji::expand(text);
    let total = run(words, expanded, &mut scratch);
    let origin = emoji::Origins::new(text);
    let mut events = scratch.tokens.events().iter().zip(&scratch.sentiments);
    let mut contributions = Vec::new();
    let mut room = String::new();
    let raws = expanded
        .split(python::is_space)
        .filter(|raw| !raw.is_empty());
    for raw in raws {
        let (span, code) = tokens::plain(words, raw, &mut room);
        let value = if code & code::EVENT != 0 {
            events.next().map_or(0.0, |(_, value)| *value)
        } else {
            0.0
        };
        if code & code::LEXICON == 0 {
            continue;
        }
        let start = raw.as_ptr() as usize - expanded.as_ptr() as usize;
        let span = Span::new(start + span.start, start + span.end);
        contributions.push(VaderContribution {
            span: origin.of(span),
            term: span.of(expanded).to_lowercase(),
            base: words.valence(code),
            value,
        });
    }
    VaderExplanation {
        text: text.to_owned(),
        contributions,
        emphasis: total.emphasis,
        sum: total.sum,
        score: total.score,
    }
}

struct Total {
    emphasis: f64,
    sum: f64,
    score: VaderScore,
}

fn run<W: Words>(words: &W, text: &str, scratch: &mut Scratch) -> Total {
    let Scratch {
        tokens,
        sentiments,
        classes,
    } = scratch;
    tokens.split(words, text);
    let mixed_case = tokens.mixed_case();
    let mut but = None;
    sentiments.clear();
    for &token in tokens.events() {
        let around = tokens.around(token);
        let sentiment = rules::sentiment(words, around, mixed_case);
        if sentiment.is_none() || (W::OWN && rules::is_but(around)) {
            but = but.or(Some(token));
        }
        sentiments.push(sentiment.unwrap_or(0.0));
    }
    if let Some(but) = but {
        classes.check(but, tokens.events(), sentiments);
    }
    rules::total(tokens, sentiments)
}
