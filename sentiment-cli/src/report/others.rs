//! What the other words of texts with a term say.
//!
//! A term that weighs little is no reason for where its texts are, but it pulls them all the same: of answers of one to three words
//! "employees" alone would be found to lower them. So of its texts all that it is in is taken out, and the rest is held against
//! texts as long as that: of complaints, which are longer than praise, any word is more often in one of these. These lack a word that
//! weighs little as well, so that of "great parcel" and "support" neither is the better for it. Where there is
//! no other word, nothing is said of the term.

use super::moments::Moments;
use super::welch::{within, Distance};

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
        (self.sum / length(self.words)).tanh()
    }

    /// What so many words of such a valence add up to.
    #[cfg(test)]
    pub fn sum_of(valence: f64, words: usize) -> f64 {
        valence.clamp(-0.99, 0.99).atanh() * length(words)
    }

    fn class(self) -> Option<usize> {
        let class = CLASSES.partition_point(|most| *most < self.words);
        (self.words > 0).then_some(class)
    }
}

fn length(words: usize) -> f64 {
    (4.0 + words as f64 / 2.0).sqrt()
}

/// What all texts say.
#[derive(Clone, Copy, Default)]
pub struct Usual([Moments; CLASSES.len()]);

impl Usual {
    /// Add a text, that counts so often.
    pub fn add(&mut self, text: Said, times: u32) {
        if let Some(class) = text.class() {
            self.0[class].add_often(text.valence(), times);
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
    /// Of those that have other words.
    said: Moments,
    /// How many have so many words without it.
    classes: [u32; CLASSES.len()],
    /// Of all, with a word that weighs nothing in its place.
    blank: Moments,
    /// What they are among all texts, which is not what others say.
    own: Usual,
}

impl Others {
    /// Add a text without the term, and what it is among all texts.
    pub fn add(&mut self, rest: Said, text: Said, times: u32) {
        self.own.add(text, times);
        if let Some(class) = rest.class() {
            self.said.add(rest.valence());
            self.classes[class] += 1;
        }
        let blank = Said {
            words: text.words,
            ..rest
        };
        self.blank.add(blank.valence());
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        self.said.merge(&other.said);
        self.blank.merge(&other.blank);
        let classes = self.classes.iter_mut().zip(other.classes);
        classes.for_each(|(own, other)| *own += other);
        self.own.merge(&other.own);
    }

    /// The probability that they are as far above what whole texts of as many words say (`positive`), or below it, where
    /// the term makes no difference. A word that is strewn in leaves a text that is shorter, and one of several things that each
    /// text names a text that lacks one: so it is the greater probability of both.
    pub fn chance(&self, usual: &Usual, positive: bool) -> f64 {
        let others = self.others(usual);
        let blank = above(&self.blank, self.own.0.map(|own| own.n), &others);
        let tail = |distance: Option<Distance>| {
            let Some(distance) = distance else {
                return 1.0;
            };
            let tail = distance.chance() / 2.0;
            match (distance.errors > 0.0) == positive {
                true => tail,
                false => 1.0 - tail,
            }
        };
        tail(self.distance(usual)).max(tail(blank))
    }

    /// How far they are above it.
    pub fn distance(&self, usual: &Usual) -> Option<Distance> {
        above(&self.said, self.classes.map(u64::from), &self.others(usual))
    }

    /// What texts without the term say.
    fn others(&self, usual: &Usual) -> [Moments; CLASSES.len()] {
        let mut others = usual.0;
        for (class, own) in others.iter_mut().zip(&self.own.0) {
            // Forms that do not stand together in the alphabet may count a text twice.
            *class = match own.n <= class.n {
                true => class.without(own),
                false => Moments::default(),
            };
        }
        others
    }
}

/// How far texts, so many of each class, are above others of these classes.
fn above(
    texts: &Moments,
    classes: [u64; CLASSES.len()],
    others: &[Moments; CLASSES.len()],
) -> Option<Distance> {
    let least = within(others);
    let (mut expected, mut error) = (0.0, texts.error(least)?);
    let mut freedom = texts.n as f64 - 2.0;
    for (at, n) in classes.into_iter().enumerate().filter(|(_, n)| *n > 0) {
        // Without the term there may be no text as short.
        let near = (0..others.len()).filter(|&class| others[class].independent() > 1.0);
        let class = &others[near.min_by_key(|class| class.abs_diff(at))?];
        let share = n as f64 / texts.n as f64;
        expected += share * class.mean();
        error += share * share * class.error(least)?;
        freedom += class.independent();
    }
    Some(Distance {
        errors: (texts.mean() - expected) / error.max(1e-18).sqrt(),
        freedom,
    })
}
