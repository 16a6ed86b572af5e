//! Words that rules name, as numbers, so that they are compared at once: those of up to eight bytes, and lists
//! of longer ones.

use super::item::Item;
use super::Engine;

/// A word of up to 16 bytes as a little-endian number, padded with zeros.
pub(super) type Spelled = u128;

pub(super) const fn spelled(word: &str) -> Spelled {
    let bytes = word.as_bytes();
    assert!(bytes.len() <= 16);
    let (mut number, mut at) = (0, bytes.len());
    while at > 0 {
        at -= 1;
        number = number << 8 | bytes[at] as Spelled;
    }
    number
}

/// The same of a word in lower case; digits and apostrophes stay.
pub(super) fn spelled_small(word: &[u8]) -> Spelled {
    let bytes = word.iter().rev();
    bytes.fold(0, |number, &byte| number << 8 | Spelled::from(byte | 0x20))
}

/// Words in the order of these numbers.
pub(super) const fn list<const N: usize>(words: [&str; N]) -> [Spelled; N] {
    let mut list = [0; N];
    let mut count = 0;
    while count < N {
        let word = spelled(words[count]);
        let mut at = count;
        while at > 0 && list[at - 1] > word {
            list[at] = list[at - 1];
            at -= 1;
        }
        list[at] = word;
        count += 1;
    }
    list
}

/// Whether a [`list`] has a word.
#[inline(never)]
pub(super) fn is_in(list: &[Spelled], word: Spelled) -> bool {
    list.binary_search(&word).is_ok()
}

/// Words of up to eight bytes as [`Engine::short`] gives them.
pub(super) const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut word = 0;
    while word < N {
        keys[word] = key(words[word]);
        word += 1;
    }
    keys
}

/// The same of one.
pub(super) const fn key(word: &str) -> u64 {
    assert!(word.len() <= 8);
    spelled(word) as u64
}

/// Whether a word is one of some [`keys`], without a branch for each.
pub(super) fn is_among<const N: usize>(keys: &[u64; N], word: u64) -> bool {
    keys.iter().fold(false, |found, key| found | (*key == word))
}

impl Engine {
    /// Whether an item is a word of up to eight bytes.
    #[inline]
    pub(super) fn is_word(&self, item: &Item, word: &str) -> bool {
        self.short(item) == key(word)
    }

    /// An item's word as a number, if it is of up to eight bytes and known.
    pub(super) fn short(&self, item: &Item) -> u64 {
        if item.is_unknown() {
            0
        } else {
            self.table.short(item.id())
        }
    }

    /// Whether an item is one of a [`list`].
    pub(super) fn is_of(&self, item: &Item, list: &[Spelled]) -> bool {
        !item.is_unknown() && is_in(list, self.table.spelled(item.id()))
    }
}
