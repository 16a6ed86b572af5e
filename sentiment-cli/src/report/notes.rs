//! What is said below the numbers.

use super::groups::Groups;
use super::numbers::{count, percent, texts};
use super::summary::{Plan, Summary};
use crate::args::QuestionArgs;
use crate::context::Contexts;
use crate::input::Input;

/// Share of texts of mostly unknown words that is more than names and slips:
/// feedback in English has 1 %.
const FOREIGN: f64 = 0.2;

/// What a reader must know of how texts were scored, and of rows that are not in
/// the numbers. `many` are columns of too many groups to show.
pub fn notes(
    summary: &Summary,
    many: &[Groups],
    plan: &Plan,
    input: &Input,
    question: &QuestionArgs,
    contexts: &Contexts,
) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(question) = &question.context {
        notes.push(format!("Scored as answers to “{question}”."));
    }
    if let Some(column) = &question.context_column {
        notes.push(match contexts.missing() {
            None => format!("Scored as answers to the questions in the column {column}."),
            Some(_) => format!("No row has the column {column}: scored without a question."),
        });
    }
    let rows = |n: u64| {
        if n == 1 {
            "1 row".to_owned()
        } else {
            format!("{} rows", count(n))
        }
    };
    if input.skipped() > 0 {
        notes.push(format!(
            "{} that could not be read: left out.",
            rows(input.skipped())
        ));
    }
    if summary.empty > 0 {
        notes.push(format!("{} without a text: left out.", rows(summary.empty)));
    }
    if let (n @ 1.., Some(example)) = &summary.undated {
        let column = plan.time.as_ref().map_or("", |c| &c.name);
        notes.push(format!(
            "{} without a date that can be read in {column} (such as {example:?}): these are not in the chart over \
             time. Dates look like 2026-03-31.",
            rows(*n)
        ));
    }
    if let Some(ratings) = &summary.ratings {
        if let (n @ 1.., Some(example)) = ratings.comparable().odd {
            notes.push(format!(
                "{} with a rating that is no number, or of another scale, in {} (such as {example:?}): left out where \
                 texts are held against ratings. Ratings look like 4, 4.5, 4/5 or 4 stars.",
                rows(n),
                ratings.column.name
            ));
        }
    }
    for groups in many {
        let name = &groups.column.name;
        notes.push(format!(
            "The column {name} has {} values, too many to compare unasked; --by {name} shows the largest.",
            groups.count()
        ));
    }
    let foreign = summary.foreign as f64 / summary.all.n().max(1) as f64;
    if foreign >= FOREIGN {
        notes.push(format!(
            "In {} ({}) many words are unknown. The model is made for English: what other languages say, it can \
             hardly tell.",
            texts(summary.foreign),
            percent(foreign)
        ));
    }
    if summary.silent > 0 {
        notes.push(format!(
            "{} without a word that weighs anything: these count as neutral.",
            texts(summary.silent)
        ));
    }
    notes
}
