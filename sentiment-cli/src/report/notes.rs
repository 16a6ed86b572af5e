//! What is said below the numbers.

use super::groups::{short, Groups};
use super::language;
use super::numbers::{count, texts};
use super::parts::Question;
use super::plan::Plan;
use super::senseless::singles;
use super::summary::Summary;
use crate::args::ReportArgs;
use crate::context::Contexts;
use crate::input::Input;
use crate::text::quoted;

/// How the texts of a file were read.
pub fn reading(input: &Input, args: &ReportArgs) -> Vec<String> {
    let mut notes = Vec::new();
    if !args.input.speaker.is_empty() {
        notes.push(format!(
            "Of texts with turns, what {} says is scored.",
            args.input.speaker.join(", ")
        ));
    }
    if !args.input.agent.is_empty() {
        notes.push(format!(
            "Of texts with turns, what {} says is left out.",
            args.input.agent.join(", ")
        ));
    }
    if let Some(title) = input.title() {
        notes.push(format!(
            "Texts are read with their titles, from the column {}.",
            title.name
        ));
    }
    notes
}

/// What questions the texts answer, for a page on all of them; or that no row says it.
pub fn questions(question: &Question, contexts: &Contexts) -> Option<String> {
    match contexts.missing() {
        Some(column) => Some(format!(
            "No row has the column {column}: scored without a question."
        )),
        None => question.note(),
    }
}

/// What a reader must know of texts that are not in the numbers. `many` are columns of too many groups to show.
pub fn of_texts(summary: &Summary, many: &[Groups], plan: &Plan) -> Vec<String> {
    let mut notes = Vec::new();
    let such_as = |example: &str| such_as(example, summary);
    notes.extend(repeats(summary));
    notes.extend(unread(summary, plan));
    notes.extend(strays(summary));
    if let Some(ratings) = &summary.ratings {
        if let (n @ 1.., Some(example)) = &ratings.unrated {
            notes.push(format!(
                "{} without a rating in {}, which says “{example}” or the like.",
                texts(*n),
                ratings.column.name
            ));
        }
        let odd = summary.comparable.as_ref().map(|ratings| &ratings.odd);
        if let Some((n @ 1.., Some(example))) = odd {
            notes.push(format!(
                "{} with a rating that is no number, or of another scale, in {}{}: left out where \
                 texts are held against ratings. Ratings look like 4, 4.5, 4/5 or 4 stars.",
                rows(*n),
                ratings.column.name,
                such_as(example)
            ));
        }
    }
    for groups in many {
        let name = &groups.column.name;
        let largest = match singles(groups) {
            Some(_) => String::new(),
            None => format!("; --by {name} shows the largest"),
        };
        notes.push(format!(
            "The column {name} has {} values, too many to compare unasked{largest}.",
            groups.count()
        ));
    }
    for groups in summary.groups.iter().filter(|groups| groups.is_full()) {
        notes.push(format!(
            "The column {} has {} values: those that the file has after these are among the others.",
            groups.column.name,
            groups.count()
        ));
    }
    notes.extend(language::note(summary));
    if summary.silent > 0 {
        notes.push(format!(
            "{} in which no word says anything: these count as neutral.",
            texts(summary.silent)
        ));
    }
    notes
}

/// What a reader must know of columns.
pub fn of_columns(plan: &Plan) -> Vec<String> {
    let notes = uncompared(&plan.uncompared).into_iter();
    let discreet = plan.discretion.note(&plan.names);
    notes.chain(undated(plan)).chain(discreet).collect()
}

/// An example, unless there is none, or none may be shown.
fn such_as(example: &str, summary: &Summary) -> String {
    match summary.discretion.no_texts || example.is_empty() {
        true => String::new(),
        false => format!(" (such as {example:?})"),
    }
}

