//! What people mention most, whatever is said of it: things by the number of texts that have them.
//!
//! "More parking" in answer to what should be better is neither lower nor higher than other wishes, and "parking" weighs
//! nothing: neither "What drives it" nor "What it is about" can have it. This is a count, and says nothing of chance.

mod cells;
mod content;
mod example;
mod peculiar;

use sentiment_core::Label;

use super::has::Has;
use super::terms::Terms;
use super::vocabulary::Term;
use crate::report::discretion::Discretion;
use crate::report::moments::Moments;
pub use cells::Cell;
pub use content::{is_content_with_hyphens, is_opinion};
pub use example::Example;
pub use peculiar::{Compared, Peculiar};

/// Terms that are named.
const MOST: usize = 12;

/// Of a thing that weighs as little as this or less, in log-odds, its name is a complaint: "crashes", though it be a verb.
const COMPLAINT: f64 = -0.3;

/// What is mentioned most, and in how many texts it is looked for.
#[derive(Clone, Default)]
pub struct Mentions {
    /// Most frequent first.
    pub found: Vec<Mention>,
    /// Texts that repeat no other.
    pub of: u64,
    /// Whether these are a sample.
    pub of_sample: bool,
}

/// A word or a pair that texts mention.
#[derive(Clone)]
pub struct Mention {
    /// As the texts write it.
    pub name: String,
    /// Valences of the texts with it.
    pub with: Moments,
    /// How many of them are negative.
    pub negative: u64,
    /// How many are positive.
    pub positive: u64,
    /// One of them, if texts are shown.
    pub example: Option<Example>,
}

impl Mentions {
    /// Of these terms. `things` says which of them may be named.
    pub fn of(terms: &Terms, things: &[bool], of_sample: bool, discretion: Discretion) -> Self {
        let mut of = 0;
        let mut with: Vec<Mention> = terms.terms.iter().map(|_| Mention::none()).collect();
        let texts = || {
            let texts = terms.documents.iter().zip(&terms.of);
            texts.filter(|(document, _)| document.parts.proves)
        };
        for (document, has) in texts() {
            of += 1;
            for has in has {
                with[has.term as usize].add(document.valence, document.label);
            }
        }
        let least = super::terms::TEXTS.max(discretion.words());
        let n = |at: usize| with[at].with.n;
        let mut order: Vec<usize> = (0..with.len())
            .filter(|&at| things[at] && n(at) >= least)
            .collect();
        order.sort_by(|&a, &b| {
            n(b).cmp(&n(a))
                .then_with(|| terms.terms[a].cmp(&terms.terms[b]))
        });
        let open = texts().map(|(_, has)| has.as_slice()).collect();
        let found = several(terms.whole(order, n), n, open);
        let found = found.into_iter().map(|at| {
            let mut mention = std::mem::replace(&mut with[at], Mention::none());
            mention.name = terms.name(terms.terms[at]);
            let has = |has: &[Has]| {
                has.binary_search_by_key(&(at as u32), |has| has.term)
                    .is_ok()
            };
            let own = texts().filter(|(_, terms)| has(terms)).map(|(d, _)| d);
            mention.example = Example::of(&mention.name, mention.with.mean(), own);
            mention
        });
        Self {
            found: found.collect(),
            of,
            of_sample,
        }
    }
}

impl Mention {
    fn none() -> Self {
        Self {
            name: String::new(),
            with: Moments::default(),
            negative: 0,
            positive: 0,
            example: None,
        }
    }

    fn add(&mut self, valence: f64, label: Label) {
        self.with.add(valence);
        self.negative += u64::from(label == Label::Negative);
        self.positive += u64::from(label == Label::Positive);
    }
}

/// The first terms, but for those that are mostly in texts of one before them: of a sentence that many copied, one word is
/// enough.
fn several(found: Vec<usize>, n: impl Fn(usize) -> u64, texts: Vec<&[Has]>) -> Vec<usize> {
    let has = |text: &[Has], at: usize| {
        text.binary_search_by_key(&(at as u32), |has| has.term)
            .is_ok()
    };
    let mut named: Vec<usize> = Vec::new();
    for at in found {
        if named.len() == MOST {
            break;
        }
        let own: Vec<&&[Has]> = texts.iter().filter(|text| has(text, at)).collect();
        let is_said = named.iter().any(|&other| {
            let both = own.iter().filter(|text| has(text, other)).count() as u64;
            4 * both >= 3 * n(at)
        });
        if !is_said {
            named.push(at);
        }
    }
    named
}

/// Which terms are something that people mention.
pub fn things(terms: &Terms, discretion: Discretion) -> Vec<bool> {
    let mut weights = vec![(0.0, 0u32); terms.terms.len()];
    for has in terms.of.iter().flatten() {
        let (sum, n) = &mut weights[has.term as usize];
        *sum += has.weight();
        *n += 1;
    }
    let discreet = discretion.no_texts || discretion.least > 0;
    let of_word = |word: u32| {
        let name = terms.name(Term(word, None));
        let at = terms.number(Term(word, None));
        let weight = at.map_or(0.0, |at| weights[at].0 / f64::from(weights[at].1.max(1)));
        let of_note = is_content_with_hyphens(&name);
        (of_note && !is_opinion(&name, weight), weight)
    };
    let is_thing = |word: u32| {
        let (fits, weight) = of_word(word);
        let parts = terms.parts[word as usize];
        fits && (parts.is_thing() || parts.is_verb() && weight <= COMPLAINT)
    };
    let may_lead = |word: u32| {
        let parts = terms.parts[word as usize];
        of_word(word).0 && (parts.is_thing() || !parts.is_verb())
    };
    let fits = |term: &Term| {
        let fits = match term.1 {
            None => is_thing(term.0),
            Some(second) => {
                may_lead(term.0)
                    && of_word(second).0
                    && terms.parts[second as usize].is_thing()
                    && replaces(terms, *term, is_thing)
            }
        };
        fits && !(discreet && terms.seems_a_name(*term))
    };
    terms.terms.iter().map(fits).collect()
}

/// Whether a pair is where one of its words nearly always is: else the words are named by themselves.
fn replaces(terms: &Terms, pair: Term, is_thing: impl Fn(u32) -> bool) -> bool {
    let n = |term: Term| terms.number(term).map_or(0, |at| terms.texts[at]);
    let pairs = n(pair);
    let mut words = pair.words();
    words.any(|word| is_thing(word) && 4 * pairs >= 3 * n(Term(word, None)))
}
