//! VADER's words: a compiled table, read in place.

use std::hint::select_unpredictable;

use super::words::window_of;

const DATA: &[u8] = include_bytes!("../../data/vader.lex");

pub(super) const MAGIC: [u8; 8] = *b"SVADER\x03\0";
/// Magic, hash of the rest, number of long words, blocks, emoji and codes of emoji, seed.
const HEADER: usize = 8 + 8 + 4 * 5;
/// Of the hash table.
pub(super) const BUCKETS: usize = 2048;
pub(super) const SLOTS: usize = 8192;
/// Longest key in the hash table; keys are padded with 0xff, which is not in
/// any text.
pub(super) const SHORT: usize = 16;
/// Longest key of all.
pub(super) const LONGEST: usize = 24;
/// Emoji are found by code point: an index of blocks.
pub(super) const INDEX: usize = 2048;
pub(super) const BLOCK: usize = 64;

/// Key and code.
type Slot = [u8; SHORT + 4];
/// Key and code of a word that is longer; sorted.
type Long = [u8; LONGEST + 4];
/// Numbers of the emoji, 0 for what is none.
type Block = [u8; 2 * BLOCK];
/// Offset and length of an emoji's description; offset and number of its words' codes;
/// bits of those words that are [`code::EVENT`]s; [`description`].
pub(super) type Description = [u8; 8];

/// Most words of a description.
pub(super) const WORDS: usize = 6;

/// What a description's last byte tells.
pub(super) mod description {
    /// It has a word in capitals.
    pub const UPPER: u8 = 1;
    /// It has one that is not.
    pub const LOWER: u8 = 2;
    /// This many times: it has an exclamation mark.
    pub const EXCLAMATION: u8 = 4;
}

/// What the rules want to know of a word, in one number. The lowest byte is its
/// valence in tenths, the next its place in [`NAMED`] from 1, or 0.
pub(super) mod code {
    /// It has a valence.
    pub const LEXICON: u32 = 1 << 16;
    pub const BOOSTER: u32 = 1 << 17;
    pub const DAMPENER: u32 = 1 << 18;
    /// A negator, or it contains "n't".
    pub const NEGATES: u32 = 1 << 19;
    /// Of the token, not of the word: it is in capitals.
    pub const UPPER: u32 = 1 << 20;
    /// Its own sentiment may not be 0, or it is "but".
    pub const EVENT: u32 = 1 << 21;
    /// It may change other words' sentiments, or be part of an idiom.
    pub const RULE: u32 = 1 << 22;
    /// The place in [`NAMED`](super::NAMED).
    pub const NAMED: u32 = 0xff << 8;
    /// What the rules know of a word, whatever the lexicon does.
    pub const ROLE: u32 = NAMED | BOOSTER | DAMPENER | NEGATES;

    /// Own valences may be any number: the lowest byte and the highest bits, which are free,
    /// number them.
    pub const NUMBERS: usize = 1 << 17;

    /// The code of a valence that has this number.
    pub fn of_number(number: usize) -> u32 {
        (number & 0xff | number >> 8 << 23) as u32
    }

    /// The number of an own valence.
    #[inline]
    pub fn number(code: u32) -> usize {
        (code & 0xff | code >> 23 << 8) as usize
    }

    /// The lexicon's valence.
    #[inline]
    pub fn valence(code: u32) -> f64 {
        f64::from(code as i8) / 10.0
    }

    #[inline]
    pub fn is(code: u32, named: u8) -> bool {
        (code >> 8) as u8 == named
    }
}

/// Words that the rules name.
pub(super) const NAMED: [&str; 33] = [
    "never", "so", "this", "without", "doubt", "no", "or", "nor", "least", "at", "very", "but",
    "kind", "of", "sort", "just", "enough", "the", "shit", "bomb", "bad", "ass", "bus", "stop",
    "yeah", "right", "kiss", "death", "to", "die", "for", "beating", "heart",
];

