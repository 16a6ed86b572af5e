//! Batches: the same scores in the same order, wherever they are computed and
//! wherever they are written.

use std::collections::BTreeSet;
use std::sync::Mutex;

use proptest::prelude::*;
use sentiment_core::{
    Analyzer, Context, Emotion, Label, Score, ScoreColumns, Taxonomy, Threads, Vader, VaderColumns,
    VaderScore,
};

const PIECES: [&str; 12] = [
    "not good",
    "I love it!",
    "but",
    "the app crashes",
    "😍",
    "VERY slow",
    "ok",
    "at least",
    "¿qué?",
    "worst. day. ever.",
    "",
    "it came on Monday",
];

/// Texts of all lengths, so many that they are split; one is huge.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = (0..3000)
        .map(|i| {
            let pieces: Vec<&str> = (0..i % 17).map(|j| PIECES[(i * 7 + j * j) % 12]).collect();
            pieces.join(" ")
        })
        .collect();
    texts[1234] = "The staff was friendly, but the room was dirty. ".repeat(5_000);
    texts
}

fn all_threads() -> [Option<Threads>; 4] {
    [None, Some(1), Some(2), Some(5)].map(|n| n.map(|n| Threads::new(n).unwrap()))
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let texts = texts();
    let english: Vec<Score> = texts.iter().map(|t| Analyzer::english().score(t)).collect();
    let vader: Vec<VaderScore> = texts.iter().map(|t| Vader::new().score(t)).collect();
    for threads in all_threads() {
        let (mut a, mut v) = (Analyzer::english(), Vader::new());
        if let Some(threads) = threads {
            (a, v) = (a.with_threads(threads.clone()), v.with_threads(threads));
        }
        assert_eq!(a.score_batch(&texts), english);
        assert_eq!(a.score_iter(&texts).collect::<Vec<_>>(), english);
        assert_eq!(v.score_batch(&texts), vader);

        let mut out = vec![Score::default(); texts.len()];
        a.score_batch_into(&texts, &mut out).unwrap();
        assert_eq!(out, english);
        let mut out = vec![VaderScore::default(); texts.len()];
        v.score_batch_into(&texts, &mut out).unwrap();
        assert_eq!(out, vader);
    }
}

#[test]
fn a_text_that_cannot_be_read_is_an_error_in_its_place() {
    let analyzer = Analyzer::english();
    let good = analyzer.score("good");
    // The last of a chunk, the first and the second one of the next, and the very last.
    for bad in [vec![0], vec![1023, 1024, 1025], vec![2999]] {
        let texts = (0..3000).map(|n| if bad.contains(&n) { Err(n) } else { Ok("good") });
        let scores: Vec<Result<Score, usize>> = analyzer.try_score_iter(texts).collect();
        assert_eq!(scores.len(), 3000);
        for (n, score) in scores.into_iter().enumerate() {
            assert_eq!(score, if bad.contains(&n) { Err(n) } else { Ok(good) });
        }
    }
}

/// Answers that change their question from each to the next.
fn answers(texts: &[String]) -> Vec<(&str, Context)> {
    let contexts = [
        Context::question("What should we improve?"),
        Context::NONE,
        Context::question("What did you like most?"),
    ];
    let contexts = contexts.into_iter().cycle();
    texts.iter().map(String::as_str).zip(contexts).collect()
}

#[test]
fn answers_score_as_one_by_one_each_in_its_context() {
    let texts = texts();
    let answers = answers(&texts);
    let plain = Analyzer::english();
    let one = |&(text, context): &(&str, Context)| plain.score_with_context(text, context);
    let scores: Vec<Score> = answers.iter().map(one).collect();
    assert_ne!(scores, plain.score_batch(&texts));
    let valences: Vec<f64> = scores.iter().map(|score| score.valence).collect();
    for threads in all_threads() {
        // A context of the analyzer's own does not count.
        let mut analyzer = plain.with_context(answers[0].1);
        if let Some(threads) = threads {
            analyzer = analyzer.with_threads(threads);
        }
        assert_eq!(analyzer.score_batch_with_contexts(&answers), scores);

        let mut out = vec![Score::default(); texts.len()];
        analyzer
            .score_batch_with_contexts_into(&answers, &mut out)
            .unwrap();
        assert_eq!(out, scores);
        let mut valence = vec![0.0; texts.len()];
        let columns = ScoreColumns {
            valence: Some(&mut valence),
            ..ScoreColumns::default()
        };
        analyzer
            .score_columns_with_contexts_into(&answers, columns)
            .unwrap();
        assert_eq!(valence, valences);
    }
    let none: [(&str, Context); 0] = [];
    assert_eq!(plain.score_batch_with_contexts(&none), []);
}

