//! Which scale ratings are on.

use super::changes::RARE;
use super::groups::Groups;
use super::tally::Tally;
use super::welch::{within, Distance};
use super::words::LEAST;

/// The shortest scale that nearly all ratings are within. Where some are only within the next longer one, it
/// is that; and NPS is from 0 to 10.
pub fn scale(groups: &Groups, is_nps: bool) -> Option<(f64, f64)> {
    const SCALES: [(f64, f64); 4] = [(1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (0.0, 100.0)];
    const NPS: usize = 2;
    let mut ratings: Vec<(f64, &Tally)> = groups
        .iter()
        .filter_map(|(name, group)| Some((name.parse().ok()?, &group.tally)))
        .collect();
    ratings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut least = f64::NEG_INFINITY;
    if let [(0.0, zero), (next, low), ..] = ratings[..] {
        if is_better(zero, low) {
            least = next;
            ratings.remove(0);
        }
    }
    let all: u64 = ratings.iter().map(|(_, tally)| tally.n()).sum();
    let within = |(low, high): (f64, f64)| {
        let inside = ratings.iter().filter(|(r, _)| (low..=high).contains(r));
        inside.map(|(_, tally)| tally.n()).sum::<u64>()
    };
    let fits = |&at: &usize| {
        let inside = within(SCALES[at]);
        let longer = SCALES.get(at + 1).map_or(inside, |&scale| within(scale));
        20 * inside >= 19 * all && 100 * (longer.saturating_sub(inside)) < all
    };
    let first = if is_nps { NPS } else { 0 };
    let (low, high) = (first..SCALES.len()).find(fits).map(|at| SCALES[at])?;
    Some((low.max(least), high))
}

/// Whether texts of 0 are clearly better than those of the next rating: then it is no rating, but
/// that of who did not rate.
fn is_better(zero: &Tally, next: &Tally) -> bool {
    let (zero, next) = (&zero.evidence, &next.evidence);
    let distance = Distance::between(zero, next, within([zero, next]));
    let distance = distance.filter(|_| zero.n.min(next.n) >= LEAST);
    distance.is_some_and(|distance| distance.errors > 0.0 && distance.chance() < RARE)
}
