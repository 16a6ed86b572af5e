//! VADER's words and emoticons, and its emoji put into words.

use super::python::{is_space, is_space_byte, is_upper};
use super::table::{self, role, Word, LONGEST};
use crate::Span;

/// One of VADER's `words_and_emoticons`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub word: Word,
    pub upper: bool,
    /// A negator, or it contains "n't".
    pub negates: bool,
}

impl Token {
    /// The lexicon's valence.
    pub fn valence(&self) -> Option<f64> {
        self.in_lexicon()
            .then(|| f64::from(self.word.tenths) / 10.0)
    }

    pub fn in_lexicon(&self) -> bool {
        self.word.roles & role::LEXICON != 0
    }

    pub fn is_booster(&self) -> bool {
        self.word.roles & (role::BOOSTER | role::DAMPENER) != 0
    }

    pub fn is(&self, named: u8) -> bool {
        self.word.named == named
    }
}

/// Counts of "!" and "?".
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    pub exclamations: usize,
    pub questions: usize,
}

/// Put emoji into words as VADER does; whether there were any.
pub(super) fn expand(text: &str, out: &mut String) -> bool {
    let mut any = false;
    let mut after_space = true;
    for c in text.chars() {
        match describe(c) {
            Some(description) => {
                any = true;
                if !after_space {
                    out.push(' ');
                }
                out.push_str(description);
                after_space = false;
            }
            None => {
                out.push(c);
                after_space = c == ' ';
            }
        }
    }
    any
}

fn describe(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        None
    } else {
        table::emoji(c)
    }
}

/// Where the bytes of an expanded text come from.
pub(super) struct Origins(Vec<(usize, Span)>);

impl Origins {
    pub fn new(text: &str) -> Self {
        let mut map = Vec::new();
        let mut at = 0;
        let mut after_space = true;
        for (i, c) in text.char_indices() {
            let span = Span::new(i, i + c.len_utf8());
            match describe(c) {
                Some(description) => {
                    at += usize::from(!after_space);
                    map.push((at, span));
                    at += description.len();
                    after_space = false;
                }
                None => {
                    map.push((at, span));
                    at += c.len_utf8();
                    after_space = c == ' ';
                }
            }
        }
        Self(map)
    }

    /// The span in the original text of a span in the expanded one.
    pub fn of(&self, span: Span) -> Span {
        let at = |offset: usize| {
            let next = self.0.partition_point(|(start, _)| *start <= offset);
            self.0
                .get(next.wrapping_sub(1))
                .map_or(Span::default(), |o| o.1)
        };
        Span::new(at(span.start).start, at(span.end.saturating_sub(1)).end)
    }
}

/// Split a text at white space and strip punctuation, as VADER does.
pub(super) fn split(text: &str, tokens: &mut Vec<Token>) -> Marks {
    let bytes = text.as_bytes();
    let mut marks = Marks::default();
    let mut start = None;
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        let (space, width) = if b < 0x80 {
            marks.exclamations += usize::from(b == b'!');
            marks.questions += usize::from(b == b'?');
            (is_space_byte(b), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or('\u{fffd}');
            (is_space(c), c.len_utf8())
        };
        if space {
            if let Some(start) = start.take() {
                tokens.push(token(text, start, at));
            }
        } else if start.is_none() {
            start = Some(at);
        }
        at += width;
    }
    if let Some(start) = start {
        tokens.push(token(text, start, bytes.len()));
    }
    marks
}

fn token(text: &str, start: usize, end: usize) -> Token {
    let raw = &text[start..end];
    let bare = raw.trim_start_matches(|c: char| c.is_ascii_punctuation());
    let left = end - bare.len();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_punctuation());
    // Two characters or fewer: probably an emoticon.
    let short = bare.len() <= 2 || (bare.len() <= 8 && bare.chars().nth(2).is_none());
    let (word, start, end) = if short {
        (raw, start, end)
    } else {
        (bare, left, left + bare.len())
    };
    let found = look_up(word);
    Token {
        start,
        end,
        word: found,
        upper: is_upper(word),
        negates: found.roles & role::NEGATOR != 0 || contains_nt(word),
    }
}

/// In lower case; of non-ASCII letters only the Kelvin sign becomes ASCII, and
/// all keys are ASCII.
fn look_up(word: &str) -> Word {
    let mut key = [0; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let lower = match c {
            '\u{212a}' => b'k',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return Word::default(),
        };
        let Some(slot) = key.get_mut(len) else {
            return Word::default();
        };
        *slot = lower;
        len += 1;
    }
    table::word(&key[..len])
}

fn contains_nt(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes
        .windows(3)
        .any(|w| w[1] == b'\'' && w[0] | 0x20 == b'n' && w[2] | 0x20 == b't')
}
