//! Texts that say the opposite of their rating: a slip, a scale read backwards, or more to it than stars.
//!
//! Which ratings are high is known once all are counted. So texts that are clearly negative, or positive, are kept for each
//! rating.

use std::collections::BTreeMap;

use sentiment_core::{Label, Score};

use super::comparable::{Comparable, Rated};
use super::numbers::texts;
use super::sections::sample;
use super::summary::Summary;
use super::top::{Sample, Top};

/// Confidence from which on a label is clear.
const SURE: f64 = 0.8;

/// Different ratings that are kept.
const CAP: usize = 32;

/// Share of a scale, at its ends, in which ratings are low or high.
const END: f64 = 0.25;

/// Texts that are clearly negative, and positive, by rating.
#[derive(Clone, Default)]
pub struct Disagreeing(BTreeMap<Rated, [(u64, Top); 2]>);

/// Those of the opposite rating.
pub struct Found {
    /// Negative texts with a high rating.
    pub negative: (u64, Top),
    /// Positive ones with a low rating.
    pub positive: (u64, Top),
}

impl Disagreeing {
    /// Add a text that repeats no other; `sample` makes what is shown of it, if anything is.
    pub fn add(
        &mut self,
        rating: (f64, u32),
        score: &Score,
        sample: impl FnOnce() -> Option<Sample>,
    ) {
        let side = match score.label {
            Label::Negative => 0,
            Label::Positive => 1,
            Label::Neutral | Label::Mixed => return,
        };
        let key = Rated::new(rating);
        let is_kept = self.0.len() < CAP || self.0.contains_key(&key);
        if score.confidence < SURE || !is_kept {
            return;
        }
        let (n, top) = &mut self.0.entry(key).or_default()[side];
        *n += 1;
        if top.wants(score.confidence) {
            if let Some(sample) = sample() {
                top.offer(score.confidence, sample);
            }
        }
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Self) {
        for (key, sides) in later.0 {
            if self.0.len() >= CAP && !self.0.contains_key(&key) {
                continue;
            }
            let own = self.0.entry(key).or_default();
            for ((n, top), (more, later)) in own.iter_mut().zip(sides) {
                *n += more;
                top.merge(later);
            }
        }
    }

    /// Those whose rating is at the other end of the scale.
    pub fn found(&self, comparable: &Comparable) -> Option<Found> {
        let (low, high) = comparable.within?;
        let mut found = [(0, Top::default()), (0, Top::default())];
        for (rated, sides) in &self.0 {
            let Some(rating) = comparable.value(*rated) else {
                continue;
            };
            let place = (rating - low) / (high - low);
            let side = match place {
                place if place >= 1.0 - END => 0,
                place if place <= END => 1,
                _ => continue,
            };
            let (n, top) = &sides[side];
            found[side].0 += n;
            found[side].1.merge(top.clone());
        }
        let [negative, positive] = found;
        Some(Found { negative, positive })
    }

    /// Samples of all lists.
    pub fn lists_mut(&mut self) -> impl Iterator<Item = &mut Top> {
        self.0.values_mut().flatten().map(|(_, top)| top)
    }
}

/// "Rating and text disagree: 9 texts with a high rating are clearly negative, 3 texts with a low rating are clearly positive."
pub fn sentence(summary: &Summary) -> Option<String> {
    let found = summary.disagreeing.found(summary.comparable.as_ref()?)?;
    let least = summary.discretion.words();
    let number = |n: u64| match n < least {
        true => format!("fewer than {least} texts"),
        false => texts(n),
    };
    let sides = [
        (found.negative.0, "with a high rating", "negative"),
        (found.positive.0, "with a low rating", "positive"),
    ];
    let sides: Vec<String> = sides
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, rating, label)| {
            let are = if n == 1 && n >= least { "is" } else { "are" };
            format!("{} {rating} {are} clearly {label}", number(n))
        })
        .collect();
    (!sides.is_empty()).then(|| format!("Rating and text disagree: {}.", sides.join(", ")))
}

/// The section with these texts, if any are shown.
pub fn section(summary: &Summary) -> Option<String> {
    let found = summary.disagreeing.found(summary.comparable.as_ref()?)?;
    let list = |title: &str, top: &Top| {
        let items: String = top.iter().map(sample).collect();
        match items.is_empty() {
            true => items,
            false => format!("<h3>{title}</h3>\n<ul class=\"texts\">\n{items}</ul>\n"),
        }
    };
    let lists = [
        list("A high rating, but clearly negative", &found.negative.1),
        list("A low rating, but clearly positive", &found.positive.1),
    ];
    let lists = lists.concat();
    (!lists.is_empty()).then(|| {
        format!(
            "<p class=\"dim\">A slip, a scale that was read backwards, or more to it than stars; or the model errs. Up to five \
             of each kind are shown, the surest first.</p>\n{lists}"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Column;
    use crate::report::ratings::Ratings;
    use crate::report::tally::Proof;
    use sentiment_core::Analyzer;

    #[test]
    fn the_opposite_end_of_the_scale_disagrees() {
        let analyzer = Analyzer::english();
        let [bad, good] = [
            "This is terrible, I hate it!",
            "Excellent, I love it so much!",
        ]
        .map(|text| analyzer.score(text));
        assert!(bad.confidence > SURE && good.confidence > SURE);
        let mut ratings = Ratings::new(Column::named("stars"), &[]);
        let mut texts = Disagreeing::default();
        for (rating, score, times) in [
            ("5", &good, 20),
            ("1", &bad, 20),
            ("5", &bad, 2),
            ("4", &bad, 1),
            ("3", &bad, 4),
            ("1", &good, 5),
        ] {
            for _ in 0..times {
                ratings.add(rating, score, Proof::default());
                texts.add((rating.parse().unwrap(), 0), score, || None);
            }
        }
        let found = texts.found(&ratings.comparable()).unwrap();
        assert_eq!((found.negative.0, found.positive.0), (3, 5));
    }
}
