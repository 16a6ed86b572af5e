//! Columns of text in Arrow's memory, which is read in place.
//!
//! What offers them: polars.Series, pyarrow.Array, ChunkedArray and tables of one column,
//! relations of DuckDB, and whatever else has the methods of the [PyCapsule interface].
//!
//! [PyCapsule interface]: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int16Type, Int32Type, Int64Type, RunEndIndexType};
use arrow_array::{
    Array, ArrayRef, BinaryViewArray, GenericStringArray, LargeStringArray, OffsetSizeTrait,
    StringArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field};
use pyo3::exceptions::{PyKeyboardInterrupt, PySystemExit, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

/// A column of texts that is read block by block.
pub(crate) struct Column {
    blocks: Box<dyn ArrayReader + Send>,
    block: Option<Arc<Block>>,
    /// How many texts of the block were read.
    read: usize,
}

/// Some texts of a block, one after the other.
pub(crate) struct Piece {
    block: Arc<Block>,
    start: usize,
    len: usize,
}

impl Column {
    /// `value` as a column, None if it is nothing of Arrow's; `name` is that of the argument.
    pub(crate) fn of(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Option<Self>> {
        if !is_arrow(value)? {
            return Ok(None);
        }
        if is_object_of_polars(value)? {
            return Err(PyTypeError::new_err(format!(
                "{name} must be a column of str, not of Object, which Polars cannot cast; give \
                 its to_list(), or polars.Series(column.to_list(), dtype=polars.String)"
            )));
        }
        let blocks = value.extract::<AnyArray>()?.into_reader()?;
        if *blocks.field().data_type() == DataType::Null {
            // Nothing but None. Polars has it in a form that cannot be read here.
            return Ok(None);
        }
        check(&blocks.field(), name)?;
        Ok(Some(Self {
            blocks,
            block: None,
            read: 0,
        }))
    }

    /// The next texts: at most so many, and not many more bytes. There are no more
    /// if it is empty.
    pub(crate) fn next(
        &mut self,
        py: Python<'_>,
        texts: usize,
        bytes: usize,
    ) -> PyResult<Vec<Piece>> {
        let mut pieces = Vec::new();
        let (mut texts, mut bytes) = (texts, bytes);
        while texts > 0 && bytes > 0 {
            let Some(block) = self.block.clone() else {
                // Who makes the blocks may wait for threads that wait for the GIL.
                let Some(array) = py.detach(|| self.blocks.next()) else {
                    break;
                };
                let array = array.map_err(|error| failure(py, error.to_string()))?;
                self.block = Some(Arc::new(Block::of(&array)));
                self.read = 0;
                continue;
            };
            let start = self.read;
            while self.read < block.len && texts > 0 && bytes > 0 {
                bytes = bytes.saturating_sub(block.bytes(self.read).map_or(0, <[u8]>::len));
                texts -= 1;
                self.read += 1;
            }
            if self.read == block.len {
                self.block = None;
            }
            let len = self.read - start;
            pieces.push(Piece { block, start, len });
        }
        pieces.retain(|piece| piece.len > 0);
        Ok(pieces)
    }
}

impl Piece {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The texts, None where they are missing.
    ///
    /// That they are UTF-8 is only said by who made the column; what is not becomes U+FFFD.
    pub(crate) fn texts(&self) -> impl Iterator<Item = Option<Cow<'_, str>>> {
        (self.start..self.start + self.len).map(|row| {
            let bytes = self.block.bytes(row)?;
            Some(match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => String::from_utf8_lossy(bytes),
            })
        })
    }
}

/// The error of a stream that fails with `message`.
///
/// Where Python makes the blocks, pyarrow puts what it raised into the message, as a traceback.
/// Who presses Ctrl-C or calls `sys.exit` there wants to stop, and no ValueError.
fn failure(py: Python<'_>, message: String) -> PyErr {
    if let Err(signal) = py.check_signals() {
        return signal;
    }
    let (_, raised) = message.split_once("Python exception: ").unwrap_or_default();
    let last = raised.trim_end().lines().next_back().unwrap_or_default();
    let (name, value) = last.split_once(": ").unwrap_or((last, ""));
    match (name, value.parse::<i32>()) {
        ("KeyboardInterrupt", _) => PyKeyboardInterrupt::new_err(()),
        ("SystemExit", Ok(code)) => PySystemExit::new_err(code),
        ("SystemExit", Err(_)) if value.is_empty() => PySystemExit::new_err(()),
        ("SystemExit", Err(_)) => PySystemExit::new_err(value.to_owned()),
        _ => PyValueError::new_err(message),
    }
}

/// Whether `value` shall be read as a column of Arrow.
fn is_arrow(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    let module = value.get_type().module();
    if module.is_ok_and(|module| module.to_string().starts_with("pandas")) {
        // Those of pandas that are not kept by Arrow would be copied, if pyarrow is there.
        let Some(dtype) = value.getattr_opt(intern!(py, "dtype"))? else {
            return Ok(false);
        };
        let storage = dtype.getattr_opt(intern!(py, "storage"))?;
        let stored = storage.is_some_and(|storage| storage.eq("pyarrow").unwrap_or(false));
        if !stored && !dtype.hasattr(intern!(py, "pyarrow_dtype"))? {
            return Ok(false);
        }
    }
    Ok(value.hasattr(intern!(py, "__arrow_c_stream__"))?
        || value.hasattr(intern!(py, "__arrow_c_array__"))?)
}

