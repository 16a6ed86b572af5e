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
//! that pull the same way are one: "crash", "crashes", by the most frequent.

use std::collections::{BTreeMap, HashMap, HashSet};

use sentiment_core::{ContributionKind, Explanation, ShifterKind};

use super::function_words::is_function;
use super::stems::stem;

/// Terms per list.
const SHOWN: usize = 12;

/// Words of a short answer.
const SHORT: usize = 3;

/// Short answers that are counted, so that a large file does not fill the memory.
const CAP: usize = 10_000;

/// Texts from which on a term must be in three of them, and not in two.
const MANY: u64 = 50;

/// A term, and whether it was negated: "good" and "not good" pull apart.
type Key = (String, bool);

/// What a term adds up to.
#[derive(Clone, Copy, Default)]
struct Weight {
    texts: u64,
    places: u64,
    sum: f64,
    /// Before the factor for the length of each text.
    plain: f64,
}

impl Weight {
    fn add(&mut self, value: f64, scale: f64) {
        self.places += 1;
        self.sum += scale * value;
        self.plain += value;
    }

    fn merge(&mut self, other: Weight) {
        self.texts += other.texts;
        self.places += other.places;
        self.sum += other.sum;
        self.plain += other.plain;
    }

    /// Whether it explains something: "the" and "not" are in many texts, and
    /// add little each. In a long text every word adds little.
    fn of_note(&self) -> bool {
        const OF_NOTE: f64 = 0.45;
        self.plain * self.sum.signum() >= OF_NOTE * self.places as f64
    }
}

/// Whether it is punctuation, which moves a text and says nothing.
fn is_mark(term: &str) -> bool {
    term.len() < 4
        && term
            .chars()
            .all(|c| matches!(c, '.' | ',' | '!' | '?' | '-' | '"' | ':' | ';' | '(' | ')'))
}

