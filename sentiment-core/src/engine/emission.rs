//! What the rules send: terms in context.

use super::passage::{Pair, Passage};
use crate::explain::ShifterKind;
use crate::lexicon::{Row, EMOTION_STEPS, FACTOR_STEPS, WEIGHT_STEPS};
use crate::Span;

/// One unit of [`Context::factor`] times one of a weight, in log-odds: exact.
pub(crate) const UNIT: f64 = 1.0 / (WEIGHT_STEPS * ONE_FACTOR as f64);
/// The same of an emotion's weight.
pub(super) const EMOTION_UNIT: f64 = 1.0 / (EMOTION_STEPS * ONE_FACTOR as f64);
/// The product of all factors when none applies.
pub(super) const ONE_FACTOR: i64 = ONE * ONE * ONE * ONE * ONE;
pub(super) const ONE: i64 = FACTOR_STEPS as i64;

/// Items of a sentence: the first, and one past the last. Small, as an
/// [`Emission`] is copied for each word; not smaller, as one hashtag can be
/// megabytes of words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub from: u32,
    pub to: u32,
}

impl Range {
    pub fn new(from: usize, to: usize) -> Self {
        Self {
            from: from as u32,
            to: to as u32,
        }
    }

    /// Where in the text.
    pub fn span(self, passage: &Passage) -> Span {
        let spans = &passage.spans[self.indices()];
        Span::new(spans[0].start, spans[spans.len() - 1].end)
    }

    /// As a range, to index with.
    pub fn indices(self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A factor and what caused it. One number, as a [`Context`] is made and copied for each term: what is
/// written in parts can only be read as a whole some cycles later.
///
/// From the lowest bit up: the first item (32), how many there are (8), the factor in 1/16 (8), the kind
/// from 1 or 0 where nothing is the cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cause(u64);

const LENGTH_SHIFT: u32 = 32;
const STEPS_SHIFT: u32 = 40;
const KIND_SHIFT: u32 = 48;

impl Cause {
    pub const NONE: Cause = Cause((ONE as u64) << STEPS_SHIFT);

    /// The steps of a negation.
    pub const NEGATED: i8 = -(ONE as i8);

    pub fn new(kind: ShifterKind, steps: i8, items: Range) -> Self {
        // A word or a phrase.
        let length = (items.to - items.from) as u8;
        let upper = [steps as u8, kind as u8 + 1].map(u64::from);
        Self(
            u64::from(items.from)
                | u64::from(length) << LENGTH_SHIFT
                | upper[0] << STEPS_SHIFT
                | upper[1] << KIND_SHIFT,
        )
    }

    /// An amplifier's or a downtoner's.
    pub fn degree(steps: i8, items: Range) -> Self {
        let kind = if i64::from(steps) < ONE {
            ShifterKind::Downtoner
        } else {
            ShifterKind::Amplifier
        };
        Self::new(kind, steps, items)
    }

    /// None where nothing did.
    pub fn kind(self) -> Option<ShifterKind> {
        let code = (self.0 >> KIND_SHIFT) as usize;
        ShifterKind::ALL.get(code.checked_sub(1)?).copied()
    }

    pub fn is_none(self) -> bool {
        self.0 >> KIND_SHIFT == 0
    }

    fn is(self, kind: ShifterKind) -> bool {
        self.0 >> KIND_SHIFT == kind as u64 + 1
    }

    /// In 1/16.
    pub fn steps(self) -> i8 {
        (self.0 >> STEPS_SHIFT) as i8
    }

    /// This, or another one where it is none.
    pub fn or(self, other: Self) -> Self {
        if self.is_none() {
            other
        } else {
            self
        }
    }

    /// This negation and another, which cancel out.
    pub fn and(self, other: Self) -> Self {
        if self.is_none() || other.is_none() {
            self.or(other)
        } else {
            Self::NONE
        }
    }

    /// The items that caused it.
    pub fn items(self) -> Range {
        let (from, length) = (self.0 as u32, (self.0 >> LENGTH_SHIFT) as u8);
        Range {
            from,
            to: from + u32::from(length),
        }
    }
}

/// The shifters that touch a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Context {
    /// Makes the negated weights count; the others multiply.
    pub negation: Cause,
    pub degree: Cause,
    pub emphasis: Cause,
    pub contrast: Cause,
    pub mood: Cause,
}

impl Context {
    pub fn without_degree(self) -> Self {
        Self {
            degree: Cause::NONE,
            ..self
        }
    }