/// Rows without a date that can be read, and why.
fn unread(summary: &Summary, plan: &Plan) -> Option<String> {
    let undated = &summary.undated;
    let column = plan.time.as_ref().map_or("", |c| &c.name);
    let is_gone = "these are not in the chart over time.";
    let no_day = such_as(undated.no_day.as_deref().unwrap_or_default(), summary);
    let impossible = undated.impossible;
    if undated.n == 0 {
        return None;
    }
    let Some(example) = &undated.example else {
        return Some(format!(
            "{} with a day that does not exist in {column}{no_day}: {is_gone}",
            rows(impossible)
        ));
    };
    let mut note = format!(
        "{} without a date that can be read in {column}{}: {is_gone} Dates look like 2026-03-31.",
        rows(undated.n),
        such_as(example, summary)
    );
    if impossible > 0 {
        let name = if impossible == 1 { "names" } else { "name" };
        note.push_str(&format!(
            " {} of them {name} a day that does not exist{no_day}.",
            count(impossible)
        ));
    }
    Some(note)
}

/// Texts that repeat others: of a few of them, how they count need not be known.
fn repeats(summary: &Summary) -> Option<String> {
    /// One in so many texts.
    const FEW: u64 = 50;
    let n = summary.repeats;
    let repeat = if n == 1 { "repeats" } else { "repeat" };
    let said = format!("{} of five words or more {repeat} others", texts(n));
    match n {
        0 => None,
        n if n * FEW <= summary.all.n() => Some(format!("{said}: means and shares count them, findings do not.")),
        _ => Some(format!(
            "{said}: means and shares count them, findings do not; intervals are wider for them. Over time, a text \
             repeats others of its own month only."
        )),
    }
}

/// Rows that are left out, by why.
pub fn left_out(rows: &[String]) -> impl Iterator<Item = String> + '_ {
    rows.iter().map(|rows| format!("{rows}: left out."))
}

/// Rows of the file that are no texts, by why.
pub fn unreadable(input: &Input) -> Vec<String> {
    let totals = input.totals().len() as u64;
    let looks = if totals == 1 {
        "that looks like a total"
    } else {
        "that look like totals"
    };
    counted([(input.skipped(), "that could not be read"), (totals, looks)])
}

/// Rows without a text to count, by why; `totals` of them are of the file.
pub fn textless(empty: u64, placeholders: u64, totals: u64) -> Vec<String> {
    counted([
        (empty.saturating_sub(totals), "without a text"),
        (placeholders, "with a text that says nothing, such as “n/a”"),
    ])
}

fn counted(kinds: [(u64, &str); 2]) -> Vec<String> {
    let kinds = kinds.into_iter().filter(|(n, _)| *n > 0);
    kinds.map(|(n, why)| format!("{} {why}", rows(n))).collect()
}

/// "1 row", "2 rows".
fn rows(n: u64) -> String {
    format!("{} {}", count(n), if n == 1 { "row" } else { "rows" })
}

/// Columns that may be worth a comparison.
fn uncompared(names: &[String]) -> Option<String> {
    const NAMED: usize = 8;
    let mut named: Vec<String> = names.iter().take(NAMED).map(|name| short(name)).collect();
    if let more @ 1.. = names.len().saturating_sub(NAMED) {
        named.push(format!("and {} more", count(more as u64)));
    }
    (!names.is_empty()).then(|| {
        format!(
            "Not compared: {}. Columns with few values may be groups; name them by --by.",
            named.join(", ")
        )
    })
}

/// Columns that may tell when texts were written.
fn undated(plan: &Plan) -> Option<String> {
    const NAMED: usize = 3;
    let first = plan.undated.first().filter(|_| plan.time.is_none())?;
    let named: Vec<String> = plan
        .undated
        .iter()
        .take(NAMED)
        .map(|name| short(name))
        .collect();
    Some(format!(
        "No column is taken for dates, but these look like it: {}. For what changed over time, name one, as by \
         --time {}.",
        named.join(", "),
        quoted(first)
    ))
}

/// Dates far from all others.
fn strays(summary: &Summary) -> Option<String> {
    const NAMED: usize = 3;
    let strays = &summary.strays;
    let n: u64 = strays.iter().map(|(_, n)| n).sum();
    let mut named: Vec<String> = strays
        .iter()
        .take(NAMED)
        .map(|(date, _)| date.to_string())
        .collect();
    if strays.len() > NAMED {
        named.push("…".to_owned());
    }
    let named = match summary.discretion.no_texts {
        true => String::new(),
        false => format!(" ({})", named.join(", ")),
    };
    (n > 0).then(|| {
        format!(
            "{} with a date far from all others{named}: left out over time.",
            texts(n)
        )
    })
}
