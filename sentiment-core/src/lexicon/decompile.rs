//! From a compiled table back to an editable lexicon, and stems of its words.

use super::compile::{FACTOR_STEPS, WEIGHT_STEPS};
use super::{flag, Entry, Lexicon, OnDuplicate, Row, ShifterRule, Table, TermKind};
use crate::Error;

impl Table {
    /// The lexicon that compiles to this table.
    pub(crate) fn decompile(&self) -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon::new();
        for word in self.words().filter(|w| w.row.has(flag::KNOWN)) {
            let term = self.spelling(word.id).to_owned();
            lexicon.insert(
                self.entry(term, TermKind::Word, word.row),
                OnDuplicate::Fail,
            )?;
        }
        for (left, right, row) in self.pairs() {
            let term = format!("{} {}", self.spelling(left), self.spelling(right));
            lexicon.insert(self.entry(term, TermKind::Pair, row), OnDuplicate::Fail)?;
        }
        for (path, row) in self.phrases() {
            let words: Vec<&str> = path.iter().map(|&id| self.spelling(id)).collect();
            lexicon.insert(
                self.entry(words.join(" "), TermKind::Phrase, row),
                OnDuplicate::Fail,
            )?;
        }
        Ok(lexicon)
    }

    fn entry(&self, term: String, kind: TermKind, row: Row) -> Entry {
        let weight = |w: i8| f64::from(w) / WEIGHT_STEPS;
        let weights = |negated| {
            let (valence, subjectivity) = row.weights(negated);
            (weight(valence), weight(subjectivity))
        };
        let (valence, subjectivity) = weights(false);
        Entry {
            term,
            kind,
            valence,
            subjectivity,
            negated: Some(weights(true)),
            emotions: self.emotions(row).map(weight),
            shifter: self.shifter(row).map(|s| ShifterRule {
                class: s.class,
                factor: f64::from(s.factor) / FACTOR_STEPS,
            }),
        }
    }
}

#[cfg(feature = "stem")]
impl Lexicon {
    /// Add an entry per stem, with the weights of the shortest word that has
    /// it; the stemmer that finds them. The key starts with a mark that no word
    /// contains.
    pub(crate) fn add_stems(&mut self) -> Result<std::sync::Arc<rust_stemmers::Stemmer>, Error> {
        let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
        let mut words: Vec<Entry> = self
            .iter()
            .filter(|e| e.kind == TermKind::Word && e.shifter.is_none())
            .filter(|e| e.term.bytes().all(|b| b.is_ascii_lowercase()))
            .cloned()
            .collect();
        words.sort_by_key(|e| e.term.len());
        for mut entry in words {
            let stem = stemmer.stem(&entry.term);
            entry.term = format!("{}{stem}", char::from(crate::engine::STEM_MARK));
            self.insert(entry, OnDuplicate::Keep)?;
        }
        Ok(std::sync::Arc::new(stemmer))
    }
}
