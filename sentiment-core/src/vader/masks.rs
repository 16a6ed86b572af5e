//! 64 bytes at a time: a bit per byte for each class of bytes.

use wide::{i8x16, CmpEq, CmpGt};

use super::bounds::bits;
use super::table::SHORT;
use crate::ascii::{self, bytes16, in_range};

/// Bytes per window.
pub(super) const WINDOW: usize = 64;

/// A window in lower case, and room for the key of a word that is looked up.
pub(super) type Folded = [u8; WINDOW + SHORT];

/// Classes of the bytes of a window, the first byte in the lowest bit.
pub(super) struct Masks {
    /// Not white space, see `other`.
    pub text: u64,
    /// ASCII punctuation.
    pub punctuation: u64,
    /// A to Z.
    pub upper: u64,
    /// a to z.
    pub lower: u64,
    /// Not ASCII; after [`Symbols::find`](super::symbols::Symbols::find) neither white
    /// space nor emoji.
    pub other: u64,
    /// "!" and "?".
    pub marks: u64,
    pub apostrophes: u64,
    /// With which white space and emoji begin that are not ASCII; whole in the window.
    pub leads: u64,
    /// Bytes that continue a character.
    continued: u64,
}

impl Masks {
    /// Without the first bytes.
    pub fn skip(&mut self, bytes: usize) {
        for mask in [
            &mut self.text,
            &mut self.punctuation,
            &mut self.upper,
            &mut self.lower,
            &mut self.other,
            &mut self.marks,
            &mut self.apostrophes,
            &mut self.leads,
            &mut self.continued,
        ] {
            *mask >>= bytes;
        }
    }

    /// All bytes of the characters that begin there.
    #[inline]
    pub fn characters(&self, starts: u64) -> u64 {
        // The additions carry to where the next one begins.
        let second = starts << 1 & self.continued;
        starts | self.continued & !self.continued.wrapping_add(second)
    }

    /// The "n" of each "n't" in a window in lower case.
    pub fn nt(&self, folded: &Folded, skip: usize) -> u64 {
        bits(self.apostrophes)
            .filter(|&at| {
                let at = at as usize + skip;
                at > skip && folded[at - 1] == b'n' && folded[at + 1] == b't'
            })
            .fold(0, |mask, at| mask | 1 << (at - 1))
    }
}

/// Classify a window; `folded` gets it in lower case.
#[inline]
pub(super) fn classify(window: &[u8; WINDOW], folded: &mut [u8; WINDOW]) -> Masks {
    let splat = |b: u8| i8x16::splat(b as i8);
    let (mut space, mut punctuation, mut letter, mut upper) = (0, 0, 0, 0);
    let (mut other, mut marks, mut apostrophes) = (0, 0, 0);
    let parts = window.as_chunks::<16>().0;
    let folded = folded.as_chunks_mut::<16>().0;
    for (i, (part, folded)) in parts.iter().zip(folded).enumerate() {
        let x = bytes16(part);
        let put = |mask: &mut u64, x: i8x16| *mask |= ascii::bits(x) << (16 * i);
        let capital = in_range(x, b'A', b'Z');
        let small = x | (capital & splat(0x20));
        *folded = small.to_array().map(|b| b as u8);
        let letters = in_range(small, b'a', b'z');
        let alphanumeric = letters | in_range(x, b'0', b'9');
        put(
            &mut space,
            in_range(x, b'\t', b'\r') | in_range(x, 0x1c, b' '),
        );
        // Either both or neither of them is graphic.
        put(&mut punctuation, in_range(x, b'!', b'~') ^ alphanumeric);
        put(&mut letter, letters);
        put(&mut upper, capital);
        put(&mut other, x);
        put(&mut marks, x.cmp_eq(splat(b'!')) | x.cmp_eq(splat(b'?')));
        put(&mut apostrophes, x.cmp_eq(splat(b'\'')));
    }
    let (mut leads, mut continued) = (0, 0);
    if other != 0 {
        let (mut first, mut second) = (0, 0);
        for (i, part) in parts.iter().enumerate() {
            let x = bytes16(part);
            let put = |mask: &mut u64, x: i8x16| *mask |= ascii::bits(x) << (16 * i);
            let is = |b: u8| x.cmp_eq(splat(b));
            put(&mut continued, splat(0xc0).cmp_gt(x));
            put(&mut leads, is(0xc2) | is(0xe1) | is(0xe2) | is(0xe3));
            put(&mut first, is(0xf0));
            put(&mut second, is(0x9f));
        }
        // Of four bytes are only emoji from U+1F000.
        leads |= first & second >> 1;
        // Those that the window cuts.
        for (back, lead) in [0xc2, 0xe1, 0xf0].into_iter().enumerate() {
            let at = WINDOW - 1 - back;
            leads &= !(u64::from(window[at] >= lead) << at);
        }
    }
    Masks {
        text: !space,
        punctuation,
        upper,
        lower: letter & !upper,
        other,
        marks,
        apostrophes,
        leads,
        continued,
    }
}
