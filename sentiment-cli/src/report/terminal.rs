//! The summary on the terminal.

use std::fmt::Write;

use super::agreement;
use super::cells::Cells;
use super::groups::{Group, Groups};
use super::language;
use super::numbers::{count, percent, signed};
use super::overview;
use super::summary::Summary;
use super::tally::LABELS;
use super::view::View;
use crate::text::{one_line, pad};

/// Longest name of a group.
const NAME: usize = 28;

/// Width of a share: "under 1 %".
const SHARE: usize = 9;

/// The summary, with colours: of all texts, or an overview of questions and what was found of each.
pub fn page(views: &[View], notes: &[String]) -> String {
    let mut out = String::new();
    match views {
        [only] => {
            sentences(only, &mut out);
            whole(&only.summary, &mut out);
        }
        views => {
            out.push_str(&overview::terminal(views));
            for view in views.iter().filter(|view| !view.is_hidden()) {
                let title = one_line(&view.question.title(), usize::MAX);
                let _ = writeln!(out, "\n\x1b[1m{title}\x1b[0m");
                sentences(view, &mut out);
            }
        }
    }
    for note in notes {
        let _ = writeln!(out, "\n{}", one_line(note, usize::MAX));
    }
    out
}

/// What was found.
fn sentences(view: &View, out: &mut String) {
    let warning = language::warning(&view.summary);
    for sentence in warning.iter().chain(&view.sentences) {
        let _ = writeln!(out, "{}", one_line(sentence, usize::MAX));
    }
}

/// Figures, groups and words.
fn whole(summary: &Summary, out: &mut String) {
    let ratings = summary.comparable.as_ref();
    if let Some(sentence) =
        ratings.and_then(|r| agreement::sentence(&r.pairs, r.groups.whole().n()))
    {
        let _ = writeln!(out, "{sentence}");
    }
    for groups in summary.groups.iter().filter(|g| g.len() > 0) {
        table(groups, summary.discretion.least, out);
    }
    drivers(summary, out);
}

fn table(groups: &Groups, least: u64, out: &mut String) {
    let shown = groups.shown(least);
    let names = shown
        .groups
        .iter()
        .map(|(name, _)| *name)
        .chain(shown.others.iter().map(|(name, _)| name.as_str()));
    let title = one_line(&groups.column.name, NAME);
    let width = names
        .map(|name| one_line(name, NAME))
        .chain([title.clone()])
        .map(|name| unicode_width::UnicodeWidthStr::width(name.as_str()))
        .max()
        .unwrap_or(0);
    let _ = write!(
        out,
        "\n\x1b[1m{}    texts  valence  95 % interval ",
        pad(&title, width)
    );
    for label in LABELS {
        let _ = write!(out, "  {label:>SHARE$}");
    }
    out.push_str("\x1b[0m\n");
    for (name, group) in &shown.groups {
        line(name, width, group, out);
    }
    if let Some((name, group)) = &shown.others {
        line(name, width, group, out);
    }
    if groups.cells != Cells::One {
        out.push_str("A text may have several of these, and then counts in each.\n");
    }
}

fn line(name: &str, width: usize, group: &Group, out: &mut String) {
    let tally = &group.tally;
    let interval = match tally.valence.interval() {
        Some((low, high)) => format!("{} to {}", signed(low), signed(high)),
        None => String::new(),
    };
    let _ = write!(
        out,
        "{}  {:>7}  {:>7}  {interval:>14}",
        pad(&one_line(name, NAME), width),
        count(tally.n()),
        signed(tally.valence.mean()),
    );
    for label in LABELS {
        let _ = write!(out, "  {:>SHARE$}", percent(tally.share(label)));
    }
    out.push('\n');
}

fn drivers(summary: &Summary, out: &mut String) {
    for (positive, title, color) in [(true, "lifts it:", 32), (false, "lowers it:", 31)] {
        let terms: Vec<String> = summary
            .strongest(positive)
            .into_iter()
            .take(8)
            .map(|d| format!("{} ({})", d.term, count(d.texts)))
            .collect();
        if !terms.is_empty() {
            let space = if positive { "\n" } else { "" };
            let _ = writeln!(
                out,
                "{space}\x1b[{color}m{title:<11}\x1b[0m{}",
                one_line(&terms.join(", "), usize::MAX)
            );
        }
    }
}
