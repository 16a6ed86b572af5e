//! The phrases of `data`, and where they stand in a text.
//!
//! A row is a phrase. `a|b` is either word, `take+` any form of a regular verb or noun, `@list` any of the words that
//! `lists.tsv` has of that name, `#n` a number, `#old` one from 70 to 99; a word with `?` behind it may be missing; `~`
//! is up to three words of any kind. Rows that begin with `+name` are hints: alone they say nothing, but one of each of two
//! names near each other is a hit. What a phrase of `not.tsv` overlaps is not found, nor what stands in a sentence with
//! one of `footers.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::guards::Guards;
use super::parts::{end, read, Part};
use super::sentences::{Sentence, Sentences};
use super::vocabulary::{Id, Set, Vocabulary};
use super::words::Word;
use super::Kind;

/// Words that two hints may have between them.
const NEAR: usize = 40;

/// Words that very many texts have, the most frequent first.
const FREQUENT: &str = "#n the a to and i is of in it for this that you on with but was my not be have so at are me like just as if an \
    up very it's or all they one i'm out from about can when would what will great he your good we had more too no \
    has get do by there am well size don't time than how because his see back think got only some work much which \
    were even look also them go been who now people little know way could did other new down still after small going \
    said nice here want these make her she its over day made him long first their then any our off ordered better us \
    need didn't best being does should that's why into most never many bought say take something can't two while \
    sure i've before thing last around where come same bad find food life makes today try use lot without year \
    always doesn't those place another every looking years give since ever went keep found again price someone \
    things i'll help wanted next world put everything service different getting home anything came buy nothing part \
    order own isn't under i'd kind took once times used job please told point left called days wasn't done using \
    week working works until three book family won't gets couldn't asked wouldn't gave staff hotel worked haven't \
    cannot weeks nobody booked #old";

/// What is not to be found, in which sentences nothing is, names of sets of words, how words are written.
const NOT: &str = include_str!("../data/not.tsv");
const FOOTERS: &str = include_str!("../data/footers.tsv");
const LISTS: &str = include_str!("../data/lists.tsv");
const SLIPS: &str = include_str!("../data/slips.tsv");

/// What a phrase is of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Kind(Kind),
    /// A hint, by the number of its name.
    Hint(Kind, usize),
    Not,
    Footer,
}

struct Phrase {
    of: Of,
    parts: Vec<Part>,
}

impl Phrase {
    /// Of the parts that it must have the one whose words are in the fewest texts.
    fn rarest(&self, costs: &[usize]) -> Option<&Set> {
        let cost = |id: Id| costs.get(usize::from(id)).copied().unwrap_or(1);
        let cost = |set: &Set| set.iter().map(cost).sum::<usize>();
        let sets = self.parts.iter().filter_map(|part| match part {
            Part::Word(set, false) => Some(set),
            _ => None,
        });
        sets.min_by_key(|set| cost(set))
    }
}

/// A place where a phrase is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// Of what kind.
    pub(crate) kind: Kind,
    /// Its first word.
    pub(crate) start: usize,
    /// Behind its last.
    pub(crate) end: usize,
}

/// All phrases, by the words of the part that few texts have.
pub(crate) struct Phrases {
    all: Vec<Phrase>,
    rare: Vec<Vec<usize>>,
    /// The words that they have.
    pub(crate) vocabulary: Vocabulary,
    /// What is in sentences.
    pub(crate) sentences: Sentences,
    /// What the words around them tell.
    guards: Guards,
}

