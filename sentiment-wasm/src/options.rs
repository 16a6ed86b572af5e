//! The options of models, `{ lexicon, taxonomy }`, and of scoring, `{ context, missing }`.

use js_sys::{Error, Reflect};
use sentiment_core as core;
use sentiment_core::{Context, Taxonomy};
use wasm_bindgen::prelude::*;

use crate::items::Items;
use crate::text::{kind, named, one_of, type_error};

/// The value of an option; undefined where there is none.
fn value(options: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(JsValue::UNDEFINED);
    }
    if !options.is_object() {
        return Err(type_error(format!(
            "options must be an object such as {{ {name}: \"…\" }}, not {}",
            kind(options)
        )));
    }
    Reflect::get(options, &name.into())
}

/// The text of a lexicon file.
pub(crate) fn lexicon(options: &JsValue) -> Result<Option<String>, JsValue> {
    let value = value(options, "lexicon")?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    named(&value, || "lexicon".to_owned()).map(Some)
}

/// Which emotions scores have.
pub(crate) fn taxonomy(options: &JsValue) -> Result<Taxonomy, JsValue> {
    let value = value(options, "taxonomy")?;
    if value.is_undefined() || value.is_null() {
        return Ok(Taxonomy::default());
    }
    let name = named(&value, || "taxonomy".to_owned())?;
    let wrong = |error: core::Error| Error::new(&error.to_string());
    Ok(name.parse().map_err(wrong)?)
}

/// What to do where one of many texts is missing.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Missing {
    /// Say where.
    Error,
    /// Leave the place empty.
    Null,
}

/// The same, as the user wants it.
pub(crate) fn missing(options: &JsValue) -> Result<Missing, JsValue> {
    let value = value(options, "missing")?;
    if value.is_undefined() || value.is_null() {
        return Ok(Missing::Error);
    }
    match &*named(&value, || "missing".to_owned())? {
        "error" => Ok(Missing::Error),
        "null" => Ok(Missing::Null),
        other => {
            let message = format!("missing must be one of error, null; not {other:?}");
            Err(Error::new(&message).into())
        }
    }
}

/// The question that a text answers.
pub(crate) fn context(options: &JsValue) -> Result<Context, JsValue> {
    one(&value(options, "context")?)
}

fn one(question: &JsValue) -> Result<Context, JsValue> {
    if question.is_undefined() || question.is_null() {
        return Ok(Context::NONE);
    }
    let question = named(question, || "context".to_owned())?;
    Ok(Context::question(&question))
}

/// The questions that many texts answer.
pub(crate) enum Contexts {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(Items, Missing),
}

impl Contexts {
    /// Of one question, an iterable of questions, or nothing.
    pub(crate) fn of(options: &JsValue, missing: Missing) -> Result<Self, JsValue> {
        let value = value(options, "context")?;
        if value.is_object() || value.is_function() {
            if let Some(items) = Items::of(&value)? {
                return Ok(Contexts::Each(items, missing));
            }
            return Err(type_error(format!(
                "context must be a string or an iterable of strings, not {}",
                kind(&value)
            )));
        }
        one(&value).map(Contexts::One)
    }

    /// The context of the text at `index`.
    pub(crate) fn next(&mut self, index: usize) -> Result<Context, JsValue> {
        match self {
            Contexts::One(context) => Ok(*context),
            Contexts::Each(items, missing) => {
                let question = items.next().unwrap_or_else(|| {
                    let message = format!("context has {index} items, fewer than texts");
                    Err(Error::new(&message).into())
                })?;
                let question = one_of(&question, *missing, || format!("context[{index}]"))?;
                Ok(question.map_or(Context::NONE, |question| Context::question(&question)))
            }
        }
    }

    /// All contexts must be used up by that many texts.
    pub(crate) fn finish(&mut self, texts: usize) -> Result<(), JsValue> {
        let Contexts::Each(items, _) = self else {
            return Ok(());
        };
        match items.next() {
            None => Ok(()),
            Some(question) => {
                question?;
                let message = format!("context has more items than texts, which has {texts}");
                Err(Error::new(&message).into())
            }
        }
    }
}
