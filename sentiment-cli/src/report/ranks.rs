//! How far two orders agree.

use std::collections::BTreeMap;

/// Pairs of a rating and a valence, by their values in steps of a hundredth.
#[derive(Clone, Default)]
pub struct Pairs(BTreeMap<(i64, i64), u64>);

/// Steps of 1.
const STEPS: f64 = 100.0;

/// Different pairs that are counted, so that ratings that are none do not fill the memory.
const CAP: usize = 200_000;

fn step(value: f64) -> i64 {
    // What is beyond is at the end.
    (value * STEPS).round() as i64
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
        self.sure().map(|(r, _)| r)
    }

    /// The 95 % confidence interval of the correlation, by Fisher's z; none below four pairs.
    ///
    /// The error of Bonett and Wright (2000) holds where both sides vary. Of ratings nearly all of which are
    /// the same, the correlation is that of the few others: so it is no less than what the single pairs move (the
    /// infinitesimal jackknife). Where nothing contradicts, up to three of those few might (the rule of three). Of ratings
    /// of which five or more differ from the most frequent, 90 to 99 intervals of 100 have the correlation of all
    /// texts; by the first error alone, down to 50.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let (r, moved) = self.sure()?;
        if self.n() < 4 {
            return None;
        }
        // A line has no z.
        let within = r.clamp(-0.999_999, 0.999_999);
        let usual = ((1.0 + r * r / 2.0) / (self.n() - 3) as f64).sqrt();
        let half = 1.96 * usual.max(moved / (1.0 - within * within));
        let z = within.atanh();
        let most = 1.0 - 3.0 / self.varied().max(1) as f64;
        let low = (z - half).tanh().min(most);
        let high = (z + half).tanh().max(-most);
        Some((low.min(r).max(-1.0), high.max(r).min(1.0)))
    }

    /// How many pairs have another rating than the most frequent one, or another valence: the fewer of both.
    pub fn varied(&self) -> u64 {
        let rest = |counts: BTreeMap<i64, u64>| self.n() - counts.values().max().unwrap_or(&0);
        let [ratings, valences] = self.sides();
        rest(ratings).min(rest(valences))
    }

    /// The most frequent rating, and how many have it.
    pub fn usual(&self) -> Option<(f64, u64)> {
        let [ratings, _] = self.sides();
        let most = ratings.into_iter().max_by_key(|(_, n)| *n);
        most.map(|(rating, n)| (rating as f64 / STEPS, n))
    }

    /// How often each rating is there, and each valence.
    fn sides(&self) -> [BTreeMap<i64, u64>; 2] {
        let mut sides = [BTreeMap::new(), BTreeMap::new()];
        for ((x, y), n) in &self.0 {
            *sides[0].entry(*x).or_default() += n;
            *sides[1].entry(*y).or_default() += n;
        }
        sides
    }

    /// The correlation, and its standard error by what each pair moves.
    fn sure(&self) -> Option<(f64, f64)> {
        let n = self.n() as f64;
        let [of_x, of_y] = self.sides().map(|counts| ranks(&counts));
        let rank = |(pair, count): (&(i64, i64), &u64)| {
            let (x, y) = (*of_x.get(&pair.0)?, *of_y.get(&pair.1)?);
            Some((*pair, x, y, *count as f64 / n))
        };
        let ranked: Vec<_> = self.0.iter().map(rank).collect::<Option<_>>()?;
        let (mut x2, mut y2, mut xy) = (0.0, 0.0, 0.0);
        for (_, x, y, share) in &ranked {
            x2 += share * x * x;
            y2 += share * y * y;
            xy += share * x * y;
        }
        if n < 3.0 || x2 * y2 <= 0.0 {
            return None;
        }
        let r = (xy / (x2 * y2).sqrt()).clamp(-1.0, 1.0);
        // A pair moves the ranks of all others, too.
        let x_of_x = above(ranked.iter().map(|(pair, x, _, share)| (pair.0, share * x)));
        let y_of_x = above(ranked.iter().map(|(pair, _, y, share)| (pair.0, share * y)));
        let x_of_y = above(ranked.iter().map(|(pair, x, _, share)| (pair.1, share * x)));
        let y_of_y = above(ranked.iter().map(|(pair, _, y, share)| (pair.1, share * y)));
        let mut squares = 0.0;
        for ((a, b), x, y, share) in &ranked {
            let both = x * y + y_of_x.get(a)? + x_of_y.get(b)? - 3.0 * xy;
            let of_x = x * x + 2.0 * x_of_x.get(a)? - 3.0 * x2;
            let of_y = y * y + 2.0 * y_of_y.get(b)? - 3.0 * y2;
            let moves = both / (x2 * y2).sqrt() - r / 2.0 * (of_x / x2 + of_y / y2);
            squares += share * moves * moves;
        }
        Some((r, (squares / (n - 1.0)).sqrt()))
    }
}

