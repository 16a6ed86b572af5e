//! Sums to probabilities, label and confidence.

use std::hint::select_unpredictable;

use super::exp::exp;
use super::Params;
use crate::taxonomy::{FEEDBACK, PLUTCHIK};
use crate::{Emotion, Emotions, Label, Score, Sums, Taxonomy};

/// What a text brought together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Evidence {
    /// Contributions added up, without the intercept.
    pub sums: Sums,
    /// The positive contributions to valence added up.
    pub positive: f64,
    /// Of `sums.valence` that of the clause that is most positive, at least 0.
    pub positive_clause: f64,
    /// The same of the one that is most negative, not below 0 either.
    pub negative_clause: f64,
    /// What of `positive` is exclamation marks.
    pub exclaimed: f64,
    /// Words, emoji and emoticons.
    pub words: usize,
    /// Those of them that the lexicon knows.
    pub known: usize,
    /// What the text answers is part of the evidence.
    pub asked: bool,
    /// There is a mark of sarcasm.
    pub ironic: bool,
    /// There is one that may turn what is bad round, too.
    pub doubted: bool,
    /// A "but" or an "although" joins two sides.
    pub contrasted: bool,
}

impl Evidence {
    /// Whether a mark of sarcasm halves the confidence in a label.
    pub fn halves(&self, label: Label) -> bool {
        self.doubted || self.ironic && label != Label::Negative
    }
}

/// From evidence to scores: the constants, and what depends on them alone.
#[derive(Clone)]
pub(crate) struct Link {
    pub params: Params,
    /// By what the decision multiplies the probability of neutral.
    neutral_odds: f64,
    /// Of short texts, by their words.
    scales: Vec<Scales>,
}

/// Factors for the length of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scales {
    /// On valence.
    pub valence: f64,
    /// On subjectivity.
    pub subjectivity: f64,
    /// On emotions.
    pub emotions: f64,
}

/// Factor on the confidence where sarcasm is marked, as the words may mean their
/// opposite.
pub(crate) const IRONIC: f64 = 0.5;

/// Factor on exclamation marks in a text that is negative without them.
pub(crate) const EXCLAIMED: f64 = -0.25;
/// Valence in log-odds from which on, downwards, it is.
const LOUD: f64 = -0.25;

/// Factor on [`Params::mixed`] where a "but" or an "although" joins two sides: less
/// evidence for each is enough.
const CONTRASTED: f64 = 0.2;
/// What takes the place of [`Params::mixed_difference`] there, if either side is clear by so
/// much: what follows "but" counts more, and does not undo what is before it. What a question
/// asks for does.
const CONTRASTED_DIFFERENCE: f64 = 0.97;
const CLEAR: f64 = 0.5;

/// Confidence in a mixed label of which neither side is clear: as often it is right, as of the other
/// labels where they have this confidence.
const LEAST_MIXED: f64 = 0.4;

/// Evidence, in log-odds, that is too little for a conflict.
const LITTLE: f64 = 0.1;

/// Texts of fewer words have their scales looked up.
const SHORT: usize = 64;

impl Link {
    pub fn new(params: Params) -> Self {
        Self {
            params,
            neutral_odds: exp([params.neutral_bias])[0],
            scales: (0..SHORT).map(|words| scales(&params, words)).collect(),
        }
    }

    /// The factors for a text of so many words.
    #[inline]
    pub fn scales(&self, words: usize) -> Scales {
        match self.scales.get(words) {
            Some(scales) => *scales,
            None => scales(&self.params, words),
        }
    }

    /// The score of what a text brought together.
    pub fn score(&self, evidence: &Evidence) -> Score {
        let params = &self.params;
        let scales = self.scales(evidence.words);
        let v = self.valence(evidence, scales.valence);
        let u = params.intercept_subjectivity
            + scales.subjectivity * evidence.sums.subjectivity
            + params.polar * v.abs();

        // Softmax of (u − v, 0, u + v); the largest is subtracted first.
        let top = (u + v.abs()).max(0.0);
        let softmax = [u - v - top, -top, u + v - top];
        // Room for three and the emotions, even.
        let ([n, o, p], emotions) = match evidence.sums.emotions.taxonomy() {
            Taxonomy::Plutchik => {
                self.exponentials::<12>(softmax, &PLUTCHIK, evidence, scales.emotions)
            }
            Taxonomy::Feedback => {
                self.exponentials::<14>(softmax, &FEEDBACK, evidence, scales.emotions)
            }
        };
        let total = n + o + p;
        let (negative, neutral, positive) = (n / total, o / total, p / total);
        let valence = positive.sqrt() - negative.sqrt();

        let coverage = if evidence.words == 0 {
            0.0
        } else {
            evidence.known as f64 / evidence.words as f64
        };
        let weighted = [negative, neutral * self.neutral_odds, positive];
        let label = decide(params, evidence, scales.valence, weighted);
        let certain = match label {
            Label::Mixed => both_sides(evidence, scales.valence),
            label => weighted[label.index()] / (weighted[0] + weighted[1] + weighted[2]),
        };
        let mut confidence = certain * (1.0 - params.coverage_weight * (1.0 - coverage));
        if evidence.halves(label) {
            confidence *= IRONIC;
        }
        Score {
            valence,
            negative,
            neutral,
            positive,
            label,
            confidence,
            emotions,
            coverage,
        }
    }

    /// Exclamation marks are louder, not happier: where all else is clearly negative, they are so, too.
    /// Whether that is the case.
    #[inline]
    pub fn exclaim(&self, evidence: &mut Evidence) -> bool {
        evidence.exclaimed != 0.0 && self.exclaim_rest(evidence)
    }

