//! A few periods in a row that stand out from all others, and passed: what a step would be made of else.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::series::{stands_out, Series};
use super::BOUND;
use crate::report::days::{Noise, Valence};

/// How much more a run must explain than one that is shorter by a period, in variances.
const LONGER: f64 = BOUND;

/// Periods in a row.
pub struct Run {
    /// The first one.
    pub first: Date,
    /// The last one.
    pub last: Date,
    /// Their texts.
    pub own: Valence,
    /// All others.
    pub others: Valence,
    /// The probability of one as far apart by chance.
    pub chance: f64,
}

/// How many runs of up to so many periods could be one.
pub fn tried(periods: &BTreeMap<Date, Valence>, most: usize) -> usize {
    most * periods.values().filter(|period| period.all.n > 0).count()
}

/// The run of up to so many periods that explains most, the shortest of those that explain nearly as much, if it differs from all
/// others with less than this probability by chance, also from those before and from those after it, and explains most of how
/// periods differ: more than a step does.
pub fn spike(
    periods: &BTreeMap<Date, Valence>,
    most: usize,
    chance: f64,
    least: Noise,
) -> Option<Run> {
    let series = Series::new(periods, least);
    let all = series.months.len();
    let mut best: Option<(f64, Run)> = None;
    for from in 1..all {
        for to in from + 1..all.min(from + most + 1) {
            let own = series.part(from, to);
            if own.is_few() {
                continue;
            }
            let parts = [series.part(0, from), own, series.part(to, all)];
            let others = series.all().without(&own);
            let explains = series.explained(&[&own, &others]);
            let difference = own.above(&others, series.noise);
            // A quiet period beside it adds nothing.
            let explains = explains - LONGER * series.noise.evidence * (to - from) as f64;
            if best.as_ref().is_none_or(|(most, _)| explains > *most)
                && difference.chance < chance
                && stands_out(&parts, series.noise)
            {
                let run = Run {
                    first: series.months[from].0,
                    last: series.months[to - 1].0,
                    own,
                    others,
                    chance: difference.chance,
                };
                best = Some((explains, run));
            }
        }
    }
    let (explains, run) = best?;
    let step = series.step().map_or(0.0, |(_, step)| step.explains);
    (series.is_most(explains, 2.0) && explains > step).then_some(run)
}
