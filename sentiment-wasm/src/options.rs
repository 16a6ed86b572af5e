//! The options of models, `{ lexicon, lexiconFormat, … }`, and of scoring, `{ context, missing, fields, maxLength, color }`.

use js_sys::{Array, RangeError, Reflect, Symbol};
use sentiment_core as core;
use sentiment_core::{Context, OnDuplicate, Taxonomy};
use wasm_bindgen::prelude::*;

use crate::fields;
use crate::items::Items;
use crate::text::{kind, named, one_of, type_error};

/// What a model is made with.
pub(crate) const OF_ANALYZER: &[&str] = &[
    "lexicon",
    "lexiconFormat",
    "withoutEnglish",
    "onDuplicate",
    "taxonomy",
    "mixed",
];
#[cfg(feature = "urgent")]
pub(crate) const OF_URGENT: &[&str] = &[];
#[cfg(feature = "urgent")]
pub(crate) const OF_URGENT_BATCH: &[&str] = &["missing"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER: &[&str] = &["lexicon"];
/// What a text is scored with.
pub(crate) const OF_TEXT: &[&str] = &["context"];
/// The same where it is explained.
pub(crate) const OF_EXPLAIN: &[&str] = &["context", "maxLength"];
/// What many texts are.
pub(crate) const OF_BATCH: &[&str] = &["context", "missing"];
/// The same where columns are made of them.
pub(crate) const OF_COLUMNS: &[&str] = &["context", "missing", "fields"];
/// What an explanation for a terminal is made with.
pub(crate) const OF_TERMINAL: &[&str] = &["context", "color"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_TEXT: &[&str] = &[];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_EXPLAIN: &[&str] = &["maxLength"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_BATCH: &[&str] = &["missing"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_COLUMNS: &[&str] = &["missing", "fields"];
#[cfg(feature = "vader")]
pub(crate) const OF_VADER_TERMINAL: &[&str] = &["color"];

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
    fn mixed(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn context(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn missing(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn fields(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn color(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch, js_name = withoutEnglish)]
    fn without_english(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch, js_name = onDuplicate)]
    fn on_duplicate(this: &Given) -> Result<JsValue, JsValue>;

    /// In `js/explained.js`: errors with numbers that may have fractions cost more here.
    #[wasm_bindgen(catch, js_name = fitsMemory)]
    fn fits_memory(text: &JsValue, options: &JsValue) -> Result<(), JsValue>;

    /// These are in `js/lexicon.js`, which costs less than the same here.
    #[wasm_bindgen(catch, js_name = lexiconText)]
    fn lexicon_text(options: &Given) -> Result<Option<String>, JsValue>;
    /// The next of several.
    #[wasm_bindgen(js_name = lexiconNext)]
    pub(crate) fn lexicon_next() -> Option<String>;
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
            let example = match known {
                [] => "{}".to_owned(),
                ["color", ..] => "{ color: false }".to_owned(),
                ["maxLength", ..] => "{ maxLength: 1000000 }".to_owned(),
                [first, ..] => format!("{{ {first}: \"…\" }}"),
            };
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

    /// The first lexicon as the text of a file, also if it was given as an object.
    pub(crate) fn lexicon(&self) -> Result<Option<String>, JsValue> {
        self.0.map_or(Ok(None), lexicon_text)
    }

    /// The same of VADER.
    #[cfg(feature = "vader")]
    pub(crate) fn vader(&self) -> Result<Option<String>, JsValue> {
        self.0.map_or(Ok(None), vader_text)
    }

    /// Whether the lexicon's terms alone count.
    pub(crate) fn without_english(&self) -> Result<bool, JsValue> {
        let value = self.value(Given::without_english)?;
        value.map_or(Ok(false), |it| yes_or_no(&it, "withoutEnglish"))
    }

    /// Whether labels may be mixed: yes, if nothing is said.
    pub(crate) fn mixed(&self) -> Result<bool, JsValue> {
        let value = self.value(Given::mixed)?;
        value.map_or(Ok(true), |it| yes_or_no(&it, "mixed"))
    }

    /// What to do with a term that the model has.
    pub(crate) fn on_duplicate(&self) -> Result<Option<OnDuplicate>, JsValue> {
        let name = self.text(Given::on_duplicate, "onDuplicate")?;
        let wrong = |error: core::Error| range_error(&error.to_string());
        name.map(|name| name.parse().map_err(wrong)).transpose()
    }

    /// The columns to make, of those that are known, in the order of `fields`; None for all.
    pub(crate) fn fields(
        &self,
        known: &[&'static str],
    ) -> Result<Option<Vec<&'static str>>, JsValue> {
        let value = self.value(Given::fields)?;
        value.map(|it| fields::chosen(&it, known)).transpose()
    }

    /// Whether a terminal gets colours: yes, if nothing is said.
    pub(crate) fn color(&self) -> Result<bool, JsValue> {
        let value = self.value(Given::color)?;
        value.map_or(Ok(true), |it| yes_or_no(&it, "color"))
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
                "unknown missing {other:?}: expected \"error\", or \"null\", which keeps its place; to skip \
                 missing texts, filter them out before"
            ))),
        }
    }

    /// An error for a text that is longer than what is explained may be.
    pub(crate) fn bound(&self, text: &JsValue) -> Result<(), JsValue> {
        fits_memory(text, self.0.map_or(&JsValue::UNDEFINED, AsRef::as_ref))
    }

    /// The question that a text answers.
    pub(crate) fn context(&self) -> Result<Context, JsValue> {
        let question = self.text(Given::context, "context")?;
        Ok(question.map_or(Context::NONE, |question| Context::question(&question)))
    }
}

/// What `explainTerminal` takes behind the text: options, `color` among them, or whether there are
/// colours, and then the options of a text.
pub(crate) fn of_terminal<'a>(
    first: &'a JsValue,
    second: &'a JsValue,
) -> Result<(bool, Options<'a>), JsValue> {
    let is_given = |value: &JsValue| !value.is_undefined() && !value.is_null();
    if is_given(first) && !first.is_object() {
        return Ok((yes_or_no(first, "color")?, Options::of(second, OF_TEXT)?));
    }
    if is_given(first) && is_given(second) {
        let message = "options are given twice: say all in one object, { color: false, … }";
        return Err(type_error(message.to_owned()));
    }
    let given = if is_given(first) { first } else { second };
    let options = Options::of(given, OF_TERMINAL)?;
    Ok((options.color()?, options))
}

