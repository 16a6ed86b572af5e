//! `sentiment adapt`: a lexicon from labelled texts, and `--lexicon`.

use std::process::Stdio;

use crate::common::{Folder, Run};
use serde_json::Value;

/// Reviews in which "sick" is praise and "light" is blame, beside words that
/// mean what they always mean, all in the same sentences.
fn reviews() -> Vec<(String, &'static str)> {
    let mut rows = Vec::new();
    for thing in [
        "bike", "lamp", "shelf", "jacket", "mug", "tent", "pan", "rug",
    ] {
        for (word, label) in [
            ("sick", "positive"),
            ("great", "positive"),
            ("light", "negative"),
            ("terrible", "negative"),
            ("wooden", "neutral"),
        ] {
            for sentence in [
                format!("What a {word} {thing}, said Zorblina"),
                format!("The {thing} in my hall is {word}"),
                format!("Bought a {word} {thing} for the garden"),
                format!("My {thing} is {word}, as Zorblina found"),
                format!("This {thing} is {word} and it is from the market"),
            ] {
                rows.push((sentence, label));
            }
        }
    }
    rows
}

fn csv(rows: &[(String, &str)]) -> String {
    let lines = rows
        .iter()
        .map(|(text, label)| format!("{label},\"{text}\"\n"));
    format!("label,text\n{}", lines.collect::<String>())
}

fn adapt(folder: &Folder, more: &[&str]) -> Run {
    let mut args = vec!["adapt", "in.csv", "--label", "label", "-o", "own.tsv"];
    args.extend(more);
    folder.run(&args)
}

/// What a run says that has nothing to write.
fn nothing(run: Run) -> String {
    assert_eq!((run.code, run.err.as_str()), (3, ""));
    let last = "Nothing is written; --force writes the lexicon all the same.\n";
    assert!(run.out.ends_with(last), "{}", run.out);
    run.out
}

fn valence(folder: &Folder, lexicon: &[&str], text: &str) -> f64 {
    let mut args = vec!["explain", "--json", text];
    args.extend(lexicon);
    folder.run(&args).json()[0]["score"]["valence"]
        .as_f64()
        .unwrap()
}

#[test]
fn a_domain_word_learns_its_meaning() {
    let folder = Folder::with("in.csv", csv(&reviews()));
    let out = adapt(&folder, &[]).quietly();
    assert!(
        out.starts_with("200 labelled texts: 80 negative, 40 neutral, 80 positive\n\n"),
        "{out}"
    );
    for name in [
        "accuracy",
        "macro-F1",
        "AUC",
        "Largest changes",
        "use it by --lexicon",
    ] {
        assert!(out.contains(name), "{out}");
    }
    let own = ["--lexicon", "own.tsv"];
    let both = |text: &str| (valence(&folder, &[], text), valence(&folder, &own, text));
    let (before, after) = both("That is a sick tent");
    assert!(before < 0.0 && after > 0.0, "{before} {after}");
    let (before, after) = both("The blanket is light");
    assert!(before > after && after < -0.1, "{before} {after}");
    let text = "I love the staff";
    assert_eq!(valence(&folder, &[], text), valence(&folder, &own, text));

    // A word keeps its emotions, unless it has turned; and names never weigh.
    let emotions = |text: &str, lexicon: &[&str]| {
        let args = [&["explain", "--json", text][..], lexicon].concat();
        folder.run(&args).json()[0]["contributions"][0]["sums"]["emotions"].clone()
    };
    let feels = |emotions: Value| emotions.as_object().unwrap().values().any(|v| *v != 0.0);
    assert_eq!(emotions("terrible", &[]), emotions("terrible", &own));
    assert!(feels(emotions("sick", &[])) && !feels(emotions("sick", &own)));
    let lexicon = folder.read("own.tsv");
    assert!(
        lexicon.starts_with("# sentiment adapt: 200 texts; 5-fold: accuracy "),
        "{lexicon}"
    );
    assert!(!lexicon.contains("zorblina"), "{lexicon}");
    let sick = lexicon.lines().find(|l| l.starts_with("sick\t")).unwrap();
    let header = lexicon.lines().find(|l| l.starts_with("term\t")).unwrap();
    assert!(header.ends_with("\tadmiration\tdesire"), "{header}");
    assert_eq!(sick.split('\t').count(), header.split('\t').count());
}

