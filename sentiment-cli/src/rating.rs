//! Ratings as people write them.

/// A rating and the best one of its scale, 0 where it is not said: `4`, `4.5`,
/// `4,5`, `4/5`, `4 out of 5`, `4 stars`.
pub fn parse(value: &str) -> Option<(f64, u32)> {
    if let Some(rating) = number(value) {
        return Some((rating, 0));
    }
    let value = value.to_lowercase();
    let value = value
        .strip_suffix("stars")
        .or_else(|| value.strip_suffix("star"))
        .unwrap_or(&value);
    let parts = value
        .split_once('/')
        .or_else(|| value.split_once(" out of "));
    let Some((rating, best)) = parts else {
        return Some((number(value)?, 0));
    };
    let (rating, best) = (number(rating)?, best.trim().parse().ok()?);
    let fits = (2..=100).contains(&best) && (0.0..=f64::from(best)).contains(&rating);
    fits.then_some((rating, best))
}

/// A number with a decimal point or comma. Of `1,000` nobody knows what it is.
pub fn number(value: &str) -> Option<f64> {
    let value = value.trim();
    let number: f64 = match value.split_once(',') {
        Some((whole, part)) if (1..=2).contains(&part.len()) => format!("{whole}.{part}").parse(),
        _ => value.parse(),
    }
    .ok()?;
    // −0 is 0.
    number.is_finite().then_some(number + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_that_files_have() {
        for (value, rating) in [
            ("4", (4.0, 0)),
            ("4.0", (4.0, 0)),
            (" 4,5 ", (4.5, 0)),
            ("-1", (-1.0, 0)),
            ("5/5", (5.0, 5)),
            ("4.5 / 5 stars", (4.5, 5)),
            ("8 out of 10", (8.0, 10)),
            ("1 star", (1.0, 0)),
            ("5 Stars", (5.0, 0)),
        ] {
            assert_eq!(parse(value), Some(rating), "{value}");
        }
        for value in [
            "good", "stars", "1,000", "1,2,3", "6/5", "4/0", "4/5/2026", "5/", "inf", "NaN", "n/a",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
