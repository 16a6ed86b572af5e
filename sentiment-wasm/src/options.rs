//! The options of models, `{ lexicon, taxonomy }`, and of scoring, `{ context }`.

use js_sys::{Error, IntoIter, Reflect};
use sentiment_core as core;
use sentiment_core::{Context, Taxonomy};
use wasm_bindgen::prelude::*;

use crate::text::{kind, named, type_error};

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

/// The question that a text answers.
pub(crate) fn context(options: &JsValue) -> Result<Context, JsValue> {
    one(&value(options, "context")?)
}

fn one(question: &JsValue) -> Result<Context, JsValue> {
    if question.is_undefined() || question.is_null() {
        return Ok(Context::NONE);
    }
    parse(question, || "context".to_owned())
}

fn parse(question: &JsValue, place: impl FnOnce() -> String) -> Result<Context, JsValue> {
    Ok(Context::question(&named(question, place)?))
}

/// The questions that many texts answer.
pub(crate) enum Contexts {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(IntoIter),
}

impl Contexts {
    /// Of one question, an iterable of questions, or nothing.
    pub(crate) fn of(options: &JsValue) -> Result<Self, JsValue> {
        let value = value(options, "context")?;
        if value.is_object() || value.is_function() {
            if let Some(iterator) = js_sys::try_iter(&value)? {
                return Ok(Contexts::Each(iterator));
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
            Contexts::Each(iterator) => {
                let question = iterator.next().unwrap_or_else(|| {
                    let message = format!("context has {index} items, fewer than texts");
                    Err(Error::new(&message).into())
                })?;
                parse(&question, || format!("context[{index}]"))
            }
        }
    }

    /// All contexts must be used up by that many texts.
    pub(crate) fn finish(&mut self, texts: usize) -> Result<(), JsValue> {
        let Contexts::Each(iterator) = self else {
            return Ok(());
        };
        match iterator.next() {
            None => Ok(()),
            Some(question) => {
                question?;
                let message = format!("context has more items than texts, which has {texts}");
                Err(Error::new(&message).into())
            }
        }
    }
}
