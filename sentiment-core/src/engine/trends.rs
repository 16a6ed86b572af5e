//! Rises and falls: "profit rose" is good news, and "costs rose" is bad. Which verb it is says nothing by
//! itself; what moves, and which way, does. After the quantities of Moilanen & Pulman (2007), *Sentiment
//! composition*, and the directional verbs of Malo et al. (2014), *Good debt or bad debt: detecting semantic
//! orientations in economic texts*. The words are English.

use super::emission::Range;
use super::item::{is, Item};
use super::marks::{insert, mark_at, Mark};
use super::passage::Passage;
use super::spelled::{is_among, is_in, key, keys, list, Spelled};
use super::Engine;
use crate::lexicon::{ShifterClass, ShifterRule, FACTOR_STEPS};

/// What follows these is not what moves, if something else does: "profit before taxes", "the cost of sales".
#[rustfmt::skip]
const OF: [Spelled; 18] = list([
    "about", "after", "and", "at", "before", "between", "by", "during", "excluding", "for", "from", "in", "including", "of", "on", "per", "to",
    "with",
]);
/// What may stand between what moves and its verb, besides those, shifters and words that say little: "sales at the store
/// have again fallen". What another noun follows is not what moves: "quality map".
#[rustfmt::skip]
const FOLLOWS: [Spelled; 16] = list([
    "again", "also", "been", "being", "continue", "continued", "continues", "keep", "keeps", "kept", "level", "levels", "number",
    "numbers", "rate", "rates",
]);
/// Of participles and adverbs, which may, too.
const ENDINGS: [u64; 2] = keys(["ed", "ly"]);
/// These end the search for what is moved: "cut jobs to save costs".
#[rustfmt::skip]
const STOPS: [Spelled; 24] = list([
    "after", "and", "are", "as", "at", "because", "before", "but", "by", "for", "from", "if", "is", "on", "since", "so", "than", "that", "to",
    "was", "were", "when", "while", "with",
]);
/// Behind these it is a noun: "the next drop".
#[rustfmt::skip]
const DETERMINERS: [Spelled; 19] = list([
    "a", "an", "another", "any", "each", "every", "her", "his", "its", "my", "next", "no", "our", "some", "that", "the", "their", "this", "your",
]);
/// Last words of reversers that fall rather than end something.
#[rustfmt::skip]
const FALLS: [Spelled; 22] = list([
    "cut", "declined", "down", "drop", "dropped", "drops", "eased", "eases", "fallen", "falls", "fell", "halved",
    "lessened", "lessens", "lowered", "reduce", "reduced", "reduces", "slowed", "slows", "to", "on",
]);
/// Those that say so of what follows, or of what is so.
const FEWER: [u64; 2] = keys(["fewer", "less"]);
/// Before these it is how much there is: "the pay is very low".
const LEVELS: [u64; 9] = keys([
    "are", "been", "is", "remain", "remains", "seems", "stays", "was", "were",
]);
/// [`ShifterRule::LEVEL`] in steps.
const LEVEL: i8 = (ShifterRule::LEVEL * FACTOR_STEPS) as i8;
/// How much of something bad there is, it does not tell: "the response time is slow".
const SLOW: u64 = key("slow");
/// Before these words it is what stands before that moves: "prices were raised".
const BE: [u64; 7] = keys(["are", "be", "been", "being", "is", "was", "were"]);
/// What is wanted or may be did not happen: "you should lower the price".
#[rustfmt::skip]
const UNMET: [Spelled; 15] = list([
    "can", "could", "couldn't", "didn't", "if", "may", "maybe", "might", "must", "please", "should", "than", "to", "won't", "would",
]);
/// At the beginning they ask for it: "Increase salaries".
const ASKS: [u64; 4] = keys(["cut", "increase", "raise", "reduce"]);
const UP: [u64; 2] = keys(["up", "down"]);
/// Words that stand for what is thought of it.
const NEWS: [&[u8]; 2] = [b"badnews", b"goodnews"];
/// Items between what moves and the word for it.
const BEFORE: usize = 9;
const BEHIND: usize = 5;

/// A rise or a fall that was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trend {
    /// The words that say it. The last one stands for all.
    pub verb: Range,
    /// What moves.
    pub moved: Range,
    /// Whether it rises, or is high.
    pub rises: bool,
    /// Whether it rises or falls, rather than being high or low.
    pub changes: bool,
}

