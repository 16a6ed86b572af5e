//! Input as it is in the world: marks, breaks, mistakes.

use crate::common::{pipe, Folder};

#[test]
fn marks_and_line_breaks_of_windows() {
    let folder = Folder::with(
        "a.csv",
        "\u{feff}text,id\r\n\"good\r\nmorning\",1\r\nbad,2\r\n",
    );
    folder.write("b.txt", "\u{feff}good\r\nbad\r\n");
    folder.write("c.jsonl", "\u{feff}{\"text\":\"good\"}\r\n");
    let rows = folder.run(&["score", "a.csv"]).json();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (&rows[0]["text"], &rows[0]["id"]),
        (&"good\r\nmorning".into(), &"1".into())
    );
    assert_eq!(rows[1]["id"], "2");
    let rows = folder.run(&["score", "b.txt"]).json();
    assert_eq!(
        (&rows[0]["text"], &rows[1]["text"]),
        (&"good".into(), &"bad".into())
    );
    assert_eq!(folder.run(&["score", "c.jsonl"]).json()[0]["text"], "good");
}

#[test]
fn other_shapes_of_csv() {
    // Line breaks of old Macs, a blank line, no break at the end, semicolons.
    let folder = Folder::with("a.csv", "id,text\r1,good\r\r2,bad");
    folder.write("b.csv", "id;text\n1;good, really\n");
    folder.write("c.csv", "text\ngood\n");
    assert_eq!(folder.run(&["score", "a.csv"]).json()[1]["text"], "bad");
    assert_eq!(
        folder.run(&["score", "b.csv"]).json()[0]["text"],
        "good, really"
    );
    assert_eq!(folder.run(&["score", "c.csv"]).json()[0]["text"], "good");
}

#[test]
fn the_delimiter_is_guessed_from_the_header() {
    let cases = [
        ("id|text|x\n1|good|2\n", "text"),
        ("id\ttext, in full\tx\n1\tgood\t2\n", "text, in full"),
        (
            "id;\"text, or none, or several\";x\n1;good;2\n",
            "text, or none, or several",
        ),
        ("id;text, in full;x\n1;good;2\n", "text, in full"),
        ("id,\"text; a; b; c\",x\n1,good,2\n", "text; a; b; c"),
        ("id,text|x\n1,good\n", "text|x"),
        // The header is the first record, which need not be the first line.
        ("\nid;text\n1;good\n", "text"),
        ("\r\n\r\nid;text\r\n1;good\r\n", "text"),
        ("\"id\nno\";text\n1;good\n", "text"),
        ("id;text\r1;good\r2;so, so, so, so\r", "text"),
        ("5\" screens;text\n1,2,3,4;good\n", "text"),
    ];
    for (file, column) in cases {
        let folder = Folder::with("a.csv", file);
        let rows = folder.run(&["score", "a.csv", "--text", column]).json();
        assert_eq!(rows[0][column], "good", "{file}");
    }
}

