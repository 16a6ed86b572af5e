//! From an editable [`Lexicon`] to the flat table that scoring reads.
//!
//! The layout is that of [`Sections`], all little-endian. Nothing in it depends
//! on the platform or on the order in which entries were added.

use std::collections::HashMap;

use super::hash::{chunk, hash, hash_pair, place, Placement};
use super::sections::{Section, Sections, PAIR, PHRASE, UNUSED, WORD};
use super::table::{filter_position, long_key, FILTER_POSITIONS, TEXT_PADDING};
use super::{flag, Entry, Lexicon, Row, ShifterClass, ShifterRule, TermKind};
use crate::model::Params;
use crate::{Emotion, Error};

/// Steps of a weight per unit of log-odds.
pub(crate) const WEIGHT_STEPS: f64 = 32.0;
/// Steps of a factor per unit.
pub(crate) const FACTOR_STEPS: f64 = 16.0;
/// What a negated weight is where the lexicon names none.
const DEFAULT_NEGATION: f64 = -0.5;

impl Lexicon {
    /// The table as bytes.
    pub(crate) fn compile(&self, params: &Params) -> Result<Vec<u8>, Error> {
        let mut builder = Builder::default();
        let mut words: Vec<(&str, Option<&Entry>)> = Vec::new();
        for entry in self.iter() {
            if entry.kind == TermKind::Word {
                words.push((&entry.term, Some(entry)));
            } else {
                // Words of phrases are words too, so that they have ids.
                words.extend(entry.term.split(' ').map(|word| (word, None)));
            }
        }
        // Of equal ones the entry stands first.
        words.sort_by_key(|&(word, entry)| (word, entry.is_none()));
        words.dedup_by_key(|&mut (word, _)| word);
        let placed = builder.words(&words)?;
        let beginnings = builder.phrases(self, &placed)?;
        let pairs = builder.pairs(self, &placed)?;
        *builder.section(Section::Filter) = filter(&pairs, &beginnings);
        Ok(builder.finish(params))
    }
}

/// Ids of words.
struct Ids(Placement);

impl Ids {
    /// Of a word that was placed.
    fn get(&self, word: &str) -> u32 {
        self.0.slot(hash(word.as_bytes())) as u32
    }
}

#[derive(Default)]
struct Builder {
    sections: Sections<Vec<u8>>,
    emotion_rows: HashMap<[i8; Emotion::COUNT], u16>,
    shifters: Vec<[u8; 2]>,
}

