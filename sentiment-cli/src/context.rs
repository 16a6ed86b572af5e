//! The questions that texts answer, from a column.

use std::collections::HashMap;

use sentiment_core::Context;

use crate::columns;
use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row};

const OPTION: &str = "--context-column";

/// Which column holds the questions, if any.
pub struct Contexts(Option<Column>);

impl Contexts {
    /// The column that the user names, of those of the input.
    pub fn new(name: Option<&str>, columns: &[String], input: &Input) -> Outcome<Self> {
        let Some(name) = name else {
            return Ok(Self(None));
        };
        if input.is_text() {
            return Err(Failure::Usage(format!(
                "{OPTION} names a column, but the input is plain text; say --input-format csv or \
                 jsonl, or name the question itself by --context"
            )));
        }
        if columns.is_empty() {
            // An empty file.
            return Ok(Self(None));
        }
        Ok(Self(Some(Column {
            index: columns::named(columns, name, OPTION)?,
            name: name.to_owned(),
        })))
    }

    /// What each row answers.
    pub fn of(&self, rows: &[Row]) -> Option<Vec<Context>> {
        let column = self.0.as_ref()?;
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
}
