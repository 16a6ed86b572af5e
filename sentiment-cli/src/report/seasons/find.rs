//! The season that is clearest.

use std::collections::BTreeMap;

use jiff::civil::{date, Date};
use jiff::ToSpan;

use super::Season;
use crate::report::days::{Difference, Noise, Valence};
use crate::report::student::beyond;

/// Months that a season has at most.
const LONGEST: i8 = 5;

/// Months on each side that it is held against.
const AROUND: i8 = 4;

/// Probability at which it may differ in one year by chance.
const ONCE: f64 = 0.05;

/// The same of all years together: sixty seasons are tried.
const TOGETHER: f64 = 0.0003;

/// Months of a year, and those before and after.
struct Time {
    first: Date,
    last: Date,
    own: Valence,
    around: Valence,
    /// How many errors it is above those of the side that is nearer.
    errors: f64,
    /// Whether both sides are known.
    is_within: bool,
}

/// Of the seasons that have none of the months that are `known`, the one that differs most clearly, if any does.
pub fn clearest(months: &BTreeMap<Date, Valence>, known: impl Fn(Date) -> bool) -> Option<Season> {
    let (first, last) = (*months.keys().next()?, *months.keys().next_back()?);
    // A month that comes again is the thirteenth.
    if last < first.saturating_add(1.year()) {
        return None;
    }
    let noise = Noise::of(months.values());
    let mut best: Option<(f64, Season)> = None;
    for len in 1..=LONGEST {
        for start in 1..=12 {
            let found = of(months, noise, start, len);
            let free = |season: &Season| !months.keys().any(|m| season.has(*m) && known(*m));
            if let Some((errors, season)) = found.filter(|(_, season)| free(season)) {
                if best.as_ref().is_none_or(|(most, _)| errors > *most) {
                    best = Some((errors, season));
                }
            }
        }
    }
    best.map(|(_, season)| season)
}

/// So many months from one on, if they are a season, and how clearly.
fn of(months: &BTreeMap<Date, Valence>, noise: Noise, start: i8, len: i8) -> Option<(f64, Season)> {
    let years = months.keys().next()?.year() - 1..=months.keys().next_back()?.year();
    let begins = years.map(|year| date(year, start, 1));
    let times: Vec<Time> = begins
        .filter_map(|begin| time(months, noise, begin, len))
        .collect::<Option<_>>()?;
    if times.len() < 2 || !times.iter().any(|time| time.is_within) {
        return None;
    }
    // Each time on the same side, and not twice different halves.
    let sum: f64 = times.iter().map(|time| time.errors).sum();
    let again = (0..len).filter(|month| {
        let is_there = |time: &&Time| {
            let at = (start - 1 + month) % 12 + 1;
            let (from, to) = (time.first, time.last);
            (at - from.month()).rem_euclid(12) <= (to.month() - from.month()).rem_euclid(12)
        };
        times.iter().filter(is_there).count() > 1
    });
    let errors = sum.abs() / (times.len() as f64).sqrt();
    if times.iter().any(|time| time.errors * sum <= 0.0)
        || 2 * again.count() < len as usize
        || beyond(errors, f64::INFINITY) >= TOGETHER
    {
        return None;
    }
    let season = season(start, len, &times);
    if !is_even(months, &times, &season) {
        return None;
    }
    let clear = (times.iter()).map(|time| {
        let above = time.own.evidence.mean() - time.around.evidence.mean();
        time.own.evidence.independent() * above * above - noise.evidence
    });
    let is_most = clear.sum::<f64>() >= unrest(months, noise, &season);
    is_most.then_some((errors, season))
}

fn season(first: i8, len: i8, times: &[Time]) -> Season {
    let mut around = Valence::default();
    times.iter().for_each(|time| around.merge(&time.around));
    let of = |n: fn(&Valence) -> (f64, f64)| {
        let part = |time: &Time| {
            let ((n, own), (_, around)) = (n(&time.own), n(&time.around));
            (n, n * (own - around))
        };
        let (n, sum) = times
            .iter()
            .map(part)
            .fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        sum / n
    };
    Season {
        first,
        len,
        above: [
            of(|v| (v.all.n as f64, v.all.mean())),
            of(|v| (v.evidence.n as f64, v.evidence.mean())),
        ],
        times: times
            .iter()
            .map(|time| (time.first, time.last, time.own.all.mean()))
            .collect(),
        around: around.all.mean(),
    }
}

