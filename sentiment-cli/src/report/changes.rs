//! How valence changed over months: for good, for a while, or some other way.
//!
//! Months of few texts, or one beside many, are often alike by chance. So whatever is compared is taken to
//! vary at least as texts do within months.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::Period;
use super::days::{Noise, Valence};
use super::numbers::signed;
use super::words::APART;

/// Probability at which equal months are said to differ.
pub const RARE: f64 = 0.01;

/// The same for a month that parts all others in two: of dozens that could, one would by chance.
const CLEAR: f64 = 0.001;

/// What happened.
#[derive(Debug, PartialEq)]
pub enum Change {
    /// There was nothing to compare.
    Unknown,
    /// Nothing that is more than chance.
    None,
    /// Another level from a month on.
    Lasting {
        /// The first month of it.
        from: Date,
        /// The mean before.
        before: f64,
        /// The mean from then on.
        since: f64,
    },
    /// Another level for a while.
    Passing {
        /// The first month of it.
        first: Date,
        /// The last one.
        last: Date,
        /// The means before it, of it, and after it.
        means: [f64; 3],
    },
    /// Up and down.
    Varying {
        /// The lowest month and its mean.
        lowest: (Date, f64),
        /// The highest one.
        highest: (Date, f64),
    },
}

/// A change with the part of the sum of squares between months that it explains.
struct Found {
    change: Change,
    explains: f64,
}

impl Change {
    /// Over these months.
    pub fn over(months: &BTreeMap<Date, Valence>) -> Self {
        let series = Series::new(months);
        let Some(step) = series.step() else {
            return Change::Unknown;
        };
        let large: Vec<(Date, &Valence)> = months
            .iter()
            .filter(|(_, m)| !m.is_few())
            .map(|(month, m)| (*month, m))
            .collect();
        let sets: Vec<&Valence> = large.iter().map(|(_, m)| *m).collect();
        let differ = series.noise.makes(&sets) < RARE;
        let (chance, step) = step;
        let clear = chance < CLEAR;
        if !differ && !clear {
            return Change::None;
        }
        // Of two months one is the first.
        if months.len() == 2 {
            return match step.change {
                Change::Lasting { before, since, .. } if (since - before).abs() < APART => {
                    Change::None
                }
                change => change,
            };
        }
        // A second bound must be worth it.
        let simple = if clear { step.explains } else { 0.0 };
        let worth = simple + 6.6 * series.noise.evidence;
        match series.passing() {
            Some(passing) if passing.explains > worth && series.is_most(passing.explains, 2.0) => {
                return passing.change;
            }
            _ if clear && (!differ || series.is_most(step.explains, 1.0)) => return step.change,
            _ => {}
        }
        let mean = |m: &Valence| m.all.mean();
        let lowest = large.iter().min_by(|a, b| mean(a.1).total_cmp(&mean(b.1)));
        let highest = large.iter().max_by(|a, b| mean(a.1).total_cmp(&mean(b.1)));
        let is_lower = |low: &Valence, high: &Valence| {
            low.evidence.mean() < high.evidence.mean() && mean(high) - mean(low) >= APART
        };
        match (lowest, highest) {
            (Some(low), Some(high)) if is_lower(low.1, high.1) => {
                let [lowest, highest] = [low, high].map(|(month, m)| (*month, mean(m)));
                Change::Varying { lowest, highest }
            }
            _ => Change::None,
        }
    }

    /// Whether there is one to speak of.
    pub fn is_clear(&self) -> bool {
        !matches!(self, Change::Unknown | Change::None)
    }

    /// As what valence did.
    pub fn in_words(&self) -> String {
        let label = |month: &Date| Period::Month.label(*month);
        match self {
            Change::Unknown => "has too few texts to compare".to_owned(),
            Change::None => "shows no clear change".to_owned(),
            Change::Lasting {
                from,
                before,
                since,
            } => format!(
                "{} in {}: {} before, {} since",
                if since < before { "fell" } else { "rose" },
                label(from),
                signed(*before),
                signed(*since)
            ),
            Change::Passing {
                first,
                last,
                means: [before, mean, after],
            } => format!(
                "was {} {}: {}, between {} before and {} after",
                if mean < before { "lowest" } else { "highest" },
                from_to(*first, *last),
                signed(*mean),
                signed(*before),
                signed(*after)
            ),
            Change::Varying { lowest, highest } => format!(
                "differs between months: lowest in {} ({}), highest in {} ({})",
                label(&lowest.0),
                signed(lowest.1),
                label(&highest.0),
                signed(highest.1)
            ),
        }
    }
}

/// "in April 2026", "from March to April 2026".
pub fn from_to(first: Date, last: Date) -> String {
    let label = |month| Period::Month.label(month);
    match first.year() == last.year() {
        _ if first == last => format!("in {}", label(first)),
        true => format!("from {} to {}", first.strftime("%B"), label(last)),
        false => format!("from {} to {}", label(first), label(last)),
    }
}

