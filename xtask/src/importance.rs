//! Which terms matter: a term's strongest weight (of a phrase: what it says beyond its
//! words) times the root of two more than the training texts that have it.

use std::collections::HashMap;

use anyhow::{Context, Result};
use sentiment_core::{Entry, Lexicon, ShifterClass, ShifterRule, TermKind};

use crate::tools::read;

/// In how many training texts a term occurs; written by `cargo xtask train`.
const TEXTS: &str = "lexicons/en/texts.tsv";

/// Numbers of texts by term and whether it is a pair.
pub(crate) struct Texts(HashMap<(bool, String), u32>);

impl Texts {
    pub fn read() -> Result<Self> {
        let mut texts = HashMap::new();
        for (number, line) in read(TEXTS)?.lines().enumerate().skip(1) {
            let place = || format!("{TEXTS}:{}: expected term, kind, number", number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            let [term, kind, count] = fields[..] else {
                anyhow::bail!(place());
            };
            let count = count.parse().with_context(place)?;
            texts.insert((kind == "pair", term.to_owned()), count);
        }
        Ok(Self(texts))
    }

    /// The root of two more than a term's texts.
    pub fn root(&self, entry: &Entry) -> f64 {
        let key = (entry.kind == TermKind::Pair, entry.term.clone());
        f64::from(2 + self.0.get(&key).unwrap_or(&0)).sqrt()
    }

    /// How much a term of a lexicon matters. Shifters come first.
    pub fn importance(&self, all: &Lexicon, entry: &Entry) -> f64 {
        if shifts(entry) {
            return f64::INFINITY;
        }
        let strongest = if entry.kind == TermKind::Phrase {
            let (valence, subjectivity) = beyond_words(all, entry);
            valence.max(subjectivity / 2.0)
        } else {
            let (negated, _) = entry.negated.unwrap_or_default();
            let emotions = entry.emotions.iter().map(|w| w.abs() / 4.0);
            let others = [entry.subjectivity.abs() / 2.0, negated.abs() / 2.0];
            emotions.chain(others).fold(entry.valence.abs(), f64::max)
        };
        strongest * self.root(entry)
    }
}

/// Whether a term shifts others by itself; a comparative needs a negator.
pub(crate) fn shifts(entry: &Entry) -> bool {
    let class = entry.shifter.map(|rule| rule.class);
    class.is_some_and(|class| class != ShifterClass::Comparative)
}

/// Whether a word shifts the others of a phrase, were they no phrase: "high" and "low" do not.
pub(crate) fn shifts_others(entry: &Entry) -> bool {
    let is_level = entry
        .shifter
        .is_some_and(|rule| rule.factor == ShifterRule::LEVEL);
    shifts(entry) && !is_level
}

/// By how much the valence and the subjectivity of a phrase differ from the sums of
/// its words.
fn beyond_words(all: &Lexicon, phrase: &Entry) -> (f64, f64) {
    let words = || phrase.term.split(' ').filter_map(|word| all.get(word));
    let valence: f64 = words().map(|word| word.valence).sum();
    let subjectivity: f64 = words().map(|word| word.subjectivity).sum();
    (
        (phrase.valence - valence).abs(),
        (phrase.subjectivity - subjectivity).abs(),
    )
}
