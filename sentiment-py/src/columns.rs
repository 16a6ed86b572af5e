//! Scores of many texts as columns, for tables of pandas, Polars and Arrow.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString};
use sentiment_core::{Label, Score, Taxonomy};

type Value = fn(&Score) -> f64;

/// The fields that are numbers, in the order of [`Score::FIELDS`].
const NUMBERS: [(&str, Value); 6] = [
    ("valence", |score| score.valence),
    ("negative", |score| score.negative),
    ("neutral", |score| score.neutral),
    ("positive", |score| score.positive),
    ("confidence", |score| score.confidence),
    ("coverage", |score| score.coverage),
];

/// Columns that grow.
pub(crate) struct Columns {
    taxonomy: Taxonomy,
    numbers: [Vec<u8>; NUMBERS.len()],
    labels: Vec<Label>,
    emotions: Vec<Vec<u8>>,
}

impl Columns {
    /// Without rows.
    pub(crate) fn new(taxonomy: Taxonomy) -> Self {
        Self {
            taxonomy,
            numbers: Default::default(),
            labels: Vec::new(),
            emotions: vec![Vec::new(); taxonomy.emotions().len()],
        }
    }

    /// Append rows.
    pub(crate) fn extend(&mut self, scores: &[Score]) {
        for (column, (_, value)) in self.numbers.iter_mut().zip(NUMBERS) {
            column.extend(scores.iter().flat_map(|score| value(score).to_ne_bytes()));
        }
        self.labels.extend(scores.iter().map(|score| score.label));
        for (column, &emotion) in self.emotions.iter_mut().zip(self.taxonomy.emotions()) {
            let values = scores.iter().map(|score| score.emotions[emotion]);
            column.extend(values.flat_map(f64::to_ne_bytes));
        }
    }

    /// A dict: arrays of floats, and a list of labels.
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let array = py.import("array")?.getattr("array")?;
        let array = |bytes: &[u8]| array.call1(("d", PyBytes::new(py, bytes)));
        let dict = PyDict::new(py);
        for field in Score::FIELDS {
            match NUMBERS.iter().position(|(name, _)| *name == field) {
                Some(at) => dict.set_item(field, array(&self.numbers[at])?)?,
                None if field == "label" => {
                    let names = Label::ALL.map(|label| PyString::intern(py, label.name()));
                    let labels = self.labels.iter().map(|label| &names[label.index()]);
                    dict.set_item(field, PyList::new(py, labels)?)?;
                }
                // Flat, so that each is a column of the table.
                None => {
                    for (emotion, column) in self.taxonomy.emotions().iter().zip(&self.emotions) {
                        dict.set_item(emotion.name(), array(column)?)?;
                    }
                }
            }
        }
        Ok(dict)
    }
}
