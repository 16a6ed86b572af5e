//! Texts of an argument, some at a time: of a column of Arrow or an iterable of str.

use std::borrow::Cow;

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyIterator, PyMapping, PySlice, PyString};

use crate::arrow::{self, Column, Piece};
use crate::text;

/// What to do where there is no text.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Missing {
    /// Say where.
    Error,
    /// Leave the place empty.
    Null,
}

impl<'py> FromPyObject<'_, 'py> for Missing {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if value.is_none() {
            return Ok(Missing::Error);
        }
        match &*text::of(&value, || "missing".to_owned())? {
            "error" => Ok(Missing::Error),
            "null" => Ok(Missing::Null),
            other => Err(text::unknown("missing", other, &["error", "null"])),
        }
    }
}

/// The texts of an argument that are still to be read.
pub(crate) struct Texts<'py> {
    /// Of the argument, for errors.
    name: &'static str,
    missing: Missing,
    /// How many were read.
    pub(crate) read: usize,
    source: Source<'py>,
}

/// The same between two calls of Python's.
pub(crate) struct Kept {
    name: &'static str,
    missing: Missing,
    read: usize,
    source: KeptSource,
}

enum KeptSource {
    Iterable(Py<PyIterator>),
    Arrow(Column),
}

impl Kept {
    pub(crate) fn into_texts(self, py: Python<'_>) -> Texts<'_> {
        let source = match self.source {
            KeptSource::Iterable(items) => Source::Iterable(items.into_bound(py)),
            KeptSource::Arrow(column) => Source::Arrow(column),
        };
        Texts {
            name: self.name,
            missing: self.missing,
            read: self.read,
            source,
        }
    }
}

enum Source<'py> {
    Iterable(Bound<'py, PyIterator>),
    Arrow(Column),
}

/// Texts that were read, where they are.
pub(crate) enum Held<'py> {
    Str(Vec<Option<Bound<'py, PyString>>>),
    Arrow(Vec<Piece>),
}

impl<'py> Texts<'py> {
    /// Those of `value`, which is the argument `name` and must be what is `wanted`.
    pub(crate) fn of(
        value: &Bound<'py, PyAny>,
        name: &'static str,
        wanted: &str,
        missing: Missing,
    ) -> PyResult<Self> {
        let column = only_column(value, name)?;
        let value = column.as_ref().unwrap_or(value);
        let source = match Column::of(value, name)? {
            Some(column) => Source::Arrow(column),
            None => Source::Iterable(iterator(value, name, wanted)?),
        };
        Ok(Self {
            name,
            missing,
            read: 0,
            source,
        })
    }

    pub(crate) fn keep(self) -> Kept {
        let source = match self.source {
            Source::Iterable(items) => KeptSource::Iterable(items.unbind()),
            Source::Arrow(column) => KeptSource::Arrow(column),
        };
        Kept {
            name: self.name,
            missing: self.missing,
            read: self.read,
            source,
        }
    }

    /// The next: at most so many, and not many more bytes. There are no more if it is empty.
    pub(crate) fn next(
        &mut self,
        py: Python<'py>,
        texts: usize,
        bytes: usize,
    ) -> PyResult<Held<'py>> {
        let held = match &mut self.source {
            Source::Arrow(column) => Held::Arrow(column.next(py, texts, bytes)?),
            Source::Iterable(items) => {
                let mut held = Vec::new();
                let mut bytes = bytes;
                while held.len() < texts && bytes > 0 {
                    let Some(item) = items.next().transpose()? else {
                        break;
                    };
                    if self.missing == Missing::Null && text::is_missing(&item) {
                        held.push(None);
                        continue;
                    }
                    let place = || format!("{}[{}]", self.name, self.read + held.len());
                    let text = text::cast(&item, place)?;
                    bytes = bytes.saturating_sub(text.len()?);
                    held.push(Some(text.clone()));
                }
                Held::Str(held)
            }
        };
        self.read += held.len();
        Ok(held)
    }

    /// Those that were read last, in UTF-8, None where they are missing; an error if
    /// they must not be.
    pub(crate) fn utf8<'a>(&self, held: &'a Held<'_>) -> PyResult<Vec<Option<Cow<'a, str>>>> {
        let texts: Vec<_> = match held {
            Held::Str(texts) => texts
                .iter()
                .map(|text| text.as_ref().map(text::utf8).transpose())
                .collect::<PyResult<_>>()?,
            Held::Arrow(pieces) => pieces.iter().flat_map(Piece::texts).collect(),
        };
        match texts.iter().position(Option::is_none) {
            Some(at) if self.missing == Missing::Error => {
                let place = format!("{}[{}]", self.name, self.read - texts.len() + at);
                Err(text::missing(place, "None"))
            }
            _ => Ok(texts),
        }
    }
}

