//! What stands below a mail's close: a name, an office, what a firm tells everybody.

use super::phrases::Hit;
use super::vocabulary::{Set, Vocabulary};
use super::words::Word;

/// Words of people who speak of themselves. Firms are "we".
const OWN: &str = "i my me mine myself i'm i've i'll i'd im ive";

/// The last words of a close, after which no text goes on.
const CLOSES: [&str; 5] = ["regards", "sincerely", "faithfully", "wishes", "truly"];

/// Words of a close, and lines below one.
const MOST_WORDS: usize = 4;
const MOST_LINES: usize = 12;

/// What tells footers.
pub struct Footers {
    own: Set,
}

impl Footers {
    /// With the numbers of its words.
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let own = vocabulary.set(OWN);
        Self { own }
    }

    /// Whether it is a word of somebody who speaks of himself.
    pub fn is_own(&self, word: &Word) -> bool {
        self.own.has(word.id)
    }

    /// Drop what stands below the last close of a text, in lines where nobody speaks of himself.
    pub fn forget(&self, text: &str, words: &[Word], hits: &mut Vec<Hit>) {
        let Some(end) = close(text) else {
            return;
        };
        hits.retain(|hit| {
            let sentence = words[hit.start].sentence;
            let mut line = words.iter().filter(|word| word.sentence == sentence);
            words[hit.start].span.start < end || line.any(|word| self.is_own(word))
        });
    }
}

/// Where the last close of a text ends, if little stands below it.
fn close(text: &str) -> Option<usize> {
    let mut end = text.len();
    for line in text.rsplit('\n').take(MOST_LINES) {
        let start = end - line.len();
        if start > 0 && is_close(line) {
            return Some(end);
        }
        end = start.saturating_sub(1);
    }
    None
}

fn is_close(line: &str) -> bool {
    let line = line.trim().trim_end_matches([',', '.', '!']);
    let last = line.rsplit(' ').next().unwrap_or_default();
    let is_last = |close: &str| last.eq_ignore_ascii_case(close);
    CLOSES.iter().any(|close| is_last(close)) && line.split(' ').count() <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use crate::urgent::find;

    #[test]
    fn what_stands_below_a_close_is_nobodys() {
        for (text, says) in [
            (
                "My chair broke.\n\nKind regards,\nAnn\nHead of the County Court Office",
                false,
            ),
            (
                "My chair broke.\n\nRegards\nAnn\n\nPS: I will see you in county court",
                true,
            ),
            ("Regards\nOur lawyer will write to you", true),
            ("With regards\nto the lamp: it caught fire", true),
            (
                "Is it oak?\n\nAuthorised and regulated by the Financial Conduct Authority.",
                false,
            ),
            (
                "Is it oak? Ames Ltd is registered with the Information Commissioner's Office.",
                false,
            ),
        ] {
            assert_eq!(!find(text).is_empty(), says, "{text}");
        }
    }
}
