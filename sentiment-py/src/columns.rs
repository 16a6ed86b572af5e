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
    labels: Vec<Option<Label>>,
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

    /// Append rows; what is missing becomes NaN.
    pub(crate) fn extend(&mut self, scores: &[Option<Score>]) {
        let append = |column: &mut Vec<u8>, value: &dyn Fn(&Score) -> f64| {
            let values = scores.iter().map(|s| s.as_ref().map_or(f64::NAN, value));
            column.extend(values.flat_map(f64::to_ne_bytes));
        };
        for (column, (_, value)) in self.numbers.iter_mut().zip(NUMBERS) {
            append(column, &value);
        }
        let labels = scores.iter().map(|score| score.map(|score| score.label));
        self.labels.extend(labels);
        for (column, &emotion) in self.emotions.iter_mut().zip(self.taxonomy.emotions()) {
            append(column, &|score| score.emotions[emotion]);
        }
    }

    /// A dict: arrays of floats, and a list of labels, None where they are missing.
    pub(crate) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let array = py.import("array")?.getattr("array")?;
        let array = |bytes: &[u8]| array.call1(("d", PyBytes::new(py, bytes)));
        let dict = PyDict::new(py);
        for field in Score::FIELDS {
            match NUMBERS.iter().position(|(name, _)| *name == field) {
                Some(at) => dict.set_item(field, array(&self.numbers[at])?)?,
                None if field == "label" => {
                    let names = Label::ALL.map(|label| PyString::intern(py, label.name()));
                    let name = |label: &Option<Label>| label.map(|label| &names[label.index()]);
                    let labels = self.labels.iter().map(name);
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
