//! Texts per second of a batch by the number of threads, as a table of tabs.
//!
//!     threads [ROUNDS]
//!
//! Wall time, interleaved rounds. `cargo xtask bench` runs this.

use std::hint::black_box;
use std::thread::available_parallelism;

use sentiment_benches::measure::{wall, Times};
use sentiment_benches::tasks::{english_bits, Task};
use sentiment_benches::texts::texts;
use sentiment_core::{Analyzer, Score, Threads};

/// All texts are so long, and as many as this.
const BYTES: usize = 100;
const TEXTS: usize = 100_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = std::env::args().nth(1).map_or(Ok(15), |n| n.parse())?;
    let cores = available_parallelism().map_or(1, usize::from);
    let alike = texts(9, BYTES, BYTES * TEXTS);
    println!("batch\tthreads\ttexts/s\tMB/s\tfactor");
    for row in measure("texts alike", &alike, &numbers(cores), rounds)? {
        println!("{row}");
    }
    if cores > 1 {
        // Last, where it would keep all waiting, and as long as a core's part.
        let small = alike.len() - alike.len() / cores;
        let mut uneven = alike[..small].to_vec();
        uneven.push(alike[small..].join(" "));
        let rows = measure("one huge text", &uneven, &[1, cores], rounds)?;
        println!("{}", rows[1]);
    }
    Ok(())
}

/// 1, 2, 4 and so on, and last as many as there are cores.
fn numbers(cores: usize) -> Vec<usize> {
    let doubling = std::iter::successors(Some(1), |n| Some(n * 2));
    doubling.take_while(|n| *n < cores).chain([cores]).collect()
}

/// A row for each number of threads, of which the first is 1.
fn measure(
    batch: &str,
    texts: &[String],
    numbers: &[usize],
    rounds: usize,
) -> Result<Vec<String>, sentiment_core::Error> {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut scores = vec![vec![Score::default(); texts.len()]; numbers.len()];
    let mut runs = Vec::new();
    for (&number, scores) in numbers.iter().zip(&mut scores) {
        let analyzer = Analyzer::english().with_threads(Threads::new(number)?);
        runs.push(move || {
            let done = analyzer.score_batch_into(black_box(texts), scores);
            assert!(done.is_ok());
        });
    }
    let times = Times::measure(wall, rounds, &mut runs);
    drop(runs);
    // Afterwards, as one thread would do it while the others wait.
    let expected = Task::English.run(texts);
    for scores in scores {
        let bits = scores.iter().map(english_bits);
        assert_eq!(bits.fold(0, u64::wrapping_add), expected, "{batch}");
    }
    let row = |(i, number): (usize, &usize)| {
        let seconds = times.median(i);
        format!(
            "{batch}\t{number}\t{:.0}\t{:.1}\t{:.3}",
            texts.len() as f64 / seconds,
            bytes as f64 / seconds / 1e6,
            1.0 / times.ratio(i),
        )
    };
    Ok(numbers.iter().enumerate().map(row).collect())
}
