//! What people write of when they are unhappy, or happy: terms whose texts are clearly lower or higher than all others.
//!
//! "What drives it" adds up what words weigh by themselves. A topic weighs little, "checkout" nothing at all: it is named
//! for what is said of it. A word that pulls its texts itself to where they are is none.
//!
//! Texts with a term are held against all others by Welch's test, where they are taken to vary at least as all do, by a
//! bound for all terms that are tried (Bonferroni). Where the valences of five files of 239 to 854 reviews, answers and
//! tickets are dealt out anew to their texts, 24 of 4,300 deals have a topic; of random texts in which words are as
//! frequent as in a language (Zipf), up to 3 in 100.

use std::collections::HashSet;

use super::corpus::Corpus;
use super::terms::{apart, Terms};
use super::vocabulary::Term;
use crate::neutral::NAMES;
use crate::report::discretion::Discretion;
use crate::report::function_words::is_function;
use crate::report::moments::Moments;
use crate::report::stems::stem;
use crate::report::student::critical;
use crate::report::welch::Distance;
use crate::report::words::LEAST;

/// Probability at which any of all terms is named where the texts with each are as all others.
const CHANCE: f64 = 0.03;

/// How far apart means must be: of many texts, the test finds what nobody would call lower.
const APART: f64 = 0.15;

/// From so many log-odds on in the mean a term is what drives its texts.
const DRIVES: f64 = 0.3;

/// What is said of anything, and is about nothing.
const VAGUE: &str = "today tomorrow yesterday day days thing things need needs needed want wants wanted take takes took taken make \
                     makes made come comes came go goes going went gone give gave given say says said know think thought \
                     use uses used using try tried trying keep keeps kept put let look looks looked seem seems see saw seen \
                     ask asked tell told new old big bit lot lots kind sort";

/// Terms that are named.
const MOST: usize = 12;

/// Terms with the texts that have them.
#[derive(Clone, Default)]
pub struct Topics {
    /// Surest first.
    pub found: Vec<Topic>,
    /// Whether texts are those of a sample.
    pub of_sample: bool,
}

/// A term whose texts differ from all others.
#[derive(Clone)]
pub struct Topic {
    /// The word or the pair.
    pub name: String,
    /// Valences of texts with it.
    pub with: Moments,
    /// Valences of all others.
    pub others: Moments,
}

impl Topic {
    /// How much higher its texts are.
    pub fn difference(&self) -> f64 {
        self.with.mean() - self.others.mean()
    }
}

impl Topics {
    /// Of these texts, but for terms that are `said` elsewhere.
    pub fn of<'a>(
        corpus: &Corpus,
        discretion: Discretion,
        said: impl Iterator<Item = &'a str>,
    ) -> Self {
        let terms = Terms::of(corpus);
        let said: HashSet<String> = said.map(stem).collect();
        Self {
            found: found(&terms, discretion, &said),
            of_sample: corpus.is_sample(),
        }
    }

    /// Those of higher texts, or of lower ones.
    pub fn side(&self, higher: bool) -> impl Iterator<Item = &Topic> {
        self.found
            .iter()
            .filter(move |topic| (topic.difference() > 0.0) == higher)
    }
}

