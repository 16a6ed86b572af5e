//! How Python copies values and sends them to other processes.

use pyo3::prelude::*;
use pyo3::{IntoPyObjectExt, PyClass};

/// What `__reduce__` gives: a type, and the arguments that make the same value.
pub(crate) type Reduced<'py> = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

/// A value as its type and these arguments.
pub(crate) fn reduced<'py, T: PyClass>(
    value: &Bound<'py, T>,
    arguments: impl IntoPyObjectExt<'py>,
) -> Reduced<'py> {
    let arguments = arguments.into_bound_py_any(value.py())?;
    Ok((value.as_any().get_type().into_any(), arguments))
}
