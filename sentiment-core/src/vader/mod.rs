//! The VADER model: Python's `vaderSentiment` 3.3.2, digit by digit.
//!
//! Hutto & Gilbert (2014), *VADER: A Parsimonious Rule-based Model for
//! Sentiment Analysis of Social Media Text*. Its rules are kept with their
//! quirks, as people's thresholds depend on them; time is linear in the text
//! (n log n in sentences with "but"), where the original's is quadratic.

mod but;
mod compile;
mod emoji;
mod masks;
mod python;
mod rules;
mod table;
mod tokens;

use std::cell::RefCell;

use crate::{sentences, SentenceScore, Span};
pub(crate) use compile::compile;
use table::code;

/// VADER's answer for one text.
#[derive(Debug, Clone, Copy, PartialEq)]
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
    pub const fn values(&self) -> [f64; 4] {
        [self.neg, self.neu, self.pos, self.compound]
    }
}

/// The VADER model. Immutable, free to make and to copy; scoring never fails.
///
/// ```
/// use sentiment_core::Vader;
/// let score = Vader::new().score("VADER is smart, handsome, and funny!");
/// assert_eq!(score.values(), [0.0, 0.248, 0.752, 0.8439]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Vader(());

/// Why VADER scores a text as it does.
#[derive(Debug, Clone, PartialEq)]
pub struct VaderExplanation {
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
pub struct VaderContribution {
    /// Where in the text; an emoji for each word of its description.
    pub span: Span,
    /// The word in lower case.
    pub term: String,
    /// The lexicon's mean valence, in \[-4, 4\].
    pub base: f64,
    /// After boosters, negation, capitals, idioms and "but".
    pub value: f64,
}

/// Reused between texts.
#[derive(Default)]
struct Scratch {
    /// The text with emoji in words, if there are any.
    expanded: String,
    /// Of each token; three of nothing before, two behind.
    codes: Vec<u32>,
    /// Tokens whose sentiment may not be 0, by number.
    events: Vec<usize>,
    /// Their sentiments.
    sentiments: Vec<f64>,
    classes: but::Classes,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Vader {
    /// The model.
    pub const fn new() -> Self {
        Self(())
    }

    /// Score one text: what Python's `polarity_scores(text)` returns.
    pub fn score(&self, text: &str) -> VaderScore {
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => run(text, &mut scratch).score,
            Err(_) => run(text, &mut Scratch::default()).score,
        })
    }

    /// Score each sentence by itself, see
    /// [`Analyzer::score_sentences`](crate::Analyzer::score_sentences).
    pub fn score_sentences(&self, text: &str) -> Vec<SentenceScore<VaderScore>> {
        sentences::score(text, |sentence| self.score(sentence))
    }

    /// Score many texts, in order: with the `parallel` feature on all threads
    /// of rayon's current pool.
    pub fn score_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<VaderScore> {
        crate::batch::map(texts, |text| self.score(text))
    }

    /// Why a text scores what it does.
    ///
    /// ```
    /// use sentiment_core::Vader;
    /// let explanation = Vader::new().explain("not good");
    /// assert_eq!(explanation.contributions[0].base, 1.9);
    /// assert_eq!(explanation.contributions[0].value, 1.9 * -0.74);
    /// ```
    pub fn explain(&self, text: &str) -> VaderExplanation {
        let mut scratch = Scratch::default();
        let total = run(text, &mut scratch);
        let origin = emoji::Origins::new(text);
        let expanded = scratch.text(text);
        let mut events = scratch.events.iter().zip(&scratch.sentiments).peekable();
        let mut contributions = Vec::new();
        let mut number = 0;
        tokens::split(expanded, |token| {
            let value = events.next_if(|(event, _)| **event == number);
            number += 1;
            if token.code & code::LEXICON == 0 {
                return;
            }
            let span = Span::new(token.start, token.end);
            contributions.push(VaderContribution {
                span: origin.of(span),
                term: span.of(expanded).to_lowercase(),
                base: code::valence(token.code),
                value: value.map_or(0.0, |(_, value)| *value),
            });
        });
        VaderExplanation {
            contributions,
            emphasis: total.emphasis,
            sum: total.sum,
            score: total.score,
        }
    }
}

struct Total {
    emphasis: f64,
    sum: f64,
    score: VaderScore,
}

impl Scratch {
    /// The text that is scored.
    fn text<'a>(&'a self, text: &'a str) -> &'a str {
        if self.expanded.is_empty() {
            text
        } else {
            &self.expanded
        }
    }
}

fn run(text: &str, scratch: &mut Scratch) -> Total {
    scratch.expanded.clear();
    if !text.is_ascii() && !emoji::expand(text, &mut scratch.expanded) {
        scratch.expanded.clear();
    }
    let Scratch {
        expanded,
        codes,
        events,
        sentiments,
        classes,
    } = scratch;
    let text = if expanded.is_empty() { text } else { expanded };

    // Written beyond the end that counts, so that a token is no branch.
    let (mut tokens, mut hits) = (0, 0);
    let shape = tokens::split(text, |token| {
        if codes.len() < tokens + 6 || events.len() < codes.len() {
            let room = (2 * codes.len()).max(64);
            codes.resize(room, 0);
            events.resize(room, 0);
        }
        codes[tokens + 3] = token.code;
        events[hits] = tokens;
        tokens += 1;
        hits += usize::from(token.code & code::EVENT != 0);
    });
    sentiments.clear();
    if tokens > 0 {
        codes[..3].fill(rules::BEFORE);
        codes[tokens + 3..tokens + 6].fill(0);
    }
    let mixed_case = shape.mixed_case();
    let mut but = None;
    for &event in &events[..hits] {
        let Some(around) = codes[event..].first_chunk() else {
            break;
        };
        let sentiment = match rules::sentiment(around, mixed_case) {
            Some(sentiment) => sentiment,
            None => {
                but = but.or(Some(event));
                0.0
            }
        };
        sentiments.push(sentiment);
    }
    if let Some(but) = but {
        classes.check(but, &events[..hits], sentiments);
    }
    rules::total(tokens, sentiments, &shape)
}
