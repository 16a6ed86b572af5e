//! Conversations, of which one side counts.

mod common;

use common::{pipe, report, Folder};

const CHATS: &str = "id,body\n\
    1,\"[10:02] Agent: Hello, I am happy to help!\n[10:03] Joy (Customer): My parcel is broken.\nI am angry.\n\
    [10:04] Agent: Perfect, a great pleasure.\"\n\
    2,\"Agent: Wonderful, thank you!\"\n\
    3,The coffee was lovely.\n\
    4,\"Customer: Awful app.\nNote: it crashes.\nAgent: Great!\nCustomer: Hopeless.\"\n";

#[test]
fn what_others_say_does_not_count() {
    let folder = Folder::with("chats.csv", CHATS);
    let run = folder.run(&["score", "chats.csv", "--speaker", "customer"]);
    let rows = run.json();
    let alone = pipe(
        &["score"],
        "My parcel is broken. I am angry.\nThe coffee was lovely.\n",
    )
    .json();
    assert_eq!(rows[0]["valence"], alone[0]["valence"]);
    assert_eq!(rows[0]["label"], "negative");
    // All that was there is still there.
    assert!(rows[0]["body"].as_str().unwrap().contains("great pleasure"));
    assert!(rows[1]["label"].is_null(), "nobody to score speaks");
    assert_eq!(rows[2]["valence"], alone[1]["valence"]);
    assert_eq!(rows[3]["label"], "negative");
    assert_eq!(run.err, "");
}

#[test]
fn positions_are_those_of_the_whole_text() {
    let folder = Folder::with("chats.csv", CHATS);
    let run = folder.run(&["score", "chats.csv", "--speaker", "Customer", "--sentences"]);
    let rows = run.json();
    let body: Vec<char> = rows[0]["body"].as_str().unwrap().chars().collect();
    let at = |row: &serde_json::Value, field: &str| row[field].as_u64().unwrap() as usize;
    let of_first: Vec<String> = rows
        .iter()
        .filter(|row| row["id"] == "1")
        .map(|row| body[at(row, "start")..at(row, "end")].iter().collect())
        .collect();
    assert_eq!(of_first, ["My parcel is broken.", "I am angry."]);
}

#[test]
fn a_report_counts_and_shows_one_side() {
    let folder = Folder::with("chats.csv", CHATS);
    report(
        &folder,
        &["chats.csv", "--speaker", "Customer", "-o", "r.html"],
    );
    let page = folder.read("r.html");
    assert!(page.contains("My parcel is"));
    assert!(page.contains("Of texts with turns, what Customer says is scored."));
    for others in ["happy", "pleasure", "Agent", "Customer)"] {
        assert!(!page.contains(others), "{others}");
    }
}

#[test]
fn lines_may_end_as_html_and_json_write_it() {
    let text = "Agent: Great!<br>Customer: Awful.<br/>Agent: Lovely!\\nCustomer: Broken.";
    let input = serde_json::json!({ "text": text }).to_string();
    let options = ["score", "--input-format", "jsonl", "--speaker", "Customer"];
    let rows = pipe(&options, &input).json();
    let alone = pipe(&["score"], "Awful. Broken.\n").json();
    assert_eq!(rows[0]["valence"], alone[0]["valence"]);
}

#[test]
fn a_name_that_nobody_has_is_said() {
    let folder = Folder::with("chats.csv", CHATS);
    let run = folder.run(&["score", "chats.csv", "--speaker", "Client"]);
    assert!(
        run.err.contains("no turn is by client") && run.err.contains("Agent"),
        "{}",
        run.err
    );
    for blank in ["", " "] {
        let run = folder.run(&["score", "chats.csv", "--speaker", blank]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("a speaker needs a name"), "{}", run.err);
    }
    let run = pipe(&["score", "--speaker", "Client"], "Lovely coffee.\n");
    assert!(run.err.contains("no text has turns"), "{}", run.err);
    assert_eq!(run.json()[0]["label"], "positive");
}

#[test]
fn conversations_are_recognized() {
    let folder = Folder::with("chats.csv", CHATS);
    let run = folder.run(&["score", "chats.csv"]);
    assert!(
        run.err.contains("--speaker; turns are by: \"Agent\", "),
        "{}",
        run.err
    );
    let plain = "text\n\"Pros: cheap\nCons: slow\nVerdict: fine\"\n";
    folder.write("plain.csv", plain);
    assert_eq!(folder.run(&["score", "plain.csv"]).err, "");
    let mails = |i| {
        format!(
            "{i},\"Where is my refund?\n\nFrom: Support\nSent: Monday, 2 March 2026 10:02\nTo: Joy Smith\nCc: Bob\n\
             Subject: RE: case {i}\n\nWe love our customers!\"\n"
        )
    };
    let mails = (0..9).map(mails).collect::<String>();
    folder.write("mails.csv", format!("id,body\n{mails}"));
    assert_eq!(folder.run(&["score", "mails.csv"]).err, "");
    let run = folder.run(&["score", "mails.csv", "--speaker", "Joy"]);
    assert!(run.err.contains("no text has turns"), "{}", run.err);
}
