//! A user's words, compiled: what [`table`] is for VADER's.

use std::collections::HashMap;
use std::fmt;
use std::hint::select_unpredictable;

use super::lexicon::VaderLexicon;
use super::python::{is_space, lower};
use super::table::{self, code, Described, Emoji, WORDS};
use super::tokens::plain;
use super::words::{window_of, Words};
use crate::lexicon::hash::{bucket_of, hash_short, place, slot_of};
use crate::Error;

/// A word's key and code.
type Slot = ([u64; 2], u32);

/// All words that count: the lexicon's, and those of the rules.
pub(super) struct Own {
    /// Different valences, which codes have numbers of.
    valences: Vec<f64>,
    /// Of a perfect hash of the short words.
    displacements: Vec<u16>,
    slots: Vec<Slot>,
    /// Words that are longer, or not ASCII.
    long: HashMap<Box<str>, u32>,
    /// By the number of the emoji: the codes of its description's words, and which of them are
    /// [`code::EVENT`]s.
    described: Vec<([u32; WORDS], u8)>,
}

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Own").finish_non_exhaustive()
    }
}

impl Own {
    /// Compile a lexicon.
    pub fn new(lexicon: &VaderLexicon) -> Result<Self, Error> {
        let mut valences = Valences::default();
        let mut short = Vec::new();
        let mut long = HashMap::new();
        let mut put = |word: &str, code: u32| match window_of(word.as_bytes()) {
            Some(lower) if word.is_ascii() => {
                short.push((table::key(&lower, 0, word.len()), code));
            }
            _ => drop(long.insert(word.into(), code)),
        };
        for (word, valence) in lexicon.iter() {
            let role = table::word(word.as_bytes()) & code::ROLE;
            put(word, code_of(role, Some(valences.number(valence)?)));
        }
        for (word, code) in table::words() {
            if code & code::ROLE != 0 && lexicon.get(word).is_none() {
                put(word, code_of(code & code::ROLE, None));
            }
        }
        let hashes: Vec<u64> = short.iter().map(|(key, _)| hash(*key)).collect();
        let placement =
            place(&hashes, 0).ok_or_else(|| Error::new("two words have the same 64-bit hash"))?;
        let slots = placement.slots.iter();
        let mut own = Self {
            valences: valences.list,
            slots: slots
                .map(|slot| slot.map_or(([0; 2], 0), |i| short[i as usize]))
                .collect(),
            displacements: placement.displacements,
            long,
            described: Vec::new(),
        };
        own.described = Emoji::all().map(|emoji| own.describe(emoji)).collect();
        Ok(own)
    }

    fn describe(&self, emoji: Emoji) -> ([u32; WORDS], u8) {
        let (mut codes, mut events) = ([0; WORDS], 0);
        let mut room = String::new();
        let description = emoji.description().split(is_space);
        let raws = description.filter(|raw| !raw.is_empty());
        for (i, (raw, code)) in raws.zip(&mut codes).enumerate() {
            *code = plain(self, raw, &mut room).1;
            events |= u8::from(*code & code::EVENT != 0) << i;
        }
        (codes, events)
    }

    #[inline]
    fn short(&self, key: [u64; 2]) -> u32 {
        let hash = hash(key);
        let bucket = bucket_of(hash, self.displacements.len());
        let displacement = self.displacements.get(bucket).copied().unwrap_or(0);
        let slot = slot_of(hash, displacement, self.slots.len());
        let (found, code) = self.slots.get(slot).copied().unwrap_or_default();
        select_unpredictable(found == key, code, 0)
    }
}

impl Words for Own {
    const OWN: bool = true;

    #[inline]
    fn short_word(&self, lower: &[u8; 80], at: usize, len: usize) -> u32 {
        self.short(table::key(lower, at, len))
    }

    fn word(&self, word: &str, room: &mut String) -> u32 {
        lower(word, room);
        match window_of(room.as_bytes()) {
            Some(lower) if room.is_ascii() => self.short_word(&lower, 0, room.len()),
            _ => self.long.get(room.as_str()).copied().unwrap_or(0),
        }
    }

    #[inline]
    fn described(&self, emoji: Emoji) -> Described {
        let of_table = emoji.described();
        let own = self.described.get(emoji.number());
        let (codes, events) = own.copied().unwrap_or_default();
        Described {
            codes,
            events,
            ..of_table
        }
    }

    #[inline]
    fn valence(&self, code: u32) -> f64 {
        let valence = self.valences.get(code::number(code));
        valence.copied().unwrap_or(0.0)
    }
}

fn hash([low, high]: [u64; 2]) -> u64 {
    hash_short(low, high)
}

/// Code of a word that the rules know by `role` and the lexicon, if it has it, by the number of
/// its valence.
fn code_of(role: u32, valence: Option<u32>) -> u32 {
    let mut code = role;
    if let Some(number) = valence {
        code |= code::LEXICON | number;
        if role & (code::BOOSTER | code::DAMPENER) == 0 {
            code |= code::EVENT;
        }
    }
    if code::is(code, table::named("but")) {
        code |= code::EVENT;
    }
    if role != 0 {
        // Even "the" begins an idiom, if it has a valence.
        code |= code::RULE;
    }
    code
}

/// Numbers of valences.
#[derive(Default)]
struct Valences {
    list: Vec<f64>,
    /// By their bits.
    numbers: HashMap<u64, u32>,
}

impl Valences {
    /// The bits of a code that stand for a valence.
    fn number(&mut self, valence: f64) -> Result<u32, Error> {
        if let Some(number) = self.numbers.get(&valence.to_bits()) {
            return Ok(*number);
        }
        if self.list.len() == code::NUMBERS {
            let reason = format!(
                "the words have more than {} different valences: round them",
                code::NUMBERS
            );
            return Err(Error::new(reason));
        }
        let number = code::of_number(self.list.len());
        self.numbers.insert(valence.to_bits(), number);
        self.list.push(valence);
        Ok(number)
    }
}
