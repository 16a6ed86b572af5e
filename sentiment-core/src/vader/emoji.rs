//! VADER's emoji put into words.

use super::table::{self, Emoji};
use crate::Span;

/// Emoji put into words as VADER does. Scoring does the same by codes; this is for
/// explanations, and what tests compare with.
pub(super) fn expand(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match emoji(c) {
            Some(emoji) => {
                if out.ends_with(|last| last != ' ') {
                    out.push(' ');
                }
                out.push_str(emoji.description());
            }
            None => out.push(c),
        }
    }
    out
}

/// The emoji that a character is.
pub(super) fn emoji(c: char) -> Option<Emoji> {
    if c.is_ascii() {
        None
    } else {
        table::emoji(u32::from(c))
    }
}

/// All of them, by code point, with their descriptions.
pub(crate) fn all() -> impl Iterator<Item = (char, &'static str)> {
    let codes = 0x80..(table::INDEX * table::BLOCK) as u32;
    codes.filter_map(|code| Some((char::from_u32(code)?, table::emoji(code)?.description())))
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
            match emoji(c) {
                Some(emoji) => {
                    at += usize::from(!after_space);
                    map.push((at, span));
                    at += emoji.description().len();
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
