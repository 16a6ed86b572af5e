//! The lite model: what of the English one fits 80 KB for browsers.
//!
//! Of words, phrases and pairs those are kept that [matter](crate::importance) most, and all ratings. Weights are rounded, and emotion rows are
//! replaced by the nearest of few. The numbers were chosen by the means over the
//! sets of `dev`; near them nothing changes much.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;
use sentiment_core::{internal, Emotion, Entry, Lexicon, OnDuplicate, Taxonomy, TermKind};

use crate::importance::Texts;
use crate::lexicons;

/// How many terms are kept, shifters among them.
const KEPT: [(TermKind, usize); 3] = [
    (TermKind::Word, 7000),
    (TermKind::Phrase, 2150),
    (TermKind::Pair, 1800),
];
/// What weights are multiples of, and what differences of negated ones are.
const STEP: f64 = 1.0 / 16.0;
const NEGATED_STEP: f64 = 1.0 / 8.0;
/// Differences below this are none.
const SMALLEST_DIFFERENCE: f64 = 0.25;
/// What emotion weights are multiples of.
const EMOTION_STEP: f64 = 1.0 / 4.0;
/// Emotion rows that all terms share.
const EMOTION_ROWS: usize = 732;
/// Rounds of k-means that find them.
const ROUNDS: usize = 8;

/// `sentiment-core/data/lite.pack`
pub(crate) fn packed() -> Result<Vec<u8>> {
    let table = internal::compile(&lexicon()?, &lexicons::params()?)?;
    Ok(internal::pack(&table)?)
}

/// The lexicon that it is made of.
fn lexicon() -> Result<Lexicon> {
    let all = lexicons::english()?;
    let texts = Texts::read()?;
    let mut kept: Vec<&Entry> = Vec::new();
    for (kind, most) in KEPT {
        let mut terms: Vec<&Entry> = all.iter().filter(|e| e.kind == kind).collect();
        terms.sort_by_cached_key(|entry| {
            let importance = (1e6 * texts.importance(&all, entry)) as u64;
            Reverse((is_rating(&entry.term), importance))
        });
        kept.extend(&terms[..most.min(terms.len())]);
    }
    let rows = Rows::of(&kept, &texts);
    let mut lite = Lexicon::new();
    for entry in kept {
        lite.insert(rounded(entry, &rows), OnDuplicate::Fail)?;
    }
    lexicons::without_weight(&mut lite, &lexicons::neutral()?)?;
    Ok(lite)
}

/// "4/5", "1 star": rare in the texts, but a scale without some of its steps would mislead.
fn is_rating(term: &str) -> bool {
    let rest = term.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < term.len()
        && (rest.starts_with('/')
            || rest.starts_with(" star")
            || rest.starts_with(" out of")
            || rest.starts_with(" of "))
}

fn round(value: f64, step: f64) -> f64 {
    (value / step).round() * step
}

fn rounded(entry: &Entry, rows: &Rows) -> Entry {
    let valence = round(entry.valence, STEP);
    let subjectivity = round(entry.subjectivity, STEP);
    // What a packed row leaves out.
    let (usual_valence, usual_subjectivity) = (-0.6 * valence, 0.8 * subjectivity);
    let near = |usual: f64, own: f64| {
        let difference = own - usual;
        if difference.abs() < SMALLEST_DIFFERENCE {
            usual
        } else {
            usual + round(difference, NEGATED_STEP)
        }
    };
    let negated = entry.negated.map(|(valence, subjectivity)| {
        (
            near(usual_valence, valence),
            near(usual_subjectivity, subjectivity),
        )
    });
    let mut rounded = entry.clone();
    (rounded.valence, rounded.subjectivity, rounded.negated) = (valence, subjectivity, negated);
    rounded.emotions = rows.nearest(entry);
    rounded
}

/// Emotions of a term in half steps: weights often lie halfway between two.
type Steps = [i8; Emotion::COUNT];

