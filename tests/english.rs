//! The English model answers as the vectors say, which Python and JavaScript
//! read too.

use crate::common::{check, vectors};
use sentiment_core::{Analyzer, Taxonomy};
use serde_json::Value;

fn scores_are_those_of(cases: &[Value], analyzer: &Analyzer) {
    for case in cases {
        check(
            case,
            &analyzer.score(case["text"].as_str().unwrap_or_default()),
        );
    }
}

#[test]
fn scores_are_those_of_the_vectors() {
    let cases = vectors(include_str!("vectors/english.jsonl"));
    assert!(cases.len() > 300);
    scores_are_those_of(&cases, &Analyzer::english());
}

#[test]
fn so_are_the_emotions_of_feedback() {
    let cases = vectors(include_str!("vectors/feedback.jsonl"));
    assert!(cases.len() > 20);
    let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
    scores_are_those_of(&cases, &analyzer);
}

#[test]
fn a_batch_is_the_same() {
    let cases = vectors(include_str!("vectors/english.jsonl"));
    let texts: Vec<&str> = cases.iter().filter_map(|c| c["text"].as_str()).collect();
    for (case, score) in cases.iter().zip(Analyzer::english().score_batch(&texts)) {
        check(case, &score);
    }
}
