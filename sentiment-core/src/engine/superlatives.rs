//! Negators that deny nothing: "I never had a better one" praises more than "it is better"
//! does, "no rattle" is no complaint, and the "no" of "no I love it" is an answer. The words are
//! English.

use super::emission::{Cause, Range};
use super::item::{is, Item};
use super::marks::Mark;
use super::passage::Passage;
use super::spelled::{is_among, key, keys, list, Spelled};
use super::Engine;
use crate::lexicon::{ShifterClass, FACTOR_STEPS, WEIGHT_STEPS};

/// With these there is nothing that is more so.
#[rustfmt::skip]
const NONE_IS: [u64; 12] = keys([
    "couldn't", "couldnt", "hadn't", "hadnt", "hasn't", "hasnt", "haven't", "havent", "never",
    "nobody", "nothing", "nowhere",
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
const COULD_NOT: [u64; 2] = [COULDNT, COULDNT_];
/// Behind "cannot" they cannot be done "enough".
const PRAISES: [Spelled; 5] = list(["commend", "praise", "rate", "recommend", "thank"]);
/// Behind "no" they begin what is said instead: "no it's good".
#[rustfmt::skip]
const SUBJECTS: [Spelled; 21] = list([
    "actually", "he", "honestly", "i", "i'm", "i've", "im", "it", "it's", "its", "ive", "she",
    "that's", "thats", "the", "they", "they're", "theyre", "we", "yeah", "you",
]);
/// Behind "never … so" they may be meant, too.
#[rustfmt::skip]
const MUCH: [u64; 8] = keys(["fast", "hard", "little", "long", "many", "much", "often", "well"]);
/// Negators with which there may be nothing that is as much, or praise that is not enough.
#[rustfmt::skip]
const MOSTS: [u64; 10] = [
    CANNOT_, CANT, CANT_, COULDNT, COULDNT_, NO, NOBODY, NOT, NOWHERE, ONE,
];
const AS: u64 = key("as");
const CANNOT_: u64 = key("cannot");
const CANT: u64 = key("can't");
const CANT_: u64 = key("cant");
const COULDNT: u64 = key("couldn't");
const COULDNT_: u64 = key("couldnt");
const ENOUGH: u64 = key("enough");
const OTHER: u64 = key("other");
const SO: u64 = key("so");
const SUCH: u64 = key("such");
const MORE: u64 = key("more");
const THIS: u64 = key("this");
const ONE: u64 = key("one");
const NO: u64 = key("no");
const NOBODY: u64 = key("nobody");
const NOWHERE: u64 = key("nowhere");
const NOT: u64 = key("not");
/// How strongly it is said.
const MOST: i8 = (1.5 * FACTOR_STEPS) as i8;
/// A term behind "so", "more" or "this" that may be meant.
const STRONG: u8 = (0.5 * WEIGHT_STEPS) as u8;
/// Negators of a sentence that are looked at: nobody writes more.
const MOST_NEGATORS: usize = 16;
/// Items from a negator to what is compared.
const REACH: usize = 7;

impl Engine {
    /// Mend the negators among the marks of a sentence, of which there are some.
    #[inline(never)]
    pub(super) fn mend_negators(&self, passage: &mut Passage, marks: &mut [Mark]) {
        let mut left = MOST_NEGATORS;
        for at in 0..marks.len() {
            if marks[at].shifter_of(ShifterClass::Negator).is_none() {
                continue;
            }
            if left == 0 {
                return;
            }
            left -= 1;
            let items = marks[at].items;
            let last = self.short(&passage.items[items.to as usize - 1]);
            let denies_nothing =
                last == NO && self.is_answer(passage, items) || self.is_most(passage, items, last);
            if denies_nothing {
                (marks[at].shifter, marks[at].silent) = (None, true);
                passage.take_pair(items.to as usize);
                continue;
            }
            let none_is = self.none_is(passage, items, last);
            let cannot = is_among(&CANNOT, last)
                || last == NOT && self.is_behind(passage, items, &keys(["can", "will"]));
            if none_is || cannot {
                let reach = reach(passage, items);
                let is_degree = none_is && self.is_to_a_degree(passage, items, reach.clone());
                let compared = if is_degree {
                    None
                } else {
                    self.compared(passage, &marks[at..], reach.end, none_is)
                };
                if let Some(compared) = compared {
                    marks[at + compared].postfix = Cause::degree(MOST, items);
                }
                if is_degree || compared.is_some() {
                    (marks[at].shifter, marks[at].silent) = (None, true);
                    passage.take_pair(items.to as usize - 1);
                    passage.take_pair(items.to as usize);
                    continue;
                }
            }
            if self.denies_bad(passage, items) {
                marks[at].silent = true;
            }
        }
    }

    /// Whether "no" answers, and what follows is meant.
    fn is_answer(&self, passage: &Passage, no: Range) -> bool {
        let next = passage.items[no.to as usize..passage.sentence.end].first();
        no.to - no.from == 1 && next.is_some_and(|next| self.is_of(next, &SUBJECTS))
    }

    /// Whether with a negator of this last word there is nothing that is more so.
    fn none_is(&self, passage: &Passage, negator: Range, last: u64) -> bool {
        match last {
            NOT => self.is_behind(passage, negator, &AUXILIARIES),
            ONE => self.is_behind(passage, negator, &keys(["no"])),
            _ => is_among(&NONE_IS, last),
        }
    }

    /// Whether one of some words stands before the last word of a negator.
    fn is_behind(&self, passage: &Passage, negator: Range, words: &[u64]) -> bool {
        let last = negator.to as usize - 1;
        last > passage.sentence.start && words.contains(&self.short(&passage.items[last - 1]))
    }

    /// Whether nothing is "as good as" something ("no other bank", "nobody"), or somebody cannot be praised
    /// "enough".
    fn is_most(&self, passage: &Passage, negator: Range, last: u64) -> bool {
        if !is_among(&MOSTS, last) {
            return false;
        }
        let behind = &passage.items[negator.to as usize..passage.sentence.end];
        let [next, rest @ ..] = behind else {
            return false;
        };
        match last {
            NOBODY | NOWHERE | ONE => self.is_as(behind),
            NO => self.short(next) == OTHER && self.is_as(rest),
            CANT | CANT_ | CANNOT_ | COULDNT | COULDNT_ => self.is_praised_enough(next, rest),
            NOT => {
                self.is_behind(passage, negator, &keys(["can", "could"]))
                    && self.is_praised_enough(next, rest)
            }
            _ => false,
        }
    }

    /// Whether something strong stands between "as" and "as".
    fn is_as(&self, items: &[Item]) -> bool {
        let is_as = |item: &Item| self.short(item) == AS;
        let first = items.iter().take(REACH).position(is_as);
        let Some([compared, rest @ ..]) = first.map(|first| &items[first + 1..]) else {
            return false;
        };
        compared.row.valence().unsigned_abs() >= STRONG && rest.iter().take(REACH).any(is_as)
    }

    fn is_praised_enough(&self, verb: &Item, rest: &[Item]) -> bool {
        let mut rest = rest.iter().take(REACH);
        self.is_of(verb, &PRAISES) && rest.any(|item| self.short(item) == ENOUGH)
    }

    /// Whether "so happy", "more alive" or "this good" follows a negator.
    fn is_to_a_degree(
        &self,
        passage: &Passage,
        negator: Range,
        mut reach: std::ops::Range<usize>,
    ) -> bool {
        let until = reach.end;
        let strong = |i: usize| {
            let item = passage.items[..until].get(i)?;
            let valence = item.row.valence();
            (!item.is(is::SHIFTER) && valence.unsigned_abs() >= STRONG).then_some(valence)
        };
        reach.any(|i| {
            // Most are told without their word.
            if !passage.items[i].is(is::SHIFTER | is::LITTLE) {
                return false;
            }
            let next = [strong(i + 1), strong(i + 2)];
            let is_strong = next != [None; 2];
            let before = &passage.items[i - 1];
            let much = || MUCH.contains(&self.short(&passage.items[i + 1]));
            // "It has not been so easy" is no praise.
            let ever = || EVER.contains(&self.short(&passage.items[negator.to as usize - 1]));
            match self.short(&passage.items[i]) {
                SO => (is_strong || i + 1 < until && much()) && ever(),
                SUCH => ever(),
                MORE => is_strong && !self.is_word(before, "any"),
                THIS => next[0].is_some_and(|valence| valence > 0),
                _ => false,
            }
        })
    }

    /// Which mark is what the first one, a negator, compares before an item: "a better one" behind
    /// "never" or "can't find".
    fn compared(
        &self,
        passage: &Passage,
        marks: &[Mark],
        until: usize,
        none_is: bool,
    ) -> Option<usize> {
        let items = marks[0].items;
        let is = |i: usize, words: &[u64]| words.contains(&self.short(&passage.items[i]));
        let mut later = marks
            .iter()
            .take_while(|mark| (mark.items.from as usize) < until);
        let found = later.position(|mark| mark.shifter_of(ShifterClass::Comparative).is_some())?;
        let at = marks[found].items.from as usize;
        let could = is(items.to as usize - 1, &COULD_NOT)
            || self.is_behind(passage, items, &keys(["could"]));
        let counts = if !none_is {
            is(at - 1, &INDEFINITE)
        } else if could {
            // "It couldn't get any worse", but not "they couldn't make it better".
            !is(at - 1, &THINGS)
        } else {
            // Not before the negator, which may be in another sentence.
            let near = at.saturating_sub(2).max(items.to as usize);
            !(near..at).any(|i| is(i, &BECOMES))
        };
        counts.then_some(found)
    }

    /// Whether a negator is "no" right before something bad.
    fn denies_bad(&self, passage: &Passage, negator: Range) -> bool {
        let std::ops::Range { start, end } = negator.indices();
        let next = passage.items[end..passage.sentence.end].first();
        next.is_some_and(|next| next.is(is::WORD) && next.row.valence() <= -(STRONG as i8))
            && end - start == 1
            && self.is_word(&passage.items[start], "no")
    }
}

/// The items behind a negator in which it compares, up to the end of the clause.
fn reach(passage: &Passage, negator: Range) -> std::ops::Range<usize> {
    let from = negator.to as usize;
    let behind = passage.items[from..passage.sentence.end].iter().take(REACH);
    from..from + behind.take_while(|item| !item.is(is::CLAUSE)).count()
}
