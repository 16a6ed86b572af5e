//! What stands where in 64 bytes of a text, a bit of a mask for each.

use super::item::{is, Kind};
use super::reader::ends_clause;
use crate::ascii::{bits, bytes16, in_range};
use wide::{i8x16, CmpEq, CmpGt, CmpLt};

/// Bytes looked at together, a bit of a mask for each.
pub(super) const WINDOW: usize = 64;
/// The same with what is read with it: a word that starts at its end.
pub(super) const READ: usize = WINDOW + 16;
/// A bit for each byte of a window.
pub(super) struct Masks {
    /// Letters and digits, and apostrophes that join them.
    pub word: u64,
    /// What is not a space.
    pub solid: u64,
    /// Where a token starts.
    pub starts: u64,
    /// What makes a token that holds it odd: it needs a closer look.
    pub odd: u64,
    /// Behind each token in turn; of an odd word its first odd byte.
    pub ends: u64,
    /// What may be part of a token that goes on behind the window.
    pub open: u64,
}
impl Masks {
    /// Of a window with only spaces behind the first `PARTS` times 16 bytes.
    pub fn of<const PARTS: usize>(window: &[u8; READ]) -> Self {
        let [mut letter, mut small, mut digit, mut space] = [0; 4];
        let [mut low, mut high, mut apostrophe, mut colon, mut twice] = [0; 5];
        for part in 0..PARTS {
            let [x, next] = [0, 1].map(|i| {
                let bytes = window[16 * part + i..].first_chunk();
                bytes16(bytes.unwrap_or(&[0; 16]))
            });
            let equal = |b: u8| x.cmp_eq(i8x16::splat(b as i8));
            let fold = i8x16::splat(0x20);
            let folded = x | fold;
            let put = |mask: i8x16| bits(mask) << (16 * part);
            letter |= put(in_range(folded, b'a', b'z'));
            small |= put(x.cmp_gt(i8x16::splat(b'Z' as i8)));
            digit |= put(in_range(x, b'0', b'9'));
            space |= put(equal(b' '));
            // Those that are not ASCII, too.
            low |= put(x.cmp_lt(i8x16::splat(b' ' as i8 + 1)));
            high |= put(x);
            apostrophe |= put(equal(b'\''));
            colon |= put(equal(b':'));
            twice |= put(folded.cmp_eq(next | fold));
        }
        if 16 * PARTS < WINDOW {
            space |= u64::MAX << (16 * PARTS);
            low |= u64::MAX << (16 * PARTS);
        }
        // WB6, WB7, WB11, WB12: between two letters or two digits.
        let between = |class: u64| class << 1 & class >> 1;
        let word = letter | digit | apostrophe & (between(letter) | between(digit));
        let begins = word & !(word << 1);
        let (solid, blank) = (!space, low & !high);
        let marks = solid & !word;
        let upper = letter & !small;
        // What goes on behind the window is read again there.
        let triple = twice & twice >> 1;
        let behind = high | colon | apostrophe;
        let odd = upper & word << 1
            | high
            | word & (triple | behind >> 1)
            // A mark, a digit or a capital behind the first letter, perhaps an emoticon.
            | begins & !((letter & small | blank) >> 1)
            // Punctuation before something else.
            | marks & !(blank >> 1);
        // From where a word begins a bit is carried up to the first byte that is not
        // one of its plain ones.
        let plain = word & !odd;
        let ends = plain.wrapping_add(begins) & !plain | marks << 1;
        Self {
            word,
            solid,
            starts: begins | marks,
            odd,
            ends,
            open: word | apostrophe & word << 1 | solid & 1 << (WINDOW - 1),
        }
    }

    /// Whether the token that starts at a position with this byte is odd.
    pub fn is_odd(&self, at: usize, first: u8) -> bool {
        let length = self.length(at);
        let inside = self.odd >> at & u64::MAX >> (WINDOW - length);
        inside != 0 || KINDS[usize::from(first)] == Kind::NONE || length >= KEEP.len()
    }

    /// Those of these tokens that stand before the one that holds the next odd byte.
    #[inline]
    pub fn before_odd(&self, tokens: u64) -> u64 {
        let odd = self.odd & u64::MAX << (tokens.trailing_zeros() % 64);
        let plain = tokens & (odd ^ odd.wrapping_sub(1));
        // The last one holds it, if there is any.
        let last = 1 << 63 >> (plain.leading_zeros() % 64);
        plain & !(last & u64::from(odd == 0).wrapping_sub(1))
    }

    /// Bytes of the word that starts at a position, or 1.
    #[inline]
    pub fn length(&self, at: usize) -> usize {
        (self.word >> at | 1).trailing_ones() as usize
    }
}

/// What a plain token is by its first byte; none needs a closer look.
pub(super) const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::NONE; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte as u8 {
            // Names have capitals.
            b'a'..=b'z' => Kind::new(is::WORD | is::COUNTED).but_no_name(),
            b'A'..=b'Z' => Kind::new(is::WORD | is::COUNTED),
            b'.' => Kind::new(is::END),
            b'!' => Kind::new(is::END | is::EXCLAIMS),
            b'?' => Kind::new(is::END | is::ASKS),
            // Of all others folding to lower case would make something else, or they
            // mean more: "don ' t".
            b'#' | b'-' | b'\'' | b'0'..=b'9' | 0..=b' ' | b'@'.. => Kind::NONE,
            mark if ends_clause(mark) => Kind::new(is::CLAUSE),
            _ => Kind::new(0),
        };
        byte += 1;
    }
    kinds
};

/// The bit that makes an ASCII letter lower-case, in each byte; digits and
/// apostrophes have it.
pub(super) const LOWER: u64 = 0x2020_2020_2020_2020;

/// [`is::LONG`], or not, by the length of a token.
pub(super) const LONG: [Kind; 17] = {
    let mut long = [Kind::bits(is::LONG); 17];
    long[0] = Kind::NONE;
    long[1] = Kind::NONE;
    long
};

/// Masks that keep the first bytes of two numbers, by how many.
pub(super) const KEEP: [[u64; 2]; 17] = {
    let mut keep = [[0; 2]; 17];
    let mut length = 0;
    while length <= 16 {
        keep[length] = if length <= 8 {
            [first(length), 0]
        } else {
            [u64::MAX, first(length - 8)]
        };
        length += 1;
    }
    keep
};

const fn first(bytes: usize) -> u64 {
    match bytes {
        0 => 0,
        _ => u64::MAX >> (64 - 8 * bytes),
    }
}

/// Eight bytes of a window.
#[inline]
pub(super) fn load(window: &[u8; READ], at: usize) -> u64 {
    window[at..]
        .first_chunk()
        .map_or(0, |b| u64::from_le_bytes(*b))
}
