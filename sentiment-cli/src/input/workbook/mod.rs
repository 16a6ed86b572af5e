//! Workbooks: `.xlsx`, `.xlsm`, `.xlsb`, `.xls` and `.ods`, of which one sheet is read. They are in memory
//! whole, as their cells stand apart from their texts.

mod book;
mod bounds;
mod broken;
mod cell;
mod choice;
mod kind;
mod rows;
mod sectors;

use std::io::{Cursor, ErrorKind, Read};
use std::ops::ControlFlow;

use encoding_rs::{Encoding, UTF_8};

use super::binary;
use crate::args::InputArgs;
use crate::error::{Failure, Outcome};
use book::Book;
use broken::Broken;
use rows::Builder;
pub use rows::Rows;

/// Bytes that are read at first.
const PIECE: usize = 64 << 10;

/// What a file is.
pub enum Content {
    /// The bytes of a workbook.
    Workbook(Vec<u8>),
    /// Something else, as far as its first bytes tell, and the encoding that a byte order mark names, if it is
    /// not UTF-8.
    Other(Box<dyn Read>, Option<&'static Encoding>),
}

/// Look at the first bytes of a file, which tell a workbook whatever its name is, and read all of one. What holds no
/// text is an error. `name` is for messages.
pub fn look(mut reader: Box<dyn Read>, name: &str) -> Outcome<Content> {
    let failed = |e| Failure::Data(format!("cannot read {name}: {e}"));
    // A whole piece: whoever reads on shall not find a few bytes first.
    let mut start = vec![0; PIECE];
    let mut length = 0;
    // No more than it takes: someone may be typing.
    while is_open(&start[..length]) {
        match reader.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(n) => length += n,
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(failed(e)),
        }
    }
    start.truncate(length);
    let mut bytes = start;
    binary::refuse(name, &bytes)?;
    if kind::begins(&bytes) == Some(true) {
        reader.read_to_end(&mut bytes).map_err(failed)?;
        return Ok(Content::Workbook(bytes));
    }
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let marked = marked.filter(|&encoding| encoding != UTF_8);
    let reader = Box::new(Cursor::new(bytes).chain(reader));
    Ok(Content::Other(reader, marked))
}

fn is_open(start: &[u8]) -> bool {
    match kind::begins(start) {
        Some(true) => false,
        Some(false) => binary::is_open(start) || matches!(start, [0xFE | 0xFF]),
        None => start.len() < binary::START,
    }
}

/// The rows of a sheet: the one that the user names, or the first that holds a table.
pub fn rows(bytes: Vec<u8>, name: &str, args: &InputArgs) -> Outcome<Rows> {
    let mut book = Book::new(bytes, name)?;
    let sheet = match &args.sheet {
        Some(named) => Some(choice::named(&book.sheets(), name, named)?),
        None => choice::first(&mut book, name, args)?,
    };
    let mut builder = Builder::default();
    let mut in_order = true;
    if let Some(sheet) = sheet {
        book.cells(&sheet, |place, text| {
            in_order = builder.add(place, &text);
            match in_order {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        })?;
    }
    match in_order {
        true if builder.area() > bounds::AREA => Err(Broken::Strewn.of(name)),
        true => Ok(builder.rows()),
        false => Err(Broken::Disorder.of(name)),
    }
}
