//! Columns that look like groups, but have no name by which they are known.

use std::collections::BTreeSet;

use super::dates;
use super::groups::{self, FEW};
use crate::columns;
use crate::input::{Column, Row};
use crate::rating::number;

/// Names of columns other than `known` whose first values are few, short and often the same.
pub fn columns(names: &[String], rows: &[Row], known: &[usize]) -> Vec<String> {
    let is_made = |index: usize| columns::nps_group_of(&names[index]).is_some();
    let other = (0..names.len()).filter(|index| !known.contains(index) && !is_made(*index));
    other
        .map(|index| Column::of(names, index))
        // One without a name cannot be named.
        .filter(|column| !column.name.trim().is_empty() && is_group(rows, column))
        .map(|column| column.name)
        .collect()
}

fn is_group(rows: &[Row], column: &Column) -> bool {
    /// Fewer values tell nothing.
    const ENOUGH: usize = 20;
    /// Texts per value in the mean.
    const OFTEN: usize = 4;
    /// The longest value, in bytes.
    const SHORT: usize = 60;
    let values: Vec<_> = rows.iter().map(|row| row.get(column)).collect();
    let values: Vec<&str> = values
        .iter()
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    if values.len() < ENOUGH || rows.iter().any(|row| row.is_nested(column)) {
        return false;
    }
    let different: BTreeSet<String> = values.iter().map(|value| groups::key(value)).collect();
    (2..=FEW.min(values.len() / OFTEN)).contains(&different.len())
        && different.iter().all(|value| value.len() <= SHORT)
        // What is counted or rated is no group, but a version is.
        && (columns::is_version(&column.name) || !different.iter().all(|value| number(value).is_some() || dates::is_date(value)))
}
