//! From a compiled table to its packed form.

use super::{to_differences, KEPT, MAGIC};
use crate::lexicon::sections::{Section, Sections, PAIR, PHRASE, UNUSED, WORD};
use crate::lexicon::Table;
use crate::Error;

/// Pack a compiled table.
pub(crate) fn pack(table: &[u8]) -> Result<Vec<u8>, Error> {
    let sections = Sections::split(table)?;
    let spellings = Table::new(table.to_vec().into())?;
    let mut words: Vec<(&str, u32)> = spellings
        .words()
        .map(|word| (spellings.spelling(word.id), word.id))
        .collect();
    words.sort_unstable();
    let slots = sections.get(Section::Words).len() / WORD;
    let mut ranks = vec![0; slots];
    for (rank, (_, id)) in words.iter().enumerate() {
        ranks[*id as usize] = rank as u32;
    }
    let rank = |id: u32| match ranks.get(id as usize) {
        Some(&rank) => rank,
        // A phrase's node: behind the words.
        None => id - slots as u32 + words.len() as u32,
    };

    let mut out = Packer(MAGIC.to_vec());
    out.number(sections.width);
    for section in KEPT {
        let width = match section {
            Section::Emotions => sections.width,
            Section::Params => 8,
            _ => 2,
        };
        out.columns(sections.get(section).chunks_exact(width), width);
    }
    for (section, size) in [
        (Section::Words, WORD),
        (Section::Phrases, PHRASE),
        (Section::Pairs, PAIR),
    ] {
        out.number(sections.get(section).len() / size);
    }

    let mut before = "";
    let mut shared = Vec::new();
    let mut lengths = Vec::new();
    let mut rest = Vec::new();
    for (word, _) in &words {
        let pairs = before.bytes().zip(word.bytes());
        let same = pairs.take_while(|(a, b)| a == b).count();
        shared.push(same as u8);
        lengths.push((word.len() - same) as u8);
        rest.extend(&word.as_bytes()[same..]);
        before = word;
    }
    for column in [shared, lengths, rest] {
        out.bytes(&column);
    }
    let records = sections.get(Section::Words).as_chunks::<WORD>().0;
    let rows = words.iter().map(|(_, id)| &records[*id as usize][8..]);
    out.rows(rows, 8);

    let records = sections.get(Section::Phrases).as_chunks::<PHRASE>().0;
    let mut nodes: Vec<_> = records.iter().filter(|r| **r != [UNUSED; PHRASE]).collect();
    nodes.sort_by_key(|r| u24(&r[14..]));
    let keys = nodes.iter().map(|r| (rank(u24(*r)), rank(u24(&r[3..]))));
    out.keys(keys);
    out.rows(nodes.iter().map(|r| &r[6..14]), 8);

    let records = sections.get(Section::Pairs).as_chunks::<PAIR>().0;
    let mut pairs: Vec<_> = records.iter().filter(|r| **r != [UNUSED; PAIR]).collect();
    let key = |r: &&[u8; PAIR]| (rank(u24(*r)), rank(u24(&r[3..])));
    pairs.sort_by_key(key);
    out.keys(pairs.iter().map(key));
    out.rows(pairs.iter().map(|r| &r[6..]), 6);
    Ok(out.0)
}

fn u24(b: &[u8]) -> u32 {
    u32::from_le_bytes([b[0], b[1], b[2], 0])
}

struct Packer(Vec<u8>);

impl Packer {
    /// LEB128.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.extend(bytes);
    }

    /// Rows of `width` bytes, the first bytes of all before the second ones.
    fn columns<'r>(&mut self, rows: impl Iterator<Item = &'r [u8]>, width: usize) {
        let rows: Vec<_> = rows.collect();
        self.number(width);
        self.number(rows.len());
        for column in 0..width {
            self.0.extend(rows.iter().map(|row| row[column]));
        }
    }

    /// Columns of rows of entries.
    fn rows<'r>(&mut self, rows: impl Iterator<Item = &'r [u8]>, width: usize) {
        let mut rows: Vec<Vec<u8>> = rows.map(<[u8]>::to_vec).collect();
        rows.iter_mut().for_each(|row| to_differences(row));
        self.columns(rows.iter().map(Vec::as_slice), width);
    }

    /// Pairs of numbers: first ones as differences, then second ones.
    fn keys(&mut self, keys: impl Iterator<Item = (u32, u32)>) {
        let keys: Vec<_> = keys.collect();
        self.number(keys.len());
        let mut before = 0_u32;
        for &(left, _) in &keys {
            let step = left.wrapping_sub(before) as i32;
            // Zigzag: small negative ones are small too.
            self.number(((step << 1) ^ (step >> 31)) as u32 as usize);
            before = left;
        }
        for shift in [0, 8, 16] {
            self.0.extend(keys.iter().map(|key| (key.1 >> shift) as u8));
        }
    }
}
