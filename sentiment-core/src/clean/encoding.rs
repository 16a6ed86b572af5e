//! UTF-8 that was read as Windows-1252 ("donâ€™t"), and characters of no width.

use super::Replacement;

/// What Windows-1252 has from 0x80 to 0x9F; a control where it has nothing.
#[rustfmt::skip]
pub(super) const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let c = text.get(at..)?.chars().next()?;
    // What begins the letters, signs and emoji that English has.
    if matches!(c, 'Â' | 'Ã' | 'â' | 'ð') {
        return misread(text, at, c);
    }
    let by = without_width(c, &text[..at])?;
    Some(Replacement::new(at, at + c.len_utf8(), by))
}

/// What to write for a character of no width behind a text, if it is one that says nothing there.
pub(super) fn without_width(c: char, before: &str) -> Option<Option<char>> {
    let is_behind_latin = || {
        let before = before.chars().next_back();
        before.is_some_and(|c| c.is_alphabetic() && c < '\u{250}')
    };
    match c {
        // Programs put marks of direction around what they fill in.
        '\u{ad}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Some(None),
        // Parts of emoji, and of letters of Persian and India.
        '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' if is_behind_latin() => Some(None),
        // Words may end there.
        '\u{200b}' => Some(Some(' ')),
        _ => None,
    }
}

/// The character that was misread as several, the first of them at a position.
fn misread(text: &str, at: usize, first: char) -> Option<Replacement> {
    let length = match first {
        'â' => 3,
        'ð' => 4,
        _ => 2,
    };
    let mut bytes = [0; 4];
    let mut end = at;
    for (slot, c) in bytes[..length].iter_mut().zip(text[at..].chars()) {
        let Some(byte) = byte(c) else {
            break;
        };
        *slot = byte;
        end += c.len_utf8();
    }
    let read = std::str::from_utf8(&bytes[..length]).ok();
    if let Some(read) = read.and_then(|read| read.chars().next()) {
        return Some(Replacement::new(at, end, read));
    }
    // The last byte of "”" is none in Windows-1252, and often lost.
    let lost = "â€";
    text[at..]
        .starts_with(lost)
        .then(|| Replacement::new(at, at + lost.len(), '”'))
}

/// A character's byte in Windows-1252, if it is not ASCII.
fn byte(c: char) -> Option<u8> {
    match c as u32 {
        code @ 0x80..=0xff => Some(code as u8),
        _ => {
            let at = WINDOWS_1252.iter().position(|&known| known == c)?;
            Some(0x80 + at as u8)
        }
    }
}

/// A letter that was lost, U+FFFD within a word: one that no word has stands for it, so that its
/// parts are no words.
pub(super) fn lost_letter(text: &str, at: usize) -> Option<Replacement> {
    let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let within = is_letter(text[..at].chars().next_back()) && is_letter(text[end..].chars().next());
    within.then(|| Replacement::new(at, end, 'ʘ'))
}
