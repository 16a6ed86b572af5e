//! Which comes first in dates such as 3/4/2026: the day or the month.
//!
//! In "03 04, 2026" it is the month, as in "March 4, 2026", unless other values of the column say that it is the day.

use jiff::civil::Date;

use super::{checked, number, of_century, YEARS};

/// What the values of a column say of that: a number above 12 is a day. A few may be slips.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Order {
    /// How many values begin with the day.
    day: u32,
    /// How many begin with the month.
    month: u32,
    /// A value may begin with either.
    either: bool,
    /// A value can begin with neither.
    neither: bool,
    /// Whether the day comes first, if the user says so.
    said: Option<bool>,
}

impl Order {
    /// As the user says, if anything: whether the day comes first.
    pub fn said(day_first: Option<bool>) -> Self {
        Self {
            said: day_first,
            ..Self::default()
        }
    }

    /// Learn from a value.
    pub fn see(&mut self, value: &str) {
        if let Some(Parts { first, second, .. }) = parts(value) {
            match (first > 12, second > 12) {
                (true, false) => self.day = self.day.saturating_add(1),
                (false, true) => self.month = self.month.saturating_add(1),
                (false, false) => self.either |= !has_comma(value),
                (true, true) => self.neither = true,
            }
        }
    }

    /// Whether there are such dates, and nothing tells which comes first.
    pub fn is_open(self) -> bool {
        self.either && self.telling() == 0 && self.said.is_none()
    }

    /// How many values tell.
    fn telling(self) -> u64 {
        u64::from(self.day) + u64::from(self.month)
    }

    /// Whether the day comes first, by nearly all values that tell.
    fn day_first(self) -> Option<bool> {
        let more = self.day.max(self.month);
        let is_clear = more > 0 && 20 * u64::from(more) >= 19 * self.telling();
        self.said
            .or_else(|| is_clear.then_some(self.day > self.month))
    }

    /// Whether it is known which comes first.
    pub fn is_known(self) -> bool {
        self.day_first().is_some()
    }

    /// Whether a value may be such a date.
    pub fn has(value: &str) -> bool {
        parts(value).is_some_and(|parts| parts.first <= 12 || parts.second <= 12)
    }

    /// Whether a value is written so, and is no day whichever comes first.
    pub fn is_impossible(value: &str) -> bool {
        let Some((first, second, year)) = written(value) else {
            return false;
        };
        YEARS.contains(&year)
            && checked(year, first, second).is_none()
            && checked(year, second, first).is_none()
    }

    /// The date of such a value.
    pub fn date(self, value: &str) -> Option<Date> {
        let Parts {
            first,
            second,
            year,
        } = parts(value)?;
        let by_form = || (self.telling() == 0 && has_comma(value)).then_some(false);
        match self.day_first().or_else(by_form)? {
            true => checked(year, second, first),
            false => checked(year, first, second),
        }
    }

    /// Why such values have no date.
    pub fn doubt(self) -> Option<&'static str> {
        if self.is_open() {
            return Some(match self.neither {
                true => "nothing tells the day from the month, as of the dates that exist none has a number above 12",
                false => "nothing tells the day from the month, as no number is above 12",
            });
        }
        let is_mixed = self.telling() > 0 && !self.is_known();
        is_mixed.then_some("some dates begin with the day and others with the month")
    }
}

/// Both numbers and the year of a date.
struct Parts {
    first: i16,
    second: i16,
    year: i16,
}

/// Those of a value such as `3/4/2026`, `3/4/26`, `3-4-2026` or `03 04, 2026`.
fn parts(value: &str) -> Option<Parts> {
    let (first, second, year) = written(value)?;
    let fits = |number| (1..=31).contains(&number);
    (fits(first) && fits(second)).then_some(Parts {
        first,
        second,
        year,
    })
}

/// Whatever the numbers are.
fn written(value: &str) -> Option<(i16, i16, i16)> {
    let value = value.trim();
    spaced(value).or_else(|| joined(value))
}

fn joined(value: &str) -> Option<(i16, i16, i16)> {
    let date = value.split([' ', ',', 'T']).next()?;
    let slashes = date.contains('/');
    let mut parts = date.split(if slashes { '/' } else { '-' });
    let mut part = || number(parts.next()?, 1..=2);
    let (first, second) = (part()?, part()?);
    let year = parts.next()?;
    let year = match number(year, 2..=2) {
        // Of 15-04-26 the year may be the first.
        Some(year) if slashes => of_century(year),
        _ => number(year, 4..=4)?,
    };
    parts.next().is_none().then_some((first, second, year))
}

