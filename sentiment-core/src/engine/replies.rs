//! Sentences that say something of the one before them: "Was it worth it? No.", "I thought it
//! would be bad. It wasn't."
//!
//! Only a sentence of a few words that say nothing by themselves is a reply; they are English.

use super::emission::Range;
use super::item::{is, Item};
use super::passage::Passage;
use super::spelled::{is_in, list, spelled, Spelled};
use super::Engine;
use crate::lexicon::ShifterClass;

/// Items at most of a sentence that another replies to.
pub(super) const LONGEST_ASKED: usize = 64;
/// Items at most of a reply.
const LONGEST: usize = 8;

/// What the next sentence says of a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reply {
    /// It answers a question.
    pub to_question: bool,
    /// The items of the reply, if it denies.
    pub denial: Option<Range>,
    /// What it denies is bad, so that it is not bad itself.
    pub silent: bool,
}

/// What may stand in a denial besides negators.
#[rustfmt::skip]
const LITTLE: [Spelled; 91] = list([
    "a", "absolutely", "actually", "all", "am", "any", "anymore", "anything", "are", "at", "be",
    "bit", "by", "can", "certainly", "clearly", "close", "completely", "course", "definitely",
    "did", "do", "does", "even", "ever", "far", "for", "from", "had", "has", "have", "he",
    "honestly", "i", "in", "is", "it", "just", "least", "long", "luckily", "mine", "minute",
    "moment", "more", "no", "not", "now", "of", "one", "ours", "quite", "really", "sadly", "second",
    "she", "shot", "simply", "single", "slightest", "so", "thankfully", "that", "the", "their",
    "them", "there", "these", "they", "this", "those", "though", "to", "today", "totally",
    "unfortunately", "us", "was", "way", "we", "were", "what", "whatsoever", "will", "with",
    "would", "years", "yes", "yet", "you", "yours",
]);

/// Behind these stands what somebody said or thought.
const REPORTED: [Spelled; 10] = list([
    "claimed", "expected", "figured", "heard", "read", "said", "say", "says", "thought", "told",
]);

/// What affirms a question.
#[rustfmt::skip]
const YES: [Spelled; 16] = list([
    "absolutely", "certainly", "completely", "course", "definitely", "indeed", "of", "oh", "so",
    "sure", "totally", "very", "yeah", "yep", "yes", "yup",
]);

/// What a statement is denied of, or by.
const SUBJECTS: [Spelled; 11] = list([
    "he", "i", "it", "mine", "she", "that", "there", "these", "they", "this", "we",
]);
/// Those who may see it otherwise than "I" do.
const PERSONS: [Spelled; 5] = list(["he", "i", "she", "they", "we"]);
/// Of a subject these say where or when it is: "It is not far." But "Not by far."
const MEASURES: [Spelled; 3] = list(["close", "far", "long"]);
/// What follows "not" in "Not any more."
const ENDED: [Spelled; 3] = list(["any", "anymore", "now"]);

/// With which letters those of each length begin.
const FIRST: [u32; 14] = {
    let mut first = [0; 14];
    let mut i = 0;
    while i < LITTLE.len() + YES.len() {
        let word = if i < LITTLE.len() {
            LITTLE[i]
        } else {
            YES[i - LITTLE.len()]
        };
        let length = 16 - word.leading_zeros() as usize / 8;
        first[length] |= 1 << (word as u8 - b'a');
        i += 1;
    }
    first
};

/// Whether a word may be part of a reply, though it is no negator.
pub(crate) fn says_little(word: &str) -> bool {
    // Few of 100,000 own terms begin so.
    let first = word.bytes().next().unwrap_or(0).wrapping_sub(b'a');
    let letters = FIRST.get(word.len()).copied().unwrap_or(0);
    letters.checked_shr(first.into()).unwrap_or(0) & 1 != 0
        && (is_in(&LITTLE, spelled(word)) || is_in(&YES, spelled(word)))
}

