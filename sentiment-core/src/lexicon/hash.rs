//! A minimal-ish perfect hash over byte strings, in a flat blob.
//!
//! Hash and displace (Belazzougui, Botelho & Dietzfelbinger 2009, *Hash,
//! displace, and compress*): keys fall into buckets, each bucket stores a
//! displacement that sends its keys to free slots. A look-up reads one bucket,
//! then one slot, and compares the key there.

use std::hash::{BuildHasherDefault, Hasher};

/// Most keys per bucket, on average.
const BUCKET: usize = 4;

/// Hash of a key. The same on every platform.
#[inline]
pub(crate) fn hash(key: &[u8]) -> u64 {
    let mut chunks = key.chunks(8).map(chunk);
    let (first, second) = (chunks.next().unwrap_or(0), chunks.next().unwrap_or(0));
    chunks.fold(hash_short(first, second), |h, chunk| {
        fold(h ^ chunk, MULTIPLIER)
    })
}

/// [`hash`] of a key of up to 16 bytes, given as two little-endian numbers that
/// are padded with zeros.
#[inline]
pub(crate) fn hash_short(first: u64, second: u64) -> u64 {
    fold(first ^ SEED, second ^ MULTIPLIER)
}

/// Up to eight bytes as a little-endian number, padded with zeros.
#[inline]
pub(crate) fn chunk(bytes: &[u8]) -> u64 {
    // Not copied: what is written byte by byte can only be read as a whole some cycles later.
    match (bytes.first_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        (Some(all), ..) => u64::from_le_bytes(*all),
        (_, Some(first), Some(last)) => {
            let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
            first | last << (8 * (bytes.len() - 4))
        }
        _ => bytes
            .iter()
            .rev()
            .fold(0, |number, &b| number << 8 | u64::from(b)),
    }
}

/// Hash of a pair of ids.
#[inline]
pub(crate) fn hash_pair(left: u32, right: u32) -> u64 {
    hash_short(u64::from(left) << 32 | u64::from(right), 0)
}

pub(super) const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
pub(super) const MULTIPLIER: u64 = 0xd6e8_feb8_6659_fd93;

/// Both halves of the product, so that every bit of it depends on all of `a`
/// and `b`.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(target_arch = "wasm32")]
use fold_by_halves as fold;

/// The same where 128 bits are multiplied by a call.
#[cfg(any(target_arch = "wasm32", test))]
#[inline]
fn fold_by_halves(a: u64, b: u64) -> u64 {
    let halves = |n: u64| (n >> 32, n & 0xffff_ffff);
    let ((ah, al), (bh, bl)) = (halves(a), halves(b));
    let (carry, _) = halves(al * bl);
    let (high, middle) = halves(ah * bl + carry);
    let (carry, _) = halves(al * bh + middle);
    (ah * bh + high + carry) ^ a.wrapping_mul(b)
}

/// The bucket of a hash; there are a power of two of them.
#[inline]
pub(crate) fn bucket_of(hash: u64, buckets: usize) -> usize {
    hash as usize & buckets.wrapping_sub(1)
}

/// The slot of a hash under a displacement: by its upper bits, as keys of a
/// bucket have the lower ones in common.
#[inline]
pub(crate) fn slot_of(hash: u64, displacement: u16, slots: usize) -> usize {
    let h = hash.wrapping_mul(2 * u64::from(displacement) + 1);
    (((h >> 32) * slots as u64) >> 32) as usize
}

/// Maps by [`hash`]: the standard hasher guards against keys that somebody chose, which the terms of an
/// own lexicon are not.
pub(super) type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<KeyHasher>>;

#[derive(Debug, Clone, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = fold(self.0 ^ hash(bytes), MULTIPLIER);
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = hash_short(self.0 ^ n, 0);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Where each key goes.
pub(crate) struct Placement {
    /// A displacement per bucket.
    pub displacements: Vec<u16>,
    /// The key's index per slot.
    pub slots: Vec<Option<u32>>,
}

impl Placement {
    /// Where the key with this hash went.
    pub fn slot(&self, hash: u64) -> usize {
        let displacement = self.displacements[bucket_of(hash, self.displacements.len())];
        slot_of(hash, displacement, self.slots.len())
    }
}

