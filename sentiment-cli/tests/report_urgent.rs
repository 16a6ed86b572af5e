//! `sentiment report`: texts to read first.

use std::fmt::Write;

use crate::common::{report, section, Folder};

const TITLE: &str = "Read first";

/// Plain texts, with a few among them that are urgent.
fn tickets(rows: usize) -> String {
    let mut out = String::from("Ticket ID,Created at,Team,Text\n");
    for i in 0..rows {
        let text = match i % 40 {
            3 => "The charger caught fire. Nobody was hurt",
            5 => "My lawyer will file a claim",
            7 | 17 => "Please cancel our contract",
            9 => "How do I cancel a booking?",
            _ => "Works as it should",
        };
        let team = if i == 3 {
            "Night"
        } else {
            ["Day", "Evening"][i % 2]
        };
        let day = 1 + i % 28;
        let _ = writeln!(
            out,
            "T-{i},2026-0{}-{day:02},{team},{text} (order {i})",
            1 + i % 3
        );
    }
    out
}

#[test]
fn texts_are_listed_by_kind() {
    let folder = Folder::with("a.csv", tickets(40));
    let out = report(&folder, &["a.csv"]).quietly();
    let said =
        "Read first: 4 texts (1 about safety, 1 about the law or the press, 2 about leaving).";
    assert!(out.lines().any(|line| line == said), "{out}");
    let page = folder.read("report.html");
    assert!(page.contains(&format!("<li>{said}</li>")));
    let list = section(&page, TITLE);
    for part in [
        "<h3>Safety · 1 text</h3>",
        "<h3>The law and the press · 1 text</h3>",
        "<h3>Leaving · 2 texts</h3>",
        "<bdi>“caught fire”</bdi>",
        "Ticket ID T-3<",
        "<bdi>2026-01-04</bdi>",
        "the newest first",
        "proves nothing",
    ] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(
        !list.contains("booking") && !list.contains("Works as"),
        "{list}"
    );
    assert!(page.find(TITLE) < page.find("Most positive"));
}

