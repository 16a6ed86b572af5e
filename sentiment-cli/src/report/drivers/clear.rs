//! Which terms are borne out by the texts that they are in, and which of them say the same.
//!
//! A word has its weight wherever it stands: "support" lifts by itself, and may be in complaints only. So the
//! texts with a term must lie to the side to which it pulls, compared with all others, by more than
//! chance; of a term that weighs little, what their other words say (`rests`). A term that is in nearly all texts has no others to be held
//! against. Of words whose texts are
//! of any valence, in 40 to 600 texts, up to 3 files in 100 have one that is named.

use crate::report::function_words::is_function;
use crate::report::moments::Moments;
use crate::report::stems::stem;
use crate::report::welch::Distance;

/// The probability that the texts with a term are as far above all others (`positive`), or below them,
/// where it makes no difference.
pub fn chance(with: &Moments, all: &Moments, positive: bool) -> f64 {
    // Texts with several forms of a word may count twice.
    let is_part = with.n < all.n;
    let distance = is_part.then(|| Distance::of_part(with, all));
    let Some(distance) = distance.flatten() else {
        return 1.0;
    };
    let beyond = distance.chance() / 2.0;
    match (distance.errors > 0.0) == positive {
        true => beyond,
        false => 1.0 - beyond,
    }
}

/// The greatest of these probabilities at which, of the terms that are named, 3 in 100 are so by chance;
/// where none makes a difference, 3 files in 100 name any (Benjamini and Hochberg 1995).
pub fn bound(chances: impl Iterator<Item = f64>) -> f64 {
    const CHANCE: f64 = 0.03;
    let mut chances: Vec<f64> = chances.collect();
    chances.sort_by(f64::total_cmp);
    let share = CHANCE / chances.len() as f64;
    let ranked = chances.iter().zip(1u32..);
    let below = ranked.filter(|(chance, rank)| **chance <= share * f64::from(*rank));
    below.last().map_or(0.0, |(chance, _)| *chance)
}

/// The first terms, but for those that say what one before them says: the same but for words that name nothing
/// ("love", "i love", "love the"), or mostly in the same texts and with a word more ("customer service", "service").
pub fn distinct<T>(
    terms: Vec<(String, T)>,
    most: usize,
    texts: impl Fn(&T) -> u64,
) -> Vec<(String, T)> {
    let mut kept: Vec<(Vec<String>, (String, T))> = Vec::new();
    for term in terms {
        if kept.len() == most {
            break;
        }
        let words = naming(&term.0);
        let is_said = kept.iter().any(|(others, other)| {
            let [own, other] = [&term, other].map(|(_, term)| texts(term));
            match words.len() > others.len() {
                true => is_within(others, &words) && 4 * own >= 3 * other,
                false if words.len() == others.len() => is_within(&words, others),
                false => is_within(&words, others) && 4 * other >= 3 * own,
            }
        });
        if !is_said {
            kept.push((words, term));
        }
    }
    kept.into_iter().map(|(_, term)| term).collect()
}

/// What all forms of a term share that names something, each word once.
fn naming(term: &str) -> Vec<String> {
    let words = term.split_whitespace();
    let mut words: Vec<String> = words
        .filter(|word| !is_function(word) && *word != "…")
        .map(stem)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_within(words: &[String], others: &[String]) -> bool {
    words.iter().all(|word| others.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(terms: &[(&str, u64)]) -> Vec<String> {
        let terms = terms.iter().map(|(term, n)| (term.to_string(), *n));
        let kept = distinct(terms.collect(), 3, |n| *n);
        kept.into_iter().map(|(term, _)| term).collect()
    }

    #[test]
    fn of_terms_that_say_the_same_one_is_enough() {
        let love = [
            ("love", 120),
            ("i love", 120),
            ("love the", 9),
            ("loved it", 3),
        ];
        assert_eq!(kept(&love), ["love"]);
        let service = [
            ("service", 40),
            ("customer service", 39),
            ("bad service", 5),
        ];
        assert_eq!(kept(&service), ["service", "bad service"]);
        let pair = [
            ("customer service", 39),
            ("service", 40),
            ("great service", 5),
        ];
        assert_eq!(kept(&pair), ["customer service", "great service"]);
        let most = [
            ("a b", 1),
            ("slow", 1),
            ("broken", 1),
            ("rude", 1),
            ("late", 1),
        ];
        assert_eq!(kept(&most).len(), 3);
    }

    #[test]
    fn the_bound_is_that_of_benjamini_and_hochberg() {
        // 0.015 and 0.03 of two and one of ten: of ten, the third may be 0.009.
        let mut chances = vec![0.001, 0.008, 0.0085, 0.5];
        assert_eq!(bound(chances.iter().copied()), 0.0085);
        chances.extend([0.6; 20]);
        assert_eq!(bound(chances.into_iter()), 0.001);
        assert_eq!(bound([].into_iter()), 0.0);
    }

    #[test]
    fn chance_is_of_one_side() {
        let mut all = Moments::default();
        let mut with = Moments::default();
        for i in 0..100 {
            let value = f64::from(i % 10) / 10.0;
            all.add(value);
            if i % 10 > 4 {
                with.add(value);
            }
        }
        assert!(chance(&with, &all, true) < 1e-6);
        assert!(chance(&with, &all, false) > 0.999);
        // Of no others.
        assert_eq!(chance(&all, &all, true), 1.0);
        with.merge(&all);
        assert_eq!(chance(&with, &all, true), 1.0);
    }
}
