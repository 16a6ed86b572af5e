//! Reading texts from files: lines, CSV, JSON Lines, workbooks.

mod csv;
mod delimiter;
mod doubt;
mod encoding;
mod field;
mod file;
mod foreign;
mod head;
mod json;
mod line;
mod problem;
mod row;
mod source;
mod turns;
mod workbook;

use std::borrow::Cow;
use std::io;

use crate::args::{InputArgs, InputFormat};
use crate::columns::{self, Holds};
use crate::error::{Failure, Outcome};
use crate::interrupt;
use crate::output::warn;
use crate::progress::Progress;

pub use encoding::by_label;
use encoding::Encoded;
use file::guess;
pub use file::{extension, reason};
pub use foreign::no_text;
use foreign::skip_mark;
use head::Head;
pub use line::Line;
use problem::Policy;
pub use problem::{Problem, CONVERT};
pub use row::{plain, Column, Fields, Row};
use source::{Source, Step};
use turns::Turns;
use workbook::Content;

/// Rows per chunk.
const ROWS: usize = 2048;

/// Bytes per chunk, more or less: a chunk ends with the row that reaches it.
const BYTES: usize = 1 << 20;

/// How the source is cut into rows.
enum Reader {
    Text,
    Csv(csv::Reader),
    Json(json::Reader),
    /// The rows of a sheet; its source is empty.
    Sheet(workbook::Rows),
}

/// A file of texts.
pub struct Input {
    source: Source,
    reader: Reader,
    policy: Policy,
    progress: Progress,
    columns: Vec<String>,
    text: usize,
    /// What the texts answer, if the header says it below their column's name.
    question: Option<String>,
    encoded: Encoded,
    /// Whose turns are kept of a conversation.
    turns: Option<Turns>,
    /// Rows that were read.
    rows: u64,
    /// Whether nobody said that the input is plain text.
    guessed: bool,
    /// Whether waiting for more may take long: a pipe, a terminal.
    live: bool,
}

impl Input {
    /// Open the file that the user names. `quiet` shows no progress.
    pub fn open(args: &InputArgs, quiet: bool) -> Outcome<Self> {
        let (reader, name, size) = file::open(&args.file)?;
        let (reader, sheet, size) = match workbook::look(reader, &name)? {
            Content::Workbook(bytes) => {
                expect_workbook(args.input_format, &name)?;
                let rows = workbook::rows(bytes, &name, args.sheet.as_deref())?;
                (Box::new(io::empty()) as _, Some(rows), None)
            }
            Content::Other(reader) => (reader, None, size),
        };
        let encoded = Encoded::new(args.encoding, args.lossy);
        let mut source = Source::new(encoded.utf8(reader), name);
        skip_mark(&mut source)?;
        let mut input = Self {
            policy: Policy::new(source.name(), args.on_error),
            progress: Progress::new(size.filter(|_| !quiet && encoded.keeps_size())),
            reader: Reader::Text,
            columns: Vec::new(),
            text: 0,
            question: None,
            encoded,
            turns: Turns::new(&args.speaker),
            rows: 0,
            guessed: args.input_format.is_none(),
            live: size.is_none(),
            source,
        };
        if let Some(rows) = sheet {
            input.open_sheet(rows, args.text())?;
            return Ok(input);
        }
        if args.sheet.is_some() {
            return Err(Failure::Usage(format!(
                "--sheet names a sheet of a workbook, but {} is none",
                input.name()
            )));
        }
        match args.input_format.unwrap_or_else(|| guess(&args.file)) {
            InputFormat::Text => {
                if args.text().is_some() {
                    return Err(Failure::Usage(
                        "--text names a column, but the input is plain text; say --input-format csv or jsonl".into(),
                    ));
                }
                input.columns.push("text".to_owned());
            }
            InputFormat::Csv => input.open_csv(args)?,
            InputFormat::Jsonl => {
                let field = field::find(&mut input.source, args.text())?;
                input.reader = Reader::Json(json::Reader::new(field, args.lossy));
            }
            InputFormat::Workbook => {
                return Err(Failure::Data(format!(
                    "{} is no workbook, whatever it is called; if it is a table in plain text, say \
                     --input-format csv, else save it as .xlsx",
                    input.name()
                )))
            }
        }
        Ok(input)
    }

