//! Valence shifters: what a term is worth where it stands.
//!
//! After Polanyi & Zaenen (2006), *Contextual valence shifters*; Taboada et
//! al. (2011), *Lexicon-based methods for sentiment analysis*. The words are in
//! `lexicons/en/shifters.tsv`; this is what they do.

use std::cell::OnceCell;

use super::contrast::Contrast;
use super::emission::{Cause, Context, Emission, Range, Sink, ONE};
use super::irony::Conditions;
use super::item::is;
use super::marks::Mark;
use super::passage::{Pair, Passage};
use super::spelled::{is_among, keys};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{CompiledShifter, ShifterClass};

/// Items an amplifier reaches: "very well made".
const DEGREE_REACH: usize = 2;
/// Items between two negators that cancel out: "not without", "can't not".
const DOUBLE_NEGATION: usize = 3;

/// A phrase that begins with these is denied by itself.
const DENIES: [u64; 3] = keys(["never", "no", "not"]);

/// Items at most between two marks that part a negator from what it negates.
const INSERTION: usize = 6;

/// A shifter and the first item that it does not reach, which is not behind a limit.
#[derive(Clone, Copy)]
struct Scope {
    cause: Cause,
    until: usize,
    limit: usize,
}

impl Scope {
    const NONE: Scope = Scope {
        cause: Cause::NONE,
        until: 0,
        limit: usize::MAX,
    };

    fn new(cause: Cause, until: usize, limit: usize) -> Self {
        Self {
            cause,
            until: until.min(limit),
            limit,
        }
    }

    /// Let a term in scope count as one item.
    fn widen(&mut self, mark: &Mark) {
        let std::ops::Range { start, end } = mark.items.indices();
        if start < self.until {
            self.until = self.limit.min(self.until + end - start - 1);
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

/// What is in force at an item.
struct State {
    negation: Scope,
    last_negator: Option<usize>,
    /// The last mark that was sent by itself, and what turned it.
    reversed: (usize, Cause),
    degree: Scope,
    mood: Scope,
    contrast: Contrast,
    /// The next emoji, once it was looked for.
    symbol: usize,
    /// Words between two marks behind a negator, "not, to be honest, good": where they end, and
    /// what is in force again there.
    inserted: Option<(usize, Scope)>,
    /// Whether capitals emphasize; once asked.
    has_small_words: OnceCell<bool>,
    /// See [`Engine::unless_unmet`].
    conditions: Conditions,
}

impl State {
    /// What is in force at an item, but for how it is written.
    #[inline]
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
            mood: self.mood.at(at),
        }
    }

    /// Whether nothing is in force from an item on.
    fn is_plain(&self, from: usize) -> bool {
        // At once, as a branch for each would be hard to foresee.
        let until = self.negation.until.max(self.degree.until);
        (until.max(self.mood.until) <= from) & (self.contrast.at == usize::MAX)
    }

    /// Whether anything is in force that the end of a clause ends.
    fn in_scope(&self) -> bool {
        self.negation.until | self.degree.until | self.mood.until != 0 || self.inserted.is_some()
    }

    /// The next emoji from an item on: it is said of the whole sentence, and no negator reaches it.
    fn next_symbol(&mut self, from: usize, passage: &Passage) -> usize {
        if self.symbol < from {
            self.symbol = passage.next_symbol(from);
        }
        self.symbol
    }

    /// The clause ends at an item.
    fn end_clause(&mut self, at: usize, passage: &Passage) {
        let before = std::mem::replace(&mut self.negation, Scope::NONE);
        self.degree = Scope::NONE;
        self.mood = Scope::NONE;
        match self.inserted.take() {
            Some((end, negation)) if end == at => self.negation = negation,
            _ if self.last_negator.is_some_and(|last| last + 1 == at) => {
                self.inserted = end_of_insertion(passage, at).map(|end| {
                    let until = before.until + end - at + 1;
                    (end, Scope::new(before.cause, until, before.limit))
                });
            }
            _ => {}
        }
    }
}

impl Engine {
    /// Apply the rules to the sentence of a passage, whose marks are found.
    pub(super) fn apply<S: Sink>(&self, passage: &mut Passage, sink: &mut S) {
        sink.sentence(passage);
        let mut end = passage.sentence.end;
        if passage.replies {
            sink.silence(passage, Range::new(passage.sentence.start, end));
            return;
        }
        let mut state = State {
            negation: Scope::NONE,
            last_negator: None,
            reversed: (0, Cause::NONE),
            degree: Scope::NONE,
            mood: Scope::NONE,
            contrast: self.contrast(passage),
            symbol: 0,
            inserted: None,
            has_small_words: OnceCell::new(),
            conditions: Conditions::default(),
        };
        if state.contrast.joins || self.goes_on_otherwise(passage) {
            sink.contrast();
        }
        if let Some(reply) = passage.reply {
            // A question that is answered asks nothing.
            if reply.to_question {
                end -= 1;
                passage.take_pair(end);
                sink.silence(passage, Range::new(end, end + 1));
            }
            if let Some(items) = reply.denial {
                state.contrast.deny(items);
            }
        }
        // Items from here on are not yet sent.
        let mut from = passage.sentence.start;
        let mut marks = std::mem::take(&mut passage.marks);
        if let Some(denier) = state.contrast.denier {
            marks[denier].silent = true;
            passage.take_pair(marks[denier].items.from as usize);
        }
        let counted = if end == passage.sentence.end {
            marks.len()
        } else {
            // An own "?" may be a shifter.
            marks.partition_point(|mark| mark.items.to as usize <= end)
        };
        for (at, mark) in marks[..counted].iter().enumerate() {
            let std::ops::Range { start, end } = mark.items.indices();
            if passage.items[start].is(is::CLAUSE) && state.in_scope() {
                self.send(passage, (from, start), &state, sink);
                state.end_clause(start, passage);
                from = start;
            }
            if !mark.is_plain(passage) || start == state.contrast.at {
                self.send(passage, (from, start), &state, sink);
                self.send_marked(passage, mark, &state, sink);
                // A phrase is one term, of however many words.
                state.negation.widen(mark);
                state.degree.widen(mark);
                state.reversed = (end - 1, mark.reversed);
                from = end;
            }
            if let Some(shifter) = mark.shifter {
                match shifter.class {
                    ShifterClass::Irony => sink.irony(passage, mark.items, shifter.factor < 0),
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
                let shifter =
                    self.unless_unmet(shifter, passage, &marks[at..counted], &state.conditions);
                self.shift(shifter, (start, end), passage, &mut state);
            }
        }
        self.send(passage, (from, end), &state, sink);
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
                let (at, cause) = state.reversed;
                let reversed = if at + 1 == from { cause } else { Cause::NONE };
                self.send_pair(passage, &pair, (state, reversed), sink);
            }
            if !S::PLAIN && state.is_plain(from) {
                return;
            }
            let ends = [&state.negation, &state.degree, &state.mood].map(|scope| scope.until);
            let end = ends
                .into_iter()
                .filter(|&end| end > from)
                .fold(to, usize::min);
            sink.run(passage, Range::new(from, end), &state.context(from));
            from = end;
        }
    }

