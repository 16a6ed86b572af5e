//! What is better than this: "I've had better coffee than this" praises something else. The words are
//! English.

use super::emission::{Cause, Range};
use super::item::{is, Item};
use super::marks::{insert, Mark};
use super::passage::Passage;
use super::reversers::find;
use super::spelled::{is_among, key, keys, list, Spelled};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::ShifterClass;

/// What a text is about, behind "than".
const THIS: [u64; 4] = keys(["here", "these", "this", "yours"]);
/// Behind that, other things are meant: "better than this morning".
#[rustfmt::skip]
const OTHERS: [Spelled; 18] = list([
    "afternoon", "day", "evening", "image", "month", "morning", "other", "photo", "pic", "picture", "pictures", "quarter",
    "season", "spring", "summer", "time", "week", "year",
]);
/// With these before what is compared there is little or nothing that is more so: "few are better than this".
#[rustfmt::skip]
const RARE: [u64; 12] = keys([
    "any", "anyone", "anything", "few", "hard", "hardly", "little", "only", "scarcely", "what", "what's", "who",
]);
/// Items from them to it.
const RARE_REACH: usize = 6;
/// Items from what is compared to "than": "better pictures of it than".
const REACH: usize = 4;
const MORE: u64 = key("more");
const THAN: u64 = key("than");

impl Engine {
    /// Whether an item compares: "better", "more".
    #[inline]
    pub(super) fn is_comparative(&self, item: &Item) -> bool {
        item.is(is::SHIFTER)
            && self
                .table
                .shifter(item.row)
                .is_some_and(|shifter| match shifter.class {
                    ShifterClass::Comparative => true,
                    ShifterClass::Amplifier => self.short(item) == MORE,
                    _ => false,
                })
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
        // "Nothing better than this" praises this.
        let mut negated = false;
        for at in 0..marks.len() {
            let mark = &marks[at];
            let words = &passage.items[mark.items.indices()];
            if words[0].is(is::CLAUSE) {
                negated = false;
            }
            // "You will not find a better" is a phrase.
            negated |= mark.shifter_of(ShifterClass::Negator).is_some()
                || words.iter().any(|word| self.is_negator(word));
            let last = mark.items.to as usize - 1;
            let item = &passage.items[last];
            if negated || !self.is_comparative(item) || self.is_rare(passage, last) {
                continue;
            }
            let praise = last + usize::from(self.short(item) == MORE);
            let Some(than) = self.than_this(passage, praise + 1) else {
                continue;
            };
            let found = find(passage, marks, praise).filter(|found| found.row.valence() > 0);
            let Some(found) = found else {
                continue;
            };
            let cause = Cause::new(ShifterKind::Negation, Cause::NEGATED, than);
            match found.mark {
                Some(mark) => marks[mark].reversed = Some(cause),
                None => turned.push(Mark {
                    reversed: Some(cause),
                    ..Mark::plain(Range::new(praise, praise + 1), Some(found.row))
                }),
            }
        }
        insert(marks, turned);
    }

    /// Whether one of [`RARE`] stands before an item.
    fn is_rare(&self, passage: &Passage, at: usize) -> bool {
        let first = passage.sentence.start.max(at.saturating_sub(RARE_REACH));
        let mut before = passage.items[first..at].iter();
        before.any(|item| is_among(&RARE, self.short(item)))
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
        let is_other = others.first().is_some_and(|item| self.is_of(item, &OTHERS));
        let at = from + than;
        (is_among(&THIS, self.short(this)) && !is_other).then(|| Range::new(at, at + 2))
    }
}
