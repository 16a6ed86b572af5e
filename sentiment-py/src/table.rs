//! `ScoreTable`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use pyo3::exceptions::{PyKeyError, PyModuleNotFoundError, PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyString};

use crate::column::{Column, Sent, Value, ROWS};
use crate::frame;
use crate::notebook;
use crate::pickle::{made_by, Reduced};
use crate::text;

/// Scores of many texts, or what is urgent in them, as a table of Arrow, a row for each text.
///
/// table["valence"] is a column, to_dict() gives all, to_pandas(), to_polars() and to_arrow() make a
/// table of that library, and iterating gives a dict per text.
///
/// polars.DataFrame, pyarrow.table and pandas.DataFrame.from_arrow take it without
/// copying numbers, as often as one likes; DuckDB queries it by the name of its variable.
#[pyclass(module = "sentiment", frozen)]
pub(crate) struct ScoreTable {
    schema: SchemaRef,
    columns: Vec<Column>,
    /// Where there are texts; None if that is everywhere.
    present: Option<NullBuffer>,
    rows: usize,
    /// The same for Arrow, in the same memory but for names.
    batches: Vec<RecordBatch>,
}

impl ScoreTable {
    /// Of columns that are as long as `present`, which says where there are texts.
    pub(crate) fn new<N>(columns: Vec<(N, Column)>, present: Vec<bool>) -> PyResult<Self>
    where
        N: AsRef<str>,
    {
        let field = |(name, column): &(N, Column)| Field::new(name.as_ref(), column.kind(), true);
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let columns: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
        let rows = present.len();
        let all = present.iter().all(|is| *is);
        let present = (!all).then(|| NullBuffer::new(BooleanBuffer::from(present)));
        let batch = |start: usize| {
            let len = ROWS.min(rows - start);
            let present = present.as_ref().map(|present| present.slice(start, len));
            let arrays = columns
                .iter()
                .map(|column| column.array(start, len, &present));
            RecordBatch::try_new(schema.clone(), arrays.collect()).map_err(wrong)
        };
        let batches = (0..rows)
            .step_by(ROWS)
            .map(batch)
            .collect::<PyResult<_>>()?;
        Ok(Self {
            schema,
            columns,
            present,
            rows,
            batches,
        })
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Whether there is a text for that row.
    pub(crate) fn is_present(&self, row: usize) -> bool {
        let present = self.present.as_ref();
        present.is_none_or(|present| present.is_valid(row))
    }

    /// The columns with their names.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (&str, &Column)> {
        self.column_names().into_iter().zip(&self.columns)
    }

    /// A row.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = Value<'_>> {
        let is = self.is_present(row);
        let columns = self.columns.iter();
        columns.map(move |column| if is { column.value(row) } else { Value::None })
    }

    /// A column for Python.
    pub(crate) fn column<'py>(
        &self,
        py: Python<'py>,
        column: &Column,
    ) -> PyResult<Bound<'py, PyAny>> {
        column.to_python(py, |row| self.is_present(row))
    }

    /// A row for Python.
    fn dict<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (field, value) in self.schema.fields().iter().zip(self.row(row)) {
            let name = PyString::intern(py, field.name());
            match value {
                Value::None => dict.set_item(name, py.None())?,
                Value::Number(number) => dict.set_item(name, number)?,
                Value::Name(word) => dict.set_item(name, PyString::intern(py, word))?,
                Value::Text(text) => dict.set_item(name, text)?,
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
            return table.dict(py, row).map(Some);
        }
        self.next.store(table.rows, Ordering::Relaxed);
        Ok(None)
    }
}

/// A library that the user may not have.
pub(crate) fn library<'py>(
    py: Python<'py>,
    name: &str,
    method: &str,
) -> PyResult<Bound<'py, PyModule>> {
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
        let wanted = text::utf8(wanted)?;
        let Some((_, column)) = self.columns().find(|(name, _)| **name == *wanted) else {
            let names = self.column_names().join(", ");
            return Err(PyKeyError::new_err(format!(
                "unknown column {wanted:?}: expected one of {names}"
            )));
        };
        self.column(py, column)
    }

    /// A new dict of the columns, as score_columns gives it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, column) in self.columns() {
            dict.set_item(name, self.column(py, column)?)?;
        }
        Ok(dict)
    }

    /// A pandas.DataFrame of the table, whose columns have the same types however many texts there are.
    ///
    /// index: the index of the frame that the texts are from, or whatever else has a label for each
    /// row; None to number them.
    #[pyo3(signature = (index = None), text_signature = "($self, index=None)")]
    fn to_pandas<'py>(
        slf: &Bound<'py, Self>,
        index: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        frame::of(slf, index)
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

    /// For notebooks: the first rows.
    fn _repr_html_(&self) -> String {
        notebook::table(self)
    }

    fn __repr__(&self) -> String {
        let names = self.column_names();
        format!("<ScoreTable of {} rows: {}>", self.rows, names.join(", "))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py> {
        let present = (0..self.rows).map(|row| u8::from(self.is_present(row)));
        let present: Vec<u8> = present.collect();
        let columns = self.columns();
        let columns: Vec<_> = columns
            .map(|(name, column)| (name, Sent::of(py, column)))
            .collect();
        made_by(py, "_score_table", (PyBytes::new(py, &present), columns))
    }
}

/// A table that was sent: where there are texts, and its columns.
#[pyfunction]
pub(crate) fn _score_table(
    present: &[u8],
    columns: Vec<(String, Sent<'_>)>,
) -> PyResult<ScoreTable> {
    let column = |(name, sent): (String, Sent<'_>)| {
        let column = sent.column(&name, present.len())?;
        Ok((name, column))
    };
    let columns = columns.into_iter().map(column).collect::<PyResult<_>>()?;
    ScoreTable::new(columns, present.iter().map(|&is| is != 0).collect())
}

fn wrong(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
