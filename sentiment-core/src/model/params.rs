//! The model's constants: rows of `lexicons/en/model.tsv`.

use crate::lexicon::FACTOR_STEPS;
use crate::{Emotion, Error};

/// The constants that are not weights of terms. [`Params::default`] is what counts where no model
/// is built in; start from [`Analyzer::params`](crate::Analyzer::params) to change those of a model.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Params {
    /// Valence of an empty text, in log-odds.
    pub intercept_valence: f64,
    /// Subjectivity of an empty text.
    pub intercept_subjectivity: f64,
    /// Emotions of an empty text.
    pub intercept_emotions: [f64; Emotion::COUNT],
    /// Words by which short texts are scaled: of so many, the sums are divided by about √2.
    pub length: f64,
    /// Words from which a text is a document, whose mean counts.
    pub document: f64,
    /// Words from which the mean subjectivity counts, and ever less of it: long texts
    /// all have opinions.
    pub subjective_document: f64,
    /// As `length`, for emotions.
    pub emotion_length: f64,
    /// Items after a negator that it reaches at most.
    pub negation_scope: f64,
    /// Factor of emotion weights under negation.
    pub negated_emotions: f64,
    /// Factor before "but".
    pub before_contrast: f64,
    /// Factor after "but".
    pub after_contrast: f64,
    /// Factor of a clause opened by "although".
    pub concession: f64,
    /// Factor of a word in capitals among words that are not.
    pub capitals: f64,
    /// Factor of an elongated word.
    pub elongation: f64,
    /// Share of the lesser of the evidence for positive and for negative that is taken
    /// off valence, besides.
    pub negativity: f64,
    /// Share by which valence is less where there is as much evidence for positive as for
    /// negative.
    pub conflict: f64,
    /// Subjectivity per |valence|.
    pub polar: f64,
    /// Added to the logit of neutral in the decision, and in the confidence of the label.
    pub neutral_bias: f64,
    /// What the most positive clause of a text adds to its valence, and the most negative
    /// one takes off, from which it counts as mixed. Where "but" or "although" joins two sides, a
    /// fifth of it is enough.
    pub mixed: f64,
    /// Largest |P(positive) − P(negative)| of a mixed text; 0.97, if that is more, where "but" or
    /// "although" joins sides of 0.5 or more, in answer to no question.
    pub mixed_difference: f64,
    /// Confidence lost where the lexicon knows no word.
    pub coverage_weight: f64,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            intercept_valence: 0.0,
            intercept_subjectivity: -0.5,
            intercept_emotions: [-3.0; Emotion::COUNT],
            length: 8.0,
            document: 50.0,
            subjective_document: 40.0,
            emotion_length: 8.0,
            negation_scope: 5.0,
            negated_emotions: 0.25,
            before_contrast: 0.75,
            after_contrast: 1.25,
            concession: 0.5,
            capitals: 1.25,
            elongation: 1.25,
            negativity: 0.0,
            conflict: 0.0,
            polar: 0.0,
            neutral_bias: 0.0,
            mixed: 1.5,
            mixed_difference: 0.4,
            coverage_weight: 0.3,
        }
    }
}

/// Visits each constant with its name, in file order.
macro_rules! fields {
    ($self:ident, $visit:expr) => {{
        let mut visit = $visit;
        visit("intercept_valence", &mut $self.intercept_valence);
        visit("intercept_subjectivity", &mut $self.intercept_subjectivity);
        for emotion in Emotion::ALL {
            let slot = &mut $self.intercept_emotions[emotion.index()];
            visit(emotion.name(), slot);
        }
        visit("length", &mut $self.length);
        visit("document", &mut $self.document);
        visit("subjective_document", &mut $self.subjective_document);
        visit("emotion_length", &mut $self.emotion_length);
        visit("negation_scope", &mut $self.negation_scope);
        visit("negated_emotions", &mut $self.negated_emotions);
        visit("before_contrast", &mut $self.before_contrast);
        visit("after_contrast", &mut $self.after_contrast);
        visit("concession", &mut $self.concession);
        visit("capitals", &mut $self.capitals);
        visit("elongation", &mut $self.elongation);
        visit("negativity", &mut $self.negativity);
        visit("conflict", &mut $self.conflict);
        visit("polar", &mut $self.polar);
        visit("neutral_bias", &mut $self.neutral_bias);
        visit("mixed", &mut $self.mixed);
        visit("mixed_difference", &mut $self.mixed_difference);
        visit("coverage_weight", &mut $self.coverage_weight);
    }};
}

impl Params {
    pub(crate) fn to_array(mut self) -> Vec<f64> {
        let mut values = Vec::new();
        fields!(self, |_: &str, value: &mut f64| values.push(*value));
        values
    }

    pub(crate) fn from_slice(values: &[f64]) -> Self {
        let mut params = Self::default();
        let mut values = values.iter();
        fields!(
            params,
            |_: &str, slot: &mut f64| if let Some(value) = values.next() {
                *slot = *value;
            }
        );
        params
    }

    /// Read `name<TAB>value` lines after a header; an intercept of an emotion
    /// has the emotion's name.
    ///
    /// # Errors
    /// With the line: an unknown name, a value that is no number.
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let mut params = Self::default();
        for (i, line) in text.lines().enumerate().skip(1) {
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            let (name, value) = line
                .split_once('\t')
                .ok_or_else(|| Error::at(i + 1, "expected a name, a tab and a value"))?;
            let value: f64 = value
                .parse()
                .map_err(|_| Error::at(i + 1, format!("{value:?} is not a number")))?;
            let mut known = false;
            fields!(params, |n: &str, slot: &mut f64| if n == name {
                *slot = value;
                known = true;
            });
            if !known {
                return Err(Error::at(i + 1, format!("unknown constant {name:?}")));
            }
        }
        Ok(params)
    }

    /// Errors if a constant is outside the range in which it makes sense.
    pub(crate) fn check(mut self) -> Result<(), Error> {
        let mut bad = None;
        fields!(self, |name: &'static str, value: &mut f64| {
            let lowest = if name.ends_with("length") || name.ends_with("document") {
                1e-9
            } else {
                -1e9
            };
            if !(lowest..=1e9).contains(value) {
                bad = bad.or(Some((name, *value)));
            }
        });
        match bad {
            None => Ok(()),
            Some((name, value)) => Err(Error::new(format!(
                "the constant {name} is {value}: expected a finite number, lengths above 0"
            ))),
        }
    }

    /// A factor in the steps in which contributions are summed.
    pub(crate) fn steps(factor: f64) -> i8 {
        (factor * FACTOR_STEPS).round().clamp(-64.0, 64.0) as i8
    }
}
