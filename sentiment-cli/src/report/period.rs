//! Days, and the weeks or months that they are drawn by.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::ToSpan;

use super::summary::Moments;

/// A day, or None if the cell holds no date that can be read: `2026-03-31`,
/// `2026/03/31`, a time behind it or not.
pub fn day(cell: &str) -> Option<Date> {
    let date: String = cell.chars().take(10).map(|c| if c == '/' { '-' } else { c }).collect();
    let clean = cell.chars().nth(10).is_none_or(|c| c == 'T' || c == ' ');
    date.parse().ok().filter(|_| clean)
}

/// How long a point of the curve is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

impl Period {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
        }
    }

    /// The first day of the period that holds `day`.
    fn start(self, day: Date) -> Date {
        match self {
            Period::Day => day,
            Period::Week => {
                let monday = day.weekday().to_monday_zero_offset();
                day.checked_sub(i64::from(monday).days()).unwrap_or(day)
            }
            Period::Month => day.first_of_month(),
        }
    }
}

/// Days put together so that there are some dozen points, oldest first.
pub fn periods(days: &BTreeMap<Date, Moments>) -> Option<(Period, Vec<(Date, Moments)>)> {
    let (first, last) = (*days.keys().next()?, *days.keys().next_back()?);
    let length = (last - first).get_days();
    let period = match length {
        0..=20 => Period::Day,
        21..=250 => Period::Week,
        _ => Period::Month,
    };
    let mut merged: BTreeMap<Date, Moments> = BTreeMap::new();
    for (&day, moments) in days {
        merged.entry(period.start(day)).or_default().merge(moments);
    }
    Some((period, merged.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates() {
        let expected = Some(jiff::civil::date(2026, 3, 31));
        for cell in ["2026-03-31", "2026/03/31", "2026-03-31T10:00:00Z", "2026-03-31 10:00"] {
            assert_eq!(day(cell), expected, "{cell}");
        }
        for cell in ["", "31.03.2026", "2026-13-01", "2026-03-310", "soon"] {
            assert_eq!(day(cell), None, "{cell}");
        }
    }

    #[test]
    fn weeks_start_on_monday() {
        let days = [(1, 1), (1, 4), (1, 5), (2, 1)].map(|(m, d)| jiff::civil::date(2026, m, d));
        let days = days.map(|d| (d, Moments::of(0.5))).into_iter().collect();
        let (period, points) = periods(&days).unwrap();
        assert_eq!(period, Period::Week);
        let starts: Vec<String> = points.iter().map(|p| p.0.to_string()).collect();
        assert_eq!(starts, ["2025-12-29", "2026-01-05", "2026-01-26"]);
        assert_eq!(points[0].1.count, 2);
    }
}