    fn open_csv(&mut self, args: &InputArgs) -> Outcome {
        let known = match delimiter::named(&mut self.source)? {
            None if extension(&args.file) == "tsv" => Some(b'\t'),
            named => named,
        };
        let (delimiter, head) = Head::read(&mut self.source, known, args.text(), self.live)?;
        if let Some(line) = head.late_header(args.text()) {
            return Err(Failure::Data(format!(
                "{}: {line} looks like the header; remove the lines above it, e.g. by `tail -n +{}`",
                self.name(),
                line.number()
            )));
        }
        let mut reader = csv::Reader::new(delimiter, self.encoded);
        reader.is_sure = known.is_some() || head.sound() > 0;
        let header = reader.header(&mut self.source)?;
        self.reader = Reader::Csv(reader);
        self.open_table(&head, header, args.text())
    }

    fn open_sheet(&mut self, mut rows: workbook::Rows, named: Option<&str>) -> Outcome {
        let head = Head::new(rows.first(head::FIRST));
        if let Some(row) = head.late_header(named) {
            return Err(Failure::Data(format!(
                "{}: {row} looks like the header; remove the rows above it",
                self.name()
            )));
        }
        let header = rows.next().map(|(header, _)| header);
        self.reader = Reader::Sheet(rows);
        self.open_table(&head, header, named)
    }

    /// Find the column of the text, and pass what is below the header but no row; no header is in an empty
    /// file.
    fn open_table(
        &mut self,
        head: &Head,
        header: Option<::csv::StringRecord>,
        named: Option<&str>,
    ) -> Outcome {
        let Some(header) = header else {
            return Ok(());
        };
        let name = self.source.name().to_owned();
        self.columns = header.iter().map(str::to_owned).collect();
        self.text = columns::text(&self.columns, named, |column| head.holds(column))?;
        let text = &self.columns[self.text];
        if let ([only], None, []) = (&self.columns[..], named, &columns::texts(&self.columns)[..]) {
            warn(&format!(
                "{name}: {only:?} is taken for the name of the only column; if it is a text, put a \
                 name such as `text` above it"
            ));
        }
        if named.is_none() && head.holds(self.text) == Holds::Numbers {
            warn(&format!(
                "{name}: the column {text:?} is taken for the text, but holds numbers; if another is \
                 meant, name it by --text; there are: {}",
                columns::listed(&self.columns)
            ));
        }
        if let Some(rest) = head.rest(self.text) {
            self.question = rest.question.map(str::to_owned);
            for _ in 0..rest.rows {
                if let Next::Row(row) = self.next(true)? {
                    warn(&format!("{name}: {} is left out: {}", row.line, rest.what));
                }
            }
        }
        Ok(())
    }

    /// Names of the columns; of JSON Lines those of the rows read so far.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The name of the column with the text, if that has one.
    pub fn text_name(&self) -> Option<&str> {
        match &self.reader {
            Reader::Text => None,
            Reader::Csv(_) | Reader::Sheet(_) => self.columns.get(self.text).map(String::as_str),
            Reader::Json(reader) => reader.field().ok(),
        }
    }

    /// What the texts answer, if the file has a place for it: below the name of their column, or that
    /// name.
    pub fn question(&self) -> Option<&str> {
        self.question.as_deref().or_else(|| self.text_name())
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
        match &self.reader {
            Reader::Sheet(rows) => rows.is_empty(),
            _ => self.source.ended() && self.source.available().is_empty(),
        }
    }

    /// Rows left out so far.
    pub fn skipped(&self) -> u64 {
        self.policy.skipped()
    }

    /// Stop or leave a row out, as the user says.
    pub fn reject(&mut self, problem: &Problem) -> Outcome {
        self.progress.suspend(|| self.policy.reject(problem))
    }

