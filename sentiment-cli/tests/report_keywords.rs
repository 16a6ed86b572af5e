//! `sentiment report`: what is said more often where valence differs.

use std::fmt::Write;

use crate::common::{report, Folder};

const GOOD: [&str; 4] = [
    "The team is great and I enjoy my days",
    "Good pay and a friendly office",
    "My manager is supportive and fair",
    "I am proud of what we ship",
];

const BAD: [&str; 4] = [
    "The workload is too high, it is bad",
    "The coffee machine is broken again, awful",
    "I hate the noise in the hall",
    "Terrible chairs in our room",
];

/// Two texts a day, a part of them bad, over eight months; from May on more are, of a kind.
fn pulse(since: impl Fn(usize) -> Option<&'static str>) -> String {
    let mut rows = String::from("date,team,text\n");
    for i in 0..448 {
        let (month, day) = (1 + i / 56, 1 + i % 56 / 2);
        let usual = match i % 5 {
            0 => BAD[i / 5 % 4],
            _ => GOOD[i % 4],
        };
        let text = since(i).filter(|_| month >= 5).unwrap_or(usual);
        let team = ["red", "blue", "green"][i % 3];
        let _ = writeln!(rows, "2026-{month:02}-{day:02},{team},\"{text}, week {i}\"");
    }
    rows
}

#[test]
fn what_it_fell_by_is_said() {
    let said = [
        "The workload has doubled, it is awful",
        "Nobody can bear this workload, I hate it",
        "My workload is a bad joke",
        "Such a workload is terrible",
    ];
    let workload = |i| (i % 5 < 2).then_some(said[i % 4]);
    let folder = Folder::with("a.csv", pulse(workload));
    let out = report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        assert!(
            place.contains("More frequent since May 2026: “workload” (in ")
                && place.contains(" of 224 texts; before in 12 of 224)"),
            "{out}"
        );
    }
    assert!(page.contains("<li>More frequent since May 2026: "));
    // What is as frequent as before explains nothing.
    let mut frequent = out.lines().filter(|line| line.starts_with("More frequent"));
    assert!(!frequent.any(|line| line.contains("“coffee")), "{out}");
}

#[test]
fn of_a_group_too() {
    let refund = |i| (i % 3 == 1).then_some("Waiting for a refund, it is awful");
    let folder = Folder::with("a.csv", pulse(refund));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("Clearly below the rest: blue (team; "),
        "{out}"
    );
    assert!(
        out.contains(
            "More frequent in blue: “waiting” (in 74 of 149 texts; elsewhere in 0 of 299)"
        ),
        "{out}"
    );
    // The words of one sentence are one finding.
    let more = out.lines().filter(|line| line.starts_with("More frequent"));
    assert!(!more.collect::<String>().contains("“refund"), "{out}");
}

#[test]
fn the_last_month_too() {
    let mut rows = String::from("date,text\n");
    for i in 0..240 {
        let (month, day) = (1 + i / 40, 1 + i % 28);
        let bad = month == 6 || i % 3 == 0;
        let text = match (bad, i % 2) {
            (true, 0) if month == 6 => "The app crashes, awful",
            (true, _) => BAD[i % 4],
            (false, _) => GOOD[i % 4],
        };
        let month = if i / 40 % 2 == 1 { month } else { month.min(5) };
        let _ = writeln!(rows, "2026-0{month}-{day:02},\"{text}, day {i}\"");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let said = out.matches("More frequent ").count();
    assert_eq!(said, 1, "{out}");
    assert!(
        out.contains(
            "More frequent since the week of 1 June 2026: “app crashes” (in 20 of 40 texts; "
        ),
        "{out}"
    );
}

#[test]
fn where_nothing_differs_no_word_does() {
    let folder = Folder::with("a.csv", pulse(|_| None));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("no clear change over time"), "{out}");
    assert!(!out.contains("More frequent"), "{out}");
    // Nor where all is said of everything.
    let folder = Folder::with("a.csv", pulse(|i| (i % 2 == 0).then_some(BAD[i % 4])));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("fell in May 2026"), "{out}");
    assert!(!out.contains("“week"), "{out}");
}
