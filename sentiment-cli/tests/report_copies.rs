//! `sentiment report`: texts that many write again, month after month.

use crate::common::random::random;
use crate::common::{report, section, Folder};

const PRAISE: [&str; 12] = [
    "Everything was great, thank you very much",
    "Very happy with the service today",
    "Great food and friendly staff as always",
    "I love this app so much",
    "Best coffee shop in the whole town",
    "Really good value for the money",
    "The staff was very kind and helpful",
    "Everything was perfect, will come again",
    "Highly recommend this place to everyone",
    "So happy with my new shoes",
    "Great quality and a fair price",
    "Wonderful experience from start to finish",
];

const COMPLAINTS: [&str; 12] = [
    "The service was very slow today",
    "The app keeps crashing all the time",
    "Terrible support, nobody ever answers me",
    "Too expensive for what you get",
    "The worst food in the whole town",
    "I hate this app so much",
    "The staff was rude and lazy",
    "Everything was broken, never again here",
    "A horrible place, avoid it please",
    "So angry about my new shoes",
    "Poor quality and an unfair price",
    "Awful experience from start to finish",
];

/// What is said over time, of rows as they are and the other way round.
fn over_time(rows: &[String]) -> [String; 2] {
    let turned = rows.iter().rev().cloned().collect();
    [rows.to_vec(), turned].map(|rows: Vec<String>| {
        let folder = Folder::with("a.csv", format!("date,text\n{}", rows.concat()));
        let out = report(&folder, &["a.csv"]).quietly();
        let is_of_time = |line: &&str| {
            line.starts_with("Over ")
                || line.starts_with("Overall, ")
                || line.contains(" 2026: ")
                || line.contains(" 2026 and ")
        };
        out.lines()
            .filter(is_of_time)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[test]
fn phrases_that_come_again_make_no_change() {
    const RUNS: u64 = 40;
    let mut found = 0;
    for run in 0..RUNS {
        let mut random = random(run);
        let mut rows = Vec::new();
        for month in 1..=8 {
            for i in 0..40 {
                let phrase = (random() * 12.0) as usize;
                let text = match (random() < 0.5, random() < 0.5) {
                    (true, _) => PRAISE[phrase].to_owned(),
                    // Of their own.
                    (_, true) => format!("{}, order {month}-{i}", PRAISE[phrase]),
                    _ => format!("{}, order {month}-{i}", COMPLAINTS[phrase]),
                };
                rows.push(format!("2026-0{month}-{:02},\"{text}\"\n", 1 + i % 28));
            }
        }
        let [said, turned] = over_time(&rows);
        assert_eq!(said, turned);
        found += u64::from(!said.contains("no clear change over time"));
    }
    assert!(found * 100 <= RUNS * 5, "{found} of {RUNS}");
}

#[test]
fn phrases_that_turn_into_others_are_a_change() {
    let mut random = random(1);
    let mut rows = Vec::new();
    for month in 1..=12 {
        for i in 0..40 {
            let phrase = (random() * 12.0) as usize;
            let is_bad = random() < if month < 7 { 0.2 } else { 0.8 };
            let text = [PRAISE, COMPLAINTS][usize::from(is_bad)][phrase];
            rows.push(format!("2026-{month:02}-{:02},\"{text}\"\n", 1 + i % 28));
        }
    }
    let [said, turned] = over_time(&rows);
    assert_eq!(said, turned);
    assert!(said.contains("valence fell in July 2026: +0."), "{said}");
    assert!(said.contains("December 2026: −0."), "{said}");
    // All of a month are shown.
    let folder = Folder::with("a.csv", format!("date,text\n{}", rows.concat()));
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let table = section(&page, "Over time");
    assert_eq!(
        table.matches(">40<span class=\"unit\"> texts").count(),
        12,
        "{table}"
    );
}

#[test]
fn one_text_again_and_again_is_no_change() {
    let mut rows = Vec::new();
    for month in 1..=6 {
        for i in 0..30 {
            let text = [PRAISE, COMPLAINTS][i % 2][i / 2 % 12];
            rows.push(format!(
                "2026-0{month}-{:02},\"{text} {month}-{i}\"\n",
                1 + i % 28
            ));
        }
    }
    let copy = |i| format!("2026-06-{:02},{}\n", 1 + i % 28, COMPLAINTS[0]);
    rows.extend((0..200).map(copy));
    let [said, turned] = over_time(&rows);
    assert_eq!(said, turned);
    assert!(said.contains("no clear change over time"), "{said}");
    assert!(said.contains("no clear difference"), "{said}");
    // Of one text there is nothing to hold against another month.
    rows.retain(|row| row.starts_with("2026-05") || !row.contains('"'));
    let [said, _] = over_time(&rows);
    let few = "June 2026 and May: too few different texts in English to compare (1 and 30).";
    assert!(said.contains(few), "{said}");
}
