//! The groups that differ clearly from the rest.
//!
//! Where the spread of a group's own values is all that counts (Welch), ten texts that are alike by
//! chance make its mean look sure, and the bound for many groups asks just such tails. So a group is
//! taken to vary at least as all texts do, whose variance is well known, and so are the others: beside a
//! large group they are few. Of valences of the example, plain, nine tenths praise, or half without a
//! word, in 8 to 60 groups of 9 to 125 texts, up to 3 files in 100 have a group that is singled out. Of
//! 30 texts, one group of ten, that are truly lower by 0.5, 98 % are found (by 0.25: 29 %).
//!
//! The ratings of groups are compared in the same way, and the bound is for both together. Of 945 made-up files of reviews of
//! restaurants, apps and hotels with ratings, in which no group differs, 15 have a group that is singled out by either.
//!
//! A group must differ twice, to the same side: by the mean of all its texts, which is what a reader
//! sees, and without those that repeat others or are of unknown words, which prove nothing.

mod words;

use super::comparable::Comparable;
use super::groups::{Group, Groups};
use super::moments::Moments;
use super::student::critical;
use super::summary::Summary;
use super::tally::Tally;
use super::welch::Distance;
use super::words::{APART, LEAST};

/// A group that differs, and the column it is of.
pub struct Outlier<'a> {
    /// The column's name.
    pub column: &'a str,
    /// The group's name.
    pub name: &'a str,
    /// What is counted of it.
    pub group: &'a Group,
    /// What differs: that of the group, and that of all others.
    pub means: [f64; 2],
}

/// The groups that differ by something.
#[derive(Default)]
pub struct Sides<'a> {
    /// How many groups were compared.
    pub compared: usize,
    /// Those clearly below the rest, lowest first.
    pub below: Vec<Outlier<'a>>,
    /// Those clearly above it, highest first.
    pub above: Vec<Outlier<'a>>,
}

/// What a comparison of all groups, each to all other texts, shows.
#[derive(Default)]
pub struct Outliers<'a> {
    /// By valence.
    pub valence: Sides<'a>,
    /// By their ratings.
    pub ratings: Sides<'a>,
}

/// Values of a set of texts: all of them, and those that prove something.
#[derive(Clone, Copy, Default)]
pub struct Values {
    /// Of all of them, which is what a reader sees.
    pub shown: Moments,
    /// Of those that prove something.
    pub proved: Moments,
}

/// A group that is compared, and what comes of it.
struct Test<'a> {
    groups: &'a Groups,
    outlier: Outlier<'a>,
    errors: f64,
    freedom: f64,
}

/// What groups are compared by.
#[derive(Clone, Copy)]
enum By<'a> {
    Valence,
    /// Ratings, and how far apart their means must be.
    Ratings(&'a Comparable, f64),
}

impl<'a> Outliers<'a> {
    /// Of all columns: among many groups some are far off by chance, so the
    /// bound is that at which one of all would be in 3 files of 100 (Bonferroni).
    pub fn of(summary: &'a Summary) -> Self {
        const CHANCE: f64 = 0.03;
        let ratings = summary.comparable.as_ref();
        let ratings = ratings.and_then(|ratings| {
            let (low, high) = ratings.scale()?;
            // Valence is from −1 to +1.
            Some(By::Ratings(ratings, APART / 2.0 * (high - low)))
        });
        let valence = By::Valence.tests(summary);
        let rated = ratings.map_or_else(Vec::new, |by| by.tests(summary));
        let tail = CHANCE / 2.0 / (valence.len() + rated.len()).max(1) as f64;
        Self {
            valence: By::Valence.clear(valence, tail),
            ratings: ratings.map_or_else(Sides::default, |by| by.clear(rated, tail)),
        }
    }
}

