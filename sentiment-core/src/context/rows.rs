//! The compiled rows of `lexicons/en/questions.tsv`.

use super::words::Words;

include!("../../data/questions.rs");

/// In place of a weight: what asks whether there is anything else.
pub(super) const CLOSES: i8 = i8::MIN;

/// The same: what asks how much there is of something good, or bad.
pub(super) const BETTER: i8 = i8::MAX;
pub(super) const WORSE: i8 = i8::MAX - 1;

/// What a word or phrase is in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// "nothing", "none", "no complaints": there is none of what was asked for.
    Nothing,
    /// "no", "not really": the same, if nothing follows.
    No,
    /// "all good", "keep it up": there are merits and no faults.
    Fine,
    /// "yes", "everything".
    Yes,
    /// "n/a", "don't know", "maybe": no answer.
    Empty,
    /// "better", "should", "too": what is wished for is at fault.
    Wish,
    /// "respect", "transparency": wished for, where an answer begins with it.
    Virtue,
    /// "really", "at the moment", "that I can think of".
    Filler,
    /// "but", "except": takes back a "nothing" before it.
    But,
    /// Begins as one of the others and is none: "nothing but".
    Content,
}

/// The longest row of questions that words begin with: its weight in 1/16, and how
/// many words it has.
pub(super) fn asks(words: &Words) -> Option<(i8, usize)> {
    let first = words.first();
    let from = ASK_ROWS.partition_point(|row| row.0 < first);
    let rows = &ASK_ROWS[from..];
    let count = rows.iter().take_while(|row| begins(row.0, first)).count();
    longest(&rows[..count], words.phrase())
}

/// The longest of sorted rows that a phrase begins with: its value, and how many words
/// it has.
pub(super) fn longest<T: Copy>(rows: &[(&str, T)], phrase: &str) -> Option<(T, usize)> {
    // Of those that fit each begins with the one before.
    let found = rows.iter().rev().find(|row| begins(phrase, row.0));
    found.map(|&(row, value)| (value, words_in(row)))
}

/// Whether `text` begins with these words.
fn begins(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

pub(super) const fn words_in(row: &str) -> usize {
    let (mut words, mut i) = (1, 0);
    while i < row.len() {
        words += (row.as_bytes()[i] == b' ') as usize;
        i += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::firsts::Key;
    use crate::context::pieces::Pieces;

    #[test]
    fn rows_are_found_as_texts_are_read() {
        fn check<T: PartialEq + std::fmt::Debug>(
            rows: &[(&str, T)],
            find: fn(&Words) -> Option<(T, usize)>,
        ) {
            assert!(rows.is_sorted_by_key(|row| row.0));
            let mut words = Words::default();
            for (term, value) in rows {
                words.read(Pieces::new(term), LONGEST);
                assert_eq!(words.phrase(), *term);
                let (found, count) = find(&words).unwrap();
                assert_eq!((&found, count), (value, term.split(' ').count()), "{term}");
            }
        }
        check(ASK_ROWS, asks);
        check(ANSWER_ROWS, |words| {
            let first = Key::of(words.first().as_bytes()).find();
            first.and_then(|first| first.longest(words))
        });
    }
}
