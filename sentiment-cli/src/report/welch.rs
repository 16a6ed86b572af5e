//! Whether means differ by more than chance, of sets whose variances differ.
//!
//! Where the own spread is all that counts, few values that are alike by chance make a mean look sure. So
//! sets are taken to vary at least by what is known of all values.

use statrs::distribution::{ContinuousCDF, FisherSnedecor};

use super::moments::Moments;
use super::student::beyond;

/// How far one mean is above another, in standard errors: Welch's t (1947).
pub struct Distance {
    /// Below 0 where it is below.
    pub errors: f64,
    /// Degrees of freedom.
    pub freedom: f64,
}

impl Distance {
    /// From the mean of `b` to that of `a`, both of which are taken to vary by so much at least; none
    /// below two values each.
    pub fn between(a: &Moments, b: &Moments, least: f64) -> Option<Self> {
        let (own, other) = (a.error(least)?, b.error(least)?);
        let error = (own + other).max(1e-18);
        let [n, m] = [a, b].map(Moments::independent);
        let parts = own * own / (n - 1.0) + other * other / (m - 1.0);
        // Fewer than of the smaller one are none by Welch, but by rounding.
        let least = n.min(m) - 1.0;
        Some(Self {
            errors: (a.mean() - b.mean()) / error.sqrt(),
            freedom: (error * error / parts.max(1e-40)).max(least),
        })
    }

    /// From the mean of all other values to that of a part. The part and the others, which may be as few,
    /// are taken to vary at least as all do. None below two values each.
    pub fn of_part(part: &Moments, all: &Moments) -> Option<Self> {
        let rest = all.without(part);
        let least = all.variance()?;
        let error = part.error(least)? + rest.error(least)?;
        Some(Self {
            errors: (part.mean() - rest.mean()) / error.max(1e-18).sqrt(),
            freedom: part.independent() + rest.independent() - 2.0,
        })
    }

    /// The probability of one as far, to either side, between equal means.
    pub fn chance(&self) -> f64 {
        beyond(self.errors, self.freedom)
    }
}

/// The variance within sets, of all together.
pub fn within<'a>(sets: impl IntoIterator<Item = &'a Moments>) -> f64 {
    let (mut squares, mut freedom) = (0.0, 0.0);
    for set in sets {
        if let Some(variance) = set.variance() {
            squares += variance * (set.independent() - 1.0);
            freedom += set.independent() - 1.0;
        }
    }
    if freedom > 0.0 {
        squares / freedom
    } else {
        0.0
    }
}

/// The probability that means of equal sets are as far apart, which are taken to vary by so much at least:
/// Brown and Forsythe's F* (1974) with Mehrotra's degrees of freedom (1997). Of small sets whose values are
/// alike by chance it is not fooled as Welch's F is. None of fewer than two sets, or of sets below two
/// values.
pub fn chance(sets: &[&Moments], least: f64) -> Option<f64> {
    if sets.len() < 2 {
        return None;
    }
    let all: f64 = sets.iter().map(|set| set.independent()).sum();
    let sum: f64 = sets.iter().map(|set| set.independent() * set.mean()).sum();
    let mean = sum / all;
    let (mut between, mut within, mut parts) = (0.0, 0.0, 0.0);
    let (mut squares, mut shared) = (0.0, 0.0);
    for set in sets {
        let n = set.independent();
        let share = n / all;
        let variance = set.error(least)? * n;
        between += n * (set.mean() - mean).powi(2);
        let part = (1.0 - share) * variance;
        within += part;
        parts += part * part / (n - 1.0);
        squares += (1.0 - 2.0 * share) * variance * variance;
        shared += share * variance;
    }
    // Sets without any spread.
    if within < 1e-12 {
        return Some(if between < 1e-9 { 1.0 } else { 0.0 });
    }
    let upper = within * within / (squares + shared * shared);
    let lower = within * within / parts;
    // Of so many sets it cannot be more, but by rounding.
    let upper = upper.clamp(1.0, (sets.len() - 1) as f64);
    let distribution = FisherSnedecor::new(upper, lower.min(1e6)).ok()?;
    Some(distribution.sf(between / within))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(values: &[f64]) -> Moments {
        let mut set = Moments::default();
        values.iter().for_each(|v| set.add(*v));
        set
    }

    #[test]
    fn of_two_sets_it_is_welchs_test() {
        let (a, b) = (
            set(&[0.1, 0.5, 0.3, 0.9]),
            set(&[0.6, 0.7, 0.75, 0.8, 0.65]),
        );
        for least in [0.0, 0.05] {
            let one = Distance::between(&a, &b, least).unwrap().chance();
            let other = chance(&[&a, &b], least).unwrap();
            assert!((one - other).abs() < 1e-9, "{one} {other}");
        }
    }

    #[test]
    fn values_that_are_alike_prove_no_more() {
        let (alike, others) = (set(&[0.7, 0.71, 0.72]), set(&[0.9, -0.5, 0.6, 0.9, -0.4]));
        let sets = [&alike, &others];
        let least = within(sets);
        let squares = alike.variance().unwrap() * 2.0 + others.variance().unwrap() * 4.0;
        assert!((least - squares / 6.0).abs() < 1e-12);
        let sure = |least| Distance::between(&alike, &others, least).unwrap().errors;
        assert!(sure(least) < sure(0.0));
        assert!(chance(&sets, least) > chance(&sets, 0.0));
    }

    #[test]
    fn sets_without_spread() {
        let (a, b) = (set(&[0.5; 9]), set(&[0.25; 9]));
        assert_eq!(chance(&[&a, &a, &a], 0.0), Some(1.0));
        assert_eq!(chance(&[&a, &a, &b], 0.0), Some(0.0));
        assert_eq!(chance(&[&a], 0.0), None);
    }
}
