//! The options of models, `{ lexicon, lexiconFormat, taxonomy }`, and of scoring, `{ context, missing }`.

use js_sys::{Array, Error, RangeError, Reflect, Symbol};
use sentiment_core as core;
use sentiment_core::{Context, Taxonomy};
use wasm_bindgen::prelude::*;

use crate::items::Items;
use crate::text::{kind, named, one_of, type_error};

/// What a model is made with.
pub(crate) const OF_ANALYZER: &[&str] = &["lexicon", "lexiconFormat", "taxonomy"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER: &[&str] = &["lexicon"];
/// What a text is scored with.
pub(crate) const OF_TEXT: &[&str] = &["context"];
/// What many texts are.
pub(crate) const OF_BATCH: &[&str] = &["context", "missing"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_TEXT: &[&str] = &[];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_BATCH: &[&str] = &["missing"];

#[wasm_bindgen]
extern "C" {
    /// An object of options. A getter compiles to `object.name`, which is faster than
    /// `Reflect.get`; a Proxy may throw at any of these.
    type Given;

    #[wasm_bindgen(catch, js_namespace = Object)]
    fn keys(object: &Given) -> Result<Array, JsValue>;

    #[wasm_bindgen(method, getter, structural, catch)]
    fn taxonomy(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn context(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn missing(this: &Given) -> Result<JsValue, JsValue>;

    /// These are in `js/lexicon.js`, which costs less than the same here.
    #[wasm_bindgen(catch, js_name = lexiconText)]
    fn lexicon_text(options: &Given) -> Result<Option<String>, JsValue>;
    #[cfg(feature = "vader")]
    #[wasm_bindgen(catch, js_name = vaderText)]
    fn vader_text(options: &Given) -> Result<Option<String>, JsValue>;
    /// The words that are taken out by the lexicon that [`Options::vader`] gave.
    #[cfg(feature = "vader")]
    #[wasm_bindgen(js_name = vaderWithout)]
    pub(crate) fn vader_without() -> Array;
    #[cfg(feature = "formats")]
    #[wasm_bindgen(js_name = lexiconFormat)]
    fn lexicon_format() -> String;
    #[wasm_bindgen(js_name = lexiconError)]
    fn lexicon_error(reason: &str) -> JsValue;
}

/// The lexicon of a text that [`Options::lexicon`] gave.
#[cfg(feature = "formats")]
pub(crate) fn read_lexicon(text: &str) -> Result<core::Lexicon, core::Error> {
    core::Lexicon::from_format(text, lexicon_format().parse()?)
}

/// The same where there is one format.
#[cfg(not(feature = "formats"))]
pub(crate) fn read_lexicon(text: &str) -> Result<core::Lexicon, core::Error> {
    core::Lexicon::from_tsv(text)
}

/// What is wrong with the lexicon that was given last.
pub(crate) fn wrong_lexicon(error: core::Error) -> JsValue {
    lexicon_error(&error.to_string())
}

/// Gives an option.
type Getter = fn(&Given) -> Result<JsValue, JsValue>;

/// An object of options, or none.
pub(crate) struct Options<'a>(Option<&'a Given>);

impl<'a> Options<'a> {
    /// Those that are known; any other has been misspelled or put in a wrong place.
    pub(crate) fn of(options: &'a JsValue, known: &[&str]) -> Result<Self, JsValue> {
        if options.is_undefined() || options.is_null() {
            return Ok(Self(None));
        }
        // Of a Map, the keys are no names of properties: all options would be missed.
        let iterable =
            options.is_object() && !Reflect::get(options, &Symbol::iterator())?.is_undefined();
        if !options.is_object() || iterable {
            let example = known
                .first()
                .map_or_else(|| "{}".to_owned(), |first| format!("{{ {first}: \"…\" }}"));
            let kind = match kind(options) {
                kind if iterable && kind == "object" => "iterable".to_owned(),
                kind => kind,
            };
            return Err(type_error(format!(
                "options must be an object such as {example}, not {kind}"
            )));
        }
        let given = options.unchecked_ref();
        for name in keys(given)?.iter() {
            let name = name.as_string().unwrap_or_default();
            if !known.contains(&&*name) {
                let expected = match known {
                    [] => "none".to_owned(),
                    [one] => (*one).to_owned(),
                    several => format!("one of {}", several.join(", ")),
                };
                return Err(type_error(format!(
                    "unknown option {name:?}: expected {expected}"
                )));
            }
        }
        Ok(Self(Some(given)))
    }

    /// None where it is undefined or null.
    fn value(&self, get: Getter) -> Result<Option<JsValue>, JsValue> {
        let value = self.0.map(get).transpose()?;
        Ok(value.filter(|value| !value.is_undefined() && !value.is_null()))
    }

    fn text(&self, get: Getter, name: &str) -> Result<Option<String>, JsValue> {
        let value = self.value(get)?;
        value.map(|it| named(&it, || name.to_owned())).transpose()
    }

    /// The lexicon as the text of a file, also if it was given as an object.
    pub(crate) fn lexicon(&self) -> Result<Option<String>, JsValue> {
        self.0.map_or(Ok(None), lexicon_text)
    }

    /// The same of VADER.
    #[cfg(feature = "vader")]
    pub(crate) fn vader(&self) -> Result<Option<String>, JsValue> {
        self.0.map_or(Ok(None), vader_text)
    }

    /// Which emotions scores have.
    pub(crate) fn taxonomy(&self) -> Result<Taxonomy, JsValue> {
        let Some(name) = self.text(Given::taxonomy, "taxonomy")? else {
            return Ok(Taxonomy::default());
        };
        let wrong = |error: core::Error| range_error(&error.to_string());
        name.parse().map_err(wrong)
    }

    /// What to do where one of many texts is missing.
    pub(crate) fn missing(&self) -> Result<Missing, JsValue> {
        match self.text(Given::missing, "missing")?.as_deref() {
            None | Some("error") => Ok(Missing::Error),
            Some("null") => Ok(Missing::Null),
            Some(other) => Err(range_error(&format!(
                "unknown missing {other:?}: expected one of error, null"
            ))),
        }
    }

    /// The question that a text answers.
    pub(crate) fn context(&self) -> Result<Context, JsValue> {
        let question = self.text(Given::context, "context")?;
        Ok(question.map_or(Context::NONE, |question| Context::question(&question)))
    }
}

/// For a string that is none of those that there are, as `Intl` has it.
fn range_error(message: &str) -> JsValue {
    RangeError::new(message).into()
}

/// What to do where one of many texts is missing.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Missing {
    /// Say where.
    Error,
    /// Leave the place empty.
    Null,
}

/// Whether a terminal gets colours: yes, if nothing is said.
pub(crate) fn color(value: &JsValue) -> Result<bool, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(true);
    }
    value.as_bool().ok_or_else(|| {
        let options = if value.is_object() {
            "; options come after it"
        } else {
            ""
        };
        type_error(format!(
            "color must be true or false, not {}{options}",
            kind(value)
        ))
    })
}

