//! Valence shifters: what a term is worth where it stands.
//!
//! After Polanyi & Zaenen (2006), *Contextual valence shifters*; Taboada et
//! al. (2011), *Lexicon-based methods for sentiment analysis*. The words are in
//! `lexicons/en/shifters.tsv`; this is what they do.

use super::items::{Item, ItemKind};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{flag, Row, ShifterClass, FACTOR_STEPS, NONE, WEIGHT_STEPS};
use crate::Span;

/// One unit of [`Emission::factor`] times one of a weight, in log-odds: exact.
pub(crate) const UNIT: f64 = 1.0 / (WEIGHT_STEPS * ONE_FACTOR as f64);
/// The product of all factors when none applies.
const ONE_FACTOR: i64 = ONE * ONE * ONE * ONE * ONE;
const ONE: i64 = FACTOR_STEPS as i64;

/// Items an amplifier reaches: "very well made".
const DEGREE_REACH: usize = 2;
/// Items between a term and what follows it: "crashes quite a lot".
const POSTFIX_REACH: usize = 2;
/// Items between two negators that cancel out: "not without", "can't not".
const DOUBLE_NEGATION: usize = 3;

/// Items of a sentence: the first, and one past the last. Small, as an
/// [`Emission`] is copied for each word; not smaller, as one hashtag can be
/// megabytes of words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub from: u32,
    pub to: u32,
}

impl Range {
    fn new(from: usize, to: usize) -> Self {
        Self {
            from: from as u32,
            to: to as u32,
        }
    }

    /// The items.
    pub fn of(self, items: &[Item]) -> &[Item] {
        &items[self.from as usize..self.to as usize]
    }

    /// Where in the text.
    pub fn span(self, items: &[Item]) -> Span {
        let items = self.of(items);
        Span::new(items[0].span.start, items[items.len() - 1].span.end)
    }
}

/// A factor and what caused it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cause {
    pub kind: ShifterKind,
    /// In 1/16.
    pub steps: i8,
    pub items: Range,
}

/// A term with its weights in context.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Emission {
    pub items: Range,
    pub row: Row,
    pub pair: bool,
    pub negated: bool,
    /// Negation, degree, emphasis, contrast, mood.
    pub causes: [Option<Cause>; 5],
}

impl Emission {
    /// Product of the factors, in units of 1/16⁵.
    pub fn factor(&self) -> i64 {
        self.causes[1..]
            .iter()
            .map(|c| c.map_or(ONE, |c| i64::from(c.steps)))
            .product::<i64>()
            * ONE
    }

    /// Valence, subjectivity and the factor for emotions, in [`UNIT`]s.
    pub fn contribution(&self, negated_emotions: i64) -> (i64, i64, i64) {
        let factor = self.factor();
        let (valence, subjectivity) = self.weights();
        let emotions = if self.negated {
            factor.abs() / ONE * negated_emotions
        } else {
            factor.abs()
        };
        (
            i64::from(valence) * factor,
            i64::from(subjectivity) * factor.abs(),
            emotions,
        )
    }

    /// The weights used, negated or not.
    pub fn weights(&self) -> (i8, i8) {
        if self.negated {
            (self.row.negated_valence, self.row.negated_subjectivity)
        } else {
            (self.row.valence, self.row.subjectivity)
        }
    }
}

/// Takes what the rules send.
pub(crate) trait Sink {
    /// Whether words that the table does not know, and all pairs of words, are
    /// sent too.
    const ALL: bool = false;

    /// A sentence's items, before its emissions.
    fn sentence(&mut self, items: &[Item]);

    /// A term in context.
    fn emit(&mut self, items: &[Item], emission: &Emission);
}

/// What is in force at an item.
#[derive(Default)]
struct State {
    /// A negator and the first item it does not reach.
    negation: Option<(Cause, usize)>,
    last_negator: Option<usize>,
    degree: Option<(Cause, usize)>,
    mood: Option<Cause>,
    contrast: Option<usize>,
    mixed_case: bool,
    /// The last term: held back, as a word behind it may still shift it.
    held: Option<Emission>,
}

