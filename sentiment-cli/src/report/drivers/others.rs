//! What the other words of texts with a term say.
//!
//! A term that weighs little is no reason for where its texts are, but it pulls them all the same: of answers of one to three words
//! "employees" alone would be found to lower them. So of its texts all that it is in is taken out, and the rest is held against
//! texts as long as that: of complaints, which are longer than praise, any word is more often in one of these. Where there is
//! no other word, nothing is said of the term.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use sentiment_core::{Contribution, Explanation};

use crate::report::moments::Moments;
use crate::report::stems::stem;
use crate::report::student::beyond;
use crate::report::welch::within;

/// Classes of texts by how many words they have at most.
const CLASSES: [usize; 16] = [
    1,
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    13,
    17,
    22,
    30,
    40,
    60,
    100,
    usize::MAX,
];

/// What a term may add to a text that weighs little and is named all the same, in log-odds, however it is shifted. Of all
/// others it need not be known, which is most.
const MAY_MATTER: RangeInclusive<f64> = 0.2..=1.3;

/// What words say together.
#[derive(Clone, Copy, Default)]
pub struct Said {
    /// In log-odds, before the factor for the length of the text.
    pub sum: f64,
    /// How many they are.
    pub words: usize,
}

impl Said {
    /// From −1 to 1, by nothing but these words.
    fn valence(self) -> f64 {
        (self.sum / (4.0 + self.words as f64 / 2.0).sqrt()).tanh()
    }

    fn class(self) -> Option<usize> {
        let class = CLASSES.partition_point(|most| *most < self.words);
        (self.words > 0).then_some(class)
    }
}

/// What all texts say.
#[derive(Clone, Default)]
pub struct Usual([Moments; CLASSES.len()]);

impl Usual {
    /// Add a text.
    pub fn add(&mut self, text: Said) {
        if let Some(class) = text.class() {
            self.0[class].add(text.valence());
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        let parts = self.0.iter_mut().zip(&other.0);
        parts.for_each(|(own, other)| own.merge(other));
    }
}

/// What texts with a term say without it.
#[derive(Clone, Copy, Default)]
pub struct Others {
    said: Moments,
    /// How many have so many words without it.
    classes: [u32; CLASSES.len()],
    /// What they say with it, which is not what others say.
    whole: [Moments; CLASSES.len()],
}

impl Others {
    /// Add a text, whole and without the term.
    pub fn add(&mut self, text: Said, rest: Said) {
        if let Some(class) = text.class() {
            self.whole[class].add(text.valence());
        }
        if let Some(class) = rest.class() {
            self.said.add(rest.valence());
            self.classes[class] += 1;
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        self.said.merge(&other.said);
        let classes = self.classes.iter_mut().zip(other.classes);
        classes.for_each(|(own, other)| *own += other);
        let whole = self.whole.iter_mut().zip(&other.whole);
        whole.for_each(|(own, other)| own.merge(other));
    }

    /// The probability that they are as far above what texts of as many words say (`positive`), or below it, where
    /// the term makes no difference.
    pub fn chance(&self, usual: &Usual, positive: bool) -> f64 {
        self.errors(usual).map_or(1.0, |(errors, freedom)| {
            let tail = beyond(errors, freedom) / 2.0;
            match (errors > 0.0) == positive {
                true => tail,
                false => 1.0 - tail,
            }
        })
    }

    /// How many standard errors they are above it, with degrees of freedom.
    fn errors(&self, usual: &Usual) -> Option<(f64, f64)> {
        let mut without = usual.0;
        for (class, own) in without.iter_mut().zip(&self.whole) {
            // Forms that do not stand together in the alphabet may count a text twice.
            *class = match own.n <= class.n {
                true => class.without(own),
                false => Moments::default(),
            };
        }
        let least = within(&without);
        let (mut expected, mut error) = (0.0, self.said.error(least)?);
        let mut freedom = self.said.n as f64 - 2.0;
        for (at, n) in self.classes.iter().enumerate().filter(|(_, n)| **n > 0) {
            // Without the term there may be no text as short.
            let near = (0..without.len()).filter(|&class| without[class].n > 1);
            let class = &without[near.min_by_key(|class| class.abs_diff(at))?];
            let share = f64::from(*n) / self.said.n as f64;
            expected += share * class.mean();
            error += share * share * class.error(least)?;
            freedom += class.n as f64;
        }
        let difference = self.said.mean() - expected;
        Some((difference / error.max(1e-18).sqrt(), freedom))
    }
}

/// What a text says, and what it says without each of its terms that may matter. Where there are several forms of one, all are taken out, and it
/// is told of the first in the alphabet.
pub fn rests<'a>(
    explanation: &Explanation,
    words: &'a [Contribution],
) -> (Said, HashMap<&'a str, Said>) {
    let text = Said {
        sum: explanation.sums.valence,
        words: explanation.text.split_whitespace().count(),
    };
    let words: Vec<&Contribution> = words.iter().filter(|c| c.sums.valence != 0.0).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let may_matter = |c: &Contribution| MAY_MATTER.contains(&c.sums.valence.abs());
    for (at, c) in words.iter().enumerate().filter(|(_, c)| may_matter(c)) {
        places.entry(&c.term).or_default().push(at);
    }
    let mut joined: Vec<(&str, Vec<usize>)> = Vec::new();
    for (term, places) in places {
        match joined
            .last_mut()
            .filter(|(first, _)| are_forms(first, term))
        {
            Some((_, all)) => all.extend(places),
            None => joined.push((term, places)),
        }
    }
    let rest = |(term, places): (&'a str, Vec<usize>)| {
        (term, without(text, &explanation.text, &words, &places))
    };
    (text, joined.into_iter().map(rest).collect())
}

/// Whether they are forms of one word. Only of those that begin alike stems are needed.
fn are_forms(one: &str, other: &str) -> bool {
    one.as_bytes().get(..3) == other.as_bytes().get(..3) && stem(one) == stem(other)
}

/// What a text says without the words at these places, and without phrases that have one of them. All are in the order
/// of the text.
fn without(said: Said, text: &str, words: &[&Contribution], places: &[usize]) -> Said {
    /// A phrase that reaches so far begins no earlier.
    const BEFORE: usize = 4;
    let mut out: Vec<usize> = Vec::new();
    let mut own = 0;
    for &at in places {
        let span = &words[at].span;
        own += span.of(text).split_whitespace().count();
        let before = (at.saturating_sub(BEFORE)..at).filter(|&i| words[i].span.end > span.start);
        let behind = (at..words.len()).take_while(|&i| i == at || words[i].span.start < span.end);
        out.extend(before.chain(behind));
    }
    out.sort_unstable();
    out.dedup();
    Said {
        sum: said.sum - out.iter().map(|&i| words[i].sums.valence).sum::<f64>(),
        words: said.words.saturating_sub(own),
    }
}
