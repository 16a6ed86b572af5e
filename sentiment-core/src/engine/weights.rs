//! Weights of rows added up, and times the factors of their contexts.

use wide::{u16x8, u8x16};

use super::emission::{EMOTION_UNIT, ONE_FACTOR, UNIT};
use crate::explain::Sums;
use crate::lexicon::Row;
use crate::taxonomy::{MOST, PLUTCHIK};
use crate::{Emotion, Emotions, Taxonomy};

/// A context as numbers.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Factors {
    pub negated: bool,
    pub valence: i64,
    /// Less than 2³².
    pub emotions: u64,
}

impl Factors {
    /// Of a term that no rule touches.
    pub const PLAIN: Self = Self {
        negated: false,
        valence: ONE_FACTOR,
        emotions: ONE_FACTOR as u64,
    };

    pub fn valence_of(&self, row: Row) -> i64 {
        i64::from(row.weights(self.negated).0) * self.valence
    }
}

/// Weights of rows added up, in steps: each [`OFFSET`] too high, so that they are
/// bytes without a sign.
#[derive(Clone, Copy, Default)]
pub(super) struct Weights {
    /// Valence, subjectivity, the same two under negation; then all four where they are
    /// above 0.
    polarity: u16x8,
    /// Of Plutchik's emotions, which stand first, and of the others if they count.
    emotions: [u16x8; 2],
    rows: u16,
}

const OFFSET: u8 = 1 << 7;
/// Clips the second four to what is above 0.
const ABOVE_0: u8x16 = u8x16::new([
    0, 0, 0, 0, OFFSET, OFFSET, OFFSET, OFFSET, 0, 0, 0, 0, 0, 0, 0, 0,
]);

impl Weights {
    /// So many rows that 16 bits hold the sums of weights of 8.
    pub const MOST: usize = 256;

    #[inline]
    pub fn add(&mut self, row: Row, emotions: &EmotionRows<'_>) {
        let offset = u8x16::splat(OFFSET);
        let offsets = u64::from_ne_bytes([OFFSET; 8]);
        let twice = (u64::from(row.polarity()) * 0x1_0000_0001) ^ offsets;
        let weights = u8x16::new(u128::from(twice).to_le_bytes());
        self.polarity += u16x8::from_u8x16_low(weights.max(ABOVE_0));
        let row = &emotions.rows[row.emotions()];
        if emotions.all {
            let row = u8x16::new(*row) ^ offset;
            self.emotions[0] += u16x8::from_u8x16_low(row);
            self.emotions[1] += u16x8::from_u8x16_high(row);
        } else {
            let first = row.first_chunk().map_or(0, |b| u64::from_le_bytes(*b));
            let row = u8x16::new(u128::from(first).to_le_bytes()) ^ offset;
            self.emotions[0] += u16x8::from_u8x16_low(row);
        }
        self.rows += 1;
    }

    /// Valence, what of it is positive, subjectivity.
    #[inline]
    pub fn polarity(&self, negated: bool) -> [i64; 3] {
        let offset = i64::from(OFFSET) * i64::from(self.rows);
        let first = 2 * usize::from(negated);
        let weights = self.polarity.to_array();
        let sums = [weights[first], weights[first + 4], weights[first + 1]];
        sums.map(|sum| i64::from(sum) - offset)
    }

    /// Those of emotions, each [`BIAS`] too high.
    #[inline]
    pub fn emotions(&self) -> [[u16; 8]; 2] {
        let offset = u16::from(OFFSET).wrapping_mul(self.rows);
        let rest = u16x8::splat((BIAS as u16).wrapping_sub(offset));
        self.emotions.map(|sums| (sums + rest).to_array())
    }
}

/// The table's rows of emotions.
#[derive(Clone, Copy)]
pub(super) struct EmotionRows<'e> {
    pub rows: &'e [[u8; Emotion::COUNT]],
    /// Whether others than Plutchik's count.
    pub all: bool,
}

/// Weights times factors.
#[derive(Clone, Copy, Default)]
pub(super) struct Totals {
    valence: i64,
    /// What is added to valence; what is taken off besides makes up the difference.
    pub positive: i64,
    subjectivity: i64,
    /// [`BIAS`] too much for each of `biased`: SSE2 can multiply numbers that
    /// are not negative.
    emotions: [[u64; 8]; 2],
    /// The factors by which emotions were added.
    biased: u64,
}

const _: () = {
    let mut i = 0;
    while i < PLUTCHIK.len() {
        assert!(PLUTCHIK[i].index() == i);
        i += 1;
    }
};

/// Above any sum of weights of [`Weights::MOST`] rows.
const BIAS: u64 = 1 << 15;

impl Totals {
    #[inline]
    pub fn add(&mut self, weights: &Weights, factors: Factors, all: bool) {
        let factor = factors.valence;
        let [valence, positive, subjectivity] = weights.polarity(factors.negated);
        self.valence += valence * factor;
        // A negative factor turns what is negative.
        self.positive += match factor {
            0.. => positive * factor,
            _ => (valence - positive) * factor,
        };
        self.subjectivity += subjectivity * factor.abs();
        let factor = u64::from(factors.emotions as u32);
        let halves = self.emotions.iter_mut().zip(weights.emotions());
        for (sums, weights) in halves.take(1 + usize::from(all)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = sum.wrapping_add(u64::from(weight) * factor);
            }
        }
        self.biased = self.biased.wrapping_add(factor);
    }

    /// Exact up to 2⁵³ units, some 40,000 strong terms on one side; beyond,
    /// rounded once.
    pub fn in_log_odds(&self, taxonomy: Taxonomy) -> Sums {
        let bias = self.biased.wrapping_mul(BIAS);
        let halves = self
            .emotions
            .map(|half| half.map(|e| e.wrapping_sub(bias) as i64 as f64 * EMOTION_UNIT));
        let emotions = match taxonomy {
            // The first half, in the same order.
            Taxonomy::Plutchik => {
                let mut values = [0.0; MOST];
                values[..8].copy_from_slice(&halves[0]);
                Emotions::new(taxonomy, values)
            }
            Taxonomy::Feedback => {
                Emotions::from_fn(taxonomy, |e| halves[e.index() / 8][e.index() % 8])
            }
        };
        Sums {
            valence: self.valence as f64 * UNIT,
            subjectivity: self.subjectivity as f64 * UNIT,
            emotions,
        }
    }
}

/// Cut a range of rows into parts of which [`Weights`] holds the sums.
#[inline]
pub(super) fn each_part(
    rows: std::ops::Range<usize>,
    mut each: impl FnMut(std::ops::Range<usize>),
) {
    let mut start = rows.start;
    while start < rows.end {
        let end = rows.end.min(start + Weights::MOST);
        each(start..end);
        start = end;
    }
}
