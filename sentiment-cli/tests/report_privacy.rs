//! `sentiment report`: a page that may be passed on.

use std::fmt::Write;

use crate::common::{report, section, Folder};

/// A survey with two large teams, a middling one, one of two persons and one of one, who says more.
fn survey() -> String {
    let said = [
        "The pay is good",
        "The workload is awful",
        "I love my team",
        "I hate the noise",
    ];
    let mut rows = String::from("Response ID,Created at,Team,Rating,Text\n");
    let teams = [("Sales", 30), ("Support", 20), ("Kitchen", 6), ("Board", 2)];
    let people = teams
        .iter()
        .flat_map(|&(team, n)| (0..n).map(move |i| (team, i)));
    for (i, (team, _)) in people.enumerate() {
        let (month, day) = (1 + i % 6, 1 + i % 28);
        let text = said[i % 4];
        let _ = writeln!(
            rows,
            "R-{i},2026-0{month}-{day:02}T10:11:{:02},{team},{},{text} {i}",
            i % 60,
            1 + i % 4
        );
    }
    rows + "R-99,2026-01-31T09:08:07,Legal,5,\"Zorblina is terrible, I hate and despise her\"\n\
            R-98,2027-09-09T09:08:07,Legal,best,\"Zorblina is terrible, we hate her\"\n\
            R-97,private words,Legal,4,It is good\n"
}

#[test]
fn small_groups_are_shown_together() {
    let folder = Folder::with("a.csv", survey());
    let out = report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    assert!(
        out.contains("\nLegal ") && out.contains("\nBoard "),
        "{out}"
    );
    assert!(page.contains("<bdi>Legal</bdi>"), "{page}");
    let out = report(&folder, &["a.csv", "--min-group", "6"]).quietly();
    let page = folder.read("report.html");
    // Those two are five: the next smallest hides what is left of all others.
    for place in [&out, &page] {
        assert!(place.contains("others (3 groups)"), "{out}");
        for name in ["Legal", "Board"] {
            assert!(!place.contains(name), "{name}: {place}");
        }
    }
    assert!(!out.contains("Kitchen"), "{out}");
    let ratings = section(&page, "Against the rating");
    assert!(ratings.contains(">others (2 groups)<") && !ratings.contains("<th scope=\"row\">5<"));
    // The texts themselves are shown as before, without their group.
    let worst = section(&page, "Most negative");
    assert!(
        worst.contains("Zorblina") && worst.contains("Response ID R-99"),
        "{worst}"
    );
    let run = report(&folder, &["a.csv", "--min-group", "1"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--min-group"), "{}", run.err);
}

#[test]
fn one_group_is_not_left_to_be_told_by_the_others() {
    let rows = |team: &str, n: usize| format!("{team},It is good\n{team},It is bad\n").repeat(n);
    let all = [rows("A", 20), rows("B", 10), rows("C", 1)].concat();
    let folder = Folder::with("a.csv", format!("team,text\n{all}"));
    let out = report(&folder, &["a.csv", "--min-group", "5"]).quietly();
    assert!(
        out.contains("\nothers (2 groups) ") && out.contains("\nA "),
        "{out}"
    );
    assert!(!out.contains("\nB ") && !out.contains("\nC "), "{out}");
    let out = report(&folder, &["a.csv", "--min-group", "2"]).quietly();
    assert!(out.contains("\nC ") && !out.contains("others"), "{out}");
}

#[test]
fn a_page_without_texts() {
    let folder = Folder::with("a.csv", survey());
    let args = [
        "a.csv",
        "--min-group",
        "5",
        "--no-texts",
        "--time",
        "Created at",
    ];
    let out = report(&folder, &args).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        for private in [
            "R-",
            "Response ID",
            "10:11",
            "Zorblina",
            "zorblina",
            "despise",
            "private",
            "best",
            "2027",
            "Legal",
        ] {
            assert!(!place.contains(private), "{private}: {place}");
        }
        assert!(
            place.contains("1 row without a date that can be read in Created at: "),
            "{out}"
        );
    }
    for list in [
        "Most positive",
        "Most negative",
        "Least certain",
        " · line ",
    ] {
        assert!(!page.contains(list), "{list}");
    }
    // Numbers and words that many have are there.
    assert!(
        out.contains("“awful”") && page.contains("<dt>awful</dt>"),
        "{out}"
    );
    let whole = report(&folder, &["a.csv"]).quietly();
    assert_eq!(out.lines().next(), whole.lines().next());
}

#[test]
fn no_mean_over_time_is_of_few() {
    let mut rows = String::from("date,text\n");
    for month in 1..=9 {
        let texts = if month == 4 { 2 } else { 30 };
        for i in 0..texts {
            let _ = writeln!(
                rows,
                "2026-{month:02}-{:02},It is {} {i}",
                1 + i % 28,
                ["good", "bad"][i % 2]
            );
        }
    }
    let folder = Folder::with("a.csv", rows);
    report(&folder, &["a.csv", "--min-group", "5"]).quietly();
    let page = folder.read("report.html");
    let chart = section(&page, "Over time");
    assert!(
        chart.contains("Means of fewer than 5 texts are not shown."),
        "{chart}"
    );
    assert!(chart.contains("April 2026: fewer than 5 texts"), "{chart}");
    assert!(
        !chart.contains("<th scope=\"row\">April 2026</th>") && chart.contains(">May 2026</th>")
    );
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    assert!(!section(&page, "Over time").contains("fewer than"));
}

#[test]
fn a_survey_of_employees_says_how_it_is_passed_on() {
    let rows = "I love my team,3\nThe coffee is awful,1\n".repeat(5);
    let folder = Folder::with("a.csv", format!("answer,Tenure (years)\n{rows}"));
    let note = "This looks like a survey of employees";
    let open = report(&folder, &["a.csv"]).quietly();
    assert!(
        open.contains(note) && open.contains("--min-group 5 --no-texts"),
        "{open}"
    );
    let closed = report(&folder, &["a.csv", "--min-group", "5", "--no-texts"]).quietly();
    assert!(!closed.contains(note), "{closed}");
    let shop = Folder::with("a.csv", format!("answer,stars\n{rows}"));
    let shop = report(&shop, &["a.csv"]).quietly();
    assert!(!shop.contains(note), "{shop}");
}
