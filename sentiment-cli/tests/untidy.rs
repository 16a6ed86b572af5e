//! Tables as people keep them: covers, titles and bands above them, totals below.

use crate::common::{pipe, report, Folder, Run};
use rust_xlsxwriter::{Workbook, Worksheet};

/// A workbook of sheets with these rows, in which numbers are such.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, *cell),
                }
                .expect("a cell");
            }
        }
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

const COVER: &[&[&str]] = &[
    &[],
    &["", "Guest survey 2026"],
    &["", "Written up by Tom, internal"],
];

/// With a title, a band over several columns, gaps, and a total.
const GUESTS: &[&[&str]] = &[
    &["Harbour Inn, what guests say, January to March 2026"],
    &["Copied on 2 April by Tom"],
    &[],
    &["Stay", "", "", "In their words", ""],
    &["No.", "Day", "Floor", "Remarks", "Stars"],
    &["1", "2026-01-03", "First", "The bed was lovely", "5"],
    &["2", "2026-01-09", "Second", "The shower was broken", "1"],
    &[],
    &["3", "2026-02-11", "First", "", ""],
    &["4", "2026-03-01", "Second", "Great breakfast", "4"],
    &[],
    &["Total", "", "", "3 remarks", "3.3"],
];

/// The values of a column whose rows have a score.
fn scored(run: &Run, name: &str) -> Vec<String> {
    assert_eq!(run.code, 0, "{}", run.err);
    let rows = run.json().into_iter().filter(|row| !row["label"].is_null());
    rows.map(|row| row[name].as_str().expect(name).to_owned())
        .collect()
}

const REMARKS: [&str; 3] = [
    "The bed was lovely",
    "The shower was broken",
    "Great breakfast",
];

