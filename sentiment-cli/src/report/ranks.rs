//! How far two orders agree.

use std::collections::BTreeMap;

/// Pairs of a rating and a valence, by their values in steps of a hundredth.
#[derive(Clone, Default)]
pub struct Pairs(BTreeMap<(i64, i64), u64>);

/// Different pairs that are counted, so that ratings that are none do not fill the memory.
const CAP: usize = 200_000;

fn step(value: f64) -> i64 {
    // What is beyond is at the end.
    (value * 100.0).round() as i64
}

impl Pairs {
    /// Add a pair.
    pub fn add(&mut self, rating: f64, valence: f64) {
        self.add_all((step(rating), step(valence)), 1);
    }

    fn add_all(&mut self, pair: (i64, i64), n: u64) {
        if self.0.len() < CAP || self.0.contains_key(&pair) {
            *self.0.entry(pair).or_default() += n;
        }
    }

    /// Add all pairs of another.
    pub fn merge(&mut self, other: &Pairs) {
        for (pair, n) in &other.0 {
            self.add_all(*pair, *n);
        }
    }

    /// Keep those of ratings within a scale.
    pub fn retain(&mut self, (low, high): (f64, f64)) {
        let scale = step(low)..=step(high);
        self.0.retain(|(rating, _), _| scale.contains(rating));
    }

    /// How many pairs.
    pub fn n(&self) -> u64 {
        self.0.values().sum()
    }

    /// Spearman's correlation (1904): Pearson's of the ranks, of equal values their mean. One
    /// slip among the ratings is then one rank off, and not thousands. None where one side does not vary.
    pub fn correlation(&self) -> Option<f64> {
        let ranks = [
            ranks(self.0.iter().map(|((x, _), n)| (*x, *n))),
            ranks(self.0.iter().map(|((_, y), n)| (*y, *n))),
        ];
        let n = self.n() as f64;
        let (mut x2, mut y2, mut xy) = (0.0, 0.0, 0.0);
        for ((x, y), n) in &self.0 {
            let (x, y) = (ranks[0].get(x)?, ranks[1].get(y)?);
            let n = *n as f64;
            x2 += n * x * x;
            y2 += n * y * y;
            xy += n * x * y;
        }
        let varies = n >= 3.0 && x2 * y2 > 0.0;
        varies.then(|| (xy / (x2 * y2).sqrt()).clamp(-1.0, 1.0))
    }

    /// The 95 % confidence interval of the correlation, by Fisher's z with the error of Bonett
    /// and Wright (2000); none below four pairs.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let r = self.correlation()?;
        if self.n() < 4 {
            return None;
        }
        // A line has no z.
        let z = r.clamp(-0.999_999, 0.999_999).atanh();
        let half = 1.96 * ((1.0 + r * r / 2.0) / (self.n() - 3) as f64).sqrt();
        Some(((z - half).tanh(), (z + half).tanh()))
    }
}

/// The mean rank of each value, less the mean of all ranks.
fn ranks(values: impl Iterator<Item = (i64, u64)>) -> BTreeMap<i64, f64> {
    let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
    values.for_each(|(value, n)| *counts.entry(value).or_default() += n);
    let all: u64 = counts.values().sum();
    let mut below = 0;
    let rank = |(value, n): (i64, u64)| {
        let rank = below as f64 + n as f64 / 2.0 - all as f64 / 2.0;
        below += n;
        (value, rank)
    };
    counts.into_iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(all: &[(f64, f64)]) -> Pairs {
        let mut pairs = Pairs::default();
        all.iter().for_each(|(x, y)| pairs.add(*x, *y));
        pairs
    }

    #[test]
    fn as_in_a_textbook() {
        // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4.
        let tied = pairs(&[(1.0, -0.5), (2.0, 0.2), (2.0, 0.1), (5.0, 0.9)]);
        let r = tied.correlation().unwrap();
        assert!((r - 4.5 / (4.5f64 * 5.0).sqrt()).abs() < 1e-12, "{r}");
        let falls = pairs(&[(1.0, 0.9), (2.0, 0.8), (3.0, -0.7)]);
        assert!((falls.correlation().unwrap() + 1.0).abs() < 1e-12);
        assert!(pairs(&[(4.0, 0.1), (4.0, 0.2), (4.0, 0.3)])
            .correlation()
            .is_none());
        let (low, high) = tied.interval().unwrap();
        let half = 1.96 * (1.0 + r * r / 2.0).sqrt();
        assert!((low.atanh() + half - r.atanh()).abs() < 1e-9);
        assert!((high.atanh() - half - r.atanh()).abs() < 1e-9);
    }

    #[test]
    fn merged_is_as_added() {
        let all = [(1.0, -0.5), (2.0, 0.2), (2.0, -0.1), (5.0, 0.9)];
        let mut merged = pairs(&all[..2]);
        merged.merge(&pairs(&all[2..]));
        assert_eq!(merged.correlation(), pairs(&all).correlation());
    }
}
