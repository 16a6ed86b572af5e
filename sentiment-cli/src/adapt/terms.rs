//! The terms of labelled texts: which may change, and what they weigh.

use std::collections::{BTreeMap, HashMap, HashSet};

use sentiment_core::{Analyzer, Entry, Lexicon, OnDuplicate, TermKind, Threads, TokenKind, Tokens};

use super::fit::{Example, Feature, LARGEST_SHARE};
use super::labels::Class;
use crate::error::{Failure, Outcome};
use crate::neutral::NAMES;
use crate::report::function_words::is_function;

/// Texts that a term must be in.
const TEXTS: usize = 4;
/// Changes below this are left out.
const LEAST: f64 = 0.1;

/// Terms that may change, by their number.
pub struct Terms {
    entries: Vec<Entry>,
}

impl Terms {
    /// The terms of the texts, and the texts as examples.
    pub fn of(
        analyzer: &Analyzer,
        threads: &Threads,
        texts: &[&str],
        classes: &[Class],
    ) -> (Self, Vec<Example>) {
        let lexicon = analyzer.lexicon();
        let features = threads.map(texts, |text| analyzer.features(text));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &features {
            let distinct: HashSet<&str> = text
                .terms
                .iter()
                .filter(|f| !f.pair)
                .map(|f| f.term.as_str())
                .collect();
            for term in distinct {
                *counts.entry(term).or_default() += 1;
            }
        }
        let names = Names::of(texts);
        let most = texts.len() as f64 * LARGEST_SHARE;
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut entries = Vec::new();
        for (term, count) in counts {
            // Words that link and point are nothing to complain of.
            if count < TEXTS || (count as f64 > most && is_function(term)) {
                continue;
            }
            if let Some(entry) = changeable(&lexicon, &names, term) {
                numbers.insert(term, entries.len());
                entries.push(entry);
            }
        }
        let labelled: Vec<_> = features.iter().zip(texts).zip(classes).collect();
        let examples = threads.map(&labelled, |&((features, text), &class)| {
            let explained = analyzer.explain(text);
            let scale = explained.scale;
            let known = features.terms.iter().filter(|f| !f.pair).filter_map(|f| {
                let &term = numbers.get(f.term.as_str())?;
                let sign = if f.negated { Entry::NEGATED } else { 1.0 };
                Some(Feature {
                    term,
                    effect: scale * f.factor * sign,
                })
            });
            let (valence, subjectivity) = explained.score.log_odds();
            Example {
                class,
                valence,
                subjectivity,
                features: known.collect(),
            }
        });
        (Self { entries }, examples)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// A lexicon of the terms that change enough, to be merged with the default one: their emotions are
    /// left to that, where a term that turns loses them.
    pub fn overlay(&self, chosen: &[usize], changes: &[f64]) -> Outcome<Lexicon> {
        let mut overlay = Lexicon::new();
        for (&term, &change) in chosen.iter().zip(changes) {
            if change.abs() < LEAST {
                continue;
            }
            let mut entry = self.entries[term].clone();
            let (nv, nu) = entry.negated.unwrap_or_else(|| entry.negated_by_default());
            entry.negated = Some((weight(nv + Entry::NEGATED * change), nu));
            entry.valence = weight(entry.valence + change);
            entry.emotions.fill(0.0);
            overlay
                .insert(entry, OnDuplicate::Replace)
                .map_err(|e| Failure::Data(e.to_string()))?;
        }
        Ok(overlay)
    }
}

/// In the range of a lexicon, with as many digits as count: people read the file.
fn weight(weight: f64) -> f64 {
    let weight = weight.clamp(-Entry::LARGEST, Entry::LARGEST);
    // −0 is 0.
    (weight * 100.0).round() / 100.0 + 0.0
}

/// The entry of a term that may get another weight. Not names and groups, nor
/// phrases with them, nor what looks like a name, nor words that shift others.
fn changeable(lexicon: &Lexicon, names: &Names, term: &str) -> Option<Entry> {
    if Names::are_in(term) {
        return None;
    }
    match lexicon.get(term) {
        Some(entry) => entry.shifter.is_none().then(|| entry.clone()),
        None => {
            let entry = Entry::new(term);
            let word = entry.kind == TermKind::Word && term.chars().all(char::is_alphabetic);
            let fits = term.len() <= 64 && term.chars().nth(1).is_some();
            (word && fits && !names.seem(term)).then_some(entry)
        }
    }
}

/// Who is spoken of.
struct Names {
    /// Words that are written as names are.
    likely: HashSet<String>,
}

impl Names {
    fn of(texts: &[&str]) -> Self {
        Self {
            likely: likely_names(texts),
        }
    }

    /// Whether a term is a name or a group, or has one among its words.
    fn are_in(term: &str) -> bool {
        let listed = |word| NAMES.contains(word) || NAMES.contains(bare(word));
        listed(term) || term.split(' ').any(listed)
    }

    /// Whether the texts write a word as a name.
    fn seem(&self, word: &str) -> bool {
        self.likely.contains(bare(word))
    }
}

/// A word without the ending of a possessive.
fn bare(word: &str) -> &str {
    let stem = ["'s", "’s", "'", "’"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending));
    stem.unwrap_or(word)
}

/// Words, in lower case, that are written with a capital inside sentences at
/// least as often as without.
fn likely_names(texts: &[&str]) -> HashSet<String> {
    let mut counts: HashMap<String, i64> = HashMap::new();
    for text in texts {
        let mut inside = false;
        for token in Tokens::new(text) {
            let word = token.span.of(text);
            if token.kind == TokenKind::Word {
                let lower = bare(&word.to_lowercase()).to_owned();
                let upper = word.chars().next().is_some_and(char::is_uppercase);
                let shouted = word == word.to_uppercase() && word.chars().nth(1).is_some();
                if !upper {
                    *counts.entry(lower).or_default() -= 1;
                } else if inside && !shouted {
                    *counts.entry(lower).or_default() += 1;
                }
                inside = true;
            } else if token.kind == TokenKind::Punctuation {
                inside = matches!(word, "," | "'" | "-" | "’");
            } else {
                inside = false;
            }
        }
    }
    counts.retain(|_, n| *n >= 0);
    counts.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_groups_never_change() {
        let lexicon = Analyzer::english().lexicon();
        let names = Names::of(&[
            "We met Zorblina, and Zorblina liked it.",
            "frizzy Frizzy frizzy",
        ]);
        let changes = |term: &str| changeable(&lexicon, &names, term).is_some();
        assert!(NAMES.len() > 1000);
        for term in NAMES.iter() {
            for term in [
                (*term).to_owned(),
                format!("{term}'s"),
                format!("so {term}"),
            ] {
                assert!(!changes(&term), "{term}");
            }
        }
        for shifter in ["not", "very", "but"] {
            assert!(!changes(shifter), "{shifter}");
        }
        assert!(!changes("zorblina"));
        assert!(changes("frizzy") && changes("cheap"));
    }
}
