//! A row that cannot be read: where it is and what is wrong.

use std::fmt;

use memchr::memrchr;

use super::line::Line;
use crate::args::OnError;
use crate::error::{Failure, Outcome};
use crate::output::warn;

/// Skipped rows that are reported one by one; of the others only the count.
const REPORTED: u64 = 10;

/// What is wrong with a row.
pub struct Problem {
    place: String,
    what: String,
    /// Whether every row has it: then none is left if such are skipped.
    of_all: bool,
}

/// What to do about bytes that are not UTF-8, where there is no option.
pub const CONVERT: &str =
    "save it as UTF-8, or convert it, e.g. by `iconv -f WINDOWS-1252 -t UTF-8`";

impl Problem {
    /// At a line and, if known, a column in characters; both from 1.
    pub fn at(line: impl Into<Line>, column: Option<usize>, what: impl Into<String>) -> Self {
        let line = line.into();
        let place = match column {
            Some(column) => format!("{line}, column {column}"),
            None => line.to_string(),
        };
        Self {
            place,
            what: what.into(),
            of_all: false,
        }
    }

    /// The same as a problem of every row: the format is not what was said.
    pub fn of_all(self) -> Self {
        Self {
            of_all: true,
            ..self
        }
    }

    /// At a byte of a record that starts at `line`.
    pub fn inside(line: u64, record: &[u8], at: usize, what: impl Into<String>) -> Self {
        let (line, column) = position(line, record, at);
        Self::at(line, Some(column), what)
    }

    /// A byte of a record that is not UTF-8, and what may be done.
    pub fn not_utf8(line: u64, record: &[u8], at: usize, way: &str) -> Self {
        let byte = record.get(at).copied().unwrap_or_default();
        let what = format!("byte 0x{byte:02X} is not UTF-8; {way}");
        Self::inside(line, record, at, what)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Line and column (in characters) of a byte in a record.
pub fn position(line: u64, record: &[u8], at: usize) -> (u64, usize) {
    let before = &record[..at.min(record.len())];
    let breaks = memchr::memchr_iter(b'\n', before).count() as u64;
    let start = memrchr(b'\n', before).map_or(0, |i| i + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    (line + breaks, column)
}

/// Decides over problems as `--on-error` says, and counts them.
pub struct Policy {
    name: String,
    on_error: OnError,
    skipped: u64,
}

impl Policy {
    /// For the file called `name`.
    pub fn new(name: &str, on_error: OnError) -> Self {
        Self {
            name: name.to_owned(),
            on_error,
            skipped: 0,
        }
    }

    /// Whether rows that cannot be read are left out.
    pub fn skips(&self) -> bool {
        self.on_error == OnError::Skip
    }

    /// Stop, or report the row and go on.
    pub fn reject(&mut self, problem: &Problem) -> Outcome {
        let message = format!("{}: {problem}", self.name);
        if problem.of_all {
            return Err(Failure::Data(message));
        }
        if !self.skips() {
            return Err(Failure::Data(format!(
                "{message}\n  (--on-error skip leaves such rows out)"
            )));
        }
        self.skipped += 1;
        if self.skipped <= REPORTED {
            warn(&format!("{message}; skipped"));
        }
        Ok(())
    }

    /// How many rows were left out.
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// Say how many rows were left out, if not all were named; an error if none of the others is left.
    pub fn conclude(&self, rows: u64) -> Outcome {
        if self.skipped > 0 && rows == 0 {
            return Err(Failure::Data(format!(
                "{}: no row can be read (skipped: {})",
                self.name, self.skipped
            )));
        }
        if self.skipped > REPORTED {
            warn(&format!(
                "{}: {} rows skipped in all",
                self.name, self.skipped
            ));
        }
        Ok(())
    }
}
