//! `sentiment report`: what unhappy and happy texts are about.

use std::fmt::Write;

use crate::common::random::{answer, random, PRAISE};
use crate::common::{report, section, Folder};

const GOOD: [&str; 4] = [
    "I love it, order",
    "Great and easy, order",
    "Works well, order",
    "Friendly and quick, order",
];

const BAD: [&str; 3] = ["It is awful, order", "I hate it, order", "Terrible, order"];

/// Texts without a date or a group, of which a part says what `about` adds, and is good or bad.
fn texts(about: impl Fn(usize) -> Option<(&'static str, bool)>) -> String {
    let mut rows = String::from("no,text\n");
    for i in 0..240 {
        let (more, bad) = about(i).unwrap_or(("", i % 3 == 0));
        let text = if bad { BAD[i % 7 % 3] } else { GOOD[i % 4] };
        let _ = writeln!(rows, "{i},\"{text} {i}. {more}\"");
    }
    rows
}

fn planted(i: usize) -> Option<(&'static str, bool)> {
    match i % 8 {
        0 => Some((
            ["That checkout", "The checkouts", "It is the checkout"][i % 3],
            true,
        )),
        1 => Some(("Our driver", false)),
        2 => Some(("Of the basket", i.is_multiple_of(3))),
        _ => None,
    }
}

#[test]
fn topics_are_named_that_weigh_nothing() {
    let folder = Folder::with("a.csv", texts(planted));
    let out = report(&folder, &["a.csv"]).quietly();
    let (_, said) = out
        .split_once("Texts about “checkout” are lower (−0.")
        .expect(&out);
    assert!(said.contains(" in 30 texts, others +0."), "{out}");
    assert!(
        said.contains("; those about “driver” are higher (+0."),
        "{out}"
    );
    assert!(!out.contains("“basket"), "{out}");
    let page = folder.read("report.html");
    assert!(page.contains("<li>Texts about “checkout” are lower"));
    let table = section(&page, "What it is about");
    for part in [
        "<th scope=\"col\">topic</th>",
        "<th scope=\"col\">difference</th>",
        "<th scope=\"row\">checkout</th><td class=\"number\">30<span class=\"unit\"> texts</span></td>",
        "<b class=\"negative\">−",
        "<th scope=\"row\">driver</th>",
        "<b class=\"positive\">+",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
    // What weighs something is what drives it.
    for word in ["hate", "love", "awful", "order"] {
        assert!(
            !table.contains(&format!("<th scope=\"row\">{word}")),
            "{table}"
        );
    }
    assert!(
        section(&page, "What drives it").contains("<dt>love it</dt>")
            || page.contains("<dt>love</dt>")
    );
}

#[test]
fn where_all_is_said_of_everything_there_is_no_topic() {
    let words = [
        "That checkout",
        "Our driver",
        "Of the basket",
        "At the till",
        "On the phone",
    ];
    let folder = Folder::with("a.csv", texts(|i| Some((words[i % 5], i % 3 == 0))));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(!out.contains("Texts about"), "{out}");
    assert!(!folder.read("report.html").contains("What it is about"));
}

#[test]
fn nobody_is_a_topic() {
    let named = |i| match i % 8 {
        0 => Some(("Ask Nadia", true)),
        1 => Some(("About Zorblina, of Zorblina", true)),
        2 => Some(("That checkout", true)),
        3 if i < 50 => Some(("In the cellar", true)),
        _ => Some(("", false)),
    };
    let folder = Folder::with("a.csv", texts(named));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("“checkout”") && !out.to_lowercase().contains("“nadia"),
        "{out}"
    );
    for options in [
        &["--no-texts"][..],
        &["--min-group", "10"],
        &["--no-texts", "--min-group", "10"],
    ] {
        let out = report(&folder, &[&["a.csv"], options].concat()).quietly();
        let page = folder.read("report.html");
        let table = section(&page, "What it is about").to_lowercase();
        assert!(table.contains(">checkout<"), "{table}");
        for private in ["nadia", "zorblina", "cellar"] {
            assert!(!table.contains(private), "{private}: {table}");
            assert!(
                !out.to_lowercase().contains(&format!("“{private}")),
                "{private}: {out}"
            );
        }
    }
}

#[test]
fn repeats_are_no_topic() {
    let copy = "This was a terrible hotel lobby, awful\n".repeat(30);
    let rows = texts(|_| None)
        .replace("no,text\n", "")
        .lines()
        .map(|line| {
            let (_, text) = line.split_once(',').unwrap();
            format!("{text}\n")
        })
        .collect::<String>();
    let copy = copy
        .lines()
        .map(|line| format!("\"{line}\"\n"))
        .collect::<String>();
    let folder = Folder::with("a.csv", format!("text\n{rows}{copy}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(!out.contains("lobby"), "{out}");
}

#[test]
fn a_word_with_a_hyphen_is_one() {
    let hyphens = |i: usize| match i % 8 {
        0 => Some((
            ["The check-in", "Our check in", "Two check-ins"][i % 3],
            true,
        )),
        1 => Some((["Our wi-fi", "The WiFi", "The Wi-Fi"][i % 3], false)),
        _ => Some(("", false)),
    };
    let folder = Folder::with("a.csv", texts(hyphens));
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let table = section(&page, "What it is about");
    assert!(
        table.contains("<th scope=\"row\">check-in</th><td class=\"number\">30<"),
        "{table}"
    );
    for part in [">check<", ">wi<", ">fi<", ">wifi<"] {
        assert!(!table.contains(part), "{part}: {table}");
    }
}

/// Of short answers, mostly praise, those with a noun hold less of it.
#[test]
fn a_noun_among_short_praise_is_no_topic() {
    const NOUNS: [&str; 6] = ["office", "parcel", "table", "counter", "basket", "hallway"];
    let mut random = random(5);
    let mut rows = String::from("text\n");
    for _ in 0..1500 {
        let _ = writeln!(rows, "{}", answer(&mut random, 4, &NOUNS, &PRAISE[..6]));
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(!out.contains("Texts about"), "{out}");
}
