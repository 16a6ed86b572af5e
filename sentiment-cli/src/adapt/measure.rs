//! How often scores are right, and how sure that is.

use sentiment_core::{Label, Score};

use super::labels::Class;
use super::repeats::Groups;

/// Resamples of the bootstrap (Efron 1979).
const RESAMPLES: usize = 1000;
/// Resamples below an interval of 95 %, and above it.
const OUTSIDE: usize = RESAMPLES / 40;

/// One figure: what it is, and its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// Accuracy, macro-averaged F1, area under the ROC curve of positive over
/// negative texts: before, after, and the gain. Intervals are of 95 %; those of the
/// gains hold all three at once (Bonferroni), as any of them may be the one that
/// counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub before: [Figure; 3],
    pub after: [Figure; 3],
    pub gain: [Figure; 3],
}

/// Names of the figures.
pub const NAMES: [&str; 3] = ["accuracy", "macro-F1", "AUC"];

impl Measured {
    /// Of texts scored twice. The intervals are percentiles of resamples in which
    /// both scores of a text stay together, and so do texts that repeat each other:
    /// whole groups are drawn (cluster bootstrap; Field & Welsh 2007), as ten copies
    /// of a text prove no more than one.
    pub fn of(classes: &[Class], groups: &Groups, before: &[Score], after: &[Score]) -> Self {
        let three = classes.contains(&Class::Neutral);
        let before = Ranked::new(classes, before, three);
        let after = Ranked::new(classes, after, three);
        let n = classes.len();
        // Before, after and gain of each resample.
        let mut drawn: [Vec<[f64; 3]>; 3] = Default::default();
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let mut drawn_groups = vec![0u32; groups.len()];
        for _ in 0..RESAMPLES {
            drawn_groups.fill(0);
            for _ in 0..groups.len() {
                drawn_groups[random.below(groups.len())] += 1;
            }
            let times = groups.spread(&drawn_groups);
            let (b, a) = (before.figures(&times), after.figures(&times));
            let gain = [0, 1, 2].map(|i| a[i] - b[i]);
            for (drawn, figures) in drawn.iter_mut().zip([b, a, gain]) {
                drawn.push(figures);
            }
        }
        let once = vec![1; n];
        let (b, a) = (before.figures(&once), after.figures(&once));
        let gain = [0, 1, 2].map(|i| a[i] - b[i]);
        let figures = |values: [f64; 3], drawn: &[[f64; 3]], outside: usize| {
            [0, 1, 2].map(|i| {
                let mut sorted: Vec<f64> = drawn.iter().map(|d| d[i]).collect();
                sorted.sort_by(f64::total_cmp);
                Figure {
                    value: values[i],
                    low: sorted[outside],
                    high: sorted[RESAMPLES - 1 - outside],
                }
            })
        };
        Self {
            before: figures(b, &drawn[0], OUTSIDE),
            after: figures(a, &drawn[1], OUTSIDE),
            gain: figures(gain, &drawn[2], OUTSIDE / NAMES.len()),
        }
    }

    /// Whether a gain is beyond chance, and nothing else is lost beyond it.
    pub fn helps(&self) -> bool {
        self.gain.iter().any(|g| g.low > 0.0) && self.gain.iter().all(|g| g.high >= 0.0)
    }

    /// Whether fewer labels are right, by both figures, although texts are in a better order.
    pub fn only_ranks_better(&self) -> bool {
        let [accuracy, f1, area] = self.gain.map(|gain| gain.value);
        accuracy < 0.0 && f1 < 0.0 && area > 0.0
    }
}

/// Texts from the lowest valence to the highest.
struct Ranked {
    order: Vec<usize>,
    valences: Vec<f64>,
    classes: Vec<Class>,
    said: Vec<Class>,
}

