//! The compiled lexicon: look-ups in flat arrays, nothing parsed.

use std::borrow::Cow;
use std::hint::select_unpredictable;

use super::hash::{bucket_of, chunk, hash, hash_pair, hash_short, slot_of, SEED};
use super::row::{flag, Row};
use super::sections::{Section, Sections, PAIR, PHRASE, UNUSED, WORD};
use super::{Entry, ShifterClass, TermKind, MAX_WORD};
use crate::model::Params;
use crate::{Emotion, Error};

/// Zeros behind the text, so that 16 bytes can be read anywhere.
pub(super) const TEXT_PADDING: usize = 16;

/// A word that the table knows, with its weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub id: u32,
    pub row: Row,
}

impl Found {
    /// This if nothing differs, else nothing; without a branch.
    #[inline]
    fn if_same(differs: u64, id: u32, row: Row) -> Self {
        let same = differs == 0;
        Self {
            id: select_unpredictable(same, id, NONE.id),
            row: Row(select_unpredictable(same, row.0, NONE.row.0)),
        }
    }
}

/// No word.
pub(crate) const NONE: Found = Found {
    id: u32::MAX,
    row: Row::EMPTY,
};

/// A shifter of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompiledShifter {
    pub class: ShifterClass,
    /// In steps of [`FACTOR_STEPS`](super::compile::FACTOR_STEPS).
    pub factor: i8,
}

/// An array of the file, in place or of its own.
type Array<const N: usize> = Cow<'static, [[u8; N]]>;

/// See the [module](self).
#[derive(Clone)]
#[cfg_attr(test, derive(PartialEq))]
pub(crate) struct Table {
    pub(super) word_buckets: Array<2>,
    pub(super) words: Array<WORD>,
    pub(super) text: Cow<'static, [u8]>,
    pub(super) phrase_buckets: Array<2>,
    pub(super) phrases: Array<PHRASE>,
    pub(super) pair_buckets: Array<2>,
    pub(super) pairs: Array<PAIR>,
    pub(super) filter: Array<8>,
    pub(super) emotions: Array<{ Emotion::COUNT }>,
    pub(super) shifters: Array<2>,
    pub(super) params: Array<8>,
}

impl Table {
    /// Read the header of a compiled table.
    pub fn new(data: Cow<'static, [u8]>) -> Result<Self, Error> {
        match data {
            Cow::Borrowed(data) => {
                let sections = Sections::split(data)?;
                let get = |section| Cow::Borrowed(sections.get(section));
                Ok(Self::of(get, sections.width))
            }
            Cow::Owned(data) => {
                let sections = Sections::split(&data)?;
                let get = |section| Cow::Owned(sections.get(section).to_vec());
                Ok(Self::of(get, sections.width))
            }
        }
    }

    /// A table of its own of these parts.
    pub(super) fn from_sections(mut sections: Sections<Vec<u8>>) -> Self {
        let width = sections.width;
        let get = |section| Cow::Owned(std::mem::take(sections.get_mut(section)));
        Self::of(get, width)
    }

    /// Of sections and the weights per emotion row.
    fn of(mut get: impl FnMut(Section) -> Cow<'static, [u8]>, width: usize) -> Self {
        Self {
            word_buckets: array(get(Section::WordBuckets)),
            words: array(get(Section::Words)),
            text: get(Section::Text),
            phrase_buckets: array(get(Section::PhraseBuckets)),
            phrases: array(get(Section::Phrases)),
            pair_buckets: array(get(Section::PairBuckets)),
            pairs: array(get(Section::Pairs)),
            filter: array(get(Section::Filter)),
            emotions: if width == Emotion::COUNT {
                array(get(Section::Emotions))
            } else {
                // Plutchik's stand first.
                let rows = get(Section::Emotions);
                let rows = rows.chunks_exact(width);
                rows.filter_map(|row| row.first_chunk().copied()).collect()
            },
            shifters: array(get(Section::Shifters)),
            params: array(get(Section::Params)),
        }
    }

    /// Size in bytes.
    pub fn size(&self) -> usize {
        let arrays = [
            size_of_val(&*self.word_buckets),
            size_of_val(&*self.words),
            size_of_val(&*self.text),
            size_of_val(&*self.phrase_buckets),
            size_of_val(&*self.phrases),
            size_of_val(&*self.pair_buckets),
            size_of_val(&*self.pairs),
            size_of_val(&*self.filter),
            size_of_val(&*self.emotions),
            size_of_val(&*self.shifters),
            size_of_val(&*self.params),
        ];
        arrays.iter().sum()
    }

