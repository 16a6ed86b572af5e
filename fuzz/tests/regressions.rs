//! What once failed, and texts that are often hard, on every run.

use std::fs;
use std::path::PathBuf;

use sentiment_fuzz::CHECKS;

/// Inputs for every check.
const HARD: &[&[u8]] = &[
    b"",
    b" ",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"good",
    b"not good",
    b"not",
    b"!!!???",
    b"\r\n\r\n",
    b"<b>&amp;\"'</b>",
    "not 😀 good, but 👩‍👩‍👧‍👦❤️ BAD".as_bytes(),
    "I don’t hate it…".as_bytes(),
    "\u{feff}\u{200d}\u{fe0f}".as_bytes(),
    "#ToxicService @you http://a.b/c ;-) :( sooo goood".as_bytes(),
    "İSTANBUL ǅ ẞ ﬁne".as_bytes(),
    "no but no but no but".as_bytes(),
    "What should we improve?\nNothing really, but n/a 😀".as_bytes(),
    b"What did you like?\nNo!",
];

/// This crate's folder.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").unwrap().into()
}

#[test]
fn hard_texts() {
    for (name, check) in CHECKS {
        for input in HARD {
            println!("{name}: {:?}", String::from_utf8_lossy(input));
            check(input);
        }
        check("very not good! ".repeat(2000).as_bytes());
        check("😀\u{200d}".repeat(5000).as_bytes());
    }
}

#[test]
fn regressions() {
    let folder = root().join("regressions");
    for (name, check) in CHECKS {
        let Ok(entries) = fs::read_dir(folder.join(name)) else {
            continue; // Nothing has failed yet.
        };
        for entry in entries {
            let path = entry.unwrap().path();
            println!("{}", path.display());
            check(&fs::read(&path).unwrap());
        }
    }
}

#[test]
fn every_check_has_a_target() {
    let root = root();
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for (name, _) in CHECKS {
        assert!(
            manifest.contains(&format!("path = \"targets/{name}.rs\"")),
            "add a [[bin]] for {name} to fuzz/Cargo.toml"
        );
        assert!(
            root.join(format!("targets/{name}.rs")).is_file(),
            "add fuzz/targets/{name}.rs"
        );
    }
    for entry in fs::read_dir(root.join("regressions")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name == "README.md" || CHECKS.iter().any(|(check, _)| *check == name),
            "fuzz/regressions/{name} is of no check"
        );
    }
}