impl Engine {
    /// Apply the rules to the items of one sentence.
    pub(super) fn apply<S: Sink>(&self, items: &[Item], sink: &mut S) {
        sink.sentence(items);
        let mut state = State {
            contrast: self.contrast(items),
            mixed_case: mixed_case(items),
            ..State::default()
        };
        let mut at = 0;
        while at < items.len() {
            let item = &items[at];
            if item.kind == ItemKind::Clause {
                state.negation = None;
                state.degree = None;
                state.mood = None;
            }
            let (row, end) = self.matched(items, at);
            self.pair::<S>(items, at, end, &mut state, sink);
            if let Some(row) = row {
                self.term(items, (at, end), row, &mut state, sink);
            } else if S::ALL && item.kind == ItemKind::Word {
                self.term(items, (at, end), Row::default(), &mut state, sink);
            }
            at = end;
        }
        if let Some(held) = state.held.take() {
            sink.emit(items, &held);
        }
    }

    /// The longest phrase that starts at an item, or else its word: its row and
    /// where it ends.
    fn matched(&self, items: &[Item], at: usize) -> (Option<Row>, usize) {
        let word = items[at].word;
        if word == NONE {
            return (None, at + 1);
        }
        if word.flags & flag::STARTS_PHRASE != 0 {
            let mut left = word.id;
            let mut longest = None;
            for (i, next) in items.iter().enumerate().skip(at + 1) {
                if next.word == NONE {
                    break;
                }
                let Some((node, flags, row)) = self.table.phrase(left, next.word.id) else {
                    break;
                };
                if flags & flag::ENDS != 0 {
                    longest = Some((Some(row), i + 1));
                }
                if flags & flag::CONTINUES == 0 {
                    break;
                }
                left = node;
            }
            if let Some(found) = longest {
                return found;
            }
        }
        let known = word.flags & flag::KNOWN != 0;
        (known.then(|| self.table.word_row(word)), at + 1)
    }

    /// The weight of the item and its left neighbour together.
    fn pair<S: Sink>(
        &self,
        items: &[Item],
        at: usize,
        end: usize,
        state: &mut State,
        sink: &mut S,
    ) {
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let (left, right) = (&items[before], &items[at]);
        if S::ALL {
            if left.kind == ItemKind::Word && right.kind == ItemKind::Word && end == at + 1 {
                self.emit_pair(items, at, Row::default(), state, sink);
            }
            return;
        }
        if left.word.flags & flag::STARTS_PAIR == 0 || right.word.flags & flag::ENDS_PAIR == 0 {
            return;
        }
        if end == at + 1 {
            if let Some(row) = self.table.pair(left.word.id, right.word.id) {
                self.emit_pair(items, at, row, state, sink);
            }
        }
    }

    fn emit_pair<S: Sink>(
        &self,
        items: &[Item],
        at: usize,
        row: Row,
        state: &mut State,
        sink: &mut S,
    ) {
        // The left word's state: a negator that is part of the pair does not
        // negate it.
        let mut emission = self.in_context(items, (at - 1, at + 1), row, state);
        if state.last_negator == Some(at - 1) {
            emission.negated = false;
            emission.causes[0] = None;
        }
        emission.causes[1] = None;
        emission.pair = true;
        sink.emit(items, &emission);
    }