#[test]
fn the_first_line_may_name_the_delimiter() {
    for (sep, break_, delimiter) in [
        ("sep=;", "\r\n", ";"),
        ("SEP=,", "\n", ","),
        ("\"sep=|\"", "\r", "|"),
        ("\u{feff}sep=\t", "\n", "\t"),
    ] {
        let rows = ["n;o,t|e;text", "1;good", "2;bad"].map(|row| {
            let (first, last) = row.rsplit_once(';').unwrap();
            format!("\"{first}\"{delimiter}{last}{break_}")
        });
        let folder = Folder::with("in.csv", format!("{sep}{break_}{}", rows.concat()));
        folder.write("in.tsv", folder.read("in.csv"));
        for file in ["in.csv", "in.tsv"] {
            let out = folder
                .run(&["score", file, "--output-format", "csv"])
                .quietly();
            let lines: Vec<&str> = out.lines().collect();
            assert!(
                lines[0].starts_with("\"n;o,t|e\",text,valence,"),
                "{sep}: {out}"
            );
            assert!(lines[1].starts_with("1,good,"), "{sep}: {out}");
            assert_eq!(lines.len(), 3, "{sep}: {out}");
        }
    }
    // Lines are those of the file, and it may have no others.
    let folder = Folder::with("in.csv", "sep=;\r\nid;text\r\n1;good\r\n2\r\n");
    let run = folder.run(&["score", "in.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("in.csv: line 4, column 2: the row has 1 field, "),
        "{}",
        run.err
    );
    folder.write("in.csv", "sep=;");
    assert_eq!(folder.run(&["score", "in.csv"]).quietly(), "");
    // One that is none: a header.
    folder.write("in.csv", "sep=x,text\n1,good\n");
    assert_eq!(folder.run(&["score", "in.csv"]).json()[0]["sep=x"], "1");
    let run = pipe(&["score"], "sep=;\nid;text\n1;good\n");
    assert!(run.err.contains("say --input-format csv"), "{}", run.err);
}

#[test]
fn empty_files_are_no_error() {
    let folder = Folder::with("a.csv", "");
    folder.write("b.csv", "id,text\n");
    folder.write("c.txt", "");
    folder.write("d.jsonl", "\n");
    for file in ["a.csv", "b.csv", "c.txt", "d.jsonl"] {
        assert_eq!(folder.run(&["score", file]).quietly(), "", "{file}");
        let csv = folder
            .run(&["score", file, "--output-format", "csv"])
            .quietly();
        assert_eq!(csv.lines().count(), 1, "{file}");
        assert!(csv.contains("valence,negative,"), "{file}");
    }
    let header = folder
        .run(&["score", "b.csv", "--output-format", "csv"])
        .quietly();
    assert!(header.starts_with("id,text,valence,"));
}

/// Each broken file with what its message must say.
const BROKEN: [(&str, &str, &[&str]); 8] = [
    (
        "many.csv",
        "id,text\n1,good\n2,bad,x\n",
        &["many.csv: line 3, column 7", "3 fields", "header 2"],
    ),
    (
        "few.csv",
        "id,text,x\n\n1,good\n",
        &["few.csv: line 3, column 7", "2 fields", "header 3"],
    ),
    (
        "open.csv",
        "id,text\n1,\"good\n2,bad\n",
        &["open.csv: line 2, column 3", "never closed"],
    ),
    (
        "after.csv",
        "id,text\n1,\"é\n\"good\" day\"\n",
        &[
            "after.csv: line 3, column 2",
            "closing quote of the field that line 2, column 3 opens",
        ],
    ),
    (
        "cut.jsonl",
        "{\"text\":\"good\"}\n{\"text\":\"é\"\n",
        &["cut.jsonl: line 2, column 11", "not JSON"],
    ),
    (
        "number.jsonl",
        "12\n",
        &["number.jsonl: line 1, column 1", "a number"],
    ),
    (
        "array.json",
        "[\n{\"text\":\"good\"}\n]\n",
        &["array.json: line 1", "jq -c"],
    ),
    (
        "type.jsonl",
        "{\"text\":\"good\"}\n{\"text\":7}\n",
        &["type.jsonl: line 2", "a number, not a text"],
    ),
];

#[test]
fn broken_files_are_named_with_line_and_column() {
    for (name, content, said) in BROKEN {
        let folder = Folder::with(name, content);
        let run = folder.run(&["score", name, "-o", "out.jsonl"]);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.starts_with("sentiment: "), "{}", run.err);
        for words in said {
            assert!(
                run.err.contains(words),
                "{name}: {words:?} is not in {:?}",
                run.err
            );
        }
        assert_eq!(folder.files(), [name], "nothing half written");
    }
}

#[test]
fn rows_that_are_broken_can_be_skipped() {
    let folder = Folder::with(
        "in.csv",
        "id,text\n1,good\n2,bad,x\n3,\"x\ny\"z,\n4,fine\n5,\"open\n6,nice\n",
    );
    let run = folder.run(&["score", "--on-error", "skip", "in.csv"]);
    let ids: Vec<_> = run.json().iter().map(|row| row["id"].to_string()).collect();
    assert_eq!(
        (run.code, ids),
        (0, vec!["\"1\"".to_owned(), "\"4\"".into(), "\"6\"".into()])
    );
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.err);
    assert!(lines
        .iter()
        .all(|line| line.starts_with("sentiment: in.csv: line ") && line.ends_with("skipped")));
}