impl Engine {
    /// What the sentence behind that of a passage says of it.
    pub(super) fn reply(&self, passage: &Passage) -> Option<Reply> {
        let (start, end) = (passage.sentence.start, passage.sentence.end);
        // Most sentences say something with their first or second word.
        let next = &passage.items[end..passage.count];
        let (mut answers, mut length) = (passage.items[end - 1].is(is::ASKS), 0);
        for item in next.iter().take(LONGEST) {
            if item.is(is::WORD | is::SYMBOL) && !item.is(is::LITTLE | is::SHIFTER) {
                return None;
            }
            answers |= item.is(is::SHIFTER);
            length += 1;
            if item.is(is::END) {
                break;
            }
        }
        let last = next[..length].last()?;
        let whole = last.is(is::END) || length == next.len();
        if !answers || !whole || end - start > LONGEST_ASKED {
            return None;
        }
        self.reply_of(passage, Range::new(end, end + length))
    }

    #[inline(never)]
    fn reply_of(&self, passage: &Passage, reply: Range) -> Option<Reply> {
        let items = &passage.items[reply.indices()];
        let asked = &passage.items[passage.sentence.start..passage.sentence.end];
        let asks = |items: &[Item]| items.last().is_some_and(|last| last.is(is::ASKS));
        let to_question = asks(asked);
        if asks(items) || passage.replies {
            return None;
        }
        let mut words = items.iter().filter(|item| item.is(is::WORD | is::SYMBOL));
        // A link or a number is no answer.
        words.clone().next()?;
        let every_word = |is: &dyn Fn(&Item) -> bool| words.clone().all(is);
        if every_word(&|word| !self.is_negator(word)) {
            let affirms = to_question && every_word(&|word| self.is_of(word, &YES));
            return affirms.then_some(Reply {
                to_question,
                denial: None,
                silent: false,
            });
        }
        // What denies a denial, or what was only wished for, is left as it is.
        let shifted = passage.marks.iter().any(|mark| {
            mark.shifter.is_some_and(|shifter| match shifter.class {
                ShifterClass::Negator => true,
                ShifterClass::Irrealis => shifter.factor < 0,
                _ => false,
            })
        });
        if shifted || !every_word(&|word| self.is_negator(word) || self.is_of(word, &LITTLE)) {
            return None;
        }
        let first = words.next()?;
        let is_subject = self.is_of(first, &SUBJECTS);
        if self.is_doubled(items) || is_subject && items.iter().any(|i| self.is_of(i, &MEASURES)) {
            return None;
        }
        let has = |words: &[Spelled]| asked.iter().any(|item| self.is_of(item, words));
        let of_me = || has(&list(["i", "we"])) && !has(&REPORTED);
        let denies = to_question
            || is_subject && !(self.is_of(first, &PERSONS) && of_me())
            || self.is_word(first, "not") && self.is_of(words.next()?, &ENDED);
        let (worst, best) = self.extremes(passage, &passage.marks, passage.sentence.start);
        denies.then_some(Reply {
            to_question,
            denial: Some(reply),
            silent: i32::from(worst) + i32::from(best) < 0,
        })
    }

    /// Whether one negator undoes another: "I couldn't do it without them", but not "No, it was not".
    fn is_doubled(&self, items: &[Item]) -> bool {
        let negates = |item: &&Item| self.is_negator(item) && !self.is_word(item, "no");
        let mut clauses = items.split(|item| item.is(is::CLAUSE));
        clauses.any(|clause| clause.iter().filter(negates).count() > 1)
    }

    /// Of an item that the table knows.
    pub(super) fn spelling(&self, item: &Item) -> &[u8] {
        if item.is_unknown() {
            b""
        } else {
            self.table.spelling_bytes(item.id())
        }
    }

    /// The class of a word that shifts by itself.
    #[inline]
    pub(super) fn class_of(&self, item: &Item) -> Option<ShifterClass> {
        let shifter = item.is(is::SHIFTER).then(|| self.table.shifter(item.row));
        Some(shifter.flatten()?.class)
    }

    /// Whether a word negates by itself.
    pub(super) fn is_negator(&self, item: &Item) -> bool {
        self.class_of(item) == Some(ShifterClass::Negator)
    }
}
