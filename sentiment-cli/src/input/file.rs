//! Files by their names.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::args::InputFormat;
use crate::error::{Failure, Outcome};
use crate::output::warn;

/// The bytes of a file, or of standard input; what it is called in messages; and its size, unless more
/// may come.
pub fn open(file: &Path) -> Outcome<(Box<dyn Read>, String, Option<u64>)> {
    if file.as_os_str() == "-" {
        if io::stdin().is_terminal() {
            let end = if cfg!(windows) {
                "Ctrl-Z, Enter"
            } else {
                "Ctrl-D"
            };
            warn(&format!("reading from the terminal; end with {end}"));
        }
        return Ok((Box::new(io::stdin()), "standard input".to_owned(), None));
    }
    let name = file.display().to_string();
    let failed = |e: io::Error| Failure::Data(format!("cannot open {name}: {}", reason(&e)));
    let opened = File::open(file).map_err(failed)?;
    let meta = opened.metadata().map_err(failed)?;
    if meta.is_dir() {
        return Err(Failure::Data(format!(
            "cannot open {name}: it is a directory"
        )));
    }
    let size = meta.is_file().then_some(meta.len());
    Ok((Box::new(opened), name, size))
}

/// An error of the system without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// What a file's name ends with, in lower case.
pub fn extension(file: &Path) -> String {
    file.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase()
}

/// The format that a file's name speaks of.
pub fn guess(file: &Path) -> InputFormat {
    match extension(file).as_str() {
        "csv" | "tsv" => InputFormat::Csv,
        "jsonl" | "ndjson" | "json" => InputFormat::Jsonl,
        "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => InputFormat::Workbook,
        _ => InputFormat::Text,
    }
}
