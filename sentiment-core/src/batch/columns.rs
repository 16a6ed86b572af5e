//! Scores as columns, in memory of the caller: Arrow buffers, typed arrays.

use std::ops::{Index, IndexMut};

use super::{length, Out};
use crate::error::{Error, ErrorKind};
use crate::{Emotion, Score, Taxonomy, VaderScore};

/// Columns for the scores of many texts, see
/// [`Analyzer::score_columns_into`](crate::Analyzer::score_columns_into). Those
/// that are None are left out; the others hold one value per text.
///
/// ```
/// # #[cfg(feature = "english")] {
/// use sentiment_core::{Analyzer, Emotion, Label, ScoreColumns};
///
/// let texts = ["I love it!", "It broke after a day."];
/// let (mut valence, mut joy) = ([0.0; 2], [0.0; 2]);
/// let (mut label, mut dominant) = ([0; 2], [0; 2]);
/// let mut columns = ScoreColumns {
///     valence: Some(&mut valence),
///     label: Some(&mut label),
///     dominant_emotion: Some(&mut dominant),
///     ..ScoreColumns::default()
/// };
/// columns.emotions[Emotion::Joy] = Some(&mut joy);
/// Analyzer::english().score_columns_into(&texts, columns)?;
/// assert!(valence[0] > 0.5 && valence[1] < 0.0);
/// assert_eq!(Label::from_index(label[0]), Some(Label::Positive));
/// assert_eq!(Emotion::from_index(dominant[0]), Some(Emotion::Joy));
/// assert!(joy[0] > joy[1]);
/// # }
/// # Ok::<(), sentiment_core::Error>(())
/// ```
#[derive(Debug, Default)]
#[allow(missing_docs)] // Those of `Score`.
pub struct ScoreColumns<'a> {
    pub valence: Option<&'a mut [f64]>,
    pub negative: Option<&'a mut [f64]>,
    pub neutral: Option<&'a mut [f64]>,
    pub positive: Option<&'a mut [f64]>,
    /// Positions in [`Label::ALL`](crate::Label::ALL), see [`Label::from_index`](crate::Label::from_index).
    pub label: Option<&'a mut [u8]>,
    pub confidence: Option<&'a mut [f64]>,
    pub coverage: Option<&'a mut [f64]>,
    pub emotions: EmotionColumns<'a>,
    /// [`Score::dominant_emotion`](crate::Score::dominant_emotion): positions in [`Emotion::ALL`], or
    /// [`NO_EMOTION`](ScoreColumns::NO_EMOTION), of which [`Emotion::from_index`] makes None.
    pub dominant_emotion: Option<&'a mut [u8]>,
}

impl ScoreColumns<'_> {
    /// What stands in [`dominant_emotion`](ScoreColumns::dominant_emotion) where there is none.
    pub const NO_EMOTION: u8 = u8::MAX;
}

/// A column for each [`Emotion`], by which it is indexed; None at first. Those of
/// emotions that the analyzer's [`Taxonomy`] does not have are an error when
/// texts are scored.
#[derive(Debug, Default)]
pub struct EmotionColumns<'a>([Column<'a, f64>; Emotion::COUNT]);

impl EmotionColumns<'_> {
    /// An error if there is one that `taxonomy` cannot fill.
    pub(crate) fn check(&self, taxonomy: Taxonomy) -> Result<(), Error> {
        let known = taxonomy.emotions();
        let foreign = |e: &Emotion| self[*e].is_some() && !known.contains(e);
        let Some(emotion) = Emotion::ALL.into_iter().find(foreign) else {
            return Ok(());
        };
        let known: Vec<&str> = known.iter().map(|e| e.name()).collect();
        Err(Error::of(ErrorKind::Output, format!(
            "column \"{emotion}\" is of no emotion of the taxonomy \"{taxonomy}\": expected one of {}",
            known.join(", ")
        )))
    }
}

impl<'a> Index<Emotion> for EmotionColumns<'a> {
    type Output = Option<&'a mut [f64]>;

    fn index(&self, emotion: Emotion) -> &Self::Output {
        &self.0[emotion.index()]
    }
}

impl IndexMut<Emotion> for EmotionColumns<'_> {
    fn index_mut(&mut self, emotion: Emotion) -> &mut Self::Output {
        &mut self.0[emotion.index()]
    }
}

