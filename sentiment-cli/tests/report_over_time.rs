//! `sentiment report`: what changed over time, of all texts and of groups by themselves.

use std::fmt::Write;

use crate::common::random::random;
use crate::common::{report, section, Folder};

/// What people say of a thing, for and against.
const SAID: [[&str; 3]; 2] = [
    ["I love the {}", "The {} is great", "A lovely {}, well done"],
    [
        "I hate the {}",
        "The {} is terrible",
        "The {} was awful and rude",
    ],
];

/// A text of a thing, of praise or of blame.
fn text(random: &mut impl FnMut() -> f64, complaints: f64, number: usize) -> String {
    let things = [
        "menu", "room", "table", "waiter", "view", "bread", "wine", "garden",
    ];
    let of = SAID[usize::from(random() < complaints)];
    let said = of[(random() * 3.0) as usize];
    let thing = things[(random() * 8.0) as usize];
    format!("{}, visit {number}", said.replace("{}", thing))
}

/// Visits to four branches over so many months from January 2024 on, ten a month each, of which a share complains.
fn branches(months: usize, complaints: impl Fn(&str, usize) -> f64) -> String {
    let mut random = random(7);
    let mut rows = String::from("date,Branch,text\n");
    for at in 0..months {
        for i in 0..40 {
            let branch = ["Harbour", "Old Town", "Mill Lane", "Station"][i % 4];
            let text = text(&mut random, complaints(branch, at), at * 40 + i);
            let (year, month) = (2024 + at / 12, 1 + at % 12);
            let day = 1 + i * 28 / 40;
            let _ = writeln!(rows, "{year}-{month:02}-{day:02},{branch},\"{text}\"");
        }
    }
    rows
}

fn sentence<'a>(out: &'a str, start: &str) -> &'a str {
    let found = out.lines().find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("{start}: {out}"))
}

/// Texts of which each says nothing, ten a month from January 2026 on, with the ratings of each.
fn rated(months: usize, rating: impl Fn(usize, usize) -> &'static str) -> String {
    let mut rows = String::from("date,stars,text\n");
    for at in 0..months * 10 {
        let (month, i) = (at / 10, at % 10);
        let _ = writeln!(
            rows,
            "2026-{:02}-{:02},{},It came on day {at}",
            1 + month,
            1 + i * 3,
            rating(month, i)
        );
    }
    rows
}

#[test]
fn ratings_change_where_texts_say_nothing() {
    let rows = rated(10, |month, i| match month {
        ..6 => ["4", "5", "4", "5", "3"][i % 5],
        _ => ["1", "2", "3", "2", "2"][i % 5],
    });
    let folder = Folder::with("a.csv", &rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("The mean rating (stars) fell in July 2026: 4.20 before, 2.00 since."),
        "{out}"
    );
    let page = folder.read("report.html");
    let over_time = section(&page, "Over time");
    for part in [
        "<h3>stars</h3>",
        "Mean rating over time",
        "July 2026: mean rating 2.00 (",
        "<th scope=\"row\">June 2026</th><td class=\"number\">10<span class=\"unit\"> ratings</span></td><td class=\"number\"><b>4.20</b>",
    ] {
        assert!(over_time.contains(part), "{part}: {over_time}");
    }
    // A mean of fewer is not shown where that is asked for.
    report(&folder, &["a.csv", "--min-group", "11"]).quietly();
    let page = folder.read("report.html");
    let over_time = section(&page, "Over time");
    assert!(!over_time.contains("4.20"), "{over_time}");

    let level = rated(10, |_, i| ["4", "5", "3", "2", "1"][i % 5]);
    folder.write("b.csv", &level);
    let out = report(&folder, &["b.csv"]).quietly();
    assert!(!out.contains("The mean rating (stars)"), "{out}");
    // Of choices in words a mean says little.
    let choices = rated(10, |month, _| ["Good", "Bad"][usize::from(month > 5)]);
    folder.write("c.csv", &choices);
    let out = report(&folder, &["c.csv", "--rating", "stars"]).quietly();
    assert!(!out.contains("The mean rating"), "{out}");
}

