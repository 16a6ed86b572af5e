//! A term in a text.

use super::uses::Use;
use crate::report::others::Said;

/// That a text has a term, and what the term does there.
#[derive(Clone, Copy)]
pub struct Has {
    /// Its number.
    pub term: u32,
    /// What it adds, wherever it stands.
    weight: f32,
    /// How many words it is.
    words: u32,
}

impl Has {
    /// At one place.
    pub fn new(term: u32, uses: &[Use]) -> Self {
        Self {
            term,
            weight: Use::weight(uses) as f32,
            words: uses.len() as u32,
        }
    }

    /// Each term once, in order.
    pub fn joined(mut places: Vec<Self>) -> Vec<Self> {
        places.sort_by_key(|has| has.term);
        places.dedup_by(|later, first| {
            let is_same = later.term == first.term;
            if is_same {
                first.weight += later.weight;
                first.words += later.words;
            }
            is_same
        });
        places.shrink_to_fit();
        places
    }

    /// What it adds to the valence of its text, in log-odds.
    pub fn weight(self) -> f64 {
        self.weight.into()
    }

    /// What its text says without it.
    pub fn rest(self, text: Said) -> Said {
        Said {
            sum: text.sum - self.weight(),
            words: text.words.saturating_sub(self.words as usize),
        }
    }

    /// What a text says without one of these terms, on average, and how many they are.
    pub fn rest_of_each<'a>(terms: impl Iterator<Item = &'a Has>, text: Said) -> (Said, u32) {
        let (mut sum, mut words, mut n) = (0.0, 0, 0);
        for has in terms {
            sum += has.weight();
            words += has.words as usize;
            n += 1;
        }
        let each = f64::from(n.max(1));
        let rest = Said {
            sum: text.sum - sum / each,
            words: text
                .words
                .saturating_sub((words as f64 / each).round() as usize),
        };
        (rest, n)
    }
}
