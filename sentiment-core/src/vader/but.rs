//! VADER's "but": what stands before counts half, what follows half as much
//! again, in theory.
//!
//! In fact Python walks over the list of sentiments while it changes it, and
//! for each looks up the *first* equal one, which it changes instead. That is
//! kept; heaps of the tokens of equal sentiment make it n log n instead of n².

/// Which tokens have a sentiment that another may equal, reused between texts.
///
/// Per value the tokens that have it now and were looked at: a heap with the
/// first on top (Crane 1972, leftist trees), so that nothing is allocated.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// A hash table from a value's bits, never 0, to its heap.
    values: Vec<u64>,
    heaps: Vec<u32>,
    /// Of each token: left and right below it, and the length of the right edge.
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    left: u32,
    right: u32,
    rank: u32,
}

const NONE: u32 = u32::MAX;

impl Classes {
    /// Apply the rule for a "but" at token `but`. Sentiments that are not given are 0,
    /// and stay 0 whichever of them is meant.
    pub fn check(&mut self, but: usize, tokens: &[usize], sentiments: &mut [f64]) {
        // Most values are no other's half, nor half as much again.
        let (mut asked, mut kept) = (Filter::default(), Filter::default());
        sentiments.iter().for_each(|s| asked.add(s.to_bits()));
        self.nodes.clear();
        for i in 0..sentiments.len() {
            let value = sentiments[i];
            if value == 0.0 {
                continue;
            }
            let mut first = i;
            if kept.has(value.to_bits()) {
                if let Some(earlier) = self.pop(value.to_bits()) {
                    self.push(value.to_bits(), i as u32);
                    first = earlier as usize;
                }
            }
            let changed = match tokens[first].cmp(&but) {
                std::cmp::Ordering::Less => value * 0.5,
                std::cmp::Ordering::Equal => value,
                std::cmp::Ordering::Greater => value * 1.5,
            };
            sentiments[first] = changed;
            if asked.has(changed.to_bits()) {
                if self.nodes.is_empty() {
                    self.reset(sentiments.len());
                }
                kept.add(changed.to_bits());
                self.push(changed.to_bits(), first as u32);
            }
        }
    }

    fn reset(&mut self, sentiments: usize) {
        let room = (2 * sentiments).next_power_of_two();
        self.values.clear();
        self.values.resize(room, 0);
        self.heaps.clear();
        self.heaps.resize(room, NONE);
        let node = Node {
            left: NONE,
            right: NONE,
            rank: 1,
        };
        self.nodes.resize(sentiments, node);
    }

    /// Where a value is in the table, or would be.
    fn slot(&self, value: u64) -> usize {
        let mask = self.values.len() - 1;
        let mut slot = spread(value) as usize & mask;
        while self.values[slot] != value && self.values[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn push(&mut self, value: u64, token: u32) {
        let slot = self.slot(value);
        self.values[slot] = value;
        self.nodes[token as usize] = Node {
            left: NONE,
            right: NONE,
            rank: 1,
        };
        self.heaps[slot] = self.merge(self.heaps[slot], token);
    }

    fn pop(&mut self, value: u64) -> Option<u32> {
        let slot = self.slot(value);
        let top = self.heaps[slot];
        if top == NONE {
            return None;
        }
        let Node { left, right, .. } = self.nodes[top as usize];
        self.heaps[slot] = self.merge(left, right);
        Some(top)
    }

    /// As deep as the right edges are long: logarithmic.
    fn merge(&mut self, a: u32, b: u32) -> u32 {
        // `NONE` is the largest.
        let (top, other) = (a.min(b), a.max(b));
        if other == NONE {
            return top;
        }
        let right = self.merge(self.nodes[top as usize].right, other);
        let left = self.nodes[top as usize].left;
        let rank = |node: u32| self.nodes.get(node as usize).map_or(0, |n| n.rank);
        let (left, right) = if rank(left) < rank(right) {
            (right, left)
        } else {
            (left, right)
        };
        self.nodes[top as usize] = Node {
            left,
            right,
            rank: rank(right) + 1,
        };
        top
    }
}

/// A set that may say yes to what is not in it.
#[derive(Default)]
struct Filter([u64; 16]);

impl Filter {
    fn add(&mut self, value: u64) {
        let bit = spread(value) >> 54;
        self.0[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    fn has(&self, value: u64) -> bool {
        let bit = spread(value) >> 54;
        self.0[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }
}

/// Bits of a value, well mixed at both ends.
fn spread(value: u64) -> u64 {
    let x = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Python's loop, word by word.
    fn python(but: usize, s: &mut [f64]) {
        for i in 0..s.len() {
            let first = s.iter().position(|x| *x == s[i]).unwrap();
            if first < but {
                s[first] *= 0.5;
            } else if first > but {
                s[first] *= 1.5;
            }
        }
    }

    #[test]
    fn equals_the_quadratic_loop() {
        let mut state = 7_u64;
        let mut random = |n: u64| {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (state >> 33) % n
        };
        let mut classes = Classes::default();
        for round in 0..5_000 {
            let n = 1 + random(if round % 10 == 0 { 300 } else { 20 }) as usize;
            let but = random(n as u64) as usize;
            let values = [0.0, 0.0, 1.9, 1.9, -1.9, 0.95, 2.85, -2.5, 3.8, 0.475, 7.6];
            let mut all: Vec<f64> = (0..n).map(|_| values[random(11) as usize]).collect();
            let (tokens, mut ours): (Vec<_>, Vec<_>) = all
                .iter()
                .copied()
                .enumerate()
                .filter(|(i, s)| *s != 0.0 || i % 2 == 0)
                .unzip();
            classes.check(but, &tokens, &mut ours);
            python(but, &mut all);
            let theirs: Vec<f64> = tokens.iter().map(|t| all[*t]).collect();
            assert_eq!(ours, theirs);
        }
    }
}
