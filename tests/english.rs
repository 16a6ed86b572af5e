//! The English model answers as the vectors say, which Python and JavaScript
//! read too.
#![allow(missing_docs)]

mod common;

use common::{check, vectors};
use sentiment_core::Analyzer;

#[test]
fn scores_are_those_of_the_vectors() {
    let cases = vectors(include_str!("vectors/english.jsonl"));
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
    let cases = vectors(include_str!("vectors/english.jsonl"));
    let texts: Vec<&str> = cases.iter().filter_map(|c| c["text"].as_str()).collect();
    for (case, score) in cases.iter().zip(Analyzer::english().score_batch(&texts)) {
        check(case, &score);
    }
}
