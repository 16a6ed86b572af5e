//! A sentence as the rules see it: its items, and which of them matter.

use crate::lexicon::{flag, Found, Row, Table, NONE};
use crate::Span;

/// A token after look-up. A hashtag makes one for each of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub row: Row,
    pub id: u32,
    /// Bits of [`is`].
    bits: u16,
}

/// What an item is to the rules, and how it is written. Numbers, addresses and
/// most punctuation are none of it.
pub(crate) mod is {
    use crate::lexicon::flag;

    pub const WORD: u16 = 1;
    /// Emoji and emoticons.
    pub const SYMBOL: u16 = 2;
    /// Ends a clause: `,` `;` `:` brackets, dashes, "...".
    pub const CLAUSE: u16 = 4;
    /// Written in capitals (two letters or more).
    pub const CAPITALS: u16 = 8;
    /// A letter was repeated.
    pub const ELONGATED: u16 = 16;
    /// Longer than one byte.
    pub const LONG: u16 = 32;
    /// A word that shifts others by itself.
    pub const SHIFTER: u16 = flag::SHIFTS as u16;
    /// "but" and its like.
    pub const CONTRAST: u16 = flag::CONTRAST as u16;
    /// It has an entry as a pair with the item before.
    pub const PAIR: u16 = 256;
    /// What counts for coverage.
    pub const COUNTED: u16 = WORD | SYMBOL;
    /// What [`Marks`](super::super::marks) are made for.
    pub const MARKED: u16 = CLAUSE | CAPITALS | ELONGATED | SHIFTER;
}

impl Item {
    #[inline]
    pub fn new(word: Found, bits: u16) -> Self {
        Self {
            row: word.row,
            id: word.id,
            bits: bits | u16::from(word.row.flags()) & (is::SHIFTER | is::CONTRAST),
        }
    }

    /// The same with more bits.
    pub fn with(self, bits: u16) -> Self {
        Self {
            bits: self.bits | bits,
            ..self
        }
    }

    /// What it adds to the counts of a sentence.
    fn counts(&self) -> u64 {
        const { assert!(flag::PRESENT == 1 << 4) };
        1 | (u64::from(self.row.flags()) >> 4 & 1) << 32
    }

    /// Whether the table does not hold it.
    pub fn is_unknown(&self) -> bool {
        self.id == NONE.id
    }

    #[inline]
    pub fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// Whether it is a term by itself: known, or a word where `ALL` count.
    #[inline]
    pub fn is_term<const ALL: bool>(&self) -> bool {
        self.row.has(flag::KNOWN) || (ALL && self.is(is::WORD))
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
    /// Items that count for coverage in the lower half, those of them that the
    /// table knows in the upper one: one addition for both.
    counts: u64,
    /// The bits of all items.
    bits: u16,
}

impl Sentence {
    pub fn clear(&mut self) {
        self.items.clear();
        self.spans.clear();
        (self.counts, self.bits) = (0, 0);
    }

    pub fn push(&mut self, span: Span, item: Item) {
        self.spans.push(span);
        self.add(item);
    }

    /// Append an item without its span.
    #[inline]
    pub fn add(&mut self, item: Item) {
        if item.bits & is::COUNTED != 0 {
            self.counts += item.counts();
        }
        self.bits |= item.bits;
        self.items.push(item);
    }

    /// Take the last item back, which is a word.
    pub fn pop_word(&mut self) {
        if let Some(item) = self.items.pop() {
            self.counts -= item.counts();
        }
    }

    /// Items that count for coverage.
    pub fn words(&self) -> usize {
        self.counts as u32 as usize
    }

    /// Those of them that the table knows.
    pub fn known(&self) -> usize {
        (self.counts >> 32) as usize
    }

    pub fn pairs(&self) -> &[Pair] {
        &self.pairs[..self.pair_count]
    }

    /// The pairs whose second word stands in a range.
    pub fn pairs_in(&self, range: std::ops::Range<usize>) -> &[Pair] {
        let pairs = self.pairs();
        if pairs.is_empty() || range.start <= 1 && range.end == self.items.len() {
            return pairs;
        }
        let [from, to] = [range.start, range.end]
            .map(|end| pairs.partition_point(|pair| (pair.at as usize) < end));
        &pairs[from..to]
    }

    /// The pair whose second word stands at a position, if it has
    /// [`is::PAIR`].
    pub fn pair(&self, at: usize) -> Option<Pair> {
        let pairs = self.pairs();
        let next = pairs.partition_point(|pair| (pair.at as usize) < at);
        pairs.get(next).copied()
    }

    pub fn events(&self) -> &[u32] {
        &self.events[..self.event_count]
    }

    /// Find pairs and events. With `ALL`, all neighbouring words are pairs.
    /// Without a branch for each item, which would be hard to foresee.
    pub(super) fn index<const ALL: bool>(&mut self, table: &Table) {
        let filter = table.filter();
        let items = &mut self.items[..];
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
        let Some(first) = items.first() else {
            (self.pair_count, self.event_count) = (0, 0);
            return;
        };
        // Of the item before: its id, its bits, whether it is an event.
        let (mut id, mut bits) = (first.id, first.bits);
        let mut marked = u32::from(first.is(is::MARKED));
        for (at, item) in items.iter().enumerate().skip(1) {
            let perhaps = filter.get(id, item.id);
            let phrase = (perhaps >> 32) as u32 & 1;
            events[event_count] = (2 * (at as u32 - 1)) | phrase;
            event_count += (marked | phrase) as usize;
            marked = u32::from(item.is(is::MARKED));
            pairs[pair_count].at = at as u32;
            pair_count += if ALL {
                usize::from(bits & item.bits & is::WORD)
            } else {
                perhaps as usize & 1
            };
            (id, bits) = (item.id, item.bits);
        }
        events[event_count] = 2 * (items.len() as u32 - 1);
        self.event_count = event_count + marked as usize;

        if ALL {
            for pair in &pairs[..pair_count] {
                items[pair.at as usize].bits |= is::PAIR;
            }
        } else {
            let candidates = pair_count;
            pair_count = 0;
            for candidate in 0..candidates {
                let at = pairs[candidate].at;
                let [left, right] = [at - 1, at].map(|at| items[at as usize].id);
                let row = table.pair(left, right);
                pairs[pair_count] = Pair {
                    at,
                    row: row.unwrap_or(Row::EMPTY),
                };
                pair_count += usize::from(row.is_some());
                items[at as usize].bits |= u16::from(row.is_some()) * is::PAIR;
            }
        }
        self.pair_count = pair_count;
    }

    /// The last contrastive word that stands behind others.
    pub(super) fn contrast(&self) -> Option<usize> {
        if self.bits & is::CONTRAST == 0 {
            return None;
        }
        let last = self.items.iter().rposition(|item| item.is(is::CONTRAST));
        last.filter(|&at| at > 0)
    }

    /// Whether some words are in capitals and some are not.
    pub(super) fn mixed_case(&self) -> bool {
        let plain = |i: &Item| i.bits & (is::WORD | is::LONG | is::CAPITALS) == is::WORD | is::LONG;
        self.bits & is::CAPITALS != 0 && self.items.iter().any(plain)
    }
}
