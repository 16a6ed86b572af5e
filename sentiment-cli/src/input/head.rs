//! What a table begins with: the delimiter, the header, and what is no row of it.

use std::collections::HashSet;

use memchr::{memchr, memchr_iter};
use sentiment_core::{Asks, Context};

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

/// Rows below the header to look at: of a question that few answer, some have an answer.
const ROWS: usize = 100;

/// Rows to look at: those that may be the header, and some below the last of them.
pub const FIRST: usize = header::DEEPEST + ROWS;

/// Values of more words, in the mean, are sentences: few choices have as many.
const PROSE: usize = 3;

/// What SurveyMonkey has below the names of columns.
pub const OPEN: &str = "Open-Ended Response";
const KINDS: [&str; 2] = [OPEN, "Response"];

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

/// What is below the first line of a header, but no row yet.
pub struct Rest {
    /// How many records.
    pub rows: usize,
    /// Why it is no row.
    pub what: String,
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

    /// Whether people wrote freely into a column, of which this is the question: as its form says, or its name and
    /// values that nearly all differ.
    pub fn is_open(&self, column: usize, question: &str) -> bool {
        let holds = self.holds(column);
        let direction = Context::question(question).asks();
        if matches!(holds, Holds::Numbers | Holds::Dates)
            || direction == Asks::Neither && columns::is_contact(question)
        {
            return false;
        }
        let told = |row: Option<&First>, is: fn(&str) -> bool| {
            let cell = row.and_then(|row| row.fields.get(column));
            cell.is_some_and(|cell| is(cell.trim()))
        };
        let id = self.ids().and_then(|at| self.rows.get(at));
        if told(self.half(), |cell| cell == OPEN) || told(id, is_text_entry) {
            return true;
        }
        let is_known = holds == Holds::Prose || direction != Asks::Neither;
        columns::reads_as_question(question) && is_known && self.differ(column)
    }

    /// Whether the longer values of a column nearly all differ, as choices do not.
    fn differ(&self, column: usize) -> bool {
        let values = self.values(column);
        let long = values
            .iter()
            .filter(|v| v.split_whitespace().nth(2).is_some());
        let long: Vec<_> = long.collect();
        let different: HashSet<_> = long.iter().collect();
        !long.is_empty() && 4 * different.len() > 3 * long.len()
    }

    /// What is below the first line of the header, but no row yet, if the column of the text is this.
    pub fn rest(&self, text: usize) -> Option<Rest> {
        if let Some(rows) = self.ids() {
            let what = "it is part of Qualtrics' header".to_owned();
            return Some(Rest { rows, what });
        }
        let kind = self.kind(text);
        let kind = kind.or_else(|| self.half().map(|_| OPEN));
        kind.map(|kind| Rest {
            rows: 1,
            what: format!("{kind:?} is no answer, but part of the header"),
        })
    }

    /// The names of the columns. Where the header has two halves, as in exports of SurveyMonkey, a question stands
    /// above the first of its items, which are the names.
    pub fn names<'a>(&self, header: impl Iterator<Item = &'a str>) -> Vec<String> {
        let own: Vec<&str> = header.collect();
        let Some(half) = self.half() else {
            return own.into_iter().map(str::to_owned).collect();
        };
        let item = |at: usize| {
            let item = half.fields[at].trim();
            (!item.is_empty() && !KINDS.contains(&item)).then_some(item)
        };
        let name = |at: usize| item(at).unwrap_or(own[at]);
        let names: Vec<&str> = (0..own.len().min(half.fields.len())).map(name).collect();
        let mut question = "";
        let mut full = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if !own[at].trim().is_empty() {
                question = own[at].trim();
            }
            let is_one = names.iter().filter(|other| *other == name).count() == 1;
            full.push(match is_one || item(at).is_none() {
                true => (*name).to_owned(),
                false => format!("{question} - {name}"),
            });
        }
        full
    }

    /// What Qualtrics has below the names of the columns: their questions.
    pub fn questions(&self) -> &[String] {
        match self.ids() {
            Some(2..) => self.rows.get(1).map_or(&[], |row| &row.fields),
            _ => &[],
        }
    }

    /// Rows of the header below its first.
    fn header_rows(&self) -> usize {
        let half = usize::from(self.half().is_some());
        self.ids().unwrap_or(half)
    }

    /// The second half of the header, as in exports of SurveyMonkey: kinds of answers and items, and nothing below the
    /// number of the respondent.
    fn half(&self) -> Option<&First> {
        let [header, row, ..] = &self.rows[..] else {
            return None;
        };
        let count = |kind| row.fields.iter().filter(|cell| cell.trim() == kind).count();
        let is_half = row.fields.len() == header.fields.len()
            && header.fields.iter().all(|cell| cell.trim() != OPEN)
            && (count(OPEN) > 0 || row.fields[0].trim().is_empty() && count(KINDS[1]) > 1);
        is_half.then_some(row)
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

    /// The row of Qualtrics' identifiers: what is above it, the questions, belongs to the header, too.
    fn ids(&self) -> Option<usize> {
        let is_id = |field: &String| field.trim_start().starts_with("{\"ImportId\":");
        let mut rows = self.rows.iter().take(3);
        rows.position(|row| row.fields.iter().any(is_id))
            .filter(|&at| at > 0)
    }

    /// What the first row has in the column of the text, if it is the second half of the header, as in
    /// exports of SurveyMonkey: kinds of answers, and nothing below the number of the respondent.
    fn kind(&self, text: usize) -> Option<&str> {
        let [header, row, ..] = &self.rows[..] else {
            return None;
        };
        let kind = row.fields.get(text)?.trim();
        let is_half = row.fields.len() == header.fields.len()
            && KINDS.contains(&kind)
            && (kind == OPEN || row.fields[0].trim().is_empty());
        is_half.then_some(kind)
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

/// Whether an identifier of Qualtrics is that of a question to be answered in words: `{"ImportId":"QID3_TEXT"}`.
fn is_text_entry(id: &str) -> bool {
    let mut parts = id.split('"').filter(|part| part.starts_with("QID"));
    let number = |part: &str| {
        part.strip_prefix("QID")?
            .strip_suffix("_TEXT")
            .map(str::to_owned)
    };
    parts.next().and_then(number).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}
