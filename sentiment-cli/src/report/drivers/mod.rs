//! Which terms move the valence, summed over all texts.
//!
//! What a question adds is no word's. To "What should we improve?" the answer
//! "faster delivery please" is a complaint, whatever "faster" and "please" weigh:
//!
//! * Where the question adds at least as much as all words together, and the other
//!   way, the question decides; words that pull the way that lost count for nothing in
//!   that text.
//! * Of an answer of up to three words to which the question adds more than its words
//!   do, the answer itself is what counts, with all that the text adds up to: "pricing".
//!
//! A term is named if it is in several texts: one angry customer is no finding. Forms of a word
//! that pull the same way are one: "crash", "crashes", by the most frequent. What its texts say must
//! bear it out: "support" lifts nothing where those with it complain. For a term that weighs little it is the other
//! words of its texts that must.

mod clear;
mod named;
mod rests;
mod short;
mod weight;
mod wording;

use std::collections::{BTreeMap, HashMap, HashSet};

use sentiment_core::{Contribution, ContributionKind, Explanation, ShifterKind};

use super::moments::Moments;
use super::others::Usual;
use super::stems::stem;
pub use named::Driver;
use rests::{blank, rests};
use short::{is_nothing, short};
use weight::Weight;
use wording::Wordings;

/// Short answers that are counted, so that a large file does not fill the memory.
const CAP: usize = 10_000;

/// A term, and whether it was negated: "good" and "not good" pull apart.
type Key = (String, bool);

/// Terms with their summed contributions, at most two for each of the
/// lexicon's terms; and short answers, by whether they speak for.
#[derive(Clone, Default)]
pub struct Drivers {
    all: Moments,
    /// What their words say.
    usual: Usual,
    /// Of texts with another form of a term that pulls the same way: up or not.
    doubled: HashMap<(Key, bool), Weight>,
    terms: HashMap<Key, Weight>,
    answers: BTreeMap<Key, Weight>,
    /// Answers that say there is nothing to name.
    nothing: u64,
    /// Of terms that no text has.
    wordings: Wordings,
    asked: bool,
}

impl Drivers {
    /// Add what moved a text.
    pub fn add(&mut self, explanation: &Explanation) {
        let valence = explanation.score.valence;
        self.all.add(valence);
        let (words, question) = match explanation.contributions.split_last() {
            Some((last, words)) if last.kind == ContributionKind::Context => {
                (words, last.sums.valence)
            }
            _ => (&explanation.contributions[..], 0.0),
        };
        let (all, scale) = (explanation.sums.valence, explanation.scale);
        let own = all - question;
        let outweighs = question != 0.0 && question.abs() >= own.abs();
        // Words may lose to a lesser question, as evidence on both sides counts less.
        let lost = own * question < 0.0 && (outweighs || own * valence < 0.0);
        self.asked |= outweighs || lost;
        if outweighs {
            if let Some(answer) = short(&explanation.text) {
                if is_nothing(&answer) {
                    self.nothing += 1;
                    return;
                }
                if all != 0.0 {
                    let key = (answer, all > 0.0);
                    let weight = self.answers.entry(key).or_default();
                    weight.texts += 1;
                    weight.add(all, scale);
                }
                return;
            }
        }
        let mut seen = HashSet::new();
        let mut forms = Vec::new();
        for c in words {
            let value = c.sums.valence;
            if value == 0.0 {
                continue;
            }
            let negated = c.shifters.iter().any(|s| s.kind == ShifterKind::Negation);
            let weight = self.terms.entry((c.term.clone(), negated)).or_default();
            let counts = !lost || value * own < 0.0;
            if seen.insert((c.term.as_str(), negated)) {
                self.wordings.add(&explanation.text, c);
                weight.valence.add(valence);
                weight.texts += u64::from(counts);
                forms.push((negated, value > 0.0, c.term.as_str()));
            }
            if counts {
                weight.add(value, scale);
            }
        }
        let lost = lost.then_some(own > 0.0);
        self.add_others(explanation, words, &forms);
        self.add_doubled(forms, valence, lost);
    }

    /// Add what a text says without each of its terms.
    fn add_others(
        &mut self,
        explanation: &Explanation,
        words: &[Contribution],
        terms: &[(bool, bool, &str)],
    ) {
        let (text, mut rests) = rests(explanation, words);
        let text = blank(text, rests.values());
        self.usual.add(text, 1);
        for (negated, _, term) in terms {
            if let Some(rest) = rests.remove(term) {
                let key = ((*term).to_owned(), *negated);
                self.terms.entry(key).or_default().others.add(rest, text, 1);
            }
        }
    }

    /// Add terms of a text that are forms of one; those that pull the way that `lost` do not count. Only
    /// of those that begin alike stems are needed.
    fn add_doubled(
        &mut self,
        mut terms: Vec<(bool, bool, &str)>,
        valence: f64,
        lost: Option<bool>,
    ) {
        terms.sort_unstable();
        for pair in terms.windows(2) {
            let [(negated, up, one), other] = [pair[0], pair[1]];
            let alike = other.2.as_bytes().get(..3) == one.as_bytes().get(..3);
            if !alike || (other.0, other.1) != (negated, up) {
                continue;
            }
            let shared = stem(one);
            if shared == stem(other.2) {
                let doubled = self.doubled.entry(((shared, negated), up)).or_default();
                doubled.valence.add(valence);
                doubled.texts += u64::from(lost != Some(up));
            }
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: Drivers) {
        self.all.merge(&other.all);
        self.usual.merge(&other.usual);
        for (key, weight) in other.terms {
            self.terms.entry(key).or_default().merge(weight);
        }
        for (form, weight) in other.doubled {
            self.doubled.entry(form).or_default().merge(weight);
        }
        for (key, weight) in other.answers {
            if self.answers.len() < CAP || self.answers.contains_key(&key) {
                self.answers.entry(key).or_default().merge(weight);
            }
        }
        self.nothing += other.nothing;
        self.wordings.merge(other.wordings);
        self.asked |= other.asked;
    }

    /// How many answers say that there is nothing to name.
    pub fn nothing(&self) -> u64 {
        self.nothing
    }

    /// Whether a question outweighed an answer's words.
    pub fn asked(&self) -> bool {
        self.asked
    }
}

#[cfg(test)]
mod tests;
