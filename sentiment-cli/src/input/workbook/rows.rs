//! The rows of a sheet as records.
//!
//! A cell may stand far to the right of all others by mistake, and each row would be as wide. So columns without any cell are
//! none.

use std::collections::BTreeSet;
use std::vec;

use csv::StringRecord;

use crate::input::head::First;
use crate::input::line::Line;

/// A row with cells.
struct Filled {
    /// Which it is, from 0.
    row: u32,
    /// The columns of its cells, from 0.
    columns: Vec<u32>,
    /// What they show.
    cells: StringRecord,
}

/// Takes the cells of a sheet, row by row.
#[derive(Default)]
pub struct Builder {
    rows: Vec<Filled>,
    /// Columns with cells.
    used: BTreeSet<u32>,
}

impl Builder {
    /// Add a cell; false if it is before one that was added, which is not to be.
    #[must_use]
    pub fn add(&mut self, (row, column): (u32, u32), text: &str) -> bool {
        let last = self.rows.last_mut().filter(|last| last.row >= row);
        match last {
            Some(last) => {
                if last.row > row || last.columns.last().is_some_and(|&at| at >= column) {
                    return false;
                }
                last.columns.push(column);
                last.cells.push_field(text);
            }
            None => self.rows.push(Filled {
                row,
                columns: vec![column],
                cells: StringRecord::from(vec![text]),
            }),
        }
        self.used.insert(column);
        true
    }

    /// How many rows have cells.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many cells the rows have, with the empty ones between them.
    pub fn area(&self) -> u64 {
        self.rows.len() as u64 * self.used.len() as u64
    }

    /// The rows, without the empty columns and rows around and between them.
    pub fn rows(self) -> Rows {
        Rows {
            rows: self.rows.into_iter(),
            columns: self.used.into_iter().collect(),
        }
    }
}

/// The rows of a sheet that have cells, all as wide as the widest.
pub struct Rows {
    rows: vec::IntoIter<Filled>,
    /// Those with cells, in order.
    columns: Vec<u32>,
}

impl Rows {
    /// The first rows, at most so many.
    pub fn first(&self, most: usize) -> Vec<First> {
        let mut above = None;
        let rows = self.rows.as_slice().iter().enumerate().take(most);
        rows.map(|(at, row)| {
            let after_blank = above.is_some_and(|above| above + 1 < row.row);
            above = Some(row.row);
            First {
                line: line(row),
                at,
                after_blank,
                fields: self.record(row).iter().map(str::to_owned).collect(),
            }
        })
        .collect()
    }

    /// Go on at the row that the sheet counts as this, from 1; false if it has no cells.
    #[must_use]
    pub fn pass_to(&mut self, row: u64) -> bool {
        let rows = self.rows.as_slice();
        let above = rows.partition_point(|filled| line(filled).number() < row);
        let is_there = rows
            .get(above)
            .is_some_and(|filled| line(filled).number() == row);
        if let (true, Some(last)) = (is_there, above.checked_sub(1)) {
            self.rows.nth(last);
        }
        is_there
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.rows.as_slice().is_empty()
    }

    fn width(&self) -> usize {
        self.columns.len()
    }

    fn record(&self, row: &Filled) -> StringRecord {
        let mut record = StringRecord::with_capacity(row.cells.as_slice().len(), self.width());
        let mut cells = row.columns.iter().zip(&row.cells).peekable();
        for column in &self.columns {
            let cell = cells.next_if(|(at, _)| *at == column);
            record.push_field(cell.map_or("", |(_, text)| text));
        }
        record
    }
}

/// As the sheet counts.
fn line(row: &Filled) -> Line {
    Line::OfSheet(u64::from(row.row) + 1)
}

impl Iterator for Rows {
    type Item = (StringRecord, Line);

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        Some((self.record(&row), line(&row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[(u32, u32, &str)]) -> Rows {
        let mut builder = Builder::default();
        for &(row, column, text) in cells {
            assert!(builder.add((row, column), text));
        }
        builder.rows()
    }

    #[test]
    fn rows_are_as_wide_as_the_sheet() {
        let rows = rows(&[
            (2, 1, "a"),
            (2, 2, "b"),
            (4, 2, "c"),
            (5, 1, "d"),
            (5, 3, "e"),
        ]);
        let found: Vec<_> = rows
            .map(|(row, n)| (n.number(), row.iter().collect::<Vec<_>>().join("|")))
            .collect();
        assert_eq!(
            found,
            [(3, "a|b|".into()), (5, "|c|".into()), (6, "d||e".into())]
        );
    }

    #[test]
    fn columns_without_cells_are_none() {
        let far = u32::MAX;
        let mut builder = Builder::default();
        for (row, column, text) in [(0, 0, "a"), (0, 2, "b"), (1, 2, "c"), (1, far, "d")] {
            assert!(builder.add((row, column), text));
        }
        assert_eq!(builder.area(), 6);
        let rows = builder.rows().map(|(row, _)| row);
        let rows: Vec<_> = rows
            .map(|row| row.iter().collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(rows, ["a|b|", "|c|d"]);
    }

    #[test]
    fn the_first_rows_are_looked_at_and_passed() {
        let mut rows = rows(&[(0, 0, "t"), (2, 0, "a"), (2, 1, "b"), (3, 1, "c")]);
        let first = rows.first(9);
        let blanks: Vec<_> = first.iter().map(|row| row.after_blank).collect();
        assert_eq!(blanks, [false, true, false]);
        assert_eq!(rows.first(1).len(), 1);
        assert!(!rows.pass_to(2) && !rows.pass_to(9));
        assert!(rows.pass_to(1) && rows.pass_to(3));
        assert_eq!(rows.next().map(|(_, line)| line.number()), Some(3));
    }

    #[test]
    fn cells_come_in_order() {
        let mut builder = Builder::default();
        assert!(builder.add((1, 1), "a"));
        for place in [(1, 1), (1, 0), (0, 5)] {
            assert!(!builder.add(place, "b"));
        }
        assert!(Builder::default().rows().is_empty());
    }
}
