//! What must be said alike in several files: the version, the licences, and the oldest Rust.

use std::collections::{HashMap, HashSet};

use anyhow::{bail, ensure, Context, Result};
use serde_json::Value;

use crate::tools::{metadata, read};

/// Documents in which a version may be named.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "sentiment-core/README.md",
    "sentiment-py/README.md",
    "sentiment-wasm/README.md",
];

/// The packages that users get.
const SHIPPED: [&str; 5] = [
    "sentiment-core",
    "sentiment-urgent",
    "sentiment-cli",
    "sentiment-py",
    "sentiment-wasm",
];

/// What each package says of its licences: the names there, and in the repository.
pub(crate) const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-VADER", "lexicons/vader/LICENSE"),
    ("NOTICE", "NOTICE"),
];

/// The folders of packages hold the licences, as links that cargo and maturin follow; that of the core
/// the changelog, too.
pub(crate) fn licences() -> Result<()> {
    // Into that of npm they are copied when it is built.
    let linked = SHIPPED.iter().filter(|name| **name != "sentiment-wasm");
    for package in linked {
        let changelog = (*package == "sentiment-core").then_some(("CHANGELOG.md", "CHANGELOG.md"));
        for (name, source) in LICENCES.into_iter().chain(changelog) {
            let path = format!("{package}/{name}");
            ensure!(
                read(&path).ok() == Some(read(source)?),
                "{path} is not {source}; make it by: ln -sf ../{source} {path}"
            );
        }
    }
    Ok(())
}

/// Every place that names the project's version names the same.
pub(crate) fn versions() -> Result<()> {
    let manifest = read("Cargo.toml")?;
    let version = value_in(&manifest, "[workspace.package]", "version")?;
    let mut wrong = Vec::new();
    let mut places = 0;
    let mut expect = |place: &str, found: &str| {
        places += 1;
        if found != version {
            wrong.push(format!("  {place}: {found}"));
        }
    };

    for package in list(&metadata(&["--no-deps"])?["packages"]) {
        let name = text(&package["name"]);
        expect(&format!("package {name}"), text(&package["version"]));
    }
    for (place, line) in lines_naming_own_crates(&manifest) {
        // Of what is hidden in the core, no other version may change anything.
        expect(&place, line.strip_prefix('=').unwrap_or(&line));
    }
    for file in ["package.json", "package-lock.json"] {
        let path = format!("sentiment-wasm/{file}");
        let json: Value = serde_json::from_str(&read(&path)?).with_context(|| path.clone())?;
        expect(&path, text(&json["version"]));
        if let Some(inner) = json["packages"][""]["version"].as_str() {
            expect(&format!("{path}, packages"), inner);
        }
    }
    let pyproject = read("sentiment-py/pyproject.toml")?;
    ensure!(
        pyproject.contains("\ndynamic = [\"version\"]\n"),
        "sentiment-py/pyproject.toml must have `dynamic = [\"version\"]`: maturin takes the \
         version from Cargo.toml"
    );
    for document in DOCUMENTS {
        // What must be there is checked elsewhere; here, what is said.
        let Ok(content) = read(document) else {
            continue;
        };
        for (line, found) in versions_named(&content) {
            // "0.1" stands for any 0.1.x.
            let short = version.starts_with(&format!("{found}."));
            expect(
                &format!("{document}:{line}"),
                if short { &version } else { &found },
            );
        }
    }
    let changelog = read("CHANGELOG.md")?;
    ensure!(
        changelog.contains(&format!("\n## [{version}]"))
            || changelog.contains(&format!("\n## {version}"))
            || changelog.contains("\n## [Unreleased]")
            || changelog.contains("\n## Unreleased"),
        "CHANGELOG.md has no heading `## {version}` or `## Unreleased`"
    );

    if !wrong.is_empty() {
        bail!(
            "Cargo.toml says version {version}, but:\n{}\nmend by editing those places",
            wrong.join("\n")
        );
    }
    println!("{places} places agree on version {version}");
    Ok(())
}

