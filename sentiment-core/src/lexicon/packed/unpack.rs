//! From the packed form back to the table.
//!
//! A page waits for this, and it runs once, before a browser has optimized it:
//! short loops over slices, no memory but the table's. What is not inlined is so
//! that a browser that sets out to optimize a loop gets no more than that.

use super::{from_differences, MAGIC, MOST_DROPPED};
use crate::lexicon::hash::{bucket_of, hash, hash_pair, hash_short, slot_of};
use crate::lexicon::sections::{PAIR, PHRASE, UNUSED, WORD};
use crate::lexicon::table::{let_pass, long_key, FILTER_POSITIONS, TEXT_PADDING};
use crate::lexicon::{Table, MAX_WORD};
use crate::Error;

impl Table {
    /// The table that was packed.
    ///
    /// # Errors
    /// If this is no packed table.
    pub(crate) fn unpack(packed: &[u8]) -> Result<Self, Error> {
        unpack(packed).ok_or_else(|| Error::new("not a packed lexicon of this version"))
    }
}

fn unpack(packed: &[u8]) -> Option<Table> {
    let mut input = Input(packed.strip_prefix(&MAGIC)?);
    let word_buckets = input.columns()?.rows();
    let phrase_buckets = input.columns()?.rows();
    let pair_buckets = input.columns()?.rows();
    let shifters = input.columns()?.rows();
    let params = input.columns()?.rows();
    let emotions = input.columns()?.rows();
    let [words, text, phrases, pairs, cells] = input.numbers()?;
    let mut filter = vec![0; cells];
    let (words, text, of_words) = unpack_words(&mut input, &word_buckets, words, text)?;
    let ids = Ids {
        of_words,
        first_node: words.len() as u32,
    };
    let phrases = unpack_phrases(&mut input, &phrase_buckets, phrases, &ids, &mut filter)?;
    let pairs = unpack_pairs(&mut input, &pair_buckets, pairs, &ids, &mut filter)?;
    Some(Table {
        word_buckets: word_buckets.into(),
        words: words.into(),
        text: text.into(),
        phrase_buckets: phrase_buckets.into(),
        phrases: phrases.into(),
        pair_buckets: pair_buckets.into(),
        pairs: pairs.into(),
        filter: filter.into_iter().map(u64::to_le_bytes).collect(),
        emotions: emotions.into(),
        shifters: shifters.into(),
        params: params.into(),
    })
}

/// Slots of words, text of the long ones, and the ids of the words in their order.
type Words = (Vec<[u8; WORD]>, Vec<u8>, Vec<u32>);

/// The first byte that stands in a word.
const FIRST: u8 = MOST_DROPPED + 1;

#[inline(never)]
fn unpack_words(
    input: &mut Input<'_>,
    buckets: &[[u8; 2]],
    slots: usize,
    text_length: usize,
) -> Option<Words> {
    let mut rest = input.bytes()?;
    let rows = input.columns::<8>()?;
    let mut records = vec![[0; WORD]; slots];
    let mut text = Vec::with_capacity(text_length + TEXT_PADDING);
    let mut ids = vec![0; rows.count()];
    // The word, padded with zeros; where the text of the last long one starts.
    let mut word = [0; MAX_WORD];
    let mut length = 0_usize;
    let mut start = 0;
    for rank in (0..rows.count()).rev() {
        let before = length;
        while let [dropped @ ..=MOST_DROPPED, behind @ ..] = rest {
            rest = behind;
            length = length.checked_sub(usize::from(*dropped))?;
            if *dropped < MOST_DROPPED {
                break;
            }
        }
        let same = length;
        while let [byte @ FIRST..=u8::MAX, behind @ ..] = rest {
            *word.get_mut(length)? = *byte;
            rest = behind;
            length += 1;
        }
        if length < before {
            word[length..before].fill(0);
        }
        let (first, second) = (number(&word[..8]), number(&word[8..16]));
        let h = if length <= 16 {
            hash_short(first, second)
        } else {
            hash(&word[..length])
        };
        let key = if length <= 8 {
            first.to_le_bytes()
        } else {
            if same < length {
                start = text.len() as u32;
                text.extend_from_slice(&word[..length]);
            }
            long_key(h, start, length)
        };
        let slot = slot(buckets, h, slots)?;
        let record = records.get_mut(slot)?;
        record[..8].copy_from_slice(&key);
        record[8..].copy_from_slice(&rows.entry(rank)?.to_le_bytes());
        ids[rank] = slot as u32;
    }
    text.extend([0; TEXT_PADDING]);
    Some((records, text, ids))
}