fn steps(entry: &Entry) -> Steps {
    entry
        .emotions
        .map(|w| (2.0 * w / EMOTION_STEP).round_ties_even() as i8)
}

fn half(step: i8) -> f64 {
    f64::from(step) / 2.0
}

/// Few emotion rows for all terms, by k-means (Lloyd 1982, *Least squares
/// quantization in PCM*) from the most common ones. Those of common terms and strong ones
/// count more, so that a mean with weak ones does not take what a term is known for.
struct Rows(Vec<[f64; Emotion::COUNT]>);

impl Rows {
    fn of(entries: &[&Entry], texts: &Texts) -> Self {
        let mut weights: BTreeMap<Steps, f64> = BTreeMap::new();
        for entry in entries {
            let strongest = entry
                .emotions
                .iter()
                .fold(0.0, |most: f64, w| most.max(w.abs()));
            *weights.entry(steps(entry)).or_default() += texts.root(entry) * strongest.sqrt();
        }
        let mut common: Vec<(&Steps, f64)> = weights.iter().map(|(row, w)| (row, *w)).collect();
        common.sort_by(|a, b| b.1.total_cmp(&a.1));
        let first = common.iter().take(EMOTION_ROWS);
        let mut rows = Self(first.map(|(row, _)| row.map(half)).collect());
        for _ in 0..ROUNDS {
            let mut sums = vec![([0.0; Emotion::COUNT], 0.0); rows.0.len()];
            for (row, weight) in &common {
                let (sum, total) = &mut sums[rows.index(&row.map(half))];
                for (sum, step) in sum.iter_mut().zip(*row) {
                    *sum += weight * half(*step);
                }
                *total += weight;
            }
            for (row, (sum, total)) in rows.0.iter_mut().zip(sums) {
                if total > 0.0 {
                    *row = sum.map(|s| s / total);
                }
            }
        }
        rows
    }

    /// Which one is nearest.
    fn index(&self, steps: &[f64; Emotion::COUNT]) -> usize {
        let distance = |row: &[f64; Emotion::COUNT]| -> f64 {
            let differences = row.iter().zip(steps).map(|(a, b)| a - b);
            let mut squares = differences.map(|d| d * d);
            // Those of the default taxonomy, which stand first, count twice.
            let default = Taxonomy::default().emotions().len();
            2.0 * squares.by_ref().take(default).sum::<f64>() + squares.sum::<f64>()
        };
        let distances = self.0.iter().map(distance).enumerate();
        distances
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(0, |(index, _)| index)
    }

    fn nearest(&self, entry: &Entry) -> [f64; Emotion::COUNT] {
        // Not rounded before: half a step decides between two rows.
        let steps = entry.emotions.map(|weight| weight / EMOTION_STEP);
        match self.0.get(self.index(&steps)) {
            Some(row) => row.map(|step| step.round() * EMOTION_STEP),
            None => [0.0; Emotion::COUNT],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// Bytes of a committed file after `gzip -9`, about.
    fn compressed(path: &str) -> usize {
        let bytes = std::fs::read(crate::tools::root().join(path)).unwrap();
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&bytes).unwrap();
        encoder.finish().unwrap().len()
    }

    #[test]
    fn models_are_as_small_as_they_are_said_to_be() {
        for (path, most) in [
            ("sentiment-core/data/lite.pack", 80_000),
            ("sentiment-core/data/english.pack", 350_000),
        ] {
            let size = compressed(path);
            assert!(size <= most, "{path}: {size} bytes compressed, over {most}");
        }
    }

    #[test]
    fn what_matters_is_kept() {
        let lite = lexicon().unwrap();
        for term in ["good", "terrible", "not", "refund", "fed up", "a bit of"] {
            assert!(lite.get(term).is_some(), "{term}");
        }
        for (kind, most) in KEPT {
            // Neutral phrases besides.
            let kept = lite.iter().filter(|e| e.kind == kind).count();
            assert!((most..most + 500).contains(&kept), "{kind:?}: {kept}");
        }
    }
}
