//! The compiled lexicon: look-ups in a flat slice, nothing parsed.

use std::borrow::Cow;

use super::hash::{bucket_of, hash, hash_pair, slot_of};
use super::{ShifterClass, MAX_WORD};
use crate::model::Params;
use crate::{Emotion, Error};

pub(super) const MAGIC: [u8; 4] = *b"SLEX";
pub(super) const VERSION: u32 = 1;
pub(super) const HEADER: usize = 16 + 4 * Section::COUNT;

/// Key offset (3), key length (1), row (7), flags (1).
pub(super) const WORD_RECORD: usize = 12;
/// Left id (3), right id (3), row (7), node id (3), flags (1).
pub(super) const PHRASE_RECORD: usize = 17;
/// Left id (3), right id (3), row (7).
pub(super) const PAIR_RECORD: usize = 13;

/// Bits of a word's or a phrase's record.
pub(crate) mod flag {
    /// The word is an entry itself, not only part of a phrase.
    pub const KNOWN: u8 = 1;
    /// A phrase starts with the word.
    pub const STARTS_PHRASE: u8 = 2;
    /// A pair starts with the word.
    pub const STARTS_PAIR: u8 = 4;
    /// A pair ends with the word.
    pub const ENDS_PAIR: u8 = 8;
    /// "but" and its like.
    pub const CONTRAST: u8 = 16;
    /// A longer phrase goes on from here.
    pub const CONTINUES: u8 = 1;
    /// A phrase ends here.
    pub const ENDS: u8 = 2;
}

/// The sections in file order, with the size of an element.
#[derive(Clone, Copy)]
pub(super) enum Section {
    WordBuckets,
    Words,
    Text,
    PhraseBuckets,
    Phrases,
    PairBuckets,
    Pairs,
    Emotions,
    Shifters,
    Params,
}

impl Section {
    pub(super) const COUNT: usize = 10;
    const SIZES: [usize; Self::COUNT] = [
        2,
        WORD_RECORD,
        1,
        2,
        PHRASE_RECORD,
        2,
        PAIR_RECORD,
        Emotion::COUNT,
        2,
        8,
    ];
}

/// A word that the table knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordRef {
    pub id: u32,
    pub flags: u8,
}

/// No word.
pub(crate) const NONE: WordRef = WordRef {
    id: u32::MAX,
    flags: 0,
};

/// An entry's weights, in steps of [`WEIGHT_STEPS`](super::compile::WEIGHT_STEPS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Row {
    pub valence: i8,
    pub subjectivity: i8,
    pub negated_valence: i8,
    pub negated_subjectivity: i8,
    pub emotions: u16,
    pub shifter: u8,
}

/// A shifter of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompiledShifter {
    pub class: ShifterClass,
    /// In steps of [`FACTOR_STEPS`](super::compile::FACTOR_STEPS).
    pub factor: i8,
}

/// See the [module](self).
#[derive(Clone)]
pub(crate) struct Table {
    data: Cow<'static, [u8]>,
    starts: [usize; Section::COUNT],
    counts: [usize; Section::COUNT],
}

impl Table {
    /// Reads the header only.
    pub fn new(data: Cow<'static, [u8]>) -> Result<Self, Error> {
        let broken =
            || Error::new("not a compiled lexicon of this version: run `cargo xtask codegen`");
        if data.len() < HEADER || data[..4] != MAGIC || data[4..8] != VERSION.to_le_bytes() {
            return Err(broken());
        }
        let mut starts = [0; Section::COUNT];
        let mut counts = [0; Section::COUNT];
        let mut at = HEADER;
        for section in 0..Section::COUNT {
            counts[section] = read_u32(&data, 16 + 4 * section) as usize;
            starts[section] = at;
            at += counts[section] * Section::SIZES[section];
        }
        if at != data.len() {
            return Err(broken());
        }
        Ok(Self {
            data,
            starts,
            counts,
        })
    }

    /// Size in bytes.
    pub fn size(&self) -> usize {
        self.data.len()
    }

    fn record<const N: usize>(&self, section: Section, index: usize) -> &[u8; N] {
        let at = self.starts[section as usize] + index * N;
        self.data[at..].first_chunk().unwrap_or(&[0; N])
    }

    fn slot(&self, buckets: Section, slots: Section, hash: u64) -> usize {
        let bucket = bucket_of(hash, self.counts[buckets as usize]);
        let displacement = u16::from_le_bytes(*self.record(buckets, bucket));
        slot_of(hash, displacement, self.counts[slots as usize])
    }

    /// The word with this normalized spelling, or [`NONE`].
    #[inline]
    pub fn word(&self, word: &[u8]) -> WordRef {
        if word.is_empty() || word.len() > MAX_WORD {
            return NONE;
        }
        let slot = self.slot(Section::WordBuckets, Section::Words, hash(word));
        let r: &[u8; WORD_RECORD] = self.record(Section::Words, slot);
        let start = self.starts[Section::Text as usize] + u24([r[0], r[1], r[2]]) as usize;
        if self.data.get(start..start + r[3] as usize) == Some(word) {
            WordRef {
                id: slot as u32,
                flags: r[WORD_RECORD - 1],
            }
        } else {
            NONE
        }
    }

    /// The weights of a word.
    #[inline]
    pub fn word_row(&self, word: WordRef) -> Row {
        let r: &[u8; WORD_RECORD] = self.record(Section::Words, word.id as usize);
        row([r[4], r[5], r[6], r[7], r[8], r[9], r[10]])
    }

