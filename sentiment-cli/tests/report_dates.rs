//! Dates as spreadsheets and programs write them.

use crate::common::{report, section, Folder};

/// The page and the summary of texts of these days.
fn dated(header: &str, days: &[&str]) -> (String, String) {
    let rows = days.iter().map(|day| format!("{day},good\n"));
    let folder = Folder::with(
        "in.csv",
        format!("{header},text\n{}", rows.collect::<String>()),
    );
    let out = report(&folder, &["in.csv"]).quietly();
    (folder.read("report.html"), out)
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_column() {
    for days in [
        ["04/01/2026", "04/15/2026"],
        ["4/1/26", "4/15/26"],
        ["01/04/2026 00:00", "15/04/2026 00:00"],
        ["1-4-2026", "15-4-2026"],
        ["01.04.26", "15.04.26"],
        ["1775001600.000200", "1776211200.0"],
        ["46113", "46127"],
    ] {
        let (page, out) = dated("date", &days);
        assert!(!out.contains("without a date"), "{days:?}: {out}");
        for day in ["1 April 2026", "15 April 2026"] {
            assert!(page.contains(&format!("{day}: valence")), "{days:?}");
        }
    }
    for (days, why) in [
        (["04/01/2026", "04/02/2026"], "as no number is above 12"),
        (["04/15/2026", "15/04/2026"], "others with the month"),
    ] {
        let (_, out) = dated("date", &days);
        assert!(
            out.contains("2 rows without a date that can be read in date"),
            "{out}"
        );
        let (out, why) = [out.as_str(), why]
            .map(|s| s.split_whitespace().collect::<String>())
            .into();
        assert!(out.contains(&why), "{out}");
    }
}

#[test]
fn a_date_that_is_a_slip_leaves_the_others() {
    let days = (1..=28).flat_map(|day| [format!("3/{day}/2026"), format!("4/{day}/2026")]);
    let mut days: Vec<String> = days.collect();
    days.push("31/4/2026".to_owned());
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let (page, out) = dated("date", &days);
    assert!(
        out.contains("1 row with a day that does not exist in date (such as \"31/4/2026\")"),
        "{out}"
    );
    let shown = section(&page, "Over time");
    assert_eq!(shown.matches("<th scope=\"row\">").count(), 10, "{shown}");
}

#[test]
fn an_empty_date_is_no_example() {
    let (_, out) = dated("date", &["2026-04-01", "", "2026-04-15"]);
    assert!(
        out.contains("1 row without a date that can be read in date: these"),
        "{out}"
    );
    let (_, out) = dated("date", &["2026-04-01", "", "2026-04-15", "soon"]);
    assert!(out.contains("(such as \"soon\")"), "{out}");
}

#[test]
fn the_order_may_be_known_late() {
    let mut days = vec!["04/01/2026"; 5000];
    days.push("04/15/2026");
    let (page, out) = dated("date", &days);
    assert!(!out.contains("without a date"), "{out}");
    assert!(page.contains("1 April 2026: mean valence"));
}

#[test]
fn dates_are_in_the_column_that_has_them() {
    for header in ["Time,Created At", "Day,Created At", "Date,created_at"] {
        let (page, _) = dated(header, &["14:05,2026-04-01", "Monday,2026-04-15"]);
        assert!(page.contains("15 April 2026: valence"), "{header}");
    }
    let (page, _) = dated(
        "Date,created_at",
        &["2026-04-01,2025-01-01", "2026-04-15,2025-01-01"],
    );
    assert!(page.contains("15 April 2026: valence"));
}

#[test]
fn a_month_and_a_day_in_digits_before_a_comma() {
    // Quoted, as the comma is no delimiter.
    for header in ["reviewTime", "date"] {
        let (page, out) = dated(header, &["\"04 01, 2026\"", "\"04 15, 2026\""]);
        assert!(!out.contains("without a date"), "{out}");
        for day in ["1 April 2026", "15 April 2026"] {
            assert!(page.contains(&format!("{day}: valence")), "{header}");
        }
    }
    let (page, _) = dated("reviewTime", &["\"01 04, 2026\"", "\"15 04, 2026\""]);
    assert!(page.contains("1 April 2026: valence"));
    let (_, out) = dated(
        "reviewTime",
        &["\"04 15, 2026\"", "\"15 04, 2026\"", "\"04 16, 2026\""],
    );
    assert!(out.contains("others with the month"), "{out}");
}

#[test]
fn the_user_may_say_which_comes_first() {
    let folder = Folder::new();
    for (second, option, days) in [
        ("5/4/2026", "--day-first", ["3 April 2026", "5 April 2026"]),
        (
            "3/6/2026",
            "--month-first",
            ["4 March 2026", "6 March 2026"],
        ),
    ] {
        folder.write(
            "in.csv",
            format!("date,text\n3/4/2026,good\n{second},bad\n"),
        );
        let out = report(&folder, &["in.csv", option]).quietly();
        assert!(!out.contains("without a date"), "{out}");
        let page = folder.read("report.html");
        let is_there = |day: &str| page.contains(&format!("{day}: valence"));
        assert!(days.iter().all(|day| is_there(day)), "{option}");
    }
    let out = report(&folder, &["in.csv"]).quietly();
    assert!(
        out.contains("say --day-first or --month-first, or write dates as 2026-03-31"),
        "{out}"
    );
    let run = report(&folder, &["in.csv", "--day-first", "--month-first"]);
    assert_eq!(run.code, 2);
}

#[test]
fn days_that_do_not_exist_are_told() {
    let (_, out) = dated("date", &["13/14/2026", "03/04/2026"]);
    assert!(
        out.contains("as of the dates that exist none has a number above 12"),
        "{out}"
    );
    assert!(
        out.contains("1 of them names a day that does not exist (such as \"13/14/2026\")."),
        "{out}"
    );
    let (_, out) = dated("date", &["2026-02-30", "2026-03-01"]);
    assert!(
        out.contains("1 row with a day that does not exist in date (such as \"2026-02-30\"): these are not in the chart over time."),
        "{out}"
    );
    assert!(!out.contains("Dates look like"), "{out}");
    let (_, out) = dated(
        "date",
        &["2026-02-30", "2026-03-01", "yesterday", "31.02.2026"],
    );
    assert!(
        out.contains("3 rows without a date that can be read in date (such as \"yesterday\")")
            && out.contains("2 of them name a day that does not exist (such as \"2026-02-30\")."),
        "{out}"
    );
    let folder = Folder::with("in.csv", "date,text\n2026-02-30,good\n");
    let run = report(&folder, &["in.csv", "--time", "date"]);
    assert!(
        run.code == 2
            && run
                .err
                .contains("none of its values is a day that exists; it holds \"2026-02-30\""),
        "{}",
        run.err
    );
}
