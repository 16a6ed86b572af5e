//! `sentiment report`: what texts mention, and groups more than others.

use std::fmt::Write;

use crate::common::random::{random, sentence};
use crate::common::{report, section, Folder};

const OTHERS: [&str; 8] = [
    "Longer breaks",
    "It was great",
    "More time for questions about the slides",
    "I expected a start at nine",
    "Nothing, all good",
    "They explained it well in the past",
    "Very friendly and helpful",
    "Louder microphones for the back",
];

/// Answers, a part of which wish for the same things in other words.
fn answers(of: impl Fn(usize) -> Option<&'static str>) -> String {
    let mut rows = String::from("day,answer\n");
    for i in 0..200 {
        let text = of(i).unwrap_or(OTHERS[i / 8 % 8]);
        let _ = writeln!(rows, "{},\"{text} {i}\"", ["Monday", "Tuesday"][i / 4 % 2]);
    }
    rows
}

fn wishes(i: usize) -> Option<&'static str> {
    const WIFI: [&str; 4] = [
        "Better wifi please",
        "The wifi did not work",
        "Wifi",
        "Fix the Wifi in the hall, it dropped",
    ];
    const ROOMS: [&str; 3] = [
        "The meeting rooms are too small",
        "A bigger meeting room",
        "Air in the meeting rooms",
    ];
    match i % 10 {
        0 | 3 => Some(WIFI[i / 10 % 4]),
        1 => Some(ROOMS[i / 10 % 3]),
        2 => Some(["More parking", "Parking was hard to find"][i / 10 % 2]),
        _ => None,
    }
}

#[test]
fn what_most_texts_mention_is_listed() {
    let folder = Folder::with("a.csv", answers(wishes));
    let out = report(&folder, &["a.csv"]).quietly();
    let said = out
        .lines()
        .find(|line| line.starts_with("Mentioned most: "));
    let said = said.expect(&out);
    assert!(
        said.starts_with("Mentioned most: “wifi” (in 40 of "),
        "{said}"
    );
    // The pair stands for its words, as most texts write it.
    for part in ["“meeting rooms” (20, ", "“parking” (20, "] {
        assert!(said.contains(part), "{part}: {said}");
    }
    for word in [
        "“meeting”",
        "“rooms”",
        "great",
        "please",
        "expected",
        "start",
        "explained",
        "past",
        "good",
        "friendly",
    ] {
        assert!(!said.contains(word), "{word}: {said}");
    }
    let page = folder.read("report.html");
    let table = section(&page, "Mentioned most");
    assert!(table.contains("<th scope=\"row\">wifi</th>"));
    assert!(table.contains("<b>wifi</b>") || table.contains("<b>Wifi</b>"));
    assert!(table.contains("for example"));
}

#[test]
fn labels_stand_in_the_texts() {
    // "Widgets" and "shows" are the most frequent forms, but never stand together.
    let texts = |i: usize| match i % 10 {
        0 | 1 => Some("The price widgets"),
        2 => Some("He shows me the menu"),
        3 => Some("Of the price widget"),
        4 => Some("Fewer sales pitches, please"),
        _ => None,
    };
    let folder = Folder::with("a.csv", answers(texts));
    let out = report(&folder, &["a.csv", "--context", "What should we improve?"]).quietly();
    let page = folder.read("report.html");
    let rows = answers(texts).to_lowercase();
    for title in ["Mentioned most", "What drives it", "What it is about"] {
        if !page.contains(&format!("<h2>{title}</h2>")) {
            continue;
        }
        for label in section(&page, title).split("<th scope=\"row\">").skip(1) {
            let label = label.split("</th>").next().unwrap();
            assert!(rows.contains(label), "{label}");
        }
        for label in section(&page, title).split("<dt>").skip(1) {
            let label = label.split("</dt>").next().unwrap();
            let label = label.trim_start_matches("not … ");
            assert!(rows.contains(label), "{label}");
        }
    }
    assert!(out.contains("“price widgets” (in 60 of"), "{out}");
}