/// Place keys with these hashes, with so many slots more than needed; None where two hashes
/// are equal.
pub(crate) fn place(hashes: &[u64], spare: usize) -> Option<Placement> {
    let slots = hashes.len() + hashes.len() / 32 + 1 + spare;
    // Unlucky keys get a little more room; equal hashes never fit.
    (0..16).find_map(|round| try_place(hashes, slots + round * (slots / 16 + 1)))
}

fn try_place(hashes: &[u64], slots: usize) -> Option<Placement> {
    let buckets = hashes.len().div_ceil(BUCKET).next_power_of_two();
    // Hashes by bucket: those of bucket b are members[ends[b]..ends[b + 1]].
    let mut ends = vec![0_u32; buckets + 1];
    for &h in hashes {
        ends[bucket_of(h, buckets) + 1] += 1;
    }
    let largest = ends.iter().copied().max().unwrap_or(0);
    let mut sum = 0;
    for end in &mut ends[1..] {
        // Where the bucket starts, until its members are there.
        sum += std::mem::replace(end, sum);
    }
    let mut members = vec![0_u64; hashes.len()];
    for &h in hashes {
        let end = &mut ends[bucket_of(h, buckets) + 1];
        members[*end as usize] = h;
        *end += 1;
    }
    let mut displacements = vec![0; buckets];
    let mut taken = Taken(vec![0; slots.div_ceil(64)]);
    // The largest first, while there is room.
    for size in (1..=largest).rev() {
        for (bucket, ends) in ends.windows(2).enumerate() {
            if ends[1] - ends[0] == size {
                let keys = &members[ends[0] as usize..ends[1] as usize];
                let slots = |d| keys.iter().map(move |&h| slot_of(h, d, slots));
                displacements[bucket] = (0..=u16::MAX).find(|&d| taken.take(slots(d)))?;
            }
        }
    }
    let mut placement = Placement {
        displacements,
        slots: vec![None; slots],
    };
    for (i, &h) in hashes.iter().enumerate() {
        let slot = placement.slot(h);
        placement.slots[slot] = Some(i as u32);
    }
    Some(placement)
}

/// A bit per slot, so that those of all fit the fastest cache.
struct Taken(Vec<u64>);

impl Taken {
    /// Take slots if all are free and different.
    #[inline]
    fn take(&mut self, slots: impl Iterator<Item = usize> + Clone) -> bool {
        let bit = |slot: usize| 1 << (slot % 64);
        // All of them, as a branch for each would be hard to foresee.
        let is_taken = |slot: usize| self.0[slot / 64] >> (slot % 64) & 1;
        if slots.clone().fold(0, |any, slot| any | is_taken(slot)) != 0 {
            return false;
        }
        for (before, slot) in slots.clone().enumerate() {
            if self.0[slot / 64] & bit(slot) != 0 {
                // Twice the same.
                let those = slots.take(before);
                those.for_each(|slot| self.0[slot / 64] &= !bit(slot));
                return false;
            }
            self.0[slot / 64] |= bit(slot);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_folded_alike_by_halves() {
        let mut numbers = vec![0, 1, u64::MAX, SEED, MULTIPLIER, 1 << 32, (1 << 32) - 1];
        for i in 0..1000 {
            numbers.push(hash_short(i, !i) >> (i % 64));
        }
        for &a in &numbers {
            for &b in &numbers[..100] {
                assert_eq!(fold(a, b), fold_by_halves(a, b), "{a} {b}");
            }
        }
    }

    #[test]
    fn every_key_gets_its_own_slot() {
        for n in [0, 1, 2, 5, 1000, 20_000] {
            let hashes: Vec<u64> = (0..n).map(|i| hash(format!("key{i}").as_bytes())).collect();
            let placed = place(&hashes, 0).unwrap();
            for (i, &h) in hashes.iter().enumerate() {
                let bucket = bucket_of(h, placed.displacements.len());
                let slot = slot_of(h, placed.displacements[bucket], placed.slots.len());
                assert_eq!(placed.slots[slot], Some(i as u32));
            }
        }
    }
}
