//! What somebody should read first, as the command says it.

use sentiment_urgent::Mention;

use crate::text::one_line;

/// The words of a mention, in one line.
pub fn words(mention: &Mention, text: &str) -> String {
    const LENGTH: usize = 60;
    one_line(&mention.words(text), LENGTH)
}
