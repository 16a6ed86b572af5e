//! What scoring answers to a question costs, as a ratio to plain scoring in one
//! process.

use std::hint::black_box;

use sentiment_benches::{medians, texts};
use sentiment_core::{Analyzer, Context};

fn main() {
    let plain = Analyzer::english();
    let asked = plain.with_context(Context::question("What should we improve?"));
    let questions = [
        "What should we improve?",
        "What did you like most about your stay?",
    ];
    for (name, bytes) in [("20 B", 20), ("100 B", 100), ("5 KB", 5_000)] {
        let texts = texts(1, bytes, 400_000);
        assert!(texts.iter().any(|t| plain.score(t) != asked.score(t)));
        let times = medians(
            15,
            &mut [
                &mut || {
                    for t in &texts {
                        black_box(plain.score(t));
                    }
                },
                &mut || {
                    for t in &texts {
                        black_box(asked.score(t));
                    }
                },
                &mut || {
                    for (i, t) in texts.iter().enumerate() {
                        let context = Context::question(questions[i % 2]);
                        black_box(plain.score_with_context(t, context));
                    }
                },
            ],
        );
        for (what, time) in ["plain", "one question", "a question each"]
            .iter()
            .zip(&times)
        {
            println!(
                "{name:>6} {what:<16} {:>5.2} x  {:>6.0} ns/text",
                time / times[0],
                time / texts.len() as f64 * 1e9
            );
        }
    }
}
