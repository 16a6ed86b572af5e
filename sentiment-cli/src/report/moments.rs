//! A mean and how sure it is, from sums: mergeable, constant in memory.
//!
//! Values may be copies. A mean that is mostly that of one text is less sure than one of as many different
//! texts that are equally frequent: it is worth the square of how many there are by the sum of the squares of
//! how often each is there (Kish 1965).

use super::student::critical;

/// Count, sum and sum of squares of values, and of how often each is there.
#[derive(Clone, Copy, Default)]
pub struct Moments {
    /// How many values.
    pub n: u64,
    sum: f64,
    squares: f64,
    copies: u64,
}

/// The variance of valences: of eight sets of reviews and opinions it is from 0.11 to 0.40.
const USUAL: f64 = 0.25;

/// Degrees of freedom that it is worth.
const KNOWN: f64 = 3.0;

impl Moments {
    /// Add a value.
    pub fn add(&mut self, value: f64) {
        self.add_copy(value, 0);
    }

    /// Add that of a text of which so many copies are in already.
    pub fn add_copy(&mut self, value: f64, earlier: u32) {
        self.n += 1;
        // From n² to (n + 1)².
        self.copies += 2 * u64::from(earlier) + 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// Add one that as many different ones have.
    pub fn add_each(&mut self, value: f64, times: u64) {
        self.n += times;
        self.copies += times;
        self.sum += value * times as f64;
        self.squares += value * value * times as f64;
    }

    /// Add one of a text so often.
    pub fn add_often(&mut self, value: f64, times: u32) {
        let times = u64::from(times);
        self.n += times;
        self.copies += times * times;
        self.sum += value * times as f64;
        self.squares += value * value * times as f64;
    }

    /// Add all values of another.
    pub fn merge(&mut self, other: &Moments) {
        self.n += other.n;
        self.sum += other.sum;
        self.squares += other.squares;
        self.copies += other.copies;
    }

    /// All values but those of a part.
    pub fn without(&self, part: &Moments) -> Self {
        Self {
            n: self.n - part.n,
            sum: self.sum - part.sum,
            squares: self.squares - part.squares,
            copies: self.copies - part.copies,
        }
    }

    /// All values, each so much higher.
    pub fn raised(&self, by: f64) -> Self {
        let n = self.n as f64;
        Self {
            sum: self.sum + n * by,
            squares: self.squares + 2.0 * by * self.sum + n * by * by,
            ..*self
        }
    }

    /// The mean; 0 of nothing.
    pub fn mean(&self) -> f64 {
        if self.n == 0 {
            0.0
        } else {
            self.sum / self.n as f64
        }
    }

    /// How many different values that are equally frequent it is worth: all, unless some are copies.
    pub fn independent(&self) -> f64 {
        let n = self.n as f64;
        n * n / self.copies.max(1) as f64
    }

    /// The variance; none where all are copies of one.
    pub fn variance(&self) -> Option<f64> {
        let (n, independent) = (self.n as f64, self.independent());
        let squares = (self.squares - self.sum * self.sum / n).max(0.0);
        (independent > 1.0).then(|| squares / n * independent / (independent - 1.0))
    }

    /// The squared standard error of the mean of values that vary by so much at least; none where all
    /// are copies of one.
    pub fn error(&self, least: f64) -> Option<f64> {
        Some(self.variance()?.max(least) / self.independent())
    }

    /// The 95 % confidence interval of the mean, within \[-1, 1\], where valences are; none below three
    /// independent values, where it would say nothing.
    ///
    /// A few texts are often all praise, and alike; so the variance is drawn towards one that valences
    /// have, as if that were known from a few texts more.
    pub fn interval(&self) -> Option<(f64, f64)> {
        if self.independent() < 3.0 {
            return None;
        }
        let own = self.independent() - 1.0;
        let freedom = own + KNOWN;
        let variance = (own * self.variance()? + KNOWN * USUAL) / freedom;
        let half = critical(0.025, freedom) * (variance / self.independent()).sqrt();
        let mean = self.mean();
        Some(((mean - half).max(-1.0), (mean + half).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::random::{random, valence};

    #[test]
    fn interval_as_in_a_textbook_with_three_degrees_of_freedom_more() {
        let mut a = Moments::default();
        [0.1, 0.2, 0.3, 0.4].into_iter().for_each(|v| a.add(v));
        let (low, high) = a.interval().unwrap();
        // 0.25 ± 2.447 × √(0.05 + 0.75) / √6 / 2
        assert!((low + 0.1968).abs() < 1e-3 && (high - 0.6968).abs() < 1e-3);
        assert!(Moments::default().interval().is_none());
    }

    #[test]
    fn raised_is_as_added_higher() {
        let (mut a, mut b) = <(Moments, Moments)>::default();
        for value in [0.1, -0.5, 0.3] {
            a.add(value);
            b.add(value + 0.25);
        }
        let raised = a.raised(0.25);
        assert!((raised.mean() - b.mean()).abs() < 1e-12);
        assert!((raised.variance().unwrap() - b.variance().unwrap()).abs() < 1e-12);
    }

    #[test]
    fn merged_is_as_added() {
        let (mut a, mut b, mut all) = (Moments::default(), Moments::default(), Moments::default());
        for (i, v) in [0.5, -0.25, 1.0, 0.125].into_iter().enumerate() {
            if i < 2 {
                a.add(v)
            } else {
                b.add(v)
            }
            all.add(v);
        }
        a.merge(&b);
        assert_eq!((a.n, a.mean()), (all.n, all.mean()));
        assert_eq!(a.error(0.0), all.error(0.0));
        let rest = all.without(&b);
        assert_eq!((rest.n, rest.mean()), (2, 0.125));
    }

    /// Of texts of which each is so often there: how many in 100 intervals have the mean that all texts have.
    fn covered(often: &[u32], complaints: f64) -> Option<u32> {
        const RUNS: u32 = 1000;
        let mut random = random(1);
        let truth = (1.0 - complaints) * (0.95 - 0.5 / 4.0) - complaints * 0.6;
        let mut covered = 0;
        for _ in 0..RUNS {
            let mut all = Moments::default();
            for &times in often {
                let value = valence(&mut random, complaints);
                (0..times).for_each(|earlier| all.add_copy(value, earlier));
            }
            let (low, high) = all.interval()?;
            covered += u32::from((low..=high).contains(&truth));
        }
        Some(covered * 100 / RUNS)
    }

    #[test]
    fn copies_make_no_interval_narrower() {
        let one_of_many = |singles, copies: &[u32]| [&vec![1; singles], copies].concat();
        for often in [
            vec![1; 40],
            vec![5; 40],
            one_of_many(40, &[10]),
            one_of_many(40, &[2; 5]),
            one_of_many(300, &[5; 10]),
            one_of_many(100, &[40; 3]),
        ] {
            for complaints in [0.1, 0.5] {
                let covered = covered(&often, complaints).unwrap();
                assert!(covered >= 90, "{often:?}, {complaints}: {covered} %");
            }
        }
        // All that there is to be said is said by one of them.
        assert_eq!(covered(&one_of_many(40, &[200]), 0.1), None);
    }

    #[test]
    fn intervals_of_few_texts_have_the_mean() {
        for n in [3, 4, 5, 8, 10] {
            for complaints in [0.05, 0.1] {
                let covered = covered(&vec![1; n], complaints).unwrap();
                assert!(covered >= 91, "{n} texts, {complaints}: {covered} %");
            }
        }
    }

    #[test]
    fn equal_copies_say_what_one_of_each_says() {
        let (mut once, mut thrice) = (Moments::default(), Moments::default());
        for value in [0.5, -0.25, 0.75, 0.125] {
            once.add(value);
            (0..3).for_each(|earlier| thrice.add_copy(value, earlier));
        }
        assert_eq!((once.n, thrice.n), (4, 12));
        assert_eq!(thrice.independent(), 4.0);
        let [(low, high), (other_low, other_high)] = [once, thrice].map(|m| m.interval().unwrap());
        assert!((low - other_low).abs() < 1e-12 && (high - other_high).abs() < 1e-12);
    }
}
