//! What is said otherwise than it is meant: "Great, my flight is late", "Isn't it lovely?", "It
//! would be good if it worked". The words are English.

use super::emission::{Cause, Range};
use super::item::{is, Item};
use super::marks::Mark;
use super::passage::Passage;
use super::spelled::{is_among, keys, list, Spelled};
use super::Engine;
use crate::explain::ShifterKind;
use crate::lexicon::{CompiledShifter, ShifterClass, FACTOR_STEPS, WEIGHT_STEPS};
use std::cell::{Cell, OnceCell};

/// What praise in front of a complaint consists of.
#[rustfmt::skip]
const OPENERS: [Spelled; 34] = list([
    "ah", "amazing", "awesome", "bravo", "brilliant", "cheers", "congrats", "congratulations",
    "done", "excellent", "fabulous", "fantastic", "go", "good", "great", "job", "joy", "just",
    "lovely", "magnificent", "marvellous", "nice", "oh", "one", "perfect", "splendid", "super",
    "superb", "terrific", "thanks", "way", "well", "wonderful", "work",
]);
const THANKS: [u64; 2] = keys(["cheers", "thanks"]);
const SIGHS: [u64; 2] = keys(["ah", "oh"]);
/// A term behind them that is as bad as this makes them sarcastic, if none is as good as that.
const BAD: i8 = (-0.6 * WEIGHT_STEPS) as i8;
const GOOD: i8 = (0.5 * WEIGHT_STEPS) as i8;

/// What makes "Isn't it …?" a statement, if nothing is as bad as that.
const PRAISE: i8 = (0.75 * WEIGHT_STEPS) as i8;
const BLAME: i8 = (-0.5 * WEIGHT_STEPS) as i8;

/// What is not asked behind these is that it is.
#[rustfmt::skip]
const IS_NOT: [Spelled; 9] = list([
    "ain't", "aint", "aren't", "arent", "isn't", "isnt", "wasn't", "wasnt", "weren't",
]);

/// Marks between "would" and "if".
const NEAR: usize = 32;
/// Behind "if" these are no fact.
const UNMET: [u64; 5] = keys(["did", "had", "was", "were", "worked"]);
/// Behind it they may be one.
const MET: [Spelled; 3] = list(["interested", "need", "needed"]);
/// The factor of what would be, if something were that is not.
const UNREAL: i8 = (-0.5 * FACTOR_STEPS) as i8;

/// Of a sentence, once they were asked for.
pub(super) struct Conditions {
    /// Where the last "if" among the marks ends; 0 without one.
    last_if: OnceCell<u32>,
    /// How many marks there are from the next "if" on that was found; 0 if there is none any more.
    from_if: Cell<usize>,
    /// Where the last word ends that says of something, behind an "if", that it is not so; 0 without one.
    unmet: OnceCell<usize>,
}

impl Default for Conditions {
    fn default() -> Self {
        Self {
            last_if: OnceCell::new(),
            from_if: Cell::new(usize::MAX),
            unmet: OnceCell::new(),
        }
    }
}

impl Engine {
    /// Mend the marks of a sentence that means otherwise.
    pub(super) fn reread(&self, passage: &Passage, marks: &mut Vec<Mark>) {
        let (start, end) = (passage.sentence.start, passage.sentence.end);
        let Some([first, second, third, fourth]) = passage.items[start..end].first_chunk() else {
            return;
        };
        // Both are rare, which one branch tells.
        let has = |items: &[&Item], bits: u32| {
            let all = items.iter().fold(0, |all, item| all | item.bits());
            all & bits != 0
        };
        let pauses = has(&[second, third, fourth], is::CLAUSE);
        let asks = passage.items[end - 1].is(is::ASKS);
        let negates = asks & has(&[first, second], is::SHIFTER);
        if !(pauses | negates) {
            return;
        }
        let best = first
            .row
            .valence()
            .max(second.row.valence())
            .max(third.row.valence());
        // "Well done".
        let phrase = marks
            .first()
            .filter(|mark| mark.items.from as usize == start);
        let phrase = phrase.and_then(|mark| mark.row).unwrap_or_default();
        if pauses && best.max(phrase.valence()) >= GOOD {
            let ends = [second, third].iter().position(|item| item.is(is::CLAUSE));
            let length = 1 + ends.unwrap_or(2);
            self.mend_opener(passage, marks, length);
        }
        if negates {
            self.mend_question(passage, marks);
        }
    }

    /// "Great, my flight is late": the praise of so many words is blame, and thanks say nothing.
    #[inline(never)]
    fn mend_opener(&self, passage: &Passage, marks: &mut Vec<Mark>, length: usize) {
        let start = passage.sentence.start;
        let (opener, rest) = passage.items[start..passage.sentence.end].split_at(length);
        // No list: "Good - price, bad - delivery".
        let pauses = |mark: &Item| self.is_word(mark, ",") || self.is_word(mark, "...");
        if !opener.iter().all(|word| self.is_of(word, &OPENERS))
            || !rest.first().is_some_and(pauses)
            || rest.iter().take(3).any(|word| self.is_word(word, "sorry"))
        {
            return;
        }
        let shifts = |mark: &Mark| {
            mark.shifter.is_some_and(|shifter| {
                !matches!(
                    shifter.class,
                    ShifterClass::Amplifier
                        | ShifterClass::Downtoner
                        | ShifterClass::Postfix
                        | ShifterClass::Boundary
                        | ShifterClass::Comparative
                )
            })
        };
        let (worst, best) = self.extremes(passage, marks, start + length);
        // "Great, another one", "Oh good, now it is gone".
        let sighs = opener.iter().any(|word| is_among(&SIGHS, self.short(word)));
        let again = rest
            .iter()
            .take(3)
            .any(|word| self.is_word(word, "another") || sighs && self.is_word(word, "now"));
        if marks.iter().any(shifts) || best >= GOOD || worst > BAD && !again {
            return;
        }
        let items = Range::new(start, start + length);
        // Praise says the opposite; thanks may be meant, but not for this.
        let thanks = opener
            .iter()
            .any(|word| is_among(&THANKS, self.short(word)));
        let words = opener.iter().map(|word| word.row);
        let phrases = marks.iter().filter(|mark| mark.items.to <= items.to);
        let praise = words.chain(phrases.filter_map(|mark| mark.row));
        let praise = praise.max_by_key(|row| row.valence());
        marks.retain(|mark| mark.items.from >= items.to);
        let irony = CompiledShifter {
            class: ShifterClass::Irony,
            factor: -1,
        };
        let mark = Mark {
            shifter: Some(irony),
            silent: thanks,
            reversed: Cause::new(ShifterKind::Negation, Cause::NEGATED, items),
            ..Mark::plain(items, praise)
        };
        marks.insert(0, mark);
    }

