//! VADER's "but": what stands before counts half, what follows half as much
//! again, in theory.
//!
//! In fact Python walks over the list of sentiments while it changes it, and
//! for each looks up the *first* equal one, which it changes instead. That is
//! kept; an index of where each value stands makes it n log n instead of n².

use std::collections::{BTreeSet, HashMap};

use super::table::named;
use super::tokens::Token;

const BUT: u8 = named("but");

/// Apply the rule if the text holds a "but".
pub(super) fn check(tokens: &[Token], sentiments: &mut [f64]) {
    let Some(but) = tokens.iter().position(|t| t.is(BUT)) else {
        return;
    };
    // Zeros stay zero whichever of them is meant.
    let mut places: HashMap<u64, BTreeSet<usize>> = HashMap::new();
    for (i, s) in sentiments.iter().enumerate().filter(|(_, s)| **s != 0.0) {
        places.entry(s.to_bits()).or_default().insert(i);
    }
    for i in 0..sentiments.len() {
        let value = sentiments[i];
        if value == 0.0 {
            continue;
        }
        let Some(first) = places
            .get_mut(&value.to_bits())
            .and_then(BTreeSet::pop_first)
        else {
            continue;
        };
        let changed = match first.cmp(&but) {
            std::cmp::Ordering::Less => value * 0.5,
            std::cmp::Ordering::Equal => value,
            std::cmp::Ordering::Greater => value * 1.5,
        };
        sentiments[first] = changed;
        places.entry(changed.to_bits()).or_default().insert(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vader::tokens;

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
        let mut tokens = Vec::new();
        tokens::split("but other", &mut tokens);
        let (but, other) = (tokens[0], tokens[1]);
        for _ in 0..5_000 {
            let n = 1 + random(20) as usize;
            let at = random(n as u64) as usize;
            let words: Vec<_> = (0..n).map(|i| if i == at { but } else { other }).collect();
            let values = [0.0, 0.0, 1.9, 1.9, -1.9, 0.95, 2.85, -2.5, 3.8];
            let mut ours: Vec<f64> = (0..n).map(|_| values[random(9) as usize]).collect();
            let mut theirs = ours.clone();
            check(&words, &mut ours);
            python(at, &mut theirs);
            assert_eq!(ours, theirs);
        }
    }
}
