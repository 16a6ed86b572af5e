//! Scoring allocates nothing once its scratch has grown.
#![allow(missing_docs)]

use allocation_counter::measure;
use sentiment_core::Analyzer;

#[test]
fn scoring_allocates_nothing_in_the_steady_state() {
    let analyzer = Analyzer::english();
    let texts = [
        String::new(),
        "good".to_owned(),
        "NOT so good, but I love it!! It crashes a lot :-( 😍".to_owned(),
        "Sooo slow… #ToxicService @ann www.example.com a.b@example.com it’s naïve".to_owned(),
        "very good and never bad, although not fed up. ".repeat(200),
        "очень хорошо 非常好 ".repeat(50),
    ];
    let score_all = || {
        texts
            .iter()
            .map(|text| analyzer.score(text).valence)
            .sum::<f64>()
    };
    let first = score_all();
    let mut second = 0.0;
    let info = measure(|| second = score_all());
    assert_eq!((info.count_total, second), (0, first));
}
