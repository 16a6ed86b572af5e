//! What separates the fields of a CSV.

use super::csv::{is_break, quoted};
use super::source::Source;
use crate::error::Outcome;

/// The delimiters that are known, rare ones first.
pub const DELIMITERS: [u8; 4] = [b'|', b';', b'\t', b','];

const SEP: &[u8] = b"sep=";

/// The delimiter that the first line names, as Excel writes and reads it:
/// `sep=;`. It is passed, but for its break.
pub fn named(source: &mut Source) -> Outcome<Option<u8>> {
    // Quotes, the delimiter and a break: a longer line is another one.
    let most = SEP.len() + 4;
    let whole = |bytes: &[u8]| bytes.len() >= most || bytes.iter().any(|b| is_break(*b));
    while !source.ended() && !whole(source.available()) {
        source.fill()?;
    }
    let bytes = source.available();
    let end = bytes.iter().position(|b| is_break(*b));
    let line = &bytes[..end.unwrap_or(bytes.len())];
    let named = sep(line);
    if named.is_some() {
        let length = line.len();
        source.consume(length);
    }
    Ok(named)
}

/// The delimiter that a line `sep=;` names, which may be quoted as a field.
pub fn sep(line: &[u8]) -> Option<u8> {
    let bare = line
        .strip_prefix(b"\"")
        .and_then(|rest| rest.strip_suffix(b"\""));
    let (name, delimiter) = bare.unwrap_or(line).split_at_checked(SEP.len())?;
    let &[delimiter] = delimiter else { return None };
    (name.eq_ignore_ascii_case(SEP) && DELIMITERS.contains(&delimiter)).then_some(delimiter)
}

/// The delimiter of a file by its header: what stands most often in it outside quotes; a comma if that
/// is none or as often. `None` if the header goes on after `bytes`; `ended` if it cannot.
pub fn of_header(bytes: &[u8], ended: bool) -> Option<u8> {
    let mut found = DELIMITERS.map(|delimiter| (delimiter, 0));
    // Empty lines are no header.
    let mut at = bytes.iter().take_while(|b| is_break(**b)).count();
    let mut starts = true;
    while let Some(&byte) = bytes.get(at).filter(|b| !is_break(**b)) {
        if starts && byte == b'"' {
            // A quote that is never closed hides all that follows.
            at = quoted(bytes, at, ended).map_or(bytes.len(), |(_, stop)| stop);
            starts = false;
            continue;
        }
        let delimiter = found.iter_mut().find(|(d, _)| *d == byte);
        starts = delimiter.is_some();
        if let Some((_, count)) = delimiter {
            *count += 1;
        }
        at += 1;
    }
    if at == bytes.len() && !ended {
        return None;
    }
    // Of equals the last.
    let most = found.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(delimiter, _)| delimiter)
}
