//! From an editable [`Lexicon`] to the flat table that scoring reads.
//!
//! The layout is that of [`Sections`], all little-endian. Nothing in it depends
//! on the platform or on the order in which entries were added.

use std::collections::HashMap;

use super::hash::{chunk, hash, hash_pair, place, Placement};
use super::nodes::{Node, Nodes};
use super::sections::{Section, Sections, PAIR, PHRASE, UNUSED, WORD};
use super::table::{filter_position, long_key, FILTER_POSITIONS, TEXT_PADDING};
use super::{flag, Entry, Found, Lexicon, Row, ShifterClass, ShifterRule, Table, TermKind, NONE};
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
        Ok(Builder::new(None).build(self, params)?.join())
    }

    /// The table of `base` with these terms, which count where both have one. Words of
    /// `base` are not compiled anew, only placed.
    pub(crate) fn table(&self, base: Option<&Table>, params: &Params) -> Result<Table, Error> {
        Ok(Table::from_sections(
            Builder::new(base).build(self, params)?,
        ))
    }
}

/// Ids of words.
struct Ids {
    placement: Placement,
    /// Those of the base's words, by what they were.
    of_base: Vec<u32>,
}

impl Ids {
    /// Of a word that was placed.
    fn get(&self, word: &str) -> u32 {
        self.placement.slot(hash(word.as_bytes())) as u32
    }
}

struct Builder<'b> {
    base: Option<&'b Table>,
    sections: Sections<Vec<u8>>,
    emotion_rows: HashMap<[i8; Emotion::COUNT], u16>,
    shifters: Vec<[u8; 2]>,
}

impl<'b> Builder<'b> {
    fn new(base: Option<&'b Table>) -> Self {
        let mut builder = Self {
            base,
            sections: Sections::default(),
            emotion_rows: HashMap::new(),
            shifters: base.map_or_else(Vec::new, |base| base.shifters.to_vec()),
        };
        // Row 0 is the empty one, for words without weights.
        let rows = base.map_or(&[[0; Emotion::COUNT]][..], Table::emotion_rows);
        for (row, number) in rows.iter().zip(0..) {
            builder.emotion_rows.insert(row.map(|b| b as i8), number);
        }
        *builder.section(Section::Emotions) = rows.concat();
        builder
    }

