//! The default model, stage by stage.
#![allow(missing_docs)]

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use sentiment_benches::texts;
use sentiment_core::{Analyzer, Tokens};
use unicode_segmentation::UnicodeSegmentation;

fn stages(c: &mut Criterion) {
    let analyzer = Analyzer::english();
    for (name, bytes) in [("100B", 100), ("5KB", 5_000)] {
        let texts = texts(1, bytes, 200_000);
        let total: usize = texts.iter().map(String::len).sum();
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(total as u64));
        let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
        group.bench_function("split_whitespace", |b| {
            b.iter(|| {
                texts
                    .iter()
                    .map(|t| t.split_whitespace().count())
                    .sum::<usize>()
            });
        });
        group.bench_function("unicode_words", |b| {
            b.iter(|| {
                texts
                    .iter()
                    .map(|t| t.unicode_words().count())
                    .sum::<usize>()
            });
        });
        group.bench_function("tokens", |b| {
            b.iter(|| {
                let n: usize = texts.iter().map(|t| Tokens::new(t).count()).sum();
                assert!(n >= words);
                n
            });
        });
        group.bench_function("score", |b| {
            b.iter(|| {
                let known: f64 = texts.iter().map(|t| analyzer.score(t).coverage).sum();
                assert!(known > 0.1 * texts.len() as f64);
                known
            });
        });
        group.bench_function("score_batch", |b| {
            b.iter(|| analyzer.score_batch(&texts).len())
        });
        group.finish();
    }
}

fn start_up(c: &mut Criterion) {
    c.bench_function("one word", |b| {
        let analyzer = Analyzer::english();
        b.iter(|| {
            let score = analyzer.score("good");
            assert!(score.valence > 0.0);
            score
        });
    });
}

fn adversarial(c: &mut Criterion) {
    let analyzer = Analyzer::english();
    let mut group = c.benchmark_group("adversarial");
    for (name, piece) in [
        ("every word a hit", "good bad "),
        ("no spaces", "abcdefgh"),
        ("only emoji", "😍👍🏽"),
        ("only !", "!"),
        ("Cyrillic", "Очень хорошо работает "),
        ("Chinese", "非常好的服务"),
        ("curly quotes", "it’s a “good” one "),
    ] {
        let text = piece.repeat(50_000 / piece.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/split_whitespace"), |b| {
            b.iter(|| text.split_whitespace().count());
        });
        group.bench_function(format!("{name}/unicode_words"), |b| {
            b.iter(|| text.unicode_words().count());
        });
        group.bench_function(format!("{name}/score"), |b| {
            b.iter(|| {
                let score = analyzer.score(&text);
                assert!(score.valence.abs() <= 1.0);
                score
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, start_up, adversarial);
criterion_main!(benches);
