//! Pieces of a text.

use crate::named::named;
use crate::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word of UAX #29, cut at ASCII punctuation other than apostrophes
    /// inside it: "don't", "café", "gr8".
    Word,
    /// Digits with `.`, `,`, `:` or `/` between them: "4.5", "10/10", "12:30".
    Number,
    /// An emoji with its modifiers: skin tone, variation selector, ZWJ
    /// sequence, flag, keycap.
    Emoji,
    /// ":-)", "<3", "xD".
    Emoticon,
    /// "#ToxicService", with its sign.
    Hashtag,
    /// "@someone", with its sign.
    Mention,
    /// From "http://", "https://" or "www." to the next white space.
    Url,
    /// "someone@example.com".
    Email,
    /// A run of "!" and "?", a run of ".", or one other character.
    Punctuation,
}

impl TokenKind {
    /// All.
    pub const ALL: [TokenKind; 9] = [
        TokenKind::Word,
        TokenKind::Number,
        TokenKind::Emoji,
        TokenKind::Emoticon,
        TokenKind::Hashtag,
        TokenKind::Mention,
        TokenKind::Url,
        TokenKind::Email,
        TokenKind::Punctuation,
    ];

    /// The lower-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Emoji => "emoji",
            TokenKind::Emoticon => "emoticon",
            TokenKind::Hashtag => "hashtag",
            TokenKind::Mention => "mention",
            TokenKind::Url => "url",
            TokenKind::Email => "email",
            TokenKind::Punctuation => "punctuation",
        }
    }
}

named!(TokenKind, "kind of token");

/// A piece of a text. White space belongs to no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}
