//! Emotions by name: those of all taxonomies.

use crate::named::named;

/// An emotion that terms can weigh for. A score gives those of a
/// [`Taxonomy`](crate::Taxonomy).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[allow(missing_docs)]
pub enum Emotion {
    Anger,
    Anticipation,
    Disgust,
    Fear,
    Joy,
    Sadness,
    Surprise,
    Trust,
    Frustration,
    Disappointment,
    Confusion,
    Worry,
    Delight,
    Gratitude,
    Admiration,
    Desire,
}

impl Emotion {
    /// How many there are.
    pub const COUNT: usize = 16;

    /// All: Plutchik's, then those that only the other taxonomy has.
    pub const ALL: [Emotion; Emotion::COUNT] = [
        Emotion::Anger,
        Emotion::Anticipation,
        Emotion::Disgust,
        Emotion::Fear,
        Emotion::Joy,
        Emotion::Sadness,
        Emotion::Surprise,
        Emotion::Trust,
        Emotion::Frustration,
        Emotion::Disappointment,
        Emotion::Confusion,
        Emotion::Worry,
        Emotion::Delight,
        Emotion::Gratitude,
        Emotion::Admiration,
        Emotion::Desire,
    ];

    /// The lower-case name, the key in every surface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Emotion::Anger => "anger",
            Emotion::Anticipation => "anticipation",
            Emotion::Disgust => "disgust",
            Emotion::Fear => "fear",
            Emotion::Joy => "joy",
            Emotion::Sadness => "sadness",
            Emotion::Surprise => "surprise",
            Emotion::Trust => "trust",
            Emotion::Frustration => "frustration",
            Emotion::Disappointment => "disappointment",
            Emotion::Confusion => "confusion",
            Emotion::Worry => "worry",
            Emotion::Delight => "delight",
            Emotion::Gratitude => "gratitude",
            Emotion::Admiration => "admiration",
            Emotion::Desire => "desire",
        }
    }

    /// Position in [`Emotion::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The one at a position in [`Emotion::ALL`]; None beyond it, as where a column has
    /// [`NO_EMOTION`](crate::ScoreColumns::NO_EMOTION).
    ///
    /// ```
    /// use sentiment_core::{Emotion, ScoreColumns};
    /// let column: [u8; 2] = [4, ScoreColumns::NO_EMOTION];
    /// assert_eq!(column.map(Emotion::from_index), [Some(Emotion::Joy), None]);
    /// ```
    pub fn from_index(index: impl Into<usize>) -> Option<Self> {
        Self::ALL.get(index.into()).copied()
    }
}

named!(Emotion, "emotion");
