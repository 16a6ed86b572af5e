//! Labelled texts, outside the repository.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{bail, Context, Result};
use flate2::read::GzDecoder;
use serde_json::Value;

use crate::tools::root;

/// A set of labelled texts, mostly `train/NAME.jsonl.gz` or `dev/NAME.jsonl.gz`.
pub(crate) struct Set {
    pub name: String,
    pub path: PathBuf,
}

/// The folder that `--data` names, or `../shared/data`.
pub(crate) fn folder(named: Option<&str>) -> Result<PathBuf> {
    let folder = match named {
        Some(path) => PathBuf::from(path),
        None => root().join("../shared/data"),
    };
    if !folder.join("train").is_dir() {
        bail!(
            "no labelled texts in {}: name a folder with train/*.jsonl.gz and dev/*.jsonl.gz by \
             --data DIR; xtask/train/README.md says what is in them",
            folder.display()
        );
    }
    Ok(folder.canonicalize()?)
}

/// The sets of `train` or `dev`, by name.
pub(crate) fn sets(folder: &Path, split: &str) -> Result<Vec<Set>> {
    let folder = folder.join(split);
    let mut sets = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        if let Some(name) = name.strip_suffix(".jsonl.gz") {
            sets.push(Set {
                name: name.to_owned(),
                path: path.clone(),
            });
        }
    }
    sets.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sets)
}

impl Set {
    /// The texts, in order.
    pub fn texts(&self) -> Result<Vec<String>> {
        texts(&self.path)
    }
}

/// The texts of a file of labelled ones, which may be gzip-ed.
pub(crate) fn texts(path: &Path) -> Result<Vec<String>> {
    let context = || path.display().to_string();
    let bytes = fs::read(path).with_context(context)?;
    let mut lines = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        GzDecoder::new(&*bytes).read_to_string(&mut lines)
    } else {
        (&*bytes).read_to_string(&mut lines)
    }
    .with_context(context)?;
    texts_of(path, &lines)
}

/// The field `text` of each line.
fn texts_of(path: &Path, lines: &str) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let row: Value = serde_json::from_str(line).with_context(place)?;
        match row["text"].as_str() {
            Some(text) => texts.push(text.to_owned()),
            None => bail!("{}: no \"text\"", place()),
        }
    }
    Ok(texts)
}
