//! Plain text that looks like another format.

use super::head::first;
use super::{csv, delimiter};
use crate::columns;

/// Lines to compare.
const LINES: usize = 6;

/// The options to read bytes with that are taken for plain text, if they begin as another format does.
pub fn doubt(bytes: &[u8], ended: bool) -> Option<&'static str> {
    let end = bytes.iter().position(|b| csv::is_break(*b));
    let line = &bytes[..end.unwrap_or(bytes.len())];
    if serde_json::from_slice::<serde_json::Map<_, _>>(line).is_ok() {
        return Some("--input-format jsonl");
    }
    if delimiter::sep(line).is_some() {
        return Some("--input-format csv");
    }
    let delimiter = delimiter::of_header(line, true)?;
    let rows = first(bytes, delimiter, ended, 1, LINES);
    let header = match first(line, delimiter, true, 1, 1).pop() {
        Some(header) if header.fields.len() > 1 => header.fields,
        _ => return None,
    };
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    if !columns::texts(&names).is_empty() {
        return Some("--input-format csv");
    }
    // In a sentence, what separates has a space behind it.
    let is_prose = header.iter().any(|name| name.starts_with(' '));
    let agree = rows.len() > 1 && rows.iter().all(|row| row.fields.len() == header.len());
    (agree && !is_prose).then_some("--input-format csv --text COLUMN")
}
