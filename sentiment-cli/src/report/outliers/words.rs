//! Groups that differ, in words.

use super::{Outlier, Outliers, Sides};
use crate::report::comparable::Comparable;
use crate::report::groups::short;
use crate::report::keywords::Keywords;
use crate::report::numbers::{count, percent, signed, texts};
use crate::report::stars;
use crate::report::words::NAMED;

impl Outliers<'_> {
    /// The groups that are clearly below and above the rest, by valence and by ratings.
    pub fn in_words(&self, ratings: Option<&Comparable>, keywords: &Keywords) -> Vec<String> {
        let mut sentences = Vec::new();
        for (groups, worse) in self.valence.sides() {
            let side = if worse { "below" } else { "above" };
            let list = listed(groups, by_valence);
            sentences.push(format!("Clearly {side} the rest: {list}."));
            let words = groups.iter().take(NAMED);
            sentences.extend(words.filter_map(|group| keywords.of_group(group, worse)));
        }
        let is_rated = ratings.is_some_and(|ratings| ratings.groups.len() > 0);
        if self.valence.compared > 0 && sentences.is_empty() {
            sentences.push(match (self.ratings.compared, self.ratings.is_empty()) {
                (0, _) if !is_rated => "No group differs clearly from the rest.".to_owned(),
                (1.., true) => {
                    "No group differs clearly from the rest, by valence or by rating.".to_owned()
                }
                _ => "By valence, no group differs clearly from the rest.".to_owned(),
            });
        }
        let Some(ratings) = ratings else {
            return sentences;
        };
        for (groups, worse) in self.ratings.sides() {
            let side = if worse { "lower" } else { "higher" };
            let list = listed(groups, |outlier| by_rating(outlier, ratings));
            sentences.push(format!("Clearly {side} ratings: {list}."));
        }
        sentences
    }
}

impl<'a> Sides<'a> {
    /// Those that are not empty, and whether they are the lower ones.
    fn sides(&self) -> impl Iterator<Item = (&[Outlier<'a>], bool)> {
        let sides = [(&self.below[..], true), (&self.above[..], false)];
        sides.into_iter().filter(|(groups, _)| !groups.is_empty())
    }

    fn is_empty(&self) -> bool {
        self.below.is_empty() && self.above.is_empty()
    }
}

/// A few groups by name.
fn listed(outliers: &[Outlier], what: impl Fn(&Outlier) -> String) -> String {
    let named = outliers.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|outlier| {
            let name = short(outlier.name);
            format!("{name} ({}; {})", outlier.column, what(outlier))
        })
        .collect();
    let more = match outliers.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(", and {} more", count(n as u64)),
    };
    named.join(", ") + &more
}

/// "mean valence −0.14, 228 texts"
fn by_valence(outlier: &Outlier) -> String {
    let tally = &outlier.group.tally;
    let (mean, n) = (signed(tally.valence.mean()), texts(tally.n()));
    format!("mean valence {mean}, {n}")
}

/// "mean 4.76 of 107 ratings, all others 6.51", "Bad in 60 % of 40 ratings, of all others in 31 %"
fn by_rating(outlier: &Outlier, ratings: &Comparable) -> String {
    let own = outlier.group.stars.values(ratings).shown;
    let n = stars::ratings(own.n);
    match ratings.scale().filter(|_| ratings.are_words()) {
        Some((low, high)) => {
            let worse = low.to_string();
            let [own, others] = outlier
                .means
                .map(|mean| percent((high - mean) / (high - low)));
            format!(
                "{} in {own} of {n}, of all others in {others}",
                ratings.shown(&worse)
            )
        }
        None => {
            let [own, others] = outlier.means.map(stars::mean);
            format!("mean {own} of {n}, all others {others}")
        }
    }
}