/// Number of a word that the rules name.
pub(super) const fn named(word: &str) -> u8 {
    let mut i = 0;
    while i < NAMED.len() {
        if equal(NAMED[i].as_bytes(), word.as_bytes()) {
            return i as u8 + 1;
        }
        i += 1;
    }
    panic!("not a named word")
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

const fn count(i: usize) -> usize {
    if !equal(DATA.split_at(MAGIC.len()).0, &MAGIC) {
        return 0;
    }
    let at = 16 + 4 * i;
    u32::from_le_bytes([DATA[at], DATA[at + 1], DATA[at + 2], DATA[at + 3]]) as usize
}

/// `N` rows from `at`. A file of another layout reads as empty, so that
/// `cargo xtask codegen` can be built to make it anew.
const fn rows<const R: usize, const N: usize>(at: usize) -> &'static [[u8; R]; N] {
    match DATA.split_at_checked(at) {
        Some((_, rest)) => match rest.as_chunks::<R>().0.first_chunk::<N>() {
            Some(rows) => rows,
            None => &[[0; R]; N],
        },
        None => &[[0; R]; N],
    }
}

const AT_SLOTS: usize = HEADER + 2 * BUCKETS;
const AT_INDEX: usize = AT_SLOTS + SLOTS * size_of::<Slot>();
const AT_LONG: usize = AT_INDEX + INDEX;
const AT_BLOCKS: usize = AT_LONG + count(0) * size_of::<Long>();
const AT_DESCRIPTIONS: usize = AT_BLOCKS + count(1) * size_of::<Block>();
const AT_CODES: usize = AT_DESCRIPTIONS + count(2) * size_of::<Description>();
const AT_TEXT: usize = AT_CODES + count(3) * size_of::<[u8; 4]>();

const TEXT: &str = match DATA.split_at_checked(AT_TEXT) {
    Some((_, text)) => match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => "",
    },
    None => "",
};

static DISPLACEMENTS: &[[u8; 2]; BUCKETS] = rows(HEADER);
static KEYS: &[Slot; SLOTS] = rows(AT_SLOTS);
static INDICES: &[[u8; 1]; INDEX] = rows(AT_INDEX);
static LONG: &[Long; count(0)] = rows(AT_LONG);
static BLOCKS: &[Block; count(1)] = rows(AT_BLOCKS);
static DESCRIPTIONS: &[Description; count(2)] = rows(AT_DESCRIPTIONS);
static CODES: &[[u8; 4]; count(3)] = rows(AT_CODES);

/// Hash of a key, in its high bits.
#[inline]
pub(super) fn key_hash(low: u64, high: u64, seed: u32) -> u64 {
    let seed = u64::from(seed).wrapping_mul(0x2545_f491_4f6c_dd1d);
    low.wrapping_mul(0x9e37_79b9_7f4a_7c15 ^ (seed & !1)) ^ high.wrapping_mul(0xd6e8_feb8_6659_fd93)
}

#[inline]
pub(super) fn bucket(hash: u64) -> usize {
    (hash >> 53) as usize
}

#[inline]
pub(super) fn slot(hash: u64, displacement: u16) -> usize {
    ((hash >> 40) as usize ^ usize::from(displacement)) % SLOTS
}

/// The word of 1 to 16 bytes at `lower[at..at + len]`, padded with 0xff.
#[inline]
pub(super) fn key(lower: &[u8; 80], at: usize, len: usize) -> [u64; 2] {
    /// The 16 bytes that begin `len` before the middle pad a key of that length.
    const PADDING: [u8; 2 * SHORT] = {
        let mut padding = [0; 2 * SHORT];
        let mut i = SHORT;
        while i < 2 * SHORT {
            padding[i] = 0xff;
            i += 1;
        }
        padding
    };
    let (at, pad) = (at & 63, SHORT.wrapping_sub(len) & (SHORT - 1));
    let low = u64_at(lower, at) | u64_at(&PADDING, pad);
    let high = u64_at(lower, at + 8) | u64_at(&PADDING, pad + 8);
    [low, high]
}

