//! What a text says without each of its terms.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use sentiment_core::{Contribution, Explanation};

use super::weight::REASON;
use crate::report::others::Said;
use crate::report::stems::stem;

/// What a term may add to a text that weighs little and is named all the same, in log-odds, however it is shifted. Of all
/// others it need not be known, which is most.
const MAY_MATTER: RangeInclusive<f64> = 0.2..=1.3;

/// What a text says, and what it says without each of its terms that may matter. Where there are several forms of one, all are taken out, and it
/// is told of the first in the alphabet.
pub fn rests<'a>(
    explanation: &Explanation,
    words: &'a [Contribution],
) -> (Said, HashMap<&'a str, Said>) {
    let text = Said {
        sum: explanation.sums.valence,
        words: explanation.text.split_whitespace().count(),
    };
    let words: Vec<&Contribution> = words.iter().filter(|c| c.sums.valence != 0.0).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let may_matter = |c: &Contribution| MAY_MATTER.contains(&c.sums.valence.abs());
    for (at, c) in words.iter().enumerate().filter(|(_, c)| may_matter(c)) {
        places.entry(&c.term).or_default().push(at);
    }
    let mut joined: Vec<(&str, Vec<usize>)> = Vec::new();
    for (term, places) in places {
        match joined
            .last_mut()
            .filter(|(first, _)| are_forms(first, term))
        {
            Some((_, all)) => all.extend(places),
            None => joined.push((term, places)),
        }
    }
    let rest = |(term, places): (&'a str, Vec<usize>)| {
        (term, without(text, &explanation.text, &words, &places))
    };
    (text, joined.into_iter().map(rest).collect())
}

/// A text with a word that weighs nothing in the place of one that weighs little, on average of all these: what it is held against lacks
/// one as well.
pub fn blank<'a>(text: Said, rests: impl Iterator<Item = &'a Said>) -> Said {
    let weights = rests.map(|rest| text.sum - rest.sum);
    let mut little: Vec<f64> = weights.filter(|weight| weight.abs() < REASON).collect();
    // The order of a hash map is random, and so would be the last bit.
    little.sort_by(f64::total_cmp);
    Said {
        sum: text.sum - little.iter().sum::<f64>() / little.len().max(1) as f64,
        ..text
    }
}

/// Whether they are forms of one word. Only of those that begin alike stems are needed.
fn are_forms(one: &str, other: &str) -> bool {
    one.as_bytes().get(..3) == other.as_bytes().get(..3) && stem(one) == stem(other)
}

/// What a text says without the words at these places, and without phrases that have one of them. All are in the order
/// of the text.
fn without(said: Said, text: &str, words: &[&Contribution], places: &[usize]) -> Said {
    /// A phrase that reaches so far begins no earlier.
    const BEFORE: usize = 4;
    let mut out: Vec<usize> = Vec::new();
    let mut own = 0;
    for &at in places {
        let span = &words[at].span;
        own += span.of(text).split_whitespace().count();
        let before = (at.saturating_sub(BEFORE)..at).filter(|&i| words[i].span.end > span.start);
        let behind = (at..words.len()).take_while(|&i| i == at || words[i].span.start < span.end);
        out.extend(before.chain(behind));
    }
    out.sort_unstable();
    out.dedup();
    Said {
        sum: said.sum - out.iter().map(|&i| words[i].sums.valence).sum::<f64>(),
        words: said.words.saturating_sub(own),
    }
}
