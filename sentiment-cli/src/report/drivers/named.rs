//! Which terms are named, once all are added up.

use std::collections::BTreeMap;

use super::clear::{bound, chance, distinct};
use super::short::is_nothing;
use super::weight::Weight;
use super::{Drivers, Key};
use crate::report::function_words::is_function;
use crate::report::stems::stem;

/// Terms per list.
const SHOWN: usize = 12;

/// Texts from which on a term must be in three of them, and not in two.
const MANY: u64 = 50;

/// A term as it is shown.
pub struct Driver {
    /// The term.
    pub term: String,
    /// In how many texts it stood.
    pub texts: u64,
    /// The sum of its contributions, in log-odds.
    pub sum: f64,
}

impl Drivers {
    /// Texts that a term must be in.
    fn least(&self) -> u64 {
        if self.all.n < MANY {
            2
        } else {
            3
        }
    }

    /// Terms of so many texts that pull one way, all forms of one together.
    fn joined(&self, positive: bool, least: u64) -> Vec<(String, Weight)> {
        let mut joined: BTreeMap<Key, Vec<(&str, Weight)>> = BTreeMap::new();
        for ((term, negated), w) in &self.terms {
            let pulls = w.texts > 0 && (w.sum > 0.0) == positive && w.of_note();
            let is_named = self.nothing == 0 || !is_nothing(term);
            if pulls && is_named && !is_mark(term) && !is_function(term) {
                let forms = joined.entry((stem(term), *negated)).or_default();
                forms.push((term, *w));
            }
        }
        let named = joined.into_iter().map(|(key, mut forms)| {
            // The order of a hash map is random.
            forms.sort_by(|a, b| b.1.texts.cmp(&a.1.texts).then(a.0.cmp(b.0)));
            let name = self.wordings.of(forms[0].0);
            let name = match key.1 {
                true => format!("not … {name}"),
                false => name.to_owned(),
            };
            let mut weight = Weight::default();
            forms.iter().for_each(|(_, w)| weight.merge(*w));
            if let Some(doubled) = self.doubled.get(&(key, positive)) {
                weight.without(*doubled, forms[0].1);
            }
            (name, weight)
        });
        named.filter(|(_, weight)| weight.texts >= least).collect()
    }

    /// Whether there are terms of so many texts.
    pub fn are_several(&self, least: u64) -> bool {
        let least = self.least().max(least);
        let mut sides = [true, false].into_iter();
        sides.any(|positive| !self.joined(positive, least).is_empty())
    }

    /// Those of these terms whose texts are clearly above the rest, or below it, as they pull; of one that weighs little,
    /// by their other words.
    fn clear(&self, positive: bool, least: u64) -> Vec<(String, Weight)> {
        let of = |weight: &Weight, positive| match weight.is_reason() {
            true => chance(&weight.valence, &self.all, positive),
            false => weight.others.chance(&self.usual, positive),
        };
        let [own, other] = [positive, !positive].map(|side| self.joined(side, least));
        let own: Vec<_> = own
            .into_iter()
            .map(|(name, weight)| (of(&weight, positive), name, weight))
            .collect();
        let others = other.iter().map(|(_, w)| (of(w, !positive), w.is_reason()));
        let all = own.iter().map(|(chance, _, w)| (*chance, w.is_reason()));
        let all: Vec<(f64, bool)> = all.chain(others).collect();
        // Those that weigh much are nearly all named, and would let those pass that weigh little.
        let [little, much] = [false, true].map(|is_reason| {
            let of = all.iter().filter(|(_, of)| *of == is_reason);
            bound(of.map(|(chance, _)| *chance))
        });
        let is_clear = |(chance, _, weight): &(f64, String, Weight)| {
            *chance <= if weight.is_reason() { much } else { little }
        };
        let clear = own.into_iter().filter(is_clear);
        clear.map(|(_, name, weight)| (name, weight)).collect()
    }

    /// The strongest terms that speak for (`positive`) or against, of those in so many texts at least.
    pub fn strongest(&self, positive: bool, least: u64) -> Vec<Driver> {
        let least = self.least().max(least);
        // What such an answer weighs is what its text says.
        let answers = self
            .answers
            .iter()
            .filter(|((_, speaks_for), w)| *speaks_for == positive && w.of_note())
            .map(|((answer, _), w)| (answer.clone(), *w));
        let mut terms = self.clear(positive, least);
        sort(&mut terms);
        let terms = distinct(terms, SHOWN, |weight| weight.texts);
        // By name: the order of a hash map is random, and a word may be an answer, too.
        let mut named: BTreeMap<String, Weight> = BTreeMap::new();
        for (name, weight) in answers.chain(terms) {
            named.entry(name).or_default().merge(weight);
        }
        let mut all: Vec<_> = named
            .into_iter()
            .filter(|(_, weight)| weight.texts >= least)
            .collect();
        sort(&mut all);
        all.into_iter()
            .take(SHOWN)
            .map(|(term, weight)| Driver {
                term,
                texts: weight.texts,
                sum: weight.sum,
            })
            .collect()
    }
}

/// Whether it is punctuation, which moves a text and says nothing.
fn is_mark(term: &str) -> bool {
    term.len() < 4
        && term
            .chars()
            .all(|c| matches!(c, '.' | ',' | '!' | '?' | '-' | '"' | ':' | ';' | '(' | ')'))
}

/// Those first that add up to most.
fn sort(terms: &mut [(String, Weight)]) {
    let sum = |term: &(String, Weight)| term.1.sum.abs();
    terms.sort_by(|a, b| sum(b).total_cmp(&sum(a)).then_with(|| a.0.cmp(&b.0)));
}
