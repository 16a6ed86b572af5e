//! Emoticons such as ":-)".

include!("../../data/emoticons.rs");

/// Longest emoticon, in bytes.
const LONGEST: usize = 5;

/// Whether `term` is one of them.
pub(crate) fn is_emoticon(term: &str) -> bool {
    EMOTICONS.binary_search(&term).is_ok()
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

/// What stands behind a first letter in an emoticon: nothing that makes plain
/// words.
pub(crate) const BEHIND_LETTER: std::ops::RangeInclusive<u8> = b'!'..=b'`';

const _: () = {
    let mut i = 0;
    while i < EMOTICONS.len() {
        let bytes = EMOTICONS[i].as_bytes();
        assert!(!bytes[0].is_ascii_alphabetic() || (bytes[1] >= b'!' && bytes[1] <= b'`'));
        i += 1;
    }
};

/// Whether an emoticon begins with these two bytes.
#[inline]
pub(crate) fn may_begin(first: u8, second: u8) -> bool {
    let begins = BEGINNINGS.get(usize::from(first));
    second < 0x80 && begins.is_some_and(|seconds| seconds >> second & 1 != 0)
}

/// End of the emoticon at `start`, the longest where several fit.
///
/// A letter or digit at either edge of an emoticon must not touch another:
/// "xD" is none in "xDrive", ":D" none in "C:Drive".
pub(super) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let (first, second) = (bytes[start], *bytes.get(start + 1)?);
    if !may_begin(first, second) {
        return None;
    }
    let before = start.checked_sub(1).map(|i| bytes[i]);
    if first.is_ascii_alphanumeric() && before.is_some_and(is_wordy) {
        return None;
    }
    let longest = LONGEST.min(bytes.len() - start);
    (2..=longest).rev().map(|n| start + n).find(|&end| {
        let last = bytes[end - 1];
        let clear = !is_wordy(last) || !bytes.get(end).copied().is_some_and(is_wordy);
        clear
            && EMOTICONS
                .binary_search_by(|e| e.as_bytes().cmp(&bytes[start..end]))
                .is_ok()
    })
}

fn is_wordy(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}
