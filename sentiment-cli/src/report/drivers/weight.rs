//! What a term adds to the texts it is in.

use crate::report::moments::Moments;
use crate::report::others::Others;

/// From so many log-odds on a term is itself why its texts are where they are.
pub const REASON: f64 = 0.65;

/// What a term adds up to.
#[derive(Clone, Copy, Default)]
pub struct Weight {
    /// Texts that it moves.
    pub texts: u64,
    /// How often it stands in them.
    pub places: u64,
    /// In log-odds.
    pub sum: f64,
    /// Before the factor for the length of each text.
    pub plain: f64,
    /// Of the texts with it, also where a question decides against it.
    pub valence: Moments,
    /// What these say without it.
    pub others: Others,
}

impl Weight {
    /// Add what it does at one place of a text of this scale.
    pub fn add(&mut self, value: f64, scale: f64) {
        self.places += 1;
        self.sum += scale * value;
        self.plain += value;
    }

    /// Add all of another.
    pub fn merge(&mut self, other: Weight) {
        self.texts += other.texts;
        self.places += other.places;
        self.sum += other.sum;
        self.plain += other.plain;
        self.valence.merge(&other.valence);
        self.others.merge(&other.others);
    }

    /// Count texts with two forms of a term once; they are no fewer than those of the most frequent form.
    pub fn without(&mut self, doubled: Weight, most: Weight) {
        self.texts -= doubled.texts.min(self.texts - most.texts);
        self.valence = match doubled.valence.n <= self.valence.n - most.valence.n {
            true => self.valence.without(&doubled.valence),
            false => most.valence,
        };
    }

    /// Whether it explains something: "the" and "not" are in many texts, and
    /// add little each. In a long text every word adds little.
    pub fn of_note(&self) -> bool {
        const OF_NOTE: f64 = 0.45;
        self.plain * self.sum.signum() >= OF_NOTE * self.places as f64
    }

    /// Whether it weighs enough to be itself why texts with it are where they are, as "late" and "delay" do, and "queue" and
    /// "support" do not.
    pub fn is_reason(&self) -> bool {
        self.plain.abs() >= REASON * self.places as f64
    }
}
