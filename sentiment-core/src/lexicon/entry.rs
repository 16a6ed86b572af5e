//! A term with what it says.

use super::spelling::{is_plain, matches, normalize};
use super::{ShifterRule, MAX_PHRASE, MAX_WORD};
use crate::named::named;
use crate::{Emotion, Error};

/// The largest weight and factor of a lexicon; a table holds a little less, to which they are cut.
pub(super) const LARGEST: f64 = 4.0;
/// The same of an emotion's weight.
pub(super) const LARGEST_EMOTION: f64 = 8.0;

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
    const ALL: [NameKind; 2] = [NameKind::Given, NameKind::Surname];

    /// The lower-case name that lexicon files have.
    pub const fn name(self) -> &'static str {
        match self {
            NameKind::Given => "given",
            NameKind::Surname => "surname",
        }
    }
}

named!(NameKind, "name");

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
    const ALL: [TermKind; 3] = [TermKind::Word, TermKind::Phrase, TermKind::Pair];

    /// The lower-case name that lexicon files have.
    pub const fn name(self) -> &'static str {
        match self {
            TermKind::Word => "word",
            TermKind::Phrase => "phrase",
            TermKind::Pair => "pair",
        }
    }

    /// Of a normalized term where nothing else is said.
    pub(super) fn of(term: &str) -> Self {
        if term.as_bytes().contains(&b' ') {
            Self::Phrase
        } else {
            Self::Word
        }
    }
}

named!(TermKind, "kind");

/// A term of a lexicon. Weights are log-odds, in \[-3.97, 3.97\], and are kept
/// in steps of 1/32; those of emotions in \[-7.94, 7.94\], in steps of 1/16.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
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

    /// The share of valence that is left under negation where an entry does not say.
    pub const NEGATED: f64 = -0.5;

    /// Valence and subjectivity under negation where it names none.
    pub fn negated_by_default(&self) -> (f64, f64) {
        (Self::NEGATED * self.valence, self.subjectivity)
    }

    /// Write the term as texts are read.
    pub(super) fn normalize(&mut self) {
        if is_plain(&self.term) {
            return;
        }
        let term = normalize(&self.term);
        if term != self.term {
            if self.kind != TermKind::Pair {
                self.kind = TermKind::of(&term);
            }
            self.term = term;
        }
    }

    /// Cut weights to their range; an error if one is no number, or no text has the term.
    pub(super) fn check(&mut self) -> Result<(), Error> {
        self.check_term()?;
        let mut bad = None;
        let mut cut = |weight: &mut f64, most: f64| {
            if weight.abs() <= most {
                return;
            }
            if !weight.is_finite() {
                bad = Some(*weight);
            }
            *weight = weight.clamp(-most, most);
        };
        let emotions = self.emotions.iter_mut();
        emotions.for_each(|weight| cut(weight, LARGEST_EMOTION));
        cut(&mut self.valence, LARGEST);
        cut(&mut self.subjectivity, LARGEST);
        if let Some((valence, subjectivity)) = &mut self.negated {
            cut(valence, LARGEST);
            cut(subjectivity, LARGEST);
        }
        if let Some(shifter) = &mut self.shifter {
            cut(&mut shifter.factor, LARGEST);
        }
        match bad {
            None => Ok(()),
            Some(bad) => Err(Error::new(format!(
                "a weight of {:?} is {}: expected a finite number",
                self.term,
                if bad.is_nan() { "NaN" } else { "infinite" }
            ))),
        }
    }

    /// An error if no text has the term, as an entry of its kind.
    pub(super) fn check_term(&self) -> Result<(), Error> {
        let words = || self.term.as_bytes().split(|&b| b == b' ');
        if let Some(word) = words().find(|word| word.len() > MAX_WORD) {
            let word = String::from_utf8_lossy(word);
            return Err(Error::new(format!(
                "the word {word:?} is longer than {MAX_WORD} bytes"
            )));
        }
        let words = words().count();
        let fits = match self.kind {
            TermKind::Word => words == 1,
            TermKind::Phrase => (2..=MAX_PHRASE).contains(&words),
            TermKind::Pair => words == 2,
        };
        if !fits {
            let most = match self.kind {
                TermKind::Word => "1".to_owned(),
                TermKind::Phrase => format!("2 to {MAX_PHRASE}"),
                TermKind::Pair => "2".to_owned(),
            };
            return Err(Error::new(format!(
                "the term {:?} has {words} words: a {} has {most}",
                self.term, self.kind
            )));
        }
        if is_plain(&self.term) {
            return Ok(());
        }
        matches(&self.term)
    }

    /// This entry where `earlier` stands: [`OnDuplicate::Merge`](super::OnDuplicate::Merge).
    pub(super) fn over(&mut self, earlier: &Entry) {
        let weighs = self.valence != 0.0 || self.subjectivity != 0.0 || self.negated.is_some();
        let feels = self.emotions != [0.0; Emotion::COUNT];
        let is_neutral = !weighs && !feels && self.shifter.is_none() && self.name.is_none();
        let turns = self.valence * earlier.valence < 0.0;
        if !weighs && !is_neutral {
            self.valence = earlier.valence;
            self.subjectivity = earlier.subjectivity;
            self.negated = earlier.negated;
        }
        // More valence alone must not make a text more neutral.
        if weighs && self.subjectivity == 0.0 && self.negated.is_none() {
            self.subjectivity = earlier.subjectivity;
        }
        if !feels && !is_neutral && !turns {
            self.emotions = earlier.emotions;
        }
        self.shifter = self.shifter.or(earlier.shifter);
        self.name = self.name.or(earlier.name);
    }
}
