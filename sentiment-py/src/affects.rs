//! Words and their affects, for the Python module `sentiment.nrclex`.

use std::collections::HashSet;

use pyo3::prelude::*;
use sentiment_core::{Contribution, Positions, ShifterKind, Span, Token, TokenKind, Tokens};

use crate::analyzer::Analyzer;
use crate::text;

type Place = (usize, usize);

/// Where each token of a text but punctuation stands: words, numbers, emoji, emoticons,
/// hashtags, mentions, addresses.
#[pyfunction]
pub(crate) fn _words(text: &Bound<'_, PyAny>) -> PyResult<Vec<Place>> {
    let text = text::of(text, || "text".to_owned())?;
    let points = Positions::code_points(&text);
    Ok(words(&text).map(|word| points.span(word.span)).collect())
}

/// The terms of a text that are not negated, with the emotions for which their own weight
/// is `emotion` or more, and "positive" or "negative" if that of valence is `polarity` or
/// more either way; in alphabetical order. Terms without any are left out, and punctuation.
#[pyfunction]
pub(crate) fn _affects(
    analyzer: &Bound<'_, Analyzer>,
    text: &Bound<'_, PyAny>,
    emotion: f64,
    polarity: f64,
) -> PyResult<Vec<(Place, Vec<&'static str>)>> {
    let text = text::of(text, || "text".to_owned())?;
    let points = Positions::code_points(&text);
    let starts: HashSet<usize> = words(&text).map(|word| word.span.start).collect();
    let explanation = analyzer.get().explanation(&text);
    let terms = &explanation.contributions;
    let mut found = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        if !starts.contains(&term.span.start) || is_negated(term) || is_pair(terms, at) {
            continue;
        }
        // Without what shifts it: a word has the same affects wherever it stands.
        let factor: f64 = term.shifters.iter().map(|s| s.factor.abs()).product();
        let emotions = term.sums.emotions.iter();
        let strong = emotions.filter(|(_, weight)| *weight >= emotion * factor);
        let mut affects: Vec<_> = strong.map(|(emotion, _)| emotion.name()).collect();
        if term.base.abs() >= polarity {
            affects.push(if term.base > 0.0 {
                "positive"
            } else {
                "negative"
            });
        }
        if !affects.is_empty() {
            affects.sort_unstable();
            found.push((points.span(term.span), affects));
        }
    }
    Ok(found)
}

fn words(text: &str) -> impl Iterator<Item = Token> + '_ {
    Tokens::new(text).filter(|token| token.kind != TokenKind::Punctuation)
}

fn is_negated(term: &Contribution) -> bool {
    let mut shifters = term.shifters.iter();
    shifters.any(|shifter| shifter.kind == ShifterKind::Negation)
}

/// Whether a term corrects the weights of words that are counted themselves: those stand
/// beside it in the order of contributions.
fn is_pair(terms: &[Contribution], at: usize) -> bool {
    let span = terms[at].span;
    let inside = |other: Span| other != span && span.start <= other.start && other.end <= span.end;
    let around = at.saturating_sub(1)..terms.len().min(at + 2);
    terms[around].iter().any(|term| inside(term.span))
}
