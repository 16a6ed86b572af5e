//! Tables as programs export them: which columns, which rows.

use std::io::Write;

use crate::common::{pipe, Folder};

/// What is scored in a file, and what is said.
fn texts(file: &str, column: &str, more: &[&str]) -> (Vec<String>, String) {
    let folder = Folder::with("in.csv", file);
    let run = folder.run(&[&["score", "in.csv"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let scored = run.json().into_iter().filter(|row| !row["label"].is_null());
    let texts = scored.map(|row| row[column].as_str().unwrap().to_owned());
    (texts.collect(), run.err)
}

/// What a file fails with.
fn fails(file: &str, args: &[&str], code: i32) -> String {
    let folder = Folder::with("in.csv", file);
    let run = folder.run(&[&["score", "in.csv"], args].concat());
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
    run.err
}

#[test]
fn a_table_that_is_read_as_lines_is_doubted() {
    let table = "Ticket ID,Created at,Title,Case\n\
                 1,2026-01-01,Late,\"It came late,\nand broken\"\n2,2026-01-02,Fine,ok\n";
    for (input, options) in [
        (table, "--input-format csv --text COLUMN\n"),
        (
            "Nr;Antwort\n1;gut\n2;schlecht\n",
            "--input-format csv --text COLUMN\n",
        ),
        ("Nr;Comment\n1;gut\n", "--input-format csv\n"),
    ] {
        let run = pipe(&["score"], input);
        assert_eq!(run.code, 0);
        assert!(run.err.ends_with(options), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1);
    }
    for input in [
        "Good, but slow\nBad, very bad\nFine, I think\n",
        "Fast; cheap\nSlow; dear\n",
        "One,two\nthree\n",
    ] {
        pipe(&["score"], input).quietly();
    }
}

#[test]
fn a_column_of_numbers_is_not_taken_for_the_text() {
    let file = "id,comments,body\n1,3,I hate this\n2,0,Lovely\n";
    let (found, said) = texts(file, "body", &[]);
    let negative = pipe(&["score", "--input-format", "csv"], file);
    assert_eq!(negative.json()[0]["label"], "negative");
    assert_eq!((found.len(), said.as_str()), (2, ""));
    // The user knows better, and a text may be one.
    texts(file, "comments", &["--text", "comments"]);
    let (_, said) = texts("comments,body\n,3\n,4\n10 of 10,5\n", "comments", &[]);
    assert_eq!(said, "");
    let (_, said) = texts("id,comments,note\n1,3,I hate this\n", "comments", &[]);
    assert!(
        said.contains("the column \"comments\" is taken for the text, but holds numbers"),
        "{said}"
    );
    let file = "{\"comments\":3,\"body\":\"I hate this\"}\n";
    let run = pipe(&["score", "--input-format", "jsonl"], file);
    assert_eq!(run.json()[0]["label"], "negative");
}

#[test]
fn the_delimiter_is_the_one_that_fits_the_rows() {
    for (file, column) in [
        (
            "Review, with commas, in the header;id\ngreat;1\n",
            "Review, with commas, in the header",
        ),
        (
            "id;text, in full, please\n1;great\n2;good, really\n",
            "text, in full, please",
        ),
        ("a|b|c|d,text\n1,great\n", "text"),
    ] {
        let (found, said) = texts(file, column, &["--text", column]);
        assert_eq!((found[0].as_str(), said.as_str()), ("great", ""), "{file}");
    }
    let said = fails("id,text,x\n1:good:2\n", &[], 1);
    assert!(said.contains("the row has 1 field, the header 3"), "{said}");
    assert!(said.contains("a first line such as `sep=;`"), "{said}");
}

#[test]
fn lines_above_the_header_are_passed() {
    for (file, column) in [
        (
            "Report generated on 2026-11-01\n\nid,team,text\n1,a,good\n",
            "text",
        ),
        (
            "Report generated on 2026-11-01\r\n\r\nNr;Team;Antwort\r\n1;a;good\r\n",
            "Antwort",
        ),
        (
            "Survey, of staff\n\nid,team,text\n1,a,good\n2,b,good\n",
            "text",
        ),
        ("Survey,,\n,,\nid,team,text\n1,a,good\n", "text"),
    ] {
        let (found, said) = texts(file, column, &["--text", column]);
        assert!(found.iter().all(|text| text == "good"), "{found:?}");
        let note = "in.csv: the header is in line 3; if another is meant, name it by --header-row";
        assert!(said.contains(note), "{said}");
    }
    let said = fails("Survey,,\n,,\nNr,Team,Antwort\n1,a,good\n", &[], 2);
    assert!(said.contains("\"Nr\", \"Team\", \"Antwort\""), "{said}");
    // Lines are those of the file.
    let said = fails("Survey\n\nid,text\n1,good\n2,good,3\n", &[], 1);
    assert!(said.contains("in.csv: line 5, column 8"), "{said}");
    // Of one column.
    texts("text\ngood; really\nbad; really\n", "text", &[]);
    texts("Notes\n\ngood; really\nbad; really\n", "Notes", &[]);
    let said = fails("text\ngood, really\nbad, really\n", &[], 1);
    assert!(
        said.contains("quote fields that hold the delimiter"),
        "{said}"
    );
}

#[test]
fn a_column_without_a_name_is_doubted() {
    let (found, said) = texts("Great app!\nI hate it\nOK\n", "Great app!", &[]);
    assert_eq!(found.len(), 2);
    assert!(
        said.contains("\"Great app!\" is taken for the name of the only column"),
        "{said}"
    );
    for (file, more) in [
        ("Comments \nI hate it\n", &[][..]),
        ("Your view\nI hate it\n", &["--text", "your view"]),
    ] {
        let folder = Folder::with("in.csv", file);
        folder.run(&[&["score", "in.csv"], more].concat()).quietly();
    }
}

#[test]
fn that_every_row_is_skipped_is_an_error() {
    let folder = Folder::with("in.csv", "id,text\n1,a,good\n2,b,bad\n");
    for command in [&["score", "in.csv"][..], &["report", "in.csv"]] {
        let args = [command, &["--on-error", "skip", "-o", "out.html"]].concat();
        let args = match command[0] {
            "score" => [&args[..], &["--output-format", "csv"]].concat(),
            _ => args,
        };
        let run = folder.run(&args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(
            run.err
                .ends_with("in.csv: no row can be read (skipped: 2)\n"),
            "{}",
            run.err
        );
        assert_eq!(folder.files(), ["in.csv"]);
    }
}

#[test]
fn rows_of_json_without_the_text_have_no_score() {
    let file = "{\"type\":\"message\",\"subtype\":\"channel_join\",\"user\":\"U1\"}\n\
                {\"type\":\"message\",\"text\":\"I hate this\",\"user\":\"U2\"}\n";
    for more in [&[][..], &["--text", "text"], &["--text", "Text"]] {
        let run = pipe(
            &[&["score", "--input-format", "jsonl"], more].concat(),
            file,
        );
        let labels: Vec<_> = run.json().iter().map(|row| row["label"].clone()).collect();
        assert_eq!(
            (run.code, labels),
            (0, vec![serde_json::Value::Null, "negative".into()])
        );
        let said = "sentiment: standard input: 1 row has no field \"text\", so no text\n";
        assert_eq!(run.err, said);
    }
    let folder = Folder::with("in.jsonl", file);
    let run = folder.run(&["report", "in.jsonl"]);
    assert!(run.out.contains("1 row without a text"), "{}", run.out);
    let run = folder.run(&["score", "in.jsonl", "--text", "txet"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err
            .contains("there are: \"type\", \"subtype\", \"user\", \"text\""),
        "{}",
        run.err
    );
}

#[test]
fn a_document_on_one_line_is_an_error_with_a_way_out() {
    for (file, path) in [
        (
            "{\"conversations\":[{\"id\":1}],\"total\":1}\n",
            "jq -c '.conversations[]'",
        ),
        ("{\"rows\":[\"good\"]}\n", "jq -c '.rows[]'"),
        ("{\"id\":1,\"my rows\":[]}\n", "jq -c '.[\"my rows\"][]'"),
    ] {
        let folder = Folder::with("in.json", file);
        let run = folder.run(&["score", "in.json"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains(path), "{}", run.err);
    }
}

#[test]
fn columns_are_found_however_they_are_spelled() {
    for (header, name) in [
        ("Comment ", "Comment"),
        ("Review\nText", "review text"),
        ("\u{200b}Say\u{a0}it", "say it"),
        ("Übersicht", "ÜBERSICHT"),
    ] {
        let file = format!("id,\"{header}\"\n1,good\n");
        let (found, said) = texts(&file, header, &["--text", name]);
        assert_eq!((found, said.as_str()), (vec!["good".to_owned()], ""));
    }
    let folder = Folder::with("in.csv", "Text,Assignee\ngood,a\nbad,b\n");
    folder.write(
        "in.jsonl",
        "{\"Text\":\"good\",\"Assignee\":\"a\"}\n{\"Text\":\"bad\",\"Assignee\":\"b\"}\n",
    );
    for file in ["in.csv", "in.jsonl"] {
        folder.run(&["report", file, "--by", "assignee"]).quietly();
        assert!(folder.read("report.html").contains("<h2>By Assignee</h2>"));
    }
    let file = "note,NOTE,\"Now, what?\nSay\"\ngood,x,y\n";
    texts(file, "note", &["--text", "note"]);
    let said = fails(file, &["--text", "Note"], 2);
    assert!(said.contains("may be any of \"note\", \"NOTE\""), "{said}");
    let said = fails(file, &["--text", "notes"], 2);
    assert!(said.contains("did you mean \"note\"?"), "{said}");
    assert!(said.contains("\"Now, what? Say\""), "{said}");
}

#[test]
fn the_way_to_a_text_within_a_field_is_said() {
    let row = "{\"ticket\":{\"id\":1,\"description\":\"good\"},\"tags\":[\"a\"]}\n";
    let folder = Folder::with("in.jsonl", row);
    for more in [&[][..], &["--text", "ticket.description"]] {
        let run = folder.run(&[&["score", "in.jsonl"], more].concat());
        assert_eq!(run.code, 2);
        let way = "make one of it, e.g. by `jq -c '. + {body: .ticket.description}'`\n";
        assert!(run.err.ends_with(way), "{}", run.err);
    }
    // A name with a dot is one.
    folder.write(
        "in.jsonl",
        "{\"ticket\":{\"text\":7},\"ticket.text\":\"good\"}\n",
    );
    let args = ["score", "in.jsonl", "--text", "ticket.text"];
    assert_eq!(folder.run(&args).json()[0]["label"], "positive");
}

#[test]
fn columns_that_may_hold_texts_are_listed_first() {
    let numbers: String = (1..30).map(|i| format!("n{i},")).collect();
    let header = format!("{numbers}Where do you work?,team,Q7\n");
    let row = format!(
        "{}home,Rocket Science,the pay is rather low\n",
        "1,".repeat(29)
    );
    let said = fails(&format!("{header}{row}"), &[], 2);
    assert!(
        said.contains("there are: \"Where do you work?\", \"Q7\", \"n1\", \"n2\", "),
        "{said}"
    );
    assert!(said.ends_with("\"n18\" and 12 more\n"), "{said}");
}

#[test]
fn several_columns_of_texts_are_a_run_each() {
    let said = fails(
        "id,Any problems?,b\n1,none,good\n",
        &["--text", "Any problems?", "--text", "b"],
        2,
    );
    assert!(
        said.ends_with(
            "--text is given 2 times, but a run reads one column; run the command once for each, such as\n  \
             sentiment score in.csv --text \"Any problems?\" --context \"Any problems?\" -o 1.csv\n  \
             sentiment score in.csv --text \"b\" -o 2.csv\n"
        ),
        "{said}"
    );
}

#[test]
fn the_second_half_of_a_header_is_no_answer() {
    for (second, kind) in [
        (",Open-Ended Response,Response", "Open-Ended Response"),
        (",Response,", "Response"),
    ] {
        let file = format!("Respondent ID,What should we improve?,,\n{second},\n1,pricing,a,\n");
        let more = ["--text", "What should we improve?"];
        let (found, said) = texts(&file, more[1], &more);
        assert_eq!(found, ["pricing"]);
        let note = format!("line 2 is left out: {kind:?} is no answer, but part of the header");
        assert!(said.contains(&note), "{said}");
    }
    // Columns without a name have their place in JSON.
    let folder = Folder::with("in.csv", "text,,\ngood,a,b\n");
    let row = &folder.run(&["score", "in.csv"]).json()[0];
    assert_eq!(
        (&row["column 2"], &row["column 3"]),
        (&"a".into(), &"b".into())
    );
    let out = folder
        .run(&["score", "in.csv", "--output-format", "csv"])
        .quietly();
    assert!(out.starts_with("text,,,valence,"), "{out}");
    let (found, _) = texts("id,text,note\n1,Response,\n", "text", &[]);
    assert_eq!(found, ["Response"]);
}

#[test]
fn the_second_and_third_lines_of_qualtrics_are_no_answers() {
    const IDS: &str =
        "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\
        \"{\"\"ImportId\"\":\"\"QID2_TEXT\"\"}\"\n";
    const ROWS: &str = "2026-05-04,5,parking\n2026-05-05,4,pay\n";
    let questions = "Start Date,\"How\nmany?\",What should we improve?\n";
    let (found, said) = texts(
        &format!("StartDate,Q1,Q2\n{questions}{IDS}{ROWS}"),
        "Q2",
        &["--text", "Q2"],
    );
    assert_eq!(found, ["parking", "pay"]);
    let said: Vec<&str> = said.lines().collect();
    for (said, end) in said.iter().zip([
        "line 2 is left out: it is part of Qualtrics' header",
        "line 4 is left out: it is part of Qualtrics' header",
        "say --context \"What should we improve?\"",
    ]) {
        assert!(said.ends_with(end), "{said}");
    }
    assert_eq!(said.len(), 3);
    // Without the questions, which some remove. Numbers below it are no texts.
    let (found, said) = texts(&format!("StartDate,answer,text\n{IDS}{ROWS}"), "text", &[]);
    assert_eq!((found.len(), said.lines().count()), (2, 1), "{said}");
    let answers = format!("StartDate,text,answer\n{questions}{IDS}{ROWS}");
    let (found, _) = texts(&answers, "answer", &[]);
    assert_eq!(found, ["parking", "pay"]);
    // A pipe is waited for until it has told.
    let mut child = crate::common::sentiment(&["score", "--input-format", "csv"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for line in answers.split_inclusive('\n') {
        stdin.write_all(line.as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(stdin);
    let run = crate::common::Run::from(child.wait_with_output().unwrap());
    assert_eq!(run.json().len(), 2, "{}", run.out);
}

#[test]
fn a_question_in_the_header_is_pointed_out() {
    let question = "What should we improve?";
    let folder = Folder::with("in.csv", format!("id,{question}\n1,pricing\n"));
    folder.write("in.jsonl", format!("{{\"{question}\":\"pricing\"}}\n"));
    let said = format!("say --context {question:?}\n");
    for file in ["in.csv", "in.jsonl"] {
        let args = ["score", file, "--text", question];
        let run = folder.run(&args);
        assert!(run.code == 0 && run.err.ends_with(&said), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1);
        let with = folder.run(&[&args[..], &["--context", question]].concat());
        with.quietly();
        // A report takes it.
        let out = folder.run(&["report", file, "--text", question]).quietly();
        assert!(
            out.starts_with("1 text: 0 % positive, 100 % negative"),
            "{out}"
        );
    }
    // Beside the answers, where a hint helps as well.
    let long = "Question,Answer\nHow was it?,fine\nWhat should Tom stop doing?,multitasking\n";
    let folder = Folder::with("in.csv", long);
    folder.write(
        "in.jsonl",
        "{\"answer\":\"fine\"}\n{\"Question\":\"What should we improve?\",\"answer\":\"pricing\"}\n",
    );
    for file in ["in.csv", "in.jsonl"] {
        for command in ["score", "report"] {
            let run = folder.run(&[command, file]);
            let said = "the texts may answer the questions in the column \"Question\", but are scored \
                        without them; to score them as answers, say --context-column \"Question\"\n";
            assert!(run.code == 0 && run.err.ends_with(said), "{}", run.err);
            assert_eq!(run.err.lines().count(), 1);
            let with = folder.run(&[command, file, "--context-column", "question"]);
            with.quietly();
        }
    }
    let vader = folder.run(&["score", "in.csv", "--model", "vader"]);
    vader.quietly();
    folder.write("in.csv", "question,answer\nWhere do you work?,at home\n");
    folder.run(&["score", "in.csv"]).quietly();
    // One that changes nothing.
    folder.write("in.csv", "id,How was your stay?\n1,fine\n");
    let args = ["score", "in.csv", "--text", "How was your stay?"];
    folder.run(&args).quietly();
}
