//! The `sentiment` command: files in; scores, explanations and reports out.

mod adapt;
mod args;
mod columns;
mod context;
mod error;
mod explain;
mod input;
mod interrupt;
mod json;
mod model;
mod output;
mod progress;
mod report;
mod score;
mod text;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use error::Failure;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => return not_understood(&e),
    };
    let done = match cli.command {
        Command::Score(args) => score::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Adapt(args) => adapt::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "sentiment", &mut script);
            output::print(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Cli::command()).render(&mut page) {
                Ok(()) => output::print(&page),
                Err(e) => Err(e.into()),
            }
        }
    };
    match done {
        Ok(()) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Nothing) => ExitCode::from(3),
        Err(Failure::Interrupted) => ExitCode::from(130),
        Err(Failure::Usage(message)) => {
            output::warn(&message);
            ExitCode::from(2)
        }
        Err(Failure::Data(message)) => {
            output::warn(&message);
            ExitCode::from(1)
        }
    }
}

/// Help and versions, which clap treats as errors, and real errors: these
/// begin as all our messages do.
fn not_understood(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Nobody to tell if this fails.
        let _ = error.print();
    } else {
        let message = error.render().to_string();
        output::warn(
            message
                .strip_prefix("error: ")
                .unwrap_or(&message)
                .trim_end(),
        );
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
