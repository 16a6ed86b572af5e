//! JSON Lines: an object, or a string, per line.

use serde_json::{Map, Value};

use super::problem::Problem;
use super::row::{Fields, Row};
use crate::columns;
use crate::error::Outcome;

/// Reads lines as rows.
pub struct Reader {
    /// The field that holds the text, once known.
    text: Option<String>,
    /// Whether a row had it.
    settled: bool,
}

impl Reader {
    /// Whose text is in the field that the user names, if any.
    pub fn new(text: Option<String>) -> Self {
        Self {
            text,
            settled: false,
        }
    }

    /// A line as an object; a string becomes an object with one field.
    pub fn parse(&self, line: &str, number: u64) -> Result<(String, Map<String, Value>), Problem> {
        match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(map)) => Ok((line.trim().to_owned(), map)),
            Ok(Value::String(text)) => {
                let field = self.text.as_deref().unwrap_or("text");
                let raw = format!("{{{}:{}}}", Value::from(field), line.trim());
                Ok((
                    raw,
                    Map::from_iter([(field.to_owned(), Value::String(text))]),
                ))
            }
            Ok(Value::Array(_)) => Err(Problem::at(number, Some(1), ARRAY)),
            Ok(other) => {
                let what = format!("an object or a string should be here, not {}", kind(&other));
                Err(Problem::at(number, Some(1), what))
            }
            Err(_) if line.trim() == "[" || line.trim() == "{" => {
                Err(Problem::at(number, Some(1), ARRAY))
            }
            Err(e) => {
                // serde_json counts bytes.
                let before = line
                    .as_bytes()
                    .get(..e.column().saturating_sub(1))
                    .unwrap_or_default();
                let column = String::from_utf8_lossy(before).chars().count() + 1;
                let message = e.to_string();
                let what = message.split(" at line ").next().unwrap_or(&message);
                Err(Problem::at(
                    number,
                    Some(column),
                    format!("not JSON: {what}"),
                ))
            }
        }
    }

    /// Settle which field holds the text, by the first row that has it.
    pub fn settle(&mut self, first: &Map<String, Value>) -> Outcome {
        if self.settled || first.is_empty() {
            return Ok(());
        }
        let fields: Vec<String> = first.keys().cloned().collect();
        let at = columns::text(&fields, self.text.as_deref())?;
        self.text = Some(fields[at].clone());
        self.settled = true;
        Ok(())
    }

    /// A row of the object's fields and its text.
    pub fn row(&self, raw: String, map: Map<String, Value>, line: u64) -> Result<Row, Problem> {
        let field = self.text.as_deref().unwrap_or("text");
        let text = match map.get(field) {
            Some(Value::String(text)) => text.clone(),
            // An answer that was not given.
            Some(Value::Null) => String::new(),
            Some(other) => {
                let what = format!("field {field:?} holds {}, not a text", kind(other));
                return Err(Problem::at(line, None, what));
            }
            None if map.is_empty() => {
                return Err(Problem::at(line, Some(1), "the object has no fields"));
            }
            None => {
                let fields: Vec<&str> = map.keys().map(String::as_str).collect();
                let what = format!("no field {field:?}; there are: {}", fields.join(", "));
                return Err(Problem::at(line, None, what));
            }
        };
        Ok(Row {
            line,
            fields: Fields::Json { raw, map, text },
        })
    }
}

const ARRAY: &str =
    "one JSON document over many lines, or an array, should be an object per line: \
                     convert it, e.g. by `jq -c '.[]'`";

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
