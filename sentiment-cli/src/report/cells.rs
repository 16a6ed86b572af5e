//! Cells that hold several values: "refund, web; vip".

use std::collections::{HashMap, HashSet};

use super::groups::{key, named};
use crate::columns;
use crate::input::{Column, Row};

/// Names of columns whose values may be parted by spaces, too.
const TAGS: [&str; 4] = ["tags", "tag", "labels", "zendesk tags"];

/// How the cells of a column hold values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Cells {
    /// One each.
    #[default]
    One,
    /// With commas or semicolons between them.
    Listed,
    /// With spaces between them.
    Spaced,
}

impl Cells {
    /// Of a column, by its name and its first rows.
    pub fn of(column: &Column, rows: &[Row]) -> Self {
        let cells: Vec<_> = rows.iter().map(|row| row.get(column)).collect();
        Self::told(&column.name, cells.iter().map(|cell| &**cell))
    }

    fn told<'a>(name: &str, cells: impl Iterator<Item = &'a str>) -> Self {
        let different: HashSet<String> = cells.map(key).filter(|cell| !cell.is_empty()).collect();
        let is_listed = |cell: &String| cell.contains([',', ';']);
        let several = different.iter().any(is_listed);
        match TAGS.iter().any(|tags| columns::alike(name, tags)) {
            true if several => Self::Listed,
            true if different.iter().any(|cell| cell.contains(' ')) => Self::Spaced,
            false if several && are_mixed(&different) => Self::Listed,
            _ => Self::One,
        }
    }

    /// The values of a cell, each once.
    pub fn values(self, cell: &str) -> Vec<&str> {
        let parts: Vec<&str> = match self {
            Self::One => return vec![named(cell)],
            Self::Listed => cell.split([',', ';']).collect(),
            Self::Spaced => cell.split_whitespace().collect(),
        };
        let mut seen = HashSet::new();
        let parts = parts.into_iter().map(str::trim);
        let mut values: Vec<&str> = parts
            .filter(|part| !part.is_empty() && seen.insert(key(part)))
            .collect();
        if values.is_empty() {
            values.push(named(""));
        }
        values
    }
}

/// Whether the parts of cells are put together anew in others: "refund, web", "refund, vip" and "web" are lists, while
/// "Leeds, UK" and "Porto, Portugal" are names with a comma.
fn are_mixed(cells: &HashSet<String>) -> bool {
    let mut times: HashMap<&str, u32> = HashMap::new();
    let lists = || cells.iter().filter(|cell| cell.contains([',', ';']));
    for cell in cells {
        for part in Cells::Listed.values(cell) {
            *times.entry(part).or_default() += 1;
        }
    }
    let parts: HashSet<&str> = lists()
        .flat_map(|cell| Cells::Listed.values(cell))
        .collect();
    let again = parts.iter().filter(|part| times[**part] > 1).count();
    lists().count() > 1 && 4 * again >= 3 * parts.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_from_names() {
        let of = |name, cells: &[&str]| Cells::told(name, cells.iter().copied());
        let tags = ["refund", "refund, web", "Web; vip", "vip,refund", ""];
        assert_eq!(of("topic", &tags), Cells::Listed);
        assert_eq!(of("Tags", &["refund", "refund eu web"]), Cells::Spaced);
        assert_eq!(of("Tags", &["late delivery, web"]), Cells::Listed);
        assert_eq!(of("Tags", &["refund", "web"]), Cells::One);
        let places = [
            "Leeds, UK",
            "Porto, Portugal",
            "Ghent, Belgium",
            "London, UK",
        ];
        assert_eq!(of("store", &places), Cells::One);
        assert_eq!(of("team", &["Research and Design", "Sales"]), Cells::One);
    }

    #[test]
    fn a_cell_has_each_value_once() {
        assert_eq!(
            Cells::Listed.values(" refund, web ;Refund;"),
            ["refund", "web"]
        );
        assert_eq!(
            Cells::Spaced.values("refund eu  web"),
            ["refund", "eu", "web"]
        );
        assert_eq!(Cells::Listed.values(" ; "), ["(none)"]);
        assert_eq!(Cells::One.values(" a, b "), ["a, b"]);
    }
}
