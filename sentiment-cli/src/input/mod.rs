//! Reading texts from files: lines, CSV, JSON Lines.

mod csv;
mod foreign;
mod json;
mod problem;
mod row;
mod source;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::args::{InputArgs, InputFormat};
use crate::columns;
use crate::error::{Failure, Outcome};
use crate::interrupt;
use crate::output::warn;
use crate::progress::Progress;

pub use foreign::no_text;
use foreign::skip_mark;
pub use problem::Problem;
use problem::{Policy, LOSSY};
pub use row::{plain, Column, Fields, Row};
use source::{Source, Step};

/// Rows per chunk.
const ROWS: usize = 2048;

/// Bytes per chunk, more or less: a chunk ends with the row that reaches it.
const BYTES: usize = 1 << 20;

/// How the source is cut into rows.
enum Reader {
    Text,
    Csv(csv::Reader),
    Json(json::Reader),
}

/// A file of texts.
pub struct Input {
    source: Source,
    reader: Reader,
    policy: Policy,
    progress: Progress,
    columns: Vec<String>,
    text: usize,
    lossy: bool,
    /// Whether nobody said that the input is plain text.
    guessed: bool,
    /// Whether waiting for more may take long: a pipe, a terminal.
    live: bool,
}

impl Input {
    /// Open the file that the user names. `quiet` shows no progress.
    pub fn open(args: &InputArgs, quiet: bool) -> Outcome<Self> {
        let name = name(&args.file);
        let stdin = args.file.as_os_str() == "-";
        let mut size = None;
        let reader: Box<dyn Read> = if stdin {
            if io::stdin().is_terminal() {
                let end = if cfg!(windows) {
                    "Ctrl-Z, Enter"
                } else {
                    "Ctrl-D"
                };
                warn(&format!("reading from the terminal; end with {end}"));
            }
            Box::new(io::stdin())
        } else {
            let file = open(&args.file)?;
            let meta = file.metadata().map_err(|e| cannot_open(&args.file, &e))?;
            if meta.is_dir() {
                return Err(Failure::Data(format!(
                    "cannot open {name}: it is a directory"
                )));
            }
            size = meta.is_file().then_some(meta.len());
            Box::new(file)
        };
        let mut source = Source::new(reader, name);
        skip_mark(&mut source)?;
        let format = args.input_format.unwrap_or_else(|| guess(&args.file));
        let mut input = Self {
            policy: Policy::new(source.name(), args.on_error),
            progress: Progress::new(size.filter(|_| !quiet)),
            reader: Reader::Text,
            columns: Vec::new(),
            text: 0,
            lossy: args.lossy,
            guessed: args.input_format.is_none(),
            live: size.is_none(),
            source,
        };
        match format {
            InputFormat::Text => {
                if args.text.is_some() {
                    return Err(Failure::Usage(
                        "--text names a column, but the input is plain text; say --input-format csv or jsonl".into(),
                    ));
                }
                input.columns.push("text".to_owned());
            }
            InputFormat::Csv => input.open_csv(args)?,
            InputFormat::Jsonl => {
                input.reader = Reader::Json(json::Reader::new(args.text.clone(), args.lossy))
            }
        }
        Ok(input)
    }

    fn open_csv(&mut self, args: &InputArgs) -> Outcome {
        let delimiter = match csv::named_delimiter(&mut self.source)? {
            Some(named) => named,
            None if extension(&args.file) == "tsv" => b'\t',
            None => csv::delimiter(&mut self.source)?,
        };
        let mut reader = csv::Reader::new(delimiter, self.lossy);
        if let Some(header) = reader.header(&mut self.source)? {
            self.columns = header.iter().map(str::to_owned).collect();
            self.text = columns::text(&self.columns, args.text.as_deref())?;
        }
        self.reader = Reader::Csv(reader);
        Ok(())
    }

    /// Names of the columns; of JSON Lines those of the rows read so far.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What the input is called in messages.
    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// Whether rows are JSON objects.
    pub fn is_json(&self) -> bool {
        matches!(self.reader, Reader::Json(_))
    }

    /// Whether rows are lines of plain text.
    pub fn is_text(&self) -> bool {
        matches!(self.reader, Reader::Text)
    }

    /// Whether all rows are read.
    pub fn ended(&self) -> bool {
        self.source.ended() && self.source.available().is_empty()
    }

    /// Rows left out so far.
    pub fn skipped(&self) -> u64 {
        self.policy.skipped()
    }

    /// Stop or leave a row out, as the user says.
    pub fn reject(&mut self, problem: &Problem) -> Outcome {
        self.progress.suspend(|| self.policy.reject(problem))
    }

    /// Report what is to be reported at the end.
    pub fn finish(&mut self) {
        self.progress.finish();
        self.policy.conclude();
    }

