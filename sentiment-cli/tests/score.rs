//! `sentiment score`: what comes out.

use crate::common::{pipe, Folder};
use serde_json::Value;

const FIELDS: [&str; 9] = [
    "valence",
    "negative",
    "neutral",
    "positive",
    "label",
    "confidence",
    "coverage",
    "emotions",
    "dominant_emotion",
];
const EMOTIONS: [&str; 8] = [
    "anger",
    "anticipation",
    "disgust",
    "fear",
    "joy",
    "sadness",
    "surprise",
    "trust",
];

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn a_line_of_text_is_an_object_of_json() {
    let run = pipe(&["score"], "I love it!\nI hate it.\n");
    let rows = run.json();
    assert_eq!(rows.len(), 2);
    assert_eq!(keys(&rows[0])[0], "text");
    assert_eq!(keys(&rows[0])[1..], FIELDS);
    assert_eq!(keys(&rows[0]["emotions"]), EMOTIONS);
    assert_eq!(
        (&rows[0]["text"], &rows[0]["label"]),
        (&"I love it!".into(), &"positive".into())
    );
    assert_eq!(
        (&rows[1]["text"], &rows[1]["label"]),
        (&"I hate it.".into(), &"negative".into())
    );
    assert_eq!(rows[0]["dominant_emotion"], "joy");
    let none = pipe(&["score"], "It has four wheels\n").json();
    assert_eq!(none[0]["dominant_emotion"], Value::Null);
}

#[test]
fn vader_answers_in_its_own_terms() {
    let run = pipe(
        &["score", "--model", "vader"],
        "VADER is smart, handsome, and funny!\n",
    );
    assert_eq!(
        run.quietly(),
        "{\"text\":\"VADER is smart, handsome, and funny!\",\
         \"neg\":0.0,\"neu\":0.248,\"pos\":0.752,\"compound\":0.8439}\n"
    );
}

#[test]
fn json_fields_are_carried_as_they_stand() {
    let line = r#"{"id":12345678901234567890123, "x" : 1.10,"e":1E5,"s":"\u00e9\/","n":null,"a":[1, {"b":2}], "text":"good"}"#;
    let run = pipe(&["score", "--input-format", "jsonl"], format!("{line}\r\n"));
    let out = run.quietly();
    assert!(out.starts_with(line.strip_suffix('}').unwrap()), "{out}");
    assert!(out[line.len() - 1..].starts_with(",\"valence\":"), "{out}");
}

#[test]
fn strings_and_blank_lines_of_json() {
    let run = pipe(
        &["score", "--input-format", "jsonl"],
        "\"good\"\n\n{\"text\":null}\n",
    );
    let rows = run.json();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["text"], "good");
    assert_eq!(rows[1]["text"], Value::Null);
    assert_eq!(rows[1]["label"], Value::Null);
}

#[test]
fn a_row_without_a_text_keeps_its_place_and_gets_no_score() {
    let folder = Folder::with("in.csv", "id,text\n1,great\n2,\n3,Hi. There!\n4,\" \"\n");
    folder.write("in.jsonl", "{\"text\":null}\n{\"text\":\"\"}\n");
    let rows = folder.run(&["score", "in.csv"]).json();
    for row in [&rows[1], &rows[3]] {
        assert_eq!(keys(row), keys(&rows[0]));
        assert!(FIELDS.iter().all(|field| row[field].is_null()), "{row}");
    }
    let csv = ["score", "in.csv", "--output-format", "csv"];
    let out = folder.run(&csv).quietly();
    assert_eq!(out.lines().nth(2), Some(&*format!("2,{}", ",".repeat(16))));
    let rows = folder.run(&["score", "in.csv", "--sentences"]).json();
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["1", "2", "3", "3", "4"]);
    let place = ["sentence", "start", "end", "label"].map(|field| rows[1][field].to_string());
    assert_eq!(place, ["\"\"", "0", "0", "null"]);
    let out = folder.run(&[&csv[..], &["--sentences"]].concat()).quietly();
    assert_eq!(
        out.lines().nth(2),
        Some(&*format!("2,,,0,0{}", ",".repeat(16)))
    );

    // Python's VADER scores any string.
    let vader = |file| folder.run(&["score", file, "--model", "vader"]).json();
    assert!(vader("in.csv")[1]["compound"].is_null());
    let rows = vader("in.jsonl");
    assert!(rows[0]["compound"].is_null() && rows[1]["compound"] == 0.0);
    assert!(folder.run(&["score", "in.jsonl"]).json()[1]["label"].is_null());
}