impl Builder {
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        self.sections.get_mut(section)
    }

    fn row(&mut self, entry: Option<&Entry>) -> Result<Row, Error> {
        let Some(entry) = entry else {
            return Ok(Row::EMPTY);
        };
        let (nv, nu) = entry
            .negated
            .unwrap_or((entry.valence * DEFAULT_NEGATION, entry.subjectivity));
        let weights = [entry.valence, entry.subjectivity, nv, nu].map(quantize);
        let emotions = self.emotions(entry.emotions.map(quantize))?;
        let shifter = match entry.shifter {
            None => 0,
            Some(rule) => self.shifter(rule)?,
        };
        Ok(Row::new(weights, emotions, shifter, 0))
    }

    /// Number of an emotion row.
    fn emotions(&mut self, weights: [i8; Emotion::COUNT]) -> Result<u16, Error> {
        if let Some(&row) = self.emotion_rows.get(&weights) {
            return Ok(row);
        }
        let row = u16::try_from(self.emotion_rows.len())
            .map_err(|_| Error::new("more than 65536 different emotion profiles"))?;
        self.emotion_rows.insert(weights, row);
        self.section(Section::Emotions)
            .extend(weights.map(|w| w as u8));
        Ok(row)
    }

    /// Number of a shifter, from 1.
    fn shifter(&mut self, rule: ShifterRule) -> Result<u8, Error> {
        let factor = (rule.factor * FACTOR_STEPS).round().clamp(-64.0, 64.0) as i8;
        let record = [rule.class as u8, factor as u8];
        let at = match self.shifters.iter().position(|s| *s == record) {
            Some(at) => at,
            None => {
                self.shifters.push(record);
                self.shifters.len() - 1
            }
        };
        u8::try_from(at + 1).map_err(|_| Error::new("more than 255 different shifter factors"))
    }

    fn words(&mut self, words: &[(&str, Option<&Entry>)]) -> Result<Ids, Error> {
        // Row 0 is the empty one, for words without weights.
        self.emotions([0; Emotion::COUNT])?;
        let hashes: Vec<u64> = words.iter().map(|(w, _)| hash(w.as_bytes())).collect();
        let placement = place(&hashes).ok_or_else(equal_hashes)?;
        self.displacements(Section::WordBuckets, &placement);
        let (text, starts) = texts(words.iter().map(|(word, _)| *word))?;
        let mut records = vec![0; placement.slots.len() * WORD];
        for (at, &(word, entry)) in words.iter().enumerate() {
            let slot = placement.slot(hashes[at]);
            let key = match starts[at] {
                None => chunk(word.as_bytes()).to_le_bytes(),
                Some(start) => long_key(hashes[at], start, word.len()),
            };
            let mut row = self.row(entry)?.with(flag::PRESENT);
            if let Some(entry) = entry {
                row = row.with(flag::KNOWN);
                if entry.shifter.is_some() {
                    row = row.with(flag::SHIFTS);
                }
                if entry
                    .shifter
                    .is_some_and(|s| s.class == ShifterClass::Contrast)
                {
                    row = row.with(flag::CONTRAST);
                }
            }
            if word
                .as_bytes()
                .windows(3)
                .any(|w| w[0] == w[1] && w[1] == w[2])
            {
                row = row.with(flag::TRIPLE);
            }
            let record = &mut records[slot * WORD..][..WORD];
            record[..8].copy_from_slice(&key);
            record[8..].copy_from_slice(&row.0.to_le_bytes());
        }
        *self.section(Section::Words) = records;
        *self.section(Section::Text) = text;
        Ok(Ids(placement))
    }

    /// Phrases as chains: (word, word) → node, (node, word) → node, …
    /// The pairs of words that begin one.
    fn phrases(&mut self, lexicon: &Lexicon, ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let words = self.sections.count(Section::Words) as u32;
        let mut chain = Chain::default();
        for entry in lexicon.iter().filter(|e| e.kind == TermKind::Phrase) {
            let path: Vec<u32> = entry.term.split(' ').map(|w| ids.get(w)).collect();
            chain.add(words, &path, entry);
        }
        let keys: Vec<_> = chain.nodes.iter().map(|n| (n.left, n.word)).collect();
        let placement = self.place_keyed(Section::PhraseBuckets, &keys)?;
        let mut records = Vec::with_capacity(placement.slots.len() * PHRASE);
        for slot in &placement.slots {
            let Some(n) = *slot else {
                records.extend([UNUSED; PHRASE]);
                continue;
            };
            let node = &chain.nodes[n as usize];
            let mut row = self.row(node.entry)?;
            if node.has_children {
                row = row.with(flag::CONTINUES);
            }
            if node.entry.is_some() {
                row = row.with(flag::ENDS);
            }
            records.extend(key_bytes(node.left, node.word));
            records.extend(row.0.to_le_bytes());
            records.extend(&(words + n).to_le_bytes()[..3]);
        }
        *self.section(Section::Phrases) = records;
        Ok(keys.into_iter().filter(|k| k.0 < words).collect())
    }

    /// The pairs of words that have an entry as such.
    fn pairs(&mut self, lexicon: &Lexicon, ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let mut keys = Vec::new();
        let mut entries = Vec::new();
        for entry in lexicon.iter().filter(|e| e.kind == TermKind::Pair) {
            if let Some((left, right)) = entry.term.split_once(' ') {
                keys.push((ids.get(left), ids.get(right)));
                entries.push(entry);
            }
        }
        let placement = self.place_keyed(Section::PairBuckets, &keys)?;
        let mut records = Vec::with_capacity(placement.slots.len() * PAIR);
        for slot in &placement.slots {
            let Some(n) = *slot else {
                records.extend([UNUSED; PAIR]);
                continue;
            };
            let (left, right) = keys[n as usize];
            let row = self.row(Some(entries[n as usize]))?;
            records.extend(key_bytes(left, right));
            records.extend(&row.0.to_le_bytes()[..6]);
        }
        *self.section(Section::Pairs) = records;
        Ok(keys)
    }

    fn place_keyed(&mut self, section: Section, keys: &[(u32, u32)]) -> Result<Placement, Error> {
        let hashes: Vec<u64> = keys.iter().map(|&(l, r)| hash_pair(l, r)).collect();
        let placement = place(&hashes).ok_or_else(equal_hashes)?;
        self.displacements(section, &placement);
        Ok(placement)
    }

    fn displacements(&mut self, section: Section, placement: &Placement) {
        *self.section(section) = placement
            .displacements
            .iter()
            .flat_map(|d| d.to_le_bytes())
            .collect();
    }

    fn finish(mut self, params: &Params) -> Vec<u8> {
        *self.section(Section::Shifters) = self.shifters.concat();
        let params = params.to_array();
        *self.section(Section::Params) = params.iter().flat_map(|p| p.to_le_bytes()).collect();

        self.sections.join()
    }
}

