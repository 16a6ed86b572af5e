//! The ratings that can be held against each other.

use super::groups::Groups;
use super::ranks::Pairs;
use super::written::Words;

/// A rating as it is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rated {
    /// The best of its scale, 0 for a lone number.
    best: u32,
    hundredths: i64,
}

impl Rated {
    /// One of a scale up to `best`.
    pub fn new((rating, best): (f64, u32)) -> Self {
        Self {
            best,
            hundredths: (rating * 100.0).round() as i64,
        }
    }
}

/// The ratings of one scale.
#[derive(Clone)]
pub struct Comparable {
    /// With valences.
    pub pairs: Pairs,
    /// Texts by rating.
    pub groups: Groups,
    /// How many have another scale or are no number, and the first of these.
    pub odd: (u64, Option<String>),
    /// The lowest and the highest, if they are known.
    pub within: Option<(f64, f64)>,
    /// Whether they are what NPS is counted of.
    pub nps: bool,
    /// The scale that most have which name one.
    pub usual: Option<u32>,
    /// How they are written that are no numbers.
    pub words: Words,
}

impl Comparable {
    /// A rating as a number, if it is one of these.
    pub fn value(&self, rated: Rated) -> Option<f64> {
        let rating = rated.hundredths as f64 / 100.0;
        let is_of_scale = rated.best == 0 || Some(rated.best) == self.usual;
        let is_within = |(low, high)| (low..=high).contains(&rating);
        (is_of_scale && self.within.is_none_or(is_within)).then_some(rating)
    }

    /// Whether they are choices in words rather than numbers.
    pub fn are_words(&self) -> bool {
        let mut names = self.groups.iter().map(|(name, _)| name);
        self.groups.len() > 0 && names.all(|name| self.words.has(name))
    }

    /// The lowest and the highest, where means of them say something: of choices, there must be no more than two.
    pub fn scale(&self) -> Option<(f64, f64)> {
        if !self.are_words() {
            return self.within;
        }
        match self.groups.by_number()?[..] {
            [(low, _), (high, _)] => Some((low.parse().ok()?, high.parse().ok()?)),
            _ => None,
        }
    }

    /// A rating as the file writes it.
    pub fn shown<'a>(&'a self, rating: &'a str) -> &'a str {
        self.words.of(rating)
    }
}
