//! The questions that texts answer, from a column.

use std::collections::HashMap;

use sentiment_core::Context;

use crate::args::QuestionArgs;
use crate::columns;
use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row, Text};
use crate::output::warn;
use crate::text::quoted;

const OPTION: &str = "--context-column";

/// Which column holds the questions, if any.
pub struct Contexts {
    column: Option<Column>,
    /// Whether a row had it.
    found: bool,
}

impl Contexts {
    /// The column that the user names, of those of the input.
    pub fn new(name: Option<&str>, columns: &[String], input: &Input) -> Outcome<Self> {
        let column = match name {
            Some(name) => column(name, columns, input)?,
            None => None,
        };
        Ok(Self {
            column,
            found: false,
        })
    }

    /// What each row answers.
    pub fn of(&mut self, rows: &[Row]) -> Option<Vec<Context>> {
        let column = self.column.as_ref()?;
        self.found = self.found || rows.iter().any(|row| row.has(column));
        // A survey repeats its questions.
        let mut known = HashMap::new();
        let contexts = rows.iter().map(|row| {
            let question = row.get(column);
            *known
                .entry(question)
                .or_insert_with_key(|question| Context::question(question))
        });
        Some(contexts.collect())
    }

    /// The column.
    pub fn column(&self) -> Option<&Column> {
        self.column.as_ref()
    }

    /// The column's name, if no row had it.
    pub fn missing(&self) -> Option<&str> {
        let column = self.column.as_ref()?;
        (!self.found).then_some(&column.name)
    }

    /// Say so at the end if no row had the column.
    pub fn conclude(&self, input: &Input) {
        if let Some(name) = self.missing() {
            warn(&format!(
                "{}: no row has a field {}, which {OPTION} names; all are scored without a question",
                input.name(),
                quoted(name)
            ));
        }
    }
}

/// The question that a column's texts answer by its name, or what stands below that; none if it changes no score.
pub fn own(text: &Text) -> Option<&str> {
    let question = text.question.as_str();
    let matters = columns::reads_as_question(question) && matters(question);
    matters.then_some(question)
}

/// Whether a question changes scores.
fn matters(question: &str) -> bool {
    Context::question(question) != Context::NONE
}

/// Say so if the file has a question that the texts answer, and nobody said that they do: below or in
/// the name of their column, or in a column beside it. Of questions that change no score nothing is said.
pub fn hint(question: &QuestionArgs, columns: &[String], rows: &[Row], input: &Input) {
    if question.one().is_some() || question.context_column.is_some() {
        return;
    }
    match input.texts().first().and_then(own) {
        Some(own) => warn(&format!(
            "{}: the texts answer {1}, but are scored without the question; to score them as answers, say --context {1}",
            input.name(),
            quoted(own)
        )),
        None => {
            beside(question, columns, rows, input);
        }
    }
}

/// The same of a column beside the texts, also as a sentence for a page.
pub fn beside(
    question: &QuestionArgs,
    columns: &[String],
    rows: &[Row],
    input: &Input,
) -> Option<String> {
    if question.one().is_some() || question.context_column.is_some() {
        return None;
    }
    let beside = columns::questions(columns).map(|index| Column::of(columns, index));
    let beside = beside.filter(|column| !is_text(input, &column.name));
    let column = beside.filter(|c| rows.iter().any(|row| matters(&row.get(c))))?;
    let name = column.name;
    warn(&format!(
        "{}: the texts may answer the questions in the column {1}, but are scored without them; \
         to score them as answers, say {OPTION} {1}",
        input.name(),
        quoted(&name)
    ));
    Some(format!(
        "The texts may answer the questions in the column {name}, but are scored without them (see {OPTION})."
    ))
}

/// The name of a column of titles that stands beside the texts, and is not read.
pub fn untitled(columns: &[String], rows: &[Row], input: &Input) -> Option<String> {
    if input.title().is_some() || input.texts().len() > 1 {
        return None;
    }
    let titles = columns::flat(columns::titles(columns), columns, rows);
    let titles = titles.into_iter().map(|at| Column::of(columns, at));
    // A title that the text repeats adds nothing, nor does a number.
    let says = |column: &Column| {
        let values = rows.iter().map(|row| (row.get(column), row.text()));
        let mut said = values.filter(|(title, text)| {
            title.split_whitespace().nth(1).is_some() && !text.contains(title.trim())
        });
        said.next().is_some()
    };
    let mut found = titles.filter(|column| !is_text(input, &column.name) && says(column));
    found.next().map(|column| column.name)
}

/// Whether a column is one with texts.
fn is_text(input: &Input, name: &str) -> bool {
    input.texts().iter().any(|text| text.column.name == name)
}

fn column(name: &str, columns: &[String], input: &Input) -> Outcome<Option<Column>> {
    if input.is_text() {
        return Err(Failure::Usage(format!(
            "{OPTION} names a column, but the input is plain text; say --input-format csv or \
             jsonl, or name the question itself by --context"
        )));
    }
    if columns.is_empty() {
        // An empty file.
        return Ok(None);
    }
    columns::asked(columns, &input.name_of(name), OPTION, input).map(Some)
}