    /// All of them, none or not.
    pub fn causes(&self) -> [Cause; 5] {
        [
            self.negation,
            self.degree,
            self.emphasis,
            self.contrast,
            self.mood,
        ]
    }

    pub fn negated(&self) -> bool {
        !self.negation.is_none()
    }

    /// Product of the factors, in units of 1/16⁵.
    pub fn factor(&self) -> i64 {
        let [_, factors @ ..] = self.causes().map(|c| i64::from(c.steps()));
        factors.iter().product::<i64>() * ONE
    }

    /// The factor for emotions, in the same units: what is felt before "but" is felt. Less than 2³².
    pub fn emotion_factor(&self, negated_emotions: i64) -> i64 {
        let mood = if self.mood.is(ShifterKind::Contrast) {
            Cause::NONE
        } else {
            self.mood
        };
        let factors = [self.degree, self.emphasis, mood].map(|c| i64::from(c.steps()));
        let factor = factors.iter().product::<i64>().abs() * ONE;
        factor
            * if self.negated() {
                negated_emotions
            } else {
                ONE
            }
    }
}

/// A term in context.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Emission {
    pub items: Range,
    pub row: Row,
    pub pair: bool,
    pub context: Context,
}

impl Emission {
    pub fn new(from: usize, to: usize, row: Row, context: Context) -> Self {
        Self {
            items: Range::new(from, to),
            row,
            pair: false,
            context,
        }
    }

    pub fn pair(pair: &Pair, context: Context) -> Self {
        let at = pair.at as usize;
        Self {
            pair: true,
            ..Self::new(at - 1, at + 1, pair.row, context)
        }
    }
}

/// Takes what the rules send.
pub(crate) trait Sink {
    /// Whether what no rule touches is sent.
    const PLAIN: bool = true;

    /// A sentence, before its emissions.
    fn sentence(&mut self, _: &Passage) {}

    /// All of the first items was sent.
    fn end(&mut self, _: &mut Passage, _items: usize) {}

    /// These items are a mark of sarcasm, perhaps one `of_praise` alone.
    fn irony(&mut self, _: &Passage, _: Range, _of_praise: bool) {}

    /// A "but" or an "although" joins two sides.
    fn contrast(&mut self) {}

    /// These items, a term or more, count nothing here; nor do pairs within them.
    fn silence(&mut self, _: &mut Passage, _: Range) {}

    /// These items are one word, known or one that says nothing: "native speaker".
    fn unite(&mut self, passage: &Passage, items: Range, known: bool);

    /// A term in context.
    fn emit(&mut self, passage: &mut Passage, emission: &Emission);

    /// Items of which each that is a term is one by itself, and the pairs of two
    /// of them, all in the same context; but no degree touches a pair.
    fn run(&mut self, passage: &mut Passage, items: Range, context: &Context);
}

/// [`Sink::run`] one by one.
pub(super) fn emit_all<S: Sink, const ALL: bool>(
    sink: &mut S,
    passage: &mut Passage,
    items: Range,
    context: &Context,
) {
    for at in items.indices() {
        let item = passage.items[at];
        let pair = passage.pair(at).filter(|_| at > items.from as usize);
        if let Some(pair) = pair {
            sink.emit(passage, &Emission::pair(&pair, context.without_degree()));
        }
        if item.is_term::<ALL>() {
            sink.emit(passage, &Emission::new(at, at + 1, item.row, *context));
        }
    }
}
