//! `sentiment report`: answers to questions.

use std::fmt::Write;

use crate::common::{report, section, Folder};

#[test]
fn answers_to_questions() {
    const FAULTS: &str = "What should we improve?";
    const MERITS: &str = "What did you like most?";
    let rows: String = (0..300)
        .map(|i| format!("{},parking\n", [FAULTS, MERITS, ""][i % 3]))
        .collect();
    let folder = Folder::with("a.csv", format!("question,answer\n{rows}"));
    let summary = |args: &[&str]| report(&folder, &[&["a.csv"], args].concat()).quietly();
    let run = report(&folder, &["a.csv"]);
    assert!(run.err.contains("say --context-column"), "{}", run.err);
    let plain = run.out;
    let said = "The texts may answer the questions in the column question, but are scored without them (see \
                --context-column).";
    assert!(
        plain.contains(said) && folder.read("report.html").contains(said),
        "{plain}"
    );
    assert!(
        plain.starts_with("300 texts: 0 % positive, 0 % negative, 100 % neutral"),
        "{plain}"
    );
    let one = summary(&["--context", FAULTS]);
    assert!(
        one.starts_with("300 texts: 0 % positive, 100 % negative"),
        "{one}"
    );
    assert!(
        one.contains("Scored as answers to “What should we improve?”."),
        "{one}"
    );
    // The question is no word that drives anything, the answer is.
    let page = folder.read("report.html");
    assert!(!one.contains("faults") && !page.contains("faults"));
    assert!(one.contains("What lowers it most: “parking”.\n"), "{one}");
    let each = summary(&["--context-column", "question"]);
    assert!(each.starts_with("3 questions"), "{each}");
    for (question, said) in [
        (FAULTS, "100 texts: 0 % positive, 100 % negative"),
        (MERITS, "100 texts: 100 % positive, 0 % negative"),
        (
            "Without a question",
            "100 texts: 0 % positive, 0 % negative",
        ),
    ] {
        assert!(each.contains(&format!("\n{question}\n{said}")), "{each}");
    }
    assert!(each.contains("What lowers it most: “parking”.\n"), "{each}");
    assert!(each.contains("What lifts it most: “parking”.\n"), "{each}");
    // Each sample says what it answers, and what that adds.
    let page = folder.read("report.html");
    let [best, worst] = ["Most positive", "Most negative"].map(|title| section(&page, title));
    assert!(best.contains("“What did you like most?”</bdi> · the question adds +1."));
    assert!(worst.contains("“What should we improve?”</bdi> · the question adds −1."));
}

#[test]
fn a_question_stands_above_what_it_decides() {
    let rows = "parking\nIt is terrible, I hate it\nI love it, works great\n".repeat(3);
    let folder = Folder::with("a.txt", rows);
    report(&folder, &["a.txt", "--context", "What should we improve?"]).quietly();
    let page = folder.read("report.html");
    let worst = section(&page, "Most negative");
    assert!(worst.contains("</bdi> · the question adds −1."), "{worst}");
    assert!(!page.contains("adds nothing"), "{page}");
    let (above, below) = worst.split_once(">parking").unwrap_or_default();
    let lists = [above, below].concat();
    let shown = lists.matches("<li>").count();
    assert!(
        shown >= 2 && lists.matches("To <bdi>").count() < shown,
        "{worst}"
    );
    // Where each text has its own, it stands above it.
    let rows: String = (0..25)
        .map(|i| format!("How was day {i}?,I love it\n"))
        .collect();
    folder.write("b.csv", format!("question,answer\n{rows}"));
    report(&folder, &["b.csv", "--context-column", "question"]).quietly();
    let page = folder.read("report.html");
    let best = section(&page, "Most positive");
    assert!(
        best.contains("To <bdi>“How was day 0?”</bdi></p>"),
        "{best}"
    );
}

#[test]
fn contexts_that_cannot_be() {
    let folder = Folder::with("a.csv", "question,text\nWhat?,good\n");
    for (args, reason) in [
        (
            &["--context-column", "questions"][..],
            "there is no column \"questions\", which --context-column names; did you mean \"question\"? There are: \"question\", \"text\"",
        ),
        (
            &["--context", "What?", "--context-column", "question"],
            "cannot be used with",
        ),
        (
            &["--input-format", "text", "--context-column", "question"],
            "the input is plain text",
        ),
    ] {
        let run = report(&folder, &[&["a.csv"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(reason), "{args:?}: {}", run.err);
        assert_eq!(folder.files(), ["a.csv"]);
    }
}

#[test]
fn questions_are_escaped_and_shortened() {
    let question = format!("What <b>should</b> we improve{}?", " and why".repeat(100));
    let folder = Folder::with("a.csv", format!("question,answer\n{question},parking\n"));
    report(&folder, &["a.csv", "--context-column", "question"]).quietly();
    let page = folder.read("report.html");
    let worst = section(&page, "Most negative");
    assert!(worst.contains("“What &lt;b&gt;should&lt;/b&gt; we improve and why"));
    assert!(worst.contains("…”</bdi>") && worst.len() < 800, "{worst}");
}

#[test]
fn wishes_lift_nothing() {
    let wishes: String = (0..50)
        .map(|i| {
            format!(
                "better parking please, and a good lift at gate {i}\n\
                 faster delivery please, every single time, order {i}\n"
            )
        })
        .collect();
    let folder = Folder::with("a.txt", wishes);
    let plain = report(&folder, &["a.txt"]).quietly();
    assert!(plain.contains("what lifts it most: “") || plain.contains("What lifts it most: “"));
    let asked = report(&folder, &["a.txt", "--context", "What should we improve?"]).quietly();
    assert!(asked.contains("0 % positive, 100 % negative"), "{asked}");
    assert!(!asked.contains("lifts it"), "{asked}");
}

#[test]
fn who_is_asked_for_faults_contradicts_no_rating() {
    let mut rows = String::from("stars,improve\n");
    for i in 0..60 {
        let text = [
            "The food is awful",
            "Nothing",
            "It is terrible and slow",
            "none",
        ][i % 4];
        let _ = writeln!(rows, "{},{text}", ["5", "1", "4"][i % 3]);
    }
    let folder = Folder::with("a.csv", rows);
    let asked = |question: &str| {
        report(
            &folder,
            &["a.csv", "--text", "improve", "--context", question],
        )
        .quietly()
    };
    let out = asked("What should we improve?");
    assert!(!out.contains("with a high rating"), "{out}");
    assert!(
        out.contains("30 answers say that there is nothing."),
        "{out}"
    );
    assert!(
        !out.contains("“nothing”") && !out.contains("“none”"),
        "{out}"
    );
    let out = asked("How was it?");
    assert!(
        out.contains("with a high rating are clearly negative"),
        "{out}"
    );
}
