//! Rows without a date that can be read.

use super::is_impossible;

/// How many there are, by why, with an example of each.
#[derive(Clone, Default)]
pub struct Undated {
    /// All of them.
    pub n: u64,
    /// Those of a day that does not exist.
    pub impossible: u64,
    /// The first that is no date; empty if those have no value.
    pub example: Option<String>,
    /// The first of a day that does not exist.
    pub no_day: Option<String>,
}

impl Undated {
    /// Of so many rows that have no value.
    pub fn blank(n: u64) -> Self {
        Self {
            n,
            example: (n > 0).then(String::new),
            ..Self::default()
        }
    }

    /// Add the value of a row.
    pub fn add(&mut self, value: &str) {
        self.n += 1;
        let short = || value.trim().chars().take(40).collect();
        if is_impossible(value) {
            self.impossible += 1;
            self.no_day.get_or_insert_with(short);
        } else {
            self.example = telling(self.example.take(), Some(short()));
        }
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Self) {
        self.n += later.n;
        self.impossible += later.impossible;
        self.example = telling(self.example.take(), later.example);
        self.no_day = self.no_day.take().or(later.no_day);
    }
}

/// The first of two examples that is not empty.
fn telling(first: Option<String>, later: Option<String>) -> Option<String> {
    match (first, later) {
        (Some(first), Some(later)) if first.is_empty() => Some(later),
        (first, later) => first.or(later),
    }
}
