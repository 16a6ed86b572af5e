//! The words that phrases are made of, each with a number: texts are compared by numbers.

use std::collections::HashMap;

/// A word by its number.
pub(crate) type Id = u16;

/// Of words that no phrase has.
pub(crate) const UNKNOWN: Id = 0;
/// Numbers that are an age to be careful with, and all others.
pub(crate) const AGE: Id = 1;
/// See [`AGE`].
pub(crate) const NUMBER: Id = 2;

/// Contractions that are other words without their apostrophe.
const OTHERS: &str = "i'll we'll we're we'd i'd he'll she'll she'd he'd it's let's can't won't";

/// Words and their numbers.
pub(crate) struct Vocabulary {
    ids: HashMap<String, Id>,
    next: Id,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let reserved = [("#old", AGE), ("#n", NUMBER)].map(|(word, id)| (word.to_owned(), id));
        Self {
            ids: reserved.into(),
            next: NUMBER + 1,
        }
    }
}

impl Vocabulary {
    /// The number of a word, a new one if need be.
    pub(crate) fn add(&mut self, word: &str) -> Id {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = self.next;
        self.next += 1;
        self.ids.insert(word.to_owned(), id);
        id
    }

    /// The numbers of several, parted by spaces.
    pub(crate) fn set(&mut self, words: &str) -> Set {
        Set::new(words.split(' ').map(|word| self.add(word)).collect())
    }

    /// The number of a word of a text.
    pub(crate) fn id(&self, word: &str) -> Id {
        self.ids.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// Let a word be read as another, unless it is one itself.
    fn alias(&mut self, written: &str, meant: Id) {
        if !self.ids.contains_key(written) {
            self.ids.insert(written.to_owned(), meant);
        }
    }

    /// Let words be found that are written otherwise: contractions without their apostrophe, and slips. Rows are what
    /// is written and what is meant; a word alone is one that is found with a slip, behind `-` what is then no slip.
    pub(crate) fn forgive(&mut self, rows: &str) {
        let contracted: Vec<(String, Id)> = self
            .ids
            .iter()
            .filter(|(word, _)| word.contains('\'') && !OTHERS.split(' ').any(|o| o == *word))
            .map(|(word, &id)| (word.replace('\'', ""), id))
            .collect();
        for (written, id) in contracted {
            self.alias(&written, id);
        }
        let rows = || rows.lines().filter(|row| !row.starts_with('#'));
        let correct: Vec<&str> = rows().filter_map(|row| row.strip_prefix('-')).collect();
        for row in rows().filter(|row| !row.starts_with('-')) {
            match row.split_once('\t') {
                Some((written, meant)) => {
                    let id = self.add(meant);
                    written.split('|').for_each(|w| self.alias(w, id));
                }
                None => {
                    let id = self.add(row);
                    let slips = slips(row).into_iter();
                    let slips = slips.filter(|slip| !correct.contains(&slip.as_str()));
                    slips.for_each(|slip| self.alias(&slip, id));
                }
            }
        }
    }
}

/// Some words.
pub(crate) struct Set(Vec<Id>);

impl Set {
    /// Of these.
    pub(crate) fn new(mut ids: Vec<Id>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self(ids)
    }

    /// Whether it has a word.
    pub(crate) fn has(&self, id: Id) -> bool {
        id != UNKNOWN && self.0.binary_search(&id).is_ok()
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Id> + '_ {
        self.0.iter().copied()
    }
}

/// How a word is often written: two letters changed over, one left out, one doubled, a wrong vowel. The first letter
/// is right.
fn slips(word: &str) -> Vec<String> {
    const VOWELS: [u8; 5] = *b"aeiou";
    let letters = word.as_bytes();
    let mut slips = Vec::new();
    for at in 1..letters.len() {
        let (before, after) = (&letters[..at], &letters[at + 1..]);
        let letter = letters[at];
        slips.push([before, after].concat());
        slips.push([before, &[letter, letter], after].concat());
        if let [next, rest @ ..] = after {
            slips.push([before, &[*next, letter], rest].concat());
        }
        if VOWELS.contains(&letter) {
            let others = VOWELS.iter().filter(|&&vowel| vowel != letter);
            slips.extend(others.map(|&vowel| [before, &[vowel], after].concat()));
        }
    }
    let slips = slips.into_iter().filter_map(|s| String::from_utf8(s).ok());
    slips.filter(|slip| slip != word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_read_as_what_is_meant() {
        let mut words = Vocabulary::default();
        let (lawyer, dont, ill) = (words.add("lawyer"), words.add("don't"), words.add("i'll"));
        words.forgive("# as many write\nlawyer\n-layer\nlawer\tlawyer\nu\tyou");
        for slip in ["lawyer", "lawer", "laywer", "lawyyer", "lawyar"] {
            assert_eq!(words.id(slip), lawyer, "{slip}");
        }
        for other in ["layer", "lowly", "ill", "wyer", ""] {
            assert_eq!(words.id(other), UNKNOWN, "{other}");
        }
        assert_eq!((words.id("dont"), words.id("i'll")), (dont, ill));
        assert_eq!(words.id("u"), words.id("you"));
    }
}
