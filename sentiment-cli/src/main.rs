//! The `sentiment` command: files in; scores, explanations and reports out.

mod adapt;
mod args;
mod columns;
mod context;
mod dates;
mod error;
mod explain;
mod input;
mod interrupt;
mod json;
mod misplaced;
mod model;
mod neutral;
mod output;
mod progress;
mod rating;
mod report;
mod score;
mod several;
mod text;
mod urgent;
mod wording;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use error::{Failure, Outcome};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => return not_understood(&e),
    };
    match several::refuse(&cli.command).and_then(|()| run(cli.command)) {
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

fn run(command: Command) -> Outcome {
    match command {
        Command::Score(args) => score::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Adapt(args) => adapt::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "sentiment", &mut script);
            output::print(&script)
        }
        Command::Man { command } => manual(command.as_deref()),
        Command::Help { command } => {
            help(command.as_deref());
            Ok(())
        }
    }
}

/// What `--help` prints of a command, or of the whole.
fn help(command: Option<&str>) {
    let words = ["sentiment"].into_iter().chain(command).chain(["--help"]);
    if let Err(help) = Cli::try_parse_from(words) {
        // Nobody to tell if this fails.
        let _ = help.print();
    }
}

/// The page of a command, or of all.
fn manual(command: Option<&str>) -> Outcome {
    // That of `help` would only tell of itself.
    let mut cli = Cli::command().mut_subcommand("help", |help| help.hide(true));
    // A command knows only then whose it is.
    cli.build();
    let named = command.and_then(|name| cli.find_subcommand(name)).cloned();
    let mut page = Vec::new();
    clap_mangen::Man::new(named.unwrap_or(cli))
        .source(concat!("sentiment ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)?;
    output::print(&page)
}

/// Help and versions, which clap treats as errors, and real errors: these
/// begin as all our messages do.
fn not_understood(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Nobody to tell if this fails.
        let _ = error.print();
    } else if let Some(message) = misplaced::file(error) {
        output::warn(&message);
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
