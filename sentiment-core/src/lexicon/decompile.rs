//! From a compiled table back to an editable lexicon, and stems of its words.

use super::compile::{EMOTION_STEPS, FACTOR_STEPS, WEIGHT_STEPS};
use super::entries::Entries;
use super::{flag, Entry, Lexicon, NameKind, Row, ShifterRule, Table, TermKind};

/// Marks the keys of stems, which no word contains.
pub(crate) const STEM_MARK: u8 = 1;

impl Table {
    /// The lexicon that compiles to this table.
    pub(crate) fn decompile(&self) -> Lexicon {
        let words = self.words().filter(|w| w.row.has(flag::KNOWN));
        let words = words.map(|word| (self.spelling(word.id), word.row));
        let words = words
            .filter(|(term, _)| !term.starts_with(char::from(STEM_MARK)))
            .map(|(term, row)| self.entry(term.to_owned(), TermKind::Word, row));
        let pairs = self.pairs().map(|(left, right, row)| {
            let term = format!("{} {}", self.spelling(left), self.spelling(right));
            self.entry(term, TermKind::Pair, row)
        });
        let phrases = self.phrases().into_iter().map(|(path, row)| {
            let words: Vec<&str> = path.iter().map(|&id| self.spelling(id)).collect();
            self.entry(words.join(" "), TermKind::Phrase, row)
        });
        let entries = words.chain(phrases).chain(pairs).collect();
        Lexicon {
            entries: Entries::of(entries),
        }
    }

    /// The entry with the term of another one.
    pub(super) fn entry_of(&self, entry: &Entry) -> Option<Entry> {
        let row = self.row_of(entry)?;
        Some(self.entry(String::new(), entry.kind, row))
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
            emotions: self.emotions(row).map(|w| f64::from(w) / EMOTION_STEPS),
            shifter: self.shifter(row).map(|s| ShifterRule {
                class: s.class,
                factor: f64::from(s.factor) / FACTOR_STEPS,
            }),
            name: match row.flags() & flag::NAMES {
                flag::GIVEN_NAME if kind == TermKind::Word => Some(NameKind::Given),
                flag::SURNAME if kind == TermKind::Word => Some(NameKind::Surname),
                _ => None,
            },
        }
    }
}

#[cfg(feature = "stem")]
impl Lexicon {
    /// Add an entry per stem, with the weights of the shortest word that has
    /// it; the stemmer that finds them. The key starts with a mark that no word
    /// contains.
    pub(crate) fn add_stems(
        &mut self,
    ) -> Result<std::sync::Arc<rust_stemmers::Stemmer>, crate::Error> {
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
            entry.term = format!("{}{stem}", char::from(STEM_MARK));
            self.entries.insert(entry, super::OnDuplicate::Keep)?;
        }
        Ok(std::sync::Arc::new(stemmer))
    }
}
