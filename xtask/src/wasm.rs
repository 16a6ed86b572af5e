//! Builds sentiment-wasm/pkg: WebAssembly modules, and ways to load them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{ensure, Context, Result};

use crate::agreement::LICENCES;
use crate::tools::{
    cargo, command, installed, metadata, read, root, run, target, write_atomically,
};

/// A module: the folder of pkg/ that it goes to, its features, and how it is
/// loaded.
struct Module {
    folder: &'static str,
    features: &'static str,
    loaders: &'static [Loader],
}

/// A target of wasm-bindgen, and its folder of js/ and of the module's.
type Loader = (&'static str, &'static str);

const NODE: Loader = ("nodejs", "node");
const WEB: Loader = ("web", "web");
const BUNDLER: Loader = ("bundler", "bundler");

const MODULES: [Module; 3] = [
    Module {
        folder: "",
        features: "analyzer,english,formats,vader",
        loaders: &[NODE, WEB, BUNDLER],
    },
    Module {
        folder: "lite",
        features: "analyzer,lite",
        loaders: &[NODE, WEB],
    },
    Module {
        folder: "urgent",
        features: "urgent",
        loaders: &[NODE, WEB],
    },
];

/// What js/lists.js defines for who uses the package, and of which feature it is.
const LISTS: [(&str, &str); 4] = [
    ("EMOTIONS", "analyzer"),
    ("LABELS", "analyzer"),
    ("TAXONOMIES", "analyzer"),
    ("URGENT_KINDS", "urgent"),
];

/// Features whose names are in the lines of js/ that a module without them is without.
const NAMED: [&str; 3] = ["analyzer", "urgent", "vader"];

pub(crate) fn build() -> Result<()> {
    let pkg = root().join("sentiment-wasm/pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg).context("cannot remove sentiment-wasm/pkg")?;
    }
    let flags = remap()?;
    let mut modules = MODULES.iter();
    modules.try_for_each(|module| module.build(&pkg, &flags))?;
    // npm packs no links.
    LICENCES
        .iter()
        .try_for_each(|(name, source)| copy(&root().join(source), &pkg.join(name)))
}

/// Flags that take the folders of who builds out of what users load: they are nobody's business, and
/// no two are as long.
fn remap() -> Result<String> {
    let metadata = metadata(&[])?;
    let manifests = metadata["packages"].as_array().into_iter().flatten();
    let mut sources: Vec<&str> = manifests
        .filter(|package| !package["source"].is_null())
        .filter_map(|package| package["manifest_path"].as_str())
        .filter_map(|manifest| Path::new(manifest).parent()?.parent()?.to_str())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    // Flags are parted by spaces.
    sources.retain(|source| !source.contains(' '));
    let flags = sources.iter();
    let flags: Vec<String> = flags
        .map(|source| format!("--remap-path-prefix={source}=crates"))
        .collect();
    Ok(flags.join(" "))
}

impl Module {
    fn build(&self, pkg: &Path, flags: &str) -> Result<()> {
        run(cargo()
            .args(["rustc", "--package=sentiment-wasm", "--lib"])
            .args(["--crate-type=cdylib", "--profile=wasm"])
            .args(["--target=wasm32-unknown-unknown", "--no-default-features"])
            .arg(format!("--features={}", self.features))
            // Beside those of .cargo/config.toml, which the general variables would replace.
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
            // js/free.js mends it.
            .args(["--", "-C", "link-arg=--export=__stack_pointer"]))?;
        let module = target().join("wasm32-unknown-unknown/wasm/sentiment_wasm.wasm");
        for (target, folder) in self.loaders {
            let out = pkg.join(self.folder).join(folder);
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
            self.entry(folder, &out)?;
        }
        let size = fs::metadata(pkg.join(self.folder).join("web/sentiment_bg.wasm"))?.len();
        let folder = Path::new("sentiment-wasm/pkg").join(self.folder);
        println!("{} is built; the module has {size} bytes", folder.display());
        Ok(())
    }

    /// The files of js/ around what wasm-bindgen wrote.
    fn entry(&self, folder: &str, out: &Path) -> Result<()> {
        let lacks = |line: &str| {
            let line = line.to_lowercase();
            let mut named = NAMED.into_iter().filter(|name| line.contains(name));
            named.any(|name| !self.features.contains(name))
        };
        let js = root().join("sentiment-wasm/js");
        for name in ["api.d.ts", "urgent.d.ts", "vader.d.ts"] {
            if !lacks(name) {
                copy(&js.join(name), &out.join(name))?;
                if folder == "node" {
                    copy(&js.join(name), &out.join(name.replace(".ts", ".mts")))?;
                }
            }
        }
        let ours = |path: &Path| -> Result<String> {
            let text = read(path)?;
            let kept = text.lines().filter(|line| !lacks(line));
            Ok(kept.flat_map(|line| [line, "\n"]).collect())
        };
        for path in files_of(&js.join(folder))? {
            let name = path.file_name().unwrap_or_default();
            write_atomically(&out.join(name), ours(&path)?.as_bytes())?;
        }
        // Where wasm-bindgen defines the classes.
        let (classes, before, after): (_, &[_], &[_]) = match folder {
            "node" => (
                "sentiment.js",
                &["beside.js", "encoding.js"],
                &[
                    "columns.js",
                    "explained.js",
                    "free.js",
                    "lexicon.js",
                    "lists.js",
                    "record.js",
                ],
            ),
            "web" => (
                "sentiment.js",
                &[],
                &[
                    "columns.js",
                    "explained.js",
                    "free.js",
                    "lexicon.js",
                    "lists.js",
                    "record.js",
                    "once.js",
                ],
            ),
            _ => (
                "sentiment_bg.js",
                &[],
                &[
                    "columns.js",
                    "explained.js",
                    "free.js",
                    "lexicon.js",
                    "lists.js",
                    "record.js",
                ],
            ),
        };
        let classes = out.join(classes);
        let joined = |names: &[&str]| -> Result<String> {
            names.iter().map(|name| ours(&js.join(name))).collect()
        };
        let lists = LISTS.into_iter().filter(|(_, feature)| !lacks(feature));
        let lists: Vec<&str> = lists.map(|(name, _)| name).collect();
        let lists = match folder {
            "node" => lists
                .iter()
                .map(|name| format!("exports.{name} = {name};\n"))
                .collect(),
            _ => format!("export {{ {} }};\n", lists.join(", ")),
        };
        let whole = joined(before)? + &guarded(&read(&classes)?)? + &joined(after)? + &lists;
        write_atomically(&classes, whole.as_bytes())
    }
}

/// Constructors, which nothing that is written behind a class can replace, call `made` of js/free.js, and so does a
/// function that is of no class.
fn guarded(classes: &str) -> Result<String> {
    let mut out = classes.to_owned();
    let mut constructors = 0;
    for class in ["analyzer", "urgent", "vader"] {
        let call = format!("wasm.{class}_new(options)");
        constructors += out.matches(&call).count();
        out = out.replace(&call, &format!("made(wasm.{class}_new, options)"));
    }
    out = out.replace(
        "wasm.contextAsks(question)",
        "made(wasm.contextAsks, question)",
    );
    let all = classes.matches("    constructor(").count();
    ensure!(
        constructors == all,
        "{constructors} of {all} constructors of wasm-bindgen's code are known: see what it writes now"
    );
    Ok(out)
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot list {}", folder.display());
    let entries = fs::read_dir(folder).with_context(context)?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(|_| ())
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}
