//! Months in order, and the changes of level that explain most of how they differ.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::line::Line;
use super::shape::number;
use super::{Change, BOUND, CLEAR, RARE};
use crate::report::dates::Period;
use crate::report::days::{Noise, Valence};
use crate::report::moments::Moments;
use crate::report::words::APART;

/// A change with the part of the sum of squares between months that it explains.
pub struct Found {
    pub change: Change,
    pub explains: f64,
}

/// A line that is level up to a month.
struct Steady {
    from: usize,
    line: Line,
}

/// Months in order, with sums that make any part of them cheap.
pub struct Series<'a> {
    pub(super) months: Vec<(Date, &'a Valence)>,
    /// Of all months before each, and of all.
    sums: Vec<Valence>,
    /// The variance within months.
    pub noise: Noise,
    /// The sum of squares between months.
    between: f64,
}

impl<'a> Series<'a> {
    /// Of months whose texts are taken to vary by so much at least.
    pub fn new(months: &'a BTreeMap<Date, Valence>, least: Noise) -> Self {
        let mut sums = vec![Valence::default()];
        let mut all = Valence::default();
        for m in months.values() {
            all.merge(m);
            sums.push(all);
        }
        let series = Self {
            months: months.iter().map(|(month, m)| (*month, m)).collect(),
            sums,
            noise: Noise::of(months.values()).at_least(least),
            between: 0.0,
        };
        let parts: Vec<&Valence> = months.values().collect();
        Self {
            between: series.explained(&parts),
            ..series
        }
    }

    /// The months from one place up to another.
    pub(super) fn part(&self, from: usize, to: usize) -> Valence {
        self.sums[to].without(&self.sums[from])
    }

    pub(super) fn all(&self) -> &Valence {
        &self.sums[self.months.len()]
    }

    /// The sum of squares between parts, of what proves something.
    pub(super) fn explained(&self, parts: &[&Valence]) -> f64 {
        let mean = self.all().evidence.mean();
        let square = |part: &&Valence| {
            let proved = &part.evidence;
            proved.independent() * (proved.mean() - mean).powi(2)
        };
        parts.iter().map(square).sum()
    }

    /// Whether so many bounds explain at least half of what is between months, less what
    /// would be there by chance.
    pub fn is_most(&self, explains: f64, bounds: f64) -> bool {
        let chance = (self.months.len() - 1) as f64 * self.noise.evidence;
        2.0 * (explains - bounds * self.noise.evidence) >= self.between - chance
    }

    /// The clearest change in level, and how probable it would be by chance: the month that best
    /// parts the months before it from itself and those after. None where nothing can be compared.
    pub fn step(&self) -> Option<(f64, Found)> {
        let mut clearest: Option<(f64, f64, Found)> = None;
        for (at, (from, _)) in self.months.iter().enumerate() {
            let (before, since) = (self.part(0, at), self.part(at, self.months.len()));
            if before.is_few() || since.is_few() {
                continue;
            }
            let difference = since.above(&before, self.noise);
            // Of the smallest there are no digits left.
            let rank = (difference.chance, -difference.errors.abs());
            if clearest.as_ref().is_none_or(|(c, e, _)| rank < (*c, *e)) {
                let change = Change::Lasting {
                    from: *from,
                    by: Period::Month,
                    before: before.all.mean(),
                    since: since.all.mean(),
                };
                let explains = self.explained(&[&before, &since]);
                clearest = Some((rank.0, rank.1, Found { change, explains }));
            }
        }
        clearest.map(|(chance, _, found)| (chance, found))
    }

    /// The place within some time that parts all best, if no other place there is nearly as good, and the parts.
    pub fn sure_step(&self, within: Range<Date>) -> Option<(Date, Valence, Valence)> {
        /// How much better, in variances: by chance one in a hundred is (Wilks).
        const SURE: f64 = 6.6;
        let all = self.months.len();
        let places = (1..all).filter(|&at| within.contains(&self.months[at].0));
        let parts = places.map(|at| (at, self.part(0, at), self.part(at, all)));
        let mut steps: Vec<(f64, usize)> = parts
            .filter(|(_, before, since)| !before.is_few() && !since.is_few())
            .map(|(at, before, since)| (self.explained(&[&before, &since]), at))
            .collect();
        steps.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (best, at) = *steps.first()?;
        let next = steps.get(1)?.0;
        let is_sure = best - next > SURE * self.noise.evidence;
        is_sure.then(|| (self.months[at].0, self.part(0, at), self.part(at, all)))
    }

    /// How probable the line that fits all months best would be by chance.
    pub fn slope_by_chance(&self) -> f64 {
        self.line().map_or(1.0, |line| line.line.chance)
    }

    /// What a step in an unknown month explains, as likely as all of them are together: one that is as likely in many months
    /// is a slope. A prior for steps makes up for most of what the search for one takes off.
    fn any_step(&self) -> f64 {
        const PRIOR: f64 = 3.0;
        let unit = 2.0 * self.noise.evidence.max(1e-18);
        let all = self.months.len();
        let parts = (1..all).map(|at| (self.part(0, at), self.part(at, all)));
        let full = parts.filter(|(before, since)| !before.is_few() && !since.is_few());
        let steps: Vec<f64> = full
            .map(|(before, since)| self.explained(&[&before, &since]))
            .collect();
        let most = steps.iter().copied().fold(0.0, f64::max);
        let likely: f64 = steps.iter().map(|step| ((step - most) / unit).exp()).sum();
        most + unit * (likely / steps.len().max(1) as f64).ln() + PRIOR * self.noise.evidence
    }

