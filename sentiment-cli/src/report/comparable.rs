//! The ratings that can be held against each other.

use super::groups::Groups;
use super::ranks::Pairs;
use super::written::Words;

/// The ratings of one scale.
pub struct Comparable {
    /// With valences.
    pub pairs: Pairs,
    /// Texts by rating.
    pub groups: Groups,
    /// How many have another scale or are no number, and the first of these.
    pub odd: (u64, Option<String>),
    /// The lowest and the highest, if they are known.
    pub within: Option<(f64, f64)>,
    /// The scale that most have which name one.
    pub usual: Option<u32>,
    /// How they are written that are no numbers.
    pub words: Words,
}

impl Comparable {
    /// Whether a rating of a scale is one of these.
    pub fn has(&self, rating: f64, best: u32) -> bool {
        let is_of_scale = best == 0 || Some(best) == self.usual;
        is_of_scale
            && self
                .within
                .is_none_or(|(low, high)| (low..=high).contains(&rating))
    }

    /// Whether they are choices in words rather than numbers.
    pub fn are_words(&self) -> bool {
        let mut names = self.groups.iter().map(|(name, _)| name);
        self.groups.len() > 0 && names.all(|name| self.words.has(name))
    }

    /// A rating as the file writes it.
    pub fn shown<'a>(&'a self, rating: &'a str) -> &'a str {
        self.words.of(rating)
    }
}
