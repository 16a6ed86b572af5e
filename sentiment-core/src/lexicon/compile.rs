//! From an editable [`Lexicon`] to the flat table that scoring reads.
//!
//! The layout is that of [`Sections`], all little-endian. Nothing in it depends
//! on the platform, and in a file nothing on the order in which entries were added.

use super::hash::{hash_pair, place, Map, Placement};
use super::nodes::{Node, Nodes};
use super::sections::{Section, Sections, PAIR, PHRASE, UNUSED};
use super::table::{let_pass, Filter, FILTER_POSITIONS, NONE, TEXT_PADDING};
use super::words::{words_of, Ids};
use super::{flag, Entry, Lexicon, NameKind, Row, ShifterClass, ShifterRule, Table, TermKind};
use crate::engine::says_little;
use crate::model::Params;
use crate::{Emotion, Error};

/// Steps of a weight per unit of log-odds.
pub(crate) const WEIGHT_STEPS: f64 = 32.0;
/// The same of an emotion's weight: some are stronger.
pub(crate) const EMOTION_STEPS: f64 = 16.0;
/// Steps of a factor per unit.
pub(crate) const FACTOR_STEPS: f64 = 16.0;

impl Lexicon {
    /// The table as a file.
    pub(crate) fn compile(&self, params: &Params) -> Result<Vec<u8>, Error> {
        let sorted: Vec<&Entry> = self.iter().collect();
        let build = |spare| Builder::new(None, spare).build(self, &sorted, params);
        let mut sections = build(0)?;
        // With other slots words have other ids.
        for spare in 1..UNLUCKY {
            if !passes_unknown(sections.get_mut(Section::Filter)) {
                break;
            }
            sections = build(spare)?;
        }
        Ok(sections.join())
    }

    /// The table of `base` with these terms, which count where both have one. What
    /// `base` has is not compiled anew, only placed.
    pub(crate) fn table(&self, base: Option<&Table>, params: &Params) -> Result<Table, Error> {
        // As they lie in memory: sorted, a large lexicon takes half as long again.
        let entries: Vec<&Entry> = self.entries.list().iter().collect();
        let sections = Builder::new(base, 0).build(self, &entries, params)?;
        Ok(Table::from_sections(sections))
    }
}

/// Makes the sections of a table, of those of another one where there is a base.
pub(super) struct Builder<'b> {
    pub base: Option<&'b Table>,
    /// Slots for words, beyond what is needed.
    pub spare: usize,
    sections: Sections<Vec<u8>>,
    emotion_rows: Map<[i8; Emotion::COUNT], u16>,
    shifters: Vec<[u8; 2]>,
}

