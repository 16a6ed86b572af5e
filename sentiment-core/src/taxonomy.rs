//! Taxonomies of emotions, and a value for each emotion of one.

use std::fmt;
use std::iter::{Copied, Zip};
use std::ops::Index;
use std::slice;

use crate::named::named;
use crate::{Emotion, Label};

/// Which emotions a score gives. Terms have weights for all of them; a taxonomy
/// is a choice, and changes nothing else in a score.
///
/// ```
/// # #[cfg(feature = "english")] {
/// use sentiment_core::{Analyzer, Emotion, Taxonomy};
///
/// let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
/// let emotions = analyzer.score("Thank you!").emotions;
/// assert!(emotions.get(Emotion::Gratitude).is_some());
/// assert_eq!(emotions.get(Emotion::Joy), None);
///
/// assert_eq!("feedback".parse(), Ok(Taxonomy::Feedback));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum Taxonomy {
    /// The eight basic emotions of Plutchik (1980), *A general psychoevolutionary
    /// theory of emotion*: for texts of all kinds.
    #[default]
    Plutchik,
    /// Eleven that customers and employees write about, made of the categories
    /// of GoEmotions (Demszky et al. 2020, *GoEmotions: A dataset of
    /// fine-grained emotions*).
    Feedback,
}

pub(crate) const PLUTCHIK: [Emotion; 8] = [
    Emotion::Anger,
    Emotion::Anticipation,
    Emotion::Disgust,
    Emotion::Fear,
    Emotion::Joy,
    Emotion::Sadness,
    Emotion::Surprise,
    Emotion::Trust,
];

pub(crate) const FEEDBACK: [Emotion; 11] = [
    Emotion::Frustration,
    Emotion::Disappointment,
    Emotion::Confusion,
    Emotion::Worry,
    Emotion::Sadness,
    Emotion::Delight,
    Emotion::Gratitude,
    Emotion::Admiration,
    Emotion::Trust,
    Emotion::Surprise,
    Emotion::Desire,
];

impl Taxonomy {
    /// All.
    pub const ALL: [Taxonomy; 2] = [Taxonomy::Plutchik, Taxonomy::Feedback];

    /// The lower-case name, by which every surface selects it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Taxonomy::Plutchik => "plutchik",
            Taxonomy::Feedback => "feedback",
        }
    }

    /// Its emotions, in the order in which every surface lists them.
    #[must_use]
    pub const fn emotions(self) -> &'static [Emotion] {
        match self {
            Taxonomy::Plutchik => &PLUTCHIK,
            Taxonomy::Feedback => &FEEDBACK,
        }
    }
}

named!(Taxonomy, "taxonomy");

/// Emotions of the largest taxonomy.
pub(crate) const MOST: usize = FEEDBACK.len();

/// A value for each emotion of a [`Taxonomy`].
///
/// ```
/// # #[cfg(feature = "english")] {
/// use sentiment_core::{Analyzer, Emotion};
/// let emotions = Analyzer::english().score("I am so afraid of this").emotions;
/// assert!(emotions[Emotion::Fear] > emotions[Emotion::Joy]);
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Emotions {
    taxonomy: Taxonomy,
    /// In the taxonomy's order; 0 behind its last.
    values: [f64; MOST],
}

impl Emotions {
    /// Below this value [no emotion is called dominant](crate::Score::dominant_emotion).
    pub const DOMINANT_THRESHOLD: f64 = 0.25;

    /// The value that `value` gives for each emotion of a taxonomy.
    pub fn from_fn(taxonomy: Taxonomy, mut value: impl FnMut(Emotion) -> f64) -> Self {
        let mut values = [0.0; MOST];
        for (&emotion, slot) in taxonomy.emotions().iter().zip(&mut values) {
            *slot = value(emotion);
        }
        Self { taxonomy, values }
    }

    /// Values in the taxonomy's order, 0 behind its last.
    #[inline]
    pub(crate) fn new(taxonomy: Taxonomy, values: [f64; MOST]) -> Self {
        Self { taxonomy, values }
    }

    /// [`Emotions::values`] and the zeros behind.
    #[inline]
    pub(crate) fn all_values(&self) -> &[f64; MOST] {
        &self.values
    }

    /// Whose emotions they are.
    #[must_use]
    pub fn taxonomy(&self) -> Taxonomy {
        self.taxonomy
    }

    /// Emotions with their values, in the taxonomy's order.
    pub fn iter(&self) -> impl Iterator<Item = (Emotion, f64)> + '_ {
        self.into_iter()
    }

    /// The values alone, one for each of [`Taxonomy::emotions`].
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values[..self.taxonomy.emotions().len()]
    }

    /// The value of an emotion, if the taxonomy has it.
    #[must_use]
    pub fn get(&self, emotion: Emotion) -> Option<f64> {
        self.iter().find_map(|(e, v)| (e == emotion).then_some(v))
    }

    /// [`Score::dominant_emotion`](crate::Score::dominant_emotion), of a text with this label.
    pub(crate) fn dominant(&self, label: Label) -> Option<Emotion> {
        let possible = self.iter().filter(|(emotion, _)| !label.excludes(*emotion));
        let strongest = possible.reduce(|a, b| if b.1 > a.1 { b } else { a });
        let (emotion, value) = strongest?;
        let parts = PARTS
            .into_iter()
            .filter(|(whole, part, share)| *whole == emotion && self[*part] >= share * value);
        let part = parts
            .map(|(_, part, _)| part)
            .reduce(|a, b| if self[b] > self[a] { b } else { a });
        (value >= Self::DOMINANT_THRESHOLD).then_some(part.unwrap_or(emotion))
    }
}

