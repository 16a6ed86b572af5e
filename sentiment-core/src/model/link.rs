//! Sums to probabilities, label and confidence.

use super::exp::exp;
use super::Params;
use crate::{Emotions, Label, Score, Sums};

/// What a text brought together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Evidence {
    /// Contributions added up, without the intercept.
    pub sums: Sums,
    /// The part of `sums.valence` from positive contributions.
    pub positive: f64,
    /// Words, emoji and emoticons.
    pub words: usize,
    /// Those of them that the lexicon knows.
    pub known: usize,
    /// What the text answers is part of the evidence.
    pub asked: bool,
}

/// `1 / √(1 + n / length + (n / document)²)`: a sentence of twice the words is
/// more evidence, but not twice as much; of a document it is the mean that
/// counts, so that it does not saturate.
pub(crate) fn length_scale(words: usize, length: f64, document: f64) -> f64 {
    let n = words as f64;
    let documents = n / document;
    1.0 / (1.0 + n / length + documents * documents).sqrt()
}

/// The score of what a text brought together. `neutral_odds` is
/// [`neutral_odds`] of the same parameters.
pub(crate) fn link(params: &Params, neutral_odds: f64, evidence: &Evidence) -> Score {
    let scale = length_scale(evidence.words, params.length, params.document);
    let v = params.intercept_valence + scale * evidence.sums.valence;
    let u = params.intercept_subjectivity + scale * evidence.sums.subjectivity;
    let emotion_scale = length_scale(evidence.words, params.emotion_length, params.document);

    // Softmax of (u − v, 0, u + v); the largest is subtracted first.
    let top = (u + v.abs()).max(0.0);
    let softmax = [u - v - top, -top, u + v - top];
    let sums = evidence
        .sums
        .emotions
        .map(|emotion, sum| params.intercept_emotions[emotion.index()] + emotion_scale * sum);
    // Room for three and the emotions, even.
    let ([n, o, p], emotions) = match sums.values().len() {
        ..=9 => exponentials::<12>(softmax, sums),
        _ => exponentials::<16>(softmax, sums),
    };
    let total = n + o + p;
    let (negative, neutral, positive) = (n / total, o / total, p / total);
    let valence = positive - negative;

    let coverage = if evidence.words == 0 {
        0.0
    } else {
        evidence.known as f64 / evidence.words as f64
    };
    let weighted = [negative, neutral * neutral_odds, positive];
    let label = decide(params, evidence, scale, valence, weighted);
    let certain = match label {
        Label::Negative => negative,
        Label::Neutral => neutral,
        Label::Positive => positive,
        Label::Mixed => 1.0 - valence.abs().max(neutral),
    };
    let confidence = certain * (1.0 - params.coverage_weight * (1.0 - coverage));
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

/// The exponentials of the softmax, and 1/(1 + e^−s) of the emotions' sums, side
/// by side.
#[inline]
fn exponentials<const N: usize>(softmax: [f64; 3], sums: Emotions) -> ([f64; 3], Emotions) {
    let mut powers = [0.0; N];
    powers[..3].copy_from_slice(&softmax);
    for (power, sum) in powers[3..].iter_mut().zip(sums.values()) {
        *power = -sum;
    }
    let powers = exp(powers);
    let mut of_emotions = powers[3..].iter();
    let emotions = sums.map(|_, _| of_emotions.next().map_or(0.0, |p| 1.0 / (1.0 + p)));
    ([powers[0], powers[1], powers[2]], emotions)
}

/// By what the decision multiplies the probability of neutral.
pub(crate) fn neutral_odds(params: &Params) -> f64 {
    exp([params.neutral_bias])[0]
}

fn decide(
    params: &Params,
    evidence: &Evidence,
    scale: f64,
    valence: f64,
    [negative, neutral, positive]: [f64; 3],
) -> Label {
    if evidence.known == 0 && !evidence.asked {
        return Label::Neutral;
    }
    let both = evidence
        .positive
        .min(evidence.positive - evidence.sums.valence);
    if both * scale >= params.mixed && valence.abs() <= params.mixed_valence {
        return Label::Mixed;
    }
    if neutral >= positive && neutral >= negative {
        Label::Neutral
    } else if positive > negative {
        Label::Positive
    } else {
        Label::Negative
    }
}
