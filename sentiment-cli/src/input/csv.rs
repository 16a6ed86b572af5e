//! Comma-separated values, RFC 4180, cut into records and fields.
//!
//! Written here as the `csv` crate accepts any bytes: a quote that is never
//! closed would silently swallow the rest of a file.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memrchr};

use super::encoding::Encoded;
use super::problem::{position, Problem};
use super::source::{Source, MAX_RECORD};
use crate::error::{Failure, Outcome};

/// Where a field is in its record, without quotes around it.
#[derive(Clone, Copy)]
pub struct Field {
    start: usize,
    end: usize,
    /// Whether it holds doubled quotes.
    escaped: bool,
}

impl Field {
    /// What it holds, in its record.
    pub fn of(self, record: &str) -> Cow<'_, str> {
        let value = &record[self.start..self.end];
        if self.escaped {
            Cow::Owned(value.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(value)
        }
    }
}

/// What the bytes at hand begin with.
pub enum Scan {
    /// A record: its length without and with the line break.
    Record { content: usize, length: usize },
    /// An empty line of this length.
    Blank(usize),
    /// The record goes on after these bytes; perhaps inside a quote.
    More { quote: Option<usize> },
    /// Text after a closing quote, and the quote that opened the field.
    AfterQuote { at: usize, open: usize },
}

/// Cut the first record off `bytes`; `ended` if no more bytes will come.
pub fn scan(bytes: &[u8], delimiter: u8, ended: bool, fields: &mut Vec<Field>) -> Scan {
    fields.clear();
    let mut at = 0;
    if let Some(b'\n' | b'\r') = bytes.first() {
        return Scan::Blank(1);
    }
    loop {
        let (field, stop) = if bytes.get(at) == Some(&b'"') {
            match quoted(bytes, at, ended) {
                Ok(found) => found,
                Err(quote) => return Scan::More { quote: Some(quote) },
            }
        } else {
            let stop =
                memchr3(delimiter, b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |i| at + i);
            (
                Field {
                    start: at,
                    end: stop,
                    escaped: false,
                },
                stop,
            )
        };
        match bytes.get(stop) {
            None if !ended => return Scan::More { quote: None },
            None => {
                fields.push(field);
                return Scan::Record {
                    content: stop,
                    length: stop,
                };
            }
            Some(&c) if c == delimiter => {
                fields.push(field);
                at = stop + 1;
            }
            // The "\n" of "\r\n" is then an empty line, which is passed over.
            Some(b'\n' | b'\r') => {
                fields.push(field);
                return Scan::Record {
                    content: stop,
                    length: stop + 1,
                };
            }
            Some(_) => return Scan::AfterQuote { at: stop, open: at },
        }
    }
}

/// The quoted field at `at`, and where it stops; or `at` if it is not closed.
pub fn quoted(bytes: &[u8], at: usize, ended: bool) -> Result<(Field, usize), usize> {
    let start = at + 1;
    let mut from = start;
    let mut escaped = false;
    loop {
        let quote = from + memchr(b'"', &bytes[from..]).ok_or(at)?;
        match bytes.get(quote + 1) {
            Some(b'"') => {
                escaped = true;
                from = quote + 2;
            }
            None if !ended => return Err(at),
            _ => {
                return Ok((
                    Field {
                        start,
                        end: quote,
                        escaped,
                    },
                    quote + 1,
                ))
            }
        }
    }
}

/// The next record of a file.
pub enum Next {
    /// Its fields and its line.
    Record(csv::StringRecord, u64),
    /// A record that cannot be read; it is passed.
    Bad(Problem),
    /// More must be read, and the caller would rather not wait.
    Wait,
    /// Nothing is left.
    End,
}

/// Reads records of a file.
pub struct Reader {
    delimiter: u8,
    encoded: Encoded,
    /// Whether the delimiter is named, or fits the first rows.
    pub is_sure: bool,
    /// Fields that a record must have; known once the header is read.
    width: Option<usize>,
    fields: Vec<Field>,
}

impl Reader {
    /// With this delimiter, of text that is so encoded.
    pub fn new(delimiter: u8, encoded: Encoded) -> Self {
        Self {
            delimiter,
            encoded,
            is_sure: true,
            width: None,
            fields: Vec::new(),
        }
    }

    /// The first record, whose width all others must have; none in an empty
    /// file.
    pub fn header(&mut self, source: &mut Source) -> Outcome<Option<csv::StringRecord>> {
        match self.next(source, true)? {
            Next::Record(header, ..) => {
                self.width = Some(header.len());
                Ok(Some(header))
            }
            Next::Bad(problem) => Err(Failure::Data(format!("{}: {problem}", source.name()))),
            Next::Wait | Next::End => Ok(None),
        }
    }

