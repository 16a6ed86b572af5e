//! `split_whitespace` at every place of a cache line.
//!
//! Its loop takes a quarter more or less by where the linker puts it, so any change of
//! code elsewhere would move all ratios. At these places it stays where it is.

use std::arch::asm;

use crate::tasks::sum;

/// At how many places [`everywhere`] counts.
pub const PLACES: usize = 4;

/// The number of words of all texts, once.
pub fn once(texts: &[String]) -> u64 {
    at::<0>(texts)
}

/// The same by the same code at each of the places.
pub fn everywhere(texts: &[String]) -> [u64; PLACES] {
    [
        at::<0>(texts),
        at::<16>(texts),
        at::<32>(texts),
        at::<48>(texts),
    ]
}

/// The code from here on begins so many bytes after the begin of a cache line.
#[inline(never)]
#[allow(unsafe_code)]
fn at<const BYTES: usize>(texts: &[String]) -> u64 {
    // SAFETY: it does nothing.
    unsafe {
        asm!(
            ".p2align 6",
            ".rept {bytes}",
            "nop",
            ".endr",
            bytes = const BYTES,
            options(nomem, nostack, preserves_flags)
        );
    }
    sum(texts, |text| text.split_whitespace().count() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_the_same_everywhere() {
        let texts = ["one  two\tthree".to_owned(), "vier".to_owned()];
        assert_eq!(once(&texts), 4);
        assert_eq!(everywhere(&texts), [4; PLACES]);
    }
}