/// The mean rank of each value, from −½ to ½.
fn ranks(counts: &BTreeMap<i64, u64>) -> BTreeMap<i64, f64> {
    let all = counts.values().sum::<u64>() as f64;
    let mut below = 0;
    let rank = |(value, n): (&i64, &u64)| {
        let rank = (below as f64 + *n as f64 / 2.0) / all - 0.5;
        below += n;
        (*value, rank)
    };
    counts.iter().map(rank).collect()
}

/// For each value the sum of what stands with those above it, and half of what stands with itself.
fn above(parts: impl Iterator<Item = (i64, f64)>) -> BTreeMap<i64, f64> {
    let mut sums: BTreeMap<i64, f64> = BTreeMap::new();
    parts.for_each(|(value, part)| *sums.entry(value).or_default() += part);
    let mut higher = 0.0;
    for sum in sums.values_mut().rev() {
        let own = *sum;
        *sum = higher + own / 2.0;
        higher += own;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::random::random;

    fn pairs(all: &[(f64, f64)]) -> Pairs {
        let mut pairs = Pairs::default();
        all.iter().for_each(|(x, y)| pairs.add(*x, *y));
        pairs
    }

    #[test]
    fn as_in_a_textbook() {
        // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4.
        let tied = pairs(&[(1.0, -0.5), (2.0, 0.2), (2.0, 0.1), (5.0, 0.9)]);
        let (r, error) = tied.sure().unwrap();
        assert!(error > 0.0);
        assert!((r - 4.5 / (4.5f64 * 5.0).sqrt()).abs() < 1e-12, "{r}");
        let falls = pairs(&[(1.0, 0.9), (2.0, 0.8), (3.0, -0.7)]);
        assert!((falls.correlation().unwrap() + 1.0).abs() < 1e-12);
        assert!(pairs(&[(4.0, 0.1), (4.0, 0.2), (4.0, 0.3)])
            .correlation()
            .is_none());
    }

    /// Of a file of so many texts by the shares of ratings from 1 to 5: of the worst, this share complains, of
    /// each better one less. Where texts are alike, so are their valences.
    fn rated(random: &mut impl FnMut() -> f64, n: usize, shares: [f64; 5], alike: bool) -> Pairs {
        let mut pairs = Pairs::default();
        for _ in 0..n {
            let mut left = random();
            let at = shares.iter().position(|share| {
                left -= share;
                left < 0.0
            });
            let at = at.unwrap_or(4);
            let complains = random() < [0.85, 0.7, 0.45, 0.2, 0.1][at];
            let valence = match (alike, complains) {
                (true, _) => [0.8, -0.8][usize::from(complains)],
                (false, true) => -0.9 + 0.6 * random(),
                (false, false) => 0.95 - 0.5 * random() * random(),
            };
            pairs.add(at as f64 + 1.0, valence);
        }
        pairs
    }

    #[test]
    fn intervals_have_the_correlation_of_all_texts() {
        const RUNS: usize = 300;
        for shares in [
            [0.2; 5],
            [0.1, 0.05, 0.07, 0.18, 0.6],
            [0.03, 0.02, 0.02, 0.08, 0.85],
            [0.01, 0.005, 0.005, 0.02, 0.96],
        ] {
            for alike in [false, true] {
                let mut random = random(7);
                let truth = rated(&mut random, 100_000, shares, alike);
                let truth = truth.correlation().unwrap();
                for n in [20, 50, 200] {
                    let (mut covered, mut all) = (0, 0);
                    for _ in 0..RUNS {
                        let pairs = rated(&mut random, n, shares, alike);
                        if pairs.varied() < 5 {
                            continue;
                        }
                        let (low, high) = pairs.interval().unwrap();
                        all += 1;
                        covered += usize::from((low..=high).contains(&truth));
                    }
                    // Of few, one more or less is chance.
                    let is_enough = all < 50 || 100 * covered >= 90 * all;
                    assert!(is_enough, "{n} of {shares:?}, {alike}: {covered} of {all}");
                }
            }
        }
    }

    #[test]
    fn what_nothing_contradicts_is_not_certain() {
        let line: Vec<(f64, f64)> = (0..40)
            .map(|i| (f64::from(1 + 4 * (i % 2)), [-0.5, 0.5][i as usize % 2]))
            .collect();
        let line = pairs(&line);
        assert_eq!(line.correlation(), Some(1.0));
        let (low, high) = line.interval().unwrap();
        assert!((0.7..0.9).contains(&low) && high == 1.0, "{low} {high}");
        // One text makes it all.
        let mut one = pairs(&[(5.0, 0.9); 40]);
        one.add(1.0, -0.9);
        assert_eq!(
            (one.correlation(), one.varied(), one.usual()),
            (Some(1.0), 1, Some((5.0, 40)))
        );
        assert!(one.interval().unwrap().0 < 0.0);
    }

    #[test]
    fn merged_is_as_added() {
        let all = [(1.0, -0.5), (2.0, 0.2), (2.0, -0.1), (5.0, 0.9)];
        let mut merged = pairs(&all[..2]);
        merged.merge(&pairs(&all[2..]));
        assert_eq!(merged.correlation(), pairs(&all).correlation());
    }
}
