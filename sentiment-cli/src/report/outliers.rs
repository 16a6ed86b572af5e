//! The groups that differ clearly from the rest.

use super::groups::Group;
use super::moments::Moments;
use super::summary::Summary;
use super::welch::{critical, Distance};
use super::words::LEAST;

/// A group that differs, and the column it is of.
pub struct Outlier<'a> {
    /// The column's name.
    pub column: &'a str,
    /// The group's name.
    pub name: &'a str,
    /// What is counted of it.
    pub group: &'a Group,
}

/// What a comparison of all groups, each to all other texts, shows.
#[derive(Default)]
pub struct Outliers<'a> {
    /// How many groups were compared.
    pub compared: usize,
    /// Those clearly below the rest, lowest first.
    pub below: Vec<Outlier<'a>>,
    /// Those clearly above it, highest first.
    pub above: Vec<Outlier<'a>>,
}

impl<'a> Outliers<'a> {
    /// Of all columns: among many groups some are far off by chance, so the
    /// bound is that at which one of all would be once in 20 files (Bonferroni).
    pub fn of(summary: &'a Summary) -> Self {
        const CHANCE: f64 = 0.05;
        let all = &summary.all.valence;
        let mut found = Vec::new();
        for groups in summary.groups.iter().filter(|g| g.len() > 1) {
            for (name, group) in groups.iter() {
                if let Some(distance) = distance(&group.tally.valence, all) {
                    let column = &groups.column.name;
                    found.push((
                        distance,
                        Outlier {
                            column,
                            name,
                            group,
                        },
                    ));
                }
            }
        }
        let mut outliers = Self {
            compared: found.len(),
            ..Self::default()
        };
        let tail = CHANCE / 2.0 / found.len().max(1) as f64;
        for (distance, outlier) in found {
            let bound = critical(tail, distance.freedom);
            if distance.errors < -bound {
                outliers.below.push(outlier);
            } else if distance.errors > bound {
                outliers.above.push(outlier);
            }
        }
        let mean = |o: &Outlier| o.group.tally.valence.mean();
        outliers.below.sort_by(|a, b| mean(a).total_cmp(&mean(b)));
        outliers.above.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
        outliers
    }
}

/// From a group to all others, if both are large enough to speak of.
fn distance(group: &Moments, all: &Moments) -> Option<Distance> {
    let rest = all.without(group);
    if group.n < LEAST || rest.n < LEAST {
        return None;
    }
    Distance::between(group, &rest)
}
