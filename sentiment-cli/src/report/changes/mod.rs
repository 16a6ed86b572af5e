//! How valence changed over months: for good, for a while, or some other way.
//!
//! Months of few texts, or one beside many, are often alike by chance. So whatever is compared is taken to
//! vary at least as texts do within months.

mod line;
mod series;
mod shape;
mod spike;
mod weeks;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::dates::Period;
use crate::report::days::{Noise, Valence};
use crate::report::words::APART;
use series::Series;

pub use spike::{spike, tried, Run};
pub use words::{from_to, since_when};

/// Probability at which equal months are said to differ.
pub const RARE: f64 = 0.01;

/// The same for a month that parts all others in two: of dozens that could, one would by chance.
const CLEAR: f64 = 0.001;

/// How much more a change must explain than one with a bound less, in variances: by chance it does about as seldom as
/// [`RARE`] says.
const BOUND: f64 = 6.6;

/// What happened.
#[derive(Debug, PartialEq)]
pub enum Change {
    /// There was nothing to compare.
    Unknown,
    /// Nothing that is more than chance.
    None,
    /// Another level from a month on.
    Lasting {
        /// The first day of the first month of it, or of the week.
        from: Date,
        /// Which of both.
        by: Period,
        /// The mean before.
        before: f64,
        /// The mean from then on.
        since: f64,
    },
    /// Another level for a while.
    Passing {
        /// The first month of it.
        first: Date,
        /// The last one.
        last: Date,
        /// The means before it, of it, and after it.
        means: [f64; 3],
    },
    /// A little more, or less, from month to month.
    Steady {
        /// The first month.
        first: Date,
        /// The first month of the second half from then on.
        middle: Date,
        /// Whether it was level before.
        is_bent: bool,
        /// The levels of the first month and of the last one, on the line that fits all best.
        levels: [f64; 2],
    },
    /// Up and down.
    Varying {
        /// The lowest month and its mean.
        lowest: (Date, f64),
        /// The highest one.
        highest: (Date, f64),
    },
}

/// What else is known where a change is looked for.
#[derive(Clone, Copy)]
pub struct Among {
    /// By so much texts are taken to vary at least.
    pub noise: Noise,
    /// How many times less likely by chance a change must be: one of so many looked for.
    pub tests: f64,
}

impl Among {
    /// Nothing, of one file.
    pub const ALONE: Self = Self {
        noise: Noise::NONE,
        tests: 1.0,
    };
}

impl Change {
    /// Over these months.
    pub fn over(months: &BTreeMap<Date, Valence>) -> Self {
        Self::among(months, Among::ALONE)
    }

    /// Whether there are texts enough to look for one.
    pub fn is_testable(months: &BTreeMap<Date, Valence>) -> bool {
        Series::new(months, Noise::NONE).step().is_some()
    }

    /// Over these months, among others that are looked at.
    pub fn among(months: &BTreeMap<Date, Valence>, among: Among) -> Self {
        let series = Series::new(months, among.noise);
        let Some((chance, step)) = series.step() else {
            return Change::Unknown;
        };
        let large: Vec<(Date, &Valence)> = months
            .iter()
            .filter(|(_, m)| !m.is_few())
            .map(|(month, m)| (*month, m))
            .collect();
        let sets: Vec<&Valence> = large.iter().map(|(_, m)| *m).collect();
        let differ = series.noise.makes(&sets) < RARE / among.tests;
        let surest = chance.min(series.slope_by_chance());
        if !differ && surest >= CLEAR / among.tests {
            return Change::None;
        }
        let clear = chance < CLEAR;
        // Of two months one is the first.
        if months.len() == 2 {
            return match step.change {
                Change::Lasting { before, since, .. } if (since - before).abs() < APART => {
                    Change::None
                }
                change => change,
            };
        }
        let steady = series.steadily(step.explains);
        let simple = if clear { step.explains } else { 0.0 };
        let simple = steady
            .as_ref()
            .map_or(simple, |steady| steady.explains.max(simple));
        // A second bound must be worth it.
        let worth = simple + BOUND * series.noise.evidence;
        match (series.passing(), steady) {
            (Some(passing), _)
                if passing.explains > worth && series.is_most(passing.explains, 2.0) =>
            {
                return passing.change;
            }
            (_, Some(steady)) => return steady.change,
            _ if clear && (!differ || series.is_most(step.explains, 1.0)) => return step.change,
            _ => {}
        }
        let mean = |m: &Valence| m.all.mean();
        let lowest = large.iter().min_by(|a, b| mean(a.1).total_cmp(&mean(b.1)));
        let highest = large.iter().max_by(|a, b| mean(a.1).total_cmp(&mean(b.1)));
        let is_lower = |low: &Valence, high: &Valence| {
            low.evidence.mean() < high.evidence.mean() && mean(high) - mean(low) >= APART
        };
        match (lowest, highest) {
            (Some(low), Some(high)) if is_lower(low.1, high.1) => {
                let [lowest, highest] = [low, high].map(|(month, m)| (*month, mean(m)));
                Change::Varying { lowest, highest }
            }
            _ => Change::None,
        }
    }

    /// Whether it went down; none where that is not known, or both.
    pub fn is_fall(&self) -> Option<bool> {
        match self {
            Change::Lasting { before, since, .. } => Some(since < before),
            Change::Passing { means, .. } => Some(means[1] < means[0]),
            Change::Steady { levels, .. } => Some(levels[1] < levels[0]),
            Change::Unknown | Change::None | Change::Varying { .. } => None,
        }
    }

    /// Whether there is one to speak of.
    pub fn is_clear(&self) -> bool {
        !matches!(self, Change::Unknown | Change::None)
    }
}

#[cfg(test)]
mod tests;
