//! Valence by week and by month at once.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::Period;
use super::days::{by, Valence};

/// By the days of one week that are in one month: weeks and months are made of them.
#[derive(Clone, Default)]
pub struct Pieces(BTreeMap<Date, Valence>);

impl Pieces {
    /// Add that of a text which repeats so many others of its month.
    pub fn add(&mut self, date: Date, valence: f64, repeats: u32, foreign: bool) {
        self.part(date).add(valence, repeats, foreign);
    }

    /// The part that a date is in.
    pub fn part(&mut self, date: Date) -> &mut Valence {
        self.0.entry(start(date)).or_default()
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        for (date, valence) in &other.0 {
            self.part(*date).merge(valence);
        }
    }

    /// Keep what is within two dates.
    pub fn between(&mut self, first: Date, last: Date) {
        let within = start(first)..=last;
        self.0.retain(|date, _| within.contains(date));
    }

    /// By the first day of each month, or of each week.
    pub fn by(&self, period: Period) -> BTreeMap<Date, Valence> {
        by(
            period,
            self.0.iter().map(|(date, valence)| (*date, valence)),
        )
    }

    /// By month.
    pub fn months(&self) -> BTreeMap<Date, Valence> {
        self.by(Period::Month)
    }

    /// Those of which something holds, each changed.
    pub fn filter_map(&self, change: impl Fn(Date, &Valence) -> Option<Valence>) -> Self {
        let parts = self.0.iter();
        Self(
            parts
                .filter_map(|(date, v)| Some((*date, change(*date, v)?)))
                .collect(),
        )
    }

    /// Without those of a part.
    pub fn less(&self, part: &Self) -> Self {
        self.filter_map(|date, all| {
            let rest = part.0.get(&date).map_or(*all, |part| all.without(part));
            (rest.all.n > 0).then_some(rest)
        })
    }

    /// All together.
    pub fn all(&self) -> Valence {
        let mut all = Valence::default();
        self.0.values().for_each(|valence| all.merge(valence));
        all
    }
}

fn start(date: Date) -> Date {
    Period::Week.start(date).max(Period::Month.start(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_and_months_are_made_of_pieces() {
        let mut pieces = Pieces::default();
        // The week of 27 April ends in May.
        for day in [
            date(2026, 4, 28),
            date(2026, 4, 30),
            date(2026, 5, 2),
            date(2026, 5, 4),
        ] {
            pieces.add(day, 0.5, 0, false);
        }
        let n = |period| -> Vec<u64> {
            let parts = pieces.by(period).into_values();
            parts.map(|part| part.all.n).collect()
        };
        assert_eq!(n(Period::Month), [2, 2]);
        assert_eq!(n(Period::Week), [3, 1]);
        assert_eq!(pieces.all().all.n, 4);
        pieces.between(date(2026, 4, 30), date(2026, 5, 3));
        assert_eq!(pieces.all().all.n, 3);
    }
}
