//! What several tests use.

use sentiment_core::Score;
use serde_json::Value;

const MEND: &str = "if the engine or its weights were changed on purpose: cargo xtask vectors";

/// The cases of a file of vectors.
pub fn vectors(file: &str) -> Vec<Value> {
    file.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Whether a score has the very bits of a case.
pub fn check(case: &Value, score: &Score) {
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
    let emotions = case["emotions"].as_object().map_or(0, |e| e.len());
    assert_eq!(emotions, score.emotions.values().len(), "of {text}; {MEND}");
    for (emotion, value) in score.emotions.iter() {
        let expected = number(&case["emotions"][emotion.name()]);
        assert_eq!(expected, value, "{emotion} of {text}; {MEND}");
    }
    let dominant = score.dominant_emotion().map(|emotion| emotion.name());
    let expected = case["dominant_emotion"].as_str();
    assert_eq!(expected, dominant, "of {text}; {MEND}");
}
