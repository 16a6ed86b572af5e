//! Which sheet of a workbook is read.

use std::ops::ControlFlow;

use super::book::{Book, Sheet};
use super::rows::Builder;
use crate::args::InputArgs;
use crate::columns::listed;
use crate::error::{Failure, Outcome};
use crate::input::head::{names_text, Head, FIRST};
use crate::output::warn;

/// Sheets whose rows are counted for a message.
const MOST: usize = 20;

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

/// The first sheet that holds a table with texts, or else a table, and is not hidden, if any sheet has rows; others
/// are named.
pub fn first(book: &mut Book, file: &str, args: &InputArgs) -> Outcome<Option<Sheet>> {
    let (mut hidden, mut shown) = (Vec::new(), Vec::new());
    let mut best = None;
    for sheet in book.sheets() {
        let enough =
            match sheet.hidden || best.as_ref().is_some_and(|(kind, _)| *kind == Kind::Texts) {
                true => 1,
                false => FIRST,
            };
        let Some(kind) = kind(book, &sheet, args, enough)? else {
            continue;
        };
        if sheet.hidden {
            hidden.push(sheet);
            continue;
        }
        if best.as_ref().is_none_or(|(most, _)| *most < kind) {
            best = Some((kind, shown.len()));
        }
        shown.push(sheet);
    }
    match (best, &shown[..], &hidden[..]) {
        (None, _, []) => Ok(None),
        (None, ..) => Err(Failure::Usage(format!(
            "{file}: only hidden sheets have rows; name one by --sheet; there are: {}",
            names(&hidden)
        ))),
        (Some(_), [only], _) => Ok(Some(only.clone())),
        (Some((Kind::Other, _)), ..) => Err(Failure::Usage(format!(
            "{file}: no sheet looks like a table with texts; name one by --sheet; there are: {}",
            counted(book, &shown)?
        ))),
        (Some((_, at)), ..) => {
            let sheet = shown.remove(at);
            warn(&format!(
                "{file}: the sheet {:?} is read; name another by --sheet; there are: {}",
                sheet.name,
                names(&shown)
            ));
            Ok(Some(sheet))
        }
    }
}

/// What a sheet holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A few words, or a column without a name that is known.
    Other,
    /// Several columns.
    Table,
    /// A column that is known to have the texts.
    Texts,
}

/// What a sheet holds by so many of its first rows; nothing if it has none.
fn kind(book: &mut Book, sheet: &Sheet, args: &InputArgs, enough: usize) -> Outcome<Option<Kind>> {
    let mut builder = Builder::default();
    book.cells(sheet, |place, text| {
        // What is out of order is told where the sheet is read.
        match builder.len() <= enough && builder.add(place, &text) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    if builder.len() == 0 {
        return Ok(None);
    }
    let mut rows = builder.rows();
    if args.header_row.is_some_and(|row| !rows.pass_to(row)) {
        return Ok(Some(Kind::Other));
    }
    let head = Head::new(rows.first(enough), args);
    let names = head.header().map_or(&[][..], |header| &header.fields);
    Ok(Some(match () {
        () if !head.has_rows() => Kind::Other,
        () if names_text(names, &args.text) => Kind::Texts,
        () if names.iter().filter(|name| !name.trim().is_empty()).count() > 1 => Kind::Table,
        () => Kind::Other,
    }))
}

/// The names of sheets, with how many rows have cells.
fn counted(book: &mut Book, sheets: &[Sheet]) -> Outcome<String> {
    let mut all = Vec::new();
    for sheet in sheets.iter().take(MOST) {
        let (mut rows, mut last) = (0u64, None);
        book.cells(sheet, |(row, _), _| {
            rows += u64::from(last.replace(row) != Some(row));
            ControlFlow::Continue(())
        })?;
        let s = if rows == 1 { "" } else { "s" };
        all.push(format!("{:?} ({rows} row{s})", sheet.name));
    }
    let mut list = all.join(", ");
    if let more @ 1.. = sheets.len().saturating_sub(MOST) {
        list += &format!(" and {more} more");
    }
    Ok(list)
}

fn names(sheets: &[Sheet]) -> String {
    let names: Vec<_> = sheets.iter().map(|sheet| &sheet.name).collect();
    listed(&names)
}
