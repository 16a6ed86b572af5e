//! Terms and their weights.

mod compile;
mod decompile;
mod endings;
mod entries;
mod entry;
mod format;
mod formats;
pub(crate) mod hash;
mod nodes;
mod on_duplicate;
pub(crate) mod packed;
mod quanteda;
mod row;
mod sections;
mod shifter;
mod spelling;
mod table;
mod tsv;
mod wildcards;
mod words;

pub(crate) use compile::{EMOTION_STEPS, FACTOR_STEPS, WEIGHT_STEPS};
#[cfg(feature = "stem")]
pub(crate) use decompile::STEM_MARK;
pub use entry::{Entry, NameKind, TermKind};
pub use format::LexiconFormat;
pub(crate) use formats::lines;
pub use on_duplicate::OnDuplicate;
pub(crate) use row::{flag, Row};
pub use shifter::{ShifterClass, ShifterRule};
pub(crate) use table::{CompiledShifter, Dictionary, Found, Table, NONE};
pub(crate) use tsv::no_file_name;
pub(crate) use wildcards::Wildcards;

use crate::Error;
use entries::{is_there, Entries, Sorted};
use spelling::normalize;

/// An editable set of terms. [`AnalyzerBuilder`](crate::AnalyzerBuilder)
/// compiles it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexicon {
    entries: Entries,
}

impl Lexicon {
    /// One with no terms.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many terms it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The terms, in order of their kind and spelling. They are kept as they came, so that adding is
    /// fast, and sorted at each call: call it once for many of them, and [`Lexicon::get`] for one.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.sorted()
    }

    /// The entry of a word or a phrase, by its spelling in any case.
    #[must_use]
    pub fn get(&self, term: &str) -> Option<&Entry> {
        self.entries.get(TermKind::Word, &normalize(term))
    }

    /// The entry of a [pair](TermKind::Pair), by its spelling in any case. It may be there beside that of
    /// the same words as a phrase.
    #[must_use]
    pub fn get_pair(&self, pair: &str) -> Option<&Entry> {
        self.entries.get(TermKind::Pair, &normalize(pair))
    }

    /// Add an entry. Its term is written as by [`Entry::new`].
    ///
    /// ```
    /// use sentiment_core::{Analyzer, Entry, Label, Lexicon, OnDuplicate};
    /// let mut own = Lexicon::new();
    /// // A new term needs some subjectivity, too: see `Entry`.
    /// let entry = Entry::new("zorbed out").with_valence(-2.0).with_subjectivity(1.0);
    /// own.insert(entry, OnDuplicate::Fail)?;
    /// let analyzer = Analyzer::builder().lexicon(own).build()?;
    /// assert_eq!(analyzer.score("It zorbed out.").label, Label::Negative);
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the term is empty, holds a word of more than 64 bytes, matches no text, as "@home" and
    /// "my_var" do not, or has not as many words as its kind (a word 1, a pair 2, a phrase 2 to
    /// 8); a weight or a factor is out of range, see [`Entry`] and [`ShifterRule`]; the term is there already and `on_duplicate` says to
    /// fail; or another term has the same 64-bit hash.
    pub fn insert(&mut self, mut entry: Entry, on_duplicate: OnDuplicate) -> Result<(), Error> {
        entry.normalize();
        self.put(entry, on_duplicate)
    }

    /// Add an entry whose term is written as texts are read.
    fn put(&mut self, entry: Entry, on_duplicate: OnDuplicate) -> Result<(), Error> {
        entry.check()?;
        self.entries.insert(entry, on_duplicate)
    }

    /// Remove a word or a phrase; whether it was there. A pair of the same words stays, see
    /// [`Lexicon::remove_pair`].
    pub fn remove(&mut self, term: &str) -> bool {
        self.entries.remove(TermKind::Word, &normalize(term))
    }

    /// Remove a [pair](TermKind::Pair); whether it was there.
    pub fn remove_pair(&mut self, pair: &str) -> bool {
        self.entries.remove(TermKind::Pair, &normalize(pair))
    }

    /// Remove all entries but those of which something holds.
    ///
    /// ```
    /// use sentiment_core::Analyzer;
    /// # #[cfg(feature = "english")] {
    /// // "Cheap" says nothing of a shop for bargains, whatever stands beside it.
    /// let mut lexicon = Analyzer::english().lexicon();
    /// lexicon.retain(|entry| entry.term.split(' ').all(|word| word != "cheap"));
    /// let analyzer = Analyzer::builder().without_english().lexicon(lexicon).build()?;
    /// assert_eq!(analyzer.score("cheap").valence, analyzer.score("").valence);
    /// # }
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    pub fn retain(&mut self, holds: impl FnMut(&Entry) -> bool) {
        let mut list = std::mem::take(&mut self.entries).into_list();
        list.retain(holds);
        self.entries = Entries::of(list);
    }

    /// Add all entries of `other`.
    ///
    /// # Errors
    /// As [`Lexicon::insert`].
    pub fn extend(&mut self, other: Lexicon, on_duplicate: OnDuplicate) -> Result<(), Error> {
        if self.is_empty() {
            *self = other;
            return Ok(());
        }
        if on_duplicate == OnDuplicate::Fail {
            if let Some(entry) = other.iter().find(|entry| self.entries.has(entry)) {
                return Err(is_there(&entry.term));
            }
        }
        for entry in other.entries.into_list() {
            self.entries.insert(entry, on_duplicate)?;
        }
        Ok(())
    }

    /// Add all entries of `other` to these, which are to extend `base`: a term that either has is
    /// there already.
    pub(crate) fn extend_on(
        &mut self,
        base: &Table,
        mut other: Lexicon,
        on_duplicate: OnDuplicate,
    ) -> Result<(), Error> {
        match on_duplicate {
            OnDuplicate::Replace => {}
            OnDuplicate::Merge => {
                for entry in other.entries.list_mut() {
                    if let Some(earlier) = base.entry_of(entry) {
                        if !self.entries.has(entry) {
                            entry.over(&earlier);
                        }
                    }
                }
            }
            OnDuplicate::Keep => {
                let mut own = std::mem::take(&mut other.entries).into_list();
                own.retain(|entry| base.row_of(entry).is_none());
                other.entries = Entries::of(own);
            }
            OnDuplicate::Fail => {
                if let Some(entry) = other.iter().find(|entry| base.row_of(entry).is_some()) {
                    return Err(Error::new(format!(
                        "the term {:?} is there already, in the model: remove it here, or let it merge or replace",
                        entry.term
                    )));
                }
            }
        }
        self.extend(other, on_duplicate)
    }
}

impl<'a> IntoIterator for &'a Lexicon {
    type Item = &'a Entry;
    type IntoIter = Sorted<'a>;

    /// [`Lexicon::iter`].
    fn into_iter(self) -> Self::IntoIter {
        self.entries.sorted()
    }
}

/// Longest word of a term, in bytes.
pub(crate) const MAX_WORD: usize = 64;

/// Most words in a phrase.
pub(crate) const MAX_PHRASE: usize = 8;