/// Whether each of its months has at least half of what all have.
fn is_even(months: &BTreeMap<Date, Valence>, times: &[Time], season: &Season) -> bool {
    let mut each: BTreeMap<i8, (f64, f64)> = BTreeMap::new();
    for time in times {
        for (month, m) in months
            .range(time.first..=time.last)
            .filter(|(_, m)| m.all.n > 0)
        {
            let (n, sum) = each.entry(month.month()).or_default();
            *n += m.all.n as f64;
            *sum += m.all.n as f64 * (m.all.mean() - time.around.all.mean());
        }
    }
    let half = season.above[0].abs() / 2.0;
    let mut above = each
        .values()
        .map(|(n, sum)| sum / n * season.above[0].signum());
    above.all(|above| above >= half)
}

/// The months of a year: nothing where they have too few texts; `Some(None)` where they are not apart from those around.
fn time(
    months: &BTreeMap<Date, Valence>,
    noise: Noise,
    begin: Date,
    len: i8,
) -> Option<Option<Time>> {
    let (from, end) = (-i64::from(AROUND), i64::from(len));
    let part = |from: i64, to: i64| {
        let range = begin.saturating_add(from.months())..begin.saturating_add(to.months());
        let mut all = Valence::default();
        months.range(range.clone()).for_each(|(_, m)| all.merge(m));
        let mut full = months
            .range(range)
            .filter(|(_, m)| m.all.n > 0)
            .map(|(month, _)| *month);
        let first = full.next()?;
        Some((first, full.next_back().unwrap_or(first), all))
    };
    let (first, last, own) = part(0, end).filter(|(.., own)| !own.is_few())?;
    let sides = [part(from, 0), part(end, end - from)];
    let sides: Vec<Valence> = sides.into_iter().flatten().map(|(.., side)| side).collect();
    let sides: Vec<&Valence> = sides.iter().filter(|side| !side.is_few()).collect();
    let mut around = Valence::default();
    sides.iter().for_each(|side| around.merge(side));
    let differences: Vec<Difference> = sides.iter().map(|side| own.above(side, noise)).collect();
    // A step on one side of it is no season: what is less sure counts.
    let nearest = differences.iter().map(|difference| difference.errors);
    let nearest = nearest
        .min_by(|a, b| a.abs().total_cmp(&b.abs()))
        .unwrap_or(0.0);
    let is_same = |difference: &Difference| difference.errors * nearest > 0.0;
    let is_clear = own.above(&around, noise).chance < ONCE && differences.iter().all(is_same);
    Some(is_clear.then_some(Time {
        first,
        last,
        own,
        around,
        errors: nearest,
        is_within: sides.len() == 2,
    }))
}

/// How much other months differ from those around them, beyond chance.
fn unrest(months: &BTreeMap<Date, Valence>, noise: Noise, season: &Season) -> f64 {
    let others: Vec<&Valence> = (months.iter().filter(|(month, _)| !season.has(**month)))
        .map(|(_, m)| m)
        .collect();
    let beyond = |(at, own): (usize, &&Valence)| {
        let from = at.saturating_sub(AROUND as usize);
        let mut near = Valence::default();
        let to = others.len().min(at + 1 + AROUND as usize);
        let places = (from..to).filter(|place| *place != at);
        places.for_each(|place| near.merge(others[place]));
        let [n, m] = [*own, &near].map(|part| part.evidence.independent());
        if n < 1.0 || m < 1.0 {
            return 0.0;
        }
        let apart = own.evidence.mean() - near.evidence.mean();
        n * apart * apart - noise.evidence * (1.0 + n / m)
    };
    others.iter().enumerate().map(beyond).sum()
}
