//! What rises and falls, as texts say it.
//!
//! The core calls "less paperwork" and "paperwork has gone" by one name, "paperwork down", which need stand in no text. A reader
//! looks for what people wrote: so it is named by the wording that most of them have.

use std::collections::{BTreeMap, HashMap};

use sentiment_core::internal::push_form;
use sentiment_core::{Contribution, Span};

/// Last words of the core's names.
const WAYS: [&str; 4] = ["up", "down", "high", "low"];

/// Bytes between what moves and the word for it.
const NEAR: usize = 40;

/// Wordings of a name that are counted.
const CAP: usize = 64;

/// How texts say what rises and falls.
#[derive(Clone, Default)]
pub struct Wordings(HashMap<String, BTreeMap<String, u64>>);

impl Wordings {
    /// Count how a text says it, if that is another way.
    pub fn add(&mut self, text: &str, contribution: &Contribution) {
        if let Some(wording) = wording(text, &contribution.term, contribution.span) {
            self.count(&contribution.term, wording, 1);
        }
    }

    fn count(&mut self, term: &str, wording: String, n: u64) {
        if !self.0.contains_key(term) {
            self.0.insert(term.to_owned(), BTreeMap::new());
        }
        if let Some(known) = self.0.get_mut(term) {
            if known.len() < CAP || known.contains_key(&wording) {
                *known.entry(wording).or_default() += n;
            }
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: Self) {
        for (term, wordings) in other.0 {
            for (wording, n) in wordings {
                self.count(&term, wording, n);
            }
        }
    }

    /// The most frequent wording of a term, of equal ones the shortest; the term itself where texts have it.
    pub fn of<'a>(&'a self, term: &'a str) -> &'a str {
        let wordings = self.0.get(term).into_iter().flatten();
        let most = wordings.max_by_key(|(wording, n)| (**n, std::cmp::Reverse(wording.len())));
        most.map_or(term, |(wording, _)| wording)
    }
}

/// The words from what moves to the word for it, or back.
fn wording(text: &str, term: &str, verb: Span) -> Option<String> {
    let (moved, way) = term.rsplit_once(' ')?;
    let said = verb.of(text);
    if !WAYS.contains(&way) || lower(said) == term {
        return None;
    }
    let start = (0..=verb.start.saturating_sub(NEAR)).rfind(|at| text.is_char_boundary(*at))?;
    let end = verb.end.saturating_add(NEAR).min(text.len());
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at))?;
    let before = find(&text[start..verb.start], moved, true).map(|at| (start + at, verb.end));
    let behind = find(&text[verb.end..end], moved, false);
    let behind = behind.map(|at| (verb.start, verb.end + at + moved.len()));
    let nearest = [before, behind].into_iter().flatten();
    let (from, to) = nearest.min_by_key(|(from, to)| to - from)?;
    text.get(from..to).map(lower)
}

/// Where whole words stand, the last or the first of them.
fn find(text: &str, words: &str, last: bool) -> Option<usize> {
    let text = text.to_ascii_lowercase();
    let is_whole = |at: &usize| {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_word(text[..*at].chars().next_back())
            && !is_word(text[at + words.len()..].chars().next())
    };
    let mut found = text.match_indices(words).map(|(at, _)| at).filter(is_whole);
    match last {
        true => found.last(),
        false => found.next(),
    }
}

/// In small letters, with one space between words.
fn lower(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        push_form(&mut out, word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    #[test]
    fn it_is_named_as_texts_say_it() {
        let named = |texts: &[&str]| {
            let mut wordings = Wordings::default();
            let mut terms = Vec::new();
            for text in texts {
                let explanation = Analyzer::english().explain(text);
                for c in &explanation.contributions {
                    wordings.add(text, c);
                    terms.push(c.term.clone());
                }
            }
            let is_way = |term: &&String| WAYS.iter().any(|way| term.ends_with(&format!(" {way}")));
            let term = terms.iter().find(is_way).expect("a rise or a fall");
            wordings.of(term).to_owned()
        };
        assert_eq!(
            named(&[
                "Less  paperwork for travel",
                "Less paperwork!",
                "We want less paperwork"
            ]),
            "less paperwork"
        );
        assert_eq!(named(&["The Workload is too high"]), "workload is too high");
    }
}
