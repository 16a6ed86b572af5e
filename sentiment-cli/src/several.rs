//! Several columns of texts, as forms with several questions have them.

use std::fmt::Write;
use std::path::Path;

use sentiment_core::Context;

use crate::args::{Command, InputArgs};
use crate::error::{Failure, Outcome};
use crate::input::Input;
use crate::text::quoted;

/// An error if several columns are named for a command that reads one, with the commands to run.
pub fn refuse(command: &Command) -> Outcome {
    let (name, input, extension) = match command {
        Command::Score(args) => {
            if args.question.context.len() > 1 {
                let what =
                    "--context is given several times, but all texts of a run answer one question";
                return Err(Failure::Usage(what.to_owned()));
            }
            ("score", &args.input, "csv")
        }
        Command::Adapt(args) => ("adapt", &args.input, "tsv"),
        _ => return Ok(()),
    };
    if input.text.len() < 2 {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "--text is given {} times, but a run reads one column; run the command once for each, such as{}",
        input.text.len(),
        commands(name, input, extension, input.text.iter().map(|text| (text, text)))
    )))
}

/// An error if a command that reads one column has found several.
pub fn choose(name: &str, args: &InputArgs, extension: &str, input: &Input) -> Outcome {
    let texts = input.texts();
    if args.text.len() == 1 || texts.len() < 2 {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{}: {} columns have answers to open questions, but a run reads one; run the command once for each, such as{}",
        input.name(),
        texts.len(),
        commands(name, args, extension, texts.iter().map(|text| (&text.column.name, &text.question)))
    )))
}

/// A command for each column, with its question.
fn commands<'a>(
    name: &str,
    input: &InputArgs,
    extension: &str,
    texts: impl Iterator<Item = (&'a String, &'a String)>,
) -> String {
    let mut out = String::new();
    for (i, (text, question)) in texts.enumerate() {
        let (file, text) = (file(&input.file), quoted(text));
        let _ = write!(out, "\n  sentiment {name}{file} --text {text}");
        if name == "score" && Context::question(question) != Context::NONE {
            let _ = write!(out, " --context {}", quoted(question));
        }
        let _ = write!(out, " -o {}.{extension}", i + 1);
    }
    out
}

/// A file as an argument, with a space before it; nothing for standard input.
pub fn file(path: &Path) -> String {
    match path.to_string_lossy() {
        file if file == "-" => String::new(),
        file if file.contains(char::is_whitespace) => format!(" {}", quoted(&file)),
        file => format!(" {file}"),
    }
}
