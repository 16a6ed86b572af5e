//! What texts say, apart from how they are written.

use std::hash::{DefaultHasher, Hash, Hasher};

use sentiment_core::{TokenKind, Tokens};

/// A text without case, punctuation and white space.
pub struct Wording {
    /// The same of texts that differ in nothing else. Emoji and emoticons say something; a text of
    /// nothing else than what does not count is its own.
    pub key: String,
    /// How many words there are; in Chinese as many as characters.
    pub words: usize,
}

impl Wording {
    /// Unless `numbers` count, without digits and words with digits, too.
    pub fn of(text: &str, numbers: bool) -> Self {
        let mut key = String::with_capacity(text.len());
        let mut words = 0;
        for token in Tokens::new(text) {
            let piece = token.span.of(text);
            words += usize::from(matches!(token.kind, TokenKind::Word | TokenKind::Hashtag));
            match token.kind {
                TokenKind::Punctuation => {}
                TokenKind::Emoji | TokenKind::Emoticon => key.push_str(piece),
                _ if !numbers && piece.chars().any(char::is_numeric) => {}
                _ => {
                    for c in piece.chars().filter(|c| c.is_alphanumeric()) {
                        match c.is_ascii() {
                            true => key.push(c.to_ascii_lowercase()),
                            false => key.extend(c.to_lowercase()),
                        }
                    }
                }
            }
        }
        if key.is_empty() {
            text.trim().clone_into(&mut key);
        }
        Self { key, words }
    }
}

/// A number for what is said, the same on every run.
pub fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
