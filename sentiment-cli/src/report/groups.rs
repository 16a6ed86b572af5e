//! Texts by the values of a column.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sentiment_core::Score;

use super::cells::Cells;
use super::dates::Period;
use super::numbers::count;
use super::pieces::Pieces;
use super::stars::Stars;
use super::tally::{Proof, Tally};
use crate::input::Column;
use crate::text::one_line;

mod sums;

/// Values that get a group of their own; later ones share one, so that a
/// column of ids does not fill the memory: 100 MB at most.
const CAP: usize = 100_000;

/// Spellings of one value that are counted: `email`, `Email`.
const SPELLINGS: usize = 16;

/// Longest name of a group that is shown.
const NAME: usize = 60;

/// A group's name as it is shown.
pub fn short(name: &str) -> String {
    one_line(name, NAME)
}

/// What spellings of one value share.
pub fn key(value: &str) -> String {
    value.trim().to_lowercase()
}

/// What texts without a value are called.
const NONE: &str = "(none)";

/// The name of a value's group.
pub fn named(value: &str) -> &str {
    match value.trim() {
        "" => NONE,
        name => name,
    }
}

/// Most groups of a column that nobody asked for.
pub const FEW: usize = 60;

/// Groups that are shown; the smaller ones are put together.
const SHOWN: usize = 12;

/// The texts of one value.
#[derive(Clone, Default)]
pub struct Group {
    /// How often it is spelled in which way, in the order of the file.
    spellings: Vec<(String, u64)>,
    /// What is counted.
    pub tally: Tally,
    /// Valence by week and month, for changes.
    pub pieces: Pieces,
    /// Their ratings.
    pub stars: Stars,
}

impl Group {
    fn add(&mut self, score: &Score, date: Option<Date>, proof: Proof) {
        self.tally.add(score, proof);
        if let Some(date) = date {
            let repeats = proof.copies.within(Period::Month);
            self.pieces.add(date, score.valence, repeats, proof.foreign);
        }
    }

    /// Its most frequent spelling, of equal ones the first.
    pub fn name(&self) -> &str {
        let spellings = self.spellings.iter().rev();
        let most = spellings.max_by_key(|(_, n)| *n);
        most.map_or("", |(name, _)| name)
    }

    fn spelled(&mut self, name: &str, n: u64) {
        let known = self.spellings.iter_mut().find(|(known, _)| known == name);
        if let Some((_, count)) = known {
            *count += n;
        } else if self.spellings.len() < SPELLINGS {
            self.spellings.push((name.to_owned(), n));
        }
    }

    fn merge(&mut self, other: &Group) {
        for (name, n) in &other.spellings {
            self.spelled(name, *n);
        }
        self.tally.merge(&other.tally);
        self.stars.merge(&other.stars);
        self.pieces.merge(&other.pieces);
    }
}

/// All groups of a column.
#[derive(Clone)]
pub struct Groups {
    /// The column.
    pub column: Column,
    /// How its cells hold values.
    pub cells: Cells,
    groups: BTreeMap<String, Group>,
    rest: Group,
    /// Of all texts, if one may be in several groups.
    once: Tally,
    /// The same of ratings.
    once_rated: Stars,
}

/// Groups as they are shown.
pub struct Shown<'a> {
    /// Those of a size that tells something, lowest mean first.
    pub groups: Vec<(&'a str, &'a Group)>,
    /// How many smaller ones, and those together.
    pub others: Option<(String, Group)>,
}

/// The columns in which a group has others to hold it against: where a text may be of several groups, it has none.
pub fn several(groups: &[Groups]) -> impl Iterator<Item = &Groups> {
    let is_one = |groups: &&Groups| groups.len() > 1 && groups.cells == Cells::One;
    groups.iter().filter(is_one)
}

impl Groups {
    /// None yet.
    pub fn new(column: Column, cells: Cells) -> Self {
        Self {
            column,
            cells,
            groups: BTreeMap::new(),
            rest: Group::default(),
            once: Tally::default(),
            once_rated: Stars::default(),
        }
    }

    /// Of a column that none of the texts counted so far has: `all`, and their valence over time.
    pub fn late(column: Column, cells: Cells, all: Tally, pieces: Pieces) -> Self {
        let mut groups = Self::new(column, cells);
        if cells != Cells::One {
            groups.once = all.clone();
        }
        if all.n() > 0 {
            let tally = all;
            let spellings = vec![(NONE.to_owned(), tally.n())];
            let group = Group {
                spellings,
                tally,
                pieces,
                stars: Stars::default(),
            };
            groups.groups.insert(NONE.to_owned(), group);
        }
        groups
    }

    /// Add a text.
    pub fn add(&mut self, cell: &str, score: &Score, date: Option<Date>, proof: Proof) {
        if self.cells != Cells::One {
            self.once.add(score, proof);
        }
        for value in self.cells.values(cell) {
            self.add_value(value, score, date, proof);
        }
    }

    /// Add the rating of a text that was added.
    pub fn rate(&mut self, cell: &str, rating: (f64, u32), proof: Proof) {
        let is_copy = proof.copies.all > 0;
        if self.cells != Cells::One {
            self.once_rated.add(rating, is_copy);
        }
        for value in self.cells.values(cell) {
            match self.entry(&key(value)) {
                Some(group) => group.stars.add(rating, is_copy),
                None => self.rest.stars.add(rating, is_copy),
            }
        }
    }

