//! The last month against the one before.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::changes::RARE;
use super::dates::Period;
use super::moments::Moments;
use super::numbers::{count, signed};
use super::welch::Distance;
use super::words::LEAST;

/// Days that the last month may end earlier than months do in this file.
const EARLY: i8 = 3;

/// The last complete month and the one before it that has texts.
pub struct Latest {
    month: (Date, Moments),
    before: (Date, Moments),
}

impl Latest {
    /// Of a file with texts in two complete months.
    pub fn of(days: &BTreeMap<Date, Moments>) -> Option<Self> {
        let mut months: Vec<(Date, Moments)> = Vec::new();
        // The last day with texts of each.
        let mut ends: Vec<i8> = Vec::new();
        for (day, valence) in days {
            let month = Period::Month.start(*day);
            if months.last().is_none_or(|(last, _)| *last < month) {
                months.push((month, Moments::default()));
                ends.push(0);
            }
            if let (Some((_, moments)), Some(end)) = (months.last_mut(), ends.last_mut()) {
                moments.merge(valence);
                *end = day.day();
            }
        }
        // Some files have a text a week, or all on the first.
        let end = ends.pop()?;
        ends.sort_unstable();
        let usual = *ends.get(ends.len() / 2)?;
        if end + EARLY < usual {
            months.pop();
        }
        let month = months.pop()?;
        let before = months.pop()?;
        Some(Self { month, before })
    }

    /// As a sentence.
    pub fn in_words(&self) -> String {
        let (month, valence) = &self.month;
        let (other, before) = &self.before;
        let name = if month.year() == other.year() {
            month.strftime("%B").to_string()
        } else {
            Period::Month.label(*month)
        };
        let against = format!("{name} against {}", Period::Month.label(*other));
        if valence.n < LEAST || before.n < LEAST {
            let [own, others] = [valence.n, before.n].map(count);
            return format!("{against}: too few texts to tell ({own} and {others}).");
        }
        let differ = Distance::between(valence, before).is_some_and(|d| d.chance() < RARE);
        let [own, others] = [valence.mean(), before.mean()];
        match differ {
            true => format!(
                "{against}: {}, {} from {}.",
                signed(own),
                if own < others { "down" } else { "up" },
                signed(others)
            ),
            false => format!(
                "{against}: {} after {}, no clear difference.",
                signed(own),
                signed(others)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A text a day from one date to another, of a valence by month, give or take 0.2.
    fn said(from: Date, to: Date, valence: impl Fn(i8) -> f64) -> Option<String> {
        let mut days: BTreeMap<Date, Moments> = BTreeMap::new();
        for (i, day) in from
            .series(jiff::ToSpan::days(1))
            .take_while(|d| *d <= to)
            .enumerate()
        {
            let noise = [0.2, -0.2][i % 2];
            days.entry(day)
                .or_default()
                .add(valence(day.month()) + noise);
        }
        Latest::of(&days).map(|latest| latest.in_words())
    }

    #[test]
    fn the_last_complete_month() {
        let level = |month| [0.3, -0.3][usize::from(month == 8)];
        let start = date(2026, 5, 1);
        assert_eq!(
            said(start, date(2026, 9, 28), level).unwrap(),
            "September against August 2026: +0.30, up from −0.29."
        );
        assert_eq!(
            said(start, date(2026, 9, 12), level).unwrap(),
            "August against July 2026: −0.29, down from +0.29."
        );
        let same = said(start, date(2026, 7, 31), level).unwrap();
        assert!(
            same.starts_with("July against June 2026: +0.")
                && same.ends_with(", no clear difference."),
            "{same}"
        );
        let years = said(date(2025, 10, 1), date(2026, 1, 31), level).unwrap();
        assert!(years.starts_with("January 2026 against December 2025: "));
    }

    #[test]
    fn too_few_to_compare() {
        let level = |_| 0.3;
        assert_eq!(said(date(2026, 5, 1), date(2026, 5, 31), level), None);
        assert_eq!(said(date(2026, 5, 1), date(2026, 6, 10), level), None);
        assert_eq!(
            said(date(2026, 5, 26), date(2026, 6, 30), level).unwrap(),
            "June against May 2026: too few texts to tell (30 and 6)."
        );
    }
}
