//! Reversers: words that turn one term near them into its opposite, such as
//! "gone" in "the bug is gone" and "stopped" in "stopped crashing".
//!
//! Unlike a negator they have no scope: they end one thing. After the reversal
//! verbs of Moilanen & Pulman (2007), *Sentiment composition*.

use super::emission::{Cause, Range};
use super::item::is;
use super::marks::{insert, mark_at, Mark};
use super::passage::Passage;
use super::spelled::{is_among, keys, list, Spelled};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{CompiledShifter, Row, ShifterClass, WEIGHT_STEPS};

/// Items behind a reverser of which it turns one: "fixed the bug".
const REACH: usize = 2;
/// A term with less valence than this, in steps, is not what it turns.
const LEAST: u8 = (WEIGHT_STEPS * 0.3) as u8;
/// Marks before a reverser among which a negator or the like leaves it no effect.
const NEAR: usize = 6;

/// Items before a reverser among which its subject is looked for.
const SUBJECT_REACH: usize = 16;
/// What is told is not said: "the crash that you claim is fixed".
#[rustfmt::skip]
const TELLS: [Spelled; 11] = list([
    "apparently", "believe", "claim", "claimed", "promised", "said", "say", "says", "supposedly", "think", "told",
]);
/// Behind "that", these begin another clause: "the problem is that".
const IS: [u64; 4] = keys(["are", "is", "was", "were"]);
/// With these begins what is said of a subject.
const FINITE: [u64; 7] = keys(["are", "got", "has", "have", "is", "was", "were"]);
/// Before a noun that is talked of: "the crash I reported".
#[rustfmt::skip]
const DETERMINERS: [Spelled; 13] = list([
    "all", "any", "both", "every", "its", "my", "our", "that", "the", "their", "these", "this", "your",
]);
/// Behind a noun that more is said of.
#[rustfmt::skip]
const SAYS_MORE: [Spelled; 31] = list([
    "about", "after", "around", "at", "between", "by", "during", "for", "from", "he", "i", "i'd", "i've", "in", "inside",
    "of", "on", "she", "since", "that", "they", "under", "we", "we'd", "we've", "when", "where", "which", "who", "with", "you",
]);

impl Engine {
    /// Let the reversers among the marks of a sentence turn what they reach. `turned`
    /// is room for the marks of terms that had none.
    #[inline(never)]
    pub(super) fn turn(
        &self,
        passage: &mut Passage,
        marks: &mut Vec<Mark>,
        turned: &mut Vec<Mark>,
    ) {
        turned.clear();
        for at in 0..marks.len() {
            let reverser = marks[at];
            let Some(CompiledShifter { factor, .. }) = reverser.shifter_of(ShifterClass::Reverser)
            else {
                continue;
            };
            let std::ops::Range { start, end } = reverser.items.indices();
            // "The noise from the fan is gone" ends the noise.
            let is_said = factor < 0 && end - start > 1;
            let subject = is_said.then(|| self.subject_of(passage, marks, start));
            let subject = subject.flatten();
            // What is said of it in between is not said of its end: "that they couldn't shift".
            let is_finite = is_among(&FINITE, self.short(&passage.items[start]));
            let aside = subject
                .filter(|_| is_finite)
                .map(|subject| subject + 1..start);
            let is_told =
                start > passage.sentence.start && self.is_of(&passage.items[start - 1], &TELLS);
            if is_told || is_unreal(passage, &marks[..at], aside.clone()) {
                continue;
            }
            let before = start
                .checked_sub(1)
                .filter(|&i| i >= passage.sentence.start);
            let before = before.filter(|_| factor <= 0).into_iter();
            let until = (end + REACH).min(passage.sentence.end);
            let behind = if factor >= 0 { end..until } else { end..end };
            let behind = behind.take_while(|&i| !passage.items[i].is(is::CLAUSE));
            let valence = |found: &(usize, Found)| found.1.row.valence();
            let found = |i: usize| Some((i, find(passage, marks, i)?));
            let all = || before.clone().chain(behind.clone()).filter_map(found);
            let subject = || found(subject?);
            // What is bad is ended rather than what is good; "finally stopped".
            let bad_subject = subject().filter(|found| valence(found) < 0);
            let aside = aside.filter(|_| bad_subject.is_some());
            let bad = bad_subject.or_else(|| all().find(|found| valence(found) < 0));
            let adjacent = || match factor {
                ..0 => before.clone().find_map(found),
                _ => behind.clone().find_map(found),
            };
            let either = bad.or_else(adjacent).or_else(subject);
            let Some((target, found)) = either else {
                continue;
            };
            // What ends something bad is not bad itself.
            let own = reverser.row.map_or(0, Row::valence);
            marks[at].silent = own < 0 && found.row.valence() < 0;
            let cause = Cause::new(ShifterKind::Negation, Cause::NEGATED, reverser.items);
            change(marks, turned, (target, &found), |mark| {
                mark.reversed = cause
            });
            for item in aside.into_iter().flatten() {
                silence_bad(passage, marks, turned, item);
            }
        }
        insert(marks, turned);
    }

