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

/// Say so if the column of the texts is called by a question, and nobody said that they answer one.
pub fn hint(question: &QuestionArgs, input: &Input) {
    let name = input.text_name().unwrap_or_default().trim();
    let asks = name.contains('?') || name.split_whitespace().count() > 2;
    let is_given = question.context.is_some() || question.context_column.is_some();
    // Of others the scores would be the same.
    if asks && !is_given && Context::question(name) != Context::NONE {
        warn(&format!(
            "{}: the texts answer {name:?}, but are scored without the question; to score them as \
             answers, say --context {name:?}",
            input.name()
        ));
    }
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
