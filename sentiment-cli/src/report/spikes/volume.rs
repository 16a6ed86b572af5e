//! Weeks and months of many more texts than others have.
//!
//! Counts vary more than those of a fair die: by trade, by weather, by mailings. So the square roots of counts, whose spread hardly
//! grows with them (Anscombe 1948), are held against all others by Student's t, with the spread that the others have, and that of
//! Poisson at least. Besides, a time must have half more than any other. Outer periods that are not complete are left out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Name, Time};
use crate::report::dates::Period;
use crate::report::days::Days;
use crate::report::groups::Groups;
use crate::report::pieces::Pieces;
use crate::report::student::beyond;
use crate::report::words::LEAST;

/// Probability at which any time is told.
const CHANCE: f64 = 0.005;

/// Other periods by which what is usual is known.
const OTHERS: usize = 6;

/// A time of many texts.
pub struct Crowd<'a> {
    /// The group that has them, or all texts.
    pub group: Option<Name<'a>>,
    /// When.
    pub time: Time,
    /// How many.
    pub n: u64,
    /// The fewest and the most of other periods.
    pub usual: (u64, u64),
    chance: f64,
}

/// The times of many texts, the clearest first: of groups, where others have no more then.
pub fn crowds<'a>(days: &Days, groups: &'a [Groups], least: u64) -> Vec<Crowd<'a>> {
    let all = days.pieces();
    let spans: Vec<(Period, Vec<Date>)> = [Period::Week, Period::Month]
        .into_iter()
        .filter_map(|period| Some((period, starts(days, period)?)))
        // A survey that is sent now and then has its weeks.
        .filter(|(period, starts)| {
            let counts = counted(&all, *period, starts);
            4 * counts.iter().filter(|n| **n > 0).count() >= 3 * counts.len()
        })
        .collect();
    let mut asked: Vec<(Option<Name>, &Pieces, Option<&Groups>)> = vec![(None, &all, None)];
    for groups in groups.iter().filter(|groups| groups.len() > 1) {
        let column = groups.column.name.as_str();
        let each = groups.largest(LEAST.max(least));
        asked.extend(each.map(|(name, group)| (Some((column, name)), &group.pieces, Some(groups))));
    }
    let tests = asked.len() * spans.iter().map(|(_, starts)| starts.len()).sum::<usize>();
    let chance = CHANCE / tests.max(1) as f64;
    let mut found: Vec<Crowd> = Vec::new();
    for (group, pieces, of) in asked {
        for (period, starts) in &spans {
            let own = counted(pieces, *period, starts);
            let whole = counted(&all, *period, starts);
            // What all others do is not the group's.
            let others: Option<Vec<u64>> = of.map(|_| {
                let both = whole.iter().zip(&own);
                both.map(|(all, own)| all.saturating_sub(*own)).collect()
            });
            let more = |at: usize| others.as_ref().map_or(1.0, |others| rise(others, at));
            let clearest = (0..own.len())
                .filter_map(|at| Some((at, by_chance(&own, at, more(at))?)))
                .filter(|(_, by_chance)| *by_chance < chance)
                .min_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, chance)) = clearest {
                let rest = || {
                    (0..own.len())
                        .filter(|&other| other != at)
                        .map(|other| own[other])
                };
                let time = Time {
                    period: *period,
                    first: starts[at],
                    last: starts[at],
                };
                found.push(Crowd {
                    group,
                    time,
                    n: own[at],
                    // How few there were is not said where that is to be nobody's.
                    usual: (
                        rest().min().filter(|n| *n >= least).unwrap_or(0),
                        rest().max().unwrap_or(0),
                    ),
                    chance,
                });
            }
        }
    }
    found.retain(|crowd| crowd.n >= least);
    // Of all texts only what no group explains.
    let (of_all, mut told): (Vec<Crowd>, Vec<Crowd>) =
        found.into_iter().partition(|crowd| crowd.group.is_none());
    told.sort_by(|a, b| a.chance.total_cmp(&b.chance));
    let of_all = of_all.into_iter().filter(|all| {
        let explains = |own: &Crowd| own.time.has(all.time.first) && 2.0 * own.more() > all.more();
        !told.iter().any(explains)
    });
    let of_all: Vec<Crowd> = of_all.collect();
    let mut crowds: Vec<Crowd> = Vec::new();
    // Of a month and its week one is enough, and so it is of the same texts by another name.
    for crowd in of_all.into_iter().chain(told) {
        let is_same = |known: &Crowd| {
            let is_within = known.time.has(crowd.time.first) || crowd.time.has(known.time.first);
            is_within && (known.group == crowd.group || known.n == crowd.n)
        };
        if !crowds.iter().any(is_same) {
            crowds.push(crowd);
        }
    }
    crowds
}

impl Crowd<'_> {
    /// How many more than the most of any other time.
    fn more(&self) -> f64 {
        self.n as f64 - self.usual.1 as f64
    }
}

/// The first days of all complete periods, if they are enough.
fn starts(days: &Days, period: Period) -> Option<Vec<Date>> {
    let (first, last) = days.complete(period)?;
    let all = std::iter::successors(Some(first), |start| Some(period.next(*start)));
    let all: Vec<Date> = all.take_while(|start| *start <= last).collect();
    (all.len() > OTHERS).then_some(all)
}

fn counted(pieces: &Pieces, period: Period, starts: &[Date]) -> Vec<u64> {
    let parts: BTreeMap<Date, _> = pieces.by(period);
    let of = |start: &Date| parts.get(start).map_or(0, |part| part.all.n);
    starts.iter().map(of).collect()
}

/// How many times as many texts as usual there are at a place, if they are more.
fn rise(counts: &[u64], at: usize) -> f64 {
    let others = (counts.len() - 1).max(1) as f64;
    let usual = (counts.iter().sum::<u64>() - counts[at]) as f64 / others;
    (counts[at] as f64 / usual.max(1.0)).max(1.0)
}

/// The probability of as many texts at a place by chance, where so many times as many are usual then. None where they are no crowd.
fn by_chance(counts: &[u64], at: usize, more: f64) -> Option<f64> {
    /// How much more they must be than those of any other time.
    const MORE: f64 = 1.5;
    let n = counts[at] as f64 / more;
    let others: Vec<f64> = (0..counts.len())
        .filter(|&other| other != at)
        .map(|other| counts[other] as f64)
        .collect();
    let most = others.iter().copied().fold(0.0, f64::max);
    if counts[at] < LEAST || n < MORE * most || n < most + LEAST as f64 / 2.0 {
        return None;
    }
    let root = |n: f64| 2.0 * (n + 0.375).sqrt();
    let roots: Vec<f64> = others.iter().map(|n| root(*n)).collect();
    let m = roots.len() as f64;
    let mean = roots.iter().sum::<f64>() / m;
    let spread = roots.iter().map(|root| (root - mean).powi(2)).sum::<f64>() / (m - 1.0);
    let errors = (root(n) - mean) / (spread.max(1.0) * (1.0 + 1.0 / m)).sqrt();
    (errors > 0.0).then(|| beyond(errors, m - 1.0))
}