fn found(terms: &Terms, discretion: Discretion, said: &HashSet<String>) -> Vec<Topic> {
    let mut all = Moments::default();
    let mut with = vec![Moments::default(); terms.terms.len()];
    let mut texts = vec![0u64; terms.terms.len()];
    let mut open = Vec::new();
    for (document, of) in terms.documents.iter().zip(&terms.of) {
        of.iter().for_each(|&term| texts[term as usize] += 1);
        if document.parts.proves {
            all.add(document.valence);
            of.iter()
                .for_each(|&term| with[term as usize].add(document.valence));
            open.push(of.as_slice());
        }
    }
    // Also of those without it a mean is shown.
    let least = LEAST.max(discretion.words());
    let is_enough = |term: &usize| with[*term].n >= least && all.n - with[*term].n >= least;
    let tried: Vec<usize> = (0..with.len()).filter(is_enough).collect();
    let bound = critical(
        CHANCE / 2.0 / tried.len().max(1) as f64,
        all.n.max(3) as f64 - 2.0,
    );
    let mut found: Vec<(f64, usize)> = Vec::new();
    for at in tried {
        let Some(distance) = Distance::of_part(&with[at], &all) else {
            continue;
        };
        let difference = with[at].mean() - all.without(&with[at]).mean();
        let own = terms.own[at] / texts[at] as f64 * difference.signum();
        let is_clear = distance.errors.abs() > bound && difference.abs() >= APART;
        if is_clear && own < DRIVES && may_be_named(terms, terms.terms[at], discretion, said) {
            found.push((distance.errors.abs(), at));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let order = found.into_iter().map(|(_, at)| at).collect();
    let whole = terms.whole(order, |at| with[at].n).into_iter();
    let named = apart(whole.map(|at| (at, with[at].n)).collect(), MOST, open);
    let topic = |at: usize| Topic {
        name: terms.name(terms.terms[at]),
        with: with[at],
        others: all.without(&with[at]),
    };
    named.into_iter().map(topic).collect()
}

/// Whether it is nobody's name, and no greeting. On a page that is passed on, what looks like a name is none either.
fn may_be_named(terms: &Terms, term: Term, discretion: Discretion, said: &HashSet<String>) -> bool {
    let name = terms.name(term);
    let listed = NAMES.contains(name.as_str()) || name.split(' ').any(|word| NAMES.contains(word));
    let discreet = discretion.no_texts || discretion.least > 0;
    let is_vague = |word: &str| VAGUE.split_whitespace().any(|vague| vague == word);
    let says_nothing = is_function(&name) || name.split(' ').all(is_vague);
    let is_said = said.contains(&stem(&name));
    !(listed || says_nothing || is_said || discreet && terms.seems_a_name(term))
}

#[cfg(test)]
mod tests {
    use super::super::corpus::Membership;
    use super::*;
    use crate::report::random::{random, sentence, told, valence};
    use sentiment_core::Analyzer;

    fn topics(texts: impl Iterator<Item = (String, f64)>, discretion: Discretion) -> Vec<Topic> {
        let mut corpus = Corpus::default();
        for (text, valence) in texts {
            let parts = Membership {
                proves: true,
                ..Membership::default()
            };
            corpus.add(&told(text, valence), parts, 0);
        }
        Topics::of(&corpus, discretion, [].into_iter()).found
    }

    #[test]
    fn what_unhappy_and_happy_texts_are_about() {
        let mut random = random(1);
        let mut say = |i: usize| {
            let (other, noise) = (sentence(&mut random), 0.4 * random());
            match i % 20 {
                0 | 1 => (format!("{other}. New checkout again"), -0.9 + noise),
                2 => (format!("At the checkouts. {other}"), -0.9 + noise),
                3 => (format!("{other}. Our driver, Maria"), 0.6 + noise),
                4 => (
                    format!("{other}. The oat milk"),
                    if i % 40 < 20 { -0.6 } else { 0.9 },
                ),
                _ => (other, [-0.6, 0.9][i % 3 % 2] + noise - 0.2),
            }
        };
        let texts: Vec<_> = (0..400).map(&mut say).collect();
        let found = topics(texts.clone().into_iter(), Discretion::default());
        let named = found
            .iter()
            .map(|topic| (topic.name.as_str(), topic.with.n, topic.difference() > 0.0));
        // Forms are joined; of words that stand together one is enough, and no name.
        assert_eq!(
            named.collect::<Vec<_>>(),
            [("checkout", 60, false), ("driver", 20, true)]
        );
        // Means of few are not told, nor of few others.
        let many = texts
            .iter()
            .map(|(text, valence)| (format!("{text}. Checkout"), *valence));
        assert!(topics(many, Discretion::default())
            .iter()
            .all(|topic| topic.name != "checkout"));
        let discreet = Discretion {
            least: 30,
            no_texts: false,
        };
        assert_eq!(topics(texts.into_iter(), discreet).len(), 1);
    }

    #[test]
    fn a_word_that_pulls_its_texts_is_no_topic() {
        let analyzer = Analyzer::english();
        let mut corpus = Corpus::default();
        for i in 0..80 {
            let text = [
                "The lid is mouldy",
                "A lovely spoon",
                "On the table",
                "It is a plate",
            ][i % 4];
            let parts = Membership {
                proves: true,
                ..Membership::default()
            };
            corpus.add(&analyzer.explain(text), parts, 0);
        }
        let of = |said: &[&str]| {
            let topics = Topics::of(&corpus, Discretion::default(), said.iter().copied());
            let mut names: Vec<_> = topics.found.into_iter().map(|topic| topic.name).collect();
            names.sort_unstable();
            names
        };
        assert_eq!(of(&[]), ["lid", "spoon"]);
        assert_eq!(of(&["spoons"]), ["lid"]);
    }

    #[test]
    fn what_looks_like_a_name_is_not_passed_on() {
        let say = |i: usize| match i % 4 {
            0 => (format!("It is of w{i} Zorblina"), -0.8),
            1 => (format!("At reception, w{i} Reception, reception"), -0.7),
            _ => ("It is a plate".to_owned(), [0.3, -0.1][i / 4 % 2]),
        };
        let names = |discretion| {
            let found = topics((0..200).map(say), discretion).into_iter();
            found.map(|topic| topic.name).collect::<Vec<_>>()
        };
        let open = names(Discretion::default());
        assert!(
            open.iter().any(|name| name.contains("zorblina")),
            "{open:?}"
        );
        for (least, no_texts) in [(0, true), (5, false)] {
            let found = names(Discretion { least, no_texts });
            assert!(
                found.iter().any(|name| name.contains("reception")),
                "{found:?}"
            );
            assert!(
                !found.iter().any(|name| name.contains("zorblina")),
                "{found:?}"
            );
        }
    }

    #[test]
    fn chance_is_seldom_a_topic() {
        const RUNS: u64 = 200;
        let mut all = Vec::new();
        for (texts, complaints) in [(60, 0.3), (300, 0.1), (300, 0.5), (1000, 0.1)] {
            let mut alarms = 0;
            for run in 0..RUNS {
                let mut random = random(run);
                let texts: Vec<_> = (0..texts)
                    .map(|_| (sentence(&mut random), valence(&mut random, complaints)))
                    .collect();
                alarms += u64::from(!topics(texts.into_iter(), Discretion::default()).is_empty());
            }
            all.push((texts, complaints, alarms));
        }
        assert!(
            all.iter().all(|(.., alarms)| alarms * 100 <= RUNS * 3),
            "of {RUNS}: {all:?}"
        );
    }
}
