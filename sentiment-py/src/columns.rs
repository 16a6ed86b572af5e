//! Scores of many texts as columns.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString};
use sentiment_core::{Emotion, Error, ScoreColumns};

use crate::batch::Part;
use crate::column::{Column, Names};
use crate::table::ScoreTable;
use crate::text;

/// Columns that grow: what a dict and a table are made of.
pub(crate) struct Columns {
    columns: Vec<(&'static str, Values)>,
    present: Vec<bool>,
}

enum Values {
    Numbers(Vec<f64>),
    /// Codes of names.
    Words(Names, Vec<u8>),
}

/// The new rows of a column.
pub(crate) enum Rows<'a> {
    Numbers(&'a mut [f64]),
    Words(&'a mut [u8]),
}

impl Columns {
    /// Without rows: all that are `known`, or those of them that `fields` names, in its order; of
    /// `emotions` there may be none.
    pub(crate) fn new(
        known: &[&'static str],
        emotions: &[&'static str],
        fields: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let names = match fields {
            Some(fields) => chosen(known, emotions, fields)?,
            None => known.to_vec(),
        };
        let column = |name| match Names::of(name) {
            Some(names) => (name, Values::Words(names, Vec::new())),
            None => (name, Values::Numbers(Vec::new())),
        };
        Ok(Self {
            columns: names.into_iter().map(column).collect(),
            present: Vec::new(),
        })
    }

    /// Append rows, which `score` fills, with NaN for numbers where there is no text.
    pub(crate) fn append<'a>(
        &'a mut self,
        part: &Part<'_>,
        score: impl FnOnce(Vec<(&'static str, Rows<'a>)>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.present.extend(&part.present);
        let rows = self.present.len();
        let old = rows - part.texts.len();
        let new = self.columns.iter_mut().map(|(name, values)| match values {
            Values::Numbers(values) => {
                values.resize(rows, 0.0);
                (*name, Rows::Numbers(&mut values[old..]))
            }
            Values::Words(_, codes) => {
                codes.resize(rows, 0);
                (*name, Rows::Words(&mut codes[old..]))
            }
        });
        score(new.collect())
    }

    /// Their names and values; and where there are values.
    fn into_columns(self) -> (Vec<(&'static str, Column)>, Vec<bool>) {
        let Self { columns, present } = self;
        let missing: Vec<usize> = (0..present.len()).filter(|row| !present[*row]).collect();
        let column = |(name, values)| match values {
            Values::Words(names, codes) => (name, Column::Words(names, codes)),
            Values::Numbers(mut numbers) => {
                missing.iter().for_each(|row| numbers[*row] = f64::NAN);
                (name, Column::Numbers(numbers.into()))
            }
        };
        (columns.into_iter().map(column).collect(), present)
    }

    /// A dict: arrays of floats, and lists of names, None where they are missing.
    pub(crate) fn into_dict(self, py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let dict = PyDict::new(py);
        let (columns, present) = self.into_columns();
        for (name, column) in columns {
            dict.set_item(name, column.to_python(py, |row| present[row])?)?;
        }
        Ok(dict)
    }

    /// A table of Arrow, null where there is no text.
    pub(crate) fn into_table(self) -> PyResult<ScoreTable> {
        let (columns, present) = self.into_columns();
        ScoreTable::new(columns, present)
    }
}

/// The name of all emotions together.
const EMOTIONS: &str = "emotions";

/// Those of the known names that `fields` has.
fn chosen(
    known: &[&'static str],
    emotions: &[&'static str],
    fields: &Bound<'_, PyAny>,
) -> PyResult<Vec<&'static str>> {
    let given = match PyIterator::from_object(fields) {
        Ok(given) if !fields.is_instance_of::<PyString>() => given,
        _ => return Err(text::not("an iterable of names", "fields", fields)),
    };
    let mut named: Vec<String> = Vec::new();
    let mut names: Vec<&'static str> = Vec::new();
    for item in given {
        let item = item?;
        let name = text::of(&item, || format!("fields[{}]", named.len()))?;
        let together = name == EMOTIONS && !emotions.is_empty();
        let known_one = known.iter().find(|field| **field == name);
        let fields = match known_one {
            _ if together => emotions,
            Some(field) => std::slice::from_ref(field),
            None => return Err(text::unknown("field", &name, known)),
        };
        if named.iter().any(|there| *there == name) {
            let reason = format!("fields has {name:?} twice");
            return Err(PyValueError::new_err(reason));
        }
        named.push(name.into_owned());
        // One of the emotions may be named beside all.
        for field in fields {
            if !names.contains(field) {
                names.push(field);
            }
        }
    }
    if names.is_empty() {
        let reason = format!("fields is empty: give some of {}", known.join(", "));
        return Err(PyValueError::new_err(reason));
    }
    Ok(names)
}

/// Where the engine writes the rows of columns, by their names.
pub(crate) fn of_scores<'a>(rows: Vec<(&'static str, Rows<'a>)>) -> ScoreColumns<'a> {
    let mut out = ScoreColumns::default();
    for (name, rows) in rows {
        match (name, rows) {
            ("label", Rows::Words(rows)) => out.label = Some(rows),
            ("dominant_emotion", Rows::Words(rows)) => out.dominant_emotion = Some(rows),
            ("valence", Rows::Numbers(rows)) => out.valence = Some(rows),
            ("negative", Rows::Numbers(rows)) => out.negative = Some(rows),
            ("neutral", Rows::Numbers(rows)) => out.neutral = Some(rows),
            ("positive", Rows::Numbers(rows)) => out.positive = Some(rows),
            ("confidence", Rows::Numbers(rows)) => out.confidence = Some(rows),
            ("coverage", Rows::Numbers(rows)) => out.coverage = Some(rows),
            (other, rows) => match (other.parse::<Emotion>(), rows) {
                (Ok(emotion), Rows::Numbers(rows)) => out.emotions[emotion] = Some(rows),
                _ => unreachable!("field {other} of core::Score is not written"),
            },
        }
    }
    out
}
