//! Sentiment analysis: valence and emotions of a text, explained.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod analyzer;
mod batch;
mod emotion;
mod engine;
mod error;
mod explain;
mod lexicon;
mod model;
mod render;
mod score;
mod sentences;
mod span;
mod token;
mod tokenizer;
mod vader;

pub use analyzer::{Analyzer, AnalyzerBuilder};
pub use emotion::{Emotion, Emotions};
pub use error::Error;
pub use explain::{Contribution, Explanation, Shifter, ShifterKind, Sums};
pub use lexicon::{Entry, Lexicon, OnDuplicate, ShifterClass, ShifterRule, TermKind};
pub use model::Params;
pub use score::{Label, Score, SentenceScore};
pub use span::Span;
pub use token::{Token, TokenKind};
pub use tokenizer::Tokens;
pub use vader::{Vader, VaderContribution, VaderExplanation, VaderScore};

/// For `cargo xtask`: not part of the public interface.
#[doc(hidden)]
pub mod internal {
    pub use crate::engine::{Feature, Features};
    use crate::{Error, Lexicon, Params};

    /// The compiled table of a lexicon.
    pub fn compile(lexicon: &Lexicon, params: &Params) -> Result<Vec<u8>, Error> {
        lexicon.compile(params)
    }

    /// The compiled table of the VADER model.
    pub fn compile_vader(lexicon: &str, emoji: &str, rules: &str) -> Result<Vec<u8>, Error> {
        crate::vader::compile(lexicon, emoji, rules)
    }
}
