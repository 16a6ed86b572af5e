//! The groups that differ clearly from the rest.
//!
//! Where the spread of a group's own values is all that counts (Welch), ten texts that are alike by
//! chance make its mean look sure, and the bound for many groups asks just such tails. So a group is
//! taken to vary at least as all texts do, whose variance is well known, and so are the others: beside a
//! large group they are few. Of valences of the example, plain, nine tenths praise, or half without a
//! word, in 8 to 60 groups of 9 to 125 texts, up to 3 files in 100 have a group that is singled out. Of
//! 30 texts, one group of ten, that are truly lower by 0.5, 98 % are found (by 0.25: 29 %).
//!
//! A group must differ twice, to the same side: by the mean of all its texts, which is what a reader
//! sees, and without those that repeat others or are of unknown words, which prove nothing.

use super::groups::{Group, Groups};
use super::moments::Moments;
use super::student::critical;
use super::summary::Summary;
use super::tally::Tally;
use super::welch::Distance;
use super::words::{APART, LEAST};

/// A group that differs, and the column it is of.
pub struct Outlier<'a> {
    /// The column's name.
    pub column: &'a str,
    /// The group's name.
    pub name: &'a str,
    /// What is counted of it.
    pub group: &'a Group,
}

/// What a comparison of all groups, each to all other texts, shows.
#[derive(Default)]
pub struct Outliers<'a> {
    /// How many groups were compared.
    pub compared: usize,
    /// Those clearly below the rest, lowest first.
    pub below: Vec<Outlier<'a>>,
    /// Those clearly above it, highest first.
    pub above: Vec<Outlier<'a>>,
}

impl<'a> Outliers<'a> {
    /// Of all columns: among many groups some are far off by chance, so the
    /// bound is that at which one of all would be in 3 files of 100 (Bonferroni).
    pub fn of(summary: &'a Summary) -> Self {
        const CHANCE: f64 = 0.03;
        let mut found = Vec::new();
        for groups in summary.groups.iter().filter(|g| g.len() > 1) {
            let all = groups.whole();
            let least = summary.discretion.least;
            for (name, group) in groups.iter().filter(|g| g.1.tally.n() >= least) {
                if let Some(errors) = both(&group.tally, &all) {
                    let outlier = Outlier {
                        column: &groups.column.name,
                        name,
                        group,
                    };
                    found.push((errors, (all.evidence.n - 2) as f64, outlier));
                }
            }
        }
        let mut outliers = Self {
            compared: found.len(),
            ..Self::default()
        };
        let tail = CHANCE / 2.0 / found.len().max(1) as f64;
        found.retain(|(errors, freedom, _)| errors.abs() > critical(tail, *freedom));
        // The clearest first.
        found.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        for (errors, _, outlier) in found {
            let (own, other) = match errors < 0.0 {
                true => (&mut outliers.below, &outliers.above),
                false => (&mut outliers.above, &outliers.below),
            };
            let mut columns = summary.groups.iter();
            let of = columns.find(|groups| groups.column.name == outlier.column);
            if of.is_none_or(|groups| is_apart(&outlier, errors, tail, groups, other)) {
                own.push(outlier);
            }
        }
        let mean = |o: &Outlier| o.group.tally.valence.mean();
        outliers.below.sort_by(|a, b| mean(a).total_cmp(&mean(b)));
        outliers.above.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
        outliers
    }
}

/// Whether a group differs also where those of the other side, from which it differs anyway, are left out. Where they are
/// all others, it does.
fn is_apart(group: &Outlier, errors: f64, tail: f64, groups: &Groups, other: &[Outlier]) -> bool {
    let is_of = |outlier: &&Outlier| outlier.column == group.column;
    let known: Vec<&str> = other
        .iter()
        .filter(is_of)
        .map(|outlier| outlier.name)
        .collect();
    if known.is_empty() {
        return true;
    }
    let all = groups.whole_but(&known);
    match both(&group.group.tally, &all) {
        Some(left) => {
            left * errors > 0.0 && left.abs() > critical(tail, (all.evidence.n - 2) as f64)
        }
        None => true,
    }
}

