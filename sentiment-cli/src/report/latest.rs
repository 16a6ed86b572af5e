//! The last month, or week of a file of few weeks, against the one before.

use jiff::civil::Date;

use super::changes::RARE;
use super::dates::Period;
use super::days::{Days, Noise, Valence};
use super::numbers::{count, signed};
use super::seasons::Seasons;
use super::words::LEAST;

/// The last complete period and the one before it that has texts.
pub struct Latest {
    period: Period,
    last: (Date, Valence),
    before: (Date, Valence),
    /// By so much at least both are taken to vary.
    noise: Noise,
    /// Texts that each must have to be spoken of.
    least: u64,
}

impl Latest {
    /// Of months; of weeks where there are no two complete months, but texts enough: so many at least.
    pub fn of(days: &Days, least: u64) -> Option<Self> {
        let weeks = || Self::by(Period::Week, days, least).filter(Self::is_enough);
        Self::by(Period::Month, days, least).or_else(weeks)
    }

    fn by(period: Period, days: &Days, least: u64) -> Option<Self> {
        let mut parts: Vec<(Date, Valence)> = days.by(period).into_iter().collect();
        let noise = Noise::of(parts.iter().map(|(_, valence)| valence));
        let (first, end) = days.complete(period)?;
        parts.retain(|(start, _)| (first..=end).contains(start));
        let last = parts.pop()?;
        let before = parts.pop()?;
        Some(Self {
            period,
            last,
            before,
            noise,
            least: least.max(LEAST),
        })
    }

    /// Whether a date is in the last of them, or in the one before it.
    pub fn has(&self, date: Date) -> Option<bool> {
        let start = self.period.start(date);
        let is_last = start == self.last.0;
        (is_last || start == self.before.0).then_some(is_last)
    }

    /// When the last one is: "in September 2026", "in the week of 18 May 2026".
    pub fn when(&self) -> String {
        let label = self.period.label(self.last.0);
        match self.period {
            Period::Week => format!("in the {label}"),
            _ => format!("in {label}"),
        }
    }

    /// The first day of the last one.
    pub fn start(&self) -> Date {
        self.last.0
    }

    /// Whether the last one is lower, where it clearly differs.
    pub fn worse(&self) -> Option<bool> {
        let (last, before) = (&self.last.1, &self.before.1);
        let difference = last.above(before, self.noise);
        (self.is_enough() && difference.chance < RARE).then_some(difference.errors < 0.0)
    }

    /// Whether it differs as it does each year.
    pub fn is_usual(&self, seasons: &Seasons) -> bool {
        if self.period != Period::Month || self.worse().is_none() {
            return false;
        }
        let [last, before] = [&self.last, &self.before].map(|(at, part)| seasons.calm(*at, part));
        let difference = last.above(&before, self.noise);
        difference.chance >= RARE
    }

    fn is_enough(&self) -> bool {
        let parts = [&self.last.1, &self.before.1];
        parts.iter().all(|part| part.different >= self.least)
    }

    /// The last, as a sentence begins with it, and the one before.
    fn names(&self) -> (String, String) {
        let [last, before] = [self.last.0, self.before.0];
        let same = last.year() == before.year();
        let [own, other] = [last, before].map(|date| self.period.label(date));
        match self.period {
            Period::Week => (format!("The {own}"), format!("the {other}")),
            Period::Month if same => (own, before.strftime("%B").to_string()),
            _ => (own, other),
        }
    }

