//! The VADER model.

use js_sys::Array;
use sentiment_core as core;
use sentiment_core::Positions;
use wasm_bindgen::prelude::*;

use crate::columns::Parts;
use crate::options::{
    vader_without, wrong_lexicon, Options, OF_VADER, OF_VADER_BATCH, OF_VADER_COLUMNS,
    OF_VADER_EXPLAIN, OF_VADER_TERMINAL, OF_VADER_TEXT,
};
use crate::{columns, record, text, Answer};

/// Scores texts as Python's vaderSentiment 3.3.2 does, to the last digit.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Vader(core::Vader);

#[wasm_bindgen]
impl Vader {
    /// The model, with the user's words beside VADER's if there are any.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Vader, JsValue> {
        let vader = core::Vader::new();
        let Some(lexicon) = Options::of(&options, OF_VADER)?.vader()? else {
            return Ok(Self(vader));
        };
        let mut words = core::VaderLexicon::embedded();
        words.extend(core::VaderLexicon::from_text(&lexicon).map_err(wrong_lexicon)?);
        for word in vader_without().iter().filter_map(|word| word.as_string()) {
            words.remove(&word);
        }
        Ok(Self(vader.with_lexicon(&words).map_err(wrong_lexicon)?))
    }

    /// Score one text.
    pub fn score(&self, text: JsValue, options: JsValue) -> Answer {
        Options::of(&options, OF_VADER_TEXT)?;
        Ok(record::vader(&self.0.score(&text::of(&text)?)))
    }

    /// Score many texts, in order: the numbers of which `js/record.js` makes objects, in parts.
    #[wasm_bindgen(js_name = scoreBatch)]
    pub fn score_batch(&self, texts: JsValue, options: JsValue) -> Answer {
        let missing = Options::of(&options, OF_VADER_BATCH)?.missing()?;
        let mut parts = Parts::new(record::vader_rows);
        text::each(&texts, "score", missing, &mut |text, _| {
            parts.push(text.map(|text| self.0.score(text)))
        })?;
        parts.finish()
    }

    /// Score many texts into columns, typed arrays, in parts.
    #[wasm_bindgen(js_name = scoreColumns)]
    pub fn score_columns(&self, texts: JsValue, options: JsValue) -> Answer {
        let options = Options::of(&options, OF_VADER_COLUMNS)?;
        let missing = options.missing()?;
        let known = core::VaderScore::FIELDS;
        let fields = options.fields(&known)?;
        let fields = fields.as_deref().unwrap_or(&known);
        let mut parts = Parts::new(|scores: &[_]| columns::of_vader(scores, fields));
        text::each(&texts, "score", missing, &mut |text, _| {
            parts.push(text.map(|text| self.0.score(text)))
        })?;
        parts.finish()
    }

    /// Score each sentence of a text.
    #[wasm_bindgen(js_name = scoreSentences)]
    pub fn score_sentences(&self, text: JsValue, options: JsValue) -> Answer {
        Options::of(&options, OF_VADER_TEXT)?;
        let text = text::of(&text)?;
        let units = Positions::utf16(&text);
        let sentences = self.0.score_sentences(&text);
        let sentences: Array = sentences
            .iter()
            .map(|it| record::sentence(it.span, &record::vader(&it.score), &units))
            .collect();
        Ok(sentences.into())
    }

    /// Why a text scores what it does.
    pub fn explain(&self, text: JsValue, options: JsValue) -> Answer {
        Options::of(&options, OF_VADER_EXPLAIN)?.bound(&text)?;
        let text = text::of(&text)?;
        let units = Positions::utf16(&text);
        Ok(record::vader_explanation(&self.0.explain(&text), &units))
    }

    /// The explanation as an HTML fragment.
    #[wasm_bindgen(js_name = explainHtml)]
    pub fn explain_html(&self, text: JsValue, options: JsValue) -> Answer {
        Options::of(&options, OF_VADER_TEXT)?;
        text::fits_html(&text)?;
        text::given_back(&self.0.explain(&text::of(&text)?).to_html())
    }

    /// The explanation as lines for a terminal.
    #[wasm_bindgen(js_name = explainTerminal)]
    pub fn explain_terminal(&self, text: JsValue, options: JsValue) -> Answer {
        let color = Options::of(&options, OF_VADER_TERMINAL)?.color()?;
        text::given_back(
            &self
                .0
                .explain(&text::of(&text)?)
                .to_terminal(core::TerminalStyle::colored_if(color)),
        )
    }
}
