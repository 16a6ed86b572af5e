//! The compiled rows of `lexicons/en/questions.tsv`.

use super::words::Words;

include!("../../data/questions.rs");

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
    /// "really", "at the moment", "that I can think of".
    Filler,
    /// "but", "except": takes back a "nothing" before it.
    But,
    /// Begins as one of the others and is none: "nothing but".
    Content,
}

/// The longest row that starts at a word: its value, and where it ends. It does
/// not go beyond a comma.
pub(super) fn longest<T: Copy>(rows: &[(&str, T)], words: &Words, at: usize) -> Option<(T, usize)> {
    let mut last = at + 1;
    while last < words.len().min(at + LONGEST) && !words.broken(last - 1) {
        last += 1;
    }
    (at + 1..=last).rev().find_map(|end| {
        let found = rows
            .binary_search_by_key(&words.phrase(at, end), |row| row.0)
            .ok()?;
        Some((rows[found].1, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_texts_are_read() {
        let mut words = Words::default();
        for term in ASKS.iter().map(|r| r.0).chain(ANSWERS.iter().map(|r| r.0)) {
            words.read(term, usize::MAX);
            assert_eq!(words.phrase(0, words.len()), term);
            assert!((1..=LONGEST).contains(&words.len()), "{term}");
        }
        assert!(ASKS.is_sorted() && ANSWERS.is_sorted_by_key(|r| r.0));
    }
}
