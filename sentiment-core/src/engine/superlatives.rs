//! Negators that deny nothing: "I never had a better one" praises more than "it is better"
//! does, and "no rattle" is no complaint. The words are English.

use super::emission::Cause;
use super::item::{is, Item};
use super::marks::Mark;
use super::passage::Passage;
use super::Engine;
use crate::lexicon::{ShifterClass, FACTOR_STEPS, WEIGHT_STEPS};

/// With these there is nothing that is more so.
#[rustfmt::skip]
const NONE_IS: [&str; 12] = [
    "couldn't", "couldnt", "hadn't", "hasn't", "hasnt", "haven't", "havent", "never", "nobody",
    "not", "nothing", "one",
];
/// With these also behind "so".
const EVER: [&str; 3] = ["never", "nobody", "one"];
/// Before "not".
const AUXILIARIES: [&str; 4] = ["could", "had", "has", "have"];
/// With these where "a" or "anything" stands before what is compared.
#[rustfmt::skip]
const CANNOT: [&str; 7] = [
    "can't", "cannot", "cant", "doubt", "think", "won't", "wont",
];
const INDEFINITE: [&str; 6] = ["a", "an", "anybody", "anyone", "anything", "anywhere"];
/// What was to become so and did not: "it never got better".
#[rustfmt::skip]
const BECOMES: [&str; 15] = [
    "became", "become", "becomes", "get", "gets", "getting", "got", "gotten", "grew", "grow",
    "it", "made", "make", "them", "things",
];
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
            let found = may_compare(passage, &marks[at..])
                .then(|| self.superlative(passage, marks, at))
                .flatten();
            if let Some(compared) = found {
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
        let last = &passage.items[from - 1];
        let before_last = &passage.items[from.saturating_sub(2)];
        let none_is = self.is_of(last, &NONE_IS)
            && (!self.is_word(last, "not") || self.is_of(before_last, &AUXILIARIES))
            && (!self.is_word(last, "one") || self.is_word(before_last, "no"));
        if !none_is && !self.is_of(last, &CANNOT) {
            return None;
        }
        let until = (from + REACH).min(passage.sentence.end);
        let until = (from..until)
            .find(|&i| passage.items[i].is(is::CLAUSE))
            .unwrap_or(until);
        let strong = |i: usize, good: bool| {
            passage.items[..until].get(i).is_some_and(|item| {
                let valence = item.row.valence();
                !item.is(is::SHIFTER) && valence.unsigned_abs() >= STRONG && (valence > 0 || !good)
            })
        };
        // "So happy", "more alive", "this good".
        let is = |i: usize, words: &[&str]| self.is_of(&passage.items[i], words);
        let degree = |i: usize| match self.spelling(&passage.items[i]) {
            // "It has not been so easy" is no praise.
            b"so" => is(from - 1, &EVER) && (strong(i + 1, false) || strong(i + 2, false)),
            b"more" => !is(i - 1, &["any"]) && (strong(i + 1, false) || strong(i + 2, false)),
            b"this" => strong(i + 1, true),
            _ => false,
        };
        if none_is && (from..until).any(degree) {
            return Some(None);
        }
        let later = marks.iter().enumerate().skip(negator + 1);
        let mut later = later.take_while(|(_, mark)| (mark.items.from as usize) < until);
        let (found, mark) =
            later.find(|(_, mark)| mark.shifter_of(ShifterClass::Comparative).is_some())?;
        let at = mark.items.from as usize;
        let counts = if !none_is {
            is(at - 1, &INDEFINITE)
        } else if self.is_of(last, &["couldn't", "couldnt"]) || self.is_word(before_last, "could") {
            // "It couldn't get any worse", but not "they couldn't make it better".
            !is(at - 1, &["it", "them", "things"])
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
            && self.is_word(&passage.items[start], "no")
    }
}

/// Whether something may be compared behind the first mark, a negator: told without spelling
/// words.
fn may_compare(passage: &Passage, marks: &[Mark]) -> bool {
    let from = marks[0].items.to as usize;
    let until = (from + REACH).min(passage.sentence.end);
    let later = marks[1..].iter();
    let mut later = later.take_while(|mark| (mark.items.from as usize) < until);
    let this = |two: &[Item]| two[0].is(is::LITTLE) & (two[1].row.valence() >= STRONG as i8);
    later.any(|mark| {
        mark.shifter.is_some_and(|shifter| {
            matches!(
                shifter.class,
                ShifterClass::Comparative | ShifterClass::Amplifier
            )
        })
    }) || passage.items[from..until].windows(2).any(this)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        for words in [&NONE_IS[..], &AUXILIARIES, &CANNOT, &INDEFINITE, &BECOMES] {
            assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
        }
    }
}