impl Passage {
    /// The one that a word stands for.
    pub(super) fn trend(&self, word: usize) -> Option<&Trend> {
        let last = |trend: &Trend| trend.verb.to as usize - 1;
        let place = self.trends.binary_search_by_key(&word, last).ok()?;
        self.trends.get(place)
    }
}

impl Engine {
    /// Read the rises and falls among the marks of a sentence. `added` is room for the marks of words
    /// that had none.
    #[inline(never)]
    pub(super) fn read_trends(
        &self,
        passage: &mut Passage,
        marks: &mut Vec<Mark>,
        added: &mut Vec<Mark>,
    ) {
        added.clear();
        let mut floor = passage.sentence.start;
        let is_quantity = |mark: &Mark| mark.shifter_of(ShifterClass::Quantity).is_some();
        let has_phrases = marks.iter().any(is_quantity);
        for at in 0..marks.len() {
            let std::ops::Range { start, end } = marks[at].items.indices();
            let class = marks[at].shifter.map(|shifter| shifter.class);
            if let Some(ShifterClass::Contrast | ShifterClass::Boundary) = class {
                floor = floor.max(end);
            }
            let Some((rises, factor)) = self.trend(passage, &marks[at]) else {
                continue;
            };
            let next = passage.items[end..passage.sentence.end].first();
            let is_up_to = self.is_word(&passage.items[end - 1], "up")
                && next.is_some_and(|next| self.is_word(next, "to"));
            // Part of what another one moves; "up to you".
            if start < floor || is_up_to {
                continue;
            }
            let is_level = factor == LEVEL || is_among(&FEWER, self.short(&passage.items[end - 1]));
            let level = is_level.then(|| self.level(passage, floor, start..end));
            let level = level.flatten();
            // "High quality".
            if level.is_none() && factor == LEVEL {
                continue;
            }
            let first = std::mem::replace(&mut floor, end);
            let before = passage.items[first..start].last();
            let is_met = || match before {
                Some(item) => !self.is_of(item, &UNMET),
                None => !is_among(&ASKS, self.short(&passage.items[start])),
            };
            let has_subject = match (factor, before) {
                (..0, _) => true,
                (0, Some(item)) => !self.is_of(item, &DETERMINERS),
                (_, Some(item)) => is_among(&BE, self.short(item)),
                (_, None) => false,
            };
            // Most sentences have no quantity that is a phrase.
            let phrases = if has_phrases { &marks[..] } else { &[] };
            let subject = || match level {
                Some(at) => {
                    let is_slow = is_among(&[SLOW], self.short(&passage.items[start]));
                    let found = self.subject(passage, phrases, first..at);
                    Some(found.filter(|(_, is_good)| *is_good || !is_slow))
                }
                None => has_subject.then(|| self.subject(passage, phrases, first..start)),
            };
            let object = || {
                (factor >= 0 && level.is_none() && is_met())
                    .then(|| self.object(passage, phrases, end))
            };
            let moved = self.measure(passage, phrases, end);
            let moved = moved.or_else(|| subject().flatten());
            let Some((moved, is_good)) = moved.or_else(|| object().flatten()) else {
                continue;
            };
            let news = self.table.word(NEWS[usize::from(is_good == rises)]);
            if news.row.is_empty() {
                continue;
            }
            // The last word stands for all.
            let word = end - 1;
            passage.part(word);
            if end < passage.sentence.end {
                passage.part(end);
            }
            passage.items[word] = passage.items[word].replaced(news);
            let place = mark_at(marks, moved);
            passage.trends.push(Trend {
                verb: marks[at].items,
                moved: place.map_or(Range::new(moved, moved + 1), |place| marks[place].items),
                rises,
                changes: level.is_none(),
            });
            marks[at] = Mark::plain(Range::new(word, end), Some(news.row));
            floor = floor.max(moved + 1);
            let mut silence = |from, to| {
                added.push(Mark {
                    silent: true,
                    ..Mark::plain(Range::new(from, to), None)
                });
            };
            if start < word {
                silence(start, word);
            }
            match place {
                Some(place) => marks[place].silent = true,
                None => silence(moved, moved + 1),
            }
        }
        insert(marks, added);
    }

    /// Whether a mark is a rise, or a fall, and where what moves stands, as of a reverser.
    fn trend(&self, passage: &Passage, mark: &Mark) -> Option<(bool, i8)> {
        let shifter = mark.shifter?;
        let last = &passage.items[mark.items.to as usize - 1];
        let fewer = || is_among(&FEWER, self.short(last));
        let falls = || self.is_of(last, &FALLS);
        match shifter.class {
            ShifterClass::Rise => Some((true, shifter.factor)),
            ShifterClass::Fall => Some((false, shifter.factor)),
            ShifterClass::Reverser if fewer() => Some((false, 1)),
            // "They dropped the price" as well as "the price dropped".
            ShifterClass::Reverser if falls() => Some((false, shifter.factor.min(0))),
            _ => None,
        }
    }

