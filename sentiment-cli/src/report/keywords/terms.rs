//! Words and pairs of words of a corpus.

use std::collections::HashMap;

use super::compounds::Compounds;
use super::corpus::{Corpus, Document};
use super::has::Has;
use super::parts::Parts;
use super::vocabulary::{Found, Term, Vocabulary, Word};

/// Texts that a term must be in.
pub(super) const TEXTS: u64 = 5;

/// The terms of all texts.
pub struct Terms<'a> {
    pub(super) documents: &'a [Document],
    pub(super) terms: Vec<Term>,
    /// In how many texts each is, repeats among them.
    pub(super) texts: Vec<u64>,
    /// The terms of each text, by their number.
    pub(super) of: Vec<Vec<Has>>,
    names: Vec<String>,
    /// How terms of two words are written.
    pairs: HashMap<Term, String>,
    /// How each word is used.
    pub(super) parts: Vec<Parts>,
    /// How much more often each word is written as a name than in small letters; none if it never is.
    written: Vec<Option<i64>>,
}

impl<'a> Terms<'a> {
    /// Of all texts that are kept.
    pub fn of(corpus: &'a Corpus) -> Self {
        let documents = corpus.documents();
        let read = documents.iter().map(|document| &*document.words);
        let mut vocabulary = Vocabulary::new(Compounds::of(read.clone()));
        let texts: Vec<Vec<Word>> = read.map(|words| vocabulary.read(words)).collect();
        // A pair is in no more texts than each of its words.
        let frequent = vocabulary.frequent(TEXTS);
        let all_of = |text: &[Word]| Term::all_of(text, |word| frequent[word as usize]);
        let mut terms: Vec<Term> = Vec::new();
        for text in &texts {
            let mut all: Vec<Term> = all_of(text).into_iter().map(|found| found.term).collect();
            all.sort_unstable();
            all.dedup();
            terms.extend(all);
        }
        terms.sort_unstable();
        let (terms, texts_with): (Vec<Term>, Vec<u64>) = terms
            .chunk_by(Term::eq)
            .map(|texts| (texts[0], texts.len() as u64))
            .filter(|(_, texts)| *texts >= TEXTS)
            .unzip();
        let number = |term: &Term| terms.binary_search(term).ok().map(|at| at as u32);
        let names = vocabulary.names();
        let mut written = vec![(0, 0); names.len()];
        let mut pairs = Vec::new();
        let mut of = Vec::with_capacity(documents.len());
        for (text, document) in texts.iter().zip(documents) {
            let mut has: Vec<Has> = Vec::new();
            for Found { term, place, forms } in all_of(text) {
                let uses = &document.uses[place];
                if let Some(number) = number(&term) {
                    has.push(Has::new(number, uses));
                    if term.1.is_some() {
                        pairs.push((term, forms));
                    }
                }
                if term.1.is_none() {
                    let (capitals, score) = &mut written[term.0 as usize];
                    let name = uses.iter().map(|used| used.name).max().unwrap_or(0);
                    *capitals += i64::from(name > 0);
                    *score += i64::from(name);
                }
            }
            of.push(Has::joined(has));
        }
        let written = written.into_iter();
        let written = written.map(|(capitals, score)| (capitals > 0).then_some(score));
        Self {
            documents,
            of,
            names,
            texts: texts_with,
            pairs: vocabulary.written(pairs),
            parts: Parts::all_of(&texts, &vocabulary),
            written: written.collect(),
            terms,
        }
    }

    /// Whether the texts write a word of a term as a name at least as often as not.
    pub(super) fn seems_a_name(&self, term: Term) -> bool {
        let mut words = term.words();
        words.any(|word| self.written[word as usize].is_some_and(|score| score >= 0))
    }

    /// Without words that mostly stand in a pair which is among them as well.
    pub(super) fn whole(&self, mut found: Vec<usize>, with: impl Fn(usize) -> u64) -> Vec<usize> {
        let pairs = found.iter().filter(|&&at| self.terms[at].1.is_some());
        let mut paired: HashMap<u32, u64> = HashMap::new();
        for (&at, word) in pairs.flat_map(|at| self.terms[*at].words().map(move |word| (at, word)))
        {
            let most = paired.entry(word).or_default();
            *most = with(at).max(*most);
        }
        found.retain(|&at| {
            let Term(word, second) = self.terms[at];
            let within = paired.get(&word).copied().unwrap_or(0);
            second.is_some() || 4 * within < 3 * with(at)
        });
        found
    }

    /// As it is most often written.
    pub(super) fn name(&self, term: Term) -> String {
        let pair = self.pairs.get(&term);
        pair.unwrap_or(&self.names[term.0 as usize]).clone()
    }

    /// A term's number among all.
    pub(super) fn number(&self, term: Term) -> Option<usize> {
        self.terms.binary_search(&term).ok()
    }
}

/// Those of which most texts have none that is named before: of a sentence that many copied, each
/// word is more frequent. `open` are the terms of the texts.
pub(super) fn apart(found: Vec<(usize, u64)>, most: usize, mut open: Vec<&[Has]>) -> Vec<usize> {
    let has = |terms: &[Has], at: usize| {
        let found = terms.binary_search_by_key(&(at as u32), |has| has.term);
        found.is_ok()
    };
    let mut named = Vec::new();
    for (at, with) in found {
        if named.len() == most {
            break;
        }
        let new = open.iter().filter(|terms| has(terms, at)).count();
        if 2 * new as u64 > with {
            open.retain(|terms| !has(terms, at));
            named.push(at);
        }
    }
    named
}
