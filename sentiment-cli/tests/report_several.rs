//! `sentiment report`: several questions on one page.

use crate::common::{report, section, Folder, Run};

const LIKED: &str = "What do you like here?";
const WANTED: &str = "What should change?";

/// A form with two open questions, one of which every fifth person leaves out.
fn form(header: &str, n: usize) -> String {
    let team = |i: usize| ["North", "South"][i % 2];
    let row = |i: usize| {
        let wanted = match i % 5 {
            0 => String::new(),
            _ => format!("please repair the old lift at gate {i}"),
        };
        format!("{i},{},the friendly people of room {i},{wanted}\n", team(i))
    };
    format!("{header}\n{}", (0..n).map(row).collect::<String>())
}

/// The report of a question on a page of several.
fn part<'a>(page: &'a str, question: &str) -> &'a str {
    let (_, part) = page
        .split_once(&format!("<h1>{question}</h1>"))
        .unwrap_or_else(|| panic!("{question}"));
    part.split("</article>").next().unwrap_or(part)
}

/// The line of a question in the overview of a terminal.
fn line<'a>(out: &'a str, question: &str) -> Vec<&'a str> {
    let line = out.lines().find(|line| line.starts_with(question));
    let figures = line.unwrap_or_else(|| panic!("{question}: {out}"))[question.len()..].split("  ");
    figures.map(str::trim).filter(|f| !f.is_empty()).collect()
}

fn fails(run: Run) -> String {
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    run.err
}

#[test]
fn open_questions_are_one_page() {
    let folder = Folder::with("a.csv", form(&format!("id,team,{LIKED},{WANTED}"), 40));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.starts_with("2 questions, each with a report of its own."),
        "{out}"
    );
    // The names of the columns are the questions: what is wanted is a complaint.
    assert_eq!(line(&out, LIKED)[0], "40");
    assert!(line(&out, LIKED)[1].starts_with('+'), "{out}");
    assert_eq!(line(&out, WANTED)[0], "32");
    assert!(line(&out, WANTED)[1].starts_with('−'), "{out}");
    assert!(out.contains("--text names one, or some of them."), "{out}");
    let page = folder.read("report.html");
    let overview = section(&page, "Overview");
    for (at, question) in [(1, LIKED), (2, WANTED)] {
        assert!(overview.contains(&format!("<a href=\"#q{at}\">{question}</a>")));
        assert!(page.contains(&format!("<article id=\"q{at}\">")));
        assert!(part(&page, question).contains("<h2>By team</h2>"));
    }
    assert!(part(&page, LIKED).contains("The question asks for what is good"));
    let wanted = part(&page, WANTED);
    assert!(wanted.contains("The question asks for what is bad, or should be better"));
    assert!(
        wanted.contains("8 rows without a text: left out."),
        "{wanted}"
    );
    assert!(wanted.contains("lift") && !wanted.contains("friendly"));
    // Names of charts are unique.
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).collect();
    ids.iter_mut()
        .for_each(|id| *id = id.split('"').next().unwrap_or(id));
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(all, ids.len());
}

#[test]
fn columns_are_named_in_the_order_of_the_page() {
    let folder = Folder::with("a.csv", form("id,team,plus,minus", 40));
    let args = ["a.csv", "--text", "minus", "--text", "plus", "-o", "b.html"];
    let out = report(&folder, &args).quietly();
    assert!(
        line(&out, "minus")[0] == "32" && !out.contains("--text names one"),
        "{out}"
    );
    let page = folder.read("b.html");
    assert!(page.contains("Text: minus, plus · Groups: team"));
    assert!(part(&page, "minus").contains("no question is known that changes a score"));
    // A question for each, of which one may be none.
    let asked = [&args[..], &["--context", WANTED, "--context", ""]].concat();
    let with = report(&folder, &asked).quietly();
    assert_ne!(line(&out, "minus")[1], line(&with, "minus")[1]);
    assert_eq!(line(&out, "plus"), line(&with, "plus"));
    let said = format!("Scored as answers to “{WANTED}”. It asks for what is bad");
    assert!(part(&folder.read("b.html"), "minus").contains(&said));
    let said = fails(report(
        &folder,
        &[&args[..], &["--context", WANTED]].concat(),
    ));
    assert!(
        said.contains("--context is given 1 time, but there are 2 columns of texts"),
        "{said}"
    );
    let said = fails(report(
        &folder,
        &[&args[..], &["--context-column", "team"]].concat(),
    ));
    assert!(
        said.contains("but there are 2; name one by --text"),
        "{said}"
    );
    // The same of JSON.
    folder.write(
        "a.jsonl",
        "{\"plus\":\"friendly people\",\"minus\":\"the lift is broken\"}\n{\"plus\":\"good pay\",\"minus\":null}\n",
    );
    let out = report(&folder, &["a.jsonl", "--text", "plus", "--text", "Minus"]).quietly();
    assert_eq!((line(&out, "plus")[0], line(&out, "Minus")[0]), ("2", "1"));
}

