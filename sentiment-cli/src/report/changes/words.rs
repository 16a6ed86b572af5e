//! Changes in words.

use jiff::civil::Date;

use super::Change;
use crate::report::dates::Period;
use crate::report::numbers::signed;

impl Change {
    /// As what valence did.
    pub fn in_words(&self) -> String {
        self.told(&signed)
    }

    /// As what anything did whose means are shown so.
    pub fn told(&self, shown: &dyn Fn(f64) -> String) -> String {
        let label = |month: &Date| Period::Month.label(*month);
        match self {
            Change::Unknown => "has too few texts to compare".to_owned(),
            Change::None => "shows no clear change".to_owned(),
            Change::Lasting {
                from,
                by,
                before,
                since,
            } => format!(
                "{} in {}: {} before, {} since",
                if since < before { "fell" } else { "rose" },
                since_when(*from, *by),
                shown(*before),
                shown(*since)
            ),
            Change::Passing {
                first,
                last,
                means: [before, mean, after],
            } => format!(
                "was {} {}: {}, between {} before and {} after",
                if mean < before { "lowest" } else { "highest" },
                from_to(*first, *last),
                shown(*mean),
                shown(*before),
                shown(*after)
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
                shown(*from),
                shown(*to)
            ),
            Change::Varying { lowest, highest } => format!(
                "differs between months: lowest in {} ({}), highest in {} ({})",
                label(&lowest.0),
                shown(lowest.1),
                label(&highest.0),
                shown(highest.1)
            ),
        }
    }
}

/// "April 2026", "the week of 9 February 2026".
pub fn since_when(from: Date, by: Period) -> String {
    match by {
        Period::Week => format!("the {}", by.label(from)),
        _ => by.label(from),
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
