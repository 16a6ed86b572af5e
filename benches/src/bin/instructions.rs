//! Runs tasks once per corpus inside [`measured`], for valgrind to count:
//! `cargo xtask bench` starts this under callgrind, which writes one count per
//! call. Prints what the calls were, in order.

use std::hint::black_box;

use sentiment_benches::corpora::{all, Corpus};
use sentiment_benches::tasks::Task;

const BYTES: usize = 30_000;

fn main() {
    // Where it is one text, also of four times the text, which costs four times
    // as much if time is linear.
    let longer = all(BYTES).into_iter().filter_map(|corpus| {
        let [text] = &corpus.texts[..] else {
            return None;
        };
        Some(Corpus {
            name: corpus.name,
            texts: vec![text.repeat(4)],
        })
    });
    for corpus in all(BYTES).into_iter().chain(longer) {
        for task in corpus.tasks().filter(|task| task.compared()) {
            // The first run makes the scratch as large as it needs to be.
            let expected = task.run(&corpus.texts);
            let sum = measured(task, black_box(&corpus.texts));
            assert_eq!(sum, expected);
            println!("{}\t{}\t{}", corpus.name, task.name(), corpus.bytes());
        }
    }
}

/// Known to callgrind by its name.
#[inline(never)]
fn measured(task: Task, texts: &[String]) -> u64 {
    task.run(texts)
}
