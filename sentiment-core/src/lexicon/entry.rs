//! A term with what it says.

use super::spelling::{is_plain, matches, normalize};
use super::{ShifterRule, MAX_PHRASE, MAX_WORD};
use crate::named::named;
use crate::{Emotion, Error};

/// What a word is where it is a name: "Joy called", "Mr Savage". There it weighs
/// nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum NameKind {
    /// "Joy", "Grace", "Rob": a name where it has a capital among words that have
    /// none, or where it begins a sentence as its subject.
    Given,
    /// "Savage", "Best": a name only behind "Mr" and the like, or behind a given name.
    Surname,
}

impl NameKind {
    /// All.
    pub const ALL: [NameKind; 2] = [NameKind::Given, NameKind::Surname];

    /// The lower-case name that lexicon files have.
    #[must_use]
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
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
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
    /// All.
    pub const ALL: [TermKind; 3] = [TermKind::Word, TermKind::Phrase, TermKind::Pair];

    /// The lower-case name that lexicon files have.
    #[must_use]
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

/// A term of a lexicon. Weights are log-odds from −4 to 4, those of emotions from −8 to 8. An analyzer
/// keeps them in steps of 1/32, up to 3.97, and of 1/16, up to 7.94.
///
/// ```
/// use sentiment_core::{Emotion, Entry, Lexicon, OnDuplicate};
/// let mut lexicon = Lexicon::new();
/// let laggy = Entry::new("laggy")
///     .with_valence(-2.0)
///     .with_subjectivity(1.0)
///     .with_emotion(Emotion::Frustration, 1.0);
/// lexicon.insert(laggy, OnDuplicate::Fail)?;
/// assert_eq!(lexicon.get("Laggy").unwrap().valence, -2.0);
/// # Ok::<(), sentiment_core::Error>(())
/// ```
///
/// A new term should have both weights, subjectivity being about half of |valence|: by a valence of −2
/// alone "It zorbed." is negative with a probability of 0.65, with a subjectivity of 1 besides, of 0.81. A
/// term that the model has already keeps its own subjectivity where the entry gives none
/// ([`OnDuplicate::Merge`](super::OnDuplicate::Merge)).
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
    #[must_use]
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

    /// The same, matched in another way.
    #[must_use]
    pub fn with_kind(mut self, kind: TermKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same with this valence. Its subjectivity stays, see [`Entry::with_subjectivity`].
    #[must_use]
    pub fn with_valence(mut self, valence: f64) -> Self {
        self.valence = valence;
        self
    }

    /// The same with this subjectivity. A term that no lexicon has yet should have about half of its
    /// valence, without sign.
    #[must_use]
    pub fn with_subjectivity(mut self, subjectivity: f64) -> Self {
        self.subjectivity = subjectivity;
        self
    }

    /// The same with this weight for an emotion.
    #[must_use]
    pub fn with_emotion(mut self, emotion: Emotion, weight: f64) -> Self {
        self.emotions[emotion.index()] = weight;
        self
    }

    /// The same, which shifts others.
    #[must_use]
    pub fn with_shifter(mut self, shifter: ShifterRule) -> Self {
        self.shifter = Some(shifter);
        self
    }

    /// The largest weight of valence and subjectivity, and the largest factor; the least is its opposite.
    pub const LARGEST: f64 = 4.0;

    /// The largest weight of an emotion; the least is its opposite.
    pub const LARGEST_EMOTION: f64 = 8.0;

    /// The share of valence that is left under negation where an entry does not say.
    pub const NEGATED: f64 = -0.5;

    /// Valence and subjectivity under negation where it names none.
    #[must_use]
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

    /// An error if a weight is out of range, or no text has the term.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.check_term()?;
        let is_outside = |weight: f64, most: f64| !(-most..=most).contains(&weight);
        let negated = self.negated.unwrap_or_default();
        let weights = [
            ("valence", self.valence),
            ("subjectivity", self.subjectivity),
            ("negated valence", negated.0),
            ("negated subjectivity", negated.1),
            ("factor", self.shifter.map_or(0.0, |shifter| shifter.factor)),
        ];
        let outside = |what: &str, range: &str| {
            let term = &self.term;
            Err(Error::new(format!(
                "the {what} of {term:?} is outside {range}"
            )))
        };
        for (what, weight) in weights {
            if is_outside(weight, Self::LARGEST) {
                return outside(what, "-4 to 4");
            }
        }
        for (emotion, weight) in Emotion::ALL.into_iter().zip(self.emotions) {
            if is_outside(weight, Self::LARGEST_EMOTION) {
                return outside(emotion.name(), "-8 to 8");
            }
        }
        Ok(())
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
