//! Conversations, of which one side counts.

use crate::common::{pipe, report, Folder};

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
        run.err.contains("turns are by: \"Agent\" (in 2 texts), "),
        "{}",
        run.err
    );
    let plain = "text\n\"Pros: cheap\nCons: slow\nVerdict: fine\"\n";
    folder.write("plain.csv", plain);
    assert_eq!(folder.run(&["score", "plain.csv"]).err, "");
    let listed = "text\n\"Breakfast 8:30\nLunch 12:00\nDinner 19:00\"\n";
    folder.write("plain.csv", listed);
    assert_eq!(
        folder.run(&["score", "plain.csv", "--agent", "Joy"]).json()[0]["label"],
        "neutral"
    );
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

const BAD: &str = "This is terrible, the app is broken.";
const GOOD: &str = "Wonderful! Happy to help 😊";

/// Of a text as programs write conversations, what the customer says.
#[test]
fn turns_of_many_programs_are_known() {
    let alone = pipe(&["score"], BAD).json()[0]["valence"].clone();
    for text in [
        format!("[10:02] Agent: {GOOD}\n[10:03] Customer: {BAD}"),
        format!("(10:02:33) Agent: {GOOD}\n(10:03:11) Customer: {BAD}"),
        format!("Agent [10:02 AM]: {GOOD}\nCustomer [10:03 AM]: {BAD}"),
        format!("Agent at 10:02: {GOOD}\nCustomer at 10:03: {BAD}"),
        format!("2026-05-01 10:02 Agent: {GOOD}\n2026-05-01 10:03 Customer: {BAD}"),
        format!("May 1, 2026, 10:02 AM – Agent: {GOOD}\nMay 1, 2026, 10:03 AM – Customer: {BAD}"),
        format!("<p><b>Agent:</b> {GOOD}</p><p><b>Customer:</b> {BAD}</p>"),
        format!("Agent\n10:02\n{GOOD}\n\nCustomer\n10:03\n{BAD}"),
        format!("Agent  10:02 AM\n{GOOD}\nCustomer  10:03 AM\n{BAD}"),
        format!("[10:02] Agent\n{GOOD}\n[10:03] Customer\n{BAD}"),
        format!("Agent: {GOOD} Customer: {BAD} Agent: {GOOD}"),
        format!("[10:02] Agent: {GOOD} [10:03] Customer: {BAD} [10:04] Agent: {GOOD}"),
        format!("(10:01:00) *** Joy joined the happy chat ***\n(10:02:33) Agent: {GOOD}\n(10:03:11) Customer: {BAD}"),
    ] {
        let input = serde_json::json!({ "text": text }).to_string();
        for side in [["--speaker", "Customer"], ["--agent", "agent"]] {
            let options = ["score", "--input-format", "jsonl", side[0], side[1]];
            let run = pipe(&options, &input);
            assert_eq!(run.json()[0]["valence"], alone, "{side:?} {text}\n{}", run.err);
        }
    }
}

#[test]
fn who_has_a_name_of_their_own_is_told_from_agents() {
    let chat = |i: u32, name: &str| format!("{i},\"Raj: {GOOD}\n{name}: {BAD}\nRaj: {GOOD}\"\n");
    let names = [
        "Ann Lee",
        "Bob Fox",
        "Cleo Day",
        "Dan Orr",
        "joy@example.com",
    ];
    let chats: String = (0..).zip(names).map(|(i, name)| chat(i, name)).collect();
    let folder = Folder::with("chats.csv", format!("id,body\n{chats}"));
    let run = folder.run(&["score", "chats.csv"]);
    assert!(run.err.contains("say --agent Raj"), "{}", run.err);
    let run = folder.run(&["report", "chats.csv", "--speaker", "Customer"]);
    assert_eq!(run.code, 1);
    let error = "no turn is by customer, so texts with turns have nothing to score; turns are by: \"Raj\" (in 5 texts)";
    assert!(
        run.err.contains(error) && run.err.contains("say --agent Raj"),
        "{}",
        run.err
    );
    let run = folder.run(&["score", "chats.csv", "--agent", "RAJ"]);
    assert_eq!(run.err, "");
    let alone = pipe(&["score"], BAD).json()[0]["valence"].clone();
    assert!(run.json().iter().all(|row| row["valence"] == alone));
    report(&folder, &["chats.csv", "--agent", "Raj", "-o", "r.html"]);
    assert!(folder.read("r.html").contains("what Raj says is left out"));
    let run = folder.run(&["score", "chats.csv", "--agent", "Tom"]);
    assert!(
        run.err
            .contains("no turn is by tom, so nothing is left out"),
        "{}",
        run.err
    );
    let run = folder.run(&["score", "chats.csv", "--agent", "Raj", "--speaker", "Joy"]);
    assert_eq!(run.code, 2);
}

#[test]
fn what_people_write_with_colons_stays_whole() {
    for text in [
        "Pros: cheap Cons: slow Verdict: it is awful",
        "Update: it broke at 10:02 Note: awful",
        "Monday at 10:30: nothing worked, awful",
        "Awful food. Dinner was at 19:00 Lunch: awful, too",
    ] {
        let input = serde_json::json!({ "text": text }).to_string();
        let whole = pipe(&["score", "--input-format", "jsonl"], &input).json();
        for side in ["--speaker", "--agent"] {
            let run = pipe(&["score", "--input-format", "jsonl", side, "Joy"], &input);
            assert_eq!(run.json()[0]["valence"], whole[0]["valence"], "{text}");
        }
    }
}

#[test]
fn who_speaks_is_nothing_that_texts_mention() {
    let chat = |i: u32| {
        let what = ["parcel", "kettle", "invoice"][i as usize % 3];
        format!("{i},\"Agent: Hello {i}.\nCustomer: The {what} number {i} is late.\nAgent: The {what}?\"\n")
    };
    let chats: String = (0..60).map(chat).collect();
    let folder = Folder::with("chats.csv", format!("id,body\n{chats}"));
    let run = report(&folder, &["chats.csv", "-o", "r.html"]);
    let mentioned = run.out.lines().find(|line| line.contains("Mentioned most"));
    let mentioned = mentioned.unwrap_or_default().to_owned();
    assert!(mentioned.contains("kettle"), "{}", run.out);
    assert!(
        !mentioned.to_lowercase().contains("customer"),
        "{mentioned}"
    );
}
