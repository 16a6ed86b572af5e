//! The phrases of `data/urgent.tsv`, and where they stand in a text.
//!
//! A row is a kind and a phrase. `a|b` is either word, `@list` any of the words that a row of that name has, `~` up
//! to three words of any kind. What a phrase of the kind `not` overlaps is not found.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::guards;
use super::words::Word;
use super::Kind;

/// Words that a gap may have.
const GAP: usize = 3;

const DATA: &str = include_str!("../../../data/urgent.tsv");

/// The words of a phrase, one after another.
enum Part {
    /// One of these.
    Word(Vec<&'static str>),
    /// None, or a few.
    Gap,
}

/// A row: no kind where it says what is not to be found.
struct Phrase {
    kind: Option<Kind>,
    parts: Vec<Part>,
}

/// A place where a phrase is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Of what kind.
    pub kind: Kind,
    /// Its first word.
    pub start: usize,
    /// Behind its last.
    pub end: usize,
}

/// All phrases, by their first words.
pub struct Phrases {
    all: Vec<Phrase>,
    first: HashMap<&'static str, Vec<usize>>,
}

impl Phrases {
    /// Those of the data.
    pub fn get() -> &'static Self {
        static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(DATA));
        &PHRASES
    }

    fn read(data: &'static str) -> Self {
        let rows = data.lines().filter_map(|line| line.split_once('\t'));
        let (lists, phrases): (Vec<_>, Vec<_>) = rows.partition(|(kind, _)| kind.starts_with('@'));
        let lists: HashMap<_, _> = lists.into_iter().collect();
        let mut all: Vec<Phrase> = Vec::new();
        let mut first: HashMap<_, Vec<usize>> = HashMap::new();
        for (kind, phrase) in phrases {
            let parts: Vec<Part> = phrase.split(' ').map(|part| read(part, &lists)).collect();
            if let Some(Part::Word(words)) = parts.first() {
                for word in words {
                    first.entry(*word).or_default().push(all.len());
                }
            }
            let kind = Kind::ALL.into_iter().find(|k| k.name() == kind);
            all.push(Phrase { kind, parts });
        }
        Self { all, first }
    }

    /// Where they stand, and mean what they say as far as the words around tell.
    pub fn hits(&self, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut taken = vec![false; words.len()];
        for (start, word) in words.iter().enumerate() {
            let phrases = self.first.get(word.form.as_str());
            for &at in phrases.into_iter().flatten() {
                let Phrase { kind, parts } = &self.all[at];
                let Some(end) = end(parts, words, start) else {
                    continue;
                };
                match kind {
                    Some(kind) => hits.push(Hit {
                        kind: *kind,
                        start,
                        end,
                    }),
                    None => taken[start..end].fill(true),
                }
            }
        }
        hits.retain(|hit: &Hit| {
            !taken[hit.start..hit.end].contains(&true) && guards::is_meant(words, hit)
        });
        hits
    }
}

fn read(part: &'static str, lists: &HashMap<&'static str, &'static str>) -> Part {
    if part == "~" {
        return Part::Gap;
    }
    let words = part.split('|').flat_map(|word| match lists.get(word) {
        Some(list) => list.split('|'),
        None => word.split('|'),
    });
    Part::Word(words.collect())
}

/// Behind the last word of a phrase that begins at `at`, the nearest that fits.
fn end(parts: &[Part], words: &[Word], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    // What comes before is of the same run.
    let goes_on = |to: usize| to == 0 || to >= words.len() || words[to - 1].run == words[to].run;
    match part {
        Part::Word(any) => {
            let word = words.get(at)?;
            if !any.contains(&word.form.as_str()) {
                return None;
            }
            if !rest.is_empty() && !goes_on(at + 1) {
                return None;
            }
            end(rest, words, at + 1)
        }
        Part::Gap => (at..=(at + GAP).min(words.len()))
            .take_while(|&to| to == at || goes_on(to))
            .find_map(|to| end(rest, words, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_of_a_kind() {
        let lists: Vec<&str> = DATA.lines().filter(|l| l.starts_with('@')).collect();
        for row in DATA.lines() {
            let (kind, phrase) = row.split_once('\t').expect(row);
            let is_known = kind.starts_with('@') || kind == "not";
            assert!(
                is_known || Kind::ALL.iter().any(|k| k.name() == kind),
                "{row}"
            );
            assert!(!phrase.starts_with('~') && !phrase.ends_with('~'), "{row}");
            for word in phrase.split([' ', '|']) {
                let is_list = lists.iter().any(|l| l.starts_with(&format!("{word}\t")));
                assert!(
                    !word.is_empty() && (!word.starts_with('@') || is_list),
                    "{row}"
                );
                assert_eq!(word, word.to_lowercase(), "{row}");
            }
        }
    }
}
