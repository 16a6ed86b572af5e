//! Scoring allocates nothing once a thread has scored a text as long of which as much was cleaned, and
//! a thread keeps little.
#![allow(missing_docs)]

use allocation_counter::measure;
use sentiment_core::{
    Analyzer, Context, Lexicon, Score, ScoreColumns, Threads, Vader, VaderLexicon, VaderScore,
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

/// What the threads keep that score a text, by each model.
fn kept(text: &str) -> [i64; 2] {
    let (analyzer, vader) = (Analyzer::english(), Vader::new());
    let works: [&(dyn Fn() + Sync); 2] = [&|| _ = analyzer.score(text), &|| _ = vader.score(text)];
    works.map(|work| {
        // What the first text of all makes stays, too.
        work();
        let keeps = || measure(work).bytes_current;
        std::thread::scope(|scope| scope.spawn(keeps).join().unwrap())
    })
}

#[test]
fn what_a_thread_keeps_is_bounded() {
    // Nothing but what is replaced takes most.
    let pieces = [
        "\r",
        "ａ",
        "do n't ",
        "😍",
        ":) ",
        "good but bad great awful ",
    ];
    for piece in pieces {
        for length in [1 << 12, 50_000, 1 << 17, 1 << 20] {
            let kept = kept(&piece.repeat(length / piece.len()));
            let most = kept.into_iter().max().unwrap();
            assert!(most < (4 << 20) + 200_000, "{length} of {piece:?}: {most}");
        }
    }
    let [clean, _] = kept(&"Good and bad, but great! ".repeat(100_000));
    assert!(clean < 100_000, "{clean}");
    let [cleaned, _] = kept(&"The crema is thin, and it<br />drips. ".repeat(10_000));
    assert!((1..4 * 380_000).contains(&cleaned), "{cleaned}");
}

#[test]
fn memory_is_that_of_the_analyzer() {
    let entries = (0..20_000).map(|i| format!("zorb{i}*\t1\n"));
    let own = "term\tvalence\n".to_owned() + &entries.collect::<String>();
    let own = Lexicon::from_tsv(&own).unwrap();
    // What is made once, in any process, is no analyzer's.
    drop(Analyzer::builder().without_english().build());
    let mut analyzer = None;
    let info = measure(|| {
        let builder = Analyzer::builder().without_english().lexicon(own.clone());
        analyzer = Some(builder.build().unwrap());
    });
    let memory = analyzer.unwrap().memory() as i64;
    assert!(
        (info.bytes_current - memory).abs() < 4096,
        "{memory}: {info:?}"
    );
}

#[test]
fn a_huge_text_leaves_nothing_behind() {
    let text = "good and bad, <br />but great. ".repeat(200_000);
    let (analyzer, vader) = (Analyzer::english(), Vader::new());
    let info = measure(|| {
        let _ = analyzer.score(&text);
        let _ = vader.score(&text);
    });
    assert!(info.bytes_max > 4 << 20);
    assert!(info.bytes_current < 1 << 20, "{info:?}");
}
