//! A mean and how sure it is, from sums: mergeable, constant in memory.

/// Count, sum and sum of squares of values.
#[derive(Clone, Copy, Default)]
pub struct Moments {
    /// How many values.
    pub n: u64,
    sum: f64,
    squares: f64,
}

/// 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom.
const T: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];

impl Moments {
    /// Add a value.
    pub fn add(&mut self, value: f64) {
        self.n += 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// Add all values of another.
    pub fn merge(&mut self, other: &Moments) {
        self.n += other.n;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// All values but those of a part.
    pub fn without(&self, part: &Moments) -> Self {
        Self {
            n: self.n - part.n,
            sum: self.sum - part.sum,
            squares: self.squares - part.squares,
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

    /// The variance; none below two values.
    pub fn variance(&self) -> Option<f64> {
        let n = self.n as f64;
        let squares = (self.squares - self.sum * self.sum / n).max(0.0);
        (self.n > 1).then(|| squares / (n - 1.0))
    }

    /// The squared standard error of the mean of values that vary by so much at least; none below two
    /// values.
    pub fn error(&self, least: f64) -> Option<f64> {
        Some(self.variance()?.max(least) / self.n as f64)
    }

    /// The 95 % confidence interval of the mean, within \[-1, 1\], where
    /// valences are; none below three values, where it would say nothing.
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.interval_of(self.n)
    }

    /// The same where only so many values are independent.
    pub fn interval_of(&self, independent: u64) -> Option<(f64, f64)> {
        if independent < 3 {
            return None;
        }
        let error = (self.variance()? / independent as f64).sqrt();
        let freedom = independent - 1;
        // Beyond the table within 0.001 of the quantile.
        let t = usize::try_from(freedom - 1)
            .ok()
            .and_then(|i| T.get(i).copied())
            .unwrap_or(1.96 + 2.46 / freedom as f64);
        let half = t * error;
        let mean = self.mean();
        Some(((mean - half).max(-1.0), (mean + half).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interval_as_in_a_textbook() {
        let mut a = Moments::default();
        [0.1, 0.2, 0.3, 0.4].into_iter().for_each(|v| a.add(v));
        let (low, high) = a.interval().unwrap();
        // 0.25 ± 3.182 × 0.1291 / 2
        assert!((low - 0.0446).abs() < 1e-3 && (high - 0.4554).abs() < 1e-3);
        assert!(Moments::default().interval().is_none());
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
}
