//! Words and their affects, for the Python module `sentiment.nrclex`.

use std::collections::HashMap;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;
use sentiment_core::internal::{sentences, Term};
use sentiment_core::{
    self as core, OnDuplicate, Positions, Span, TermKind, Token, TokenKind, Tokens,
};

use crate::analyzer::Analyzer;
use crate::emotions::name;
use crate::hyphens;
use crate::text;

type Place = (usize, usize);

/// A term and its affects.
type Found<'py> = (Place, Vec<&'py Bound<'py, PyString>>);

/// How verbs begin that deny and say something bad as well.
const SAYING: [&str; 2] = ["lack", "disagree"];

/// Where each token of a text but punctuation stands: words, numbers, emoji, emoticons,
/// hashtags, mentions, addresses. What hyphens join is one: "wi-fi", "state-of-the-art".
#[pyfunction]
pub(crate) fn _words(text: &Bound<'_, PyAny>) -> PyResult<Vec<Place>> {
    places(text, hyphens::joined)
}

/// The same with the parts of what hyphens join in its place.
#[pyfunction]
pub(crate) fn _parts(text: &Bound<'_, PyAny>) -> PyResult<Vec<Place>> {
    places(text, |text| words(text).map(|word| word.span).collect())
}

/// Where each sentence of a text stands, as `Analyzer.score_sentences` cuts it.
#[pyfunction]
pub(crate) fn _sentences(text: &Bound<'_, PyAny>) -> PyResult<Vec<Place>> {
    places(text, sentences)
}

fn places(text: &Bound<'_, PyAny>, find: fn(&str) -> Vec<Span>) -> PyResult<Vec<Place>> {
    let py = text.py();
    let text = text::of(text, || "text".to_owned())?;
    let places = |text: &str| {
        let points = Positions::code_points(text);
        let found = find(text).into_iter();
        found.map(|span| points.span(span)).collect()
    };
    Ok(text::detached(py, &text, places))
}

/// The terms of a text that are not negated, with the emotions for which their own weight
/// is `emotion` or more, and "positive" or "negative" if that of valence is `polarity` or
/// more either way; in alphabetical order. Terms without any are left out, and
/// punctuation, and what denies.
#[pyfunction]
pub(crate) fn _affects<'py>(
    analyzer: &Bound<'py, Analyzer>,
    text: &Bound<'py, PyAny>,
    emotion: f64,
    polarity: f64,
) -> PyResult<Vec<Found<'py>>> {
    let py = text.py();
    let text = text::of(text, || "text".to_owned())?;
    let points = Positions::code_points(&text);
    let mut starts = words(&text).map(|word| word.span.start).peekable();
    let analyzer = analyzer.get().core();
    let terms = text::detached(py, &text, |text| analyzer.terms(text));
    let mut found = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        if term.negated || is_pair(&terms, at) {
            continue;
        }
        // Their names are in alphabetical order.
        let emotions = analyzer.taxonomy().emotions().iter();
        let strong: Vec<_> = emotions.filter(|e| term.emotion(**e) >= emotion).collect();
        let mut affects: Vec<_> = strong.iter().map(|e| name(py, **e)).collect();
        if term.valence.abs() >= polarity {
            let (polarity, word) = if term.valence > 0.0 {
                ("positive", intern!(py, "positive"))
            } else {
                ("negative", intern!(py, "negative"))
            };
            affects.insert(strong.partition_point(|e| e.name() < polarity), word);
        }
        if affects.is_empty() || denies(term, term.span.of(&text)) {
            continue;
        }
        let start = term.span.start;
        let begins = begins_word(&text, start) || {
            // Both are in the order of the text.
            while starts.next_if(|word| *word < start).is_some() {}
            starts.peek() == Some(&start)
        };
        if begins {
            found.push((points.span(term.span), affects));
        }
    }
    Ok(found)
}

fn words(text: &str) -> impl Iterator<Item = Token> + '_ {
    Tokens::new(text).filter(|token| token.kind != TokenKind::Punctuation)
}

/// Whether a term that starts there surely is no punctuation and starts where a token does:
/// what saves looking for tokens most often.
fn begins_word(text: &str, start: usize) -> bool {
    let (before, term) = text.as_bytes().split_at(start);
    let space = before.last().is_none_or(u8::is_ascii_whitespace);
    space && term.first().is_some_and(u8::is_ascii_alphabetic)
}

/// The words and phrases that shift others by default, with the columns `shifter` and `factor` that they
/// have in lexicon files: a row without these takes that from them.
#[pyfunction]
pub(crate) fn _shifters() -> HashMap<String, (&'static str, String)> {
    let lexicon = core::Analyzer::english().lexicon();
    let terms = lexicon.iter().filter(|entry| entry.kind != TermKind::Pair);
    let shifter = |entry: &core::Entry| {
        let rule = entry.shifter?;
        let columns = (rule.class.name(), rule.factor.to_string());
        Some((entry.term.clone(), columns))
    };
    terms.filter_map(shifter).collect()
}

/// Terms as lexicons have them: in lower case, cut where texts are. Each once, and without
/// those that no text has.
#[pyfunction]
pub(crate) fn _terms(terms: Vec<Bound<'_, PyString>>) -> PyResult<Vec<String>> {
    let mut lexicon = core::Lexicon::new();
    for term in &terms {
        let mut entry = core::Entry::new(&text::utf8(term)?);
        entry.valence = 1.0;
        // An error says that there can be no such term.
        let _ = lexicon.insert(entry, OnDuplicate::Keep);
    }
    Ok(lexicon.iter().map(|entry| entry.term.clone()).collect())
}

/// Whether a term denies what others say, and says nothing itself.
fn denies(term: &Term, text: &str) -> bool {
    let begins = |start: &&str| {
        let first = text.get(..start.len());
        first.is_some_and(|first| first.eq_ignore_ascii_case(start))
    };
    term.negates && !SAYING.iter().any(begins)
}

/// Whether a term corrects the weights of words that are counted themselves: those stand
/// beside it in the order of contributions.
fn is_pair(terms: &[Term], at: usize) -> bool {
    let span = terms[at].span;
    let inside = |other: Span| other != span && span.start <= other.start && other.end <= span.end;
    let around = at.saturating_sub(1)..terms.len().min(at + 2);
    terms[around].iter().any(|term| inside(term.span))
}