impl<'b> Builder<'b> {
    fn new(base: Option<&'b Table>, spare: usize) -> Self {
        let mut builder = Self {
            base,
            spare,
            sections: Sections::default(),
            emotion_rows: Map::default(),
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

    /// Of all entries of a lexicon, in any order.
    fn build(
        mut self,
        own: &Lexicon,
        entries: &[&Entry],
        params: &Params,
    ) -> Result<Sections<Vec<u8>>, Error> {
        let ids = self.words(own, words_of(own, entries))?;
        let beginnings = self.phrases(entries, &ids)?;
        let pairs = self.pairs(entries, &ids)?;
        *self.section(Section::Filter) = filter(&pairs, &beginnings);
        *self.section(Section::Shifters) = self.shifters.concat();
        let params = params.to_array();
        *self.section(Section::Params) = params.iter().flat_map(|p| p.to_le_bytes()).collect();
        Ok(self.sections)
    }

    pub fn section(&mut self, section: Section) -> &mut Vec<u8> {
        self.sections.get_mut(section)
    }

    fn row(&mut self, entry: Option<&Entry>) -> Result<Row, Error> {
        let Some(entry) = entry else {
            return Ok(Row::EMPTY);
        };
        let (nv, nu) = entry.negated.unwrap_or_else(|| entry.negated_by_default());
        let weights = [entry.valence, entry.subjectivity, nv, nu]
            .map(|weight| quantize(weight, WEIGHT_STEPS));
        let emotions = entry.emotions.map(|weight| quantize(weight, EMOTION_STEPS));
        let emotions = self.emotions(emotions)?;
        let shifter = match entry.shifter {
            None => 0,
            Some(rule) => self.shifter(rule)?,
        };
        Ok(Row::new(weights, emotions, shifter, 0))
    }

    pub fn word_row(&mut self, word: &str, entry: Option<&Entry>) -> Result<Row, Error> {
        let mut row = self.row(entry)?.with(flag::PRESENT);
        if entry.is_some() {
            row = row.with(flag::KNOWN);
        }
        // A quantity waits to be asked for.
        let class = entry.and_then(|entry| entry.shifter).map(|rule| rule.class);
        if class.is_some_and(|class| class != ShifterClass::Quantity) {
            row = row.with(flag::SHIFTS);
        }
        row = row.with(match entry.and_then(|entry| entry.name) {
            None => 0,
            Some(NameKind::Given) => flag::GIVEN_NAME,
            Some(NameKind::Surname) => flag::SURNAME,
        });
        if says_little(word) {
            row = row.with(flag::LITTLE);
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
        let row = u16::try_from(self.emotion_rows.len()).map_err(|_| Error::new(TOO_MANY_ROWS))?;
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
        for entry in own.iter().filter(|e| e.kind == TermKind::Phrase) {
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
        for entry in own.iter().filter(|e| e.kind == TermKind::Pair) {
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
        let placement = place(&hashes, 0).ok_or_else(equal_hashes)?;
        self.displacements(section, &placement);
        Ok(placement)
    }

    pub fn displacements(&mut self, section: Section, placement: &Placement) {
        *self.section(section) = placement
            .displacements
            .iter()
            .flat_map(|d| d.to_le_bytes())
            .collect();
    }
}

const TOO_MANY_ROWS: &str = "the terms have more than 65,536 different rows of emotion weights: \
    round them, such as to halves, so that more are alike";

/// See [`Filter`]. 16 to 32 positions for each key, which sets two: of other pairs of words one or two
/// in a hundred pass. Fewer cost more than they save in the cache.
fn filter(pairs: &[(u32, u32)], beginnings: &[(u32, u32)]) -> Vec<u8> {
    let most = pairs.len().max(beginnings.len());
    let cells = (16 * most).div_ceil(FILTER_POSITIONS).next_power_of_two();
    let mut filter = vec![0_u64; cells];
    for (keys, offset) in [(pairs, 0), (beginnings, FILTER_POSITIONS)] {
        for &(left, right) in keys {
            let_pass(&mut filter, left, right, offset);
        }
    }
    filter.iter().flat_map(|c| c.to_le_bytes()).collect()
}

/// Attempts at a filter that keeps out two unknown words, which are often neighbours in
/// languages that the table does not know: one in six does not.
const UNLUCKY: usize = 32;

/// Whether a filter lets two unknown words pass.
fn passes_unknown(filter: &[u8]) -> bool {
    let filter = Filter(filter.as_chunks().0);
    filter.get(NONE.id, NONE.id) & (1 | 1 << FILTER_POSITIONS) != 0
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

pub(super) fn check_text(text: &[u8]) -> Result<(), Error> {
    if text.len() < 1 << 24 {
        return Ok(());
    }
    Err(Error::new("the terms take more than 16 MB"))
}

pub(super) fn equal_hashes() -> Error {
    Error::new("two terms have the same 64-bit hash: change one of them")
}

fn quantize(weight: f64, steps: f64) -> i8 {
    // Most weights are.
    if weight == 0.0 {
        return 0;
    }
    (weight * steps).round().clamp(-127.0, 127.0) as i8
}

fn key_bytes(left: u32, right: u32) -> [u8; 6] {
    let (l, r) = (left.to_le_bytes(), right.to_le_bytes());
    [l[0], l[1], l[2], r[0], r[1], r[2]]
}
