//! What is nobody's own words decides no score, and no finding.

use crate::common::{pipe, report, Folder};

const NOTICE: &str = "This e-mail and its attachments are confidential and intended solely for the addressee. Any unauthorised \
    disclosure is prohibited and may be unlawful.";

fn valence(text: &str) -> serde_json::Value {
    let input = serde_json::json!({ "text": text }).to_string();
    let rows = pipe(&["score", "--input-format", "jsonl"], &input).json();
    rows[0]["valence"].clone()
}

#[test]
fn a_question_above_a_notice_is_a_question() {
    let asked = "Do you sell spare lids?";
    let alone = valence(asked);
    for below in [
        NOTICE,
        "Kind regards,\nTom Fox\n\nRegistered in England No. 123456.",
        "##- Please type your reply above this line -##\n\nWe are sorry for this terrible mess.",
    ] {
        assert_eq!(valence(&format!("{asked}\n\n{below}")), alone, "{below}");
    }
    let line = "On Mon, 4 May 2026 at 10:02, Help <help@shop.example> wrote: > We are sorry for this terrible mess.";
    assert_eq!(valence(&format!("{asked} {line}")), alone);
    assert_ne!(
        valence(NOTICE),
        valence(""),
        "a text of nothing else is scored"
    );
}

/// Sixty texts, of which every third ends with the same sentence, which is negative.
#[test]
fn a_sentence_of_many_texts_drives_nothing() {
    let template =
        "Broken or damaged goods are a terrible nuisance to all of our valued customers.";
    let row = |i: usize| {
        let thing = ["kettle", "lamp", "desk", "sofa"][i % 4];
        let said = match i % 3 {
            0 => format!("Order {i} of a {thing} is late. {template}"),
            _ => format!("The {thing} number {i} is good thanks."),
        };
        format!("{i},{said}\n")
    };
    let rows: String = (0..60).map(row).collect();
    let folder = Folder::with("texts.csv", format!("id,text\n{rows}"));
    let run = report(&folder, &["texts.csv", "-o", "r.html"]);
    let note =
        format!("A passage stands in 20 texts word for word: “{template}”; it drives nothing");
    assert!(run.out.contains(&note), "{}", run.out);
    let findings = run.out.replace(&note, "");
    for word in ["terrible", "nuisance", "damaged", "goods"] {
        assert!(!findings.contains(word), "{word}: {}", run.out);
    }
    let run = report(&folder, &["texts.csv", "--no-texts", "-o", "s.html"]);
    assert!(
        run.out
            .contains("A passage stands in 20 texts word for word; it drives nothing"),
        "{}",
        run.out
    );
    assert!(!folder.read("s.html").contains("valued"));
}