#[test]
fn one_column_is_as_before() {
    let header = format!("id,team,{LIKED},{WANTED}");
    let folder = Folder::with("a.csv", form(&header, 40));
    let both = report(&folder, &["a.csv"]).quietly();
    let one = report(&folder, &["a.csv", "--text", WANTED]).quietly();
    assert!(one.starts_with("32 texts: "), "{one}");
    let note = format!("Scored as answers to “{WANTED}”, as their column says (--context \"\" scores them without).");
    assert!(one.contains(&note), "{one}");
    let mean = format!("Mean valence {}", line(&both, WANTED)[1]);
    assert!(one.contains(&mean), "{one}");
    let without = report(&folder, &["a.csv", "--text", WANTED, "--context", ""]).quietly();
    assert!(
        !without.contains(&mean) && !without.contains("Scored as"),
        "{without}"
    );
}

#[test]
fn choices_and_contacts_are_no_open_questions() {
    let row = |i: usize| {
        format!(
            "{i} Mill Lane in Leeds {i},{},the canteen is too loud on day {i}\n",
            ["Less than one year", "More than ten years"][i % 2]
        )
    };
    let rows: String = (0..30).map(row).collect();
    let header =
        "What is your postal address?,How long have you been here?,Anything else to tell us?";
    let folder = Folder::with("a.csv", format!("{header}\n{rows}"));
    let run = report(&folder, &["a.csv"]);
    assert!(run.out.starts_with("30 texts: "), "{}", run.out);
    let taken = "the column \"Anything else to tell us?\" is taken for the text; if another is meant, name it by --text";
    assert!(run.err.contains(taken), "{}", run.err);
}

#[test]
fn what_may_be_meant_is_listed() {
    let names: String = (0..25)
        .map(|i| format!("A long name of column {i},"))
        .collect();
    let values = "the pay is rather low,".repeat(25);
    let folder = Folder::with("a.csv", format!("{names}id\n{values}1\n{values}2\n"));
    let said = fails(report(&folder, &["a.csv"]));
    assert!(
        said.contains("\"A long name of column 24\" and 1 more"),
        "{said}"
    );
    let way = "; a report reads several, as by --text \"A long name of column 0\" --text \"A long name of column 1\"\n";
    assert!(said.ends_with(way), "{said}");
}

#[test]
fn other_commands_say_what_to_run() {
    let folder = Folder::with("a.csv", form(&format!("id,team,{LIKED},{WANTED}"), 9));
    let said = fails(folder.run(&["score", "a.csv"]));
    assert!(
        said.ends_with(&format!(
            "2 columns have answers to open questions, but a run reads one; run the command once for each, such as\n  \
             sentiment score a.csv --text \"{LIKED}\" --context \"{LIKED}\" -o 1.csv\n  \
             sentiment score a.csv --text \"{WANTED}\" --context \"{WANTED}\" -o 2.csv\n"
        )),
        "{said}"
    );
}

/// An export of Qualtrics: names, questions, identifiers.
fn qualtrics() -> String {
    let id = |id: &str| format!("\"{{\"\"ImportId\"\":\"\"{id}\"\"}}\"");
    let ids = ["startDate", "QID1", "QID2_TEXT", "QID3_TEXT", "QID4_TEXT"].map(id);
    let questions = "Start Date,How likely?,\"What do you\u{a0}like\nhere?\",What should change?,Is there more?";
    let row = |i: usize| format!("2026-05-{:02},{},the team,lift {i},\n", 1 + i % 28, i % 11);
    let rows: String = (0..30).map(row).collect();
    format!(
        "StartDate,Q1,Q2,Q3,Q4\n{questions}\n{}\n{rows}",
        ids.join(",")
    )
}

