//! Ratios to the floor, `split_whitespace().count()`, in one process.

use std::hint::black_box;

use sentiment_benches::{medians, texts};
use sentiment_core::{Analyzer, Vader};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    let analyzer = Analyzer::english();
    for (name, bytes) in [("100 B", 100), ("5 KB", 5_000)] {
        let texts = texts(1, bytes, 400_000);
        let total: usize = texts.iter().map(String::len).sum();
        let times = medians(
            15,
            &mut [
                &mut || {
                    let n: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
                    black_box(n);
                },
                &mut || {
                    let n: usize = texts.iter().map(|t| t.unicode_words().count()).sum();
                    black_box(n);
                },
                &mut || {
                    for t in &texts {
                        black_box(analyzer.score(t));
                    }
                },
                &mut || {
                    for t in &texts {
                        black_box(Vader::new().score(t));
                    }
                },
            ],
        );
        let names = ["split_whitespace", "unicode_words", "english", "vader"];
        for (what, time) in names.iter().zip(&times) {
            println!(
                "{name:>6} {what:<18} {:>6.2} x  {:>8.1} MB/s  {:>8.0} ns/text",
                time / times[0],
                total as f64 / time / 1e6,
                time / texts.len() as f64 * 1e9
            );
        }
    }
}
