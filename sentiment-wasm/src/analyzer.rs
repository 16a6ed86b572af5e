//! The English model, or own words in its place.

use js_sys::Array;
use sentiment_core as core;
use sentiment_core::Positions;
use wasm_bindgen::prelude::*;

use crate::columns::Parts;
use crate::options::{
    lexicon_next, read_lexicon, wrong_lexicon, Options, OF_ANALYZER, OF_BATCH, OF_COLUMNS,
    OF_EXPLAIN, OF_TEXT,
};
use crate::{columns, options, record, text, Answer};

/// Scores texts with the default English model.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Analyzer(core::Analyzer);

#[wasm_bindgen]
impl Analyzer {
    /// The default English model, with the user's lexicon if there is one.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Analyzer, JsValue> {
        let options = Options::of(&options, OF_ANALYZER)?;
        let mut builder = core::Analyzer::builder().taxonomy(options.taxonomy()?);
        let on_duplicate = options.on_duplicate()?;
        let alone = options.without_english()?;
        let mixed = options.mixed()?;
        // Last, as what looks at the others may read another lexicon.
        let mut lexicon = options.lexicon()?;
        if lexicon.is_none() && alone {
            return Err(without_lexicon("withoutEnglish: true"));
        }
        if lexicon.is_none() && on_duplicate.is_some() {
            return Err(without_lexicon("onDuplicate"));
        }
        while let Some(text) = lexicon {
            builder = builder.lexicon(read_lexicon(&text).map_err(wrong_lexicon)?);
            lexicon = lexicon_next();
        }
        builder = builder.on_duplicate(on_duplicate.unwrap_or_default());
        if alone {
            builder = builder.without_english();
        }
        let analyzer = builder.build().map_err(wrong_lexicon)?;
        Ok(Self(if mixed {
            analyzer
        } else {
            analyzer.without_mixed()
        }))
    }

    /// The name of the taxonomy whose emotions scores have.
    #[wasm_bindgen(getter)]
    pub fn taxonomy(&self) -> JsValue {
        JsValue::from_str(self.0.taxonomy().name())
    }

    /// Score one text.
    pub fn score(&self, text: JsValue, options: JsValue) -> Answer {
        let context = Options::of(&options, OF_TEXT)?.context()?;
        let score = self.0.score_with_context(&text::of(&text)?, context);
        Ok(record::score(&score))
    }

    /// Score many texts, in order: the numbers of which `js/record.js` makes objects, in parts.
    #[wasm_bindgen(js_name = scoreBatch)]
    pub fn score_batch(&self, texts: JsValue, options: JsValue) -> Answer {
        let options = Options::of(&options, OF_BATCH)?;
        let mut parts = Parts::new(record::rows);
        self.each(&texts, &options, &mut |score| parts.push(score))?;
        parts.finish()
    }

    /// Score many texts into columns, typed arrays, in parts.
    #[wasm_bindgen(js_name = scoreColumns)]
    pub fn score_columns(&self, texts: JsValue, options: JsValue) -> Answer {
        let options = Options::of(&options, OF_COLUMNS)?;
        let taxonomy = self.0.taxonomy();
        let fields = options.fields(&columns::known(taxonomy))?;
        let fields = fields.as_deref();
        let mut parts = Parts::new(|scores: &[_]| columns::of_scores(scores, taxonomy, fields));
        self.each(&texts, &options, &mut |score| parts.push(score))?;
        parts.finish()
    }

    /// Score each sentence of a text.
    #[wasm_bindgen(js_name = scoreSentences)]
    pub fn score_sentences(&self, text: JsValue, options: JsValue) -> Answer {
        let text = text::of(&text)?;
        let units = Positions::utf16(&text);
        let context = Options::of(&options, OF_TEXT)?.context()?;
        let analyzer = self.0.with_context(context);
        let sentences = analyzer.score_sentences(&text);
        let sentences: Array = sentences
            .iter()
            .map(|it| record::sentence(it.span, &record::score(&it.score), &units))
            .collect();
        Ok(sentences.into())
    }

    /// Why a text scores what it does.
    pub fn explain(&self, text: JsValue, options: JsValue) -> Answer {
        let options = Options::of(&options, OF_EXPLAIN)?;
        options.bound(&text)?;
        Ok(record::explanation(&self.explanation(&text, &options)?))
    }

    /// The explanation as an HTML fragment.
    #[wasm_bindgen(js_name = explainHtml)]
    pub fn explain_html(&self, text: JsValue, options: JsValue) -> Answer {
        text::fits_html(&text)?;
        let options = Options::of(&options, OF_TEXT)?;
        text::given_back(&self.explanation(&text, &options)?.to_html())
    }

    /// The explanation as lines for a terminal.
    #[wasm_bindgen(js_name = explainTerminal)]
    pub fn explain_terminal(&self, text: JsValue, color: JsValue, options: JsValue) -> Answer {
        let (color, options) = options::of_terminal(&color, &options)?;
        let explanation = self.explanation(&text, &options)?;
        text::given_back(&explanation.to_terminal(core::TerminalStyle::colored_if(color)))
    }
}

/// What a question asks for: as `context`, one that asks for neither changes next to nothing.
#[wasm_bindgen(js_name = contextAsks)]
pub fn context_asks(question: JsValue) -> Answer {
    let question = text::named(&question, || "question".to_owned())?;
    Ok(core::Context::question(&question).asks().name().into())
}

impl Analyzer {
    fn each(
        &self,
        texts: &JsValue,
        options: &Options<'_>,
        take: &mut dyn FnMut(Option<core::Score>) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let missing = options.missing()?;
        let mut contexts = options::Contexts::of(options)?;
        let texts = text::each(texts, "score", missing, &mut |text, index| {
            let context = contexts.next(index)?;
            take(text.map(|text| self.0.score_with_context(text, context)))
        })?;
        contexts.finish(texts)
    }

    fn explanation(
        &self,
        text: &JsValue,
        options: &Options<'_>,
    ) -> Result<core::Explanation, JsValue> {
        let analyzer = self.0.with_context(options.context()?);
        Ok(analyzer.explain(&text::of(text)?))
    }
}

/// An error for an option that says something of a lexicon, where there is none.
fn without_lexicon(option: &str) -> JsValue {
    text::type_error(format!(
        "{option} without a lexicon: give the terms as {{ lexicon }}"
    ))
}
