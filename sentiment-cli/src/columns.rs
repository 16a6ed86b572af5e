//! Columns recognized by name.

use crate::error::{Failure, Outcome};
use crate::input::{Column, Input};

const TEXT: [&str; 13] = [
    "text",
    "review",
    "review_text",
    "comment",
    "comments",
    "feedback",
    "message",
    "body",
    "content",
    "answer",
    "tweet",
    "sentence",
    "response",
];
const TIME: [&str; 9] = [
    "date",
    "time",
    "datetime",
    "timestamp",
    "day",
    "month",
    "created",
    "created_at",
    "submitted_at",
];
const GROUPS: [&str; 18] = [
    "channel",
    "product",
    "category",
    "department",
    "team",
    "region",
    "country",
    "store",
    "location",
    "journey_stage",
    "stage",
    "segment",
    "plan",
    "version",
    "source",
    "topic",
    "type",
    "brand",
];
const RATING: [&str; 7] = [
    "rating",
    "stars",
    "star_rating",
    "overall_rating",
    "score_given",
    "csat",
    "nps",
];

/// Whether names are one but for case, spaces, `_` and `-`: `createdAt`, `Created at`.
pub fn alike(a: &str, b: &str) -> bool {
    fn bare(name: &str) -> impl Iterator<Item = char> + '_ {
        let kept = name.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
        kept.map(|c| c.to_ascii_lowercase())
    }
    bare(a.trim()).eq(bare(b))
}

fn find(columns: &[String], known: &[&str]) -> Option<usize> {
    known
        .iter()
        .find_map(|name| columns.iter().position(|c| alike(c, name)))
}

/// The column named by the user.
pub fn named(columns: &[String], name: &str, option: &str) -> Outcome<usize> {
    let mut found = (0..columns.len()).filter(|&i| columns[i] == name);
    let problem = match (found.next(), found.next()) {
        (Some(at), None) => return Ok(at),
        (Some(_), Some(_)) => format!("two columns are called {name:?}; rename one"),
        (None, _) => {
            let there = if columns.is_empty() {
                "the input is empty".to_owned()
            } else {
                format!("there are: {}", columns.join(", "))
            };
            format!("there is no column {name:?}, which {option} names; {there}")
        }
    };
    Err(Failure::Usage(problem))
}

/// The same, by which rows are asked. Those of JSON are asked by the name: it may be in later ones only.
pub fn asked(columns: &[String], name: &str, option: &str, input: &Input) -> Outcome<Column> {
    let index = if input.is_json() {
        0
    } else {
        named(columns, name, option)?
    };
    Ok(Column {
        index,
        name: name.to_owned(),
    })
}

/// The column with the text: named, or recognized, or the only one.
pub fn text(columns: &[String], name: Option<&str>) -> Outcome<usize> {
    if let Some(name) = name {
        return named(columns, name, "--text");
    }
    if columns.len() == 1 {
        return Ok(0);
    }
    let found = find(columns, &TEXT).ok_or_else(|| {
        Failure::Usage(format!(
            "which column holds the text? Name it by --text; there are: {}",
            columns.join(", ")
        ))
    })?;
    named(columns, &columns[found], "--text")
}

/// A column with dates, if one is recognized.
pub fn time(columns: &[String]) -> Option<usize> {
    find(columns, &TIME)
}

/// Columns to compare groups by.
pub fn groups(columns: &[String]) -> Vec<usize> {
    let mut found: Vec<usize> = GROUPS.iter().filter_map(|g| find(columns, &[g])).collect();
    found.sort_unstable();
    found
}

/// A column with ratings.
pub fn rating(columns: &[String]) -> Option<usize> {
    find(columns, &RATING)
}
