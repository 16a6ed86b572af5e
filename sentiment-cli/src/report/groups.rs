//! Texts by the values of a column.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sentiment_core::Score;

use super::moments::Moments;
use super::numbers::count;
use super::tally::{Proof, Tally};
use crate::input::Column;
use crate::text::one_line;

/// Values that get a group of their own; later ones share one, so that a
/// column of ids does not fill the memory.
const CAP: usize = 1000;

/// Longest name of a group that is shown.
const NAME: usize = 60;

/// A group's name as it is shown.
pub fn short(name: &str) -> String {
    one_line(name, NAME)
}

/// What texts without a value are called.
const NONE: &str = "(none)";

/// Groups that are shown; the smaller ones are put together.
const SHOWN: usize = 12;

/// The texts of one value.
#[derive(Clone, Default)]
pub struct Group {
    /// What is counted.
    pub tally: Tally,
    /// Valence by month, for changes.
    pub months: BTreeMap<Date, Moments>,
}

impl Group {
    fn add(&mut self, score: &Score, date: Option<Date>, proof: Proof) {
        self.tally.add(score, proof);
        if let Some(date) = date.filter(|_| proof.is_evidence()) {
            self.months
                .entry(date.first_of_month())
                .or_default()
                .add(score.valence);
        }
    }

    fn merge(&mut self, other: &Group) {
        self.tally.merge(&other.tally);
        for (month, valence) in &other.months {
            self.months.entry(*month).or_default().merge(valence);
        }
    }
}

/// All groups of a column.
#[derive(Clone)]
pub struct Groups {
    /// The column.
    pub column: Column,
    groups: BTreeMap<String, Group>,
    rest: Group,
}

/// Groups as they are shown.
pub struct Shown<'a> {
    /// Those of a size that tells something, lowest mean first.
    pub groups: Vec<(&'a str, &'a Group)>,
    /// How many smaller ones, and those together.
    pub others: Option<(String, Group)>,
}

impl Groups {
    /// None yet.
    pub fn new(column: Column) -> Self {
        Self {
            column,
            groups: BTreeMap::new(),
            rest: Group::default(),
        }
    }

    /// Of a column that none of the texts counted so far has: `all`, and their valence by month.
    pub fn late(column: Column, all: Tally, months: BTreeMap<Date, Moments>) -> Self {
        let mut groups = Self::new(column);
        if all.n() > 0 {
            let tally = all;
            groups
                .groups
                .insert(NONE.to_owned(), Group { tally, months });
        }
        groups
    }

    /// Add a text.
    pub fn add(&mut self, value: &str, score: &Score, date: Option<Date>, proof: Proof) {
        let name = match value.trim() {
            "" => NONE,
            name => name,
        };
        self.entry(name).add(score, date, proof);
    }

    /// Add all groups of another of the same column.
    pub fn merge(&mut self, other: &Groups) {
        for (name, group) in &other.groups {
            self.entry(name).merge(group);
        }
        self.rest.merge(&other.rest);
    }

    fn entry(&mut self, name: &str) -> &mut Group {
        if !self.groups.contains_key(name) {
            if self.groups.len() >= CAP {
                return &mut self.rest;
            }
            self.groups.insert(name.to_owned(), Group::default());
        }
        // It is there, or was put there above.
        self.groups.entry(name.to_owned()).or_default()
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len() + usize::from(self.rest.tally.n() > 0)
    }

    /// How many groups there are, in words.
    pub fn count(&self) -> String {
        match self.rest.tally.n() {
            0 => count(self.groups.len() as u64),
            _ => format!("more than {}", count(CAP as u64)),
        }
    }

    /// What all groups prove: a text that several have, once for each.
    pub fn evidence(&self) -> Moments {
        let mut all = self.rest.tally.evidence;
        let groups = self.groups.values();
        groups.for_each(|group| all.merge(&group.tally.evidence));
        all
    }

    /// All groups by name, but for those beyond the cap.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Group)> {
        self.groups
            .iter()
            .map(|(name, group)| (name.as_str(), group))
    }

    /// The largest groups, and the others together.
    pub fn shown(&self) -> Shown<'_> {
        let mut groups: Vec<_> = self.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.tally.n()));
        let mut rest = self.rest.clone();
        let keep = if groups.len() > SHOWN + 1 {
            SHOWN
        } else {
            groups.len()
        };
        let small = groups.split_off(keep);
        small.iter().for_each(|(_, group)| rest.merge(group));
        groups.sort_by(|a, b| {
            a.1.tally
                .valence
                .mean()
                .total_cmp(&b.1.tally.valence.mean())
        });
        let others = (rest.tally.n() > 0).then(|| {
            let more = if self.rest.tally.n() > 0 {
                "more than "
            } else {
                ""
            };
            (format!("{more}{} others", small.len().max(1)), rest)
        });
        Shown { groups, others }
    }

    /// Groups in the order of their names as numbers, if all names are.
    pub fn by_number(&self) -> Option<Vec<(&str, &Group)>> {
        let mut groups: Vec<(f64, (&str, &Group))> = self
            .iter()
            .filter(|(name, _)| *name != NONE)
            .map(|(name, group)| name.parse().ok().map(|value: f64| (value, (name, group))))
            .collect::<Option<_>>()?;
        groups.sort_by(|a, b| a.0.total_cmp(&b.0));
        Some(groups.into_iter().map(|(_, group)| group).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    #[test]
    fn long_names_are_told_apart() {
        let mut groups = Groups::new(Column {
            index: 0,
            name: "topic".into(),
        });
        let score = Analyzer::english().score("good");
        let names = ["1", "2"].map(|end| "x".repeat(100) + end);
        names
            .iter()
            .for_each(|name| groups.add(name, &score, None, Proof::default()));
        let found: Vec<&str> = groups.iter().map(|(name, _)| name).collect();
        assert_eq!(found, names);
        assert_eq!(short(found[0]), "x".repeat(59) + "…");
    }

    #[test]
    fn a_column_of_ids_is_bounded() {
        let mut groups = Groups::new(Column {
            index: 0,
            name: "id".into(),
        });
        let score = Analyzer::english().score("good");
        (0..5000).for_each(|i| groups.add(&i.to_string(), &score, None, Proof::default()));
        assert_eq!(groups.len(), CAP + 1);
        let shown = groups.shown();
        assert_eq!(shown.groups.len(), SHOWN);
        let (name, others) = shown.others.unwrap();
        assert_eq!(name, "more than 988 others");
        assert_eq!(others.tally.n(), 5000 - SHOWN as u64);
    }
}
