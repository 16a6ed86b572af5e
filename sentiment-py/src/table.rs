//! `ScoreTable`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, Float64Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::{
    PyKeyError, PyModuleNotFoundError, PyRuntimeError, PyTypeError, PyValueError,
};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyList, PyString};
use sentiment_core::{Emotion, Label, ScoreColumns};

use crate::pickle::{made_by, Reduced};
use crate::text;

/// Rows per batch of records: names of more would need wider offsets at some point, and
/// readers take batches on several threads.
const ROWS: usize = 1 << 20;

/// Values of a column.
pub(crate) enum Column {
    Numbers(ScalarBuffer<f64>),
    /// Codes of names.
    Words(Names, Vec<u8>),
}

/// What the codes of a column stand for.
#[derive(Clone, Copy)]
pub(crate) enum Names {
    /// Positions in [`Label::ALL`].
    Labels,
    /// Positions in [`Emotion::ALL`], or a larger number for none.
    Emotions,
}

impl Names {
    /// Of a column; none of one of numbers.
    pub(crate) fn of(column: &str) -> Option<Self> {
        match column {
            "label" => Some(Self::Labels),
            "dominant_emotion" => Some(Self::Emotions),
            _ => None,
        }
    }

    /// All, by their codes.
    pub(crate) fn all(self) -> Vec<&'static str> {
        match self {
            Self::Labels => Label::ALL.iter().map(|label| label.name()).collect(),
            Self::Emotions => Emotion::ALL.into_iter().map(Emotion::name).collect(),
        }
    }
}

/// Scores of many texts as a table of Arrow, a row for each.
///
/// table["valence"] is a column, to_dict() gives all, to_pandas(), to_polars() and to_arrow() make a
/// table of that library, and iterating gives a dict per text.
///
/// polars.DataFrame, pyarrow.table and pandas.DataFrame.from_arrow take it without
/// copying numbers, as often as one likes; DuckDB queries it by the name of its variable.
#[pyclass(module = "sentiment", frozen)]
pub(crate) struct ScoreTable {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    rows: usize,
}

impl ScoreTable {
    /// Of columns that are as long as `present`, which says where they have values.
    pub(crate) fn new<N>(columns: Vec<(N, Column)>, present: Vec<bool>) -> PyResult<Self>
    where
        N: AsRef<str>,
    {
        let field = |(name, column): &(N, Column)| {
            let kind = match column {
                Column::Numbers(_) => DataType::Float64,
                Column::Words(..) => DataType::Utf8,
            };
            Field::new(name.as_ref(), kind, true)
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let rows = present.len();
        let all = present.iter().all(|is| *is);
        let present = (!all).then(|| NullBuffer::new(BooleanBuffer::from(present)));
        let batch = |start: usize| {
            let len = ROWS.min(rows - start);
            let present = present.as_ref().map(|present| present.slice(start, len));
            let arrays = columns
                .iter()
                .map(|(_, column)| column.array(start, len, &present));
            RecordBatch::try_new(schema.clone(), arrays.collect()).map_err(wrong)
        };
        let batches = (0..rows)
            .step_by(ROWS)
            .map(batch)
            .collect::<PyResult<_>>()?;
        Ok(Self {
            schema,
            batches,
            rows,
        })
    }
}

impl Column {
    /// How many values there are that can be read.
    fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Words(Names::Labels, codes) => {
                let known = |&&code: &&u8| usize::from(code) < Label::ALL.len();
                codes.iter().take_while(known).count()
            }
            Self::Words(Names::Emotions, codes) => codes.len(),
        }
    }

    fn array(&self, start: usize, len: usize, present: &Option<NullBuffer>) -> ArrayRef {
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
        }
    }
}

impl ScoreTable {
    /// A column for Python.
    fn column<'py>(&self, py: Python<'py>, at: usize) -> PyResult<Bound<'py, PyAny>> {
        let arrays = self.batches.iter().map(|batch| batch.column(at));
        if Names::of(self.schema.field(at).name()).is_some() {
            let words = arrays.flat_map(|array| array.as_string::<i32>().iter());
            let words: Vec<_> = words
                .map(|word| word.map(|word| PyString::intern(py, word)))
                .collect();
            return Ok(PyList::new(py, words)?.into_any());
        }
        let floats = py.import("array")?.call_method1("array", ("d",))?;
        for array in arrays {
            // Of missing texts there is NaN in it.
            let values = array.as_primitive::<Float64Type>().values().inner();
            let bytes = PyBytes::new(py, values.as_slice());
            floats.call_method1("frombytes", (bytes,))?;
        }
        Ok(floats)
    }

    /// A row for Python.
    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let batch = &self.batches[row / ROWS];
        let row = row % ROWS;
        let dict = PyDict::new(py);
        for (field, array) in self.schema.fields().iter().zip(batch.columns()) {
            let name = PyString::intern(py, field.name());
            if array.is_null(row) {
                dict.set_item(name, py.None())?;
            } else if Names::of(field.name()).is_some() {
                let word = array.as_string::<i32>().value(row);
                dict.set_item(name, PyString::intern(py, word))?;
            } else {
                dict.set_item(name, array.as_primitive::<Float64Type>().value(row))?;
            }
        }
        Ok(dict)
    }
}

/// What gives the rows of a table.
#[pyclass(module = "sentiment", frozen)]
pub(crate) struct TableRows {
    table: Py<ScoreTable>,
    next: AtomicUsize,
}

