//! Tokens as masks: where they start and end, with and without punctuation.

use super::masks::Masks;
use super::tokens::MOST;

/// Where the tokens of a window are.
pub(super) struct Bounds {
    text: u64,
    pub starts: u64,
    /// Just behind those that end in the window.
    pub ends: u64,
}

impl Bounds {
    #[inline]
    pub fn new(masks: &Masks) -> Self {
        let text = masks.text;
        Self {
            text,
            starts: text & !(text << 1),
            ends: (text << 1) & !text,
        }
    }

    /// The ends of tokens that have a bit of `mask`: the addition carries it there.
    #[inline]
    pub fn with(&self, mask: u64) -> u64 {
        self.text.wrapping_add(mask) & self.ends
    }

    /// Up to the last end.
    #[inline]
    pub fn complete(&self) -> u64 {
        u64::MAX.checked_shr(self.ends.leading_zeros()).unwrap_or(0)
    }

    /// The number of the token with this end.
    pub fn number(&self, end: u32) -> usize {
        (self.ends & !(!0 << end)).count_ones() as usize % MOST
    }

    /// The ends of the tokens without the punctuation around them, and by number those
    /// to look at the plain way.
    #[inline]
    pub fn bare(&self, masks: &Masks, other: u64) -> (u64, u64, u32) {
        let punctuation = masks.punctuation;
        let leading = punctuation & self.starts;
        let inner = punctuation.wrapping_add(leading) & !punctuation;
        let mut lefts = (self.starts & !leading) | inner;
        let mut rights = self.ends;
        loop {
            let down = (rights >> 1) & punctuation;
            if down == 0 {
                break;
            }
            rights ^= down | (down << 1);
        }
        // Two or fewer bytes are left: probably an emoticon. If none is, the left end is at
        // the end.
        let short = |lefts: u64| (lefts << 1 | lefts << 2) & rights;
        let emoticons =
            (short(lefts) & !self.ends) | short(lefts & !self.starts) | (lefts & self.ends);
        // Runs of 17.
        let mut long = self.text & (self.text >> 1);
        long &= long >> 2;
        long &= long >> 4;
        long &= long >> 8;
        let long = self.with(long & (self.text >> 16));
        let mut odd = 0;
        for mark in bits(emoticons | other | long) {
            let from = !0 << mark;
            let end = (self.ends & from).trailing_zeros();
            let start = 63 - (self.starts & !(from << 1)).leading_zeros();
            let all = (!0 << start) & !(!0 << end << 1);
            lefts = lefts & !all | 1 << start;
            rights = rights & !all | 1 << end;
            odd |= u32::from((other | long) >> end & 1 != 0) << self.number(end);
        }
        (lefts, rights, odd)
    }
}

/// The bits of a mask.
#[inline]
pub(super) fn bits(mut mask: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros());
        mask &= mask.wrapping_sub(1);
        bit
    })
}
