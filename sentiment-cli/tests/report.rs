//! `sentiment report`: the summary and the page.

use std::fmt::Write;

use crate::common::{report, section, Folder};

/// Feedback in which the app gets worse in October.
fn feedback(rows: usize) -> String {
    let mut out = String::from("date,channel,product,journey_stage,rating,text\n");
    for i in 0..rows {
        let channel = ["App", "Web", "Store"][i % 3];
        let month = 6 + i * 6 / rows;
        let bad = (channel == "App" && month >= 10) || i % 5 == 0;
        let (rating, text) = match (bad, i % 4) {
            (true, 0) => (1, "It is terrible, I hate it"),
            (true, _) => (2, "Awful and slow"),
            (false, 0) => (5, "I love it, works great"),
            (false, 1) => (3, "I love the beautiful design, but support is terrible"),
            (false, _) => (4, "Good and easy"),
        };
        let product = ["Phone", "Watch <script>alert(1)</script>"][i / 7 % 2];
        // Copies would prove nothing.
        let text = format!("{text}, order {i}");
        // Few, as "script" weighs something.
        let tag = if i % 97 == 0 {
            format!(" <script>alert({i})</script>")
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "2025-{month:02}-{:02},{channel},{product},Use,{rating},\"{text}{tag}\"",
            1 + i % 28
        );
    }
    out
}

#[test]
fn a_page_of_its_own() {
    let folder = Folder::with("feedback.csv", feedback(600));
    let out = report(&folder, &["feedback.csv"]).quietly();
    assert!(out.ends_with("Report: report.html\n"), "{out}");
    assert_eq!(folder.files(), ["feedback.csv", "report.html"]);
    let page = folder.read("report.html");
    for foreign in [
        "http://", "https://", "<link", "<img", "<iframe", "src=", "@import", "url(",
    ] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own");
    assert!(page.contains("&lt;script&gt;alert("));
    for heading in [
        "Valence",
        "Emotions",
        "By channel",
        "By product",
        "Over time",
        "Against the rating",
        "What drives it",
        "Most positive",
        "Most negative",
        "Most mixed",
    ] {
        assert!(page.contains(&format!("<h2>{heading}</h2>")), "{heading}");
    }
    assert!(
        !page.contains("By journey_stage"),
        "one group is nothing to compare"
    );
    for svg in page
        .split("<svg ")
        .skip(1)
        .filter(|svg| svg.contains("role=\"img\""))
    {
        assert!(svg.contains("<title id=") && svg.contains("<desc id="));
    }
}

#[test]
fn emotions_are_those_of_the_taxonomy() {
    let folder = Folder::with("feedback.csv", feedback(300));
    report(&folder, &["feedback.csv", "--emotions", "feedback"]).quietly();
    let page = folder.read("report.html");
    let emotions: Vec<&str> = page
        .split("<h2>Emotions</h2>")
        .nth(1)
        .and_then(|rest| rest.split("</dl>").next())
        .expect("a section of emotions")
        .split("<dt>")
        .skip(1)
        .filter_map(|row| row.split("</dt>").next())
        .collect();
    assert_eq!(emotions.len(), 11);
    assert_eq!(
        emotions[..3],
        ["frustration", "disappointment", "confusion"]
    );
}

#[test]
fn print_keeps_bars_and_is_no_phone() {
    let folder = Folder::with("a.txt", "good\n");
    report(&folder, &["a.txt"]).quietly();
    let page = folder.read("report.html");
    let (_, print) = page.split_once("@media print").expect("rules for print");
    assert!(print.contains("print-color-adjust: exact"));
    assert!(page.contains("@media screen and (max-width: 760px)"));
    assert!(page.contains("@media screen and (prefers-color-scheme: dark)"));
}

#[test]
fn findings_are_said_in_words() {
    let folder = Folder::with("feedback.csv", feedback(600));
    let out = report(&folder, &["feedback.csv"]).quietly();
    let page = folder.read("report.html");
    assert!(out.starts_with("600 texts: "), "{out}");
    for place in [&out, &page] {
        assert!(
            place.contains("Clearly below the rest: App (channel; mean valence "),
            "{out}"
        );
        assert!(place.contains("fell in October 2025"), "{out}");
        assert!(place.contains("Ratings and texts agree"), "{out}");
        assert!(
            place.contains("“terrible”") && place.contains("“love it”"),
            "{out}"
        );
    }
}

