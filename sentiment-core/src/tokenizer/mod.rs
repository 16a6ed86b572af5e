//! Text to tokens.
//!
//! Words follow [UAX #29](https://www.unicode.org/reports/tr29/) word
//! boundaries, cut further at ASCII punctuation except apostrophes between
//! letters, because feedback omits spaces ("slow.But nice"). Around them stands
//! what feedback is written in: emoticons, emoji, hashtags, mentions,
//! addresses.
//!
//! The end of a word is found in three ways: [`Plain`] asks
//! `unicode-segmentation`, [`Ascii`] knows the ASCII part of the same rules,
//! [`common`] that for the commonest letters. Everything else is shared, and
//! property tests prove them equal.

mod common;
mod emoji;
mod emoticon;
mod marks;
mod recognize;

use unicode_segmentation::UnicodeSegmentation;

use crate::{Span, Token};

pub(crate) use common::is_common_letter;
pub(crate) use emoji::{is_modifier, lone as lone_emoji, ZWJ};
pub(crate) use emoticon::{at as emoticon_at, is_emoticon, may_begin as may_begin_emoticon};
pub(crate) use marks::{emphasis, joins, rating, stars};
pub(crate) use recognize::is_email_local;

/// Finds where the word that starts at a position ends.
pub(crate) trait WordEnd {
    /// Byte offset one past the word of UAX #29 that starts at `at`, which is
    /// a character boundary before the end of `text`.
    fn word_end(text: &str, at: usize) -> usize;
}

/// The reference: `unicode-segmentation`.
pub(crate) struct Plain;

impl WordEnd for Plain {
    fn word_end(text: &str, at: usize) -> usize {
        let rest = &text[at..];
        // UAX #29 joins "é.é.é" into one segment, which is cut below; looking at
        // windows keeps the whole linear.
        let mut window = 64;
        loop {
            let whole = window >= rest.len();
            let mut stop = window.min(rest.len());
            while !rest.is_char_boundary(stop) {
                stop -= 1;
            }
            let seen = &rest[..stop];
            let cut = seen
                .bytes()
                .position(|b| b.is_ascii() && !b.is_ascii_alphanumeric() && b != b'\'');
            let part = &seen[..cut.unwrap_or(seen.len())];
            let end = part.split_word_bounds().next().map_or(0, str::len);
            if whole || cut.is_some() || end + LOOK_AHEAD <= seen.len() {
                // A cut at once: the word is that one ASCII character.
                return at + end.max(1);
            }
            window *= 2;
        }
    }
}

/// How far behind a word's end UAX #29 may look before it ends there.
const LOOK_AHEAD: usize = 32;

/// For text that is all ASCII.
pub(crate) struct Ascii;

impl WordEnd for Ascii {
    fn word_end(text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        let mut end = at + 1;
        if !bytes[at].is_ascii_alphanumeric() {
            return end;
        }
        while end < bytes.len() {
            let b = bytes[end];
            if b.is_ascii_alphanumeric() {
                end += 1;
            } else if b == b'\'' && end + 1 < bytes.len() {
                // WB6, WB7, WB11, WB12: between two letters or two digits.
                let (left, right) = (bytes[end - 1], bytes[end + 1]);
                let joins = (left.is_ascii_alphabetic() && right.is_ascii_alphabetic())
                    || (left.is_ascii_digit() && right.is_ascii_digit());
                if !joins {
                    break;
                }
                end += 2;
            } else {
                break;
            }
        }
        end
    }
}

/// Tokens of a text as it is, in order. Linear in the text; allocates nothing.
///
/// An [`Analyzer`](crate::Analyzer) cuts a text into these too, but
/// [cleans](crate#how-a-score-comes-about) it before, so that it may see fewer or others. Spans of an
/// [`Explanation`](crate::Explanation) are those of the text as it is, and may hold several of its tokens.
///
/// ```
/// use sentiment_core::Tokens;
/// // An analyzer reads the word "don't".
/// assert_eq!(Tokens::new("don&#39;t").count(), 6);
/// ```
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// No e-mail address starts before this offset: keeps the search linear.
    no_email_before: usize,
    /// No number, likewise.
    no_number_before: usize,
    way: Way,
}