impl Ranked {
    fn new(classes: &[Class], scores: &[Score], three: bool) -> Self {
        let valences: Vec<f64> = scores.iter().map(|s| s.valence).collect();
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| valences[a].total_cmp(&valences[b]));
        Self {
            order,
            classes: classes.to_vec(),
            said: scores.iter().map(|s| said(s, three)).collect(),
            valences,
        }
    }

    /// Where text `i` counts `times[i]` times.
    fn figures(&self, times: &[u32]) -> [f64; 3] {
        let mut table = [[0.0; 3]; 3];
        for (i, &n) in times.iter().enumerate() {
            table[self.classes[i] as usize][self.said[i] as usize] += f64::from(n);
        }
        let total: f64 = table.iter().flatten().sum();
        let right: f64 = (0..3).map(|c| table[c][c]).sum();
        let mut f1 = Vec::new();
        for (c, row) in table.iter().enumerate() {
            let labelled: f64 = row.iter().sum();
            let called: f64 = table.iter().map(|row| row[c]).sum();
            if labelled > 0.0 {
                f1.push(2.0 * row[c] / (labelled + called));
            }
        }
        let macro_f1 = f1.iter().sum::<f64>() / f1.len().max(1) as f64;
        [right / total.max(1.0), macro_f1, self.area(times)]
    }

    /// Pairs of a positive and a negative text that are ranked right; ties count
    /// half.
    fn area(&self, times: &[u32]) -> f64 {
        let (mut below, mut negative, mut positive, mut right) = (0.0, 0.0, 0.0, 0.0);
        let mut at = 0;
        while at < self.order.len() {
            let value = self.valences[self.order[at]];
            let (mut tied_negative, mut tied_positive) = (0.0, 0.0);
            while at < self.order.len() && self.valences[self.order[at]] == value {
                let i = self.order[at];
                match self.classes[i] {
                    Class::Negative => tied_negative += f64::from(times[i]),
                    Class::Positive => tied_positive += f64::from(times[i]),
                    Class::Neutral => {}
                }
                at += 1;
            }
            right += tied_positive * (below + tied_negative / 2.0);
            below += tied_negative;
            negative += tied_negative;
            positive += tied_positive;
        }
        if negative * positive > 0.0 {
            right / (negative * positive)
        } else {
            0.5
        }
    }
}

/// A label as one of the classes: a mixed text counts for its stronger side, and
/// where no text is labelled neutral, so does every text.
fn said(score: &Score, three: bool) -> Class {
    match score.label {
        Label::Negative => Class::Negative,
        Label::Positive => Class::Positive,
        Label::Neutral if three => Class::Neutral,
        _ if score.valence < 0.0 => Class::Negative,
        _ => Class::Positive,
    }
}

/// xorshift64* (Vigna 2016): the same on every machine.
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let x = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        ((u128::from(x) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    #[test]
    fn figures_by_hand() {
        let texts = ["great", "the table", "awful", "great", "awful"];
        let scores = Analyzer::english().score_batch(&texts);
        use Class::{Negative, Neutral, Positive};
        let classes = [Positive, Neutral, Negative, Negative, Negative];
        let m = Measured::of(&classes, &Groups::of(&texts), &scores, &scores);
        let values = m.after.map(|f| f.value);
        // F1: positive 2/3, neutral 1, negative 4/5. Pairs: 1, 1, and a tie.
        let expected = [0.8, (2.0 / 3.0 + 1.0 + 0.8) / 3.0, 2.5 / 3.0];
        for (value, expected) in values.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-12, "{values:?}");
        }
        assert!(m
            .gain
            .iter()
            .all(|g| (g.value, g.low, g.high) == (0.0, 0.0, 0.0)));
        assert!(!m.helps() && !m.only_ranks_better());
    }

    #[test]
    fn labels_and_order_may_part() {
        let with = |gains: [f64; 3]| {
            let figure = |value| Figure {
                value,
                low: value,
                high: value,
            };
            let gain = gains.map(figure);
            let before = [figure(0.5); 3];
            Measured {
                before,
                after: before,
                gain,
            }
        };
        assert!(with([-0.01, -0.02, 0.03]).only_ranks_better());
        for gains in [[0.0, -0.02, 0.03], [-0.01, 0.01, 0.03], [-0.01, -0.02, 0.0]] {
            assert!(!with(gains).only_ranks_better(), "{gains:?}");
        }
    }
}
