//! VADER's "but": what stands before counts half, what follows half as much
//! again, in theory.
//!
//! In fact Python walks over the list of sentiments while it changes it, and
//! for each looks up the *first* equal one, which it changes instead. That is
//! kept; heaps of the tokens of equal sentiment make it n log n instead of n².

use crate::scratch::size_of_vec;

/// Which tokens have a sentiment that another may equal, reused between texts.
///
/// Links lie in one array, so that nothing is allocated.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// A hash table by value.
    classes: Vec<Class>,
    nodes: Vec<Node>,
}

/// The tokens that have a value now and were looked at.
#[derive(Debug, Clone, Copy)]
struct Class {
    /// Its bits; 0 where there is none.
    value: u64,
    /// Tokens that had it when they were looked at, in order: the first, the last.
    queue: [usize; 2],
    /// Those that were changed to it: a heap with the first on top (Crane 1972, leftist
    /// trees).
    heap: usize,
}

/// A token's links: the next in the queue to the right; or left and right below it in the
/// heap, and the length of the right edge.
#[derive(Debug, Clone, Copy)]
struct Node {
    left: usize,
    right: usize,
    rank: u32,
}

/// The largest, as what is compared with it is the first.
const NONE: usize = usize::MAX;

const EMPTY: Class = Class {
    value: 0,
    queue: [NONE; 2],
    heap: NONE,
};

const ALONE: Node = Node {
    left: NONE,
    right: NONE,
    rank: 1,
};

/// So few sentiments are compared one by one.
const FEW: usize = 16;

/// A sentiment as the rule changes it.
#[inline]
fn change(value: f64, token: usize, but: usize) -> f64 {
    let factor = if token < but { 0.5 } else { 1.5 };
    value * if token == but { 1.0 } else { factor }
}

impl Classes {
    /// Bytes on the heap.
    pub fn size(&self) -> usize {
        size_of_vec(&self.classes) + size_of_vec(&self.nodes)
    }

    /// Apply the rule for a "but" at token `but`. Sentiments that are not given are 0,
    /// and stay 0 whichever of them is meant.
    pub fn check(&mut self, but: usize, tokens: &[usize], sentiments: &mut [f64]) {
        if sentiments.len() <= FEW {
            for i in 0..sentiments.len() {
                let value = sentiments[i];
                let first = sentiments.iter().position(|s| *s == value).unwrap_or(i);
                sentiments[first] = change(value, tokens[first], but);
            }
            return;
        }
        // Most values are no other's half, nor half as much again.
        let (mut asked, mut kept) = (Filter([false; 1024]), Filter([false; 1024]));
        for s in sentiments.iter() {
            *asked.at(s.to_bits()) = true;
        }
        self.nodes.clear();
        for i in 0..sentiments.len() {
            let value = sentiments[i];
            if value == 0.0 {
                continue;
            }
            let mut first = i;
            if *kept.at(value.to_bits()) {
                first = self.exchange(value.to_bits(), i);
            }
            let changed = change(value, tokens[first], but);
            sentiments[first] = changed;
            // The smallest number's half is 0, which stays 0.
            if changed != 0.0 && *asked.at(changed.to_bits()) {
                if self.nodes.is_empty() {
                    self.reset(sentiments.len());
                }
                *kept.at(changed.to_bits()) = true;
                self.push(changed.to_bits(), first);
            }
        }
    }

    fn reset(&mut self, sentiments: usize) {
        let room = (2 * sentiments).next_power_of_two();
        self.classes.clear();
        self.classes.resize(room, EMPTY);
        self.nodes.resize(sentiments, ALONE);
    }

    /// Where a value is in the table, or would be.
    fn slot(&self, value: u64) -> usize {
        let mask = self.classes.len() - 1;
        // The low bits of most values are 0.
        let mut slot = (value.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.classes[slot].value != value && self.classes[slot].value != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Put a token that was changed to this value into its class.
    fn push(&mut self, value: u64, token: usize) {
        let slot = self.slot(value);
        self.classes[slot].value = value;
        self.nodes[token] = ALONE;
        self.classes[slot].heap = self.merge(self.classes[slot].heap, token);
    }

    /// Take the first of the value's class, and put a token there that comes after all
    /// that were; or give back the token if there is none.
    fn exchange(&mut self, value: u64, token: usize) -> usize {
        let slot = self.slot(value);
        let Class { queue, heap, .. } = self.classes[slot];
        let first = queue[0].min(heap);
        if first == NONE {
            return token;
        }
        let Node { left, right, .. } = self.nodes[first];
        if first == heap {
            self.classes[slot].heap = self.merge(left, right);
        } else {
            self.classes[slot].queue[0] = right;
        }
        self.nodes[token] = ALONE;
        let class = &mut self.classes[slot];
        if class.queue[0] == NONE {
            class.queue[0] = token;
        } else {
            self.nodes[class.queue[1]].right = token;
        }
        class.queue[1] = token;
        first
    }

    /// As deep as the right edges are long: logarithmic.
    fn merge(&mut self, a: usize, b: usize) -> usize {
        let (top, other) = (a.min(b), a.max(b));
        if other == NONE {
            return top;
        }
        let right = self.merge(self.nodes[top].right, other);
        let left = self.nodes[top].left;
        let rank = |node: usize| self.nodes.get(node).map_or(0, |n| n.rank);
        let (left, right) = if rank(left) < rank(right) {
            (right, left)
        } else {
            (left, right)
        };
        self.nodes[top] = Node {
            left,
            right,
            rank: rank(right) + 1,
        };
        top
    }
}

/// A set of values that may say yes to what is not in it.
struct Filter([bool; 1024]);

impl Filter {
    #[inline]
    fn at(&mut self, value: u64) -> &mut bool {
        &mut self.0[(value.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize]
    }
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
            let values = [
                0.0, 0.0, 1.9, 1.9, -1.9, 0.95, 2.85, -2.5, 3.8, 0.475, 7.6, 5e-324, 1e308,
            ];
            let mut all: Vec<f64> = (0..n).map(|_| values[random(13) as usize]).collect();
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
