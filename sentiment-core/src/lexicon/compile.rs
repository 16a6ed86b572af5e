//! From an editable [`Lexicon`] to the flat table that scoring reads.
//!
//! Layout, all little-endian: a header (magic, version, hash of the rest, then
//! the element count of each section), then the sections, in the order of
//! [`Section`]. Nothing in it depends on the platform or on the order in which
//! entries were added.

use std::collections::{BTreeMap, HashMap};

use super::hash::{chunk, hash, hash_pair, place, Placement};
use super::table::{
    filter_position, filter_shift, long_key, Section, FILTER_POSITIONS, HEADER, MAGIC, PAIR,
    PHRASE, TEXT_PADDING, UNUSED, VERSION, WORD,
};
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
        // Words of phrases are words too, so that they have ids.
        let mut words: BTreeMap<&str, Option<&Entry>> = BTreeMap::new();
        for entry in self.iter() {
            if entry.kind == TermKind::Word {
                words.insert(&entry.term, Some(entry));
            } else {
                for word in entry.term.split(' ') {
                    words.entry(word).or_insert(None);
                }
            }
        }
        let placed = builder.words(&words)?;
        let beginnings = builder.phrases(self, &placed)?;
        let pairs = builder.pairs(self, &placed)?;
        builder.filter(&pairs, &beginnings);
        Ok(builder.finish(params))
    }
}

/// Ids of words.
type Ids = HashMap<String, u32>;

#[derive(Default)]
struct Builder {
    sections: [Vec<u8>; Section::COUNT],
    counts: [u32; Section::COUNT],
    emotion_rows: HashMap<[i8; Emotion::COUNT], u16>,
    shifters: Vec<[u8; 2]>,
}

impl Builder {
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
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

    fn words(&mut self, words: &BTreeMap<&str, Option<&Entry>>) -> Result<Ids, Error> {
        // Row 0 is the empty one, for words without weights.
        self.emotions([0; Emotion::COUNT])?;
        let hashes: Vec<u64> = words.keys().map(|k| hash(k.as_bytes())).collect();
        let placement = place(&hashes).ok_or_else(equal_hashes)?;
        self.displacements(Section::WordBuckets, &placement);
        let (text, starts) = texts(words.keys().copied())?;
        let mut ids = HashMap::with_capacity(words.len());
        let mut records = vec![0; placement.slots.len() * WORD];
        for (at, (&word, &entry)) in words.iter().enumerate() {
            let slot = placement.slot_of_key(at, &hashes);
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
            ids.insert(word.to_owned(), slot as u32);
        }
        self.counts[Section::Words as usize] = placement.slots.len() as u32;
        *self.section(Section::Words) = records;
        self.counts[Section::Text as usize] = text.len() as u32;
        *self.section(Section::Text) = text;
        Ok(ids)
    }

    /// Phrases as chains: (word, word) → node, (node, word) → node, …
    /// The pairs of words that begin one.
    fn phrases(&mut self, lexicon: &Lexicon, ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let words = self.counts[Section::Words as usize];
        let mut chain = Chain::default();
        for entry in lexicon.iter().filter(|e| e.kind == TermKind::Phrase) {
            let path: Vec<u32> = entry.term.split(' ').map(|w| ids[w]).collect();
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
        self.counts[Section::Phrases as usize] = placement.slots.len() as u32;
        *self.section(Section::Phrases) = records;
        let beginnings: Vec<_> = keys.into_iter().filter(|k| k.0 < words).collect();
        for &(first, _) in &beginnings {
            self.flag_word(first, flag::STARTS_PHRASE);
        }
        Ok(beginnings)
    }

    /// The pairs of words that have an entry as such.
    fn pairs(&mut self, lexicon: &Lexicon, ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let mut keys = Vec::new();
        let mut entries = Vec::new();
        for entry in lexicon.iter().filter(|e| e.kind == TermKind::Pair) {
            if let Some((left, right)) = entry.term.split_once(' ') {
                keys.push((ids[left], ids[right]));
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
        self.counts[Section::Pairs as usize] = placement.slots.len() as u32;
        *self.section(Section::Pairs) = records;
        for &(left, right) in &keys {
            self.flag_word(left, flag::STARTS_PAIR);
            self.flag_word(right, flag::ENDS_PAIR);
        }
        Ok(keys)
    }

    /// Four to eight bits for each key: a few in a hundred other pairs of words
    /// pass.
    fn filter(&mut self, pairs: &[(u32, u32)], beginnings: &[(u32, u32)]) {
        let most = pairs.len().max(beginnings.len());
        let cells = (4 * most).div_ceil(FILTER_POSITIONS).next_power_of_two();
        let shift = filter_shift(cells);
        let mut filter = vec![0_u64; cells];
        for (keys, offset) in [(pairs, 0), (beginnings, FILTER_POSITIONS)] {
            for &(left, right) in keys {
                let (cell, position) = filter_position(shift, left, right);
                filter[cell] |= 1 << (offset as u32 + position);
            }
        }
        self.counts[Section::Filter as usize] = cells as u32;
        *self.section(Section::Filter) = filter.iter().flat_map(|c| c.to_le_bytes()).collect();
    }

    fn place_keyed(&mut self, section: Section, keys: &[(u32, u32)]) -> Result<Placement, Error> {
        let hashes: Vec<u64> = keys.iter().map(|&(l, r)| hash_pair(l, r)).collect();
        let placement = place(&hashes).ok_or_else(equal_hashes)?;
        self.displacements(section, &placement);
        Ok(placement)
    }

    fn flag_word(&mut self, id: u32, flag: u8) {
        let at = id as usize * WORD + WORD - 1;
        self.section(Section::Words)[at] |= flag;
    }

    fn displacements(&mut self, section: Section, placement: &Placement) {
        self.counts[section as usize] = placement.displacements.len() as u32;
        *self.section(section) = placement
            .displacements
            .iter()
            .flat_map(|d| d.to_le_bytes())
            .collect();
    }

    fn finish(mut self, params: &Params) -> Vec<u8> {
        self.counts[Section::Emotions as usize] = self.emotion_rows.len() as u32;
        self.counts[Section::Shifters as usize] = self.shifters.len() as u32;
        *self.section(Section::Shifters) = self.shifters.concat();
        let params = params.to_array();
        self.counts[Section::Params as usize] = params.len() as u32;
        *self.section(Section::Params) = params.iter().flat_map(|p| p.to_le_bytes()).collect();

        let body = self.sections.concat();
        let mut out = Vec::with_capacity(HEADER + body.len());
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend(hash(&body).to_le_bytes());
        for count in self.counts {
            out.extend(count.to_le_bytes());
        }
        out.extend(body);
        out
    }
}

/// The text of the words that do not fit their record, and where each starts. A
/// word that another begins with shares its text.
fn texts<'w>(words: impl Iterator<Item = &'w str>) -> Result<(Vec<u8>, Vec<Option<u32>>), Error> {
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
