//! What is made of the emissions: a score, or an explanation.

use super::rules::{emit_all, Cause, Context, Emission, Range, Sink, UNIT};
use super::{Engine, Scratch, Sentence};
use crate::context::{self, Shift};
use crate::explain::{Contribution, ContributionKind, Explanation, Shifter, ShifterKind, Sums};
use crate::lexicon::{Row, FACTOR_STEPS, WEIGHT_STEPS};
use crate::model::{length_scale, link, Evidence};
use crate::{Emotion, Emotions, Score, Span, Taxonomy};

/// Adds up: the weights of all that stands in one context first, then once times
/// its factors.
struct Adder<'e> {
    rows: &'e [[u8; Emotion::COUNT]],
    negated_emotions: i64,
    totals: Totals,
    taxonomy: Taxonomy,
    words: usize,
    known: usize,
}

/// A context as numbers.
#[derive(Clone, Copy, Default)]
struct Factors {
    negated: bool,
    valence: i64,
    /// Less than 2³².
    emotions: u64,
}

/// Weights of rows added up, in steps.
#[derive(Clone, Copy, Default)]
struct Weights {
    valence: i32,
    positive: i32,
    subjectivity: i32,
    emotions: [i16; Emotion::COUNT],
}

impl Weights {
    /// So many rows that 16 bits hold the sums of weights of 8.
    const MOST: usize = 256;

    #[inline]
    fn add(&mut self, row: Row, negated: bool, emotions: &[[u8; Emotion::COUNT]]) {
        let (v, u) = row.weights(negated);
        self.valence += i32::from(v);
        self.positive += i32::from(v).max(0);
        self.subjectivity += i32::from(u);
        let weights = &emotions[row.emotions()];
        for (sum, &weight) in self.emotions.iter_mut().zip(weights) {
            *sum += i16::from(weight as i8);
        }
    }
}

/// Weights times factors.
#[derive(Clone, Copy, Default)]
struct Totals {
    valence: i64,
    positive: i64,
    subjectivity: i64,
    /// [`BIAS`] too much for each of `biased`: SSE2 can multiply numbers that
    /// are not negative.
    emotions: [u64; Emotion::COUNT],
    /// The factors by which emotions were added.
    biased: u64,
}

/// Above any sum of weights of [`Weights::MOST`] rows.
const BIAS: i32 = 1 << 15;

impl Totals {
    #[inline]
    fn add(&mut self, weights: &Weights, factors: Factors) {
        let factor = factors.valence;
        // A negative factor makes the negative ones positive.
        let positive = if factor < 0 {
            weights.valence - weights.positive
        } else {
            weights.positive
        };
        self.valence += i64::from(weights.valence) * factor;
        self.positive += i64::from(positive) * factor;
        self.subjectivity += i64::from(weights.subjectivity) * factor.abs();
        let factor = u64::from(factors.emotions as u32);
        for (sum, weight) in self.emotions.iter_mut().zip(weights.emotions) {
            *sum = sum.wrapping_add(u64::from((i32::from(weight) + BIAS) as u32) * factor);
        }
        self.biased = self.biased.wrapping_add(factor);
    }

    /// Exact up to 2⁵³ units, some 40,000 strong terms on one side; beyond,
    /// rounded once.
    fn in_log_odds(&self, taxonomy: Taxonomy) -> Sums {
        let bias = self.biased.wrapping_mul(BIAS as u64);
        let emotions = self.emotions.map(|e| e.wrapping_sub(bias) as i64);
        Sums {
            valence: self.valence as f64 * UNIT,
            subjectivity: self.subjectivity as f64 * UNIT,
            emotions: Emotions::from_fn(taxonomy, |e| emotions[e.index()] as f64 * UNIT),
        }
    }
}

impl<'e> Adder<'e> {
    fn new(engine: &'e Engine, taxonomy: Taxonomy) -> Self {
        Self {
            rows: engine.table.emotion_rows(),
            negated_emotions: engine.factors.negated_emotions,
            totals: Totals::default(),
            taxonomy,
            words: 0,
            known: 0,
        }
    }

    fn factors(&self, context: &Context) -> Factors {
        let valence = context.factor();
        Factors {
            negated: context.negated(),
            valence,
            emotions: context.emotion_factor(valence, self.negated_emotions) as u64,
        }
    }

    /// Add one row.
    fn add(&mut self, row: Row, context: &Context) {
        let factors = self.factors(context);
        let mut weights = Weights::default();
        weights.add(row, factors.negated, self.rows);
        self.totals.add(&weights, factors);
    }

    fn evidence(&self) -> Evidence {
        Evidence {
            sums: self.totals.in_log_odds(self.taxonomy),
            positive: self.totals.positive as f64 * UNIT,
            words: self.words,
            known: self.known,
            asked: false,
        }
    }
}

