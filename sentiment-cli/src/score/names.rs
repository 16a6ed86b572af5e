//! Names of the fields that scoring adds.

use serde_json::{Map, Value};

use super::clash;
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
}

impl Names {
    /// Of what `model` answers.
    pub fn new(model: &Model, prefix: &str, sentences: bool) -> Self {
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
        }
    }

    /// Whether the input's columns leave the names free.
    pub fn check_columns(&self, columns: &[String]) -> Outcome {
        let mut added = self
            .sentence
            .iter()
            .chain(&self.fields)
            .chain(&self.columns);
        match added.find(|name| columns.contains(name)) {
            Some(name) => Err(clash(name)),
            None => Ok(()),
        }
    }

    /// Whether an object's fields leave the names free.
    pub fn check_object(&self, map: &Map<String, Value>) -> Outcome {
        let mut added = self.sentence.iter().chain(&self.fields);
        match added.find(|name| map.contains_key(*name)) {
            Some(name) => Err(clash(name)),
            None => Ok(()),
        }
    }
}