    /// Where what is so much ends, if these items say of it how much there is: "the pay is very low".
    fn level(
        &self,
        passage: &Passage,
        first: usize,
        std::ops::Range { start, end }: std::ops::Range<usize>,
    ) -> Option<usize> {
        let next = passage.items[end..passage.sentence.end].first();
        // No "is less important".
        let ends = next.is_none_or(|next| !next.is(is::WORD) || next.is(is::LITTLE | is::SHIFTER));
        let is_degree = |item: &Item| {
            matches!(
                self.class_of(item),
                Some(ShifterClass::Amplifier | ShifterClass::Downtoner)
            )
        };
        let before = &passage.items[first..start];
        let degrees = before
            .iter()
            .rev()
            .take_while(|item| is_degree(item))
            .count();
        let at = start.checked_sub(degrees + 1).filter(|&at| at >= first)?;
        (ends && is_among(&LEVELS, self.short(&passage.items[at]))).then_some(at)
    }

    /// What moves before an item, and whether there should be more of it.
    fn subject(
        &self,
        passage: &Passage,
        phrases: &[Mark],
        std::ops::Range {
            start: first,
            end: at,
        }: std::ops::Range<usize>,
    ) -> Option<(usize, bool)> {
        // "…, up from"
        let behind_comma = at > first + 1
            && passage.items[at - 1].is(is::CLAUSE)
            && is_among(&UP, self.short(&passage.items[at]));
        let last = at - usize::from(behind_comma);
        let first = first.max(last.saturating_sub(BEFORE));
        let mut within = None;
        for i in (first..last).rev() {
            if passage.items[i].is(is::CLAUSE) {
                break;
            }
            if let Some(is_good) = self.quantity(passage, phrases, i) {
                let is_of = |at: usize| self.is_of(&passage.items[at], &OF);
                if i + 1 < last && !self.may_follow(&passage.items[i + 1]) {
                    continue;
                }
                if !(first..i).rev().take(2).any(is_of) {
                    return Some((i, is_good));
                }
                within = within.or(Some((i, is_good)));
            }
        }
        within
    }

    /// What the subject has more of: "the quality went up in price".
    fn measure(&self, passage: &Passage, phrases: &[Mark], from: usize) -> Option<(usize, bool)> {
        let at = from + 1;
        if at >= passage.sentence.end || !self.is_word(&passage.items[from], "in") {
            return None;
        }
        let is_good = self.quantity(passage, phrases, at)?;
        // "Costs went up in sales" is where they did.
        (!is_good).then_some((at, is_good))
    }

    /// The same from an item on.
    fn object(&self, passage: &Passage, phrases: &[Mark], from: usize) -> Option<(usize, bool)> {
        let until = passage.sentence.end.min(from + BEHIND);
        let mut found = None;
        for i in from..until {
            if passage.items[i].is(is::CLAUSE) || self.is_of(&passage.items[i], &STOPS) {
                break;
            }
            match self.quantity(passage, phrases, i) {
                // Of "sales costs" the last counts.
                Some(is_good) => found = Some((i, is_good)),
                None if found.is_some() => break,
                None => {}
            }
        }
        found
    }

    /// Whether an item between a noun and a verb leaves the noun the subject.
    fn may_follow(&self, item: &Item) -> bool {
        if item.is_unknown() {
            return false;
        }
        let word = self.table.spelled(item.id());
        let length = (128 - word.leading_zeros()).div_ceil(8);
        let ending = (word >> (8 * length.saturating_sub(2))) as u64;
        item.is(is::LITTLE | is::SHIFTER)
            || is_among(&ENDINGS, ending)
            || is_in(&FOLLOWS, word)
            || is_in(&OF, word)
    }

    /// Whether there should be more of what an item stands for.
    fn quantity(&self, passage: &Passage, phrases: &[Mark], at: usize) -> Option<bool> {
        let phrase = mark_at(phrases, at);
        let phrase = phrase.and_then(|place| phrases[place].shifter_of(ShifterClass::Quantity));
        let shifter = phrase.or_else(|| self.table.shifter(passage.items[at].row))?;
        (shifter.class == ShifterClass::Quantity).then_some(shifter.factor > 0)
    }
}
