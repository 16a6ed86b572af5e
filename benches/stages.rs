//! Each stage that the interface reaches, on short and long texts.
//!
//! `SENTIMENT_BENCH_TEXTS=FILE cargo bench --bench stages` takes the texts of a
//! file, one per line, instead of those made here.
#![allow(missing_docs)]

use std::path::Path;

use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion, Throughput};
use sentiment_benches::corpora::{self, Corpus};
use sentiment_benches::tasks::{english_bits, sum, vader_bits, Task};
use sentiment_benches::texts::texts;
use sentiment_core::{Analyzer, Tokens, Vader};

const BYTES: usize = 200_000;

fn corpora() -> Vec<Corpus> {
    match std::env::var_os("SENTIMENT_BENCH_TEXTS") {
        Some(file) => match corpora::of_file(Path::new(&file)) {
            Ok(corpus) => vec![corpus],
            Err(error) => panic!("SENTIMENT_BENCH_TEXTS: {}: {error}", file.display()),
        },
        None => corpora::feedback(BYTES),
    }
}

fn stages(c: &mut Criterion) {
    let (analyzer, vader) = (Analyzer::english(), Vader::new());
    for corpus in corpora() {
        let texts = &corpus.texts;
        let mut group = c.benchmark_group(corpus.name);
        group.throughput(Throughput::Bytes(corpus.bytes() as u64));
        for task in Task::ALL {
            let expected = task.expected(texts);
            group.bench_function(task.name(), |b| {
                b.iter(|| assert_eq!(task.run(texts), expected));
            });
        }
        let english = Task::English.expected(texts);
        let of_vader = Task::Vader.expected(texts);
        let mut bench = |name: &str, expected: u64, run: &dyn Fn(&str) -> u64| {
            group.bench_function(name, |b| {
                b.iter(|| assert_eq!(sum(texts, run), expected));
            });
        };
        // Tokens cover whatever is neither space nor a mark by itself.
        let tokens = sum(texts, |t| {
            Tokens::new(t).last().map_or(0, |t| t.span.end as u64)
        });
        bench("Tokens", tokens, &|t| {
            Tokens::new(t).map(|t| t.span.end as u64).max().unwrap_or(0)
        });
        bench("Analyzer::explain", english, &|t| {
            english_bits(&analyzer.explain(t).score)
        });
        bench("Vader::explain", of_vader, &|t| {
            vader_bits(&vader.explain(t).score)
        });
        let sentences = sum(texts, |t| {
            let sentences = analyzer.score_sentences(t);
            let sentence = |s: &sentiment_core::SentenceScore<_>| s.span.of(t).to_owned();
            let sentences: Vec<String> = sentences.iter().map(sentence).collect();
            Task::English.run(&sentences)
        });
        bench("Analyzer::score_sentences", sentences, &|t| {
            let sentences = analyzer.score_sentences(t);
            let bits = sentences.iter().map(|s| english_bits(&s.score));
            bits.fold(0, u64::wrapping_add)
        });
        group.finish();
    }
}

/// Batches on one thread and on two: texts alike, and one huge among small ones.
fn batches(c: &mut Criterion) {
    let (analyzer, vader) = (Analyzer::english(), Vader::new());
    let alike = texts(1, 100, 1_000_000);
    let mut uneven = alike[..5_000].to_vec();
    uneven.insert(100, alike[5_000..].join(" "));
    for (name, texts) in [("alike", &alike), ("one huge", &uneven)] {
        let mut group = c.benchmark_group(format!("batch, {name}"));
        let bytes: usize = texts.iter().map(String::len).sum();
        group
            .throughput(Throughput::Bytes(bytes as u64))
            .sample_size(20);
        let (english, of_vader) = (Task::English.run(texts), Task::Vader.run(texts));
        for threads in [1, 2] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let pool = pool.build().expect("threads can be started");
            group.bench_function(BenchmarkId::new("Analyzer::score_batch", threads), |b| {
                b.iter(|| {
                    let scores = pool.install(|| analyzer.score_batch(texts));
                    let bits = scores.iter().map(english_bits);
                    assert_eq!(bits.fold(0, u64::wrapping_add), english);
                });
            });
            group.bench_function(BenchmarkId::new("Vader::score_batch", threads), |b| {
                b.iter(|| {
                    let scores = pool.install(|| vader.score_batch(texts));
                    let bits = scores.iter().map(vader_bits);
                    assert_eq!(bits.fold(0, u64::wrapping_add), of_vader);
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, stages, batches);
criterion_main!(benches);
