//! Terms as they are kept and looked up.

use std::borrow::Cow;

use crate::clean::{Cleaned, JOINT};
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
/// given again for itself; what no text has stays as it is, for the error to name.
pub(crate) fn normalize(term: &str) -> String {
    if is_plain(term) {
        return term.to_owned();
    }
    let mut term = term.to_owned();
    for _ in 0..MOST_STEPS {
        let read = as_read(&term);
        let next = match unmatched(&read) {
            None => swapped(&read, JOINT, '.'),
            Some(_) => term.trim().to_owned(),
        };
        // With full stops of its own it may be read otherwise: "n't.com" is "n" and a host.
        if !next.contains('.') || next == term {
            return next;
        }
        term = next;
    }
    term
}

/// The same, with a [`JOINT`] for each full stop that would end a sentence within the term, or make it
/// the name of a host: own terms win over both.
fn as_read(term: &str) -> String {
    let cut = settled(term.to_owned());
    let ends = || cut.rsplit(' ').skip(1).any(|word| word == ".");
    let is_host = || cut.contains('.') && cut.split(' ').any(is_left_out);
    if term.contains('_') || !(ends() || is_host()) {
        return cut;
    }
    // Of emoticons no word is made.
    match term.split_whitespace().any(is_emoticon) {
        true => cut,
        false => settled(swapped(term, '.', JOINT)),
    }
}

/// A text with another character in the place of one.
fn swapped(text: &str, from: char, to: char) -> String {
    let swap = |c| if c == from { to } else { c };
    text.chars().map(swap).collect()
}

fn settled(mut term: String) -> String {
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

/// An error if no text has this term: what it says would be lost without a word.
pub(super) fn matches(term: &str) -> Result<(), Error> {
    match unmatched(&as_read(term)) {
        None => Ok(()),
        Some(why) if why.is_empty() => Err(Error::new("a term is empty")),
        Some(why) => Err(Error::new(format!(
            "the term {term:?} matches no text: {why}"
        ))),
    }
}

/// Why no text has a term that is written as texts are read: nothing where it is empty.
fn unmatched(term: &str) -> Option<Cow<'_, str>> {
    if term.is_empty() {
        return Some("".into());
    }
    let weighs_nothing = Tokens::new(term).find_map(|token| match token.kind {
        TokenKind::Mention | TokenKind::Url | TokenKind::Email => {
            Some("names and addresses weigh nothing, leave the \"@\" or \"www.\" out")
        }
        TokenKind::Hashtag => Some("leave the \"#\" out, hashtags are read as words"),
        _ => None,
    });
    if weighs_nothing.is_some() {
        return weighs_nothing.map(Cow::from);
    }
    if term.split_whitespace().any(is_left_out) {
        return Some("names of variables are left out, and so are tags".into());
    }
    let is_mark = |c: char| matches!(c, '!' | '?' | JOINT);
    let ends = |word: &str| word == "." || word.chars().all(is_mark);
    if term.rsplit(' ').skip(1).any(ends) {
        return Some("a sentence ends within it, make it two terms".into());
    }
    let stem = stem_of(term).map_or(term, |stem| stem.trim_end_matches('\''));
    let read = read(stem).join(" ");
    if read == stem {
        return None;
    }
    Some(match term.contains("* ") {
        true => "a `*` stands for any ending at the end of a term only".into(),
        false => format!("it is read as {read:?}").into(),
    })
}
