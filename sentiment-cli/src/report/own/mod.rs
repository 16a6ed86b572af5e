//! Which groups changed over time by themselves, and not as all others did.
//!
//! Of each group of each column it is asked whether it changed, by a bound for all groups that are asked
//! (Bonferroni), and whether it moved otherwise than the other texts.

mod cause;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::changes::{Among, Change};
use super::days::{Noise, Valence};
use super::groups::{several, Group, Groups};
use super::spikes::Calm;

pub use cause::Cause;

/// Probability at which a group is said to have moved otherwise than the others, of as many as were asked.
const OTHERWISE: f64 = 0.03;

/// Valence by month.
type Months = BTreeMap<Date, Valence>;

/// A group that changed by itself.
pub struct Own<'a> {
    /// The column's name.
    pub column: &'a str,
    /// The group's name.
    pub name: &'a str,
    /// What happened.
    pub change: Change,
    /// Without what comes again each year, and times that stand out.
    months: Months,
    /// How sure it is, in standard errors.
    errors: f64,
}

/// A column in which groups are looked at.
struct Asked<'a> {
    groups: &'a Groups,
    all: Months,
    noise: Noise,
    each: Vec<(&'a str, Months)>,
}

/// The groups that changed by themselves, the clearest first.
pub fn changed<'a>(groups: &'a [Groups], least: u64, calm: &Calm) -> Vec<Own<'a>> {
    let asked: Vec<Asked> = several(groups)
        .map(|groups| Asked::of(groups, least, calm))
        .collect();
    let tests: usize = asked.iter().map(|asked| asked.each.len()).sum();
    let mut found: Vec<Own> = Vec::new();
    for own in asked.iter().flat_map(|asked| asked.changed(tests as f64)) {
        // The same texts by another name: "Mill Lane", "Manager: Smith".
        if !found
            .iter()
            .any(|other| is_same(&own.months, &other.months))
        {
            found.push(own);
        }
    }
    found.sort_by(|a, b| b.errors.total_cmp(&a.errors));
    found
}

impl<'a> Asked<'a> {
    /// The largest groups of a column, of so many texts at least.
    fn of(groups: &'a Groups, least: u64, calm: &Calm) -> Self {
        let column = groups.column.name.as_str();
        let months = |(name, group): (&'a str, &Group)| {
            let mut months = calm.months((column, name), &group.pieces);
            months.retain(|_, m| m.all.n >= least);
            (name, months)
        };
        let each = groups.largest(least).map(months);
        let all = calm.all_of(groups).months();
        Self {
            groups,
            noise: Noise::of(all.values()),
            all,
            each: each
                .filter(|(_, months)| Change::is_testable(months))
                .collect(),
        }
    }

    fn changed(&self, tests: f64) -> impl Iterator<Item = Own<'a>> + '_ {
        let among = Among {
            noise: self.noise,
            tests,
        };
        self.each.iter().filter_map(move |(name, months)| {
            let change = Change::among(months, among);
            if !change.is_clear() {
                return None;
            }
            let own = change.effect(months, self.noise)?;
            let others = change.effect(&without(&self.all, months), self.noise)?;
            (own.apart(&others) < OTHERWISE / tests).then(|| Own {
                column: &self.groups.column.name,
                name,
                errors: own.errors(),
                change,
                months: months.clone(),
            })
        })
    }
}

/// All texts but those of a part.
fn without(all: &Months, part: &Months) -> Months {
    let rest = |(month, m): (&Date, &Valence)| {
        let rest = part.get(month).map_or(*m, |part| m.without(part));
        (*month, rest)
    };
    all.iter().map(rest).filter(|(_, m)| m.all.n > 0).collect()
}

/// Whether months have the same texts, as far as numbers tell.
fn is_same(a: &Months, b: &Months) -> bool {
    let is_same = |(a, b): ((&Date, &Valence), (&Date, &Valence))| {
        let apart = (a.1.all.mean() - b.1.all.mean()).abs();
        a.0 == b.0 && a.1.all.n == b.1.all.n && apart < 1e-9
    };
    a.len() == b.len() && a.iter().zip(b).all(is_same)
}

#[cfg(test)]
mod tests;
