//! Which terms move the valence, summed over all texts.

use std::collections::HashMap;

use sentiment_core::{ContributionKind, Explanation, ShifterKind};

/// Terms per list.
const SHOWN: usize = 12;

/// A term, and whether it was negated: "good" and "not good" pull apart.
type Key = (String, bool);

/// What a term adds up to.
#[derive(Clone, Copy, Default)]
struct Weight {
    count: u64,
    sum: f64,
}

impl Weight {
    /// Whether it explains something: "the" and "not" are in many texts, and
    /// add little each.
    fn of_note(&self) -> bool {
        const OF_NOTE: f64 = 0.3;
        self.sum.abs() >= OF_NOTE * self.count as f64
    }
}

/// Whether it is punctuation, which moves a text and says nothing.
fn is_mark(term: &str) -> bool {
    term.len() < 4
        && term
            .chars()
            .all(|c| matches!(c, '.' | ',' | '!' | '?' | '-' | '"' | ':' | ';' | '(' | ')'))
}

/// Terms with their summed contributions; at most two for each of the
/// lexicon's terms.
#[derive(Clone, Default)]
pub struct Drivers(HashMap<Key, Weight>);

/// A term as it is shown.
pub struct Driver {
    /// The term.
    pub term: String,
    /// In how many places it stood.
    pub count: u64,
    /// The sum of its contributions, in log-odds.
    pub sum: f64,
}

impl Drivers {
    /// Add what moved a text.
    pub fn add(&mut self, explanation: &Explanation) {
        for c in &explanation.contributions {
            let value = explanation.scale * c.sums.valence;
            // What a question adds is no word's.
            if value == 0.0 || c.kind == ContributionKind::Context {
                continue;
            }
            let negated = c.shifters.iter().any(|s| s.kind == ShifterKind::Negation);
            let weight = self.0.entry((c.term.clone(), negated)).or_default();
            weight.count += 1;
            weight.sum += value;
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: Drivers) {
        for (key, weight) in other.0 {
            let own = self.0.entry(key).or_default();
            own.count += weight.count;
            own.sum += weight.sum;
        }
    }

    /// The strongest terms that speak for (`positive`) or against.
    pub fn strongest(&self, positive: bool) -> Vec<Driver> {
        let mut all: Vec<_> = self
            .0
            .iter()
            .filter(|((term, _), w)| (w.sum > 0.0) == positive && w.of_note() && !is_mark(term))
            .collect();
        // By term where sums are equal: the order of a hash map is random.
        all.sort_by(|a, b| {
            b.1.sum
                .abs()
                .total_cmp(&a.1.sum.abs())
                .then_with(|| a.0.cmp(b.0))
        });
        all.into_iter()
            .take(SHOWN)
            .map(|((term, negated), weight)| Driver {
                term: if *negated {
                    format!("not … {term}")
                } else {
                    term.clone()
                },
                count: weight.count,
                sum: weight.sum,
            })
            .collect()
    }
}
