//! Emoticons such as ":-)".

include!("../../data/emoticons.rs");

/// Longest emoticon, in bytes.
const LONGEST: usize = 5;

/// Whether `term` is one of them.
pub(crate) fn is_emoticon(term: &str) -> bool {
    EMOTICONS.binary_search(&term).is_ok()
}

/// Which bytes one of them starts with.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let mut i = 0;
    while i < EMOTICONS.len() {
        starts[EMOTICONS[i].as_bytes()[0] as usize] = true;
        i += 1;
    }
    starts
};

/// End of the emoticon at `start`, the longest where several fit.
///
/// A letter or digit at either edge of an emoticon must not touch another:
/// "xD" is none in "xDrive", ":D" none in "C:Drive".
pub(super) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let first = bytes[start];
    if !STARTS[first as usize] {
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