    /// Send a phrase or a word with emphasis.
    #[inline(never)]
    fn send_marked<S: Sink>(
        &self,
        passage: &mut Passage,
        mark: &Mark,
        state: &State,
        sink: &mut S,
    ) {
        let std::ops::Range { start, end } = mark.items.indices();
        let reversed = mark.reversed;
        if let Some(pair) = passage.pair(start).filter(|_| end == start + 1) {
            self.send_pair(passage, &pair, (state, reversed), sink);
        }
        if mark.silent {
            sink.silence(passage, mark.items);
        } else if let Some(row) = mark.row {
            let is_phrase = end - start > 1;
            if is_phrase {
                // Of "wow!" the mark is a part.
                passage.items[end - 1] = passage.items[end - 1].without(is::EXCLAIMS);
            }
            if is_phrase && row.is_empty() {
                sink.unite(passage, mark.items, false);
                if end < passage.sentence.end {
                    passage.take_pair(end);
                }
            } else if is_phrase && !passage.items[start..end].iter().any(|i| i.is(is::COUNTED)) {
                // "+1" counts, unlike the mark and the number.
                sink.unite(passage, mark.items, true);
            }
            let mut context = state.context(start);
            // "No mistakes and no delays", "not happy with no answer".
            if is_phrase
                && context.negated()
                && state.last_negator.is_some_and(|last| last + 1 != start)
                && is_among(&DENIES, self.short(&passage.items[start]))
            {
                context.negation = Cause::NONE;
            }
            context.negation = context.negation.and(reversed);
            context.emphasis = self.emphasis(passage, (start, end), state);
            context.degree = mark.postfix.or(context.degree);
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
    fn shift(
        &self,
        shifter: CompiledShifter,
        range: (usize, usize),
        passage: &mut Passage,
        state: &mut State,
    ) {
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
                    Scope::new(
                        cause(ShifterKind::Negation, Cause::NEGATED),
                        end + reach as usize,
                        state.next_symbol(end, passage),
                    )
                };
            }
            ShifterClass::Amplifier | ShifterClass::Downtoner => {
                let cause = Cause::degree(steps, Range::new(start, end));
                state.degree = Scope::new(cause, end + DEGREE_REACH, usize::MAX);
            }
            ShifterClass::Concessive => {
                let cause = cause(ShifterKind::Contrast, self.factors.concession);
                let statement = self.end_of_concession(passage, range);
                if statement < passage.sentence.end {
                    passage.begin_side(statement);
                }
                state.mood = Scope::new(cause, statement, usize::MAX);
                state.negation = Scope::NONE;
            }
            // What was expected and is denied is no mere thought.
            ShifterClass::Irrealis if state.contrast.denies_all() => {}
            ShifterClass::Irrealis => {
                let cause = cause(ShifterKind::Irrealis, steps);
                state.mood = Scope::new(cause, usize::MAX, usize::MAX);
            }
            ShifterClass::Contrast => {
                state.negation = Scope::NONE;
                state.mood = Scope::NONE;
            }
            ShifterClass::Boundary => state.negation = Scope::NONE,
            ShifterClass::NotNegator
            | ShifterClass::Postfix
            | ShifterClass::Reverser
            | ShifterClass::Irony
            | ShifterClass::Comparative
            | ShifterClass::Rise
            | ShifterClass::Fall
            | ShifterClass::Quantity => {}
        }
    }
}

/// Where words between two marks end that begin with the mark at an item, if something follows.
#[inline(never)]
fn end_of_insertion(passage: &Passage, at: usize) -> Option<usize> {
    let behind = &passage.items[at + 1..passage.sentence.end];
    let length = behind
        .iter()
        .take(INSERTION)
        .position(|item| item.is(is::CLAUSE))?;
    let goes_on = behind[length..].iter().any(|item| item.is(is::WORD));
    goes_on.then_some(at + 1 + length)
}
