//! `sentiment score`: every text of a file, in order.

mod csv;
mod jsonl;
mod names;
mod table;

use std::io::{self, IsTerminal};
use std::path::Path;

use sentiment_core::{Context, Positions, Threads};

use crate::args::{OutputFormat, ScoreArgs};
use crate::context::{hint, untitled, Contexts};
use crate::error::{Failure, Outcome};
use crate::input::{extension, union, Fields, Input, Problem, Row};
use crate::interrupt;
use crate::model::{vader_knows_no_context, AnyScore, Model};
use crate::output::{warn, Output};
use crate::several;
use crate::text::quoted;
use crate::urgent::words;
use names::Names;

/// Rows that one thread writes at a time.
const TASK: usize = 128;

/// A score, and what it is of.
struct Scored<'a> {
    row: &'a Row,
    /// The sentence, if sentences are scored.
    sentence: Option<Sentence<'a>>,
    /// None where there is no text.
    score: Option<AnyScore>,
}

/// A sentence and where it is in its text, in characters.
#[derive(Default)]
struct Sentence<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl Scored<'_> {
    /// What was scored.
    fn text(&self) -> &str {
        self.sentence
            .as_ref()
            .map_or_else(|| self.row.text(), |s| s.text)
    }
}

/// What somebody should read first of what was scored, and the words that say so.
fn urgent(scored: &Scored) -> Option<(&'static str, String)> {
    let mention = sentiment_urgent::first(scored.text())?;
    Some((mention.kind.name(), words(&mention, scored.text())))
}

/// A format of the output.
trait Writer: Sync {
    /// What comes before the first row.
    fn header(&self, out: &mut Vec<u8>);
    /// A row.
    fn row(&self, scored: &Scored, out: &mut Vec<u8>);
    /// Whether a row fits into the format.
    fn check(&self, _row: &Row) -> Result<(), Problem> {
        Ok(())
    }
}

/// Run the command.
pub fn run(args: &ScoreArgs) -> Outcome {
    interrupt::listen();
    let path = args.output.as_deref().filter(|p| p.as_os_str() != "-");
    let format = match args.output_format {
        Some(format) => format,
        None => guess(path)?,
    };
    let to_terminal = path.is_none() && io::stdout().is_terminal();
    let question = &args.question;
    let model = Model::new(args.model, &args.english)?.with_context(question.one())?;
    if let (Model::Vader(_), Some(_)) = (&model, &question.context_column) {
        return Err(vader_knows_no_context());
    }
    let threads = args.input.threads()?;
    let model = model.with_threads(threads.clone());
    let names = Names::new(&model, &args.prefix, args.sentences, args.urgent);
    let mut input = Input::open(&args.input, to_terminal)?;
    several::choose("score", &args.input, "csv", &input)?;

    // JSON rows say what columns there are only as they come: for a header,
    // look at many of them.
    let look_ahead = format == OutputFormat::Csv && input.is_json();
    let mut rows = input.chunk(look_ahead)?;
    let columns = if input.is_json() {
        union(&rows)
    } else {
        input.columns().to_vec()
    };
    names.check(format, |name| columns.iter().any(|column| column == name))?;
    let writer: Box<dyn Writer> = match format {
        OutputFormat::Csv => Box::new(csv::Csv::new(columns.clone(), &names, delimiter(path))),
        OutputFormat::Jsonl => Box::new(jsonl::Jsonl::new(&columns, &names, input.is_json())?),
        OutputFormat::Table => Box::new(table::Table::new(&model, path.is_some(), args.urgent)),
    };
    let mut contexts = Contexts::new(question.context_column.as_deref(), &columns, &input)?;
    if let Model::English(_) = model {
        hint(question, &columns, &rows, &input);
    }
    if let Some(title) = untitled(&columns, &rows, &input) {
        warn(&format!(
            "{}: the column {1} may hold titles of the texts, which are not scored; to read them before the texts, say \
             --title {1}",
            input.name(),
            quoted(&title)
        ));
    }
    let mut output = match path {
        Some(path) => Output::other_file(path, &args.input.file)?,
        None => Output::stdout(format == OutputFormat::Table),
    };
    let mut header = Vec::new();
    writer.header(&mut header);
    output.write(&header)?;
    while !rows.is_empty() {
        rows = fitting(rows, &mut input, &names, format, writer.as_ref())?;
        let contexts = contexts.of(&rows);
        let scoring = Scoring {
            model: &model,
            threads: &threads,
            contexts: contexts.as_deref(),
            sentences: args.sentences,
        };
        for piece in scoring.render(&rows, writer.as_ref()) {
            output.write(&piece)?;
        }
        output.flush()?;
        rows = input.chunk(false)?;
    }
    input.finish()?;
    input.tell_totals();
    input.tell_unheard();
    contexts.conclude(&input);
    output.finish()
}

