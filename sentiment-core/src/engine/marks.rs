//! Marks: the places of a sentence at which the rules have work. Nothing in here
//! depends on what is in force there.

use super::emission::{Cause, Range};
use super::item::is;
use super::passage::Passage;
use super::Engine;
use crate::lexicon::{flag, CompiledShifter, Row, ShifterClass};

/// Items between a term and what follows it: "crashes quite a lot".
const POSTFIX_REACH: usize = 2;

/// A phrase, a shifter, the end of a clause, or a word with emphasis.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub items: Range,
    /// The weights, or None where it is no term.
    pub row: Option<Row>,
    pub shifter: Option<CompiledShifter>,
    /// What follows and shifts it: "crashes a lot".
    pub postfix: Cause,
    /// What turns it into its opposite: "the bug is gone".
    pub reversed: Cause,
    /// Its own weights do not count.
    pub silent: bool,
}

impl Mark {
    pub fn plain(items: Range, row: Option<Row>) -> Self {
        Self {
            items,
            row,
            shifter: None,
            postfix: Cause::NONE,
            reversed: Cause::NONE,
            silent: false,
        }
    }

    /// The shifter, if it is of a class.
    pub fn shifter_of(&self, class: ShifterClass) -> Option<CompiledShifter> {
        self.shifter.filter(|shifter| shifter.class == class)
    }

    /// Whether it is a word whose context is that of its neighbours.
    #[inline]
    pub fn is_plain(&self, passage: &Passage) -> bool {
        let emphasis = is::CAPITALS | is::ELONGATED;
        self.items.to - self.items.from == 1
            && self.postfix.is_none()
            && self.reversed.is_none()
            && !self.silent
            && !passage.items[self.items.from as usize].is(emphasis)
    }
}

/// A set of classes of shifters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    /// A shifter's; without a branch for whether there is one.
    #[inline]
    pub fn of(shifter: Option<CompiledShifter>) -> Self {
        // The bit behind all others stands for none.
        let code = shifter.map_or(ShifterClass::ALL.len(), |shifter| shifter.class as usize);
        Self(1 << code)
    }

    /// Add those of another set.
    fn add(&mut self, others: Self) {
        self.0 |= others.0;
    }

    /// Whether it has one of these.
    #[inline]
    pub fn has(self, classes: &[ShifterClass]) -> bool {
        let bits = classes
            .iter()
            .fold(0, |bits, &class| bits | Self::bit(class));
        self.0 & bits != 0
    }

    const fn bit(class: ShifterClass) -> u32 {
        1 << class as u32
    }
}

impl Engine {
    /// Find the marks of a passage's sentence.
    pub(super) fn mark<const ALL: bool>(&self, passage: &mut Passage) {
        let mut marks = std::mem::take(&mut passage.marks);
        marks.clear();
        let mut end = 0;
        let mut classes = Classes::default();
        let mut compares = false;
        while let Some(event) = passage.next_event() {
            let at = event as usize / 2;
            let item = &passage.items[at];
            let may_begin = event % 2 != 0;
            // The end of a clause ends what a shifter began.
            let marks_alone = item.is(if marks.is_empty() {
                is::SPECIAL
            } else {
                is::MARKED
            });
            // At once, as a branch for each would be hard to foresee. Before the end it is part of a phrase.
            if (at < end) | !(may_begin | marks_alone) {
                continue;
            }
            let phrase = if may_begin {
                let found = self.phrase(passage, at);
                found.filter(|&(row, to)| !self.hides_longer(passage, (row, at..to)))
            } else {
                None
            };
            let row = match phrase {
                Some((row, to)) => {
                    end = to;
                    Some(row)
                }
                None if marks_alone => {
                    end = at + 1;
                    passage.items[at].term::<ALL>()
                }
                None => continue,
            };
            let shifter = self.table.shifter(row.unwrap_or_default());
            let items = Range::new(at, end);
            if let Some(CompiledShifter {
                class: ShifterClass::Postfix,
                factor,
            }) = shifter
            {
                let cause = Cause::degree(factor, items);
                shift_before::<ALL>(passage, &mut marks, at, cause);
            }
            classes.add(Classes::of(shifter));
            compares |= self.is_comparative(&passage.items[end - 1]);
            marks.push(Mark {
                shifter,
                ..Mark::plain(items, row)
            });
        }
        let mut added = std::mem::take(&mut passage.added);
        if classes.has(&[
            ShifterClass::Reverser,
            ShifterClass::Rise,
            ShifterClass::Fall,
        ]) {
            self.read_trends(passage, &mut marks, &mut added);
            self.turn(passage, &mut marks, &mut added);
        }
        if classes.has(&[ShifterClass::Negator]) {
            self.mend_negators(passage, &mut marks);
        }
        if compares {
            self.turn_comparisons(passage, &mut marks, &mut added);
        }
        passage.added = added;
        self.reread(passage, &mut marks);
        passage.marks = marks;
        passage.classes = classes;
        passage.replies = passage.reply.is_some_and(|reply| reply.silent);
        passage.reply = self.reply(passage);
    }

