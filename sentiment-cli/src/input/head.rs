//! What a table begins with: the delimiter, the header, and what is no row of it.

mod below;
mod open;

use memchr::{memchr, memchr_iter};

use super::csv::{scan, Scan};
use super::delimiter::{of_header, DELIMITERS};
use super::header;
use super::line::Line;
use super::source::{Source, MAX_RECORD};
use crate::args::InputArgs;
use crate::columns::{self, Holds};
use crate::dates::is_date;
use crate::error::Outcome;
use crate::rating::number;
pub use below::OPEN;

/// Rows below the header to look at: of a question that few answer, some have an answer.
const ROWS: usize = 100;

/// Rows to look at: those that may be the header, and some below the last of them.
pub const FIRST: usize = header::DEEPEST + ROWS;

/// Values of more words, in the mean, are sentences: few choices have as many.
const PROSE: usize = 3;

/// Bytes that are enough if rows are long.
const ENOUGH: usize = 1 << 20;

/// A record of the beginning of a file.
pub struct First {
    /// The line where it starts.
    pub line: Line,
    /// How much is before it: bytes of a file, rows with cells of a sheet.
    pub at: usize,
    /// Whether an empty line, or row, is before it.
    pub after_blank: bool,
    /// Its fields, with bytes that are not UTF-8 replaced.
    pub fields: Vec<String>,
}

/// The first records of `bytes`, which begin at `line`: `most` of them, or those that are whole. Lines
/// that are broken are passed over.
pub fn first(bytes: &[u8], delimiter: u8, ended: bool, mut line: u64, most: usize) -> Vec<First> {
    let (mut at, mut expected) = (0, line);
    let mut found = Vec::new();
    let mut fields = Vec::new();
    while at < bytes.len() && found.len() < most {
        let rest = &bytes[at..];
        let length = match scan(rest, delimiter, ended, &mut fields) {
            Scan::Blank(length) => length,
            Scan::Record { content, length } => {
                let record = String::from_utf8_lossy(&rest[..content]);
                // Replaced bytes are longer: find the fields again.
                scan(record.as_bytes(), delimiter, true, &mut fields);
                found.push(First {
                    line: line.into(),
                    at,
                    after_blank: line > expected,
                    fields: fields.iter().map(|f| f.of(&record).into_owned()).collect(),
                });
                expected = line + breaks(&rest[..length]).max(1);
                length
            }
            Scan::AfterQuote { at, .. } => match memchr(b'\n', &rest[at..]) {
                Some(end) => at + end + 1,
                None => break,
            },
            Scan::More { .. } => break,
        };
        line += breaks(&rest[..length]);
        at += length;
    }
    found
}

fn breaks(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// The delimiter by which most rows are as wide as the header, with its head; none if no rows are. One by which the
/// header is the first row is better than one by which it is below others.
fn best(others: [(u8, Head); DELIMITERS.len()]) -> Option<(u8, Head)> {
    let best = others.iter().enumerate().max_by_key(|(_, (_, head))| {
        let width = head.rows.first().map_or(0, |header| header.fields.len());
        (head.sound(), !head.is_late, width)
    });
    let (at, _) = best.filter(|(_, (_, head))| head.sound() > 0)?;
    others.into_iter().nth(at)
}

/// The beginning of a table: the header, and some rows.
pub struct Head {
    rows: Vec<First>,
    /// Whether rows that are none are above the header.
    pub is_late: bool,
}

impl Head {
    /// Of the first rows, of which the first is the header if the user names its row, and else what looks like it.
    pub fn new(mut rows: Vec<First>, args: &InputArgs) -> Self {
        let names_text = |names: &[String]| names_text(names, &args.text);
        let at = match args.header_row {
            Some(_) => 0,
            None => header::find(&rows, names_text),
        };
        rows.drain(..at);
        rows.truncate(ROWS + 1);
        let is_late = at > 0;
        Self { rows, is_late }
    }

    /// What separates the fields of a file, and its beginning, of which nothing is consumed. What comes through
    /// a pipe, if `live`, is not kept waiting for more than its first row. `known` is the delimiter, if that is
    /// no guess.
    pub fn read(
        source: &mut Source,
        known: Option<u8>,
        args: &InputArgs,
        live: bool,
    ) -> Outcome<(u8, Self)> {
        loop {
            let bytes = source.available();
            let ended = source.ended() || bytes.len() >= MAX_RECORD;
            if let Some(usual) = known.or_else(|| of_header(bytes, ended)) {
                let rows = |delimiter| first(bytes, delimiter, ended, source.line(), FIRST);
                let at_hand = rows(usual).len();
                let with = |delimiter| Self::new(rows(delimiter), args);
                let head = with(usual);
                let needed = match live {
                    true if head.is_of_qualtrics() => 3,
                    true => 2,
                    false => FIRST,
                };
                if ended || at_hand >= needed || (at_hand > 0 && bytes.len() >= ENOUGH) {
                    return Ok(match known {
                        Some(_) => (usual, head),
                        None => best(DELIMITERS.map(|d| (d, with(d)))).unwrap_or((usual, head)),
                    });
                }
            }
            source.fill()?;
        }
    }

    /// Rows that are as wide as a header of several columns.
    pub fn sound(&self) -> usize {
        match self.rows.split_first() {
            Some((header, rows)) if header.fields.len() > 1 => {
                let width = header.fields.len();
                rows.iter().filter(|row| row.fields.len() == width).count()
            }
            _ => 0,
        }
    }

    /// How much is above the header: bytes of a file, rows with cells of a sheet.
    pub fn above(&self) -> usize {
        self.rows.first().map_or(0, |header| header.at)
    }

    /// The names of the columns, and where they stand; none in an empty file.
    pub fn header(&self) -> Option<&First> {
        self.rows.first()
    }

    /// Whether there are rows below the header.
    pub fn has_rows(&self) -> bool {
        self.rows.len() > 1
    }

    /// What the first rows have in a column.
    fn values(&self, column: usize) -> Vec<&str> {
        let rows = self.rows.iter().skip(1 + self.header_rows());
        rows.filter_map(|row| row.fields.get(column))
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// What a column holds.
    pub fn holds(&self, column: usize) -> Holds {
        let values = self.values(column);
        let words: usize = values.iter().map(|v| v.split_whitespace().count()).sum();
        match values.len() {
            0 => Holds::Words,
            _ if values.iter().all(|value| number(value).is_some()) => Holds::Numbers,
            _ if values.iter().all(|value| is_date(value)) => Holds::Dates,
            n if words > PROSE * n => Holds::Prose,
            _ => Holds::Words,
        }
    }

    /// Whether the header has names that Qualtrics gives.
    fn is_of_qualtrics(&self) -> bool {
        const NAMES: [&str; 3] = ["StartDate", "RecordedDate", "ResponseId"];
        let mut headers = self.rows.iter().take(1);
        headers.any(|header| {
            NAMES
                .iter()
                .any(|name| header.fields.iter().any(|f| f == name))
        })
    }
}

/// Whether one of these names is that of the column with the text.
pub fn names_text(names: &[String], texts: &[String]) -> bool {
    match texts {
        [] => !columns::texts(names).is_empty(),
        texts => texts
            .iter()
            .all(|name| columns::named(names, name, "--text").is_ok()),
    }
}
