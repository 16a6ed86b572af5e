//! Words of a table that is made: own ones, and those of the table that they extend.

use super::compile::{check_text, equal_hashes, texts, Builder};
use super::hash::{chunk, hash, place, Placement};
use super::sections::{Section, WORD};
use super::table::long_key;
use super::{Entry, Lexicon, Row, TermKind, NONE};
use crate::Error;

/// A word with its entry.
pub(super) type Word<'e> = (&'e str, Option<&'e Entry>);

/// The words of a lexicon's entries. Words of phrases are words too, so that they have
/// ids.
pub(super) fn words_of<'e>(
    lexicon: &Lexicon,
    entries: &[&'e Entry],
) -> impl Iterator<Item = Word<'e>> {
    let (words, others): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|e| e.kind == TermKind::Word);
    let parts = others.iter().flat_map(|e| e.term.split(' '));
    let is_entry = |word: &str| lexicon.entries.get(TermKind::Word, word).is_some();
    let parts = parts.filter(|word| !is_entry(word));
    let parts = by_spelling(parts.map(|word| (word, 0)));
    let mut parts: Vec<&str> = parts.map(|(word, _)| word).collect();
    parts.dedup();
    let words = words.into_iter().map(|entry| (&*entry.term, Some(entry)));
    words.chain(parts.into_iter().map(|word| (word, None)))
}

/// Ids of words.
pub(super) struct Ids {
    placement: Placement,
    /// Those of the base's words, by what they were.
    pub of_base: Vec<u32>,
}

impl Ids {
    /// Of a word that was placed.
    pub fn get(&self, word: &str) -> u32 {
        self.placement.slot(hash(word.as_bytes())) as u32
    }
}

impl Builder<'_> {
    /// Place the base's words and own ones, which are those of a lexicon.
    pub fn words<'e>(
        &mut self,
        lexicon: &Lexicon,
        own: impl Iterator<Item = Word<'e>>,
    ) -> Result<Ids, Error> {
        let wildcards = lexicon.wildcards();
        let mut base_ids = Vec::new();
        let mut hashes = Vec::new();
        if let Some(base) = self.base {
            for word in base.words() {
                base_ids.push(word.id as usize);
                hashes.push(hash(base.spelling_bytes(word.id)));
            }
        }
        let mut changed = Vec::new();
        let mut new = Vec::new();
        for (word, entry) in own {
            match self.base.map_or(NONE, |base| base.word(word.as_bytes())) {
                NONE => {
                    // One that has an id is no longer looked for among wildcards.
                    let entry = entry.or_else(|| lexicon.wildcard_of(&wildcards, word));
                    hashes.push(hash(word.as_bytes()));
                    new.push((word, self.word_row(word, entry)?));
                }
                found if entry.is_some() => {
                    changed.push((found.id as usize, self.word_row(word, entry)?));
                }
                _ => {}
            }
        }
        let placement = place(&hashes, self.spare).ok_or_else(equal_hashes)?;
        self.displacements(Section::WordBuckets, &placement);

        let mut records = vec![0; placement.slots.len() * WORD];
        let mut of_base = Vec::new();
        let (base_hashes, new_hashes) = hashes.split_at(base_ids.len());
        if let Some(base) = self.base {
            of_base = vec![0; base.words.len()];
            for (&id, &h) in base_ids.iter().zip(base_hashes) {
                let slot = placement.slot(h);
                of_base[id] = slot as u32;
                records[slot * WORD..][..WORD].copy_from_slice(&base.words[id]);
            }
        }
        for (id, row) in changed {
            let record = &mut records[of_base[id] as usize * WORD..][..WORD];
            record[8..].copy_from_slice(&row.0.to_le_bytes());
        }
        let starts = self.text(&new)?;
        for ((&(word, row), start), &h) in new.iter().zip(starts).zip(new_hashes) {
            let key = match start {
                None => chunk(word.as_bytes()).to_le_bytes(),
                Some(start) => long_key(h, start, word.len()),
            };
            let record = &mut records[placement.slot(h) * WORD..][..WORD];
            record[..8].copy_from_slice(&key);
            record[8..].copy_from_slice(&row.0.to_le_bytes());
        }
        *self.section(Section::Words) = records;
        Ok(Ids { placement, of_base })
    }

    /// The text of the base's words and of `new` ones; where each of these starts.
    fn text(&mut self, new: &[(&str, Row)]) -> Result<Vec<Option<u32>>, Error> {
        let words = new.iter().map(|(word, _)| *word).zip(0..);
        let long = by_spelling(words.filter(|(word, _)| word.len() > 8));
        let (own, own_starts) = texts(long.clone().map(|(word, _)| word))?;
        let base = self.base.map_or(&[][..], |base| &base.text);
        let text = [base, &own].concat();
        check_text(&text)?;
        let mut starts = vec![None; new.len()];
        for ((_, at), start) in long.zip(own_starts) {
            starts[at] = start.map(|start| base.len() as u32 + start);
        }
        *self.section(Section::Text) = text;
        Ok(starts)
    }
}

/// Words in order, each with its number.
pub(super) fn by_spelling<'w>(
    words: impl Iterator<Item = (&'w str, usize)>,
) -> impl Iterator<Item = (&'w str, usize)> + Clone {
    let words = words.map(|(word, at)| (beginning(word), word, at));
    let mut words: Vec<_> = words.collect();
    sort(&mut words);
    words.into_iter().map(|(_, word, at)| (word, at))
}

/// Large, so it is compiled once.
#[inline(never)]
fn sort(words: &mut [(u64, &str, usize)]) {
    words.sort_unstable();
}

/// The first eight bytes as a number that sorts as they do: most words differ there,
/// and so need not be read to be sorted.
fn beginning(word: &str) -> u64 {
    let bytes = word.as_bytes();
    chunk(&bytes[..bytes.len().min(8)]).swap_bytes()
}