    /// Report what is to be reported at the end. It is an error if rows were left out, and no other
    /// was there.
    pub fn finish(&mut self) -> Outcome {
        self.progress.finish();
        self.policy.conclude(self.rows)?;
        if let Some(turns) = &self.turns {
            turns.conclude(self.source.name());
        }
        if let Reader::Json(reader) = &self.reader {
            let (n, field) = (reader.without(), reader.field()?);
            if n > 0 {
                let rows = if n == 1 {
                    "1 row has"
                } else {
                    &format!("{n} rows have")
                };
                warn(&format!(
                    "{}: {rows} no field {field:?}, so no text",
                    self.name()
                ));
            }
        }
        Ok(())
    }

    /// The next rows, at most some thousand; none at the end. Unless `full`,
    /// rows that came through a pipe are not kept waiting for later ones.
    pub fn chunk(&mut self, full: bool) -> Outcome<Vec<Row>> {
        interrupt::check()?;
        self.progress.at(self.source.offset());
        let start = self.source.offset();
        let is_first = self.rows == 0;
        let mut rows = Vec::new();
        // However many rows in between are left out: none means the end.
        while rows.is_empty() || (rows.len() < ROWS && self.source.offset() - start < BYTES as u64)
        {
            let may_wait = full || !self.live || rows.is_empty();
            match self.next(may_wait)? {
                Next::Row(row) => {
                    self.rows += 1;
                    rows.push(row);
                }
                Next::Bad(problem) => self.reject(&problem)?,
                Next::Wait | Next::End => break,
            }
        }
        match &mut self.turns {
            Some(turns) => rows.iter_mut().for_each(|row| turns.keep(row)),
            None if is_first => {
                let name = self.source.name();
                self.progress.suspend(|| turns::hint(&rows, name));
            }
            None => {}
        }
        Ok(rows)
    }

    fn next(&mut self, may_wait: bool) -> Outcome<Next> {
        if let Reader::Csv(reader) = &mut self.reader {
            let text = self.text;
            return Ok(match reader.next(&mut self.source, may_wait)? {
                csv::Next::Record(record, line) => {
                    Next::Row(Row::new(line, Fields::Csv { record, text }))
                }
                csv::Next::Bad(problem) => Next::Bad(problem),
                csv::Next::Wait => Next::Wait,
                csv::Next::End => Next::End,
            });
        }
        if let Reader::Sheet(rows) = &mut self.reader {
            let text = self.text;
            return Ok(match rows.next() {
                Some((record, line)) => Next::Row(Row::new(line, Fields::Csv { record, text })),
                None => Next::End,
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
            let text = self.encoded.text(&self.source.available()[range], line);
            let text = text.map(Cow::into_owned);
            if std::mem::take(&mut self.guessed) && self.is_text() {
                self.doubt();
            }
            self.source.consume(length);
            let text = match text {
                Ok(text) => text,
                Err(problem) => return Ok(Next::Bad(problem)),
            };
            let Reader::Json(reader) = &mut self.reader else {
                return Ok(Next::Row(Row::new(line, Fields::Text(text))));
            };
            if text.trim().is_empty() {
                continue;
            }
            let (raw, map) = match reader.parse(text, line) {
                Ok(parsed) => parsed,
                Err(problem) => return Ok(Next::Bad(problem)),
            };
            match reader.field() {
                // Of each row, so that all are counted.
                Err(Failure::Usage(what)) if self.policy.skips() => {
                    return Ok(Next::Bad(Problem::at(line, None, what)))
                }
                field => field?,
            };
            return Ok(match reader.row(raw, map, line) {
                Ok(row) => Next::Row(row),
                Err(problem) => Next::Bad(problem),
            });
        }
    }

    /// Say so if plain text looks like another format.
    fn doubt(&self) {
        let bytes = self.source.available();
        let Some(options) = doubt::doubt(bytes, self.source.ended()) else {
            return;
        };
        let name = self.source.name();
        let message = format!("{name} is read as plain text; if that is wrong, say {options}");
        self.progress.suspend(|| warn(&message));
    }
}

enum Next {
    Row(Row),
    Bad(Problem),
    Wait,
    End,
}

/// An error if the user says that the input is something else than a workbook.
fn expect_workbook(said: Option<InputFormat>, name: &str) -> Outcome {
    match said {
        None | Some(InputFormat::Workbook) => Ok(()),
        Some(_) => Err(Failure::Usage(format!(
            "{name} is a workbook, but --input-format says otherwise; leave it out, or say workbook"
        ))),
    }
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
