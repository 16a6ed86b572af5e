//! Options of reports that cannot be meant, and pages that are not to be lost.

use crate::common::{report, Folder};

/// Thirty rows.
fn visits() -> Folder {
    let row = |i: usize| {
        let text = ["The soup was cold", "Lovely waiter", "We sat at the window"][i % 3];
        let branch = ["Quay", "Mill"][i % 2];
        format!(
            "2026-03-{:02},{branch},{},{text} on visit {i}\n",
            1 + i % 28,
            1 + i % 5
        )
    };
    let rows: String = (0..30).map(row).collect();
    Folder::with("in.csv", format!("date,branch,stars,comment\n{rows}"))
}

#[test]
fn a_column_that_holds_nothing_of_the_kind_is_an_error() {
    let folder = visits();
    for (option, column, said) in [
        ("--time", "branch", "none of its values is a date such as 2026-03-31 (waves and the like are compared by --by); it holds \"Quay\", \"Mill\""),
        ("--rating", "branch", "none of its values is a rating such as 4, 4.5, 4/5, 4 stars or Strongly agree; it holds \"Quay\""),
        ("--by", "comment", "it is the column of the texts, which makes no groups"),
        ("--text", "date", "the column holds dates, and no texts; there are: \"date\", \"branch\""),
        ("--text", "stars", "the column holds numbers, and no texts"),
    ] {
        let run = report(&folder, &["in.csv", option, column]);
        assert_eq!(run.code, 2, "{}", run.err);
        let expected = format!("{option} {column:?}: {said}");
        assert!(run.err.contains(&expected), "{}", run.err);
        assert_eq!(folder.files(), ["in.csv"]);
    }
    let run = report(&folder, &["in.csv", "--time", "branch", "--no-texts"]);
    assert!(run.code == 2 && !run.err.contains("Quay"), "{}", run.err);
    report(
        &folder,
        &[
            "in.csv", "--time", "date", "--rating", "stars", "--by", "branch",
        ],
    )
    .quietly();
    // What has been scored is a warning.
    let run = folder.run(&["score", "in.csv", "--text", "date"]);
    assert_eq!(run.code, 0);
    assert!(
        run.err
            .contains("\"date\" is taken for the text, but holds dates; is another meant?"),
        "{}",
        run.err
    );
}

#[test]
fn a_value_for_each_row_makes_no_groups() {
    let rows: String = (0..40).map(|i| format!("order {i},It is good\n")).collect();
    let folder = Folder::with("in.csv", format!("which,text\n{rows}"));
    let run = report(&folder, &["in.csv", "--by", "which"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("--by \"which\": nearly each row has a value of its own (40 in 40 texts)")
            && run
                .err
                .contains("it holds \"order 0\", \"order 1\", \"order 2\""),
        "{}",
        run.err
    );
    // Of a few rows that is no wonder.
    folder.write("in.csv", "which,text\na,good\nb,bad\n");
    report(&folder, &["in.csv", "--by", "which"]).quietly();
}

#[test]
fn an_empty_column_is_told() {
    let folder = Folder::with("in.csv", "date,rate,text\n,,good\n,,bad\n");
    for option in ["--time=date", "--rating=rate"] {
        let run = report(&folder, &["in.csv", option]);
        assert!(
            run.code == 2 && run.err.contains("; its first rows are empty"),
            "{}",
            run.err
        );
    }
    report(&folder, &["in.csv"]).quietly();
}

#[test]
fn the_usual_page_replaces_only_pages() {
    let folder = visits();
    folder.write("report.html", "<h1>Accounts of the year</h1>");
    let run = report(&folder, &["in.csv"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("report.html is there already, and was not written by this command; name another file by -o"),
        "{}",
        run.err
    );
    assert_eq!(folder.read("report.html"), "<h1>Accounts of the year</h1>");
    report(&folder, &["in.csv", "-o", "other.html"]).quietly();
    report(&folder, &["in.csv", "-o", "report.html"]).quietly();
    let page = folder.read("report.html");
    assert!(
        page.contains("<meta name=\"generator\" content=\"sentiment "),
        "{page}"
    );
    report(&folder, &["in.csv"]).quietly();
    folder.write("report.html", "");
    report(&folder, &["in.csv"]).quietly();
}

#[test]
fn that_most_texts_are_in_another_language_comes_first() {
    let rows: String = (0..20)
        .map(|i| format!("Die Bedienung war leider sehr langsam und das Essen kalt, Besuch {i}\n"))
        .collect();
    let folder = Folder::with("in.txt", format!("{rows}The soup was cold.\n"));
    let out = report(&folder, &["in.txt"]).quietly();
    assert!(
        out.starts_with("Most texts do not look like English (20 of 21)"),
        "{out}"
    );
    let page = folder.read("report.html");
    let (warning, figures) = (page.find("Most texts do not"), page.find("21 texts: "));
    assert!(warning.is_some() && warning < figures);
    let out = report(&visits(), &["in.csv"]).quietly();
    assert!(!out.contains("Most texts"), "{out}");
}
