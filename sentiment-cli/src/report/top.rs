//! The texts that rank highest by some measure: a few at a time.

use std::sync::Arc;

use sentiment_core::{ContributionKind, Explanation};

use super::excerpt::Excerpt;
use crate::input::Line;
use crate::wording::{hash, Wording};

/// Texts of most lists.
const KEEP: usize = 5;

/// A text worth showing.
#[derive(Clone)]
pub struct Sample {
    /// The text, or a part of it, explained.
    pub excerpt: Excerpt,
    /// What it answers.
    pub question: Option<String>,
    /// The date and the groups that it belongs to.
    pub notes: Vec<Note>,
    /// Where it stands in the file.
    pub place: Place,
    /// What it says.
    said: u64,
}

/// What is said of a text beside it.
#[derive(Clone)]
pub struct Note {
    /// As it is shown.
    pub text: String,
    /// The group that it names, if it does.
    pub group: Option<(u64, u64)>,
}

/// Where a text stands in the file.
#[derive(Clone, Copy)]
pub struct Place {
    /// The line where it starts.
    pub line: Line,
    /// Which record of the table it is, where lines do not tell.
    pub record: Option<u64>,
}

impl Sample {
    /// Of a row's text.
    pub fn new(
        explanation: &Arc<Explanation>,
        question: Option<String>,
        place: Place,
        notes: Vec<Note>,
    ) -> Self {
        Self {
            excerpt: Excerpt::of(explanation),
            said: said(&explanation.text, question.as_deref()),
            question,
            notes,
            place,
        }
    }

    /// The same number as of other texts that say the same.
    pub fn said(&self) -> u64 {
        self.said
    }
}

/// What a text says to a question, however it is written.
pub fn said(text: &str, question: Option<&str>) -> u64 {
    hash(&(Wording::of(text, true).key, question))
}

/// What the question adds to a text's valence, if that is to be seen.
pub fn question_adds(explanation: &Explanation) -> Option<f64> {
    const SEEN: f64 = 0.005;
    let last = explanation.contributions.last()?;
    let adds = last.sums.valence;
    (last.kind == ContributionKind::Context && adds.abs() >= SEEN).then_some(adds)
}

/// The few texts that rank highest, highest first; of equal ones the earliest.
#[derive(Clone)]
pub struct Top {
    texts: Vec<(f64, Sample)>,
    /// So many of them.
    most: usize,
}

impl Default for Top {
    fn default() -> Self {
        Self::of(KEEP)
    }
}

impl Top {
    /// Of at most so many.
    pub fn of(most: usize) -> Self {
        let texts = Vec::new();
        Self { texts, most }
    }

    /// Whether a text of this rank may get in: asked before it is copied.
    pub fn wants(&self, rank: f64) -> bool {
        self.texts.len() < self.most || self.texts.last().is_some_and(|(lowest, _)| rank > *lowest)
    }

    /// Offer a text. Texts must be offered in the order of the file. Of those that say the same
    /// the highest is kept.
    pub fn offer(&mut self, rank: f64, sample: Sample) {
        if !self.wants(rank) {
            return;
        }
        if let Some(at) = self
            .texts
            .iter()
            .position(|(_, other)| other.said == sample.said)
        {
            if self.texts[at].0 >= rank {
                return;
            }
            self.texts.remove(at);
        }
        let at = self.texts.partition_point(|(other, _)| *other >= rank);
        self.texts.insert(at, (rank, sample));
        self.texts.truncate(self.most);
    }

    /// Offer all texts of another, which are later in the file.
    pub fn merge(&mut self, other: Top) {
        for (rank, sample) in other.texts {
            self.offer(rank, sample);
        }
    }

    /// Rank those anew.
    pub fn rank(&mut self, rank: impl Fn(f64) -> f64) {
        self.texts.iter_mut().for_each(|(old, _)| *old = rank(*old));
        self.texts.sort_by(|a, b| b.0.total_cmp(&a.0));
    }

    /// The same, to be changed but for their order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Sample> {
        self.texts.iter_mut().map(|(_, sample)| sample)
    }

    /// The texts, highest rank first.
    pub fn iter(&self) -> impl Iterator<Item = &Sample> {
        self.texts.iter().map(|(_, sample)| sample)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    fn sample(text: &str) -> Sample {
        let explanation = Arc::new(Analyzer::english().explain(text));
        let place = Place {
            line: Line::OfText(1),
            record: None,
        };
        Sample::new(&explanation, None, place, Vec::new())
    }

    #[test]
    fn merged_is_as_offered() {
        let ranks = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
        let mut whole = Top::default();
        let (mut first, mut second) = (Top::default(), Top::default());
        for (i, rank) in ranks.into_iter().enumerate() {
            let text = format!("{rank}-{}", i % 7);
            whole.offer(f64::from(rank), sample(&text));
            if i < 5 { &mut first } else { &mut second }.offer(f64::from(rank), sample(&text));
        }
        first.merge(second);
        let text = |s: &Sample| s.excerpt.explanation.text.clone();
        let texts = |top: &Top| top.iter().map(text).collect::<Vec<_>>();
        assert_eq!(texts(&first), texts(&whole));
        assert_eq!(texts(&whole), ["9-5", "8-4", "6-0", "5-4", "5-1"]);
    }

    #[test]
    fn a_text_is_shown_once_per_question() {
        let mut top = Top::default();
        top.offer(1.0, sample("same"));
        top.offer(1.0, sample("SAME."));
        top.offer(2.0, sample("Same!"));
        assert_eq!(top.iter().count(), 1);
        assert_eq!(top.texts[0].0, 2.0);
        let question = Some("What do you miss?".to_owned());
        top.offer(
            1.0,
            Sample {
                said: said("same", question.as_deref()),
                question,
                ..sample("same")
            },
        );
        assert_eq!(top.iter().count(), 2);
    }
}
