//! Ratings over time.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::changes::Change;
use super::comparable::Comparable;
use super::dates::Period;
use super::days::{by, Valence};
use super::stars::{mean, Stars};

/// How often each rating is there, by day.
#[derive(Clone, Default)]
pub struct RatedDays(BTreeMap<Date, Stars>);

impl RatedDays {
    /// Add the rating of a text that repeats others of its month or none.
    pub fn add(&mut self, day: Date, rating: (f64, u32), is_copy: bool) {
        self.0.entry(day).or_default().add(rating, is_copy);
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        for (day, stars) in &other.0 {
            self.0.entry(*day).or_default().merge(stars);
        }
    }
}

/// The ratings that can be held against each other, over time. On their scale the worst is at −1 and the best at 1, as
/// valences are.
pub struct Rated<'a> {
    comparable: &'a Comparable,
    days: Vec<(Date, Valence)>,
    scale: (f64, f64),
}

impl<'a> Rated<'a> {
    /// Those within two dates; none of choices in words, of which a mean says little.
    pub fn of(
        comparable: &'a Comparable,
        days: &RatedDays,
        (first, last): (Date, Date),
    ) -> Option<Self> {
        let scale = comparable.within.filter(|_| !comparable.are_words())?;
        let days = days.0.range(first..=last);
        let days = days.map(|(day, stars)| (*day, stars.placed(comparable, scale)));
        let days: Vec<_> = days.filter(|(_, rated)| rated.all.n > 0).collect();
        (!days.is_empty()).then_some(Self {
            comparable,
            days,
            scale,
        })
    }

    /// By the first day of a period.
    pub fn by(&self, period: Period) -> BTreeMap<Date, Valence> {
        by(period, self.days.iter().map(|(day, rated)| (*day, rated)))
    }

    /// The rating at a place of the scale.
    pub fn shown(&self, place: f64) -> String {
        let (low, high) = self.scale;
        mean(low + (place + 1.0) / 2.0 * (high - low))
    }

    /// What they are called.
    pub fn column(&self) -> &str {
        &self.comparable.groups.column.name
    }

    /// "The mean rating (stars) fell in July 2026: 4.02 before, 2.31 since."
    pub fn sentence(&self, change: &Change) -> Option<String> {
        let told = || change.told(&|place| self.shown(place));
        change
            .is_clear()
            .then(|| format!("The mean rating ({}) {}.", self.column(), told()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Column;
    use crate::report::random::random;
    use crate::report::ratings::Ratings;
    use crate::report::tally::Proof;
    use jiff::civil::date;
    use sentiment_core::Analyzer;

    #[test]
    fn chance_seldom_makes_ratings_change() {
        const RUNS: u64 = 200;
        let score = Analyzer::english().score("good");
        for share in [0.5, 0.9] {
            let changed = |run: u64| {
                let mut random = random(run);
                let mut ratings = Ratings::new(Column::named("stars"), &[]);
                let mut days = RatedDays::default();
                for at in 0..240_u16 {
                    let best = random() < share;
                    let rating = if best { 5 } else { 1 + (random() * 4.0) as u32 };
                    ratings.add(&rating.to_string(), &score, Proof::default());
                    let day = date(2026, 1 + (at / 30) as i8, 1 + (at % 28) as i8);
                    days.add(day, (f64::from(rating), 0), false);
                }
                let within = (date(2026, 1, 1), date(2026, 12, 31));
                let comparable = ratings.comparable();
                let rated = Rated::of(&comparable, &days, within).expect("ratings");
                Change::over(&rated.by(Period::Month)).is_clear()
            };
            let found = (0..RUNS).filter(|&run| changed(run)).count() as u64;
            assert!(found * 100 <= RUNS * 2, "{share}: {found} of {RUNS}");
        }
    }
}
