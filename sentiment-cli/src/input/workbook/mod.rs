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

use crate::error::{Failure, Outcome};
use book::Book;
use broken::Broken;
use rows::Builder;
pub use rows::Rows;

/// What a file is.
pub enum Content {
    /// The bytes of a workbook.
    Workbook(Vec<u8>),
    /// Something else, as far as its first bytes tell.
    Other(Box<dyn Read>),
}

/// Look at the first bytes of a file, which tell a workbook whatever its name is, and read all of one. `name`
/// is for messages.
pub fn look(mut reader: Box<dyn Read>, name: &str) -> Outcome<Content> {
    let failed = |e| Failure::Data(format!("cannot read {name}: {e}"));
    let mut start = [0; kind::START];
    let mut length = 0;
    // No more than it takes: someone may be typing.
    while kind::begins(&start[..length]).is_none() {
        match reader.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(n) => length += n,
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(failed(e)),
        }
    }
    let mut bytes = start[..length].to_vec();
    if kind::begins(&bytes) == Some(true) {
        reader.read_to_end(&mut bytes).map_err(failed)?;
        return Ok(Content::Workbook(bytes));
    }
    Ok(Content::Other(Box::new(Cursor::new(bytes).chain(reader))))
}

/// The rows of a sheet: the one that the user names, or the first that has some.
pub fn rows(bytes: Vec<u8>, name: &str, named: Option<&str>) -> Outcome<Rows> {
    let mut book = Book::new(bytes, name)?;
    let sheet = match named {
        Some(named) => Some(choice::named(&book.sheets(), name, named)?),
        None => choice::first(&mut book, name)?,
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
