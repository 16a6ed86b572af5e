//! A word of ASCII as numbers of eight bytes.

/// Whether a word of up to 16 bytes in lower case has neither apostrophes nor three
/// equal bytes in a row.
#[inline]
pub(super) fn is_regular([first, rest]: [u64; 2]) -> bool {
    // The eight bytes from the last two of the first half on.
    let across = first >> 48 | rest << 16;
    is_regular_half(first) & is_regular_half(rest) & is_regular_half(across)
}

/// The same of eight bytes.
#[inline]
fn is_regular_half(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte that is not 0; of those of ASCII.
    let nonzero = |bytes: u64| bytes + 0x7f * EACH;
    let differs = nonzero(word ^ (word >> 8));
    let triple = nonzero(word >> 16) & !(differs | (differs >> 8));
    (triple | !nonzero(word ^ (EACH * u64::from(b'\'')))) & (0x80 * EACH) == 0
}

/// Whether of the ASCII letters and digits of a word two letters or more are upper-case
/// and none is lower-case.
pub(super) fn all_capitals(halves: [u64; 2]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let letters = halves.map(|half| half >> 6 & EACH);
    let lower = [0, 1].map(|i| letters[i] & halves[i] >> 5);
    lower == [0, 0] && letters[0].count_ones() + letters[1].count_ones() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_apostrophes_or_triples_are_irregular() {
        let irregular =
            |word: &[u8]| word.contains(&b'\'') || word.windows(3).any(|w| w == [w[0]; 3]);
        // All words of up to eight bytes of these, padded with 0.
        for number in 0..4_u32.pow(8) {
            let word: [u8; 8] = std::array::from_fn(|i| b"\0az'"[number as usize >> (2 * i) & 3]);
            let length = word.iter().position(|&b| b == 0).unwrap_or(8);
            if word[length..] == [0; 8][length..] {
                let regular = is_regular([u64::from_le_bytes(word), 0]);
                assert_eq!(regular, !irregular(&word[..length]), "{word:?}");
            }
        }
    }

    #[test]
    fn triples_across_eight_bytes_are_seen() {
        for word in [b"abcdefgggijklmno", b"abcdefghhhjklmno"] {
            let (halves, _) = word.as_chunks();
            let halves = [0, 1].map(|i| u64::from_le_bytes(halves[i]));
            assert!(halves.into_iter().all(is_regular_half));
            assert!(!is_regular(halves));
        }
    }
}