    /// Whether a phrase hides one that starts within it and is longer, as "was over" does
    /// "over the moon", or that says that its words mean nothing: "is not working" does
    /// "working class". But "but now" always counts.
    fn hides_longer(
        &self,
        passage: &Passage,
        (row, phrase): (Row, std::ops::Range<usize>),
    ) -> bool {
        let shifter = self.table.shifter(row);
        let class = shifter.map(|shifter| shifter.class);
        if class == Some(ShifterClass::Contrast) {
            return false;
        }
        // "Is falling apart" is no fall.
        let least = match class {
            Some(ShifterClass::Rise | ShifterClass::Fall) => phrase.len(),
            _ => phrase.len() + 1,
        };
        let within = passage
            .later_events()
            .iter()
            .take_while(|&&event| (event as usize) < 2 * phrase.end);
        within.filter(|&event| event % 2 != 0).any(|&event| {
            let at = event as usize / 2;
            let other = self.phrase(passage, at);
            other.is_some_and(|(row, to)| to > phrase.end && (to - at >= least || row.is_empty()))
        })
    }

    /// The longest phrase that starts at an item: its row and where it ends.
    fn phrase(&self, passage: &Passage, at: usize) -> Option<(Row, usize)> {
        let mut left = passage.items[at].id();
        let mut longest = None;
        for i in at + 1..passage.sentence.end {
            let [before, next] = [i - 1, i].map(|i| &passage.items[i]);
            if before.is(is::END) || next.is_unknown() {
                break;
            }
            let Some((node, row)) = self.table.phrase(left, next.id()) else {
                break;
            };
            if row.has(flag::ENDS) {
                longest = Some((row, i + 1));
            }
            if !row.has(flag::CONTINUES) {
                break;
            }
            left = node;
        }
        longest
    }
}

/// Which mark an item is part of.
pub(super) fn mark_at(marks: &[Mark], at: usize) -> Option<usize> {
    let place = marks.partition_point(|mark| mark.items.to as usize <= at);
    let mark = marks.get(place)?;
    mark.items.indices().contains(&at).then_some(place)
}

/// Put marks of items that had none in their places.
pub(super) fn insert(marks: &mut Vec<Mark>, added: &mut Vec<Mark>) {
    let Some(first) = added.first().copied() else {
        return;
    };
    added.sort_unstable_by_key(|mark| mark.items.from);
    // Both are in order: from the last one on, each moves to its place once.
    let mut old = marks.len();
    marks.resize(old + added.len(), first);
    let mut to = marks.len();
    while let Some(new) = added.last().copied() {
        to -= 1;
        marks[to] = if old > 0 && marks[old - 1].items.from > new.items.from {
            old -= 1;
            marks[old]
        } else {
            added.pop();
            new
        };
    }
}

/// Shift the last term before `at`, if it is near.
#[inline(never)]
fn shift_before<const ALL: bool>(
    passage: &Passage,
    marks: &mut Vec<Mark>,
    at: usize,
    cause: Cause,
) {
    let mut next = marks.len();
    let first = at.saturating_sub(POSTFIX_REACH);
    for i in (first.max(passage.sentence.start)..at).rev() {
        match next.checked_sub(1).map(|last| &mut marks[last]) {
            Some(mark) if mark.items.indices().contains(&i) => {
                if mark.row.is_some() {
                    mark.postfix = cause;
                    return;
                }
                next -= 1;
            }
            _ if passage.items[i].is_term::<ALL>() => {
                let items = Range::new(i, i + 1);
                let mark = Mark {
                    postfix: cause,
                    ..Mark::plain(items, Some(passage.items[i].row))
                };
                marks.insert(next, mark);
                return;
            }
            _ => {}
        }
    }
}
