use super::*;
use crate::input::Column;
use crate::report::cells::Cells;
use crate::report::days::Days;
use crate::report::groups::Groups;
use crate::report::random::{random, valence};
use crate::report::seasons::Seasons;
use crate::report::standing::Copies;
use crate::report::tally::Proof;
use jiff::civil::{date, Date};
use jiff::ToSpan;
use sentiment_core::{Analyzer, Score};

/// A Monday.
const START: Date = Date::constant(2026, 3, 2);

/// Texts of so many weeks in so many groups: how many a group has in a week, and which share complains.
fn file(
    run: u64,
    weeks: usize,
    n: usize,
    texts: impl Fn(&mut dyn FnMut() -> f64, usize, usize) -> u64,
    complaints: impl Fn(usize, usize) -> f64,
) -> (Days, Vec<Groups>) {
    let mut random = random(run);
    let score = Analyzer::english().score("");
    let (mut days, mut groups) = (
        Days::default(),
        Groups::new(Column::named("Group"), Cells::One),
    );
    for week in 0..weeks {
        for group in 0..n {
            for _ in 0..texts(&mut random, group, week) {
                let day = (7 * week) as i64 + (7.0 * random()) as i64;
                let day = START.saturating_add(day.days());
                let valence = valence(&mut random, complaints(group, week));
                days.add(day, valence, Copies::default(), false);
                let score = Score { valence, ..score };
                groups.add(&format!("g{group}"), &score, Some(day), Proof::default());
            }
        }
    }
    (days, vec![groups])
}

fn spikes<'a>((days, groups): &'a (Days, Vec<Groups>)) -> Vec<Spike<'a>> {
    find(&days.pieces(), groups, 0, Seasons::default()).spikes
}

/// A count around a mean: Poisson's, or one whose mean varies, the less so the larger its shape (a negative binomial).
fn count(random: &mut dyn FnMut() -> f64, mean: f64, shape: Option<u32>) -> u64 {
    // Gamma of a whole shape is a sum of exponentials.
    let level = shape.map_or(1.0, |shape| {
        let parts = (0..shape).map(|_| -(1.0 - random()).ln());
        parts.sum::<f64>() / f64::from(shape)
    });
    // Knuth's way, by logarithms.
    let (mut sum, mut n) = ((1.0 - random()).ln(), 0);
    while sum > -mean * level {
        sum += (1.0 - random()).ln();
        n += 1;
    }
    n
}

#[test]
fn chance_seldom_makes_a_time_stand_out() {
    const RUNS: u64 = 200;
    for (weeks, n, texts) in [
        (30, 1, 12),
        (26, 4, 10),
        (12, 3, 20),
        (60, 8, 5),
        (6, 3, 15),
    ] {
        for share in [0.1, 0.4] {
            let is_found = |run: &u64| {
                let file = file(*run, weeks, n, |_, _, _| texts, |_, _| share);
                !spikes(&file).is_empty()
            };
            let found = (0..RUNS).filter(is_found).count();
            assert!(
                found <= 3,
                "{weeks} weeks, {n} groups, {texts}, {share}: {found}"
            );
        }
    }
}

#[test]
fn chance_seldom_makes_a_crowd() {
    const RUNS: u64 = 200;
    for (weeks, n, mean) in [
        (30, 1, 40.0),
        (26, 4, 6.0),
        (20, 3, 20.0),
        (60, 8, 2.0),
        (12, 2, 10.0),
    ] {
        for even in [None, Some(20), Some(5), Some(2)] {
            let is_found = |run: &u64| {
                let texts = |random: &mut dyn FnMut() -> f64, _, _| count(random, mean, even);
                let (days, groups) = file(*run, weeks, n, texts, |_, _| 0.2);
                !crowds(&days, &groups, 0).is_empty()
            };
            let found = (0..RUNS).filter(is_found).count();
            assert!(
                found <= 4,
                "{weeks} weeks, {n} groups, {mean}, {even:?}: {found}"
            );
        }
    }
}

#[test]
fn one_bad_week_of_a_group_is_its_own() {
    let texts = |_: &mut dyn FnMut() -> f64, group, week| match (group, week) {
        (0, 11) => 49,
        (0, _) => 6,
        _ => 12,
    };
    let file = file(1, 26, 3, texts, |group, week| {
        if (group, week) == (0, 11) {
            0.9
        } else {
            0.3
        }
    });
    let found = spikes(&file);
    let week = date(2026, 5, 18);
    let time = Time {
        period: Period::Week,
        first: week,
        last: week,
    };
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].group, found[0].time),
        (Some(("Group", "g0")), time)
    );
    let said = found[0].in_words(None);
    assert!(
        said.starts_with("One week of g0 (Group) stands out: 18 to 24 May 2026, −0."),
        "{said}"
    );
    let crowds = crowds(&file.0, &file.1, 0);
    assert_eq!(crowds.len(), 1);
    assert_eq!(
        crowds[0].in_words(),
        "Many more texts than usual in the week of 18 May 2026: 49 of g0 (Group), in other weeks 6."
    );
}

#[test]
fn a_bad_week_of_all_is_not_told_of_each() {
    let file = file(
        2,
        26,
        3,
        |_, _, _| 15,
        |_, week| if week == 11 { 0.9 } else { 0.2 },
    );
    let found = spikes(&file);
    assert_eq!(
        found.iter().map(|spike| spike.group).collect::<Vec<_>>(),
        [None]
    );
    assert_eq!(cause(&found[0], &file.1), None);
    assert!(crowds(&file.0, &file.1, 0).is_empty());
}

#[test]
fn what_stays_is_no_week_that_stands_out() {
    for since in [8, 13, 20] {
        let fell = file(
            3,
            26,
            2,
            |_, _, _| 15,
            |_, week| if week >= since { 0.7 } else { 0.2 },
        );
        assert!(spikes(&fell).is_empty(), "{since}");
    }
    let grows = |random: &mut dyn FnMut() -> f64, _, week: usize| {
        count(random, 4.0 + 2.0 * week as f64, None)
    };
    let (days, groups) = file(4, 30, 2, grows, |_, _| 0.2);
    assert!(crowds(&days, &groups, 0).is_empty());
}

#[test]
fn two_weeks_are_one_time() {
    let file = file(
        5,
        30,
        1,
        |_, _, _| 20,
        |_, week| if (12..14).contains(&week) { 0.9 } else { 0.2 },
    );
    let found = spikes(&file);
    assert_eq!(found.len(), 1);
    let said = found[0].in_words(Some("g0"));
    assert!(
        said.starts_with("Two weeks stand out: 25 May to 7 June 2026, −0."),
        "{said}"
    );
    assert!(said.ends_with("; without g0 they do not."), "{said}");
}
