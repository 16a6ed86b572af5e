//! The points of a chart over time.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::dates::Period;
use crate::report::days::Valence;
use crate::report::moments::Moments;

/// A period's first day and its mean, of nothing where it has no texts, or too few.
pub type Point = (Date, Moments);

/// What is drawn, by the first day of a period.
pub type By<'a> = &'a dyn Fn(Period) -> BTreeMap<Date, Valence>;

/// The points of a chart over time, if there are two; those of fewer than so many texts are empty.
pub fn points((first, last): (Date, Date), by: By, least: u64) -> Option<(Period, Vec<Point>)> {
    let (period, mut points) = readable(by, Period::between(first, last), least);
    for (_, few) in points.iter_mut().filter(|(_, m)| m.n < least) {
        *few = Moments::default();
    }
    (points.len() > 1).then_some((period, points))
}

/// The series by `period`, or by a longer one where that would be mostly noise.
fn readable(by: By, mut period: Period, least: u64) -> (Period, Vec<Point>) {
    /// Texts per point that make a mean worth drawing.
    const ENOUGH: u64 = 6;
    /// Points that a line should keep.
    const POINTS: usize = 4;
    let enough = ENOUGH.max(2 * least);
    let mut points = series(by, period);
    let total: u64 = points.iter().map(|(_, m)| m.n).sum();
    while let Some(coarser) = period.coarser() {
        if total >= enough * points.len() as u64 {
            break;
        }
        let fewer = series(by, coarser);
        if fewer.len() < POINTS {
            break;
        }
        (period, points) = (coarser, fewer);
    }
    (period, points)
}

/// A value per period, also for periods without texts.
fn series(by: By, period: Period) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (start, valence) in by(period) {
        while let Some(&(last, _)) = points.last() {
            if last >= start {
                break;
            }
            points.push((period.next(last), Moments::default()));
        }
        match points.last_mut() {
            Some((_, moments)) => *moments = valence.all,
            None => points.push((start, valence.all)),
        }
    }
    points
}
