//! Which words VADER knows: those of its own table, or a user's.

use super::table::{self, code, Described, Emoji, LONGEST, SHORT};

/// Where words are looked up. Scoring is compiled for each by itself, so that own words
/// cost nothing where there are none.
pub(super) trait Words {
    /// Whether any word may be in the lexicon, so also "but".
    const OWN: bool;

    /// Code of the word of 1 to 16 bytes of ASCII in lower case at `lower[at..at + len]`, or 0.
    fn short_word(&self, lower: &[u8; 80], at: usize, len: usize) -> u32;

    /// Code of a word in any case, or 0; `room` is for its lower case.
    fn word(&self, word: &str, room: &mut String) -> u32;

    /// An emoji's description.
    fn described(&self, emoji: Emoji) -> Described;

    /// The lexicon's valence of a word of this code.
    fn valence(&self, code: u32) -> f64;
}

/// VADER's words.
pub(super) struct Embedded;

impl Words for Embedded {
    const OWN: bool = false;

    #[inline]
    fn short_word(&self, lower: &[u8; 80], at: usize, len: usize) -> u32 {
        table::short_word(lower, at, len)
    }

    /// Of non-ASCII letters only the Kelvin sign becomes ASCII, and all keys that are in lower
    /// case are ASCII.
    fn word(&self, word: &str, _: &mut String) -> u32 {
        let mut key = [0; LONGEST];
        let mut len = 0;
        for c in word.chars() {
            let lower = match c {
                '\u{212a}' => b'k',
                c if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return 0,
            };
            let Some(slot) = key.get_mut(len) else {
                return 0;
            };
            *slot = lower;
            len += 1;
        }
        table::word(&key[..len])
    }

    #[inline]
    fn described(&self, emoji: Emoji) -> Described {
        emoji.described()
    }

    #[inline]
    fn valence(&self, code: u32) -> f64 {
        code::valence(code)
    }
}

/// The word at the start of what [`Words::short_word`] reads.
pub(super) fn window_of(word: &[u8]) -> Option<[u8; 80]> {
    let mut lower = [0; 80];
    lower[..SHORT].get_mut(..word.len())?.copy_from_slice(word);
    (!word.is_empty()).then_some(lower)
}
