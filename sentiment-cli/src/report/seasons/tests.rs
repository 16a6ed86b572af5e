use super::*;
use crate::report::changes::Change;
use crate::report::dates::Period;
use crate::report::random::{random, valence};
use jiff::civil::date;

/// So many texts a month from January 2024 on, of which a share complains.
fn drawn(
    months: usize,
    n: u32,
    run: u64,
    complaints: impl Fn(usize) -> f64,
) -> BTreeMap<Date, Valence> {
    let mut random = random(run);
    let mut month = date(2024, 1, 1);
    let mut all: BTreeMap<Date, Valence> = BTreeMap::new();
    for at in 0..months {
        for _ in 0..n {
            let value = valence(&mut random, complaints(at));
            all.entry(month).or_default().add(value, 0, false);
        }
        month = Period::Month.next(month);
    }
    all
}

fn summer(at: usize) -> f64 {
    0.2 + if [6, 7].contains(&(at % 12)) {
        0.25
    } else {
        0.0
    }
}

#[test]
fn what_comes_again_each_year_is_no_change() {
    let (mut found, mut changed) = (0, 0);
    for run in 0..50 {
        let months = drawn(30, 60, run, summer);
        let seasons = Seasons::of(&months);
        let is_summer = |season: &Season| season.name() == "July and August" && season.is_lower();
        found += usize::from(seasons.iter().any(is_summer));
        changed += usize::from(Change::over(&seasons.without(&months)).is_clear());
    }
    assert!(found >= 45 && changed <= 4, "{found}, {changed}");
    let said = Seasons::of(&drawn(30, 200, 1, summer))
        .iter()
        .next()
        .unwrap()
        .in_words();
    let start = "July and August are lower in both years: +0.";
    assert!(
        said.starts_with(start) && said.contains(" from July to August 2025; "),
        "{said}"
    );
}

#[test]
fn a_change_beside_a_season_is_told() {
    let found = (0..50).filter(|&run| {
        let months = drawn(30, 60, run, |at| {
            summer(at) + if at < 16 { 0.0 } else { 0.25 }
        });
        let seasons = Seasons::of(&months);
        let change = Change::over(&seasons.without(&months));
        !seasons.is_empty() && change.is_fall() == Some(true)
    });
    assert!(found.count() >= 40);
}

#[test]
fn neither_chance_nor_a_change_is_a_season() {
    let found = |months, n, complaints: &dyn Fn(usize) -> f64| {
        let is_found = |run| !Seasons::of(&drawn(months, n, run, complaints)).is_empty();
        (0..200).filter(|&run| is_found(run)).count()
    };
    for (months, n) in [(14, 60), (26, 20), (30, 60), (48, 60), (30, 300)] {
        let chance = found(months, n, &|_| 0.2);
        assert!(chance <= 3, "{months}, {n}: {chance}");
        let step = found(months, n, &|at| if at < 11 { 0.2 } else { 0.5 });
        let slope = found(months, n, &|at| 0.1 + 0.5 * at as f64 / months as f64);
        // As many months as are low twice in July.
        let dip = found(months, n, &|at| {
            if (6..19).contains(&at) {
                0.5
            } else {
                0.2
            }
        });
        assert!(
            step <= 4 && slope <= 4 && dip <= 4,
            "{months}, {n}: {step}, {slope}, {dip}"
        );
    }
}

#[test]
fn a_year_has_no_seasons() {
    let months = drawn(12, 200, 1, summer);
    assert!(Seasons::of(&months).is_empty());
    // One low summer of two is none.
    let months = drawn(
        24,
        200,
        1,
        |at| if [6, 7].contains(&at) { 0.5 } else { 0.2 },
    );
    assert!(Seasons::of(&months).is_empty());
}
