use super::*;
use crate::report::random::{random, valence};

/// Valences of texts of which nine in ten praise: in groups of so many, of the first lower ones by a
/// share of complaints.
fn praise(sizes: &[usize], worse: f64, seed: u64) -> Vec<Moments> {
    let mut random = random(seed);
    let mut all = vec![Moments::default(); sizes.len()];
    for (i, (group, texts)) in all.iter_mut().zip(sizes).enumerate() {
        let complaints = 0.1 + if i == 0 { worse } else { 0.0 };
        for _ in 0..*texts {
            group.add(valence(&mut random, complaints));
        }
    }
    all
}

fn singled_out(groups: &[Moments]) -> Vec<usize> {
    let mut all = Moments::default();
    groups.iter().for_each(|group| all.merge(group));
    let bound = critical(0.015 / groups.len() as f64, (all.n - 2) as f64);
    let far = |group: &Moments| errors(group, &all).is_some_and(|e| e.abs() > bound);
    (0..groups.len()).filter(|&i| far(&groups[i])).collect()
}

#[test]
fn chance_singles_a_group_out_in_3_files_of_100() {
    // Also of a group with a few others beside it.
    for sizes in [
        vec![9; 60],
        vec![10; 30],
        vec![10; 10],
        vec![50; 30],
        vec![300, 8],
        vec![1000, 8],
        vec![200, 12],
    ] {
        let of = |run| singled_out(&praise(&sizes, 0.0, run));
        let found = (0..300).filter(|&run| !of(run).is_empty()).count();
        assert!(found <= 9, "groups of {sizes:?}: {found} of 300");
    }
}

#[test]
fn a_group_that_is_worse_is_found() {
    for (sizes, worse) in [
        (vec![30; 10], 0.45),
        (vec![100, 100], 0.3),
        (vec![8, 300], 0.8),
    ] {
        let of = |run| singled_out(&praise(&sizes, worse, run));
        let found = (0..100).filter(|&run| of(run).contains(&0)).count();
        assert!(found >= 90, "groups of {sizes:?}: {found} of 100");
    }
}

#[test]
fn what_nobody_would_see_is_no_difference() {
    let tally = |shift: f64, seed| {
        let mut random = random(seed);
        let mut tally = Tally::default();
        for _ in 0..30_000 {
            let value = valence(&mut random, 0.3) + shift;
            tally.valence.add(value);
            tally.evidence.add(value);
        }
        tally
    };
    let far = |shift| {
        let (group, mut all) = (tally(shift, 1), tally(0.0, 2));
        all.merge(&group);
        both(&Values::of(&group), &Values::of(&all), APART)
            .unwrap()
            .abs()
    };
    assert_eq!(far(-0.03), 0.0);
    assert!(far(-0.1) > 8.0);
}