    /// A matched term: what it shifts, and what it is worth itself.
    fn term<S: Sink>(
        &self,
        items: &[Item],
        range: (usize, usize),
        row: Row,
        state: &mut State,
        sink: &mut S,
    ) {
        let shifter = self.table.shifter(row.shifter);
        let cause = |kind, steps| Cause {
            kind,
            steps,
            items: Range::new(range.0, range.1),
        };
        if let Some(shifter) = shifter {
            if shifter.class == ShifterClass::Postfix {
                let cause = cause(degree_kind(shifter.factor), shifter.factor);
                self.postfix(range.0, cause, state);
            }
        }
        let emission = self.in_context(items, range, row, state);
        if let Some(previous) = state.held.replace(emission) {
            sink.emit(items, &previous);
        }
        let Some(shifter) = shifter else {
            return;
        };
        let steps = shifter.factor;
        match shifter.class {
            ShifterClass::Negator => {
                self.negate(range, cause(ShifterKind::Negation, -(ONE as i8)), state)
            }
            ShifterClass::Amplifier | ShifterClass::Downtoner => {
                let reach = range.1 + DEGREE_REACH;
                state.degree = Some((cause(degree_kind(shifter.factor), steps), reach));
            }
            ShifterClass::Concessive => {
                state.mood = Some(cause(ShifterKind::Contrast, self.factors.concession));
                state.negation = None;
            }
            ShifterClass::Irrealis => state.mood = Some(cause(ShifterKind::Irrealis, steps)),
            ShifterClass::Contrast => {
                state.negation = None;
                state.mood = None;
            }
            ShifterClass::NotNegator | ShifterClass::Postfix => {}
        }
    }

    fn negate(&self, (start, end): (usize, usize), cause: Cause, state: &mut State) {
        let doubled = state
            .last_negator
            .is_some_and(|last| start - last <= DOUBLE_NEGATION && state.negation.is_some());
        state.last_negator = Some(end - 1);
        state.negation = (!doubled).then_some((cause, end + self.factors.scope));
    }

    /// Shift the term before: "crashes a lot".
    fn postfix(&self, at: usize, cause: Cause, state: &mut State) {
        if let Some(held) = &mut state.held {
            if held.items.to as usize + POSTFIX_REACH > at {
                held.causes[1] = Some(cause);
            }
        }
    }

    fn in_context(
        &self,
        items: &[Item],
        range: (usize, usize),
        row: Row,
        state: &State,
    ) -> Emission {
        let at = range.0;
        let own = Range::new(range.0, range.1);
        let negation = state.negation.filter(|(_, until)| at < *until).map(|n| n.0);
        let degree = state.degree.filter(|(_, until)| at < *until).map(|d| d.0);
        let cause = |kind, steps, items| Some(Cause { kind, steps, items });
        let item = &items[range.1 - 1];
        let emphasis = if item.elongated {
            cause(ShifterKind::Elongation, self.factors.elongation, own)
        } else if item.capitals && state.mixed_case {
            cause(ShifterKind::Capitals, self.factors.capitals, own)
        } else {
            None
        };
        let contrast = state.contrast.and_then(|but| {
            let steps = match at.cmp(&but) {
                std::cmp::Ordering::Less => self.factors.before_contrast,
                std::cmp::Ordering::Equal => return None,
                std::cmp::Ordering::Greater => self.factors.after_contrast,
            };
            cause(ShifterKind::Contrast, steps, Range::new(but, but + 1))
        });
        Emission {
            items: own,
            row,
            pair: false,
            negated: negation.is_some(),
            causes: [negation, degree, emphasis, contrast, state.mood],
        }
    }

    /// The last contrastive word of the sentence that stands between others.
    fn contrast(&self, items: &[Item]) -> Option<usize> {
        let contrasts = |item: &Item| item.word.flags & flag::CONTRAST != 0;
        (1..items.len()).rev().find(|&at| contrasts(&items[at]))
    }
}

fn degree_kind(steps: i8) -> ShifterKind {
    if i64::from(steps) < ONE {
        ShifterKind::Downtoner
    } else {
        ShifterKind::Amplifier
    }
}

/// Whether some words are in capitals and some are not.
fn mixed_case(items: &[Item]) -> bool {
    let mut words = items.iter().filter(|i| i.kind == ItemKind::Word);
    let plain = |i: &Item| !i.capitals && i.span.len() > 1;
    items.iter().any(|i| i.capitals) && words.any(plain)
}