    /// The next rows, at most some thousand; none at the end. Unless `full`,
    /// rows that came through a pipe are not kept waiting for later ones.
    pub fn chunk(&mut self, full: bool) -> Outcome<Vec<Row>> {
        interrupt::check()?;
        self.progress.at(self.source.offset());
        let start = self.source.offset();
        let mut rows = Vec::new();
        // However many rows in between are left out: none means the end.
        while rows.is_empty() || (rows.len() < ROWS && self.source.offset() - start < BYTES as u64)
        {
            let may_wait = full || !self.live || rows.is_empty();
            match self.next(may_wait)? {
                Next::Row(row) => rows.push(row),
                Next::Bad(problem) => self.reject(&problem)?,
                Next::Wait | Next::End => break,
            }
        }
        Ok(rows)
    }

    fn next(&mut self, may_wait: bool) -> Outcome<Next> {
        if let Reader::Csv(reader) = &mut self.reader {
            let text = self.text;
            return Ok(match reader.next(&mut self.source, may_wait)? {
                csv::Next::Record(record, line) => Next::Row(Row {
                    line,
                    fields: Fields::Csv { record, text },
                }),
                csv::Next::Bad(problem) => Next::Bad(problem),
                csv::Next::Wait => Next::Wait,
                csv::Next::End => Next::End,
            });
        }
        loop {
            let (range, length) = match self.source.next_line(may_wait)? {
                Step::Line(range, length) => (range, length),
                Step::TooLong => {
                    let problem =
                        Problem::at(self.source.line(), None, "the line is longer than 64 MiB");
                    self.source.skip_line()?;
                    return Ok(Next::Bad(problem));
                }
                Step::Wait => return Ok(Next::Wait),
                Step::End => return Ok(Next::End),
            };
            let line = self.source.line();
            let text = self.decode(range);
            self.source.consume(length);
            let text = match text {
                Ok(text) => text,
                Err(problem) => return Ok(Next::Bad(problem)),
            };
            let Reader::Json(reader) = &mut self.reader else {
                if std::mem::take(&mut self.guessed) {
                    self.doubt(&text);
                }
                return Ok(Next::Row(Row {
                    line,
                    fields: Fields::Text(text),
                }));
            };
            if text.trim().is_empty() {
                continue;
            }
            let (raw, map) = match reader.parse(text, line) {
                Ok(parsed) => parsed,
                Err(problem) => return Ok(Next::Bad(problem)),
            };
            match reader.settle(&map) {
                // The options may fit the rows after a bad one.
                Err(Failure::Usage(what)) if self.policy.skips() => {
                    return Ok(Next::Bad(Problem::at(line, None, what)))
                }
                settled => settled?,
            }
            return Ok(match reader.row(raw, map, line) {
                Ok(row) => Next::Row(row),
                Err(problem) => Next::Bad(problem),
            });
        }
    }

    /// Say so if the first line of plain text looks like that of another format.
    fn doubt(&self, line: &str) {
        let format = if serde_json::from_str::<serde_json::Map<_, _>>(line).is_ok() {
            "jsonl"
        } else if csv::sep(line.as_bytes()).is_some() || is_header(line) {
            "csv"
        } else {
            return;
        };
        let name = self.source.name();
        let message =
            format!("{name} is read as plain text; if that is wrong, say --input-format {format}");
        self.progress.suspend(|| warn(&message));
    }

    /// Bytes of a line as text.
    fn decode(&self, range: std::ops::Range<usize>) -> Result<String, Problem> {
        let bytes = &self.source.available()[range];
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) if self.lossy => Ok(String::from_utf8_lossy(bytes).into_owned()),
            Err(e) => Err(Problem::encoding(
                self.source.line(),
                bytes,
                e.valid_up_to(),
                LOSSY,
            )),
        }
    }
}

enum Next {
    Row(Row),
    Bad(Problem),
    Wait,
    End,
}

/// Columns of JSON rows: all fields, in the order in which they first occur.
pub fn union(rows: &[Row]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut columns = Vec::new();
    for row in rows {
        if let Fields::Json { map, .. } = &row.fields {
            for name in map.keys() {
                if seen.insert(name.as_str()) {
                    columns.push(name.clone());
                }
            }
        }
    }
    columns
}

fn name(file: &Path) -> String {
    if file.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        file.display().to_string()
    }
}

fn open(file: &Path) -> Outcome<File> {
    File::open(file).map_err(|e| cannot_open(file, &e))
}

fn cannot_open(file: &Path, error: &io::Error) -> Failure {
    Failure::Data(format!("cannot open {}: {}", file.display(), reason(error)))
}

/// An error of the system without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// What a file's name ends with, in lower case.
pub fn extension(file: &Path) -> String {
    file.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase()
}

/// Whether a line names several columns, one of which would hold the text.
fn is_header(line: &str) -> bool {
    let Some(delimiter) = csv::guess_delimiter(line.as_bytes(), true) else {
        return false;
    };
    let columns: Vec<String> = line
        .split(char::from(delimiter))
        .map(|name| name.trim().trim_matches('"').to_owned())
        .collect();
    columns.len() > 1 && columns::text(&columns, None).is_ok()
}

/// The format that a file's name speaks of.
fn guess(file: &Path) -> InputFormat {
    match extension(file).as_str() {
        "csv" | "tsv" => InputFormat::Csv,
        "jsonl" | "ndjson" | "json" => InputFormat::Jsonl,
        _ => InputFormat::Text,
    }
}