/// See [`Filter`](super::table::Filter). 16 to 32 bits for each key: one in 25 other
/// pairs of words passes. Fewer bits cost more than they save in the cache.
pub(super) fn filter(pairs: &[(u32, u32)], beginnings: &[(u32, u32)]) -> Vec<u8> {
    let most = pairs.len().max(beginnings.len());
    let cells = (16 * most).div_ceil(FILTER_POSITIONS).next_power_of_two();
    let mut filter = vec![0_u64; cells];
    for (keys, offset) in [(pairs, 0), (beginnings, FILTER_POSITIONS)] {
        for &(left, right) in keys {
            let (cell, position) = filter_position(cells, left, right);
            filter[cell] |= 1 << (offset as u32 + position);
        }
    }
    filter.iter().flat_map(|c| c.to_le_bytes()).collect()
}

/// The words of a table: the texts of some, and where each one's starts.
pub(super) type Texts = (Vec<u8>, Vec<Option<u32>>);

/// The text of the words that do not fit their record, and where each starts. A
/// word that another begins with shares its text. The words are sorted.
pub(super) fn texts<'w>(words: impl Iterator<Item = &'w str>) -> Result<Texts, Error> {
    let words: Vec<&str> = words.collect();
    let mut text = Vec::new();
    let mut starts = vec![None; words.len()];
    let mut last = ("", 0);
    for (at, word) in words.iter().enumerate().rev() {
        if word.len() <= 8 {
            continue;
        }
        if !last.0.starts_with(word) {
            last = (word, text.len() as u32);
            text.extend(word.as_bytes());
        }
        starts[at] = Some(last.1);
    }
    if text.len() >= 1 << 24 {
        return Err(Error::new("the terms take more than 16 MB"));
    }
    text.extend([0; TEXT_PADDING]);
    Ok((text, starts))
}

fn equal_hashes() -> Error {
    Error::new("two terms have the same 64-bit hash: change one of them")
}

fn quantize(weight: f64) -> i8 {
    (weight * WEIGHT_STEPS).round().clamp(-127.0, 127.0) as i8
}

fn key_bytes(left: u32, right: u32) -> [u8; 6] {
    let (l, r) = (left.to_le_bytes(), right.to_le_bytes());
    [l[0], l[1], l[2], r[0], r[1], r[2]]
}

struct Node<'e> {
    /// Id of the first word, or of the node before.
    left: u32,
    word: u32,
    entry: Option<&'e Entry>,
    has_children: bool,
}

#[derive(Default)]
struct Chain<'e> {
    nodes: Vec<Node<'e>>,
    index: HashMap<(u32, u32), usize>,
}

impl<'e> Chain<'e> {
    /// Nodes are numbered from `first_id` on.
    fn add(&mut self, first_id: u32, path: &[u32], entry: &'e Entry) {
        let mut left = path[0];
        let mut at = 0;
        for (depth, &word) in path.iter().enumerate().skip(1) {
            let next = self.nodes.len();
            at = *self.index.entry((left, word)).or_insert(next);
            if at == next {
                self.nodes.push(Node {
                    left,
                    word,
                    entry: None,
                    has_children: false,
                });
            }
            self.nodes[at].has_children |= depth + 1 < path.len();
            left = first_id + at as u32;
        }
        self.nodes[at].entry = Some(entry);
    }
}
