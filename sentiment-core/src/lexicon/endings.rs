//! What terms with a last `*` match of the words that are known.
//!
//! A word that is known is found by itself and not looked for among wildcards, so these are written
//! out for known words when a table is made.

use super::entries::Entries;
use super::spelling::normalize;
use super::words::by_spelling;
use super::{Entry, Lexicon, OnDuplicate, Row, Table, TermKind, Wildcards, WEIGHT_STEPS};
use crate::clean::Dotted;
use crate::tokenizer::is_emoticon;
use crate::Error;

impl Lexicon {
    /// The terms that match words with any ending. ":*" is none, as no word begins so.
    pub(crate) fn wildcards(&self) -> Wildcards {
        Wildcards::new(self.stems().map(|(stem, _)| stem.as_bytes()))
    }

    /// The terms with full stops in them, and those that are marks, of which a model says something
    /// else. What it says of marks was learned without counting them.
    pub(crate) fn odd_terms(&self, model: Option<&Table>) -> (Dotted, Vec<&str>) {
        let (mut dotted, mut marks) = (Dotted::default(), Vec::new());
        for entry in self.entries.list() {
            let term = &*entry.term;
            dotted.add(term);
            let is_mark = term.bytes().all(|b| b.is_ascii_punctuation()) && !is_emoticon(term);
            if is_mark || matches!(term, "…" | "–" | "—") {
                let there = model.and_then(|model| model.row_of(entry));
                let weighs = |row: Row| f64::from(row.valence()) / WEIGHT_STEPS;
                if there.map(weighs) != Some(entry.valence) {
                    marks.push(term);
                }
            }
        }
        (dotted, marks)
    }

    /// What stands before each `*` in the last word of a term, and the place of its entry.
    fn stems(&self) -> impl Iterator<Item = (&str, usize)> {
        self.entries
            .list()
            .iter()
            .zip(0..)
            .filter_map(|(entry, at)| {
                let stem = entry.term.strip_suffix('*')?.rsplit(' ').next()?;
                is_wordy(stem).then_some((stem, at))
            })
    }

    /// The entry whose wildcard a word matches, the longest of several.
    pub(super) fn wildcard_of(&self, wildcards: &Wildcards, word: &str) -> Option<&Entry> {
        if !is_wordy(word) {
            return None;
        }
        let stems = wildcards.longest_first(word.as_bytes());
        let mut stems = stems.filter_map(|length| word.get(..length));
        stems.find_map(|stem| self.entries.get(TermKind::Word, &format!("{stem}*")))
    }

    /// Add what wildcards match, where it is not there by itself: of `base` words and phrases, before which
    /// own terms count, unless its entries stay; and phrases and pairs with all known words.
    ///
    /// # Errors
    /// If these are too many.
    pub(crate) fn add_endings(
        &mut self,
        base: Option<&Table>,
        on_duplicate: OnDuplicate,
    ) -> Result<(), Error> {
        let wildcards = self.wildcards();
        if wildcards.is_empty() {
            return Ok(());
        }
        let replaces = matches!(on_duplicate, OnDuplicate::Merge | OnDuplicate::Replace);
        let is_new = |entry: &Entry| {
            let stays = |base: &Table| !replaces && base.row_of(entry).is_some();
            !self.entries.has(entry) && !base.is_some_and(stays)
        };
        let words = || base.into_iter().flat_map(spellings);
        let named =
            words().filter_map(|word| Some(named(word, self.wildcard_of(&wildcards, word)?)));
        let mut endings = Entries::of(named.filter(is_new).collect());
        self.phrases_with(&wildcards, words(), |entry| match is_new(&entry) {
            true => endings.insert(entry, OnDuplicate::Keep),
            false => Ok(()),
        })?;
        let endings = Self { entries: endings };
        match base {
            Some(base) => self.extend_on(base, endings, on_duplicate),
            None => self.extend(endings, OnDuplicate::Keep),
        }
    }

    /// Phrases and pairs whose wildcard matches one of some `words` or of the own ones, those with the
    /// longest stems first.
    fn phrases_with<'w>(
        &'w self,
        wildcards: &Wildcards,
        words: impl Iterator<Item = &'w str>,
        mut add: impl FnMut(Entry) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let list = self.entries.list();
        let phrases = self
            .stems()
            .filter(|(_, at)| list[*at].kind != TermKind::Word);
        let phrases: Vec<(&str, usize)> = by_spelling(phrases).collect();
        if phrases.is_empty() {
            return Ok(());
        }
        let own = list.iter().flat_map(|e| e.term.split(' '));
        let mut left = MOST_PHRASES;
        for word in words.chain(own) {
            let stems = wildcards.longest_first(word.as_bytes());
            for stem in stems.filter_map(|length| word.get(..length)) {
                let first = phrases.partition_point(|(other, _)| *other < stem);
                for (_, at) in phrases[first..].iter().take_while(|p| p.0 == stem) {
                    let entry = &list[*at];
                    let beginning = &entry.term[..entry.term.len() - stem.len() - 1];
                    let term = [beginning, word].concat();
                    // "they'" is cut.
                    if term != entry.term && normalize(&term) == term {
                        left = left.checked_sub(1).ok_or_else(too_many)?;
                        add(named(&term, entry))?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Phrases and pairs that wildcards may match with known words, of all lexicons together.
const MOST_PHRASES: usize = 1 << 18;

fn too_many() -> Error {
    Error::new(
        "phrases with a last `*` match too many known words: write more than a letter or two before it",
    )
}

fn spellings(table: &Table) -> impl Iterator<Item = &str> {
    table.words().map(|word| table.spelling(word.id))
}

/// An entry under another term.
fn named(term: &str, entry: &Entry) -> Entry {
    Entry {
        term: term.to_owned(),
        ..entry.clone()
    }
}

/// Whether a word begins as one, and no mark.
fn is_wordy(word: &str) -> bool {
    word.starts_with(|c: char| !c.is_ascii_punctuation())
}
