//! The questions of a file side by side.

use std::fmt::Write;

use sentiment_core::Label;
use unicode_width::UnicodeWidthStr;

use super::numbers::{count, percent, signed, unit};
use super::over_time;
use super::summary::Summary;
use super::view::View;
use crate::text::{one_line, pad, plain};

/// Things that are named of each.
const NAMED: usize = 3;

/// Longest question on a terminal.
const QUESTION: usize = 44;

/// What a question's row says.
struct Row {
    question: String,
    answers: String,
    /// None where too few answer.
    figures: Option<Figures>,
}

struct Figures {
    valence: String,
    negative: String,
    positive: String,
    first: String,
}

impl Row {
    fn of(view: &View) -> Self {
        let summary = &view.summary;
        let n = summary.all.n();
        Self {
            question: view.question.title(),
            answers: match view.is_hidden() {
                true => format!("fewer than {}", summary.discretion.least),
                false => count(n),
            },
            figures: (!view.is_hidden()).then(|| Figures {
                valence: signed(summary.all.valence.mean()),
                negative: percent(summary.all.share(Label::Negative)),
                positive: percent(summary.all.share(Label::Positive)),
                first: first(summary),
            }),
        }
    }
}

/// What most answers mention.
fn mentioned(summary: &Summary) -> String {
    let found = summary.findings.mentions.found.iter().take(NAMED);
    let names: Vec<String> = found
        .map(|mention| format!("“{}” ({})", mention.name, count(mention.with.n)))
        .collect();
    names.join(", ")
}

/// How many texts should be read first. A number would tell what kinds have few.
fn first(summary: &Summary) -> String {
    let urgent = &summary.urgent;
    let mut kinds = urgent.kinds();
    match kinds.any(|kind| urgent.is_few(kind, summary.discretion)) {
        true => "some".to_owned(),
        false => count(urgent.kinds().map(|kind| urgent.n(kind)).sum()),
    }
}

/// Where the report of a question is on the page.
pub fn anchor(number: usize) -> String {
    format!("q{}", number + 1)
}

/// What stands above the overview.
pub fn lead(views: &[View]) -> String {
    format!(
        "{} questions, each with a report of its own. Their figures cannot be held against each other: what people \
         like sounds better than what they want changed.",
        views.len()
    )
}

/// The overview of a page.
pub fn table(views: &[View]) -> String {
    let shown = |view: &View| (!view.is_hidden()).then(|| over_time::in_brief(&view.summary));
    let changes: Vec<Option<String>> = views.iter().map(|view| shown(view).flatten()).collect();
    let is_changed = changes.iter().any(Option::is_some);
    let mut heads = vec![
        "question",
        "answers",
        "mean valence",
        "negative",
        "positive",
        "mentioned most",
        "read first",
    ];
    heads.extend(is_changed.then_some("over time"));
    let heads: String = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"))
        .collect();
    let mut body = String::new();
    for (number, (view, change)) in views.iter().zip(&changes).enumerate() {
        let change = is_changed.then(|| change.as_deref().unwrap_or_default());
        body.push_str(&line(view, &anchor(number), change));
    }
    format!(
        "<div class=\"wide\" id=\"overview\">\n<table class=\"mentions\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n\
         {body}</tbody>\n</table>\n</div>\n<p class=\"dim\">Each question is judged as in a report of its own, so of many \
         questions it is likelier that one shows a difference by chance.</p>\n"
    )
}

/// A question's row, with what changed, if that is a column.
fn line(view: &View, anchor: &str, change: Option<&str>) -> String {
    let Row {
        question,
        answers,
        figures,
    } = Row::of(view);
    let question = plain(&question);
    let Some(figures) = figures else {
        let blank = "<td></td>".repeat(5 + usize::from(change.is_some()));
        return format!("<tr><th scope=\"row\">{question}</th><td>{answers}</td>{blank}</tr>\n");
    };
    let mut out = format!(
        "<tr><th scope=\"row\"><a href=\"#{anchor}\">{question}</a></th><td class=\"number\">{}<span class=\"unit\"> \
         {}</span></td><td class=\"number\"><b>{}</b></td><td class=\"number\">{}<span class=\"unit\"> negative</span></td>\
         <td class=\"number\">{}<span class=\"unit\"> positive</span></td><td>{}</td><td class=\"number\">{}<span \
         class=\"unit\"> to read first</span></td>",
        answers,
        unit(view.summary.all.n()),
        figures.valence,
        figures.negative,
        figures.positive,
        plain(&mentioned(&view.summary)),
        figures.first,
    );
    if let Some(change) = change {
        let _ = write!(out, "<td>{}</td>", plain(change));
    }
    out.push_str("</tr>\n");
    out
}

/// The overview of a terminal.
pub fn terminal(views: &[View]) -> String {
    let rows: Vec<Row> = views.iter().map(Row::of).collect();
    let names = rows.iter().map(|row| one_line(&row.question, QUESTION));
    let width = names
        .map(|name| name.width())
        .max()
        .unwrap_or(0)
        .max("question".len());
    let mut out = format!("{}\n\n", lead(views));
    let _ = writeln!(
        out,
        "\x1b[1m{}  {:>8}  {:>7}  {:>9}  {:>9}  {:>10}\x1b[0m",
        pad("question", width),
        "answers",
        "valence",
        "negative",
        "positive",
        "read first"
    );
    for row in &rows {
        let name = pad(&one_line(&row.question, QUESTION), width);
        match &row.figures {
            None => {
                let _ = writeln!(out, "{name}  {}", row.answers);
            }
            Some(figures) => {
                let _ = writeln!(
                    out,
                    "{name}  {:>8}  {:>7}  {:>9}  {:>9}  {:>10}",
                    row.answers, figures.valence, figures.negative, figures.positive, figures.first
                );
            }
        }
    }
    out
}