    /// As a sentence; `usual` if it is so each year.
    pub fn in_words(&self, usual: bool) -> String {
        let (name, other) = self.names();
        let (last, before) = (&self.last.1, &self.before.1);
        if !self.is_enough() {
            let parts = [last, before];
            let what = match parts.iter().all(|part| part.all.n == part.different) {
                true => "texts",
                false => "different texts in English",
            };
            let [own, others] = parts.map(|part| count(part.different));
            return format!("{name} and {other}: too few {what} to compare ({own} and {others}).");
        }
        let [own, others] = [last.all.mean(), before.all.mean()];
        match self.worse() {
            Some(worse) => format!(
                "{name}: {}, {} from {} in {other}{}.",
                signed(own),
                if worse { "down" } else { "up" },
                signed(others),
                if usual { ", as every year" } else { "" }
            ),
            None => format!(
                "{name}: {} after {} in {other}, no clear difference.",
                signed(own),
                signed(others)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::random::{random, valence};
    use crate::report::standing::Copies;
    use jiff::civil::date;

    fn add(days: &mut Days, day: Date, valence: f64) {
        days.add(day, valence, Copies::default(), false);
    }

    /// A text a day from one date to another, of a valence by month, give or take 0.2.
    fn said(from: Date, to: Date, valence: impl Fn(i8) -> f64) -> Option<String> {
        let mut days = Days::default();
        for (i, day) in from
            .series(jiff::ToSpan::days(1))
            .take_while(|d| *d <= to)
            .enumerate()
        {
            let noise = [0.2, -0.2][i % 2];
            add(&mut days, day, valence(day.month()) + noise);
        }
        Latest::of(&days, 0).map(|latest| latest.in_words(false))
    }

    #[test]
    fn the_last_complete_month() {
        let level = |month| [0.3, -0.3][usize::from(month == 8)];
        let start = date(2026, 5, 1);
        assert_eq!(
            said(start, date(2026, 9, 28), level).unwrap(),
            "September 2026: +0.30, up from −0.29 in August."
        );
        assert_eq!(
            said(start, date(2026, 9, 12), level).unwrap(),
            "August 2026: −0.29, down from +0.29 in July."
        );
        let same = said(start, date(2026, 7, 31), level).unwrap();
        assert!(
            same.starts_with("July 2026: +0.") && same.ends_with(", no clear difference."),
            "{same}"
        );
        let years = said(date(2025, 10, 1), date(2026, 1, 31), level).unwrap();
        assert!(years.starts_with("January 2026: "));
    }

    #[test]
    fn a_first_month_that_is_cut_off_is_none() {
        let level = |month| [0.3, -0.3][usize::from(month == 6)];
        assert_eq!(said(date(2026, 6, 25), date(2026, 7, 31), level), None);
        let whole = said(date(2026, 6, 3), date(2026, 7, 31), level).unwrap();
        assert!(whole.starts_with("July 2026: +0."), "{whole}");
    }

    #[test]
    fn weeks_where_there_are_no_two_months() {
        // A text a day is too few for weeks.
        assert_eq!(said(date(2026, 5, 1), date(2026, 5, 31), |_| 0.3), None);
        let mut days = Days::default();
        for day in 4..=28 {
            for i in 0..5 {
                let level = [0.4, -0.4][usize::from(day >= 18)];
                let noise = 0.1 * f64::from(i) - 0.2;
                add(&mut days, date(2026, 5, day), level + noise);
            }
        }
        let said = Latest::of(&days, 0).unwrap().in_words(false);
        assert_eq!(
            said,
            "The week of 18 May 2026: −0.40, down from +0.40 in the week of 11 May 2026."
        );
    }

    #[test]
    fn too_few_to_compare() {
        let level = |_| 0.3;
        assert_eq!(said(date(2026, 5, 1), date(2026, 6, 10), level), None);
        // A text a week.
        let mut days = Days::default();
        for week in 0..8 {
            let day = date(2026, 5, 4).saturating_add(jiff::ToSpan::weeks(week));
            add(&mut days, day, 0.3);
        }
        assert_eq!(
            Latest::of(&days, 0).unwrap().in_words(false),
            "June 2026 and May: too few texts to compare (4 and 4)."
        );
    }

    #[test]
    fn chance_seldom_makes_a_month_differ() {
        const RUNS: u64 = 400;
        for sizes in [
            vec![100, 8],
            vec![8, 100],
            vec![300, 10],
            vec![60, 60, 60, 60, 60, 8],
            vec![20; 12],
        ] {
            let differs = |run: u64| {
                let mut random = random(run);
                let mut days = Days::default();
                for (n, month) in sizes.iter().zip(1..) {
                    for i in 0..*n {
                        let day = date(2026, month, 1 + (i % 28) as i8);
                        let valence = valence(&mut random, 0.1);
                        add(&mut days, day, valence);
                    }
                }
                // Few texts may end early in their month.
                add(&mut days, date(2026, sizes.len() as i8, 28), 0.7);
                Latest::of(&days, 0).unwrap().worse().is_some()
            };
            let found = (0..RUNS).filter(|&run| differs(run)).count() as u64;
            assert!(found * 100 <= RUNS * 2, "{sizes:?}: {found} of {RUNS}");
        }
    }
}
