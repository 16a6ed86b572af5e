//! What a time that stands out explains, and what explains it.

use super::find::parts;
use super::{Calm, Spike};
use crate::report::changes::RARE;
use crate::report::days::{Noise, Valence};
use crate::report::groups::{several, short, Groups};
use crate::report::numbers::signed;
use crate::report::outliers::Outlier;

/// Share of the texts of a time that are nearly all.
const NEARLY_ALL: f64 = 0.75;

/// The group without which a time of all texts does not stand out, if there is one.
pub fn cause<'a>(spike: &Spike, groups: &'a [Groups]) -> Option<&'a str> {
    if spike.group.is_some() {
        return None;
    }
    let size = spike.own.all.mean() - spike.others.all.mean();
    let without = several(groups).flat_map(|groups| {
        let all = groups.pieces(|_, pieces| pieces.clone());
        let noise = Noise::of(all.months().values());
        groups.iter().filter_map(move |(name, group)| {
            let rest = all.less(&group.pieces);
            let (inside, outside) = parts(&rest, &spike.time);
            let left = (inside.all.mean() - outside.all.mean()) * size.signum();
            // Of few others nothing is known, but that nearly all are of the group, which otherwise are not.
            let share =
                |all: &Valence, rest: &Valence| 1.0 - rest.all.n as f64 / all.all.n.max(1) as f64;
            let [own, usual] = [share(&spike.own, &inside), share(&spike.others, &outside)];
            let is_calm = match inside.is_few() {
                true => own >= NEARLY_ALL && own >= 2.0 * usual,
                false => inside.above(&outside, noise).chance >= RARE,
            };
            (is_calm && 2.0 * left < size.abs()).then_some((left, name))
        })
    });
    let calmest = without.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(calmest.1)
}

/// That a group differs from the rest only by times that stand out: "Without that week, Billing is not clearly below the rest (−0.05)."
pub fn rests_on(
    outlier: &Outlier,
    worse: bool,
    groups: &[Groups],
    calm: &Calm,
    least: u64,
) -> Option<String> {
    let of = groups
        .iter()
        .find(|groups| groups.column.name == outlier.column)?;
    let name = (outlier.column, outlier.name);
    let is_in = |spike: &&Spike| spike.group.is_none_or(|group| group == name);
    let spikes: Vec<&Spike> = calm.spikes.iter().filter(is_in).collect();
    let times = match spikes[..] {
        [] => return None,
        [one] => one.time.pronoun(),
        _ => "those times",
    };
    let left = calm.pieces(Some(name), &outlier.group.pieces);
    let own = left.all();
    // Both means would tell that of the group at that time.
    let out = outlier.group.pieces.all().all.n - own.all.n;
    if own.all.n.min(out) < least.max(1) {
        return None;
    }
    let all = calm.all_of(of);
    let noise = Noise::of(all.months().values());
    let rest = all.less(&left).all();
    let [mean, other] = [&own, &rest].map(|part| part.all.mean());
    let [own_before, others_before] = outlier.means;
    let is_half = 2.0 * (mean - other).abs() < (own_before - others_before).abs();
    let is_calm = own.above(&rest, noise).chance >= RARE;
    let side = if worse { "below" } else { "above" };
    (is_half && is_calm && !own.is_few()).then(|| {
        format!(
            "Without {times}, {} is not clearly {side} the rest ({}, others {}).",
            short(outlier.name),
            signed(mean),
            signed(other)
        )
    })
}
