//! What people write of when they are unhappy, or happy: terms whose texts are clearly lower or higher than all others.
//!
//! "What drives it" adds up what words weigh by themselves. A topic weighs little, "checkout" nothing at all: it is named
//! for what is said of it. A word that pulls its texts itself to where they are is none.
//!
//! Texts with a term are held against all others by Welch's test, where they are taken to vary at least as all do, by a
//! bound for all terms that are tried (Bonferroni). By the same bound the texts must differ without it. Among short praise any
//! noun makes its texts lower, and among long complaints any word: so what else they say is held against what else
//! as long texts say with another word of little weight (`others`). Where the valences of five files of 239 to 854 reviews, answers and
//! tickets are dealt out anew to their texts, 24 of 4,300 deals have a topic by the first test alone; of random texts in which words are as
//! frequent as in a language (Zipf), up to 3 in 100; of short answers and of long complaints in which nouns are strewn at random, up to
//! 3 in 100, in place of 45 and of 100 by the first alone.

use std::collections::{HashMap, HashSet};

use crate::neutral::NAMES;
use crate::report::discretion::Discretion;
use crate::report::function_words::is_function;
use crate::report::keywords::has::Has;
use crate::report::keywords::mentions::{is_content_with_hyphens, is_opinion};
use crate::report::keywords::terms::{apart, Terms};
use crate::report::keywords::vocabulary::Term;
use crate::report::moments::Moments;
use crate::report::others::{Others, Usual};
use crate::report::stems::stem;
use crate::report::welch::Distance;
use crate::report::words::LEAST;

/// Probability at which any of all terms is named where the texts with each are as all others.
const CHANCE: f64 = 0.03;

/// How far apart means must be: of many texts, the test finds what nobody would call lower.
const APART: f64 = 0.15;

/// From so many log-odds on in the mean a term is what drives its texts.
const DRIVES: f64 = 0.3;

/// From so many on the other way it is an opinion, though a mild one may be in lower texts than others are: "support" is below.
const OPINION: f64 = 0.65;

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
    pub(super) fn of<'a>(
        terms: &Terms,
        of_sample: bool,
        discretion: Discretion,
        said: impl Iterator<Item = &'a str>,
    ) -> Self {
        let said: HashSet<String> = said.map(stem).collect();
        Self {
            found: found(terms, discretion, &said),
            of_sample,
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
    let texts = || {
        let texts = terms.documents.iter().zip(&terms.of);
        texts.filter(|(document, _)| document.parts.proves)
    };
    let mut all = Moments::default();
    let mut with = vec![Moments::default(); terms.terms.len()];
    let mut own = vec![0.0; terms.terms.len()];
    for (document, of) in texts() {
        all.add(document.valence);
        for has in of {
            with[has.term as usize].add(document.valence);
            own[has.term as usize] += has.weight();
        }
    }
    // Also of those without it a mean is shown.
    let least = LEAST.max(discretion.words());
    let is_enough = |term: &usize| with[*term].n >= least && all.n - with[*term].n >= least;
    let difference = |term: usize| with[term].mean() - all.without(&with[term]).mean();
    let tried: Vec<usize> = (0..with.len()).filter(is_enough).collect();
    let rare = CHANCE / tried.len().max(1) as f64;
    let may_be = tried.into_iter().filter(|&at| {
        let difference = difference(at);
        let own = own[at] / with[at].n as f64 * difference.signum();
        difference.abs() >= APART
            && (-OPINION..DRIVES).contains(&own)
            && may_be_named(terms, terms.terms[at], discretion, said)
    });
    let mut others: HashMap<u32, Others> =
        may_be.map(|at| (at as u32, Others::default())).collect();
    let is_thing = |has: &Has| {
        let at = has.term as usize;
        terms.terms[at].1.is_none() && own[at].abs() < DRIVES * with[at].n as f64
    };
    let mut usual = Usual::default();
    for (document, of) in texts() {
        let said = document.said();
        let (rest, things) = Has::rest_of_each(of.iter().filter(|has| is_thing(has)), said);
        usual.add(rest, things);
        for has in of {
            if let Some(others) = others.get_mut(&has.term) {
                others.add(has.rest(said), rest, things);
            }
        }
    }
    let clear = others.into_iter().filter_map(|(term, others)| {
        let at = term as usize;
        let both = [
            Distance::of_part(&with[at], &all)?,
            others.distance(&usual)?,
        ];
        let agree = both[0].errors * both[1].errors > 0.0;
        let is_clear = agree && both.iter().all(|distance| distance.chance() <= rare);
        let errors = both.map(|distance| distance.errors.abs());
        is_clear.then_some((errors[0].min(errors[1]), at))
    });
    let mut found: Vec<(f64, usize)> = clear.collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let order = found.into_iter().map(|(_, at)| at).collect();
    let whole = terms.whole(order, |at| with[at].n).into_iter();
    let open = texts().map(|(_, of)| of.as_slice()).collect();
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
    let listed =
        NAMES.contains(name.as_str()) || name.split([' ', '-']).any(|word| NAMES.contains(word));
    let discreet = discretion.no_texts || discretion.least > 0;
    let is_vague = |word: &str| VAGUE.split_whitespace().any(|vague| vague == word);
    let is_empty =
        |word: &str| is_vague(word) || !is_content_with_hyphens(word) || is_opinion(word, 0.0);
    let says_nothing = is_function(&name) || name.split(' ').all(is_empty);
    // The lexicon has no hyphens.
    let is_said = said.contains(&stem(&name.replace('-', " ")));
    !(listed || says_nothing || is_said || discreet && terms.seems_a_name(term))
}

#[cfg(test)]
mod tests;
