//! The contrastive word of a sentence: "but", "until the new".

use super::emission::{Cause, Range};
use super::item::{is, Item};
use super::marks::Mark;
use super::passage::Passage;
use super::spelled::{is_among, keys, list, Spelled};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::ShifterClass;

/// Items from "but" to the negator that ends the sentence: "but it was not".
const DENIAL_REACH: usize = 4;

/// What is felt beforehand, of what may come, behind one of [`WAS`].
#[rustfmt::skip]
const FORESEEN: [Spelled; 26] = list([
    "afraid", "anxious", "apprehensive", "concerned", "doubtful", "doubts", "dreading", "dubious", "eager", "excited",
    "forward", "hesitant", "hopeful", "hopes", "leery", "nervous", "optimistic", "reluctant", "reservations", "scared",
    "sceptical", "skeptical", "unsure", "wary", "worried", "worries",
]);
const WAS: [u64; 5] = keys(["was", "were", "been", "felt", "had"]);
/// Items from "was" to it: "was at first a little worried".
const FORESEEN_REACH: usize = 5;
/// What of it is left before "but", in sixteenths.
const FORESEEN_FACTOR: i8 = 2;

/// The contrastive word of a sentence and what it does on either side.
pub(super) struct Contrast {
    pub at: usize,
    pub before: Cause,
    pub after: Cause,
    /// What denies the part before: "I thought it would be bad, but it was not".
    pub denial: Cause,
    /// Its mark. It weighs nothing, as it says no more than that.
    pub denier: Option<usize>,
    /// Both sides count: it is no "but now", and nothing was only expected.
    pub joins: bool,
}

impl Contrast {
    pub const NONE: Contrast = Contrast {
        at: usize::MAX,
        before: Cause::NONE,
        after: Cause::NONE,
        denial: Cause::NONE,
        denier: None,
        joins: false,
    };

    /// Where there is none, and the next sentence denies the whole.
    const DENIED: usize = usize::MAX - 1;

    /// Whether the next sentence denies the whole.
    pub fn denies_all(&self) -> bool {
        self.at == Self::DENIED
    }

    /// Without a contrast, let these items deny the whole sentence.
    pub fn deny(&mut self, items: Range) {
        if self.at == usize::MAX {
            self.at = Self::DENIED;
            self.denial = Cause::new(ShifterKind::Negation, Cause::NEGATED, items);
        }
    }
}

impl Engine {
    /// The last contrastive term of the sentence that stands behind others.
    pub(super) fn contrast(&self, passage: &Passage) -> Contrast {
        let behind = |mark: &&Mark| mark.items.from as usize > passage.sentence.start;
        let last = passage.marks.iter().rev().filter(behind).find_map(|mark| {
            let contrast = mark.shifter_of(ShifterClass::Contrast)?;
            // "Worse than before the redesign" is no praise of then.
            let mut before = passage.items[passage.sentence.start..mark.items.from as usize].iter();
            let compares = contrast.factor < 0 && before.any(|word| self.is_word(word, "than"));
            (!compares).then_some((mark.items, contrast.factor))
        });
        let Some((items, factor)) = last else {
            return Contrast::NONE;
        };
        let cause = |steps| Cause::new(ShifterKind::Contrast, steps, items);
        let at = items.from as usize;
        let before = self.factors.before_contrast.min(factor);
        let marks = passage.marks.iter();
        let expected = marks
            .take_while(|mark| (mark.items.from as usize) < at)
            .any(|mark| mark.shifter_of(ShifterClass::Irrealis).is_some());
        let denier = denier(passage, at).filter(|_| expected);
        let foreseen = self.is_foreseen(&passage.items[passage.sentence.start..at]);
        Contrast {
            at,
            joins: factor >= self.factors.before_contrast && !expected && !foreseen,
            // "But now" leaves less of what went before than "but".
            before: cause(if foreseen { FORESEEN_FACTOR } else { before }),
            after: cause(self.factors.after_contrast),
            denial: denier.map_or(Cause::NONE, |mark| {
                let items = passage.marks[mark].items;
                Cause::new(ShifterKind::Negation, Cause::NEGATED, items)
            }),
            denier,
        }
    }

    /// Whether it says what somebody feared or hoped beforehand: "I was a bit nervous about it".
    fn is_foreseen(&self, before: &[Item]) -> bool {
        let mut words = before.iter().enumerate();
        words.any(|(at, item)| {
            let reach = &before[at.saturating_sub(FORESEEN_REACH)..at];
            self.is_of(item, &FORESEEN) && reach.iter().any(|item| is_among(&WAS, self.short(item)))
        })
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