    /// For looking words up.
    #[inline]
    pub fn dictionary(&self) -> Dictionary<'_> {
        Dictionary {
            buckets: &self.word_buckets,
            words: &self.words,
            text: &self.text,
        }
    }

    /// The word with this normalized spelling, or [`NONE`].
    pub fn word(&self, word: &[u8]) -> Found {
        self.dictionary().word(word)
    }

    /// The row of the entry's term, of the same kind.
    pub fn row_of(&self, entry: &Entry) -> Option<Row> {
        if entry.kind == TermKind::Word {
            let row = self.word(entry.term.as_bytes()).row;
            return row.has(flag::KNOWN).then_some(row);
        }
        let mut words = entry.term.split(' ').map(|word| self.word(word.as_bytes()));
        let first = words.next().filter(|first| *first != NONE)?;
        if entry.kind == TermKind::Pair {
            let (is_there, row) = self.pair(first.id, words.next()?.id);
            return is_there.then_some(row);
        }
        let (_, row) = words.try_fold((first.id, Row::EMPTY), |(left, _), word| {
            self.phrase(left, word.id)
        })?;
        row.has(flag::ENDS).then_some(row)
    }

    /// Spelling of a word.
    pub fn spelling(&self, id: u32) -> &str {
        std::str::from_utf8(self.spelling_bytes(id)).unwrap_or("")
    }

    /// The same, not checked to be UTF-8.
    pub fn spelling_bytes(&self, id: u32) -> &[u8] {
        let record = &self.words[id as usize];
        if record[7] == LONG {
            let start = u24(&record[3..]) as usize;
            &self.text[start..start + usize::from(record[6])]
        } else {
            let length = 8 - number(record).leading_zeros() as usize / 8;
            &record[..length]
        }
    }

    /// A word of up to eight bytes as a little-endian number, padded with zeros; of a longer one a number that
    /// no such word has.
    pub fn short(&self, id: u32) -> u64 {
        number(&self.words[id as usize])
    }

    /// The same of a word of up to 16 bytes; 0 of a longer one.
    pub fn spelled(&self, id: u32) -> u128 {
        let key = self.short(id);
        if key >> 56 != u64::from(LONG) {
            return key.into();
        }
        let (start, length) = (parts_of_key(key).0, (key >> 48) as u8);
        match self.text[start..].first_chunk() {
            Some(text) if length <= 16 => {
                u128::from_le_bytes(*text) & u128::MAX >> (128 - 8 * u32::from(length))
            }
            _ => 0,
        }
    }

    /// All words, in the order of their ids.
    pub fn words(&self) -> impl Iterator<Item = Found> + '_ {
        let words = self.words.iter().enumerate();
        let present = words.filter(|(_, record)| row(record).has(flag::PRESENT));
        present.map(|(id, record)| Found {
            id: id as u32,
            row: row(record),
        })
    }

    /// Tells most pairs of words without an entry.
    #[inline]
    pub fn filter(&self) -> Filter<'_> {
        Filter(&self.filter)
    }

    /// The phrase node that `word` leads to from `left`, a word's or a node's
    /// id: its id and its row.
    #[inline]
    pub fn phrase(&self, left: u32, word: u32) -> Option<(u32, Row)> {
        let h = hash_pair(left, word);
        let r = &self.phrases[slot(&self.phrase_buckets, self.phrases.len(), h)];
        is_of(r, left, word).then(|| phrase_value(r))
    }

    /// All nodes of phrases: left id, word, weights; the first one's id is the
    /// number of slots for words, and so on.
    pub(super) fn nodes(&self) -> Vec<(u32, u32, Row)> {
        let used = self.phrases.iter().filter(|r| **r != [UNUSED; PHRASE]);
        let mut nodes = vec![(0, 0, Row::EMPTY); used.clone().count()];
        for record in used {
            let ((node, row), (left, word)) = (phrase_value(record), keys(record));
            nodes[node as usize - self.words.len()] = (left, word, row);
        }
        nodes
    }

    /// All phrases: their words, weights.
    pub fn phrases(&self) -> Vec<(Vec<u32>, Row)> {
        let nodes = self.nodes();
        let mut phrases = Vec::new();
        for &(left, word, row) in nodes.iter().filter(|(_, _, row)| row.has(flag::ENDS)) {
            let mut path = vec![word];
            let mut left = left;
            while let Some(node) = (left as usize).checked_sub(self.words.len()) {
                path.push(nodes[node].1);
                left = nodes[node].0;
            }
            path.push(left);
            path.reverse();
            phrases.push((path, row));
        }
        phrases
    }

    /// Whether two neighbours are a pair, and its weights; without a branch.
    #[inline]
    pub fn pair(&self, left: u32, right: u32) -> (bool, Row) {
        let h = hash_pair(left, right);
        let r = &self.pairs[slot(&self.pair_buckets, self.pairs.len(), h)];
        (is_of(r, left, right), pair_row(r))
    }

    /// All pairs: left word, right word, weights.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32, Row)> + '_ {
        let used = self.pairs.iter().filter(|r| **r != [UNUSED; PAIR]);
        used.map(|r| (keys(r).0, keys(r).1, pair_row(r)))
    }

    /// Emotion rows, by [`Row::emotions`].
    #[inline]
    pub fn emotion_rows(&self) -> &[[u8; Emotion::COUNT]] {
        &self.emotions
    }

    /// Weights of an emotion row.
    pub fn emotions(&self, row: Row) -> [i8; Emotion::COUNT] {
        self.emotions[row.emotions()].map(|b| b as i8)
    }

    /// A row's shifter; without a branch for whether it has one.
    #[inline]
    pub fn shifter(&self, row: Row) -> Option<CompiledShifter> {
        let number = usize::from(row.shifter());
        let [class, factor] = *self.shifters.get(number.saturating_sub(1))?;
        let class = select_unpredictable(number == 0, ShifterClass::NO_CODE, class);
        Some(CompiledShifter {
            class: ShifterClass::from_code(class)?,
            factor: factor as i8,
        })
    }

    /// The model's constants.
    pub fn params(&self) -> Params {
        let values: Vec<f64> = self.params.iter().map(|p| f64::from_le_bytes(*p)).collect();
        Params::from_slice(&values)
    }
}

