//! `sentiment explain`: why.

use crate::common::{pipe, sentiment, Folder, Run};
use serde_json::Value;

/// Start and end in characters, as the packages for Python and JavaScript give them.
fn span(of: &Value) -> (usize, usize) {
    serde_json::from_value(of["span"].clone()).unwrap()
}

fn explain(args: &[&str]) -> Run {
    let mut all = vec!["explain"];
    all.extend(args);
    sentiment(&all).output().unwrap().into()
}

#[test]
fn for_people() {
    let out = explain(&["The app is not a delight", "Great"]).quietly();
    assert!(
        out.starts_with("The app is not a delight\n\nnegative ("),
        "{out}"
    );
    assert!(
        out.contains("negation") && out.contains("\n\nGreat\n"),
        "{out}"
    );
    assert!(!out.contains('\x1b'), "no colours in a pipe");
}

#[test]
fn json_adds_up() {
    let text = "😀 not VERY good, but I hate it!";
    let explanation = &explain(&["--json", text]).json()[0];
    assert_eq!(explanation["text"], text);
    let mut sum = 0.0;
    for c in explanation["contributions"].as_array().unwrap() {
        let (start, end) = span(c);
        let word: String = text.chars().skip(start).take(end - start).collect();
        if word.is_ascii() {
            assert_eq!(c["term"], word.to_lowercase());
        }
        assert!(c["base"].is_number() && c["weight"].is_number());
        sum += c["sums"]["valence"].as_f64().unwrap();
        for shifter in c["shifters"].as_array().unwrap() {
            assert!(shifter["kind"].is_string() && shifter["factor"].is_number());
            let (start, end) = span(shifter);
            assert!(start < end);
        }
    }
    assert_eq!(explanation["sums"]["valence"].as_f64(), Some(sum));
    for field in ["intercept", "scale", "subjectivity_scale", "emotion_scale"] {
        assert_ne!(explanation[field], Value::Null, "{field}");
    }
    let mut scored = pipe(&["score"], text).json().remove(0);
    scored.as_object_mut().unwrap().remove("text");
    assert_eq!(explanation["score"], scored);
}

#[test]
fn marks_of_sarcasm_are_named() {
    let text = "😀 just great /s";
    let explanation = &explain(&["--json", text]).json()[0];
    assert_eq!(explanation["irony"], serde_json::json!([[13, 15]]));
    let people = explain(&[text]).quietly();
    assert!(people.contains("“/s” marks sarcasm: confidence × 0.50"));
}

#[test]
fn emotions_are_those_of_the_taxonomy() {
    let args = ["--emotions", "feedback", "Thanks, but I am worried"];
    let explanation = &explain(&[&["--json"], &args[..]].concat()).json()[0];
    for place in ["intercept", "sums"] {
        let emotions = explanation[place]["emotions"].as_object().unwrap();
        assert_eq!(emotions.len(), 11);
        assert!(emotions.contains_key("gratitude") && !emotions.contains_key("joy"));
    }
    let people = explain(&args).quietly();
    let emotions = people
        .lines()
        .find(|l| l.starts_with("emotions: "))
        .unwrap();
    assert!(!emotions.contains("joy"), "{emotions}");
}

#[test]
fn a_line_of_json_or_a_fragment_per_text() {
    assert_eq!(explain(&["--json", "good", "bad"]).json().len(), 2);
    let html = explain(&["--html", "<b>good</b>", "bad"]).quietly();
    assert_eq!(html.lines().count(), 2);
    assert!(
        html.contains("&lt;b&gt;<mark") && !html.contains("<b>"),
        "{html}"
    );
}

#[test]
fn vader_too() {
    let text = "😀 not good!";
    let explanation = &explain(&["--model", "vader", "--json", text]).json()[0];
    assert_eq!(explanation["text"], text);
    let mut scored = pipe(&["score", "--model", "vader"], text).json().remove(0);
    scored.as_object_mut().unwrap().remove("text");
    assert_eq!(explanation["score"], scored);
    let contributions = explanation["contributions"].as_array().unwrap();
    let mut sum: f64 = contributions
        .iter()
        .map(|c| c["value"].as_f64().unwrap())
        .sum();
    sum += explanation["emphasis"].as_f64().unwrap();
    assert!((explanation["sum"].as_f64().unwrap() - sum).abs() < 1e-9);
    assert_eq!(span(&contributions[contributions.len() - 1]), (6, 10));
    let people = explain(&["--model", "vader", "not good"]).quietly();
    assert!(people.contains("compound -0.3412"), "{people}");
    let html = explain(&["--model", "vader", "--html", "<i> good 😀 & bad"]).quietly();
    assert!(
        html.starts_with("<div class=\"sentiment\"") && html.contains("&lt;i&gt; <mark"),
        "{html}"
    );
}

