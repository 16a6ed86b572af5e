//! An explanation of the default model as JSON.

use sentiment_core::{Contribution, Emotion, Emotions, Explanation, Positions, Score, Sums};
use serde_json::{json, Value};

use super::span;

/// All of it; positions in characters.
pub fn value(explanation: &Explanation) -> Value {
    let chars = Positions::code_points(&explanation.text);
    let contributions: Vec<Value> = explanation
        .contributions
        .iter()
        .map(|c| contribution(c, &chars))
        .collect();
    let irony = explanation.irony.iter();
    let irony: Vec<Value> = irony.map(|&mark| span(mark, &chars)).collect();
    json!({
        "text": explanation.text,
        "score": score(&explanation.score),
        "intercept": sums(&explanation.intercept),
        "contributions": contributions,
        "sums": sums(&explanation.sums),
        "scale": explanation.scale,
        "subjectivity_scale": explanation.subjectivity_scale,
        "emotion_scale": explanation.emotion_scale,
        "irony": irony,
    })
}

fn score(score: &Score) -> Value {
    let values: [Value; Score::FIELDS.len()] = [
        score.valence.into(),
        score.negative.into(),
        score.neutral.into(),
        score.positive.into(),
        score.label.name().into(),
        score.confidence.into(),
        score.coverage.into(),
        emotions(&score.emotions),
    ];
    let dominant = score.dominant_emotion().map(Emotion::name);
    let fields = Score::FIELDS.into_iter().zip(values);
    fields
        .chain([("dominant_emotion", json!(dominant))])
        .collect()
}

fn emotions(emotions: &Emotions) -> Value {
    emotions
        .iter()
        .map(|(emotion, value)| (emotion.name(), value))
        .collect()
}

fn sums(sums: &Sums) -> Value {
    json!({
        "valence": sums.valence,
        "subjectivity": sums.subjectivity,
        "emotions": emotions(&sums.emotions),
    })
}

fn contribution(c: &Contribution, chars: &Positions) -> Value {
    let shifters: Vec<Value> = c
        .shifters
        .iter()
        .map(|s| {
            let span = span(s.span, chars);
            json!({"span": span, "kind": s.kind.name(), "factor": s.factor})
        })
        .collect();
    json!({
        "kind": c.kind.name(),
        "span": span(c.span, chars),
        "term": c.term,
        "base": c.base,
        "weight": c.weight,
        "shifters": shifters,
        "sums": sums(&c.sums),
    })
}