#[inline(never)]
fn unpack_phrases(
    input: &mut Input<'_>,
    buckets: &[[u8; 2]],
    slots: usize,
    ids: &Ids,
    filter: &mut [u64],
) -> Option<Vec<[u8; PHRASE]>> {
    let mut keys = input.keys(ids)?;
    let rows = input.columns::<8>()?;
    let mut records = vec![[UNUSED; PHRASE]; slots];
    for node in 0..rows.count() {
        let (left, word) = keys.next(node)?;
        if left < ids.first_node {
            let_pass(filter, left, word, FILTER_POSITIONS)?;
        }
        let slot = slot(buckets, hash_pair(left, word), slots)?;
        let record = records.get_mut(slot)?;
        let row = rows.entry(node)?;
        let number = ids.first_node + node as u32;
        record[..8].copy_from_slice(&with_keys(left, word, row).to_le_bytes());
        let behind = row >> 16 | u64::from(number) << 48;
        record[8..16].copy_from_slice(&behind.to_le_bytes());
        record[16] = (number >> 16) as u8;
    }
    Some(records)
}

#[inline(never)]
fn unpack_pairs(
    input: &mut Input<'_>,
    buckets: &[[u8; 2]],
    slots: usize,
    ids: &Ids,
    filter: &mut [u64],
) -> Option<Vec<[u8; PAIR]>> {
    let mut keys = input.keys(ids)?;
    let rows = input.columns::<6>()?;
    let mut records = vec![[UNUSED; PAIR]; slots];
    for pair in 0..rows.count() {
        let (left, right) = keys.next(pair)?;
        let_pass(filter, left, right, 0)?;
        let slot = slot(buckets, hash_pair(left, right), slots)?;
        let record = records.get_mut(slot)?;
        let row = rows.entry(pair)?;
        record[..8].copy_from_slice(&with_keys(left, right, row).to_le_bytes());
        record[8..].copy_from_slice(&((row >> 16) as u32).to_le_bytes());
    }
    Some(records)
}

/// The first eight bytes of a phrase's or a pair's record.
fn with_keys(left: u32, right: u32, row: u64) -> u64 {
    u64::from(left) | u64::from(right) << 24 | row << 48
}

fn slot(buckets: &[[u8; 2]], hash: u64, slots: usize) -> Option<usize> {
    let bucket = buckets.get(bucket_of(hash, buckets.len()));
    let displacement = u16::from_le_bytes(*bucket?);
    Some(slot_of(hash, displacement, slots))
}

fn number(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |b| u64::from_le_bytes(*b))
}

struct Ids {
    /// By rank.
    of_words: Vec<u32>,
    first_node: u32,
}

impl Ids {
    fn word(&self, rank: usize) -> Option<u32> {
        self.of_words.get(rank).copied()
    }
}

/// What is not yet read.
struct Input<'p>(&'p [u8]);

impl<'p> Input<'p> {
    fn take(&mut self, length: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    /// LEB128, of at most 28 bits.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = usize::from(self.byte()?);
            number |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn numbers<const N: usize>(&mut self) -> Option<[usize; N]> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = self.number()?;
        }
        Some(numbers)
    }

    fn bytes(&mut self) -> Option<&'p [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    fn columns<const N: usize>(&mut self) -> Option<Columns<'p, N>> {
        let count = self.number()?;
        let mut columns = [&[][..]; N];
        for column in &mut columns {
            *column = self.take(count)?;
        }
        Some(Columns(columns))
    }

    fn keys<'i>(&mut self, ids: &'i Ids) -> Option<Keys<'p, 'i>> {
        Some(Keys {
            ids,
            lefts: Input(self.bytes()?),
            rights: Input(self.bytes()?),
            last_word: 0,
            before: (u32::MAX, 0),
        })
    }
}

/// Rows by their columns, which are of one length.
struct Columns<'p, const N: usize>([&'p [u8]; N]);

impl<const N: usize> Columns<'_, N> {
    fn count(&self) -> usize {
        self.0[0].len()
    }

    /// The row of an entry, in a number.
    #[inline]
    fn entry(&self, row: usize) -> Option<u64> {
        let mut number = 0;
        for (at, column) in self.0.iter().enumerate() {
            number |= u64::from(*column.get(row)?) << (8 * at);
        }
        Some(from_differences(number))
    }

    #[inline(never)]
    fn rows(&self) -> Vec<[u8; N]> {
        let mut rows = vec![[0; N]; self.count()];
        for (at, column) in self.0.iter().enumerate() {
            for (row, &byte) in rows.iter_mut().zip(*column) {
                row[at] = byte;
            }
        }
        rows
    }
}

/// The pairs of ids that phrases and pairs begin with.
struct Keys<'p, 'i> {
    ids: &'i Ids,
    lefts: Input<'p>,
    rights: Input<'p>,
    /// Rank of the last left word.
    last_word: usize,
    /// Left id, rank of the right word.
    before: (u32, usize),
}

impl Keys<'_, '_> {
    /// Those of the next record, which is the `at`th.
    fn next(&mut self, at: usize) -> Option<(u32, u32)> {
        let step = self.lefts.number()?;
        let left = if step & 1 == 1 {
            let node = at.checked_sub(step >> 1)?;
            self.ids.first_node + node as u32
        } else {
            self.last_word += step >> 1;
            self.ids.word(self.last_word)?
        };
        let mut right = self.rights.number()?;
        if left == self.before.0 {
            right += self.before.1;
        }
        self.before = (left, right);
        Some((left, self.ids.word(right)?))
    }
}
