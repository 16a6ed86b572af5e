//! `sentiment report`: that what it says is so.

use std::fmt::Write;

use crate::common::random::random;
use crate::common::{report, section, Folder};

#[test]
fn no_group_is_singled_out_by_chance() {
    let example = include_str!("../../examples/feedback.csv");
    let texts: Vec<&str> = example
        .lines()
        .filter_map(|line| line.split_once(',')?.1.rsplit(',').next())
        .filter(|text| !text.contains('"'))
        .collect();
    let mut found = 0;
    for run in 0..20 {
        let mut rows = String::from("team,text\n");
        let mut random = random(run);
        for i in 0..800 {
            let text = texts[(random() * texts.len() as f64) as usize];
            let _ = writeln!(rows, "team {},{text}", i % 40);
        }
        let folder = Folder::with("a.csv", rows);
        let out = report(&folder, &["a.csv"]).quietly();
        let none = out.contains("No group differs clearly from the rest.");
        assert_ne!(none, out.contains("Clearly "), "{out}");
        found += u32::from(!none);
    }
    assert!(found <= 3, "{found} of 20");
}

#[test]
fn a_small_group_makes_no_other_the_lowest() {
    let mut rows = String::from("team,text\n");
    for i in 0..60 {
        let (team, text) = match i {
            0..7 => ("A", "It is terrible, I hate it"),
            7..30 => (
                "B",
                [
                    "It is bad",
                    "Awful and slow",
                    "It is terrible",
                    "it is on the table",
                ][i % 4],
            ),
            _ => (
                "C",
                ["I love it, works great", "Good and easy", "It is bad"][i % 3],
            ),
        };
        let _ = writeln!(rows, "{team},\"{text} {i}\"");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("Clearly below the rest: B (team; mean valence −"),
        "{out}"
    );
    assert!(!out.contains("lowest"), "{out}");
}

#[test]
fn lists_hold_what_their_titles_say() {
    let folder = Folder::with("a.txt", "It is on the table.\nThe parcel came on Monday.\n");
    report(&folder, &["a.txt"]).quietly();
    let page = folder.read("report.html");
    for title in ["Most positive", "Most negative", "Most mixed"] {
        assert!(!page.contains(title), "{title}");
    }
    let mixed = "I love the beautiful design, but support is terrible\n";
    let doubtful = "It is good /s\n";
    folder.write("b.txt", format!("{mixed}{doubtful}I love it\n"));
    report(&folder, &["b.txt"]).quietly();
    let page = folder.read("report.html");
    assert_eq!(
        section(&page, "Most mixed")
            .matches("<b class=\"mixed\">")
            .count(),
        1
    );
    assert_eq!(section(&page, "Most mixed").matches("<li>").count(), 1);
    assert!(!section(&page, "Least certain").contains("<b class=\"mixed\">"));
}

#[test]
fn a_text_is_in_one_list() {
    let marked: String = (0..3)
        .map(|i| format!("The app is bad and slow, order {i} /s\n"))
        .collect();
    let folder = Folder::with("a.txt", format!("{marked}It is terrible\nI love it\n"));
    report(&folder, &["a.txt"]).quietly();
    let page = folder.read("report.html");
    let [worst, doubtful] = ["Most negative", "Least certain"].map(|title| section(&page, title));
    assert_eq!(doubtful.matches("<li>").count(), 3, "{doubtful}");
    assert!(
        worst.contains("terrible") && !worst.contains("slow"),
        "{worst}"
    );
}

#[test]
fn one_text_is_not_called_texts() {
    let folder = Folder::with(
        "a.csv",
        "team,date,text\na,2026-01-01,good\nb,2026-01-02,bad\nb,2026-01-02,bad\n",
    );
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    for title in ["By team", "Over time"] {
        let table = section(&page, title);
        assert!(
            table.contains(">1<span class=\"unit\"> text</span>"),
            "{table}"
        );
        assert!(
            table.contains(">2<span class=\"unit\"> texts</span>"),
            "{table}"
        );
    }
    assert!(page.contains("<b>3</b><span>texts</span>"), "{page}");

    let alone = Folder::with("a.csv", "text\ngood\n");
    report(&alone, &["a.csv"]).quietly();
    let page = alone.read("report.html");
    assert!(page.contains("<b>1</b><span>text</span>"), "{page}");
}

