//! Texts that are unlike feedback in English: very long, adversarial, in other
//! scripts. Beside each, the floors.
#![allow(missing_docs)]

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use sentiment_benches::corpora::{adversarial, feedback, scripts, Corpus};

fn long(c: &mut Criterion) {
    let is_one = |corpus: &Corpus| corpus.texts.len() == 1;
    bench(c, "1 MB", feedback(1_000_000).into_iter().filter(is_one));
}

fn adversaries(c: &mut Criterion) {
    bench(c, "adversarial", adversarial(50_000));
}

fn languages(c: &mut Criterion) {
    bench(c, "not ASCII", scripts(50_000));
}

fn bench(c: &mut Criterion, kind: &str, corpora: impl IntoIterator<Item = Corpus>) {
    for corpus in corpora {
        let mut group = c.benchmark_group(format!("{kind}, {}", corpus.name));
        group.throughput(Throughput::Bytes(corpus.bytes() as u64));
        for task in corpus.tasks() {
            let expected = task.expected(&corpus.texts);
            group.bench_function(task.name(), |b| {
                b.iter(|| assert_eq!(task.run(&corpus.texts), expected));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, long, adversaries, languages);
criterion_main!(benches);
