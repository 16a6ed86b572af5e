//! Other libraries beside this one, each in its own language, by turns.

use std::path::Path;

use anyhow::{ensure, Context, Result};

use super::comparison::Found;
use super::workers::{our_package, Language, Worker};
use super::{build, median, program, work};
use crate::setup::locked;
use crate::tools::{output, root, write_atomically};

/// How long a peer's turn in a round takes, about, and how many there are.
const SECONDS: f64 = 0.25;
pub(super) const ROUNDS: usize = 7;
pub(super) const STARTS: usize = 11;

/// The long document. Who would take longer than [`PATIENCE`] gets half the
/// words, or a quarter, …
pub(super) const WORDS: usize = 64_000;
pub(super) const PATIENCE: f64 = 10.0;

/// Ratings that every peer has to agree with, or it is broken or misused.
const FEEDBACK: &str = "examples/feedback.csv";
/// Of those texts a peer has to call that share positive or negative, and of
/// these that share has to be rated so.
const DECIDED: f64 = 0.5;
const AGREEMENT: f64 = 0.6;

/// What all are compared with.
const VADER: &str = "vaderSentiment";

/// The name that a worker knows, and the package if it is not ours.
const PEERS: [(Language, &str, Option<&str>); 19] = [
    (Language::Rust, "sentiment", None),
    (Language::Rust, "sentiment, VADER", None),
    (
        Language::Rust,
        "vader-sentimental",
        Some("vader-sentimental"),
    ),
    (Language::Rust, "vader_sentiment", Some("vader_sentiment")),
    (Language::Python, "sentiment", None),
    (Language::Python, "sentiment, Polars", None),
    (Language::Python, "sentiment, VADER", None),
    (Language::Python, "sentiment, drop-in", None),
    (Language::Python, "sentiment, NRCLex", None),
    (Language::Python, VADER, Some("vaderSentiment")),
    (Language::Python, "textblob", Some("textblob")),
    (Language::Python, "NRCLex", Some("NRCLex")),
    (Language::Python, "afinn", Some("afinn")),
    (Language::Node, "sentiment", None),
    (Language::Node, "sentiment, VADER", None),
    (Language::Node, "npm sentiment", Some("sentiment")),
    (Language::Node, "wink-sentiment", Some("wink-sentiment")),
    (Language::Node, "vader-sentiment", Some("vader-sentiment")),
    (Language::Node, "natural", Some("natural")),
];

pub(super) fn measure() -> Result<Vec<Found>> {
    build()?;
    for language in Language::ALL {
        language.prepare()?;
    }
    let texts = work().join("peers.txt");
    let lines = output(program("texts").args(["100", "400000"]))?;
    write_atomically(&texts, lines.as_bytes())?;
    check_answers()?;

    println!("measuring {} peers in {ROUNDS} rounds", PEERS.len());
    let mut workers = start_all(&texts)?;
    let mut counts = Vec::new();
    for (language, name, _) in PEERS {
        let worker = &mut workers[language as usize];
        // The first is for whatever is compiled or loaded at first use.
        worker.seconds("texts", name, 300)?;
        let each = worker.seconds("texts", name, 300)? / 300.0;
        counts.push((SECONDS / each).clamp(100.0, 300_000.0) as usize);
    }
    let mut times = vec![Vec::new(); PEERS.len()];
    for _ in 0..ROUNDS {
        for (((language, name, _), count), times) in PEERS.iter().zip(&counts).zip(&mut times) {
            let seconds = workers[*language as usize].seconds("texts", name, *count)?;
            times.push(seconds / *count as f64);
        }
    }
    let starts = starts()?;
    let vader = PEERS.iter().position(|(_, name, _)| *name == VADER);
    let vader = times[vader.context("vaderSentiment is compared with")?].clone();
    let bytes = lines.len() as f64 / lines.lines().count() as f64 - 1.0;
    let mut found = Vec::new();
    for (i, (language, name, package)) in PEERS.into_iter().enumerate() {
        let worker = &mut workers[language as usize];
        let (version, installed) = package_of(worker, language, package)?;
        let speed = 1.0 / median(times[i].clone());
        found.push(Found {
            language,
            name,
            ours: package.is_none(),
            version,
            speed,
            megabytes: speed * bytes / 1e6,
            ratio: median(vader.iter().zip(&times[i]).map(|(v, t)| v / t).collect()),
            document: document(worker, name)?,
            start: starts[i],
            installed,
        });
    }
    found.sort_by(|a, b| b.speed.total_cmp(&a.speed));
    Ok(found)
}

