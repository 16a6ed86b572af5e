//! VADER's emoji put into words.

use super::table;
use crate::Span;

/// Put emoji into words as VADER does; nothing is written if there are none.
pub(super) fn expand(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at..]
            .first_chunk::<16>()
            .is_some_and(|c| c.is_ascii())
        {
            at += 16;
            continue;
        }
        let lead = bytes[at];
        // All emoji begin so.
        if !matches!(lead, 0xc2 | 0xe2 | 0xe3 | 0xf0) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        if let Some(description) = describe(c) {
            out.push_str(&text[copied..at]);
            if out.ends_with(|last| last != ' ') {
                out.push(' ');
            }
            out.push_str(description);
            copied = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    if copied > 0 {
        out.push_str(&text[copied..]);
    }
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
