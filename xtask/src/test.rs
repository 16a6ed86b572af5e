//! `cargo xtask test`: what CI runs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure, Result};

use crate::tools::{
    cargo, command, files, installed, metadata, output, pip, root, run as sh, run_quietly, target,
    venv,
};
use crate::{agreement, bench, codegen, figures, setup, wasm};

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

const fn step(name: &'static str, about: &'static str, run: fn() -> Result<()>) -> Step {
    Step { name, about, run }
}

/// In order: what is quick and often wrong first.
const STEPS: &[Step] = &[
    step("setup", "install what is missing", setup::run_everything),
    step("fmt", "cargo fmt --check", fmt),
    step(
        "versions",
        "the version is the same everywhere",
        agreement::versions,
    ),
    step("figures", "documents say what was measured", figures::check),
    step("licences", "packages hold them", agreement::licences),
    step("codegen", "generated files are fresh", codegen::check),
    step("clippy", "clippy on everything", clippy),
    step("features", "each feature of the core alone", features),
    step(
        "wasm-core",
        "the core for WebAssembly, without threads",
        wasm_core,
    ),
    step("msrv", "no dependency needs a newer Rust", agreement::msrv),
    step("rust", "Rust tests and doctests", rust),
    step("doc", "the documentation has no broken link", doc),
    step("python", "style, types, wheel, tests", python),
    step("node", "package, types, tests", node),
    step("browser", "the package in Chromium", browser),
    step("bundlers", "applications built with the package", bundlers),
    step("vader", "VADER against PyPI's, on generated texts", vader),
    step("bench", "speed is within its bounds", bench::check),
    step("fuzz", "regressions, then every target for a while", fuzz),
];

pub(crate) fn list() {
    for step in STEPS {
        println!("{:10} {}", step.name, step.about);
    }
}

/// Run the named steps, or all; all are run even if one fails.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    for name in names {
        let known = STEPS.iter().any(|step| step.name == *name);
        ensure!(
            known,
            "no step {name:?}; `cargo xtask test --list` lists them"
        );
    }
    let mut results: Vec<(&Step, Duration, Result<()>)> = Vec::new();
    for step in STEPS {
        if !names.is_empty() && !names.contains(&step.name) {
            continue;
        }
        println!("\n=== {}: {}", step.name, step.about);
        let start = Instant::now();
        let result = (step.run)();
        let time = start.elapsed();
        match &result {
            Ok(()) => println!("=== {}: ok, {}", step.name, seconds(time)),
            Err(error) => println!(
                "=== {}: FAILED, {}: {error:#}\n=== alone: cargo xtask test {}",
                step.name,
                seconds(time),
                step.name
            ),
        }
        let stop = result.is_err() && step.name == "setup";
        results.push((step, time, result));
        if stop {
            println!("=== nothing else can run without the setup");
            break;
        }
    }
    print!("\n{}", table(&results));
    let failed = results
        .iter()
        .filter(|(_, _, result)| result.is_err())
        .count();
    println!("steps: {} passed, {failed} failed", results.len() - failed);
    if failed > 0 {
        bail!("{failed} steps failed");
    }
    Ok(())
}