    #[inline(never)]
    fn exclaim_rest(&self, evidence: &mut Evidence) -> bool {
        let rest = Evidence {
            positive: evidence.positive - evidence.exclaimed,
            sums: Sums {
                valence: evidence.sums.valence - evidence.exclaimed,
                ..evidence.sums
            },
            ..*evidence
        };
        if self.valence(&rest, self.scales(rest.words).valence) > LOUD {
            return false;
        }
        let exclaimed = evidence.exclaimed;
        *evidence = rest;
        evidence.sums.valence += EXCLAIMED * exclaimed;
        true
    }

    /// Valence in log-odds. Where there is evidence for and against, what is against counts
    /// more than its sum (Rozin & Royzman 2001, *Negativity bias, negativity dominance, and
    /// contagion*), and both count less.
    #[inline]
    fn valence(&self, evidence: &Evidence, scale: f64) -> f64 {
        let sum = evidence.sums.valence;
        let (positive, negative) = (evidence.positive, evidence.positive - sum);
        let v = self.params.intercept_valence + scale * sum;
        let least = scale * positive.min(negative);
        // Most short texts: a division less.
        if least == 0.0 {
            return v;
        }
        let all = scale * (positive + negative);
        (v - self.params.negativity * least)
            * (1.0 - self.params.conflict * 2.0 * least / (all + LITTLE))
    }

    /// The exponentials of the softmax, and 1/(1 + e^−s) of the emotions' sums s,
    /// side by side.
    #[inline]
    fn exponentials<const N: usize>(
        &self,
        softmax: [f64; 3],
        emotions: &[Emotion],
        evidence: &Evidence,
        scale: f64,
    ) -> ([f64; 3], Emotions) {
        let sums = &evidence.sums.emotions;
        let mut powers = [0.0; N];
        powers[..3].copy_from_slice(&softmax);
        let of_emotions = powers[3..].iter_mut().zip(emotions).zip(sums.all_values());
        for ((power, emotion), sum) in of_emotions {
            *power = -(self.params.intercept_emotions[emotion.index()] + scale * sum);
        }
        let powers = exp(powers);
        let odds = |i: usize| {
            if i < emotions.len() {
                1.0 / (1.0 + powers[3 + i])
            } else {
                0.0
            }
        };
        (
            [powers[0], powers[1], powers[2]],
            Emotions::new(sums.taxonomy(), std::array::from_fn(odds)),
        )
    }
}

/// `1 / √(1 + n / length + (n / document)²)`: a sentence of twice the words is
/// more evidence, but not twice as much; of a document it is the mean that
/// counts, so that it does not saturate. Subjectivity is divided by
/// `1 + (n / subjective_document)⁴` besides: a long text is neutral if it is balanced,
/// however many opinions it has.
fn scales(params: &Params, words: usize) -> Scales {
    let n = words as f64;
    let documents = n / params.document;
    let scale = |length: f64| 1.0 / (1.0 + n / length + documents * documents).sqrt();
    let valence = scale(params.length);
    let opinions = n / params.subjective_document;
    let opinions = opinions * opinions;
    Scales {
        valence,
        subjectivity: valence / (1.0 + opinions * opinions),
        emotions: scale(params.emotion_length),
    }
}

/// How far there is one side and the other: the product of what either alone would
/// make P(its side) − P(the other), were nothing neutral.
fn both_sides(evidence: &Evidence, scale: f64) -> f64 {
    let clauses = [evidence.positive_clause, evidence.negative_clause];
    let [a, b] = exp(clauses.map(|clause| -scale * clause));
    let clear = (1.0 - a) / (1.0 + a) * ((1.0 - b) / (1.0 + b));
    LEAST_MIXED + (1.0 - LEAST_MIXED) * clear.sqrt()
}

fn decide(
    params: &Params,
    evidence: &Evidence,
    scale: f64,
    [negative, neutral, positive]: [f64; 3],
) -> Label {
    if evidence.known == 0 && !evidence.asked {
        return Label::Neutral;
    }
    let both = evidence.positive_clause.min(evidence.negative_clause) * scale;
    let least = params.mixed * if evidence.contrasted { CONTRASTED } else { 1.0 };
    let most = if evidence.contrasted && both >= CLEAR && !evidence.asked {
        CONTRASTED_DIFFERENCE.max(params.mixed_difference)
    } else {
        params.mixed_difference
    };
    // Of a sarcastic text one side is not meant.
    if both >= least && (positive - negative).abs() <= most && !evidence.ironic {
        return Label::Mixed;
    }
    // A branch would be known to be taken only when the exponentials are, and the next text would wait.
    let polar = select_unpredictable(positive > negative, Label::Positive, Label::Negative);
    let is_neutral = (neutral >= positive) & (neutral >= negative);
    select_unpredictable(is_neutral, Label::Neutral, polar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_evidence_for_one_side_never_moves_valence_to_the_other() {
        let link = Link::new(Params {
            intercept_valence: 0.0,
            negativity: 0.15,
            conflict: 0.4,
            ..Params::default()
        });
        let valence = |positive: i32, negative: i32| {
            let (positive, negative) = (f64::from(positive) / 8.0, f64::from(negative) / 8.0);
            let mut evidence = Evidence::default();
            evidence.sums.valence = positive - negative;
            evidence.positive = positive;
            link.valence(&evidence, 1.0)
        };
        for positive in 0..40 {
            for negative in 0..40 {
                let here = valence(positive, negative);
                assert!(valence(positive + 1, negative) > here);
                assert!(valence(positive, negative + 1) < here);
            }
        }
        // One side alone is taken as it is; of both, what is against counts more.
        assert_eq!((valence(8, 0), valence(0, 8)), (1.0, -1.0));
        assert!(valence(8, 8) < 0.0);
    }
}
