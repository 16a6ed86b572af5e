//! A token as the rules see it.

use crate::lexicon::{flag, Found, Row, NONE};

/// A token after look-up. A hashtag makes one for each of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub row: Row,
    /// The id in the lower half, bits of [`is`] above: a whole number is written and
    /// read at once.
    tag: u64,
}

/// What an item is to the rules, and how it is written. Numbers, addresses and
/// most punctuation are none of it. The upper byte is the row's flags.
pub(crate) mod is {
    use crate::lexicon::flag;

    /// Counts for coverage.
    pub const COUNTED: u32 = 1;
    pub const WORD: u32 = 2;
    /// Emoji and emoticons.
    pub const SYMBOL: u32 = 4;
    /// Ends a clause: `,` `;` `:` brackets, dashes, "...".
    pub const CLAUSE: u32 = 8;
    /// Written in capitals (two letters or more).
    pub const CAPITALS: u32 = 16;
    /// A letter was repeated.
    pub const ELONGATED: u32 = 32;
    /// Longer than one byte.
    pub const LONG: u32 = 64;
    /// It has an entry as a pair with the item before.
    pub const PAIR: u32 = 128;
    /// The last of a sentence.
    pub const END: u32 = 256;
    /// "?", or several.
    pub const ASKS: u32 = 512;
    /// "!", or several.
    pub const EXCLAIMS: u32 = 1024;
    /// A word that shifts others by itself.
    pub const SHIFTER: u32 = of(flag::SHIFTS);
    /// The table knows it, and it counts.
    pub const KNOWN: u32 = of(flag::PRESENT);
    /// The word says nothing by itself.
    pub const LITTLE: u32 = of(flag::LITTLE);
    /// May be a name.
    pub const NAME: u32 = of(flag::NAMES);
    /// What the rules are applied for.
    pub const SPECIAL: u32 = CAPITALS | ELONGATED | SHIFTER;
    /// What [`Marks`](super::super::marks) are made for.
    pub const MARKED: u32 = CLAUSE | SPECIAL;

    /// A flag of the row.
    const fn of(flag: u8) -> u32 {
        (flag as u32) << 24
    }
}

/// Bits of [`is`] that a kind of token has, and which flags of its row count.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Kind(u64);

impl Kind {
    /// Of no token.
    pub const NONE: Self = Self(0);

    pub const fn new(bits: u32) -> Self {
        let flags = if bits & is::COUNTED != 0 {
            u32::MAX << 24
        } else {
            (u32::MAX << 24) & !is::KNOWN
        };
        Self(((flags | bits) as u64) << 32)
    }

    /// Of these bits alone.
    pub const fn bits(bits: u32) -> Self {
        Self((bits as u64) << 32)
    }

    /// The same of what is no name.
    pub const fn but_no_name(self) -> Self {
        Self(self.0 & !((is::NAME as u64) << 32))
    }
}

impl Item {
    /// No token.
    pub const NONE: Self = Self {
        row: Row::EMPTY,
        tag: NONE.id as u64,
    };

    #[inline]
    pub fn new(word: Found, bits: u32) -> Self {
        Self::of(word, Kind::new(bits))
    }

    #[inline]
    pub fn of(word: Found, kind: Kind) -> Self {
        // The row's flags stand where those of a kind do.
        let kind = (word.row.0 | u64::MAX >> 8) & kind.0;
        Self {
            row: word.row,
            tag: u64::from(word.id) | kind,
        }
    }

    /// A word.
    #[inline]
    pub fn word(word: Found, bits: u32) -> Self {
        Self::new(word, is::WORD | is::COUNTED | bits)
    }

    /// An emoji or an emoticon.
    #[inline]
    pub fn symbol(word: Found) -> Self {
        Self::new(word, is::SYMBOL | is::COUNTED)
    }

    /// A number. It counts if it says something: "10/10".
    #[inline]
    pub fn number(number: Found) -> Self {
        let says = number.row.has(flag::KNOWN);
        Self::new(number, u32::from(says) * is::COUNTED)
    }

    #[inline]
    pub fn id(&self) -> u32 {
        self.tag as u32
    }

    #[inline]
    pub fn bits(&self) -> u32 {
        (self.tag >> 32) as u32
    }

    /// The same with more bits.
    #[inline]
    pub fn with(self, bits: u32) -> Self {
        self.and(Kind::bits(bits))
    }

    /// The same without these bits.
    pub fn without(self, bits: u32) -> Self {
        Self {
            tag: self.tag & !Kind::bits(bits).0,
            ..self
        }
    }

    /// The same with the bits of another kind.
    #[inline]
    pub fn and(self, other: Kind) -> Self {
        Self {
            tag: self.tag | other.0,
            ..self
        }
    }

    /// Another word in the place of this one.
    pub fn replaced(self, word: Found) -> Self {
        Self::new(word, self.bits() & u32::MAX >> 8)
    }

    /// The row; it weighs nothing from now on.
    #[inline]
    pub fn take_weights(&mut self) -> Row {
        let row = self.row;
        self.row = row.without_weights();
        row
    }

    /// Whether it counts for coverage in the lowest bit, and in [`COUNTS_KNOWN`] whether
    /// the table then knows it: added up they are two numbers.
    #[inline]
    pub fn counts(&self) -> u64 {
        const { assert!(is::COUNTED == 1) };
        self.tag >> 32 & (1 | 1 << COUNTS_KNOWN)
    }

    /// Whether the table does not hold it.
    pub fn is_unknown(&self) -> bool {
        self.id() == NONE.id
    }

    #[inline]
    pub fn is(&self, bits: u32) -> bool {
        self.tag & u64::from(bits) << 32 != 0
    }

    /// The row, if it is a term by itself.
    #[inline]
    pub fn term<const ALL: bool>(&self) -> Option<Row> {
        self.is_term::<ALL>().then_some(self.row)
    }

    /// Whether it is a term by itself: known, or a word where `ALL` count.
    #[inline]
    pub fn is_term<const ALL: bool>(&self) -> bool {
        self.row.has(flag::KNOWN) || (ALL && self.is(is::WORD))
    }
}

/// Where [`is::KNOWN`] is in [`Item::counts`].
const COUNTS_KNOWN: u32 = is::KNOWN.trailing_zeros();

/// Sums of [`Item::counts`] as two numbers.
pub(super) fn split_counts(counts: u64) -> (usize, usize) {
    let known = counts >> COUNTS_KNOWN;
    ((counts - (known << COUNTS_KNOWN)) as usize, known as usize)
}
