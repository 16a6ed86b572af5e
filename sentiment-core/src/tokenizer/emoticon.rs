//! Emoticons such as ":-)".

include!("../../data/emoticons.rs");

/// Longest emoticon, in bytes.
const LONGEST: usize = 5;

/// Each as a little-endian number, behind one that none is.
const NUMBERS: [u64; EMOTICONS.len() + 1] = {
    let mut numbers = [u64::MAX; EMOTICONS.len() + 1];
    let mut i = 0;
    while i < EMOTICONS.len() {
        let bytes = EMOTICONS[i].as_bytes();
        assert!(bytes.len() <= LONGEST);
        let (mut number, mut at) = (0, bytes.len());
        while at > 0 {
            at -= 1;
            number = number << 8 | bytes[at] as u64;
        }
        numbers[i + 1] = number;
        i += 1;
    }
    numbers
};

/// Position in [`NUMBERS`], by slot.
const POSITIONS: [u8; SLOTS] = {
    let mut positions = [0; SLOTS];
    let mut i = 1;
    while i < NUMBERS.len() {
        let slot = slot_of(NUMBERS[i]);
        assert!(positions[slot] == 0);
        positions[slot] = i as u8;
        i += 1;
    }
    positions
};

const fn slot_of(number: u64) -> usize {
    (number.wrapping_mul(MULTIPLIER) >> (u64::BITS - SLOTS.trailing_zeros())) as usize
}

fn contains(number: u64) -> bool {
    NUMBERS[usize::from(POSITIONS[slot_of(number)])] == number
}

/// Whether `term` is one of them.
pub(crate) fn is_emoticon(term: &str) -> bool {
    let bytes = term.bytes().rev();
    term.len() <= LONGEST && contains(bytes.fold(0, |n, b| n << 8 | u64::from(b)))
}

/// By first byte, a bit for each second byte of one of them: nearly every
/// token is told apart by these two.
const BEGINNINGS: [u128; 128] = {
    let mut beginnings = [0; 128];
    let mut i = 0;
    while i < EMOTICONS.len() {
        let bytes = EMOTICONS[i].as_bytes();
        beginnings[bytes[0] as usize] |= 1 << bytes[1];
        i += 1;
    }
    beginnings
};

// What the fast reader relies on: a letter and a small letter or white space begin
// none, nor does a mark before white space.
const _: () = {
    let mut i = 0;
    while i < EMOTICONS.len() {
        let bytes = EMOTICONS[i].as_bytes();
        assert!(bytes[1] > b' ');
        assert!(!bytes[0].is_ascii_alphabetic() || !bytes[1].is_ascii_lowercase());
        i += 1;
    }
};

/// Whether an emoticon begins with these two bytes.
#[inline]
pub(crate) fn may_begin(first: u8, second: u8) -> bool {
    let begins = BEGINNINGS.get(usize::from(first));
    second < 0x80 && begins.is_some_and(|seconds| seconds >> second & 1 != 0)
}

/// End of the emoticon at `start`.
pub(crate) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    at(bytes, start).map(|(end, _)| end)
}

/// The emoticon at `start`, the longest where several fit: where it ends, and as a little-endian
/// number.
///
/// A letter or digit at either edge of an emoticon must not touch another:
/// "xD" is none in "xDrive", ":D" none in "C:Drive".
pub(crate) fn at(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let (first, second) = (bytes[start], *bytes.get(start + 1)?);
    if !may_begin(first, second) {
        return None;
    }
    let before = start.checked_sub(1).map(|i| bytes[i]);
    if first.is_ascii_alphanumeric() && before.is_some_and(is_wordy) {
        return None;
    }
    let rest = &bytes[start..];
    let number = match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => rest.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b)),
    };
    let wordy = |at: usize| is_wordy((number >> (8 * at)) as u8);
    // All lengths, as which one it is would be hard to foresee.
    let length = (2..=LONGEST).fold(0, |longest, n| {
        let clear = !(wordy(n - 1) & wordy(n));
        let fits = clear & (n <= rest.len()) & contains(number & u64::MAX >> (64 - 8 * n));
        if fits {
            n
        } else {
            longest
        }
    });
    (length > 0).then(|| (start + length, number & u64::MAX >> (64 - 8 * length)))
}

fn is_wordy(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::is_unclean;
    use crate::Span;

    /// So that `engine/scan` need look at last bytes only, and only at "<", "\\" and ":".
    #[test]
    fn none_holds_what_is_cleaned() {
        for emoticon in EMOTICONS {
            for behind in [
                "", " ", "t", " t", "'t", "n", "u0041", "b>", "br />", "amp;", "3>", "joy:", "+1:",
                "-1:", "o:p>", "![a]>", "?a>",
            ] {
                // It would be none, touching a letter.
                let [first, last] = [0, emoticon.len() - 1].map(|i| emoticon.as_bytes()[i]);
                if is_wordy(last) && behind.bytes().next().is_some_and(is_wordy) {
                    continue;
                }
                let before = if is_wordy(first) { "-" } else { "n" };
                let text = format!("{before}{emoticon}{behind}");
                let looked_at = emoticon.ends_with(['<', '\\', ':']);
                let others = Span::new(1, 1 + emoticon.len() - usize::from(looked_at));
                assert!(!is_unclean(&text, others), "{text}");
            }
        }
    }
}
