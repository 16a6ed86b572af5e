//! Valence over time.
//!
//! People write "Very happy with the service" in one month and in the next, and forms have texts that are
//! chosen. So what a text repeats is looked for in its own period: it says something of each in which it is,
//! and more of one in which it is more frequent, but not as much as so many different ones. Where it stands
//! in the file does not matter.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::Period;
use super::moments::Moments;
use super::pieces::Pieces;
use super::standing::Copies;
use super::strays;
use super::welch::{chance, within, Distance};
use super::words::{APART, LEAST};

/// Valence of the texts of some time.
#[derive(Clone, Copy, Default)]
pub struct Valence {
    /// Of all of them, which is what is shown.
    pub all: Moments,
    /// Of those of known words: what can be held against another time.
    pub evidence: Moments,
    /// How many of these repeat no other.
    pub different: u64,
}

/// By how much texts vary within periods, all of them and those that prove something.
#[derive(Clone, Copy)]
pub struct Noise {
    /// Of all of them.
    pub all: f64,
    /// Of those that prove something.
    pub evidence: f64,
}

/// How clearly one time is above another.
pub struct Difference {
    /// The probability of one as far between equal means.
    pub chance: f64,
    /// In standard errors, below 0 where it is below.
    pub errors: f64,
}

impl Valence {
    /// Add that of a text which repeats so many others of its period.
    pub fn add(&mut self, valence: f64, repeats: u32, foreign: bool) {
        self.all.add_copy(valence, repeats);
        if !foreign {
            self.evidence.add_copy(valence, repeats);
            self.different += u64::from(repeats == 0);
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        self.all.merge(&other.all);
        self.evidence.merge(&other.evidence);
        self.different += other.different;
    }

    /// Whether it is not worth speaking of.
    pub fn is_few(&self) -> bool {
        self.different < LEAST
    }

    /// All but those of a part.
    pub fn without(&self, part: &Self) -> Self {
        Self {
            all: self.all.without(&part.all),
            evidence: self.evidence.without(&part.evidence),
            different: self.different - part.different,
        }
    }

    /// All of them, each higher by what is known of all and of those that prove something.
    pub fn raised(&self, by: [f64; 2]) -> Self {
        Self {
            all: self.all.raised(by[0]),
            evidence: self.evidence.raised(by[1]),
            ..*self
        }
    }

    /// From the mean of another to this one's, of all texts and of those that prove something: what is
    /// less sure of both, and nothing where they contradict each other or are next to none.
    pub fn above(&self, other: &Self, noise: Noise) -> Difference {
        let all = Distance::between(&self.all, &other.all, noise.all);
        let proved = Distance::between(&self.evidence, &other.evidence, noise.evidence);
        let is_apart = (self.all.mean() - other.all.mean()).abs() >= APART;
        match (all, proved) {
            (Some(all), Some(proved)) if is_apart && all.errors * proved.errors > 0.0 => {
                Difference {
                    chance: all.chance().max(proved.chance()),
                    errors: all.errors.signum() * all.errors.abs().min(proved.errors.abs()),
                }
            }
            _ => Difference {
                chance: 1.0,
                errors: 0.0,
            },
        }
    }
}

impl Noise {
    /// None at all.
    pub const NONE: Self = Self {
        all: 0.0,
        evidence: 0.0,
    };

    /// No less than another.
    pub fn at_least(self, other: Self) -> Self {
        Self {
            all: self.all.max(other.all),
            evidence: self.evidence.max(other.evidence),
        }
    }

    /// Within these periods.
    pub fn of<'a>(periods: impl Iterator<Item = &'a Valence> + Clone) -> Self {
        Self {
            all: within(periods.clone().map(|period| &period.all)),
            evidence: within(periods.map(|period| &period.evidence)),
        }
    }

    /// The probability that equal periods are as far apart, by all texts and by those that prove something.
    pub fn makes(self, periods: &[&Valence]) -> f64 {
        let all: Vec<&Moments> = periods.iter().map(|period| &period.all).collect();
        let proved: Vec<&Moments> = periods.iter().map(|period| &period.evidence).collect();
        match (chance(&all, self.all), chance(&proved, self.evidence)) {
            (Some(all), Some(proved)) => all.max(proved),
            _ => 1.0,
        }
    }
}

/// Valence by day, as a part of each kind of period.
#[derive(Clone, Default)]
pub struct Days(BTreeMap<Date, [Valence; Period::ALL.len()]>);