#[test]
fn questions_below_the_names_are_questions_and_names() {
    let folder = Folder::with("a.csv", qualtrics());
    let run = report(&folder, &["a.csv"]);
    // However short the answers are, the form says that they are words.
    assert!(run.out.starts_with("2 questions"), "{}", run.out);
    assert!(
        run.out.contains("Nobody answered: Is there more?."),
        "{}",
        run.out
    );
    let page = folder.read("report.html");
    assert!(part(&page, LIKED).contains("Column Q2. The question asks for what is good"));
    assert!(part(&page, WANTED).contains("30 texts: 0 % positive, 100 % negative"));
    for name in [LIKED, "what do you like\u{a0} here?", "Q2"] {
        let args = ["a.csv", "--text", name, "--rating", "How likely?"];
        let run = report(&folder, &args);
        assert!(
            run.out.starts_with("30 texts: 100 % positive"),
            "{}{}",
            run.err,
            run.out
        );
        assert!(run.out.contains("(Q1, 30 ratings)"), "{}", run.out);
    }
    let said = fails(report(
        &folder,
        &["a.csv", "--text", "what else\u{a0}is\nthere"],
    ));
    assert!(
        said.contains("there is no column \"what else is there\""),
        "{said}"
    );
}

#[test]
fn items_of_a_matrix_are_columns() {
    let item = |i: usize| ["Agree", "Disagree"][i % 2];
    let row = |i: usize| {
        format!(
            "{i},{},{},Blue,{LIKED} {i},the lift in house {i}\n",
            item(i),
            item(i / 2)
        )
    };
    let rows: String = (0..40).map(row).collect();
    let names = format!("Respondent ID,How far do you agree?,,Your team?,{LIKED},{WANTED}");
    let items = ",I feel safe,My work is fun,Response,Open-Ended Response,Open-Ended Response";
    let folder = Folder::with("a.csv", format!("{names}\n{items}\n{rows}"));
    let run = report(&folder, &["a.csv"]);
    assert!(run.out.starts_with("2 questions"), "{}", run.out);
    let note = "Not compared: I feel safe, My work is fun. Columns";
    assert!(run.out.contains(note), "{}", run.out);
    let run = report(&folder, &["a.csv", "--text", WANTED, "--by", "i feel safe"]);
    assert!(
        folder
            .read("report.html")
            .contains("<h2>By I feel safe</h2>"),
        "{}",
        run.err
    );
    // One name of two questions is that of neither.
    let twice = format!(
        "Respondent ID,Likes,,Dislikes,,{WANTED}\n,Pay,Team,Pay,Team,Open-Ended Response\n"
    );
    let row = |i: usize| format!("{i},{},{0},{0},{0},the lift in house {i}\n", item(i));
    folder.write("b.csv", twice + &(0..40).map(row).collect::<String>());
    let run = report(&folder, &["b.csv"]);
    let note = "Not compared: Likes - Pay, Likes - Team, Dislikes - Pay, Dislikes - Team.";
    assert!(run.out.contains(note), "{}", run.out);
}

/// A row per answer.
fn long(questions: usize, n: usize) -> String {
    let row = |i: usize| match i % questions {
        0 => format!("{LIKED},the friendly people of room {i}\n"),
        1 => format!("{WANTED},please repair the old lift at gate {i}\n"),
        at => format!("Which room is number {at}?,the one at gate {i}\n"),
    };
    format!("Question,Answer\n{}", (0..n).map(row).collect::<String>())
}