impl Sink for Adder<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        self.words += sentence.words();
        self.known += sentence.known();
    }

    fn emit(&mut self, _: &Sentence, emission: &Emission) {
        self.add(emission.row, &emission.context);
    }

    fn run(&mut self, sentence: &Sentence, items: Range, context: &Context) {
        let factors = self.factors(context);
        let mut from = items.from as usize;
        // The pair of the first item is with one before.
        let mut first = from + 1;
        for items in sentence.items[items.indices()].chunks(Weights::MOST / 2) {
            let to = from + items.len();
            let mut weights = Weights::default();
            for item in items {
                weights.add(item.row, factors.negated, self.rows);
            }
            let pairs = sentence.pairs_in(first..to);
            if context.degree == Cause::NONE {
                for pair in pairs {
                    weights.add(pair.row, factors.negated, self.rows);
                }
            } else {
                for pair in pairs {
                    self.add(pair.row, &context.without_degree());
                }
            }
            self.totals.add(&weights, factors);
            (from, first) = (to, to);
        }
    }
}

/// Adds up and keeps the parts.
struct Explainer<'e> {
    engine: &'e Engine,
    adder: Adder<'e>,
    contributions: Vec<Contribution>,
}

impl Sink for Explainer<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        self.adder.sentence(sentence);
    }

    fn emit(&mut self, sentence: &Sentence, emission: &Emission) {
        let together = std::mem::take(&mut self.adder.totals);
        self.adder.emit(sentence, emission);
        let sums =
            std::mem::replace(&mut self.adder.totals, together).in_log_odds(self.adder.taxonomy);
        self.adder.emit(sentence, emission);
        if sums.is_zero() {
            return;
        }
        let table = &self.engine.table;
        let words: Vec<&str> = sentence.items[emission.items.indices()]
            .iter()
            .map(|i| table.spelling(i.id))
            .collect();
        let context = &emission.context;
        let (weight, _) = emission.row.weights(context.negated());
        let base = emission.row.valence();
        let factor = |kind, steps| match kind {
            ShifterKind::Negation if base == 0 => 0.0,
            ShifterKind::Negation => f64::from(weight) / f64::from(base),
            _ => f64::from(steps) / FACTOR_STEPS,
        };
        let shifters = context.causes().into_iter().filter_map(|cause| {
            let kind = cause.kind?;
            Some(Shifter {
                span: cause.items().span(sentence),
                kind,
                factor: factor(kind, cause.steps),
            })
        });
        self.contributions.push(Contribution {
            kind: ContributionKind::Term,
            span: emission.items.span(sentence),
            term: words.join(" "),
            base: f64::from(base) / WEIGHT_STEPS,
            weight: f64::from(weight) / WEIGHT_STEPS,
            shifters: shifters.collect(),
            sums,
        });
    }

    fn run(&mut self, sentence: &Sentence, items: Range, context: &Context) {
        emit_all::<_, false>(self, sentence, items, context);
    }
}

impl Engine {
    pub(crate) fn score(
        &self,
        text: &str,
        context: context::Context,
        taxonomy: Taxonomy,
        scratch: &mut Scratch,
    ) -> Score {
        let mut sink = Adder::new(self, taxonomy);
        self.scan(text, &mut scratch.sentence, &mut sink);
        let mut evidence = sink.evidence();
        self.ask(text, context, &mut evidence);
        link(&self.params, self.neutral_odds, &evidence)
    }

    /// Add what the context says to the evidence.
    fn ask(&self, text: &str, context: context::Context, evidence: &mut Evidence) -> Option<Shift> {
        let scale = |words| length_scale(words, self.params.length, self.params.document);
        let shift = context.shift(text, evidence, scale)?;
        evidence.sums.valence += shift.valence;
        evidence.sums.subjectivity += shift.subjectivity;
        evidence.positive += shift.valence.max(0.0);
        evidence.asked = true;
        Some(shift)
    }

    pub(crate) fn explain(
        &self,
        text: &str,
        context: context::Context,
        taxonomy: Taxonomy,
    ) -> Explanation {
        let mut sink = Explainer {
            engine: self,
            adder: Adder::new(self, taxonomy),
            contributions: Vec::new(),
        };
        self.run::<_, false>(text, &mut sink);
        let mut evidence = sink.adder.evidence();
        let mut contributions = sink.contributions;
        contributions.sort_by_key(|c| (c.span, c.term.len()));
        if let Some(shift) = self.ask(text, context, &mut evidence) {
            contributions.push(Contribution {
                kind: ContributionKind::Context,
                span: Span::new(0, text.len()),
                term: context.asks().name().to_owned(),
                base: shift.valence,
                weight: shift.valence,
                shifters: Vec::new(),
                sums: Sums {
                    valence: shift.valence,
                    subjectivity: shift.subjectivity,
                    emotions: Emotions::from_fn(taxonomy, |_| 0.0),
                },
            });
        }
        let scale = |length| length_scale(evidence.words, length, self.params.document);
        Explanation {
            text: text.to_owned(),
            score: link(&self.params, self.neutral_odds, &evidence),
            intercept: Sums {
                valence: self.params.intercept_valence,
                subjectivity: self.params.intercept_subjectivity,
                emotions: Emotions::from_fn(taxonomy, |e| {
                    self.params.intercept_emotions[e.index()]
                }),
            },
            contributions,
            sums: evidence.sums,
            scale: scale(self.params.length),
            emotion_scale: scale(self.params.emotion_length),
        }
    }
}
