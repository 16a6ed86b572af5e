//! Results as plain JavaScript objects, described in `js/api.d.ts`.

use js_sys::{Array, Float64Array, Object};
use sentiment_core as core;
use wasm_bindgen::prelude::*;

use crate::text::span;
use crate::Answer;

#[wasm_bindgen]
#[allow(clippy::too_many_arguments)]
extern "C" {
    /// These are in `js/record.js`: one call makes a whole object, in one piece of memory.
    #[wasm_bindgen(js_name = scoreRecord)]
    fn score_record(
        label: f64,
        dominant: f64,
        valence: f64,
        negative: f64,
        neutral: f64,
        positive: f64,
        confidence: f64,
        coverage: f64,
        emotions: JsValue,
    ) -> JsValue;
    fn plutchik(a: f64, b: f64, c: f64, d: f64, e: f64, f: f64, g: f64, h: f64) -> JsValue;
    #[rustfmt::skip]
    fn feedback(
        a: f64,
        b: f64,
        c: f64,
        d: f64,
        e: f64,
        f: f64,
        g: f64,
        h: f64,
        i: f64,
        j: f64,
        k: f64,
    ) -> JsValue;
    #[cfg(feature = "vader")]
    #[wasm_bindgen(js_name = vaderRecord)]
    fn vader_record(neg: f64, neu: f64, pos: f64, compound: f64) -> JsValue;

    /// This is in `js/explained.js`.
    #[wasm_bindgen(js_name = contributions)]
    fn put(all: &Array, row: &[f64], terms: &str);

    /// A plain object. A setter compiles to `object.name = value`, which is
    /// several times faster than `Reflect.set`.
    #[wasm_bindgen(extends = Object)]
    type Record;

    #[wasm_bindgen(method, setter, structural)]
    fn set_valence(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_emotions(this: &Record, value: &JsValue);

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
    fn set_subjectivity(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_kind(this: &Record, value: &JsValue);

    #[cfg(feature = "urgent")]
    #[wasm_bindgen(method, setter, structural)]
    fn set_words(this: &Record, value: &str);

    #[wasm_bindgen(method, setter, structural)]
    fn set_value(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_emphasis(this: &Record, value: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_sum(this: &Record, value: f64);
}

/// The contributions of which there are numbers at a time: the module's memory never shrinks.
const PART: usize = 4096;

fn record() -> Record {
    Object::new().unchecked_into()
}

pub(crate) fn score(score: &core::Score) -> JsValue {
    let [a, b, c, d, e, f, g, h] = numbers(score);
    score_record(a, b, c, d, e, f, g, h, emotions(&score.emotions))
}

/// What is no emotion: the positions of the label and of the dominant emotion, and the other fields.
fn numbers(score: &core::Score) -> [f64; 8] {
    let emotions = score.emotions.taxonomy().emotions();
    let dominant = score.dominant_emotion();
    let dominant = dominant.and_then(|name| emotions.iter().position(|emotion| *emotion == name));
    [
        score.label.index() as f64,
        dominant.map_or(-1.0, |at| at as f64),
        score.valence,
        score.negative,
        score.neutral,
        score.positive,
        score.confidence,
        score.coverage,
    ]
}

/// Numbers of which `js/record.js` makes scores, faster than one by one: of each how many they are, and
/// then those. Of a missing text there are none.
pub(crate) fn rows(scores: &[Option<core::Score>]) -> Answer {
    let mut rows = Vec::new();
    for score in scores {
        let start = rows.len();
        rows.push(0.0);
        if let Some(score) = score {
            rows.extend(numbers(score));
            rows.extend(score.emotions.values());
        }
        rows[start] = (rows.len() - start - 1) as f64;
    }
    Ok(Float64Array::from(&rows[..]).into())
}

fn emotions(emotions: &core::Emotions) -> JsValue {
    match *emotions.values() {
        [a, b, c, d, e, f, g, h] => plutchik(a, b, c, d, e, f, g, h),
        [a, b, c, d, e, f, g, h, i, j, k] => feedback(a, b, c, d, e, f, g, h, i, j, k),
        _ => unreachable!("a taxonomy is not converted"),
    }
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
    let contributions = Array::new();
    for part in explanation.contributions.chunks(PART) {
        let mut row = Vec::new();
        for contribution in part {
            push(&mut row, contribution, &units);
        }
        let terms: Vec<&str> = part.iter().map(|it| &*it.term).collect();
        // A term is words with a space between.
        put(&contributions, &row, &terms.join("\n"));
    }
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

/// The numbers of which `js/explained.js` makes a contribution.
fn push(row: &mut Vec<f64>, of: &core::Contribution, units: &core::Positions<'_>) {
    let emotions = of.sums.emotions.values();
    let (start, end) = units.span(of.span);
    row.extend([
        of.kind as u8 as f64,
        start as f64,
        end as f64,
        of.base,
        of.weight,
        of.sums.valence,
        of.sums.subjectivity,
        emotions.len() as f64,
        of.shifters.len() as f64,
    ]);
    row.extend(emotions);
    for shifter in &of.shifters {
        let (start, end) = units.span(shifter.span);
        let kind = shifter.kind as u8 as f64;
        row.extend([start as f64, end as f64, kind, shifter.factor]);
    }
}

fn sums(sums: &core::Sums) -> Record {
    let record = record();
    record.set_valence(sums.valence);
    record.set_subjectivity(sums.subjectivity);
    record.set_emotions(&emotions(&sums.emotions));
    record
}

/// What the text of `units` mentions.
#[cfg(feature = "urgent")]
pub(crate) fn mention(
    mention: &sentiment_urgent::Mention,
    text: &str,
    units: &core::Positions<'_>,
) -> JsValue {
    let record = record();
    record.set_kind(&JsValue::from_str(mention.kind.name()));
    record.set_span(&span(units, mention.span));
    record.set_words(&mention.words(text));
    record.into()
}

/// The same of VADER's.
#[cfg(feature = "vader")]
pub(crate) fn vader_rows(scores: &[Option<core::VaderScore>]) -> Answer {
    let mut rows = Vec::new();
    for score in scores {
        match score {
            Some(score) => rows.extend([4.0].into_iter().chain(score.values())),
            None => rows.push(0.0),
        }
    }
    Ok(Float64Array::from(&rows[..]).into())
}

#[cfg(feature = "vader")]
pub(crate) fn vader(score: &core::VaderScore) -> JsValue {
    vader_record(score.neg, score.neu, score.pos, score.compound)
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
