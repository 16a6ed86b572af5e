//! An explanation of the VADER model as JSON.

use sentiment_core::{Positions, VaderExplanation, VaderScore};
use serde_json::{json, Value};

use super::span;

/// All of it; positions in characters.
pub fn value(explanation: &VaderExplanation) -> Value {
    let chars = Positions::code_points(&explanation.text);
    let contributions: Vec<Value> = explanation
        .contributions
        .iter()
        .map(|c| {
            let span = span(c.span, &chars);
            json!({"span": span, "term": c.term, "base": c.base, "value": c.value})
        })
        .collect();
    let values = explanation.score.values().map(Value::from);
    let score: Value = VaderScore::FIELDS.into_iter().zip(values).collect();
    json!({
        "text": explanation.text,
        "contributions": contributions,
        "emphasis": explanation.emphasis,
        "sum": explanation.sum,
        "score": score,
    })
}
