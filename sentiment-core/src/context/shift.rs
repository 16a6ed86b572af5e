//! What a context adds to the sums of a text.

use super::answer::Answer;
use super::words::Words;
use super::{Asks, Context};
use crate::engine::UNIT;
use crate::model::{Evidence, Scales};

/// Valence of an answer without evidence of its own, in log-odds after scaling
/// for the length.
const VALENCE: f64 = 1.75;
/// The same for subjectivity.
const SUBJECTIVITY: f64 = 1.5;
/// Evidence of the answer's own at which the question counts no more.
const ENOUGH: f64 = 1.25;

/// What is added to the sums.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shift {
    pub valence: f64,
    pub subjectivity: f64,
    /// The answer's own evidence is taken off.
    pub replaces: bool,
}

impl Context {
    /// What this adds to the `own` evidence of a text; `scales` gives the factors
    /// for the length of some words. Looks at the first words only, by the room of `words`.
    pub(crate) fn shift(
        self,
        text: &str,
        own: &Evidence,
        scales: impl Fn(usize) -> Scales,
        words: &mut Words,
    ) -> Option<Shift> {
        let asks_otherwise = self.degree || self.closes && own.sums.valence < 0.0;
        if self.asks() == Asks::Neither && !asks_otherwise {
            return None;
        }
        let scales = scales(own.words);
        let direction = f64::from(self.direction) / 16.0;
        let weight = (1.0 - own.sums.valence.abs() * scales.valence / ENOUGH).max(0.0);
        // Nothing is at fault, as far as a question asks for nothing.
        let merits = self.asks() != Asks::Faults;
        // A wish is a complaint, however good its words.
        let wishes = !merits && own.sums.valence > 0.0;
        let amount = self.degree.then(|| Answer::how_much(text)).flatten();
        let answer = amount.unwrap_or_else(|| Answer::of(text, merits, wishes, words));
        let (direction, weight, replaces) = match answer {
            Answer::Denies { whole: true } | Answer::Empty if self.closes => (0.0, 0.0, true),
            _ if self.closes => return None,
            Answer::Wordless => return None,
            Answer::Empty => (0.0, 0.0, true),
            Answer::Denies { whole: true } => (-direction, 1.0, true),
            Answer::Denies { whole: false } => (-direction, weight, false),
            Answer::Affirms => (direction, 1.0, true),
            // What else is said of it speaks for itself.
            Answer::Names { .. } if self.degree => return None,
            // "It came on Monday" is no praise.
            Answer::Names { yes: false, .. } if self.polar && merits => return None,
            Answer::Names { wish: true, .. } if wishes => (direction, 1.0, false),
            Answer::Names { .. } => (direction, weight, false),
        };
        let (own_valence, own_subjectivity) = if replaces {
            (own.sums.valence, own.sums.subjectivity)
        } else {
            (0.0, 0.0)
        };
        let shift = Shift {
            valence: exact(direction * weight * VALENCE / scales.valence) - own_valence,
            subjectivity: exact(direction.abs() * weight * SUBJECTIVITY / scales.subjectivity)
                - own_subjectivity,
            replaces,
        };
        (shift.valence != 0.0 || shift.subjectivity != 0.0).then_some(shift)
    }
}

/// To the nearest multiple of the sums' unit, so that they stay exact.
fn exact(x: f64) -> f64 {
    let half = if x < 0.0 { -0.5 } else { 0.5 };
    (x / UNIT + half) as i64 as f64 * UNIT
}
