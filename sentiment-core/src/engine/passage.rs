//! What the rules see of a text: items, sentence by sentence, and which of them
//! matter.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::item::{is, split_counts, Item};
use super::replies::{Reply, LONGEST_ASKED};
use crate::lexicon::{Row, Table};
use crate::scratch::size_of_vec;
use crate::Span;

/// Two neighbours that have an entry as a pair.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    /// Position of the second.
    pub at: u32,
    pub row: Row,
}

/// Positions, and room for more: each is written before it is known whether it
/// counts, as a branch for each would be hard to foresee.
#[derive(Debug, Default)]
struct Positions {
    list: Vec<u32>,
    count: usize,
}

impl Positions {
    /// No positions, and room for so many.
    fn reset(&mut self, room: usize) -> &mut [u32] {
        self.count = 0;
        if self.list.len() < room {
            grow(&mut self.list, room, 0);
        }
        &mut self.list[..room]
    }

    fn as_slice(&self) -> &[u32] {
        &self.list[..self.count]
    }
}

/// Items of a text: some whole sentences, and the beginning of one.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    /// The items, and room for more.
    pub items: Vec<Item>,
    pub count: usize,
    /// Where in the text; kept by [`Reader`](super::reader::Reader) only.
    pub spans: Vec<Span>,
    /// Of the whole sentences: neighbours that are pairs, and room for more.
    pairs: Vec<Pair>,
    pair_count: usize,
    /// Second words of what may be pairs.
    seconds: Positions,
    /// What has bits of [`is::MARKED`] or [`is::END`], or may begin a phrase: twice the
    /// position, with the lowest bit for a phrase.
    events: Positions,
    /// The sentence that the rules look at.
    pub sentence: Sentence,
    /// What the sentence behind it says of it.
    pub reply: Option<Reply>,
    /// It denies the one before it, and says nothing else.
    pub replies: bool,
    /// See [`marks`](super::marks).
    pub marks: Vec<super::marks::Mark>,
    /// The shifters that were among them when they were found; none is added later but marks of irony.
    pub classes: super::marks::Classes,
    /// Room for marks that [`trends`](super::trends) and [`reversers`](super::reversers) add.
    pub added: Vec<super::marks::Mark>,
    /// Where another side of the matter begins: "but", what follows "although it is slow". In the order
    /// in which it was found.
    sides: Vec<u32>,
    /// The rises and falls that were read, in the order of the text.
    pub trends: Vec<super::trends::Trend>,
    /// Valence of the terms that rules touched, by their last items, and room for more.
    touched: Vec<i64>,
}

/// A sentence of a [`Passage`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub start: usize,
    pub end: usize,
    /// The event that is looked at next.
    event: usize,
    /// Whether that one is not of the sentence.
    over: bool,
}

impl Passage {
    /// Bytes on the heap.
    pub fn size(&self) -> usize {
        let positions = [&self.seconds.list, &self.events.list, &self.sides].map(size_of_vec);
        let marks = [&self.marks, &self.added].map(size_of_vec);
        let others = [
            size_of_vec(&self.items),
            size_of_vec(&self.spans),
            size_of_vec(&self.pairs),
            size_of_vec(&self.touched),
            size_of_vec(&self.trends),
        ];
        let all = [&positions[..], &marks, &others];
        all.into_iter().flatten().sum()
    }

    pub fn clear(&mut self) {
        self.count = 0;
        self.spans.clear();
        self.reply = None;
    }

    /// Append an item that [`Reader`](super::reader::Reader) read.
    pub fn push(&mut self, span: Span, item: Item) {
        self.spans.push(span);
        self.add(item);
    }

    /// Append an item.
    #[inline]
    pub fn add(&mut self, item: Item) {
        self.reserve(1);
        self.items[self.count] = item;
        self.count += 1;
    }

    /// Room for so many items more.
    #[inline]
    pub fn reserve(&mut self, more: usize) {
        if self.items.len() < self.count + more {
            grow(&mut self.items, (self.count + more).max(128), Item::NONE);
        }
    }

    /// Forget the first items.
    pub fn drop_first(&mut self, items: usize) {
        if items < self.count {
            self.items.copy_within(items..self.count, 0);
        }
        self.count -= items;
        if !self.spans.is_empty() {
            self.spans.drain(..items.min(self.spans.len()));
        }
    }