#[test]
fn same_bytes_on_every_run_and_any_number_of_threads() {
    let folder = Folder::with("feedback.csv", feedback(5000));
    let run = |name: &str, threads: &str| {
        report(&folder, &["feedback.csv", "-o", name, "--threads", threads])
            .quietly()
            .replace(name, "")
    };
    let outs = [run("a.html", "1"), run("b.html", "2"), run("c.html", "2")];
    assert!(outs.iter().all(|out| *out == outs[0]));
    assert_eq!(folder.read("a.html"), folder.read("b.html"));
    assert_eq!(folder.read("a.html"), folder.read("c.html"));
}

#[test]
fn columns_can_be_named() {
    let folder = Folder::with(
        "in.csv",
        "when,who,said\n2026/03/01,ann,good\n2026/03/09,bob,bad\nsoon,bob,bad\n",
    );
    let out = report(
        &folder,
        &["in.csv", "--text", "said", "--by", "who", "--time", "when"],
    )
    .quietly();
    assert!(out.contains("\nann ") && out.contains("\nbob "), "{out}");
    assert!(
        out.contains("1 row without a date that can be read in when (such as \"soon\")"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert!(page.contains("<h2>By who</h2>") && page.contains("1 March 2026: valence"));
    for missing in [["--by", "x"], ["--time", "y"], ["--text", "z"]] {
        let mut args = vec!["in.csv", "-o", "no.html"];
        if missing[0] != "--text" {
            args.extend(["--text", "said"]);
        }
        args.extend(missing);
        let run = report(&folder, &args);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("\"when\", \"who\", \"said\""),
            "{}",
            run.err
        );
    }
    assert_eq!(folder.files(), ["in.csv", "report.html"]);
}

#[test]
fn json_lines_and_plain_text() {
    let folder = Folder::with("in.jsonl", "{\"text\":\"good\",\"team\":\"a\"}\n{\"text\":\"bad\",\"team\":\"b\",\"date\":\"2026-01-01T10:00:00Z\"}\n");
    folder.write("in.txt", "good\n\nbad\n");
    let out = report(&folder, &["in.jsonl"]).quietly();
    assert!(out.contains("\na ") && out.contains("\nb "), "{out}");
    let out = report(&folder, &["in.txt"]).quietly();
    assert!(
        out.starts_with("2 texts: ") && out.contains("1 row without a text"),
        "{out}"
    );
}

/// Rows of JSON of which the last 100 have fields that no other has.
fn late_fields(fields: &str) -> Folder {
    let row = |i: usize| {
        let text = [
            "It is terrible, I hate it",
            "I love it, works great",
            "Good and easy",
        ][i % 3];
        format!("\"text\":\"{text}, order {i}\"")
    };
    let first: String = (0..2900).map(|i| format!("{{{}}}\n", row(i))).collect();
    let last: String = (2900..3000)
        .map(|i| {
            format!(
                "{{{},{}}}\n",
                row(i),
                fields.replace('#', &(1 + i % 3).to_string())
            )
        })
        .collect();
    Folder::with("in.jsonl", first + &last)
}

#[test]
fn fields_that_later_rows_of_json_have() {
    let folder = late_fields("\"team\":\"t#\",\"createdAt\":\"2026-03-0#\",\"Star Rating\":#");
    let out = report(&folder, &["in.jsonl"]).quietly();
    for said in [
        "3,000 texts",
        "\nt1 ",
        "\nt3 ",
        "\n(none) ",
        "2,900 rows without a date",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let page = folder.read("report.html");
    for heading in ["By team", "Over time", "Against the rating"] {
        assert!(page.contains(heading), "{heading}");
    }

    let folder = late_fields("\"who\":\"t#\",\"when\":\"2026-03-0#\",\"how\":#");
    let args = [
        "in.jsonl", "--by", "who", "--time", "when", "--rating", "how",
    ];
    let out = report(&folder, &args).quietly();
    assert!(
        out.contains("\nt1 ") && out.contains("2,900 rows without a date"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert!(page.contains("Over time") && page.contains("Against the rating"));
}

#[test]
fn fields_that_no_row_of_json_has() {
    let folder = late_fields("\"team\":\"t#\"");
    let args = [
        "in.jsonl", "--by", "who", "--time", "when", "--rating", "how",
    ];
    let run = report(&folder, &args);
    assert_eq!(run.code, 0);
    for (option, name) in [("--by", "who"), ("--time", "when"), ("--rating", "how")] {
        let said = format!("no row has a field {name:?}, which {option} names");
        assert!(run.err.contains(&said), "{}", run.err);
        let note = format!("No row has the field {name}: it is left out.");
        assert!(run.out.contains(&note), "{}", run.out);
    }
    assert!(
        !run.out.contains("(none)") && !run.out.contains("without a date"),
        "{}",
        run.out
    );
    assert!(!folder.read("report.html").contains("Dates: "));
    // Of a file that is at hand as a whole it is known before.
    folder.write("in.jsonl", "{\"text\":\"good\"}\n");
    assert_eq!(report(&folder, &args).code, 2);
}

#[test]
fn columns_by_other_spellings_and_by_name() {
    let csv = |header: &str| {
        let rows = (0..30).map(|i| match i % 2 {
            0 => format!(
                "2026-03-{:02},{},\"I love it, works great\"\n",
                1 + i,
                4 + i % 4 / 2
            ),
            _ => format!("2026-03-{:02},{},I hate it\n", 1 + i, 1 + i % 4 / 2),
        });
        format!("{header}\n{}", rows.collect::<String>())
    };
    let folder = Folder::new();
    for header in [
        "Created at,Star Rating,Review Text",
        "createdAt,starRating,reviewText",
        "SUBMITTED-AT,CSAT,COMMENT",
    ] {
        folder.write("in.csv", csv(header));
        report(&folder, &["in.csv"]).quietly();
        let page = folder.read("report.html");
        assert!(page.contains("Over time"), "{header}");
        assert!(page.contains("Against the rating"), "{header}");
    }
    folder.write("in.csv", csv("date,how,text"));
    report(&folder, &["in.csv", "--rating", "how"]).quietly();
    assert!(folder.read("report.html").contains("Against the rating"));
    let run = report(&folder, &["in.csv", "--rating", "stars"]);
    let said = "there is no column \"stars\", which --rating names; there are: \"date\", \"how\", \"text\"";
    assert_eq!(run.code, 2);
    assert!(run.err.contains(said), "{}", run.err);
}

#[test]
fn without_a_text_there_is_no_page_and_an_old_one_stays() {
    const CHAT: &str = "id,text\n1,\"Agent: Hello!\nJoy: Hi.\nAgent: Bye.\"\n";
    for (data, more, why) in [
        ("", &[][..], "there are no rows"),
        ("date,channel,text\n", &[], "there are no rows"),
        (
            "date,text\n2026-01-01,\n2026-01-02, \n2026-01-02,n/a\n",
            &[],
            "there are only 2 rows without a text, 1 row with a text that says nothing, such as “n/a”",
        ),
        (
            "date,text\n1,a,b\n2,-\n",
            &["--on-error", "skip"],
            "there are only 1 row that could not be read, 1 row with a text that says nothing, such as “n/a”",
        ),
        (
            CHAT,
            &["--speaker", "Customer"],
            "there are only 1 row without a text; no turn is by customer, so texts with turns have nothing to score; turns are \
             by: \"Agent\" (in 1 text), \"Joy\" (in 1 text)",
        ),
    ] {
        let folder = Folder::with("a.csv", data);
        let run = |args: &[&str]| {
            let run = report(&folder, &[&["a.csv"], more, args].concat());
            assert_eq!((run.code, run.out.as_str()), (1, ""), "{data}");
            let said = format!("sentiment: a.csv: no text to report on: {why}");
            let line = run.err.lines().last().unwrap_or_default().to_owned();
            assert!(line.starts_with(&said), "{}", run.err);
            line[said.len()..].to_owned()
        };
        assert_eq!(run(&[]), "");
        assert_eq!(run(&["-o", "-"]), "");
        assert_eq!(folder.files(), ["a.csv"]);
        let before = "<meta name=\"generator\" content=\"sentiment 0.1.0\">";
        folder.write("report.html", before);
        folder.write("b.html", before);
        assert_eq!(run(&[]), "; report.html is left as it is");
        assert_eq!(run(&["-o", "b.html"]), "; b.html is left as it is");
        assert_eq!(folder.files(), ["a.csv", "b.html", "report.html"]);
        for page in ["b.html", "report.html"] {
            assert_eq!(folder.read(page), before);
        }
    }
}

#[test]
fn the_input_is_not_replaced() {
    let folder = Folder::with("in.csv", "text\ngood\n");
    let run = report(&folder, &["in.csv", "-o", "./in.csv"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("would replace the input"), "{}", run.err);
    assert_eq!(folder.read("in.csv"), "text\ngood\n");
}

#[test]
fn no_page_after_a_failure() {
    let folder = Folder::with("in.csv", "date,text\n2026-01-01,good\n2026-01-01\n");
    let run = report(&folder, &["in.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("in.csv: line 3, column 11"), "{}", run.err);
    assert_eq!(folder.files(), ["in.csv"]);
    let run = report(&folder, &["in.csv", "--on-error", "skip"]);
    assert!(
        run.out.contains("1 row that could not be read"),
        "{}",
        run.out
    );
}

#[test]
fn the_example_needs_no_flags() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/feedback.csv");
    let folder = Folder::new();
    let out = report(&folder, &[example]).quietly();
    let page = folder.read("report.html");
    for expected in ["363 texts", "app store", "Larkspur Duo", "returns"] {
        assert!(
            out.contains(expected) && page.contains(expected),
            "{expected}\n{out}"
        );
    }
    assert!(page.contains("Over time") && page.contains("Against the rating"));
}

#[test]
fn a_page_is_not_written_where_data_belong() {
    let data = "text\ngood\n";
    let folder = Folder::with("in.csv", data);
    for name in ["in.csv", "new.csv", "new.jsonl"] {
        let mut command = folder.command(&["report", "--input-format", "csv", "-o", name]);
        let (stdin, mut input) = std::io::pipe().unwrap();
        std::io::Write::write_all(&mut input, data.as_bytes()).unwrap();
        drop(input);
        let run = crate::common::Run::from(command.stdin(stdin).output().unwrap());
        assert_eq!(run.code, 2);
        assert!(run.err.contains("name a file in .html"), "{}", run.err);
    }
    assert_eq!(
        (folder.files(), folder.read("in.csv")),
        (vec!["in.csv".to_owned()], data.to_owned())
    );
    report(&folder, &["in.csv", "-o", "page.HTM"]).quietly();
}

#[test]
fn texts_are_found_again() {
    let rows: String = (0..6)
        .map(|i| format!("T-{i},ann,\"Hello\nI hate it, {i}\"\n"))
        .collect();
    let folder = Folder::with("in.csv", format!("Ticket ID,team,text\n{rows}"));
    report(&folder, &["in.csv"]).quietly();
    let page = folder.read("report.html");
    let worst = section(&page, "Most negative");
    assert!(
        worst.contains("line 4 · record 2 · <bdi>Ticket ID T-1</bdi> · <bdi>ann</bdi>"),
        "{worst}"
    );
    // Where a line is a record, one of them is enough.
    folder.write("in.csv", "id,text\n17,I hate it\n");
    report(&folder, &["in.csv"]).quietly();
    let page = folder.read("report.html");
    let worst = section(&page, "Most negative");
    assert!(worst.contains("line 2 · <bdi>id 17</bdi></p>"), "{worst}");
    // What says the same takes one place.
    folder.write("in.txt", "I hate it\nI HATE IT\nI hate it.\nIt is bad\n");
    report(&folder, &["in.txt"]).quietly();
    let page = folder.read("report.html");
    assert_eq!(section(&page, "Most negative").matches("<li>").count(), 2);
}

#[test]
fn the_page_says_which_columns_it_is_of() {
    let folder = Folder::with(
        "in.csv",
        "no,Description,Created at,stars,team,channel\n1,good,2026-01-01,5,<a>,web\n2,bad,2026-01-01,1,b,app\n",
    );
    report(&folder, &["in.csv", "--text", "Description"]).quietly();
    let line = "<p class=\"dim\">Text: Description · Dates: Created at · Rating: stars · Groups: team, channel</p>";
    assert!(folder.read("report.html").contains(line));
    folder.write("in.txt", "good\n");
    report(&folder, &["in.txt"]).quietly();
    assert!(!folder.read("report.html").contains("Text: "));
}

#[test]
fn charts_mean_what_their_colours_say_and_can_be_read_as_tables() {
    let folder = Folder::with("feedback.csv", feedback(600));
    report(&folder, &["feedback.csv"]).quietly();
    let page = folder.read("report.html");
    let valence = section(&page, "Valence");
    assert!(valence.contains("<rect class=\"bin\"") && !valence.contains("<rect class=\"n"));
    let time = section(&page, "Over time");
    assert!(time.contains("Highest: ") && time.contains("<summary>As a table</summary>"));
    assert!(time.matches("<th scope=\"row\">").count() > 4, "{time}");
    // An interval that holds 0 is of neither side.
    folder.write(
        "a.csv",
        format!("team,text\n{}", "a,good\na,bad\nb,good\n".repeat(9)),
    );
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let table = section(&page, "By team");
    assert!(
        table.contains("<line class=\"range neutral\"")
            && table.contains("<circle class=\"positive\""),
        "{table}"
    );
}
