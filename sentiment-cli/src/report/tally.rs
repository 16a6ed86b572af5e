//! What is counted of any set of texts: all, a group, a period.

use sentiment_core::{Emotion, Emotions, Label, Score};

use super::moments::Moments;
use super::standing::Copies;

/// Mean valence, labels and emotions of a set of texts.
#[derive(Clone, Default)]
pub struct Tally {
    /// Of the valence.
    pub valence: Moments,
    /// Of that of texts that repeat no other and are of known words: what can be held against others.
    pub evidence: Moments,
    /// Texts of mostly unknown words.
    pub foreign: u64,
    labels: [u64; Label::ALL.len()],
    /// Sums, of the scores' taxonomy.
    emotions: Emotions,
    /// Texts by their dominant emotion, all of them and those that prove something.
    feelings: [[u64; 2]; Emotion::COUNT],
}

/// The order in which labels are shown: from bad to good.
pub const LABELS: [Label; 4] = [
    Label::Negative,
    Label::Neutral,
    Label::Mixed,
    Label::Positive,
];

/// What a text proves.
#[derive(Clone, Copy, Default)]
pub struct Proof {
    /// How many before it say the same.
    pub copies: Copies,
    /// Its words are mostly unknown.
    pub foreign: bool,
}

impl Proof {
    /// Whether it can be held against others.
    pub fn is_evidence(self) -> bool {
        self.copies.all == 0 && !self.foreign
    }
}

impl Tally {
    /// Add a text.
    pub fn add(&mut self, score: &Score, proof: Proof) {
        self.valence.add_copy(score.valence, proof.copies.all);
        if proof.is_evidence() {
            self.evidence.add(score.valence);
        }
        self.foreign += u64::from(proof.foreign);
        self.labels[place(score.label)] += 1;
        self.add_emotions(&score.emotions);
        if let Some(emotion) = score.dominant_emotion() {
            let [all, proved] = &mut self.feelings[emotion.index()];
            *all += 1;
            *proved += u64::from(proof.is_evidence());
        }
    }

    /// Add all texts of another.
    pub fn merge(&mut self, other: &Tally) {
        self.valence.merge(&other.valence);
        self.evidence.merge(&other.evidence);
        self.foreign += other.foreign;
        for (sum, value) in self.labels.iter_mut().zip(other.labels) {
            *sum += value;
        }
        for (own, other) in self.feelings.iter_mut().zip(other.feelings) {
            own[0] += other[0];
            own[1] += other[1];
        }
        if other.n() > 0 {
            self.add_emotions(&other.emotions);
        }
    }

    fn add_emotions(&mut self, other: &Emotions) {
        self.emotions = Emotions::from_fn(other.taxonomy(), |e| self.emotions[e] + other[e]);
    }

    /// How many texts.
    pub fn n(&self) -> u64 {
        self.valence.n
    }

    /// How many texts have a label.
    pub fn count(&self, label: Label) -> u64 {
        self.labels[place(label)]
    }

    /// Share of the texts that have a label.
    pub fn share(&self, label: Label) -> f64 {
        self.count(label) as f64 / self.n().max(1) as f64
    }

    /// How many texts have this dominant emotion.
    pub fn feeling(&self, emotion: Emotion) -> u64 {
        self.feelings[emotion.index()][0]
    }

    /// How many of those that prove something have it.
    pub fn proved_feeling(&self, emotion: Emotion) -> u64 {
        self.feelings[emotion.index()][1]
    }

    /// Mean probability of each emotion.
    pub fn emotions(&self) -> impl Iterator<Item = (Emotion, f64)> + '_ {
        let n = self.n().max(1) as f64;
        self.emotions.iter().map(move |(e, sum)| (e, sum / n))
    }

    /// Emotions by their mean probability, strongest first.
    pub fn strongest(&self) -> Vec<(Emotion, f64)> {
        let mut all: Vec<_> = self.emotions().collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all
    }
}

fn place(label: Label) -> usize {
    match label {
        Label::Negative => 0,
        Label::Neutral => 1,
        Label::Positive => 2,
        Label::Mixed => 3,
    }
}