    /// Where whole sentences end: all of them, or all but the last one, if what is behind it
    /// may be a reply to it.
    pub fn whole(&self) -> usize {
        let end = |items: &[Item]| {
            let last = items.iter().rposition(|item| item.is(is::END));
            last.map_or(0, |last| last + 1)
        };
        let all = end(&self.items[..self.count]);
        let last = end(&self.items[..all.saturating_sub(1)]);
        if last > 0 && all - last <= LONGEST_ASKED {
            last
        } else {
            all
        }
    }

    /// Find pairs, and what the rules look at in the first items. With
    /// `ALL`, all neighbouring words are pairs.
    pub fn link<const ALL: bool>(&mut self, items: usize, table: &Table) {
        let filter = table.filter();
        let seconds = self.seconds.reset(items);
        let events = self.events.reset(items);
        let (mut second_count, mut event_count) = (0, 0);
        let is_event = |item: &Item| u32::from(item.is(is::MARKED | is::END));
        if let Some((first, others)) = self.items[..items].split_first() {
            // One step behind: whether an item begins a phrase is said by the next.
            let mut left = *first;
            let mut at = 0;
            for item in others {
                let perhaps = filter.get(left.id(), item.id());
                let phrase = (perhaps >> 32) as u32 & 1;
                events[event_count] = (2 * at) | phrase;
                event_count += (is_event(&left) | phrase) as usize;
                at += 1;
                seconds[second_count] = at;
                second_count += if ALL { 1 } else { perhaps as usize & 1 };
                left = *item;
            }
            events[event_count] = 2 * at;
            event_count += is_event(&left) as usize;
        }
        self.seconds.count = second_count;
        self.events.count = event_count;
        if self.touched.len() < items {
            grow(&mut self.touched, items, 0);
        }
        self.touched[..items].fill(0);
        self.find_pairs::<ALL>(table);
        self.sentence = Sentence::default();
        self.sides.clear();
        self.trends.clear();
    }

    /// Keep those of `seconds` that are.
    fn find_pairs<const ALL: bool>(&mut self, table: &Table) {
        let seconds = self.seconds.as_slice();
        if self.pairs.len() < seconds.len() {
            let empty = Pair {
                at: 0,
                row: Row::EMPTY,
            };
            grow(&mut self.pairs, seconds.len(), empty);
        }
        let mut count = 0;
        for &at in seconds {
            let [left, right] = neighbours(&self.items, at);
            let (is_pair, row) = if ALL {
                let words = left.bits() & right.bits() & is::WORD != 0;
                (words, Row::EMPTY)
            } else {
                table.pair(left.id(), right.id())
            };
            let is_pair = is_pair & !left.is(is::END);
            self.pairs[count] = Pair { at, row };
            count += usize::from(is_pair);
            self.items[at as usize] = right.with(u32::from(is_pair) * is::PAIR);
        }
        self.pair_count = count;
    }

