//! Forms of one word: "crash", "crashes", "crashed".

use rust_stemmers::{Algorithm, Stemmer};

/// What the forms of a term share, by Snowball's rules for English; of a phrase, word by word.
pub fn stem(term: &str) -> String {
    let stemmer = Stemmer::create(Algorithm::English);
    let words = term.split(' ').map(|word| match word.is_ascii() {
        // "Ads" are none.
        true if matches!(word, "added" | "adding") => "add".into(),
        true => stemmer.stem(word),
        false => word.into(),
    });
    words.collect::<Vec<_>>().join(" ")
}