/// The questions that many texts answer.
pub(crate) enum Contexts {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(Items, Missing, Asked),
}

/// The questions that were asked last, of which a survey has but a few: reading one takes longer
/// than a short answer.
#[derive(Default)]
pub(crate) struct Asked(Vec<(String, Context)>);

impl Asked {
    const MOST: usize = 16;

    fn context(&mut self, question: String) -> Context {
        let known = self.0.iter().find(|(known, _)| *known == question);
        if let Some((_, context)) = known {
            return *context;
        }
        let context = Context::question(&question);
        if self.0.len() == Self::MOST {
            self.0.clear();
        }
        self.0.push((question, context));
        context
    }
}

impl Contexts {
    /// Of one question, an iterable of questions, or nothing.
    pub(crate) fn of(options: &Options<'_>, missing: Missing) -> Result<Self, JsValue> {
        let value = options.value(Given::context)?.unwrap_or_default();
        if value.is_object() || value.is_function() {
            if let Some(items) = Items::of(&value)? {
                return Ok(Contexts::Each(items, missing, Asked::default()));
            }
            return Err(type_error(format!(
                "context must be a string or an iterable of strings, not {}",
                kind(&value)
            )));
        }
        options.context().map(Contexts::One)
    }

    /// The context of the text at `index`.
    pub(crate) fn next(&mut self, index: usize) -> Result<Context, JsValue> {
        match self {
            Contexts::One(context) => Ok(*context),
            Contexts::Each(items, missing, asked) => {
                let question = items.next().unwrap_or_else(|| {
                    let message = format!("context has {index} items, fewer than texts");
                    Err(Error::new(&message).into())
                })?;
                let question = one_of(&question, *missing, || format!("context[{index}]"))?;
                Ok(question.map_or(Context::NONE, |question| asked.context(question)))
            }
        }
    }

    /// All contexts must be used up by that many texts.
    pub(crate) fn finish(&mut self, texts: usize) -> Result<(), JsValue> {
        let Contexts::Each(items, ..) = self else {
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
