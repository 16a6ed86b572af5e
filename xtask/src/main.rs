//! The project's own commands: `cargo xtask help` lists them.

mod agreement;
mod bench;
mod bias;
mod codegen;
mod data;
mod figures;
mod importance;
mod lexicons;
mod lite;
mod questions;
mod setup;
mod shifters;
mod test;
mod tools;
mod train;
mod vectors;
mod wasm;

use std::process::ExitCode;

use anyhow::{bail, Result};

const HELP: &str = "\
The project's own commands. Run from anywhere in the repository.

  cargo xtask setup             install what is missing, pinned, under target/
  cargo xtask test              everything CI runs; ends with a table
  cargo xtask test STEP...      only these steps
  cargo xtask test --list       the steps, in order
  cargo xtask codegen           compile lexicons/ into sentiment-core/data/
  cargo xtask codegen --check   fail if that would change a file
  cargo xtask wasm              build sentiment-wasm/pkg
  cargo xtask vectors           write tests/vectors/*.jsonl anew, after the engine
                                or its weights were changed on purpose
  cargo xtask bias              audit the default model for who is spoken of, and
                                write docs/fairness.md
  cargo xtask bias --lite       print the audit of the lite model
  cargo xtask bias LEXICON      print the audit of the model with a lexicon
  cargo xtask train [--data DIR]
                                learn the weights of lexicons/en anew
  cargo xtask train --without SET [--data DIR]
                                learn from all other sets, and print how near that
                                comes to the labels of this one
  cargo xtask teach [--data DIR]
                                fine-tune an encoder and write its opinions of
                                terms, which training reads, anew
  cargo xtask shifters [--data DIR]
                                how many labelled texts each valence shifter moves
                                towards their label, and which factor would suit them
  cargo xtask eval [--data DIR] measure the models, and peers from PyPI
  cargo xtask bench             how fast it is, beside floors
  cargo xtask bench --data DIR  the same on labelled texts
  cargo xtask bench --check     fail if it is slower than benches/record/bounds.tsv
  cargo xtask bench --bounds    write that file anew
  cargo xtask bench --peers     how fast it is, beside other libraries
  cargo xtask bench --record    all of it into benches/record/
  cargo xtask features DIR [--data DIR]
                                write the training features of all texts

DIR holds labelled texts; ../shared/data if it is not named. See
xtask/train/README.md.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    let (command, data) = match arguments {
        // It takes any options, and says itself what is wrong with them.
        ["bench", options @ ..] => return bench::run(options),
        [command @ .., "--data", data] => (command, Some(*data)),
        _ => (arguments, None),
    };
    match command {
        ["train"] => return train::train(data),
        ["train", "--without", set] => return train::train_without(set, data),
        ["teach"] => return train::teach(data),
        ["shifters"] => return shifters::measure(data),
        ["eval"] => return train::eval(data),
        ["features", to] if !to.starts_with("--") => return train::export(to, data),
        _ => {}
    }
    // The others read no labelled texts.
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["setup"] => setup::run_everything(),
        ["test", "--list"] => {
            test::list();
            Ok(())
        }
        ["test", steps @ ..] => test::run(steps),
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        ["vectors"] => vectors::write(),
        ["bias"] => bias::write(),
        ["bias", "--lite"] => bias::lite(),
        ["bias", lexicon] if !lexicon.starts_with("--") => bias::lexicon(lexicon),
        ["wasm"] => {
            setup::wasm()?;
            wasm::build()
        }
        other => bail!("unknown command {:?}\n\n{HELP}", other.join(" ")),
    }
}
