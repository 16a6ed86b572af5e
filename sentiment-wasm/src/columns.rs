//! Scores of many texts as columns, described in `js/api.d.ts`: an object per batch
//! instead of two per text.

use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array};
use sentiment_core::{Label, Score, Taxonomy};
use wasm_bindgen::prelude::*;

use crate::Answer;

/// The texts of a part.
const PART: usize = 4096;

/// Columns of some texts at a time, which `js/columns.js` joins: the module's memory never
/// shrinks, and would not hold the scores of all.
pub(crate) struct Parts<T, F> {
    scores: Vec<Option<T>>,
    columns: F,
    parts: Array,
}

impl<T, F: Fn(&[Option<T>]) -> Answer> Parts<T, F> {
    /// `columns` makes those of a part.
    pub(crate) fn new(columns: F) -> Self {
        Self {
            scores: Vec::new(),
            columns,
            parts: Array::new(),
        }
    }

    pub(crate) fn push(&mut self, score: Option<T>) -> Result<(), JsValue> {
        if self.scores.len() == PART {
            self.cut()?;
        }
        self.scores.push(score);
        Ok(())
    }

    /// All parts; one without rows if there is no text.
    pub(crate) fn finish(mut self) -> Answer {
        self.cut()?;
        Ok(self.parts.into())
    }

    fn cut(&mut self) -> Result<(), JsValue> {
        self.parts.push(&(self.columns)(&self.scores)?);
        self.scores.clear();
        Ok(())
    }
}

/// The name of the positions of dominant emotions.
const DOMINANT: &str = "dominant_emotion";

/// The columns of scores: first those that are made if none are named, then single emotions.
pub(crate) fn known(taxonomy: Taxonomy) -> Vec<&'static str> {
    let emotions = taxonomy.emotions().iter().map(|emotion| emotion.name());
    all().chain(emotions).collect()
}

fn all() -> impl Iterator<Item = &'static str> {
    Score::FIELDS.into_iter().chain([DOMINANT])
}

/// A column per field, or those that `fields` names; behind that of the labels' positions,
/// what they are positions in. Where there is no score, there is NaN, and [`NONE`].
pub(crate) fn of_scores(
    scores: &[Option<Score>],
    taxonomy: Taxonomy,
    fields: Option<&[&'static str]>,
) -> Answer {
    let fields = fields.map_or_else(|| all().collect(), <[_]>::to_vec);
    let columns = Object::new();
    let mut grouped = false;
    for &field in &fields {
        let mut name = field;
        let column: JsValue = match field {
            "valence" => numbers(scores, |score| score.valence),
            "negative" => numbers(scores, |score| score.negative),
            "neutral" => numbers(scores, |score| score.neutral),
            "positive" => numbers(scores, |score| score.positive),
            "label" => labels(scores),
            "confidence" => numbers(scores, |score| score.confidence),
            "coverage" => numbers(scores, |score| score.coverage),
            DOMINANT => dominant(scores, taxonomy),
            // Together, where the first of them is named.
            _ if grouped => continue,
            _ => {
                (name, grouped) = ("emotions", true);
                emotions(scores, taxonomy, &fields)?
            }
        };
        set(&columns, name, &column)?;
        if field == "label" {
            let names = Label::ALL.map(|label| JsValue::from_str(label.name()));
            set(&columns, "labels", &names.iter().collect::<Array>())?;
        }
    }
    Ok(columns.into())
}

/// The same of the VADER model.
#[cfg(feature = "vader")]
pub(crate) fn of_vader(
    scores: &[Option<sentiment_core::VaderScore>],
    fields: &[&'static str],
) -> Answer {
    let all = sentiment_core::VaderScore::FIELDS;
    let columns = Object::new();
    for field in fields {
        let index = all.iter().position(|name| name == field).unwrap_or(0);
        set(&columns, field, &numbers(scores, |s| s.values()[index]))?;
    }
    Ok(columns.into())
}

/// All emotions, or those that are fields themselves.
fn emotions(scores: &[Option<Score>], taxonomy: Taxonomy, fields: &[&str]) -> Answer {
    let columns = Object::new();
    let all = fields.contains(&"emotions");
    for &emotion in taxonomy.emotions() {
        if !all && !fields.contains(&emotion.name()) {
            continue;
        }
        let column = numbers(scores, |score| score.emotions[emotion]);
        set(&columns, emotion.name(), &column)?;
    }
    Ok(columns.into())
}

/// The position of nothing: what is there is undefined.
const NONE: u8 = u8::MAX;

fn labels(scores: &[Option<Score>]) -> JsValue {
    positions(scores, |score| Some(score.label.index()))
}

/// Positions among the columns of the emotions.
fn dominant(scores: &[Option<Score>], taxonomy: Taxonomy) -> JsValue {
    let emotions = taxonomy.emotions();
    positions(scores, |score| {
        let dominant = score.dominant_emotion()?;
        emotions.iter().position(|emotion| *emotion == dominant)
    })
}

fn positions(scores: &[Option<Score>], of: impl Fn(&Score) -> Option<usize>) -> JsValue {
    let position = |score: &Option<Score>| score.as_ref().and_then(&of).map_or(NONE, |at| at as u8);
    let positions: Vec<u8> = scores.iter().map(position).collect();
    Uint8Array::from(&positions[..]).into()
}

fn numbers<T>(scores: &[Option<T>], value: impl Fn(&T) -> f64) -> JsValue {
    let values = scores.iter().map(|s| s.as_ref().map_or(f64::NAN, &value));
    let values: Vec<f64> = values.collect();
    Float64Array::from(&values[..]).into()
}

fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}