#[test]
fn a_cover_is_passed_and_the_header_is_found() {
    let folder = Folder::with("in.xlsx", book(&[("Cover", COVER), ("Guests", GUESTS)]));
    for more in [&[][..], &["--sheet", "guests"], &["--header-row", "5"]] {
        let run = folder.run(&[&["score", "in.xlsx", "--text", "Remarks"], more].concat());
        assert_eq!(scored(&run, "Remarks"), REMARKS, "{}", run.err);
        let is_chosen = run.err.contains(
            "the sheet \"Guests\" is read; name another by --sheet; there are: \"Cover\"",
        );
        assert_eq!(is_chosen, !more.contains(&"--sheet"), "{}", run.err);
        let is_found = run.err.contains(
            "in.xlsx: the header is in row 5; if another is meant, name it by --header-row",
        );
        assert_eq!(is_found, !more.contains(&"--header-row"), "{}", run.err);
        assert!(
            run.err
                .contains("in.xlsx: row 12 looks like a total, so it is no text"),
            "{}",
            run.err
        );
    }
    let run = report(&folder, &["in.xlsx", "--text", "Remarks", "--by", "Floor"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("3 texts: "), "{}", run.out);
    for note in [
        "1 row that looks like a total: left out.",
        "1 row without a text: left out.",
    ] {
        assert!(run.out.contains(note), "{}", run.out);
    }
    assert!(!run.out.contains("(none)"), "{}", run.out);
    let page = folder.read("report.html");
    assert!(
        page.contains("row 7") && page.contains("Dates: Day · Rating: Stars"),
        "{page}"
    );
}

#[test]
fn of_sheets_without_a_known_column_none_is_chosen() {
    let other: &[&[&str]] = &[&["Thoughts"], &["Fine"], &["Not fine"]];
    let folder = Folder::with("in.xlsx", book(&[("Cover", COVER), ("All", other)]));
    let run = folder.run(&["report", "in.xlsx"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains(
            "no sheet looks like a table with texts; name one by --sheet; there are: \"Cover\" (2 rows), \"All\" (3 rows)"
        ),
        "{}",
        run.err
    );
    let run = folder.run(&["score", "in.xlsx", "--sheet", "all"]);
    assert_eq!(scored(&run, "Thoughts"), ["Fine", "Not fine"]);
    let run = folder.run(&["score", "in.xlsx", "--text", "thoughts"]);
    assert_eq!(scored(&run, "Thoughts"), ["Fine", "Not fine"]);
}

#[test]
fn titles_above_a_sheet_are_passed() {
    for title in [&["Exit survey"][..], &["", "Exit survey"]] {
        let table: &[&[&str]] = &[
            title,
            &[],
            &["id", "team", "date", "comment"],
            &["1", "a", "2026-03-01", "good"],
            &["2", "b", "", ""],
        ];
        let folder = Folder::with("in.xlsx", book(&[("Data", table)]));
        let run = folder.run(&["score", "in.xlsx"]);
        assert_eq!(scored(&run, "comment"), ["good"]);
        assert!(run.err.contains("the header is in row 3"), "{}", run.err);
    }
}

#[test]
fn the_row_of_the_header_may_be_named() {
    let file = "comment,n\nnote,n\ngood,1\n\nbad,2\n";
    let folder = Folder::with("in.csv", file);
    folder.write(
        "in.xlsx",
        book(&[(
            "Data",
            &[
                &["comment", "n"],
                &["note", "n"],
                &["good", "1"],
                &[],
                &["bad", "2"],
            ],
        )]),
    );
    for name in ["in.csv", "in.xlsx"] {
        let run = folder.run(&["score", name, "--header-row", "2", "--text", "note"]);
        assert_eq!(scored(&run, "note"), ["good", "bad"]);
        assert_eq!(run.err, "");
        for row in ["4", "9"] {
            let run = folder.run(&["score", name, "--header-row", row]);
            assert_eq!(run.code, 2, "{}", run.err);
            assert!(
                run.err.contains(&format!("--header-row {row}: that")),
                "{}",
                run.err
            );
        }
        assert_eq!(folder.run(&["score", name, "--header-row", "0"]).code, 2);
    }
    let run = pipe(
        &[
            "score",
            "--input-format",
            "csv",
            "--header-row",
            "2",
            "--text",
            "note",
        ],
        file,
    );
    assert_eq!(scored(&run, "note"), ["good", "bad"]);
    let run = pipe(&["score", "--header-row", "2"], "good\nbad\n");
    assert!(
        run.code == 2 && run.err.contains("--header-row is a row of a table"),
        "{}",
        run.err
    );
    let labels = "Ratings of 2026\nwhat,how\ngood,soso\n";
    let folder = Folder::with("in.csv", labels);
    let run = folder.run(&[
        "adapt",
        "in.csv",
        "--text",
        "what",
        "--label",
        "how",
        "--header-row",
        "2",
        "-o",
        "out.tsv",
    ]);
    assert!(
        run.err
            .contains("line 3: column \"how\": \"soso\" is no label"),
        "{}",
        run.err
    );
}

#[test]
fn totals_are_no_texts() {
    let rows = "store,comment,stars\nHigh Street,Lovely people,5\nMarket,Rude staff,1\n";
    for total in [
        "Total,2 comments,3\n",
        "Grand total,,6\nAverage,,3\n",
        "Summe,,6\n,,\n",
    ] {
        let folder = Folder::with("in.csv", format!("{rows}{total}"));
        let run = folder.run(&["score", "in.csv"]);
        assert_eq!(scored(&run, "comment"), ["Lovely people", "Rude staff"]);
        assert!(run.err.contains("line 4 looks like a total"), "{}", run.err);
        let out = report(&folder, &["in.csv"]).quietly();
        assert!(out.contains("2 texts: ") && !out.contains("Total"), "{out}");
        assert!(
            out.contains("like a total") || out.contains("like totals"),
            "{out}"
        );
    }
    // In between, or with a text, it is a name.
    for total in [
        "Total,2 comments,3\nMarket,Fine,4\n",
        "Total,Never again,1\n",
    ] {
        let folder = Folder::with("in.csv", format!("{rows}{total}"));
        let run = folder.run(&["score", "in.csv"]);
        assert_eq!(
            (
                scored(&run, "store").contains(&"Total".to_owned()),
                run.err.as_str()
            ),
            (true, "")
        );
    }
}
