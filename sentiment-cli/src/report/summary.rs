//! All that a report counts. Summaries of parts of a file merge into that of
//! the whole, and their memory does not grow with it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sentiment_core::Analyzer;

use super::dates;
use super::drivers::Drivers;
use super::groups::Groups;
use super::moments::{Moments, Pairs};
use super::tally::Tally;
use super::top::{Sample, Top};
use crate::input::{Column, Row};

/// Bars of the histogram of valences.
pub const BINS: usize = 20;

/// Least evidence for the weaker side of a text that is called mixed.
const MIXED: f64 = 0.2;

/// Texts with less confidence are for a person to look at.
const UNSURE: f64 = 0.5;

/// Which columns mean what.
pub struct Plan {
    /// Columns to compare groups by.
    pub by: Vec<Column>,
    /// The column with dates.
    pub time: Option<Column>,
    /// The column with ratings.
    pub rating: Option<Column>,
}

/// All that a report counts.
#[derive(Clone)]
pub struct Summary {
    /// Of all texts.
    pub all: Tally,
    /// Rows without a text.
    pub empty: u64,
    /// Texts in which no word weighs anything.
    pub silent: u64,
    /// Texts by valence.
    pub histogram: [u64; BINS],
    /// Texts by the columns to compare.
    pub groups: Vec<Groups>,
    /// Valence by day.
    pub days: BTreeMap<Date, Moments>,
    /// Rows with a date that cannot be read, and the first of those.
    pub undated: (u64, Option<String>),
    /// Ratings with valences.
    pub ratings: Pairs,
    /// Texts by rating.
    pub by_rating: Option<Groups>,
    /// Terms that move the valence.
    pub drivers: Drivers,
    /// The most positive texts.
    pub positive: Top,
    /// The most negative texts.
    pub negative: Top,
    /// The most mixed texts.
    pub mixed: Top,
    /// The texts whose label is least certain, if it is close to a guess.
    pub uncertain: Top,
}

impl Summary {
    /// Of no texts.
    pub fn new(plan: &Plan) -> Self {
        Self {
            all: Tally::default(),
            empty: 0,
            silent: 0,
            histogram: [0; BINS],
            groups: plan.by.iter().cloned().map(Groups::new).collect(),
            days: BTreeMap::new(),
            undated: (0, None),
            ratings: Pairs::default(),
            by_rating: plan.rating.clone().map(Groups::new),
            drivers: Drivers::default(),
            positive: Top::default(),
            negative: Top::default(),
            mixed: Top::default(),
            uncertain: Top::default(),
        }
    }

    /// Add a row. Rows must be added in the order of the file.
    pub fn add(&mut self, row: &Row, plan: &Plan, analyzer: &Analyzer) {
        let text = row.text();
        if text.trim().is_empty() {
            self.empty += 1;
            return;
        }
        let explanation = analyzer.explain(text);
        let score = explanation.score;
        self.all.add(&score);
        self.histogram[bin(score.valence)] += 1;
        self.drivers.add(&explanation);
        let date = plan
            .time
            .as_ref()
            .and_then(|column| self.date(&row.get(column)));
        if let Some(date) = date {
            self.days.entry(date).or_default().add(score.valence);
        }
        for groups in &mut self.groups {
            groups.add(&row.get(&groups.column), &score, date);
        }
        if let Some(groups) = &mut self.by_rating {
            let rating = row.get(&groups.column).trim().to_owned();
            if let Some(value) = rating.parse().ok().filter(|v: &f64| v.is_finite()) {
                self.ratings.add(value, score.valence);
                groups.add(&rating, &score, None);
            }
        }
        let silent = explanation.contributions.is_empty();
        self.silent += u64::from(silent);
        let weaker = score.negative.min(score.positive);
        let ranked = [
            (&mut self.positive, score.valence, score.valence > 0.0),
            (&mut self.negative, -score.valence, score.valence < 0.0),
            (
                &mut self.mixed,
                weaker,
                weaker >= MIXED && both_ways(&explanation),
            ),
            // Of a text without evidence there is nothing to look at.
            (
                &mut self.uncertain,
                -score.confidence,
                score.confidence < UNSURE && !silent,
            ),
        ];
        for (top, rank, fits) in ranked {
            if fits && top.wants(rank) {
                top.offer(rank, Sample::new(text, score, row.line, notes(row, plan)));
            }
        }
    }

    fn date(&mut self, value: &str) -> Option<Date> {
        let date = dates::parse(value);
        if date.is_none() {
            self.undated.0 += 1;
            self.undated
                .1
                .get_or_insert_with(|| value.chars().take(40).collect());
        }
        date
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Summary) {
        self.all.merge(&later.all);
        self.empty += later.empty;
        self.silent += later.silent;
        for (own, count) in self.histogram.iter_mut().zip(later.histogram) {
            *own += count;
        }
        for (own, groups) in self.groups.iter_mut().zip(&later.groups) {
            own.merge(groups);
        }
        for (day, valence) in &later.days {
            self.days.entry(*day).or_default().merge(valence);
        }
        self.undated.0 += later.undated.0;
        self.undated.1 = self.undated.1.take().or(later.undated.1);
        self.ratings.merge(&later.ratings);
        if let (Some(own), Some(groups)) = (&mut self.by_rating, &later.by_rating) {
            own.merge(groups);
        }
        self.drivers.merge(later.drivers);
        self.positive.merge(later.positive);
        self.negative.merge(later.negative);
        self.mixed.merge(later.mixed);
        self.uncertain.merge(later.uncertain);
    }

    /// Valence by month.
    pub fn months(&self) -> BTreeMap<Date, Moments> {
        let mut months: BTreeMap<Date, Moments> = BTreeMap::new();
        for (day, valence) in &self.days {
            months
                .entry(day.first_of_month())
                .or_default()
                .merge(valence);
        }
        months
    }
}

/// The bar of the histogram that a valence belongs to.
fn bin(valence: f64) -> usize {
    // In [0, BINS], so nothing is cut off.
    let place = ((valence + 1.0) / 2.0 * BINS as f64).floor() as usize;
    place.min(BINS - 1)
}

/// Whether some words speak for and others against.
fn both_ways(explanation: &sentiment_core::Explanation) -> bool {
    let mut values = explanation.contributions.iter().map(|c| c.sums.valence);
    values.clone().any(|v| v > 0.0) && values.any(|v| v < 0.0)
}

/// The date and the groups of a row, as they stand in the file.
fn notes(row: &Row, plan: &Plan) -> Vec<String> {
    plan.time
        .iter()
        .chain(&plan.by)
        .chain(&plan.rating)
        .map(|column| {
            let value = row.get(column);
            let value: String = value.trim().chars().take(60).collect();
            match &plan.rating {
                Some(rating) if rating.index == column.index && !value.is_empty() => {
                    format!("{} {value}", column.name)
                }
                _ => value,
            }
        })
        .filter(|value| !value.is_empty())
        .collect()
}
