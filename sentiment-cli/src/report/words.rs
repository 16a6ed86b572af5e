//! The report in words: a headline, and a table for the terminal.

use std::fmt::Write;

use sentiment_core::{Emotion, Label};
use unicode_width::UnicodeWidthStr;

use super::summary::{Found, Moments, Part};
use crate::text::one_line;

/// "42 %".
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A mean valence with its interval: "+0.12 ± 0.05".
pub fn mean(moments: &Moments) -> String {
    match moments.margin() {
        Some(margin) => format!("{:+.2} ± {margin:.2}", moments.mean()),
        None => format!("{:+.2}", moments.mean()),
    }
}

/// The two emotions of a part that stand out most from all texts, as names.
pub fn standing_out(part: &Part, all: &Part) -> String {
    let (own, usual) = (part.emotions(), all.emotions());
    let mut ratios: Vec<(Emotion, f64)> = Emotion::ALL
        .into_iter()
        .map(|e| (e, (own[e.index()] + 0.01) / (usual[e.index()] + 0.01)))
        .filter(|(_, ratio)| *ratio >= 1.15)
        .collect();
    ratios.sort_by(|a, b| b.1.total_cmp(&a.1));
    let names: Vec<&str> = ratios.iter().take(2).map(|(e, _)| e.name()).collect();
    names.join(", ")
}

/// Sentences that say what matters, most important first.
pub fn headline(found: &Found) -> Vec<String> {
    let all = &found.all;
    let count = all.valence.count;
    if count == 0 {
        return vec!["There are no texts.".to_owned()];
    }
    let mut said = vec![format!(
        "{count} {}: {} positive, {} negative, {} neutral, {} mixed.",
        if count == 1 { "text" } else { "texts" },
        percent(all.share(Label::Positive)),
        percent(all.share(Label::Negative)),
        percent(all.share(Label::Neutral)),
        percent(all.share(Label::Mixed)),
    )];
    // Only what the intervals tell apart is worth a sentence.
    let mut groups: Vec<(f64, String)> = Vec::new();
    for (name, values) in &found.groups {
        let sure: Vec<_> = values.iter().filter_map(|(v, p)| Some((v, p, p.valence.margin()?))).collect();
        let (Some((low, worst, m1)), Some((high, best, m2))) = (sure.first(), sure.last()) else {
            continue;
        };
        let gap = best.valence.mean() - worst.valence.mean();
        if gap > m1 + m2 {
            groups.push((
                gap,
                format!(
                    "By {name}, {low} feels worst ({:+.2}) and {high} best ({:+.2}).",
                    worst.valence.mean(),
                    best.valence.mean()
                ),
            ));
        }
    }
    groups.sort_by(|a, b| b.0.total_cmp(&a.0));
    said.extend(groups.into_iter().take(2).map(|g| g.1));
    if let Some((period, points)) = &found.time {
        let change = points
            .windows(2)
            .filter_map(|w| {
                let margin = w[0].1.margin()? + w[1].1.margin()?;
                let step = w[1].1.mean() - w[0].1.mean();
                (step.abs() > margin).then_some((step, w[1].0))
            })
            .max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
        if let Some((step, date)) = change {
            let verb = if step < 0.0 { "fell" } else { "rose" };
            said.push(format!("Valence {verb} most in the {} of {date} ({step:+.2}).", period.name()));
        }
    }
    said
}

/// For the terminal.
pub fn table(found: &Found) -> String {
    let mut out = headline(found).join(" ");
    out.push('\n');
    if found.all.valence.count == 0 {
        return out;
    }
    if found.skipped > 0 {
        let _ = writeln!(out, "{} rows could not be read.", found.skipped);
    }
    if found.undated > 0 {
        let _ = writeln!(out, "{} dates could not be read: expected 2026-03-31.", found.undated);
    }
    let mut rows = vec![row("", "all", &found.all, &found.all)];
    for (name, values) in &found.groups {
        const MOST: usize = 12;
        for (i, (value, part)) in values.iter().take(MOST).enumerate() {
            rows.push(row(if i == 0 { name } else { "" }, value, part, &found.all));
        }
        if values.len() > MOST {
            let more = format!("({} more in the report)", values.len() - MOST);
            rows.push([String::new(), more].into_iter().chain(vec![String::new(); 6]).collect());
        }
    }
    let header = ["", "", "texts", "valence", "positive", "negative", "mixed", "stands out by"];
    rows.insert(0, header.map(str::to_owned).to_vec());
    let widths: Vec<usize> = (0..header.len())
        .map(|c| rows.iter().map(|r| r[c].width()).max().unwrap_or(0))
        .collect();
    out.push('\n');
    for cells in &rows {
        let mut line = String::new();
        for (c, cell) in cells.iter().enumerate() {
            let space = " ".repeat(widths[c] - cell.width());
            let numeric = (2..7).contains(&c);
            let _ = match numeric {
                true => write!(line, "{space}{cell}  "),
                false => write!(line, "{cell}{space}  "),
            };
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    for (title, terms) in ["pulls down", "lifts"].iter().zip(&found.pulls) {
        let terms: Vec<&str> = terms.iter().take(8).map(|(t, _)| t.as_str()).collect();
        let _ = write!(out, "\n{title}: {}", terms.join(", "));
    }
    out.push('\n');
    out
}

fn row(column: &str, value: &str, part: &Part, all: &Part) -> Vec<String> {
    vec![
        column.to_owned(),
        one_line(value, 32),
        part.valence.count.to_string(),
        mean(&part.valence),
        percent(part.share(Label::Positive)),
        percent(part.share(Label::Negative)),
        percent(part.share(Label::Mixed)),
        standing_out(part, all),
    ]
}
