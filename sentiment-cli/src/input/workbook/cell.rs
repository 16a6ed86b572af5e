//! A cell as people see it.

use std::borrow::Cow;

use calamine::{DataType, ExcelDateTime};
use jiff::civil::{Date, DateTime, Time};
use jiff::Unit;

/// Errors of formulas, which some formats keep as texts.
const ERRORS: [&str; 7] = [
    "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

/// What a cell shows; nothing where it is empty, blank or an error.
pub fn shown<T: DataType>(cell: &T) -> Option<Cow<'_, str>> {
    let text = cell.get_string().or_else(|| cell.get_duration_iso());
    if let Some(text) = text {
        let is_nothing = text.trim().is_empty() || ERRORS.contains(&text);
        return (!is_nothing).then_some(Cow::Borrowed(text));
    }
    if let Some(time) = cell.get_datetime_iso() {
        // Of seconds no parts.
        return Some(Cow::Borrowed(time.split('.').next().unwrap_or(time)));
    }
    if let Some(is_true) = cell.get_bool() {
        return Some(Cow::Borrowed(if is_true { "TRUE" } else { "FALSE" }));
    }
    if let Some(time) = cell.get_datetime() {
        return Some(Cow::Owned(moment(time)));
    }
    match (cell.get_int(), cell.get_float()) {
        (Some(whole), _) => Some(Cow::Owned(whole.to_string())),
        (None, Some(value)) => Some(Cow::Owned(number(value))),
        (None, None) => None,
    }
}

/// A number by the 15 digits that spreadsheets show: 0.1 + 0.2 is 0.3.
fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        // Not "-0".
        return (value + 0.0).to_string();
    }
    let seen: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    seen.to_string()
}

/// A date, a time of day, both, or a length of time, to the second.
fn moment(time: ExcelDateTime) -> String {
    let days = time.as_f64();
    if time.is_duration() {
        let seconds = (days.abs() * 86_400.0).round();
        let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
        let sign = if days < 0.0 { "-" } else { "" };
        return format!(
            "{sign}{hours}:{:02}:{:02}",
            (rest / 60.0).floor(),
            rest % 60.0
        );
    }
    match date_and_time(time) {
        Some(when) if (0.0..1.0).contains(&days) => when.time().to_string(),
        Some(when) if when.time() == Time::midnight() => when.date().to_string(),
        Some(when) => when.to_string(),
        None => number(days),
    }
}

/// What spreadsheets count as days, unless it is no date, as the 29 February of 1900.
fn date_and_time(time: ExcelDateTime) -> Option<DateTime> {
    // The last day that they know is at the end of 9999.
    if !(0.0..2_958_466.0).contains(&time.as_f64()) {
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let small = |n: u8| i8::try_from(n).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let nanoseconds = i32::from(milli) * 1_000_000;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, nanoseconds).ok()?;
    date.to_datetime(time).round(Unit::Second).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, Data, ExcelDateTimeType};

    fn shows(cell: &Data) -> String {
        shown(cell).unwrap_or_default().into_owned()
    }

    #[test]
    fn numbers_are_short() {
        for (value, seen) in [
            (4.0, "4"),
            (-0.0, "0"),
            (4.5, "4.5"),
            (0.1 + 0.2, "0.3"),
            (1e-7, "0.0000001"),
            (123_456_789_012_345.0, "123456789012345"),
            (-2.25, "-2.25"),
        ] {
            assert_eq!(shows(&Data::Float(value)), seen);
        }
        assert_eq!(shows(&Data::Int(7)), "7");
    }

    #[test]
    fn dates_are_iso() {
        for (days, seen) in [
            (46112.0, "2026-03-31"),
            (46_112.586_805_555_555, "2026-03-31T14:05:00"),
            // A hair before midnight.
            (46_112.999_999_999, "2026-04-01"),
            (0.586_805_555_555, "14:05:00"),
            (1.0, "1900-01-01"),
            (60.0, "60"),
            (-1.5, "-1.5"),
            (1e9, "1000000000"),
        ] {
            let time = ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false);
            assert_eq!(shows(&Data::DateTime(time)), seen, "{days}");
        }
        let of_1904 = ExcelDateTime::new(44650.0, ExcelDateTimeType::DateTime, true);
        assert_eq!(shows(&Data::DateTime(of_1904)), "2026-03-31");
        let length = ExcelDateTime::new(1.25, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(shows(&Data::DateTime(length)), "30:00:00");
        let iso = Data::DateTimeIso("2026-03-31T14:05:00.000000000".into());
        assert_eq!(shows(&iso), "2026-03-31T14:05:00");
    }

    #[test]
    fn what_shows_nothing_is_empty() {
        for cell in [
            Data::Empty,
            Data::Error(CellErrorType::NA),
            Data::String("#N/A".into()),
            Data::String(" \n".into()),
        ] {
            assert_eq!(shown(&cell), None);
        }
        assert_eq!(shows(&Data::Bool(true)), "TRUE");
        assert_eq!(shows(&Data::String(" as is\n".into())), " as is\n");
    }
}
