//! How far texts agree with their ratings.

use std::collections::BTreeMap;

use sentiment_core::Score;

use super::cells::Cells;
pub use super::comparable::Comparable;
use super::groups::Groups;
use super::ranks::Pairs;
use super::scale::scale;
use super::stars::is_unrated;
use super::tally::Proof;
use super::written::Words;
use crate::columns;
use crate::input::{Column, Row};
use crate::rating;

/// Texts by their ratings. Of `4/5` and `8/10` the numbers are not of one
/// scale: each scale is counted by itself, 0 for a lone number.
#[derive(Clone)]
pub struct Ratings {
    /// The column.
    pub column: Column,
    /// Whether they are from 0 to 10, whatever most people choose.
    nps: bool,
    scales: BTreeMap<u32, Scale>,
    odd: (u64, Option<String>),
    /// How many say that there is none, and the first of these.
    pub unrated: (u64, Option<String>),
}

#[derive(Clone)]
struct Scale {
    pairs: Pairs,
    groups: Groups,
    first: String,
    /// How ratings are written that are no numbers.
    words: Words,
}

/// The column with ratings, by its name; of several the first in which most values are ratings. A
/// score may count something, and a name with a word of ratings be of something else: these are taken if
/// their values are few.
pub fn column(names: &[String], rows: &[Row]) -> Option<usize> {
    const FIRST: usize = 100;
    /// As many as from 0 to 10.
    const SCALE: usize = 11;
    let values = |index: usize| -> Vec<String> {
        let column = Column::of(names, index);
        let values = rows.iter().take(FIRST).map(|row| row.get(&column));
        let values = values.map(|value| value.trim().to_owned());
        values.filter(|value| !value.is_empty()).collect()
    };
    let are_ratings = |values: &[String]| {
        let ratings = values.iter().filter(|value| rating::parse(value).is_some());
        2 * ratings.count() > values.len()
    };
    let mut sure = columns::flat(columns::ratings(names), names, rows);
    let made = names.iter().filter_map(|name| columns::nps_group_of(name));
    sure.extend(made.filter_map(|own| names.iter().position(|name| name == own)));
    let likely = sure.iter().find(|&&index| are_ratings(&values(index)));
    let may_be = |&index: &usize| {
        let mut values = values(index);
        let fits = are_ratings(&values);
        values.sort_unstable();
        values.dedup();
        fits && values.len() <= SCALE
    };
    let found = |columns: Vec<usize>| columns::flat(columns, names, rows).into_iter().find(may_be);
    let spoken_of = || found(columns::likely_ratings(names));
    let scores = || found(columns::scores(names));
    let likely = likely.copied().or_else(spoken_of);
    likely.or(sure.first().copied()).or_else(scores)
}

/// The columns of marks, if there are several beside a rating and groups: exports of travel sites have one of the staff, one
/// of the location and so on, from 1 to 10. Numbers alone may be names of branches.
pub fn marks(names: &[String], rows: &[Row]) -> Vec<usize> {
    const SEVERAL: usize = 2;
    let are_marks = |&at: &usize| {
        let column = Column::of(names, at);
        let values = rows.iter().map(|row| row.get(&column));
        let mut values = values.filter(|value| !value.trim().is_empty()).peekable();
        let is_mark = |n: f64| (0.0..=10.0).contains(&n);
        values.peek().is_some() && values.all(|value| rating::number(&value).is_some_and(is_mark))
    };
    let marks: Vec<usize> = (0..names.len()).filter(are_marks).collect();
    let known = [columns::groups(names), columns::ratings(names)].concat();
    let others = marks.iter().filter(|at| !known.contains(at));
    match others.count() >= SEVERAL {
        true => marks,
        false => Vec::new(),
    }
}

impl Ratings {
    /// None yet, of a column among others.
    pub fn new(column: Column, names: &[String]) -> Self {
        Self {
            nps: columns::is_nps(&column.name, names),
            column,
            scales: BTreeMap::new(),
            odd: (0, None),
            unrated: (0, None),
        }
    }

