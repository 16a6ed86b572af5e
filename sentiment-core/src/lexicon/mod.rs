//! Terms and their weights.

mod compile;
mod decompile;
mod entries;
mod formats;
pub(crate) mod hash;
mod nodes;
pub(crate) mod packed;
mod row;
mod sections;
mod spelling;
mod table;
mod tsv;
mod wildcards;
mod words;

pub(crate) use compile::{EMOTION_STEPS, FACTOR_STEPS, WEIGHT_STEPS};
pub(crate) use formats::lines;
pub(crate) use row::{flag, Row};
pub(crate) use table::{CompiledShifter, Dictionary, Found, Table, NONE};
pub(crate) use tsv::no_file_name;
pub(crate) use wildcards::Wildcards;

use crate::{Emotion, Error};
use entries::{is_there, Entries};
use spelling::{check_matches, normalize};

/// What a shifter term does. The words are rows of `lexicons/en/shifters.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShifterClass {
    /// Terms after it count as negated until the clause ends.
    Negator,
    /// Looks like a negator and is none: "not only", "can't wait".
    NotNegator,
    /// Multiplies the weight of the next terms.
    Amplifier,
    /// The same, with a factor below 1.
    Downtoner,
    /// Multiplies the weight of the term before it: "a lot", "at best".
    Postfix,
    /// What follows counts more, what went before less: "but".
    Contrast,
    /// The clause that it opens counts less: "although".
    Concessive,
    /// Said of no real event until the clause ends: "wish", "would have been".
    Irrealis,
    /// Turns one term into its opposite: the one before it, or else the first behind
    /// it: "the bug is gone", "stopped crashing", "less annoying".
    Reverser,
    /// Marks sarcasm: "/s", 🙃. The confidence is halved.
    Irony,
    /// Begins another statement, which what negates the one before it does not reach: "and it is",
    /// "because".
    Boundary,
    /// Compares: "better", "nicer". A negator such as "never" makes it a superlative rather than its
    /// opposite: "I never had a better one".
    Comparative,
}

impl ShifterClass {
    /// By code, with the name in lexicon files.
    const ALL: [(&'static str, ShifterClass); 12] = [
        ("negator", ShifterClass::Negator),
        ("not_negator", ShifterClass::NotNegator),
        ("amplifier", ShifterClass::Amplifier),
        ("downtoner", ShifterClass::Downtoner),
        ("postfix", ShifterClass::Postfix),
        ("contrast", ShifterClass::Contrast),
        ("concessive", ShifterClass::Concessive),
        ("irrealis", ShifterClass::Irrealis),
        ("reverser", ShifterClass::Reverser),
        ("irony", ShifterClass::Irony),
        ("boundary", ShifterClass::Boundary),
        ("comparative", ShifterClass::Comparative),
    ];
}

/// A valence shifter: what it does and how strongly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShifterRule {
    /// What it does.
    pub class: ShifterClass,
    /// The factor for amplifiers, downtoners, postfix and irrealis terms, in
    /// \[-4, 4\]. Of a contrast, the factor of what went before, if it is less than that
    /// of "but". Of a reverser, what it turns: above 0 only what is behind it, below
    /// 0 only what is before it, 0 either. Of a negator, how many times as far as others it
    /// reaches; below 0, it does not cancel out with one before it ("neither … nor").
    /// Unused elsewhere.
    pub factor: f64,
}

/// What a word is where it is a name: "Joy called", "Mr Savage". There it weighs
/// nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NameKind {
    /// "Joy", "Grace", "Rob": a name where it has a capital among words that have
    /// none, or where it begins a sentence as its subject.
    Given,
    /// "Savage", "Best": a name only behind "Mr" and the like, or behind a given name.
    Surname,
}

impl NameKind {
    /// With the names in lexicon files.
    const ALL: [(&'static str, NameKind); 2] =
        [("given", NameKind::Given), ("surname", NameKind::Surname)];
}

/// How a term is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TermKind {
    /// One word, emoji, emoticon, number or run of punctuation.
    Word,
    /// Several words whose weight replaces that of its words. Of phrases that start
    /// with one word the longest wins; of those that overlap the first, unless
    /// another is longer or weighs nothing.
    Phrase,
    /// Two neighbours whose weight is added to that of its words.
    Pair,
}

impl TermKind {
    /// Of a normalized term where nothing else is said.
    fn of(term: &str) -> Self {
        if term.as_bytes().contains(&b' ') {
            Self::Phrase
        } else {
            Self::Word
        }
    }
}

/// A term of a lexicon. Weights are log-odds, in \[-3.97, 3.97\], and are kept
/// in steps of 1/32; those of emotions in \[-7.94, 7.94\], in steps of 1/16.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Lower case, straight apostrophes, words separated by one space. A last
    /// `*` matches any ending; elsewhere, or alone, it is that character.
    pub term: String,
    /// How it is matched.
    pub kind: TermKind,
    /// Evidence for positive over negative.
    pub valence: f64,
    /// Evidence for polar over neutral.
    pub subjectivity: f64,
    /// The two above where the term is negated; by default `valence` times
    /// −0.5 and `subjectivity` as it is.
    pub negated: Option<(f64, f64)>,
    /// Evidence for each emotion.
    pub emotions: [f64; Emotion::COUNT],
    /// Whether it shifts others.
    pub shifter: Option<ShifterRule>,
    /// Whether it is a name, too. Words only.
    pub name: Option<NameKind>,
}

