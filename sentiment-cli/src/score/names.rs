//! Names of the fields that scoring adds.

use super::clash;
use crate::args::OutputFormat;
use crate::error::Outcome;
use crate::model::Model;

/// Names of the fields that scoring adds, with the user's prefix.
pub struct Names {
    /// `sentence`, `start`, `end`; empty unless sentences are scored.
    pub sentence: Vec<String>,
    /// The fields of a JSON object.
    pub fields: Vec<String>,
    /// The columns of a table: emotions are a column each.
    pub columns: Vec<String>,
    /// The keys of an object of emotions.
    pub emotions: Vec<&'static str>,
    /// `urgent`, `urgent_words`; empty unless they are asked for.
    pub urgent: Vec<String>,
}

impl Names {
    /// Of what `model` answers.
    pub fn new(model: &Model, prefix: &str, sentences: bool, urgent: bool) -> Self {
        let prefixed =
            |names: Vec<&str>| names.into_iter().map(|n| format!("{prefix}{n}")).collect();
        Self {
            sentence: prefixed(if sentences {
                vec!["sentence", "start", "end"]
            } else {
                Vec::new()
            }),
            fields: prefixed(model.fields()),
            columns: prefixed(model.columns()),
            emotions: model.emotions(),
            urgent: prefixed(if urgent {
                vec!["urgent", "urgent_words"]
            } else {
                Vec::new()
            }),
        }
    }

    /// Whether the input leaves free those that a row gets in this format.
    pub fn check(&self, format: OutputFormat, is_taken: impl Fn(&str) -> bool) -> Outcome {
        let scores = match format {
            OutputFormat::Csv => &self.columns,
            OutputFormat::Jsonl => &self.fields,
            // It shows nothing of the input but its texts.
            OutputFormat::Table => return Ok(()),
        };
        let mut added = self.sentence.iter().chain(scores).chain(&self.urgent);
        match added.find(|name| is_taken(name)) {
            Some(name) => Err(clash(name)),
            None => Ok(()),
        }
    }
}
