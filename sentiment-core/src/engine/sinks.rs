//! What is made of the emissions: a score, or an explanation.

use super::rules::{emit_all, Context, Emission, Range, Sink, UNIT};
use super::sentence::Pair;
use super::{Engine, Scratch, Sentence};
use crate::explain::{Contribution, Explanation, Shifter, ShifterKind, Sums};
use crate::lexicon::{Row, FACTOR_STEPS, WEIGHT_STEPS};
use crate::model::{length_scale, link, Evidence};
use crate::{Emotion, Emotions, Score};

/// Adds up.
struct Adder<'e> {
    rows: &'e [[u8; Emotion::COUNT]],
    negated_emotions: i64,
    valence: i64,
    positive: i64,
    subjectivity: i64,
    /// [`BIAS`] too much for each of `biased`: SSE2 can multiply numbers that
    /// are not negative.
    emotions: [u64; Emotion::COUNT],
    /// The factors by which emotions were added.
    biased: u64,
    /// What nothing shifts, not yet in the sums.
    plain: Weights,
    words: usize,
    known: usize,
}

/// Weights of rows added up, in steps.
#[derive(Clone, Copy, Default)]
struct Weights {
    count: usize,
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

/// Above any sum of weights of [`Weights::MOST`] rows.
const BIAS: i32 = 1 << 15;

impl<'e> Adder<'e> {
    fn new(engine: &'e Engine) -> Self {
        Self {
            rows: engine.table.emotion_rows(),
            negated_emotions: engine.factors.negated_emotions,
            valence: 0,
            positive: 0,
            subjectivity: 0,
            emotions: [0; Emotion::COUNT],
            biased: 0,
            plain: Weights::default(),
            words: 0,
            known: 0,
        }
    }

    /// Add what up to [`Weights::MOST`] rows weigh in the same context.
    #[inline]
    fn add_rows(&mut self, rows: impl ExactSizeIterator<Item = Row>, context: &Context) {
        if !context.is_neutral() {
            let mut weights = Weights::default();
            rows.for_each(|row| weights.add(row, context.negated(), self.rows));
            self.add_weights(&weights, context);
            return;
        }
        if self.plain.count + rows.len() > Weights::MOST {
            self.add_plain();
        }
        let mut plain = self.plain;
        plain.count += rows.len();
        rows.for_each(|row| plain.add(row, false, self.rows));
        self.plain = plain;
    }

    /// Move what nothing shifts into the sums.
    fn add_plain(&mut self) {
        let plain = std::mem::take(&mut self.plain);
        self.add_weights(&plain, &Context::NEUTRAL);
    }

    fn add_weights(&mut self, weights: &Weights, context: &Context) {
        let factor = context.factor();
        // A negative factor makes the negative ones positive.
        let positive = if factor < 0 {
            weights.valence - weights.positive
        } else {
            weights.positive
        };
        self.valence += i64::from(weights.valence) * factor;
        self.positive += i64::from(positive) * factor;
        self.subjectivity += i64::from(weights.subjectivity) * factor.abs();
        let factor = context.emotion_factor(factor, self.negated_emotions);
        let factor = u64::from(factor as u32);
        for (sum, weight) in self.emotions.iter_mut().zip(weights.emotions) {
            *sum = sum.wrapping_add(u64::from((i32::from(weight) + BIAS) as u32) * factor);
        }
        self.biased = self.biased.wrapping_add(factor);
    }

    fn evidence(&mut self) -> Evidence {
        self.add_plain();
        let bias = self.biased.wrapping_mul(BIAS as u64);
        let emotions = self.emotions.map(|e| e.wrapping_sub(bias) as i64);
        Evidence {
            sums: sums(self.valence, self.subjectivity, emotions),
            positive: self.positive as f64 * UNIT,
            words: self.words,
            known: self.known,
        }
    }
}

/// Exact up to 2⁵³ units, some 40,000 strong terms on one side; beyond, rounded
/// once.
fn sums(valence: i64, subjectivity: i64, emotions: [i64; Emotion::COUNT]) -> Sums {
    Sums {
        valence: valence as f64 * UNIT,
        subjectivity: subjectivity as f64 * UNIT,
        emotions: Emotions(emotions.map(|e| e as f64 * UNIT)),
    }
}

impl Sink for Adder<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        self.words += sentence.words;
        self.known += sentence.known;
    }

    fn emit(&mut self, _: &Sentence, emission: &Emission) {
        self.add_rows(std::iter::once(emission.row), &emission.context);
    }

    fn run(&mut self, sentence: &Sentence, items: Range, pairs: &[Pair], context: &Context) {
        for items in sentence.items[items.indices()].chunks(Weights::MOST) {
            self.add_rows(items.iter().map(|i| i.word.row), context);
        }
        for pairs in pairs.chunks(Weights::MOST) {
            self.add_rows(pairs.iter().map(|p| p.row), &context.without_degree());
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
        self.adder.emit(sentence, emission);
        let mut alone = Adder::new(self.engine);
        alone.emit(sentence, emission);
        let sums = alone.evidence().sums;
        if sums == Sums::default() {
            return;
        }
        let table = &self.engine.table;
        let words: Vec<&str> = sentence.items[emission.items.indices()]
            .iter()
            .map(|i| table.spelling(i.word.id))
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
            span: emission.items.span(sentence),
            term: words.join(" "),
            base: f64::from(base) / WEIGHT_STEPS,
            weight: f64::from(weight) / WEIGHT_STEPS,
            shifters: shifters.collect(),
            sums,
        });
    }

    fn run(&mut self, sentence: &Sentence, items: Range, pairs: &[Pair], context: &Context) {
        emit_all::<_, false>(self, sentence, items, pairs, context);
    }
}

impl Engine {
    pub(crate) fn score(&self, text: &str, scratch: &mut Scratch) -> Score {
        let mut sink = Adder::new(self);
        self.scan(text, scratch, &mut sink);
        link(&self.params, self.neutral_odds, &sink.evidence())
    }

    pub(crate) fn explain(&self, text: &str) -> Explanation {
        let mut sink = Explainer {
            engine: self,
            adder: Adder::new(self),
            contributions: Vec::new(),
        };
        self.run::<_, false>(text, &mut sink);
        let evidence = sink.adder.evidence();
        let mut contributions = sink.contributions;
        contributions.sort_by_key(|c| (c.span, c.term.len()));
        let scale = |length| length_scale(evidence.words, length, self.params.document);
        Explanation {
            text: text.to_owned(),
            score: link(&self.params, self.neutral_odds, &evidence),
            intercept: Sums {
                valence: self.params.intercept_valence,
                subjectivity: self.params.intercept_subjectivity,
                emotions: Emotions(self.params.intercept_emotions),
            },
            contributions,
            sums: evidence.sums,
            scale: scale(self.params.length),
            emotion_scale: scale(self.params.emotion_length),
        }
    }
}
