//! Workbooks are read as the same table in CSV is.

use std::io::{Cursor, Write};

use crate::common::{pipe, report, Folder, Run};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A table of feedback, in which every row has a line of its own.
const FEEDBACK: &str = "\
id,date,team,rating,text
1,2026-03-01,Sales,5,\"Great tool, love it.\"
2,2026-03-31,Support,1,It crashes every day.
3,2026-04-02,Sales,4.5,Works like a charm!
4,2026-04-03,Support,2,
5,2026-04-04,Support,1,\"The app is slow, and awful.\"
";

/// A sheet with these rows: numbers and dates as such.
fn sheet(name: &str, rows: &[&[&str]]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).expect("a name");
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            let is_date = cell.len() == 10 && cell.as_bytes()[4] == b'-';
            match (cell.parse::<f64>(), ExcelDateTime::parse_from_str(cell)) {
                _ if cell.is_empty() => Ok(&mut sheet),
                (Ok(number), _) => sheet.write_number(row, column, number),
                (_, Ok(day)) if is_date => sheet.write_with_format(row, column, &day, &date),
                _ => sheet.write_string(row, column, *cell),
            }
            .expect("a cell");
        }
    }
    sheet
}

fn book(sheets: impl IntoIterator<Item = Worksheet>) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

/// A workbook of one sheet with these rows.
fn rows(rows: &[&[&str]]) -> Vec<u8> {
    book([sheet("Data", rows)])
}

