//! Words written without spaces, as in hashtags: "#customerservicefail".

use std::ops::Range;

use super::masks::{load, KEEP, READ};
use super::Engine;
use crate::lexicon::{Dictionary, NONE};

/// Letters of what is split.
const LONGEST: usize = 32;
/// Letters of a word at least.
const SHORTEST: usize = 3;
/// Words at most.
const WORDS: usize = 4;

impl Engine {
    /// Ends of up to four known words that make up `text`, which is ASCII; None if there are none such.
    /// Fewest words win, then the shortest before the last; ends after the last are 0.
    ///
    /// Two look-ups for each letter, unless known words stand at both ends.
    pub(super) fn split_glued(&self, text: &str) -> Option<[usize; WORDS]> {
        if text.len() > LONGEST {
            return None;
        }
        // In lower case, runs of a letter cut to three, and where each ends in the text.
        let mut letters = [0; READ];
        let mut in_text = [0; LONGEST + 1];
        let (mut n, mut previous, mut run) = (0, 0, 0);
        for (at, byte) in text.bytes().enumerate() {
            let letter = byte.to_ascii_lowercase();
            run = if letter == previous { run + 1 } else { 1 };
            previous = letter;
            if run <= 3 || !letter.is_ascii_alphabetic() {
                letters[n] = letter;
                n += 1;
            }
            in_text[n] = at + 1;
        }
        let dictionary = self.table.dictionary();
        let is_word = |start, end| is_part(&dictionary, &letters, start..end);
        // Where the last word may start, and where one may behind none, one, two and three others.
        let within = (1 << (n + 1).checked_sub(SHORTEST)?) - 1;
        let last = mask(within & u64::MAX << SHORTEST, |start| is_word(start, n));
        let mut starts = [1, 0, 0, 0];
        let mut seen = 1;
        for words in 0..WORDS {
            if starts[words] & last != 0 {
                let mut ends = [0; WORDS];
                let mut at = n;
                for (end, starts) in ends.iter_mut().zip(starts).take(words + 1).rev() {
                    *end = in_text[at];
                    at =
                        bits(starts).find(|&start| start + SHORTEST <= at && is_word(start, at))?;
                }
                return Some(ends);
            }
            if last == 0 || words + 1 == WORDS {
                break;
            }
            let reached = |ends: u64| {
                let from = |start| {
                    mask(ends & u64::MAX << (start + SHORTEST), |end| {
                        is_word(start, end)
                    })
                };
                bits(starts[words]).fold(0, |all, start| all | from(start))
            };
            // Others matter only if none of these is reached, and if a word fits before one of them.
            let mut next = reached(last & !seen);
            if next == 0 && words + 2 < WORDS {
                let others = u64::MAX >> (last.leading_zeros() as usize + SHORTEST);
                next = reached(others & !seen & !last);
            }
            starts[words + 1] = next;
            seen |= next;
        }
        None
    }
}

/// Whether some letters are a word.
#[inline(never)]
fn is_part(dictionary: &Dictionary, letters: &[u8; READ], part: Range<usize>) -> bool {
    let found = match KEEP.get(part.len()) {
        Some(keep) => {
            let [first, second] = [0, 8].map(|i| load(letters, part.start + i));
            dictionary.up_to_16(first & keep[0], second & keep[1], part.len())
        }
        None => dictionary.word(&letters[part]),
    };
    found != NONE
}

/// Those of some positions where something is so.
fn mask(positions: u64, is: impl Fn(usize) -> bool) -> u64 {
    bits(positions).fold(0, |mask, at| mask | u64::from(is(at)) << at)
}

/// The positions of a mask's bits.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Lexicon};

    #[test]
    fn few_words_are_found() {
        let words = "term\tvalence\nbest\t2\nbestever\t2\never\t1\nday\t1\nsooo\t1\nabc\t1\nbcd\t1\ncde\t1\n\
                     congratulations\t2\ninternationalization\t1\n";
        let analyzer = Analyzer::builder()
            .without_english()
            .lexicon(Lexicon::from_tsv(words).unwrap())
            .build()
            .unwrap();
        for (tag, parts) in [
            ("#bestever", "bestever"),
            ("#besteverday", "bestever day"),
            ("#bestbestbestbest", "best best best best"),
            ("#bestbestbestbestbest", ""),
            ("#BESTDAY", "best day"),
            ("#abcde", ""),
            ("#abcdeabc", ""),
            ("#abccde", "abc cde"),
            ("#sooooooobest", "sooo best"),
            ("#congratulationsday", "congratulations day"),
            ("#dayinternationalization", "day internationalization"),
            ("#bestbestdayinternationalizations", ""),
            ("#dayx", ""),
            ("#xday", ""),
        ] {
            let explanation = analyzer.explain(tag);
            let found: Vec<_> = explanation.contributions.iter().map(|c| &*c.term).collect();
            assert_eq!(found.join(" "), parts, "{tag}");
            assert_eq!(explanation.score, analyzer.score(tag), "{tag}");
        }
    }
}
