//! Builds sentiment-wasm/pkg: one WebAssembly module, three ways to load it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::tools::{cargo, command, installed, root, run, target};

/// The targets of wasm-bindgen, and the folder of pkg/ and js/ for each.
const BUILDS: [(&str, &str); 3] = [("nodejs", "node"), ("web", "web"), ("bundler", "bundler")];

pub(crate) fn build() -> Result<()> {
    run(cargo().args([
        "build",
        "--package=sentiment-wasm",
        "--release",
        "--target=wasm32-unknown-unknown",
    ]))?;
    let module = target().join("wasm32-unknown-unknown/release/sentiment_wasm.wasm");
    let package = root().join("sentiment-wasm");
    let pkg = package.join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg).context("cannot remove sentiment-wasm/pkg")?;
    }
    for (target, folder) in BUILDS {
        let out = pkg.join(folder);
        run(command(installed("tools/bin/wasm-bindgen"))
            .arg(&module)
            .args(["--target", target, "--out-name", "sentiment"])
            // Types are written by hand, see js/api.d.ts.
            .args([
                "--no-typescript",
                "--remove-producers-section",
                "--remove-name-section",
            ])
            .arg("--out-dir")
            .arg(&out))?;
        let js = package.join("js");
        copy_all(&js.join(folder), &out)?;
        copy(&js.join("api.d.ts"), &out.join("api.d.ts"))?;
        if folder == "node" {
            copy(&js.join("api.d.ts"), &out.join("api.d.mts"))?;
        }
    }
    let size = fs::metadata(pkg.join("web/sentiment_bg.wasm"))?.len();
    println!("sentiment-wasm/pkg is built; the module has {size} bytes");
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))?;
    for entry in entries {
        let path = entry?.path();
        if let Some(name) = path.file_name() {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(|_| ())
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}
