//! A `ScoreTable` as a frame of pandas.

use arrow_buffer::ScalarBuffer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyDict, PyString};

use crate::column::Column;
use crate::table::{library, ScoreTable};
use crate::text;

/// The frame, whose columns have the same types whatever is in them.
pub(crate) fn of<'py>(
    table: &Bound<'py, ScoreTable>,
    index: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = table.py();
    let pandas = library(py, "pandas", "to_pandas")?;
    // Which is there with pandas.
    let numpy = library(py, "numpy", "to_pandas")?;
    let whole = table.get();
    if let Some(index) = index {
        check(index, whole.rows())?;
    }
    // That of texts, which depends on the version of pandas, and on what else is there.
    let kind = pandas.call_method1("Series", ([""],))?.getattr("dtype")?;
    let array = |words: Bound<'py, PyAny>| {
        let named = PyDict::new(py);
        named.set_item("dtype", &kind)?;
        let series = pandas.call_method("Series", (words,), Some(&named))?;
        // Of objects an array of NumPy, which pandas does not look through again.
        series.getattr("values")
    };
    let columns = PyDict::new(py);
    for (name, column) in whole.columns() {
        let column = match column {
            Column::Numbers(values) => numbers(table, &numpy, values)?,
            Column::Words(names, codes) => {
                // Each name is made once: the column is taken from them by numbers.
                let names: Vec<_> = names.all().into_iter().map(Some).chain([None]).collect();
                let none = (names.len() - 1) as u8;
                let is = |row| whole.is_present(row);
                let codes = codes.iter().enumerate();
                let codes = codes.map(|(row, &code)| if is(row) { code.min(none) } else { none });
                let codes = PyByteArray::new(py, &codes.collect::<Vec<u8>>());
                let codes = numpy.call_method1("asarray", (codes,))?;
                array(names.into_pyobject(py)?.into_any())?.call_method1("take", (codes,))?
            }
            Column::Texts(_) => array(whole.column(py, column)?)?,
        };
        columns.set_item(name, column)?;
    }
    let named = PyDict::new(py);
    named.set_item("index", index)?;
    // The memory of the table is not the frame's to write to.
    named.set_item("copy", true)?;
    pandas.call_method("DataFrame", (columns,), Some(&named))
}

/// An error if there is not a label of `index` for each row.
fn check(index: &Bound<'_, PyAny>, rows: usize) -> PyResult<()> {
    if index.is_instance_of::<PyString>() {
        return Err(text::not(
            "an index, or a label for each row",
            "index",
            index,
        ));
    }
    match index.len() {
        Ok(labels) if labels != rows => Err(PyValueError::new_err(format!(
            "index has {labels} labels, and the table {rows} rows: give the index of the texts that were scored"
        ))),
        // What has no length, pandas reads or refuses.
        _ => Ok(()),
    }
}

/// A column of numbers for NumPy, which reads them where they lie.
fn numbers<'py>(
    table: &Bound<'py, ScoreTable>,
    numpy: &Bound<'py, PyModule>,
    values: &ScalarBuffer<f64>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = table.py();
    let interface = PyDict::new(py);
    interface.set_item("version", 3)?;
    interface.set_item("shape", (values.len(),))?;
    let order = if cfg!(target_endian = "little") {
        "<f8"
    } else {
        ">f8"
    };
    interface.set_item("typestr", order)?;
    // And that it is not to be written to.
    interface.set_item("data", (values.as_ptr() as usize, true))?;
    let named = PyDict::new(py);
    named.set_item("__array_interface__", interface)?;
    // Which holds the memory, and is held as long as there is the array.
    named.set_item("table", table)?;
    let namespace = py.import("types")?.getattr("SimpleNamespace")?;
    numpy.call_method1("asarray", (namespace.call((), Some(&named))?,))
}