#[test]
fn the_newest_are_first_and_the_rest_are_a_click_away() {
    let mut rows = String::from("date,text\n");
    for i in 0..9 {
        let _ = writeln!(
            rows,
            "2026-03-{:02},The charger caught fire in room {i}",
            1 + i * 4 % 9
        );
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Read first: 9 texts about safety."), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    let dates: Vec<&str> = list
        .split("2026-03-")
        .skip(1)
        .map(|rest| &rest[..2])
        .collect();
    assert_eq!(
        dates,
        ["09", "08", "07", "06", "05", "04", "03", "02", "01"]
    );
    let (open, more) = list
        .split_once("<details><summary>4 more</summary>")
        .unwrap();
    assert_eq!(
        (open.matches("<li>").count(), more.matches("<li>").count()),
        (5, 4)
    );
}

#[test]
fn same_bytes_on_any_number_of_threads() {
    let folder = Folder::with("a.csv", tickets(3000));
    for (name, threads) in [("one.html", "1"), ("two.html", "2")] {
        let args = ["a.csv", "-o", name, "--threads", threads];
        let out = report(&folder, &args).quietly();
        assert!(
            out.contains("Read first: 300 texts (75 about safety"),
            "{out}"
        );
    }
    assert_eq!(folder.read("one.html"), folder.read("two.html"));
}

#[test]
fn where_there_is_none_nothing_is_said() {
    let folder = Folder::with("a.txt", "I love it\nHow do I cancel a booking?\nAwful\n");
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(!out.contains("Read first"), "{out}");
    assert!(!folder.read("report.html").contains(TITLE));
}

#[test]
fn copies_count_once() {
    let copy = "The charger caught fire on my desk\n";
    let folder = Folder::with("a.txt", copy.repeat(4));
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(out.contains("Read first: 1 text about safety."), "{out}");
}

#[test]
fn short_texts_that_say_the_same_are_shown_once() {
    let rows = "Cancel my account\n".repeat(7) + "The charger caught fire\n";
    let folder = Folder::with("a.txt", rows);
    let out = report(&folder, &["a.txt"]).quietly();
    let said = "Read first: 8 texts (1 about safety, 7 about leaving).";
    assert!(out.contains(said), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    assert_eq!(list.matches("<li>").count(), 2, "{list}");
    assert_eq!(list.matches("7 texts say this").count(), 1, "{list}");
    assert_eq!(list.matches("say this").count(), 1, "{list}");
}

#[test]
fn a_date_that_is_a_slip_is_not_the_newest() {
    let slip = "2062-09-29,The charger caught fire in room 99\n";
    let rows: String = (1..=28)
        .map(|i| match i % 10 {
            0 => format!("2026-03-{i:02},The charger caught fire in room {i}\n"),
            _ => format!("2026-03-{i:02},Works as it should (order {i})\n"),
        })
        .collect();
    let folder = Folder::with("a.csv", format!("date,text\n{slip}{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("(2062-09-29): left out over time"), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    let places: Vec<_> = ["2026-03-20", "2026-03-10", "2062-09-29"]
        .map(|d| list.find(d))
        .into();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{list}"
    );
}

#[test]
fn a_page_that_is_passed_on_has_numbers_alone() {
    let folder = Folder::with("a.csv", tickets(120));
    let out = report(&folder, &["a.csv", "--no-texts"]).quietly();
    let said =
        "Read first: 12 texts (3 about safety, 3 about the law or the press, 6 about leaving).";
    assert!(out.contains(said), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    assert!(list.contains("<h3>Leaving · 6 texts</h3>"), "{list}");
    for private in ["T-", "fire", "cancel", "2026", "lawyer", "<li>"] {
        assert!(!list.contains(private), "{private}: {list}");
    }
    let out = report(&folder, &["a.csv", "--no-texts", "--min-group", "5"]).quietly();
    let said = "Read first: some texts (fewer than 5 about safety, fewer than 5 about the law or the press, \
                6 about leaving).";
    assert!(out.contains(said), "{out}");
    let page = folder.read("report.html");
    assert!(section(&page, TITLE).contains("<h3>Safety · fewer than 5 texts</h3>"));
}

#[test]
fn texts_of_small_groups_do_not_name_these() {
    let folder = Folder::with("a.csv", tickets(40));
    report(&folder, &["a.csv", "--by", "Team"]).quietly();
    let page = folder.read("report.html");
    assert!(section(&page, TITLE).contains("Night"));
    report(&folder, &["a.csv", "--by", "Team", "--min-group", "5"]).quietly();
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    assert!(
        list.contains("caught fire") && !list.contains("Night"),
        "{list}"
    );
}

#[test]
fn what_a_mail_quotes_is_not_its_authors() {
    let quoted = "> the charger caught fire\nThat was wrong of me, all is well.\n\n\
                  On Mon, 2 Mar 2026, Support wrote:\nPlease cancel our contract";
    let rows = format!("text\n\"{quoted}\"\n\"Thanks.\n-- \nWe take legal action\"\n\"> Hi\nPlease cancel our contract\"\n");
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Read first: 1 text about leaving."), "{out}");
}

#[test]
fn of_very_many_the_page_says_where_the_rest_is() {
    let row = |i: usize| format!("The charger caught fire in room {i}\n");
    let rows: String = (0..230).map(row).collect();
    let folder = Folder::with("a.txt", rows);
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(out.contains("Read first: 230 texts about safety."), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    assert_eq!(list.matches("<li>").count(), 200);
    assert!(list.contains("no more than 200") && list.contains("sentiment score --urgent"));
    let folder = Folder::with("a.csv", tickets(40));
    report(&folder, &["a.csv"]).quietly();
    assert!(!folder.read("report.html").contains("no more than 200"));
}

#[test]
fn a_footer_of_many_mails_lists_none_of_them() {
    let mut rows = String::from("text\n");
    for i in 0..60 {
        let says = match i {
            7 => "The charger caught fire in our hall.",
            _ => "The lamp works as it should.",
        };
        let footer = match i % 4 {
            0 => "Ames and Sons: our solicitors will sue you for damages if this is copied.",
            _ => "Have a nice day.",
        };
        let _ = writeln!(rows, "\"Order {i}. {says}\n{footer}\"");
    }
    let folder = Folder::with("a.csv", &rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Read first: 1 text about safety."), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, TITLE);
    assert!(list.contains("15 texts are not listed that mention them only in a sentence which stands word for word"), "{list}");
    report(&folder, &["a.csv", "--no-texts", "--min-group", "20"]).quietly();
    assert!(!folder.read("report.html").contains("15 texts are not"));
    // The same words in two texts are no footer.
    let few: String = rows.split_inclusive("\"\n").take(5).collect();
    let folder = Folder::with("a.csv", few);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("Read first: 2 texts about the law or the press."),
        "{out}"
    );
}
