//! Which beginnings of a word a wildcard may match, told without looking them up.

use super::hash::{MULTIPLIER, SEED};

/// A bit per hash of a wildcard without its `*`, 16 to 32 times as many as there are
/// wildcards (Bloom 1970, with one hash). One pass over a word hashes all of its
/// beginnings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wildcards(Vec<u64>);

impl Wildcards {
    /// Of what stands before each `*`.
    pub fn new<'t>(stems: impl Iterator<Item = &'t [u8]>) -> Self {
        let hashes: Vec<u64> = stems.filter_map(|stem| beginnings(stem).last()).collect();
        if hashes.is_empty() {
            return Self::default();
        }
        let mut filter = Self(vec![0; hashes.len().div_ceil(4).next_power_of_two()]);
        for h in hashes {
            let (cell, bit) = filter.position(h);
            filter.0[cell] |= 1 << bit;
        }
        filter
    }

    /// Size in bytes.
    pub fn size(&self) -> usize {
        size_of_val(&*self.0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Bit n: perhaps a wildcard begins with the first n bytes and goes on with `*`.
    pub fn lengths(&self, word: &[u8]) -> u64 {
        if self.is_empty() {
            return 0;
        }
        let hashes = beginnings(word).zip(1..u64::BITS);
        hashes.fold(0, |lengths, (h, length)| {
            let (cell, bit) = self.position(h);
            lengths | (self.0[cell] >> bit & 1) << length
        })
    }

    /// The same as numbers of bytes, the longest first.
    pub fn longest_first(&self, word: &[u8]) -> impl Iterator<Item = usize> {
        let mut lengths = self.lengths(word);
        std::iter::from_fn(move || {
            let length = lengths.checked_ilog2()?;
            lengths ^= 1 << length;
            Some(length as usize)
        })
    }

    fn position(&self, hash: u64) -> (usize, u64) {
        // The upper bits of a product depend on all of its factors' bits.
        let h = hash >> 32;
        ((h as usize / 64) & (self.0.len() - 1), h % 64)
    }
}

/// Hashes of the beginnings, from the first byte up.
fn beginnings(word: &[u8]) -> impl Iterator<Item = u64> + '_ {
    word.iter().scan(0_u64, |h, &b| {
        *h = (*h ^ u64::from(b) ^ SEED).wrapping_mul(MULTIPLIER);
        Some(*h)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wildcard_is_seen_and_most_else_is_not() {
        let stems: Vec<String> = (0..1000).map(|i| format!("zorb{i}")).collect();
        let filter = Wildcards::new(stems.iter().map(|stem| stem.as_bytes()));
        for stem in &stems {
            let lengths = filter.lengths(format!("{stem}lesome").as_bytes());
            assert!(lengths >> stem.len() & 1 == 1);
        }
        let others = (0..1000).map(|i| format!("{i}flim").into_bytes());
        let bits: u32 = others.map(|o| filter.lengths(&o).count_ones()).sum();
        assert!(bits < 1000, "{bits} of some 7000");
        assert_eq!(Wildcards::new(std::iter::empty()).lengths(b"zorble"), 0);
    }
}