impl Phrases {
    /// Those of the data.
    pub(crate) fn get() -> &'static Self {
        static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::read);
        &PHRASES
    }

    fn read() -> Self {
        let mut vocabulary = Vocabulary::default();
        let lists: HashMap<_, _> = LISTS.lines().filter_map(|l| l.split_once('\t')).collect();
        let mut names = Vec::new();
        let mut all: Vec<Phrase> = Vec::new();
        let kinds = Kind::ALL.map(|kind| (Of::Kind(kind), kind.phrases()));
        let files = kinds.into_iter();
        for (of, rows) in files.chain([(Of::Not, NOT), (Of::Footer, FOOTERS)]) {
            for row in rows.lines().filter(|row| !row.starts_with('#')) {
                let (of, phrase) = match (of, row.strip_prefix('+')) {
                    (Of::Kind(kind), Some(hint)) => {
                        let (name, phrase) = hint.split_once(' ').unwrap_or((hint, ""));
                        let at = names.iter().position(|n| *n == name);
                        let at = at.unwrap_or_else(|| {
                            names.push(name);
                            names.len() - 1
                        });
                        (Of::Hint(kind, at), phrase)
                    }
                    _ => (of, row),
                };
                let parts = phrase.split(' ');
                let parts = parts.map(|part| read(part, &lists, &mut vocabulary));
                let parts = parts.collect();
                all.push(Phrase { of, parts });
            }
        }
        let guards = Guards::new(&mut vocabulary);
        let sentences = Sentences::new(&mut vocabulary);
        vocabulary.forgive(SLIPS);
        let mut costs: Vec<usize> = Vec::new();
        for (rank, word) in FREQUENT.split(' ').enumerate() {
            let id = usize::from(vocabulary.add(word));
            // Any other word costs 1.
            costs.resize(costs.len().max(id + 1), 1);
            // As Zipf has it.
            costs[id] = 20_000 / (rank + 10);
        }
        let mut rare: Vec<Vec<usize>> = Vec::new();
        for (at, phrase) in all.iter().enumerate() {
            for id in phrase.rarest(&costs).into_iter().flat_map(Set::iter) {
                let id = usize::from(id);
                if rare.len() <= id {
                    rare.resize_with(id + 1, Vec::new);
                }
                rare[id].push(at);
            }
        }
        Self {
            all,
            rare,
            vocabulary,
            sentences,
            guards,
        }
    }

    /// Where they stand, and mean what they say as far as the words around tell.
    pub(crate) fn hits(&self, words: &[Word], sentences: &[Sentence]) -> Vec<Hit> {
        let of = |word: &Word| self.rare.get(usize::from(word.id));
        let mut likely: Vec<usize> = words.iter().filter_map(of).flatten().copied().collect();
        likely.sort_unstable();
        likely.dedup();
        let mut found: Vec<(Of, usize, usize)> = Vec::new();
        for Phrase { of, parts } in likely.into_iter().map(|at| &self.all[at]) {
            let ends = (0..words.len()).filter_map(|at| Some((at, end(parts, words, at)?)));
            found.extend(ends.map(|(start, end)| (*of, start, end)));
        }
        if found
            .iter()
            .all(|(of, ..)| matches!(of, Of::Not | Of::Footer))
        {
            return Vec::new();
        }
        let spanned = |start: usize, end: usize| words[start].sentence..=words[end - 1].sentence;
        let mut taken = vec![false; words.len()];
        let mut footers = vec![false; sentences.len()];
        for &(of, start, end) in &found {
            match of {
                Of::Not => taken[start..end].fill(true),
                Of::Footer => footers[spanned(start, end)].fill(true),
                Of::Kind(_) | Of::Hint(..) => {}
            }
        }
        let (mut hits, mut hints) = (Vec::new(), Vec::new());
        for (of, start, end) in found {
            let (Of::Kind(kind) | Of::Hint(kind, _)) = of else {
                continue;
            };
            let hit = Hit { kind, start, end };
            let is_taken =
                taken[start..end].contains(&true) || footers[spanned(start, end)].contains(&true);
            let sentence = &sentences[words[start].sentence];
            if is_taken || !self.guards.is_meant(words, sentence, &hit) {
                continue;
            }
            match of {
                Of::Hint(_, name) => hints.push((name, hit)),
                _ => hits.push(hit),
            }
        }
        hints.sort_by_key(|(_, hit)| hit.start);
        hits.extend((0..hints.len()).filter_map(|at| paired(&hints, at)));
        hits
    }
}

/// The hint at a place, if one of another name is near. They are in the order of the text.
fn paired(hints: &[(usize, Hit)], at: usize) -> Option<Hit> {
    let (name, hit) = &hints[at];
    let is_near = |(_, other): &&(usize, Hit)| other.start.abs_diff(hit.start) <= NEAR;
    let before = hints[..at].iter().rev().take_while(is_near);
    let mut near = before.chain(hints[at + 1..].iter().take_while(is_near));
    let is_other = |(other, near): &(usize, Hit)| other != name && near.kind == hit.kind;
    near.any(is_other).then_some(*hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_can_be_read() {
        let lists: HashMap<_, _> = LISTS.lines().filter_map(|l| l.split_once('\t')).collect();
        let files = Kind::ALL.map(Kind::phrases).into_iter();
        for row in files.chain([NOT, FOOTERS]).flat_map(str::lines) {
            if row.starts_with('#') {
                continue;
            }
            let row = match row.strip_prefix('+') {
                Some(hint) => hint.split_once(' ').expect(row).1,
                None => row,
            };
            let ends = |c| row.starts_with(c) || row.ends_with(c);
            let first = row.split(' ').next().unwrap_or_default();
            assert!(
                !ends('~') && !row.ends_with('?') && !first.ends_with('?'),
                "{row}"
            );
            for word in row.split([' ', '|']) {
                let word = word.trim_end_matches('?');
                assert!(!word.is_empty(), "{row}");
                assert!(!word.starts_with('@') || lists.contains_key(word), "{row}");
                assert_eq!(word, word.to_lowercase(), "{row}");
            }
        }
    }
}
