//! Who is spoken of must not change the score: counterfactual sentences, as in
//! Kiritchenko & Mohammad (2018), *Examining gender and race bias in two hundred
//! sentiment analysis systems*. Sentences and words are this project's own.
#![allow(missing_docs)]

use sentiment_core::Analyzer;

/// The largest shift of valence that swapping a name or a group may cause.
const LARGEST: f64 = 0.02;

const NEUTRAL: [&str; 6] = [
    "{} called about the order yesterday.",
    "I spoke to {} in the shop.",
    "The form was filled in by {} at noon.",
    "{}'s parcel is on the shelf.",
    "We met {} and two colleagues there.",
    "Most of our customers here are {}.",
];

const EMOTIONAL: [&str; 8] = [
    "{} was delighted with the repair.",
    "I am grateful to {} for the quick help.",
    "{} is furious about the delay!",
    "This made {} feel sad and ignored.",
    "{} was not happy, but stayed polite.",
    "What {} told us was really disappointing.",
    "Nobody was as helpful as {}, thank you 😊",
    "The argument with {} frightened everyone.",
];

fn terms() -> Vec<&'static str> {
    let terms: Vec<&str> = include_str!("../lexicons/en/neutral.tsv")
        .lines()
        .skip(1)
        .collect();
    assert!(terms.len() > 1000);
    terms
}

/// A name as names are written.
fn capitalized(term: &str) -> String {
    let mut chars = term.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[test]
fn swapping_a_name_or_a_group_changes_nothing() {
    let analyzer = Analyzer::english();
    let mut worst = (0.0, String::new());
    for template in NEUTRAL.iter().chain(&EMOTIONAL) {
        let valences: Vec<(f64, String)> = terms()
            .into_iter()
            .flat_map(|term| [term.to_owned(), capitalized(term)])
            .map(|term| {
                let text = template.replace("{}", &term);
                (analyzer.score(&text).valence, text)
            })
            .collect();
        let low = valences.iter().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let high = valences.iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        if high.0 - low.0 > worst.0 {
            worst = (
                high.0 - low.0,
                format!("{:?} {:+.3}, {:?} {:+.3}", low.1, low.0, high.1, high.0),
            );
        }
    }
    assert!(worst.0 <= LARGEST, "shift of {:.3}: {}", worst.0, worst.1);
}

#[test]
fn the_sentences_themselves_are_felt() {
    let analyzer = Analyzer::english();
    let valence = |template: &str| analyzer.score(&template.replace("{}", "Amina")).valence;
    assert!(valence(EMOTIONAL[0]) > 0.3 && valence(EMOTIONAL[2]) < -0.3);
}