    fn add_value(&mut self, name: &str, score: &Score, date: Option<Date>, proof: Proof) {
        if let Some(group) = self.entry(&key(name)) {
            group.spelled(name, 1);
            group.add(score, date, proof);
        } else {
            self.rest.add(score, date, proof);
        }
    }

    /// Add all groups of another of the same column.
    pub fn merge(&mut self, other: &Groups) {
        for (key, group) in &other.groups {
            match self.entry(key) {
                Some(own) => own.merge(group),
                None => self.rest.merge(group),
            }
        }
        self.rest.merge(&other.rest);
        self.once.merge(&other.once);
        self.once_rated.merge(&other.once_rated);
    }

    /// The group of a name in lower case; none beyond the cap.
    fn entry(&mut self, key: &str) -> Option<&mut Group> {
        if self.groups.len() < CAP && !self.groups.contains_key(key) {
            self.groups.insert(key.to_owned(), Group::default());
        }
        self.groups.get_mut(key)
    }

    /// Take out the groups of such names.
    pub fn take(&mut self, is_such: impl Fn(&str) -> bool) -> Vec<(String, Group)> {
        let keys: Vec<String> = self
            .groups
            .keys()
            .filter(|key| is_such(key))
            .cloned()
            .collect();
        let taken = keys
            .into_iter()
            .filter_map(|key| self.groups.remove_entry(&key));
        taken.collect()
    }

    /// Keep what is within two dates.
    pub fn between(&mut self, first: Date, last: Date) {
        for group in self.groups.values_mut().chain([&mut self.rest]) {
            group.pieces.between(first, last);
        }
    }

    /// Whether values came after the cap.
    pub fn is_full(&self) -> bool {
        self.rest.tally.n() > 0
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

    /// All groups by name, but for those beyond the cap.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Group)> {
        self.groups.values().map(|group| (group.name(), group))
    }

    /// The largest groups, largest first, of so many texts at least; no more than are looked at in turn.
    pub fn largest(&self, least: u64) -> impl Iterator<Item = (&str, &Group)> {
        let mut large: Vec<(&str, &Group)> = self.iter().collect();
        large.retain(|(_, group)| group.tally.n() >= least);
        large.sort_by_key(|(_, group)| std::cmp::Reverse(group.tally.n()));
        large.into_iter().take(FEW)
    }

    /// The largest groups, of so many texts at least, and the others together. These are several, and
    /// no fewer texts, as else the numbers of all would tell those of the one that is left out.
    pub fn shown(&self, least: u64) -> Shown<'_> {
        let mut groups: Vec<_> = self.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.tally.n()));
        let mut rest = self.rest.clone();
        let mut keep = groups.partition_point(|(_, group)| group.tally.n() >= least);
        if groups.len() > SHOWN + 1 {
            keep = keep.min(SHOWN);
        }
        let n = |groups: &[(&str, &Group)]| groups.iter().map(|g| g.1.tally.n()).sum::<u64>();
        let is_told = |left_out: &[_]| {
            left_out.len() == 1 || (1..least).contains(&(n(left_out) + self.rest.tally.n()))
        };
        while least > 0 && keep > 0 && is_told(&groups[keep..]) {
            keep -= 1;
        }
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
            let others = count(small.len().max(1) as u64);
            let name = match least {
                0 => format!("{more}{others} others"),
                _ if small.len() == 1 => "others (1 group)".to_owned(),
                _ => format!("others ({more}{others} groups)"),
            };
            (name, rest)
        });
        Shown { groups, others }
    }

    /// The names of those that are shown.
    pub fn named(&self, least: u64) -> Vec<String> {
        let shown = self.shown(least).groups.into_iter();
        let names = shown.map(|(name, _)| name).filter(|name| *name != NONE);
        names.map(str::to_owned).collect()
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
        let mut groups = Groups::new(Column::named("topic"), Cells::One);
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
    fn spellings_are_one_group() {
        let mut groups = Groups::new(Column::named("channel"), Cells::One);
        let score = Analyzer::english().score("good");
        for name in ["email", "EMAIL", " Email ", "Email", "web"] {
            groups.add(name, &score, None, Proof::default());
        }
        let found: Vec<(&str, u64)> = groups
            .iter()
            .map(|(name, group)| (name, group.tally.n()))
            .collect();
        assert_eq!(found, [("Email", 4), ("web", 1)]);
    }

    #[test]
    fn a_column_of_ids_is_bounded() {
        let mut groups = Groups::new(Column::named("id"), Cells::One);
        let score = Analyzer::english().score("good");
        let more = CAP as u64 + 5000;
        (0..more).for_each(|i| groups.add(&i.to_string(), &score, None, Proof::default()));
        assert_eq!(groups.len(), CAP + 1);
        let shown = groups.shown(0);
        assert_eq!(shown.groups.len(), SHOWN);
        let (name, others) = shown.others.unwrap();
        assert_eq!(name, "more than 99,988 others");
        assert_eq!(others.tally.n(), more - SHOWN as u64);
    }
}
