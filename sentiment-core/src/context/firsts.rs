//! Which rows a word may begin: nearly every word of an answer is settled by its
//! first letters, and those that the next one begins with.

use super::rows::{longest, words_in, Role, ANSWER_ROWS};
use super::words::Words;

/// What begins with a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    /// As of a [`Key`].
    letters: u64,
    length: u8,
    /// What the second words of phrases begin with, by [`bit`].
    seconds: u64,
    /// Words of the longest phrase.
    pub words: u8,
    /// The rows, from one to before another.
    rows: [u16; 2],
    /// What the word is by itself.
    alone: Role,
    /// Another one would have the same slot, and stands behind.
    crowded: bool,
}

impl First {
    /// The longest row that words begin with: its role, and how many words it has.
    pub fn longest(&self, words: &Words) -> Option<(Role, usize)> {
        let [from, to] = self.rows.map(usize::from);
        longest(&ANSWER_ROWS[from..to], words.phrase())
    }
}

/// What a word may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hint {
    /// This, and no phrase begins with it.
    Alone(Role),
    /// What these rows say, or another long word.
    Rows(&'static First),
}

/// The first letters of a word in lower case, and how many there are in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub letters: u64,
    pub length: u32,
}

/// Letters of a key.
pub(super) const KEPT: usize = 8;

/// What makes a letter a small one, and leaves digits and apostrophes as they are.
pub(super) const LOWER: u64 = u64::from_ne_bytes([0x20; KEPT]);

/// A bit for words that begin with a letter and what follows, in either case.
pub(super) const fn bit(first: u8, second: u8) -> u64 {
    let second = if second.is_ascii_alphabetic() {
        second & 31
    } else {
        0
    };
    1 << (((first & 31) as u32 + 11 * second as u32) % 64)
}

impl Key {
    /// Of a word in ASCII.
    pub const fn of(word: &[u8]) -> Self {
        let mut letters = 0;
        let mut i = 0;
        while i < word.len() && i < KEPT {
            letters |= (word[i] as u64 | 0x20) << (8 * i);
            i += 1;
        }
        Self {
            letters,
            length: word.len() as u32,
        }
    }

    const fn slot(self) -> usize {
        let mixed = (self.letters ^ self.length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize
    }

    const fn is(self, first: &First) -> bool {
        (self.letters == first.letters) & (self.length == first.length as u32)
    }

    #[inline]
    fn first(slot: usize) -> &'static First {
        &INDEX.firsts[usize::from(INDEX.positions[slot])]
    }

    /// What begins with the word.
    #[inline]
    pub fn find(self) -> Option<&'static First> {
        let mut slot = self.slot();
        loop {
            let first = Self::first(slot % SLOTS);
            if self.is(first) {
                return Some(first);
            }
            if !first.crowded {
                return None;
            }
            slot += 1;
        }
    }

    /// What the word may be, if a word follows that begins with one of these letters.
    #[inline]
    pub fn hint(self, followers: u64) -> Hint {
        match self.find() {
            None => Hint::Alone(Role::Content),
            Some(first) if first.seconds & followers == 0 && self.length as usize <= KEPT => {
                Hint::Alone(first.alone)
            }
            Some(first) => Hint::Rows(first),
        }
    }

    /// Whether the word may be a wish or begin a phrase. Without a branch.
    #[inline]
    pub fn may_wish(self, followers: u64) -> bool {
        let first = Self::first(self.slot());
        let wish = matches!(first.alone, Role::Wish) | (first.seconds & followers != 0);
        self.is(first) & wish | first.crowded
    }
}

/// The first words of the rows, behind one that none is, and by slot where each is.
struct Index {
    firsts: [First; COUNT + 1],
    positions: [u16; SLOTS],
}

const COUNT: usize = {
    let (mut row, mut count) = (0, 0);
    while row < ANSWER_ROWS.len() {
        count += differs_from_last(row) as usize;
        row += 1;
    }
    count
};

const SLOTS: usize = (3 * COUNT).next_power_of_two();

static INDEX: Index = {
    const NONE: First = First {
        letters: 0,
        length: 0,
        seconds: 0,
        words: 1,
        rows: [0; 2],
        alone: Role::Content,
        crowded: false,
    };
    let mut index = Index {
        firsts: [NONE; COUNT + 1],
        positions: [0; SLOTS],
    };
    let (mut row, mut count) = (0, 0);
    while row < ANSWER_ROWS.len() {
        let (term, role) = ANSWER_ROWS[row];
        let end = first_word(term);
        if differs_from_last(row) {
            count += 1;
            let key = Key::of(term.as_bytes().split_at(end).0);
            index.firsts[count].letters = key.letters;
            index.firsts[count].length = key.length as u8;
            index.firsts[count].rows[0] = row as u16;
            let mut slot = key.slot();
            while index.positions[slot] != 0 {
                let other = &mut index.firsts[index.positions[slot] as usize];
                assert!(!key.is(other));
                other.crowded = true;
                slot = (slot + 1) % SLOTS;
            }
            index.positions[slot] = count as u16;
        }
        let first = &mut index.firsts[count];
        first.rows[1] = row as u16 + 1;
        if end == term.len() {
            first.alone = role;
        } else {
            assert!(byte(term, end + 1).is_ascii_lowercase());
            first.seconds |= bit(byte(term, end + 1), byte(term, end + 2));
            let words = words_in(term) as u8;
            if words > first.words {
                first.words = words;
            }
        }
        row += 1;
    }
    index
};

/// Where the first word of a row ends.
const fn first_word(term: &str) -> usize {
    let mut end = 0;
    while byte(term, end) != b' ' {
        end += 1;
    }
    end
}

/// A byte; behind the term a space.
const fn byte(term: &str, at: usize) -> u8 {
    if at < term.len() {
        term.as_bytes()[at]
    } else {
        b' '
    }
}

/// Whether the row before begins with another word; they are sorted.
const fn differs_from_last(row: usize) -> bool {
    if row == 0 {
        return true;
    }
    let (term, last) = (ANSWER_ROWS[row].0, ANSWER_ROWS[row - 1].0);
    let end = first_word(term);
    let mut i = 0;
    while i < end && byte(term, i) == byte(last, i) {
        i += 1;
    }
    i < end || byte(last, end) != b' '
}
