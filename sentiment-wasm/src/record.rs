//! Results as plain JavaScript objects, described in `js/api.d.ts`.

use js_sys::{Array, Object};
use sentiment_core as core;
use sentiment_core::{Emotion, Label, ShifterKind};
use wasm_bindgen::prelude::*;

use crate::text::span;

#[wasm_bindgen]
extern "C" {
    /// A plain object. A setter compiles to `object.name = value`, which is
    /// several times faster than `Reflect.set`.
    #[wasm_bindgen(extends = Object)]
    type Record;

    #[wasm_bindgen(method, setter, structural)]
    fn set_valence(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_negative(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_neutral(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_positive(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_label(this: &Record, value: &JsValue);
    #[wasm_bindgen(method, setter, structural)]
    fn set_confidence(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_coverage(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_emotions(this: &Record, value: &Record);
    #[wasm_bindgen(method, setter, structural)]
    fn set_dominant_emotion(this: &Record, value: &JsValue);

    #[wasm_bindgen(method, setter, structural)]
    fn set_anger(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_anticipation(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_disgust(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_fear(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_joy(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_sadness(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_surprise(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_trust(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_frustration(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_disappointment(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_confusion(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_worry(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_delight(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_gratitude(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_admiration(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_desire(this: &Record, value: f64);

    #[wasm_bindgen(method, setter, structural)]
    fn set_text(this: &Record, value: &str);
    #[wasm_bindgen(method, setter, structural)]
    fn set_score(this: &Record, value: &JsValue);
    #[wasm_bindgen(method, setter, structural)]
    fn set_intercept(this: &Record, value: &Record);
    #[wasm_bindgen(method, setter, structural)]
    fn set_contributions(this: &Record, value: &Array);
    #[wasm_bindgen(method, setter, structural)]
    fn set_sums(this: &Record, value: &Record);
    #[wasm_bindgen(method, setter, structural)]
    fn set_scale(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_subjectivity_scale(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_emotion_scale(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_irony(this: &Record, value: &Array);
    #[wasm_bindgen(method, setter, structural)]
    fn set_span(this: &Record, value: &Array);
    #[wasm_bindgen(method, setter, structural)]
    fn set_term(this: &Record, value: &str);
    #[wasm_bindgen(method, setter, structural)]
    fn set_base(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_weight(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_shifters(this: &Record, value: &Array);
    #[wasm_bindgen(method, setter, structural)]
    fn set_subjectivity(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_kind(this: &Record, value: &JsValue);
    #[wasm_bindgen(method, setter, structural)]
    fn set_factor(this: &Record, value: f64);

    #[wasm_bindgen(method, setter, structural)]
    fn set_neg(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_neu(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_pos(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_compound(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_value(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_emphasis(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_sum(this: &Record, value: f64);
}

fn record() -> Record {
    Object::new().unchecked_into()
}

/// Sets the fields in the order of [`core::Score::FIELDS`], then the dominant emotion.
pub(crate) fn score(score: &core::Score) -> JsValue {
    let record = record();
    for field in core::Score::FIELDS {
        match field {
            "valence" => record.set_valence(score.valence),
            "negative" => record.set_negative(score.negative),
            "neutral" => record.set_neutral(score.neutral),
            "positive" => record.set_positive(score.positive),
            "label" => record.set_label(&label(score.label)),
            "confidence" => record.set_confidence(score.confidence),
            "coverage" => record.set_coverage(score.coverage),
            "emotions" => record.set_emotions(&emotions(&score.emotions)),
            other => unreachable!("field {other} of core::Score is not converted"),
        }
    }
    let dominant = score.emotions.dominant();
    record.set_dominant_emotion(&dominant.map_or(JsValue::NULL, emotion));
    record.into()
}

/// The label's name. The strings are made once.
fn label(label: Label) -> JsValue {
    thread_local! {
        static NAMES: [JsValue; Label::ALL.len()] =
            Label::ALL.map(|label| JsValue::from_str(label.name()));
    }
    NAMES.with(|names| names[label.index()].clone())
}

/// The emotion's name, likewise.
fn emotion(emotion: Emotion) -> JsValue {
    thread_local! {
        static NAMES: [JsValue; Emotion::COUNT] =
            Emotion::ALL.map(|emotion| JsValue::from_str(emotion.name()));
    }
    NAMES.with(|names| names[emotion.index()].clone())
}

fn kind(kind: ShifterKind) -> JsValue {
    JsValue::from_str(kind.name())
}

fn emotions(emotions: &core::Emotions) -> Record {
    let record = record();
    for (emotion, value) in emotions.iter() {
        match emotion {
            Emotion::Anger => record.set_anger(value),
            Emotion::Anticipation => record.set_anticipation(value),
            Emotion::Disgust => record.set_disgust(value),
            Emotion::Fear => record.set_fear(value),
            Emotion::Joy => record.set_joy(value),
            Emotion::Sadness => record.set_sadness(value),
            Emotion::Surprise => record.set_surprise(value),
            Emotion::Trust => record.set_trust(value),
            Emotion::Frustration => record.set_frustration(value),
            Emotion::Disappointment => record.set_disappointment(value),
            Emotion::Confusion => record.set_confusion(value),
            Emotion::Worry => record.set_worry(value),
            Emotion::Delight => record.set_delight(value),
            Emotion::Gratitude => record.set_gratitude(value),
            Emotion::Admiration => record.set_admiration(value),
            Emotion::Desire => record.set_desire(value),
        }
    }
    record
}

/// A sentence of the text of `units`, with its score.
pub(crate) fn sentence(at: core::Span, score: &JsValue, units: &core::Positions<'_>) -> JsValue {
    let record = record();
    record.set_span(&span(units, at));
    record.set_score(score);
    record.into()
}

pub(crate) fn explanation(explanation: &core::Explanation) -> JsValue {
    let units = core::Positions::utf16(&explanation.text);
    let contributions: Array = explanation
        .contributions
        .iter()
        .map(|c| contribution(c, &units))
        .collect();
    let record = record();
    record.set_text(&explanation.text);
    record.set_score(&score(&explanation.score));
    record.set_intercept(&sums(&explanation.intercept));
    record.set_contributions(&contributions);
    record.set_sums(&sums(&explanation.sums));
    record.set_scale(explanation.scale);
    record.set_subjectivity_scale(explanation.subjectivity_scale);
    record.set_emotion_scale(explanation.emotion_scale);
    let irony = explanation.irony.iter().map(|&mark| span(&units, mark));
    record.set_irony(&irony.collect());
    record.into()
}

fn contribution(contribution: &core::Contribution, units: &core::Positions<'_>) -> JsValue {
    let shifters: Array = contribution
        .shifters
        .iter()
        .map(|s| shifter(s, units))
        .collect();
    let record = record();
    record.set_kind(&JsValue::from_str(contribution.kind.name()));
    record.set_span(&span(units, contribution.span));
    record.set_term(&contribution.term);
    record.set_base(contribution.base);
    record.set_weight(contribution.weight);
    record.set_shifters(&shifters);
    record.set_sums(&sums(&contribution.sums));
    record.into()
}

fn shifter(shifter: &core::Shifter, units: &core::Positions<'_>) -> JsValue {
    let record = record();
    record.set_span(&span(units, shifter.span));
    record.set_kind(&kind(shifter.kind));
    record.set_factor(shifter.factor);
    record.into()
}

fn sums(sums: &core::Sums) -> Record {
    let record = record();
    record.set_valence(sums.valence);
    record.set_subjectivity(sums.subjectivity);
    record.set_emotions(&emotions(&sums.emotions));
    record
}

#[cfg(feature = "vader")]
pub(crate) fn vader(score: &core::VaderScore) -> JsValue {
    let record = record();
    record.set_neg(score.neg);
    record.set_neu(score.neu);
    record.set_pos(score.pos);
    record.set_compound(score.compound);
    record.into()
}

#[cfg(feature = "vader")]
pub(crate) fn vader_explanation(
    explanation: &core::VaderExplanation,
    units: &core::Positions<'_>,
) -> JsValue {
    let contributions: Array = explanation
        .contributions
        .iter()
        .map(|contribution| {
            let record = record();
            record.set_span(&span(units, contribution.span));
            record.set_term(&contribution.term);
            record.set_base(contribution.base);
            record.set_value(contribution.value);
            JsValue::from(record)
        })
        .collect();
    let record = record();
    record.set_contributions(&contributions);
    record.set_emphasis(explanation.emphasis);
    record.set_sum(explanation.sum);
    record.set_score(&vader(&explanation.score));
    record.into()
}