/// Two in five rows complain of one thing: its word is to blame, not what stands beside it.
#[test]
fn what_most_rows_complain_of_is_learned() {
    let places = ["door", "window", "shelf", "counter", "lamp", "desk"];
    let rows = (0..200).map(|i| {
        let (a, b) = (places[i % 6], places[i / 6 % 6]);
        match i % 5 {
            0 | 1 => (
                format!("The screen by the {a} jittered, and so by the {b}"),
                "negative",
            ),
            2 => (
                format!("The screen by the {a} is next to the {b}"),
                "neutral",
            ),
            _ => (
                format!("A fine screen by the {a}, next to the {b}"),
                "positive",
            ),
        }
    });
    let folder = Folder::with("in.csv", csv(&rows.collect::<Vec<_>>()));
    adapt(&folder, &[]).quietly();
    let lexicon = folder.read("own.tsv");
    let weight = |term: &str| {
        let row = lexicon.lines().find(|l| l.split('\t').next() == Some(term));
        row.map_or(0.0, |row| row.split('\t').nth(2).unwrap().parse().unwrap())
    };
    let [jittered, screen]: [f64; 2] = ["jittered", "screen"].map(weight);
    assert!(jittered < -1.0 && screen.abs() < 0.3, "{lexicon}");
    // They link and point, and are in more rows than a quarter.
    for word in ["the", "by", "and"] {
        assert_eq!(weight(word), 0.0, "{lexicon}");
    }
}

/// Each name is in texts of one label only; so is "zorbly", which is no name.
#[test]
fn names_and_groups_get_no_weight() {
    let mut rows = Vec::new();
    for (word, label) in [
        ("maria", "positive"),
        ("nielsen", "negative"),
        ("egyptians", "negative"),
        ("muslim", "positive"),
        ("zorbly", "positive"),
        ("table", "negative"),
    ] {
        let possessive = format!("{word}'s");
        let curly = format!("{word}’s");
        let forms = [word, &word.to_uppercase(), &possessive, &curly, word].map(str::to_owned);
        for (i, form) in forms.iter().cycle().take(40).enumerate() {
            rows.push((format!("they asked {form} about it in week {i}"), label));
        }
    }
    let folder = Folder::with("in.csv", csv(&rows));
    assert_eq!(adapt(&folder, &["--force"]).code, 0);
    let lexicon = folder.read("own.tsv");
    for name in ["maria", "nielsen", "egyptian", "muslim"] {
        assert!(!lexicon.contains(name), "{lexicon}");
    }
    assert!(lexicon.contains("\nzorbly\t"), "{lexicon}");
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let folder = Folder::with("in.csv", csv(&reviews()));
    let first = adapt(&folder, &["--threads", "1"]).quietly();
    let lexicon = folder.read("own.tsv");
    assert_eq!(adapt(&folder, &["--threads", "3"]).quietly(), first);
    assert_eq!(folder.read("own.tsv"), lexicon);
    let printed = folder.run(&["adapt", "in.csv", "--label", "label", "-o", "-"]);
    assert_eq!((printed.code, printed.out), (0, lexicon));
    assert!(printed.err.contains("macro-F1"), "{}", printed.err);
}

#[test]
fn stars_zeros_and_ones_ranges_and_json() {
    let write = |folder: &Folder, [negative, neutral, positive]: [&str; 3]| {
        let line = |(text, label): &(String, &str)| {
            let label = match *label {
                "negative" => negative,
                "neutral" => neutral,
                _ => positive,
            };
            format!("{{\"text\":\"{text}\",\"stars\":{label}}}\n")
        };
        let lines: String = reviews()
            .iter()
            .filter(|r| r.1 != "neutral" || !neutral.is_empty())
            .map(line)
            .collect();
        folder.write("in.jsonl", lines);
    };
    for (labels, more) in [
        (["1", "3", "5"], &[][..]),
        (["\"neg\"", "\"neu\"", "\"pos\""], &[]),
        (["-1", "0", "0.5"], &[]),
        (["0", "", "1"], &[]),
        (["2", "5", "9"], &["--scale", "0..10"]),
        (["\"1/5\"", "\"3/5\"", "\"5/5\""], &[]),
        (["\"1 star\"", "\"3 stars\"", "\"5 stars\""], &[]),
    ] {
        let folder = Folder::new();
        write(&folder, labels);
        let mut args = vec!["adapt", "in.jsonl", "--label", "stars", "-o", "own.tsv"];
        args.extend(more);
        let out = folder.run(&args).quietly();
        assert!(
            out.contains("80 negative") && out.contains("80 positive"),
            "{out}"
        );
        assert!(folder.read("own.tsv").contains("\nlight\t"));
    }
}

