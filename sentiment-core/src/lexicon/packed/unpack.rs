//! From the packed form back to the table.

use super::{from_differences, KEPT, MAGIC};
use crate::lexicon::compile::{filter, texts};
use crate::lexicon::hash::{bucket_of, chunk, hash, hash_pair, slot_of};
use crate::lexicon::sections::{Section, Sections, PAIR, PHRASE, UNUSED, WORD};
use crate::lexicon::table::long_key;
use crate::Error;

/// The parts of the table that was packed, byte by byte.
pub(super) fn unpack(packed: &[u8]) -> Result<Sections<Vec<u8>>, Error> {
    let rest = packed.strip_prefix(&MAGIC).ok_or_else(broken)?;
    let mut input = Unpacker(rest);
    let mut sections = Sections::<Vec<u8>> {
        width: input.number()?,
        ..Sections::default()
    };
    for section in KEPT {
        *sections.get_mut(section) = input.columns()?.concat_rows();
    }
    let slots = [input.number()?, input.number()?, input.number()?];
    let [shared, lengths, rest] = [input.bytes()?, input.bytes()?, input.bytes()?];
    let (spellings, ends) = words(shared, lengths, rest)?;
    let starts = std::iter::once(&0).chain(&ends);
    let words: Vec<&str> = starts
        .zip(&ends)
        .map(|(&start, &end)| spellings.get(start..end).ok_or_else(broken))
        .collect::<Result<_, _>>()?;
    let rows = input.columns()?;

    let (text, starts) = texts(words.iter().copied())?;
    let mut ids = Vec::with_capacity(words.len());
    let mut records = vec![0; slots[0] * WORD];
    for (rank, word) in words.iter().enumerate() {
        let h = hash(word.as_bytes());
        let key = match starts[rank] {
            None => chunk(word.as_bytes()).to_le_bytes(),
            Some(start) => long_key(h, start, word.len()),
        };
        let slot = sections.slot(Section::WordBuckets, h, slots[0])?;
        let record = records.get_mut(slot * WORD..).ok_or_else(broken)?;
        record[..8].copy_from_slice(&key);
        rows.entry(rank, &mut record[8..WORD])?;
        ids.push(slot as u32);
    }
    *sections.get_mut(Section::Words) = records;
    *sections.get_mut(Section::Text) = text;

    let first_node = slots[0] as u32;
    let id = |rank: u32| match (rank as usize).checked_sub(ids.len()) {
        None => ids[rank as usize],
        Some(node) => first_node + node as u32,
    };
    let keys = |input: &mut Unpacker| -> Result<Vec<(u32, u32)>, Error> {
        let keys = input.keys()?;
        Ok(keys.into_iter().map(|(l, r)| (id(l), id(r))).collect())
    };
    let nodes = keys(&mut input)?;
    let rows = input.columns()?;
    let mut records = vec![UNUSED; slots[1] * PHRASE];
    for (node, &(left, word)) in nodes.iter().enumerate() {
        let h = hash_pair(left, word);
        let slot = sections.slot(Section::PhraseBuckets, h, slots[1])?;
        let record = records.get_mut(slot * PHRASE..).ok_or_else(broken)?;
        record[..3].copy_from_slice(&left.to_le_bytes()[..3]);
        record[3..6].copy_from_slice(&word.to_le_bytes()[..3]);
        rows.entry(node, &mut record[6..14])?;
        let number = first_node + node as u32;
        record[14..17].copy_from_slice(&number.to_le_bytes()[..3]);
    }
    *sections.get_mut(Section::Phrases) = records;

    let pairs = keys(&mut input)?;
    let rows = input.columns()?;
    let mut records = vec![UNUSED; slots[2] * PAIR];
    for (pair, &(left, right)) in pairs.iter().enumerate() {
        let h = hash_pair(left, right);
        let slot = sections.slot(Section::PairBuckets, h, slots[2])?;
        let record = records.get_mut(slot * PAIR..).ok_or_else(broken)?;
        record[..3].copy_from_slice(&left.to_le_bytes()[..3]);
        record[3..6].copy_from_slice(&right.to_le_bytes()[..3]);
        rows.entry(pair, &mut record[6..PAIR])?;
    }
    *sections.get_mut(Section::Pairs) = records;

    let beginnings: Vec<_> = nodes.into_iter().filter(|k| k.0 < first_node).collect();
    *sections.get_mut(Section::Filter) = filter(&pairs, &beginnings);
    Ok(sections)
}

