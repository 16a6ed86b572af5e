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
/// Whose view is told, and behind them what tells it.
#[rustfmt::skip]
const OTHERS: [Spelled; 30] = list([
    "boyfriend", "brother", "colleague", "colleagues", "critics", "everybody", "everyone", "fans", "folks", "friend",
    "friends", "girlfriend", "husband", "kids", "many", "most", "mother", "mum", "mom", "others", "partner", "people",
    "reviewers", "reviews", "sister", "some", "son", "they", "wife", "daughter",
]);
#[rustfmt::skip]
const VIEWS: [Spelled; 27] = list([
    "adore", "adored", "adores", "claim", "claimed", "claims", "complain", "complained", "hate", "hated", "hates", "like",
    "liked", "likes", "love", "loved", "loves", "rave", "raved", "raves", "said", "say", "says", "think", "thinks", "thought",
    "told",
]);
/// Items to the former, and from there to the latter: "and most people here say".
const VIEW_REACH: usize = 4;
/// Among so many items behind "but" the author's own view begins with one of these.
const OWN_REACH: usize = 3;
const OWN: [u64; 7] = keys(["i", "i'm", "i've", "me", "mine", "we", "we've"]);

/// Among so many items behind "but" a verdict has the word: "pricey, but so worth it".
const VERDICT_REACH: usize = 8;
/// Behind it; "worth saying" and "days' worth of" are none.
const WORTH: [u64; 7] = keys(["a", "every", "it", "my", "that", "the", "your"]);

/// What is left, in sixteenths, of what was foreseen, others think or a verdict settles.
const LEFT: i8 = 2;

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
    #[inline]
    pub(super) fn contrast(&self, passage: &Passage) -> Contrast {
        // Most sentences.
        if !passage.classes.has(&[ShifterClass::Contrast]) {
            return Contrast::NONE;
        }
        self.last_contrast(passage)
    }

    #[inline(never)]
    fn last_contrast(&self, passage: &Passage) -> Contrast {
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
        let before_it = &passage.items[passage.sentence.start..at];
        let behind_it = &passage.items[items.to as usize..passage.sentence.end];
        let outweighed = self.is_verdict(behind_it)
            || self.is_own(behind_it) && self.tells_views(before_it)
            || self.is_foreseen(before_it);
        Contrast {
            at,
            joins: factor >= self.factors.before_contrast && !expected && !outweighed,
            // "But now" leaves less of what went before than "but".
            before: cause(if outweighed { LEFT } else { before }),
            after: cause(self.factors.after_contrast),
            denial: denier.map_or(Cause::NONE, |mark| {
                let items = passage.marks[mark].items;
                Cause::new(ShifterKind::Negation, Cause::NEGATED, items)
            }),
            denier,
        }
    }

    /// Whether it weighs both sides itself.
    fn is_verdict(&self, items: &[Item]) -> bool {
        let first = &items[..items.len().min(VERDICT_REACH)];
        first
            .windows(2)
            .any(|pair| self.is_word(&pair[0], "worth") && is_among(&WORTH, self.short(&pair[1])))
    }

    /// Whether it tells what others think, who are its subject.
    fn tells_views(&self, items: &[Item]) -> bool {
        let first = &items[..items.len().min(VIEW_REACH)];
        let others = first.iter().position(|item| self.is_of(item, &OTHERS));
        let Some(others) = others.filter(|&others| !self.is_own(&items[..others])) else {
            return false;
        };
        let behind = &items[others + 1..];
        let mut near = behind.iter().take(VIEW_REACH);
        let view = near.position(|item| self.is_of(item, &VIEWS));
        view.is_some_and(|view| !self.is_own(&behind[..view]))
    }

    /// Whether its author is the subject.
    fn is_own(&self, items: &[Item]) -> bool {
        let mut first = items.iter().take(OWN_REACH);
        first.any(|item| is_among(&OWN, self.short(item)))
    }

    /// Whether the sentence begins with a contrastive term and a mark: it is the other side of the ones before. A "But"
    /// alone may begin anything.
    #[inline]
    pub(super) fn goes_on_otherwise(&self, passage: &Passage) -> bool {
        passage.classes.has(&[ShifterClass::Contrast]) && self.begins_otherwise(passage)
    }

    #[inline(never)]
    fn begins_otherwise(&self, passage: &Passage) -> bool {
        let Some(first) = passage.marks.first() else {
            return false;
        };
        let std::ops::Range { start, end } = first.items.indices();
        let contrast = first.shifter_of(ShifterClass::Contrast);
        let mut pauses = passage.items[end - 1..passage.sentence.end].iter().take(2);
        start == passage.sentence.start
            && contrast.is_some_and(|c| c.factor >= self.factors.before_contrast)
            && pauses.any(|item| item.is(is::CLAUSE))
    }

    /// Whether it says what somebody feared or hoped beforehand: "I was a bit nervous about it".
    fn is_foreseen(&self, before: &[Item]) -> bool {
        let mut words = before.iter().enumerate();
        words.any(|(at, item)| {
            let mut behind = before[at + 1..].iter().take(FORESEEN_REACH);
            is_among(&WAS, self.short(item)) && behind.any(|item| self.is_of(item, &FORESEEN))
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
