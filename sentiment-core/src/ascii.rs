//! Classes of 16 bytes at a time.

use wide::{i8x16, CmpGt};

/// Bytes to compare; those that are not ASCII are negative.
#[inline]
pub(crate) fn bytes16(bytes: &[u8; 16]) -> i8x16 {
    i8x16::new(bytes.map(|b| b as i8))
}

/// All bits of each byte from `first` to `last`, of ASCII.
#[inline]
pub(crate) fn in_range(x: i8x16, first: u8, last: u8) -> i8x16 {
    // From 127 down in the range, less elsewhere.
    let down = i8x16::splat((first + 127) as i8) - x;
    down.cmp_gt(i8x16::splat((126 - (last - first)) as i8))
}

/// A bit per byte, the first in the lowest.
#[inline]
pub(crate) fn bits(mask: i8x16) -> u64 {
    u64::from(mask.move_mask() as u32)
}
