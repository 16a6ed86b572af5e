//! What texts say, apart from how they are written.

use sentiment_core::{TokenKind, Tokens};

/// The same of texts that differ only in case, punctuation and white space; unless `numbers`
/// count, in digits and words with digits, too. Emoji and emoticons say something; a text of
/// nothing else than what does not count is its own.
pub fn key(text: &str, numbers: bool) -> String {
    let mut key = String::new();
    for token in Tokens::new(text) {
        let piece = token.span.of(text);
        match token.kind {
            TokenKind::Punctuation => {}
            TokenKind::Emoji | TokenKind::Emoticon => key.push_str(piece),
            _ if !numbers && piece.chars().any(char::is_numeric) => {}
            _ => {
                let said = piece.chars().filter(|c| c.is_alphanumeric());
                key.extend(said.flat_map(char::to_lowercase));
            }
        }
    }
    if key.is_empty() {
        text.trim().clone_into(&mut key);
    }
    key
}

/// How many words a text has; in Chinese as many as characters.
pub fn words(text: &str) -> usize {
    let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Hashtag);
    Tokens::new(text).filter(|t| is_word(t.kind)).count()
}
