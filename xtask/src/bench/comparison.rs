//! What was found of peers, as a table.

use anyhow::Result;

use super::module;
use super::peers::{PATIENCE, ROUNDS, STARTS, WORDS};
use super::plot::short;
use super::ratios::time;
use super::workers::Language;

/// What was found of a peer.
#[derive(Debug)]
pub(super) struct Found {
    pub language: Language,
    pub name: &'static str,
    pub ours: bool,
    pub version: String,
    /// Texts of 100 bytes per second.
    pub speed: f64,
    pub megabytes: f64,
    /// How many times as fast as vaderSentiment.
    pub ratio: f64,
    /// Words of the document, and seconds.
    pub document: (usize, f64),
    /// Seconds more than the bare language takes to start and score a word.
    pub start: f64,
    pub installed: Option<u64>,
}

impl Found {
    /// Name, version and language.
    pub fn label(&self) -> String {
        let language = match self.language {
            Language::Rust => "Rust",
            Language::Python => "Python",
            Language::Node if self.ours => "wasm in Node",
            Language::Node => "Node",
        };
        format!("{}{} ({language})", self.name, self.version)
    }
}

/// In Markdown.
pub(super) fn table(found: &[Found]) -> Result<String> {
    let mut table = String::from(
        "| | texts/s | MB/s | × vaderSentiment | long document | start-up | installed |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for peer in found {
        let bold = if peer.ours { "**" } else { "" };
        let (words, seconds) = peer.document;
        let words = if words == WORDS {
            String::new()
        } else {
            format!(" ({} words)", short(words as f64))
        };
        let start = match peer.start {
            // Of a process that is no more than noise.
            ..0.001 => "< 1 ms".to_owned(),
            start => time(start * 1e9),
        };
        let installed = peer
            .installed
            .map_or(String::new(), |b| format!("{:.1} MB", b as f64 / 1e6));
        table += &format!(
            "| {bold}{}{bold} | {} | {:.1} | {:.2} | {}{words} | {} | {installed} |\n",
            peer.label(),
            short(peer.speed),
            peer.megabytes,
            peer.ratio,
            time(seconds * 1e9),
            start,
        );
    }
    table += &format!(
        "\nOne thread, texts of 100 bytes, processor time, medians of {ROUNDS} interleaved rounds. Long document: \
         {WORDS} words, or as many as take less than {PATIENCE:.0} s. Start-up: a process that loads \
         the package and scores a word, less one that loads nothing, the fastest of {STARTS} each. Installed: the package with all \
         that it needs. PyPI's NRCLex is \
         given words, as its own tokenizer needs a download.\n",
    );
    Ok(table + &module::table()?)
}