#[test]
fn long_names_of_groups_are_told_apart() {
    let start = "Region of <everything> ".repeat(5);
    let folder = Folder::with("a.csv", format!("team,text\n{start}1,good\n{start}2,bad\n"));
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let table = section(&page, "By team");
    let full = start.replace('<', "&lt;").replace('>', "&gt;");
    for end in ["1", "2"] {
        assert!(table.contains(&format!("<th scope=\"row\" title=\"{full}{end}\">Region")));
    }
    assert!(table.contains("…</th>"));
}

#[test]
fn no_name_turns_what_is_behind_it() {
    let mut rows = String::from("team\u{202e},text\n");
    for (team, text) in [("a\u{202e}bc", "I love it"), ("d\u{2067}ef", "I hate it")] {
        rows.push_str(&format!("{team},{text}\n").repeat(20));
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv", "--by", "team\u{202e}"]).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        assert!(!place.contains('\u{202e}'), "{place}");
        assert!(place.contains("a\u{fffd}bc") && place.contains("d\u{2067}ef\u{2069}"));
        assert_eq!(
            place.matches('\u{2067}').count(),
            place.matches('\u{2069}').count(),
            "{place}"
        );
    }
    assert!(page.contains("<bdi>a\u{fffd}bc</bdi>"), "{page}");
}

#[test]
fn long_texts_drive_and_are_shown_where_they_say_most() {
    let plain = "We came on Monday by train and sat at the table. ".repeat(20);
    let worst = "It was terrible, I hate it. Awful, a disgrace. ".repeat(4);
    let rows: String = (0..3)
        .map(|i| format!("{plain}{worst}{plain}Order {i}\n"))
        .collect();
    let others = "on the table\n".repeat(9);
    let folder = Folder::with("a.txt", rows + &others);
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(out.contains("What lowers it most: “"), "{out}");
    let page = folder.read("report.html");
    let shown = page
        .split("<ul class=\"texts\">")
        .nth(1)
        .unwrap_or_default();
    assert!(
        shown.contains("dir=\"auto\">… ") && shown.contains(">terrible</mark>"),
        "{shown}"
    );
}

#[test]
fn what_lifts_is_in_texts_that_are_better() {
    let rows = ["alder", "birch", "cedar", "maple"].iter().flat_map(|tree| {
        let months = ["January", "February", "March", "April", "May"].iter();
        months.map(move |month| {
            format!(
                "Support never answers my {tree} ticket from {month}.\nI love the {tree} chart from {month}.\n"
            )
        })
    });
    let folder = Folder::with("a.txt", rows.collect::<String>());
    let out = report(&folder, &["a.txt"]).quietly();
    // By itself "support" is praise; and of "love", "i love" and "love the" one is enough.
    let said = "What lowers it most: “never answers”; what lifts it most: “love”.\n";
    assert!(out.contains(said), "{out}");
    // Where all say the same, no word makes a difference.
    folder.write("a.txt", "It crashes\n".repeat(20));
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(
        out.contains("No word clearly lifts or lowers it.\n"),
        "{out}"
    );
}

#[test]
fn a_word_alone_in_its_text_drives_nothing() {
    let mut rows = "Great\nVery helpful\nLovely office\n".repeat(20);
    rows += &"Employees\nQueue\n".repeat(15);
    let folder = Folder::with("a.txt", &rows);
    let driving = |folder: &Folder| {
        let out = report(folder, &["a.txt"]).quietly();
        let lines = out.lines().filter(|line| line.starts_with("What l"));
        lines.collect::<String>()
    };
    let out = driving(&folder);
    assert!(
        !out.contains("“employees”") && !out.contains("“queue”"),
        "{out}"
    );
    // Where others complain of it, it does.
    folder.write("a.txt", rows + &"Terrible queue\n".repeat(15));
    let out = driving(&folder);
    assert!(
        out.contains("“queue”") && !out.contains("“employees”"),
        "{out}"
    );
}

