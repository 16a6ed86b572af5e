//! What the trainer sees: the very items, scopes and factors of scoring.

use super::emission::{emit_all, Context, Emission, Range, Sink};
use super::item::is;
use super::passage::Passage;
use super::Engine;
use crate::clean::Cleaned;
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
    fn sentence(&mut self, passage: &Passage) {
        self.features.words += passage.words().0;
    }

    fn unite(&mut self, passage: &Passage, items: Range, _: bool) {
        let counted = passage.items[items.indices()].iter();
        let counted = counted.filter(|item| item.is(is::COUNTED)).count();
        self.features.words = self.features.words + 1 - counted;
    }

    fn emit(&mut self, passage: &mut Passage, emission: &Emission) {
        let words: Vec<String> = emission
            .items
            .indices()
            .map(|at| match &passage.items[at] {
                item if item.is_unknown() => {
                    self.engine.spelling_of(passage.spans[at].of(self.text))
                }
                item => self.engine.table.spelling(item.id()).to_owned(),
            })
            .collect();
        if words.iter().any(String::is_empty) {
            return;
        }
        self.features.terms.push(Feature {
            term: words.join(" "),
            pair: emission.pair,
            negated: emission.context.negated(),
            factor: emission.context.factor() as f64 / FACTOR_STEPS.powi(5),
        });
    }

    fn run(&mut self, passage: &mut Passage, items: Range, context: &Context) {
        emit_all::<_, true>(self, passage, items, context);
    }
}

impl Engine {
    pub(crate) fn features(&self, text: &str) -> Features {
        let mut cleaned = Cleaned::default();
        let (text, _) = cleaned.of_with(text, &self.matching.dotted);
        let mut sink = Collect {
            engine: self,
            text,
            features: Features::default(),
        };
        self.run::<_, true>(text, &mut Passage::default(), &mut sink);
        sink.features
    }
}
