//! What is made of the emissions: a score, or an explanation.

use super::rules::{Emission, Sink, UNIT};
use super::{Engine, Item, Scratch};
use crate::context::{Context, Shift};
use crate::explain::{Contribution, ContributionKind, Explanation, Shifter, ShifterKind, Sums};
use crate::lexicon::{FACTOR_STEPS, NONE, WEIGHT_STEPS};
use crate::model::{length_scale, link, Evidence};
use crate::{Emotion, Emotions, Score, Span, Taxonomy};

/// Adds up.
struct Adder<'e> {
    engine: &'e Engine,
    negated_emotions: i64,
    valence: i64,
    positive: i64,
    subjectivity: i64,
    emotions: [i64; Emotion::COUNT],
    taxonomy: Taxonomy,
    words: usize,
    known: usize,
}

impl<'e> Adder<'e> {
    fn new(engine: &'e Engine, taxonomy: Taxonomy) -> Self {
        Self {
            engine,
            negated_emotions: engine.factors.negated_emotions,
            valence: 0,
            positive: 0,
            subjectivity: 0,
            emotions: [0; Emotion::COUNT],
            taxonomy,
            words: 0,
            known: 0,
        }
    }

    /// Add an emission; what it added, in units.
    fn add(&mut self, emission: &Emission) -> (i64, i64, [i64; Emotion::COUNT]) {
        let (valence, subjectivity, factor) = emission.contribution(self.negated_emotions);
        self.valence += valence;
        self.positive += valence.max(0);
        self.subjectivity += subjectivity;
        let row = self.engine.table.emotions(emission.row.emotions);
        let emotions = row.map(|w| i64::from(w) * factor);
        for (sum, e) in self.emotions.iter_mut().zip(emotions) {
            *sum += e;
        }
        (valence, subjectivity, emotions)
    }

    fn evidence(&self) -> Evidence {
        Evidence {
            sums: self.sums(self.valence, self.subjectivity, self.emotions),
            positive: self.positive as f64 * UNIT,
            words: self.words,
            known: self.known,
            asked: false,
        }
    }

    /// Exact up to 2⁵³ units, some 40,000 strong terms on one side; beyond,
    /// rounded once.
    fn sums(&self, valence: i64, subjectivity: i64, emotions: [i64; Emotion::COUNT]) -> Sums {
        Sums {
            valence: valence as f64 * UNIT,
            subjectivity: subjectivity as f64 * UNIT,
            emotions: Emotions::from_fn(self.taxonomy, |e| emotions[e.index()] as f64 * UNIT),
        }
    }
}

impl Sink for Adder<'_> {
    fn sentence(&mut self, items: &[Item]) {
        for item in items {
            let counted = item.kind.is_counted();
            self.words += usize::from(counted);
            self.known += usize::from(counted && item.word != NONE);
        }
    }

    fn emit(&mut self, _: &[Item], emission: &Emission) {
        self.add(emission);
    }
}

/// Adds up and keeps the parts.
struct Explainer<'e> {
    adder: Adder<'e>,
    contributions: Vec<Contribution>,
}

impl Sink for Explainer<'_> {
    fn sentence(&mut self, items: &[Item]) {
        self.adder.sentence(items);
    }

    fn emit(&mut self, items: &[Item], emission: &Emission) {
        let (valence, subjectivity, emotions) = self.adder.add(emission);
        let sums = self.adder.sums(valence, subjectivity, emotions);
        if sums.is_zero() {
            return;
        }
        let table = &self.adder.engine.table;
        let words: Vec<&str> = emission
            .items
            .of(items)
            .iter()
            .map(|i| table.spelling(i.word.id))
            .collect();
        let (weight, _) = emission.weights();
        self.contributions.push(Contribution {
            kind: ContributionKind::Term,
            span: emission.items.span(items),
            term: words.join(" "),
            base: f64::from(emission.row.valence) / WEIGHT_STEPS,
            weight: f64::from(weight) / WEIGHT_STEPS,
            shifters: emission
                .causes
                .iter()
                .flatten()
                .map(|cause| {
                    let factor = match cause.kind {
                        ShifterKind::Negation if emission.row.valence == 0 => 0.0,
                        ShifterKind::Negation => {
                            f64::from(weight) / f64::from(emission.row.valence)
                        }
                        _ => f64::from(cause.steps) / FACTOR_STEPS,
                    };
                    Shifter {
                        span: cause.items.span(items),
                        kind: cause.kind,
                        factor,
                    }
                })
                .collect(),
            sums,
        });
    }
}

impl Engine {
    pub(crate) fn score(
        &self,
        text: &str,
        context: Context,
        taxonomy: Taxonomy,
        scratch: &mut Scratch,
    ) -> Score {
        let mut sink = Adder::new(self, taxonomy);
        self.run(text, scratch, &mut sink);
        let mut evidence = sink.evidence();
        self.ask(text, context, &mut evidence);
        link(&self.params, &evidence)
    }

    /// Add what the context says to the evidence.
    fn ask(&self, text: &str, context: Context, evidence: &mut Evidence) -> Option<Shift> {
        let scale = |words| length_scale(words, self.params.length, self.params.document);
        let shift = context.shift(text, evidence, scale)?;
        evidence.sums.valence += shift.valence;
        evidence.sums.subjectivity += shift.subjectivity;
        evidence.positive += shift.valence.max(0.0);
        evidence.asked = true;
        Some(shift)
    }

    pub(crate) fn explain(&self, text: &str, context: Context, taxonomy: Taxonomy) -> Explanation {
        let mut sink = Explainer {
            adder: Adder::new(self, taxonomy),
            contributions: Vec::new(),
        };
        self.run(text, &mut Scratch::default(), &mut sink);
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
            score: link(&self.params, &evidence),
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
