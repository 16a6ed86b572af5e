//! Sums to probabilities, label and confidence.

use super::exp::{exp, logistic};
use super::Params;
use crate::{Label, Score, Sums};

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

/// The score of what a text brought together.
pub(crate) fn link(params: &Params, evidence: &Evidence) -> Score {
    let scale = length_scale(evidence.words, params.length, params.document);
    let v = params.intercept_valence + scale * evidence.sums.valence;
    let u = params.intercept_subjectivity + scale * evidence.sums.subjectivity;

    // Softmax of (u − v, 0, u + v); the largest is subtracted first.
    let top = (u + v.abs()).max(0.0);
    let (n, o, p) = (exp(u - v - top), exp(-top), exp(u + v - top));
    let total = n + o + p;
    let (negative, neutral, positive) = (n / total, o / total, p / total);
    let valence = positive - negative;

    let emotion_scale = length_scale(evidence.words, params.emotion_length, params.document);
    let emotions = evidence.sums.emotions.map(|emotion, sum| {
        logistic(params.intercept_emotions[emotion.index()] + emotion_scale * sum)
    });

    let coverage = if evidence.words == 0 {
        0.0
    } else {
        evidence.known as f64 / evidence.words as f64
    };
    let label = decide(params, evidence, scale, [negative, neutral, positive]);
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

fn decide(params: &Params, evidence: &Evidence, scale: f64, probabilities: [f64; 3]) -> Label {
    let [negative, neutral, positive] = probabilities;
    if evidence.known == 0 && !evidence.asked {
        return Label::Neutral;
    }
    let both = evidence
        .positive
        .min(evidence.positive - evidence.sums.valence);
    if both * scale >= params.mixed && (positive - negative).abs() <= params.mixed_valence {
        return Label::Mixed;
    }
    let neutral = neutral * exp(params.neutral_bias);
    if neutral >= positive && neutral >= negative {
        Label::Neutral
    } else if positive > negative {
        Label::Positive
    } else {
        Label::Negative
    }
}