fn start_all(texts: &Path) -> Result<Vec<Worker>> {
    let start = |language| Worker::start(language, texts);
    Language::ALL.into_iter().map(start).collect()
}

/// Peers that call good feedback bad are not installed or not used as they
/// should be, and their speed means nothing.
fn check_answers() -> Result<()> {
    let mut reader = csv::Reader::from_path(root().join(FEEDBACK))?;
    let column = |name: &str, headers: &csv::StringRecord| headers.iter().position(|h| h == name);
    let headers = reader.headers()?.clone();
    let context = || format!("{FEEDBACK}: no columns text and rating");
    let text = column("text", &headers).with_context(context)?;
    let rating = column("rating", &headers).with_context(context)?;
    let (mut lines, mut signs) = (String::new(), Vec::new());
    for row in reader.records() {
        let row = row?;
        // Three stars are neither.
        let Some(sign) = row[rating].parse::<f64>().ok().filter(|r| *r != 3.0) else {
            continue;
        };
        lines.push_str(&row[text].split_whitespace().collect::<Vec<_>>().join(" "));
        lines.push('\n');
        signs.push(sign - 3.0);
    }
    let file = work().join("feedback.txt");
    write_atomically(&file, lines.as_bytes())?;
    let mut workers = start_all(&file)?;
    println!(
        "of {} texts of {FEEDBACK}, decided and agreeing with the rating:",
        signs.len()
    );
    for (language, name, _) in PEERS {
        let answers = workers[language as usize].numbers("answers", name, signs.len())?;
        ensure!(
            answers.len() == signs.len(),
            "{name}: {} answers",
            answers.len()
        );
        let decided = answers
            .iter()
            .zip(&signs)
            .filter(|(answer, _)| **answer != 0.0);
        let decided: Vec<bool> = decided.map(|(answer, sign)| answer * sign > 0.0).collect();
        let agree = decided.iter().filter(|agrees| **agrees).count();
        let agreement = agree as f64 / decided.len().max(1) as f64;
        let share = decided.len() as f64 / signs.len() as f64;
        println!("  {language:?}, {name}: {share:.2}, {agreement:.2}");
        ensure!(
            share >= DECIDED && agreement >= AGREEMENT,
            "{name} answers too few texts, or wrong: is it installed and used as it should be?"
        );
    }
    Ok(())
}

/// The largest document that it takes with patience, and its seconds.
fn document(worker: &mut Worker, name: &str) -> Result<(usize, f64)> {
    let mut words = WORDS / 16;
    loop {
        let seconds = worker.seconds("document", name, words)?;
        // Twice the words cost four times as much where time is quadratic.
        if words == WORDS || 4.0 * seconds > PATIENCE {
            return Ok((words, seconds));
        }
        words *= 2;
    }
}

/// Seconds of the processor that each takes to start, more than nothing takes in
/// its language, by the fastest of some starts.
fn starts() -> Result<Vec<f64>> {
    let start = |language: Language, name: &str| -> Result<f64> {
        let seconds = output(language.command().args(["start", name]))?;
        let seconds = seconds.trim().parse();
        seconds.with_context(|| format!("{language:?}, start {name}: no seconds"))
    };
    let mut nothing = [f64::INFINITY; Language::ALL.len()];
    let mut least = [f64::INFINITY; PEERS.len()];
    for _ in 0..STARTS {
        for ((language, name, _), least) in PEERS.iter().zip(&mut least) {
            let nothing = &mut nothing[*language as usize];
            *nothing = nothing.min(start(*language, "nothing")?);
            *least = least.min(start(*language, name)?);
        }
    }
    let more = PEERS.iter().zip(least);
    Ok(more
        .map(|((language, ..), least)| least - nothing[*language as usize])
        .collect())
}

/// Version, and bytes with all that it needs.
fn package_of(
    worker: &mut Worker,
    language: Language,
    package: Option<&str>,
) -> Result<(String, Option<u64>)> {
    Ok(match (language, package) {
        (Language::Rust, None) => (String::new(), None),
        (Language::Rust, Some(package)) => {
            let version = locked("benches/peers/rust/Cargo.lock", package)?;
            (format!(" {version}"), None)
        }
        (Language::Node, None) => (String::new(), Some(size(&our_package())?)),
        (_, package) => {
            let answer = worker.ask("package", package.unwrap_or("sentiment-py"), 0)?;
            let (version, bytes) = answer.split_once(' ').context("no version and size")?;
            let version = package.map_or(String::new(), |_| format!(" {version}"));
            (version, Some(bytes.parse()?))
        }
    })
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
