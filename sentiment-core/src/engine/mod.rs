//! Tokens to contributions: matching, then valence shifters, sentence by
//! sentence.
//!
//! All arithmetic is on integers (weights in 1/32, each factor in 1/16), so
//! sums are exact: their order does not matter, and an explanation adds up to
//! the score to the last bit.

mod comparisons;
mod concession;
mod contrast;
mod emission;
mod features;
mod glued;
mod irony;
mod item;
mod letters;
mod marks;
mod masks;
mod names;
mod passage;
mod reader;
mod replies;
mod reversers;
mod rules;
mod scan;
mod sinks;
mod spelled;
mod sums;
mod superlatives;
mod terms;
mod trends;
mod weights;
mod words;

use crate::clean::{Cleaned, Dotted};
use crate::context;
use crate::lexicon::{Table, Wildcards};
use crate::model::{Link, Params};
use crate::scratch::{size_of_vec, Size};
use crate::Span;
use emission::Sink;
use spelled::{is_in, list, spelled_small, Spelled};

pub(crate) use emission::UNIT;
pub use features::{Feature, Features};
use item::{is, Item};
use passage::Passage;
pub(crate) use reader::begins_name;
pub(crate) use replies::says_little;
pub use terms::Term;

/// Items of a sentence that are looked at together; longer ones are cut.
const LONGEST_SENTENCE: usize = 512;

/// The engine's settings: a table and the constants as integers.
#[derive(Clone)]
pub(crate) struct Engine {
    pub table: Table,
    pub link: Link,
    factors: Factors,
    /// Fall-back for words that the table does not know.
    pub matching: Matching,
}

/// How words are looked up beyond their exact spelling.
#[derive(Clone, Default)]
pub(crate) struct Matching {
    /// The table's terms with a last `*`.
    pub wildcards: Wildcards,
    /// Those with full stops in them.
    pub dotted: Dotted,
    /// Those that are marks, "*", by their numbers in the table: they count as words do.
    pub marks: Vec<u32>,
    /// The table holds stems, see [`words`].
    #[cfg(feature = "stem")]
    pub stemmer: Option<std::sync::Arc<rust_stemmers::Stemmer>>,
}

impl Matching {
    /// Size in bytes.
    pub fn size(&self) -> usize {
        self.wildcards.size() + self.dotted.size() + size_of_vec(&self.marks)
    }

    /// Count own marks as words that are known.
    #[inline]
    fn count_marks(&self, items: &mut [Item]) {
        for &mark in &self.marks {
            for item in &mut *items {
                if item.id() == mark {
                    *item = item.with(is::COUNTED | is::KNOWN);
                }
            }
        }
    }

    /// Whether only elongated and possessive words are looked up otherwise.
    fn is_exact(&self) -> bool {
        #[cfg(feature = "stem")]
        if self.stemmer.is_some() {
            return false;
        }
        self.wildcards.is_empty()
    }
}

/// [`Params`] that the rules use, in steps.
#[derive(Debug, Clone, Copy)]
struct Factors {
    scope: usize,
    negated_emotions: i64,
    before_contrast: i8,
    after_contrast: i8,
    concession: i8,
    capitals: i8,
    elongation: i8,
}

/// Reused between texts, so that scoring allocates nothing.
#[derive(Default)]
pub(crate) struct Scratch {
    passage: Passage,
    cleaned: Cleaned,
    answer: context::Words,
}

impl Size for Scratch {
    /// An answer's first words take next to nothing.
    fn size(&self) -> usize {
        self.passage.size() + self.cleaned.size()
    }
}

impl Engine {
    pub fn new(table: Table, matching: Matching) -> Self {
        let params = table.params();
        let factors = Factors {
            scope: params.negation_scope as usize,
            negated_emotions: i64::from(Params::steps(params.negated_emotions)),
            before_contrast: Params::steps(params.before_contrast),
            after_contrast: Params::steps(params.after_contrast),
            concession: Params::steps(params.concession),
            capitals: Params::steps(params.capitals),
            elongation: Params::steps(params.elongation),
        };
        Self {
            table,
            link: Link::new(params),
            factors,
            matching,
        }
    }

    /// Send everything that `text` contributes to `sink`, in order, with spans.
    /// With `ALL`, words that the table does not know and all pairs of words too.
    pub fn run<S: Sink, const ALL: bool>(&self, text: &str, passage: &mut Passage, sink: &mut S) {
        passage.clear();
        let mut reader = reader::Reader::new(self, text);
        let mut more = reader.sentence(passage);
        while more {
            let items = passage.count;
            // It may be a reply.
            more = reader.sentence(passage);
            self.matching.count_marks(&mut passage.items[..items]);
            passage.link::<ALL>(items, &self.table);
            while passage.next_sentence(items) {
                self.mark::<ALL>(passage);
                self.apply(passage, sink);
            }
            sink.end(passage, items);
            passage.drop_first(items);
        }
    }
}

/// Whether `text[span]` follows a line break after `before` that ends a sentence.
pub(crate) fn line_break(text: &str, before: usize, span: Span) -> bool {
    let gap = text.as_bytes()[before..span.start].iter();
    let mut breaks = gap.zip(before..).filter(|(&b, _)| b == b'\n');
    breaks.any(|(_, at)| !wraps(text, at))
}

/// Bytes of a line at least that a program may have broken because it was long.
const LONG_LINE: usize = 40;

/// Words that end no sentence.
#[rustfmt::skip]
const UNFINISHED: [Spelled; 19] = list([
    "a", "an", "and", "are", "at", "for", "is", "my", "never", "not", "of", "or", "our", "so", "the", "to", "very", "was", "with",
]);

/// Letters of the longest.
const LONGEST_UNFINISHED: usize = 5;

/// Whether a line break stands for a space: before a small letter, and behind a long line or a word
/// that something follows.
pub(crate) fn wraps(text: &str, at: usize) -> bool {
    let next = text[at + 1..]
        .trim_start_matches([' ', '\t'])
        .chars()
        .next();
    if !next.is_some_and(char::is_lowercase) {
        return false;
    }
    let line = at
        .checked_sub(LONG_LINE)
        .map(|start| &text.as_bytes()[start..at]);
    line.is_some_and(|line| !line.contains(&b'\n')) || is_unfinished(&text[..at])
}

/// Whether a text ends with one of [`UNFINISHED`], or a verb that is negated.
#[inline(never)]
fn is_unfinished(text: &str) -> bool {
    let text = text.trim_ascii_end().as_bytes();
    // Of a longer word more than any of them has.
    let letters = text.iter().rev().take(LONGEST_UNFINISHED + 1);
    let length = letters.take_while(|b| !b.is_ascii_whitespace()).count();
    let word = &text[text.len() - length..];
    is_in(&UNFINISHED, spelled_small(word)) || word.ends_with(b"n't")
}