    /// Spelling of a word.
    pub fn spelling(&self, id: u32) -> &str {
        let r: &[u8; WORD_RECORD] = self.record(Section::Words, id as usize);
        let start = self.starts[Section::Text as usize] + u24([r[0], r[1], r[2]]) as usize;
        std::str::from_utf8(&self.data[start..start + r[3] as usize]).unwrap_or("")
    }

    /// The phrase node that `word` leads to from `left`, a word's or a node's
    /// id: its id, its flags and its row.
    #[inline]
    pub fn phrase(&self, left: u32, word: u32) -> Option<(u32, u8, Row)> {
        let slot = self.slot(
            Section::PhraseBuckets,
            Section::Phrases,
            hash_pair(left, word),
        );
        let r: &[u8; PHRASE_RECORD] = self.record(Section::Phrases, slot);
        let found = u24([r[0], r[1], r[2]]) == left && u24([r[3], r[4], r[5]]) == word;
        found.then(|| {
            let weights = row([r[6], r[7], r[8], r[9], r[10], r[11], r[12]]);
            (u24([r[13], r[14], r[15]]), r[16], weights)
        })
    }

    /// The weights of a pair of neighbours.
    #[inline]
    pub fn pair(&self, left: u32, right: u32) -> Option<Row> {
        let slot = self.slot(Section::PairBuckets, Section::Pairs, hash_pair(left, right));
        let r: &[u8; PAIR_RECORD] = self.record(Section::Pairs, slot);
        let found = u24([r[0], r[1], r[2]]) == left && u24([r[3], r[4], r[5]]) == right;
        found.then(|| row([r[6], r[7], r[8], r[9], r[10], r[11], r[12]]))
    }

    /// All words, in the order of their ids.
    pub fn words(&self) -> impl Iterator<Item = WordRef> + '_ {
        (0..self.counts[Section::Words as usize]).filter_map(|slot| {
            let r: &[u8; WORD_RECORD] = self.record(Section::Words, slot);
            let flags = r[WORD_RECORD - 1];
            (r[3] > 0).then_some(WordRef {
                id: slot as u32,
                flags,
            })
        })
    }

    /// All pairs: left word, right word, weights.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32, Row)> + '_ {
        (0..self.counts[Section::Pairs as usize]).filter_map(|slot| {
            let r: &[u8; PAIR_RECORD] = self.record(Section::Pairs, slot);
            let (left, right) = (u24([r[0], r[1], r[2]]), u24([r[3], r[4], r[5]]));
            let used = *r != [0xff; PAIR_RECORD];
            used.then(|| {
                (
                    left,
                    right,
                    row([r[6], r[7], r[8], r[9], r[10], r[11], r[12]]),
                )
            })
        })
    }

    /// All phrases: their words, weights.
    pub fn phrases(&self) -> Vec<(Vec<u32>, Row)> {
        let mut nodes = std::collections::BTreeMap::new();
        for slot in 0..self.counts[Section::Phrases as usize] {
            let r: &[u8; PHRASE_RECORD] = self.record(Section::Phrases, slot);
            if *r == [0xff; PHRASE_RECORD] {
                continue;
            }
            let (left, word) = (u24([r[0], r[1], r[2]]), u24([r[3], r[4], r[5]]));
            if let Some((node, flags, row)) = self.phrase(left, word) {
                nodes.insert(node, (left, word, flags, row));
            }
        }
        let mut phrases = Vec::new();
        for &(left, word, flags, row) in nodes.values() {
            if flags & flag::ENDS == 0 {
                continue;
            }
            let mut path = vec![word];
            let mut left = left;
            while let Some(&(next, word, ..)) = nodes.get(&left) {
                path.push(word);
                left = next;
            }
            path.push(left);
            path.reverse();
            phrases.push((path, row));
        }
        phrases
    }

    /// Weights of an emotion row.
    #[inline]
    pub fn emotions(&self, row: u16) -> [i8; Emotion::COUNT] {
        self.record::<{ Emotion::COUNT }>(Section::Emotions, usize::from(row))
            .map(|b| b as i8)
    }

    /// A row's shifter.
    #[inline]
    pub fn shifter(&self, number: u8) -> Option<CompiledShifter> {
        let index = usize::from(number.checked_sub(1)?);
        let [class, factor] = *self.record::<2>(Section::Shifters, index);
        Some(CompiledShifter {
            class: ShifterClass::from_code(class)?,
            factor: factor as i8,
        })
    }

    /// The model's constants.
    pub fn params(&self) -> Params {
        let count = self.counts[Section::Params as usize];
        let values: Vec<f64> = (0..count)
            .map(|i| f64::from_le_bytes(*self.record(Section::Params, i)))
            .collect();
        Params::from_slice(&values)
    }
}

fn row(r: [u8; 7]) -> Row {
    Row {
        valence: r[0] as i8,
        subjectivity: r[1] as i8,
        negated_valence: r[2] as i8,
        negated_subjectivity: r[3] as i8,
        emotions: u16::from_le_bytes([r[4], r[5]]),
        shifter: r[6],
    }
}

#[inline]
fn u24(b: [u8; 3]) -> u32 {
    u32::from_le_bytes([b[0], b[1], b[2], 0])
}

fn read_u32(data: &[u8], at: usize) -> u32 {
    data[at..]
        .first_chunk()
        .map_or(0, |b| u32::from_le_bytes(*b))
}