#[test]
fn the_input_is_never_replaced() {
    for (name, content) in [
        ("in.csv", "id,text\n1,good\n2,bad,x\n"),
        ("in.txt", "good\n"),
        ("in.jsonl", "\"good\"\n"),
    ] {
        let folder = Folder::with(name, content);
        let same = format!("./{name}");
        let run = folder.run(&["score", name, "-o", &same, "--on-error", "skip"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("would replace the input"), "{}", run.err);
        assert_eq!(folder.read(name), content);
    }
    #[cfg(unix)]
    {
        let folder = Folder::with("in.txt", "good\n");
        let file = std::fs::File::open(folder.path("in.txt")).unwrap();
        let mut command = folder.command(&["score", "-o", "in.txt"]);
        let status = command.stdin(file).status().unwrap();
        assert_eq!(status.code(), Some(2));
        assert_eq!(folder.read("in.txt"), "good\n");
    }
}

#[test]
fn a_table_in_a_file_is_whole_and_plain() {
    let text = "very ".repeat(50) + "good";
    let folder = Folder::with("in.txt", format!("{text}\n\n"));
    let named = [
        "score",
        "in.txt",
        "-o",
        "out.log",
        "--output-format",
        "table",
    ];
    for args in [&["score", "in.txt", "-o", "out.txt"][..], &named] {
        folder.run(args).quietly();
        let out = folder.read(args[3]);
        assert!(out.contains(&text) && !out.contains('\x1b'), "{out}");
        assert_eq!(out.lines().count(), 3);
    }
}

#[test]
fn csv_columns_are_carried_bit_by_bit() {
    let folder = Folder::with(
        "in.csv",
        "id,text,note\n007,good,\" a \"\"b\"\",\nc \"\n1e400,bad,é😀\n",
    );
    let out = folder
        .run(&["score", "in.csv", "--output-format", "csv"])
        .quietly();
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let mut header: Vec<&str> = vec!["id", "text", "note"];
    header.extend(&FIELDS[..7]);
    header.extend(EMOTIONS);
    header.push("dominant_emotion");
    assert_eq!(reader.headers().unwrap(), header);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(
        rows[0].iter().take(3).collect::<Vec<_>>(),
        ["007", "good", " a \"b\",\nc "]
    );
    assert_eq!(
        rows[1].iter().take(3).collect::<Vec<_>>(),
        ["1e400", "bad", "é😀"]
    );
    assert_eq!(&rows[0][7], "positive");
}

#[test]
fn both_formats_give_the_same_digits() {
    let folder = Folder::with("in.csv", "text\nnot bad at all\n");
    let csv = folder
        .run(&["score", "in.csv", "--output-format", "csv"])
        .quietly();
    let json = folder.run(&["score", "in.csv"]).json();
    let valence = csv.lines().nth(1).unwrap().split(',').nth(1).unwrap();
    assert_eq!(json[0]["valence"].to_string(), valence);
}

#[test]
fn json_becomes_csv() {
    let input = "{\"text\":\"good\",\"n\":1}\n{\"text\":\"bad\",\"m\":[1,2]}\n";
    let out = pipe(
        &["score", "--input-format", "jsonl", "--output-format", "csv"],
        input,
    )
    .quietly();
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("text,n,m,valence,"), "{out}");
    assert!(lines[1].starts_with("good,1,,0."), "{out}");
    assert!(lines[2].starts_with("bad,,\"[1,2]\",-0."), "{out}");
}