#[pymethods]
impl TableRows {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let table = self.table.get();
        let row = self.next.fetch_add(1, Ordering::Relaxed);
        if row < table.rows {
            return table.row(py, row).map(Some);
        }
        self.next.store(table.rows, Ordering::Relaxed);
        Ok(None)
    }
}

/// A library that the user may not have.
fn library<'py>(py: Python<'py>, name: &str, method: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        if !error.is_instance_of::<PyModuleNotFoundError>(py) {
            return error;
        }
        let missing = PyModuleNotFoundError::new_err(format!(
            "{method}() needs {name}, which cannot be imported ({}); to_dict() needs no library",
            error.value(py)
        ));
        missing.set_cause(py, Some(error));
        missing
    })
}

#[pymethods]
impl ScoreTable {
    /// The table as a stream of Arrow's C interface, each time a new one.
    ///
    /// requested_schema: ignored; the types of the columns are always the same.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.schema.clone());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The names and types of the columns, by Arrow's C interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema).map_err(wrong)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        let fields = self.schema.fields().iter();
        fields.map(|field| field.name().as_str()).collect()
    }

    /// A column: an array.array of floats, NaN where there is no text; or of label and
    /// dominant_emotion a list of str, None where there is none.
    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let Ok(wanted) = name.cast::<PyString>() else {
            let given = name.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "a column of a ScoreTable has a name, which is str, not {given}; for rows, iterate"
            )));
        };
        let names = self.column_names();
        let wanted = text::utf8(wanted)?;
        let Some(at) = names.iter().position(|name| **name == *wanted) else {
            let names = names.join(", ");
            return Err(PyKeyError::new_err(format!(
                "unknown column {wanted:?}: expected one of {names}"
            )));
        };
        self.column(py, at)
    }

    /// A new dict of the columns, as score_columns gives it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (at, name) in self.column_names().into_iter().enumerate() {
            dict.set_item(name, self.column(py, at)?)?;
        }
        Ok(dict)
    }

    /// A pandas.DataFrame of the table.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pandas = library(py, "pandas", "to_pandas")?;
        // Which is there with pandas, and reads the memory of an array.
        let numpy = library(py, "numpy", "to_pandas")?;
        let columns = self.to_dict(py)?;
        for name in self.column_names() {
            if Names::of(name).is_none() {
                let column = columns.as_any().get_item(name)?;
                columns.set_item(name, numpy.call_method1("asarray", (column,))?)?;
            }
        }
        pandas.call_method1("DataFrame", (columns,))
    }

    /// A polars.DataFrame of the table.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "polars", "to_polars")?.call_method1("DataFrame", (slf,))
    }

    /// A pyarrow.Table of the table.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pyarrow", "to_arrow")?.call_method1("table", (slf,))
    }

    /// Rows: a new dict per text, whose values are None where there is no text.
    fn __iter__(slf: Bound<'_, Self>) -> TableRows {
        TableRows {
            table: slf.unbind(),
            next: AtomicUsize::new(0),
        }
    }

    /// How many texts were scored, missing ones among them.
    fn __len__(&self) -> usize {
        self.rows
    }

    fn __repr__(&self) -> String {
        let names = self.column_names();
        format!("<ScoreTable of {} rows: {}>", self.rows, names.join(", "))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py> {
        let mut present = Vec::with_capacity(self.rows);
        for batch in &self.batches {
            let first = batch.column(0);
            present.extend((0..first.len()).map(|row| u8::from(first.is_valid(row))));
        }
        let names = self.column_names().into_iter().enumerate();
        let columns: Vec<_> = names
            .map(|(at, name)| {
                let arrays = self.batches.iter().map(|batch| batch.column(at));
                let bytes: Vec<u8> = arrays.flat_map(|array| bytes(name, array)).collect();
                (name, PyBytes::new(py, &bytes))
            })
            .collect();
        made_by(py, "_score_table", (PyBytes::new(py, &present), columns))
    }
}

/// The values of an array, one after the other: what `_score_table` reads.
fn bytes(name: &str, array: &ArrayRef) -> Vec<u8> {
    let Some(names) = Names::of(name) else {
        let numbers = array.as_primitive::<Float64Type>().values().iter();
        return numbers.flat_map(|v| v.to_le_bytes()).collect();
    };
    let none = match names {
        Names::Labels => 0,
        Names::Emotions => ScoreColumns::NO_EMOTION,
    };
    let words = array.as_string::<i32>().iter();
    let names = names.all();
    let code = |word| names.iter().position(|known| Some(*known) == word);
    words
        .map(|word| code(word).map_or(none, |code| code as u8))
        .collect()
}

/// A table that was sent: where it has values, and the bytes of its columns.
#[pyfunction]
pub(crate) fn _score_table(
    present: &[u8],
    columns: Vec<(String, Bound<'_, PyBytes>)>,
) -> PyResult<ScoreTable> {
    let column = |(name, bytes): (String, Bound<'_, PyBytes>)| {
        let bytes = bytes.as_bytes();
        let column = if let Some(names) = Names::of(&name) {
            Column::Words(names, bytes.to_vec())
        } else {
            let (numbers, _) = bytes.as_chunks();
            let numbers: Vec<f64> = numbers.iter().map(|b| f64::from_le_bytes(*b)).collect();
            Column::Numbers(numbers.into())
        };
        if column.len() == present.len() {
            Ok((name, column))
        } else {
            Err(PyValueError::new_err(format!("the column {name} is cut")))
        }
    };
    let columns = columns.into_iter().map(column).collect::<PyResult<_>>()?;
    ScoreTable::new(columns, present.iter().map(|&is| is != 0).collect())
}

fn wrong(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
