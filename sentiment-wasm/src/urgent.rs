//! What somebody should read first.

use js_sys::Array;
use sentiment_core::Positions;
use sentiment_urgent::find;
use wasm_bindgen::prelude::*;

use crate::options::{Options, OF_URGENT, OF_URGENT_BATCH};
use crate::{record, text, Answer};

/// Finds what somebody should read first.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Urgent(());

#[wasm_bindgen]
impl Urgent {
    /// There is one way to look for it. The first one reads the phrases.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Urgent, JsValue> {
        Options::of(&options, OF_URGENT)?;
        // The phrases are read at the first look: here, where a page starts, and not where it answers.
        let _ = find("");
        Ok(Self(()))
    }

    /// What a text mentions, the most urgent first.
    pub fn find(&self, text: JsValue, options: JsValue) -> Answer {
        Options::of(&options, OF_URGENT)?;
        Ok(mentions(&text::of(&text)?))
    }

    /// The same of many texts, in order; of a missing one nothing.
    #[wasm_bindgen(js_name = findBatch)]
    pub fn find_batch(&self, texts: JsValue, options: JsValue) -> Answer {
        let missing = Options::of(&options, OF_URGENT_BATCH)?.missing()?;
        let all = Array::new();
        text::each(&texts, "find", missing, &mut |text, _| {
            all.push(&text.map_or_else(|| Array::new().into(), mentions));
            Ok(())
        })?;
        Ok(all.into())
    }
}

fn mentions(text: &str) -> JsValue {
    let units = Positions::utf16(text);
    let mentions = find(text);
    let mentions = mentions.iter().map(|it| record::mention(it, text, &units));
    mentions.collect::<Array>().into()
}