/// The rows without those that the output cannot hold.
fn fitting(
    rows: Vec<Row>,
    input: &mut Input,
    names: &Names,
    format: OutputFormat,
    writer: &dyn Writer,
) -> Outcome<Vec<Row>> {
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        if let Fields::Json { map, .. } = &row.fields {
            names.check(format, |name| map.contains_key(name))?;
        }
        match writer.check(&row) {
            Ok(()) => kept.push(row),
            Err(problem) => input.reject(&problem)?,
        }
    }
    Ok(kept)
}

/// How rows are scored.
struct Scoring<'a> {
    model: &'a Model,
    threads: &'a Threads,
    /// What each row answers, if that is in a column.
    contexts: Option<&'a [Context]>,
    sentences: bool,
}

impl Scoring<'_> {
    /// Score rows and write them, in pieces that are in order.
    fn render(&self, rows: &[Row], writer: &dyn Writer) -> Vec<Vec<u8>> {
        if self.sentences {
            let tasks: Vec<_> = rows.chunks(TASK).enumerate().collect();
            return self.threads.map(&tasks, |&(task, rows)| {
                let mut out = Vec::new();
                for (at, row) in rows.iter().enumerate() {
                    let context = self.contexts.map(|contexts| contexts[task * TASK + at]);
                    write_sentences(row, self.model, context, writer, &mut out);
                }
                out
            });
        }
        let texts = rows.iter().map(Row::text);
        let scores = match self.contexts {
            Some(contexts) => {
                let answers: Vec<_> = texts.zip(contexts.iter().copied()).collect();
                self.model.score_answers(&answers)
            }
            None => self.model.score_batch(&texts.collect::<Vec<&str>>()),
        };
        let tasks: Vec<_> = rows.chunks(TASK).zip(scores.chunks(TASK)).collect();
        self.threads.map(&tasks, |(rows, scores)| {
            let mut out = Vec::new();
            for (row, &score) in rows.iter().zip(*scores) {
                writer.row(
                    &Scored {
                        row,
                        sentence: None,
                        score: (!is_missing(row, self.model)).then_some(score),
                    },
                    &mut out,
                );
            }
            out
        })
    }
}

fn write_sentences(
    row: &Row,
    model: &Model,
    context: Option<Context>,
    writer: &dyn Writer,
    out: &mut Vec<u8>,
) {
    let mut write = |sentence, score| {
        let sentence = Some(sentence);
        let scored = Scored {
            row,
            sentence,
            score,
        };
        writer.row(&scored, out);
    };
    // It keeps its row, of an empty sentence.
    if is_missing(row, model) {
        return write(Sentence::default(), None);
    }
    let text = row.text();
    let chars = Positions::code_points(text);
    for (span, score) in model.score_sentences(text, context) {
        let (start, end) = chars.span(span);
        let sentence = Sentence {
            text: span.of(text),
            start,
            end,
        };
        write(sentence, Some(score));
    }
}

/// Whether a row has no text, which gets no score, as `report` leaves it out. But to VADER, which is
/// to answer as in Python, any string is a text.
fn is_missing(row: &Row, model: &Model) -> bool {
    let to_score = matches!(model, Model::Vader(_)) && row.is_string();
    row.text().trim().is_empty() && !to_score
}

/// The format that a file's name speaks of.
fn guess(path: Option<&Path>) -> Outcome<OutputFormat> {
    let Some(path) = path else {
        return Ok(if io::stdout().is_terminal() {
            OutputFormat::Table
        } else {
            OutputFormat::Jsonl
        });
    };
    match extension(path).as_str() {
        "csv" | "tsv" => Ok(OutputFormat::Csv),
        "txt" => Ok(OutputFormat::Table),
        "jsonl" | "ndjson" | "json" | "" => Ok(OutputFormat::Jsonl),
        other => Err(Failure::Usage(format!(
            "-o: no output format is called .{other}; name a file in .csv, .tsv, .jsonl or .txt, or say --output-format"
        ))),
    }
}

fn delimiter(path: Option<&Path>) -> u8 {
    match path.map(extension).as_deref() {
        Some("tsv") => b'\t',
        _ => b',',
    }
}

/// Two columns of one name: a JSON object cannot hold both.
fn duplicate(columns: &[String]) -> Option<&String> {
    columns
        .iter()
        .enumerate()
        .find(|(i, c)| columns[..*i].contains(c))
        .map(|(_, c)| c)
}

fn clash(name: &str) -> Failure {
    Failure::Usage(format!(
        "the input has a column {} already; name the new ones otherwise, e.g. by --prefix sentiment_",
        quoted(name)
    ))
}
