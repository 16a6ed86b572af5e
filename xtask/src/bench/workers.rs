//! Processes in three languages that score when asked to. benches/README.md
//! says what is asked and answered.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{ensure, Context, Result};

use crate::setup::{self, PEERS};
use crate::tools::{cargo, command, installed, of_environment, pip, root, run, target};
use crate::{test, wasm};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Language {
    Rust,
    Python,
    Node,
}

impl Language {
    pub(super) const ALL: [Self; 3] = [Self::Rust, Self::Python, Self::Node];

    /// Build or install the worker, the peers, and this project beside them.
    pub(super) fn prepare(self) -> Result<()> {
        match self {
            Self::Rust => run(cargo()
                .args(["build", "--release"])
                .arg("--manifest-path=benches/peers/rust/Cargo.toml")
                .env("CARGO_TARGET_DIR", target().join("peers"))),
            Self::Python => {
                setup::python()?;
                setup::python_peers()?;
                run(pip(&mut of_environment(PEERS, "python"), "install")
                    .args(["--force-reinstall", "--no-deps"])
                    .arg(test::wheel("release")?))
            }
            Self::Node => {
                setup::wasm()?;
                setup::node_peers()?;
                wasm::build()
            }
        }
    }

    /// The worker's command, without arguments.
    pub(super) fn command(self) -> Command {
        match self {
            Self::Rust => command(target().join("peers/release/sentiment-peers")),
            Self::Python => {
                let mut python = of_environment(PEERS, "python");
                python.arg("benches/peers/worker.py");
                python
            }
            Self::Node => {
                let mut node = command("node");
                node.arg(root().join("benches/peers/node/worker.mjs"))
                    .current_dir(installed("peers-node"))
                    .env("SENTIMENT_WASM", our_package().join("index.js"))
                    // natural prints what it finds in .env, on our channel.
                    .env("DOTENV_CONFIG_QUIET", "true");
                node
            }
        }
    }
}

/// The package for Node that is compared.
pub(super) fn our_package() -> PathBuf {
    root().join("sentiment-wasm/pkg/node")
}

/// A worker that runs, of some texts.
pub(super) struct Worker {
    language: Language,
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Worker {
    /// Start it with a file that has a text per line.
    pub(super) fn start(language: Language, texts: &Path) -> Result<Self> {
        let mut process = language
            .command()
            .arg(fs::canonicalize(texts)?)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start the worker for {language:?}"))?;
        let (to, from) = (process.stdin.take(), process.stdout.take());
        Ok(Self {
            language,
            process,
            to: to.context("no stdin")?,
            from: BufReader::new(from.context("no stdout")?),
        })
    }

    /// Ask, and wait for the answer.
    pub(super) fn ask(&mut self, what: &str, name: &str, count: usize) -> Result<String> {
        writeln!(self.to, "{what}\t{name}\t{count}")?;
        self.to.flush()?;
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        ensure!(
            !line.is_empty(),
            "the worker for {:?} ended when asked {what} {name}",
            self.language
        );
        Ok(line.trim_end().to_owned())
    }

    /// Ask for numbers.
    pub(super) fn numbers(&mut self, what: &str, name: &str, count: usize) -> Result<Vec<f64>> {
        let answer = self.ask(what, name, count)?;
        let numbers = answer
            .split(' ')
            .map(str::parse::<f64>)
            .collect::<Result<_, _>>();
        numbers.with_context(|| format!("{name}, {what}: not numbers: {answer:?}"))
    }

    /// Ask for seconds.
    pub(super) fn seconds(&mut self, what: &str, name: &str, count: usize) -> Result<f64> {
        let numbers = self.numbers(what, name, count)?;
        numbers.first().copied().context("no seconds")
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Some packages keep their process alive.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
