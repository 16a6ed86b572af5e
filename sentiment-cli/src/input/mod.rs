//! Reading texts from files: lines, CSV, JSON Lines, workbooks.

mod binary;
mod csv;
mod delimiter;
mod doubt;
mod encoding;
mod field;
mod file;
mod foreign;
mod head;
mod header;
mod json;
mod line;
mod open;
mod problem;
mod row;
mod source;
mod title;
mod total;
mod turns;
mod workbook;

use std::borrow::Cow;

use crate::columns::{self, Holds};
use crate::error::{Failure, Outcome};
use crate::interrupt;
use crate::output::warn;
use crate::progress::Progress;
use crate::text::quoted;

pub use encoding::by_label;
use encoding::Encoded;
pub use file::{extension, reason};
pub use foreign::no_text;
pub use line::Line;
use problem::Policy;
pub use problem::{Problem, CONVERT};
pub use row::{plain, union, Column, Fields, Row};
use source::{Source, Step};
use title::Title;
use total::Totals;
pub use turns::unlabelled;
use turns::Turns;

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
    /// What the header says below the names: questions. Empty where it says nothing.
    questions: Vec<String>,
    /// The columns with texts; rows come with that of the first.
    texts: Vec<Text>,
    encoded: Encoded,
    /// Whose turns are kept of a conversation.
    turns: Option<Turns>,
    /// Whether the texts name speakers, and none is named.
    labelled: bool,
    /// What is read before the texts.
    title: Option<Title>,
    /// Rows of sums at the end.
    totals: Totals,
    /// Rows that were read.
    rows: u64,
    /// Whether nobody said that the input is plain text.
    guessed: bool,
    /// Whether waiting for more may take long: a pipe, a terminal.
    live: bool,
}

/// A column of texts.
#[derive(Clone)]
pub struct Text {
    /// The column.
    pub column: Column,
    /// What the first rows have in it.
    pub holds: Holds,
    /// What it answers, if the file has a place for it: below the name of the column, or that name.
    pub question: String,
}

impl Input {
    /// Names of the columns; of JSON Lines those of the rows read so far.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The columns with texts; none in plain text, or an empty file.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// Let rows have the texts of this column.
    pub fn read(&mut self, rows: &mut [Row], text: &Column) {
        let totals = self.totals.found();
        for row in rows.iter_mut().filter(|row| !totals.contains(&row.line)) {
            row.read(text);
            if let Some(turns) = &mut self.turns {
                turns.keep(row);
            }
        }
        self.join_titles(rows);
    }

    /// The name of a column that is called by what stands below it in the header, or else what it is called by.
    pub fn name_of(&self, called: &str) -> String {
        let is_name = |name: &String| columns::alike(name, called);
        let mut questions = self.questions.iter();
        match questions.position(is_name) {
            Some(at) if !self.columns.iter().any(is_name) => self.columns[at].clone(),
            _ => called.to_owned(),
        }
    }

    /// The title of each text that has one, before it.
    fn join_titles(&mut self, rows: &mut [Row]) {
        let totals = self.totals.found();
        if let Some(title) = &mut self.title {
            let rows = rows.iter_mut().filter(|row| !totals.contains(&row.line));
            rows.for_each(|row| title.join(row));
        }
    }

    /// The column that the titles are in.
    pub fn title(&self) -> Option<&Column> {
        self.title.as_ref().map(Title::column)
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
            _ if !self.totals.is_empty() => false,
            Reader::Sheet(rows) => rows.is_empty(),
            _ => self.source.ended() && self.source.available().is_empty(),
        }
    }

    /// Rows at the end that look like totals, of those read so far: their texts are empty.
    pub fn totals(&self) -> &[Line] {
        self.totals.found()
    }

    /// Say which rows look like totals, where that is said nowhere else.
    pub fn tell_totals(&self) {
        self.totals.tell(self.name());
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
        if let Some(title) = &self.title {
            title.conclude(self.source.name());
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
                    "{}: {rows} no field {}, so no text",
                    self.name(),
                    quoted(field)
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
                    self.totals.pass(row, &mut rows);
                }
                Next::Bad(problem) => self.reject(&problem)?,
                Next::Wait => break,
                Next::End => {
                    self.totals.end(&mut rows);
                    break;
                }
            }
        }
        match &mut self.turns {
            Some(turns) => rows.iter_mut().for_each(|row| turns.keep(row)),
            None if is_first => {
                let name = self.source.name();
                self.labelled = self.progress.suspend(|| turns::hint(&rows, name));
            }
            None => {}
        }
        if is_first && self.is_json() {
            self.find_fields(&rows)?;
        }
        self.join_titles(&mut rows);
        Ok(rows)
    }

    /// Where the texts are that rows come with.
    fn first_text(&self) -> usize {
        self.texts.first().map_or(0, |text| text.column.index)
    }

    fn next(&mut self, may_wait: bool) -> Outcome<Next> {
        let text = self.first_text();
        if let Reader::Csv(reader) = &mut self.reader {
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
