//! What is measured on texts. Each gives a checksum, so that it cannot be
//! optimised away and its answer is proved.

use std::sync::LazyLock;

use sentiment_core::{Analyzer, Entry, Lexicon, OnDuplicate, Score, Vader, VaderScore};
use unicode_segmentation::UnicodeSegmentation;

/// Something to do with texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Floor: read each byte.
    Bytes,
    /// Floor: what all others are compared with.
    Whitespace,
    /// Floor: cut into words by UAX #29.
    UnicodeWords,
    /// The VADER model, all four fields.
    Vader,
    /// The default model, with the eight emotions.
    English,
    /// The default model with [`TERMS`] more terms.
    OwnLexicon,
}

/// Terms of the own lexicon.
pub const TERMS: usize = 100_000;

/// A term of the own lexicon.
pub const TERM: &str = "snafucated99999";

/// A lexicon of [`TERMS`] terms that no text has.
pub fn own_lexicon() -> Lexicon {
    let mut own = Lexicon::new();
    for i in 0..TERMS {
        let mut entry = Entry::new(&format!("snafucated{i}"));
        entry.valence = -2.5;
        own.insert(entry, OnDuplicate::Fail)
            .expect("the terms differ");
    }
    own
}

/// The default model with the own lexicon.
pub fn with_own_lexicon() -> Analyzer {
    Analyzer::builder()
        .lexicon(own_lexicon())
        .build()
        .expect("the lexicon is sound")
}

static OWN: LazyLock<Analyzer> = LazyLock::new(with_own_lexicon);

impl Task {
    /// In the order of the tables; the first is what all are compared with.
    pub const ALL: [Self; 6] = [
        Self::Whitespace,
        Self::Bytes,
        Self::UnicodeWords,
        Self::Vader,
        Self::English,
        Self::OwnLexicon,
    ];

    /// Whether it is a model or what models are compared with.
    pub const fn compared(self) -> bool {
        !matches!(self, Self::Bytes | Self::UnicodeWords)
    }

    /// The code that it stands for.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes().sum()",
            Self::Whitespace => "split_whitespace().count()",
            Self::UnicodeWords => "unicode_words().count()",
            Self::Vader => "Vader::score",
            Self::English => "Analyzer::score",
            Self::OwnLexicon => "100,000 own terms",
        }
    }

    /// Do it: the sum of the counts, or of the bits of all scores.
    pub fn run(self, texts: &[String]) -> u64 {
        match self {
            Self::Bytes => sum(texts, |t| t.bytes().map(u64::from).sum()),
            Self::Whitespace => sum(texts, |t| t.split_whitespace().count() as u64),
            Self::UnicodeWords => sum(texts, |t| t.unicode_words().count() as u64),
            Self::Vader => sum(texts, |t| vader_bits(&Vader::new().score(t))),
            Self::English => {
                let analyzer = Analyzer::english();
                sum(texts, |t| english_bits(&analyzer.score(t)))
            }
            Self::OwnLexicon => {
                let analyzer = &*OWN;
                sum(texts, |t| english_bits(&analyzer.score(t)))
            }
        }
    }

    /// The same checksum another way: of the models by their explanations.
    pub fn expected(self, texts: &[String]) -> u64 {
        match self {
            Self::Bytes => sum(texts, |t| t.chars().map(utf8_sum).sum()),
            Self::Whitespace => sum(texts, |t| {
                let parts = t.split(char::is_whitespace);
                parts.filter(|part| !part.is_empty()).count() as u64
            }),
            Self::UnicodeWords => sum(texts, |t| {
                let parts = t.split_word_bounds();
                let word = |part: &&str| part.contains(char::is_alphanumeric);
                parts.filter(word).count() as u64
            }),
            Self::Vader => sum(texts, |t| vader_bits(&Vader::new().explain(t).score)),
            // No text holds an own term.
            Self::English | Self::OwnLexicon => {
                let analyzer = Analyzer::english();
                sum(texts, |t| english_bits(&analyzer.explain(t).score))
            }
        }
    }
}

/// The sum of the checksums of the texts.
pub fn sum(texts: &[String], one: impl Fn(&str) -> u64) -> u64 {
    texts
        .iter()
        .fold(0, |sum, text| sum.wrapping_add(one(text)))
}

/// The bits of VADER's four numbers.
pub fn vader_bits(score: &VaderScore) -> u64 {
    bits(&score.values())
}

/// The bits of valence, confidence and emotions.
pub fn english_bits(score: &Score) -> u64 {
    bits(&[score.valence, score.confidence]) ^ bits(score.emotions.values())
}

fn bits(values: &[f64]) -> u64 {
    values
        .iter()
        .fold(0, |sum, value| sum.rotate_left(1) ^ value.to_bits())
}

fn utf8_sum(c: char) -> u64 {
    c.encode_utf8(&mut [0; 4]).bytes().map(u64::from).sum()
}
