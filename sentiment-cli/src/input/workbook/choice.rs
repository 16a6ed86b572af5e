//! Which sheet of a workbook is read.

use std::ops::ControlFlow;

use super::book::{Book, Sheet};
use crate::columns::listed;
use crate::error::{Failure, Outcome};
use crate::output::warn;

/// The sheet that the user names; case counts only if several are alike.
pub fn named(sheets: &[Sheet], file: &str, name: &str) -> Outcome<Sheet> {
    let lower = name.trim().to_lowercase();
    let same = sheets.iter().find(|sheet| sheet.name == name);
    let alike = || {
        let mut all = sheets.iter();
        all.find(|sheet| sheet.name.trim().to_lowercase() == lower)
    };
    same.or_else(alike).cloned().ok_or_else(|| {
        Failure::Usage(format!(
            "{file} has no sheet {name:?}, which --sheet names; there are: {}",
            names(sheets)
        ))
    })
}

/// The first sheet with rows that is not hidden, if any has some; others are named.
pub fn first(book: &mut Book, file: &str) -> Outcome<Option<Sheet>> {
    let mut filled = Vec::new();
    for sheet in book.sheets() {
        let mut has_rows = false;
        book.cells(&sheet, |_, _| {
            has_rows = true;
            ControlFlow::Break(())
        })?;
        if has_rows {
            filled.push(sheet);
        }
    }
    let (hidden, mut shown): (Vec<_>, Vec<_>) = filled.into_iter().partition(|sheet| sheet.hidden);
    if shown.is_empty() {
        return match hidden[..] {
            [] => Ok(None),
            _ => Err(Failure::Usage(format!(
                "{file}: only hidden sheets have rows; name one by --sheet; there are: {}",
                names(&hidden)
            ))),
        };
    }
    let first = shown.remove(0);
    if !shown.is_empty() {
        warn(&format!(
            "{file}: the sheet {:?} is read; name another by --sheet; there are: {}",
            first.name,
            names(&shown)
        ));
    }
    Ok(Some(first))
}

fn names(sheets: &[Sheet]) -> String {
    let names: Vec<_> = sheets.iter().map(|sheet| &sheet.name).collect();
    listed(&names)
}
