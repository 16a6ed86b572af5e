//! What is in the sentences of a text, looked up once.

use std::ops::Range;

use super::vocabulary::{Id, Set, Vocabulary};
use super::words::Word;

/// Words of people who speak of themselves. Firms are "we".
const SPEAKS: &str = "i my me mine myself i'm i've i'll i'd im ive";

/// Words of what is one's own, or one's firm's.
const OWN: &str = "my our me";

/// What a story is told in, and what is said of one.
const FICTION: &str =
    "film films movie movies novel novels book books documentary drama thriller series podcast \
    musical opera spoiler episode";
const ABOUT: &str =
    "about plays plot tells character characters chapter scene scenes follows actor actress hero \
    heroine author ending story";

/// What takes back what was said.
const JOKES: &str = "kidding joking jk";

/// A sentence.
#[derive(Default)]
pub(crate) struct Sentence {
    /// Its words.
    pub(crate) words: Range<usize>,
    /// Whether somebody speaks of himself.
    pub(crate) speaks: bool,
    /// Whether it is about what is somebody's own.
    pub(crate) own: bool,
    /// Whether it takes back what it says.
    pub(crate) jokes: bool,
    fiction: bool,
    about: bool,
}

impl Sentence {
    /// Whether it tells a story.
    pub(crate) fn tells(&self) -> bool {
        self.fiction && self.about
    }
}

/// The words that are looked for.
pub(crate) struct Sentences {
    speaks: Set,
    own: Set,
    fiction: Set,
    about: Set,
    jokes: Set,
    not: Id,
}

impl Sentences {
    /// With the numbers of its words.
    pub(crate) fn new(words: &mut Vocabulary) -> Self {
        Self {
            speaks: words.set(SPEAKS),
            own: words.set(OWN),
            fiction: words.set(FICTION),
            about: words.set(ABOUT),
            jokes: words.set(JOKES),
            not: words.add("not"),
        }
    }

    /// Those of a text, by their numbers.
    pub(crate) fn of(&self, words: &[Word]) -> Vec<Sentence> {
        let mut all: Vec<Sentence> = Vec::new();
        let mut before = None;
        for (at, &Word { id, sentence, .. }) in words.iter().enumerate() {
            if sentence >= all.len() {
                before = None;
                all.resize_with(sentence + 1, Sentence::default);
                all[sentence].words.start = at;
            }
            let of = &mut all[sentence];
            of.words.end = at + 1;
            of.speaks |= self.speaks.has(id);
            of.own |= self.own.has(id);
            of.fiction |= self.fiction.has(id);
            of.about |= self.about.has(id);
            of.jokes |= self.jokes.has(id) && before.is_some_and(|before| before != self.not);
            before = Some(id);
        }
        all
    }
}