#[test]
fn formats_are_known_by_the_names_of_files() {
    let folder = Folder::with("a.tsv", "id\ttext\n1\tgood, very good\n");
    folder.write("b.ndjson", "{\"review\":\"good\"}\n");
    folder.write("c.log", "good\n");
    let run = folder.run(&["score", "a.tsv", "-o", "out.csv"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(folder.read("out.csv").contains("\n1,\"good, very good\","));
    folder.run(&["score", "a.tsv", "-o", "out.tsv"]).quietly();
    assert!(folder.read("out.tsv").contains("\n1\tgood, very good\t"));
    assert_eq!(
        folder.run(&["score", "b.ndjson"]).json()[0]["review"],
        "good"
    );
    assert_eq!(folder.run(&["score", "c.log"]).json()[0]["text"], "good");
}

#[test]
fn the_output_is_what_its_name_says() {
    let folder = Folder::with("in.txt", "good\n");
    folder.run(&["score", "in.txt", "-o", "OUT.CSV"]).quietly();
    assert!(folder.read("OUT.CSV").starts_with("text,valence,"));
    let run = folder.run(&["score", "in.txt", "-o", "out.parquet"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no output format is called .parquet"));
    let args = [
        "score",
        "in.txt",
        "-o",
        "out.log",
        "--output-format",
        "jsonl",
    ];
    folder.run(&args).quietly();
    assert!(folder.read("out.log").starts_with("{\"text\":\"good\""));
}

#[test]
fn the_text_is_the_column_that_the_user_names() {
    let folder = Folder::with("in.csv", "text,reply\ngood,bad\n");
    assert_eq!(
        folder.run(&["score", "in.csv"]).json()[0]["label"],
        "positive"
    );
    assert_eq!(
        folder.run(&["score", "in.csv", "--text", "reply"]).json()[0]["label"],
        "negative"
    );
}

#[test]
fn sentences_have_a_row_each() {
    let text = "😀 Great app. But é support is awful!";
    let folder = Folder::with("in.csv", format!("id,text\n7,{text}\n"));
    for row in folder.run(&["score", "--sentences", "in.csv"]).json() {
        let (start, end) = (
            row["start"].as_u64().unwrap() as usize,
            row["end"].as_u64().unwrap() as usize,
        );
        let part: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(row["sentence"], part);
        assert_eq!(keys(&row)[..5], ["id", "text", "sentence", "start", "end"]);
    }
    let rows = folder
        .run(&["score", "--sentences", "--model", "vader", "in.csv"])
        .json();
    assert!(rows.len() > 1 && rows[rows.len() - 1]["compound"].as_f64().unwrap() < 0.0);
    let csv = folder
        .run(&["score", "--sentences", "in.csv", "--output-format", "csv"])
        .quietly();
    assert!(csv.starts_with("id,text,sentence,start,end,valence,"));
}

#[test]
fn a_name_that_is_taken_is_an_error_with_a_way_out() {
    let folder = Folder::with("in.csv", "text,label\ngood,x\n");
    folder.write("in.jsonl", "{\"text\":\"good\",\"emotions\":1}\n");
    for file in ["in.csv", "in.jsonl"] {
        let run = folder.run(&["score", file]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.starts_with("sentiment: ") && run.err.contains("--prefix"),
            "{}",
            run.err
        );
        let row = &folder.run(&["score", file, "--prefix", "s_"]).json()[0];
        assert_eq!(row["s_label"], "positive");
        assert!(row["s_emotions"]["joy"].is_number());
    }
}

#[test]
fn a_name_is_taken_only_where_the_output_has_it_too() {
    let folder = Folder::with("label.csv", "text,label\ngood,x\n");
    folder.write("trust.csv", "text,trust\ngood,x\n");
    folder.write("emotions.csv", "text,emotions\ngood,x\n");
    folder.write("joy.jsonl", "{\"text\":\"good\",\"joy\":1}\n");
    let late = format!(
        "{}{{\"text\":\"good\",\"joy\":1}}\n",
        "\"good\"\n".repeat(3000)
    );
    folder.write("late.jsonl", late);
    // Emotions are columns of CSV, one field of JSON, and not in the input's
    // way in a table.
    for (file, format, taken) in [
        ("label.csv", "csv", true),
        ("label.csv", "jsonl", true),
        ("label.csv", "table", false),
        ("trust.csv", "csv", true),
        ("trust.csv", "jsonl", false),
        ("emotions.csv", "csv", false),
        ("emotions.csv", "jsonl", true),
        ("joy.jsonl", "csv", true),
        ("joy.jsonl", "jsonl", false),
        ("late.jsonl", "csv", true),
    ] {
        let run = folder.run(&["score", file, "--output-format", format]);
        assert_eq!(run.code, if taken { 2 } else { 0 }, "{file} as {format}");
        assert_eq!(run.err.contains("--prefix"), taken, "{}", run.err);
    }
    let csv = folder.run(&[
        "score",
        "joy.jsonl",
        "--output-format",
        "csv",
        "--prefix",
        "s_",
    ]);
    assert!(csv.quietly().starts_with("text,joy,s_valence,"));
    let row = &folder.run(&["score", "trust.csv"]).json()[0];
    assert_eq!(row["trust"], "x");
    assert!(row["emotions"]["trust"].is_number());
}

#[test]
fn a_table_is_for_people() {
    let long = "very ".repeat(100);
    let run = pipe(
        &["score", "--output-format", "table"],
        format!("{long}good\nI hate\x1b[31m it\n日本\n"),
    );
    let out = run.quietly();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(
        lines[0].starts_with("label ")
            && lines[1].starts_with("positive ")
            && lines[2].starts_with("negative ")
    );
    assert!(lines[1].ends_with('…') && lines[1].chars().count() <= 100);
    assert!(
        !out.contains('\x1b'),
        "a text must not send commands to the terminal"
    );
    let vader = pipe(
        &["score", "--output-format", "table", "--model", "vader"],
        "good\n",
    )
    .quietly();
    assert!(vader.contains("+0.4404"), "{vader}");
}

#[test]
fn rows_stay_in_order_and_threads_change_no_byte() {
    let words = ["good", "bad", "meh", "not great", "awesome!!!"];
    let lines: Vec<String> = (0..6001)
        .map(|i| format!("{{\"text\":\"{} {i}\"}}", words[i % words.len()]))
        .collect();
    let folder = Folder::with("in.jsonl", lines.join("\n"));
    let one = folder.run(&["score", "--threads", "1", "in.jsonl"]);
    let two = folder.run(&["score", "--threads", "2", "in.jsonl"]);
    assert_eq!(one.out, two.out);
    let from_pipe = pipe(&["score", "--input-format", "jsonl"], lines.join("\n"));
    assert_eq!(one.out, from_pipe.out);
    let rows = one.json();
    assert_eq!(rows.len(), lines.len());
    for (i, row) in rows.iter().enumerate() {
        assert_eq!(row["text"], format!("{} {i}", words[i % words.len()]));
    }
}

#[test]
fn answers_to_one_question() {
    let question = "What should we improve?";
    let run = pipe(&["score", "--context", question], "pricing\nnothing\nn/a\n");
    let labels: Vec<_> = run.json().iter().map(|row| row["label"].clone()).collect();
    assert_eq!(labels, ["negative", "positive", "neutral"]);
    let run = pipe(
        &["score", "--sentences", "--context", question],
        "The parking. Nothing else!\n",
    );
    let labels: Vec<_> = run.json().iter().map(|row| row["label"].clone()).collect();
    assert_eq!(labels, ["negative", "positive"]);
}

#[test]
fn answers_to_questions_of_a_column() {
    let rows = [
        ("What should we improve?", "parking", "negative"),
        ("What did you like most?", "parking", "positive"),
        ("", "parking", "neutral"),
    ];
    let csv: String = rows.iter().map(|(q, a, _)| format!("{q},{a}\n")).collect();
    let jsonl: String = rows
        .iter()
        .map(|(q, a, _)| format!("{{\"question\":\"{q}\",\"answer\":\"{a}\"}}\n"))
        .collect();
    let folder = Folder::with("a.csv", format!("question,answer\n{}", csv.repeat(2000)));
    folder.write("a.jsonl", jsonl.repeat(2000));
    for file in ["a.csv", "a.jsonl"] {
        for more in [&[][..], &["--sentences"]] {
            let mut args = vec![
                "score",
                file,
                "--text",
                "answer",
                "--context-column",
                "question",
            ];
            args.extend(["--output-format", "jsonl"]);
            args.extend(more);
            let scored = folder.run(&args).json();
            assert_eq!(scored.len(), 6000);
            for (row, (_, _, label)) in scored.iter().zip(rows.iter().cycle()) {
                assert_eq!(row["label"], *label, "{file} {row}");
            }
        }
    }
}

#[test]
fn a_question_may_be_in_later_rows_only() {
    let file = format!(
        "{}{}",
        "{\"answer\":\"parking\"}\n".repeat(3000),
        "{\"answer\":\"parking\",\"question\":\"What should we improve?\"}\n"
    );
    let folder = Folder::with("in.jsonl", &file);
    let args = ["score", "in.jsonl", "--context-column"];
    for rows in [
        folder.run(&[&args[..], &["question"]].concat()),
        pipe(
            &[
                "score",
                "--input-format",
                "jsonl",
                "--context-column",
                "question",
            ],
            &file,
        ),
    ] {
        assert_eq!((rows.code, rows.err.as_str()), (0, ""));
        let rows = rows.json();
        assert_eq!(rows[0]["label"], "neutral");
        assert_eq!(rows[3000]["label"], "negative");
    }

    let wrong = folder.run(&[&args[..], &["questions"]].concat());
    assert_eq!((wrong.code, wrong.json().len()), (0, 3001));
    let said =
        "sentiment: in.jsonl: no row has a field \"questions\", which --context-column names; \
                all are scored without a question\n";
    assert_eq!(wrong.err, said);
    let report = folder.run(&["report", "in.jsonl", "--context-column", "questions"]);
    assert_eq!((report.code, report.err.as_str()), (0, said));
    let note = "No row has the column questions: scored without a question.";
    assert!(report.out.contains(note), "{}", report.out);
}

#[test]
fn contexts_that_cannot_be() {
    let folder = Folder::with("a.csv", "question,text\nWhat?,good\n");
    for (args, reason) in [
        (
            &["score", "a.csv", "--context-column", "questions"][..],
            "there is no column \"questions\", which --context-column names; did you mean \"question\"? There are: \"question\", \"text\"",
        ),
        (
            &["score", "a.csv", "--context", "What?", "--context-column", "question"],
            "cannot be used with",
        ),
        (
            &["score", "a.csv", "--model", "vader", "--context", "What?"],
            "the VADER model knows no context",
        ),
        (
            &["score", "a.csv", "--model", "vader", "--context-column", "question"],
            "the VADER model knows no context",
        ),
        (
            &["score", "a.csv", "--input-format", "text", "--context-column", "question"],
            "the input is plain text",
        ),
        (
            &["explain", "good", "--model", "vader", "--context", "What?"],
            "the VADER model knows no context",
        ),
    ] {
        let run = folder.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(reason), "{args:?}: {}", run.err);
    }
}

#[test]
fn emotions_are_those_of_the_taxonomy() {
    const FEEDBACK: [&str; 11] = [
        "frustration",
        "disappointment",
        "confusion",
        "worry",
        "sadness",
        "delight",
        "gratitude",
        "admiration",
        "trust",
        "surprise",
        "desire",
    ];
    let folder = Folder::with("in.csv", "text\nI am zorbled\n");
    folder.write("own.tsv", "term\tconfusion\nzorbled\t3.5\n");
    let score = |args: &[&str]| {
        let all = ["score", "in.csv", "--lexicon", "own.tsv"];
        folder.run(&[&all, args].concat())
    };
    let feedback = ["--emotions", "feedback"];

    let json = &score(&feedback).json()[0];
    assert_eq!(keys(&json["emotions"]), FEEDBACK);
    assert!(json["emotions"]["confusion"].as_f64() > Some(0.25));
    let csv = score(&[&feedback[..], &["--output-format", "csv"]].concat()).quietly();
    let header = csv.lines().next().unwrap();
    let columns = FEEDBACK.join(",") + ",dominant_emotion";
    assert!(header.ends_with(&columns), "{header}");
    let table = score(&[&feedback[..], &["--output-format", "table"]].concat()).quietly();
    assert!(table.contains("  confusion "), "{table}");

    let plutchik = &score(&["--emotions", "plutchik"]).json()[0];
    assert_eq!(plutchik, &score(&[]).json()[0]);
    assert_eq!(plutchik["valence"], json["valence"]);
    assert_eq!(keys(&plutchik["emotions"]), EMOTIONS);
}

#[test]
fn case_does_not_count_in_named_values() {
    let args = ["score", "--emotions", "Feedback", "--model", "English"];
    let more = [
        "--input-format",
        "JSONL",
        "--output-format",
        "Csv",
        "--on-error",
        "SKIP",
    ];
    let out = pipe(&[&args[..], &more].concat(), "\"thanks\"\n").quietly();
    assert!(out.starts_with("text,valence,") && out.contains(",gratitude,"));
}

#[test]
fn other_names_of_taxonomies_are_errors() {
    let run = pipe(&["score", "--emotions", "ekman"], "good\n");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("invalid value 'ekman'"), "{}", run.err);
    assert!(run.err.contains("plutchik, feedback"), "{}", run.err);
    let vader = pipe(
        &["score", "--model", "vader", "--emotions", "plutchik"],
        "good\n",
    );
    assert_eq!(vader.code, 2);
    assert!(
        vader.err.contains("the VADER model knows no emotions"),
        "{}",
        vader.err
    );
}

#[test]
fn labels_may_be_three() {
    let text = "The staff was friendly, but the room was dirty.\n";
    let label = |args: &[&str]| pipe(args, text).json()[0]["label"].clone();
    assert_eq!(label(&["score"]), "mixed");
    assert_eq!(label(&["score", "--no-mixed"]), "negative");
    let explained = pipe(&["explain", "--no-mixed", text], "").quietly();
    assert!(explained.contains("negative (valence"), "{explained}");
    let vader = pipe(&["score", "--model", "vader", "--no-mixed"], text);
    assert_eq!(vader.code, 2);
    assert!(vader.err.contains("has no labels"), "{}", vader.err);
}

#[test]
fn vader_takes_own_words() {
    let folder = Folder::with("in.txt", "so laggy\ngood goat\n");
    folder.write("own.txt", "laggy\t-1.5\t0.5\t[-1, -2]\r\ngoat\t1\n");
    folder.write("more.txt", "goat\t3\ngood\t-1\n");
    let vader = [
        "--model",
        "vader",
        "--lexicon",
        "own.txt",
        "--lexicon",
        "more.txt",
    ];
    let scores = folder
        .run(&[&["score", "in.txt"][..], &vader].concat())
        .json();
    assert_eq!(scores[0]["compound"].as_f64(), Some(-0.4201));
    assert_eq!(scores[1]["compound"].as_f64(), Some(0.4588));
    let explanation = folder.run(&[&["explain", "--json", "goat!"][..], &vader].concat());
    assert_eq!(explanation.json()[0]["contributions"][0]["base"], 3.0);

    folder.write("wrong.txt", "term\tvalence\ngoat\t3\n");
    let run = folder.run(&[
        "score",
        "in.txt",
        "--model",
        "vader",
        "--lexicon",
        "wrong.txt",
    ]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let reason =
        "wrong.txt:1:6: the valence \"valence\" is not a number; the first line is a word's";
    assert!(run.err.contains(reason), "{}", run.err);
    folder.write("huge.txt", "goat\t1e300\n");
    let run = folder.run(&[
        "explain",
        "goat",
        "--model",
        "vader",
        "--lexicon",
        "huge.txt",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn what_to_read_first_is_two_columns() {
    let rows = "id,text\n1,Works as it should\n2,The lamp caught fire and I will sue you\n3,\n";
    let folder = Folder::with("a.csv", rows);
    let out = folder
        .run(&["score", "a.csv", "--urgent", "--output-format", "csv"])
        .quietly();
    let lines: Vec<&str> = out.lines().collect();
    assert!(
        lines[0].ends_with(",dominant_emotion,urgent,urgent_words"),
        "{out}"
    );
    assert!(
        lines[1].ends_with(",,") && lines[3].ends_with(",,"),
        "{out}"
    );
    assert!(lines[2].ends_with(",safety,caught fire"), "{out}");
    let commas = |line: &&str| line.matches(',').count();
    assert!(
        lines.iter().map(commas).all(|n| n == commas(&lines[0])),
        "{out}"
    );

    let args = [
        "score",
        "a.csv",
        "--urgent",
        "--output-format",
        "jsonl",
        "--prefix",
        "s_",
    ];
    let rows = folder.run(&args).json();
    assert_eq!(rows[1]["s_urgent"], "safety");
    assert_eq!(rows[1]["s_urgent_words"], "caught fire");
    assert!(rows[0]["s_urgent"].is_null() && rows[2]["s_urgent_words"].is_null());

    let out = folder
        .run(&["score", "a.csv", "--urgent", "--output-format", "table"])
        .quietly();
    assert!(out.contains("[safety: caught fire] The lamp"), "{out}");
    let out = folder
        .run(&["score", "a.csv", "--output-format", "csv"])
        .quietly();
    assert!(!out.contains("urgent"), "{out}");
}

#[test]
fn columns_of_that_name_are_not_doubled() {
    let folder = Folder::with("a.csv", "urgent,text\nyes,fine\n");
    let out = folder.run(&["score", "a.csv", "--urgent", "--output-format", "csv"]);
    assert!(out.err.contains("urgent"), "{}", out.err);
    folder
        .run(&["score", "a.csv", "--output-format", "csv"])
        .quietly();
}