    /// The pairs of the whole sentences.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs[..self.pair_count]
    }

    /// The pair whose second word stands at a position.
    #[inline]
    pub fn pair(&self, at: usize) -> Option<Pair> {
        Some(self.pairs[self.find_pair(at)?])
    }

    /// Where it is among the pairs.
    #[inline]
    fn find_pair(&self, at: usize) -> Option<usize> {
        let there = self.items[at].is(is::PAIR);
        there.then(|| self.pairs().partition_point(|pair| (pair.at as usize) < at))
    }

    /// Take the weights away of the pair whose second word stands at a position,
    /// if there is one.
    pub fn take_pair(&mut self, at: usize) -> Row {
        let found = self.find_pair(at);
        found.map_or(Row::EMPTY, |pair| std::mem::take(&mut self.pairs[pair].row))
    }

    /// The item at a position is no pair with the one before it.
    pub fn part(&mut self, at: usize) {
        self.take_pair(at);
        self.items[at] = self.items[at].without(is::PAIR);
    }

    /// Another side of the matter begins at a position.
    pub fn begin_side(&mut self, at: usize) {
        self.sides.push(at as u32);
    }

    /// Note the valence of a term that a rule touched and that ends at a position.
    #[inline]
    pub fn touch(&mut self, at: usize, valence: i64) {
        self.touched[at] += valence;
    }

    /// Some items, and what rules touched of each.
    #[inline]
    pub fn touch_all(&mut self, at: Range<usize>) -> impl Iterator<Item = (&mut Item, &mut i64)> {
        self.items[at.clone()].iter_mut().zip(&mut self.touched[at])
    }

    /// The first items, what rules touched of each, and the pairs.
    #[inline]
    pub fn parts(&mut self, items: usize) -> (&[Item], &mut [i64], &[Pair]) {
        let pairs = &self.pairs[..self.pair_count];
        (&self.items[..items], &mut self.touched[..items], pairs)
    }

    /// Hand the valence of each clause of the first items, whole sentences, to `each`, and 0
    /// where none ends. What rules touched has become the sums up to each item. Gives what
    /// exclamation marks add by themselves.
    #[inline]
    pub fn clauses(&mut self, items: usize, mut each: impl FnMut(i64)) -> i64 {
        self.sides.sort_unstable();
        let sums = &self.touched[..items];
        let Some(last) = sums.last() else {
            return 0;
        };
        let mut exclaimed = 0;
        let mut before = 0;
        let mut end = |ends: bool, sum: i64| {
            let clause = (sum - before) * i64::from(ends);
            each(clause);
            before += clause;
        };
        let before_side = |side: usize| side.checked_sub(1).map_or(0, |at| sums[at]);
        let mut sides = self.sides.iter().map(|&side| side as usize).peekable();
        for event in self.events.as_slice() {
            let at = *event as usize / 2;
            while let Some(side) = sides.next_if(|&side| side <= at) {
                end(true, before_side(side));
            }
            let item = &self.items[at];
            if item.is(is::EXCLAIMS) {
                exclaimed += i64::from(exclaims(item)) * (sums[at] - before_side(at)).max(0);
            }
            end(item.is(is::CLAUSE | is::END), sums[at]);
        }
        sides.for_each(|side| end(true, before_side(side)));
        end(true, *last);
        exclaimed
    }

    /// Whether an item is exclamation marks, which are no part of a longer term.
    pub fn exclaims(&self, at: usize) -> bool {
        exclaims(&self.items[at])
    }

    /// Go on to the next sentence among the first items, if there is one. Where it ends
    /// is known when its events are.
    pub fn next_sentence(&mut self, items: usize) -> bool {
        let Sentence { end, event, .. } = self.sentence;
        self.sentence = Sentence {
            start: end,
            end: items,
            event,
            over: false,
        };
        end < items
    }

    /// The next event of the sentence: twice the position, with the lowest bit where a
    /// phrase may begin. The last one ends it.
    #[inline]
    pub fn next_event(&mut self) -> Option<u32> {
        if self.sentence.over {
            return None;
        }
        let event = *self.later_events().first()?;
        self.sentence.event += 1;
        let at = event as usize / 2;
        let ends = self.items[at].is(is::END);
        self.sentence.end = select_unpredictable(ends, at + 1, self.sentence.end);
        self.sentence.over = ends | !self.has_events();
        Some(event)
    }

    /// Whether there is an event that was not looked at.
    pub fn has_events(&self) -> bool {
        self.sentence.event < self.events.count
    }

    /// Those.
    #[inline]
    pub fn later_events(&self) -> &[u32] {
        &self.events.as_slice()[self.sentence.event..]
    }

    /// Where the next emoji of the sentence stands; nowhere without one.
    pub fn next_symbol(&self, from: usize) -> usize {
        let mut next = self.items[from..self.sentence.end].iter();
        let symbol = next.position(|item| item.is(is::SYMBOL));
        symbol.map_or(usize::MAX, |symbol| from + symbol)
    }

    /// How many items of the sentence count for coverage, and how many of them the
    /// table knows.
    pub fn words(&self) -> (usize, usize) {
        split_counts(self.sentence().iter().map(Item::counts).sum())
    }

    /// The items of the sentence.
    fn sentence(&self) -> &[Item] {
        &self.items[self.sentence.start..self.sentence.end]
    }

    /// Whether some words of the sentence are not in capitals.
    pub fn has_small_words(&self) -> bool {
        let plain =
            |i: &Item| i.bits() & (is::WORD | is::LONG | is::CAPITALS) == is::WORD | is::LONG;
        self.sentence().iter().any(plain)
    }
}

#[inline]
fn exclaims(item: &Item) -> bool {
    item.bits() & (is::EXCLAIMS | is::PAIR) == is::EXCLAIMS
}

/// Make room for so many, or a few more. Apart, as what is kept from text to text has it already.
#[cold]
#[inline(never)]
fn grow<T: Copy>(list: &mut Vec<T>, room: usize, empty: T) {
    list.resize(room.next_power_of_two(), empty);
}

/// The item before a position and the one there.
#[inline]
fn neighbours(items: &[Item], at: u32) -> [Item; 2] {
    let before = &items[(at as usize).wrapping_sub(1)..];
    before.first_chunk().copied().unwrap_or([Item::NONE; 2])
}
