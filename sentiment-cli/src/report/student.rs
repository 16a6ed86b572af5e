//! Student's t.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// The value that it exceeds with a probability, of so many degrees of freedom.
pub fn critical(tail: f64, freedom: f64) -> f64 {
    student(freedom).map_or(f64::INFINITY, |student| student.inverse_cdf(1.0 - tail))
}

/// The probability that it is as far from 0, to either side.
pub fn beyond(errors: f64, freedom: f64) -> f64 {
    student(freedom).map_or(1.0, |student| 2.0 * student.cdf(-errors.abs()))
}

fn student(freedom: f64) -> Option<StudentsT> {
    // Beyond a million it is the normal distribution, to six digits.
    StudentsT::new(0.0, 1.0, freedom.min(1e6)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_those_of_tables() {
        for (tail, freedom, expected) in [
            (0.025, 2.0, 4.303),
            (0.025, 7.0, 2.365),
            (0.025, 1e9, 1.960),
            (0.0005, 60.0, 3.460),
            (0.00001, 1e9, 4.265),
        ] {
            let value = critical(tail, freedom);
            assert!(
                (value - expected).abs() < 0.001,
                "{tail} {freedom}: {value}"
            );
            assert!((beyond(-expected, freedom) / (2.0 * tail) - 1.0).abs() < 0.01);
        }
    }
}
