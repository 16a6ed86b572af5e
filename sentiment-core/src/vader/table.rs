//! VADER's words: a compiled table, looked up by spelling.

use std::collections::BTreeMap;

use crate::lexicon::hash::{bucket_of, hash, place, slot_of};
use crate::Error;

static DATA: &[u8] = include_bytes!("../../data/vader.lex");

const MAGIC: [u8; 8] = *b"SVADER\x01\0";
/// Magic, hash of the rest, counts of buckets, slots, text bytes, emoji.
const HEADER: usize = 8 + 8 + 4 * 4;
/// Key offset (2), key length (1), valence in tenths (1), role bits (2), word (1).
const RECORD: usize = 8;
/// Code point (3), offset (3), length (1), unused (1).
const EMOJI: usize = 8;

/// What VADER's rules want to know of a word.
pub(super) mod role {
    /// It has a valence.
    pub const LEXICON: u16 = 1;
    pub const BOOSTER: u16 = 2;
    pub const DAMPENER: u16 = 4;
    pub const NEGATOR: u16 = 8;
}

/// Words that the rules name, by number from 1.
pub(super) const NAMED: [&str; 30] = [
    "never", "so", "this", "without", "doubt", "no", "or", "nor", "least", "at", "very", "but",
    "kind", "of", "sort", "just", "enough", "the", "shit", "bomb", "bad", "ass", "bus", "stop",
    "yeah", "right", "kiss", "death", "to", "die",
];
const MORE_NAMED: [&str; 3] = ["for", "beating", "heart"];

/// Number of a word that the rules name.
pub(super) const fn named(word: &str) -> u8 {
    let mut i = 0;
    while i < NAMED.len() + MORE_NAMED.len() {
        let candidate = if i < NAMED.len() {
            NAMED[i]
        } else {
            MORE_NAMED[i - NAMED.len()]
        };
        if equal(candidate.as_bytes(), word.as_bytes()) {
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

/// What the table says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Word {
    pub roles: u16,
    /// Valence times ten.
    pub tenths: i8,
    /// Number in [`NAMED`], or 0.
    pub named: u8,
}

/// Longest key of the table, in bytes.
pub(super) const LONGEST: usize = 24;

fn count(i: usize) -> usize {
    let at = 16 + 4 * i;
    u32::from_le_bytes([DATA[at], DATA[at + 1], DATA[at + 2], DATA[at + 3]]) as usize
}

/// Look up a word in lower case.
pub(super) fn word(key: &[u8]) -> Word {
    let (buckets, slots) = (count(0), count(1));
    let h = hash(key);
    let at = HEADER + 2 * bucket_of(h, buckets);
    let displacement = u16::from_le_bytes([DATA[at], DATA[at + 1]]);
    let records = HEADER + 2 * buckets;
    let at = records + RECORD * slot_of(h, displacement, slots);
    let Some(r) = DATA[at..].first_chunk::<RECORD>() else {
        return Word::default();
    };
    let start = records + RECORD * slots + usize::from(u16::from_le_bytes([r[0], r[1]]));
    if r[2] == 0 || DATA.get(start..start + usize::from(r[2])) != Some(key) {
        return Word::default();
    }
    Word {
        tenths: r[3] as i8,
        roles: u16::from_le_bytes([r[4], r[5]]),
        named: r[6],
    }
}

/// The description that VADER puts in an emoji's place.
pub(super) fn emoji(c: char) -> Option<&'static str> {
    let text = HEADER + 2 * count(0) + RECORD * count(1);
    let records = text + count(2);
    let code = u32::from(c);
    let (mut low, mut high) = (0, count(3));
    while low < high {
        let middle = (low + high) / 2;
        let r = &DATA[records + EMOJI * middle..][..EMOJI];
        let candidate = u32::from_le_bytes([r[0], r[1], r[2], 0]);
        match candidate.cmp(&code) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                let start = text + u32::from_le_bytes([r[3], r[4], r[5], 0]) as usize;
                return std::str::from_utf8(&DATA[start..start + usize::from(r[6])]).ok();
            }
        }
    }
    None
}

