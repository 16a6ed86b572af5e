//! Ratings in words, as the file writes them: "Good" rather than the 4 that it counts as.

use std::collections::BTreeMap;

/// Ratings, and ways to write each, that are kept.
const CAP: usize = 64;

/// Ratings, and how often each is written in which words.
#[derive(Clone, Default)]
pub struct Words(BTreeMap<String, BTreeMap<String, u64>>);

impl Words {
    /// Count that a rating is written so.
    pub fn add(&mut self, rating: &str, written: &str, n: u64) {
        if self.0.len() < CAP || self.0.contains_key(rating) {
            let ways = self.0.entry(rating.to_owned()).or_default();
            if ways.len() < CAP || ways.contains_key(written) {
                *ways.entry(written.to_owned()).or_default() += n;
            }
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        for (rating, ways) in &other.0 {
            ways.iter().for_each(|(way, n)| self.add(rating, way, *n));
        }
    }

    /// Whether a rating is ever written in words.
    pub fn has(&self, rating: &str) -> bool {
        self.0.contains_key(rating)
    }

    /// How a rating is most often written.
    pub fn of<'a>(&'a self, rating: &'a str) -> &'a str {
        let ways = self.0.get(rating).into_iter().flatten();
        ways.max_by_key(|(_, n)| **n).map_or(rating, |(way, _)| way)
    }
}
