//! The sheets of a workbook and their cells.

use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{Cell, CellType, Data, DataType, Error, Reader, SheetType, SheetVisible, Sheets};

use super::bounds;
use super::broken::{unbroken, Broken};
use super::cell::shown;
use super::kind::{kind, Kind};
use super::sectors::chains_end;
use crate::error::Outcome;

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
        if matches!(kind, Kind::Xlsx | Kind::Xlsb | Kind::Ods) {
            bounds::check(&bytes, kind == Kind::Ods).map_err(|broken| broken.of(name))?;
        }
        let bytes = Cursor::new(bytes);
        let sheets = match kind {
            Kind::Xlsx => unbroken(|| Ok(Sheets::Xlsx(Reader::new(bytes)?))),
            Kind::Xlsb => unbroken(|| Ok(Sheets::Xlsb(Reader::new(bytes)?))),
            Kind::Xls if !chains_end(bytes.get_ref()) => Err(Broken::Ring),
            Kind::Xls => unbroken(|| Ok(Sheets::Xls(Reader::new(bytes)?))),
            Kind::Ods => unbroken(|| Ok(Sheets::Ods(Reader::new(bytes)?))),
            Kind::Locked => Err(Broken::Locked),
            Kind::Cut => Err(Broken::Cut),
            Kind::Archive => Err(Broken::Archive),
            Kind::Text => Err(Broken::Document("a document of a word processor")),
            Kind::Slides => Err(Broken::Document("a presentation")),
            Kind::Mail => Err(Broken::Document("a mail")),
            Kind::Old => Err(Broken::Old),
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
                give_each(|| Ok(cells.next_cell()?), &mut take)
            }
            Sheets::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(&sheet.name)?;
                give_each(|| Ok(cells.next_cell()?), &mut take)
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

fn give_each<T: DataType + CellType>(
    mut next: impl FnMut() -> Result<Option<Cell<T>>, Error>,
    take: &mut impl Take,
) -> Result<(), Error> {
    while let Some(cell) = next()? {
        if give(cell.get_position(), cell.get_value(), take).is_break() {
            break;
        }
    }
    Ok(())
}

fn give<T: DataType>(place: (u32, u32), cell: &T, take: &mut impl Take) -> ControlFlow<()> {
    match shown(cell) {
        Some(text) => take(place, text),
        None => ControlFlow::Continue(()),
    }
}
