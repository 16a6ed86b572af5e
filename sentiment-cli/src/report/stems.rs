//! Forms of one word: "crash", "crashes", "crashed".

use rust_stemmers::{Algorithm, Stemmer};

/// Cuts terms down to what their forms share, by Snowball's rules for English.
pub struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    /// Of a word, or of each word of a phrase.
    pub fn of(&self, term: &str) -> String {
        let words = term.split(' ').map(|word| match word.is_ascii() {
            true => self.0.stem(word),
            false => word.into(),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