/// Months in order, with sums that make any part of them cheap.
struct Series<'a> {
    months: Vec<(Date, &'a Valence)>,
    /// Of all months before each, and of all.
    sums: Vec<Valence>,
    /// The variance within months.
    noise: Noise,
    /// The sum of squares between months.
    between: f64,
}

impl<'a> Series<'a> {
    fn new(months: &'a BTreeMap<Date, Valence>) -> Self {
        let mut sums = vec![Valence::default()];
        let mut all = Valence::default();
        for m in months.values() {
            all.merge(m);
            sums.push(all);
        }
        let series = Self {
            months: months.iter().map(|(month, m)| (*month, m)).collect(),
            sums,
            noise: Noise::of(months.values()),
            between: 0.0,
        };
        let parts: Vec<&Valence> = months.values().collect();
        Self {
            between: series.explained(&parts),
            ..series
        }
    }

    /// The months from one place up to another.
    fn part(&self, from: usize, to: usize) -> Valence {
        self.sums[to].without(&self.sums[from])
    }

    fn all(&self) -> &Valence {
        &self.sums[self.months.len()]
    }

    /// The sum of squares between parts, of what proves something.
    fn explained(&self, parts: &[&Valence]) -> f64 {
        let mean = self.all().evidence.mean();
        let square = |part: &&Valence| {
            let proved = &part.evidence;
            proved.independent() * (proved.mean() - mean).powi(2)
        };
        parts.iter().map(square).sum()
    }

    /// Whether so many bounds explain at least half of what is between months, less what
    /// would be there by chance.
    fn is_most(&self, explains: f64, bounds: f64) -> bool {
        let chance = (self.months.len() - 1) as f64 * self.noise.evidence;
        2.0 * (explains - bounds * self.noise.evidence) >= self.between - chance
    }

