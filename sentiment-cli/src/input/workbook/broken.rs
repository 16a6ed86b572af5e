//! Files that begin as workbooks do and cannot be read.

use std::panic::{self, AssertUnwindSafe};

use calamine::{Error, OdsError, XlsError};

use super::bounds::{AREA, BYTES, CELLS};
use crate::error::Failure;

/// Why a workbook cannot be read.
pub enum Broken {
    Locked,
    Cut,
    Archive,
    /// Of a known kind.
    Document(&'static str),
    Old,
    /// A cell comes after one that it should stand before.
    Disorder,
    /// A chain of sectors that never ends.
    Ring,
    /// An archive that unpacks to too much.
    Large,
    /// Cells that are repeated too often.
    Repeated,
    /// Cells in so many columns that the rows are mostly empty, and too long.
    Strewn,
    Error(Error),
    /// So badly that its reader panicked.
    Panic,
}

impl Broken {
    /// What to tell the user of the file called `name`.
    pub fn of(self, name: &str) -> Failure {
        let broken = |why: &str| {
            format!(
                "a broken workbook{why}; if a spreadsheet program opens it, save it there anew, else \
                 copy it again"
            )
        };
        let what = match self {
            Self::Locked
            | Self::Error(Error::Xls(XlsError::Password) | Error::Ods(OdsError::Password)) => {
                "protected by a password; open it in a spreadsheet program and save it without one"
                    .to_owned()
            }
            Self::Cut => "cut off: its end is missing; copy it again".to_owned(),
            Self::Archive => {
                "a zip archive, or another document, without a workbook; unpack it, or save its table as .xlsx or CSV".to_owned()
            }
            Self::Document(kind) => format!(
                "{kind}, and no workbook; save its table as .xlsx or CSV, or its texts as plain text, one per line"
            ),
            Self::Old => {
                "a document, but no workbook, or is cut off; save its table as .xlsx or CSV"
                    .to_owned()
            }
            Self::Disorder => broken(" (its cells are not in order)"),
            Self::Ring => broken(" (its sectors form a ring)"),
            Self::Large => format!(
                "a workbook that unpacks to more than {} GiB, of which no more is read; save the sheet with the texts as CSV",
                BYTES >> 30
            ),
            Self::Repeated => format!(
                "a workbook with more than {} million cells, repeated and empty ones counted, of which no more are read; delete what is \
                 not needed, or save the sheet with the texts as CSV",
                CELLS / 1_000_000
            ),
            Self::Strewn => format!(
                "a workbook whose sheet has more than {} million cells, empty ones between others counted, of which no more are read; \
                 delete the columns that are not needed, or save those with the texts as CSV",
                AREA / 1_000_000
            ),
            Self::Error(error) => broken(&format!(" ({})", root(&error))),
            Self::Panic => broken(""),
        };
        Failure::Data(format!("{name} is {what}"))
    }
}

/// What is behind an error: the rest says only who came across it.
fn root(error: &Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// The result of a reader that trusts files more than they deserve: some make it panic.
pub fn unbroken<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Broken> {
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