/// How the ends of words are found.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// The text is all ASCII.
    Ascii,
    /// By what most words are, or else the reference.
    Mixed,
    /// By the reference.
    Plain,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    ///
    /// ```
    /// use sentiment_core::{Tokens, TokenKind};
    /// let kinds: Vec<_> = Tokens::new("Loved it 😍👍🏽 :-) #BestEver!!")
    ///     .map(|t| t.kind)
    ///     .collect();
    /// use TokenKind::*;
    /// assert_eq!(kinds, [Word, Word, Emoji, Emoji, Emoticon, Hashtag, Punctuation]);
    /// ```
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            no_email_before: 0,
            no_number_before: 0,
            way: if text.is_ascii() {
                Way::Ascii
            } else {
                Way::Mixed
            },
        }
    }

    /// The same by the reference path, whatever the text. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn plain(text: &'t str) -> Self {
        Self {
            way: Way::Plain,
            ..Self::new(text)
        }
    }

    /// The first token that starts at `at` or behind it, where a token may start.
    pub(crate) fn next_from(&mut self, at: usize) -> Option<Token> {
        self.at = at;
        self.next()
    }

    fn skip_space(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&b) = bytes.get(self.at) {
            if b < 0x80 {
                if !(b.is_ascii_whitespace() || b.is_ascii_control()) {
                    return;
                }
                self.at += 1;
            } else {
                let c = self.char_at(self.at);
                if !(c.is_whitespace() || is_modifier(c) || c == ZWJ || c == '\u{feff}') {
                    return;
                }
                self.at += c.len_utf8();
            }
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or('\0')
    }

    fn word_end(&self, at: usize) -> usize {
        match self.way {
            Way::Ascii => Ascii::word_end(self.text, at),
            Way::Mixed => {
                common::end(self.text, at).unwrap_or_else(|| Plain::word_end(self.text, at))
            }
            Way::Plain => Plain::word_end(self.text, at),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let start = self.at;
        let first = *self.text.as_bytes().get(start)?;
        let (end, kind) = self.recognize(start, first);
        self.at = end;
        Some(Token {
            span: Span::new(start, end),
            kind,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TokenKind;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let fast: Vec<_> = Tokens::new(text).collect();
        assert_eq!(fast, Tokens::plain(text).collect::<Vec<_>>(), "{text:?}");
        fast.iter().map(|t| (t.span.of(text), t.kind)).collect()
    }

    fn pieces(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|t| t.0).collect()
    }

    #[test]
    fn words() {
        assert_eq!(
            pieces("I don't, rock'n'roll"),
            ["I", "don't", ",", "rock'n'roll"]
        );
        assert_eq!(pieces("I don’t"), ["I", "don’t"]);
        assert_eq!(pieces("slow.But nice"), ["slow", ".", "But", "nice"]);
        assert_eq!(
            pieces("self-made _so_"),
            ["self", "-", "made", "_", "so", "_"]
        );
        assert_eq!(pieces("gr8 b4 2nd"), ["gr8", "b4", "2nd"]);
        assert_eq!(pieces("café naïve"), ["café", "naïve"]);
        assert_eq!(pieces("'quoted'"), ["'", "quoted", "'"]);
    }

    #[test]
    fn numbers_and_punctuation() {
        assert_eq!(
            pieces("10/10, 4.5 at 12:30."),
            ["10/10", ",", "4.5", "at", "12:30", "."]
        );
        assert_eq!(
            pieces("what?!... ok!!!"),
            ["what", "?!", "...", "ok", "!!!"]
        );
    }

    #[test]
    fn emoticons() {
        use TokenKind::{Emoticon, Word};
        assert_eq!(tokens("love:)"), [("love", Word), (":)", Emoticon)]);
        assert_eq!(tokens("<3 xD")[1], ("xD", Emoticon));
        assert_eq!(pieces("C:Documents"), ["C", ":", "Documents"]);
        assert_eq!(pieces("1:30"), ["1:30"]);
    }

    #[test]
    fn emoji() {
        assert_eq!(pieces("😍love it👍🏽❤️"), ["😍", "love", "it", "👍🏽", "❤️"]);
        assert_eq!(pieces("🏳️‍🌈🇩🇪🇫🇷1️⃣"), ["🏳️‍🌈", "🇩🇪", "🇫🇷", "1️⃣"]);
        assert_eq!(pieces("👩‍👩‍👧‍👦!"), ["👩‍👩‍👧‍👦", "!"]);
    }

    #[test]
    fn addresses() {
        use TokenKind::{Email, Hashtag, Mention, Punctuation, Url};
        assert_eq!(
            tokens("@ann #ToxicService https://example.com/a?b=1. a.b@example.com"),
            [
                ("@ann", Mention),
                ("#ToxicService", Hashtag),
                ("https://example.com/a?b=1", Url),
                (".", Punctuation),
                ("a.b@example.com", Email),
            ]
        );
        assert_eq!(pieces("#1"), ["#", "1"]);
    }
}
