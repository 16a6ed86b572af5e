//! What the report knows of its texts: bounded, and mergeable.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use sentiment_core::{Emotion, Label, Score};

use super::period::{periods, Period};

/// Texts shown of each kind.
const SHOWN: usize = 6;
/// Values of a group column that are told apart.
const MOST_VALUES: usize = 200;
/// Terms that are counted.
const MOST_TERMS: usize = 200_000;
/// Bars of the histogram.
pub const BINS: usize = 20;

/// A row, scored.
pub struct Answer {
    pub score: Score,
    /// None without a date; Some(None) where it cannot be read.
    pub day: Option<Option<Date>>,
    pub groups: Vec<String>,
    pub rating: Option<f64>,
    /// Terms with what they added to valence.
    pub drivers: Vec<(String, f64)>,
    pub text: String,
}

/// Count, mean and spread of a number.
#[derive(Clone, Copy, Default, Debug)]
pub struct Moments {
    pub count: u64,
    sum: f64,
    squares: f64,
}

impl Moments {
    /// Of one value.
    #[cfg(test)]
    pub fn of(value: f64) -> Self {
        let mut moments = Self::default();
        moments.add(value);
        moments
    }

    /// Add a value.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// Add those of others.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The mean; 0 of nothing.
    pub fn mean(&self) -> f64 {
        if self.count == 0 {
            0.0
        } else {
            self.sum / self.count as f64
        }
    }

    /// Half the width of the mean's 95 % interval, by the normal distribution;
    /// None below five values, where it says little.
    pub fn margin(&self) -> Option<f64> {
        if self.count < 5 {
            return None;
        }
        let n = self.count as f64;
        let variance = (self.squares - self.sum * self.sum / n) / (n - 1.0);
        Some(1.96 * (variance.max(0.0) / n).sqrt())
    }
}

/// What is known of a set of texts.
#[derive(Clone, Default)]
pub struct Part {
    pub valence: Moments,
    /// By [`Label::ALL`].
    pub labels: [u64; 4],
    /// Sums, by [`Emotion::ALL`].
    emotions: [f64; Emotion::COUNT],
}

impl Part {
    fn add(&mut self, score: &Score) {
        self.valence.add(score.valence);
        if let Some(at) = Label::ALL.iter().position(|l| *l == score.label) {
            self.labels[at] += 1;
        }
        for (sum, (_, value)) in self.emotions.iter_mut().zip(score.emotions.iter()) {
            *sum += value;
        }
    }

    /// Mean of each emotion.
    pub fn emotions(&self) -> [f64; Emotion::COUNT] {
        self.emotions.map(|sum| sum / self.valence.count.max(1) as f64)
    }

    /// Share of a label.
    pub fn share(&self, label: Label) -> f64 {
        let at = Label::ALL.iter().position(|l| *l == label).unwrap_or(0);
        self.labels[at] as f64 / self.valence.count.max(1) as f64
    }
}

/// The few texts that come first by a key.
#[derive(Clone, Default)]
pub struct Top {
    rows: Vec<(f64, String)>,
}

impl Top {
    /// Keep the text if its key is among the largest; the first of equals stays.
    fn offer(&mut self, key: f64, text: &str) {
        let full = self.rows.len() >= SHOWN;
        if full && self.rows.last().is_some_and(|last| key <= last.0) {
            return;
        }
        if text.trim().is_empty() || self.rows.iter().any(|(_, t)| t == text) {
            return;
        }
        let at = self.rows.partition_point(|(k, _)| *k >= key);
        self.rows.insert(at, (key, text.to_owned()));
        self.rows.truncate(SHOWN);
    }

    /// The texts, largest key first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(_, text)| text.as_str())
    }
}

/// Sums for a correlation.
#[derive(Clone, Copy, Default)]
struct Pairs {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

/// Grows row by row.
#[derive(Default)]
pub struct Summary {
    names: Vec<String>,
    all: Part,
    histogram: [u64; BINS],
    days: BTreeMap<Date, Moments>,
    undated: u64,
    groups: Vec<BTreeMap<String, Part>>,
    other: Vec<Part>,
    drivers: HashMap<String, Moments>,
    ratings: Pairs,
    positive: Top,
    negative: Top,
    mixed: Top,
    unsure: Top,
}

/// A finished summary, in the order in which it is shown.
pub struct Found {
    pub all: Part,
    pub histogram: [u64; BINS],
    pub time: Option<(Period, Vec<(Date, Moments)>)>,
    /// Rows whose date could not be read.
    pub undated: u64,
    /// Rows that could not be read.
    pub skipped: u64,
    /// By column: its name, then values by mean valence, lowest first.
    pub groups: Vec<(String, Vec<(String, Part)>)>,
    /// Terms that pull down and up: count and mean part.
    pub pulls: [Vec<(String, Moments)>; 2],
    /// Correlation of valence with the rating, and how many rows have one.
    pub rating: Option<(f64, u64)>,
    pub positive: Top,
    pub negative: Top,
    pub mixed: Top,
    pub unsure: Top,
}

impl Summary {
    /// An empty summary that tells groups apart by columns of these names.
    pub fn new(names: Vec<String>) -> Self {
        Self {
            groups: vec![BTreeMap::new(); names.len()],
            other: vec![Part::default(); names.len()],
            names,
            ..Self::default()
        }
    }

