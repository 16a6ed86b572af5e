//! What a page waits for: the size of the WebAssembly modules, and their start.

use std::fs;
use std::io::Write;

use anyhow::{bail, Result};
use flate2::{write::GzEncoder, Compression};

use super::ratios::time;
use super::workers::{our_package, Language};
use crate::tools::output;

const RUNS: usize = 21;

/// In Markdown.
pub(super) fn table() -> Result<String> {
    let full = our_package();
    let lite = full.with_file_name("lite").join("node");
    let modules = [("full", full), ("lite", lite)];
    let mut least = [[f64::INFINITY; 2]; 2];
    for _ in 0..RUNS {
        for ((_, folder), least) in modules.iter().zip(&mut least) {
            let line = output(Language::Node.command().arg("first").arg(folder))?;
            let mut numbers = line.split_whitespace().map(str::parse::<f64>);
            let (Some(Ok(load)), Some(Ok(score))) = (numbers.next(), numbers.next()) else {
                bail!("first: not two numbers: {line:?}");
            };
            *least = [least[0].min(load), least[1].min(score)];
        }
    }
    let mut table = String::from(
        "\n| module, in Node | size | by gzip | load and instantiate | then, to the first score |\n\
         |---|---|---|---|---|\n",
    );
    for ((name, folder), [load, score]) in modules.iter().zip(least) {
        let module = fs::read(folder.join("sentiment_bg.wasm"))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&module)?;
        table += &format!(
            "| {name} | {:.0} KB | {:.0} KB | {} | {} |\n",
            module.len() as f64 / 1e3,
            gzip.finish()?.len() as f64 / 1e3,
            time(load * 1e6),
            time(score * 1e6)
        );
    }
    Ok(table + &format!("\nThe fastest of {RUNS} processes, by turns.\n"))
}
