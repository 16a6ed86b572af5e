//! Periods that texts are counted by.

use jiff::civil::Date;
use jiff::ToSpan;

/// A period that texts are counted by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Period {
    /// From the shortest to the longest.
    pub const ALL: [Period; 4] = [Period::Day, Period::Week, Period::Month, Period::Year];

    /// One that gives a readable number of points from `first` to `last`.
    pub fn between(first: Date, last: Date) -> Self {
        match days(first, last) {
            ..=45 => Period::Day,
            46..=240 => Period::Week,
            241..=4000 => Period::Month,
            _ => Period::Year,
        }
    }

    /// The next longer one.
    pub fn coarser(self) -> Option<Self> {
        match self {
            Period::Day => Some(Period::Week),
            Period::Week => Some(Period::Month),
            Period::Month => Some(Period::Year),
            Period::Year => None,
        }
    }

    /// The first day of the period that a date is in.
    pub fn start(self, date: Date) -> Date {
        match self {
            Period::Day => date,
            Period::Week => {
                date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
            }
            Period::Month => date.first_of_month(),
            Period::Year => date.first_of_year(),
        }
    }

    /// The first day of the next period.
    pub fn next(self, start: Date) -> Date {
        start.saturating_add(match self {
            Period::Day => 1.day(),
            Period::Week => 1.week(),
            Period::Month => 1.month(),
            Period::Year => 1.year(),
        })
    }

    /// What one is called.
    pub fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
        }
    }

    /// The period that begins with `start`, in words.
    pub fn label(self, start: Date) -> String {
        match self {
            Period::Day => start.strftime("%-d %B %Y").to_string(),
            Period::Week => start.strftime("week of %-d %B %Y").to_string(),
            Period::Month => start.strftime("%B %Y").to_string(),
            Period::Year => start.strftime("%Y").to_string(),
        }
    }

    /// The same, short, for an axis.
    pub fn tick(self, start: Date) -> String {
        match self {
            Period::Day | Period::Week => start.strftime("%-d %b").to_string(),
            Period::Month => start.strftime("%b %Y").to_string(),
            Period::Year => start.strftime("%Y").to_string(),
        }
    }
}

fn days(first: Date, last: Date) -> i64 {
    last.duration_since(first).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods() {
        assert_eq!(Period::Week.start(date(2026, 3, 31)), date(2026, 3, 30));
        assert_eq!(Period::Month.next(date(2026, 12, 1)), date(2027, 1, 1));
        assert_eq!(
            Period::between(date(2026, 1, 1), date(2026, 1, 31)),
            Period::Day
        );
        assert_eq!(
            Period::between(date(2026, 1, 1), date(2026, 6, 30)),
            Period::Week
        );
        assert_eq!(
            Period::between(date(2025, 1, 1), date(2026, 6, 30)),
            Period::Month
        );
        assert_eq!(
            Period::Week.label(date(2026, 3, 30)),
            "week of 30 March 2026"
        );
    }
}
