//! 64 bytes at a time: a bit per byte for each class of bytes.

use wide::{i8x16, CmpEq};

use crate::ascii::{bits, bytes16, in_range};

/// Bytes per window.
pub(super) const WINDOW: usize = 64;

/// Classes of the bytes of a window, the first byte in the lowest bit.
pub(super) struct Masks {
    /// Not white space.
    pub text: u64,
    /// ASCII punctuation.
    pub punctuation: u64,
    /// A to Z.
    pub upper: u64,
    /// a to z.
    pub lower: u64,
    /// Not ASCII, nor white space.
    pub other: u64,
    /// "!" and "?".
    pub marks: u64,
    pub apostrophes: u64,
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
        ] {
            *mask >>= bytes;
        }
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
        let put = |mask: &mut u64, x: i8x16| *mask |= bits(x) << (16 * i);
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
    if other != 0 {
        let wide = wide_spaces(window, other);
        space |= wide;
        other &= !wide;
    }
    Masks {
        text: !space,
        punctuation,
        upper,
        lower: letter & !upper,
        other,
        marks,
        apostrophes,
    }
}

/// The bytes of [`super::python::is_space`] that are not ASCII. A character that
/// the window cuts is left out.
fn wide_spaces(window: &[u8; WINDOW], other: u64) -> u64 {
    let mut spaces = 0;
    let mut left = other;
    while left != 0 {
        let at = left.trailing_zeros() as usize;
        left &= left - 1;
        let width = match window[at..] {
            [0xc2, 0x85 | 0xa0, ..] => 2,
            [0xe1, 0x9a, 0x80, ..] | [0xe2, 0x81, 0x9f, ..] | [0xe3, 0x80, 0x80, ..] => 3,
            [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] => 3,
            _ => continue,
        };
        spaces |= ((1 << width) - 1) << at;
    }
    spaces
}