    /// The clearest change in level, and how probable it would be by chance: the month that best
    /// parts the months before it from itself and those after. None where nothing can be compared.
    fn step(&self) -> Option<(f64, Found)> {
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
                    before: before.all.mean(),
                    since: since.all.mean(),
                };
                let explains = self.explained(&[&before, &since]);
                clearest = Some((rank.0, rank.1, Found { change, explains }));
            }
        }
        clearest.map(|(chance, _, found)| (chance, found))
    }

    /// The months that best stand out from those before and those after them.
    fn passing(&self) -> Option<Found> {
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
fn stands_out(parts: &[Valence; 3], noise: Noise) -> bool {
    if parts.iter().any(Valence::is_few) {
        return false;
    }
    let [before, after] = [&parts[0], &parts[2]].map(|side| parts[1].all.mean() - side.all.mean());
    let (less, more) = (before.abs().min(after.abs()), before.abs().max(after.abs()));
    let clear = |side: &Valence| parts[1].above(side, noise).chance < RARE;
    before * after > 0.0 && 2.0 * less >= more && clear(&parts[0]) && clear(&parts[2])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::random::{random, valence};
    use jiff::civil::date;

    /// Months from January 2026 on, with so many texts around these means.
    fn months(means: &[f64], n: usize, seed: u64) -> BTreeMap<Date, Valence> {
        let mut random = random(seed);
        let mut month = date(2026, 1, 1);
        let mut months = BTreeMap::new();
        for mean in means {
            let m: &mut Valence = months.entry(month).or_default();
            (0..n).for_each(|_| m.add(mean + 0.6 * random() - 0.3, 0, false));
            month = Period::Month.next(month);
        }
        months
    }

    fn said(means: &[f64], n: usize) -> String {
        Change::over(&months(means, n, 1)).in_words()
    }

    #[test]
    fn a_lasting_change() {
        let fell = said(&[0.6, 0.5, 0.6, 0.1, 0.1, 0.0], 20);
        assert!(fell.starts_with("fell in April 2026: +0.5"), "{fell}");
        let rose = said(&[0.0, 0.1, 0.0, 0.0, 0.6], 20);
        assert!(rose.starts_with("rose in May 2026: "), "{rose}");
        // Few texts a month are enough together.
        let few = said(&[0.6, 0.5, 0.6, 0.6, 0.1, 0.1, 0.0, 0.1], 3);
        assert!(few.starts_with("fell in May 2026: "), "{few}");
        // What went back by little stays a fall.
        let part = said(&[0.6, 0.6, 0.6, -0.2, -0.2, 0.0, 0.0], 200);
        assert!(part.starts_with("fell in April 2026: "), "{part}");
    }

    #[test]
    fn a_change_that_went_back() {
        let dip = said(&[0.66, 0.56, 0.67, -0.7, 0.61, 0.41, 0.54, 0.67], 12);
        assert!(dip.starts_with("was lowest in April 2026: −0."), "{dip}");
        assert!(
            dip.contains(", between +0.") && dip.ends_with(" after"),
            "{dip}"
        );
        let peak = said(&[0.0, 0.1, 0.6, 0.6, 0.0, 0.1], 20);
        assert!(
            peak.starts_with("was highest from March to April 2026: +0."),
            "{peak}"
        );
        // With thousands of texts each month differs a little.
        let levels = said(&[0.1, 0.12, 0.1, 0.6, 0.62, 0.6], 5000);
        assert!(levels.starts_with("rose in April 2026: "), "{levels}");
    }

    #[test]
    fn up_and_down() {
        let varies = said(&[0.6, -0.2, 0.6, -0.2, 0.6, -0.3, 0.7], 20);
        assert!(
            varies.starts_with("differs between months: lowest in June 2026 (−0."),
            "{varies}"
        );
        assert!(varies.contains("highest in July 2026 (+0."), "{varies}");
    }

    #[test]
    fn of_two_months_the_second_fell_or_rose() {
        for n in [8, 12, 200] {
            let fell = said(&[0.3, -0.1], n);
            assert!(fell.starts_with("fell in February 2026: +0."), "{fell}");
        }
        let rose = said(&[0.0, 0.4], 12);
        assert!(rose.starts_with("rose in February 2026: "), "{rose}");
    }

    #[test]
    fn what_nobody_would_see_is_no_change() {
        for means in [
            &[0.3, 0.28][..],
            &[0.3, 0.3, 0.28, 0.28],
            &[0.3, 0.28, 0.3, 0.28],
        ] {
            assert_eq!(Change::over(&months(means, 20_000, 1)), Change::None);
        }
    }

    #[test]
    fn too_few_to_compare() {
        assert_eq!(Change::over(&months(&[0.6, -0.6], 7, 1)), Change::Unknown);
        assert_eq!(Change::over(&months(&[0.6], 100, 1)), Change::Unknown);
        assert_eq!(Change::over(&months(&[0.1; 9], 20, 1)), Change::None);
    }

    /// A text of which two in ten have no evidence, and three are bad.
    fn plain(random: &mut dyn FnMut() -> f64) -> f64 {
        match random() {
            r if r < 0.2 => 0.0,
            r if r < 0.5 => -0.4 - 0.4 * random(),
            _ => 0.3 + 0.6 * random(),
        }
    }

    /// A text of which nine in ten praise: many a month of few texts has no other.
    fn praise(mut random: &mut dyn FnMut() -> f64) -> f64 {
        valence(&mut random, 0.1)
    }

    /// Months of so many texts, from the least to the most, of which each has a valence by its month's place.
    fn drawn(
        sizes: &[(u32, u32)],
        run: u64,
        value: impl Fn(usize, &mut dyn FnMut() -> f64) -> f64,
    ) -> BTreeMap<Date, Valence> {
        let mut random = random(run);
        let mut month = date(2020, 1, 1);
        let mut months: BTreeMap<Date, Valence> = BTreeMap::new();
        for (at, (least, most)) in sizes.iter().enumerate() {
            let n = least + (random() * f64::from(most - least + 1)) as u32;
            for _ in 0..n {
                let month = months.entry(month).or_default();
                month.add(value(at, &mut random), 0, false);
            }
            month = Period::Month.next(month);
        }
        months
    }

    #[test]
    fn chance_is_seldom_a_change() {
        const RUNS: u64 = 200;
        let one_small = [vec![(60, 60); 5], vec![(8, 8)]].concat();
        for sizes in [
            vec![(8, 20); 2],
            vec![(20, 80); 6],
            vec![(1, 12); 12],
            vec![(8, 60); 12],
            vec![(2, 20); 36],
            vec![(100, 100), (8, 8)],
            vec![(300, 300), (10, 10)],
            vec![(10, 10); 36],
            one_small,
        ] {
            for value in [plain, praise] {
                let is_found = |run| Change::over(&drawn(&sizes, run, |_, r| value(r))).is_clear();
                let found = (0..RUNS).filter(|&run| is_found(run)).count() as u64;
                assert!(found * 100 <= RUNS * 4, "{sizes:?}: {found} of {RUNS}");
            }
        }
    }

    #[test]
    fn a_fall_among_praise_is_found() {
        const RUNS: u64 = 100;
        for (sizes, from) in [(vec![(20, 20); 12], 6), (vec![(10, 10); 36], 18)] {
            // By 0.5 in the mean.
            let worse = |at, mut random: &mut dyn FnMut() -> f64| {
                valence(&mut random, if at < from { 0.1 } else { 0.45 })
            };
            let said = |run| Change::over(&drawn(&sizes, run, worse)).in_words();
            let found = (0..RUNS)
                .filter(|&run| said(run).starts_with("fell "))
                .count() as u64;
            assert!(found * 100 >= RUNS * 90, "{sizes:?}: {found} of {RUNS}");
        }
    }
}
