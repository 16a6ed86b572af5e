//! What people wrote into a column of labels.

use std::collections::BTreeMap;

use crate::error::{Failure, Outcome};
use crate::input::{Line, Problem};
use crate::rating;
use crate::text::quoted;

/// What a text is labelled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Negative,
    Neutral,
    Positive,
}

impl Class {
    pub const ALL: [Class; 3] = [Class::Negative, Class::Neutral, Class::Positive];

    pub fn name(self) -> &'static str {
        match self {
            Class::Negative => "negative",
            Class::Neutral => "neutral",
            Class::Positive => "positive",
        }
    }
}

const WORDS_OR_NUMBERS: &str = "positive, negative or neutral (pos, neg, neu, +, -, 0), or in all \
     rows numbers or ratings such as 4, 4/5, 4 stars or Agree";

const WORDS: [(&str, Class); 9] = [
    ("negative", Class::Negative),
    ("neg", Class::Negative),
    ("-", Class::Negative),
    ("neutral", Class::Neutral),
    ("neu", Class::Neutral),
    ("0", Class::Neutral),
    ("positive", Class::Positive),
    ("pos", Class::Positive),
    ("+", Class::Positive),
];

/// What help desks have where nobody answered.
pub fn is_none(label: &str) -> bool {
    ["", "offered", "unoffered"]
        .iter()
        .any(|none| label.eq_ignore_ascii_case(none))
}

/// What the command calls texts of both kinds: nothing is to be learned of those.
pub fn is_mixed(label: &str) -> bool {
    label.eq_ignore_ascii_case("mixed")
}

/// How the labels of a column are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Names of the classes.
    Words,
    /// Numbers, and ratings of the greatest: the lower two fifths are negative, the upper two positive.
    Numbers(f64, f64),
    /// Numbers below, at and above 0.
    Signs,
}

impl Scale {
    /// The scale that the user names, `LOW..HIGH`.
    pub fn named(name: &str) -> Outcome<Self> {
        let ends = name.split_once("..").and_then(|(low, high)| {
            let (low, high) = (rating::number(low)?, rating::number(high)?);
            (low < high).then_some(Scale::Numbers(low, high))
        });
        ends.ok_or_else(|| {
            Failure::Usage(format!(
                "--scale {name:?}: expected the least and the greatest number, such as 0..10"
            ))
        })
    }

    /// The scale that a column speaks of: words, that of ratings such as `4/5`, stars from 1 to 5,
    /// 0 and 1, or numbers on both sides of 0.
    pub fn guess<'a>(labels: impl Iterator<Item = &'a str> + Clone, field: &str) -> Outcome<Self> {
        let ratings: Vec<(f64, u32)> = labels.clone().filter_map(rating::parse).collect();
        let words = labels.clone().filter(|l| word(l).is_some()).count();
        if words >= ratings.len() {
            return Ok(Scale::Words);
        }
        let numbers: Vec<f64> = ratings.iter().map(|(rating, _)| *rating).collect();
        if let Some(best) = usual(&ratings) {
            // Stars begin with 1.
            let from_one = best == 5 && numbers.iter().all(|n| *n >= 1.0);
            return Ok(Scale::Numbers(f64::from(from_one), best.into()));
        }
        let all = |among: &[f64]| numbers.iter().all(|n| among.contains(n));
        if all(&[0.0, 1.0]) {
            return Ok(Scale::Numbers(0.0, 1.0));
        }
        if all(&[1.0, 2.0, 3.0, 4.0, 5.0]) {
            return Ok(Scale::Numbers(1.0, 5.0));
        }
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low < 0.0 && high > 0.0 {
            return Ok(Scale::Signs);
        }
        Err(Failure::Usage(format!(
            "column {}: the labels are numbers from {low} to {high}; say which range they are \
             from by --scale, such as --scale 0..10",
            quoted(field)
        )))
    }

    /// What a label says.
    pub fn class(self, label: &str, line: Line, field: &str) -> Result<Class, Problem> {
        let (class, expected) = match self {
            Scale::Words => (word(label), WORDS_OR_NUMBERS.to_owned()),
            Scale::Signs => {
                let class = number(label, 0.0).map(|n| match n {
                    n if n < 0.0 => Class::Negative,
                    n if n > 0.0 => Class::Positive,
                    _ => Class::Neutral,
                });
                (class, "a number below, at or above 0".to_owned())
            }
            Scale::Numbers(low, high) => {
                let inside = number(label, high).filter(|n| (low..=high).contains(n));
                let class = inside.map(|n| match (n - low) / (high - low) {
                    at if at < 0.4 => Class::Negative,
                    at if at > 0.6 => Class::Positive,
                    _ => Class::Neutral,
                });
                let choices = match high == f64::from(rating::BEST) {
                    true => format!(", or a word for one: {}", rating::CHOICES),
                    false => String::new(),
                };
                (class, format!("a number from {low} to {high}{choices}"))
            }
        };
        class.ok_or_else(|| {
            let what = format!(
                "column {}: {label:?} is no label; expected {expected}",
                quoted(field)
            );
            Problem::at(line, None, what)
        })
    }
}

