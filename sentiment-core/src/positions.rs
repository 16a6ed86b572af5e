//! Positions in the units that other languages count in.

use crate::Span;

/// Bytes per count that is kept.
const BLOCK: usize = 64;

/// Turns positions in bytes into positions in code points (Python, people) or
/// in UTF-16 units (JavaScript, Java).
///
/// Making it is linear in the text; it keeps the count at every 64th byte, so
/// that asking takes constant time.
///
/// ```
/// use sentiment_core::{Positions, Span};
/// let text = "😀 good";
/// let good = Span::new(5, 9);
/// assert_eq!(Positions::code_points(text).span(good), (2, 6));
/// assert_eq!(Positions::utf16(text).span(good), (3, 7));
/// ```
#[derive(Debug, Clone)]
pub struct Positions<'t> {
    text: &'t [u8],
    count: fn(&[u8]) -> usize,
    /// Units before each block; empty for ASCII, where nothing changes.
    blocks: Vec<usize>,
}

impl<'t> Positions<'t> {
    /// In code points.
    pub fn code_points(text: &'t str) -> Self {
        Self::new(text, code_points)
    }

    /// In UTF-16 units.
    pub fn utf16(text: &'t str) -> Self {
        Self::new(text, utf16)
    }

    fn new(text: &'t str, count: fn(&[u8]) -> usize) -> Self {
        let bytes = text.as_bytes();
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            blocks.reserve(bytes.len() / BLOCK + 2);
            for block in bytes.chunks(BLOCK) {
                blocks.push(before);
                before += count(block);
            }
            blocks.push(before);
        }
        Self {
            text: bytes,
            count,
            blocks,
        }
    }

    /// The units before a byte; before the end if the byte is beyond it.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        match self.blocks.get(byte / BLOCK) {
            None => byte,
            Some(before) => before + (self.count)(&self.text[byte / BLOCK * BLOCK..byte]),
        }
    }

    /// Start and end of a span.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Characters that start in `bytes`.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// UTF-16 units of the characters that start in `bytes`: two where UTF-8 takes
/// four bytes, else one.
fn utf16(bytes: &[u8]) -> usize {
    let units = |b: u8| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0);
    bytes.iter().map(|&b| units(b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_of_a_text_of_several_blocks() {
        let text = "é😀 good, 日本 ".repeat(20);
        let (points, units) = (Positions::code_points(&text), Positions::utf16(&text));
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            assert_eq!(points.at(at), text[..at].chars().count());
            assert_eq!(units.at(at), text[..at].encode_utf16().count());
        }
        assert_eq!(points.at(usize::MAX), text.chars().count());
        assert_eq!(Positions::utf16("ok").span(Span::new(0, 9)), (0, 2));
    }
}
