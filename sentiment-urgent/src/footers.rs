//! What stands below a mail's close: a name, an office, what a firm tells everybody.

use super::phrases::Hit;
use super::sentences::Sentence;
use super::words::Word;

/// The last words of a close, after which no text goes on.
const CLOSES: [&str; 5] = ["regards", "sincerely", "faithfully", "wishes", "truly"];

/// Words of a close, and lines below one.
const MOST_WORDS: usize = 4;
const MOST_LINES: usize = 12;

/// Drop what stands below the last close of a text, in lines where nobody speaks of himself.
pub(crate) fn forget(text: &str, words: &[Word], sentences: &[Sentence], hits: &mut Vec<Hit>) {
    if let Some(end) = close(text) {
        hits.retain(|hit| {
            let first = &words[hit.start];
            first.span.start < end || sentences[first.sentence].speaks
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
    use crate::find;

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
