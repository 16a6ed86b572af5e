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

/// Words and phrases with what they mean, and a filter by their first word that
/// spares most words the search.
pub(super) struct Rows<T: 'static> {
    sorted: &'static [(&'static str, T)],
    firsts: [u64; BITS / 64],
}

const BITS: usize = 1 << 12;

/// Weights of what questions say, in 1/16.
pub(super) static ASKS: Rows<i8> = Rows::new(ASK_ROWS);
/// Roles of what answers say.
pub(super) static ANSWERS: Rows<Role> = Rows::new(ANSWER_ROWS);

impl<T: Copy> Rows<T> {
    const fn new(sorted: &'static [(&'static str, T)]) -> Self {
        let mut firsts = [0; BITS / 64];
        let mut i = 0;
        while i < sorted.len() {
            let bit = bit(sorted[i].0.as_bytes());
            firsts[bit / 64] |= 1 << (bit % 64);
            i += 1;
        }
        Self { sorted, firsts }
    }

    /// The longest row that starts at a word: its value, and where it ends. It
    /// does not go beyond a comma.
    pub fn longest(&self, words: &Words, at: usize) -> Option<(T, usize)> {
        let first = words.phrase(at, at + 1);
        let bit = bit(first.as_bytes());
        if self.firsts[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        let mut last = at + 1;
        while last < words.len().min(at + LONGEST) && !words.broken(last - 1) {
            last += 1;
        }
        let phrase = words.phrase(at, last);
        let from = self.sorted.partition_point(|row| row.0 < first);
        let same = self.sorted[from..].iter();
        // Sorted, so the last that fits is the longest.
        let mut found = None;
        for &(row, value) in same.take_while(|row| begins(row.0, first)) {
            if begins(phrase, row) {
                found = Some((value, at + words_in(row)));
            }
        }
        found
    }
}

/// Whether `text` begins with these words.
fn begins(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn words_in(row: &str) -> usize {
    1 + row.bytes().filter(|&b| b == b' ').count()
}

/// FNV-1a (Fowler, Noll & Vo) of the bytes before the first space.
const fn bit(bytes: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < bytes.len() && bytes[i] != b' ' {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    (hash >> 20) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_as_texts_are_read() {
        fn check<T: Copy + PartialEq + std::fmt::Debug>(rows: &Rows<T>) {
            assert!(rows.sorted.is_sorted_by_key(|row| row.0));
            let mut words = Words::default();
            for &(term, value) in rows.sorted {
                words.read(term, usize::MAX);
                assert_eq!(
                    rows.longest(&words, 0),
                    Some((value, words.len())),
                    "{term}"
                );
                assert_eq!(words.phrase(0, words.len()), term);
            }
        }
        check(&ASKS);
        check(&ANSWERS);
    }
}
