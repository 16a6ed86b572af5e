//! Words that hyphens join.

use sentiment_core::{Span, Token, TokenKind, Tokens};

/// Where each token of a text but punctuation stands, and as one those that hyphens join.
pub(crate) fn joined(text: &str) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let (mut before, mut last) = (None, None);
    for token in Tokens::new(text) {
        if token.kind != TokenKind::Punctuation {
            match joined.last_mut() {
                Some(word) if is_joined(text, before, last, token) => word.end = token.span.end,
                _ => joined.push(token.span),
            }
        }
        (before, last) = (last, Some(token));
    }
    joined
}

/// Whether a hyphen, and nothing else, stands between two words or numbers.
fn is_joined(text: &str, first: Option<Token>, hyphen: Option<Token>, second: Token) -> bool {
    let (Some(first), Some(hyphen)) = (first, hyphen) else {
        return false;
    };
    let word = |token: Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    word(first)
        && word(second)
        && matches!(hyphen.span.of(text), "-" | "\u{2010}" | "\u{2011}")
        && first.span.end == hyphen.span.start
        && hyphen.span.end == second.span.start
}