/// The table of feedback as a workbook.
fn feedback() -> Vec<u8> {
    let lines = FEEDBACK.lines().map(|line| match line.split_once('"') {
        None => line.split(',').collect::<Vec<_>>(),
        Some((start, text)) => {
            let mut cells: Vec<_> = start.trim_end_matches(',').split(',').collect();
            cells.push(text.trim_end_matches('"'));
            cells
        }
    });
    let lines: Vec<_> = lines.collect();
    rows(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// What is said of a file of which nothing can be scored.
fn fails(folder: &Folder, args: &[&str], code: i32) -> String {
    let run = folder.run(&[&["score"], args].concat());
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
    run.err
}

/// A column of what is scored.
fn column(run: &Run, name: &str) -> Vec<String> {
    let rows = run.json();
    rows.iter()
        .map(|row| row[name].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_workbook_is_scored_as_the_same_csv_is() {
    let folder = Folder::with("in.csv", FEEDBACK);
    folder.write("in.xlsx", feedback());
    for more in [
        &["--output-format", "csv"][..],
        &["--output-format", "jsonl"],
        &["--output-format", "csv", "--sentences"],
        &["--output-format", "csv", "--text", "team"],
    ] {
        let [csv, xlsx] = ["in.csv", "in.xlsx"]
            .map(|file| folder.run(&[&["score", file], more].concat()).quietly());
        assert_eq!(csv, xlsx, "{more:?}");
    }
    folder.run(&["score", "in.xlsx", "-o", "out.csv"]).quietly();
    let out = folder.read("out.csv");
    assert!(
        out.starts_with("id,date,team,rating,text,valence,"),
        "{out}"
    );
    assert_eq!(out.lines().count(), 6);
}

#[test]
fn a_report_on_a_workbook_is_that_on_the_same_csv() {
    // The page has the file's name.
    let (csv, xlsx) = (Folder::with("in.csv", FEEDBACK), Folder::new());
    xlsx.write("in.csv", feedback());
    let [of_csv, of_xlsx] = [&csv, &xlsx].map(|folder| {
        let run = report(folder, &["in.csv"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        (run.out, folder.read("report.html"))
    });
    assert_eq!(of_csv.0, of_xlsx.0);
    assert!(of_xlsx.1.contains("2026-03-31"), "dates are read");
    assert!(of_xlsx.1.contains("row 3"), "the sheet's own numbers");
    assert_eq!(
        of_csv.1.replace("line ", "row "),
        of_xlsx.1.replace("line ", "row ")
    );
}

#[test]
fn adapt_reads_workbooks_and_names_their_rows() {
    let folder = Folder::new();
    folder.write(
        "in.xlsx",
        rows(&[
            &["text", "label"],
            &["Good\nor\nnot", "positive"],
            &[],
            &["Bad", "negative"],
            &["So so", "perhaps"],
        ]),
    );
    let args = ["adapt", "in.xlsx", "--label", "label", "-o", "out.tsv"];
    let run = folder.run(&args);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .starts_with("sentiment: in.xlsx: row 5: column \"label\": \"perhaps\" is no label"),
        "{}",
        run.err
    );
    let run = folder.run(&[&args[..], &["--on-error", "skip"]].concat());
    assert!(run.out.contains("2 labelled texts"), "{}", run.out);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}

#[test]
fn every_format_of_workbooks_is_read() {
    let mut found = Vec::new();
    for (extension, bytes) in [
        ("xls", &include_bytes!("workbooks/feedback.xls")[..]),
        ("ods", include_bytes!("workbooks/feedback.ods")),
        ("xlsb", include_bytes!("workbooks/feedback.xlsb")),
    ] {
        let name = format!("in.{extension}");
        let folder = Folder::with(&name, bytes);
        let run = folder.run(&["score", &name]);
        assert_eq!(
            column(&run, "date"),
            ["2026-03-30", "2026-03-31T14:05:00", "2026-04-01"],
            "{extension}: {}",
            run.err
        );
        assert_eq!(column(&run, "rating"), ["4", "4.5", "1"]);
        assert_eq!(column(&run, "text")[1], "It crashes\nevery day.");
        found.push(run.quietly());
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn cells_are_as_people_see_them() {
    let mut sheet = sheet("Data", &[&["text"], &["Fine"]]);
    let moment = ExcelDateTime::parse_from_str("2026-03-31T14:05:00").unwrap();
    let format = Format::new().set_num_format("d.m.yy h:mm");
    let written = |result: Result<&mut Worksheet, _>| {
        result.expect("a cell");
    };
    for (at, name) in (1..).zip(["when", "whole", "part", "yes", "error", "sum", "rich"]) {
        written(sheet.write_string(0, at, name));
    }
    written(sheet.write_with_format(1, 1, &moment, &format));
    written(sheet.write_number(1, 2, 1200));
    written(sheet.write_number(1, 3, 0.1 + 0.2));
    written(sheet.write_boolean(1, 4, true));
    written(sheet.write_formula(1, 5, Formula::new("=NA()").set_result("#N/A")));
    written(sheet.write_formula(1, 6, Formula::new("=1+2").set_result("3")));
    let bold = Format::new().set_bold();
    let plain = Format::new();
    written(sheet.write_rich_string(1, 7, &[(&plain, "very "), (&bold, "good")]));
    let folder = Folder::with("in.xlsx", book([sheet]));
    let run = folder.run(&["score", "in.xlsx", "--text", "text"]);
    for (name, value) in [
        ("when", "2026-03-31T14:05:00"),
        ("whole", "1200"),
        ("part", "0.3"),
        ("yes", "TRUE"),
        ("error", ""),
        ("sum", "3"),
        ("rich", "very good"),
    ] {
        assert_eq!(column(&run, name), [value], "{name}");
    }
}

#[test]
fn the_first_sheet_with_rows_is_read_unless_another_is_named() {
    let mut hidden = sheet("Old", &[&["text"], &["old"]]);
    hidden.set_hidden(true);
    let bytes = book([
        sheet("Empty", &[]),
        hidden,
        sheet("Answers", &[&["text"], &["first"]]),
        sheet("Notes", &[&["text"], &["second"]]),
    ]);
    let folder = Folder::with("in.xlsx", bytes);
    let run = folder.run(&["score", "in.xlsx"]);
    assert_eq!(column(&run, "text"), ["first"]);
    assert_eq!(
        run.err,
        "sentiment: in.xlsx: the sheet \"Answers\" is read; name another by --sheet; there are: \"Notes\"\n"
    );
    for (name, text) in [("Notes", "second"), ("notes", "second"), ("Old", "old")] {
        let run = folder.run(&["score", "in.xlsx", "--sheet", name]);
        assert_eq!(column(&run, "text"), [text]);
        run.quietly();
    }
    let run = folder.run(&["score", "in.xlsx", "--sheet", "Empty"]);
    assert_eq!(run.quietly(), "");
    let said = fails(&folder, &["in.xlsx", "--sheet", "Answer"], 2);
    assert!(
        said.contains("no sheet \"Answer\"")
            && said.contains("\"Empty\", \"Old\", \"Answers\", \"Notes\""),
        "{said}"
    );
    folder.write("in.csv", "text\ngood\n");
    let said = fails(&folder, &["in.csv", "--sheet", "Notes"], 2);
    assert!(said.contains("in.csv is none"), "{said}");
}

#[test]
fn hidden_sheets_are_not_chosen() {
    let mut hidden = sheet("Old", &[&["text"], &["old"]]);
    hidden.set_hidden(true);
    let folder = Folder::with("in.xlsx", book([sheet("Empty", &[]), hidden]));
    let said = fails(&folder, &["in.xlsx"], 2);
    assert!(said.contains("only hidden sheets have rows"), "{said}");
    // One without rows is no error, as an empty CSV is none.
    folder.write("in.xlsx", rows(&[]));
    assert_eq!(folder.run(&["score", "in.xlsx"]).quietly(), "");
}

#[test]
fn a_table_may_stand_anywhere_in_its_sheet() {
    let folder = Folder::new();
    folder.write(
        "in.xlsx",
        rows(&[
            &[],
            &["", "", "id", "text", ""],
            &["", "", "1", "good\nand\ncheap"],
            &[],
            &["", "", "2", "bad"],
        ]),
    );
    let out = folder.run(&["score", "in.xlsx", "-o", "out.csv"]).quietly();
    assert_eq!(out, "");
    let out = folder.read("out.csv");
    assert!(out.starts_with("id,text,valence,"), "{out}");
    assert!(out.contains("\n2,bad,"), "{out}");
    report(&folder, &["in.xlsx"]);
    let page = folder.read("report.html");
    assert!(page.contains("row 3") && page.contains("row 5"), "{page}");
    assert!(!page.contains("record "), "rows of a sheet tell");
}

#[test]
fn headers_of_survey_tools_are_known() {
    let folder = Folder::new();
    folder.write(
        "in.xlsx",
        rows(&[
            &[
                "Respondent ID",
                "Start Date",
                "What should we improve?",
                "",
                "Team",
            ],
            &["", "", "Open-Ended Response", "Other", "Response"],
            &["1", "2026-03-01", "pricing", "", "a"],
        ]),
    );
    let run = folder.run(&["score", "in.xlsx", "--text", "what should we improve?"]);
    assert_eq!(column(&run, "What should we improve?"), ["pricing"]);
    assert!(
        run.err
            .contains("in.xlsx: row 2 is left out: \"Open-Ended Response\" is no answer"),
        "{}",
        run.err
    );
    assert!(run.err.contains("say --context"), "{}", run.err);
}

#[test]
fn a_workbook_is_known_by_what_it_holds() {
    let expected = Folder::with("in.xlsx", feedback())
        .run(&["score", "in.xlsx"])
        .quietly();
    for name in ["in.csv", "in.jsonl", "in", "in.XLSM"] {
        let folder = Folder::with(name, feedback());
        for more in [
            &[][..],
            &["--input-format", "workbook"],
            &["--encoding", "windows-1252", "--lossy"],
        ] {
            let run = folder.run(&[&["score", name], more].concat());
            assert_eq!(run.quietly(), expected, "{name}");
        }
        let said = fails(&folder, &[name, "--input-format", "csv"], 2);
        assert!(said.contains("is a workbook, but --input-format"), "{said}");
    }
    assert_eq!(pipe(&["score"], feedback()).quietly(), expected);
}

#[test]
fn what_is_called_a_workbook_and_is_none() {
    // Many tools call so what is HTML or CSV.
    for (name, text) in [
        ("in.xls", "<html>"),
        ("in.xlsx", "id,text\n1,good\n"),
        ("in.ods", ""),
    ] {
        let folder = Folder::with(name, text);
        let said = fails(&folder, &[name], 1);
        assert!(
            said.contains("is no workbook, whatever it is called")
                && said.contains("--input-format csv"),
            "{said}"
        );
        folder.run(&["score", name, "--input-format", "csv", "--on-error", "skip"]);
    }
    let folder = Folder::with("in.csv", "text\ngood\n");
    fails(&folder, &["in.csv", "--input-format", "workbook"], 1);
}

#[test]
fn workbooks_that_cannot_be_read() {
    let whole = feedback();
    let locked: Vec<u8> = "EncryptedPackage\0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut zeroed = whole.clone();
    let middle = whole.len() / 2;
    zeroed[middle..middle + 64].fill(0);
    let mut xls = include_bytes!("workbooks/feedback.xls").to_vec();
    // Zeroes among the successors of sectors make a ring.
    let mut ring = xls.clone();
    ring[4628..4700].fill(0);
    xls.truncate(1500);
    for (bytes, what) in [
        (
            whole[..whole.len() / 2].to_vec(),
            "cut off: its end is missing",
        ),
        (zeroed, "a broken workbook ("),
        (ring, "a broken workbook (its sectors form a ring)"),
        (xls, "a document, but no workbook, or is cut off"),
        (
            [b"\xD0\xCF\x11\xE0", &locked[..]].concat(),
            "protected by a password",
        ),
        (
            b"\xD0\xCF\x11\xE0W\0o\0r\0d\0".to_vec(),
            "a document, but no workbook",
        ),
        (
            b"\xD0\xCF\x11\xE0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0".to_vec(),
            "a document of a word processor, and no workbook",
        ),
        (
            b"PK\x03\x04 word/document.xml PK\x05\x06".to_vec(),
            "a document of a word processor, and no workbook",
        ),
        (
            b"PK\x03\x04 photos/1.jpg PK\x05\x06".to_vec(),
            "a zip archive, or another document, without a workbook",
        ),
        (b"PK\x03\x04\x14\0".to_vec(), "cut off"),
    ] {
        let folder = Folder::with("in.xlsx", bytes);
        for more in [&[][..], &["--lossy"], &["--on-error", "skip"]] {
            let said = fails(&folder, &[&["in.xlsx"], more].concat(), 1);
            assert!(
                said.starts_with(&format!("sentiment: in.xlsx is {what}")),
                "{said}"
            );
        }
    }
}

/// An archive of these parts, each so often.
fn archive(parts: &[(&str, &[u8], usize)]) -> Vec<u8> {
    let mut whole = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content, times) in parts {
        let mut one = ZipWriter::new(Cursor::new(Vec::new()));
        one.start_file(*name, SimpleFileOptions::default()).unwrap();
        one.write_all(content).unwrap();
        let mut one = ZipArchive::new(one.finish().unwrap()).unwrap();
        for copy in 0..*times {
            let name = if copy == 0 {
                (*name).to_owned()
            } else {
                format!("{name}{copy}")
            };
            whole
                .raw_copy_file_rename(one.by_index(0).unwrap(), name)
                .unwrap();
        }
    }
    whole.finish().unwrap().into_inner()
}

#[test]
fn what_unpacks_to_gigabytes_is_not_read() {
    let zeroes = vec![0; 64 << 20];
    let bytes = archive(&[("xl/workbook.xml", &zeroes, 33)]);
    assert!(bytes.len() < 8 << 20);
    let folder = Folder::with("in.xlsx", bytes);
    let said = fails(&folder, &["in.xlsx"], 1);
    assert!(
        said.contains("in.xlsx is a workbook that unpacks to more than 2 GiB"),
        "{said}"
    );
}

#[test]
fn cells_are_not_repeated_for_ever() {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let of = |rows: u32, columns: u32| {
        let cell = |text: &str| {
            format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p></table:table-cell>"
        )
        };
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row>{}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"{rows}\">{}</table:table-row></table:table></office:spreadsheet>\
             </office:body></office:document-content>",
            cell("text"),
            cell("It is good")
        );
        archive(&[
            ("mimetype", KIND, 1),
            ("content.xml", content.as_bytes(), 1),
            (
                "META-INF/manifest.xml",
                b"<manifest:manifest></manifest:manifest>",
                1,
            ),
        ])
    };
    // What the kind is, is read where it is not packed.
    let plain = |mut bytes: Vec<u8>| {
        bytes.extend([b"mimetype", KIND].concat());
        bytes
    };
    let folder = Folder::with("in.ods", plain(of(3, 1)));
    let run = folder.run(&["score", "in.ods", "--text", "text"]);
    assert_eq!(column(&run, "text"), ["It is good"; 3], "{}", run.err);
    for (rows, columns) in [(1_000_000, 100), (4_000_000_000, 16_000)] {
        folder.write("in.ods", plain(of(rows, columns)));
        let said = fails(&folder, &["in.ods"], 1);
        assert!(
            said.contains("in.ods is a workbook with more than 20 million cells"),
            "{said}"
        );
    }
}

#[test]
fn broken_workbooks_are_errors_and_no_panics() {
    for (name, whole) in [
        ("in.xlsx", feedback()),
        ("in.xls", include_bytes!("workbooks/feedback.xls").to_vec()),
        (
            "in.xlsb",
            include_bytes!("workbooks/feedback.xlsb").to_vec(),
        ),
        ("in.ods", include_bytes!("workbooks/feedback.ods").to_vec()),
    ] {
        let folder = Folder::new();
        for part in 1..12 {
            let start = whole.len() * part / 12;
            let mut broken = whole.clone();
            let end = (start + 40).min(whole.len());
            broken[start..end].fill(if part % 2 == 0 { 0 } else { 0xFF });
            for bytes in [&broken[..], &whole[..start]] {
                folder.write(name, bytes);
                let run = folder.run(&["score", name, "--text", "text"]);
                assert!((0..=2).contains(&run.code), "{name}: {}", run.err);
                assert!(!run.err.contains("panicked"), "{name}: {}", run.err);
            }
        }
    }
}

#[test]
fn the_output_is_no_workbook_and_never_the_input() {
    let folder = Folder::with("in.xlsx", feedback());
    let said = fails(&folder, &["in.xlsx", "-o", "out.xlsx"], 2);
    assert!(
        said.contains("no output format is called .xlsx; name a file in .csv"),
        "{said}"
    );
    let args = ["in.xlsx", "-o", "in.xlsx", "--output-format", "csv"];
    assert!(fails(&folder, &args, 2).contains("would replace the input"));
    assert_eq!(folder.files(), ["in.xlsx"]);
}

/// Cells with texts in the first column, and others by row and column.
fn strewn(rows: u32, others: impl Iterator<Item = (u32, u16)>) -> Vec<u8> {
    let mut sheet = Worksheet::new();
    sheet.write(0, 0, "text").unwrap();
    for row in 1..=rows {
        sheet.write(row, 0, "It is good").unwrap();
    }
    for (row, column) in others {
        sheet.write(row, column, "x").unwrap();
    }
    book([sheet])
}

#[test]
fn a_cell_far_to_the_right_makes_no_row_wider() {
    const LAST: u16 = 16_383;
    let folder = Folder::with("in.xlsx", strewn(3, [(2, LAST)].into_iter()));
    folder.run(&["score", "in.xlsx", "-o", "out.csv"]).quietly();
    let out = folder.read("out.csv");
    let starts = [
        "text,,valence,",
        "It is good,,",
        "It is good,x,",
        "It is good,,",
    ];
    for (line, start) in out.lines().zip(starts) {
        assert!(line.starts_with(start), "{out}");
    }
    // Where each row has one in another column, all are wide.
    let diagonal = (1..=40_000).map(|row| (row, 1 + row as u16 % LAST));
    folder.write("in.xlsx", strewn(40_000, diagonal));
    let said = fails(&folder, &["in.xlsx"], 1);
    assert!(
        said.contains("in.xlsx is a workbook whose sheet has more than 500 million cells, empty ones between others counted"),
        "{said}"
    );
}
