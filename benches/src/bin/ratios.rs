//! Times of every task on every corpus, in one process, as a table of tabs.
//!
//!     ratios [ROUNDS [FILE]]
//!
//! FILE has a text per line; without it, the texts are made here.
//! `cargo xtask bench` runs this.

use std::hint::black_box;
use std::path::Path;

use sentiment_benches::corpora::{self, Corpus};
use sentiment_benches::measure::{now, Times};
use sentiment_benches::tasks::Task;

/// Bytes of a corpus: more than a branch predictor can learn by heart, few
/// enough for the cache.
const BYTES: usize = 200_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(15), |n| n.parse())?;
    let corpora = match arguments.next() {
        Some(file) => vec![corpora::of_file(Path::new(&file))?],
        None => corpora::all(BYTES),
    };
    println!("texts\ttask\tns\tratio\tleast\tbytes");
    for corpus in &corpora {
        measure(rounds, corpus);
    }
    Ok(())
}

fn measure(rounds: usize, corpus: &Corpus) {
    let texts = &corpus.texts;
    let tasks: Vec<Task> = corpus.tasks().collect();
    let mut runs: Vec<_> = tasks
        .iter()
        .map(|task| {
            let expected = task.expected(texts);
            move || {
                let sum = task.run_for_time(black_box(texts));
                assert_eq!(sum, expected, "{} on {}", task.name(), corpus.name);
            }
        })
        .collect();
    let mut times = Times::measure(now, rounds, &mut runs);
    for (i, task) in tasks.iter().enumerate() {
        times.divide(i, task.repeats());
    }
    for (i, task) in tasks.iter().enumerate() {
        println!(
            "{}\t{}\t{:.1}\t{:.3}\t{:.3}\t{:.0}",
            corpus.name,
            task.name(),
            times.median(i) / texts.len() as f64 * 1e9,
            times.ratio(i),
            times.least_ratio(i),
            corpus.bytes() as f64 / texts.len() as f64,
        );
    }
}
