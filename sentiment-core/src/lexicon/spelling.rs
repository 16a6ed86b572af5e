//! Terms as they are kept and looked up.

use crate::clean::Cleaned;
use crate::tokenizer::{emphasis, is_emoticon, is_modifier, joins, stars};
use crate::{Error, Token, TokenKind, Tokens};

/// Whether a term is written as texts are read, and some text has it: nearly all are seen to be at
/// a glance.
pub(super) fn is_plain(term: &str) -> bool {
    let (mut last, mut run) = (b' ', 0);
    for &b in term.as_bytes() {
        let is_letter = b.is_ascii_lowercase();
        run = if is_letter && b == last { run + 1 } else { 1 };
        let is_one_space = b == b' ' && last != b' ';
        if run > LONGEST_RUN || !(is_letter || b.is_ascii_digit() || is_one_space) {
            return false;
        }
        last = b;
    }
    last != b' '
}

/// Equal letters in a row, to which more are cut where texts are read.
const LONGEST_RUN: usize = 3;

/// As texts are read: cleaned, lower case, straight apostrophes, runs of a letter cut to three, one
/// space between words, no variation selectors or skin tones; words that the tokenizer cuts are cut,
/// so that "wi-fi" is the phrase "wi fi", as it is read. Emoticons keep their case. What it gives is
/// given again for itself.
pub(crate) fn normalize(term: &str) -> String {
    let mut term = term.to_owned();
    // What one step makes of "ﬁ" with an accent the next one reads as "fí".
    for _ in 0..MOST_STEPS {
        if term.is_empty() || is_plain(&term) {
            break;
        }
        let next = step(&term);
        if next == term {
            break;
        }
        term = next;
    }
    term
}

/// Most times that a term is read anew; two do for nearly all.
const MOST_STEPS: usize = 8;

/// Read a term once.
fn step(term: &str) -> String {
    // It is no other term without that word, as `matches` says.
    if term.split_whitespace().any(is_left_out) {
        return term.trim().to_owned();
    }
    let mut cleaned = Cleaned::default();
    // What "İ" is in lower case, and is looked up under, would lose its dot.
    let clean = if term.contains("i\u{307}") {
        term
    } else {
        cleaned.of(term).0
    };
    let mut out = String::with_capacity(term.len());
    for word in clean.split_whitespace() {
        let word = normal_word(word);
        if !out.is_empty() && !word.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

/// Whether nothing is left of a word where texts are cleaned.
fn is_left_out(word: &str) -> bool {
    Cleaned::default().of(word).0.trim().is_empty()
}

fn normal_word(word: &str) -> String {
    if is_emoticon(word) {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars().filter(|&c| !is_modifier(c)) {
        let c = match c {
            '\u{2019}' | '\u{2018}' | '\u{02bc}' => '\'',
            c => c,
        };
        for c in c.to_lowercase() {
            run = if c == last { run + 1 } else { 1 };
            last = c;
            if run <= LONGEST_RUN || !c.is_alphabetic() {
                folded.push(c);
            }
        }
    }
    cut(folded)
}

/// Put spaces between the tokens of a word.
fn cut(word: String) -> String {
    if is_emoticon(&word) {
        return word;
    }
    match stem_of(&word) {
        // "they'*" is any ending of "they'".
        Some(stem) if stem.ends_with('\'') => word,
        Some(stem) => read(stem).join(" ") + "*",
        None => read(&word).join(" "),
    }
}

/// The beginning that a word with a last `*` stands for; that of anything but a word is no such.
fn stem_of(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('*')?;
    let kind = Tokens::new(stem.trim_end_matches('\'')).last()?.kind;
    matches!(kind, TokenKind::Word | TokenKind::Number).then_some(stem)
}

/// The tokens of a term that are read, under what they are looked up.
fn read(term: &str) -> Vec<&str> {
    let mut rated = 0;
    let tokens = Tokens::new(term).filter(|token| !joins(term, token.span));
    let tokens = tokens.filter_map(|Token { span, kind }| {
        let text = span.of(term);
        match (kind, text.as_bytes()[0]) {
            (TokenKind::Punctuation, b'!' | b'?') => Some(emphasis(text.as_bytes())),
            (TokenKind::Punctuation, b'.') if text.len() > 1 => Some("..."),
            (TokenKind::Emoji, _) if span.start < rated => None,
            (TokenKind::Emoji, _) => match stars(term, span.start) {
                Some((rating, says)) => {
                    rated = rating.end;
                    Some(says)
                }
                None => Some(text),
            },
            _ => Some(text),
        }
    });
    tokens.collect()
}

/// An error if no text has this normalized term: what it says would be lost without a word.
pub(super) fn matches(term: &str) -> Result<(), Error> {
    if term.is_empty() {
        return Err(Error::new("a term is empty"));
    }
    let weighs_nothing = Tokens::new(term).find_map(|token| match token.kind {
        TokenKind::Mention | TokenKind::Url | TokenKind::Email => {
            Some("names and addresses weigh nothing")
        }
        TokenKind::Hashtag => Some("leave the \"#\" out, hashtags are read as words"),
        _ => None,
    });
    let weighs_nothing = weighs_nothing.or_else(|| {
        let is_left_out = term.split_whitespace().any(is_left_out);
        is_left_out.then_some("names of hosts, files and variables weigh nothing, nor do tags")
    });
    let ends = |word: &str| word == "." || word.bytes().all(|b| matches!(b, b'!' | b'?'));
    let goes_on = term.rsplit(' ').skip(1).any(ends);
    let why = weighs_nothing.or(goes_on.then_some("a sentence ends within it"));
    if let Some(why) = why {
        return Err(Error::new(format!(
            "the term {term:?} matches no text: {why}"
        )));
    }
    let stem = stem_of(term).map_or(term, |stem| stem.trim_end_matches('\''));
    let read = read(stem).join(" ");
    if read == stem {
        return Ok(());
    }
    let why = match term.contains("* ") {
        true => "a `*` stands for any ending at the end of a term only".to_owned(),
        false => format!("it is read as {read:?}"),
    };
    Err(Error::new(format!(
        "the term {term:?} matches no text: {why}"
    )))
}
