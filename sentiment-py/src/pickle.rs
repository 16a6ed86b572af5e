//! How Python copies values and sends them to other processes.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pyo3::{IntoPyObjectExt, PyClass};

/// What `__reduce__` gives: a type or a function, and the arguments of which it makes the same value.
pub(crate) type Reduced<'py> = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

/// A value as its type and these arguments.
pub(crate) fn reduced<'py, T: PyClass>(
    value: &Bound<'py, T>,
    arguments: impl IntoPyObjectExt<'py>,
) -> Reduced<'py> {
    let arguments = arguments.into_bound_py_any(value.py())?;
    Ok((value.as_any().get_type().into_any(), arguments))
}

/// The same with arguments that go by their names, of which pickles know nothing: a `partial` holds them.
pub(crate) fn reduced_by_name<'py, T: PyClass>(
    value: &Bound<'py, T>,
    arguments: impl IntoPyObjectExt<'py>,
    named: &Bound<'py, PyDict>,
) -> Reduced<'py> {
    let partial = value.py().import("functools")?.getattr("partial")?;
    let (of, arguments) = reduced(value, arguments)?;
    Ok((partial.call((of,), Some(named))?, arguments))
}

/// A value as what a function of this module makes of these arguments.
pub(crate) fn made_by<'py>(
    py: Python<'py>,
    function: &str,
    arguments: impl IntoPyObjectExt<'py>,
) -> Reduced<'py> {
    let module = py.import(intern!(py, "sentiment._sentiment"))?;
    Ok((module.getattr(function)?, arguments.into_bound_py_any(py)?))
}
