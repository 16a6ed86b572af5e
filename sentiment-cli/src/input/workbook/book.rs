//! The sheets of a workbook and their cells.

use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};

use calamine::{
    Data, DataType, Error, OdsError, Reader, SheetType, SheetVisible, Sheets, XlsError,
};

use super::cell::shown;
use super::kind::{kind, Kind};
use crate::error::{Failure, Outcome};

/// A workbook, read as far as its format demands it.
pub struct Book {
    name: String,
    sheets: Sheets<Cursor<Vec<u8>>>,
}

/// A sheet with cells.
#[derive(Clone)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
}

impl Book {
    /// Of the bytes of a whole file called `name`.
    pub fn new(bytes: Vec<u8>, name: &str) -> Outcome<Self> {
        let kind = kind(&bytes);
        let bytes = Cursor::new(bytes);
        let sheets = match kind {
            Kind::Xlsx => unbroken(|| Ok(Sheets::Xlsx(Reader::new(bytes)?))),
            Kind::Xlsb => unbroken(|| Ok(Sheets::Xlsb(Reader::new(bytes)?))),
            Kind::Xls => unbroken(|| Ok(Sheets::Xls(Reader::new(bytes)?))),
            Kind::Ods => unbroken(|| Ok(Sheets::Ods(Reader::new(bytes)?))),
            Kind::Locked => Err(Broken::Locked),
            Kind::Archive => return Err(no_workbook(name, "an archive, or another document")),
            Kind::Old => return Err(no_workbook(name, "a document, perhaps cut off")),
        };
        Ok(Self {
            sheets: sheets.map_err(|broken| broken.of(name))?,
            name: name.to_owned(),
        })
    }

    /// All sheets that may have cells.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.sheets.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    /// Hand over the cells of a sheet that show something, by row and column from 0, until one is enough.
    pub fn cells(&mut self, sheet: &Sheet, mut take: impl Take) -> Outcome {
        let sheets = &mut self.sheets;
        let read = || match sheets {
            Sheets::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(&sheet.name)?;
                while let Some(cell) = cells.next_cell()? {
                    if give(cell.get_position(), cell.get_value(), &mut take).is_break() {
                        break;
                    }
                }
                Ok(())
            }
            Sheets::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(&sheet.name)?;
                while let Some(cell) = cells.next_cell()? {
                    if give(cell.get_position(), cell.get_value(), &mut take).is_break() {
                        break;
                    }
                }
                Ok(())
            }
            // They are in memory whole.
            Sheets::Xls(_) | Sheets::Ods(_) => {
                let cells = sheets.worksheet_range(&sheet.name)?;
                let (top, left) = cells.start().unwrap_or_default();
                for (row, column, cell) in cells.used_cells() {
                    let place = (top + row as u32, left + column as u32);
                    if give::<Data>(place, cell, &mut take).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        };
        unbroken(read).map_err(|broken| broken.of(&self.name))
    }
}

/// Takes cells, and says whether it takes more.
pub trait Take: FnMut((u32, u32), Cow<str>) -> ControlFlow<()> {}

impl<T: FnMut((u32, u32), Cow<str>) -> ControlFlow<()>> Take for T {}

fn give<T: DataType>(place: (u32, u32), cell: &T, take: &mut impl Take) -> ControlFlow<()> {
    match shown(cell) {
        Some(text) => take(place, text),
        None => ControlFlow::Continue(()),
    }
}

/// Why a workbook cannot be read.
enum Broken {
    Locked,
    Error(Error),
    /// So badly that its reader panicked.
    Panic,
}

impl Broken {
    /// The same as the end of a command.
    fn of(self, name: &str) -> Failure {
        match self {
            Self::Locked
            | Self::Error(Error::Xls(XlsError::Password) | Error::Ods(OdsError::Password)) => {
                Failure::Data(format!(
                    "{name} is protected by a password; open it in a spreadsheet program and save it \
                     without one"
                ))
            }
            Self::Error(error) => broken(name, &format!(" ({error})")),
            Self::Panic => broken(name, ""),
        }
    }
}

/// What is said of a file that begins as a workbook, and why it is none.
pub fn broken(name: &str, why: &str) -> Failure {
    Failure::Data(format!(
        "{name} is a broken workbook{why}; if a spreadsheet program opens it, save it there anew"
    ))
}

fn no_workbook(name: &str, what: &str) -> Failure {
    Failure::Data(format!(
        "{name} is {what}, but no workbook; unpack it, or save its table as .xlsx or CSV"
    ))
}

/// The result of a reader that trusts files more than they deserve.
fn unbroken<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Broken> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    // What it leaves behind is not used any more.
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    match result {
        Ok(result) => result.map_err(Broken::Error),
        Err(_) => Err(Broken::Panic),
    }
}
