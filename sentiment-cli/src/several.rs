//! Several columns of texts, as forms with several questions have them.

use std::fmt::Write;
use std::path::Path;

use sentiment_core::Context;

use crate::args::Command;
use crate::error::{Failure, Outcome};

/// An error if several columns are named, with the commands to run: each has another question.
pub fn refuse(command: &Command) -> Outcome {
    let (name, input, extension) = match command {
        Command::Score(args) => ("score", &args.input, "csv"),
        Command::Report(args) => ("report", &args.input, "html"),
        Command::Adapt(args) => ("adapt", &args.input, "tsv"),
        _ => return Ok(()),
    };
    if input.text.len() < 2 {
        return Ok(());
    }
    let mut message = format!(
        "--text is given {} times, but a run reads one column; run the command once for each, such as",
        input.text.len()
    );
    for (i, text) in input.text.iter().enumerate() {
        let _ = write!(
            message,
            "\n  sentiment {name}{} --text {text:?}",
            file(&input.file)
        );
        if name != "adapt" && Context::question(text) != Context::NONE {
            let _ = write!(message, " --context {text:?}");
        }
        let _ = write!(message, " -o {}.{extension}", i + 1);
    }
    Err(Failure::Usage(message))
}

/// A file as an argument, with a space before it; nothing for standard input.
pub fn file(path: &Path) -> String {
    match path.to_string_lossy() {
        file if file == "-" => String::new(),
        file if file.contains(char::is_whitespace) => format!(" {file:?}"),
        file => format!(" {file}"),
    }
}
