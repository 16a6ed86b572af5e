//! A minimal-ish perfect hash over byte strings, in a flat blob.
//!
//! Hash and displace (Belazzougui, Botelho & Dietzfelbinger 2009, *Hash,
//! displace, and compress*): keys fall into buckets, each bucket stores a
//! displacement that sends its keys to free slots. A look-up reads one bucket,
//! then one slot, and compares the key there.

/// Average keys per bucket.
const BUCKET: usize = 4;

/// Hash of a key. The same on every platform.
#[inline]
pub(crate) fn hash(key: &[u8]) -> u64 {
    let mut h = (key.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut chunks = key.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        h = mix(h ^ u64::from_le_bytes(word));
    }
    let rest = chunks.remainder();
    let mut word = 0;
    for &b in rest {
        word = (word << 8) | u64::from(b);
    }
    mix(h ^ word)
}

/// Hash of a pair of ids.
#[inline]
pub(crate) fn hash_pair(left: u32, right: u32) -> u64 {
    mix(mix(u64::from(left) << 32 | u64::from(right)))
}

#[inline]
fn mix(x: u64) -> u64 {
    let x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^ (x >> 32)
}

/// The bucket of a hash.
#[inline]
pub(crate) fn bucket_of(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}

/// The slot of a hash under a displacement.
#[inline]
pub(crate) fn slot_of(hash: u64, displacement: u16, slots: usize) -> usize {
    let h = (hash ^ u64::from(displacement).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xe703_7ed1_a0b4_28db);
    (((h >> 32) * slots as u64) >> 32) as usize
}

/// Where each key goes.
pub(crate) struct Placement {
    /// A displacement per bucket.
    pub displacements: Vec<u16>,
    /// The key's index per slot.
    pub slots: Vec<Option<u32>>,
}

/// Place keys with these hashes; None where two hashes are equal.
pub(crate) fn place(hashes: &[u64]) -> Option<Placement> {
    let slots = hashes.len() + hashes.len() / 32 + 1;
    // Unlucky keys get a little more room; equal hashes never fit.
    (0..16).find_map(|round| try_place(hashes, slots + round * (slots / 16 + 1)))
}

fn try_place(hashes: &[u64], slots: usize) -> Option<Placement> {
    let buckets = hashes.len().div_ceil(BUCKET).max(1);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); buckets];
    for (i, &h) in hashes.iter().enumerate() {
        members[bucket_of(h, buckets)].push(i as u32);
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&b| std::cmp::Reverse(members[b].len()));
    let mut displacements = vec![0; buckets];
    let mut taken: Vec<Option<u32>> = vec![None; slots];
    let mut chosen = Vec::new();
    for bucket in order {
        let keys = &members[bucket];
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