#[test]
fn columns_hold_the_fields() {
    for taxonomy in Taxonomy::ALL {
        columns_hold_the_fields_with(taxonomy);
    }
}

fn columns_hold_the_fields_with(taxonomy: Taxonomy) {
    let texts = texts();
    let analyzer = Analyzer::english().with_taxonomy(taxonomy);
    let scores = analyzer.score_batch(&texts);
    let mut numbers = vec![vec![0.0; texts.len()]; 6 + taxonomy.emotions().len()];
    let mut labels = vec![0; texts.len()];
    let mut dominant = vec![0; texts.len()];
    let mut columns = numbers.iter_mut().map(|c| Some(&mut c[..]));
    let mut next = || columns.next().unwrap();
    let mut out = ScoreColumns {
        valence: next(),
        negative: next(),
        neutral: next(),
        positive: next(),
        label: Some(&mut labels),
        confidence: next(),
        coverage: next(),
        dominant_emotion: Some(&mut dominant),
        ..ScoreColumns::default()
    };
    for &emotion in taxonomy.emotions() {
        out.emotions[emotion] = next();
    }
    analyzer.score_columns_into(&texts, out).unwrap();
    for (i, score) in scores.iter().enumerate() {
        let row: Vec<f64> = numbers.iter().map(|column| column[i]).collect();
        let fields = [
            score.valence,
            score.negative,
            score.neutral,
            score.positive,
            score.confidence,
            score.coverage,
        ];
        assert_eq!(row[..6], fields);
        assert_eq!(row[6..], *score.emotions.values());
        assert_eq!(Label::from_index(labels[i]), Some(score.label));
        let found = Some(dominant[i]).filter(|&at| at != ScoreColumns::NO_EMOTION);
        let found = found.map(|at| Emotion::ALL[usize::from(at)]);
        assert_eq!(found, score.dominant_emotion());
    }
    assert!(dominant.iter().any(|&at| at != ScoreColumns::NO_EMOTION));

    let scores = Vader::new().score_batch(&texts);
    let mut numbers = vec![vec![0.0; texts.len()]; 4];
    let mut columns = numbers.iter_mut().map(|c| Some(&mut c[..]));
    let mut next = || columns.next().unwrap();
    let out = VaderColumns {
        neg: next(),
        neu: next(),
        pos: next(),
        compound: next(),
    };
    Vader::new().score_columns_into(&texts, out).unwrap();
    for (i, score) in scores.iter().enumerate() {
        let row: Vec<f64> = numbers.iter().map(|column| column[i]).collect();
        assert_eq!(row, score.values());
    }
}

#[test]
fn columns_may_be_left_out() {
    let texts = ["good", "bad"];
    let analyzer = Analyzer::english();
    analyzer
        .score_columns_into(&texts, ScoreColumns::default())
        .unwrap();
    let mut fear = [0.0; 2];
    let mut out = ScoreColumns::default();
    out.emotions[Emotion::Fear] = Some(&mut fear);
    analyzer.score_columns_into(&texts, out).unwrap();
    assert_eq!(
        fear,
        texts.map(|t| analyzer.score(t).emotions[Emotion::Fear])
    );
}