    fn build(mut self, own: &Lexicon, params: &Params) -> Result<Sections<Vec<u8>>, Error> {
        let (mut words, mut phrases, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for entry in own.iter() {
            match entry.kind {
                TermKind::Word => words.push((&*entry.term, Some(entry))),
                TermKind::Phrase => phrases.push(entry),
                TermKind::Pair => pairs.push(entry),
            }
        }
        if !phrases.is_empty() || !pairs.is_empty() {
            // Words of these are words too, so that they have ids.
            let parts = phrases.iter().chain(&pairs).flat_map(|e| e.term.split(' '));
            words.extend(parts.map(|word| (word, None)));
            // Of equal ones the entry stands first.
            words.sort_by_key(|&(word, entry)| (word, entry.is_none()));
            words.dedup_by_key(|&mut (word, _)| word);
        }
        let ids = self.words(words)?;
        let beginnings = self.phrases(&phrases, &ids)?;
        let pairs = self.pairs(&pairs, &ids)?;
        *self.section(Section::Filter) = filter(&pairs, &beginnings);
        *self.section(Section::Shifters) = self.shifters.concat();
        let params = params.to_array();
        *self.section(Section::Params) = params.iter().flat_map(|p| p.to_le_bytes()).collect();
        Ok(self.sections)
    }

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

    fn word_row(&mut self, word: &str, entry: Option<&Entry>) -> Result<Row, Error> {
        let mut row = self.row(entry)?.with(flag::PRESENT);
        if entry.is_some() {
            row = row.with(flag::KNOWN);
        }
        if let Some(rule) = entry.and_then(|entry| entry.shifter) {
            row = row.with(flag::SHIFTS);
            if rule.class == ShifterClass::Contrast {
                row = row.with(flag::CONTRAST);
            }
        }
        let triple = |w: &[u8]| w[0] == w[1] && w[1] == w[2];
        if word.as_bytes().windows(3).any(triple) {
            row = row.with(flag::TRIPLE);
        }
        Ok(row)
    }

    /// Number of an emotion row.
    fn emotions(&mut self, weights: [i8; Emotion::COUNT]) -> Result<u16, Error> {
        if weights == [0; Emotion::COUNT] {
            return Ok(0);
        }
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

    /// Place the base's words and these, which are sorted.
    fn words(&mut self, mut new: Vec<(&str, Option<&Entry>)>) -> Result<Ids, Error> {
        let mut known = Vec::new();
        new.retain(|&(word, entry)| {
            let is_new = self.base_word(word) == NONE;
            if !is_new && entry.is_some() {
                known.push((word, entry));
            }
            is_new
        });
        let base = self.base.iter().flat_map(|base| {
            let words = base.words();
            words.map(|word| (word.id as usize, hash(base.spelling_bytes(word.id))))
        });
        let (of_base, mut hashes): (Vec<usize>, Vec<u64>) = base.unzip();
        hashes.extend(new.iter().map(|(word, _)| hash(word.as_bytes())));
        let placement = place(&hashes).ok_or_else(equal_hashes)?;
        self.displacements(Section::WordBuckets, &placement);
        let mut ids = Ids {
            of_base: vec![0; self.base.map_or(0, |base| base.words.len())],
            placement,
        };

        let mut records = vec![0; ids.placement.slots.len() * WORD];
        let (base_hashes, new_hashes) = hashes.split_at(of_base.len());
        for (id, &h) in of_base.into_iter().zip(base_hashes) {
            let slot = ids.placement.slot(h);
            ids.of_base[id] = slot as u32;
            if let Some(base) = self.base {
                records[slot * WORD..][..WORD].copy_from_slice(&base.words[id]);
            }
        }
        for (word, entry) in known {
            let row = self.word_row(word, entry)?.0.to_le_bytes();
            records[ids.get(word) as usize * WORD..][8..WORD].copy_from_slice(&row);
        }
        let starts = self.text(new.iter().map(|(word, _)| *word))?;
        for (((word, entry), start), &h) in new.into_iter().zip(starts).zip(new_hashes) {
            let key = match start {
                None => chunk(word.as_bytes()).to_le_bytes(),
                Some(start) => long_key(h, start, word.len()),
            };
            let row = self.word_row(word, entry)?.0.to_le_bytes();
            let record = &mut records[ids.placement.slot(h) * WORD..][..WORD];
            record[..8].copy_from_slice(&key);
            record[8..].copy_from_slice(&row);
        }
        *self.section(Section::Words) = records;
        Ok(ids)
    }

    fn base_word(&self, word: &str) -> Found {
        self.base.map_or(NONE, |base| base.word(word.as_bytes()))
    }

    /// The text of the base's words and of `new` ones; where each of these starts.
    fn text<'w>(&mut self, new: impl Iterator<Item = &'w str>) -> Result<Vec<Option<u32>>, Error> {
        let (own, mut starts) = texts(new)?;
        let base = self.base.map_or(&[][..], |base| &base.text);
        let before = base.len() as u32;
        let text = self.section(Section::Text);
        *text = [base, &own].concat();
        check_text(text)?;
        starts
            .iter_mut()
            .flatten()
            .for_each(|start| *start += before);
        Ok(starts)
    }

    /// The pairs of words that begin a phrase.
    fn phrases(&mut self, own: &[&Entry], ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let words = self.sections.count(Section::Words) as u32;
        let mut nodes = Nodes::default();
        if let Some(base) = self.base {
            let before = ids.of_base.len() as u32;
            for (left, word, row) in base.nodes() {
                let left = match ids.of_base.get(left as usize) {
                    Some(&id) => id,
                    None => left - before + words,
                };
                nodes.at(left, ids.of_base[word as usize]).row = row;
            }
        }
        for entry in own {
            let path: Vec<u32> = entry.term.split(' ').map(|w| ids.get(w)).collect();
            nodes.add_phrase(words, &path, entry);
        }
        let keys = nodes.keys();
        let placement = self.place_keyed(Section::PhraseBuckets, &keys)?;
        let mut records = Vec::with_capacity(placement.slots.len() * PHRASE);
        for slot in &placement.slots {
            let Some(n) = *slot else {
                records.extend([UNUSED; PHRASE]);
                continue;
            };
            let node = &nodes.list[n as usize];
            records.extend(key_bytes(node.left, node.word));
            records.extend(self.node_row(node)?.0.to_le_bytes());
            records.extend(&(words + n).to_le_bytes()[..3]);
        }
        *self.section(Section::Phrases) = records;
        Ok(keys.into_iter().filter(|k| k.0 < words).collect())
    }

    /// The pairs of words that have an entry as such.
    fn pairs(&mut self, own: &[&Entry], ids: &Ids) -> Result<Vec<(u32, u32)>, Error> {
        let mut nodes = Nodes::default();
        if let Some(base) = self.base {
            for (left, right, row) in base.pairs() {
                let [left, right] = [left, right].map(|id| ids.of_base[id as usize]);
                nodes.at(left, right).row = row;
            }
        }
        for entry in own {
            if let Some((left, right)) = entry.term.split_once(' ') {
                nodes.at(ids.get(left), ids.get(right)).entry = Some(entry);
            }
        }
        let keys = nodes.keys();
        let placement = self.place_keyed(Section::PairBuckets, &keys)?;
        let mut records = Vec::with_capacity(placement.slots.len() * PAIR);
        for slot in &placement.slots {
            let Some(n) = *slot else {
                records.extend([UNUSED; PAIR]);
                continue;
            };
            let node = &nodes.list[n as usize];
            records.extend(key_bytes(node.left, node.word));
            records.extend(&self.node_row(node)?.0.to_le_bytes()[..6]);
        }
        *self.section(Section::Pairs) = records;
        Ok(keys)
    }

    fn node_row(&mut self, node: &Node<'_>) -> Result<Row, Error> {
        match node.entry {
            None => Ok(node.row),
            entry => Ok(self.row(entry)?.with(node.row.flags())),
        }
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
}

/// See [`Filter`](super::table::Filter). Four to eight bits for each key: some in
/// ten other pairs of words pass.
pub(super) fn filter(pairs: &[(u32, u32)], beginnings: &[(u32, u32)]) -> Vec<u8> {
    let most = pairs.len().max(beginnings.len());
    let cells = (4 * most).div_ceil(FILTER_POSITIONS).next_power_of_two();
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
    text.extend([0; TEXT_PADDING]);
    check_text(&text)?;
    Ok((text, starts))
}

fn check_text(text: &[u8]) -> Result<(), Error> {
    if text.len() < 1 << 24 {
        return Ok(());
    }
    Err(Error::new("the terms take more than 16 MB"))
}

fn equal_hashes() -> Error {
    Error::new("two terms have the same 64-bit hash: change one of them")
}

fn quantize(weight: f64) -> i8 {
    // Most weights are.
    if weight == 0.0 {
        return 0;
    }
    (weight * WEIGHT_STEPS).round().clamp(-127.0, 127.0) as i8
}

fn key_bytes(left: u32, right: u32) -> [u8; 6] {
    let (l, r) = (left.to_le_bytes(), right.to_le_bytes());
    [l[0], l[1], l[2], r[0], r[1], r[2]]
}