#[test]
fn a_column_of_questions_makes_a_part_of_each() {
    let folder = Folder::with(
        "a.csv",
        long(2, 60) + &format!("Who are you?,\n,no idea at all\n{WANTED},\n"),
    );
    let args = ["a.csv", "--context-column", "question", "--by", "Question"];
    let out = report(&folder, &args).quietly();
    assert!(out.starts_with("3 questions"), "{out}");
    assert!(line(&out, LIKED)[1].starts_with('+') && line(&out, WANTED)[1].starts_with('−'));
    assert_eq!(line(&out, "Without a question")[0], "1");
    let page = folder.read("report.html");
    assert!(part(&page, WANTED).contains("1 row without a text: left out."));
    assert!(out.contains("1 row without a text: left out."), "{out}");
    assert!(!page.contains("<h2>By Question</h2>"));
    // Each is as in a file of its own.
    let (mut own, all) = (String::from("Answer\n"), long(2, 60));
    for row in all
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("{WANTED},")))
    {
        own += &format!("{row}\n");
    }
    folder.write("b.csv", own);
    let alone = report(&folder, &["b.csv", "--context", WANTED]).quietly();
    let first = alone.lines().next().unwrap_or_default();
    assert!(out.contains(first), "{first}\n{out}");
}

#[test]
fn many_questions_are_one_report() {
    let folder = Folder::with("a.csv", long(25, 500));
    let args = ["a.csv", "--context-column", "Question"];
    let out = report(&folder, &args).quietly();
    assert!(out.starts_with("500 texts"), "{out}");
    assert!(
        out.contains("answers to the questions in the column Question."),
        "{out}"
    );
    // Those that come late are told together.
    let late = long(25, 100).replace("Question,Answer\n", "");
    folder.write("a.csv", long(2, 3000) + &late);
    let out = report(&folder, &args).quietly();
    assert!(out.starts_with("21 questions"), "{out}");
    assert_eq!(line(&out, "Other questions")[0], "20");
    // One is no comparison.
    folder.write("a.csv", "Question,Answer\nHow was it?,I love it\n");
    let out = report(&folder, &args).quietly();
    let said = "Scored as answers to “How was it?”, the question in the column Question.";
    assert!(out.starts_with("1 text:") && out.contains(said), "{out}");
}

#[test]
fn privacy_holds_for_every_part() {
    let form = form(
        &format!("id,team,{LIKED},{WANTED},Why did you leave us?"),
        0,
    );
    let row = |i: usize| {
        let why = if i < 3 { "my boss shouted at me" } else { "" };
        format!("{i},North,the friendly people of room {i},please mend lift {i},{why}\n")
    };
    let rows: String = (0..30).map(row).collect();
    let folder = Folder::with("a.csv", form + &rows);
    let args = [
        "a.csv",
        "--text",
        LIKED,
        "--text",
        WANTED,
        "--text",
        "Why did you leave us?",
    ];
    let plain = report(&folder, &args).quietly();
    assert_eq!(line(&plain, "Why did you leave us?")[0], "3");
    assert!(folder.read("report.html").contains("boss"));
    let private = [&args[..], &["--min-group", "5", "--no-texts"]].concat();
    let out = report(&folder, &private).quietly();
    assert_eq!(line(&out, "Why did you leave us?"), ["fewer than 5"]);
    let page = folder.read("report.html");
    for told in [
        "boss",
        "shouted",
        "room 7",
        "<h1>Why did you leave us?</h1>",
        "27 rows",
    ] {
        assert!(!page.contains(told) && !out.contains(told), "{told}");
    }
    assert!(part(&page, WANTED).contains("30 texts"));
}

#[test]
fn parts_are_the_same_on_any_number_of_threads() {
    let folder = Folder::with("a.csv", form(&format!("id,team,{LIKED},{WANTED}"), 3000));
    let page = |threads: &str| {
        report(&folder, &["a.csv", "--threads", threads]).quietly();
        folder.read("report.html")
    };
    assert!(page("1") == page("3"));
}

#[test]
fn ratings_are_of_those_who_answer() {
    let row = |i: usize| {
        format!(
            "{},the friendly people {i},please mend lift {i}\n",
            1 + i % 5
        )
    };
    let rows: String = (0..40).map(row).collect();
    let folder = Folder::with("a.csv", format!("rating,{LIKED},{WANTED}\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert_eq!(
        out.matches("Of those who answer this: The mean rating is 3.00")
            .count(),
        2
    );
    let out = report(&folder, &["a.csv", "--text", LIKED]).quietly();
    assert!(out.contains("\nThe mean rating is 3.00"), "{out}");
}