fn word(label: &str) -> Option<Class> {
    let known = WORDS.iter().find(|(w, _)| label.eq_ignore_ascii_case(w));
    known.map(|(_, class)| *class)
}

/// A number, or a rating of a scale that ends with `high`.
fn number(label: &str, high: f64) -> Option<f64> {
    let (rating, best) = rating::parse(label)?;
    (best == 0 || f64::from(best) == high).then_some(rating)
}

/// The best rating of the scale that most have of those that say theirs.
fn usual(ratings: &[(f64, u32)]) -> Option<u32> {
    let mut counts = BTreeMap::new();
    for (_, best) in ratings.iter().filter(|(_, best)| *best > 0) {
        *counts.entry(*best).or_insert(0) += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, n)| *n);
    most.map(|(best, _)| best)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Line = Line::OfText(1);

    fn classes(labels: &[&str]) -> String {
        let scale = Scale::guess(labels.iter().copied(), "label").unwrap();
        let name = |label| match scale.class(label, LINE, "label") {
            Ok(class) => &class.name()[..3],
            Err(_) => "?",
        };
        labels.iter().map(|l| name(l)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_columns_say() {
        assert_eq!(classes(&["pos", "NEG", "Neutral", "good"]), "pos neg neu ?");
        assert_eq!(
            classes(&["1", "2", "3", "4", "5.0", "six"]),
            "neg neg neu pos pos ?"
        );
        assert_eq!(classes(&["0", "1"]), "neg pos");
        assert_eq!(classes(&["-0.5", "0", "2"]), "neg neu pos");
        assert_eq!(
            classes(&["2/5", "3 out of 5", "4/5", "5 stars", "1", "8/10", "nice"]),
            "neg neu pos pos neg ? ?"
        );
        assert_eq!(classes(&["1 star", "3 stars", "5"]), "neg neu pos");
        assert_eq!(classes(&["0/5", "2/5", "10/5"]), "neg neu ?");
        assert_eq!(classes(&["2/10", "5/10", "9/10"]), "neg neu pos");
        assert_eq!(classes(&["-0,5", "0,5"]), "neg pos");
        assert_eq!(
            classes(&["Strongly agree", "Neutral", "Somewhat disagree", "5", "n/a"]),
            "pos neu neg pos ?"
        );
        assert_eq!(
            classes(&["5 - Very satisfied", "1 - Very dissatisfied", "3"]),
            "pos neg neu"
        );
        assert!(Scale::guess(["0", "7", "10"].into_iter(), "nps").is_err());
        let nps = Scale::named("0..10").unwrap();
        assert_eq!(nps.class("4", LINE, "nps").ok(), Some(Class::Neutral));
        assert_eq!(nps.class("10", LINE, "nps").ok(), Some(Class::Positive));
        assert!(nps.class("11", LINE, "nps").is_err());
        assert_eq!(nps.class("4/10", LINE, "nps").ok(), Some(Class::Neutral));
        assert!(nps.class("4/5", LINE, "nps").is_err());
        for wrong in ["10", "5..1", "a..b", "0.."] {
            assert!(Scale::named(wrong).is_err(), "{wrong}");
        }
    }
}