/// Whether `value` is a column of Python's objects, which Polars hands out as bytes.
fn is_object_of_polars(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let module = value.get_type().module();
    if !module.is_ok_and(|module| module.to_string().starts_with("polars.")) {
        return Ok(false);
    }
    let dtype = value.getattr_opt(intern!(value.py(), "dtype"))?;
    dtype.map_or(Ok(false), |dtype| Ok(dtype.str()? == "Object"))
}

/// An error if `field` is no column of texts and no table of one.
fn check(field: &Field, name: &str) -> PyResult<()> {
    let kind = match field.data_type() {
        DataType::Struct(columns) => match columns.as_ref() {
            [column] => column.data_type(),
            columns => {
                let names = columns.iter().map(|column| column.name().clone());
                return Err(not_one_column(name, names.collect()));
            }
        },
        kind => kind,
    };
    let text = match kind {
        DataType::Dictionary(_, values) => values,
        DataType::RunEndEncoded(_, values) => values.data_type(),
        kind => kind,
    };
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Null, Utf8, Utf8View};
    let hint = match text {
        Utf8 | LargeUtf8 | Utf8View | Null => return Ok(()),
        Binary | LargeBinary | BinaryView => "cast it to string first",
        _ => "give a column of texts, or cast it to string first",
    };
    Err(PyTypeError::new_err(format!(
        "{name} must be a column of str, not of {kind}; {hint}"
    )))
}

/// The error that the argument `name` is a table with these columns.
pub(crate) fn not_one_column(name: &str, columns: Vec<String>) -> PyErr {
    if columns.is_empty() {
        return PyTypeError::new_err(format!(
            "{name} must be one column, not a table of 0 columns; give a column of texts"
        ));
    }
    let names: Vec<_> = columns.iter().map(|name| format!("{name:?}")).collect();
    PyTypeError::new_err(format!(
        "{name} must be one column, not a table of {}: {}; give one of them",
        names.len(),
        names.join(", ")
    ))
}

/// Some texts that lie together.
struct Block {
    len: usize,
    missing: Option<NullBuffer>,
    /// Of a dictionary or of runs: where each text is in `texts`.
    keys: Option<Vec<usize>>,
    texts: Texts,
}

/// As bytes: nobody has looked whether they are UTF-8.
enum Texts {
    Utf8(StringArray),
    Large(LargeStringArray),
    View(BinaryViewArray),
    None,
}

impl Block {
    /// Of an array of a type that `check` allows.
    fn of(array: &ArrayRef) -> Self {
        let Some(table) = array.as_struct_opt() else {
            return Self::of_column(array);
        };
        let mut block = Self::of_column(table.column(0));
        block.missing = NullBuffer::union(table.nulls(), block.missing.as_ref());
        block
    }

    fn of_column(array: &ArrayRef) -> Self {
        let (keys, values) = match array.as_any_dictionary_opt() {
            // Without values, all are missing.
            Some(dictionary) if dictionary.values().is_empty() => (None, None),
            Some(dictionary) => (
                Some(dictionary.normalized_keys()),
                Some(dictionary.values()),
            ),
            None => match runs(array) {
                Some((keys, values)) => (Some(keys), Some(values)),
                None => (None, Some(array)),
            },
        };
        Self {
            len: array.len(),
            missing: array.logical_nulls(),
            keys,
            texts: values.map_or(Texts::None, Texts::of),
        }
    }

    /// The text at `row`, None if it is missing.
    fn bytes(&self, row: usize) -> Option<&[u8]> {
        if self.missing.as_ref().is_some_and(|m| m.is_null(row)) {
            return None;
        }
        let at = self.keys.as_ref().map_or(row, |keys| keys[row]);
        self.texts.at(at)
    }
}

/// Of an array of runs: which run each row is in, and their values.
fn runs(array: &ArrayRef) -> Option<(Vec<usize>, &ArrayRef)> {
    fn of<R: RunEndIndexType>(array: &ArrayRef) -> Option<(Vec<usize>, &ArrayRef)> {
        let runs = array.as_run_opt::<R>()?;
        let run = |row| runs.get_physical_index(row);
        Some(((0..runs.len()).map(run).collect(), runs.values()))
    }
    of::<Int32Type>(array)
        .or_else(|| of::<Int64Type>(array))
        .or_else(|| of::<Int16Type>(array))
}

impl Texts {
    fn of(array: &ArrayRef) -> Self {
        match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.as_string().clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string().clone()),
            DataType::Utf8View => Self::View(array.as_string_view().clone().to_binary_view()),
            _ => Self::None,
        }
    }

    fn at(&self, at: usize) -> Option<&[u8]> {
        match self {
            Self::Utf8(texts) => Some(bytes(texts, at)),
            Self::Large(texts) => Some(bytes(texts, at)),
            Self::View(texts) => Some(texts.value(at)),
            Self::None => None,
        }
    }
}

fn bytes<O: OffsetSizeTrait>(texts: &GenericStringArray<O>, at: usize) -> &[u8] {
    let offsets = texts.value_offsets();
    &texts.value_data()[offsets[at].as_usize()..offsets[at + 1].as_usize()]
}
