//! Opening a file: its format, its header, and which column has the texts.

use std::io;

use super::encoding::Encoded;
use super::file::{self, extension, guess};
use super::foreign::skip_mark;
use super::head::{self, Head};
use super::problem::Policy;
use super::row::{union, Column, Row};
use super::source::Source;
use super::title::Title;
use super::total::Totals;
use super::turns::Turns;
use super::workbook::{self, Content};
use super::{csv, delimiter, field, json, Input, Next, Reader, Text};
use crate::args::{InputArgs, InputFormat};
use crate::columns::{self, Holds};
use crate::error::{Failure, Outcome};
use crate::output::warn;
use crate::progress::Progress;
use crate::text::quoted;

impl Input {
    /// Open the file that the user names. `quiet` shows no progress.
    pub fn open(args: &InputArgs, quiet: bool) -> Outcome<Self> {
        let (reader, name, size) = file::open(&args.file)?;
        let (reader, sheet, size, marked) = match workbook::look(reader, &name)? {
            Content::Workbook(bytes) => {
                expect_workbook(args.input_format, &name)?;
                let rows = workbook::rows(bytes, &name, args)?;
                (Box::new(io::empty()) as _, Some(rows), None, None)
            }
            Content::Other(reader, marked) => (reader, None, size, marked),
        };
        // A byte order mark says more than a name.
        let encoded = Encoded::new(marked.or(args.encoding), args.lossy);
        let mut source = Source::new(encoded.utf8(reader), name);
        skip_mark(&mut source)?;
        let mut input = Self {
            policy: Policy::new(source.name(), args.on_error),
            progress: Progress::new(size.filter(|_| !quiet && encoded.keeps_size())),
            reader: Reader::Text,
            columns: Vec::new(),
            questions: Vec::new(),
            texts: Vec::new(),
            title: None,
            encoded,
            turns: Turns::new(&args.speaker, &args.agent),
            labelled: false,
            totals: Totals::default(),
            rows: 0,
            guessed: args.input_format.is_none(),
            live: size.is_none(),
            source,
        };
        if let Some(rows) = sheet {
            input.open_sheet(rows, args)?;
            return Ok(input);
        }
        if args.sheet.is_some() {
            return Err(Failure::Usage(format!(
                "--sheet names a sheet of a workbook, but {} is none",
                input.name()
            )));
        }
        let format = args.input_format.unwrap_or_else(|| guess(&args.file));
        if args.header_row.is_some() && matches!(format, InputFormat::Text | InputFormat::Jsonl) {
            return Err(Failure::Usage(
                "--header-row is a row of a table, but the input is none; say --input-format csv"
                    .into(),
            ));
        }
        match format {
            InputFormat::Text => {
                let named = [
                    (args.text.first(), "--text"),
                    (args.title.as_ref(), "--title"),
                ];
                if let Some((_, option)) = named.iter().find(|(name, _)| name.is_some()) {
                    return Err(Failure::Usage(format!(
                        "{option} names a column, but the input is plain text; say --input-format csv or jsonl"
                    )));
                }
                input.columns.push("text".to_owned());
            }
            InputFormat::Csv => input.open_csv(args)?,
            InputFormat::Jsonl => {
                let field = field::find(&mut input.source, args.text())?;
                if let Ok(field) = &field {
                    input.texts = texts_of_json(args, field);
                }
                input.title = args.title.as_deref().map(Title::of_json);
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
        if let Some(row) = args.header_row {
            self.pass_to(row)?;
        }
        let (delimiter, head) = Head::read(&mut self.source, known, args, self.live)?;
        self.source.consume(head.above());
        let mut reader = csv::Reader::new(delimiter, self.encoded);
        reader.is_sure = known.is_some() || head.sound() > 0;
        let header = reader.header(&mut self.source)?;
        self.reader = Reader::Csv(reader);
        self.open_table(&head, header, args)
    }

    /// Pass all lines above one.
    fn pass_to(&mut self, line: u64) -> Outcome {
        while self.source.line() < line
            && !(self.source.ended() && self.source.available().is_empty())
        {
            self.source.skip_line()?;
        }
        if self.source.available().is_empty() && !self.source.ended() {
            self.source.fill()?;
        }
        let what = match self.source.available().first() {
            Some(b'\n' | b'\r') => "is empty",
            None => "is not there",
            Some(_) => return Ok(()),
        };
        Err(Failure::Usage(format!(
            "--header-row {line}: that line of {} {what}",
            self.name()
        )))
    }

    fn open_sheet(&mut self, mut rows: workbook::Rows, args: &InputArgs) -> Outcome {
        if let Some(row) = args.header_row {
            if !rows.pass_to(row) && !rows.is_empty() {
                return Err(Failure::Usage(format!(
                    "--header-row {row}: that row of {} is empty, or not there",
                    self.name()
                )));
            }
        }
        let head = Head::new(rows.first(head::FIRST), args);
        let header = rows.nth(head.above()).map(|(header, _)| header);
        self.reader = Reader::Sheet(rows);
        self.open_table(&head, header, args)
    }

    /// Find the column of the text, and pass what is below the header but no row; no header is in an empty
    /// file.
    fn open_table(
        &mut self,
        head: &Head,
        header: Option<::csv::StringRecord>,
        args: &InputArgs,
    ) -> Outcome {
        let Some(header) = header else {
            return Ok(());
        };
        let name = self.source.name().to_owned();
        if let Some(found) = head.header().filter(|_| head.is_late) {
            warn(&format!(
                "{name}: the header is in {}; if another is meant, name it by --header-row",
                found.line
            ));
        }
        self.columns = head.names(header.iter());
        self.questions = head.questions().to_vec();
        let found = self.find_texts(head, args)?;
        let text = |at| Text {
            column: Column::of(&self.columns, at),
            holds: head.holds(at),
            question: self.question(at).trim().to_owned(),
        };
        self.texts = found.into_iter().map(text).collect();
        if let Some(title) = &args.title {
            let at = columns::named(&self.columns, &self.name_of(title), "--title")?;
            self.title = Some(Title::new(Column::of(&self.columns, at)));
        }
        let is_named = !args.text.is_empty();
        if let ([only], false, []) = (
            &self.columns[..],
            is_named,
            &columns::texts(&self.columns)[..],
        ) {
            warn(&format!(
                "{name}: {} is taken for the name of the only column; if it is a text, put a \
                 name such as `text` above it",
                quoted(only)
            ));
        }
        for text in &self.texts {
            let holds = match text.holds {
                Holds::Numbers => "numbers",
                Holds::Dates => "dates",
                Holds::Words | Holds::Prose => continue,
            };
            let another = match is_named {
                false => "if another is meant, name it by --text; there are",
                true => "is another meant? There are",
            };
            warn(&format!(
                "{name}: the column {} is taken for the text, but holds {holds}; {another}: {}",
                quoted(&text.column.name),
                columns::listed(&self.columns)
            ));
        }
        if let Some(rest) = head.rest(self.first_text()) {
            for _ in 0..rest.rows {
                if let Next::Row(row) = self.next(true)? {
                    warn(&format!("{name}: {} is left out: {}", row.line, rest.what));
                }
            }
        }
        Ok(())
    }

    /// The columns with the texts: those that the user names, or that which is known by its name, or else all that have
    /// answers to open questions.
    fn find_texts(&self, head: &Head, args: &InputArgs) -> Outcome<Vec<usize>> {
        let names = &self.columns;
        if !args.text.is_empty() {
            let mut found = Vec::new();
            for name in &args.text {
                let at = columns::named(names, &self.name_of(name), "--text")?;
                if !found.contains(&at) {
                    found.push(at);
                }
            }
            return Ok(found);
        }
        let holds = |at| head.holds(at);
        if let Some(at) = columns::text(names, holds)? {
            return Ok(vec![at]);
        }
        let is_open = |&at: &usize| head.is_open(at, self.question(at));
        let open: Vec<usize> = (0..names.len()).filter(is_open).collect();
        match &open[..] {
            [] => Err(columns::no_text(names, holds)),
            [only] => {
                warn(&format!(
                    "{}: the column {} is taken for the text; if another is meant, name it by --text",
                    self.name(),
                    quoted(&names[*only])
                ));
                Ok(open)
            }
            _ => {
                // What is called the same cannot be told apart.
                for &at in &open {
                    columns::named(names, &names[at], "--text")?;
                }
                Ok(open)
            }
        }
    }

    /// What a column answers, as the header says.
    fn question(&self, column: usize) -> &str {
        let below = self.questions.get(column);
        let below = below.filter(|question| !question.trim().is_empty());
        below.unwrap_or(&self.columns[column])
    }

    /// Find other texts than the first, and the title, among the fields of the first rows of JSON.
    pub(super) fn find_fields(&mut self, rows: &[Row]) -> Outcome {
        if self.texts.len() < 2 && self.title.is_none() {
            return Ok(());
        }
        let names = union(rows);
        let asked = |name: &str, option| columns::asked(&names, name, option, self);
        let mut texts = self.texts.clone();
        for text in texts.iter_mut().skip(1) {
            text.column = asked(&text.column.name, "--text")?;
        }
        let title = self.title.as_ref();
        let title = title.map(|title| asked(&title.column().name, "--title"));
        self.title = title.transpose()?.map(Title::new);
        self.texts = texts;
        Ok(())
    }
}

/// The fields of JSON with texts, of which the first is `field`.
fn texts_of_json(args: &InputArgs, field: &str) -> Vec<Text> {
    let others = args.text.iter().skip(1).map(String::as_str);
    let names = [field].into_iter().chain(others);
    let text = |name: &str| Text {
        column: Column::named(name),
        holds: Holds::Words,
        question: name.to_owned(),
    };
    names.map(text).collect()
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
