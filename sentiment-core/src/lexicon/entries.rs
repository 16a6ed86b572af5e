//! What a lexicon holds: entries as they came, and where each term stands.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::iter::Chain;
use std::vec::IntoIter;

use super::hash::{hash, Map};
use super::words::by_spelling;
use super::{Entry, OnDuplicate, TermKind};
use crate::Error;

/// A list and an index: adding takes a fraction of what a tree of terms takes,
/// in time and memory. Readers who need an order sort.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    list: Vec<Entry>,
    /// By [`key`], the place in the list.
    places: Map<u64, usize>,
}

/// Pairs live beside words and phrases: "not good" may be both.
fn key(kind: TermKind, term: &str) -> u64 {
    let hash = hash(term.as_bytes());
    if kind == TermKind::Pair {
        !hash
    } else {
        hash
    }
}

/// Entries in order.
pub(super) type Sorted<'a> = Chain<IntoIter<&'a Entry>, IntoIter<&'a Entry>>;

impl Entries {
    /// Of entries with different keys.
    pub fn of(list: Vec<Entry>) -> Self {
        let keys = list.iter().map(|entry| key(entry.kind, &entry.term));
        Self {
            places: keys.zip(0..).collect(),
            list,
        }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The word, or the phrase, or the pair `term`.
    pub fn get(&self, kind: TermKind, term: &str) -> Option<&Entry> {
        let entry = &self.list[*self.places.get(&key(kind, term))?];
        (entry.term == term).then_some(entry)
    }

    pub fn has(&self, entry: &Entry) -> bool {
        self.get(entry.kind, &entry.term).is_some()
    }

    /// Add an entry, which is sound.
    pub fn insert(&mut self, entry: Entry, on_duplicate: OnDuplicate) -> Result<(), Error> {
        match self.places.entry(key(entry.kind, &entry.term)) {
            Vacant(place) => {
                place.insert(self.list.len());
                self.list.push(entry);
            }
            Occupied(place) => {
                let there = &mut self.list[*place.get()];
                if there.term != entry.term {
                    return Err(equal_hashes(&there.term, &entry.term));
                }
                match on_duplicate {
                    OnDuplicate::Merge => {
                        let mut entry = entry;
                        entry.over(there);
                        *there = entry;
                    }
                    OnDuplicate::Replace => *there = entry,
                    OnDuplicate::Keep => {}
                    OnDuplicate::Fail => return Err(is_there(&entry.term)),
                }
            }
        }
        Ok(())
    }

    /// Remove the word, or the phrase, or the pair `term`; whether it was there.
    pub fn remove(&mut self, kind: TermKind, term: &str) -> bool {
        let key_of = |entry: &Entry| key(entry.kind, &entry.term);
        let Some(there) = self.get(kind, term) else {
            return false;
        };
        if let Some(place) = self.places.remove(&key_of(there)) {
            self.list.swap_remove(place);
            if let Some(moved) = self.list.get(place) {
                self.places.insert(key_of(moved), place);
            }
        }
        true
    }

    /// As they came.
    pub fn into_list(self) -> Vec<Entry> {
        self.list
    }

    /// As they came.
    pub fn list(&self) -> &[Entry] {
        &self.list
    }

    /// The same, to change all but their terms.
    pub fn list_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.list.iter_mut()
    }

    /// Pairs behind the others, by spelling.
    pub fn sorted(&self) -> Sorted<'_> {
        let terms = self.list.iter().map(|entry| &*entry.term);
        let entries = by_spelling(terms.zip(0..)).map(|(_, at)| &self.list[at]);
        let (pairs, others): (Vec<_>, Vec<_>) =
            entries.partition(|entry| entry.kind == TermKind::Pair);
        others.into_iter().chain(pairs)
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        let same = |entry: &Entry| other.get(entry.kind, &entry.term) == Some(entry);
        self.len() == other.len() && self.list.iter().all(same)
    }
}

pub(super) fn is_there(term: &str) -> Error {
    Error::new(format!(
        "the term {term:?} is there already: remove one of the two"
    ))
}

fn equal_hashes(one: &str, other: &str) -> Error {
    Error::new(format!(
        "the terms {one:?} and {other:?} have the same 64-bit hash: change one of them"
    ))
}
