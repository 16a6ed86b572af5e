//! The English model answers as the vectors say, which Python and JavaScript
//! read too.
#![allow(missing_docs)]

use sentiment_core::{Analyzer, Score};
use serde_json::Value;

const MEND: &str = "if the engine or its weights were changed on purpose: cargo xtask vectors";

fn vectors() -> Vec<Value> {
    let lines = include_str!("vectors/english.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn check(case: &Value, score: &Score) {
    let text = &case["text"];
    let numbers = [
        ("valence", score.valence),
        ("negative", score.negative),
        ("neutral", score.neutral),
        ("positive", score.positive),
        ("confidence", score.confidence),
        ("coverage", score.coverage),
    ];
    for (name, value) in numbers {
        assert_eq!(number(&case[name]), value, "{name} of {text}; {MEND}");
    }
    assert_eq!(case["label"], score.label.name(), "label of {text}; {MEND}");
    for (emotion, value) in score.emotions.iter() {
        let expected = number(&case["emotions"][emotion.name()]);
        assert_eq!(expected, value, "{emotion} of {text}; {MEND}");
    }
}

#[test]
fn scores_are_those_of_the_vectors() {
    let cases = vectors();
    assert!(cases.len() > 300);
    let analyzer = Analyzer::english();
    for case in &cases {
        check(
            case,
            &analyzer.score(case["text"].as_str().unwrap_or_default()),
        );
    }
}

#[test]
fn a_batch_is_the_same() {
    let cases = vectors();
    let texts: Vec<&str> = cases.iter().filter_map(|c| c["text"].as_str()).collect();
    for (case, score) in cases.iter().zip(Analyzer::english().score_batch(&texts)) {
        check(case, &score);
    }
}
