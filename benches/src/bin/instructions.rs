//! Runs tasks once per corpus inside [`measured`], for valgrind to count:
//! `cargo xtask bench` starts this under callgrind, which writes one count per
//! call. Prints what the calls were, in order.

use std::hint::black_box;

use sentiment_benches::corpora;
use sentiment_benches::tasks::Task;

const BYTES: usize = 30_000;

fn main() {
    // Again with four times the text where it is one: that costs four times as
    // much, if time is linear.
    let longer = corpora::all(4 * BYTES).into_iter();
    let longer = longer.filter(|corpus| corpus.texts.len() == 1);
    for corpus in corpora::all(BYTES).into_iter().chain(longer) {
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