/// As "March 4, 2026" is written, with a number for the month.
fn spaced(value: &str) -> Option<(i16, i16, i16)> {
    let (days, rest) = value.split_once(',')?;
    let (first, second) = days.split_once(' ')?;
    let year = rest.trim_start().split([' ', ',']).next()?;
    Some((
        number(first, 1..=2)?,
        number(second, 1..=2)?,
        number(year, 4..=4)?,
    ))
}

fn has_comma(value: &str) -> bool {
    spaced(value.trim()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn order(values: &[&str]) -> Order {
        let mut order = Order::default();
        values.iter().for_each(|value| order.see(value));
        order
    }

    #[test]
    fn one_number_above_12_tells_all() {
        let day = Some(date(2026, 4, 3));
        let us = order(&["4/3/2026", "04/15/2026"]);
        for value in [
            "4/3/2026",
            "04/03/26",
            "4/3/26 00:00",
            "04-03-2026",
            "4/3/2026, 10:00 AM",
        ] {
            assert_eq!(us.date(value), day, "{value}");
        }
        let other = order(&["15/04/2026 00:00"]);
        assert_eq!(other.date("3/4/2026"), day);
        for value in [
            "3/31/2026",
            "3/4",
            "3/4/026",
            "31-03-26",
            "3/4/2026/1",
            "4 / 3",
            "0/3/2026",
        ] {
            assert_eq!(other.date(value), None, "{value}");
        }
    }

    #[test]
    fn a_slip_is_none_of_them() {
        let mut values = vec!["04/15/2026"; 19];
        values.push("15/4/2026");
        let us = order(&values);
        assert_eq!(us.date("4/3/2026"), Some(date(2026, 4, 3)));
        assert_eq!(us.date("15/4/2026"), None);
        assert_eq!(us.doubt(), None);
        values.push("16/4/2026");
        assert!(order(&values).doubt().is_some());
    }

    #[test]
    fn the_user_may_say_it() {
        for (day_first, day) in [(true, date(2026, 4, 3)), (false, date(2026, 3, 4))] {
            let mut order = Order::said(Some(day_first));
            order.see("3/4/2026");
            assert!(!order.is_open() && order.doubt().is_none());
            for value in ["3/4/2026", "3-4-2026", "03 04, 2026"] {
                assert_eq!(order.date(value), Some(day), "{value}");
            }
        }
    }

    #[test]
    fn what_is_no_date_either_way_tells_nothing() {
        let open = order(&["13/14/2026", "3/4/2026"]);
        assert!(open.is_open());
        assert!(open.doubt().unwrap().contains("of the dates that exist"));
    }

    #[test]
    fn otherwise_nobody_knows() {
        let open = order(&["3/4/2026", "1/1/2026", "soon"]);
        assert!(open.is_open() && open.doubt().is_some());
        let both = order(&["15/4/2026", "4/15/2026"]);
        assert!(!both.is_open() && both.doubt().is_some());
        for order in [open, both, Order::default()] {
            assert_eq!(order.date("3/4/2026"), None);
            assert_eq!(order.date("15/4/2026"), None);
        }
        assert_eq!(Order::default().doubt(), None);
    }

    #[test]
    fn with_a_comma_the_month_is_first_unless_the_column_says_otherwise() {
        let september = Some(date(2026, 9, 3));
        let us = order(&["09 13, 2026"]);
        for value in ["09 03, 2026", "9 3, 2026", "09 03,2026 10:00"] {
            assert_eq!(us.date(value), september, "{value}");
            assert_eq!(Order::default().date(value), september, "{value}");
            assert!(Order::has(value));
        }
        let few = order(&["09 03, 2026"]);
        assert!(!few.is_open() && few.doubt().is_none());
        let other = order(&["13 09, 2026"]);
        assert_eq!(other.date("03 09, 2026"), september);
        assert_eq!(
            order(&["13 09, 2026", "09 13, 2026"]).date("09 03, 2026"),
            None
        );
        for value in [
            "09 13 2026",
            "09 13, 26",
            "09  13, 2026",
            "0 13, 2026",
            "09 32, 2026",
            "9, 2026",
        ] {
            assert_eq!(us.date(value), None, "{value}");
        }
    }
}
