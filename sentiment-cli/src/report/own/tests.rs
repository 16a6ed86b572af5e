use super::*;
use crate::input::Column;
use crate::report::cells::Cells;
use crate::report::random::{random, valence};
use crate::report::seasons::Seasons;
use crate::report::tally::Proof;
use jiff::civil::date;
use sentiment_core::{Analyzer, Score};

/// Groups of so many texts a month each, over so many months, of which a share complains, by group and month.
fn groups(
    n: usize,
    months: usize,
    texts: usize,
    run: u64,
    complaints: impl Fn(usize, usize) -> f64,
) -> Vec<Groups> {
    let mut random = random(run);
    let score = Analyzer::english().score("");
    let mut groups = Groups::new(Column::named("Branch"), Cells::One);
    for at in 0..months {
        let day = date(2025 + (at / 12) as i16, 1 + (at % 12) as i8, 5);
        for group in 0..n {
            for _ in 0..texts {
                let valence = valence(&mut random, complaints(group, at));
                let score = Score { valence, ..score };
                groups.add(&format!("b{group}"), &score, Some(day), Proof::default());
            }
        }
    }
    vec![groups]
}

fn names<'a>(own: &[Own<'a>]) -> Vec<&'a str> {
    own.iter().map(|own| own.name).collect()
}

fn own(groups: &[Groups]) -> Vec<Own<'_>> {
    changed(groups, 0, &Calm::of(Seasons::default()))
}

#[test]
fn chance_seldom_changes_a_group() {
    const RUNS: u64 = 200;
    for (n, months, texts) in [
        (2, 12, 20),
        (4, 18, 25),
        (12, 12, 8),
        (40, 24, 3),
        (5, 6, 30),
    ] {
        for share in [0.1, 0.4] {
            let is_found =
                |run: &u64| !own(&groups(n, months, texts, *run, |_, _| share)).is_empty();
            let found = (0..RUNS).filter(is_found).count();
            assert!(found <= 4, "{n}, {months}, {texts}, {share}: {found}");
        }
    }
}

#[test]
fn a_group_that_changes_is_found() {
    let steady = |group: usize, at: usize| {
        if group == 0 {
            0.15 + 0.03 * at as f64
        } else {
            0.3
        }
    };
    let step = |group: usize, at: usize| if group == 0 && at > 10 { 0.65 } else { 0.3 };
    for complaints in [&steady as &dyn Fn(usize, usize) -> f64, &step] {
        let found = (0..50).filter(|&run| {
            let groups = groups(4, 18, 25, run, complaints);
            let own = own(&groups);
            names(&own) == ["b0"] && own[0].change.is_fall() == Some(true)
        });
        let found = found.count();
        assert!(found >= 45, "{found}");
    }
}

#[test]
fn each_group_that_changes_is_told_and_each_text_once() {
    let two = |group: usize, at: usize| match group {
        0 => [0.1, 0.8][usize::from(at > 8)],
        1 => [0.8, 0.1][usize::from(at > 8)],
        _ => 0.3,
    };
    let mut groups = groups(4, 18, 25, 1, two);
    let mut both = names(&own(&groups))
        .iter()
        .map(|name| (*name).to_owned())
        .collect::<Vec<_>>();
    both.sort();
    assert_eq!(both, ["b0", "b1"]);
    // Managers, say.
    groups.extend(self::groups(4, 18, 25, 1, two));
    assert_eq!(own(&groups).len(), 2);
}

#[test]
fn what_all_do_is_no_groups_own() {
    let all = |_: usize, at: usize| if at > 10 { 0.6 } else { 0.3 };
    let is_found = |run: &u64| !own(&groups(4, 18, 25, *run, all)).is_empty();
    let found = (0..100).filter(is_found).count();
    assert!(found <= 3, "{found}");
}

#[test]
fn a_change_of_one_group_is_not_of_all() {
    let one = |group: usize, at: usize| if group == 0 && at > 10 { 0.8 } else { 0.2 };
    let groups = groups(3, 18, 40, 1, one);
    let own = own(&groups);
    let change = Change::over(&groups[0].pieces(|_, pieces| pieces.clone()).months());
    assert!(change.is_clear() && names(&own) == ["b0"]);
    let (outliers, none) = (Default::default(), Calm::of(Seasons::default()));
    let cause = Cause::of(&change, &groups, &own, &outliers, &none).unwrap();
    assert_eq!((cause.changed, cause.apart), (vec!["b0"], vec![]));
}