impl Held<'_> {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Held::Str(texts) => texts.len(),
            Held::Arrow(pieces) => pieces.iter().map(Piece::len).sum(),
        }
    }
}

/// The column of a table of pandas or Polars that has but one: pandas would iterate over its
/// name, and Polars hands out one of nothing but None in a form that cannot be read. The same of
/// what pandas makes of such a table for numpy.
fn only_column<'py>(value: &Bound<'py, PyAny>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = value.py();
    let kind = value.get_type();
    let module = kind.module()?.to_string();
    let library = module.split('.').next().unwrap_or_default();
    let first = (PySlice::full(py), 0);
    if library == "numpy" {
        let shape = value.getattr_opt(intern!(py, "shape"))?;
        let shape = shape.and_then(|shape| shape.extract::<(usize, usize)>().ok());
        return match shape {
            Some((_, 1)) => value.get_item(first).map(Some),
            _ => Ok(None),
        };
    }
    if kind.name()? != "DataFrame" {
        return Ok(None);
    }
    if library != "pandas" && library != "polars" {
        return Ok(None);
    }
    let names = value.getattr(intern!(py, "columns"))?.try_iter()?;
    let names: Vec<_> = names
        .map(|name| Ok(name?.str()?.to_string()))
        .collect::<PyResult<_>>()?;
    if names.len() != 1 {
        return Err(arrow::not_one_column(name, names));
    }
    let column = if library == "polars" {
        value.call_method0(intern!(py, "to_series"))
    } else {
        value.getattr(intern!(py, "iloc"))?.get_item(first)
    };
    column.map(Some)
}

fn iterator<'py>(
    value: &Bound<'py, PyAny>,
    name: &str,
    wanted: &str,
) -> PyResult<Bound<'py, PyIterator>> {
    let py = value.py();
    let refused = |hint: &str| match value.get_type().name() {
        Ok(given) => PyTypeError::new_err(format!("{name} must be {wanted}, not {given}{hint}")),
        Err(error) => error,
    };
    if value.cast::<PyMapping>().is_ok() {
        // Its keys would be scored.
        return Err(refused(
            "; give its values(), or one of them if they are columns",
        ));
    }
    let dimensions = value.getattr_opt(intern!(py, "ndim"))?;
    if dimensions.is_some_and(|n| n.extract::<usize>().is_ok_and(|n| n > 1)) {
        // A table of pandas iterates over the names of its columns.
        return Err(refused("; give a column of it"));
    }
    if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        return Err(refused("; decode it first"));
    }
    let has = |attribute| value.getattr_opt(attribute).map(|it| it.is_some());
    if has(intern!(py, "map_batches"))? && !has(intern!(py, "__iter__"))? {
        // What Polars has not computed yet: a frame, which can be collected, or an expression.
        return Err(refused(if has(intern!(py, "collect"))? {
            "; collect it first, and give a column of it, or score in an expression: \
             column.map_batches(function, return_dtype=...)"
        } else {
            "; score where it is computed: column.map_batches(function, return_dtype=...), \
             whose function is given a Series"
        }));
    }
    if has(intern!(py, "collect"))? && !has(intern!(py, "__iter__"))? {
        // The same of Spark.
        return Err(refused("; collect it first, and give a column of it"));
    }
    for table in ["to_arrow_table", "fetch_arrow_table"] {
        // What execute() of DuckDB gives: the connection, which cannot be read in place.
        if value.hasattr(table)? && !has(intern!(py, "__iter__"))? {
            return Err(refused(&format!(
                "; give what sql() gives in place of execute(), or its {table}()"
            )));
        }
    }
    // Arrow's arrays without PyCapsules do not iterate over str, but have a list of them.
    let items = match value.getattr_opt(intern!(py, "to_pylist"))? {
        Some(list) => list.call0()?.try_iter(),
        None => value.try_iter(),
    };
    items.map_err(|error| {
        if !error.is_instance_of::<PyTypeError>(py) {
            error
        } else {
            refused("")
        }
    })
}
