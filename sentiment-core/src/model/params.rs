//! The model's constants: rows of `lexicons/en/model.tsv`.

use crate::error::{Error, ErrorKind};
use crate::lexicon::{lines, FACTOR_STEPS};
use crate::Emotion;

/// The constants that are not weights of terms. [`Params::default`] is what the models were trained with,
/// whether or not one is built in; [`Analyzer::params`](crate::Analyzer::params) is what an analyzer has.
///
/// | constants | range |
/// |---|---|
/// | intercepts, `neutral_bias` | −100 to 100 |
/// | `length`, `document`, `subjective_document`, `emotion_length` | 0.001 to 10⁹ |
/// | `negation_scope` | 0 to 512, rounded down |
/// | `negated_emotions`, `before_contrast`, `after_contrast`, `concession`, `capitals`, `elongation` | 0 to 4, in steps of 1/16 |
/// | `negativity`, `conflict`, `mixed_difference`, `coverage_weight` | 0 to 1 |
/// | `polar` | 0 to 4 |
/// | `mixed` | 0 to 10⁹ |
///
/// What lies outside is an error when an analyzer is built. With the feature `serde` they are read from
/// and written to a map by the names that [`Params::from_tsv`] knows; those that it leaves out have their
/// default.
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
        include!("../../data/params.rs")
    }
}

/// The least and the greatest, and both as an error says them.
struct Range(f64, f64, &'static str);

macro_rules! range {
    ($least:literal to $most:literal) => {
        Range(
            $least as f64,
            $most as f64,
            concat!(stringify!($least), " to ", stringify!($most)),
        )
    };
}

const LOG_ODDS: Range = range!(-100 to 100);
const WORDS: Range = range!(0.001 to 1e9);
const FACTOR: Range = range!(0 to 4);
const SHARE: Range = range!(0 to 1);

/// Visits each constant with its name and its range, in file order.
macro_rules! fields {
    ($self:ident, $visit:expr) => {{
        let mut visit = $visit;
        visit("intercept_valence", &mut $self.intercept_valence, LOG_ODDS);
        visit(
            "intercept_subjectivity",
            &mut $self.intercept_subjectivity,
            LOG_ODDS,
        );
        for emotion in Emotion::ALL {
            let slot = &mut $self.intercept_emotions[emotion.index()];
            visit(emotion.name(), slot, LOG_ODDS);
        }
        visit("length", &mut $self.length, WORDS);
        visit("document", &mut $self.document, WORDS);
        visit("subjective_document", &mut $self.subjective_document, WORDS);
        visit("emotion_length", &mut $self.emotion_length, WORDS);
        visit("negation_scope", &mut $self.negation_scope, range!(0 to 512));
        visit("negated_emotions", &mut $self.negated_emotions, FACTOR);
        visit("before_contrast", &mut $self.before_contrast, FACTOR);
        visit("after_contrast", &mut $self.after_contrast, FACTOR);
        visit("concession", &mut $self.concession, FACTOR);
        visit("capitals", &mut $self.capitals, FACTOR);
        visit("elongation", &mut $self.elongation, FACTOR);
        visit("negativity", &mut $self.negativity, SHARE);
        visit("conflict", &mut $self.conflict, SHARE);
        visit("polar", &mut $self.polar, FACTOR);
        visit("neutral_bias", &mut $self.neutral_bias, LOG_ODDS);
        visit("mixed", &mut $self.mixed, range!(0 to 1e9));
        visit("mixed_difference", &mut $self.mixed_difference, SHARE);
        visit("coverage_weight", &mut $self.coverage_weight, SHARE);
    }};
}

impl Params {
    /// The largest [`Params::mixed`], which no text reaches.
    pub(crate) const NEVER_MIXED: f64 = 1e9;

    pub(crate) fn to_array(mut self) -> Vec<f64> {
        let mut values = Vec::new();
        fields!(self, |_: &str, value: &mut f64, _| values.push(*value));
        values
    }

    pub(crate) fn from_slice(values: &[f64]) -> Self {
        let mut params = Self::default();
        let mut values = values.iter();
        fields!(
            params,
            |_: &str, slot: &mut f64, _| if let Some(value) = values.next() {
                *slot = *value;
            }
        );
        params
    }

    /// Read `name<TAB>value` lines after such a header; an intercept of an emotion
    /// has the emotion's name, and what no line names its default. Lines that start with `# ` are comments.
    ///
    /// # Errors
    /// With the line: another header, an unknown name or one given twice, a value that is no number
    /// or out of range.
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let mut params = Self::default();
        let mut lines = lines(text).filter(|(_, line)| !line.starts_with("# "));
        let wrong = |line, reason| Error::at(line, reason).about(ErrorKind::Params);
        if let Some((number, header)) = lines.next() {
            if header.split('\t').map(str::trim).ne(["name", "value"]) {
                let reason = "expected the header: `name`, a tab, `value`";
                return Err(wrong(number, reason.to_owned()));
            }
        }
        let mut seen = Vec::new();
        for (number, line) in lines {
            let wrong = |reason| wrong(number, reason);
            let Some((name, value)) = line.split_once('\t') else {
                return Err(wrong("expected a name, a tab and a value".to_owned()));
            };
            let (name, value) = (name.trim(), value.trim());
            let Ok(value) = value.parse::<f64>() else {
                return Err(wrong(format!("{value:?} is not a number")));
            };
            if seen.contains(&name) {
                return Err(wrong(format!("the constant {name} is there already")));
            }
            seen.push(name);
            params.set(name, value).map_err(wrong)?;
        }
        Ok(params)
    }

    /// Give the constant of this name a value.
    fn set(&mut self, name: &str, value: f64) -> Result<(), String> {
        let mut done = Err(format!("unknown constant {name:?}"));
        fields!(
            self,
            |known: &str, slot: &mut f64, range| if known == name {
                *slot = value;
                done = in_range(name, value, range);
            }
        );
        done
    }

    /// Errors if a constant is outside the range in which it makes sense.
    pub(crate) fn check(mut self) -> Result<(), Error> {
        let mut checked = Ok(());
        fields!(self, |name: &str, value: &mut f64, range| {
            if checked.is_ok() {
                checked = in_range(name, *value, range);
            }
        });
        checked.map_err(|reason| Error::of(ErrorKind::Params, reason))
    }

    /// A factor in the steps in which contributions are summed.
    pub(crate) fn steps(factor: f64) -> i8 {
        (factor * FACTOR_STEPS).round().clamp(-64.0, 64.0) as i8
    }
}

