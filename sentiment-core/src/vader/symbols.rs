//! What a window has of white space and emoji that are not ASCII.

use super::bounds::bits;
use super::masks::{Folded, Masks, WINDOW};
use super::table::{self, Emoji};
use super::tokens::MOST;

/// Emoji of a window.
pub(super) struct Symbols {
    /// Where they begin.
    pub starts: u64,
    /// All their bytes.
    pub bytes: u64,
    pub emoji: [Emoji; MOST],
}

impl Symbols {
    /// Find them in a window without the first `skip` bytes; they separate tokens as white
    /// space does.
    #[inline]
    pub fn find(masks: &mut Masks, folded: &Folded, skip: usize) -> Self {
        let mut symbols = Self {
            starts: 0,
            bytes: 0,
            emoji: [Emoji::default(); MOST],
        };
        let (mut count, mut spaces) = (0, 0);
        for at in bits(masks.leads) {
            let c = character(folded, at as usize + skip);
            if let Some(emoji) = table::emoji(c) {
                symbols.emoji[count % MOST] = emoji;
                count += 1;
                symbols.starts |= 1 << at;
            } else if is_wide_space(c) {
                spaces |= 1 << at;
            }
        }
        symbols.bytes = masks.characters(symbols.starts);
        masks.text &= !(symbols.bytes | masks.characters(spaces));
        masks.other &= masks.text;
        symbols
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts == 0
    }
}

/// The character of [`Masks::leads`] that begins there. Without branches, as emoji have three
/// or four bytes.
#[inline]
fn character(folded: &Folded, at: usize) -> u32 {
    let bytes = folded[at % WINDOW..].first_chunk();
    let all = bytes.map_or(0, |b| u32::from_be_bytes(*b));
    let three_or_four = u32::from(all >= 0xe0 << 24) + u32::from(all >= 0xf0 << 24);
    let c = all >> (16 - 8 * three_or_four);
    // Of four bytes the first two are always the same; of two the last but one is the first.
    c >> 4 & 0x1_f000 | c >> 2 & 0xfc0 | c & 0x3f
}

/// [`is_space`](super::python::is_space) of what is not ASCII.
fn is_wide_space(c: u32) -> bool {
    matches!(
        c,
        0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
    )
}
