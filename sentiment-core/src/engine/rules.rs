//! Valence shifters: what a term is worth where it stands.
//!
//! After Polanyi & Zaenen (2006), *Contextual valence shifters*; Taboada et
//! al. (2011), *Lexicon-based methods for sentiment analysis*. The words are in
//! `lexicons/en/shifters.tsv`; this is what they do.

use std::cell::OnceCell;

use super::marks::Mark;
use super::passage::{is, Pair, Passage};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{
    CompiledShifter, Row, ShifterClass, EMOTION_STEPS, FACTOR_STEPS, WEIGHT_STEPS,
};
use crate::Span;

/// One unit of [`Context::factor`] times one of a weight, in log-odds: exact.
pub(crate) const UNIT: f64 = 1.0 / (WEIGHT_STEPS * ONE_FACTOR as f64);
/// The same of an emotion's weight.
pub(super) const EMOTION_UNIT: f64 = 1.0 / (EMOTION_STEPS * ONE_FACTOR as f64);
/// The product of all factors when none applies.
pub(super) const ONE_FACTOR: i64 = ONE * ONE * ONE * ONE * ONE;
const ONE: i64 = FACTOR_STEPS as i64;

/// Items an amplifier reaches: "very well made".
const DEGREE_REACH: usize = 2;
/// Items from "but" to the negator that ends the sentence: "but it was not".
const DENIAL_REACH: usize = 4;
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

/// A factor and what caused it. Small, as a [`Context`] is copied for each term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cause {
    /// None where nothing did.
    pub kind: Option<ShifterKind>,
    /// In 1/16.
    pub steps: i8,
    length: u8,
    from: u32,
}

impl Cause {
    pub const NONE: Cause = Cause {
        kind: None,
        steps: ONE as i8,
        length: 0,
        from: 0,
    };

    /// The steps of a negation.
    pub const NEGATED: i8 = -(ONE as i8);

    pub fn new(kind: ShifterKind, steps: i8, items: Range) -> Self {
        Self {
            kind: Some(kind),
            steps,
            // A word or a phrase.
            length: (items.to - items.from) as u8,
            from: items.from,
        }
    }

    /// This negation and another, which cancel out.
    pub fn and(self, other: Self) -> Self {
        match (self.kind, other.kind) {
            (None, _) => other,
            (_, None) => self,
            _ => Self::NONE,
        }
    }