#[test]
fn what_rises_and_falls_drives_as_texts_say_it() {
    let good = ["alder", "birch", "cedar", "maple"].map(|tree| {
        format!("The {tree} chart is on the wall\nWe met below the {tree}\nA {tree} stands there\n")
    });
    let bad = "The price went up\nPrices were raised again\nYou raised prices\nPrices are up\n";
    let folder = Folder::with("a.txt", good.concat() + bad);
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(
        out.contains("What lowers it most: “raised prices”"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert!(section(&page, "What drives it").contains("<dt>raised prices</dt>"));
}

#[test]
fn what_drives_is_in_several_texts_and_names_something() {
    let calm = "It is on the table\n".repeat(60);
    let rant = "Horrible, horrible, horrible, horrible 😡😡😡😡\n";
    let rest = "It crashes\nThe app crashes\nIt crashes, awful\n".to_owned();
    let shifters = "not\nI don't\nonly\n".repeat(5);
    let folder = Folder::with("a.txt", format!("{calm}{rant}{rest}{shifters}"));
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(out.contains("What lowers it most: “crashes”.\n"), "{out}");
    let page = folder.read("report.html");
    let drivers = section(&page, "What drives it");
    assert!(drivers.contains("<dt>crashes</dt>") && drivers.contains(">3 texts</span>"));
    for other in ["horrible", "awful", "😡", "not", "don't", "only"] {
        assert!(!drivers.contains(&format!("<dt>{other}</dt>")), "{other}");
    }
}

#[test]
fn the_last_period_has_its_date() {
    let mut rows = String::from("date,text\n");
    for month in 4..=9 {
        for day in 1..=28 {
            let _ = writeln!(rows, "2026-{month:02}-{day:02},It is good");
        }
    }
    let folder = Folder::with("a.csv", rows);
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    let chart = section(&page, "Over time");
    assert!(
        chart.contains(">30 Mar</text>") && chart.contains(">28 Sep</text>"),
        "{chart}"
    );
}

/// So many texts a month from January 2026 on, good ones but for some months.
fn by_month(months: usize, texts: usize, bad: &[usize]) -> String {
    let mut rows = String::from("date,text\n");
    for month in 1..=months {
        for i in 0..texts {
            let text = match (bad.contains(&month), i % 4) {
                (true, 0) => "It is good",
                (true, _) => "It is terrible, I hate it",
                (false, 0) => "It is bad",
                (false, _) => "I love it, works great",
            };
            let day = 1 + i * 28 / texts;
            let _ = writeln!(
                rows,
                "2026-{month:02}-{day:02},\"{text}, order {month}-{i}\""
            );
        }
    }
    rows
}

#[test]
fn a_bad_month_is_no_lasting_fall() {
    let folder = Folder::with("a.csv", by_month(8, 16, &[4]));
    let out = report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        assert!(
            place.contains("Overall, valence was lowest in April 2026: −0."),
            "{out}"
        );
        assert!(
            place.contains("August 2026: +0.") && place.contains(", no clear difference."),
            "{out}"
        );
        assert!(!place.contains("fell in"), "{out}");
    }
    folder.write("b.csv", by_month(8, 16, &[6, 7, 8]));
    let out = report(&folder, &["b.csv"]).quietly();
    assert!(out.contains("valence fell in June 2026: +0."), "{out}");
    folder.write("c.csv", by_month(8, 16, &[2, 4, 6, 8]));
    let out = report(&folder, &["c.csv"]).quietly();
    assert!(
        out.contains("Overall, valence differs between months: lowest in "),
        "{out}"
    );
    assert!(
        out.contains("August 2026: −0.") && out.contains(", down from +0."),
        "{out}"
    );
}

#[test]
fn a_steady_fall_is_no_step() {
    let mut rows = String::from("date,text\n");
    for month in 1..=10 {
        for i in 0..40 {
            // Of 40 texts 2 complain at first, and 29 at last.
            let text = match i < 3 * month - 1 {
                true => ["It is terrible", "I hate it"][i % 2],
                false => ["I love it", "It works great"][i % 2],
            };
            let day = 1 + i * 28 / 40;
            let _ = writeln!(
                rows,
                "2026-{month:02}-{day:02},\"{text}, order {month}-{i}\""
            );
        }
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        let said = "Overall, valence has been falling steadily since January 2026, from about +0.";
        assert!(place.contains(said) && !place.contains("fell in"), "{out}");
        let more = "More frequent in the second half, since June 2026: “";
        assert!(place.contains(more), "{out}");
    }
}

#[test]
fn what_the_last_month_says_is_not_denied() {
    let mut rows = String::from("date,text\n");
    for month in 1..=8 {
        // Of 20: the last but one is better, the last is worse, and neither by much.
        let good = [11, 11, 11, 11, 11, 11, 17, 7][month - 1];
        for i in 0..20 {
            let text = ["It is terrible", "I love it"][usize::from(i < good)];
            let _ = writeln!(rows, "2026-{month:02}-{:02},{text} {month}-{i}", 1 + i);
        }
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("August 2026: −0.") && out.contains(", down from +0."),
        "{out}"
    );
    assert!(!out.contains("no clear change"), "{out}");
}

#[test]
fn of_few_texts_no_change_is_denied() {
    let folder = Folder::with("a.csv", by_month(2, 5, &[2]));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("Over time there are too few texts to tell whether valence changed."),
        "{out}"
    );
    assert!(
        out.contains("February 2026 and January: too few texts to compare (5 and 5)."),
        "{out}"
    );
    assert!(!out.contains("no clear change"), "{out}");
}