    /// The steady fall or rise that is clear, and more likely than a step, of which the clearest explains so much.
    pub fn steadily(&self, step: f64) -> Option<Found> {
        let noise = self.noise.evidence;
        let any_step = self.any_step();
        let is_clear = |steady: &Steady, bounds: f64| {
            let [first, last] = steady.line.levels();
            (last - first).abs() >= APART
                && steady.line.chance < CLEAR
                && steady.line.explains > any_step
                && self.is_most(steady.line.explains, bounds)
        };
        let line = self.line();
        let straight = line.as_ref().map_or(0.0, |line| line.line.explains);
        // So is that of a bend; a step is the less likely one only where it explains less by a little more than chance.
        let bent = self.bent().filter(|bent| {
            is_clear(bent, 2.0)
                && bent.line.explains > straight + BOUND * noise
                && bent.line.explains > step + 2.0 * noise
        });
        let steady = bent.or(line.filter(|line| is_clear(line, 1.0)))?;
        let from = steady.from;
        Some(Found {
            change: Change::Steady {
                first: self.months[from].0,
                middle: self.months[from + (self.months.len() - from) / 2].0,
                is_bent: from > 0,
                levels: steady.line.levels(),
            },
            explains: steady.line.explains,
        })
    }

    /// The line that fits all months best. None of few months, of which a step says as much.
    fn line(&self) -> Option<Steady> {
        /// Months with texts.
        const MANY: usize = 6;
        let is_many = self.with_texts(0..self.months.len()) >= MANY;
        self.steady(0).filter(|_| is_many)
    }

    /// The best of the lines that are level up to a month and fall, or rise, from then on. None where a part has few months, of
    /// which a step says as much.
    fn bent(&self) -> Option<Steady> {
        /// Months with texts that are level, the last one among them, and that are not.
        const LEVEL: usize = 4;
        const SLOPE: usize = 5;
        let all = self.months.len();
        let knots = (1..all).filter(|&at| {
            self.with_texts(0..at + 1) >= LEVEL && self.with_texts(at + 1..all) >= SLOPE
        });
        let lines = knots.filter_map(|at| self.steady(at));
        lines.max_by(|a, b| a.line.explains.total_cmp(&b.line.explains))
    }

    fn with_texts(&self, part: Range<usize>) -> usize {
        let months = self.months[part].iter();
        months.filter(|(_, m)| m.all.n > 0).count()
    }

    /// The line from the month at a place on, level up to it, both by all texts and by those that prove something: what is less
    /// sure.
    fn steady(&self, from: usize) -> Option<Steady> {
        let knot = number(self.months[from].0);
        let of = |part: fn(&Valence) -> &Moments, noise: f64| {
            let months = self.months.iter();
            let months = months.map(|(month, m)| ((number(*month) - knot).max(0.0), part(m)));
            let months: Vec<_> = months.filter(|(_, m)| m.n > 0).collect();
            Line::through(&months, noise)
        };
        let all = of(|m| &m.all, self.noise.all)?;
        let proved = of(|m| &m.evidence, self.noise.evidence)?;
        let line = all.proved_by(&proved)?;
        Some(Steady { from, line })
    }

    /// The months that best stand out from those before and those after them.
    pub fn passing(&self) -> Option<Found> {
        let mut best: Option<Found> = None;
        for first in 1..self.months.len() {
            for end in first + 1..self.months.len() {
                let parts = [(0, first), (first, end), (end, self.months.len())]
                    .map(|(from, to)| self.part(from, to));
                let explains = self.explained(&[&parts[0], &parts[1], &parts[2]]);
                if best.as_ref().is_none_or(|best| explains > best.explains)
                    && stands_out(&parts, self.noise)
                    && self.is_extreme(first, end, &parts)
                {
                    let change = Change::Passing {
                        first: self.months[first].0,
                        last: self.months[end - 1].0,
                        means: [0, 1, 2].map(|at| parts[at].all.mean()),
                    };
                    best = Some(Found { change, explains });
                }
            }
        }
        best
    }

    /// Whether no month but those goes as far.
    fn is_extreme(&self, first: usize, end: usize, parts: &[Valence; 3]) -> bool {
        let (mean, before) = (parts[1].all.mean(), parts[0].all.mean());
        let others = self.months[..first].iter().chain(&self.months[end..]);
        others
            .filter(|(_, m)| !m.is_few())
            .map(|(_, m)| m.all.mean())
            .all(|other| (other < mean) != (mean < before) && other != mean)
    }
}

/// Whether the second of three parts is clearly apart from both others, on the same side, and
/// what changed went back by half at least.
pub(super) fn stands_out(parts: &[Valence; 3], noise: Noise) -> bool {
    if parts.iter().any(Valence::is_few) {
        return false;
    }
    let [before, after] = [&parts[0], &parts[2]].map(|side| parts[1].all.mean() - side.all.mean());
    let (less, more) = (before.abs().min(after.abs()), before.abs().max(after.abs()));
    let clear = |side: &Valence| parts[1].above(side, noise).chance < RARE;
    before * after > 0.0 && 2.0 * less >= more && clear(&parts[0]) && clear(&parts[2])
}