#[test]
fn a_stray_quote_costs_its_own_row_only() {
    let rows: String = (2..102).map(|i| format!("{i},good app\n")).collect();
    for closes in [
        "102,\"great, really\"",
        "102,a 5\" screen",
        "102,\"so\nso\"",
    ] {
        let csv = format!("id,text\n1,\"he said it is bad\n{rows}{closes}\n103,ok\n");
        let folder = Folder::with("in.csv", csv);
        let run = folder.run(&["score", "--on-error", "skip", "in.csv"]);
        let ids: Vec<_> = run.json().iter().map(|row| row["id"].clone()).collect();
        let all: Vec<_> = (2..104).map(|i| i.to_string()).collect();
        assert_eq!(
            (run.code, ids),
            (0, all.iter().map(|i| i.as_str().into()).collect())
        );
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        for run in [run, folder.run(&["score", "in.csv"])] {
            let said = "sentiment: in.csv: line 2, column 3: this quote is closed only by the one \
                        at line 103, column ";
            assert!(run.err.starts_with(said), "{}", run.err);
        }
    }
    // Each row has one.
    let folder = Folder::with("in.csv", "id,text\n1,\"bad\n2,\"good\n3,\"fine\n4,ok\n");
    let run = folder.run(&["score", "--on-error", "skip", "in.csv"]);
    assert_eq!(
        (run.json().len(), run.err.lines().count()),
        (1, 3),
        "{}",
        run.err
    );
    // A field of several lines with a quotation in it is one row.
    let folder = Folder::with(
        "in.csv",
        "id,text\n1,\"I say,\n\nit is\n\"good\" today\"\n2,ok\n",
    );
    let run = folder.run(&["score", "--on-error", "skip", "in.csv"]);
    assert_eq!(
        (run.json().len(), run.err.lines().count()),
        (1, 1),
        "{}",
        run.err
    );
}

#[test]
fn a_json_document_of_many_lines_is_an_error_with_a_way_out() {
    for (document, command) in [
        (
            "[\n{\"text\":\"good\"},\n{\"text\":\"bad\"}\n]\n",
            "jq -c '.[]'",
        ),
        (
            "\n[{\"text\":\"good\"},\n{\"text\":\"bad\"}]\n",
            "jq -c '.[]'",
        ),
        ("[{\"text\":\"good\"},{\"text\":\"bad\"}]\n", "jq -c '.[]'"),
        ("[{\"text\":\"good\",\"n\":NaN},\n{}]\n", "jq -c '.[]'"),
        ("{\n  \"text\": \"good\"\n}\n", "jq -c ."),
        ("{\"text\": \"good\",\n  \"id\": 1}\n", "jq -c ."),
        ("{\"rows\": [\n{\"text\":\"good\"}\n]}\n", "jq -c ."),
    ] {
        let folder = Folder::with("in.json", document);
        for on_error in ["fail", "skip"] {
            let args = ["score", "in.json", "-o", "out.csv", "--on-error", on_error];
            let run = folder.run(&args);
            assert_eq!(run.code, 1, "{document}");
            assert!(run.err.starts_with("sentiment: in.json: line "));
            assert!(run.err.contains(command), "{}", run.err);
            assert!(!run.err.contains("skip"), "it would help nobody");
            assert_eq!(folder.files(), ["in.json"]);
        }
    }
    // A string ends on its line: a row that is cut off. And a line of a log.
    let args = ["score", "--input-format", "jsonl", "--on-error", "skip"];
    for first in ["{\"text\": \"goo", "[INFO] 3 rows"] {
        let rest = "{\"text\":\"good\"}\n{\n[1]\n\"fine\"\n";
        let run = pipe(&args, format!("{first}\n{rest}"));
        assert_eq!((run.code, run.json().len()), (0, 2), "{}", run.err);
        assert_eq!(run.err.lines().count(), 3, "{}", run.err);
    }
}

#[test]
fn rows_after_a_long_one_that_is_skipped_are_read() {
    let long = "x".repeat(3 << 20);
    let run = pipe(
        &["score", "--input-format", "jsonl", "--on-error", "skip"],
        format!("{long}\n\"good\"\n"),
    );
    assert_eq!((run.code, run.json().len()), (0, 1), "{}", run.err);
}

#[test]
fn a_field_that_is_too_long_is_not_called_open() {
    let long = "x".repeat(65 << 20);
    let folder = Folder::with("a.csv", format!("id,text\n1,\"{long}\"\n2,good\n"));
    let run = folder.run(&["score", "a.csv"]);
    assert_eq!(run.code, 1);
    let said = "a.csv: line 2, column 3: the field in this quote is longer than 64 MiB";
    assert!(run.err.contains(said), "{}", run.err);
    let run = folder.run(&["score", "a.csv", "--on-error", "skip"]);
    assert_eq!((run.code, run.json().len()), (0, 1), "{}", run.err);
}

