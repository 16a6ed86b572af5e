//! What a process pays for its first score: `start
//! nothing|vader|english|lexicon`. Prints nanoseconds from `main`, or from an own
//! lexicon's text, to the score, and resident kilobytes, now and at most, where
//! Linux tells them.

use std::hint::black_box;

use sentiment_benches::measure::now;
use sentiment_benches::tasks::{own_terms, with_own_lexicon, TERM};
use sentiment_core::{Analyzer, Vader};

fn main() {
    let model = std::env::args().nth(1);
    let lexicon = (model.as_deref() == Some("lexicon")).then(own_terms);
    let start = now();
    match model.as_deref() {
        Some("english") => {
            let score = Analyzer::english().score(black_box("good"));
            assert!(score.valence > 0.0);
        }
        Some("vader") => {
            let score = Vader::new().score(black_box("good"));
            assert!(score.compound > 0.0);
        }
        _ => {}
    }
    if let Some(lexicon) = lexicon {
        let score = with_own_lexicon(&lexicon).score(black_box(TERM));
        assert!(score.valence < 0.0);
    }
    let time = (now() - start) * 1e9;
    println!("{time:.0}\t{}\t{}", memory("VmRSS:"), memory("VmHWM:"));
}

fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
