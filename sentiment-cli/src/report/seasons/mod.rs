//! What comes again in the same months of each year, and is no change.
//!
//! Months in a row count as a season where they are clearly apart from the four before and the four after
//! them, on the same side, each time they are there: so neither a step, nor a slope, nor a long dip is one.

mod find;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::Valence;

/// Months in a row that differ each year.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// From 1 to 12.
    first: i8,
    /// How many months.
    len: i8,
    /// How far they are above those around them, by all texts and by those that prove something.
    above: [f64; 2],
    /// Each time: the first month, the last one, and the mean.
    times: Vec<(Date, Date, f64)>,
    /// The mean of the months around them.
    around: f64,
}

impl Season {
    /// Whether a date is in it, whatever the year.
    pub fn has(&self, date: Date) -> bool {
        (date.month() - self.first).rem_euclid(12) < self.len
    }

    /// Whether it is lower than the rest of the year.
    pub fn is_lower(&self) -> bool {
        self.above[0] < 0.0
    }
}

/// The seasons of a file, the clearest first.
#[derive(Default)]
pub struct Seasons(Vec<Season>);

impl Seasons {
    /// Of these months.
    pub fn of(months: &BTreeMap<Date, Valence>) -> Self {
        /// One that is low and one that is high.
        const MOST: usize = 2;
        let mut seasons = Self::default();
        while seasons.0.len() < MOST {
            let calm = seasons.without(months);
            let known = |month: Date| seasons.0.iter().any(|season| season.has(month));
            match find::clearest(&calm, known) {
                Some(season) => seasons.0.push(season),
                None => break,
            }
        }
        seasons
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Season> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same months as they would be without.
    pub fn without(&self, months: &BTreeMap<Date, Valence>) -> BTreeMap<Date, Valence> {
        let calm = |(month, valence): (&Date, &Valence)| (*month, self.calm(*month, valence));
        months.iter().map(calm).collect()
    }

    /// The texts of a time as they would be without.
    pub fn calm(&self, date: Date, valence: &Valence) -> Valence {
        let seasons = self.0.iter().filter(|season| season.has(date));
        seasons.fold(*valence, |valence, season| {
            valence.raised(season.above.map(|above| -above))
        })
    }
}

#[cfg(test)]
mod tests;