/// How many standard errors a group is above all others by all texts and by those that prove
/// something: the lesser of both, 0 where they contradict each other or the means are next to each other.
fn both(group: &Tally, all: &Tally) -> Option<f64> {
    let proved = errors(&group.evidence, &all.evidence)?;
    // Where most of a mean is of one text, nobody knows.
    let shown = errors(&group.valence, &all.valence).unwrap_or(0.0);
    let others = all.valence.without(&group.valence).mean();
    let is_apart = (group.valence.mean() - others).abs() >= APART;
    Some(match is_apart && shown * proved > 0.0 {
        true => proved.signum() * proved.abs().min(shown.abs()),
        false => 0.0,
    })
}

/// How many standard errors a group is above all others, if in both so many texts are independent
/// that they are worth speaking of.
fn errors(group: &Moments, all: &Moments) -> Option<f64> {
    let others = all.without(group);
    let is_few = |part: &Moments| part.independent() < LEAST as f64;
    if is_few(group) || is_few(&others) {
        return None;
    }
    Distance::of_part(group, all).map(|distance| distance.errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::random::{random, valence};

    /// Valences of texts of which nine in ten praise: in groups of so many, of the first lower ones by a
    /// share of complaints.
    fn praise(sizes: &[usize], worse: f64, seed: u64) -> Vec<Moments> {
        let mut random = random(seed);
        let mut all = vec![Moments::default(); sizes.len()];
        for (i, (group, texts)) in all.iter_mut().zip(sizes).enumerate() {
            let complaints = 0.1 + if i == 0 { worse } else { 0.0 };
            for _ in 0..*texts {
                group.add(valence(&mut random, complaints));
            }
        }
        all
    }

    fn singled_out(groups: &[Moments]) -> Vec<usize> {
        let mut all = Moments::default();
        groups.iter().for_each(|group| all.merge(group));
        let bound = critical(0.015 / groups.len() as f64, (all.n - 2) as f64);
        let far = |group: &Moments| errors(group, &all).is_some_and(|e| e.abs() > bound);
        (0..groups.len()).filter(|&i| far(&groups[i])).collect()
    }

    #[test]
    fn chance_singles_a_group_out_in_3_files_of_100() {
        // Also of a group with a few others beside it.
        for sizes in [
            vec![9; 60],
            vec![10; 30],
            vec![10; 10],
            vec![50; 30],
            vec![300, 8],
            vec![1000, 8],
            vec![200, 12],
        ] {
            let of = |run| singled_out(&praise(&sizes, 0.0, run));
            let found = (0..300).filter(|&run| !of(run).is_empty()).count();
            assert!(found <= 9, "groups of {sizes:?}: {found} of 300");
        }
    }

    #[test]
    fn a_group_that_is_worse_is_found() {
        for (sizes, worse) in [
            (vec![30; 10], 0.45),
            (vec![100, 100], 0.3),
            (vec![8, 300], 0.8),
        ] {
            let of = |run| singled_out(&praise(&sizes, worse, run));
            let found = (0..100).filter(|&run| of(run).contains(&0)).count();
            assert!(found >= 90, "groups of {sizes:?}: {found} of 100");
        }
    }

    #[test]
    fn what_nobody_would_see_is_no_difference() {
        let tally = |shift: f64, seed| {
            let mut random = random(seed);
            let mut tally = Tally::default();
            for _ in 0..30_000 {
                let value = valence(&mut random, 0.3) + shift;
                tally.valence.add(value);
                tally.evidence.add(value);
            }
            tally
        };
        let far = |shift| {
            let (group, mut all) = (tally(shift, 1), tally(0.0, 2));
            all.merge(&group);
            both(&group, &all).unwrap().abs()
        };
        assert_eq!(far(-0.03), 0.0);
        assert!(far(-0.1) > 8.0);
    }
}
