//! The words of all texts, kept until it is known what to hold against what: months, groups.

use jiff::civil::Date;
use sentiment_core::{Explanation, Label};

use super::uses::{start, words, Use};
use crate::report::others::Said;

/// Bytes that are kept. Where there are more, it is of every second text, every fourth, and so on.
const CAP: usize = 24 << 20;

/// What parts of texts a text belongs to.
#[derive(Clone, Default)]
pub struct Membership {
    /// Its date, unless it repeats another text of its month.
    pub date: Option<Date>,
    /// Column and group, of each column in which it repeats no text of its group.
    pub groups: Vec<(u64, u64)>,
    /// Whether it says something of its own, in English.
    pub proves: bool,
}

/// The words of a text, and what it may be compared by.
#[derive(Clone)]
pub struct Document {
    /// In lower case; neighbours are on one line, those with a hyphen between them more closely.
    pub words: Box<str>,
    /// How each of them is used, and nothing at the end of each line.
    pub uses: Box<[Use]>,
    /// As it was written; empty where no text is shown.
    pub text: Box<str>,
    /// The valence of the whole text.
    pub valence: f64,
    /// Its label.
    pub label: Label,
    /// What all adds up to, in log-odds.
    sum: f32,
    /// What it belongs to.
    pub parts: Membership,
    /// How often the sample may be halved before it is left out.
    halvings: u32,
}

impl Document {
    /// What it says.
    pub fn said(&self) -> Said {
        Said {
            sum: self.sum.into(),
            words: self.uses.len() - self.words.lines().count(),
        }
    }

    fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.words.len()
            + self.text.len()
            + size_of_val(&*self.uses)
            + size_of_val(&*self.parts.groups)
    }
}

/// All texts, or a sample of them that fits: by Wegman's adaptive sampling (Flajolet 1990), which
/// does not depend on how the file is cut into parts.
#[derive(Clone, Default)]
pub struct Corpus {
    documents: Vec<Document>,
    bytes: usize,
    halved: u32,
    /// Whether texts are kept as they were written.
    quotes: bool,
}

impl Corpus {
    /// No texts yet, of which some may be shown (`quotes`) or none.
    pub fn new(quotes: bool) -> Self {
        Self {
            quotes,
            ..Self::default()
        }
    }

    /// No texts yet, for a later part of the file: of what the earlier ones leave no room for.
    pub fn after(earlier: &Corpus) -> Self {
        Self {
            halved: earlier.halved,
            ..Self::new(earlier.quotes)
        }
    }

    /// Whether a text is kept; `place` is a hash of where it stands.
    pub fn wants(&self, place: u64) -> bool {
        place.trailing_zeros() >= self.halved
    }

    /// Add a text.
    pub fn add(&mut self, explanation: &Explanation, parts: Membership, place: u64) {
        let text = start(&explanation.text);
        let (words, uses) = words(text, &explanation.contributions);
        let text = if self.quotes { text.trim() } else { "" };
        let document = Document {
            text: text.into(),
            label: explanation.score.label,
            words: words.into(),
            uses: uses.into(),
            valence: explanation.score.valence,
            sum: explanation.sums.valence as f32,
            parts,
            halvings: place.trailing_zeros(),
        };
        self.push(document, CAP);
    }

    /// Add a text of a valence that its words have nothing to do with.
    #[cfg(test)]
    pub fn add_told(&mut self, text: String, valence: f64, parts: Membership) {
        let mut explanation = sentiment_core::Analyzer::english().explain("");
        let words = text.split_whitespace().count();
        explanation.sums.valence = Said::sum_of(valence, words);
        explanation.text = text;
        explanation.score.valence = valence;
        self.add(&explanation, parts, 0);
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Corpus) {
        while self.halved < later.halved {
            self.halve();
        }
        for document in later.documents {
            self.push(document, CAP);
        }
    }

    fn push(&mut self, document: Document, cap: usize) {
        if document.halvings < self.halved {
            return;
        }
        self.bytes += document.bytes();
        self.documents.push(document);
        while self.bytes > cap {
            self.halve();
        }
    }

    fn halve(&mut self) {
        self.halved += 1;
        self.documents.retain(|d| d.halvings >= self.halved);
        self.bytes = self.documents.iter().map(Document::bytes).sum();
    }

    /// The texts, in the order of the file.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Whether it is a part of the texts.
    pub fn is_sample(&self) -> bool {
        self.halved > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_the_same_however_it_is_merged() {
        let document = |i: u64| {
            let place = i.wrapping_mul(6_364_136_223_846_793_005) >> 20;
            Document {
                words: "some words".into(),
                uses: Box::default(),
                text: Box::default(),
                valence: 0.0,
                label: Label::Neutral,
                sum: 0.0,
                parts: Membership::default(),
                halvings: place.trailing_zeros(),
            }
        };
        let cap = 300 * document(0).bytes();
        let mut whole = Corpus::default();
        (0..5000).for_each(|i| whole.push(document(i), cap));
        let mut merged = Corpus::default();
        for part in 0..50 {
            let mut one = Corpus::default();
            (100 * part..100 * part + 100).for_each(|i| one.push(document(i), cap));
            merged.merge(one);
            while merged.bytes > cap {
                merged.halve();
            }
        }
        assert!(
            (100..=300).contains(&whole.documents.len()),
            "{}",
            whole.documents.len()
        );
        assert_eq!(whole.halved, merged.halved);
        assert_eq!(whole.documents.len(), merged.documents.len());
    }
}
