//! Columns of scores as they are made, read and sent.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, StringArray};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::DataType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};
use sentiment_core::{Emotion, Label, ScoreColumns};
use sentiment_urgent::Kind;

/// Rows per batch of records: texts of more would need wider offsets at some point, and
/// readers take batches on several threads.
pub(crate) const ROWS: usize = 1 << 20;

/// Values of a column.
pub(crate) enum Column {
    Numbers(ScalarBuffer<f64>),
    /// Codes of names.
    Words(Names, Vec<u8>),
    /// Any texts, in arrays of [`ROWS`].
    Texts(Vec<StringArray>),
}

/// What is at a row of a column.
pub(crate) enum Value<'a> {
    None,
    Number(f64),
    /// One of a few.
    Name(&'static str),
    Text(&'a str),
}

/// What the codes of a column stand for.
#[derive(Clone, Copy)]
pub(crate) enum Names {
    /// Positions in [`Label::ALL`].
    Labels,
    /// Positions in [`Emotion::ALL`], or a larger number for none.
    Emotions,
    /// Positions in [`Kind::ALL`], or a larger number for none.
    Kinds,
}

impl Names {
    /// The code of none, where there may be none.
    pub(crate) const NONE: u8 = ScoreColumns::NO_EMOTION;

    /// Of a column; none of one of numbers or of any texts.
    pub(crate) fn of(column: &str) -> Option<Self> {
        match column {
            "label" => Some(Self::Labels),
            "dominant_emotion" => Some(Self::Emotions),
            "urgent" => Some(Self::Kinds),
            _ => None,
        }
    }

    /// All, by their codes.
    pub(crate) fn all(self) -> Vec<&'static str> {
        (0..Self::NONE).map_while(|code| self.name(code)).collect()
    }

    fn name(self, code: u8) -> Option<&'static str> {
        let at = usize::from(code);
        match self {
            Self::Labels => Label::ALL.get(at).map(|label| label.name()),
            Self::Emotions => Emotion::ALL.get(at).map(|emotion| emotion.name()),
            Self::Kinds => Kind::ALL.get(at).map(|kind| kind.name()),
        }
    }
}

impl Column {
    /// Of any texts.
    pub(crate) fn texts(texts: &[Option<String>]) -> Self {
        let array = |part: &[Option<String>]| part.iter().map(Option::as_deref).collect();
        Self::Texts(texts.chunks(ROWS).map(array).collect())
    }

    /// What Arrow calls its values.
    pub(crate) fn kind(&self) -> DataType {
        match self {
            Self::Numbers(_) => DataType::Float64,
            Self::Words(..) | Self::Texts(_) => DataType::Utf8,
        }
    }

    /// So many rows of it for Arrow, at most [`ROWS`] from a multiple of that on; null where a text is not
    /// `present`.
    pub(crate) fn array(&self, start: usize, len: usize, present: &Option<NullBuffer>) -> ArrayRef {
        match self {
            Self::Numbers(values) => {
                let values = values.slice(start, len);
                Arc::new(Float64Array::new(values, present.clone()))
            }
            Self::Words(names, codes) => {
                let names = names.all();
                let is = |row: usize| present.as_ref().is_none_or(|present| present.is_valid(row));
                let codes = codes[start..start + len].iter().enumerate();
                let word = |(row, &code): (usize, &u8)| {
                    names.get(usize::from(code)).copied().filter(|_| is(row))
                };
                Arc::new(codes.map(word).collect::<StringArray>())
            }
            Self::Texts(arrays) => Arc::new(arrays[start / ROWS].clone()),
        }
    }

    /// What is at a row where there is a text.
    pub(crate) fn value(&self, row: usize) -> Value<'_> {
        match self {
            Self::Numbers(values) => Value::Number(values[row]),
            Self::Words(names, codes) => names.name(codes[row]).map_or(Value::None, Value::Name),
            Self::Texts(arrays) => {
                let (array, row) = (&arrays[row / ROWS], row % ROWS);
                if array.is_null(row) {
                    Value::None
                } else {
                    Value::Text(array.value(row))
                }
            }
        }
    }

    /// The column for Python: an array of floats, or a list of str, None where there is none.
    pub(crate) fn to_python<'py>(
        &self,
        py: Python<'py>,
        is_present: impl Fn(usize) -> bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let list = match self {
            Self::Numbers(values) => {
                // Of missing texts there is NaN in it.
                let bytes = PyBytes::new(py, values.inner().as_slice());
                return py.import("array")?.call_method1("array", ("d", bytes));
            }
            Self::Words(names, codes) => {
                let all = names.all().into_iter();
                let all: Vec<_> = all.map(|name| PyString::intern(py, name)).collect();
                let codes = codes.iter().enumerate();
                let word = |(row, &code): (usize, &u8)| {
                    all.get(usize::from(code)).filter(|_| is_present(row))
                };
                PyList::new(py, codes.map(word))?
            }
            Self::Texts(arrays) => {
                let texts: Vec<_> = arrays.iter().flatten().collect();
                PyList::new(py, texts)?
            }
        };
        Ok(list.into_any())
    }

    /// How many values there are that can be read.
    fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Words(Names::Labels, codes) => {
                let known = |&&code: &&u8| usize::from(code) < Label::ALL.len();
                codes.iter().take_while(known).count()
            }
            Self::Words(Names::Emotions | Names::Kinds, codes) => codes.len(),
            Self::Texts(arrays) => arrays.iter().map(Array::len).sum(),
        }
    }
}

/// Values of a column as they are sent.
#[derive(FromPyObject, IntoPyObject)]
pub(crate) enum Sent<'py> {
    /// Numbers, or codes of names.
    Bytes(Bound<'py, PyBytes>),
    Texts(Vec<Option<String>>),
}

impl<'py> Sent<'py> {
    pub(crate) fn of(py: Python<'py>, column: &Column) -> Self {
        match column {
            Column::Numbers(values) => {
                let bytes: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
                Self::Bytes(PyBytes::new(py, &bytes))
            }
            Column::Words(_, codes) => Self::Bytes(PyBytes::new(py, codes)),
            Column::Texts(arrays) => {
                let texts = arrays.iter().flatten();
                Self::Texts(texts.map(|text| text.map(str::to_owned)).collect())
            }
        }
    }

    /// The column that was sent, of so many rows.
    pub(crate) fn column(self, name: &str, rows: usize) -> PyResult<Column> {
        let column = match (self, Names::of(name)) {
            (Self::Texts(texts), _) => Column::texts(&texts),
            (Self::Bytes(bytes), Some(names)) => Column::Words(names, bytes.as_bytes().to_vec()),
            (Self::Bytes(bytes), None) => {
                let (numbers, _) = bytes.as_bytes().as_chunks();
                let numbers: Vec<f64> = numbers.iter().map(|b| f64::from_le_bytes(*b)).collect();
                Column::Numbers(numbers.into())
            }
        };
        if column.len() == rows {
            Ok(column)
        } else {
            Err(PyValueError::new_err(format!("the column {name} is cut")))
        }
    }
}
