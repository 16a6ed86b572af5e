//! How valence changed over months: for good, for a while, or some other way.
//!
//! Months of few texts, or one beside many, are often alike by chance. So whatever is compared is taken to
//! vary at least as texts do within months.

mod line;
mod series;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::dates::Period;
use crate::report::days::Valence;
use crate::report::numbers::signed;
use crate::report::words::APART;
use series::Series;

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
        /// The first month of it.
        from: Date,
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

impl Change {
    /// Over these months.
    pub fn over(months: &BTreeMap<Date, Valence>) -> Self {
        let series = Series::new(months);
        let Some((chance, step)) = series.step() else {
            return Change::Unknown;
        };
        let large: Vec<(Date, &Valence)> = months
            .iter()
            .filter(|(_, m)| !m.is_few())
            .map(|(month, m)| (*month, m))
            .collect();
        let sets: Vec<&Valence> = large.iter().map(|(_, m)| *m).collect();
        let differ = series.noise.makes(&sets) < RARE;
        let clear = chance < CLEAR;
        if !differ && !clear {
            return Change::None;
        }
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

    /// Whether there is one to speak of.
    pub fn is_clear(&self) -> bool {
        !matches!(self, Change::Unknown | Change::None)
    }

    /// As what valence did.
    pub fn in_words(&self) -> String {
        let label = |month: &Date| Period::Month.label(*month);
        match self {
            Change::Unknown => "has too few texts to compare".to_owned(),
            Change::None => "shows no clear change".to_owned(),
            Change::Lasting {
                from,
                before,
                since,
            } => format!(
                "{} in {}: {} before, {} since",
                if since < before { "fell" } else { "rose" },
                label(from),
                signed(*before),
                signed(*since)
            ),
            Change::Passing {
                first,
                last,
                means: [before, mean, after],
            } => format!(
                "was {} {}: {}, between {} before and {} after",
                if mean < before { "lowest" } else { "highest" },
                from_to(*first, *last),
                signed(*mean),
                signed(*before),
                signed(*after)
            ),
            Change::Steady {
                first,
                is_bent,
                levels: [from, to],
                ..
            } => format!(
                "has been {} steadily since {}{}, from about {} to about {}",
                if to < from { "falling" } else { "rising" },
                if *is_bent { "about " } else { "" },
                label(first),
                signed(*from),
                signed(*to)
            ),
            Change::Varying { lowest, highest } => format!(
                "differs between months: lowest in {} ({}), highest in {} ({})",
                label(&lowest.0),
                signed(lowest.1),
                label(&highest.0),
                signed(highest.1)
            ),
        }
    }
}

/// "in April 2026", "from March to April 2026".
pub fn from_to(first: Date, last: Date) -> String {
    let label = |month| Period::Month.label(month);
    match first.year() == last.year() {
        _ if first == last => format!("in {}", label(first)),
        true => format!("from {} to {}", first.strftime("%B"), label(last)),
        false => format!("from {} to {}", label(first), label(last)),
    }
}

#[cfg(test)]
mod tests;
