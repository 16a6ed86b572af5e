//! The ratings themselves: their mean, NPS, or how often each choice was made.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::comparable::{Comparable, Rated};
use super::days::Valence;
use super::discretion::Discretion;
use super::numbers::{count, percent};
use super::outliers::Values;

/// Different ratings of a group that are counted.
const CAP: usize = 64;

/// What stands where nobody rated, as helpdesks export it.
const UNRATED: [&str; 8] = [
    "offered",
    "unoffered",
    "not offered",
    "no rating",
    "not rated",
    "unrated",
    "no response",
    "not answered",
];

/// Whether a value says that there is no rating.
pub fn is_unrated(value: &str) -> bool {
    UNRATED.contains(&value.to_lowercase().as_str())
}

/// How often each rating is there in a set of texts, and in those of them that repeat no other.
#[derive(Clone, Default)]
pub struct Stars(BTreeMap<Rated, [u64; 2]>);

impl Stars {
    /// Add one of a scale up to some number, 0 for a lone one, of a text that repeats others or none.
    pub fn add(&mut self, rating: (f64, u32), is_copy: bool) {
        self.add_all(Rated::new(rating), [1, u64::from(!is_copy)]);
    }

    fn add_all(&mut self, rating: Rated, n: [u64; 2]) {
        if self.0.len() < CAP || self.0.contains_key(&rating) {
            let own = self.0.entry(rating).or_default();
            *own = [own[0] + n[0], own[1] + n[1]];
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        for (rating, n) in &other.0 {
            self.add_all(*rating, *n);
        }
    }

    /// Those that can be compared: all of them, and those of texts that repeat no other.
    pub fn values(&self, comparable: &Comparable) -> Values {
        let mut values = Values::default();
        for (rated, [all, different]) in &self.0 {
            if let Some(rating) = comparable.value(*rated) {
                values.shown.add_each(rating, *all);
                values.proved.add_each(rating, *different);
            }
        }
        values
    }

    /// The same on a scale of which the worst is at −1 and the best at 1.
    pub fn placed(&self, comparable: &Comparable, (low, high): (f64, f64)) -> Valence {
        let mut placed = Valence::default();
        for (rated, [all, different]) in &self.0 {
            if let Some(rating) = comparable.value(*rated) {
                let place = (rating - low) / (high - low) * 2.0 - 1.0;
                placed.all.add_each(place, *all);
                placed.evidence.add_each(place, *different);
                placed.different += different;
            }
        }
        placed
    }

    /// Their mean, and how many they are, of those that can be compared.
    pub fn mean(&self, comparable: &Comparable) -> Option<(f64, u64)> {
        let all = self.values(comparable).shown;
        (all.n > 0).then(|| (all.mean(), all.n))
    }
}

/// "3.64"
pub fn mean(value: f64) -> String {
    format!("{value:.2}")
}

/// "1 rating", "12 ratings".
pub fn ratings(n: u64) -> String {
    format!("{} {}", count(n), unit_of_ratings(n))
}

/// What so many are: "rating", "ratings".
pub fn unit_of_ratings(n: u64) -> &'static str {
    match n {
        1 => "rating",
        _ => "ratings",
    }
}

/// "The mean rating is 3.64 (Star Rating, 1,500 ratings)."
pub fn sentence(comparable: &Comparable, discretion: Discretion) -> Option<String> {
    let column = &comparable.groups.column.name;
    let mut counts: Vec<(f64, u64)> = Vec::new();
    for (name, group) in comparable.groups.by_number()? {
        counts.push((name.parse().ok()?, group.tally.n()));
    }
    let n: u64 = counts.iter().map(|(_, n)| n).sum();
    // A mean is nobody's, but of few.
    if n == 0 || n < discretion.least {
        return None;
    }
    let share = |of: &dyn Fn(f64) -> bool| {
        let of = counts.iter().filter(|(rating, _)| of(*rating));
        of.map(|(_, n)| n).sum::<u64>() as f64 / n as f64
    };
    if comparable.are_words() {
        return choices(comparable, &counts, n, discretion);
    }
    if comparable.nps {
        let (promoters, detractors) = (share(&|r| r >= 9.0), share(&|r| r <= 6.0));
        let nps = ((promoters - detractors) * 100.0).round();
        let sign = match nps {
            n if n > 0.0 => "+",
            n if n < 0.0 => "−",
            _ => "",
        };
        return Some(format!(
            "NPS is {sign}{}: {} promoters (9 or 10) less {} detractors (0 to 6), of {} ratings.",
            nps.abs(),
            percent(promoters),
            percent(detractors),
            count(n)
        ));
    }
    let sum: f64 = counts.iter().map(|(rating, n)| rating * *n as f64).sum();
    Some(format!(
        "The mean rating is {} ({column}, {} ratings).",
        mean(sum / n as f64),
        count(n)
    ))
}

/// "Satisfaction: Bad in 45 %, Good in 55 % of 516 ratings."
fn choices(
    comparable: &Comparable,
    counts: &[(f64, u64)],
    n: u64,
    discretion: Discretion,
) -> Option<String> {
    /// More are in the table.
    const FEW: usize = 7;
    if counts.len() > FEW || counts.iter().any(|(_, n)| *n < discretion.least) {
        return None;
    }
    let mut out = format!("{}:", comparable.groups.column.name);
    for (i, (rating, of)) in counts.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let share = percent(*of as f64 / n as f64);
        let _ = write!(
            out,
            "{comma} {} in {share}",
            comparable.shown(&rating.to_string())
        );
    }
    let _ = write!(out, " of {} ratings.", count(n));
    Some(out)
}
