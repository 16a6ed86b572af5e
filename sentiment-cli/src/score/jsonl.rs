//! Scores as JSON Lines.

use super::names::Names;
use super::{duplicate, urgent, Scored, Writer};
use crate::error::{Failure, Outcome};
use crate::input::Fields;
use crate::json::{key, next, number, string};
use crate::model::{AnyScore, Cell};
use crate::text::quoted;

/// Writes an object per row: the input's fields, then the score's.
pub struct Jsonl {
    /// The input's columns, each as `"name":`.
    columns: Vec<Vec<u8>>,
    /// The names that are added, likewise.
    sentence: Vec<Vec<u8>>,
    fields: Vec<Vec<u8>>,
    emotions: Vec<Vec<u8>>,
    urgent: Vec<Vec<u8>>,
}

impl Jsonl {
    /// For an input with these columns; `objects` if they are JSON already.
    pub fn new(columns: &[String], names: &Names, objects: bool) -> Outcome<Self> {
        let columns = &named(columns);
        if let Some(name) = duplicate(columns).filter(|_| !objects) {
            return Err(Failure::Usage(format!(
                "two columns are called {}, which JSON cannot hold; rename one, or use --output-format csv",
                quoted(name)
            )));
        }
        let keys = |names: &[String]| names.iter().map(|name| key(name)).collect::<Vec<_>>();
        Ok(Self {
            columns: keys(columns),
            sentence: keys(&names.sentence),
            fields: keys(&names.fields),
            emotions: names.emotions.iter().map(|name| key(name)).collect(),
            urgent: keys(&names.urgent),
        })
    }
}

/// Names of columns; of those without one their places.
fn named(columns: &[String]) -> Vec<String> {
    let name = |(at, name): (usize, &String)| match name.trim() {
        "" => format!("column {}", at + 1),
        _ => name.clone(),
    };
    columns.iter().enumerate().map(name).collect()
}

impl Writer for Jsonl {
    fn header(&self, _out: &mut Vec<u8>) {}

    fn row(&self, scored: &Scored, out: &mut Vec<u8>) {
        match &scored.row.fields {
            // As it stands, without its brace: numbers keep their digits.
            Fields::Json { raw, .. } => {
                out.extend_from_slice(raw.strip_suffix('}').unwrap_or(raw).trim_end().as_bytes())
            }
            Fields::Csv { record, .. } => {
                out.push(b'{');
                for (key, value) in self.columns.iter().zip(record) {
                    next(key, out);
                    string(value, out);
                }
            }
            Fields::Text(text) => {
                out.push(b'{');
                next(&self.columns[0], out);
                string(text, out);
            }
        }
        if let (Some(s), [sentence, start, end]) = (&scored.sentence, &self.sentence[..]) {
            next(sentence, out);
            string(s.text, out);
            next(start, out);
            out.extend_from_slice(s.start.to_string().as_bytes());
            next(end, out);
            out.extend_from_slice(s.end.to_string().as_bytes());
        }
        match &scored.score {
            Some(score) => self.score(score, out),
            None => self.fields.iter().for_each(|key| {
                next(key, out);
                out.extend_from_slice(b"null");
            }),
        }
        if let [kind, words] = &self.urgent[..] {
            let (is, said) = urgent(scored).unzip();
            for (key, value) in [(kind, is), (words, said.as_deref())] {
                next(key, out);
                match value {
                    Some(value) => string(value, out),
                    None => out.extend_from_slice(b"null"),
                }
            }
        }
        out.extend_from_slice(b"}\n");
    }
}

impl Jsonl {
    fn score(&self, score: &AnyScore, out: &mut Vec<u8>) {
        for (key, cell) in self.fields.iter().zip(score.cells()) {
            next(key, out);
            match cell {
                Cell::Number(value) => number(value, out),
                Cell::Word(Some(word)) => string(word, out),
                Cell::Word(None) => out.extend_from_slice(b"null"),
                Cell::Emotions(emotions) => {
                    out.push(b'{');
                    for (key, &value) in self.emotions.iter().zip(emotions.values()) {
                        next(key, out);
                        number(value, out);
                    }
                    out.push(b'}');
                }
            }
        }
    }
}
