//! Texts that say the same: what one of them teaches is no news of another.

use std::collections::HashMap;

use super::labels::Class;
use super::measure::Random;
use crate::wording::Wording;

/// Which texts repeat each other.
pub struct Groups {
    /// The group of each text.
    of: Vec<usize>,
    /// A text of each group, the first.
    first: Vec<usize>,
}

impl Groups {
    /// Texts are of one group if they differ only in digits and words with
    /// digits, case, punctuation and white space: canned answers, an order
    /// number in a template.
    pub fn of(texts: &[&str]) -> Self {
        let mut known = HashMap::new();
        let mut groups = Self {
            of: Vec::with_capacity(texts.len()),
            first: Vec::new(),
        };
        for (i, text) in texts.iter().enumerate() {
            let group = *known
                .entry(Wording::of(text, false).key)
                .or_insert_with(|| {
                    groups.first.push(i);
                    groups.first.len() - 1
                });
            groups.of.push(group);
        }
        groups
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// How many texts repeat another.
    pub fn repeats(&self) -> usize {
        self.of.len() - self.len()
    }

    /// For each text what its group has.
    pub fn spread<T: Copy>(&self, of_groups: &[T]) -> Vec<T> {
        self.of.iter().map(|&group| of_groups[group]).collect()
    }

    /// The fold of each text: by chance, the same in every run, each class
    /// spread evenly, and a group in one fold.
    pub fn folds(&self, folds: usize, classes: &[Class]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        let mut random = Random(0x0123_4567_89ab_cdef);
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let mut fold = vec![0; self.len()];
        let mut next = [0; 3];
        for group in order {
            let class = classes[self.first[group]] as usize;
            fold[group] = next[class] % folds;
            next[class] += 1;
        }
        self.spread(&fold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeat(a: &str, b: &str) -> bool {
        Groups::of(&[a, b]).len() == 1
    }

    #[test]
    fn what_differs_in_numbers_and_marks_repeats() {
        for (a, b) in [
            ("Great!", "  great "),
            (
                "Order 1234 came late.",
                "order #98,765 came   late, 10/10!!",
            ),
            ("My order X7K2 is late", "my order q91 is late"),
            ("Don't buy it", "dont buy it"),
            ("Don’t buy it", "don't buy it"),
            ("schön 😀", "SCHÖN… 😀 10/10"),
        ] {
            assert!(repeat(a, b), "{a} | {b}");
        }
        for (a, b) in [
            ("great :)", "great :("),
            ("👍", "👎"),
            ("5/5", "1/5"),
            ("?", "!"),
            ("It is late", "It is not late"),
        ] {
            assert!(!repeat(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn a_group_stays_in_one_fold_and_classes_are_spread() {
        use Class::{Negative, Positive};
        let texts: Vec<String> = (0..60)
            .map(|i| format!("{} {i}", "x".repeat(i / 3 + 1)))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let classes: Vec<Class> = (0..60)
            .map(|i| if i / 3 % 2 == 0 { Negative } else { Positive })
            .collect();
        let groups = Groups::of(&texts);
        assert_eq!((groups.len(), groups.repeats()), (20, 40));
        let folds = groups.folds(5, &classes);
        assert_eq!(folds, groups.folds(5, &classes));
        for i in 0..60 {
            assert_eq!(folds[i], folds[i / 3 * 3]);
        }
        for fold in 0..5 {
            let held = |class| {
                (0..60)
                    .filter(|&i| folds[i] == fold && classes[i] == class)
                    .count()
            };
            assert_eq!((held(Negative), held(Positive)), (6, 6));
        }
    }
}
