//! A minimal-ish perfect hash over byte strings, in a flat blob.
//!
//! Hash and displace (Belazzougui, Botelho & Dietzfelbinger 2009, *Hash,
//! displace, and compress*): keys fall into buckets, each bucket stores a
//! displacement that sends its keys to free slots. A look-up reads one bucket,
//! then one slot, and compares the key there.

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
    let mut padded = [0; 8];
    padded[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(padded)
}

/// Hash of a pair of ids.
#[inline]
pub(crate) fn hash_pair(left: u32, right: u32) -> u64 {
    hash_short(u64::from(left) << 32 | u64::from(right), 0)
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const MULTIPLIER: u64 = 0xd6e8_feb8_6659_fd93;

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

/// Place keys with these hashes; None where two hashes are equal.
pub(crate) fn place(hashes: &[u64]) -> Option<Placement> {
    let slots = hashes.len() + hashes.len() / 32 + 1;
    // Unlucky keys get a little more room; equal hashes never fit.
    (0..16).find_map(|round| try_place(hashes, slots + round * (slots / 16 + 1)))
}

fn try_place(hashes: &[u64], slots: usize) -> Option<Placement> {
    let buckets = hashes.len().div_ceil(BUCKET).next_power_of_two();
    // Keys by bucket: those of bucket b are members[starts[b]..starts[b + 1]].
    let mut starts = vec![0_usize; buckets + 1];
    for &h in hashes {
        starts[bucket_of(h, buckets) + 1] += 1;
    }
    for b in 0..buckets {
        starts[b + 1] += starts[b];
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; hashes.len()];
    for (i, &h) in hashes.iter().enumerate() {
        let place = &mut next[bucket_of(h, buckets)];
        members[*place] = i as u32;
        *place += 1;
    }
    // The largest first, while there is room.
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&b| std::cmp::Reverse(starts[b + 1] - starts[b]));
    let mut displacements = vec![0; buckets];
    let mut taken: Vec<Option<u32>> = vec![None; slots];
    let mut chosen = Vec::new();
    for bucket in order {
        let keys = &members[starts[bucket]..starts[bucket + 1]];
        let found = (0..=u16::MAX).find(|&d| {
            chosen.clear();
            keys.iter().all(|&k| {
                let slot = slot_of(hashes[k as usize], d, slots);
                let free = taken[slot].is_none() && !chosen.contains(&slot);
                chosen.push(slot);
                free
            })
        })?;
        displacements[bucket] = found;
        for &k in keys {
            taken[slot_of(hashes[k as usize], found, slots)] = Some(k);
        }
    }
    Some(Placement {
        displacements,
        slots: taken,
    })
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
            let placed = place(&hashes).unwrap();
            for (i, &h) in hashes.iter().enumerate() {
                let bucket = bucket_of(h, placed.displacements.len());
                let slot = slot_of(h, placed.displacements[bucket], placed.slots.len());
                assert_eq!(placed.slots[slot], Some(i as u32));
            }
        }
    }
}
