//! How far apart two means must be to differ clearly.

/// The value that Student's t exceeds with the probability `tail`, from 7
/// degrees of freedom on: within 2 % of it down to tails of 1e-5.
///
/// The normal quantile is 26.2.23 of Abramowitz & Stegun (1964), *Handbook of
/// mathematical functions*, its expansion to Student's is 26.7.5 there.
pub fn critical(tail: f64, freedom: f64) -> f64 {
    let t = (-2.0 * tail.ln()).sqrt();
    let z = t
        - (2.515517 + t * (0.802853 + t * 0.010328))
            / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    let s = z * z;
    let terms = [
        (s + 1.0) / 4.0,
        ((5.0 * s + 16.0) * s + 3.0) / 96.0,
        (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0,
        ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92160.0,
    ];
    // By Horner, in 1 / freedom.
    let more = terms.iter().rev().fold(0.0, |sum, g| (sum + g) / freedom);
    z * (1.0 + more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_tables() {
        for (tail, freedom, expected) in [
            (0.025, 7.0, 2.365),
            (0.025, 1e9, 1.960),
            (0.005, 7.0, 3.499),
            (0.005, 30.0, 2.750),
            (0.0005, 7.0, 5.408),
            (0.0005, 60.0, 3.460),
            (0.00001, 1e9, 4.265),
        ] {
            let value = critical(tail, freedom);
            assert!(
                (value / expected - 1.0).abs() < 0.02,
                "{tail} {freedom}: {value}"
            );
        }
    }
}