    /// Whether no value was a rating.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// Add a text. One without a rating counts nowhere.
    pub fn add(&mut self, value: &str, score: &Score, proof: Proof) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let short = || value.chars().take(40).collect();
        if is_unrated(value) {
            self.unrated.0 += 1;
            self.unrated.1.get_or_insert_with(short);
            return;
        }
        let Some((rating, best)) = rating::parse(value) else {
            self.odd.0 += 1;
            self.odd.1.get_or_insert_with(short);
            return;
        };
        let scale = self.scales.entry(best).or_insert_with(|| Scale {
            pairs: Pairs::default(),
            groups: Groups::new(self.column.clone(), Cells::One),
            first: short(),
            words: Words::default(),
        });
        if proof.is_evidence() {
            scale.pairs.add(rating, score.valence);
        }
        // 1 and 1.0 are one rating.
        let name = rating.to_string();
        if rating::is_choice(value) {
            scale.words.add(&name, value, 1);
        }
        scale.groups.add(&name, score, None, proof);
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Ratings) {
        self.odd.0 += later.odd.0;
        self.odd.1 = self.odd.1.take().or(later.odd.1);
        self.unrated.0 += later.unrated.0;
        self.unrated.1 = self.unrated.1.take().or(later.unrated.1);
        for (best, scale) in later.scales {
            match self.scales.get_mut(&best) {
                Some(own) => own.merge(&scale),
                None => {
                    self.scales.insert(best, scale);
                }
            }
        }
    }

    /// Lone numbers, and those of the scale that most of the others have, but for those that are
    /// beyond what nearly all are within.
    pub fn comparable(&self) -> Comparable {
        let mut odd = self.odd.clone();
        let usual = self
            .scales
            .iter()
            .filter(|(best, _)| **best > 0)
            .max_by_key(|(best, scale)| (scale.pairs.n(), std::cmp::Reverse(**best)))
            .map(|(best, _)| *best);
        let mut pairs = Pairs::default();
        let mut groups = Groups::new(self.column.clone(), Cells::One);
        let mut words = Words::default();
        for (best, scale) in &self.scales {
            if *best == 0 || Some(*best) == usual {
                pairs.merge(&scale.pairs);
                groups.merge(&scale.groups);
                words.merge(&scale.words);
            } else {
                odd.0 += scale.groups.whole().n();
                odd.1.get_or_insert_with(|| scale.first.clone());
            }
        }
        let within = scale(&groups, self.nps);
        if let Some((low, high)) = within {
            pairs.retain((low, high));
            let beyond = groups.take(|name| {
                let rating = name.parse::<f64>().unwrap_or(low);
                !(low..=high).contains(&rating)
            });
            for (name, group) in beyond {
                odd.0 += group.tally.n();
                odd.1.get_or_insert(name);
            }
        }
        let asks = self.nps || columns::asks_to_recommend(&self.column.name);
        Comparable {
            nps: asks && within == Some((0.0, 10.0)),
            pairs,
            groups,
            odd,
            within,
            usual,
            words,
        }
    }
}

impl Scale {
    fn merge(&mut self, other: &Scale) {
        self.pairs.merge(&other.pairs);
        self.groups.merge(&other.groups);
        self.words.merge(&other.words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::standing::Copies;
    use sentiment_core::Analyzer;

    #[test]
    fn one_scale_is_compared() {
        let column = Column::named("rating");
        let score = Analyzer::english().score("good");
        let (mut ratings, mut later) =
            (Ratings::new(column.clone(), &[]), Ratings::new(column, &[]));
        for value in ["8/10", "4/5", "1", "", "n/a"] {
            ratings.add(value, &score, Proof::default());
        }
        for value in ["1.0", "5/5"] {
            later.add(value, &score, Proof::default());
        }
        ratings.merge(later);
        let Comparable {
            pairs, groups, odd, ..
        } = ratings.comparable();
        assert_eq!(pairs.n(), 4);
        let names: Vec<&str> = groups.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["1", "4", "5"]);
        assert_eq!(odd, (2, Some("n/a".to_owned())));
    }

    #[test]
    fn what_is_beyond_the_scale_of_nearly_all_is_left_out() {
        let score = Analyzer::english().score("good");
        let kept = |usual: &[&str], few: &[&str]| {
            let mut ratings = Ratings::new(Column::named("rating"), &[]);
            for value in usual.iter().cycle().take(usual.len().max(100)).chain(few) {
                ratings.add(value, &score, Proof::default());
            }
            let Comparable { pairs, odd, .. } = ratings.comparable();
            (pairs.n(), odd.0)
        };
        assert_eq!(kept(&["1", "3", "5"], &["2026", "0", "0"]), (100, 3));
        assert_eq!(kept(&["1", "6", "9"], &["0", "10"]), (102, 0));
        assert_eq!(kept(&["20", "90", "55"], &["0", "1000"]), (101, 1));
        assert_eq!(kept(&["-3", "0", "3"], &["5"]), (101, 0));
        // A few are slips, more are of a longer scale.
        assert_eq!(kept(&["1", "3", "5"], &["7", "7"]), (102, 0));
        assert_eq!(kept(&["1"; 200], &["7"]), (200, 1));
    }

    #[test]
    fn nps_is_from_0_to_10() {
        let score = Analyzer::english().score("good");
        for (name, odd) in [("NPS score", 0), ("rating", 4)] {
            let mut ratings = Ratings::new(Column::named(name), &[]);
            for value in ["1", "2", "3", "4", "5"].iter().cycle().take(100) {
                ratings.add(value, &score, Proof::default());
            }
            for value in ["9", "10", "10", "9"] {
                ratings.add(value, &score, Proof::default());
            }
            assert_eq!(ratings.comparable().odd.0, odd, "{name}");
        }
    }

    #[test]
    fn all_of_another_scale_are_counted() {
        let mut ratings = Ratings::new(Column::named("rating"), &[]);
        let score = Analyzer::english().score("good");
        let mut copies = Copies::default();
        for _ in 0..30 {
            let proof = Proof {
                copies,
                ..Proof::default()
            };
            ratings.add("8/10", &score, proof);
            ratings.add("4/5", &score, Proof::default());
            copies.all += 1;
        }
        assert_eq!(ratings.comparable().odd.0, 30);
    }

    #[test]
    fn zero_is_no_rating_where_its_texts_are_better_than_the_next() {
        let kept = |zero: &str| {
            let mut ratings = Ratings::new(Column::named("rating"), &[]);
            let analyzer = Analyzer::english();
            for (value, text) in [("0", zero), ("1", "terrible"), ("5", "great")] {
                let score = analyzer.score(text);
                (0..20).for_each(|_| ratings.add(value, &score, Proof::default()));
            }
            ratings.comparable().pairs.n()
        };
        assert_eq!(kept("good"), 40);
        assert_eq!(kept("horrible"), 60);
    }
}