    /// The items that caused it.
    pub fn items(self) -> Range {
        Range {
            from: self.from,
            to: self.from + u32::from(self.length),
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
        self.negation.kind.is_some()
    }

    /// Product of the factors, in units of 1/16⁵.
    pub fn factor(&self) -> i64 {
        let [_, factors @ ..] = self.causes().map(|c| i64::from(c.steps));
        factors.iter().product::<i64>() * ONE
    }

    /// The factor for emotions, of that for valence. Less than 2³².
    pub fn emotion_factor(&self, factor: i64, negated_emotions: i64) -> i64 {
        if self.negated() {
            factor.abs() / ONE * negated_emotions
        } else {
            factor.abs()
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
    fn new(from: usize, to: usize, row: Row, context: Context) -> Self {
        Self {
            items: Range::new(from, to),
            row,
            pair: false,
            context,
        }
    }

    fn pair(pair: &Pair, context: Context) -> Self {
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

    /// These items are a mark of sarcasm.
    fn irony(&mut self, _: &Passage, _: Range) {}

    /// A "but" or an "although" joins two sides.
    fn contrast(&mut self) {}

    /// These items are a term that counts nothing here.
    fn silence(&mut self, _: &mut Passage, _: Range) {}

    /// These items are one word that says nothing: "native speaker".
    fn unite(&mut self, _: &Passage, _: Range);

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

/// A shifter and the first item that it does not reach.
#[derive(Clone, Copy)]
struct Scope {
    cause: Cause,
    until: usize,
}

impl Scope {
    const NONE: Scope = Scope {
        cause: Cause::NONE,
        until: 0,
    };

    /// Let a term in scope count as one item.
    fn widen(&mut self, mark: &Mark) {
        let std::ops::Range { start, end } = mark.items.indices();
        if start < self.until {
            self.until += end - start - 1;
        }
    }

    fn at(self, at: usize) -> Cause {
        if at < self.until {
            self.cause
        } else {
            Cause::NONE
        }
    }
}

/// The contrastive word of a sentence and what it does on either side.
struct Contrast {
    at: usize,
    before: Cause,
    after: Cause,
    /// What denies the part before: "I thought it would be bad, but it was not".
    denial: Cause,
    /// Its mark. It weighs nothing, as it says no more than that.
    denier: Option<usize>,
    /// Both sides count: it is no "but now", and nothing was only expected.
    joins: bool,
}

impl Contrast {
    const NONE: Contrast = Contrast {
        at: usize::MAX,
        before: Cause::NONE,
        after: Cause::NONE,
        denial: Cause::NONE,
        denier: None,
        joins: false,
    };
}

/// What is in force at an item.
struct State {
    negation: Scope,
    last_negator: Option<usize>,
    /// The last term that a reverser turned, and by what.
    reversed: Option<(usize, Cause)>,
    degree: Scope,
    mood: Cause,
    contrast: Contrast,
    /// Whether capitals emphasize; once asked.
    has_small_words: OnceCell<bool>,
}

impl State {
    /// What is in force at an item, but for how it is written.
    fn context(&self, at: usize) -> Context {
        let negation = self.negation.at(at);
        Context {
            negation: if at < self.contrast.at {
                negation.and(self.contrast.denial)
            } else {
                negation
            },
            degree: self.degree.at(at),
            emphasis: Cause::NONE,
            contrast: match at.cmp(&self.contrast.at) {
                std::cmp::Ordering::Less => self.contrast.before,
                std::cmp::Ordering::Equal => Cause::NONE,
                std::cmp::Ordering::Greater => self.contrast.after,
            },
            mood: self.mood,
        }
    }

    /// Whether nothing is in force from an item on.
    fn is_plain(&self, from: usize) -> bool {
        self.negation.until <= from
            && self.degree.until <= from
            && self.mood == Cause::NONE
            && self.contrast.at == usize::MAX
    }

    /// Whether anything is in force that the end of a clause ends.
    fn in_scope(&self) -> bool {
        self.negation.until != 0 || self.degree.until != 0 || self.mood != Cause::NONE
    }

    fn end_clause(&mut self) {
        self.negation = Scope::NONE;
        self.degree = Scope::NONE;
        self.mood = Cause::NONE;
    }
}

impl Engine {
    /// Apply the rules to the sentence of a passage, whose marks are found.
    pub(super) fn apply<S: Sink>(&self, passage: &mut Passage, sink: &mut S) {
        sink.sentence(passage);
        let mut state = State {
            negation: Scope::NONE,
            last_negator: None,
            reversed: None,
            degree: Scope::NONE,
            mood: Cause::NONE,
            contrast: self.contrast(passage),
            has_small_words: OnceCell::new(),
        };
        if state.contrast.joins {
            sink.contrast();
        }
        // Items from here on are not yet sent.
        let mut from = passage.sentence.start;
        let mut marks = std::mem::take(&mut passage.marks);
        if let Some(denier) = state.contrast.denier {
            marks[denier].silent = true;
            passage.take_pair(marks[denier].items.from as usize);
        }
        for mark in &marks {
            let std::ops::Range { start, end } = mark.items.indices();
            if passage.items[start].is(is::CLAUSE) && state.in_scope() {
                self.send(passage, (from, start), &state, sink);
                state.end_clause();
                from = start;
            }
            if !mark.is_plain(passage) || start == state.contrast.at {
                self.send(passage, (from, start), &state, sink);
                self.send_marked(passage, mark, &state, sink);
                // A phrase is one term, of however many words.
                state.negation.widen(mark);
                state.degree.widen(mark);
                state.reversed = mark.reversed.map(|cause| (end - 1, cause));
                from = end;
            }
            if let Some(shifter) = mark.shifter {
                match shifter.class {
                    ShifterClass::Irony => sink.irony(passage, mark.items),
                    ShifterClass::Contrast => passage.begin_side(start),
                    ShifterClass::Concessive => {
                        passage.begin_side(start);
                        sink.contrast();
                    }
                    _ => {}
                }
                // The word itself stands before what it shifts.
                self.send(passage, (from, end), &state, sink);
                from = end;
                self.shift(shifter, (start, end), &mut state);
            }
        }
        self.send(passage, (from, passage.sentence.end), &state, sink);
        passage.marks = marks;
    }

    /// Send items without marks, or with such as do not touch their own context.
    fn send<S: Sink>(
        &self,
        passage: &mut Passage,
        (mut from, to): (usize, usize),
        state: &State,
        sink: &mut S,
    ) {
        while from < to {
            if let Some(pair) = passage.pair(from) {
                let reversed = state.reversed.filter(|(at, _)| at + 1 == from);
                let reversed = reversed.map_or(Cause::NONE, |(_, cause)| cause);
                self.send_pair(passage, &pair, (state, reversed), sink);
            }
            if !S::PLAIN && state.is_plain(from) {
                return;
            }
            let ends = [state.negation.until, state.degree.until];
            let end = ends
                .into_iter()
                .filter(|&end| end > from)
                .fold(to, usize::min);
            sink.run(passage, Range::new(from, end), &state.context(from));
            from = end;
        }
    }

    /// Send a phrase or a word with emphasis.
    fn send_marked<S: Sink>(
        &self,
        passage: &mut Passage,
        mark: &Mark,
        state: &State,
        sink: &mut S,
    ) {
        let std::ops::Range { start, end } = mark.items.indices();
        let reversed = mark.reversed.unwrap_or(Cause::NONE);
        if let Some(pair) = passage.pair(start).filter(|_| end == start + 1) {
            self.send_pair(passage, &pair, (state, reversed), sink);
        }
        if mark.silent {
            sink.silence(passage, mark.items);
        } else if let Some(row) = mark.row {
            if row.is_empty() && end - start > 1 {
                sink.unite(passage, mark.items);
                if end < passage.sentence.end {
                    passage.take_pair(end);
                }
            }
            let mut context = state.context(start);
            context.negation = context.negation.and(reversed);
            context.emphasis = self.emphasis(passage, (start, end), state);
            context.degree = mark.postfix.unwrap_or(context.degree);
            sink.emit(passage, &Emission::new(start, end, row, context));
        }
    }

    /// Send a pair whose first word was sent before, perhaps in another context: that
    /// one counts, and what reversed one of both.
    fn send_pair<S: Sink>(
        &self,
        passage: &mut Passage,
        pair: &Pair,
        (state, reversed): (&State, Cause),
        sink: &mut S,
    ) {
        let at = pair.at as usize;
        let mut context = state.context(at - 1).without_degree();
        // A negator that is part of the pair does not negate it.
        if state.last_negator == Some(at - 1) {
            context.negation = Cause::NONE;
        }
        context.negation = context.negation.and(reversed);
        context.emphasis = self.emphasis(passage, (at - 1, at + 1), state);
        sink.emit(passage, &Emission::pair(pair, context));
    }

    /// How the last word of a term is written.
    fn emphasis(&self, passage: &Passage, (from, to): (usize, usize), state: &State) -> Cause {
        let last = &passage.items[to - 1];
        let items = Range::new(from, to);
        if last.is(is::ELONGATED) {
            Cause::new(ShifterKind::Elongation, self.factors.elongation, items)
        } else if last.is(is::CAPITALS)
            && *state
                .has_small_words
                .get_or_init(|| passage.has_small_words())
        {
            Cause::new(ShifterKind::Capitals, self.factors.capitals, items)
        } else {
            Cause::NONE
        }
    }

    /// What a shifter does to the items behind it.
    fn shift(&self, shifter: CompiledShifter, range: (usize, usize), state: &mut State) {
        let (start, end) = range;
        let steps = shifter.factor;
        let cause = |kind, steps| Cause::new(kind, steps, Range::new(start, end));
        match shifter.class {
            ShifterClass::Negator => {
                let doubled = steps >= 0
                    && state.negation.until != 0
                    && state
                        .last_negator
                        .is_some_and(|last| start - last <= DOUBLE_NEGATION);
                state.last_negator = Some(end - 1);
                state.negation = if doubled {
                    Scope::NONE
                } else {
                    let reach = self.factors.scope as i64 * i64::from(steps.unsigned_abs()) / ONE;
                    Scope {
                        cause: cause(ShifterKind::Negation, Cause::NEGATED),
                        until: end + reach as usize,
                    }
                };
            }
            ShifterClass::Amplifier | ShifterClass::Downtoner => {
                state.degree = Scope {
                    cause: cause(degree_kind(steps), steps),
                    until: end + DEGREE_REACH,
                };
            }
            ShifterClass::Concessive => {
                state.mood = cause(ShifterKind::Contrast, self.factors.concession);
                state.negation = Scope::NONE;
            }
            ShifterClass::Irrealis => state.mood = cause(ShifterKind::Irrealis, steps),
            ShifterClass::Contrast => {
                state.negation = Scope::NONE;
                state.mood = Cause::NONE;
            }
            ShifterClass::NotNegator
            | ShifterClass::Postfix
            | ShifterClass::Reverser
            | ShifterClass::Irony => {}
        }
    }

    /// The last contrastive term of the sentence that stands behind others.
    fn contrast(&self, passage: &Passage) -> Contrast {
        let behind = |mark: &&Mark| mark.items.from as usize > passage.sentence.start;
        let last = passage.marks.iter().rev().filter(behind).find_map(|mark| {
            let contrast = mark.shifter_of(ShifterClass::Contrast)?;
            Some((mark.items, contrast.factor))
        });
        let Some((items, factor)) = last else {
            return Contrast::NONE;
        };
        let cause = |steps| Cause::new(ShifterKind::Contrast, steps, items);
        let at = items.from as usize;
        let marks = passage.marks.iter();
        let expected = marks
            .take_while(|mark| (mark.items.from as usize) < at)
            .any(|mark| mark.shifter_of(ShifterClass::Irrealis).is_some());
        let denier = denier(passage, at).filter(|_| expected);
        Contrast {
            at,
            joins: factor >= self.factors.before_contrast && !expected,
            // "But now" leaves less of what went before than "but".
            before: cause(self.factors.before_contrast.min(factor)),
            after: cause(self.factors.after_contrast),
            denial: denier.map_or(Cause::NONE, |mark| {
                let items = passage.marks[mark].items;
                Cause::new(ShifterKind::Negation, Cause::NEGATED, items)
            }),
            denier,
        }
    }
}

/// The mark of the negator that ends a sentence after a contrast: it denies what was
/// expected before.
fn denier(passage: &Passage, contrast: usize) -> Option<usize> {
    let mut marks = passage.marks.iter();
    let last = marks.rposition(|mark| mark.shifter.is_some())?;
    let negator = &passage.marks[last];
    negator.shifter_of(ShifterClass::Negator)?;
    let std::ops::Range { start, end } = negator.items.indices();
    let words = &passage.items[end..passage.sentence.end];
    let goes_on = words.iter().any(|item| item.is(is::WORD | is::SYMBOL));
    let near = contrast + 1..=contrast + DENIAL_REACH;
    (!goes_on && near.contains(&start)).then_some(last)
}

pub(super) fn degree_kind(steps: i8) -> ShifterKind {
    if i64::from(steps) < ONE {
        ShifterKind::Downtoner
    } else {
        ShifterKind::Amplifier
    }
}
