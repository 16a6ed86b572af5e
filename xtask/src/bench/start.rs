//! What a process pays for its first score, in time and memory.

use std::time::Instant;

use anyhow::{bail, Result};

use super::program;
use super::ratios::time;
use crate::tools::output;

const RUNS: usize = 51;

/// In Markdown.
pub(super) fn table() -> Result<String> {
    println!("starting {RUNS} processes of each");
    let mut found: Vec<Vec<[f64; 4]>> = vec![Vec::new(); STARTS.len()];
    for _ in 0..RUNS {
        for ((model, _), found) in STARTS.iter().zip(&mut found) {
            let start = Instant::now();
            let line = output(program("start").arg(model))?;
            let whole = start.elapsed().as_secs_f64() * 1e9;
            let mut numbers = line.split_whitespace().map(str::parse::<f64>);
            let mut number = || numbers.next()?.ok();
            let inside = [number(), number(), number()];
            let [Some(inside), Some(now), Some(most)] = inside else {
                bail!("start: not three numbers: {line:?}");
            };
            found.push([inside, whole, now, most]);
        }
    }
    let mut table = String::from(
        "\n| a process that | time in it | whole process | resident | at most |\n|---|---|---|---|---|\n",
    );
    for ((_, about), runs) in STARTS.iter().zip(&found) {
        let m = least(runs);
        table += &format!(
            "| {about} | {} | {} | {:.1} MB | {:.1} MB |\n",
            time(m[0]),
            time(m[1]),
            m[2] / 1024.0,
            m[3] / 1024.0
        );
    }
    Ok(table + &format!("\nThe fastest of {RUNS} starts, by turns.\n"))
}

/// Arguments of the program `start`, and what it then does.
const STARTS: [(&str, &str); 4] = [
    ("nothing", "does nothing"),
    ("vader", "scores a word by `Vader`"),
    ("english", "scores a word by `Analyzer::english`"),
    (
        "lexicon",
        "makes a text of 100,000 terms; reads it, builds an analyzer, scores one (from reading on)",
    ),
];

fn least(runs: &[[f64; 4]]) -> [f64; 4] {
    let column = |i: usize| runs.iter().map(move |run| run[i]);
    std::array::from_fn(|i| column(i).fold(f64::INFINITY, f64::min))
}
