//! Runs the command as a user would.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

#[path = "../../src/report/random.rs"]
pub mod random;

/// The command, with these arguments.
pub fn sentiment(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sentiment"));
    command.args(args).stdin(Stdio::null());
    command
}

/// What a run printed.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

impl Run {
    /// The lines of JSON that were printed.
    pub fn json(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect()
    }

    /// Standard output of a run that must succeed without a word.
    pub fn quietly(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""));
        self.out
    }
}

/// A folder of files to run in.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    /// A folder with one file.
    pub fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = Self::new();
        folder.write(name, content);
        folder
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("a file for the test");
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect(name)
    }

    /// Names of all files, hidden ones too.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// Run the command in the folder.
    pub fn run(&self, args: &[&str]) -> Run {
        sentiment(args)
            .current_dir(self.0.path())
            .output()
            .expect("the command runs")
            .into()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = sentiment(args);
        command.current_dir(self.0.path());
        command
    }
}

/// Run the command with `input` on standard input.
pub fn pipe(args: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = sentiment(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.as_ref().to_vec();
    let writer = std::thread::spawn(move || {
        // The command may stop reading early.
        let _ = stdin.write_all(&input);
    });
    let run = child.wait_with_output().expect("the command ends").into();
    writer.join().expect("the writer ends");
    run
}

/// Run `sentiment report`.
pub fn report(folder: &Folder, args: &[&str]) -> Run {
    let mut all = vec!["report"];
    all.extend(args);
    folder.run(&all)
}

/// What stands below a heading of a page.
pub fn section<'a>(page: &'a str, title: &str) -> &'a str {
    let (_, rest) = page
        .split_once(&format!("<h2>{title}</h2>"))
        .unwrap_or_else(|| panic!("{title}"));
    rest.split("</section>").next().unwrap_or(rest)
}
