//! What is better than this: "I've had better coffee than this" praises something else. The words are
//! English.

use std::hint::select_unpredictable;

use super::emission::{Cause, Range};
use super::item::{is, Item};
use super::marks::{insert, Classes, Mark};
use super::passage::Passage;
use super::reversers::{change, find};
use super::spelled::{is_among, key, keys, list, Spelled};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{Row, ShifterClass};

/// What a text is about, behind "than".
const THIS: [u64; 4] = keys(["here", "these", "this", "yours"]);
/// Among so many items behind that, other things are meant: "better than this morning", "than these photos suggest".
const OTHERS_REACH: usize = 3;
#[rustfmt::skip]
const OTHERS: [Spelled; 46] = list([
    "afternoon", "ago", "claim", "claims", "day", "depict", "depicts", "did", "evening", "image", "images", "imply", "indicate",
    "indicates", "last", "led", "let", "look", "looks", "made", "make", "makes", "month", "morning", "old", "other", "photo",
    "photos", "pic", "pics", "picture", "pictures", "predecessor", "quarter", "season", "show", "shows", "sound", "sounds",
    "spring", "suggest", "suggests", "summer", "time", "week", "year",
]);
/// With these near what is compared there is little or nothing that is more so: "few are better than this".
#[rustfmt::skip]
const RARE: [Spelled; 15] = list([
    "anyone", "anything", "doubt", "exist", "few", "hard", "how", "impossible", "little", "only", "unlikely", "what",
    "what's", "where", "who",
]);
/// Items between them and it.
const RARE_REACH: usize = 6;
/// Items from what is compared to "than": "better pictures of it than".
const REACH: usize = 4;
const MORE: u64 = key("more");
const THAN: u64 = key("than");

impl Engine {
    /// Whether an item compares: "better", "more".
    #[inline]
    pub(super) fn is_comparative(&self, item: &Item) -> bool {
        // Without a branch, which would be hard to foresee.
        let row = select_unpredictable(item.is(is::SHIFTER), item.row, Row::EMPTY);
        let class = Classes::of(self.table.shifter(row));
        let is_more = self.short(item) == MORE;
        class.has(&[ShifterClass::Comparative]) | (class.has(&[ShifterClass::Amplifier]) & is_more)
    }

    /// Turn the praise among the marks of a sentence that is of what this is measured by. `turned` is room
    /// for the marks of terms that had none.
    #[inline(never)]
    pub(super) fn turn_comparisons(
        &self,
        passage: &Passage,
        marks: &mut Vec<Mark>,
        turned: &mut Vec<Mark>,
    ) {
        turned.clear();
        for at in 0..marks.len() {
            let mark = &marks[at];
            let mut words = passage.items[mark.items.indices()].iter();
            let last = mark.items.to as usize - 1;
            // "I never had a better one than this", "you won't find a better".
            let mut is_most = || !mark.postfix.is_none() || words.any(|word| self.is_negator(word));
            if !self.is_comparative(&passage.items[last]) || is_most() {
                continue;
            }
            let praise = last + usize::from(self.short(&passage.items[last]) == MORE);
            let than = self.than_this(passage, praise + 1);
            // "Few are better than this". What is denied is turned twice: "there is no better one than this".
            let Some(than) = than.filter(|_| !self.is_rare(passage, last)) else {
                continue;
            };
            let found = find(passage, marks, praise).filter(|found| found.row.valence() > 0);
            let Some(found) = found else {
                continue;
            };
            let cause = Cause::new(ShifterKind::Negation, Cause::NEGATED, than);
            change(marks, turned, (praise, &found), |mark| {
                mark.reversed = cause
            });
        }
        insert(marks, turned);
    }

    /// Whether one of [`RARE`] stands near an item.
    fn is_rare(&self, passage: &Passage, at: usize) -> bool {
        let sentence = &passage.sentence;
        let first = sentence.start.max(at.saturating_sub(RARE_REACH));
        let end = sentence.end.min(at + RARE_REACH);
        let mut near = passage.items[first..end].iter();
        near.any(|item| self.is_of(item, &RARE))
    }

    /// The "than this" behind an item.
    fn than_this(&self, passage: &Passage, from: usize) -> Option<Range> {
        let behind = passage.items.get(from..passage.sentence.end)?;
        let than = behind
            .iter()
            .take(REACH)
            .take_while(|item| !item.is(is::CLAUSE))
            .position(|item| self.short(item) == THAN)?;
        let [this, others @ ..] = &behind[than + 1..] else {
            return None;
        };
        let mut others = others.iter().take(OTHERS_REACH);
        let is_other = others.any(|item| self.is_of(item, &OTHERS));
        let at = from + than;
        (is_among(&THIS, self.short(this)) && !is_other).then(|| Range::new(at, at + 2))
    }
}
