//! What is made of the emissions: a score, or an explanation.

use super::emission::{emit_all, Context, Emission, Range, Sink};
use super::passage::Passage;
use super::sums::Total;
use super::{Engine, Scratch};
use crate::context::{self, Shift};
use crate::explain::{Contribution, ContributionKind, Explanation, Shifter, ShifterKind, Sums};
use crate::lexicon::{FACTOR_STEPS, WEIGHT_STEPS};
use crate::model::{Evidence, EXCLAIMED};
use crate::{Emotions, Score, Span, Taxonomy};

/// Adds up and keeps the parts.
struct Explainer<'e> {
    engine: &'e Engine,
    total: Total<'e>,
    contributions: Vec<Contribution>,
    irony: Vec<Span>,
    /// The contributions that are exclamation marks.
    exclamations: Vec<usize>,
}

impl Explainer<'_> {
    /// Items as the lexicon spells them.
    fn term(&self, passage: &Passage, items: Range) -> String {
        let items = passage.items[items.indices()].iter();
        let words: Vec<&str> = items
            .map(|item| self.engine.table.spelling(item.id()))
            .collect();
        words.join(" ")
    }
}

impl Sink for Explainer<'_> {
    fn sentence(&mut self, passage: &Passage) {
        self.total.count(passage.words());
    }

    fn end(&mut self, passage: &mut Passage, items: usize) {
        self.total.add_clauses(passage, items);
    }

    fn irony(&mut self, passage: &Passage, items: Range, of_praise: bool) {
        self.total.set_ironic(of_praise);
        self.irony.push(items.span(passage));
    }

    fn contrast(&mut self) {
        self.total.set_contrasted();
    }

    fn unite(&mut self, passage: &Passage, items: Range, known: bool) {
        self.total.unite(&passage.items[items.indices()], known);
    }

    fn emit(&mut self, passage: &mut Passage, emission: &Emission) {
        let sums = self.total.add(passage, emission);
        if sums.is_zero() {
            return;
        }
        let last = emission.items.to as usize - 1;
        let (span, term) = match passage.trend(last) {
            Some(trend) => {
                let direction = match (trend.changes, trend.rises) {
                    (true, true) => "up",
                    (true, false) => "down",
                    (false, true) => "high",
                    (false, false) => "low",
                };
                let moved = self.term(passage, trend.moved);
                (trend.verb.span(passage), format!("{moved} {direction}"))
            }
            None => (
                emission.items.span(passage),
                self.term(passage, emission.items),
            ),
        };
        if !emission.pair && sums.valence > 0.0 && passage.exclaims(last) {
            self.exclamations.push(self.contributions.len());
        }
        let context = &emission.context;
        let (weight, _) = emission.row.weights(context.negated());
        let base = emission.row.valence();
        let factor = |kind, steps| match kind {
            ShifterKind::Negation if base == 0 => 0.0,
            ShifterKind::Negation => f64::from(weight) / f64::from(base),
            _ => f64::from(steps) / FACTOR_STEPS,
        };
        let shifters = context.causes().into_iter().filter_map(|cause| {
            let kind = cause.kind()?;
            Some(Shifter {
                span: cause.items().span(passage),
                kind,
                factor: factor(kind, cause.steps()),
            })
        });
        self.contributions.push(Contribution {
            kind: ContributionKind::Term,
            span,
            term,
            base: f64::from(base) / WEIGHT_STEPS,
            weight: f64::from(weight) / WEIGHT_STEPS,
            shifters: shifters.collect(),
            sums,
        });
    }

    fn run(&mut self, passage: &mut Passage, items: Range, context: &Context) {
        emit_all::<_, false>(self, passage, items, context);
    }
}

/// Let exclamation marks be as negative as all else is.
fn exclaim(marks: &mut Contribution) {
    marks.sums.valence *= EXCLAIMED;
    marks.shifters.push(Shifter {
        span: marks.span,
        kind: ShifterKind::Emphasis,
        factor: EXCLAIMED,
    });
}

impl Engine {
    pub(crate) fn score(
        &self,
        text: &str,
        context: context::Context,
        taxonomy: Taxonomy,
        scratch: &mut Scratch,
    ) -> Score {
        let text = context.unexcited(text);
        let Scratch {
            passage,
            cleaned,
            answer,
        } = scratch;
        let dotted = &self.matching.dotted;
        let mut total = Total::new(self, taxonomy);
        let unclean = !dotted.is_empty() || self.scan(text, passage, &mut total, false);
        let text = match unclean {
            true if cleaned.fill_with(text, dotted) => cleaned.text(),
            _ => text,
        };
        if unclean {
            total = Total::new(self, taxonomy);
            self.scan(text, passage, &mut total, true);
        }
        let mut evidence = total.evidence();
        self.link.exclaim(&mut evidence);
        self.ask(text, context, &mut evidence, answer);
        self.link.score(&evidence)
    }

    /// Add what the context says to the evidence.
    fn ask(
        &self,
        text: &str,
        context: context::Context,
        evidence: &mut Evidence,
        answer: &mut context::Words,
    ) -> Option<Shift> {
        let shift = context.shift(text, evidence, |words| self.link.scales(words), answer)?;
        evidence.sums.valence += shift.valence;
        evidence.positive += shift.valence.max(0.0);
        evidence.sums.subjectivity += shift.subjectivity;
        if shift.replaces {
            (evidence.positive_clause, evidence.negative_clause) = (0.0, 0.0);
        }
        evidence.asked = true;
        Some(shift)
    }

    pub(crate) fn explain(
        &self,
        text: &str,
        context: context::Context,
        taxonomy: Taxonomy,
        scratch: &mut Scratch,
    ) -> Explanation {
        let mut sink = Explainer {
            engine: self,
            total: Total::new(self, taxonomy),
            contributions: Vec::new(),
            irony: Vec::new(),
            exclamations: Vec::new(),
        };
        let Scratch {
            passage,
            cleaned,
            answer,
        } = scratch;
        let (clean, original) = cleaned.of_with(context.unexcited(text), &self.matching.dotted);
        self.run::<_, false>(clean, passage, &mut sink);
        let mut evidence = sink.total.evidence();
        let mut contributions = sink.contributions;
        if self.link.exclaim(&mut evidence) {
            for at in sink.exclamations {
                exclaim(&mut contributions[at]);
            }
        }
        contributions.sort_by_key(|c| (c.span, c.term.len()));
        let shift = self.ask(clean, context, &mut evidence, answer);
        for contribution in &mut contributions {
            contribution.span = original(contribution.span);
            for shifter in &mut contribution.shifters {
                shifter.span = original(shifter.span);
            }
        }
        let score = self.link.score(&evidence);
        let irony = if evidence.halves(score.label) {
            sink.irony.into_iter().map(original).collect()
        } else {
            Vec::new()
        };
        if let Some(shift) = shift {
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
        let scales = self.link.scales(evidence.words);
        Explanation {
            text: text.to_owned(),
            score,
            intercept: Sums {
                valence: self.link.params.intercept_valence,
                subjectivity: self.link.params.intercept_subjectivity,
                emotions: Emotions::from_fn(taxonomy, |e| {
                    self.link.params.intercept_emotions[e.index()]
                }),
            },
            contributions,
            sums: evidence.sums,
            scale: scales.valence,
            subjectivity_scale: scales.subjectivity,
            emotion_scale: scales.emotions,
            irony,
        }
    }
}
