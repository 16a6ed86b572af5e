//! A sentence as the rules see it: its items, and which of them matter.

use crate::lexicon::{flag, Found, Row, Table, NONE};
use crate::Span;

/// A token after look-up. A hashtag makes one for each of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub word: Found,
    /// Bits of [`is`].
    pub bits: u8,
}

/// What an item is to the rules, and how it is written. Numbers, addresses and
/// most punctuation are none of it.
pub(crate) mod is {
    pub const WORD: u8 = 1;
    /// Emoji and emoticons.
    pub const SYMBOL: u8 = 2;
    /// Ends a clause: `,` `;` `:` brackets, dashes, "...".
    pub const CLAUSE: u8 = 4;
    /// Written in capitals (two letters or more).
    pub const CAPITALS: u8 = 8;
    /// A letter was repeated.
    pub const ELONGATED: u8 = 16;
    /// Longer than one byte.
    pub const LONG: u8 = 32;
    /// What counts for coverage.
    pub const COUNTED: u8 = WORD | SYMBOL;
    /// What [`Marks`](super::super::marks) are made for.
    pub const MARKED: u8 = CLAUSE | CAPITALS | ELONGATED;
}

impl Item {
    #[inline]
    pub fn is(&self, bits: u8) -> bool {
        self.bits & bits != 0
    }

    /// Whether it is a term by itself: known, or a word where `ALL` count.
    #[inline]
    pub fn is_term<const ALL: bool>(&self) -> bool {
        self.word.row.has(flag::KNOWN) || (ALL && self.is(is::WORD))
    }
}

/// Two neighbours that have an entry as a pair.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    /// Position of the second.
    pub at: u32,
    pub row: Row,
}

/// The items of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    pub items: Vec<Item>,
    /// Where in the text; kept by [`Reader`](super::items::Reader) only.
    pub spans: Vec<Span>,
    /// Neighbours that are pairs, and room for more.
    pairs: Vec<Pair>,
    pair_count: usize,
    /// Positions at which a rule may have work, with the lowest bit where a
    /// phrase may begin, and room for more. Most items have none: what they add
    /// is summed without looking at each.
    events: Vec<u32>,
    event_count: usize,
    /// See [`marks`](super::marks).
    pub marks: Vec<super::marks::Mark>,
    /// Items that count for coverage.
    pub words: usize,
    /// Those of them that the table knows.
    pub known: usize,
    /// The bits of all items.
    bits: u8,
    /// The flags of all items.
    flags: u8,
}

impl Sentence {
    pub fn clear(&mut self) {
        self.items.clear();
        self.spans.clear();
    }

    pub fn push(&mut self, span: Span, item: Item) {
        self.spans.push(span);
        self.items.push(item);
    }

    pub fn pairs(&self) -> &[Pair] {
        &self.pairs[..self.pair_count]
    }

    pub fn events(&self) -> &[u32] {
        &self.events[..self.event_count]
    }

    /// Find pairs and events, and count the words. With `ALL`, all neighbouring
    /// words are pairs. Without a branch for each item: those would be hard to
    /// foresee.
    pub(super) fn index<const ALL: bool>(&mut self, table: &Table) {
        let filter = table.filter();
        let items = &self.items[..];
        if self.events.len() <= items.len() {
            let length = (items.len() + 1).next_power_of_two();
            self.events.resize(length, 0);
            let empty = Pair {
                at: 0,
                row: Row::EMPTY,
            };
            self.pairs.resize(length, empty);
        }
        // Each is written before it is known whether it counts.
        let (pairs, events) = (&mut self.pairs[..], &mut self.events[..]);
        let (mut pair_count, mut event_count) = (0, 0);
        let (mut words, mut known, mut all_bits, mut all_flags) = (0, 0, 0, 0);
        // Of the item before: its id, its flags, its bits, whether it is an event.
        let (mut id, mut left, mut bits, mut marked) = (NONE.id, 0, 0, 0);
        for (at, item) in items.iter().enumerate() {
            let right = item.word.row.flags();
            let perhaps = filter.get(id, item.word.id);
            const { assert!(flag::STARTS_PHRASE == 2 && flag::STARTS_PAIR == 4) };
            const { assert!(flag::ENDS_PAIR == 8 && flag::PRESENT == 128) };

            let phrase = (perhaps >> 32) as u32 & left >> 1 & 1;
            events[event_count] = (2 * at as u32).wrapping_sub(2) | phrase;
            event_count += (marked | phrase) as usize;
            marked = u32::from(item.bits & is::MARKED != 0 || right & flag::SHIFTS != 0);

            pairs[pair_count].at = at as u32;
            pair_count += if ALL {
                usize::from(bits & item.bits & is::WORD)
            } else {
                (perhaps as u32 & left >> 2 & u32::from(right) >> 3 & 1) as usize
            };

            const { assert!(is::COUNTED == 3) };
            let counted = usize::from((item.bits | item.bits >> 1) & 1);
            words += counted;
            known += counted & usize::from(right >> 7);
            all_bits |= item.bits;
            all_flags |= right;
            (id, left, bits) = (item.word.id, u32::from(right), item.bits);
        }
        events[event_count] = (2 * items.len() as u32).wrapping_sub(2);
        self.event_count = event_count + marked as usize;
        (self.words, self.known) = (words, known);
        (self.bits, self.flags) = (all_bits, all_flags);

        if !ALL {
            let candidates = pair_count;
            pair_count = 0;
            for candidate in 0..candidates {
                let at = pairs[candidate].at;
                let [left, right] = [at - 1, at].map(|at| items[at as usize].word.id);
                let row = table.pair(left, right);
                pairs[pair_count] = Pair {
                    at,
                    row: row.unwrap_or(Row::EMPTY),
                };
                pair_count += usize::from(row.is_some());
            }
        }
        self.pair_count = pair_count;
    }

    /// The last contrastive word that stands behind others.
    pub(super) fn contrast(&self) -> Option<usize> {
        if self.flags & flag::CONTRAST == 0 {
            return None;
        }
        let contrasts = |item: &Item| item.word.row.has(flag::CONTRAST);
        self.items.iter().rposition(contrasts).filter(|&at| at > 0)
    }

    /// Whether some words are in capitals and some are not.
    pub(super) fn mixed_case(&self) -> bool {
        let plain = |i: &Item| i.bits & (is::WORD | is::LONG | is::CAPITALS) == is::WORD | is::LONG;
        self.bits & is::CAPITALS != 0 && self.items.iter().any(plain)
    }
}
