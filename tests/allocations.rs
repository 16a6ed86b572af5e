//! Scoring allocates nothing once a thread has scored a text as long.
#![allow(missing_docs)]

use allocation_counter::measure;
use sentiment_core::{
    Analyzer, Context, Score, ScoreColumns, Threads, Vader, VaderLexicon, VaderScore,
};

const TEXTS: [&str; 12] = [
    "The espresso is lovely, but the app crashes every single day!",
    "good",
    "no answer",
    "NOT so good, but I love it!! It crashes a lot :-( 😍",
    "",
    "Sooo slow… #ToxicService @ann www.example.com a.b@example.com it’s naïve",
    "😍 best. day. EVER :) don’t @ me https://example.com #SoHappy",
    "no❤\u{fe0f}!!! 👍🏽👌good but 😥s, 👩\u{200d}🚀😍😍😍",
    "Très bon café; 好; ¿qué? очень хорошо 非常好",
    "very good and never bad, although not fed up.",
    "I do n't like it &amp; it&#39;s slow.<br />donâ€™t",
    "good but bad but great but awful, good bad great awful good bad great awful good bad great awful",
];

fn texts() -> Vec<String> {
    let long = TEXTS.map(|text| format!("{text} ").repeat(200));
    TEXTS.map(str::to_owned).into_iter().chain(long).collect()
}

/// Allocations of doing work once more, which must give the same again.
fn allocations<T: PartialEq + std::fmt::Debug>(mut work: impl FnMut() -> T) -> u64 {
    let first = work();
    let mut second = None;
    let info = measure(|| second = Some(work()));
    assert_eq!(second, Some(first));
    info.count_total
}

#[test]
fn one_by_one() {
    let texts = texts();
    let analyzer = Analyzer::english();
    let score = || texts.iter().map(|t| analyzer.score(t).valence).sum::<f64>();
    assert_eq!(allocations(score), 0, "Analyzer::score");
    let vader = Vader::new();
    let score = || texts.iter().map(|t| vader.score(t).compound).sum::<f64>();
    assert_eq!(allocations(score), 0, "Vader::score");
    let mut words = VaderLexicon::embedded();
    for word in ["espresso", "очень", "naïve", "xxxxxxxxxxxxxxxxxxxx"] {
        words.insert(word, 0.3).unwrap();
    }
    let vader = vader.with_lexicon(&words).unwrap();
    let score = || texts.iter().map(|t| vader.score(t).compound).sum::<f64>();
    assert_eq!(allocations(score), 0, "Vader::score with own words");
}

#[test]
fn batches_into_memory_of_the_caller() {
    let texts = texts();
    let one = Threads::new(1).unwrap();
    let analyzer = Analyzer::english().with_threads(one.clone());
    let vader = Vader::new().with_threads(one);
    let mut scores = vec![Score::default(); texts.len()];
    let mut valence = vec![0.0; texts.len()];
    let mut vader_scores = vec![VaderScore::default(); texts.len()];

    let vader_batch = || vader.score_batch_into(&texts, &mut vader_scores).unwrap();
    assert_eq!(allocations(vader_batch), 0, "Vader::score_batch_into");
    let batch = || analyzer.score_batch_into(&texts, &mut scores).unwrap();
    assert_eq!(allocations(batch), 0, "Analyzer::score_batch_into");
    let question = Context::question("What should we improve?");
    let contexts = [question, Context::NONE].into_iter().cycle();
    let answers: Vec<_> = texts.iter().zip(contexts).collect();
    let batch = || {
        let done = analyzer.score_batch_with_contexts_into(&answers, &mut scores);
        done.unwrap();
    };
    assert_eq!(
        allocations(batch),
        0,
        "Analyzer::score_batch_with_contexts_into"
    );
    let columns = || {
        let out = ScoreColumns {
            valence: Some(&mut valence),
            ..ScoreColumns::default()
        };
        analyzer.score_columns_into(&texts, out).unwrap();
    };
    assert_eq!(allocations(columns), 0, "Analyzer::score_columns_into");
}

#[test]
fn a_huge_text_leaves_nothing_behind() {
    let text = "good and bad, <br />but great. ".repeat(200_000);
    let (analyzer, vader) = (Analyzer::english(), Vader::new());
    let info = measure(|| {
        analyzer.score(&text);
        vader.score(&text);
    });
    assert!(info.bytes_max > 4 << 20);
    assert!(info.bytes_current < 1 << 20, "{info:?}");
}