#[test]
fn ratings_are_read_as_people_write_them() {
    let mut rows = String::from("rating,text\n");
    for i in 0..20 {
        let (rating, text) = [
            ("1", "It is terrible"),
            ("1.0", "I hate it"),
            ("5/5", "I love it"),
            ("\"4,5\"", "It is great"),
            ("2 stars", "It is bad"),
        ][i % 5];
        let _ = writeln!(rows, "{rating},{text}");
    }
    let folder = Folder::with("a.csv", format!("{rows}nice,It is good\n,fine\n"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Ratings and texts agree well"), "{out}");
    assert!(
        out.contains("its 95 % interval +0.") && out.contains("(Spearman, 20 texts)"),
        "{out}"
    );
    assert!(
        out.contains("1 row with a rating that is no number, or of another scale, in rating (such as \"nice\")"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert_eq!(ratings_in(&page), ["1", "2", "4.5", "5"]);
    let few = "rating,text\n1,I love it\n3,It is good\n5,It is terrible\n";
    folder.write("few.csv", few);
    let out = report(&folder, &["few.csv"]).quietly();
    assert!(out.contains("There are too few ratings to say"), "{out}");
}

#[test]
fn ratings_that_are_nearly_all_alike_tell_nothing() {
    let mut rows = String::from("rating,text\n");
    for i in 0..40 {
        let (rating, text) = [("5", "Great"), ("1", "Awful")][usize::from(i == 17)];
        let _ = writeln!(rows, "{rating},{text}");
    }
    let folder = Folder::with("a.csv", &rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    for place in [&out, &page] {
        assert!(
            place.contains("Nearly all ratings are 5 (39 of 40): "),
            "{out}"
        );
        assert!(!place.contains("correlation"), "{out}");
    }
    // Where nothing contradicts, it is not certain that nothing will.
    let rest = "1,Awful\n".repeat(20);
    folder.write("b.csv", rows + &rest);
    let out = report(&folder, &["b.csv"]).quietly();
    assert!(
        out.contains("correlation of rating and valence is +1.00"),
        "{out}"
    );
    assert!(!out.contains("+1.00 to +1.00"), "{out}");
}

#[test]
fn what_is_counted_without_repeats_is_said_to_be() {
    let mut rows = String::from("rating,branch,text\n");
    for i in 0..60 {
        let (rating, text) = [
            (1, "It is terrible and slow, room"),
            (5, "I love it, great view, room"),
        ][i % 2];
        let _ = writeln!(
            rows,
            "{rating},{},\"{text} {}\"",
            ["Harbour", "Old Town"][i / 2 % 2],
            i % 30
        );
    }
    let folder = Folder::with("a.csv", &rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("(Spearman, 30 different texts in English)"),
        "{out}"
    );
    assert!(
        out.contains("means and shares count them, findings do not; intervals are wider"),
        "{out}"
    );
    // What shops have are groups.
    assert!(
        out.contains("\nbranch ") && !out.contains("Not compared"),
        "{out}"
    );
    // Of one of many texts not all is said.
    let other = |i: usize| format!("3,Harbour,\"It is at table w{i}, by the door\"\n");
    let others: String = (0..60).chain([7]).map(other).collect();
    folder.write("b.csv", format!("rating,branch,text\n{others}"));
    let out = report(&folder, &["b.csv"]).quietly();
    assert!(
        out.contains("1 text of five words or more repeats others: means and shares count them"),
        "{out}"
    );
}

/// Those that a page holds texts against.
fn ratings_in(page: &str) -> Vec<&str> {
    let rows = section(page, "Against the rating").split("<th scope=\"row\">");
    rows.skip(1)
        .filter_map(|row| row.split('<').next())
        .collect()
}

#[test]
fn choices_of_forms_are_ratings() {
    for (choices, shown) in [
        (
            "Strongly disagree,Disagree,Somewhat agree,Strongly agree",
            [
                "Strongly disagree",
                "Disagree",
                "Somewhat agree",
                "Strongly agree",
            ],
        ),
        (
            "1 - Very dissatisfied,2 - Dissatisfied,3.5,5 - Very satisfied",
            ["1", "2", "3.5", "5"],
        ),
        (
            "Very poor,Poor,3.5,Excellent",
            ["Very poor", "Poor", "3.5", "Excellent"],
        ),
    ] {
        let choices: Vec<&str> = choices.split(',').collect();
        let texts = ["It is terrible", "It is bad", "It is good", "I love it"];
        let pairs = choices.iter().zip(texts).cycle().take(80);
        let rows: String = pairs.map(|(c, text)| format!("{c},{text}\n")).collect();
        let folder = Folder::with("a.csv", format!("rating,text\n{rows}"));
        let out = report(&folder, &["a.csv"]).quietly();
        assert!(out.contains("Ratings and texts agree well"), "{out}");
        assert!(out.contains("(Spearman, 80 texts)"), "{out}");
        assert!(!out.contains("a rating that is no number"), "{out}");
        let page = folder.read("report.html");
        assert_eq!(ratings_in(&page), shown);
    }
}

#[test]
fn what_is_left_out_is_noted() {
    let rows: String = (0..200)
        .map(|i| format!("city {},good\n", i % 100))
        .collect();
    let folder = Folder::with("a.csv", format!("store,text\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("The column store has 100 values, too many to compare unasked; --by store shows the largest."),
        "{out}"
    );
    let out = report(&folder, &["a.csv", "--by", "store"]).quietly();
    assert!(
        !out.contains("too many") && out.contains("88 others"),
        "{out}"
    );
    // Of one text each there are no larger ones.
    let rows: String = (0..100).map(|i| format!("city {i},good\n")).collect();
    folder.write("a.csv", format!("store,text\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("100 values, too many to compare unasked.\n"),
        "{out}"
    );
}

#[test]
fn other_languages_are_noted() {
    const NOTE: &str = "many words are unknown. The model is made for English";
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/feedback.csv");
    let folder = Folder::with(
        "a.txt",
        "Der Kaffee ist leider viel zu kalt und der Service war furchtbar langsam.\n\
         Le service est très lent et personne ne répond au téléphone.\n\
         El producto llegó roto y nadie me respondió.\n产品很好，但是送货太慢了。\nIt is good\n",
    );
    let out = report(&folder, &["a.txt"]).quietly();
    assert!(out.contains(&format!("In 4 texts (80 %) {NOTE}")), "{out}");
    assert!(!report(&folder, &[example]).quietly().contains(NOTE));
}

#[test]
fn only_doubtful_texts_are_called_uncertain() {
    let folder = Folder::with("sure.txt", "I love it!\nThis is terrible.\n");
    report(&folder, &["sure.txt", "-o", "sure.html"]).quietly();
    assert!(!folder.read("sure.html").contains("Least certain"));
    // What has no evidence is none of them.
    let others = "It is on the table.\nI love the beautiful design, but support is terrible\n";
    folder.write(
        "unsure.txt",
        format!("I love it!\nWhat a great day /s\n{others}"),
    );
    report(&folder, &["unsure.txt", "-o", "unsure.html"]).quietly();
    let page = folder.read("unsure.html");
    assert!(
        page.contains(
            "In 1 text (25 %) the label is close to a guess, with a confidence below 0.5: have"
        ),
        "{page}"
    );
    let many: String = (1..=30)
        .map(|i| format!("What a great day {i} /s\n"))
        .collect();
    folder.write("many.txt", format!("{many}{}", "I love it!\n".repeat(10)));
    report(&folder, &["many.txt", "-o", "many.html"]).quietly();
    assert!(folder
        .read("many.html")
        .contains("In 30 texts (75 %) the label is close"));
    // All that `score` gives so little confidence are accounted for.
    folder.write("low.txt", "What a great day /s\nQuux zorb blick\n");
    let scores = folder.run(&["score", "low.txt"]).json();
    let low = |score: &&serde_json::Value| score["confidence"].as_f64().unwrap() < 0.5;
    assert_eq!(scores.iter().filter(low).count(), 2, "{scores:?}");
    report(&folder, &["low.txt", "-o", "low.html"]).quietly();
    let low = folder.read("low.html");
    let silent = "So it is in 1 text without a word that says anything";
    assert!(low.contains(silent), "{low}");
    let (_, uncertain) = page.split_once("Least certain").unwrap();
    assert_eq!(uncertain.matches("<li>").count(), 1);
}

#[test]
fn placeholders_are_no_feedback() {
    let bad = [
        "It is bad",
        "Awful and slow",
        "It is terrible",
        "The parcel came on Monday",
    ];
    let good = ["I love it", "Good and easy", "Works great", "It is bad"];
    let mut rows = String::from("team,text\n");
    for i in 0..80 {
        let _ = writeln!(rows, "A,{} {i}", bad[i % 4]);
        let _ = writeln!(rows, "B,{} {i}", good[i % 4]);
        let _ = writeln!(
            rows,
            "B,{}",
            ["none", "N/A", "no comment.", "-", "No"][i % 5]
        );
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.starts_with("160 texts: "), "{out}");
    assert!(
        out.contains("80 rows with a text that says nothing, such as “n/a”: left out."),
        "{out}"
    );
    assert!(out.contains("Clearly above the rest: B"), "{out}");
    // "none" and "no" are answers where there is a question.
    let out = report(&folder, &["a.csv", "--context", "What should we improve?"]).quietly();
    assert!(out.starts_with("192 texts: "), "{out}");
}

#[test]
fn copies_prove_nothing() {
    let texts = ["It is bad", "It is good", "I love it", "I hate it"];
    let mut rows = String::from("team,date,text\n");
    for i in 0..200 {
        let (team, month) = (["A", "B", "C", "D"][i / 4 % 4], 1 + i % 7);
        let _ = writeln!(rows, "{team},2026-0{month}-03,{} {i}", texts[i % 4]);
    }
    let copy = "This was terrible, you lost my parcel";
    for i in 0..12 {
        let copy = [copy.to_owned(), copy.to_uppercase() + "!"][i % 2].clone();
        let _ = writeln!(rows, "E,2026-05-20,\"{copy}\"");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("No group differs clearly") && out.contains("no clear change over time"),
        "{out}"
    );
    assert!(
        out.contains("11 texts of five words or more repeat others"),
        "{out}"
    );
    assert!(
        !out.contains("terrible (") && out.starts_with("212 texts: "),
        "{out}"
    );
    // Of one text there is no interval, though its group has twelve.
    let page = folder.read("report.html");
    let table = section(&page, "By team");
    let (_, own) = table.split_once("<th scope=\"row\">E</th>").unwrap();
    assert!(
        own.contains(">12<") && own.contains("too few for an interval"),
        "{own}"
    );
}

#[test]
fn of_many_copies_of_one_text_no_interval_is_narrow() {
    let texts = ["It is bad", "It is good", "I love it", "I hate it"];
    let distinct: String = (0..40)
        .map(|i| format!("{} for us in room {i}\n", texts[i % 4]))
        .collect();
    let folder = Folder::with("a.txt", &distinct);
    let width = || {
        report(&folder, &["a.txt"]).quietly();
        let page = folder.read("report.html");
        let (_, tile) = page.split_once("<span>mean valence, ")?;
        let number = |s: &str| s.replace('−', "-").parse::<f64>().ok();
        let (low, high) = tile.split_once('<')?.0.split_once(" to ")?;
        Some(number(high)? - number(low)?)
    };
    let once = width().unwrap();
    let copies = |n: usize| "I love it for us in room 2\n".repeat(n);
    folder.write("a.txt", format!("{distinct}{}", copies(10)));
    assert!(width().unwrap() > once);
    folder.write("a.txt", format!("{distinct}{}", copies(200)));
    assert_eq!(width(), None);
    // Of all as many copies say what one of each says.
    folder.write("a.txt", distinct.repeat(5));
    assert!((width().unwrap() - once).abs() < 0.011);
}

#[test]
fn no_finding_contradicts_the_table() {
    let mut rows = "Support,I love working here with you all\n".repeat(30);
    for thing in [
        "desk", "chair", "lamp", "phone", "car", "door", "roof", "bus", "app", "pen",
    ] {
        let _ = writeln!(rows, "Support,The {thing} is broken and awful");
        let _ = writeln!(rows, "Sales,The {thing} is good\nSales,My {thing} is awful");
    }
    let folder = Folder::with("a.csv", format!("team,text\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    // Without its copies Support is below Sales, with them it is above.
    let (_, table) = out.split_once("texts  valence").unwrap();
    let mean = |team: &str| {
        let (_, row) = table.split_once(&format!("\n{team} ")).unwrap();
        row.split_whitespace().nth(1).unwrap().starts_with('+')
    };
    assert!(mean("Support") && !mean("Sales"), "{out}");
    assert!(
        out.contains("No group differs clearly from the rest."),
        "{out}"
    );
    // Where both agree, the mean that is named is the one of the table.
    let good: String = (0..40)
        .map(|i| format!("Desk,I love it, works great {i}\n").replace("it,", "it;"))
        .collect();
    let few_copies: String = rows.split_inclusive('\n').skip(22).collect();
    folder.write("b.csv", format!("team,text\n{few_copies}{good}"));
    let out = report(&folder, &["b.csv"]).quietly();
    let (_, named) = out
        .split_once("Clearly above the rest: Desk (team; mean valence ")
        .unwrap();
    let mean = named.split(',').next().unwrap();
    let (_, row) = out.split_once("\nDesk ").unwrap();
    assert_eq!(row.split_whitespace().nth(1), Some(mean), "{out}");
}

#[test]
fn short_texts_of_several_people_are_no_copies() {
    let rows = "good,A\nbad,B\n".repeat(20);
    let folder = Folder::with("a.csv", format!("text,team\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Clearly below the rest: B"), "{out}");
    assert!(!out.contains("repeat"), "{out}");
}

#[test]
fn other_languages_are_held_against_nothing() {
    let mut rows = String::from("country,text\n");
    for i in 0..300 {
        let text = ["It is good", "I love it", "It is bad"][i % 3];
        let _ = writeln!(rows, "{},{text} {i}", ["US", "UK"][i % 2]);
    }
    for i in 0..60 {
        let text = [
            "Leider ist die Lieferung nie angekommen",
            "Der Kaffee war kalt und die Bedienung unfreundlich",
        ][i % 2];
        let _ = writeln!(rows, "DE,{text} {i}");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("In 60 texts (17 %) many words are unknown")
            && out.contains("They are most of the texts of DE (country; 60 of 60)."),
        "{out}"
    );
    assert!(
        out.contains("No group differs clearly")
            && !out.contains("die (")
            && !out.contains("“die”"),
        "{out}"
    );
}

/// A text of each rating, which agrees with it, 60 times.
fn rated() -> String {
    let mut rows = String::from("rating,text\n");
    for i in 0..300 {
        let text = [
            "It is terrible",
            "It is bad",
            "On the table",
            "It is good",
            "I love it",
        ][i % 5];
        let _ = writeln!(rows, "{},{text}", 1 + i % 5);
    }
    rows
}

#[test]
fn slips_among_ratings_overturn_nothing() {
    let folder = Folder::with("a.csv", rated() + "2026,It is bad\n0,I love it\n");
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("Ratings and texts agree well"), "{out}");
    assert!(out.contains("(Spearman, 300 texts)"), "{out}");
    assert!(
        out.contains("2 rows with a rating that is no number, or of another scale"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert!(!section(&page, "Against the rating").contains(">2026<"));
}

#[test]
fn dates_far_from_all_others_stretch_no_chart() {
    let rows = by_month(6, 20, &[6]) + "1970-01-01,It is good\n2062-09-29,It is bad\n";
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains(
            "2 texts with a date far from all others (1970-01-01, 2062-09-29): left out over time."
        ),
        "{out}"
    );
    assert!(out.contains("June 2026: −0."), "{out}");
    let page = folder.read("report.html");
    let chart = section(&page, "Over time");
    assert!(
        chart.contains("per month") && !chart.contains("1970"),
        "{chart}"
    );
}

#[test]
fn a_first_month_that_is_cut_off_is_not_compared() {
    let mut rows = String::from("date,text\n");
    for i in 0..12 {
        let _ = writeln!(rows, "2026-06-{},It is bad {i}", 29 + i % 2);
    }
    for i in 0..62 {
        let text = ["It is good", "It is bad", "I love it"][i % 3];
        let _ = writeln!(rows, "2026-07-{:02},{text} {i}", 1 + i / 2);
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(!out.contains("\nJuly 2026: "), "{out}");
    assert!(out.contains("The week of 20 July 2026: "), "{out}");
}

#[test]
fn a_large_group_is_shown_wherever_it_begins() {
    let ids: String = (0..1300).map(|i| format!("id{i},good\n")).collect();
    let last = "zBIG,bad\n".repeat(1095);
    let folder = Folder::with("a.csv", format!("id,text\n{ids}{last}"));
    let out = report(&folder, &["a.csv", "--by", "id"]).quietly();
    assert!(
        out.contains("\nzBIG ") && out.contains("1,289 others"),
        "{out}"
    );
}

#[test]
fn spellings_of_a_group_are_one() {
    let rows = "Email,good\nEMAIL,bad\nEmail ,good\nweb,bad\n".repeat(5);
    let folder = Folder::with("a.csv", format!("channel,text\n{rows}"));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("\nEmail ") && !out.contains("EMAIL"), "{out}");
}