#[test]
fn a_first_object_that_is_broken_can_be_skipped_too() {
    let rest = "{\"id\":2,\"text\":\"good\"}\n{\"id\":3,\"text\":7}\n\"fine\"\n";
    for (first, said) in [
        ("{}", "no fields"),
        ("{\"text\":7}", "a number, not a text"),
        ("7", "not a number"),
    ] {
        for more in [&[][..], &["--text", "text"]] {
            let args = ["score", "--input-format", "jsonl", "--on-error", "skip"];
            let run = pipe(&[&args[..], more].concat(), format!("{first}\n{rest}"));
            let texts: Vec<_> = run.json().iter().map(|row| row["text"].clone()).collect();
            assert_eq!((run.code, texts), (0, vec!["good".into(), "fine".into()]));
            let lines: Vec<&str> = run.err.lines().collect();
            assert_eq!(lines.len(), 2, "{}", run.err);
            assert!(lines[0].starts_with("sentiment: standard input: line 1"));
            assert!(lines[0].contains(said) && lines[0].ends_with("; skipped"));
            assert!(lines[1].contains("line 3"), "{}", run.err);
        }
    }
}

#[test]
fn strings_of_json_are_the_field_that_the_user_names() {
    let args = ["score", "--input-format", "jsonl", "--text", "body"];
    let rows = pipe(&args, "\"good\"\n{\"id\":2,\"body\":\"bad\"}\n").json();
    assert_eq!(
        (&rows[0]["body"], &rows[1]["body"]),
        (&"good".into(), &"bad".into())
    );
}

#[test]
fn many_skipped_rows_are_counted() {
    let bad = "{]\n".repeat(25);
    let run = pipe(
        &["score", "--input-format", "jsonl", "--on-error", "skip"],
        format!("{bad}\"good\"\n"),
    );
    assert_eq!((run.code, run.json().len()), (0, 1));
    assert_eq!(run.err.lines().count(), 11);
    assert!(run.err.ends_with("25 rows skipped in all\n"), "{}", run.err);
}