/// Columns for VADER's scores of many texts, see
/// [`Vader::score_columns_into`](crate::Vader::score_columns_into). Those that are
/// None are left out; the others hold one value per text.
///
/// ```
/// use sentiment_core::{Vader, VaderColumns};
/// let mut compound = [0.0; 2];
/// let columns = VaderColumns {
///     compound: Some(&mut compound),
///     ..VaderColumns::default()
/// };
/// Vader::new().score_columns_into(&["good", "bad"], columns)?;
/// assert_eq!(compound, [0.4404, -0.5423]);
/// # Ok::<(), sentiment_core::Error>(())
/// ```
#[derive(Debug, Default)]
#[allow(missing_docs)] // Those of `VaderScore`.
pub struct VaderColumns<'a> {
    pub neg: Option<&'a mut [f64]>,
    pub neu: Option<&'a mut [f64]>,
    pub pos: Option<&'a mut [f64]>,
    pub compound: Option<&'a mut [f64]>,
}

type Column<'a, T> = Option<&'a mut [T]>;

fn check<T>(column: &Column<'_, T>, name: &str, texts: usize) -> Result<(), Error> {
    match column {
        Some(values) => length(format_args!("column {name:?}"), values.len(), texts),
        None => Ok(()),
    }
}

#[cfg_attr(not(feature = "parallel"), allow(dead_code))]
fn take<'a, T>(column: &mut Column<'a, T>, n: usize) -> Column<'a, T> {
    column.as_mut().and_then(|values| values.split_off_mut(..n))
}

#[inline]
fn put<T>(column: &mut Column<'_, T>, i: usize, value: T) {
    if let Some(values) = column {
        values[i] = value;
    }
}

impl Out<Score> for ScoreColumns<'_> {
    fn check(&self, texts: usize) -> Result<(), Error> {
        check(&self.valence, "valence", texts)?;
        check(&self.negative, "negative", texts)?;
        check(&self.neutral, "neutral", texts)?;
        check(&self.positive, "positive", texts)?;
        check(&self.label, "label", texts)?;
        check(&self.confidence, "confidence", texts)?;
        check(&self.coverage, "coverage", texts)?;
        check(&self.dominant_emotion, "dominant_emotion", texts)?;
        Emotion::ALL
            .into_iter()
            .try_for_each(|e| check(&self.emotions[e], e.name(), texts))
    }

    fn take(&mut self, n: usize) -> Self {
        Self {
            valence: take(&mut self.valence, n),
            negative: take(&mut self.negative, n),
            neutral: take(&mut self.neutral, n),
            positive: take(&mut self.positive, n),
            label: take(&mut self.label, n),
            confidence: take(&mut self.confidence, n),
            coverage: take(&mut self.coverage, n),
            emotions: EmotionColumns(self.emotions.0.each_mut().map(|column| take(column, n))),
            dominant_emotion: take(&mut self.dominant_emotion, n),
        }
    }

    fn put(&mut self, i: usize, score: Score) {
        put(&mut self.valence, i, score.valence);
        put(&mut self.negative, i, score.negative);
        put(&mut self.neutral, i, score.neutral);
        put(&mut self.positive, i, score.positive);
        put(&mut self.label, i, score.label.index() as u8);
        put(&mut self.confidence, i, score.confidence);
        put(&mut self.coverage, i, score.coverage);
        for (emotion, value) in score.emotions.iter() {
            put(&mut self.emotions[emotion], i, value);
        }
        if let Some(values) = &mut self.dominant_emotion {
            let dominant = score.dominant_emotion();
            values[i] = dominant.map_or(Self::NO_EMOTION, |emotion| emotion.index() as u8);
        }
    }
}

impl Out<VaderScore> for VaderColumns<'_> {
    fn check(&self, texts: usize) -> Result<(), Error> {
        check(&self.neg, "neg", texts)?;
        check(&self.neu, "neu", texts)?;
        check(&self.pos, "pos", texts)?;
        check(&self.compound, "compound", texts)
    }

    fn take(&mut self, n: usize) -> Self {
        Self {
            neg: take(&mut self.neg, n),
            neu: take(&mut self.neu, n),
            pos: take(&mut self.pos, n),
            compound: take(&mut self.compound, n),
        }
    }

    fn put(&mut self, i: usize, score: VaderScore) {
        put(&mut self.neg, i, score.neg);
        put(&mut self.neu, i, score.neu);
        put(&mut self.pos, i, score.pos);
        put(&mut self.compound, i, score.compound);
    }
}
