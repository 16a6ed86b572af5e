//! Terms with their own weights, for who counts words as NRCLex does: an explanation
//! has them too, and much that costs time.

use super::emission::{emit_all, Context, Emission, Range, Sink};
use super::passage::Passage;
use super::{Engine, Scratch};
use crate::lexicon::{Row, ShifterClass, EMOTION_STEPS, WEIGHT_STEPS};
use crate::{Emotion, Span, Taxonomy};

/// A term that contributes, as of [`Explanation`](crate::Explanation).
#[derive(Debug, Clone, PartialEq)]
#[doc(hidden)]
pub struct Term {
    pub span: Span,
    /// Whether a negator reaches it.
    pub negated: bool,
    /// Whether it is a negator: a word, or a phrase with one in it.
    pub negates: bool,
    /// Before any shifter.
    pub valence: f64,
    emotions: [i8; Emotion::COUNT],
    /// Bytes of its spelling.
    length: usize,
}

impl Term {
    /// The weight for an emotion before any shifter.
    #[must_use]
    pub fn emotion(&self, emotion: Emotion) -> f64 {
        f64::from(self.emotions[emotion.index()]) / EMOTION_STEPS
    }
}

struct Terms<'e> {
    engine: &'e Engine,
    taxonomy: Taxonomy,
    found: Vec<Term>,
}

impl Sink for Terms<'_> {
    fn unite(&mut self, _: &Passage, _: Range, _: bool) {}

    fn emit(&mut self, passage: &mut Passage, emission: &Emission) {
        let Emission { items, row, .. } = *emission;
        let table = &self.engine.table;
        let context = &emission.context;
        let factor = context.factor();
        let emotions = table.emotions(row);
        let has = |emotion: &Emotion| emotions[emotion.index()] != 0;
        let negated_emotions = self.engine.factors.negated_emotions;
        let contributes = factor != 0 && row.weights(context.negated()) != (0, 0)
            || context.emotion_factor(negated_emotions) != 0
                && self.taxonomy.emotions().iter().any(has);
        if !contributes {
            return;
        }
        let words = passage.items[items.indices()].iter();
        let negates = |row: Row| {
            let shifter = table.shifter(row);
            shifter.is_some_and(|shifter| shifter.class == ShifterClass::Negator)
        };
        self.found.push(Term {
            span: items.span(passage),
            negated: context.negated(),
            negates: negates(row) && words.clone().any(|item| negates(item.row)),
            valence: f64::from(row.valence()) / WEIGHT_STEPS,
            emotions,
            length: words.map(|item| table.spelling(item.id()).len() + 1).sum(),
        });
    }

    fn run(&mut self, passage: &mut Passage, items: Range, context: &Context) {
        emit_all::<_, false>(self, passage, items, context);
    }
}

impl Engine {
    /// In the order of an explanation's contributions.
    pub(crate) fn terms(&self, text: &str, taxonomy: Taxonomy, scratch: &mut Scratch) -> Vec<Term> {
        let mut sink = Terms {
            engine: self,
            taxonomy,
            found: Vec::new(),
        };
        let Scratch {
            passage, cleaned, ..
        } = scratch;
        let (clean, original) = cleaned.of_with(text, &self.matching.dotted);
        self.run::<_, false>(clean, passage, &mut sink);
        sink.found.sort_by_key(|term| (term.span, term.length));
        for term in &mut sink.found {
            term.span = original(term.span);
        }
        sink.found
    }
}
