//! What the fuzz targets check. Each takes any bytes and panics if something
//! that always holds does not.
//!
//! To add one: a function here, in [`CHECKS`], a file in `targets/` and a
//! `[[bin]]` in Cargo.toml. Inputs that once failed are kept for ever in
//! `regressions/NAME/`.

use std::borrow::Cow;

use sentiment_core::{
    Analyzer, Asks, Context, ContributionKind, Emotions, Score, Span, Sums, TerminalStyle, Vader,
};

/// A check and its name.
pub type Check = (&'static str, fn(&[u8]));

/// All checks, by the name of their target.
pub const CHECKS: &[Check] = &[
    ("score", score),
    ("explain", explain),
    ("sentences", sentences),
    ("context", context),
    ("vader", vader),
];

/// Bytes as a user has them: maybe not UTF-8.
fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// Every text has a score, within its bounds, alone as in a batch.
pub fn score(data: &[u8]) {
    let text = text(data);
    let analyzer = Analyzer::english();
    let score = analyzer.score(&text);
    is_within_bounds(&score);
    assert_eq!(score, analyzer.score(&text), "the second time it differs");
    let batch = analyzer.score_batch(&[&*text, "", &*text]);
    assert_eq!(batch, [score, analyzer.score(""), score], "a batch differs");
}

fn is_within_bounds(score: &Score) {
    let parts = [score.negative, score.neutral, score.positive];
    let shares = [score.confidence, score.coverage];
    for value in parts.iter().chain(&shares).chain(score.emotions.values()) {
        assert!((0.0..=1.0).contains(value), "out of [0, 1]: {score:?}");
    }
    assert!((-1.0..=1.0).contains(&score.valence), "{score:?}");
    assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{score:?}");
    let valence = score.positive.sqrt() - score.negative.sqrt();
    assert!((valence - score.valence).abs() < 1e-9, "{score:?}");
}

/// An explanation adds up exactly, and is of the score.
pub fn explain(data: &[u8]) {
    let text = text(data);
    let analyzer = Analyzer::english();
    let explanation = analyzer.explain(&text);
    assert_eq!(explanation.text, text);
    assert_eq!(explanation.score, analyzer.score(&text));
    let mut sums = Sums::default();
    let mut last = 0;
    for contribution in &explanation.contributions {
        is_in(contribution.span, &text);
        assert!(contribution.span.start >= last, "out of order");
        last = contribution.span.start;
        for shifter in &contribution.shifters {
            is_in(shifter.span, &text);
            assert!(shifter.factor.is_finite(), "{contribution:?}");
        }
        sums = plus(&sums, &contribution.sums);
    }
    assert_eq!(sums, explanation.sums, "the contributions do not add up");
    for color in [false, true] {
        let _ = explanation.to_terminal(TerminalStyle::colored_if(color));
    }
    let _ = explanation.to_html();
}

fn is_in(span: Span, text: &str) {
    assert!(span.start < span.end, "{span:?} is empty");
    assert!(
        text.get(span.start..span.end).is_some(),
        "{span:?} is not on character boundaries"
    );
}

fn plus(a: &Sums, b: &Sums) -> Sums {
    let mut sums = *b;
    sums.valence += a.valence;
    sums.subjectivity += a.subjectivity;
    sums.emotions = Emotions::from_fn(b.emotions.taxonomy(), |e| a.emotions[e] + b.emotions[e]);
    sums
}

/// A question adds one contribution, the last, to those of its answer: the
/// question is the first line.
pub fn context(data: &[u8]) {
    let text = text(data);
    let (question, answer) = text.split_once('\n').unwrap_or((&text, &text));
    let plain = Analyzer::english();
    let question = Context::question(question);
    let asked = plain.with_context(question);
    let explanation = asked.explain(answer);
    assert_eq!(explanation.score, asked.score(answer));
    is_within_bounds(&explanation.score);
    let (terms, added): (Vec<_>, Vec<_>) = explanation
        .contributions
        .iter()
        .partition(|c| c.kind == ContributionKind::Term);
    // Louder is no better.
    let calm = answer.trim_end().trim_end_matches('!');
    let before = match question.asks() {
        Asks::Faults if !calm.is_empty() => plain.explain(calm),
        _ => plain.explain(answer),
    };
    assert!(terms.iter().copied().eq(&before.contributions));
    let sums = added.iter().fold(before.sums, |sum, c| plus(&sum, &c.sums));
    assert_eq!(sums, explanation.sums, "the contributions do not add up");
    assert!(added.len() <= 1);
    let _ = explanation.to_terminal(TerminalStyle::Colored);
    let _ = explanation.to_html();
}

/// Sentences are in order, apart, trimmed, and score as they would alone.
pub fn sentences(data: &[u8]) {
    let text = text(data);
    let analyzer = Analyzer::english();
    let mut end = 0;
    for sentence in analyzer.score_sentences(&text) {
        if !text.trim().is_empty() {
            is_in(sentence.span, &text);
        }
        assert!(sentence.span.start >= end, "sentences overlap");
        // Nothing but white space is left out.
        assert!(text[end..sentence.span.start].trim().is_empty());
        end = sentence.span.end;
        let alone = sentence.span.of(&text);
        assert_eq!(alone, alone.trim());
        assert_eq!(sentence.score, analyzer.score(alone));
    }
    assert!(text[end..].trim().is_empty());
}

/// VADER answers within its bounds, to its own number of digits.
pub fn vader(data: &[u8]) {
    let text = text(data);
    let vader = Vader::new();
    let score = vader.score(&text);
    for share in [score.neg, score.neu, score.pos] {
        assert!((0.0..=1.0).contains(&share), "{score:?}");
        assert!((share * 1e3 - (share * 1e3).round()).abs() < 1e-9);
    }
    assert!((-1.0..=1.0).contains(&score.compound), "{score:?}");
    assert!((score.compound * 1e4 - (score.compound * 1e4).round()).abs() < 1e-9);
    assert_eq!(score, vader.score(&text), "the second time it differs");
}
