//! Which times stand out by their valence.

use super::{Calm, Name, Spike, Time};
use crate::report::changes::{spike, tried, Run};
use crate::report::dates::Period;
use crate::report::days::{Noise, Valence};
use crate::report::groups::{several, Groups};
use crate::report::pieces::Pieces;
use crate::report::seasons::Seasons;
use crate::report::student::beyond;

/// Probability at which any time is said to stand out where none does.
const CHANCE: f64 = 0.005;

/// Probability at which a group whose time stands out is said to have moved otherwise than the others, of as many as do.
const OTHERWISE: f64 = 0.01;

/// Times of one group, or of all texts, that are told.
const MOST: usize = 2;

/// What runs of up to how many are looked at.
const PERIODS: [(Period, usize); 2] = [(Period::Week, 3), (Period::Month, 1)];

/// What is looked at: all texts, or a group beside the others of its column.
struct Asked<'a> {
    group: Option<Name<'a>>,
    own: Pieces,
    others: Option<Pieces>,
    noise: Noise,
}

/// The times that stand out, those of groups first, the clearest before others; and what is left.
pub fn find<'a>(all: &Pieces, groups: &'a [Groups], least: u64, seasons: Seasons) -> Calm<'a> {
    let mut calm = Calm::of(seasons);
    let asked: Vec<Asked> = several(groups)
        .flat_map(|groups| of_groups(groups, least, &calm))
        .collect();
    let own = calm.pieces(None, all);
    let tests: usize = asked
        .iter()
        .map(|asked| &asked.own)
        .chain([&own])
        .map(tests)
        .sum();
    let chance = CHANCE / tests.max(1) as f64;
    let found = asked.iter().flat_map(|asked| {
        let spikes = asked.spikes(chance, least).into_iter();
        spikes.map(move |spike| (asked, spike))
    });
    let mut found: Vec<(&Asked, Spike)> = found.collect();
    let otherwise = OTHERWISE / found.len().max(1) as f64;
    found.retain(|(asked, spike)| asked.is_own(spike, otherwise));
    found.sort_by(|a, b| a.1.chance.total_cmp(&b.1.chance));
    for (_, spike) in found {
        // The same texts by another name: "Mill Lane", "Manager: Smith".
        if !calm.spikes.iter().any(|known| is_same(known, &spike)) {
            calm.spikes.push(spike);
        }
    }
    // Of all texts only what those groups do not explain.
    let own = calm.left(all, groups);
    let asked = Asked {
        group: None,
        noise: Noise::of(own.months().values()),
        own,
        others: None,
    };
    calm.spikes.extend(asked.spikes(chance, least));
    calm
}

fn of_groups<'a>(groups: &'a Groups, least: u64, calm: &Calm) -> Vec<Asked<'a>> {
    let column = groups.column.name.as_str();
    let all = calm.all_of(groups);
    let noise = Noise::of(all.months().values());
    let asked = groups.largest(least).map(|(name, group)| {
        let own = calm.pieces(Some((column, name)), &group.pieces);
        let others = all.less(&own);
        Asked {
            group: Some((column, name)),
            own,
            others: Some(others),
            noise,
        }
    });
    asked.collect()
}

fn tests(pieces: &Pieces) -> usize {
    let of = PERIODS.iter();
    of.map(|(period, most)| tried(&pieces.by(*period), *most))
        .sum()
}

impl<'a> Asked<'a> {
    fn spikes(&self, chance: f64, least: u64) -> Vec<Spike<'a>> {
        let mut found: Vec<Spike> = Vec::new();
        while found.len() < MOST {
            let left = self.own.filter_map(|date, valence| {
                let is_known = found.iter().any(|spike| spike.time.has(date));
                (!is_known).then_some(*valence)
            });
            match self.clearest(&left, chance, least) {
                Some(spike) => found.push(spike),
                None => break,
            }
        }
        found
    }

    fn clearest(&self, own: &Pieces, chance: f64, least: u64) -> Option<Spike<'a>> {
        let found = PERIODS.iter().filter_map(|&(period, most)| {
            let run = spike(&own.by(period), most, chance, self.noise)?;
            Some((period, run))
        });
        let (period, run) = found.min_by(|a, b| a.1.chance.total_cmp(&b.1.chance))?;
        let Run {
            first,
            last,
            own: texts,
            others,
            chance: by_chance,
        } = run;
        let time = Time {
            period,
            first,
            last,
        };
        self.may_be_told(own, &time, least).then_some(Spike {
            group: self.group,
            time,
            own: texts,
            others,
            chance: by_chance,
        })
    }

    /// Whether the others did not move as much.
    fn is_own(&self, spike: &Spike, chance: f64) -> bool {
        self.others.as_ref().is_none_or(|rest| {
            let (inside, outside) = parts(rest, &spike.time);
            let own = [&spike.own, &spike.others];
            is_otherwise(own, [&inside, &outside], self.noise, chance)
        })
    }

    /// Whether a mean of this time tells none of fewer texts: of the rest of its months, and of others at that time.
    fn may_be_told(&self, own: &Pieces, time: &Time, least: u64) -> bool {
        let is_enough = |n: u64| n == 0 || n >= least;
        let months = own.months();
        let inside = own.filter_map(|date, valence| time.has(date).then_some(*valence));
        let rest = inside.months().into_iter().map(|(month, part)| {
            let all = months.get(&month).map_or(0, |all| all.all.n);
            all - part.all.n
        });
        let mut rest = rest.chain([inside.all().all.n]);
        let others = self.others.as_ref();
        let others = others.map_or(0, |others| parts(others, time).0.all.n);
        rest.all(is_enough) && is_enough(others)
    }
}

fn is_same(a: &Spike, b: &Spike) -> bool {
    let apart = (a.own.all.mean() - b.own.all.mean()).abs();
    a.time == b.time && a.own.all.n == b.own.all.n && apart < 1e-9
}

/// What is within a time, and what is not.
pub(super) fn parts(pieces: &Pieces, time: &Time) -> (Valence, Valence) {
    let inside = pieces.filter_map(|date, valence| time.has(date).then_some(*valence));
    let outside = pieces.filter_map(|date, valence| (!time.has(date)).then_some(*valence));
    (inside.all(), outside.all())
}

/// Whether some texts moved otherwise than others at a time.
fn is_otherwise(own: [&Valence; 2], others: [&Valence; 2], noise: Noise, chance: f64) -> bool {
    let moved = |[inside, outside]: [&Valence; 2]| {
        let [n, m] = [inside, outside].map(|part| part.evidence.independent());
        let size = inside.evidence.mean() - outside.evidence.mean();
        (
            size,
            noise.evidence * (1.0 / n.max(1e-9) + 1.0 / m.max(1e-9)),
        )
    };
    let ((own, error), (other, more)) = (moved(own), moved(others));
    // Those that have no texts then did not move.
    let (other, more) = if more > 1e6 {
        (0.0, 0.0)
    } else {
        (other, more)
    };
    beyond(
        (own - other) / (error + more).max(1e-18).sqrt(),
        f64::INFINITY,
    ) < chance
        && own.abs() > other.abs()
}
