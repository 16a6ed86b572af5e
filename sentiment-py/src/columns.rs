//! Scores of many texts as columns.

use arrow_buffer::{Buffer, ScalarBuffer};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString};
use sentiment_core as core;
use sentiment_core::{Label, Taxonomy};

use crate::batch::Part;
use crate::table::{Column, ScoreTable};

/// Columns of the default model that grow: what a dict and a table are made of.
pub(crate) struct Columns {
    taxonomy: Taxonomy,
    /// Those of the fields that are numbers, in their order.
    numbers: [Vec<f64>; 6],
    emotions: Vec<Vec<f64>>,
    /// Positions in [`Label::ALL`].
    labels: Vec<u8>,
    present: Vec<bool>,
}

impl Columns {
    /// Without rows.
    pub(crate) fn new(taxonomy: Taxonomy) -> Self {
        Self {
            taxonomy,
            numbers: Default::default(),
            emotions: vec![Vec::new(); taxonomy.emotions().len()],
            labels: Vec::new(),
            present: Vec::new(),
        }
    }

    /// Append rows, of which numbers are NaN where there is no text.
    pub(crate) fn append(
        &mut self,
        analyzer: &core::Analyzer,
        part: &Part<'_>,
    ) -> Result<(), core::Error> {
        let rows = part.texts.len();
        self.present.extend(&part.present);
        let [valence, negative, neutral, positive, confidence, coverage] =
            self.numbers.each_mut().map(|column| grown(column, rows));
        let mut out = core::ScoreColumns {
            valence,
            negative,
            neutral,
            positive,
            confidence,
            coverage,
            label: grown(&mut self.labels, rows),
            ..core::ScoreColumns::default()
        };
        for (&emotion, column) in self.taxonomy.emotions().iter().zip(&mut self.emotions) {
            out.emotions[emotion] = grown(column, rows);
        }
        match part.answers() {
            None => analyzer.score_columns_into(&part.texts, out)?,
            Some(answers) => analyzer.score_columns_with_contexts_into(&answers, out)?,
        }
        blank(self.numbers.iter_mut().chain(&mut self.emotions), part);
        Ok(())
    }

    /// Their names and values, in the order of [`core::Score::FIELDS`], the emotions
    /// flat; and where there are values.
    fn into_columns(self) -> (Vec<(&'static str, Column)>, Vec<bool>) {
        let numbers = |values: Vec<f64>| Column::Numbers(values.into());
        let [valence, negative, neutral, positive, confidence, coverage] =
            self.numbers.map(numbers);
        let mut columns = vec![
            ("valence", valence),
            ("negative", negative),
            ("neutral", neutral),
            ("positive", positive),
            ("label", Column::Labels(self.labels)),
            ("confidence", confidence),
            ("coverage", coverage),
        ];
        let emotions = self.taxonomy.emotions().iter().map(|e| e.name());
        columns.extend(emotions.zip(self.emotions.into_iter().map(numbers)));
        (columns, self.present)
    }

    /// A dict: arrays of floats, and a list of labels, None where they are missing.
    pub(crate) fn into_dict(self, py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let names = Label::ALL.map(|label| PyString::intern(py, label.name()));
        let dict = PyDict::new(py);
        let (columns, present) = self.into_columns();
        for (name, column) in columns {
            match column {
                Column::Numbers(values) => dict.set_item(name, array(py, values)?)?,
                Column::Labels(labels) => {
                    let labels = labels.iter().zip(&present);
                    let label = |(&at, &is): (&u8, &bool)| is.then(|| &names[usize::from(at)]);
                    dict.set_item(name, PyList::new(py, labels.map(label))?)?;
                }
            }
        }
        Ok(dict)
    }

    /// A table of Arrow, null where there is no text.
    pub(crate) fn into_table(self) -> PyResult<ScoreTable> {
        let (columns, present) = self.into_columns();
        ScoreTable::new(columns, present)
    }
}

/// An `array` of floats.
pub(crate) fn array(py: Python<'_>, values: ScalarBuffer<f64>) -> PyResult<Bound<'_, PyAny>> {
    let bytes = PyBytes::new(py, Buffer::from(values).as_slice());
    py.import("array")?.getattr("array")?.call1(("d", bytes))
}

/// The last of a column's rows, which are new.
pub(crate) fn grown<T: Copy + Default>(column: &mut Vec<T>, rows: usize) -> Option<&mut [T]> {
    let old = column.len();
    column.resize(old + rows, T::default());
    Some(&mut column[old..])
}

/// NaN in the last rows of columns, where there is no text.
pub(crate) fn blank<'a>(columns: impl Iterator<Item = &'a mut Vec<f64>>, part: &Part<'_>) {
    let rows = part.present.len();
    let missing: Vec<usize> = (0..rows).filter(|row| !part.present[*row]).collect();
    for column in columns {
        let new = column.len() - rows;
        missing.iter().for_each(|row| column[new + row] = f64::NAN);
    }
}