#[test]
fn a_fragment_tells_good_from_bad_without_colours() {
    for model in ["english", "vader"] {
        let html = explain(&["--model", model, "--html", "good, but a terrible mess"]).quietly();
        let mark = |word: &str| {
            let mut marks = html.split("<mark ");
            let found = marks.find(|m| m.contains(&format!(">{word}</mark>")));
            found.unwrap_or_else(|| panic!("{word} has no mark: {html}"))
        };
        for (word, class, line) in [
            ("good", "positive", "solid"),
            ("terrible", "negative", "dotted"),
        ] {
            let mark = mark(word);
            assert!(mark.starts_with(&format!("class=\"{class}\"")), "{html}");
            assert!(
                mark.contains(&format!("border-bottom:.15em {line}")),
                "{html}"
            );
        }
    }
}

#[test]
fn tabs_and_line_breaks_of_windows_are_shown() {
    for model in ["english", "vader"] {
        let page = pipe(&["explain", "--model", model, "-"], "a\tgood\r\nday\x1b").quietly();
        assert!(page.starts_with("a\tgood\nday\u{fffd}\n"), "{page:?}");
    }
}

#[test]
fn a_text_from_standard_input() {
    let run = pipe(&["explain", "--json", "-"], "good\nbad\n");
    assert_eq!(run.json()[0]["text"], "good\nbad");
    let run = pipe(&["explain", "-"], b"good\nso \xff");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(
        run.err,
        "sentiment: standard input: line 2, column 4: byte 0xFF is not UTF-8; save it as UTF-8, \
         or convert it, e.g. by `iconv -f WINDOWS-1252 -t UTF-8`\n"
    );
    let run = pipe(&["explain", "-", "good", "-"], "good");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("standard input can be read only once"),
        "{}",
        run.err
    );
}

#[test]
fn the_name_of_a_file_is_a_text_and_said_to_be_one() {
    let folder = Folder::with("good.txt", "terrible\n");
    let run = folder.run(&["explain", "--json", "good.txt", "good"]);
    assert_eq!((run.code, &run.json()[0]["text"]), (0, &"good.txt".into()));
    assert_eq!(run.err.lines().count(), 1);
    for said in [
        "\"good.txt\" is explained as a text, but a file is called so",
        "`sentiment explain - < FILE`",
    ] {
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn the_question_is_the_last_contribution() {
    let args = ["--context", "What should we improve?", "the pricing"];
    let explanation = &explain(&[&["--json"], &args[..]].concat()).json()[0];
    let contributions = explanation["contributions"].as_array().unwrap();
    let (last, terms) = contributions.split_last().unwrap();
    assert_eq!(
        (&last["kind"], &last["term"]),
        (&"context".into(), &"faults".into())
    );
    assert!(terms.iter().all(|c| c["kind"] == "term"));
    let sum: f64 = contributions
        .iter()
        .map(|c| c["sums"]["valence"].as_f64().unwrap())
        .sum();
    assert_eq!(explanation["sums"]["valence"].as_f64(), Some(sum));
    let page = explain(&args).quietly();
    assert!(
        page.contains("context: the question asks for faults"),
        "{page}"
    );
    let html = explain(&[&["--html"], &args[..]].concat()).quietly();
    assert!(html.contains("the question asks for faults"), "{html}");
}

#[test]
fn what_to_read_first_is_a_line() {
    let out = pipe(&["explain", "The lamp caught fire."], "").quietly();
    assert!(
        out.ends_with("\nRead first: safety, “caught fire”\n"),
        "{out}"
    );
    for args in [
        ["explain", "It works", "Lovely"],
        ["explain", "--json", "It caught fire"],
    ] {
        let out = pipe(&args, "").quietly();
        assert!(!out.contains("Read first"), "{out}");
    }
}
