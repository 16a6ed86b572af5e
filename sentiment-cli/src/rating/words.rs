//! Choices of forms that stand for ratings (Likert 1932, *A technique for the measurement of attitudes*).

/// The best rating of the scale that they are put on, from 1.
pub const BEST: u32 = 5;

const MIDDLE: f64 = 3.0;

/// What a form asks for, and whether it is the better side.
const SIDES: [(&str, bool); 9] = [
    ("agree", true),
    ("disagree", false),
    ("satisfied", true),
    ("dissatisfied", false),
    ("unsatisfied", false),
    ("likely", true),
    ("unlikely", false),
    ("above average", true),
    ("below average", false),
];

/// Words before a side, and how far from the middle it is with them: scales of five points have either
/// "agree" or "somewhat agree", those of seven both.
const DEGREES: [(&str, f64); 18] = [
    ("", 1.0),
    ("strongly", 2.0),
    ("extremely", 2.0),
    ("very", 2.0),
    ("highly", 2.0),
    ("completely", 2.0),
    ("totally", 2.0),
    ("fully", 2.0),
    ("definitely", 2.0),
    ("far", 2.0),
    ("mostly", 1.0),
    ("moderately", 1.0),
    ("quite", 1.0),
    ("fairly", 0.5),
    ("rather", 0.5),
    ("slightly", 0.5),
    ("somewhat", 0.5),
    ("tend to", 0.5),
];

/// Words before the better side that deny it.
const DENIALS: [(&str, f64); 4] = [
    ("not at all", 1.0),
    ("not so", 2.0),
    ("not very", 2.0),
    ("not", 2.0),
];

/// Of quality and frequency, and in the middle.
const CHOICES: [(&str, f64); 36] = [
    ("neutral", MIDDLE),
    ("undecided", MIDDLE),
    ("neither", MIDDLE),
    ("excellent", 5.0),
    ("outstanding", 5.0),
    ("exceptional", 5.0),
    ("very good", 4.5),
    ("good", 4.0),
    ("fair", 3.0),
    ("average", 3.0),
    ("acceptable", 3.0),
    ("satisfactory", 3.0),
    ("okay", 3.0),
    ("ok", 3.0),
    ("poor", 2.0),
    ("bad", 2.0),
    ("very poor", 1.0),
    ("very bad", 1.0),
    ("terrible", 1.0),
    ("awful", 1.0),
    ("unacceptable", 1.0),
    ("always", 5.0),
    ("almost always", 4.5),
    ("very often", 4.5),
    ("most of the time", 4.0),
    ("usually", 4.0),
    ("often", 4.0),
    ("frequently", 4.0),
    ("about half the time", 3.0),
    ("sometimes", 3.0),
    ("occasionally", 3.0),
    ("rarely", 2.0),
    ("seldom", 2.0),
    ("hardly ever", 1.5),
    ("almost never", 1.5),
    ("never", 1.0),
];

/// What a choice stands for, from 1 to [`BEST`].
pub fn rating(choice: &str) -> Option<f64> {
    let words: Vec<&str> = choice.split_whitespace().collect();
    let choice = words.join(" ").to_lowercase();
    let choice = choice.trim_end_matches(['.', '!']);
    if let Some(rating) = find(&CHOICES, choice) {
        return Some(rating);
    }
    if let Some(both) = choice.strip_prefix("neither ") {
        let sides = both.split_once(" nor ").or(both.split_once(" or "))?;
        return (is_side(sides.0) && is_side(sides.1)).then_some(MIDDLE);
    }
    SIDES.iter().find_map(|(side, is_better)| {
        let degree = choice.strip_suffix(side)?;
        if !degree.is_empty() && !degree.ends_with(' ') {
            return None;
        }
        let degree = degree.trim_end();
        let denied = find(&DENIALS, degree).filter(|_| *is_better);
        denied.or_else(|| {
            let far = find(&DEGREES, degree)?;
            Some(MIDDLE + if *is_better { far } else { -far })
        })
    })
}

fn is_side(word: &str) -> bool {
    SIDES.iter().any(|(side, _)| *side == word)
}

fn find(among: &[(&str, f64)], what: &str) -> Option<f64> {
    let found = among.iter().find(|(name, _)| *name == what);
    found.map(|(_, rating)| *rating)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_of_forms_go_up() {
        for scale in [
            "Strongly disagree, Disagree, Neutral, Agree, Strongly agree",
            "Strongly disagree, Somewhat disagree, Neither agree nor disagree, Somewhat agree, Strongly agree",
            "Strongly disagree, Disagree, Somewhat disagree, Neither agree nor disagree, Somewhat agree, Agree, Strongly agree",
            "Very dissatisfied, Dissatisfied, Neither satisfied nor dissatisfied, Satisfied, Very satisfied",
            "Extremely dissatisfied, Moderately dissatisfied, Slightly dissatisfied, Neither satisfied nor dissatisfied, \
             Slightly satisfied, Moderately satisfied, Extremely satisfied",
            "Not at all likely, Not so likely, Somewhat likely, Very likely",
            "Very unlikely, Unlikely, Neither likely nor unlikely, Likely, Very likely",
            "Poor, Fair, Good, Very good, Excellent",
            "Very poor, Poor, Acceptable, Good, Excellent",
            "Terrible, Poor, Average, Good, Excellent",
            "Far below average, Slightly below average, Average, Above average, Far above average",
            "Never, Rarely, Sometimes, Often, Always",
            "Never, Sometimes, Most of the time, Always",
            "Almost never, Seldom, Occasionally, Usually, Almost always",
        ] {
            let ratings: Vec<f64> = scale
                .split(", ")
                .map(|choice| rating(choice).unwrap_or_else(|| panic!("{choice}")))
                .collect();
            assert!(ratings.is_sorted_by(|a, b| a < b), "{scale}: {ratings:?}");
            assert!(ratings.iter().all(|r| (1.0..=5.0).contains(r)));
        }
        for (choice, best) in [("  STRONGLY\n agree.", 5.0), ("Very Dissatisfied", 1.0)] {
            assert_eq!(rating(choice), Some(best), "{choice}");
        }
        for other in [
            "",
            "n/a",
            "don't know",
            "no opinion",
            "mixed",
            "not dissatisfied",
            "I agree",
            "good stuff",
            "neither here nor there",
            "reagree",
            "strongly",
        ] {
            assert_eq!(rating(other), None, "{other}");
        }
    }
}