#[test]
fn what_one_group_did_is_not_told_of_all() {
    let rows = branches(16, |branch, at| match branch {
        "Mill Lane" if at < 9 => 0.9,
        "Mill Lane" => 0.1,
        _ => 0.3,
    });
    let folder = Folder::with("a.csv", &rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let said = sentence(&out, "Mill Lane (Branch) ");
    assert!(
        said.contains(" rose in October 2024: −0.") && said.contains(" since."),
        "{out}"
    );
    assert!(
        out.contains("All other texts together show no clear change over time."),
        "{out}"
    );
    assert!(!out.contains("Overall, valence rose"), "{out}");
    assert!(folder
        .read("report.html")
        .contains("Mill Lane (Branch) rose in October 2024"));
    // In whatever order the file has them.
    let (head, lines) = rows.split_once('\n').unwrap();
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.sort_by_key(|line| line.len() * 7919 % 101);
    folder.write("b.csv", format!("{head}\n{}\n", lines.join("\n")));
    let other = report(&folder, &["b.csv"]).quietly();
    assert_eq!(sentence(&other, "Mill Lane (Branch) "), said);
}

#[test]
fn groups_that_go_apart_are_told_one_by_one() {
    let rows = branches(18, |branch, at| match branch {
        "Harbour" => 0.05 + 0.05 * at as f64,
        "Mill Lane" => [0.8, 0.1][usize::from(at >= 10)],
        _ => 0.3,
    });
    let out = report(&Folder::with("a.csv", rows), &["a.csv"]).quietly();
    let fall = sentence(&out, "Harbour (Branch) ");
    assert!(
        fall.contains(" has been falling steadily since January 2024, from about +0.")
            && fall.contains(" to about −0."),
        "{out}"
    );
    assert!(
        sentence(&out, "Mill Lane (Branch) ").contains(" rose in November 2024"),
        "{out}"
    );
    for name in ["Old Town (Branch) ", "Station (Branch) "] {
        assert!(!out.contains(name), "{out}");
    }
}

#[test]
fn what_all_groups_do_is_told_of_all() {
    let rows = branches(16, |_, at| [0.2, 0.6][usize::from(at >= 9)]);
    let out = report(&Folder::with("a.csv", rows), &["a.csv"]).quietly();
    assert!(
        out.contains("Overall, valence fell in October 2024: +0."),
        "{out}"
    );
    assert!(!out.contains(" (Branch) "), "{out}");
}

#[test]
fn what_comes_each_summer_is_no_change() {
    let rows = branches(26, |_, at| {
        [0.2, 0.6][usize::from([6, 7].contains(&(at % 12)))]
    });
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let said = sentence(&out, "July and August are lower in both years: ");
    assert!(
        said.contains(" from July to August 2024, ")
            && said.contains(" from July to August 2025; "),
        "{out}"
    );
    assert!(
        out.contains("Apart from that, overall, valence shows no clear change over time."),
        "{out}"
    );
}

/// Reviews of versions over 34 weeks, the last one from a week in February on.
fn versions() -> String {
    let mut random = random(3);
    let mut rows = String::from("date,Version,text\n");
    for week in 0..34_usize {
        for i in 0..40 {
            let day = week * 7 + i % 7;
            let date =
                jiff::civil::date(2025, 9, 1).saturating_add(jiff::Span::new().days(day as i64));
            let version = match (week >= 23, i % 4) {
                (true, 0..3) => "5.0",
                (_, 3) => "4.8",
                _ => "4.9",
            };
            let complaints = if version == "5.0" { 0.7 } else { 0.25 };
            let text = text(&mut random, complaints, week * 40 + i);
            let _ = writeln!(rows, "{date},{version},\"{text}\"");
        }
    }
    rows
}

#[test]
fn a_group_that_comes_in_late_is_told_once() {
    let folder = Folder::with("a.csv", versions());
    let out = report(&folder, &["a.csv", "--by", "Version"]).quietly();
    assert!(
        out.contains("Clearly below the rest: 5.0 (Version; "),
        "{out}"
    );
    // The others do not differ, but from that one.
    assert!(!out.contains("Clearly above the rest"), "{out}");
    let said = sentence(&out, "Overall, valence ");
    assert!(
        said.starts_with("Overall, valence fell in the week of 9 February 2026: +0.")
            && said.ends_with("; without 5.0 it shows no clear change."),
        "{out}"
    );
    assert!(!out.contains("More frequent since "), "{out}");
}

#[test]
fn each_group_has_a_line_over_time() {
    let folder = Folder::with("a.csv", branches(6, |_, _| 0.3));
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let page = section(&page, "By Branch");
    assert_eq!(page.matches("<svg class=\"spark\"").count(), 4);
    assert!(
        page.contains(">Harbour: mean valence by month</title>"),
        "{page}"
    );
    assert!(page.contains("Branch by month, as a table") && page.contains(">June 2024</th>"));
    // Two months are no line.
    folder.write("b.csv", branches(2, |_, _| 0.3));
    report(&folder, &["b.csv"]).quietly();
    assert!(!folder.read("report.html").contains("class=\"spark\""));
}

#[test]
fn no_line_shows_a_few_people() {
    let mut rows = branches(6, |_, _| 0.3);
    // In March three texts more, of a branch of its own, which has nine in other months.
    for i in 0..12 {
        let month = [3, 5][usize::from(i >= 3)];
        let _ = writeln!(
            rows,
            "2024-{month:02}-07,Pier,\"I hate the pier, visit p{i}\""
        );
    }
    let folder = Folder::with("a.csv", rows);
    report(&folder, &["a.csv", "--min-group", "5", "--no-texts"]).quietly();
    let page = folder.read("report.html");
    let page = section(&page, "By Branch");
    let march = page.split(">March 2024</th>").nth(1).unwrap();
    let march = march.split("</tr>").next().unwrap();
    // The three are hidden among those of another branch.
    assert_eq!(march.matches(" texts<").count(), 3, "{march}");
    assert!(
        page.contains("No mean of fewer than 5 texts is shown"),
        "{page}"
    );
}

#[test]
fn one_bad_week_is_told_as_one() {
    let mut random = random(3);
    let mut rows = String::from("date,Queue,text\n");
    let start = jiff::civil::date(2026, 3, 2);
    for week in 0..26_i64 {
        for i in 0..33_i64 {
            let queue = ["Billing", "Shop", "App"][i as usize % 3];
            let is_bad = week == 11 && queue == "Billing";
            for again in 0..if is_bad { 4 } else { 1 } {
                let share = if is_bad { 0.95 } else { 0.3 };
                let text = text(&mut random, share, (week * 33 + i) as usize * 4 + again);
                let day = start.saturating_add(jiff::ToSpan::days(7 * week + i % 7));
                let _ = writeln!(rows, "{day},{queue},\"{text}\"");
            }
        }
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let week = sentence(
        &out,
        "One week of Billing (Queue) stands out: 18 to 24 May 2026, −0.",
    );
    assert!(week.contains(" in 44 texts; otherwise +0."), "{week}");
    for part in [
        "Many more texts than usual in the week of 18 May 2026: 44 of Billing (Queue), in other weeks 11.",
        "Apart from that, overall, valence shows no lasting change over time.",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(
        !out.contains("rose in") && !out.contains("fell in"),
        "{out}"
    );
}
