//! `sentiment report`: cells with several groups each.

use std::fmt::Write;

use crate::common::{report, section, Folder};

/// Tickets about refunds are bad, all others mostly good.
fn tickets(tags: impl Fn(&str, usize) -> String) -> String {
    let mut rows = String::from("id,tags,text\n");
    for i in 0..200 {
        let about = ["refund", "delivery", "account", "product"][i % 4];
        let is_bad = about == "refund" || i % 5 == 0;
        let text = match is_bad {
            true => ["It is awful", "I hate it", "Terrible"][i % 3],
            false => ["Great and easy", "I love it", "Works well"][i % 3],
        };
        let _ = writeln!(rows, "{i},\"{}\",{text} {i}", tags(about, i));
    }
    rows
}

fn more(i: usize) -> &'static str {
    ["", "web", "vip", "eu"][i / 4 % 4]
}

#[test]
fn a_row_belongs_to_each_of_its_tags() {
    let spaced = |about: &str, i: usize| format!("{about} {}", more(i)).trim().to_owned();
    let listed = |about: &str, i: usize| match more(i) {
        "" => about.to_owned(),
        more => format!("{more}{} {about}", [",", ";"][i % 2]),
    };
    let in_both = "Clearly below the rest: refund (tags; ";
    for tags in [&spaced as &dyn Fn(&str, usize) -> String, &listed] {
        let folder = Folder::with("a.csv", tickets(tags));
        let out = report(&folder, &["a.csv"]).quietly();
        assert!(out.contains(in_both), "{out}");
        assert!(out.contains("50 texts"), "{out}");
        assert!(!out.contains("refund web"), "{out}");
        let page = folder.read("report.html");
        let table = section(&page, "By tags");
        assert!(table.contains("A text may have several of these, and then counts in each."));
        for tag in ["refund", "web", "vip", "eu"] {
            assert!(
                table.contains(&format!("<th scope=\"row\">{tag}</th>")),
                "{tag}"
            );
        }
    }
}

#[test]
fn a_name_with_a_comma_is_one() {
    let place =
        |_: &str, i: usize| ["Leeds, UK", "Porto, Portugal", "Ghent, Belgium"][i % 3].to_owned();
    let rows = tickets(place).replacen("tags", "store", 1);
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Leeds, UK"), "{out}");
    assert!(!out.contains("counts in each"), "{out}");
}