impl Days {
    /// Add that of a text.
    pub fn add(&mut self, day: Date, valence: f64, copies: Copies, foreign: bool) {
        let parts = self.0.entry(day).or_default();
        for (part, period) in parts.iter_mut().zip(Period::ALL) {
            part.add(valence, copies.within(period), foreign);
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        for (day, others) in &other.0 {
            let parts = self.0.entry(*day).or_default();
            parts.iter_mut().zip(others).for_each(|(a, b)| a.merge(b));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first and the last day.
    pub fn bounds(&self) -> Option<(Date, Date)> {
        Some((*self.0.keys().next()?, *self.0.keys().next_back()?))
    }

    /// What each day adds to a period.
    pub fn parts(&self, period: Period) -> impl Iterator<Item = (Date, &Valence)> {
        let parts = self.0.iter();
        parts.map(move |(day, parts)| (*day, &parts[period as usize]))
    }

    /// By the first day of a period.
    pub fn by(&self, period: Period) -> BTreeMap<Date, Valence> {
        by(period, self.parts(period))
    }

    /// By week and month.
    pub fn pieces(&self) -> Pieces {
        let mut pieces = Pieces::default();
        for (day, part) in self.parts(Period::Month) {
            pieces.part(day).merge(part);
        }
        pieces
    }

    /// The first and the last complete period, by when the others begin and end: some files have a text a week, or all on the first.
    pub fn complete(&self, period: Period) -> Option<(Date, Date)> {
        // The first and the last day with texts of each.
        let mut bounds: BTreeMap<Date, (i64, i64)> = BTreeMap::new();
        for day in self.0.keys() {
            let start = period.start(*day);
            let at = day.duration_since(start).as_hours() / 24;
            bounds.entry(start).or_insert((at, at)).1 = at;
        }
        // Days that the outer ones may begin later or end earlier than others do.
        let few = if period == Period::Week { 1 } else { 3 };
        let all: Vec<(Date, (i64, i64))> = bounds.into_iter().collect();
        let mut complete = &all[..];
        let ends = |all: &[(Date, (i64, i64))]| median(all.iter().map(|(_, (_, end))| *end));
        let starts = |all: &[(Date, (i64, i64))]| median(all.iter().map(|(_, (start, _))| *start));
        if let Some(((_, (_, end)), others)) = complete.split_last() {
            if end + few < ends(others)? {
                complete = others;
            }
        }
        if let Some(((_, (start, _)), others)) = all.split_first() {
            if start - few > starts(others)? {
                complete = complete.get(1..)?;
            }
        }
        Some((complete.first()?.0, complete.last()?.0))
    }

    /// Take out the few days that are far from all others, with their texts.
    pub fn take_strays(&mut self) -> Vec<(Date, u64)> {
        strays::take(&mut self.0, |parts| parts[0].all.n)
    }
}

/// What is of days, or of other parts, by the first day of a period.
pub fn by<'a>(
    period: Period,
    parts: impl Iterator<Item = (Date, &'a Valence)>,
) -> BTreeMap<Date, Valence> {
    let mut periods: BTreeMap<Date, Valence> = BTreeMap::new();
    for (day, part) in parts {
        periods.entry(period.start(day)).or_default().merge(part);
    }
    periods
}

fn median(days: impl Iterator<Item = i64>) -> Option<i64> {
    let mut days: Vec<i64> = days.collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_and_copies_are_no_difference() {
        let (mut before, mut copied, mut foreign) = <(Valence, Valence, Valence)>::default();
        for i in 0..40 {
            let valence = 0.4 * f64::from(i % 5) - 0.8;
            for part in [&mut before, &mut copied, &mut foreign] {
                part.add(valence, 0, false);
            }
            copied.add(0.9, i, false);
            foreign.add(0.9, 0, true);
        }
        let noise = Noise::of([before].iter());
        assert_eq!((copied.different, foreign.different), (41, 40));
        for part in [copied, foreign] {
            assert!(part.above(&before, noise).chance > 0.05);
            assert!(noise.makes(&[&before, &part]) > 0.05);
        }
        let mut worse = before;
        (0..40).for_each(|_| worse.add(-0.9, 0, false));
        let difference = worse.above(&before, noise);
        assert!(difference.chance < 0.01 && difference.errors < 0.0);
    }
}
