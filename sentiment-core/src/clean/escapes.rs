//! Escapes of JSON (RFC 8259, 7) and of SQL.

use super::Replacement;

/// Backslashes that are one, as each program on the way doubles them.
const MOST_SLASHES: usize = 4;

/// An escape: "\n", "\"", "\u2019".
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let bytes = text.as_bytes();
    let slashes = bytes[at..]
        .iter()
        .take(MOST_SLASHES + 1)
        .take_while(|&&b| b == b'\\')
        .count();
    if slashes > MOST_SLASHES {
        return None;
    }
    let sign = at + slashes;
    let end = sign + 1;
    let next = bytes.get(end).copied().unwrap_or(b' ');
    match bytes.get(sign)? {
        b'n' => Replacement::new(at, end, '\n'),
        // No paths and no commands: "\temp", "\right".
        b'r' | b't' if !next.is_ascii_lowercase() => Replacement::new(at, end, ' '),
        &quote @ (b'"' | b'\'') => Replacement::new(at, end, char::from(quote)),
        b'u' => unit(text, end).and_then(|(unit, end)| character(text, at, unit, end)),
        _ => None,
    }
}

/// Hexadecimal digits at a position, eight at most.
fn number(text: &str, at: usize, digits: usize) -> Option<u32> {
    let digits = text.as_bytes().get(at..at + digits)?;
    digits.iter().try_fold(0, |number, &b| {
        Some(number << 4 | char::from(b).to_digit(16)?)
    })
}

/// A unit of UTF-16, and where it ends.
fn unit(text: &str, at: usize) -> Option<(u16, usize)> {
    Some((number(text, at, 4)? as u16, at + 4))
}

/// The character that a unit of UTF-16 is, or begins.
fn character(text: &str, at: usize, first: u16, end: usize) -> Option<Replacement> {
    let second = text[end..]
        .strip_prefix("\\u")
        .and_then(|_| unit(text, end + 2));
    let units = [first, second.map_or(0, |(unit, _)| unit)];
    let by = char::decode_utf16(units).next()?.ok()?;
    let end = if by.len_utf16() == 2 { second?.1 } else { end };
    Replacement::new(at, end, by)
}
