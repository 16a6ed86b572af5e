//! What there is before the first score: a process, an analyzer, own terms.
#![allow(missing_docs)]

use std::process::{Command, Stdio};

use criterion::{criterion_group, criterion_main, Criterion};
use sentiment_benches::tasks::{own_lexicon, own_terms, own_vader, with_own_vader, TERM, TERMS};
use sentiment_core::{Analyzer, Vader};

/// Whole processes; the first does nothing.
fn processes(c: &mut Criterion) {
    let mut group = c.benchmark_group("process");
    for model in ["nothing", "vader", "english"] {
        group.bench_function(model, |b| {
            b.iter(|| {
                let mut start = Command::new(env!("CARGO_BIN_EXE_start"));
                let status = start.arg(model).stdout(Stdio::null()).status();
                assert!(status.is_ok_and(|status| status.success()));
            });
        });
    }
    group.finish();
}

fn analyzers(c: &mut Criterion) {
    let mut group = c.benchmark_group("make");
    group.bench_function("Vader::new", |b| {
        b.iter(|| assert!(Vader::new().score("good").compound > 0.4));
    });
    group.bench_function("Analyzer::english", |b| {
        b.iter(|| assert!(Analyzer::english().score("good").valence > 0.2));
    });
    group.finish();
}

/// A lexicon of 100,000 own terms.
fn lexicons(c: &mut Criterion) {
    let mut group = c.benchmark_group("100,000 own terms");
    group.sample_size(10);
    let tsv = own_terms();
    let own = own_lexicon(&tsv);
    group.bench_function("Lexicon::from_tsv", |b| {
        b.iter(|| assert_eq!(own_lexicon(&tsv).len(), TERMS));
    });
    let all_columns = own.to_tsv();
    group.bench_function("Lexicon::from_tsv, all columns", |b| {
        b.iter(|| assert_eq!(own_lexicon(&all_columns).len(), TERMS));
    });
    group.bench_function("added to English", |b| {
        b.iter(|| {
            let builder = Analyzer::builder().lexicon(own.clone());
            let analyzer = builder.build().expect("the lexicon is sound");
            assert!(analyzer.score(TERM).valence < -0.2);
        });
    });
    group.bench_function("alone", |b| {
        b.iter(|| {
            let builder = Analyzer::builder().without_english().lexicon(own.clone());
            let analyzer = builder.build().expect("the lexicon is sound");
            assert!(analyzer.score(TERM).valence < -0.2);
            assert_eq!(analyzer.score("unheard").coverage, 0.0);
        });
    });
    let words = own_vader();
    group.bench_function("Vader::with_lexicon", |b| {
        b.iter(|| assert!(with_own_vader(&words).score("good").compound > 0.4));
    });
    group.finish();
}

criterion_group!(benches, processes, analyzers, lexicons);
criterion_main!(benches);