#[test]
fn room_for_other_numbers_of_scores_is_an_error() {
    let analyzer = Analyzer::english();
    let mut out = [Score::default(); 3];
    let error = analyzer
        .score_batch_into(&["good", "bad"], &mut out)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "out has room for 3 scores, but there are 2 texts"
    );
    assert_eq!(out, [Score::default(); 3]);

    let (mut valence, mut joy) = ([0.0; 2], [0.0; 1]);
    let mut columns = ScoreColumns {
        valence: Some(&mut valence),
        ..ScoreColumns::default()
    };
    columns.emotions[Emotion::Joy] = Some(&mut joy);
    let error = analyzer
        .score_columns_into(&["good", "bad"], columns)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "column \"joy\" has room for 1 scores, but there are 2 texts"
    );
    assert_eq!(valence, [0.0; 2]);

    let mut joy_of_two = [0.0; 2];
    let mut columns = ScoreColumns::default();
    columns.emotions[Emotion::Joy] = Some(&mut joy_of_two);
    let error = analyzer
        .with_taxonomy(Taxonomy::Feedback)
        .score_columns_into(&["good", "bad"], columns)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "column \"joy\" is of no emotion of the taxonomy \"feedback\": expected one of frustration, \
         disappointment, confusion, worry, sadness, delight, gratitude, admiration, trust, surprise, desire"
    );

    let answers = [("good", Context::NONE), ("bad", Context::NONE)];
    let error = analyzer
        .score_batch_with_contexts_into(&answers, &mut out)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "out has room for 3 scores, but there are 2 texts"
    );
    assert_eq!(out, [Score::default(); 3]);
    let mut columns = ScoreColumns::default();
    columns.emotions[Emotion::Joy] = Some(&mut joy_of_two);
    let error = analyzer
        .with_taxonomy(Taxonomy::Feedback)
        .score_columns_with_contexts_into(&answers, columns)
        .unwrap_err();
    assert!(error.to_string().starts_with("column \"joy\" is of no"));

    let columns = VaderColumns {
        pos: Some(&mut joy),
        ..VaderColumns::default()
    };
    assert!(Vader::new().score_columns_into(&[""; 0], columns).is_err());
}

/// A text that says which threads look at it.
struct Watched<'a>(&'a str, &'a Mutex<BTreeSet<String>>);

impl AsRef<str> for Watched<'_> {
    fn as_ref(&self) -> &str {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("no name");
        self.1.lock().unwrap().insert(name.to_owned());
        self.0
    }
}

/// Names of the threads that a batch was scored on.
fn threads_of(vader: &Vader) -> BTreeSet<String> {
    let seen = Mutex::default();
    let texts = texts();
    let texts: Vec<_> = texts.iter().map(|text| Watched(text, &seen)).collect();
    vader.score_batch(&texts);
    drop(texts);
    seen.into_inner().unwrap()
}

#[test]
fn work_is_done_where_it_was_asked_for() {
    let this = std::thread::current().name().unwrap().to_owned();
    let one = Vader::new().with_threads(Threads::new(1).unwrap());
    assert_eq!(threads_of(&one), BTreeSet::from([this.clone()]));

    let two = Vader::new().with_threads(Threads::new(2).unwrap());
    let own = ["sentiment-0", "sentiment-1"].map(str::to_owned);
    let mut allowed = BTreeSet::from(own);
    allowed.insert(this);
    let seen = threads_of(&two);
    assert!(seen.is_subset(&allowed), "{seen:?}");
    assert!(seen.len() > 1, "{seen:?}");

    // By default in the pool that the caller is in.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .thread_name(|i| format!("mine-{i}"))
        .build()
        .unwrap();
    let seen = pool.install(|| threads_of(&Vader::new()));
    assert!(
        seen.iter().all(|name| name.starts_with("mine-")),
        "{seen:?}"
    );
}

#[test]
fn no_threads_and_thousands_are_errors() {
    for threads in [0, 1025, usize::MAX] {
        let error = Threads::new(threads).unwrap_err();
        let expected = format!("threads must be from 1 to 1024, not {threads}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn what_is_made_of_items_is_in_their_order() {
    let numbers: Vec<usize> = (0..10_000).collect();
    let squares: Vec<usize> = numbers.iter().map(|n| n * n).collect();
    for threads in all_threads() {
        assert_eq!(
            threads.unwrap_or_default().map(&numbers, |n| n * n),
            squares
        );
    }
}

proptest! {
    #[test]
    fn a_batch_equals_one_by_one(texts in prop::collection::vec("[a-z!,😍é ]{0,300}|not good", 0..200)) {
        let single: Vec<VaderScore> = texts.iter().map(|t| Vader::new().score(t)).collect();
        prop_assert_eq!(Vader::new().score_batch(&texts), single);
    }
}
