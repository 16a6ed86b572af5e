//! Paths, processes and files.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{bail, Context, Result};
use serde_json::Value;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    // Asked at run time: clones that share a target folder share this binary.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().unwrap_or(&xtask).to_path_buf()
}

/// Where `setup` puts what it installs.
pub(crate) fn installed(path: &str) -> PathBuf {
    root().join("target").join(path)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(path) => root().join(path),
        None => root().join("target"),
    }
}

/// A program of the virtual environment of the tests.
pub(crate) fn venv(program: &str) -> Command {
    of_environment("venv", program)
}

/// A program of a virtual environment.
pub(crate) fn of_environment(name: &str, program: &str) -> Command {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    command(installed(name).join(folder).join(program))
}

/// An action of pip, such as `install`, by the Python of a virtual environment.
pub(crate) fn pip<'p>(python: &'p mut Command, action: &str) -> &'p mut Command {
    python.args([
        "-m",
        "pip",
        action,
        "--quiet",
        "--disable-pip-version-check",
    ])
}

/// The cargo that runs this.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program, run in the root of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Run it, showing what it prints; an error if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command
        .status()
        .map_err(|error| not_started(error, command))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Run it and give what it says, which is too much to show unless it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<String> {
    let line = line(command);
    println!("$ {line}");
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(error, command))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    if !output.status.success() {
        println!("{said}");
        bail!("`{line}` failed ({})", output.status);
    }
    Ok(said)
}

/// What it prints; an error if it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(error, command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}`: not UTF-8", line(command)))
}

/// What it prints if it can be run, to see whether it is there.
pub(crate) fn probe(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

fn not_started(error: std::io::Error, command: &Command) -> anyhow::Error {
    let program = Path::new(command.get_program());
    let install = if program.starts_with(installed("")) {
        "cargo xtask setup"
    } else {
        match program.file_stem().and_then(OsStr::to_str) {
            Some("node" | "npm") => "apt-get install nodejs npm  (Node 18 or later)",
            Some("python3") => "apt-get install python3 python3-venv",
            Some("rustup") => "see https://rustup.rs",
            _ => "your system's package manager",
        }
    };
    match error.kind() {
        ErrorKind::NotFound => {
            anyhow::anyhow!("{} is missing; install it by: {install}", program.display())
        }
        _ => anyhow::Error::new(error).context(format!("cannot start {}", program.display())),
    }
}

/// A command as one would type it, in the root of the repository.
fn line(command: &Command) -> String {
    let root = root();
    let folder = command.get_current_dir().unwrap_or(&root);
    let mut words = Vec::new();
    for (name, value) in command.get_envs() {
        if let (Some(value), true) = (value, name != "PATH") {
            words.push(format!("{}={}", name.display(), quoted(value, folder)));
        }
    }
    let program = Path::new(command.get_program());
    words.push(if program.starts_with(&root) {
        quoted(program.as_os_str(), folder)
    } else {
        // The cargo that runs this comes by its full path.
        let name = program.file_name().unwrap_or(program.as_os_str());
        quoted(name, folder)
    });
    words.extend(command.get_args().map(|word| quoted(word, folder)));
    let line = words.join(" ");
    match folder.strip_prefix(&root) {
        Ok(inside) if inside != Path::new("") => format!("cd {} && {line}", inside.display()),
        _ => line,
    }
}

/// A word for the shell; a path below `folder` is said from there.
fn quoted(word: &OsStr, folder: &Path) -> String {
    let word = word.to_string_lossy();
    let word = match Path::new(&*word).strip_prefix(folder) {
        Ok(inside) if inside != Path::new("") => inside.to_string_lossy(),
        _ => word,
    };
    if word.is_empty() || word.contains([' ', '"', '$', '*', '&', ';']) {
        format!("'{word}'")
    } else {
        word.into_owned()
    }
}

/// The text of a file, of the repository if its path is relative.
pub(crate) fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {}", path.display()))
}

/// Write a file so that nobody sees a half of it.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let context = || format!("cannot write {}", path.display());
    let folder = path.parent().with_context(context)?;
    fs::create_dir_all(folder).with_context(context)?;
    let mut name = path.file_name().with_context(context)?.to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = folder.join(name);
    fs::write(&temporary, bytes)
        .and_then(|()| fs::rename(&temporary, path))
        .inspect_err(|_| {
            let _ = fs::remove_file(&temporary);
        })
        .with_context(context)
}

/// `cargo metadata` of the workspace.
pub(crate) fn metadata(arguments: &[&str]) -> Result<Value> {
    let json = output(
        cargo()
            .args(["metadata", "--format-version", "1"])
            .args(arguments),
    )?;
    serde_json::from_str(&json).context("cargo metadata is not JSON")
}

/// The files of a folder of the repository with this extension, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>> {
    let folder = root().join(folder);
    let mut found = Vec::new();
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new(extension)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
