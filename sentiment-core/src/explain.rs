//! Why a text scores what it does.

use crate::named::named;
use crate::{Emotions, Score, Span};

/// What went into the probabilities, valence and emotions of a [`Score`], so that a reader can
/// redo the calculation by hand.
///
/// The contributions add up to `sums` **exactly** (all are multiples of a power
/// of two); `intercept + scale × sums`, each sum with its own scale, goes through the link that the
/// [crate documentation](crate#how-a-score-comes-about) describes.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Explanation {
    /// The text explained.
    pub text: String,
    /// What it scores.
    pub score: Score,
    /// What an empty text starts from.
    pub intercept: Sums,
    /// What each term added, in the order of the text; last, what the question
    /// added.
    pub contributions: Vec<Contribution>,
    /// All contributions added up.
    pub sums: Sums,
    /// Factor for the text's length on the sum of valence.
    pub scale: f64,
    /// The same for subjectivity: less where the text is long.
    pub subjectivity_scale: f64,
    /// The same for the emotions.
    pub emotion_scale: f64,
    /// Where sarcasm is marked ("/s", 🙃), in the order of the text: one mark or
    /// more halve the confidence. Those of praise alone, emoji, are none where the text is negative.
    pub irony: Vec<Span>,
}

/// One term's part in the score, or the question's.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Contribution {
    /// A term of the text, or what it answers.
    pub kind: ContributionKind,
    /// Where in the text; all of it for a context.
    pub span: Span,
    /// The lexicon's term: lower case, words separated by a space. For a rise or a fall, whose span is
    /// that of its verb, what moves and which way, or how much there is of it: "prices up" of "the prices
    /// were raised", "pay low" of "the pay is less". For a context, what the question asks for:
    /// [`Asks::name`](crate::Asks::name).
    pub term: String,
    /// The lexicon's valence weight, before any shifter.
    pub base: f64,
    /// The valence weight used: `base`, or the term's negated weight. Times the
    /// factors of all shifters but negation it is `sums.valence`.
    pub weight: f64,
    /// What changed the weight, in the order in which it was applied.
    pub shifters: Vec<Shifter>,
    /// What was added to the sums.
    pub sums: Sums,
}

/// What contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum ContributionKind {
    /// A word, a phrase, an emoji, a pair of words.
    #[default]
    Term,
    /// The question that the text answers, see [`Context`](crate::Context): last.
    Context,
}

impl ContributionKind {
    /// All.
    pub const ALL: [ContributionKind; 2] = [ContributionKind::Term, ContributionKind::Context];

    /// The lower-case name that every surface uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ContributionKind::Term => "term",
            ContributionKind::Context => "context",
        }
    }
}

named!(ContributionKind, "contribution kind");

/// A shifter that touched a term: `very`, `not`, `but`, capitals.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Shifter {
    /// Where the shifting word stands; the term's own span for capitals and
    /// elongation.
    pub span: Span,
    /// What kind it is.
    pub kind: ShifterKind,
    /// The factor by which the valence weight changed; for negation, the
    /// negated weight over the plain one, and 0 where that is 0: then [`Contribution::weight`] is no
    /// multiple of [`Contribution::base`].
    pub factor: f64,
}

impl Shifter {
    /// One with these fields.
    #[must_use]
    pub const fn new(span: Span, kind: ShifterKind, factor: f64) -> Self {
        Self { span, kind, factor }
    }
}

/// Kinds of valence shifters, after Polanyi & Zaenen (2006), *Contextual
/// valence shifters*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum ShifterKind {
    /// "not", "never", "without", or what ends it: "gone", "fixed". The term's negated
    /// weight is used.
    Negation,
    /// "very", "extremely".
    Amplifier,
    /// "slightly", "a bit".
    Downtoner,
    /// "but", "although": one side counts more than the other, but its emotions as much.
    Contrast,
    /// "would have been", "I wish", "hope": said of no real event.
    Irrealis,
    /// ALL CAPS among other words.
    Capitals,
    /// "sooo goood".
    Elongation,
    /// "!" in a text that is negative without it: louder, not happier.
    Emphasis,
}

impl ShifterKind {
    /// All.
    pub const ALL: [ShifterKind; 8] = [
        ShifterKind::Negation,
        ShifterKind::Amplifier,
        ShifterKind::Downtoner,
        ShifterKind::Contrast,
        ShifterKind::Irrealis,
        ShifterKind::Capitals,
        ShifterKind::Elongation,
        ShifterKind::Emphasis,
    ];

    /// The lower-case name that every surface uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ShifterKind::Negation => "negation",
            ShifterKind::Amplifier => "amplifier",
            ShifterKind::Downtoner => "downtoner",
            ShifterKind::Contrast => "contrast",
            ShifterKind::Irrealis => "irrealis",
            ShifterKind::Capitals => "capitals",
            ShifterKind::Elongation => "elongation",
            ShifterKind::Emphasis => "emphasis",
        }
    }
}

named!(ShifterKind, "shifter kind");

/// The quantities that terms add to, in log-odds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Sums {
    /// Evidence for positive over negative.
    pub valence: f64,
    /// Evidence for positive or negative over neutral.
    pub subjectivity: f64,
    /// Evidence for each emotion of the analyzer's taxonomy.
    pub emotions: Emotions,
}

impl Sums {
    pub(crate) fn is_zero(&self) -> bool {
        let rest = self.emotions.values();
        self.valence == 0.0 && self.subjectivity == 0.0 && rest.iter().all(|&e| e == 0.0)
    }
}
