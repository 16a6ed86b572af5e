//! Terms as they are kept and looked up.

use super::Entry;
use crate::clean::Cleaned;
use crate::engine::joins;
use crate::tokenizer::{is_emoticon, is_modifier};
use crate::{Error, TokenKind, Tokens};

/// As texts are read: cleaned, lower case, straight apostrophes, one space between words, no variation selectors or skin
/// tones; words that the tokenizer cuts are cut, so that "wi-fi" is the phrase "wi fi", as it is read.
/// Emoticons keep their case.
pub(crate) fn normalize(term: &str) -> String {
    let mut cleaned = Cleaned::default();
    let term = cleaned.of(term).0.trim();
    if is_emoticon(term) {
        return term.to_owned();
    }
    let mut out = String::with_capacity(term.len());
    for word in term.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let start = out.len();
        if word.is_ascii() {
            out.push_str(word);
            out[start..].make_ascii_lowercase();
        } else {
            for c in word.chars() {
                match c {
                    '\u{2019}' | '\u{2018}' | '\u{02bc}' => out.push('\''),
                    c if is_modifier(c) => {}
                    c => out.extend(c.to_lowercase()),
                }
            }
        }
        if !out.as_bytes()[start..]
            .iter()
            .all(u8::is_ascii_alphanumeric)
        {
            cut(&mut out, start);
        }
    }
    out
}

/// Put spaces between the tokens of a word that starts at a position.
fn cut(term: &mut String, start: usize) {
    let word = &term[start..];
    if is_emoticon(word) {
        return;
    }
    let (stem, ending) = match word.strip_suffix('*') {
        Some(stem) => (stem, "*"),
        None => (word, ""),
    };
    let tokens = read(stem);
    let ends_in_word = stem.ends_with(char::is_alphanumeric);
    if tokens.len() > 1 && (ending.is_empty() || ends_in_word) {
        let spaced = tokens.join(" ") + ending;
        term.replace_range(start.., &spaced);
    }
}

/// The tokens of a word that are read.
fn read(word: &str) -> Vec<&str> {
    let tokens = Tokens::new(word).filter(|token| !joins(word, token.span));
    tokens.map(|token| token.span.of(word)).collect()
}

/// An error if no text has this entry's term: what it says would be lost without a word.
pub(super) fn check_matches(entry: &Entry) -> Result<(), Error> {
    let term = &*entry.term;
    // Nearly all of them.
    if term
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'\''))
    {
        return Ok(());
    }
    let mut tokens = Tokens::new(term);
    let first = tokens.next().filter(|first| first.span.end == term.len());
    let weighs_nothing = match first.map(|first| first.kind) {
        Some(TokenKind::Mention | TokenKind::Url | TokenKind::Email) => {
            Some("names and addresses weigh nothing")
        }
        Some(TokenKind::Hashtag) => Some("leave the \"#\" out, hashtags are read as words"),
        _ => None,
    };
    let ends = |word: &str| word == "." || word.bytes().all(|b| matches!(b, b'!' | b'?'));
    let goes_on = term.rsplit(' ').skip(1).any(ends);
    let why = weighs_nothing.or(goes_on.then_some("a sentence ends within it"));
    match why {
        Some(why) => Err(Error::new(format!(
            "the term {term:?} matches no text: {why}"
        ))),
        None => Ok(()),
    }
}
