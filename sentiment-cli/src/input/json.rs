//! JSON Lines: an object, or a string, per line.

use memchr::memchr;
use serde_json::{Map, Value};

use super::field;
use super::problem::Problem;
use super::row::{Fields, Row};
use crate::error::{Failure, Outcome};
use crate::text::quoted;

/// Reads lines as rows.
pub struct Reader {
    /// The field that holds the text, or why it is not known.
    text: Result<String, String>,
    /// Rows without it.
    without: u64,
    /// Whether halves of surrogate pairs are accepted.
    lossy: bool,
    /// Whether no line has been read.
    first: bool,
}

impl Reader {
    /// Whose text is in this field; `lossy` accepts halves of surrogate pairs.
    pub fn new(text: Result<String, String>, lossy: bool) -> Self {
        Self {
            text,
            without: 0,
            lossy,
            first: true,
        }
    }

    /// The field that holds the text.
    pub fn field(&self) -> Outcome<&str> {
        self.text
            .as_deref()
            .map_err(|what| Failure::Usage(what.clone()))
    }

    /// Rows that had no such field.
    pub fn without(&self) -> u64 {
        self.without
    }

    /// A line as an object; a string becomes an object with one field.
    pub fn parse(
        &mut self,
        mut line: String,
        number: u64,
    ) -> Result<(String, Map<String, Value>), Problem> {
        let first = std::mem::take(&mut self.first);
        match self.value(&mut line, number, first)? {
            Value::Object(map) => Ok((line.trim().to_owned(), map)),
            Value::String(text) => {
                let field = self.text.as_deref().unwrap_or(field::TEXT);
                let raw = format!("{{{}:{}}}", Value::from(field), line.trim());
                Ok((
                    raw,
                    Map::from_iter([(field.to_owned(), Value::String(text))]),
                ))
            }
            Value::Array(_) => Err(document(number, first, ARRAY)),
            other => {
                let what = format!("an object or a string should be here, not {}", kind(&other));
                Err(Problem::at(number, Some(1), what))
            }
        }
    }

    /// The value of a line, in which halves of surrogate pairs are replaced.
    fn value(&self, line: &mut String, number: u64, first: bool) -> Result<Value, Problem> {
        if let Ok(value) = serde_json::from_str(line) {
            return Ok(value);
        }
        let halves = replace_halves(line);
        let value = serde_json::from_str(line).map_err(|e| not_json(line, number, first, &e))?;
        match halves.first() {
            Some(&at) if !self.lossy => Err(Problem::inside(number, line.as_bytes(), at, HALF)),
            _ => Ok(value),
        }
    }

    /// A row of the object's fields and its text.
    pub fn row(&mut self, raw: String, map: Map<String, Value>, line: u64) -> Result<Row, Problem> {
        let field = self.text.as_deref().unwrap_or(field::TEXT);
        let text = match map.get(field) {
            Some(Value::String(text)) => Some(text.clone()),
            // An answer that was not given.
            Some(Value::Null) => None,
            Some(other) => {
                let what = format!("field {} holds {}, not a text", quoted(field), kind(other));
                return Err(Problem::at(line, None, what));
            }
            None if map.is_empty() => {
                return Err(Problem::at(line, Some(1), "the object has no fields"));
            }
            // Of another kind than the others, or without an answer.
            None => {
                self.without += 1;
                None
            }
        };
        Ok(Row::new(line, Fields::Json { raw, map, text }))
    }
}

/// What is wrong with a line that is not JSON.
fn not_json(line: &str, number: u64, first: bool, error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    // What is not closed goes on in the next line: all but strings.
    let open = error.is_eof() && what != "EOF while parsing a string";
    let trimmed = line.trim();
    if first || trimmed.len() == 1 {
        // Not every line in brackets is an array: logs begin so, too.
        let is_array = |items: &str| open || items.trim_start().starts_with('{');
        if trimmed.strip_prefix('[').is_some_and(is_array) {
            return document(number, first, ARRAY);
        }
        if open && trimmed.starts_with('{') {
            return document(number, first, OBJECT);
        }
    }
    // serde_json counts bytes.
    let at = error.column().saturating_sub(1);
    Problem::inside(number, line.as_bytes(), at, format!("not JSON: {what}"))
}

/// A line that is part of a larger document, as all lines are if the first is.
fn document(number: u64, first: bool, what: &str) -> Problem {
    let problem = Problem::at(number, Some(1), what);
    if first {
        problem.of_all()
    } else {
        problem
    }
}

/// The value of a line, whatever halves of surrogate pairs are in it.
pub fn lenient(mut line: String) -> Option<Value> {
    replace_halves(&mut line);
    serde_json::from_str(&line).ok()
}

/// Replace escapes that are half of a surrogate pair, and say where they were.
fn replace_halves(line: &mut String) -> Vec<usize> {
    let halves = halves(line.as_bytes());
    for &at in &halves {
        line.replace_range(at..at + ESCAPE, "\\ufffd");
    }
    halves
}

/// Where escapes stand for one half of a surrogate pair without the other.
fn halves(line: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = line.get(at..).and_then(|rest| memchr(b'\\', rest)) {
        at += next;
        at += match (surrogate(line, at), surrogate(line, at + ESCAPE)) {
            (Some(Half::First), Some(Half::Second)) => 2 * ESCAPE,
            (Some(_), _) => {
                found.push(at);
                ESCAPE
            }
            // Any other escape; the backslash may be of a backslash.
            (None, _) => 2,
        };
    }
    found
}

/// A half of a surrogate pair.
enum Half {
    First,
    Second,
}

/// The half that the escape at `at` stands for, if any.
fn surrogate(line: &[u8], at: usize) -> Option<Half> {
    let digits = line.get(at..at + ESCAPE)?.strip_prefix(b"\\u")?;
    match u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::First),
        0xDC00..=0xDFFF => Some(Half::Second),
        _ => None,
    }
}

/// The length of an escape such as `\ud83d`.
const ESCAPE: usize = 6;

const HALF: &str = "this escape is half of a surrogate pair, so no character; accept it by --lossy";

const ARRAY: &str = "an array should be an object per line: convert it, e.g. by `jq -c '.[]'`";

const OBJECT: &str =
    "an object should end on its line: convert a document of many lines, e.g. by `jq -c .`";

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
