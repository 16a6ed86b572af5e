//! The straight line that fits months best.

use crate::report::moments::Moments;
use crate::report::student::beyond;

/// A line through the means of months, each of which counts by what it proves.
pub struct Line {
    /// The month and the level in the middle.
    middle: (f64, f64),
    /// By how much the level rises from one number to the next.
    pub slope: f64,
    /// The squared standard error of it.
    pub error: f64,
    /// The part of the sum of squares between months that it explains.
    pub explains: f64,
    /// The probability of one as steep where nothing changes.
    pub chance: f64,
    /// The first month and the last one.
    ends: [f64; 2],
}

impl Line {
    /// Through months by their numbers, in order, whose texts vary by so much within months. None of fewer than two.
    pub fn through(months: &[(f64, &Moments)], noise: f64) -> Option<Self> {
        let ends = [months.first()?.0, months.last()?.0];
        let all: f64 = months.iter().map(|(_, m)| m.independent()).sum();
        let mean = |of: &dyn Fn(f64, &Moments) -> f64| {
            let parts = months.iter().map(|(at, m)| m.independent() * of(*at, m));
            parts.sum::<f64>() / all
        };
        let middle = (mean(&|at, _| at), mean(&|_, m| m.mean()));
        let spread = all * mean(&|at, _| (at - middle.0).powi(2));
        let shared = all * mean(&|at, m| (at - middle.0) * (m.mean() - middle.1));
        if spread <= 0.0 {
            return None;
        }
        let explains = shared * shared / spread;
        let errors = (explains / noise.max(1e-18)).sqrt();
        Some(Self {
            middle,
            slope: shared / spread,
            error: noise / spread,
            explains,
            chance: beyond(errors, all - months.len() as f64),
            ends,
        })
    }

    /// As it is shown, of all texts, with what the line through those that prove something explains; none where one rises
    /// and the other falls.
    pub fn proved_by(self, proved: &Line) -> Option<Self> {
        let agree = self.slope * proved.slope > 0.0;
        agree.then_some(Self {
            explains: proved.explains,
            chance: self.chance.max(proved.chance),
            ..self
        })
    }

    /// The levels of the first month and of the last one.
    pub fn levels(&self) -> [f64; 2] {
        let level = |at: f64| self.middle.1 + self.slope * (at - self.middle.0);
        self.ends.map(|at| level(at).clamp(-1.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_a_textbook() {
        let mut months = [Moments::default(); 3];
        for (month, mean) in months.iter_mut().zip([0.1, 0.3, 0.2]) {
            (0..10).for_each(|i| month.add(mean + [0.1, -0.1][i % 2]));
        }
        let months: Vec<(f64, &Moments)> = [0.0, 1.0, 3.0].into_iter().zip(&months).collect();
        let line = Line::through(&months, 0.01).unwrap();
        // Times −4/3, −1/3 and 5/3; means −0.1, 0.1 and 0.
        let slope = (0.4 - 0.1) / 3.0 / (42.0 / 9.0);
        assert!((line.slope - slope).abs() < 1e-12);
        assert!((line.explains - 10.0 * slope * slope * 42.0 / 9.0).abs() < 1e-12);
        let [first, last] = line.levels();
        assert!((first - (0.2 - slope * 4.0 / 3.0)).abs() < 1e-12);
        assert!((last - first - 3.0 * slope).abs() < 1e-12);
        assert!(line.chance > 0.05 && line.chance < 0.5);
        assert!(Line::through(&months[..1], 0.01).is_none());
    }
}
