//! Weeks, and months, that stand out by themselves and passed: a breakdown, a campaign.
//!
//! A week is lost in its month, and a bad month looks like a step to those who only look for steps. So runs of up to three weeks
//! and single months are held against all others, before and after them, of all texts and of each group of each column (the 60
//! largest), by a bound for all that are tried (Bonferroni). What is found is no part of what else changed.

mod calm;
mod cause;
mod find;
mod volume;
mod words;

use jiff::civil::Date;

use super::dates::Period;
use super::days::Valence;

pub use calm::Calm;
pub use cause::{cause, rests_on};
pub use find::find;
pub use volume::{crowds, Crowd};

/// Periods in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// Weeks or months.
    pub period: Period,
    /// The first day of the first one.
    pub first: Date,
    /// The first day of the last one.
    pub last: Date,
}

impl Time {
    /// Whether a date is in it.
    pub fn has(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&self.period.start(date))
    }
}

/// A group, by its column and its name.
pub type Name<'a> = (&'a str, &'a str);

/// A time that stands out.
#[derive(Clone)]
pub struct Spike<'a> {
    /// The group whose time it is, or that of all texts.
    pub group: Option<Name<'a>>,
    /// When.
    pub time: Time,
    /// Its texts.
    pub own: Valence,
    /// All others, of the group or of all.
    pub others: Valence,
    /// The probability of it by chance.
    chance: f64,
}

impl Spike<'_> {
    /// Whether it was lower.
    pub fn is_lower(&self) -> bool {
        self.own.all.mean() < self.others.all.mean()
    }
}

#[cfg(test)]
mod tests;
