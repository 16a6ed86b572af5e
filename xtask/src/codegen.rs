//! `cargo xtask codegen`: compiles what people edit into what is shipped.
//!
//! To add an output, write a function that returns its bytes and list it in
//! [`OUTPUTS`]. The bytes must be the same on every machine and in every run.

use std::fs;

use anyhow::{bail, Context, Result};

use crate::tools::{cargo, root, run, write_atomically};
use crate::{lexicons, lite, questions};

/// A generated file that is committed.
struct Output {
    /// From the root of the repository.
    path: &'static str,
    /// What it is made from, for messages.
    from: &'static str,
    /// Makes its bytes.
    make: fn() -> Result<Vec<u8>>,
}

/// Everything that is generated.
const OUTPUTS: &[Output] = &[
    Output {
        path: "sentiment-core/data/emoticons.rs",
        from: "lexicons/shared/emoticons.tsv",
        make: lexicons::emoticons,
    },
    Output {
        path: "sentiment-core/data/english.lex",
        from: "lexicons/en/ and lexicons/shared/",
        make: lexicons::english_table,
    },
    Output {
        path: "sentiment-core/data/params.rs",
        from: "lexicons/en/model.tsv",
        make: lexicons::constants,
    },
    Output {
        path: "sentiment-core/data/questions.rs",
        from: "lexicons/en/questions.tsv",
        make: questions::table,
    },
    Output {
        path: "sentiment-core/data/english.pack",
        from: "lexicons/en/ and lexicons/shared/",
        make: lexicons::english_packed,
    },
    Output {
        path: "sentiment-core/data/lite.pack",
        from: "lexicons/en/ and lexicons/shared/",
        make: lite::packed,
    },
    Output {
        path: "sentiment-core/data/vader.lex",
        from: "lexicons/vader/",
        make: lexicons::vader_table,
    },
    Output {
        path: "sentiment-cli/data/neutral.txt",
        from: "lexicons/en/neutral.tsv",
        make: lexicons::neutral_terms,
    },
];

/// Write every output that is not as it should be.
pub(crate) fn write() -> Result<()> {
    for output in OUTPUTS {
        let bytes = make(output)?;
        let path = root().join(output.path);
        if fs::read(&path).is_ok_and(|old| old == bytes) {
            println!("unchanged: {}", output.path);
            continue;
        }
        write_atomically(&path, &bytes)?;
        println!("written: {} ({} bytes)", output.path, bytes.len());
        if output.path.ends_with(".rs") {
            // Part of this program, which makes the others: start anew.
            return run(cargo().args(["xtask", "codegen"]));
        }
    }
    Ok(())
}

/// Fail if an output is not what its source gives.
pub(crate) fn check() -> Result<()> {
    check_those(|_| true)
}

/// The same for one output.
pub(crate) fn check_one(path: &str) -> Result<()> {
    check_those(|output| output.path == path)
}

fn check_those(which: impl Fn(&Output) -> bool) -> Result<()> {
    let mut stale = Vec::new();
    let mut fresh = 0;
    for output in OUTPUTS.iter().filter(|o| which(o)) {
        let bytes = make(output)?;
        let reason = match fs::read(root().join(output.path)) {
            Ok(old) if old == bytes => {
                fresh += 1;
                continue;
            }
            Ok(old) => {
                let same = old.iter().zip(&bytes).take_while(|(a, b)| a == b).count();
                format!("differs from byte {same} on")
            }
            Err(error) => error.to_string(),
        };
        stale.push(format!("  {} from {}: {reason}", output.path, output.from));
    }
    if !stale.is_empty() {
        bail!(
            "generated files are stale:\n{}\nmend by: cargo xtask codegen",
            stale.join("\n")
        );
    }
    println!("{fresh} generated files are fresh");
    Ok(())
}

fn make(output: &Output) -> Result<Vec<u8>> {
    (output.make)().with_context(|| format!("{}, from {}", output.path, output.from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that plain `cargo test` finds a forgotten `cargo xtask codegen`.
    #[test]
    fn generated_files_are_fresh() {
        if let Err(error) = check() {
            panic!("{error:#}");
        }
    }

    #[test]
    fn paths_are_distinct_and_relative() {
        for (index, output) in OUTPUTS.iter().enumerate() {
            assert!(!output.path.starts_with('/'), "{}", output.path);
            let before = &OUTPUTS[..index];
            assert!(before.iter().all(|o| o.path != output.path));
        }
    }
}