/// The table from the sources in `lexicons/vader/`.
pub(crate) fn compile(lexicon: &str, emoji: &str, rules: &str) -> Result<Vec<u8>, Error> {
    let mut words: BTreeMap<&str, Word> = BTreeMap::new();
    for (line, term, value) in rows(lexicon) {
        // Keys that no lower-case word without spaces equals can never match.
        let matchable =
            term.is_ascii() && !term.contains(' ') && !term.bytes().any(|b| b.is_ascii_uppercase());
        let mean: f64 = value
            .parse()
            .map_err(|_| Error::at(line, format!("{value:?} is not a number")))?;
        if matchable {
            let entry = words.entry(term).or_default();
            entry.roles |= role::LEXICON;
            entry.tenths = (mean * 10.0).round() as i8;
        }
    }
    for (line, term, value) in rows(rules) {
        let role = match value {
            "booster" => role::BOOSTER,
            "dampener" => role::DAMPENER,
            "negator" => role::NEGATOR,
            idiom if idiom.starts_with("idiom ") => continue,
            _ => return Err(Error::at(line, format!("unknown role {value:?}"))),
        };
        if !term.contains(' ') {
            words.entry(term).or_default().roles |= role;
        }
    }
    for (i, term) in NAMED.iter().chain(&MORE_NAMED).enumerate() {
        words.entry(term).or_default().named = i as u8 + 1;
    }
    let keys: Vec<_> = words.into_iter().collect();
    let hashes: Vec<u64> = keys.iter().map(|(k, _)| hash(k.as_bytes())).collect();
    let placement = place(&hashes).ok_or_else(|| Error::new("two words have the same hash"))?;

    let mut text: Vec<u8> = Vec::new();
    let mut records = Vec::new();
    for slot in &placement.slots {
        let Some(key) = *slot else {
            records.extend([0; RECORD]);
            continue;
        };
        let (term, word) = keys[key as usize];
        if term.len() > LONGEST {
            return Err(Error::new(format!(
                "{term:?} is longer than {LONGEST} bytes"
            )));
        }
        let offset =
            u16::try_from(text.len()).map_err(|_| Error::new("more than 64 KB of words"))?;
        text.extend(term.as_bytes());
        records.extend(offset.to_le_bytes());
        records.extend([term.len() as u8, word.tenths as u8]);
        records.extend(word.roles.to_le_bytes());
        records.extend([word.named, 0]);
    }
    let mut described: Vec<(char, &str)> = Vec::new();
    for (line, term, description) in rows(emoji) {
        let c = term
            .chars()
            .next()
            .ok_or_else(|| Error::at(line, "no emoji"))?;
        described.push((c, description));
    }
    described.sort_unstable();
    let mut emoji_records = Vec::new();
    for (c, description) in &described {
        emoji_records.extend(&u32::from(*c).to_le_bytes()[..3]);
        emoji_records.extend(&(text.len() as u32).to_le_bytes()[..3]);
        emoji_records.extend([description.len() as u8, 0]);
        text.extend(description.as_bytes());
    }
    let mut body: Vec<u8> = Vec::new();
    for n in [
        placement.displacements.len(),
        placement.slots.len(),
        text.len(),
        described.len(),
    ] {
        body.extend((n as u32).to_le_bytes());
    }
    body.extend(placement.displacements.iter().flat_map(|d| d.to_le_bytes()));
    body.extend(records);
    body.extend(text);
    body.extend(emoji_records);
    let mut out = Vec::from(MAGIC);
    out.extend(hash(&body).to_le_bytes());
    out.extend(body);
    Ok(out)
}

/// Rows of a table of two columns, without its header.
fn rows(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.lines()
        .enumerate()
        .skip(1)
        .filter_map(|(i, line)| line.split_once('\t').map(|(a, b)| (i + 1, a, b)))
}