#[test]
fn bytes_that_are_not_utf8() {
    let folder = Folder::with("in.csv", b"id,text\n1,good\n2,\"caf\xE9, good\"\n");
    folder.write("in.txt", b"good\ncaf\xE9\n");
    let run = folder.run(&["score", "in.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("in.csv: line 3, column 7: byte 0xE9 is not UTF-8"),
        "{}",
        run.err
    );
    let ways =
        ["--encoding windows-1252", "--lossy, which loses"].map(|way| run.err.find(way).unwrap());
    assert!(ways[0] < ways[1], "{}", run.err);
    assert!(folder
        .run(&["score", "in.txt"])
        .err
        .contains("in.txt: line 2, column 4"));
    let rows = folder.run(&["score", "--lossy", "in.csv"]).json();
    assert_eq!(rows[1]["text"], "caf\u{fffd}, good");
    assert_eq!(
        folder.run(&["score", "--lossy", "in.txt"]).json()[1]["text"],
        "caf\u{fffd}"
    );
    let run = folder.run(&["score", "--on-error", "skip", "in.txt"]);
    assert_eq!((run.code, run.json().len()), (0, 1));
}

#[test]
fn other_encodings_are_read_by_their_names() {
    let folder = Folder::with("in.csv", b"id;text\n1;\"caf\xE9, good\"\n2;5 \x80\n");
    folder.write("in.txt", b"caf\xE9\n");
    folder.write("in.jsonl", b"{\"text\":\"caf\xE9\"}\n");
    for label in ["windows-1252", "CP1252", "latin1"] {
        let run = folder.run(&["score", "in.csv", "--encoding", label]);
        let texts: Vec<_> = run.json().iter().map(|row| row["text"].clone()).collect();
        assert_eq!(texts, ["café, good", "5 €"], "{label}");
        run.quietly();
    }
    for file in ["in.txt", "in.jsonl"] {
        let run = folder.run(&["score", file, "--encoding", "windows-1252"]);
        assert_eq!(run.json()[0]["text"], "café");
    }
    let args = ["report", "in.csv", "--encoding", "windows-1252"];
    folder.run(&args).quietly();
    assert!(folder.read("report.html").contains("café, "));
    // UTF-8 by its name is as without, and a mark says more than a name.
    let run = folder.run(&["score", "in.csv", "--encoding", "utf-8"]);
    assert!(run.err.contains("byte 0xE9 is not UTF-8"), "{}", run.err);
    folder.write("marked.txt", "\u{feff}café\n");
    let run = folder.run(&["score", "marked.txt", "--encoding", "latin1"]);
    assert_eq!(run.json()[0]["text"], "café");
    let run = folder.run(&["score", "in.csv", "--encoding", "ansi"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("there is no encoding of this name; there are windows-1252"),
        "{}",
        run.err
    );
    // Half a pair.
    let utf16: Vec<u8> = [0x61, 0xD800, 0x62, 0x0A]
        .iter()
        .flat_map(|unit: &u16| unit.to_le_bytes())
        .collect();
    folder.write("in.txt", &utf16);
    let args = ["score", "in.txt", "--encoding", "utf-16le"];
    let run = folder.run(&args);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("line 1, column 2: what is here is no character of UTF-16LE"),
        "{}",
        run.err
    );
    let run = folder.run(&[&args[..], &["--lossy"]].concat());
    assert_eq!(run.json()[0]["text"], "a\u{fffd}b");
}

#[test]
fn halves_of_surrogate_pairs() {
    let pair = r#"{"text":"é \ud83d\ude00 good"}"#;
    for (half, text) in [
        (r#""é \ud83d""#, "é \u{fffd}"),
        (r#""é \uDE00 good\n""#, "é \u{fffd} good\n"),
        (r#""é \ud83d\ud83d\ude00""#, "é \u{fffd}\u{1f600}"),
        (r#""é \ud83d\\ude00""#, "é \u{fffd}\\ude00"),
    ] {
        let file = format!("{pair}\n{{\"text\":{half},\"n\":1.10}}\n\"\\\\ud83d\"\n");
        let folder = Folder::with("in.jsonl", file);
        let run = folder.run(&["score", "in.jsonl"]);
        assert_eq!(run.code, 1, "{half}");
        let place = "in.jsonl: line 2, column 12: this escape is half of a surrogate pair";
        assert!(run.err.contains(place), "{}", run.err);
        assert!(run.err.contains("--lossy"), "{}", run.err);
        let run = folder.run(&["score", "--lossy", "in.jsonl"]);
        let rows = run.json();
        assert_eq!(rows[0]["text"], "é \u{1f600} good");
        assert_eq!(rows[1]["text"], text);
        assert_eq!(rows[2]["text"], "\\ud83d");
        assert!(run.quietly().contains("\"n\":1.10,"));
    }
    // What is wrong otherwise is said first.
    let run = pipe(
        &["score", "--input-format", "jsonl"],
        r#"{"text" "\ud83d"}"#,
    );
    assert!(run.err.contains("column 9: not JSON"), "{}", run.err);
}

#[test]
fn of_two_columns_with_the_name_of_the_text_none_is_taken() {
    let folder = Folder::with("in.csv", "text,text,id,id\ngood,bad,1,2\n");
    for command in [
        &["score", "in.csv"][..],
        &["report", "in.csv"],
        &["score", "in.csv", "--text", "id"],
    ] {
        let run = folder.run(command);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("two columns are called"), "{}", run.err);
    }
}

#[test]
fn utf16_with_a_mark_is_read_unasked() {
    let text = "\u{feff}text,id\n“good” day,1\n";
    let units = || text.encode_utf16();
    for bytes in [
        units().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        units().flat_map(u16::to_be_bytes).collect(),
    ] {
        let folder = Folder::with("in.csv", &bytes);
        // The mark says more than a name.
        for args in [
            &["score", "in.csv"][..],
            &["score", "in.csv", "--encoding", "utf-8"],
            &["score", "in.csv", "--encoding", "latin1"],
        ] {
            let run = folder.run(args);
            assert_eq!(run.json()[0]["text"], "“good” day");
            run.quietly();
        }
        let run = pipe(&["score", "-", "--input-format", "csv"], &bytes);
        assert_eq!(run.json()[0]["id"], "1");
        run.quietly();
    }
}

#[test]
fn utf16_without_a_mark_is_recognized() {
    let text = "text,id\n“good” day,1\n";
    let units = || text.encode_utf16();
    let files: [(Vec<u8>, &str); 2] = [
        (units().flat_map(u16::to_le_bytes).collect(), "utf-16le"),
        (units().flat_map(u16::to_be_bytes).collect(), "utf-16be"),
    ];
    for (bytes, encoding) in files {
        let folder = Folder::with("in.csv", &bytes);
        let iconv = format!("`iconv -f {} -t UTF-8`\n", encoding.to_uppercase());
        for (run, way) in [
            (
                folder.run(&["score", "in.csv"]),
                format!("is UTF-16; read it by --encoding {encoding}\n"),
            ),
            (pipe(&["explain", "-"], &bytes), iconv),
        ] {
            assert_eq!((run.code, run.out.as_str()), (1, ""));
            assert!(run.err.ends_with(&way), "{}", run.err);
        }
        let run = folder.run(&["score", "in.csv", "--encoding", encoding]);
        assert_eq!(run.json()[0]["text"], "“good” day");
        run.quietly();
    }
    // A NUL alone is none.
    for text in ["a\0", "\0", "so\0 good\nbad\n"] {
        assert_eq!(pipe(&["score"], text).code, 0);
    }
}

#[test]
fn plain_text_that_looks_like_another_format_is_doubted() {
    for (input, format) in [
        ("id,\"Text\"\n1,good\n", "csv"),
        ("id;review\n1;good\n", "csv"),
        ("{\"text\":\"good\"}\n", "jsonl"),
    ] {
        let run = pipe(&["score"], input);
        let advice = format!(
            "standard input is read as plain text; if that is wrong, say --input-format {format}"
        );
        assert!(run.err.contains(&advice), "{}", run.err);
        assert_eq!((run.code, run.err.lines().count()), (0, 1));
        pipe(&["score", "--input-format", format], input).quietly();
        pipe(&["score", "--input-format", "text"], input).quietly();
    }
    for input in [
        "Good text, really\n",
        "text\ngood\n",
        "{good}\n",
        "good\nid,text\n",
    ] {
        pipe(&["score"], input).quietly();
    }
}

#[test]
fn what_is_no_text_is_recognized() {
    let files: [(&str, &[u8], &str); 5] = [
        ("in.csv.gz", b"\x1F\x8B\x08", "compressed"),
        ("in.csv.zst", b"\x28\xB5\x2F\xFD\x24", "compressed"),
        ("in.csv.xz", b"\xFD7zXZ\0\0\x04", "compressed"),
        ("in.csv.bz2", b"BZh91AY&SY\xB5", "compressed"),
        ("in.parquet", b"PAR1\x15\x04", "Parquet"),
    ];
    for (name, bytes, what) in files {
        let folder = Folder::with(name, bytes);
        for more in [&[][..], &["--lossy"]] {
            let run = folder.run(&[&["score", name], more].concat());
            assert_eq!(run.code, 1);
            let expected = format!("sentiment: {name} is {what}");
            assert!(run.err.starts_with(&expected), "{}", run.err);
        }
    }
    // Texts may begin so, too.
    for text in ["P", "PA", "PAR1", "PK", "BZh9"] {
        let run = Folder::with("in.txt", text).run(&["score", "in.txt"]);
        assert_eq!(run.json()[0]["text"], text);
    }
}

#[test]
fn a_column_that_is_not_there() {
    let folder = Folder::with("in.csv", "id,said\n1,good\n");
    folder.write("in.jsonl", "{\"id\":1,\"said\":\"good\"}\n");
    for file in ["in.csv", "in.jsonl"] {
        let run = folder.run(&["score", file, "--text", "comment"]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("\"comment\"") && run.err.contains("\"id\", \"said\""),
            "{}",
            run.err
        );
        let run = folder.run(&["score", file]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("--text") && run.err.contains("\"id\", \"said\""),
            "{}",
            run.err
        );
    }
}

#[test]
fn files_that_cannot_be_opened() {
    let folder = Folder::new();
    let run = folder.run(&["score", "nowhere.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.starts_with("sentiment: cannot open nowhere.csv: "),
        "{}",
        run.err
    );
    assert_eq!(folder.run(&["score", "."]).code, 1);
    folder.write("in.txt", "good\n");
    let run = folder.run(&["score", "in.txt", "-o", "no/where.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .starts_with("sentiment: cannot create no/where.csv: "),
        "{}",
        run.err
    );
}
