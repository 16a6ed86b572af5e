//! Where and when something was measured.

use anyhow::{Context, Result};

use crate::tools::{command, output, probe};

/// Processor, cores and versions, as a line.
pub(super) fn describe() -> Result<String> {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or(std::env::consts::ARCH, |(_, model)| model.trim());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rust = output(command("rustc").arg("--version"))?;
    let rust = rust.split_whitespace().nth(1).unwrap_or_default();
    let system = std::env::consts::OS;
    let mut line = format!(
        "{}, {model}, {cores} cores, {system}, Rust {rust}",
        today()?
    );
    for (name, program) in [("Python", "python3"), ("Node", "node")] {
        let version = probe(command(program).arg("--version")).unwrap_or_default();
        if let Some(version) = version.rsplit([' ', 'v']).next().filter(|v| !v.is_empty()) {
            line += &format!(", {name} {version}");
        }
    }
    Ok(line + ".")
}

/// The day, as 2026-01-31.
pub(super) fn today() -> Result<String> {
    let date = output(command("date").arg("+%Y-%m-%d")).context("asking for the date")?;
    Ok(date.trim().to_owned())
}
