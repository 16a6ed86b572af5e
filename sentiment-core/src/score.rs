//! What a text scores.

use crate::named::named;
use crate::{Emotion, Emotions, Span};

/// The decision about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
pub enum Label {
    /// Negative is the likeliest class, where neutral counts for a little less than its
    /// probability.
    Negative,
    /// Neutral is the likeliest, so counted; or the lexicon knows no word and no question adds
    /// anything.
    #[default]
    Neutral,
    /// Positive is the likeliest class, where neutral counts for a little less than its
    /// probability.
    Positive,
    /// A clause strongly for and one strongly against; less strongly where "but" or "although"
    /// joins them.
    Mixed,
}

impl Label {
    /// All labels.
    pub const ALL: [Label; 4] = [
        Label::Negative,
        Label::Neutral,
        Label::Positive,
        Label::Mixed,
    ];

    /// Position in [`Label::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The one at a position in [`Label::ALL`]; None beyond it.
    pub fn from_index(index: impl Into<usize>) -> Option<Self> {
        Self::ALL.get(index.into()).copied()
    }

    /// The lower-case name that every surface uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Label::Negative => "negative",
            Label::Neutral => "neutral",
            Label::Positive => "positive",
            Label::Mixed => "mixed",
        }
    }
}

impl Label {
    /// Whether no text of this label is said to have an emotion before all others.
    pub(crate) fn excludes(self, emotion: Emotion) -> bool {
        use Emotion::*;
        match self {
            Label::Negative => matches!(emotion, Joy | Trust | Delight | Gratitude | Admiration),
            Label::Positive => matches!(
                emotion,
                Anger | Disgust | Fear | Sadness | Frustration | Disappointment | Worry
            ),
            Label::Neutral | Label::Mixed => false,
        }
    }
}

named!(Label, "label");

/// The default model's answer for one text. Every surface uses these names, and they stay these. The
/// default, all 0, is what a batch may overwrite.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Score {
    /// How positive or negative the text is, in \[-1, 1\]:
    /// √`positive` − √`negative`.
    pub valence: f64,
    /// Probability that a reader calls the text negative.
    pub negative: f64,
    /// Probability that a reader calls the text neutral.
    pub neutral: f64,
    /// Probability that a reader calls the text positive. The three sum to 1.
    pub positive: f64,
    /// The decision.
    pub label: Label,
    /// How far the label can be trusted, in \[0, 1\]; low means: let a person
    /// look.
    pub confidence: f64,
    /// Share of the words, emoji and emoticons that the lexicon knew, in \[0, 1\]; addresses,
    /// mentions and numbers do not count, but for those that say something ("10/10"). 0 where
    /// there are none.
    pub coverage: f64,
    /// Those of the analyzer's [`Taxonomy`](crate::Taxonomy), by default
    /// Plutchik's eight: each an independent probability in \[0, 1\].
    pub emotions: Emotions,
}

impl Score {
    /// The strongest emotion that does not oppose the label (joy and trust a negative text, anger or fear a
    /// positive one), if it reaches [`Emotions::DOMINANT_THRESHOLD`]. Ties go to the first in order. Of the
    /// feedback emotions, gratitude and admiration are trust, too, and disappointment is sadness: what is more
    /// precise is named where it has some of that strength.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use sentiment_core::{Analyzer, Emotion};
    /// let score = Analyzer::english().score("I am so afraid of this");
    /// assert_eq!(score.dominant_emotion(), Some(Emotion::Fear));
    /// # }
    /// ```
    #[must_use]
    pub fn dominant_emotion(&self) -> Option<Emotion> {
        self.emotions.dominant(self.label)
    }

    /// Valence and subjectivity in log-odds: what the probabilities are the softmax of.
    /// Finite.
    #[doc(hidden)]
    #[must_use]
    pub fn log_odds(&self) -> (f64, f64) {
        let [n, o, p] =
            [self.negative, self.neutral, self.positive].map(|p| p.max(f64::MIN_POSITIVE).ln());
        ((p - n) / 2.0, (p + n) / 2.0 - o)
    }

    /// Names of the fields, in order, as all surfaces give them. `emotions`
    /// holds one value per emotion of the [`Taxonomy`](crate::Taxonomy).
    pub const FIELDS: [&'static str; 8] = [
        "valence",
        "negative",
        "neutral",
        "positive",
        "label",
        "confidence",
        "coverage",
        "emotions",
    ];
}

/// A sentence of a text with its score.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SentenceScore<S> {
    /// Where the sentence is, without surrounding white space.
    pub span: Span,
    /// What it scores by itself.
    pub score: S,
}
