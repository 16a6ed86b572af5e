//! Rows of sums and means at the end of a table, which nobody wrote as a text.

use super::line::Line;
use super::row::{Fields, Row};
use crate::output::warn;

/// Rows that are held back at most.
const MOST: usize = 8;

/// How the first cell of such a row begins.
const SUMS: [&str; 14] = [
    "total",
    "totals",
    "grand total",
    "overall total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "insgesamt",
    "total général",
    "somme",
    "suma",
    "totale",
];

const MEANS: [&str; 9] = [
    "average",
    "avg",
    "mean",
    "median",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "promedio",
    "gemiddelde",
];

/// Rows that look like totals, held back until what follows tells whether they are at the end.
#[derive(Default)]
pub struct Totals {
    held: Vec<Row>,
    found: Vec<Line>,
}

impl Totals {
    /// Pass a row on, behind those that were held back, unless it may be a total itself.
    pub fn pass(&mut self, row: Row, rows: &mut Vec<Row>) {
        let may_be = is_total(&row) || !self.held.is_empty() && is_blank(&row);
        if !may_be || self.held.len() == MOST {
            rows.append(&mut self.held);
        }
        match may_be {
            true => self.held.push(row),
            false => rows.push(row),
        }
    }

    /// At the end of the table: pass those on that are held back, without their texts.
    pub fn end(&mut self, rows: &mut Vec<Row>) {
        for mut row in self.held.drain(..) {
            if is_total(&row) {
                self.found.push(row.line);
                row.kept = Some(String::new());
            }
            rows.push(row);
        }
    }

    /// Whether none is held back.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// Say where there are some in a file.
    pub fn tell(&self, name: &str) {
        for line in &self.found {
            warn(&format!(
                "{name}: {line} looks like a total, so it is no text"
            ));
        }
    }

    /// Where there are some.
    pub fn found(&self) -> &[Line] {
        &self.found
    }
}

/// Whether a row has the name of a sum or a mean, and else numbers or nothing.
fn is_total(row: &Row) -> bool {
    let Fields::Csv { record, text } = &row.fields else {
        return false;
    };
    let cells = record.iter().map(str::trim).enumerate();
    let mut cells = cells.filter(|(_, cell)| !is_nothing(cell));
    let Some((at, name)) = cells.next() else {
        return false;
    };
    // "Average" may be all that someone says.
    let is_named = match at == *text {
        true => is_one_of(name, &SUMS),
        false => is_one_of(name, &SUMS) || is_one_of(name, &MEANS),
    };
    record.len() > 1 && is_named && cells.all(|(_, cell)| is_counted(cell))
}

fn is_one_of(name: &str, known: &[&str]) -> bool {
    let name = name.trim_end_matches([':', '=', ' ']).to_lowercase();
    known.contains(&name.as_str())
}

fn is_blank(row: &Row) -> bool {
    match &row.fields {
        Fields::Csv { record, .. } => record.iter().all(is_nothing),
        Fields::Text(_) | Fields::Json { .. } => false,
    }
}

fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—")
}

/// Whether a cell is a number, perhaps with what it counts behind it: `4.1`, `63 %`, `£1,200`, `328 comments`.
fn is_counted(cell: &str) -> bool {
    const SHORT: usize = 30;
    let number = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number = number.strip_prefix("n=").unwrap_or(number);
    let words = cell
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_alphabetic));
    number.starts_with(|c: char| c.is_ascii_digit()) && cell.len() <= SHORT && words.count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these rows are totals, the text being in the last column.
    fn found(rows: &[&str]) -> Vec<u64> {
        let mut totals = Totals::default();
        let mut passed = Vec::new();
        for (row, line) in rows.iter().zip(1..) {
            let record = csv::StringRecord::from(row.split('|').collect::<Vec<_>>());
            let text = record.len() - 1;
            totals.pass(Row::new(line, Fields::Csv { record, text }), &mut passed);
        }
        totals.end(&mut passed);
        let lines: Vec<u64> = passed.iter().map(|row| row.line.number()).collect();
        assert_eq!(lines, (1..=rows.len() as u64).collect::<Vec<_>>());
        totals.found().iter().map(|line| line.number()).collect()
    }

    #[test]
    fn totals_are_at_the_end() {
        for last in [
            "Total||",
            "TOTAL:|4.1|328 comments",
            "|Summe|12",
            "Average|-|63 %",
            "Sum|£1,200|n=3",
        ] {
            assert_eq!(found(&["a|4|Good", last]), [2], "{last}");
            assert!(found(&["a|4|Good", last, "b|2|Bad"]).is_empty(), "{last}");
        }
        assert_eq!(
            found(&["a|4|Good", "||", "Total|4|1", "||", "Average|4|"]),
            [3, 5]
        );
        assert_eq!(found(&["Total|1|1"; 9]), [9]);
    }

    #[test]
    fn rows_with_a_text_are_none() {
        for last in [
            "Total|4|Good",
            "Total|4|4 of us waited",
            "Totally|4|",
            "|Average",
            "Total",
            "4|4|4",
            "||",
        ] {
            assert!(found(&["a|4|Good", last]).is_empty(), "{last}");
        }
        assert_eq!(found(&["a|Good", "|Total"]), [2]);
    }
}
