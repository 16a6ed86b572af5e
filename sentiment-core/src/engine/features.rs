//! What the trainer sees: the very items, scopes and factors of scoring.

use super::rules::{Emission, Sink};
use super::{Engine, Item, Scratch};
use crate::lexicon::FACTOR_STEPS;

/// A term of a text as a training feature.
#[derive(Debug, Clone, PartialEq)]
#[doc(hidden)]
pub struct Feature {
    /// Normalized term; words of a phrase or a pair are separated by a space.
    pub term: String,
    /// Whether it is a pair rather than a word or a phrase.
    pub pair: bool,
    /// Whether a negator reaches it.
    pub negated: bool,
    /// Product of all factors but that of negation.
    pub factor: f64,
}

/// What a text gives to train on.
#[derive(Debug, Clone, PartialEq, Default)]
#[doc(hidden)]
pub struct Features {
    /// Words, emoji and emoticons: what the length scale counts.
    pub words: usize,
    /// In the order of the text.
    pub terms: Vec<Feature>,
}

struct Collect<'e, 't> {
    engine: &'e Engine,
    text: &'t str,
    features: Features,
}

impl Sink for Collect<'_, '_> {
    const ALL: bool = true;

    fn sentence(&mut self, items: &[Item]) {
        self.features.words += items.iter().filter(|i| i.kind.is_counted()).count();
    }

    fn emit(&mut self, items: &[Item], emission: &Emission) {
        let words: Vec<String> = emission
            .items
            .of(items)
            .iter()
            .map(|item| match item.word {
                word if word != crate::lexicon::NONE => {
                    self.engine.table.spelling(word.id).to_owned()
                }
                _ => self.engine.spelling_of(item.span.of(self.text)),
            })
            .collect();
        if words.iter().any(String::is_empty) {
            return;
        }
        self.features.terms.push(Feature {
            term: words.join(" "),
            pair: emission.pair,
            negated: emission.negated,
            factor: emission.factor() as f64 / FACTOR_STEPS.powi(5),
        });
    }
}

impl Engine {
    pub(crate) fn features(&self, text: &str) -> Features {
        let mut sink = Collect {
            engine: self,
            text,
            features: Features::default(),
        };
        self.run(text, &mut Scratch::default(), &mut sink);
        sink.features
    }
}