impl By<'_> {
    fn of(self, group: &Group) -> Values {
        match self {
            By::Valence => Values::of(&group.tally),
            By::Ratings(ratings, _) => group.stars.values(ratings),
        }
    }

    fn all(self, groups: &Groups) -> Values {
        match self {
            By::Valence => Values::of(&groups.whole()),
            By::Ratings(ratings, _) => groups.rated(ratings),
        }
    }

    fn all_but(self, groups: &Groups, names: &[&str]) -> Values {
        match self {
            By::Valence => Values::of(&groups.whole_but(names)),
            By::Ratings(ratings, _) => groups.rated_but(names, ratings),
        }
    }

    fn apart(self) -> f64 {
        match self {
            By::Valence => APART,
            By::Ratings(_, apart) => apart,
        }
    }

    /// Of all groups whose texts are enough.
    fn tests<'a>(self, summary: &'a Summary) -> Vec<Test<'a>> {
        let least = summary.discretion.least;
        let mut tests = Vec::new();
        for groups in summary.groups.iter().filter(|g| g.len() > 1) {
            let is_itself = |by| matches!(by, By::Ratings(of, _) if of.groups.column.name == groups.column.name);
            if is_itself(self) {
                continue;
            }
            let all = self.all(groups);
            for (name, group) in groups.iter() {
                let own = self.of(group);
                let others = all.shown.without(&own.shown);
                let is_shown = own.shown.n >= least && others.n >= least;
                let errors = both(&own, &all, self.apart()).filter(|_| is_shown);
                tests.extend(errors.map(|errors| Test {
                    groups,
                    outlier: Outlier {
                        column: &groups.column.name,
                        name,
                        group,
                        means: [own.shown.mean(), others.mean()],
                    },
                    errors,
                    freedom: (all.proved.n - 2) as f64,
                }));
            }
        }
        tests
    }

    /// Those that differ by more than chance, at this probability to each side.
    fn clear<'a>(self, mut tests: Vec<Test<'a>>, tail: f64) -> Sides<'a> {
        let mut sides = Sides {
            compared: tests.len(),
            ..Sides::default()
        };
        tests.retain(|test| test.errors.abs() > critical(tail, test.freedom));
        // The clearest first.
        tests.sort_by(|a, b| b.errors.abs().total_cmp(&a.errors.abs()));
        for test in tests {
            let (own, other) = match test.errors < 0.0 {
                true => (&mut sides.below, &sides.above),
                false => (&mut sides.above, &sides.below),
            };
            if self.is_apart(&test, tail, other) {
                own.push(test.outlier);
            }
        }
        sides
            .below
            .sort_by(|a, b| a.means[0].total_cmp(&b.means[0]));
        sides
            .above
            .sort_by(|a, b| b.means[0].total_cmp(&a.means[0]));
        sides
    }

    /// Whether a group differs also where those of the other side, from which it differs anyway, are left out. Where they are
    /// all others, it does.
    fn is_apart(self, test: &Test, tail: f64, other: &[Outlier]) -> bool {
        let known = other
            .iter()
            .filter(|outlier| outlier.column == test.outlier.column);
        let known: Vec<&str> = known.map(|outlier| outlier.name).collect();
        if known.is_empty() {
            return true;
        }
        let all = self.all_but(test.groups, &known);
        match both(&self.of(test.outlier.group), &all, self.apart()) {
            Some(left) => {
                left * test.errors > 0.0 && left.abs() > critical(tail, (all.proved.n - 2) as f64)
            }
            None => true,
        }
    }
}

impl Values {
    /// Valences.
    pub fn of(tally: &Tally) -> Self {
        Self {
            shown: tally.valence,
            proved: tally.evidence,
        }
    }

    /// Add all of another.
    pub fn merge(&mut self, other: &Self) {
        self.shown.merge(&other.shown);
        self.proved.merge(&other.proved);
    }
}

/// How many standard errors a group is above all others by all texts and by those that prove
/// something: the lesser of both, 0 where they contradict each other or the means are no further apart than this.
fn both(group: &Values, all: &Values, apart: f64) -> Option<f64> {
    let proved = errors(&group.proved, &all.proved)?;
    // Where most of a mean is of one text, nobody knows.
    let shown = errors(&group.shown, &all.shown).unwrap_or(0.0);
    let others = all.shown.without(&group.shown).mean();
    let is_apart = (group.shown.mean() - others).abs() >= apart;
    Some(match is_apart && shown * proved > 0.0 {
        true => proved.signum() * proved.abs().min(shown.abs()),
        false => 0.0,
    })
}

/// How many standard errors a group is above all others, if in both so many texts are independent
/// that they are worth speaking of.
fn errors(group: &Moments, all: &Moments) -> Option<f64> {
    let others = all.without(group);
    let is_few = |part: &Moments| part.independent() < LEAST as f64;
    if is_few(group) || is_few(&others) {
        return None;
    }
    Distance::of_part(group, all).map(|distance| distance.errors)
}

#[cfg(test)]
mod tests;