/// Marks the key of a word of more than eight bytes: no UTF-8 holds it.
const LONG: u8 = 0xff;

/// The key of a word of more than eight bytes: some bits of its hash, where its
/// text starts, its length, [`LONG`].
pub(super) fn long_key(hash: u64, start: u32, length: usize) -> [u8; 8] {
    (long_tag(hash, length) | u64::from(start) << 24).to_le_bytes()
}

/// The same without the start.
#[inline]
fn long_tag(hash: u64, length: usize) -> u64 {
    u64::from(LONG) << 56 | (length as u64) << 48 | (hash & 0xff_ffff)
}

/// Where the text of a word of more than eight bytes starts, and its [`long_tag`].
#[inline]
fn parts_of_key(key: u64) -> (usize, u64) {
    let start = key & 0xff_ffff << 24;
    ((start >> 24) as usize, key ^ start)
}

/// A table's words.
#[derive(Clone, Copy)]
pub(crate) struct Dictionary<'t> {
    buckets: &'t [[u8; 2]],
    words: &'t [[u8; WORD]],
    text: &'t [u8],
}

impl Dictionary<'_> {
    /// The word with this normalized spelling, or [`NONE`].
    pub fn word(self, word: &[u8]) -> Found {
        match word.len() {
            1..=16 => {
                let (first, second) = word.split_at(word.len().min(8));
                self.up_to_16(chunk(first), chunk(second), word.len())
            }
            17..=MAX_WORD => {
                let hash = hash(word);
                let (id, record) = self.record(hash);
                let (start, tag) = parts_of_key(number(record));
                if tag == long_tag(hash, word.len()) && self.text[start..].starts_with(word) {
                    let row = row(record);
                    return Found { id, row };
                }
                NONE
            }
            _ => NONE,
        }
    }

    /// A word of one to 16 bytes, as two little-endian numbers; without a branch for
    /// whether it is known.
    #[inline(always)]
    pub fn up_to_16(self, first: u64, second: u64, length: usize) -> Found {
        if length <= 8 {
            self.up_to_8(first)
        } else {
            self.nine_to_16(first, second, length)
        }
    }

    /// A word of one to eight bytes, the same.
    #[inline(always)]
    pub fn up_to_8(self, word: u64) -> Found {
        let (id, record) = self.record(hash_short(word, 0));
        Found::if_same(number(record) ^ word, id, row(record))
    }

    /// A word of nine to 16 bytes, the same.
    #[inline]
    pub fn nine_to_16(self, first: u64, second: u64, length: usize) -> Found {
        let hash = hash_short(first, second);
        let (id, record) = self.record(hash);
        let (start, tag) = parts_of_key(number(record));
        let differs = tag ^ long_tag(hash, length);
        // Some text is compared anyway: a branch would be foreseen badly, and known late.
        let start = select_unpredictable(differs == 0, start, 0);
        let text = self.text[start..].first_chunk();
        let text = u128::from_le_bytes(*text.unwrap_or(&[0; 16]));
        let word = u128::from(second) << 64 | u128::from(first);
        let difference = (text ^ word) << (128 - 8 * length);
        let differs = differs | (difference >> 64) as u64 | difference as u64;
        Found::if_same(differs, id, row(record))
    }

    #[inline]
    fn record(&self, hash: u64) -> (u32, &[u8; WORD]) {
        let slot = slot(self.buckets, self.words.len(), hash);
        (slot as u32, &self.words[slot])
    }
}

