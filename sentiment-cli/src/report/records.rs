//! Which record of a file a row is.

use crate::input::{Input, Row};

/// Counts records of which some have several lines.
#[derive(Default)]
pub struct Records {
    rows: u64,
    first: Option<u64>,
    several: bool,
}

impl Records {
    /// How many there are before these, if any up to them had several lines. Where some were left
    /// out, that is not known.
    pub fn before(&mut self, rows: &[Row], input: &Input) -> Option<u64> {
        let before = self.rows;
        self.rows += rows.len() as u64;
        let first = *self.first.get_or_insert(rows.first()?.line.number());
        let last = rows.last()?.line;
        // Rows of a sheet are its records.
        let table = !input.is_json() && !input.is_text() && !last.is_of_sheet();
        self.several |= table && last.number() + 1 != first + self.rows;
        (self.several && input.skipped() == 0).then_some(before)
    }
}