/// Terms with their summed contributions, at most two for each of the
/// lexicon's terms; and short answers, by whether they speak for.
#[derive(Clone, Default)]
pub struct Drivers {
    texts: u64,
    /// How often another form of a term is in the same text and pulls the same way: up or not.
    doubled: HashMap<(Key, bool), u64>,
    terms: HashMap<Key, Weight>,
    answers: BTreeMap<Key, Weight>,
    asked: bool,
}

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
    /// Add what moved a text.
    pub fn add(&mut self, explanation: &Explanation) {
        self.texts += 1;
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
        let lost = own * question < 0.0 && (outweighs || own * explanation.score.valence < 0.0);
        self.asked |= outweighs || lost;
        if outweighs {
            if let Some(answer) = short(&explanation.text) {
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
            if value == 0.0 || (lost && value * own > 0.0) {
                continue;
            }
            let negated = c.shifters.iter().any(|s| s.kind == ShifterKind::Negation);
            let weight = self.terms.entry((c.term.clone(), negated)).or_default();
            weight.add(value, scale);
            if seen.insert((c.term.as_str(), negated)) {
                weight.texts += 1;
                forms.push((negated, value > 0.0, c.term.as_str()));
            }
        }
        self.add_doubled(forms);
    }

    /// Add terms of a text that are forms of one. Only of those that begin alike stems are needed.
    fn add_doubled(&mut self, mut terms: Vec<(bool, bool, &str)>) {
        terms.sort_unstable();
        for pair in terms.windows(2) {
            let [(negated, up, one), other] = [pair[0], pair[1]];
            let alike = other.2.as_bytes().get(..3) == one.as_bytes().get(..3);
            if !alike || (other.0, other.1) != (negated, up) {
                continue;
            }
            let shared = stem(one);
            if shared == stem(other.2) {
                *self.doubled.entry(((shared, negated), up)).or_default() += 1;
            }
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: Drivers) {
        self.texts += other.texts;
        for (key, weight) in other.terms {
            self.terms.entry(key).or_default().merge(weight);
        }
        for (form, texts) in other.doubled {
            *self.doubled.entry(form).or_default() += texts;
        }
        for (key, weight) in other.answers {
            if self.answers.len() < CAP || self.answers.contains_key(&key) {
                self.answers.entry(key).or_default().merge(weight);
            }
        }
        self.asked |= other.asked;
    }

    /// Whether a question outweighed an answer's words.
    pub fn asked(&self) -> bool {
        self.asked
    }

    /// Texts that a term must be in.
    fn least(&self) -> u64 {
        if self.texts < MANY {
            2
        } else {
            3
        }
    }

    /// Terms that pull one way, all forms of one together.
    fn joined(&self, positive: bool) -> Vec<(String, Weight)> {
        let mut joined: BTreeMap<Key, Vec<(&str, Weight)>> = BTreeMap::new();
        for ((term, negated), w) in &self.terms {
            let pulls = (w.sum > 0.0) == positive && w.of_note();
            if pulls && !is_mark(term) && !is_function(term) {
                let forms = joined.entry((stem(term), *negated)).or_default();
                forms.push((term, *w));
            }
        }
        let named = joined.into_iter().map(|(key, mut forms)| {
            // The order of a hash map is random.
            forms.sort_by(|a, b| b.1.texts.cmp(&a.1.texts).then(a.0.cmp(b.0)));
            let name = match key.1 {
                true => format!("not … {}", forms[0].0),
                false => forms[0].0.to_owned(),
            };
            let mut weight = Weight::default();
            forms.iter().for_each(|(_, w)| weight.merge(*w));
            if forms.len() > 1 {
                let doubled = self.doubled.get(&(key, positive)).copied();
                weight.texts -= doubled.unwrap_or(0).min(weight.texts - forms[0].1.texts);
            }
            (name, weight)
        });
        named.collect()
    }

    /// The strongest terms that speak for (`positive`) or against, of those in so many texts at least.
    pub fn strongest(&self, positive: bool, least: u64) -> Vec<Driver> {
        let least = self.least().max(least);
        let answers = self
            .answers
            .iter()
            .filter(|((_, speaks_for), w)| *speaks_for == positive && w.of_note())
            .map(|((answer, _), w)| (answer.clone(), *w));
        // By name: the order of a hash map is random, and a word may be an answer, too.
        let mut named: BTreeMap<String, Weight> = BTreeMap::new();
        for (name, weight) in answers.chain(self.joined(positive)) {
            named.entry(name).or_default().merge(weight);
        }
        let mut all: Vec<_> = named
            .into_iter()
            .filter(|(_, weight)| weight.texts >= least)
            .collect();
        all.sort_by(|a, b| b.1.sum.abs().total_cmp(&a.1.sum.abs()));
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

/// An answer of a few words, in lower case, without marks around it.
fn short(text: &str) -> Option<String> {
    const CHARACTERS: usize = 60;
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().take(SHORT + 1).collect();
    let fits = (1..=SHORT).contains(&words.len()) && text.chars().count() <= CHARACTERS;
    fits.then(|| words.join(" ").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::{Analyzer, Context};

    fn names(answers: &[&str], question: &str) -> [Vec<String>; 2] {
        let analyzer = Analyzer::english().with_context(Context::question(question));
        let mut drivers = Drivers::default();
        // Twice, as what is in one text only drives nothing.
        for answer in answers.iter().chain(answers) {
            drivers.add(&analyzer.explain(answer));
        }
        [false, true].map(|positive| {
            let drivers = drivers.strongest(positive, 0);
            drivers.into_iter().map(|d| d.term).collect()
        })
    }

    #[test]
    fn words_that_lost_to_the_question_drive_nothing() {
        let wishes = [
            "a much better and faster delivery please",
            "friendlier staff and better food at the counter please",
        ];
        let [_, up] = names(&wishes, "What should we improve?");
        assert_eq!(up, [""; 0]);
        let [_, up] = names(&wishes, "");
        assert!(up.contains(&"better".to_owned()), "{up:?}");
        let [down, up] = names(
            &["The app is terrible and it crashes"],
            "What should we improve?",
        );
        assert!(
            down.contains(&"terrible".to_owned()) && up.is_empty(),
            "{down:?} {up:?}"
        );
    }

    #[test]
    fn short_answers_drive_by_themselves() {
        let answers = ["Pricing", "pricing.", "better parking", "Nothing!", "n/a"];
        let [down, up] = names(&answers, "What should we improve?");
        assert_eq!(down, ["pricing", "better parking"]);
        assert_eq!(up, ["nothing"]);
        let [down, up] = names(&answers, "What did you like most?");
        assert_eq!(down, ["nothing"]);
        assert!(up.contains(&"pricing".to_owned()), "{up:?}");
    }

    #[test]
    fn long_texts_have_drivers() {
        let long = "The staff was terrible. We came on Monday and sat at the table. ".repeat(20);
        let [down, _] = names(&[&long], "");
        assert!(down.contains(&"terrible".to_owned()), "{down:?}");
    }

    fn named(texts: &[&str], positive: bool) -> Vec<(String, u64)> {
        let analyzer = Analyzer::english();
        let mut drivers = Drivers::default();
        let mut later = Drivers::default();
        let (first, second) = texts.split_at(texts.len() / 2);
        first.iter().for_each(|t| drivers.add(&analyzer.explain(t)));
        second.iter().for_each(|t| later.add(&analyzer.explain(t)));
        drivers.merge(later);
        let named = drivers.strongest(positive, 0).into_iter();
        named.map(|d| (d.term, d.texts)).collect()
    }

    #[test]
    fn a_term_is_in_several_texts() {
        let few = ["Terrible, terrible, terrible", "It is awful", "so awful"];
        assert_eq!(named(&few, false), [("awful".to_owned(), 2)]);
        let mut many = vec!["It is on the table"; 60];
        many.extend(["awful", "awful", "horrible", "horrible", "horrible"]);
        assert_eq!(named(&many, false), [("horrible".to_owned(), 3)]);
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let texts = [
            "It crashes",
            "It crashes and crashed",
            "The app crashed",
            "The app crashes",
        ];
        let down = named(&texts, false);
        assert_eq!(down, [("crashes".to_owned(), 4)]);
        let few = ["It crashes and crashed, always crashing", "on the table"];
        assert_eq!(named(&few, false), []);
    }

    #[test]
    fn words_that_name_nothing_drive_nothing() {
        let texts = ["Not.", "not only", "I don't.", "never", "It crashes"].repeat(4);
        for (term, _) in [named(&texts, false), named(&texts, true)].concat() {
            assert!(!is_function(&term), "{term}");
        }
        let down = named(&texts, false);
        assert!(down.iter().any(|(term, _)| term == "crashes"), "{down:?}");
    }
}
