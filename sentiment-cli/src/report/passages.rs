//! Passages that stand in many texts word for word, as templates, signatures and notices do: nobody says them of
//! anything, so they drive nothing, and mention nothing.

use std::collections::HashMap;
use std::ops::Range;

use sentiment_core::{Explanation, Threads};

use super::numbers::{count, texts};
use super::summary::Summary;
use crate::input::{unlabelled, Row};
use crate::text::one_line;
use crate::wording::{hash, Wording};

/// Words from which on people do not find the same sentence.
const WORDS: usize = 8;
/// Texts that have it, and one in how many.
const TEXTS: u32 = 5;
const SHARE: u32 = 50;
/// Sentences that are remembered.
const CAP: usize = 500_000;
/// Characters of the one that a note quotes.
const QUOTED: usize = 120;

/// The sentences of a text that are long enough, and where they stand.
type Sentences = Vec<(u64, Range<usize>)>;

/// Sentences, and how many texts have each.
#[derive(Default)]
pub struct Passages {
    found: HashMap<u64, u32>,
    texts: u32,
    /// Those of many texts, as one of them writes it.
    written: HashMap<u64, String>,
}

impl Passages {
    /// Where they stand in the texts of these rows, of those in the file so far.
    pub fn of(&mut self, rows: &[&Row], threads: &Threads) -> Vec<Vec<Range<usize>>> {
        let sentences: Vec<Sentences> = threads.map(rows, |row| Self::sentences(row));
        self.count(rows, &sentences);
        sentences.iter().map(|own| self.places(own)).collect()
    }

    /// The sentences of a row that are no whole text.
    fn sentences(row: &Row) -> Sentences {
        let text = row.text();
        let mut found = Vec::new();
        let mut start = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            let next = letters.peek();
            let ends = next.is_none_or(|(_, next)| next.is_whitespace());
            if !(c == '\n' || next.is_none() || ends && matches!(c, '.' | '!' | '?')) {
                continue;
            }
            let place = start..at + c.len_utf8();
            start = place.end;
            let sentence = text[place.clone()].trim();
            if sentence.len() >= 2 * WORDS && sentence.len() < text.trim().len() {
                let Wording { key, words } = Wording::of(sentence, true);
                if words >= WORDS {
                    found.push((hash(&key), place));
                }
            }
        }
        found
    }

    /// Count those of some rows.
    fn count(&mut self, rows: &[&Row], sentences: &[Sentences]) {
        for (row, sentences) in rows.iter().zip(sentences) {
            self.texts += u32::from(!row.text().trim().is_empty());
            let mut own: Vec<&(u64, _)> = sentences.iter().collect();
            own.sort_by_key(|(hash, _)| *hash);
            own.dedup_by_key(|(hash, _)| *hash);
            for (hash, place) in own {
                if self.found.len() >= CAP && !self.found.contains_key(hash) {
                    continue;
                }
                let times = self.found.entry(*hash).or_default();
                *times += 1;
                if *times == TEXTS {
                    let text = row.text()[place.clone()].trim().to_owned();
                    self.written.insert(*hash, text);
                }
            }
        }
    }

    fn is_one(&self, times: u32) -> bool {
        times >= TEXTS && times * SHARE >= self.texts
    }

    /// Where in a text they stand, of those counted so far.
    fn places(&self, sentences: &Sentences) -> Vec<Range<usize>> {
        let is_one = |hash| {
            self.found
                .get(hash)
                .is_some_and(|times| self.is_one(*times))
        };
        let found = sentences.iter().filter(|(hash, _)| is_one(hash));
        found.map(|(_, place)| place.clone()).collect()
    }

    /// That there are some, and the commonest.
    pub fn note(&self, summary: &Summary) -> Option<String> {
        let written = self.written.iter();
        let counted = written.map(|(hash, text)| (self.found[hash], text));
        let mut found: Vec<_> = counted.filter(|(n, _)| self.is_one(*n)).collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let (n, text) = found.first()?;
        let n = texts(u64::from(*n));
        let quoted = match summary.discretion.no_texts {
            true => String::new(),
            false => format!(": “{}”", one_line(text, QUOTED)),
        };
        Some(match found.len() {
            1 => format!("A passage stands in {n} word for word{quoted}; it drives nothing, and counts as no mention."),
            several => format!(
                "{} passages stand in many texts word for word, the commonest in {n}{quoted}; they drive nothing, and count \
                 as no mention.",
                count(several as u64)
            ),
        })
    }
}

/// What a text says by itself: without these parts and, if it is `labelled`, the names of those who speak. None where
/// that is all of it.
pub fn own(
    explanation: &Explanation,
    parts: &[Range<usize>],
    labelled: bool,
) -> Option<Explanation> {
    let mut text = match labelled {
        true => unlabelled(&explanation.text),
        false if parts.is_empty() => return None,
        false => explanation.text.clone(),
    };
    for part in parts {
        text.replace_range(part.clone(), &" ".repeat(part.len()));
    }
    let mut own = explanation.clone();
    own.contributions.retain(|contribution| {
        let span = contribution.span.range();
        span.len() == explanation.text.len() || text[span.clone()] == explanation.text[span]
    });
    let all = |of: &Explanation| of.contributions.iter().map(|c| c.sums.valence).sum::<f64>();
    own.sums.valence -= all(explanation) - all(&own);
    own.text = text;
    Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Fields;
    use sentiment_core::Analyzer;

    fn row(text: &str) -> Row {
        Row::new(1, Fields::Text(text.to_owned()))
    }

    #[test]
    fn what_many_texts_say_word_for_word_is_a_passage() {
        let notice = "Your call is important to us, and may be recorded for training.";
        let texts = [
            "It broke.",
            "So slow!",
            "Lovely staff.",
            "No refund.",
            "Rude driver.",
            "Why?",
        ];
        let rows: Vec<Row> = texts
            .iter()
            .map(|text| row(&format!("{text} {notice}")))
            .collect();
        let sentences: Vec<Sentences> = rows.iter().map(Passages::sentences).collect();
        let mut passages = Passages::default();
        for (at, (row, sentences)) in rows.iter().zip(&sentences).enumerate() {
            assert!(at >= 5 || passages.places(sentences).is_empty());
            passages.count(&[row], std::slice::from_ref(sentences));
        }
        let [place] = &passages.places(&sentences[0])[..] else {
            panic!("none")
        };
        assert_eq!(rows[0].text()[place.clone()].trim(), notice);
        // A text of nothing else is a copy, which is counted elsewhere.
        assert!(Passages::sentences(&row(notice)).is_empty());
    }

    #[test]
    fn what_is_left_adds_up() {
        let analyzer = Analyzer::english();
        let explanation = analyzer.explain("Great. Awful, so bad.");
        let own = own(&explanation, std::slice::from_ref(&(6..21)), false).unwrap();
        assert_eq!(own.text, "Great.               ");
        let rest: f64 = own.contributions.iter().map(|c| c.sums.valence).sum();
        assert!(own.sums.valence == rest && rest > 0.0);
    }
}
