//! A text piece by piece, as far as it has to be read: plain words and marks are
//! taken from the bytes, all else from the tokenizer. Tests compare both.

use super::firsts::{bit, Key, KEPT, LOWER};
use crate::tokenizer::may_begin_emoticon;
use crate::{Span, TokenKind, Tokens};

/// What stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word.
    Word(Word),
    /// A comma, a full stop or the like.
    Break,
    /// A dash, an apostrophe or the like.
    Join,
    /// A number, an emoji, a hashtag and so on.
    Other,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub span: Span,
    /// None where it is not ASCII.
    pub key: Option<Key>,
    /// Bits of what the next word may begin with, if one follows in the
    /// same clause.
    pub followers: u64,
}

impl Word {
    /// Whether it may be a wish, or begin a phrase; hardly any is.
    #[inline]
    pub fn may_wish(&self) -> bool {
        self.key.is_none_or(|key| key.may_wish(self.followers))
    }
}

/// Reads a text.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'t> {
    tokens: Tokens<'t>,
    pub text: &'t str,
    /// Where the next piece is looked for.
    pub at: usize,
}

impl<'t> Pieces<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            tokens: Tokens::new(text),
            text,
            at: 0,
        }
    }

    /// The same, from a word on that was read last.
    pub fn again(&self, word: &Word) -> Self {
        Self {
            at: word.span.start,
            ..self.clone()
        }
    }

    /// The next piece.
    pub fn advance(&mut self) -> Option<Piece> {
        let mut bytes = self.load(self.at);
        while bytes as u8 <= b' ' {
            if self.at >= self.text.len() {
                return None;
            }
            self.at += 1;
            bytes = self.load(self.at);
        }
        let length = leading_letters(bytes | LOWER);
        if length > 0 {
            if let Some(word) = self.plain_word(bytes, length) {
                return Some(Piece::Word(word));
            }
        } else {
            let [first, next, ..] = bytes.to_le_bytes();
            if first.is_ascii_punctuation() && next <= b' ' {
                // By itself, as before white space no emoticon, tag or run goes on.
                self.at += 1;
                return Some(match first {
                    b'-' | b'/' | b'\'' | b'"' | b'&' => Piece::Join,
                    _ => Piece::Break,
                });
            }
        }
        self.token()
    }

    /// Eight bytes; behind the text zeros, which are white space.
    #[inline]
    fn load(&self, at: usize) -> u64 {
        let text = self.text.as_bytes();
        let rest = text.get(at..).unwrap_or_default();
        if let Some(bytes) = rest.first_chunk() {
            return u64::from_le_bytes(*bytes);
        }
        match text.last_chunk() {
            Some(last) if !rest.is_empty() => {
                u64::from_le_bytes(*last) >> (8 * (size_of::<u64>() - rest.len()))
            }
            _ => rest.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b)),
        }
    }

    /// A word of nothing but letters, of which these are the first and so many begin
    /// the bytes, where the tokenizer ends it behind them.
    #[inline]
    fn plain_word(&mut self, bytes: u64, mut length: usize) -> Option<Word> {
        let mut letters = bytes | LOWER;
        if length == KEPT {
            let mut more = KEPT;
            while more == KEPT {
                more = leading_letters(self.load(self.at + length) | LOWER);
                length += more;
            }
        } else {
            letters &= (1 << (8 * length)) - 1;
        }
        let end = self.at + length;
        let [first, second, ..] = bytes.to_le_bytes();
        // No emoticon begins with a letter and a small one.
        if !second.is_ascii_lowercase() && may_begin_emoticon(first, second) {
            return None;
        }
        let behind = self.load(end);
        let [mark, next, ..] = behind.to_le_bytes();
        match mark {
            0..=b' ' | b'/' | b'"' | b'&' | b',' | b'!' | b'?' | b';' | b')' => {}
            // Not "www."
            b'.' if next <= b' ' && first | 0x20 != b'w' => {}
            _ => return None,
        }
        let followers = self.followers(end, behind);
        let span = Span::new(self.at, end);
        // Nearly always a space follows.
        self.at = end + usize::from(mark == b' ');
        Some(Word {
            span,
            key: Some(Key {
                letters,
                length: length as u32,
            }),
            followers,
        })
    }

    /// See [`Word::followers`], of a word that ends before these bytes.
    #[inline]
    fn followers(&self, end: usize, behind: u64) -> u64 {
        let [mark, next, third, ..] = behind.to_le_bytes();
        match mark {
            b' ' if next.is_ascii_alphabetic() => bit(next, third),
            _ if end == self.text.len() => 0,
            b',' | b'!' | b'?' | b';' | b')' => 0,
            b'.' if next <= b' ' => 0,
            _ => u64::MAX,
        }
    }

    /// A token that is not plain.
    #[cold]
    fn token(&mut self) -> Option<Piece> {
        let token = self.tokens.next_from(self.at)?;
        self.at = token.span.end;
        Some(match token.kind {
            TokenKind::Word => {
                let word = token.span.of(self.text);
                Piece::Word(Word {
                    span: token.span,
                    key: word.is_ascii().then(|| Key::of(word.as_bytes())),
                    followers: self.followers(self.at, self.load(self.at)),
                })
            }
            TokenKind::Punctuation if breaks(self.text, token.span) => Piece::Break,
            TokenKind::Punctuation => Piece::Join,
            _ => Piece::Other,
        })
    }
}

/// How many of eight bytes, in small letters, are letters before the first that is not.
#[inline]
fn leading_letters(lower: u64) -> usize {
    const HIGH: u64 = u64::from_ne_bytes([0x80; KEPT]);
    const LEAST: u64 = u64::from_ne_bytes([0x80 - b'a'; KEPT]);
    const BEYOND: u64 = u64::from_ne_bytes([0x7f - b'z'; KEPT]);
    let ascii = lower & !HIGH;
    // Sets the high bit of each byte that is large enough; none carries.
    let letters = (ascii + LEAST) & !(ascii + BEYOND) & !lower & HIGH;
    (letters ^ HIGH).trailing_zeros() as usize / 8
}

/// Whether punctuation ends a clause, and does not stand inside a phrase.
fn breaks(text: &str, span: Span) -> bool {
    match span.of(text) {
        "-" | "/" | "'" | "’" | "\"" | "&" => false,
        // "n.a."
        "." => !text[span.end..].starts_with(char::is_alphanumeric),
        _ => true,
    }
}
