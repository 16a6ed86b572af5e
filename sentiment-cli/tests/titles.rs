//! Titles that stand beside texts.

use crate::common::{pipe, report, Folder};

const TICKETS: &str = "id,Subject,Description\n\
    1,Kettle caught fire,See above\n\
    2,Re: Fwd: I love the new app,Order 17\n\
    3,Order 18,Order 18 came on time\n\
    4,I hate this lamp,\n\
    5,(no subject),I hate this lamp\n";

#[test]
fn titles_are_read_before_texts() {
    let folder = Folder::with("a.csv", TICKETS);
    let labels = |args: &[&str]| -> Vec<String> {
        let run = folder.run(&[&["score", "a.csv"], args].concat());
        let label = |row: serde_json::Value| row["label"].as_str().unwrap_or("none").to_owned();
        run.json().into_iter().map(label).collect()
    };
    let with = labels(&["--title", "subject"]);
    assert_eq!(with[1..2], ["positive"]);
    assert_eq!(with[3..], ["negative", "negative"]);
    let without = labels(&[]);
    assert_eq!(
        (without[1].as_str(), without[3].as_str()),
        ("neutral", "none")
    );
    assert_eq!(with[2], without[2]);
    // Columns stay as they are.
    let run = folder.run(&["score", "a.csv", "--title", "Subject"]);
    assert_eq!(run.err, "");
    assert_eq!(run.json()[1]["Description"], "Order 17");
    let shown = folder.run(&[
        "score",
        "a.csv",
        "--title",
        "Subject",
        "--output-format",
        "table",
    ]);
    assert!(
        shown.out.contains("I love the new app. Order 17"),
        "{}",
        shown.out
    );
    assert!(
        shown.out.contains("  Order 18 came on time"),
        "{}",
        shown.out
    );
    let sentences = folder.run(&["score", "a.csv", "--title", "Subject", "--sentences"]);
    assert_eq!(sentences.json()[0]["sentence"], "Kettle caught fire.");
}

#[test]
fn titles_count_in_reports() {
    let folder = Folder::with("a.csv", TICKETS);
    let out = report(&folder, &["a.csv", "--title", "Subject"]).quietly();
    assert!(out.starts_with("5 texts"), "{out}");
    assert!(out.contains("Read first: 1 text about safety."), "{out}");
    let note = "Texts are read with their titles, from the column Subject.";
    assert!(
        out.contains(note) && folder.read("report.html").contains(note),
        "{out}"
    );
    assert!(folder.read("report.html").contains("Kettle"));
    let out = report(&folder, &["a.csv"]).quietly();
    let note = "The column Subject may hold titles of the texts, which are not read; to read them before the texts, \
                say --title \"Subject\".";
    assert!(out.starts_with("4 texts") && out.contains(note), "{out}");
    // Totals have none.
    folder.write("b.csv", format!("{TICKETS}Total,5,4\n"));
    let out = report(&folder, &["b.csv", "--title", "Subject"]).quietly();
    assert!(out.starts_with("5 texts"), "{out}");
    assert!(
        out.contains("1 row that looks like a total: left out."),
        "{out}"
    );
}

#[test]
fn a_title_that_is_not_read_is_pointed_out() {
    let folder = Folder::with("a.csv", TICKETS);
    let said = "in.csv: the column \"Subject\" may hold titles of the texts, which are not scored; to read them \
                before the texts, say --title \"Subject\"\n";
    let run = folder.run(&["score", "a.csv"]);
    assert!(run.err.ends_with(&said["in.csv".len()..]), "{}", run.err);
    // Numbers, and what the texts repeat, are not worth it.
    for rows in [
        "Summary,Text\n17,It broke\n",
        "title,text\nIt broke again,It broke again today\n",
    ] {
        pipe(&["score", "--input-format", "csv"], rows).quietly();
    }
}

#[test]
fn titles_of_json_and_of_conversations() {
    let rows = "{\"body\":\"See above\"}\n{\"subject\":\"I love it\",\"body\":\"Order 1\"}\n";
    let args = ["score", "--input-format", "jsonl", "--title", "Subject"];
    let run = pipe(&args, rows);
    assert_eq!(
        (run.err.as_str(), &run.json()[1]["label"]),
        ("", &"positive".into())
    );
    let run = pipe(
        &["score", "--input-format", "jsonl", "--title", "headline"],
        rows,
    );
    // A later row might have had it.
    assert_eq!(run.code, 0);
    assert!(
        run.err
            .contains("no row has a field \"headline\", which --title names"),
        "{}",
        run.err
    );
    let chat = "subject,transcript\nI love it,\"Agent: What a terrible mess\nCustomer: Order 1\"\n";
    let args = [
        "--input-format",
        "csv",
        "--title",
        "subject",
        "--speaker",
        "Customer",
    ];
    let run = pipe(&[&["score"], &args[..]].concat(), chat);
    assert_eq!(
        (run.err.as_str(), &run.json()[0]["label"]),
        ("", &"positive".into())
    );
    let run = pipe(&["score", "--title", "subject"], "good\n");
    assert!(
        run.err
            .contains("--title names a column, but the input is plain text"),
        "{}",
        run.err
    );
}

#[test]
fn transcripts_are_texts() {
    for name in ["transcript", "Conversation", "chat", "Messages", "dialogue"] {
        let table = format!("id,agent,{name}\n1,Ann,It is broken again\n");
        let out = pipe(&["score", "--input-format", "csv"], table).quietly();
        assert!(out.contains("\"negative\""), "{out}");
    }
}