/// A map of names to values; the names are those of [`Params::from_tsv`].
#[cfg(feature = "serde")]
impl serde::Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut params = *self;
        let mut map = serializer.serialize_map(None)?;
        let mut done = Ok(());
        fields!(params, |name: &str, value: &mut f64, _| {
            if done.is_ok() {
                done = map.serialize_entry(name, value);
            }
        });
        done?;
        map.end()
    }
}

/// What is not named has its default, as in [`Params::from_tsv`].
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Params {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let values = std::collections::BTreeMap::<String, f64>::deserialize(deserializer)?;
        let mut params = Self::default();
        for (name, value) in values {
            params.set(&name, value).map_err(D::Error::custom)?;
        }
        Ok(params)
    }
}

fn in_range(name: &str, value: f64, Range(least, most, said): Range) -> Result<(), String> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(format!(
        "the constant {name} is out of range: expected a number from {said}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_is_wrong_with_it() {
        let text = "\u{feff}# Constants\nname\tvalue\n \nlength\t 3\r\n# more\njoy\t-2\n";
        let params = Params::from_tsv(text).unwrap();
        assert_eq!(params.length, 3.0);
        assert_eq!(params.intercept_emotions[Emotion::Joy.index()], -2.0);
        for (rows, line, reason) in [
            ("length\t3\n", 1, "the header"),
            ("name\tvalue\nlength\tNaN\n", 2, "length is out of range"),
            ("name\tvalue\nlength\tlong\n", 2, "not a number"),
            ("name\tvalue\nlength\t3\nlength\t3\n", 3, "already"),
            ("name\tvalue\nwidth\t3\n", 2, "unknown constant \"width\""),
            ("name\tvalue\ncapitals\t100\n", 2, "from 0 to 4"),
            (
                "name\tvalue\nnegated_emotions\t-0.25\n",
                2,
                "negated_emotions is out of range: expected a number from 0 to 4",
            ),
            (
                "name\tvalue\nlength\t1e-4\n",
                2,
                "expected a number from 0.001 to 1e9",
            ),
            ("name\tvalue\nmixed\t1e300\n", 2, "mixed is out of range"),
        ] {
            let error = Params::from_tsv(rows).unwrap_err();
            assert_eq!(error.line(), Some(line), "{rows}");
            assert!(error.reason().contains(reason), "{error}");
        }
    }
}