    /// "Isn't it lovely?", "Who wouldn't love it?"
    #[inline(never)]
    fn mend_question(&self, passage: &Passage, marks: &mut [Mark]) {
        let start = passage.sentence.start;
        let who = self.is_word(&passage.items[start], "who");
        let at = start + usize::from(who);
        if !self.is_negator(&passage.items[at])
            || !self.spelling(&passage.items[at]).ends_with(b"t")
        {
            return;
        }
        let (worst, best) = self.extremes(passage, marks, at + 1);
        // What is asked of a thing that is bad is no question: "Isn't it awful?", but "Doesn't it hurt?"
        let is_said =
            || self.is_of(&passage.items[at], &IS_NOT) && worst <= -PRAISE && best < -BLAME;
        if (best < PRAISE || worst <= BLAME) && !is_said() {
            return;
        }
        let negator = marks.iter_mut().find(|mark| mark.items.from as usize == at);
        if let Some(negator) = negator.filter(|mark| mark.items.to as usize == at + 1) {
            negator.shifter = None;
            negator.silent = true;
        }
    }

    /// A shifter; of what would be if something else were, a stronger one. The marks are its own and
    /// those behind it; `conditions` are the sentence's.
    pub(super) fn unless_unmet(
        &self,
        shifter: CompiledShifter,
        passage: &Passage,
        marks: &[Mark],
        conditions: &Conditions,
    ) -> CompiledShifter {
        let would = shifter.class == ShifterClass::Irrealis && shifter.factor > 0;
        let is_unmet = would && {
            // Most have no "if", or nothing behind it that is not so.
            let last = || {
                *conditions
                    .last_if
                    .get_or_init(|| self.last_if(passage, marks))
            };
            let unmet = || *conditions.unmet.get_or_init(|| self.unmet_until(passage));
            let from = marks[0].items.from;
            let may_be = from < last() && (from as usize) < unmet();
            let condition = may_be.then(|| self.condition(passage, marks, conditions));
            condition.flatten().is_some_and(|from| from < unmet())
        };
        CompiledShifter {
            factor: if is_unmet { UNREAL } else { shifter.factor },
            ..shifter
        }
    }

    /// Where the words behind an "if" begin: the last word of the first mark, or one near behind it.
    #[inline(never)]
    fn condition(
        &self,
        passage: &Passage,
        marks: &[Mark],
        conditions: &Conditions,
    ) -> Option<usize> {
        let is_if = |at: u32| self.is_word(&passage.items[at as usize], "if");
        let first = &marks[0].items;
        if first.to - first.from > 1 && is_if(first.to - 1) {
            return Some(first.to as usize);
        }
        // Looked for once, so that many cost no more than their number.
        if conditions.from_if.get() >= marks.len() {
            let begins = |mark: &Mark| {
                mark.shifter_of(ShifterClass::Irrealis).is_some() && is_if(mark.items.from)
            };
            let found = marks[1..].iter().position(begins);
            let from_if = found.map_or(0, |found| marks.len() - 1 - found);
            conditions.from_if.set(from_if);
        }
        let behind = marks.len() - conditions.from_if.get();
        let found = marks.get(behind).filter(|_| behind <= NEAR);
        found.map(|mark| mark.items.to as usize)
    }

    #[inline(never)]
    fn last_if(&self, passage: &Passage, marks: &[Mark]) -> u32 {
        let mut ends = marks.iter().rev().map(|mark| mark.items.to);
        let is_if = |end: &u32| self.is_word(&passage.items[*end as usize - 1], "if");
        ends.find(is_if).unwrap_or(0)
    }

    #[inline(never)]
    fn unmet_until(&self, passage: &Passage) -> usize {
        let words = &passage.items[..passage.sentence.end];
        let last = words[passage.sentence.start..].iter().rposition(|word| {
            let past = self.spelling(word).ends_with(b"ed") || is_among(&UNMET, self.short(word));
            past && !self.is_of(word, &MET) || self.is_negator(word)
        });
        last.map_or(0, |last| passage.sentence.start + last + 1)
    }

    /// The least and the greatest valence among the terms of a sentence from an item on, or 0.
    pub(super) fn extremes(&self, passage: &Passage, marks: &[Mark], from: usize) -> (i8, i8) {
        let words = passage.items[from..passage.sentence.end].iter();
        let words = words
            .filter(|item| item.is(is::WORD | is::SYMBOL))
            .map(|item| item.row.valence());
        let phrases = marks.iter().filter(|mark| mark.items.from as usize >= from);
        let phrases = phrases.filter_map(|mark| Some(mark.row?.valence()));
        let all = words.chain(phrases);
        all.fold((0, 0), |(least, most), v| (least.min(v), most.max(v)))
    }
}