fn table(results: &[(&Step, Duration, Result<()>)]) -> String {
    let mut table = String::new();
    for (step, time, result) in results {
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        let _ = writeln!(table, "{:10} {:>8}  {word}", step.name, seconds(*time));
        if let Err(error) = result {
            // A log may be cut to its end.
            for line in format!("{error:#}").lines() {
                let _ = writeln!(table, "           {line}");
            }
            let _ = writeln!(table, "           alone: cargo xtask test {}", step.name);
        }
    }
    let total = results.iter().map(|(_, time, _)| *time).sum();
    let _ = writeln!(table, "{:10} {:>8}", "total", seconds(total));
    table
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn fmt() -> Result<()> {
    sh(cargo().args(["fmt", "--all", "--check"]))?;
    for manifest in OUTSIDE {
        sh(cargo().args(["fmt", "--check"]).arg(manifest))?;
    }
    Ok(())
}

/// What is a workspace of its own.
const OUTSIDE: [&str; 2] = [
    "--manifest-path=fuzz/Cargo.toml",
    "--manifest-path=benches/peers/rust/Cargo.toml",
];

fn clippy() -> Result<()> {
    sh(cargo()
        .args(["clippy", "--workspace", "--all-targets"])
        .args(DENY))?;
    for manifest in OUTSIDE {
        // Without libFuzzer, which needs nightly.
        sh(cargo()
            .args(["clippy", "--all-targets", "--no-default-features"])
            .arg(manifest)
            .env("CARGO_TARGET_DIR", target())
            .args(DENY))?;
    }
    Ok(())
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// Tests compile with all features on; users may have any of them off.
fn features() -> Result<()> {
    let metadata = metadata(&["--no-deps"])?;
    let packages = metadata["packages"].as_array();
    let core = packages
        .and_then(|packages| packages.iter().find(|p| p["name"] == "sentiment-core"))
        .and_then(|core| core["features"].as_object());
    let Some(features) = core else {
        bail!("cargo metadata has no package sentiment-core");
    };
    let mut choices: Vec<Vec<String>> = vec![
        vec!["--no-default-features".to_owned()],
        vec!["--all-features".to_owned()],
    ];
    for feature in features.keys().filter(|name| *name != "default") {
        let choice = format!("--features={feature}");
        choices.push(vec!["--no-default-features".to_owned(), choice]);
    }
    for choice in choices {
        sh(cargo()
            .args(["clippy", "--quiet", "--package=sentiment-core"])
            .args(choice)
            .args(DENY))?;
    }
    // Examples compile without the model that is built in by default.
    for feature in ["--features=", "--features=parallel"] {
        sh(cargo()
            .args(["test", "--quiet", "--package=sentiment-core", "--doc"])
            .args(["--no-default-features", feature]))?;
    }
    Ok(())
}

fn wasm_core() -> Result<()> {
    const TARGET: &str = "--target=wasm32-unknown-unknown";
    sh(cargo()
        .args([
            "clippy",
            "--package=sentiment-core",
            "--no-default-features",
        ])
        .arg(TARGET)
        .args(DENY))?;
    sh(cargo()
        .args([
            "clippy",
            "--package=sentiment-wasm",
            "--no-default-features",
            "--features=lite",
        ])
        .arg(TARGET)
        .args(DENY))?;
    let tree =
        output(cargo().args(["tree", "--package=sentiment-wasm", "--edges=normal", TARGET]))?;
    ensure!(
        !tree.contains(" rayon v"),
        "sentiment-wasm depends on rayon, but a page has no threads: turn the core's default \
         features off"
    );
    Ok(())
}

fn rust() -> Result<()> {
    sh(&mut rust_tests())
}

fn rust_tests() -> Command {
    let mut test = cargo();
    test.args(["test", "--workspace"]);
    // Their tests are in Python and JavaScript; to build them once more takes minutes.
    for package in ["sentiment-py", "sentiment-wasm"] {
        test.args(["--exclude", package]);
    }
    test
}

fn doc() -> Result<()> {
    sh(cargo()
        .args([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ])
        .env("RUSTDOCFLAGS", "-D warnings"))?;
    // What a feature hides is no link's target.
    sh(cargo()
        .args([
            "doc",
            "--package=sentiment-core",
            "--no-deps",
            "--no-default-features",
        ])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn python() -> Result<()> {
    setup::python()?;
    let folder = root().join("sentiment-py");
    let inside = |program: &str| {
        let mut command = venv(program);
        command.current_dir(&folder);
        command
    };
    sh(inside("ruff").args(["check", "."]))?;
    sh(inside("ruff").args(["format", "--check", "."]))?;
    sh(&mut inside("mypy"))?;
    // Training is not installed here; its packages have no types worth checking.
    let scripts = [
        "--config=xtask/train/ruff.toml",
        "xtask/train",
        "tests/oracle",
        "benches/peers",
    ];
    sh(venv("ruff").arg("check").args(scripts))?;
    sh(venv("ruff").args(["format", "--check"]).args(scripts))?;
    sh(venv("mypy")
        .args([
            "--strict",
            "--ignore-missing-imports",
            "--cache-dir=target/mypy",
        ])
        .args(files("xtask/train", "py")?)
        .args(files("benches/peers", "py")?))?;

    sh(pip(&mut inside("python"), "install")
        .args(["--force-reinstall", "--no-deps"])
        .arg(wheel("quick")?))?;
    sh(inside("python").args([
        "-m",
        "mypy.stubtest",
        "--allowlist=stubtest-allowlist.txt",
        "sentiment",
    ]))?;
    sh(inside("python").args(["-m", "pytest", "-q"]))
}

/// Build the Python package by a profile.
pub(crate) fn wheel(profile: &str) -> Result<PathBuf> {
    let folder = root().join("sentiment-py");
    let wheels = target().join("wheels");
    for old in files_or_none(&wheels) {
        std::fs::remove_file(old)?;
    }
    // Of its own, because building an extension module sets what pyo3 is
    // built with, and so would rebuild everything at every change of command.
    sh(venv("maturin")
        .current_dir(folder)
        .args(["build", "--quiet", "--profile", profile, "--out"])
        .arg(&wheels)
        .env("VIRTUAL_ENV", installed("venv"))
        .env("CARGO_TARGET_DIR", target().join("maturin")))?;
    match <[PathBuf; 1]>::try_from(files_or_none(&wheels)) {
        Ok([wheel]) => Ok(wheel),
        Err(wheels) => bail!("maturin built {} wheels, not one", wheels.len()),
    }
}

fn files_or_none(folder: &Path) -> Vec<PathBuf> {
    files(&folder.to_string_lossy(), "whl").unwrap_or_default()
}

fn node() -> Result<()> {
    setup::wasm()?;
    setup::node()?;
    wasm::build()?;
    let folder = root().join("sentiment-wasm");
    for project in [
        "tsconfig.json",
        "tsconfig.bundler.json",
        "tsconfig.using.json",
    ] {
        let project = format!("tests/types/{project}");
        sh(command("node")
            .args(["node_modules/typescript/bin/tsc", "-p", &project])
            .current_dir(&folder))?;
    }
    node_tests("sentiment-wasm/tests")
}

fn browser() -> Result<()> {
    in_browser("sentiment-wasm/tests/browser")
}

fn bundlers() -> Result<()> {
    setup::bundlers()?;
    in_browser("sentiment-wasm/tests/bundlers")
}

fn in_browser(tests: &str) -> Result<()> {
    setup::wasm()?;
    setup::node()?;
    setup::browser()?;
    wasm::build()?;
    node_tests(tests)
}

fn node_tests(folder: &str) -> Result<()> {
    // Named one by one: Node 20 and 22 take folders differently.
    let mut tests = files(folder, "mjs")?;
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    ensure!(!tests.is_empty(), "{folder} has no *.test.mjs");
    sh(command("node")
        .args(["--test", "--test-reporter=spec"])
        .args(tests)
        .current_dir(root().join("sentiment-wasm")))
}

fn vader() -> Result<()> {
    const SCRIPT: &str = "tests/oracle/vader_conformance.py";
    ensure!(
        root().join(SCRIPT).is_file(),
        "{SCRIPT} is missing: it compares Vader with PyPI's vaderSentiment"
    );
    setup::python()?;
    // The command is built with the tests: by itself it would be with other features, once more.
    sh(rust_tests().args(["--quiet", "--no-run"]))?;
    let command = target().join("debug/sentiment");
    sh(venv("python")
        .args([SCRIPT, "--n", "20000", "--command"])
        .arg(command))
}

/// Seconds of fuzzing, shared by the targets.
const FUZZING: u64 = 60;

/// How many texts a corpus starts from, at most.
const SEEDS: usize = 300;

fn fuzz() -> Result<()> {
    setup::fuzz()?;
    // On stable, without libFuzzer: what was found once stays mended.
    sh(cargo()
        .args([
            "test",
            "--manifest-path=fuzz/Cargo.toml",
            "--no-default-features",
        ])
        .env("CARGO_TARGET_DIR", target()))?;

    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = vec![installed("tools/bin")];
    folders.extend(std::env::split_paths(&path));
    let path = std::env::join_paths(folders)?;
    let nightly = || {
        let mut command = command("rustup");
        command
            .args(["run", "nightly", "cargo", "fuzz"])
            .env("PATH", &path)
            .env("CARGO_TARGET_DIR", target().join("fuzz"));
        for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
            command.env_remove(name);
        }
        command
    };
    sh(nightly().arg("build"))?;
    let targets = output(nightly().arg("list"))?;
    let targets: Vec<&str> = targets.split_whitespace().collect();
    ensure!(!targets.is_empty(), "fuzz/Cargo.toml has no target");
    let time = (FUZZING / targets.len() as u64).max(10);
    for name in &targets {
        let corpus = root().join("fuzz/corpus").join(name);
        let regressions = root().join("fuzz/regressions").join(name);
        seed(&corpus)?;
        let mut run = nightly();
        run.args(["run", name]).arg(corpus);
        if regressions.is_dir() {
            run.arg(regressions);
        }
        run.args([
            "--",
            &format!("-max_total_time={time}"),
            "-max_len=2048",
            "-timeout=10",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
            "-verbosity=0",
        ]);
        // It suggests a dictionary of hundreds of lines.
        match run_quietly(&mut run) {
            Ok(said) => said
                .lines()
                .filter(|line| line.starts_with("stat::"))
                .for_each(|line| println!("{line}")),
            Err(error) => bail!(
                "{error:#}\nkeep the input for ever: mv the file that libFuzzer named in \
                 fuzz/artifacts/{name}/ to fuzz/regressions/{name}/, then mend the engine"
            ),
        }
    }
    Ok(())
}

/// Starts a corpus from the texts of the shared vectors, so that the little
/// time there is goes into what is near real texts.
fn seed(corpus: &Path) -> Result<()> {
    std::fs::create_dir_all(corpus)?;
    let mut lines = Vec::new();
    for path in files("tests/vectors", "jsonl")? {
        lines.extend(std::fs::read_to_string(path)?.lines().map(str::to_owned));
    }
    ensure!(!lines.is_empty(), "tests/vectors has no text to start from");
    let every = lines.len().div_ceil(SEEDS);
    for (index, line) in lines.iter().step_by(every).enumerate() {
        let case: serde_json::Value = serde_json::from_str(line)?;
        if let Some(text) = case["text"].as_str() {
            std::fs::write(corpus.join(format!("seed-{index}")), text)?;
        }
    }
    Ok(())
}
