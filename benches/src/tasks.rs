//! What is measured on texts. Each gives a checksum, so that it cannot be
//! optimised away and its answer is proved.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use sentiment_core::{Analyzer, Context, Lexicon, Score, Vader, VaderLexicon, VaderScore};
use unicode_segmentation::UnicodeSegmentation;

use crate::floor;
use crate::texts::{unknown, word, Random};

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
    /// The VADER model with [`TERMS`] more words.
    OwnVader,
    /// The default model, each text in answer to a question.
    WithContext,
}

/// Terms of the own lexicon.
pub const TERMS: usize = 100_000;

/// A term of the own lexicon.
pub const TERM: &str = "snafucated";

/// A lexicon of [`TERMS`] terms, as TSV: words that English does not have, of which
/// the texts hold some, and in one of ten phrases of such a word and a common one.
pub fn own_terms() -> String {
    let mut random = Random::new(8);
    let mut tsv = format!("term\tvalence\temotions\n{TERM}\t-2.5\tanger\n");
    // Of hashes, as a process that had freed so many terms would be slow to make others.
    let mut seen = HashSet::new();
    while seen.len() < TERMS - 1 {
        let term = match random.below(20) {
            0 => word(&mut random) + " " + &unknown(&mut random),
            1 => unknown(&mut random) + " " + &word(&mut random),
            _ => unknown(&mut random),
        };
        let mut hasher = DefaultHasher::new();
        term.hash(&mut hasher);
        if seen.insert(hasher.finish()) {
            let valence = random.below(161) as f64 / 32.0 - 2.5;
            let emotions = random.choose(&["", "", "", "joy", "anger sadness"]);
            tsv += &format!("{term}\t{valence}\t{emotions}\n");
        }
    }
    tsv
}

/// The own lexicon.
pub fn own_lexicon(tsv: &str) -> Lexicon {
    Lexicon::from_tsv(tsv).expect("it is sound")
}

/// The default model with the own lexicon.
pub fn with_own_lexicon(tsv: &str) -> Analyzer {
    let builder = Analyzer::builder().lexicon(own_lexicon(tsv));
    builder.build().expect("the lexicon is sound")
}

/// VADER's words, and [`TERMS`] more of which the texts hold some.
pub fn own_vader() -> VaderLexicon {
    let mut random = Random::new(9);
    let mut lexicon = VaderLexicon::embedded();
    let all = lexicon.len() + TERMS;
    while lexicon.len() < all {
        let valence = random.below(79) as f64 / 10.0 - 3.9;
        let inserted = lexicon.insert(unknown(&mut random), valence);
        inserted.expect("valences are finite");
    }
    lexicon
}

/// VADER with own words.
pub fn with_own_vader(lexicon: &VaderLexicon) -> Vader {
    Vader::new().with_lexicon(lexicon).expect("it is sound")
}

static OWN_VADER: LazyLock<Vader> = LazyLock::new(|| with_own_vader(&own_vader()));

static OWN: LazyLock<Analyzer> = LazyLock::new(|| with_own_lexicon(&own_terms()));

impl Task {
    /// In the order of the tables; the first is what all are compared with.
    pub const ALL: [Self; 8] = [
        Self::Whitespace,
        Self::Bytes,
        Self::UnicodeWords,
        Self::Vader,
        Self::English,
        Self::OwnLexicon,
        Self::OwnVader,
        Self::WithContext,
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
            Self::OwnVader => "Vader, 100,000 own words",
            Self::WithContext => "score_with_context",
        }
    }

    /// Do it: the sum of the counts, or of the bits of all scores.
    pub fn run(self, texts: &[String]) -> u64 {
        match self {
            Self::Bytes => sum(texts, |t| t.bytes().map(u64::from).sum()),
            Self::Whitespace => floor::once(texts),
            Self::UnicodeWords => sum(texts, |t| t.unicode_words().count() as u64),
            Self::Vader => sum(texts, |t| vader_bits(&Vader::new().score(t))),
            Self::English => scored(&Analyzer::english(), texts),
            Self::OwnLexicon => scored(&OWN, texts),
            Self::OwnVader => sum(texts, |t| vader_bits(&OWN_VADER.score(t))),
            Self::WithContext => {
                let (analyzer, context) = (Analyzer::english(), question());
                sum(texts, |t| {
                    english_bits(&analyzer.score_with_context(t, context))
                })
            }
        }
    }

    /// Do it for its time, which is that of [`repeats`](Self::repeats) runs.
    pub fn run_for_time(self, texts: &[String]) -> u64 {
        match self {
            Self::Whitespace => {
                let [first, rest @ ..] = floor::everywhere(texts);
                assert_eq!(rest, [first; floor::PLACES - 1]);
                first
            }
            _ => self.run(texts),
        }
    }

    /// How often [`run_for_time`](Self::run_for_time) does it.
    pub const fn repeats(self) -> usize {
        match self {
            Self::Whitespace => floor::PLACES,
            _ => 1,
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
            Self::English => explained(&Analyzer::english(), texts),
            Self::OwnLexicon => explained(&OWN, texts),
            Self::OwnVader => sum(texts, |t| vader_bits(&OWN_VADER.explain(t).score)),
            Self::WithContext => explained(&Analyzer::english().with_context(question()), texts),
        }
    }
}

/// One of those that add most: about faults, so that good words are looked at twice.
fn question() -> Context {
    Context::question("What should we improve?")
}

fn scored(analyzer: &Analyzer, texts: &[String]) -> u64 {
    sum(texts, |t| english_bits(&analyzer.score(t)))
}

fn explained(analyzer: &Analyzer, texts: &[String]) -> u64 {
    sum(texts, |t| english_bits(&analyzer.explain(t).score))
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
