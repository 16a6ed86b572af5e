//! A row of input: its text and the fields carried along.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value};

use super::line::Line;

/// A row.
pub struct Row {
    /// Where it starts.
    pub line: Line,
    /// What it holds.
    pub fields: Fields,
    /// The text without what is not to be scored, if that is not all of it.
    pub kept: Option<String>,
}

/// What a row holds.
pub enum Fields {
    /// A line of text.
    Text(String),
    /// A record, of a sheet too; `text` is the index of the text.
    Csv {
        /// All fields.
        record: csv::StringRecord,
        /// Which is the text.
        text: usize,
    },
    /// A JSON object.
    Json {
        /// As it stands in the file: numbers keep their digits.
        raw: String,
        /// Its fields.
        map: Map<String, Value>,
        /// The text, if there is one.
        text: Option<String>,
    },
}

/// A column by its place and its name.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its place in [`Input::columns`](super::Input::columns); JSON rows go by
    /// the name.
    pub index: usize,
    /// Its name.
    pub name: String,
}

impl Column {
    /// Of these columns the one at a place.
    pub fn of(names: &[String], index: usize) -> Self {
        Self {
            index,
            name: names[index].clone(),
        }
    }

    /// The one of this name, as rows of JSON are asked for it.
    pub fn named(name: &str) -> Self {
        Self {
            index: 0,
            name: name.to_owned(),
        }
    }
}

impl Row {
    /// A row, all of whose text is scored.
    pub fn new(line: impl Into<Line>, fields: Fields) -> Self {
        Self {
            line: line.into(),
            fields,
            kept: None,
        }
    }

    /// Take the text from another column.
    pub fn read(&mut self, column: &Column) {
        self.kept = None;
        match &mut self.fields {
            Fields::Text(_) => {}
            Fields::Csv { text, .. } => *text = column.index,
            Fields::Json { map, text, .. } => {
                *text = map
                    .get(&column.name)
                    .and_then(Value::as_str)
                    .map(str::to_owned);
            }
        }
    }

    /// The text to score.
    pub fn text(&self) -> &str {
        if let Some(kept) = &self.kept {
            return kept;
        }
        match &self.fields {
            Fields::Text(text) => text,
            Fields::Csv { record, text } => record.get(*text).unwrap_or_default(),
            Fields::Json { text, .. } => text.as_deref().unwrap_or_default(),
        }
    }

    /// Whether the text is a string of JSON, which may be empty.
    pub fn is_string(&self) -> bool {
        matches!(&self.fields, Fields::Json { text: Some(_), .. })
    }

    /// Whether the row has a column; of JSON not all need to have it.
    pub fn has(&self, column: &Column) -> bool {
        match &self.fields {
            Fields::Json { map, .. } => map.contains_key(&column.name),
            Fields::Text(_) | Fields::Csv { .. } => true,
        }
    }

    /// Whether a column holds an object or an array of JSON.
    pub fn is_nested(&self, column: &Column) -> bool {
        match &self.fields {
            Fields::Json { map, .. } => map
                .get(&column.name)
                .is_some_and(|value| value.is_object() || value.is_array()),
            Fields::Text(_) | Fields::Csv { .. } => false,
        }
    }

    /// The value in a column; empty where there is none.
    pub fn get(&self, column: &Column) -> Cow<'_, str> {
        match &self.fields {
            Fields::Text(text) => Cow::Borrowed(text),
            Fields::Csv { record, .. } => {
                Cow::Borrowed(record.get(column.index).unwrap_or_default())
            }
            Fields::Json { map, .. } => map.get(&column.name).map_or(Cow::Borrowed(""), plain),
        }
    }
}

/// Columns of JSON rows: all fields, in the order in which they first occur.
pub fn union(rows: &[Row]) -> Vec<String> {
    let mut seen = HashSet::new();
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

/// A JSON value as a person would write it in a table.
pub fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}
