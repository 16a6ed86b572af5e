//! The file of a compiled lexicon: a header, then sections one after the other.

use super::hash::hash;
use crate::{Emotion, Error};

const MAGIC: [u8; 4] = *b"SLEX";
const VERSION: u32 = 4;
/// Magic, version, hash of the rest, weights per emotion row, elements of each
/// section.
const HEADER: usize = 20 + 4 * Section::COUNT;

/// Key (8), row (8). The key is the word itself, padded with zeros, or, where it
/// is longer, [`long_key`](super::table::long_key).
pub(super) const WORD: usize = 16;
/// Left id (3), right id (3), row (8), node id (3).
pub(super) const PHRASE: usize = 17;
/// Left id (3), right id (3), row without shifter and flags (6).
pub(super) const PAIR: usize = 12;
/// What stands in an unused slot of phrases and pairs.
pub(super) const UNUSED: u8 = 0xff;

/// The sections in file order.
#[derive(Clone, Copy)]
pub(super) enum Section {
    WordBuckets,
    Words,
    Text,
    PhraseBuckets,
    Phrases,
    PairBuckets,
    Pairs,
    Filter,
    Emotions,
    Shifters,
    Params,
}

impl Section {
    pub const COUNT: usize = 11;
    /// Bytes of an element.
    const SIZES: [usize; Self::COUNT] = [2, WORD, 1, 2, PHRASE, 2, PAIR, 8, 1, 2, 8];
}

/// A file in parts.
pub(super) struct Sections<T> {
    /// Bytes of each section.
    pub bytes: [T; Section::COUNT],
    /// Weights per emotion row: those of one set of emotions, or of several.
    pub width: usize,
}

impl<T: Default> Default for Sections<T> {
    fn default() -> Self {
        Self {
            bytes: Default::default(),
            width: Emotion::COUNT,
        }
    }
}

impl Sections<Vec<u8>> {
    pub fn get_mut(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.bytes[section as usize]
    }

    /// Elements of a section.
    pub fn count(&self, section: Section) -> usize {
        self.bytes[section as usize].len() / Section::SIZES[section as usize]
    }

    /// The file.
    pub fn join(&self) -> Vec<u8> {
        let body = self.bytes.concat();
        let mut out = Vec::with_capacity(HEADER + body.len());
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend(hash(&body).to_le_bytes());
        out.extend((self.width as u32).to_le_bytes());
        for (bytes, size) in self.bytes.iter().zip(Section::SIZES) {
            out.extend(((bytes.len() / size) as u32).to_le_bytes());
        }
        out.extend(body);
        out
    }
}

impl<'d> Sections<&'d [u8]> {
    pub fn get(&self, section: Section) -> &'d [u8] {
        self.bytes[section as usize]
    }

    /// The parts of a file.
    pub fn split(data: &'d [u8]) -> Result<Self, Error> {
        let broken = || Error::new("not a compiled lexicon of this version");
        if data.len() < HEADER || data[..4] != MAGIC || data[4..8] != VERSION.to_le_bytes() {
            return Err(broken());
        }
        let number = |at: usize| {
            let bytes = data[at..].first_chunk();
            bytes.map_or(0, |b| u32::from_le_bytes(*b)) as usize
        };
        let mut sections = Sections {
            width: number(16),
            ..Self::default()
        };
        let mut rest = &data[HEADER..];
        for section in 0..Section::COUNT {
            let length = number(20 + 4 * section) * Section::SIZES[section];
            let (bytes, behind) = rest.split_at_checked(length).ok_or_else(broken)?;
            sections.bytes[section] = bytes;
            rest = behind;
        }
        if !rest.is_empty() || sections.width < Emotion::COUNT {
            return Err(broken());
        }
        Ok(sections)
    }
}