impl<'a> IntoIterator for &'a Emotions {
    type Item = (Emotion, f64);
    type IntoIter = Zip<Copied<slice::Iter<'static, Emotion>>, Copied<slice::Iter<'a, f64>>>;

    /// [`Emotions::iter`].
    fn into_iter(self) -> Self::IntoIter {
        let emotions = self.taxonomy.emotions().iter();
        emotions.copied().zip(self.values.iter().copied())
    }
}

/// Emotions that are part of others, and the share of the other's value from which on they are
/// named in its place: chosen by texts of GoEmotions and this project's sentences.
const PARTS: [(Emotion, Emotion, f64); 3] = [
    (Emotion::Trust, Emotion::Gratitude, 0.4),
    (Emotion::Trust, Emotion::Admiration, 0.8),
    (Emotion::Sadness, Emotion::Disappointment, 0.5),
];

impl fmt::Debug for Emotions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A map of names to values, in the taxonomy's order.
#[cfg(feature = "serde")]
impl serde::Serialize for Emotions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Those of the taxonomy that has just these names.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Emotions {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Named)
    }
}

/// Reads names and values.
#[cfg(feature = "serde")]
struct Named;

#[cfg(feature = "serde")]
impl<'de> serde::de::Visitor<'de> for Named {
    type Value = Emotions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of a taxonomy's emotions to their values")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Emotions, A::Error> {
        use serde::de::Error;
        let mut values = [None; Emotion::COUNT];
        while let Some((emotion, value)) = map.next_entry::<Emotion, f64>()? {
            if values[emotion.index()].replace(value).is_some() {
                let reason = format!("the emotion \"{emotion}\" is there twice");
                return Err(A::Error::custom(reason));
            }
        }
        let given = |e: &Emotion| values[e.index()].is_some();
        let count = Emotion::ALL.iter().filter(|e| given(e)).count();
        let is_of = |taxonomy: &Taxonomy| {
            let emotions = taxonomy.emotions();
            emotions.len() == count && emotions.iter().all(given)
        };
        let taxonomy = Taxonomy::ALL.into_iter().find(is_of);
        let taxonomy =
            taxonomy.ok_or_else(|| A::Error::custom("these are not the emotions of a taxonomy"))?;
        let value = |emotion: Emotion| values[emotion.index()].unwrap_or_default();
        Ok(Emotions::from_fn(taxonomy, value))
    }
}

/// 0 for an emotion that the taxonomy does not have, so that no text and no taxonomy makes code that
/// asks for one panic; [`Emotions::get`] tells it from one that has the value 0.
impl Index<Emotion> for Emotions {
    type Output = f64;

    fn index(&self, emotion: Emotion) -> &f64 {
        let emotions = self.taxonomy.emotions();
        match emotions.iter().position(|&e| e == emotion) {
            Some(at) => &self.values[at],
            None => &0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fit() {
        for taxonomy in Taxonomy::ALL {
            assert!(
                taxonomy.emotions().len() <= MOST,
                "raise MOST for {taxonomy}"
            );
        }
        for emotion in Emotion::ALL {
            let has = |t: Taxonomy| t.emotions().contains(&emotion);
            assert!(
                Taxonomy::ALL.into_iter().any(has),
                "no taxonomy has {emotion}"
            );
        }
    }

    #[test]
    fn values_of_the_taxonomy_only() {
        let emotions = Emotions::from_fn(Taxonomy::Feedback, |e| e.index() as f64 / 16.0);
        assert_eq!(emotions.get(Emotion::Desire), Some(15.0 / 16.0));
        assert_eq!(emotions[Emotion::Desire], 15.0 / 16.0);
        assert_eq!(emotions.get(Emotion::Anger), None);
        assert_eq!(emotions[Emotion::Joy], 0.0);
        assert_eq!(emotions.dominant(Label::Neutral), Some(Emotion::Desire));
        let listed: Vec<Emotion> = emotions.iter().map(|(e, _)| e).collect();
        assert_eq!(listed, Taxonomy::Feedback.emotions());
        assert_eq!(emotions.values().len(), 11);
    }

    #[test]
    fn the_first_of_equals_dominates() {
        let even = |value| Emotions::from_fn(Taxonomy::Feedback, |_| value).dominant(Label::Mixed);
        assert_eq!(even(0.25), Some(Emotion::Frustration));
        assert_eq!(even(0.2), None);
    }

    #[test]
    fn what_dominates_agrees_with_the_label() {
        let emotions = Emotions::from_fn(Taxonomy::Plutchik, |emotion| match emotion {
            Emotion::Trust => 0.5,
            Emotion::Anger => 0.3,
            _ => 0.0,
        });
        assert_eq!(emotions.dominant(Label::Positive), Some(Emotion::Trust));
        assert_eq!(emotions.dominant(Label::Mixed), Some(Emotion::Trust));
        assert_eq!(emotions.dominant(Label::Negative), Some(Emotion::Anger));
    }

    #[test]
    fn names() {
        for taxonomy in Taxonomy::ALL {
            assert_eq!(taxonomy.name().to_uppercase().parse(), Ok(taxonomy));
        }
        assert_eq!(
            "ekman".parse::<Taxonomy>().unwrap_err().to_string(),
            "unknown taxonomy \"ekman\": expected one of plutchik, feedback"
        );
    }
}
