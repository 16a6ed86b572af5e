//! Scores as comma-separated values.

use super::names::Names;
use super::{urgent, Scored, Writer};
use crate::input::{plain, Fields, Problem, Row};
use crate::model::{AnyScore, Cell};

/// Writes the input's columns, then the score's.
pub struct Csv {
    columns: Vec<String>,
    added: Vec<String>,
    /// How many of these are of what is urgent.
    urgent: usize,
    delimiter: u8,
}

impl Csv {
    /// For an input with these columns.
    pub fn new(columns: Vec<String>, names: &Names, delimiter: u8) -> Self {
        let added = names
            .sentence
            .iter()
            .chain(&names.columns)
            .chain(&names.urgent)
            .cloned()
            .collect();
        Self {
            columns,
            added,
            urgent: names.urgent.len(),
            delimiter,
        }
    }

    fn record<T: AsRef<[u8]>>(&self, fields: impl IntoIterator<Item = T>, out: &mut Vec<u8>) {
        let mut writer = csv::WriterBuilder::new()
            .buffer_capacity(1024)
            .delimiter(self.delimiter)
            .from_writer(out);
        // Memory cannot fail, and one record has any number of fields.
        let written = writer.write_record(fields);
        debug_assert!(written.is_ok());
    }
}

impl Writer for Csv {
    fn header(&self, out: &mut Vec<u8>) {
        self.record(self.columns.iter().chain(&self.added), out);
    }

    fn row(&self, scored: &Scored, out: &mut Vec<u8>) {
        let mut fields = csv::StringRecord::new();
        match &scored.row.fields {
            Fields::Text(text) => fields.push_field(text),
            Fields::Csv { record, .. } => record.iter().for_each(|field| fields.push_field(field)),
            Fields::Json { map, .. } => {
                for column in &self.columns {
                    fields.push_field(&map.get(column).map_or("".into(), plain));
                }
            }
        }
        if let Some(sentence) = &scored.sentence {
            fields.push_field(sentence.text);
            fields.push_field(&sentence.start.to_string());
            fields.push_field(&sentence.end.to_string());
        }
        for cell in scored.score.iter().flat_map(AnyScore::cells) {
            match cell {
                Cell::Number(value) => fields.push_field(&number(value)),
                Cell::Word(word) => fields.push_field(word.unwrap_or_default()),
                Cell::Emotions(emotions) => emotions
                    .values()
                    .iter()
                    .for_each(|&v| fields.push_field(&number(v))),
            }
        }
        let all = self.columns.len() + self.added.len();
        while fields.len() + self.urgent < all {
            fields.push_field("");
        }
        if self.urgent > 0 {
            let (kind, words) = urgent(scored).unwrap_or_default();
            fields.push_field(kind);
            fields.push_field(&words);
        }
        self.record(&fields, out);
    }

    fn check(&self, row: &Row) -> Result<(), Problem> {
        let Fields::Json { map, .. } = &row.fields else {
            return Ok(());
        };
        match map.keys().find(|key| !self.columns.contains(key)) {
            None => Ok(()),
            Some(key) => Err(Problem::at(
                row.line,
                None,
                format!("field {key:?} is in no row near the start, so the CSV has no column for it; use --output-format jsonl"),
            )),
        }
    }
}

/// As in JSON, so that both formats agree to the last digit.
fn number(value: f64) -> String {
    let mut out = Vec::new();
    crate::json::number(value, &mut out);
    String::from_utf8(out).unwrap_or_default()
}
