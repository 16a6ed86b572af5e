//! Dates of texts, and the periods they are counted by.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use jiff::ToSpan;

/// The calendar date at the start of a value: `2026-03-31`, `2026/3/31`, `2026.3.31`, `20260331`,
/// `2026-03`, `31.3.2026`, `31 Mar 2026`, `31-Mar-26`, `Mar 2026`, `Tuesday, March 31st, 2026`, each
/// with or without a time after it. The zone of a time is ignored: the date counts as it is written.
/// Seconds and milliseconds since 1970 are of UTC. Of `3/4/2026` and `31.03.26` nobody knows which
/// part is which.
pub fn parse(value: &str) -> Option<Date> {
    let value = value.trim();
    year_first(value)
        .or_else(|| year_last(value))
        .or_else(|| since_1970(value))
}

fn year_first(value: &str) -> Option<Date> {
    let end = value.find(['T', 't', ' ']).unwrap_or(value.len());
    let value = &value[..end];
    if value.len() == 8 && is_digits(value) {
        let part = |range: Range<usize>| value[range].parse().ok();
        return checked(part(0..4)?, part(4..6)?, part(6..8)?);
    }
    let mut parts = value.split(['-', '/', '.']);
    let year = number(parts.next()?, 4..=4)?;
    let month = number(parts.next()?, 1..=2)?;
    let day = match parts.next() {
        Some(day) => number(day, 1..=2)?,
        // A number such as 2026.03 is none.
        None if value.contains('.') => return None,
        None => 1,
    };
    if parts.next().is_some() {
        return None;
    }
    checked(year, month, day)
}

fn year_last(value: &str) -> Option<Date> {
    let start = value.split(' ').next()?;
    let dotted = start.matches('.').count() == 2;
    let dashed = start.matches('-').count() == 2;
    let mut parts = value
        .split([' ', ',', '-', '.'])
        .filter(|part| !part.is_empty())
        .peekable();
    parts.next_if(|part| place(part, &WEEKDAYS).is_some());
    let [first, second] = [parts.next()?, parts.next()?];
    if let (Some(month), Some(year)) = (month(first), number(second, 4..=4)) {
        return checked(year, month, 1);
    }
    let year = parts.next()?;
    let (day, month) = match day(first) {
        Some(day) if dotted => (day, number(second, 1..=2).or_else(|| month(second))?),
        Some(day) => (day, month(second)?),
        None => (day(second)?, month(first)?),
    };
    let year = match number(year, 2..=2) {
        // As spreadsheets and databases write it, and read it.
        Some(year) if dashed => year + if year < 70 { 2000 } else { 1900 },
        _ => number(year, 4..=4)?,
    };
    checked(year, month, day)
}

/// Seconds or milliseconds, which of these days have 10 and 13 digits.
fn since_1970(value: &str) -> Option<Date> {
    let unit = match value.len() {
        10 => 1,
        13 => 1000,
        _ => return None,
    };
    let count: i64 = is_digits(value).then(|| value.parse().ok())??;
    let days = (count / unit / 86_400).days();
    let date = Date::constant(1970, 1, 1).checked_add(days).ok()?;
    checked(date.year(), date.month().into(), date.day().into())
}

/// The day of a month: `31`, `31st`.
fn day(name: &str) -> Option<i16> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    number(bare.unwrap_or(name), 1..=2)
}

/// The month of an English name, or of its beginning.
fn month(name: &str) -> Option<i16> {
    i16::try_from(place(name, &MONTHS)? + 1).ok()
}

/// Which of the names begins so; three letters tell them apart.
fn place(name: &str, names: &[&str]) -> Option<usize> {
    let name = name.to_lowercase();
    names
        .iter()
        .position(|known| name.len() >= 3 && known.starts_with(&name))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn checked(year: i16, month: i16, day: i16) -> Option<Date> {
    // Outside, it is a mistake; and so days are bounded in memory.
    if !(1900..2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(digits: &str, length: RangeInclusive<usize>) -> Option<i16> {
    if length.contains(&digits.len()) && is_digits(digits) {
        digits.parse().ok()
    } else {
        None
    }
}

fn is_digits(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_digit())
}

/// A period that texts are counted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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
    fn dates_that_files_have() {
        let day = Some(date(2026, 3, 31));
        for value in [
            "2026-03-31",
            "2026-03-31T10:00:00Z",
            "2026/03/31",
            " 2026-3-31 10:00 ",
            "2026-03-31T23:59:59.5+02:00",
            "31.03.2026",
            "31.3.2026 10:00 AM",
            "31 Mar 2026",
            "31-MAR-2026",
            "Mar 31, 2026",
            "Mar. 31 2026, 10:00 AM",
            "March 31, 2026",
            "31. March 2026",
            "2026.03.31",
            "2026.3.31 10:00",
            "20260331",
            "20260331T100000Z",
            "31-Mar-26",
            "31-mar-26 10:00",
            "Tuesday, March 31, 2026",
            "Tue, 31 Mar 2026 10:00:00 +0000",
            "Tue 31-Mar-2026",
            "March 31st, 2026",
            "31st March 2026",
            "1774915200",
            "1775001599",
            "1774915200000",
        ] {
            assert_eq!(parse(value), day, "{value}");
        }
        assert_eq!(parse("2026-03"), Some(date(2026, 3, 1)));
        assert_eq!(parse("Mar 2026"), Some(date(2026, 3, 1)));
        assert_eq!(parse("2nd May, 2026"), Some(date(2026, 5, 2)));
        assert_eq!(parse("31-Mar-98"), Some(date(1998, 3, 31)));
        for value in [
            "",
            "31.03.26",
            "2026.03",
            "2026.3.31.4",
            "31032026",
            "20263103",
            "20261",
            "177491520",
            "17749152000",
            "1774915200.5",
            "9999999999999",
            "Tuesday",
            "Tuesday 2026",
            "Mar 26",
            "31th",
            "+774915200",
            "31/03/2026",
            "03/31/2026",
            "3-4-2026",
            "31.13.2026",
            "31 Ma 2026",
            "Martha 31, 2026",
            "31 Mar 26",
            "1.2.3",
            "2.1 of 2026",
            "2026-02-30",
            "yesterday",
            "2026",
            "1066-10-14",
            "2026-03-31-01",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }

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
