//! How far ratings and texts agree, in words.

use super::numbers::{count, signed, texts};
use super::ranks::Pairs;
use super::words::LEAST;

/// How far ratings and valences agree, of so many texts with a rating.
pub fn sentence(pairs: &Pairs, all: u64) -> Option<String> {
    /// Correlations within it are as good as none.
    const WEAK: f64 = 0.3;
    /// Texts that must have another rating than most, and another valence: of fewer, one decides.
    const VARIED: u64 = 5;
    let r = pairs.correlation()?;
    // Else a reader would miss some.
    let of = match pairs.n() == all {
        true => texts(all),
        false => format!("{} different texts in English", count(pairs.n())),
    };
    let few = "There are too few ratings to say whether the texts agree with them";
    if pairs.n() >= LEAST && pairs.varied() < VARIED {
        let few = format!("{few} ({of}).");
        return Some(alike(pairs).unwrap_or(few));
    }
    let Some((low, high)) = pairs.interval().filter(|_| pairs.n() >= LEAST) else {
        return Some(format!("{few} ({of})."));
    };
    let how = match r {
        _ if low > WEAK && r >= 0.6 => "Ratings and texts agree well",
        _ if low > 0.0 && r >= WEAK => "Ratings and texts agree somewhat",
        _ if high < 0.0 && r <= -WEAK => {
            "Ratings and texts contradict each other: perhaps a low rating is the better one"
        }
        _ if low > -WEAK && high < WEAK => "Ratings and texts hardly agree",
        _ if low > 0.0 => "Ratings and texts agree a little",
        _ if high < 0.0 => "Ratings and texts disagree a little",
        _ => few,
    };
    Some(format!(
        "{how}: the correlation of rating and valence is {}, its 95 % interval {} to {} (Spearman, {of}).",
        signed(r),
        signed(low),
        signed(high)
    ))
}

/// Why nothing is said of ratings, or texts, that are all alike but for a few.
fn alike(pairs: &Pairs) -> Option<String> {
    const NEARLY_ALL: f64 = 0.8;
    let (all, same) = (pairs.n(), pairs.n() - pairs.varied());
    let (rating, n) = pairs.usual()?;
    let what = match n == same {
        true => format!("ratings are {rating}"),
        false => "texts with a rating have the same valence".to_owned(),
    };
    (same as f64 >= NEARLY_ALL * all as f64).then(|| {
        format!(
            "Nearly all {what} ({} of {}): too few differ to say whether ratings and texts agree.",
            count(same),
            count(all)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pairs: impl Iterator<Item = (f64, f64)>) -> String {
        let mut all = Pairs::default();
        pairs.for_each(|(rating, valence)| all.add(rating, valence));
        sentence(&all, all.n()).unwrap()
    }

    #[test]
    fn ratings_are_spoken_of_where_they_are_enough() {
        let noise = |i: u32| f64::from(i * 7919 % 101) / 101.0;
        let line = |n: u32, slope: f64, loud: f64| {
            said((0..n).map(move |i| {
                let rating = f64::from(i % 5);
                (rating, slope * rating + loud * noise(i))
            }))
        };
        let few = "There are too few ratings to say";
        for n in [3, 5, 7] {
            assert!(
                line(n, -0.2, 0.1).starts_with(few),
                "{}",
                line(n, -0.2, 0.1)
            );
        }
        assert!(
            line(10, 0.0, 1.0).starts_with(few),
            "{}",
            line(10, 0.0, 1.0)
        );
        let five = (0..40).map(|i| [(5.0, 0.9), (1.0, -0.8)][usize::from(i % 20 == 7)]);
        assert!(said(five).starts_with("Nearly all ratings are 5 (38 of 40): too few differ"));
        let praise = (0..40).map(|i| (f64::from(i % 5), [0.9, -0.8][usize::from(i == 7)]));
        assert!(said(praise)
            .starts_with("Nearly all texts with a rating have the same valence (39 of 40)"));
        let well = line(200, 0.2, 0.3);
        assert!(well.starts_with("Ratings and texts agree well"), "{well}");
        assert!(well.contains("95 % interval +0."), "{well}");
        let contrary = line(200, -0.2, 0.3);
        assert!(
            contrary.starts_with("Ratings and texts contradict"),
            "{contrary}"
        );
        // Of so many the error is 0.02.
        let little = line(2000, -0.06, 1.0);
        assert!(
            little.starts_with("Ratings and texts disagree a little"),
            "{little}"
        );
        let apart = line(2000, 0.0, 1.0);
        assert!(
            apart.starts_with("Ratings and texts hardly agree"),
            "{apart}"
        );
    }
}
