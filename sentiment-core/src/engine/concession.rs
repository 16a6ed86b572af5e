//! Where what is conceded ends without a mark: "although it was dear it was worth it".

use super::item::is;
use super::passage::Passage;
use super::spelled::{is_among, keys, list, Spelled};
use super::Engine;

/// What the statement behind it may begin with, one word on.
const PERSONS: [u64; 9] = keys(["he", "i", "i'd", "i'm", "i've", "it", "she", "they", "we"]);
/// The same two words on.
const DETERMINERS: [u64; 5] = keys(["my", "our", "the", "their", "this"]);
/// Behind these they belong to what is conceded.
#[rustfmt::skip]
const BINDING: [Spelled; 36] = list([
    "about", "after", "all", "and", "around", "as", "at", "because", "before", "by", "during", "for", "from", "had",
    "has", "have", "if", "in", "into", "is", "like", "near", "of", "on", "or", "over", "that", "than", "through", "to",
    "was", "were", "what", "when", "while", "with",
]);

impl Engine {
    /// Where the statement begins behind a concession at these items, which begins the sentence and
    /// which no mark ends; nowhere else.
    pub(super) fn end_of_concession(
        &self,
        passage: &Passage,
        (start, end): (usize, usize),
    ) -> usize {
        let sentence = &passage.sentence;
        let is_mark = |at: usize| passage.items[at].is(is::CLAUSE);
        let begins = start == sentence.start || is_mark(start - 1);
        let mut behind = end + 1..sentence.end;
        if !begins || behind.clone().any(is_mark) {
            return usize::MAX;
        }
        let begins_statement = |&at: &usize| {
            let word = self.short(&passage.items[at]);
            let may_begin =
                is_among(&PERSONS, word) || at > end + 1 && is_among(&DETERMINERS, word);
            may_begin && !self.is_of(&passage.items[at - 1], &BINDING)
        };
        behind.find(begins_statement).unwrap_or(usize::MAX)
    }
}
