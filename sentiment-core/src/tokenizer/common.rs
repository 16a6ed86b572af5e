//! Ends of the words that most texts are made of, without the tables of Unicode.

/// End of the word of UAX #29 that starts at `at`, where it and the character
/// behind it are of a kind that needs no table: ASCII, the letters of Latin,
/// Greek and Cyrillic, Han characters, quotation marks and dashes.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let mut chars = text[at..].char_indices().map(|(i, c)| (at + i, c));
    let (_, first) = chars.next()?;
    if !(first.is_ascii_alphanumeric() || is_common_letter(first)) {
        // A word by itself, unless something joins that is neither of these.
        let alone = first.is_ascii() || is_han(first) || is_mark(first) || is_wide(first);
        let next = chars.next();
        let apart = next.is_none_or(|(_, c)| {
            c.is_ascii() || is_han(c) || is_common_letter(c) || is_wide(c) && is_han(first)
        });
        return (alone && apart).then_some(next.map_or(text.len(), |(i, _)| i));
    }
    let mut left = first;
    while let Some((end, c)) = chars.next() {
        if c.is_ascii_alphanumeric() || is_common_letter(c) {
            left = c;
        } else if matches!(c, '\'' | '\u{2018}' | '\u{2019}') {
            // WB6, WB7, WB11, WB12: between two letters or two digits.
            match chars.next() {
                Some((_, right)) if right.is_ascii_alphanumeric() || is_common_letter(right) => {
                    if left.is_ascii_digit() != right.is_ascii_digit() {
                        return Some(end);
                    }
                    left = right;
                }
                Some((_, right)) if !right.is_ascii() => return None,
                _ => return Some(end),
            }
        } else if c.is_ascii() || is_mark(c) || is_han(c) {
            return Some(end);
        } else {
            return None;
        }
    }
    Some(text.len())
}

/// Letters of UAX #29 (ALetter).
pub(crate) fn is_common_letter(c: char) -> bool {
    matches!(c,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
        | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}'
        | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Dashes, quotation marks and "…", none of which joins.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2017}' | '\u{201a}'..='\u{2023}' | '\u{2025}' | '\u{2026}')
}

/// Punctuation of Chinese and Japanese, which joins no Han character.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}
