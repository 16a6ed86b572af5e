//! Plutchik's eight basic emotions.

use std::fmt;
use std::str::FromStr;

/// The eight basic emotions of Plutchik (1980), *A general psychoevolutionary
/// theory of emotion*, in alphabetical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

    /// All, in the order in which every surface lists them.
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
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Emotion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Emotion {
    type Err = crate::Error;

    /// By [`Emotion::name`], in any case.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Emotion::ALL
            .into_iter()
            .find(|e| e.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| crate::Error::unknown_emotion(name))
    }
}

/// A value per emotion, each in \[0, 1\].
///
/// ```
/// use sentiment_core::{Analyzer, Emotion};
/// let emotions = Analyzer::english().score("I am so afraid of this").emotions;
/// assert_eq!(emotions.dominant(), Some(Emotion::Fear));
/// assert!(emotions[Emotion::Fear] > emotions[Emotion::Joy]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Emotions(pub [f64; Emotion::COUNT]);

impl Emotions {
    /// Below this value no emotion is called dominant.
    pub const DOMINANT_THRESHOLD: f64 = 0.25;

    /// The strongest emotion, if any reaches
    /// [`DOMINANT_THRESHOLD`](Emotions::DOMINANT_THRESHOLD). Ties go to the
    /// first in order.
    pub fn dominant(&self) -> Option<Emotion> {
        let mut best = Emotion::Anger;
        for emotion in Emotion::ALL {
            if self[emotion] > self[best] {
                best = emotion;
            }
        }
        (self[best] >= Self::DOMINANT_THRESHOLD).then_some(best)
    }

    /// Emotions with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Emotion, f64)> + '_ {
        Emotion::ALL.into_iter().zip(self.0)
    }
}

impl std::ops::Index<Emotion> for Emotions {
    type Output = f64;
    fn index(&self, emotion: Emotion) -> &f64 {
        &self.0[emotion.index()]
    }
}
