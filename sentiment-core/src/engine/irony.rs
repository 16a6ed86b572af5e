//! What is said otherwise than it is meant: "Great, my flight is late", "Isn't it lovely?", "It
//! would be good if it worked". The words are English.

use super::emission::Range;
use super::item::is;
use super::marks::Mark;
use super::passage::Passage;
use super::Engine;
use crate::lexicon::{CompiledShifter, ShifterClass, FACTOR_STEPS, WEIGHT_STEPS};

/// What begins a sentence that complains.
#[rustfmt::skip]
const OPENERS: [&str; 22] = [
    "amazing", "awesome", "brilliant", "bravo", "cheers", "congrats", "congratulations",
    "excellent", "fabulous", "fantastic", "great", "lovely", "magnificent", "marvellous", "nice",
    "perfect", "splendid", "super", "superb", "terrific", "thanks", "wonderful",
];
/// A term behind them that is as bad as this makes them sarcastic, if none is as good as that.
const BAD: i8 = (-0.6 * WEIGHT_STEPS) as i8;
const GOOD: i8 = (0.5 * WEIGHT_STEPS) as i8;

/// What makes "Isn't it …?" a statement, if nothing is as bad as that.
const PRAISE: i8 = WEIGHT_STEPS as i8;
const BLAME: i8 = (-0.5 * WEIGHT_STEPS) as i8;

/// Behind "if" these are no fact.
const UNMET: [&str; 5] = ["did", "had", "was", "were", "worked"];
/// The factor of what would be, if something were that is not.
const UNREAL: i8 = (-0.25 * FACTOR_STEPS) as i8;

impl Engine {
    /// Mend the marks of a sentence that means otherwise.
    pub(super) fn reread(&self, passage: &Passage, marks: &mut Vec<Mark>) {
        let start = passage.sentence.start;
        let Some([first, second, ..]) =
            passage.items[start..passage.sentence.end].first_chunk::<2>()
        else {
            return;
        };
        let shifts = first.is(is::SHIFTER) | second.is(is::SHIFTER);
        if !(shifts | second.is(is::CLAUSE)) {
            return;
        }
        if second.is(is::CLAUSE) {
            self.mend_opener(passage, marks);
        }
        if shifts {
            self.mend_question(passage, marks);
        }
    }

    /// "Great, my flight is late".
    fn mend_opener(&self, passage: &Passage, marks: &mut Vec<Mark>) {
        let start = passage.sentence.start;
        let opener = &passage.items[start];
        let shifts = |mark: &Mark| {
            mark.shifter.is_some_and(|shifter| {
                !matches!(
                    shifter.class,
                    ShifterClass::Amplifier
                        | ShifterClass::Downtoner
                        | ShifterClass::Postfix
                        | ShifterClass::Boundary
                )
            })
        };
        if !self.is_of(opener, &OPENERS) || marks.iter().any(shifts) {
            return;
        }
        let (worst, best) = self.extremes(passage, marks, start + 2);
        if worst > BAD || best >= GOOD {
            return;
        }
        marks.retain(|mark| mark.items.from as usize != start);
        let items = Range::new(start, start + 1);
        marks.insert(
            0,
            Mark {
                shifter: Some(CompiledShifter {
                    class: ShifterClass::Irony,
                    factor: 0,
                }),
                silent: true,
                ..Mark::plain(items, Some(opener.row))
            },
        );
    }

    /// "Isn't it lovely?", "Who wouldn't love it?"
    fn mend_question(&self, passage: &Passage, marks: &mut [Mark]) {
        let (start, end) = (passage.sentence.start, passage.sentence.end);
        if !self.asks(&passage.items[end - 1]) {
            return;
        }
        let who = self.is_of(&passage.items[start], &["who"]);
        let at = start + usize::from(who);
        if !self.spelling(&passage.items[at]).ends_with(b"n't") {
            return;
        }
        let (worst, best) = self.extremes(passage, marks, at + 1);
        if best < PRAISE || worst <= BLAME {
            return;
        }
        let negator = marks.iter_mut().find(|mark| mark.items.from as usize == at);
        if let Some(negator) = negator.filter(|mark| mark.items.to as usize == at + 1) {
            negator.shifter = None;
            negator.silent = true;
        }
    }

    /// A shifter; of what would be if something else were, a stronger one.
    pub(super) fn unless_unmet(
        &self,
        shifter: CompiledShifter,
        passage: &Passage,
        later: &[Mark],
    ) -> CompiledShifter {
        let unmet = || {
            let condition = later.iter().position(|mark| {
                mark.shifter_of(ShifterClass::Irrealis).is_some()
                    && self.is_of(&passage.items[mark.items.from as usize], &["if"])
            });
            condition.is_some_and(|condition| {
                let from = later[condition].items.to as usize;
                let mut words = passage.items[from..passage.sentence.end].iter();
                words.any(|word| self.is_negator(word) || self.is_of(word, &UNMET))
            })
        };
        if shifter.class == ShifterClass::Irrealis && shifter.factor > 0 && unmet() {
            CompiledShifter {
                factor: UNREAL,
                ..shifter
            }
        } else {
            shifter
        }
    }

    /// The least and the greatest valence among the terms of a sentence from an item on, or 0.
    fn extremes(&self, passage: &Passage, marks: &[Mark], from: usize) -> (i8, i8) {
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
