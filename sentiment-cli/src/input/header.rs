//! Which of the first rows of a table is its header: titles, and bands over several columns, may be above it.

use std::collections::HashSet;

use super::head::{First, OPEN};
use crate::columns;
use crate::dates::is_date;
use crate::rating::number;

/// Rows that may be the header.
pub const DEEPEST: usize = 50;

/// Rows below a header that must fit it.
const BELOW: usize = 20;

/// The longest name of a column, in bytes: some are questions.
const LONG: usize = 300;

/// Of these rows the header: the first one, unless it names too few of the columns, and a later one does better.
/// `names_text` tells whether one of some names is that of the text.
pub fn find(rows: &[First], names_text: impl Fn(&[String]) -> bool) -> usize {
    let Some(first) = rows.first() else {
        return 0;
    };
    let own = Fit::of(rows, 0);
    if is_half(rows, 0) || !own.is_poor() {
        return 0;
    }
    let is_text_named = names_text(&first.fields);
    let may_be = |&at: &usize| {
        if is_half(rows, at) {
            return true;
        }
        let row = &rows[at];
        let names = names_text(&row.fields);
        if !are_names(&row.fields, names) || !Fit::of(rows, at).is_good() || is_text_named && !names
        {
            return false;
        }
        // In a sentence, what separates has a space behind it.
        let is_prose = !row.line.is_of_sheet() && row.fields.iter().any(|f| f.starts_with(' '));
        let stands_apart = row.after_blank || filled(&rows[at - 1]).next().is_none();
        let is_told = own.is_narrow() && (columns::are_known(&row.fields) || differs(rows, at));
        names || !is_prose && (stands_apart || is_told)
    };
    let last = rows.len().saturating_sub(1).min(DEEPEST);
    (1..last).find(may_be).unwrap_or(0)
}

/// How the names of a row fit the rows below it.
struct Fit {
    /// Columns with a name, and columns with values.
    named: usize,
    used: usize,
    /// Values below a name, and all.
    below: usize,
    values: usize,
}

impl Fit {
    fn of(rows: &[First], at: usize) -> Self {
        let names: HashSet<usize> = filled(&rows[at]).map(|(column, _)| column).collect();
        let mut used = HashSet::new();
        let (mut below, mut values) = (0, 0);
        for row in body(rows, at) {
            for (column, _) in filled(row) {
                used.insert(column);
                values += 1;
                below += usize::from(names.contains(&column));
            }
        }
        Self {
            named: names.intersection(&used).count(),
            used: used.len(),
            below,
            values,
        }
    }

    /// Whether nearly all values have a name above them: one may be a slip.
    fn is_good(&self) -> bool {
        let strays = self.values - self.below;
        self.values > 0 && (strays <= 1 || 10 * strays <= self.values) && !self.is_narrow()
    }

    /// Whether no more than half of the columns have a name.
    fn is_narrow(&self) -> bool {
        2 * self.named <= self.used
    }

    fn is_poor(&self) -> bool {
        self.is_narrow() || 10 * (self.values - self.below) > self.values
    }
}

/// The rows below one.
fn body(rows: &[First], at: usize) -> &[First] {
    let end = rows.len().min(at + 1 + BELOW);
    &rows[at + 1..end]
}

/// The cells of a row that are not blank, by their columns.
fn filled(row: &First) -> impl Iterator<Item = (usize, &str)> {
    let cells = row.fields.iter().map(|cell| cell.trim()).enumerate();
    cells.filter(|(_, cell)| !cell.is_empty())
}

/// Whether the row below is the second half of the header, as in exports of SurveyMonkey, whose first half may name few columns.
fn is_half(rows: &[First], at: usize) -> bool {
    let is_open = |row: &First| row.fields.iter().any(|cell| cell.trim() == OPEN);
    !is_open(&rows[at]) && rows.get(at + 1).is_some_and(is_open)
}

/// Whether cells may be names of columns: several, short, and different, not numbers or dates; a few may be years.
fn are_names(cells: &[String], names_text: bool) -> bool {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.trim().to_lowercase())
        .filter(|cell| !cell.is_empty())
        .collect();
    let values = cells
        .iter()
        .filter(|cell| number(cell).is_some() || is_date(cell));
    let few = if names_text { cells.len() / 4 } else { 0 };
    let different: HashSet<&String> = cells.iter().collect();
    cells.len() > 1
        && different.len() == cells.len()
        && cells.iter().all(|cell| cell.len() <= LONG)
        && values.count() <= few
}

/// Whether a column has a word in this row, and nothing but numbers or dates below it.
fn differs(rows: &[First], at: usize) -> bool {
    let mut names = filled(&rows[at]);
    names.any(|(column, _)| {
        let below = body(rows, at)
            .iter()
            .filter_map(|row| row.fields.get(column));
        let mut values = below
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .peekable();
        values.peek().is_some() && values.all(|value| number(value).is_some() || is_date(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as a CSV has them, with `|` between cells.
    fn found(rows: &[&str]) -> usize {
        let row = |(at, row): (usize, &&str)| First {
            line: (at as u64 + 1).into(),
            at,
            after_blank: false,
            fields: row.split('|').map(str::to_owned).collect(),
        };
        let rows: Vec<First> = rows.iter().enumerate().map(row).collect();
        find(&rows, |names| !columns::texts(names).is_empty())
    }

    #[test]
    fn titles_and_bands_are_no_header() {
        for above in [
            &["Feedback 2026|||"][..],
            &["Feedback 2026|||", "|||"],
            &[
                "|Feedback 2026||",
                "|by Ann, do not pass on||",
                "|||",
                "Visit|||What they say",
            ],
            &["Feedback 2026"],
            &["From|2026-01-01||", "To|2026-03-31||", "|||"],
        ] {
            for header in ["No.|Date|Area|Comment", "Nr.|Datum|Ort|Antwort"] {
                let mut rows = above.to_vec();
                rows.extend([
                    header,
                    "1|2026-01-03|North|Late again",
                    "2|2026-01-04|South|Fine",
                ]);
                assert_eq!(found(&rows), above.len(), "{rows:?}");
            }
        }
    }

    #[test]
    fn a_first_row_that_names_the_columns_stays() {
        for rows in [
            &["id|date|comment", "1|2026-01-03|Good", "2|2026-01-04|Bad"][..],
            &["|comment", "a|Good", "b|Bad"],
            &["comment||", "Good|a|b", "Bad|b|a"],
            &["Antwort||", "Gut|1|2", "Schlecht|2|3"],
            &["Nr|Antwort|", "1|Gut|a", "2|Schlecht|"],
            &["good| really", "bad| really| really", "so| so"],
            &["text", "comment", "review"],
            &[
                "Which?|||Why?",
                "Tea|Coffee|Milk|Open-Ended Response",
                "x|||Cheap",
            ],
            &["Q1||Q2|", "Choice|Other|Choice|Other", "a||b|"],
        ] {
            assert_eq!(found(rows), 0, "{rows:?}");
        }
        assert_eq!(found(&[]), 0);
    }
}
