//! Escapes of JSON (RFC 8259, 7), of SQL and of Python.

use super::Replacement;

/// Backslashes that are one, as each program on the way doubles them.
const MOST_SLASHES: usize = 4;

/// An escape: "\n", "\"", "\u2019", "\xe2\x80\x99".
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
    let (by, end) = match bytes.get(sign)? {
        b'n' => ('\n', end),
        // No paths and no commands: "\temp", "\right".
        b'r' | b't' if !next.is_ascii_lowercase() => (' ', end),
        &quote @ (b'"' | b'\'') => (char::from(quote), end),
        b'u' => utf16(text, end)?,
        b'U' => (char::from_u32(number(text, end, 8)?)?, end + 8),
        b'x' => utf8(text, end)?,
        _ => return None,
    };
    Some(Replacement::new(at, end, by))
}

/// Hexadecimal digits at a position, eight at most.
fn number(text: &str, at: usize, digits: usize) -> Option<u32> {
    let digits = text.as_bytes().get(at..at + digits)?;
    digits.iter().try_fold(0, |number, &b| {
        Some(number << 4 | char::from(b).to_digit(16)?)
    })
}

/// The character whose units of UTF-16 are written, the first at a position, and where it ends.
fn utf16(text: &str, at: usize) -> Option<(char, usize)> {
    let end = at + 4;
    let first = number(text, at, 4)? as u16;
    let second = text[end..]
        .strip_prefix("\\u")
        .and_then(|_| number(text, end + 2, 4));
    let by = char::decode_utf16([first, second.unwrap_or(0) as u16]).next()?;
    let by = by.ok()?;
    Some((by, if by.len_utf16() == 2 { end + 6 } else { end }))
}

/// The character whose bytes of UTF-8 are written, the first at a position, and where it ends.
fn utf8(text: &str, at: usize) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    for count in 0..bytes.len() {
        let digits = at + 4 * count;
        if count > 0 && text.get(digits - 2..digits) != Some("\\x") {
            return None;
        }
        bytes[count] = number(text, digits, 2)? as u8;
        if let Ok(written) = std::str::from_utf8(&bytes[..=count]) {
            return Some((written.chars().next()?, digits + 2));
        }
    }
    None
}
