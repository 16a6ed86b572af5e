//! Positions in characters, which people count in.

use sentiment_core::Span;

/// Converts byte positions of a text. Asked in order or nearly so, the whole
/// text is passed once.
pub struct Chars<'a> {
    text: &'a str,
    byte: usize,
    char: usize,
}

impl<'a> Chars<'a> {
    /// Of this text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            char: 0,
        }
    }

    /// The number of characters before a byte.
    pub fn at(&mut self, byte: usize) -> usize {
        let count = |from, to| {
            self.text
                .get(from..to)
                .map_or(0, |s: &str| s.chars().count())
        };
        self.char = if byte >= self.byte {
            self.char + count(self.byte, byte)
        } else {
            self.char - count(byte, self.byte)
        };
        self.byte = byte;
        self.char
    }

    /// A span's start and end.
    pub fn span(&mut self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwards_and_back() {
        let mut chars = Chars::new("é😀 good");
        assert_eq!(chars.span(Span::new(7, 11)), (3, 7));
        assert_eq!(chars.at(2), 1);
        assert_eq!(chars.at(6), 2);
        assert_eq!(chars.at(0), 0);
    }
}