impl Entry {
    /// An entry with no weight; a phrase if `term` holds a space, or is cut where texts are:
    /// "wi-fi" is the phrase "wi fi".
    pub fn new(term: &str) -> Self {
        let term = normalize(term);
        Self {
            kind: TermKind::of(&term),
            term,
            valence: 0.0,
            subjectivity: 0.0,
            negated: None,
            emotions: [0.0; Emotion::COUNT],
            shifter: None,
            name: None,
        }
    }

    /// Valence and subjectivity under negation where it names none.
    fn negated_by_default(&self) -> (f64, f64) {
        (-0.5 * self.valence, self.subjectivity)
    }
}

/// What to do with a term that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDuplicate {
    /// The later entry wins. The default when one lexicon extends another.
    #[default]
    Replace,
    /// The earlier entry stays.
    Keep,
    /// It is an error.
    Fail,
}

/// An editable set of terms. [`AnalyzerBuilder`](crate::AnalyzerBuilder)
/// compiles it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexicon {
    entries: Entries,
}

impl Lexicon {
    /// One with no terms.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many terms it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The terms, in order of their kind and spelling: they are sorted at each call.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.sorted()
    }

    /// The entry of a word or a phrase, by its spelling in any case; pairs are in
    /// [`Lexicon::iter`] only.
    pub fn get(&self, term: &str) -> Option<&Entry> {
        self.entries.get(TermKind::Word, &normalize(term))
    }

    /// Add an entry.
    ///
    /// # Errors
    /// If the term is empty, holds a NUL or a word of more than 64 bytes, matches no text, as
    /// "@home" and "node.js" do not, or has not as many words as its kind (a word 1, a pair 2, a
    /// phrase 2 to 8); a weight is not finite; the term is there already and `on_duplicate` says to
    /// fail; or another term has the same 64-bit hash. Weights out of range are cut.
    pub fn insert(&mut self, entry: Entry, on_duplicate: OnDuplicate) -> Result<(), Error> {
        check(&entry)?;
        self.entries.insert(entry, on_duplicate)
    }

    /// Remove a word or a phrase, not a pair; whether it was there.
    pub fn remove(&mut self, term: &str) -> bool {
        self.entries.remove(&normalize(term))
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

    /// The terms that match words with any ending. ":*" is none, as no word begins so.
    pub(crate) fn wildcards(&self) -> Wildcards {
        let terms = self
            .entries
            .list()
            .iter()
            .map(|entry| entry.term.as_bytes());
        Wildcards::new(terms.filter_map(|term| {
            let words = term.strip_suffix(b"*")?;
            let stem = words.rsplit(|&b| b == b' ').next()?;
            let begins_word = stem.first().is_some_and(|b| !b.is_ascii_punctuation());
            begins_word.then_some(stem)
        }))
    }

    /// Do as `on_duplicate` says where `base`, which this lexicon is to extend,
    /// has a term too.
    pub(crate) fn settle(&mut self, base: &Table, on_duplicate: OnDuplicate) -> Result<(), Error> {
        match on_duplicate {
            OnDuplicate::Replace => Ok(()),
            OnDuplicate::Keep => {
                let mut own = std::mem::take(&mut self.entries).into_list();
                own.retain(|entry| !base.has(entry));
                self.entries = Entries::of(own);
                Ok(())
            }
            OnDuplicate::Fail => {
                let there = self.iter().find(|entry| base.has(entry));
                there.map_or(Ok(()), |entry| Err(is_there(&entry.term)))
            }
        }
    }
}

/// Longest word of a term, in bytes.
pub(crate) const MAX_WORD: usize = 64;

fn check(entry: &Entry) -> Result<(), Error> {
    if entry.term.is_empty() {
        return Err(Error::new("a term is empty"));
    }
    if entry.term.as_bytes().contains(&0) {
        return Err(Error::new(format!("the term {:?} holds a NUL", entry.term)));
    }
    let words = || entry.term.as_bytes().split(|&b| b == b' ');
    if let Some(word) = words().find(|word| word.len() > MAX_WORD) {
        let word = String::from_utf8_lossy(word);
        return Err(Error::new(format!(
            "the word {word:?} is longer than {MAX_WORD} bytes"
        )));
    }
    let words = words().count();
    let fits = match entry.kind {
        TermKind::Word => words == 1,
        TermKind::Phrase => (2..=MAX_PHRASE).contains(&words),
        TermKind::Pair => words == 2,
    };
    if !fits {
        return Err(Error::new(format!(
            "the term {:?} has {words} words: a phrase has 2 to {MAX_PHRASE}",
            entry.term
        )));
    }
    check_matches(entry)?;
    let (nv, nu) = entry.negated.unwrap_or_default();
    let weights = [entry.valence, entry.subjectivity, nv, nu];
    if let Some(bad) = weights
        .iter()
        .chain(&entry.emotions)
        .find(|w| !w.is_finite())
    {
        return Err(Error::new(format!(
            "the weight {bad} of {:?} is not a finite number",
            entry.term
        )));
    }
    Ok(())
}

/// Most words in a phrase.
pub(crate) const MAX_PHRASE: usize = 8;