#[test]
fn a_page_that_is_passed_on_quotes_nothing_and_names_nobody() {
    let texts = |i: usize| match i {
        0..4 => Some("The lanyard"),
        4..40 => Some("Ask about the Penrose, that is the Penrose"),
        40..60 => Some("More parking"),
        _ => None,
    };
    let folder = Folder::with("a.csv", answers(texts));
    let args = ["a.csv", "--no-texts", "--min-group", "5"];
    let out = report(&folder, &args).quietly();
    let page = folder.read("report.html");
    let table = section(&page, "Mentioned most");
    assert!(table.contains("<th scope=\"row\">parking</th>"), "{out}");
    for part in ["lanyard", "penrose", "Penrose", "for example"] {
        assert!(!table.contains(part), "{part}");
    }
}

#[test]
fn what_one_group_mentions_more_is_said_though_means_are_alike() {
    let texts = |i: usize| match (i / 4 % 2, i % 4) {
        (1, 0) => Some(["The wifi", "More wifi", "Of the wifi"][i / 8 % 3]),
        (0, 0) => Some(["The lunch", "More lunch", "Of the lunch"][i / 8 % 3]),
        (0, 1) if i % 40 == 1 => Some("The wifi"),
        _ => None,
    };
    let folder = Folder::with("a.csv", answers(texts));
    let out = report(&folder, &["a.csv", "--by", "day"]).quietly();
    let expected = "More frequent in Tuesday: “wifi” (in 25 of 100 texts; elsewhere in 5 of 100).";
    assert!(out.contains(expected), "{out}");
    let page = folder.read("report.html");
    assert!(section(&page, "By day").contains(expected));
}

#[test]
fn chance_seldom_gives_a_group_its_words() {
    const FILES: u64 = 20;
    let mut alarms = 0;
    for file in 0..FILES {
        let mut random = random(file);
        let mut rows = String::from("team,branch,text\n");
        for _ in 0..400 {
            let (team, branch) = ((6.0 * random()) as u32, (3.0 * random()) as u32);
            let _ = writeln!(
                rows,
                "t{team},b{branch},{}",
                sentence(&mut random).replace('w', "of ware")
            );
        }
        let folder = Folder::with("a.csv", rows);
        let out = report(&folder, &["a.csv", "--by", "team", "--by", "branch"]);
        alarms += u64::from(out.out.contains("More frequent in"));
    }
    assert!(alarms <= 2, "{alarms} of {FILES}");
}

#[test]
fn what_two_groups_mention_together_is_told() {
    let mut rows = String::from("Wave,Department,text\n");
    for i in 0..480 {
        let (wave, department) = (1 + i % 2, ["Support", "Sales", "Finance"][i / 2 % 3]);
        let thing = match (wave, department, i / 6 % 3) {
            (2, "Support", 0) => "salary",
            _ => ["canteen", "parking", "printer", "heating"][i / 6 % 4],
        };
        let _ = writeln!(
            rows,
            "Wave {wave},{department},We need to talk about the {thing} in room {i}"
        );
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv", "--by", "Wave", "--by", "Department"]).quietly();
    let cell = "More frequent where it is both Wave 2 and Support: “salary” (in 27 of 80 texts; of other texts of Wave 2 in 0 of 160, \
                of Support in 0 of 80).";
    assert!(out.contains(cell), "{out}");
}

#[test]
fn a_group_does_not_mention_itself() {
    let mut rows = String::from("agent,text\n");
    for i in 0..200 {
        let (agent, thing) = [("Marta", "invoice"), ("Joris", "parcel")][i % 2];
        let thing = if i % 4 < 2 { thing } else { "weather" };
        let _ = writeln!(
            rows,
            "{agent},We spoke with {} of the {thing} on line {i}",
            agent.to_lowercase()
        );
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("More frequent in Marta: “invoice”"), "{out}");
    let mut lines = out.lines().filter(|line| line.starts_with("More frequent"));
    assert!(
        lines.all(|line| !line.contains("“marta") && !line.contains("“joris")),
        "{out}"
    );
}

#[test]
fn a_verb_is_a_thing_where_it_is_one() {
    let mut rows = String::from("text\n");
    for i in 0..60 {
        let text = [
            "In my view the pay is too low",
            "Better pay would keep people",
            "Nothing comes to mind about the canteen",
            "I had to wait for the printer",
        ][i % 4];
        let _ = writeln!(rows, "{text} {i}");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("Mentioned most: “pay” (in 30 of 60 texts"),
        "{out}"
    );
    for other in ["“view”", "“mind”", "“comes”"] {
        assert!(!out.contains(other), "{other}: {out}");
    }
}