#[test]
fn the_label_may_be_in_later_rows_of_json_only() {
    let folder = Folder::new();
    let line =
        |(text, label): &(String, &str)| format!("{{\"text\":\"{text}\",\"label\":\"{label}\"}}\n");
    let labelled: String = reviews().iter().map(line).collect();
    folder.write(
        "in.jsonl",
        "{\"text\":\"so so\"}\n".repeat(2500)
            + &labelled
            + "{\"text\":null,\"label\":\"neutral\"}\n",
    );
    let args = ["adapt", "in.jsonl", "-o", "own.tsv", "--label"];
    let out = folder.run(&[&args[..], &["label"]].concat()).quietly();
    let said =
        "200 labelled texts: 80 negative, 40 neutral, 80 positive; 2500 rows without a label; \
         1 row without a text";
    assert!(out.starts_with(said), "{out}");
    let run = folder.run(&[&args[..], &["stars"]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("there is no column \"stars\""),
        "{}",
        run.err
    );
}

#[test]
fn nothing_is_written_where_it_does_not_help() {
    // Labels that agree with the default: nothing to learn.
    let rows: Vec<(String, &str)> = (0..40)
        .flat_map(|i| {
            [
                (format!("excellent {i}"), "positive"),
                (format!("terrible {i}"), "negative"),
            ]
        })
        .collect();
    let folder = Folder::with("in.csv", csv(&rows));
    let out = nothing(adapt(&folder, &[]));
    assert!(out.contains("It does not help"), "{out}");
    assert_eq!(folder.files(), ["in.csv"]);
    let printed = folder.run(&["adapt", "in.csv", "--label", "label", "-o", "-"]);
    assert_eq!((printed.code, printed.out.as_str()), (3, ""));
    assert!(
        printed.err.contains("Nothing is written"),
        "{}",
        printed.err
    );
    assert_eq!(adapt(&folder, &["--force"]).code, 0);
    assert_eq!(folder.files(), ["in.csv", "own.tsv"]);
}

/// Rows with each text four times, which differ in a number only.
fn repeated(rows: impl Iterator<Item = (String, &'static str)>) -> Vec<(String, &'static str)> {
    let four = |(text, label): (String, &'static str)| {
        (0..4).map(move |i| (format!("{text}, order {}", 7919 * (text.len() + i)), label))
    };
    rows.flat_map(four).collect()
}

#[test]
fn what_repeats_proves_nothing() {
    // Coins: heads is positive.
    let coins = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834_u128;
    let tossed = |(i, (text, _)): (usize, (String, _))| {
        let heads = coins >> (i % 128) & 1 == 1;
        (text, if heads { "positive" } else { "negative" })
    };
    let texts = reviews().into_iter().step_by(3).enumerate().map(tossed);
    let folder = Folder::with("in.csv", csv(&repeated(texts.clone())));
    let out = nothing(adapt(&folder, &[]));
    assert!(
        out.starts_with("268 labelled texts: ")
            && out.contains("\n201 repeat others but for numbers"),
        "{out}"
    );
    assert!(out.contains("the gain is within chance"), "{out}");
    // Copies to the letter.
    let copies: Vec<_> = texts
        .skip(30)
        .take(24)
        .flat_map(|row| vec![row; 20])
        .collect();
    folder.write("in.csv", csv(&copies));
    nothing(adapt(&folder, &[]));

    // What holds of many texts is learned although they repeat.
    folder.write("in.csv", csv(&repeated(reviews().into_iter())));
    let out = adapt(&folder, &[]).quietly();
    assert!(out.contains("\n600 repeat others"), "{out}");
    assert!(folder.read("own.tsv").contains("\nsick\t"));
}

#[test]
fn a_reader_of_the_report_may_leave() {
    let folder = Folder::with("in.csv", csv(&reviews()));
    let alone = |args: &[&str]| -> i32 {
        let mut child = folder
            .command(args)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        child.wait().expect("the command ends").code().unwrap_or(-1)
    };
    let adapt = ["adapt", "in.csv", "--label", "label", "-o"];
    assert_eq!(alone(&[&adapt[..], &["own.tsv"]].concat()), 0);
    assert!(folder.read("own.tsv").contains("\nsick\t"));
    folder.write("few.csv", "label,text\npositive,good\n");
    let few = ["adapt", "few.csv", "--label", "label", "-o", "few.tsv"];
    assert_eq!(alone(&few), 3);
}

#[test]
fn the_help_names_the_exit_code() {
    let folder = Folder::new();
    for (args, words) in [
        (&["--help"][..], "3 `adapt` wrote nothing"),
        (
            &["adapt", "--help"],
            "The exit code is 3 if nothing is written",
        ),
        (&["man"], "3 `adapt` wrote nothing"),
    ] {
        let out = folder.run(args).quietly();
        // However lines are broken.
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn too_few_rows() {
    for rows in [&reviews()[..20], &reviews()[..0]] {
        let folder = Folder::with("in.csv", csv(rows));
        let out = nothing(adapt(&folder, &[]));
        assert!(out.contains("Too few: it takes 50 labelled rows"), "{out}");
        assert_eq!(folder.files(), ["in.csv"]);
        folder.write("own.tsv", "of before");
        nothing(adapt(&folder, &[]));
        assert_eq!(folder.read("own.tsv"), "of before");
        assert_eq!(adapt(&folder, &["--force"]).code, 0);
        let lexicon = folder.read("own.tsv");
        assert!(lexicon.contains("too few rows to measure"), "{lexicon}");
        assert_eq!(
            folder
                .run(&["explain", "good", "--lexicon", "own.tsv"])
                .code,
            0
        );
    }
}

#[test]
fn a_place_for_the_lexicon_is_looked_for_first() {
    let folder = Folder::with("in.csv", csv(&reviews()));
    for (output, code, reason) in [
        ("in.csv", 2, "-o in.csv would replace the input"),
        ("./in.csv", 2, "would replace the input; name another file"),
        (".", 2, "is a directory; name a file"),
        ("none/own.tsv", 1, "cannot create none/own.tsv"),
    ] {
        let run = folder.run(&["adapt", "in.csv", "--label", "label", "-o", output]);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
        assert!(run.err.contains(reason), "{}", run.err);
        assert_eq!(folder.files(), ["in.csv"]);
    }
    assert_eq!(folder.read("in.csv"), csv(&reviews()));
}

#[test]
fn labels_that_are_none() {
    let mut rows = reviews();
    rows[2].1 = "superb";
    rows[3].1 = "";
    rows[4].1 = "Mixed";
    let folder = Folder::with("in.csv", csv(&rows));
    let run = adapt(&folder, &[]);
    assert_eq!((run.code, folder.files().len()), (1, 1));
    assert!(
        run.err.contains("in.csv: line 4: column \"label\": \"superb\" is no label; expected positive, negative or neutral"),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains("numbers or ratings such as 4, 4/5, 4 stars or Agree"),
        "{}",
        run.err
    );
    let run = adapt(&folder, &["--on-error", "skip"]);
    assert!(
        run.out.starts_with("197 labelled texts")
            && run
                .out
                .contains("1 row without a label; 1 row labelled mixed, which teaches nothing"),
        "{}",
        run.out
    );
    for (content, args, reason) in [
        (
            "text,nps\na,7\nb,10\n",
            &["--label", "nps"][..],
            "column \"nps\": the labels are numbers from 7 to 10; say which range they are from by --scale",
        ),
        (
            "text,nps\na,7\n",
            &["--label", "stars"],
            "there is no column \"stars\", which --label names; there are: \"text\", \"nps\"",
        ),
        (
            "text,nps\na,7\n",
            &["--label", "nps", "--scale", "10"],
            "such as 0..10",
        ),
        (
            "",
            &["--label", "nps"],
            "there is no column \"nps\", which --label names; the input is empty",
        ),
        (
            "a\nb\n",
            &["--label", "nps", "--input-format", "text"],
            "plain text, which has no labels",
        ),
    ] {
        folder.write("b.csv", content);
        let run = folder.run(&[&["adapt", "b.csv", "-o", "b.tsv"], args].concat());
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(reason), "{args:?}: {}", run.err);
    }
}

#[test]
fn labels_of_help_desks() {
    let label = |i: usize, label: &str| match (i % 5, label) {
        (0, _) => "offered",
        (1, _) => "Unoffered",
        (_, "positive") => "good",
        (_, "negative") => "bad",
        _ => "",
    };
    let rows = |more: &'static str| {
        let rows = reviews().into_iter().enumerate();
        let rows = rows.map(|(i, (text, of))| (text, label(i / 2, of)));
        rows.chain([("All is said".to_owned(), more)])
            .collect::<Vec<_>>()
    };
    let folder = Folder::with("in.csv", csv(&rows("good")));
    let run = adapt(&folder, &["--force"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains(" 0 neutral, ") && run.out.contains(" rows without a label"),
        "{}",
        run.out
    );
    folder.write("in.csv", csv(&rows("closed")));
    let run = adapt(&folder, &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains(
            "\"closed\" is no label; expected a number from 1 to 5, or a word for one: Good, Bad, Excellent, "
        ),
        "{}",
        run.err
    );
}

#[test]
fn own_lexicons_count_everywhere() {
    let folder = Folder::with("own.tsv", "term\tvalence\nzorbly\t3\n");
    folder.write("more.tsv", "term\tvalence\nzorbly\t-3\n");
    folder.write("in.txt", "so zorbly\n");
    let label = |args: &[&str]| -> Value {
        let args = [&["score", "in.txt", "--output-format", "jsonl"], args].concat();
        folder.run(&args).json()[0]["label"].clone()
    };
    assert_eq!(label(&[]), "neutral");
    assert_eq!(label(&["--lexicon", "own.tsv"]), "positive");
    assert_eq!(
        label(&["--lexicon", "own.tsv", "--lexicon", "more.tsv"]),
        "negative"
    );
    let report = folder.run(&["report", "in.txt", "--lexicon", "own.tsv", "-o", "-"]);
    assert!(report.quietly().contains("zorbly"));

    folder.write("wrong.tsv", "term\tvalence\nübel\tbad\n");
    let run = folder.run(&["score", "in.txt", "--lexicon", "wrong.tsv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("wrong.tsv:2:6: \"bad\" is not a number"),
        "{}",
        run.err
    );
    folder.write("latin1.tsv", b"term\tvalence\n\xFCbel\t-2\n");
    let run = folder.run(&["score", "in.txt", "--lexicon", "latin1.tsv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("latin1.tsv:2: byte 0xFC is not UTF-8; save it as UTF-8, or convert it"),
        "{}",
        run.err
    );
    folder.write("utf16.tsv", b"\xFF\xFEt\0e\0");
    let run = folder.run(&["score", "in.txt", "--lexicon", "utf16.tsv"]);
    assert!(run.err.contains("utf16.tsv is UTF-16"), "{}", run.err);
    let run = folder.run(&["score", "in.txt", "--lexicon", "none.tsv"]);
    assert!(run.err.contains("cannot open none.tsv"), "{}", run.err);
}

#[test]
fn word_lists_of_others_are_read_by_their_format() {
    let folder = Folder::with("afinn.txt", "zorbly\t-4\n");
    folder.write("in.txt", "so zorbly\n");
    let own = ["score", "in.txt", "--lexicon", "afinn.txt"];
    let run = |more: &[&str]| folder.run(&[&own[..], more].concat());
    let scored = run(&["--lexicon-format", "AFINN", "--output-format", "jsonl"]);
    assert_eq!(scored.json()[0]["label"], "negative");
    assert_eq!(run(&[]).code, 1);
    let vader = run(&["--lexicon-format", "afinn", "--model", "vader"]);
    assert_eq!(vader.code, 2);
    assert!(vader.err.contains("of the default model"), "{}", vader.err);
    let unknown = run(&["--lexicon-format", "sentiwordnet"]);
    assert!(unknown.err.contains("quanteda"), "{}", unknown.err);
}