/// For a string that is none of those that there are, as `Intl` has it.
pub(crate) fn range_error(message: &str) -> JsValue {
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

/// `value` as true or false; `name` is the option that it is of.
fn yes_or_no(value: &JsValue, name: &str) -> Result<bool, JsValue> {
    let wrong = || type_error(format!("{name} must be true or false, not {}", kind(value)));
    value.as_bool().ok_or_else(wrong)
}

/// What would be right where there is not a question for each text.
const ONE_EACH: &str = "; give one for each, null where there is none, or one string for all";

/// The questions that many texts answer.
pub(crate) enum Contexts {
    /// The same for all.
    One(Context),
    /// One for each.
    Each(Items, Asked),
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
    /// Of one question, an iterable of questions, of which any may be missing, or nothing.
    pub(crate) fn of(options: &Options<'_>) -> Result<Self, JsValue> {
        let value = options.value(Given::context)?.unwrap_or_default();
        if value.is_object() || value.is_function() {
            if let Some(items) = Items::of(&value)? {
                return Ok(Contexts::Each(items, Asked::default()));
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
            Contexts::Each(items, asked) => {
                let question = items.next().unwrap_or_else(|| {
                    let message = format!("context has {index} items, fewer than texts{ONE_EACH}");
                    Err(range_error(&message))
                })?;
                let question = one_of(&question, Missing::Null, || format!("context[{index}]"))?;
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
                let message =
                    format!("context has more items than texts, which has {texts}{ONE_EACH}");
                Err(range_error(&message))
            }
        }
    }
}
