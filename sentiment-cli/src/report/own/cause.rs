//! Whose change a change of all texts is.

use super::{without, Months, Own};
use crate::report::changes::Change;
use crate::report::days::Noise;
use crate::report::groups::{several, Groups};
use crate::report::outliers::{Outlier, Outliers};
use crate::report::spikes::Calm;

/// The groups without which there is no change.
pub struct Cause<'a> {
    /// Those that changed.
    pub changed: Vec<&'a str>,
    /// Those that did not, but are clearly below the rest, or above it, and are of the time that differs.
    pub apart: Vec<&'a str>,
}

impl<'a> Cause<'a> {
    /// Of a change over all texts: groups of one column that changed, or differ, without which the others show none. A change
    /// that is not clear has the cause that groups changed, if the others did not.
    pub fn of(
        change: &Change,
        groups: &'a [Groups],
        own: &[Own<'a>],
        outliers: &Outliers<'a>,
        calm: &Calm,
    ) -> Option<Self> {
        several(groups).find_map(|groups| {
            let column = groups.column.name.as_str();
            let changed: Vec<&Own> = own.iter().filter(|own| own.column == column).collect();
            let side = match change.is_fall() {
                Some(true) => &outliers.valence.below[..],
                Some(false) => &outliers.valence.above[..],
                None => &[],
            };
            let is_apart = |outlier: &&Outlier<'a>| {
                outlier.column == column && !changed.iter().any(|own| own.name == outlier.name)
            };
            let apart: Vec<&Outlier> = side.iter().filter(is_apart).collect();
            let all = calm.all_of(groups).months();
            let rest = changed
                .iter()
                .fold(all.clone(), |rest, own| without(&rest, &own.months));
            // As few as will do.
            (usize::from(changed.is_empty())..=apart.len()).find_map(|take| {
                let apart = &apart[..take];
                let rest = apart.iter().fold(rest.clone(), |rest, outlier| {
                    let own = (column, outlier.name);
                    without(&rest, &calm.months(own, &outlier.group.pieces))
                });
                let is_calm = match take {
                    // Each of these moved otherwise than all others.
                    0 => Change::over(&rest) == Change::None,
                    _ => is_calm(change, &all, &rest),
                };
                is_calm.then(|| Self {
                    changed: changed.iter().map(|own| own.name).collect(),
                    apart: apart.iter().map(|outlier| outlier.name).collect(),
                })
            })
        })
    }
}

/// Whether the rest of all texts shows no change, and less than half of what all show.
fn is_calm(change: &Change, all: &Months, rest: &Months) -> bool {
    if Change::over(rest) != Change::None {
        return false;
    }
    let noise = Noise::of(all.values());
    match (change.effect(all, noise), change.effect(rest, noise)) {
        (Some(all), Some(rest)) => 2.0 * rest.size * all.size.signum() < all.size.abs(),
        _ => false,
    }
}
