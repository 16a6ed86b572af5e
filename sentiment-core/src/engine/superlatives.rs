//! Negators that deny nothing: "I never had a better one" praises more than "it is better"
//! does, and "no rattle" is no complaint. The words are English.

use super::emission::Cause;
use super::item::is;
use super::marks::Mark;
use super::passage::Passage;
use super::replies::keys;
use super::Engine;
use crate::lexicon::{ShifterClass, FACTOR_STEPS, WEIGHT_STEPS};

/// With these there is nothing that is more so.
#[rustfmt::skip]
const NONE_IS: [u64; 10] = keys([
    "couldn't", "couldnt", "hadn't", "hasn't", "hasnt", "haven't", "havent", "never", "nobody",
    "nothing",
]);
/// With these also behind "so".
const EVER: [u64; 3] = keys(["never", "nobody", "one"]);
/// Before "not".
const AUXILIARIES: [u64; 4] = keys(["could", "had", "has", "have"]);
/// With these where "a" or "anything" stands before what is compared.
#[rustfmt::skip]
const CANNOT: [u64; 7] = keys([
    "can't", "cannot", "cant", "doubt", "think", "won't", "wont",
]);
const INDEFINITE: [u64; 6] = keys(["a", "an", "anybody", "anyone", "anything", "anywhere"]);
/// What was to become so and did not: "it never got better".
#[rustfmt::skip]
const BECOMES: [u64; 15] = keys([
    "became", "become", "becomes", "get", "gets", "getting", "got", "gotten", "grew", "grow",
    "it", "made", "make", "them", "things",
]);
const THINGS: [u64; 3] = keys(["it", "them", "things"]);
const COULD_NOT: [u64; 2] = keys(["couldn't", "couldnt"]);
const SO: u64 = keys(["so"])[0];
const MORE: u64 = keys(["more"])[0];
const THIS: u64 = keys(["this"])[0];
const ANY: u64 = keys(["any"])[0];
const NO: u64 = keys(["no"])[0];
const ONE: u64 = keys(["one"])[0];
const NOT: u64 = keys(["not"])[0];
const COULD: u64 = keys(["could"])[0];
/// How strongly it is said.
const MOST: i8 = (1.5 * FACTOR_STEPS) as i8;
/// A term behind "so", "more" or "this" that may be meant.
const STRONG: u8 = (0.5 * WEIGHT_STEPS) as u8;
/// Items from a negator to what is compared.
const REACH: usize = 7;

impl Engine {
    /// Mend the negators among the marks of a sentence, of which there are some.
    #[inline(never)]
    pub(super) fn mend_negators(&self, passage: &Passage, marks: &mut [Mark]) {
        for at in 0..marks.len() {
            if marks[at].shifter_of(ShifterClass::Negator).is_none() {
                continue;
            }
            if let Some(compared) = self.superlative(passage, marks, at) {
                let negator = &mut marks[at];
                let cause = Cause::degree(MOST, negator.items);
                (negator.shifter, negator.silent) = (None, true);
                if let Some(compared) = compared {
                    marks[compared].postfix = Some(cause);
                }
            } else if self.denies_bad(passage, &marks[at]) {
                marks[at].silent = true;
            }
        }
    }

    /// Whether a negator makes a superlative of what follows; the mark of what is compared, if
    /// it has one.
    fn superlative(
        &self,
        passage: &Passage,
        marks: &[Mark],
        negator: usize,
    ) -> Option<Option<usize>> {
        let items = marks[negator].items;
        let from = items.to as usize;
        let until = (from + REACH).min(passage.sentence.end);
        let until = (from..until)
            .find(|&i| passage.items[i].is(is::CLAUSE))
            .unwrap_or(until);
        let is = |i: usize, words: &[u64]| words.contains(&self.short(&passage.items[i]));
        let strong = |i: usize| {
            let item = passage.items[..until].get(i)?;
            let valence = item.row.valence();
            (!item.is(is::SHIFTER) && valence.unsigned_abs() >= STRONG).then_some(valence)
        };
        // "So happy", "more alive", "this good".
        let degree = |i: usize| {
            let next = [strong(i + 1), strong(i + 2)];
            // Most are told without spelling them.
            passage.items[i].is(is::SHIFTER | is::LITTLE)
                && next != [None; 2]
                && match self.short(&passage.items[i]) {
                    // "It has not been so easy" is no praise.
                    SO => is(from - 1, &EVER),
                    MORE => !is(i - 1, &[ANY]),
                    THIS => next[0].is_some_and(|valence| valence > 0),
                    _ => false,
                }
        };
        let before_last = |words: &[u64]| from > passage.sentence.start + 1 && is(from - 2, words);
        let none_is = match self.short(&passage.items[from - 1]) {
            NOT => before_last(&AUXILIARIES),
            ONE => before_last(&[NO]),
            last => NONE_IS.contains(&last),
        };
        if !none_is && !is(from - 1, &CANNOT) {
            return None;
        }
        if none_is && (from..until).any(degree) {
            return Some(None);
        }
        let mut later = (negator + 1..marks.len())
            .take_while(|&mark| (marks[mark].items.from as usize) < until);
        let found =
            later.find(|&mark| marks[mark].shifter_of(ShifterClass::Comparative).is_some())?;
        let at = marks[found].items.from as usize;
        let counts = if !none_is {
            is(at - 1, &INDEFINITE)
        } else if is(from - 1, &COULD_NOT) || before_last(&[COULD]) {
            // "It couldn't get any worse", but not "they couldn't make it better".
            !is(at - 1, &THINGS)
        } else {
            !(at.saturating_sub(2)..at).any(|i| is(i, &BECOMES))
        };
        counts.then_some(Some(found))
    }

    /// Whether a negator is "no" right before something bad.
    fn denies_bad(&self, passage: &Passage, negator: &Mark) -> bool {
        let std::ops::Range { start, end } = negator.items.indices();
        let next = passage.items[end..passage.sentence.end].first();
        next.is_some_and(|next| next.is(is::WORD) && next.row.valence() <= -(STRONG as i8))
            && end - start == 1
            && self.short(&passage.items[start]) == NO
    }
}