fn broken() -> Error {
    Error::new("not a packed lexicon of this version")
}

/// The words one after the other, and where each ends.
fn words(shared: &[u8], lengths: &[u8], rest: &[u8]) -> Result<(String, Vec<usize>), Error> {
    let mut text = Vec::with_capacity(2 * rest.len());
    let mut ends = Vec::with_capacity(shared.len());
    let mut rest = rest;
    let mut before = 0..0;
    for (&same, &length) in shared.iter().zip(lengths) {
        let (own, behind) = rest.split_at_checked(length.into()).ok_or_else(broken)?;
        rest = behind;
        if usize::from(same) > before.len() {
            return Err(broken());
        }
        let start = text.len();
        text.extend_from_within(before.start..before.start + usize::from(same));
        text.extend(own);
        before = start..text.len();
        ends.push(text.len());
    }
    Ok((String::from_utf8(text).map_err(|_| broken())?, ends))
}

impl Sections<Vec<u8>> {
    fn slot(&mut self, buckets: Section, hash: u64, slots: usize) -> Result<usize, Error> {
        let buckets = self.get_mut(buckets).as_chunks().0;
        let bucket = buckets.get(bucket_of(hash, buckets.len()));
        let displacement = u16::from_le_bytes(*bucket.ok_or_else(broken)?);
        Ok(slot_of(hash, displacement, slots))
    }
}

struct Unpacker<'p>(&'p [u8]);

/// Columns of bytes.
struct Columns<'p> {
    bytes: &'p [u8],
    width: usize,
    rows: usize,
}

impl<'p> Unpacker<'p> {
    fn take(&mut self, length: usize) -> Result<&'p [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(broken)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize, Error> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number).map_err(|_| broken());
            }
        }
        Err(broken())
    }

    fn bytes(&mut self) -> Result<&'p [u8], Error> {
        let length = self.number()?;
        self.take(length)
    }

    fn columns(&mut self) -> Result<Columns<'p>, Error> {
        let (width, rows) = (self.number()?, self.number()?);
        Ok(Columns {
            bytes: self.take(width.checked_mul(rows).ok_or_else(broken)?)?,
            width,
            rows,
        })
    }

    fn keys(&mut self) -> Result<Vec<(u32, u32)>, Error> {
        let count = self.number()?;
        let mut left = 0_u32;
        let lefts: Vec<u32> = (0..count)
            .map(|_| {
                let zigzag = self.number()? as u32;
                left = left.wrapping_add(zigzag >> 1 ^ (zigzag & 1).wrapping_neg());
                Ok(left)
            })
            .collect::<Result<_, Error>>()?;
        let [low, middle, high] = [self.take(count)?, self.take(count)?, self.take(count)?];
        let right = |i: usize| u32::from_le_bytes([low[i], middle[i], high[i], 0]);
        Ok((0..count).map(|i| (lefts[i], right(i))).collect())
    }
}

impl Columns<'_> {
    /// A row of an entry.
    fn entry(&self, row: usize, out: &mut [u8]) -> Result<(), Error> {
        self.row(row, out)?;
        from_differences(out);
        Ok(())
    }

    fn row(&self, row: usize, out: &mut [u8]) -> Result<(), Error> {
        if row >= self.rows || out.len() != self.width {
            return Err(broken());
        }
        for (column, byte) in out.iter_mut().enumerate() {
            *byte = self.bytes[column * self.rows + row];
        }
        Ok(())
    }

    fn concat_rows(&self) -> Vec<u8> {
        let mut out = vec![0; self.bytes.len()];
        for (column, bytes) in self.bytes.chunks(self.rows.max(1)).enumerate() {
            for (row, &byte) in out.chunks_exact_mut(self.width.max(1)).zip(bytes) {
                row[column] = byte;
            }
        }
        out
    }
}
