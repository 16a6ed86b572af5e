//! Dates of texts, and the periods they are counted by.

mod order;
mod period;
#[cfg(test)]
mod tests;
mod undated;

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use jiff::ToSpan;

use crate::columns;
use crate::input::{Column, Row};
use crate::rating;

pub use order::Order;
pub use period::Period;
pub use undated::Undated;

/// The calendar date at the start of a value: `2026-03-31`, `2026/3/31`, `2026.3.31`, `20260331`,
/// `2026-03`, `31.3.2026`, `31.03.26`, `31 Mar 2026`, `31-Mar-26`, `Mar 2026`, `Tuesday, March 31st, 2026`,
/// `31/3/2026`, `3/31/26` or `03 31, 2026` as `order` says, each with or without a time after it. The zone of a time is
/// ignored: the date counts as it is written. Seconds and milliseconds since 1970 are of UTC; days
/// are counted as in Excel.
pub fn parse(value: &str, order: Order) -> Option<Date> {
    let value = value.trim();
    let date = |day: Option<Day>| day.and_then(|(year, month, day)| checked(year, month, day));
    date(year_first(value))
        .or_else(|| order.date(value))
        .or_else(|| date(year_last(value)))
        .or_else(|| counted(value))
}

/// Whether a value is written as a date is, of a day that does not exist: `2026-02-30`, `13/14/2026`.
pub fn is_impossible(value: &str) -> bool {
    let value = value.trim();
    let is_none =
        |(year, month, day): Day| YEARS.contains(&year) && checked(year, month, day).is_none();
    // Eight digits may number something else.
    let written = year_first(value).filter(|_| !is_digits(value));
    written.or_else(|| year_last(value)).is_some_and(is_none) || Order::is_impossible(value)
}

/// A year, a month and a day, whether or not there is one.
type Day = (i16, i16, i16);

/// Whether a value is a date, as far as it tells by itself.
pub fn is_date(value: &str) -> bool {
    Order::has(value) || parse(value, Order::default()).is_some()
}

/// The column with dates, by its name; of several the first in which most values are dates. Where only a
/// word of the name speaks of dates, most values must be.
pub fn column(names: &[String], rows: &[Row]) -> Option<usize> {
    let sure = columns::flat(columns::times(names), names, rows);
    let likely = columns::flat(columns::likely_times(names), names, rows);
    let later = columns::flat(columns::later_times(names), names, rows);
    let mut all = sure.iter().chain(&likely).chain(&later);
    let dated = all.find(|&&at| share(names, rows, at).is_some_and(|share| share > 0.5));
    dated.or(sure.first()).copied()
}

/// Names of columns other than `known` whose values are dates, and no plain numbers.
pub fn columns(names: &[String], rows: &[Row], known: &[usize]) -> Vec<String> {
    const NEARLY_ALL: f64 = 0.9;
    let are_dates = |&at: &usize| {
        let column = Column::of(names, at);
        let counts = |row: &Row| rating::number(&row.get(&column)).is_some();
        !known.contains(&at)
            && !rows.iter().take(FIRST).any(counts)
            && share(names, rows, at).is_some_and(|share| share >= NEARLY_ALL)
    };
    let found = columns::flat((0..names.len()).filter(are_dates).collect(), names, rows);
    found.into_iter().map(|at| names[at].clone()).collect()
}

/// Rows of which the values are looked at.
const FIRST: usize = 100;

/// The share of dates among the first values of a column, if it has any.
fn share(names: &[String], rows: &[Row], index: usize) -> Option<f64> {
    let column = Column::of(names, index);
    let values = rows.iter().take(FIRST).map(|row| row.get(&column));
    let values: Vec<_> = values.filter(|value| !value.trim().is_empty()).collect();
    let dates = values.iter().filter(|value| is_date(value)).count();
    (!values.is_empty()).then(|| dates as f64 / values.len() as f64)
}

fn year_first(value: &str) -> Option<Day> {
    let end = value.find(['T', 't', ' ']).unwrap_or(value.len());
    let value = &value[..end];
    if value.len() == 8 && is_digits(value) {
        let part = |range: Range<usize>| value[range].parse().ok();
        return Some((part(0..4)?, part(4..6)?, part(6..8)?));
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
    Some((year, month, day))
}

fn year_last(value: &str) -> Option<Day> {
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
        return Some((year, month, 1));
    }
    let year = parts.next()?;
    let (day, month) = match day(first) {
        Some(day) if dotted => (day, number(second, 1..=2).or_else(|| month(second))?),
        Some(day) => (day, month(second)?),
        None => (day(second)?, month(first)?),
    };
    let year = match number(year, 2..=2) {
        Some(year) if dashed || dotted => of_century(year),
        _ => number(year, 4..=4)?,
    };
    Some((year, month, day))
}

/// Seconds or milliseconds since 1970, which of these days have 10 and 13 digits, and Excel's days since
/// 1900, with or without decimals.
fn counted(value: &str) -> Option<Date> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, "0"));
    if decimals.is_empty() || !is_digits(decimals) || !is_digits(whole) {
        return None;
    }
    let count: i64 = whole.parse().ok()?;
    let (from, days) = match whole.len() {
        10 => (Date::constant(1970, 1, 1), count / 86_400),
        13 => (Date::constant(1970, 1, 1), count / 86_400_000),
        // From 1990 to 2069: others may count something else. To Excel, 1900 had a 29 February.
        5 if (32_874..=62_092).contains(&count) => (Date::constant(1899, 12, 30), count),
        _ => return None,
    };
    let date = from.checked_add(days.days()).ok()?;
    checked(date.year(), date.month().into(), date.day().into())
}

/// A year of two digits, as spreadsheets and databases write it, and read it.
fn of_century(year: i16) -> i16 {
    year + if year < 70 { 2000 } else { 1900 }
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

/// In English and small letters.
pub const MONTHS: [&str; 12] = [
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

/// The same.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Outside, it is a mistake; and so days are bounded in memory.
const YEARS: Range<i16> = 1900..2200;

fn checked(year: i16, month: i16, day: i16) -> Option<Date> {
    if !YEARS.contains(&year) {
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
