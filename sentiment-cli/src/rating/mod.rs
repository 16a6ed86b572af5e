//! Ratings as people write them.

mod words;

pub use words::BEST;

/// Examples of words that stand for ratings up to [`BEST`], for a message.
pub const CHOICES: &str = "Good, Bad, Excellent, Fair, Poor, Agree, Satisfied, Likely, Always, Never and the like, also with Very, \
                           Strongly, Somewhat or Not";

/// A rating and the best one of its scale, 0 where it is not said: `4`, `4.5`,
/// `4,5`, `4/5`, `4 out of 5`, `4 stars`, `Rated 4 out of 5 stars`, `★★★★☆`, `FOUR`, `4 - Satisfied`, `Satisfied`.
pub fn parse(value: &str) -> Option<(f64, u32)> {
    if let Some(rating) = number(value).or_else(|| numbered(value)) {
        return Some((rating, 0));
    }
    if let Some(rating) = words::rating(value) {
        return Some((rating, words::BEST));
    }
    if let Some(stars) = drawn(value) {
        return Some(stars);
    }
    let value = value.trim().to_lowercase();
    let value = value.strip_prefix("rated ").unwrap_or(&value);
    let value = value
        .strip_suffix("stars")
        .or_else(|| value.strip_suffix("star"))
        .unwrap_or(value);
    let parts = value
        .split_once('/')
        .or_else(|| value.split_once(" out of "));
    let Some((rating, best)) = parts else {
        return Some((number(value).or_else(|| spelled(value))?, 0));
    };
    let (rating, best) = (number(rating)?, best.trim().parse().ok()?);
    let fits = (2..=100).contains(&best) && (0.0..=f64::from(best)).contains(&rating);
    fits.then_some((rating, best))
}

/// Whether a value is a choice in words, and no number.
pub fn is_choice(value: &str) -> bool {
    words::rating(value).is_some()
}

/// A number in small letters: Google exports `FIVE`.
fn spelled(value: &str) -> Option<f64> {
    const NUMBERS: [&str; 5] = ["one", "two", "three", "four", "five"];
    let at = NUMBERS.iter().position(|number| *number == value.trim())?;
    Some((at + 1) as f64)
}

/// Stars that are drawn: full ones, and empty ones behind them, which tell the scale.
fn drawn(value: &str) -> Option<(f64, u32)> {
    const MOST: usize = 10;
    let stars: Vec<char> = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{fe0f}'))
        .collect();
    let full = stars
        .iter()
        .take_while(|c| matches!(c, '★' | '⭐' | '🌟'))
        .count();
    let is_rest_empty = stars[full..].iter().all(|c| matches!(c, '☆' | '✩'));
    let best = if full < stars.len() {
        stars.len() as u32
    } else {
        0
    };
    ((1..=MOST).contains(&stars.len()) && is_rest_empty).then_some((full as f64, best))
}

/// The number of a choice that has one: `5 - Very satisfied`, `10 (Extremely likely)`, `Agree (4)`.
fn numbered(value: &str) -> Option<f64> {
    let value = value.trim();
    let behind = value.strip_suffix(')').and_then(|v| v.rsplit_once('('));
    if let Some((choice, digits)) = behind {
        if words::rating(choice).is_some() {
            return number(digits);
        }
    }
    let unsigned = value.strip_prefix(['-', '+']).unwrap_or(value);
    let rest = unsigned.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &value[..value.len() - rest.len()];
    let rest = rest.trim_start();
    let choice = rest.strip_prefix(['-', '–', '—', ':', '=', '.', ')', '(']);
    // `31-Mar` is no rating: any words will do only where they stand apart.
    let apart = choice.filter(|c| c.starts_with(' ') || rest.starts_with('('));
    let choice = choice.unwrap_or(rest).trim().trim_end_matches(')');
    let is_word = choice.starts_with(char::is_alphabetic) && !choice.contains(char::is_numeric);
    let is_choice = words::rating(choice).is_some() || apart.is_some() && is_word;
    number(digits).filter(|_| is_choice)
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
    fn words_of_the_message_are_ratings() {
        let (words, degrees) = CHOICES.split_once(" and the like, also with ").unwrap();
        for word in words.split(", ") {
            assert!(parse(word).is_some(), "{word}");
        }
        for degree in degrees.replace(" or ", ", ").split(", ") {
            assert!(parse(&format!("{degree} satisfied")).is_some(), "{degree}");
        }
    }

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
            ("Rated 4 out of 5 stars", (4.0, 5)),
            ("★★★★★", (5.0, 0)),
            ("★★★☆☆", (3.0, 5)),
            ("⭐️⭐️", (2.0, 0)),
            ("5 - Very satisfied", (5.0, 0)),
            ("10 (Extremely likely)", (10.0, 0)),
            ("0: Never again", (0.0, 0)),
            ("-2 – Strongly disagree", (-2.0, 0)),
            ("7 Strongly agree", (7.0, 0)),
            ("2-Poor", (2.0, 0)),
            ("Agree (4)", (4.0, 0)),
            ("FIVE", (5.0, 0)),
            ("One star", (1.0, 0)),
            ("Strongly agree", (5.0, 5)),
            ("good", (4.0, 5)),
        ] {
            assert_eq!(parse(value), Some(rating), "{value}");
        }
        for value in [
            "nice",
            "stars",
            "☆★",
            "rated",
            "1,000",
            "31-Mar",
            "31-Mar-26",
            "5 - 6 weeks",
            "4 -",
            "4 weeks",
            "- good",
            "1,2,3",
            "6/5",
            "4/0",
            "4/5/2026",
            "5/",
            "inf",
            "NaN",
            "n/a",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