    /// The next record.
    pub fn next(&mut self, source: &mut Source, may_wait: bool) -> Outcome<Next> {
        loop {
            let bytes = source.available();
            if bytes.is_empty() && source.ended() {
                return Ok(Next::End);
            }
            match scan(bytes, self.delimiter, source.ended(), &mut self.fields) {
                Scan::Blank(length) => source.consume(length),
                Scan::Record { content, length } => {
                    let line = source.line();
                    let record = self.record(&bytes[..content], line);
                    source.consume(length);
                    return Ok(match record {
                        Ok(record) => Next::Record(record, line),
                        Err(problem) => Next::Bad(problem),
                    });
                }
                Scan::AfterQuote { at, open } => {
                    let (problem, pass) = self.after_quote(source.line(), bytes, at, open);
                    source.consume(pass);
                    source.skip_line()?;
                    return Ok(Next::Bad(problem));
                }
                Scan::More { quote } if source.ended() || bytes.len() >= MAX_RECORD => {
                    let problem = match quote {
                        Some(at) => {
                            let what = match source.ended() {
                                true => "this quote is never closed; close it, or remove it",
                                false => {
                                    "the field in this quote is longer than 64 MiB, if it ends at all; shorten it, \
                                     or close or remove the quote"
                                }
                            };
                            Problem::inside(source.line(), bytes, at, what)
                        }
                        None => Problem::at(source.line(), None, "the row is longer than 64 MiB"),
                    };
                    // The line after the quote may be sound.
                    source.consume(quote.unwrap_or(0));
                    source.skip_line()?;
                    return Ok(Next::Bad(problem));
                }
                Scan::More { .. } if !may_wait => return Ok(Next::Wait),
                Scan::More { .. } => source.fill()?,
            }
        }
    }

    /// What is wrong with a record with text at `at` after a closing quote, and after which
    /// of its bytes the line to go on with begins.
    fn after_quote(&self, line: u64, bytes: &[u8], at: usize, open: usize) -> (Problem, usize) {
        if self.is_stray(bytes, at - 1, open) {
            let (closed, column) = position(line, bytes, at - 1);
            let what = format!(
                "this quote is closed only by the one at line {closed}, column {column}, which has \
                 text after it; close it, or remove it"
            );
            return (Problem::inside(line, bytes, open, what), open);
        }
        let (start, column) = position(line, bytes, open);
        let whose = if memchr(b'\n', &bytes[open..at]).is_some() {
            format!(" of the field that line {start}, column {column} opens")
        } else {
            String::new()
        };
        let what = format!(
            "text after a closing quote{whose}; write a quote inside a quoted field as two: \"\""
        );
        (Problem::inside(line, bytes, at, what), at)
    }

    /// Whether the quote at `open` has swallowed records up to the one at `close`: that one opens
    /// a field of a sound record, or most lines in between are such records.
    fn is_stray(&self, bytes: &[u8], close: usize, open: usize) -> bool {
        let Some(last) = memrchr(b'\n', &bytes[open..close]).map(|i| open + i + 1) else {
            return false;
        };
        let before = bytes[close - 1];
        let opens = before == self.delimiter || is_break(before);
        if opens && self.is_sound(&bytes[last..], false) {
            return true;
        }
        // The line of the quote itself goes on after it.
        let lines = bytes[open..last].split_inclusive(|b| *b == b'\n').skip(1);
        let (sound, other): (Vec<_>, Vec<_>) = lines.partition(|line| self.is_sound(line, true));
        sound.len() > other.len()
    }

    /// Whether bytes begin with a record as the header has it; perhaps, if it goes on after them.
    fn is_sound(&self, bytes: &[u8], ended: bool) -> bool {
        let mut fields = Vec::new();
        match scan(bytes, self.delimiter, ended, &mut fields) {
            Scan::Record { .. } => self.width.is_none_or(|width| width == fields.len()),
            Scan::More { .. } => !ended,
            // It may be swallowing records itself.
            Scan::AfterQuote { at, .. } => bytes[..at].contains(&b'\n'),
            Scan::Blank(_) => false,
        }
    }

    /// The fields of a record as text.
    fn record(&mut self, bytes: &[u8], line: u64) -> Result<csv::StringRecord, Problem> {
        let text = &*self.encoded.text(bytes, line)?;
        if text.len() != bytes.len() {
            // Replaced bytes are longer: find the fields again.
            scan(text.as_bytes(), self.delimiter, true, &mut self.fields);
        }
        if let Some(width) = self.width {
            let found = self.fields.len();
            if found != width {
                let surplus = self.fields.get(width).map_or(text.len(), |f| f.start);
                let hint = if found > width {
                    "quote fields that hold the delimiter"
                } else if !self.is_sure {
                    "if another delimiter is meant, name it in a first line such as `sep=;`"
                } else {
                    "is it cut off, or is a line break not quoted?"
                };
                let s = if found == 1 { "" } else { "s" };
                let what = format!("the row has {found} field{s}, the header {width}; {hint}");
                return Err(Problem::inside(line, text.as_bytes(), surplus, what));
            }
        }
        let mut record = csv::StringRecord::with_capacity(text.len(), self.fields.len());
        for field in &self.fields {
            record.push_field(&field.of(text));
        }
        Ok(record)
    }
}

pub fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