/// Code of the word of 1 to 16 bytes in lower case at `lower[at..at + len]`, or
/// 0. Without branches: most words are not in the table, but nobody can predict
/// which.
#[inline]
pub(super) fn short_word(lower: &[u8; 80], at: usize, len: usize) -> u32 {
    let [low, high] = key(lower, at, len);
    const SEED: u32 = count(4) as u32;
    let hash = key_hash(low, high, SEED);
    let displacement = u16::from_le_bytes(DISPLACEMENTS[bucket(hash)]);
    let slot = &KEYS[slot(hash, displacement)];
    let found = (u64_at(slot, 0) ^ low) | (u64_at(slot, 8) ^ high) == 0;
    select_unpredictable(found, u32_at(slot, SHORT), 0)
}

/// Code of a word in lower case, or 0.
pub(super) fn word(key: &[u8]) -> u32 {
    if let Some(lower) = window_of(key) {
        return short_word(&lower, 0, key.len());
    }
    let mut padded = [0xff; LONGEST];
    let Some(room) = padded.get_mut(..key.len()) else {
        return 0;
    };
    room.copy_from_slice(key);
    match LONG.binary_search_by_key(&&padded[..], |row| &row[..LONGEST]) {
        Ok(found) => u32_at(&LONG[found], LONGEST),
        Err(_) => 0,
    }
}

/// All words with their codes, in the order of the table.
pub(super) fn words() -> impl Iterator<Item = (&'static str, u32)> {
    let short = KEYS.iter().map(|row| (&row[..SHORT], u32_at(row, SHORT)));
    let long = LONG
        .iter()
        .map(|row| (&row[..LONGEST], u32_at(row, LONGEST)));
    let words = short.chain(long).filter(|(_, code)| *code != 0);
    words.map(|(key, code)| {
        let end = key.iter().position(|&b| b == 0xff).unwrap_or(key.len());
        (std::str::from_utf8(&key[..end]).unwrap_or_default(), code)
    })
}

/// An emoji, by its number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Emoji(u16);

/// The emoji that a code point is.
#[inline]
pub(super) fn emoji(c: u32) -> Option<Emoji> {
    let [block] = *INDICES.get(c as usize / BLOCK)?;
    let block = BLOCKS.get(usize::from(block))?;
    let number = u16::from_le_bytes(block.as_chunks().0[c as usize % BLOCK]);
    (number != 0).then_some(Emoji(number))
}

/// What an emoji's description is as tokens.
pub(super) struct Described {
    /// The words' codes, and whatever follows.
    pub codes: [u32; WORDS],
    pub words: usize,
    /// A bit for each word that is a [`code::EVENT`].
    pub events: u8,
    /// See [`description`].
    pub flags: u8,
}

impl Emoji {
    /// All numbers, from that of none.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..DESCRIPTIONS.len()).map(|number| Self(number as u16))
    }

    pub fn number(self) -> usize {
        self.0.into()
    }

    #[inline]
    fn row(self) -> &'static Description {
        DESCRIPTIONS.get(usize::from(self.0)).unwrap_or(&[0; 8])
    }

    /// The words that VADER puts in its place.
    pub fn description(self) -> &'static str {
        let row = self.row();
        let start = usize::from(u16::from_le_bytes([row[0], row[1]]));
        TEXT.get(start..start + usize::from(row[2]))
            .unwrap_or_default()
    }

    #[inline]
    pub fn described(self) -> Described {
        let [_, _, _, low, high, words, events, flags] = *self.row();
        let start = usize::from(u16::from_le_bytes([low, high]));
        let codes = CODES.get(start..).and_then(|rest| rest.first_chunk());
        Described {
            codes: codes.unwrap_or(&[[0; 4]; WORDS]).map(u32::from_le_bytes),
            words: usize::from(words),
            events,
            flags,
        }
    }
}

#[inline]
fn u64_at<const N: usize>(bytes: &[u8; N], at: usize) -> u64 {
    bytes[at..]
        .first_chunk()
        .map_or(0, |b| u64::from_le_bytes(*b))
}

#[inline]
fn u32_at<const N: usize>(bytes: &[u8; N], at: usize) -> u32 {
    bytes[at..]
        .first_chunk()
        .map_or(0, |b| u32::from_le_bytes(*b))
}
