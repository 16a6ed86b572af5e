//! Where a row is in its file.

use std::fmt;

/// The line where a row starts or, of a workbook, which row of the sheet it is; both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    OfText(u64),
    OfSheet(u64),
}

impl Line {
    /// Its number.
    pub fn number(self) -> u64 {
        match self {
            Self::OfText(number) | Self::OfSheet(number) => number,
        }
    }

    /// Whether it is a row of a sheet.
    pub fn is_of_sheet(self) -> bool {
        matches!(self, Self::OfSheet(_))
    }
}

impl From<u64> for Line {
    fn from(number: u64) -> Self {
        Self::OfText(number)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfText(number) => write!(f, "line {number}"),
            Self::OfSheet(number) => write!(f, "row {number}"),
        }
    }
}
