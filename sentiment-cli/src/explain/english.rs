//! An explanation of the default model as JSON.

use sentiment_core::{Contribution, Emotions, Explanation, Positions, Score, Sums};
use serde_json::{json, Map, Value};

/// All of it; positions in characters.
pub fn value(explanation: &Explanation) -> Value {
    let chars = Positions::code_points(&explanation.text);
    let contributions: Vec<Value> = explanation
        .contributions
        .iter()
        .map(|c| contribution(c, &chars))
        .collect();
    let mut object = Map::new();
    object.insert("text".into(), explanation.text.as_str().into());
    object.extend(score(&explanation.score));
    object.insert("intercept".into(), sums(&explanation.intercept));
    object.insert("contributions".into(), contributions.into());
    object.insert("sums".into(), sums(&explanation.sums));
    object.insert("scale".into(), explanation.scale.into());
    object.insert(
        "subjectivity_scale".into(),
        explanation.subjectivity_scale.into(),
    );
    object.insert("emotion_scale".into(), explanation.emotion_scale.into());
    let irony: Vec<Value> = explanation
        .irony
        .iter()
        .map(|&span| {
            let (start, end) = chars.span(span);
            json!({"start": start, "end": end})
        })
        .collect();
    object.insert("irony".into(), irony.into());
    Value::Object(object)
}

fn score(score: &Score) -> Map<String, Value> {
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
    Score::FIELDS
        .map(str::to_owned)
        .into_iter()
        .zip(values)
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
    let (start, end) = chars.span(c.span);
    let shifters: Vec<Value> = c
        .shifters
        .iter()
        .map(|s| {
            let (start, end) = chars.span(s.span);
            json!({"start": start, "end": end, "kind": s.kind.name(), "factor": s.factor})
        })
        .collect();
    json!({
        "kind": c.kind.name(),
        "start": start,
        "end": end,
        "term": c.term,
        "base": c.base,
        "weight": c.weight,
        "shifters": shifters,
        "sums": sums(&c.sums),
    })
}