/// A bit per pair of words that may have an entry as a pair, and one for those
/// that may begin a phrase.
#[derive(Clone, Copy)]
pub(crate) struct Filter<'t>(pub(super) &'t [[u8; 8]]);

impl Filter<'_> {
    /// Bit 0: perhaps a pair; bit 32: perhaps the beginning of a phrase. The
    /// other bits say nothing.
    #[inline]
    pub fn get(self, left: u32, right: u32) -> u64 {
        let (cell, [first, second]) = filter_positions(self.0.len(), left, right);
        let bits = u64::from_le_bytes(self.0[cell]);
        bits >> first & bits >> second
    }
}

/// The cell of a pair of words and its two bits there (Bloom 1970). `cells` is a power of two.
#[inline]
fn filter_positions(cells: usize, left: u32, right: u32) -> (usize, [u32; 2]) {
    let h = (u64::from(left) << 32 | u64::from(right)).wrapping_mul(SEED) >> 32;
    let cell = (h as usize / FILTER_POSITIONS) & cells.wrapping_sub(1);
    let position = |h: u64| h as u32 % FILTER_POSITIONS as u32;
    (cell, [position(h), position(h >> 27)])
}

/// Let a [`Filter`] of these cells pass a pair of words, of the kind whose bits begin at `offset`; None
/// without a cell.
pub(super) fn let_pass(cells: &mut [u64], left: u32, right: u32, offset: usize) -> Option<()> {
    let (cell, positions) = filter_positions(cells.len(), left, right);
    let cell = cells.get_mut(cell)?;
    for position in positions {
        *cell |= 1 << (offset as u32 + position);
    }
    Some(())
}

/// Bits per cell and kind.
pub(super) const FILTER_POSITIONS: usize = 32;

/// An array of its bytes, in place where they stay for ever.
fn array<const N: usize>(bytes: Cow<'static, [u8]>) -> Array<N> {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.as_chunks().0),
        Cow::Owned(bytes) => Cow::Owned(bytes.as_chunks().0.to_vec()),
    }
}

#[inline]
fn slot(buckets: &[[u8; 2]], slots: usize, hash: u64) -> usize {
    let displacement = u16::from_le_bytes(buckets[bucket_of(hash, buckets.len())]);
    slot_of(hash, displacement, slots)
}

#[inline]
fn number(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |b| u64::from_le_bytes(*b))
}

#[inline]
fn row(record: &[u8; WORD]) -> Row {
    Row(number(&record[8..]))
}

#[inline]
fn phrase_value(r: &[u8; PHRASE]) -> (u32, Row) {
    (u24(&r[14..]), Row(number(&r[6..14])))
}

#[inline]
fn pair_row(r: &[u8; PAIR]) -> Row {
    // The two bytes before are the last of the keys.
    Row(number(&r[4..]) >> 16)
}

/// Whether a pair's or a phrase's record is that of two ids.
#[inline]
fn is_of(r: &[u8], left: u32, right: u32) -> bool {
    // At once, as a branch for each would be hard to foresee.
    number(r) & 0xffff_ffff_ffff == u64::from(left) | u64::from(right) << 24
}

/// The two ids that a pair's or a phrase's record starts with.
#[inline]
fn keys(r: &[u8]) -> (u32, u32) {
    (u24(r), u24(&r[3..]))
}

#[inline]
fn u24(b: &[u8]) -> u32 {
    u32::from_le_bytes([b[0], b[1], b[2], 0])
}
