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

/// End of the emoticon at `start`, the longest where several fit.
///
/// A letter or digit at either edge of an emoticon must not touch another:
/// "xD" is none in "xDrive", ":D" none in "C:Drive".
pub(super) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let (first, second) = (bytes[start], *bytes.get(start + 1)?);
    let begins = BEGINNINGS.get(usize::from(first))?;
    if second >= 0x80 || begins & (1 << second) == 0 {
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
