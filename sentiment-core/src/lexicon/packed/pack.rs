//! From a compiled table to its packed form.

use super::{to_differences, MAGIC, MOST_DROPPED};
use crate::lexicon::sections::{PAIR, PHRASE, UNUSED};
use crate::lexicon::table::TEXT_PADDING;
use crate::lexicon::Table;
use crate::Error;

/// Pack a compiled table.
pub(crate) fn pack(table: &[u8]) -> Result<Vec<u8>, Error> {
    let table = Table::new(table.to_vec().into())?;
    let mut words: Vec<(&str, u32)> = table
        .words()
        .map(|word| (table.spelling(word.id), word.id))
        .collect();
    words.sort_unstable();
    let slots = table.words.len();
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
    out.columns(&table.word_buckets);
    out.columns(&table.phrase_buckets);
    out.columns(&table.pair_buckets);
    out.columns(&table.shifters);
    out.columns(&table.params);
    out.columns(&table.emotions);
    for length in [
        slots,
        table.text.len() - TEXT_PADDING,
        table.phrases.len(),
        table.pairs.len(),
        table.filter.len(),
    ] {
        out.number(length);
    }

    out.bytes(&spelled(words.iter().map(|(word, _)| *word))?);
    let records = words.iter().map(|(_, id)| &table.words[*id as usize]);
    out.rows::<8>(records.map(|record| &record[8..]));

    let mut nodes: Vec<_> = table.phrases.iter().collect();
    nodes.retain(|r| **r != [UNUSED; PHRASE]);
    nodes.sort_by_key(|r| u24(&r[14..]));
    let keys = nodes.iter().map(|r| (rank(u24(*r)), rank(u24(&r[3..]))));
    out.keys(keys, words.len());
    out.rows::<8>(nodes.iter().map(|r| &r[6..14]));

    let mut pairs: Vec<_> = table.pairs.iter().collect();
    pairs.retain(|r| **r != [UNUSED; PAIR]);
    let key = |r: &&[u8; PAIR]| (rank(u24(*r)), rank(u24(&r[3..])));
    pairs.sort_by_key(key);
    out.keys(pairs.iter().map(key), words.len());
    out.rows::<6>(pairs.iter().map(|r| &r[6..]));
    Ok(out.0)
}

/// The words, the last one first: how many bytes of the one before do not begin
/// this one, then the bytes behind.
fn spelled<'w>(words: impl DoubleEndedIterator<Item = &'w str>) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut before = "";
    for word in words.rev() {
        if let Some(bad) = word.bytes().find(|b| *b <= MOST_DROPPED) {
            return Err(Error::new(format!("{word:?} holds the character {bad}")));
        }
        let pairs = before.bytes().zip(word.bytes());
        let same = pairs.take_while(|(a, b)| a == b).count();
        let mut dropped = before.len() - same;
        while dropped >= usize::from(MOST_DROPPED) {
            out.push(MOST_DROPPED);
            dropped -= usize::from(MOST_DROPPED);
        }
        out.push(dropped as u8);
        out.extend(&word.as_bytes()[same..]);
        before = word;
    }
    Ok(out)
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

    /// How many rows, then the first bytes of all, the second ones, ….
    fn columns<const N: usize>(&mut self, rows: &[[u8; N]]) {
        self.number(rows.len());
        for column in 0..N {
            self.0.extend(rows.iter().map(|row| row[column]));
        }
    }

    /// Columns of rows of entries.
    fn rows<'r, const N: usize>(&mut self, rows: impl Iterator<Item = &'r [u8]>) {
        let rows: Vec<[u8; N]> = rows
            .map(|row| {
                let mut out = [0; N];
                out.copy_from_slice(row);
                to_differences(&mut out);
                out
            })
            .collect();
        self.columns(&rows);
    }

    /// Sorted pairs of a word's rank, or a node's number behind them, and a word's
    /// rank. Of the first ones the step, or how many nodes back; of the second ones
    /// the step where the first is the same.
    fn keys(&mut self, keys: impl Iterator<Item = (u32, u32)>, words: usize) {
        let (mut lefts, mut rights) = (Packer(Vec::new()), Packer(Vec::new()));
        let (mut last_word, mut before) = (0, (0, 0));
        for (node, (left, right)) in keys.enumerate() {
            lefts.number(match (left as usize).checked_sub(words) {
                Some(at) => (node - at) << 1 | 1,
                None => {
                    let step = left - last_word;
                    last_word = left;
                    (step << 1) as usize
                }
            });
            let same = if left == before.0 { before.1 } else { 0 };
            rights.number((right - same) as usize);
            before = (left, right);
        }
        self.bytes(&lefts.0);
        self.bytes(&rights.0);
    }
}
