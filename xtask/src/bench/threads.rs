//! How much faster batches are on more threads.

use anyhow::{Context, Result};

use super::plot::short;
use super::{program, ROUNDS};
use crate::tools::output;

/// In Markdown.
pub(super) fn table() -> Result<String> {
    println!("scoring batches on threads in {ROUNDS} rounds");
    let found = output(program("threads").arg(ROUNDS.to_string()))?;
    let mut table =
        String::from("\n| threads | texts/s | MB/s | × one thread |\n|---|---|---|---|\n");
    for line in found.lines().skip(1) {
        table += &row(line).with_context(|| format!("threads: not a row: {line:?}"))?;
    }
    Ok(table
        + &format!(
            "\n`Analyzer::score_batch_into`, 100,000 texts of 100 bytes; with one huge text, the last is as \
             long as a core's part of all. Wall time, medians of {ROUNDS} interleaved rounds.\n"
        ))
}

fn row(line: &str) -> Option<String> {
    let [batch, threads, speed, megabytes, factor] = line.split('\t').collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let speed = short(speed.parse().ok()?);
    let factor: f64 = factor.parse().ok()?;
    Some(format!(
        "| {threads}, {batch} | {speed} | {megabytes} | {factor:.2} |\n"
    ))
}
