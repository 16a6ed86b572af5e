//! How much a workbook unpacks to, before it is read: a few kilobytes may hold gigabytes, and a cell of `.ods` may stand for a
//! million.

use std::io::{self, Cursor, Read};

use memchr::{memchr, memmem};
use zip::ZipArchive;

use super::broken::Broken;

/// Bytes of all parts of an archive. The largest sheet of a program has less.
pub const BYTES: u64 = 2 << 30;

/// Cells of an `.ods`, by some 60 bytes each and their texts: a million rows of twenty.
pub const CELLS: u64 = 20_000_000;

/// Cells of the rows of a sheet, with the empty ones between them, each of which takes time: a million rows of five hundred.
pub const AREA: u64 = 500_000_000;

/// Whether what a zip archive holds is within bounds. What is broken is for its reader to tell.
pub fn check(bytes: &[u8], is_ods: bool) -> Result<(), Broken> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut left = BYTES;
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        let name = part.name().unwrap_or_default().to_lowercase();
        let is_content = is_ods && name == "content.xml";
        // What an archive declares may be wrong, so it is counted.
        let mut part = part.take(left + 1);
        let mut content = Vec::new();
        let read = match is_content {
            true => part.read_to_end(&mut content).map(|n| n as u64),
            false => io::copy(&mut part, &mut io::sink()),
        };
        left = match left.checked_sub(read.unwrap_or(0)) {
            Some(left) => left,
            None => return Err(Broken::Large),
        };
        if is_content && cells(&content) > CELLS {
            return Err(Broken::Repeated);
        }
    }
    Ok(())
}

/// How many cells the sheets of an `.ods` have, each counted as often as it is repeated, with the empty ones between
/// them.
fn cells(content: &[u8]) -> u64 {
    let mut all: u64 = 0;
    // Of a sheet: rows up to its last one with content, and columns; of a row: how often it is there, and how wide it is.
    let (mut rows, mut filled, mut width) = (0, 0, 0);
    let (mut repeats, mut columns, mut reach) = (0, 0, 0);
    for tag in Tags(content) {
        let times = |name| repeated(tag, name);
        match name(tag) {
            b"table:table-row" => {
                (repeats, columns, reach) = (times("table:number-rows-repeated"), 0, 0);
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                columns = times("table:number-columns-repeated").saturating_add(columns);
                let is_empty = tag.ends_with(b"/")
                    && memmem::find(tag, b"office:").is_none()
                    && memmem::find(tag, b"table:formula").is_none();
                if !is_empty {
                    reach = columns.min(COLUMNS);
                }
            }
            b"/table:table-row" => {
                rows = repeats.saturating_add(rows).min(ROWS);
                if reach > 0 {
                    (filled, width) = (rows, reach.max(width));
                }
            }
            b"/table:table" => {
                all = all.saturating_add(filled * width);
                (rows, filled, width) = (0, 0, 0);
            }
            _ => {}
        }
    }
    all
}

/// Rows and columns of a sheet at most, whatever its file says.
const ROWS: u64 = 1 << 20;
const COLUMNS: u64 = 1 << 14;

/// What stands between `<` and `>`.
struct Tags<'a>(&'a [u8]);

impl<'a> Iterator for Tags<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = memchr(b'<', self.0)? + 1;
        let rest = &self.0[start..];
        let mut quote = None;
        // An attribute may have a ">".
        let end = rest.iter().position(|&byte| {
            match quote {
                Some(open) if byte == open => quote = None,
                None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
                _ => {}
            }
            quote.is_none() && byte == b'>'
        })?;
        self.0 = &rest[end + 1..];
        Some(&rest[..end])
    }
}

fn name(tag: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| byte.is_ascii_whitespace();
    let end = tag.iter().position(is_end).unwrap_or(tag.len());
    tag[..end].strip_suffix(b"/").unwrap_or(&tag[..end])
}

/// A number of repeats; 1 if there is none.
fn repeated(tag: &[u8], attribute: &str) -> u64 {
    let Some(at) = memmem::find(tag, attribute.as_bytes()) else {
        return 1;
    };
    let value = tag[at + attribute.len()..].iter();
    let digits = value
        .skip_while(|byte| !byte.is_ascii_digit())
        .take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |n: u64, digit| {
        n.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> u64 {
        cells(format!("<x/><table:table a='>'>{rows}</table:table>").as_bytes())
    }

    #[test]
    fn cells_count_as_often_as_they_are_repeated() {
        let cell =
            "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
        let row = |times: &str, cells: &str| {
            format!("<table:table-row {times}>{cells}</table:table-row>")
        };
        assert_eq!(sheet(&row("", &cell.repeat(3)).repeat(2)), 6);
        let many = "table:number-rows-repeated=\"1000\"";
        assert_eq!(sheet(&row(many, cell)), 1000);
        // As programs fill a sheet to its end.
        let empty = "<table:table-cell table:number-columns-repeated=\"16382\"/>";
        let end = row("table:number-rows-repeated=\"1048574\"", empty);
        assert_eq!(sheet(&(row("", &format!("{cell}{cell}{empty}")) + &end)), 2);
        // What is between cells is there, too.
        let far = end + &row("", &format!("{empty}{cell}"));
        assert_eq!(sheet(&far), 1_048_575 * 16_383);
        let wide = "<table:table-cell table:number-columns-repeated='99999999999999999999' office:value='1'/>";
        assert_eq!(sheet(&row("", wide)), 16_384);
        assert_eq!(cells(b"<table:table-row "), 0);
    }
}
