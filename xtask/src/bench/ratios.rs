//! Times of floors and models in one process.

use std::path::Path;

use anyhow::{Context, Result};

use super::instructions::Count;
use super::program;
use crate::tools::output;

/// What a task took on a corpus.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub texts: String,
    pub task: String,
    /// Median nanoseconds per text.
    pub ns: f64,
    /// How many times what `split_whitespace` takes: median over the rounds.
    pub ratio: f64,
    /// The same by the fastest rounds.
    pub least: f64,
    /// Mean bytes of a text.
    pub bytes: f64,
}

impl Row {
    /// Of the two robust ratios the lower: a noisy neighbour raises one or the
    /// other, worse code both.
    pub fn cost(&self) -> f64 {
        self.ratio.min(self.least)
    }
}

/// Run the benchmark, on its own texts or a file's.
pub(super) fn measure(rounds: usize, file: Option<&Path>) -> Result<Vec<Row>> {
    println!("measuring in {rounds} rounds");
    let mut ratios = program("ratios");
    ratios.arg(rounds.to_string()).args(file);
    let table = output(&mut ratios)?;
    table
        .lines()
        .skip(1)
        .map(|line| row(line).with_context(|| format!("ratios: not a row: {line:?}")))
        .collect()
}

fn row(line: &str) -> Option<Row> {
    let mut fields = line.split('\t');
    let (texts, task) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let mut number = || fields.next()?.parse().ok();
    Some(Row {
        texts,
        task,
        ns: number()?,
        ratio: number()?,
        least: number()?,
        bytes: number()?,
    })
}

/// Of two measurements the lower of each ratio.
pub(super) fn keep_lower(rows: &mut [Row], others: &[Row]) {
    for (row, other) in rows.iter_mut().zip(others) {
        if other.cost() < row.cost() {
            *row = other.clone();
        }
    }
}

/// In Markdown: a line per corpus, a column per task.
pub(super) fn table(rows: &[Row], counts: &[Count]) -> String {
    let mut tasks: Vec<&str> = Vec::new();
    for row in rows {
        if !tasks.contains(&row.task.as_str()) {
            tasks.push(&row.task);
        }
    }
    let mut table = String::from("| texts |");
    for task in &tasks {
        table += &format!(" `{task}` |");
    }
    table += &format!("\n|---|{}\n", "---|".repeat(tasks.len()));
    for corpus in rows.chunk_by(|a, b| a.texts == b.texts) {
        table += &format!("| {}, {:.0} B |", corpus[0].texts, corpus[0].bytes);
        for task in &tasks {
            table += &match corpus.iter().find(|row| row.task == *task) {
                None => " |".to_owned(),
                Some(row) if row.task == corpus[0].task => format!(" {} |", time(row.ns)),
                Some(row) => {
                    let count = counts
                        .iter()
                        .find(|c| (&c.texts, &c.task) == (&row.texts, &row.task));
                    let count = count.map_or(String::new(), |c| format!("; {:.2}", c.ratio));
                    format!(
                        " {:.2} × ({:.2}{count}), {} |",
                        row.ratio,
                        row.least,
                        time(row.ns)
                    )
                }
            };
        }
        table.push('\n');
    }
    let counted = if counts.is_empty() {
        ""
    } else {
        ", and by instructions"
    };
    table
        + &format!(
            "\nPer text. ×: times `split_whitespace().count()`, median of the rounds' ratios; in \
             brackets by the fastest round of each{counted}.\n"
        )
}

pub(super) fn time(ns: f64) -> String {
    match ns {
        ..1e3 => format!("{ns:.0} ns"),
        1e3..1e6 => format!("{:.1} µs", ns / 1e3),
        1e6..1e9 => format!("{:.1} ms", ns / 1e6),
        _ => format!("{:.1} s", ns / 1e9),
    }
}