/// No package that users get needs a newer Rust than Cargo.toml promises.
///
/// Older toolchains are not always to be had, so this reads what the
/// dependencies declare; clippy's `incompatible_msrv` looks at our own code.
pub(crate) fn msrv() -> Result<()> {
    let manifest = read("Cargo.toml")?;
    let ours = value_in(&manifest, "[workspace.package]", "rust-version")?;
    ensure!(
        manifest.contains("incompatible_msrv"),
        "Cargo.toml must turn clippy's incompatible_msrv on, in [workspace.lints.clippy]"
    );
    for document in [
        "README.md",
        "sentiment-core/README.md",
        "sentiment-core/src/lib.rs",
    ] {
        ensure!(
            read(document)?.contains(&format!("Rust {ours}")),
            "{document} must say `Rust {ours}`, the oldest Rust that Cargo.toml promises"
        );
    }

    let metadata = metadata(&[])?;
    let packages: HashMap<&str, &Value> = list(&metadata["packages"])
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: HashMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    let mut todo: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| SHIPPED.contains(&text(&package["name"])))
        .map(|(id, _)| *id)
        .collect();
    ensure!(
        todo.len() == SHIPPED.len(),
        "not all of {SHIPPED:?} are members of the workspace: add them to Cargo.toml"
    );
    let mut seen = HashSet::new();
    let mut newer = Vec::new();
    let mut silent = 0;
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        let package = packages[id];
        match package["rust_version"].as_str() {
            None => silent += 1,
            Some(theirs) if number(theirs)? > number(&ours)? => newer.push(format!(
                "  {} {} needs {theirs}",
                text(&package["name"]),
                text(&package["version"])
            )),
            Some(_) => {}
        }
        for dependency in list(&nodes[id]["deps"]) {
            // "dev" dependencies do not reach users.
            let reaches = |kind: &Value| kind["kind"].as_str() != Some("dev");
            if list(&dependency["dep_kinds"]).any(reaches) {
                todo.push(text(&dependency["pkg"]));
            }
        }
    }
    if !newer.is_empty() {
        newer.sort();
        bail!(
            "Cargo.toml promises Rust {ours}, but:\n{}\nmend by an older version in Cargo.lock \
             (`cargo update -p NAME --precise VERSION`) or a newer rust-version",
            newer.join("\n")
        );
    }
    println!(
        "{} packages build with Rust {ours} by what they declare ({silent} declare nothing)",
        seen.len()
    );
    Ok(())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// `1.88` as (1, 88, 0).
fn number(version: &str) -> Result<(u32, u32, u32)> {
    let mut parts = version.split('.').map(str::parse);
    let mut part = || parts.next().unwrap_or(Ok(0));
    Ok((part()?, part()?, part()?))
}

/// The string value of a key in a table of a TOML text.
fn value_in(toml: &str, table: &str, key: &str) -> Result<String> {
    toml.split_once(table)
        .map(|(_, rest)| rest.split("\n[").next().unwrap_or(rest))
        .and_then(|table| {
            table.lines().find_map(|line| {
                let (name, value) = line.split_once('=')?;
                (name.trim() == key).then(|| value.trim().trim_matches('"').to_owned())
            })
        })
        .with_context(|| format!("Cargo.toml has no {key} in {table}"))
}

/// The versions that the root manifest asks of the project's own crates.
fn lines_naming_own_crates(manifest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some((name, rest)) = line.split_once(" = {") {
            let version = rest
                .split_once("version = \"")
                .and_then(|(_, v)| v.split_once('"'));
            if let (true, Some((version, _))) = (rest.contains("path = "), version) {
                let place = format!("Cargo.toml, [workspace.dependencies] {name}");
                found.push((place, version.to_owned()));
            }
        }
    }
    found
}

/// Versions of the project's packages in a document, with the line:
/// `sentiment-core = "0.1"`, `sentiment-wasm@0.1.0`, `sentiment-py==0.1.0`.
fn versions_named(document: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in document.lines().enumerate() {
        for package in SHIPPED {
            for (at, _) in line.match_indices(package) {
                let rest = &line[at + package.len()..];
                let rest = ["@", "==", " = \"", " = { version = \""]
                    .iter()
                    .find_map(|between| rest.strip_prefix(between));
                let version: String = rest
                    .unwrap_or_default()
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                if !version.is_empty() {
                    found.push((index + 1, version));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_versions() {
        let document = "x\nsentiment-core = \"0.1\", npm i sentiment-wasm@0.2.0 sentiment-cli\n";
        let expected = vec![(2, "0.1".to_owned()), (2, "0.2.0".to_owned())];
        assert_eq!(versions_named(document), expected);
    }

    #[test]
    fn orders_versions() {
        let order = ["1.9", "1.88", "1.88.1", "1.90", "2.0"].map(|v| number(v).unwrap());
        assert!(order.is_sorted());
        assert!(number("new").is_err());
    }

    #[test]
    fn reads_toml() {
        let toml = "[a]\nversion = \"1\"\n[b]\nversion = \"2\"\n";
        assert_eq!(value_in(toml, "[a]", "version").unwrap(), "1");
        assert_eq!(value_in(toml, "[b]", "version").unwrap(), "2");
        assert!(value_in(toml, "[a]", "name").is_err());
    }
}
