//! The questions that texts answer, from a column.

use std::collections::HashMap;

use sentiment_core::Context;

use crate::args::QuestionArgs;
use crate::columns;
use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row};
use crate::output::warn;

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
                "{}: no row has a field {name:?}, which {OPTION} names; all are scored without a question",
                input.name()
            ));
        }
    }
}

/// Say so if the file has a question that the texts answer, and nobody said that they do: below or in
/// the name of their column, or in a column beside it; a sentence for a page. Of questions that change no score
/// nothing is said.
pub fn hint(
    question: &QuestionArgs,
    columns: &[String],
    rows: &[Row],
    input: &Input,
) -> Option<String> {
    if question.context.is_some() || question.context_column.is_some() {
        return None;
    }
    let matters = |question: &str| Context::question(question) != Context::NONE;
    let one = input.question().unwrap_or_default().trim();
    if columns::asks(one) && matters(one) {
        warn(&format!(
            "{}: the texts answer {one:?}, but are scored without the question; to score them as \
             answers, say --context {one:?}",
            input.name()
        ));
        return Some(format!(
            "The texts answer “{one}”, but are scored without the question (see --context)."
        ));
    }
    let beside = columns::questions(columns).map(|index| Column::of(columns, index));
    let beside = beside.filter(|column| input.text_name() != Some(&column.name));
    let column = beside.filter(|c| rows.iter().any(|row| matters(&row.get(c))))?;
    let name = column.name;
    warn(&format!(
        "{}: the texts may answer the questions in the column {name:?}, but are scored without them; \
         to score them as answers, say {OPTION} {name:?}",
        input.name()
    ));
    Some(format!(
        "The texts may answer the questions in the column {name}, but are scored without them (see {OPTION})."
    ))
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
    columns::asked(columns, name, OPTION, input).map(Some)
}