    /// Add a row.
    pub fn add(&mut self, answer: Answer) {
        let s = &answer.score;
        self.all.add(s);
        let bin = ((s.valence + 1.0) / 2.0 * BINS as f64) as usize;
        self.histogram[bin.min(BINS - 1)] += 1;
        match answer.day {
            Some(Some(day)) => self.days.entry(day).or_default().add(s.valence),
            Some(None) => self.undated += 1,
            None => {}
        }
        for ((values, other), value) in self.groups.iter_mut().zip(&mut self.other).zip(answer.groups) {
            if value.is_empty() {
                continue;
            }
            if values.len() < MOST_VALUES || values.contains_key(&value) {
                values.entry(value).or_default().add(s);
            } else {
                other.add(s);
            }
        }
        for (term, value) in answer.drivers {
            if self.drivers.len() < MOST_TERMS || self.drivers.contains_key(&term) {
                self.drivers.entry(term).or_default().add(value);
            }
        }
        if let Some(rating) = answer.rating {
            let p = &mut self.ratings;
            p.n += 1.0;
            p.x += rating;
            p.y += s.valence;
            p.xx += rating * rating;
            p.yy += s.valence * s.valence;
            p.xy += rating * s.valence;
        }
        self.positive.offer(s.valence, &answer.text);
        self.negative.offer(-s.valence, &answer.text);
        if s.label == Label::Mixed {
            self.mixed.offer(s.positive.min(s.negative), &answer.text);
        }
        // Texts without a known word are unsure too, but show nothing.
        if s.coverage > 0.0 {
            self.unsure.offer(-s.confidence, &answer.text);
        }
    }

    /// All rows are in.
    pub fn finish(self, skipped: u64) -> Found {
        let groups = self
            .names
            .into_iter()
            .zip(self.groups)
            .zip(self.other)
            .map(|((name, values), other)| {
                let mut values: Vec<(String, Part)> = values.into_iter().collect();
                values.sort_by(|a, b| ascending(a.1.valence.mean(), b.1.valence.mean()));
                if other.valence.count > 0 {
                    values.push(("(others)".to_owned(), other));
                }
                (name, values)
            })
            .filter(|(_, values)| values.len() > 1)
            .collect();
        Found {
            all: self.all,
            histogram: self.histogram,
            time: periods(&self.days),
            undated: self.undated,
            skipped,
            groups,
            pulls: pulls(self.drivers),
            rating: correlation(&self.ratings),
            positive: self.positive,
            negative: self.negative,
            mixed: self.mixed,
            unsure: self.unsure,
        }
    }
}

fn ascending(a: f64, b: f64) -> Ordering {
    a.total_cmp(&b)
}

/// The terms with the largest sums on either side. A term needs two rows, so
/// that one text does not speak for all, and a weight of note: "the" is in
/// every text and explains none.
fn pulls(drivers: HashMap<String, Moments>) -> [Vec<(String, Moments)>; 2] {
    const MOST: usize = 12;
    const OF_NOTE: f64 = 0.3;
    let mut terms: Vec<(String, Moments)> = drivers
        .into_iter()
        .filter(|(term, m)| m.count >= 2 && m.mean().abs() >= OF_NOTE && term.chars().any(|c| !c.is_ascii_punctuation()))
        .collect();
    // By sum, then by name: a hash map has no order.
    terms.sort_by(|a, b| ascending(a.1.sum, b.1.sum).then_with(|| a.0.cmp(&b.0)));
    let down = terms.iter().take_while(|t| t.1.sum < 0.0).take(MOST).cloned().collect();
    let up = terms.iter().rev().take_while(|t| t.1.sum > 0.0).take(MOST).cloned().collect();
    [down, up]
}

/// Pearson's, where both vary.
fn correlation(p: &Pairs) -> Option<(f64, u64)> {
    let x = p.xx - p.x * p.x / p.n;
    let y = p.yy - p.y * p.y / p.n;
    let r = (p.xy - p.x * p.y / p.n) / (x * y).sqrt();
    (p.n >= 10.0 && r.is_finite()).then_some((r, p.n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_merge() {
        let values = [0.5, -0.25, 0.75, 0.0, 1.0, -1.0];
        let mut all = Moments::default();
        let (mut left, mut right) = (Moments::default(), Moments::default());
        for (i, &v) in values.iter().enumerate() {
            all.add(v);
            if i < 2 { left.add(v) } else { right.add(v) }
        }
        left.merge(&right);
        assert_eq!((left.count, left.mean(), left.margin()), (all.count, all.mean(), all.margin()));
        assert!(all.margin().is_some_and(|m| (m - 0.594).abs() < 0.001));
        assert_eq!(Moments::of(1.0).margin(), None);
    }

    #[test]
    fn top_keeps_the_largest_once() {
        let mut top = Top::default();
        for i in 0..20 {
            top.offer(f64::from(i % 10), &format!("text {}", i % 10));
        }
        let texts: Vec<&str> = top.texts().collect();
        assert_eq!(texts, ["text 9", "text 8", "text 7", "text 6", "text 5", "text 4"]);
    }
}