    /// The subject of what begins at an item, if more is said of it in between: "the bug that I told you of is gone".
    #[inline(never)]
    fn subject_of(&self, passage: &Passage, marks: &[Mark], end: usize) -> Option<usize> {
        let first = passage
            .sentence
            .start
            .max(end.saturating_sub(SUBJECT_REACH));
        let clause = passage.items[first..end]
            .iter()
            .rposition(|item| item.is(is::CLAUSE));
        let first = clause.map_or(first, |clause| first + clause + 1);
        // "The error I hate is that all data are gone."
        let mut pairs = passage.items[first..end].windows(2);
        let another = pairs.rposition(|pair| {
            is_among(&IS, self.short(&pair[0])) && self.is_word(&pair[1], "that")
        });
        let first = another.map_or(first, |is| first + is + 2);
        let has = |from: usize, to: usize, words: &[Spelled]| {
            let items = &passage.items[from.max(first)..to.min(end)];
            items.iter().any(|item| self.is_of(item, words))
        };
        // The marks are gone through once, rather than searched for each item.
        let from = marks.partition_point(|mark| mark.items.to as usize <= first);
        let mut marks = marks[from..].iter().peekable();
        (first..end).find(|&at| {
            while marks.next_if(|mark| mark.items.to as usize <= at).is_some() {}
            let mark = marks.peek().filter(|mark| mark.items.from as usize <= at);
            term_at(passage, mark.copied(), at).is_some()
                && has(at.saturating_sub(2), at, &DETERMINERS)
                && has(at + 1, at + 3, &SAYS_MORE)
        })
    }
}

/// Silence what stands at an item if it is bad, or denies: what was bad of a thing that is gone.
fn silence_bad(passage: &mut Passage, marks: &mut [Mark], turned: &mut Vec<Mark>, item: usize) {
    if passage
        .pair(item)
        .is_some_and(|pair| pair.row.valence() < 0)
    {
        passage.take_pair(item);
    }
    if let Some(mark) = mark_at(marks, item) {
        let class = marks[mark].shifter.map(|shifter| shifter.class);
        if matches!(class, Some(ShifterClass::Negator | ShifterClass::Irrealis)) {
            (marks[mark].shifter, marks[mark].silent) = (None, true);
            return;
        }
    }
    let bad = find(passage, marks, item).filter(|found| found.row.valence() < 0);
    if let Some(found) = bad {
        change(marks, turned, (item, &found), |mark| mark.silent = true);
    }
}

/// Change the mark of what was found at an item, or one of its own among `turned` if it has none.
pub(super) fn change(
    marks: &mut [Mark],
    turned: &mut Vec<Mark>,
    (item, found): (usize, &Found),
    change: impl FnOnce(&mut Mark),
) {
    if let Some(mark) = found.mark {
        change(&mut marks[mark]);
    } else if !is_turned(turned, item) {
        let mut mark = Mark::plain(Range::new(item, item + 1), Some(found.row));
        change(&mut mark);
        turned.push(mark);
    }
}

/// Whether an item is among the last that were turned: of all that the reversers near it reach these are enough.
fn is_turned(turned: &[Mark], item: usize) -> bool {
    let mut last = turned.iter().rev().take(2 * (SUBJECT_REACH + REACH));
    last.any(|mark| mark.items.from as usize == item)
}

/// Whether what follows in the clause is negated, or said of no real event. What is said `aside` does not count.
fn is_unreal(passage: &Passage, before: &[Mark], aside: Option<std::ops::Range<usize>>) -> bool {
    let is_aside = |mark: &&Mark| {
        let of = |aside: &std::ops::Range<usize>| {
            let std::ops::Range { start, end } = mark.items.indices();
            start >= aside.start && end < aside.end
        };
        aside.as_ref().is_some_and(of)
    };
    let clause = before
        .iter()
        .rev()
        .skip_while(is_aside)
        .take(NEAR)
        .take_while(|mark| !passage.items[mark.items.from as usize].is(is::CLAUSE));
    let mut shifters = clause.filter_map(|mark| mark.shifter);
    shifters.any(|shifter| {
        matches!(
            shifter.class,
            ShifterClass::Negator | ShifterClass::Irrealis
        )
    })
}

/// A term of some valence.
pub(super) struct Found {
    pub row: Row,
    /// Its mark, if it has one.
    pub mark: Option<usize>,
}

/// The term that stands at an item, if it has some valence.
pub(super) fn find(passage: &Passage, marks: &[Mark], at: usize) -> Option<Found> {
    let mark = mark_at(marks, at);
    let row = term_at(passage, mark.map(|mark| &marks[mark]), at)?;
    Some(Found { row, mark })
}

/// What stands at an item, which may be part of a mark, if it has some valence.
fn term_at(passage: &Passage, mark: Option<&Mark>, at: usize) -> Option<Row> {
    // No punctuation.
    if !passage.items[at].is(is::WORD | is::SYMBOL) {
        return None;
    }
    let row = match mark {
        Some(mark) => mark.row?,
        None => passage.items[at].row,
    };
    (row.valence().unsigned_abs() >= LEAST).then_some(row)
}
