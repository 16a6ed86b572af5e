//! `sentiment report`: the ratings themselves, and the emotions of groups.

use std::fmt::Write;

use crate::common::random::random;
use crate::common::{report, section, Folder};

const TEXTS: [&str; 4] = [
    "It is great",
    "It is awful",
    "It came on Monday",
    "Lovely and easy",
];

/// Texts with a team and a rating of each.
fn rated(column: &str, n: usize, of: impl Fn(usize) -> (String, String)) -> String {
    let mut rows = format!("team,{column},text\n");
    for i in 0..n {
        let (team, rating) = of(i);
        let _ = writeln!(rows, "{team},{rating},{} {i}", TEXTS[i * 7 % 4]);
    }
    rows
}

fn team(i: usize) -> String {
    ["North", "South"][i % 2].to_owned()
}

#[test]
fn the_mean_of_the_stars_is_said() {
    // Of the first team 5 and 3, of the second 2.
    let stars = |i: usize| ["5", "2", "3", "2"][i % 4].to_owned();
    let folder = Folder::with("a.csv", rated("stars", 80, |i| (team(i), stars(i))));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("The mean rating is 3.00 (stars, 80 ratings)."),
        "{out}"
    );
    let page = folder.read("report.html");
    let table = section(&page, "By team");
    for part in [
        "<th scope=\"col\">mean rating</th>",
        "<b>4.00</b> <span class=\"dim\">40 ratings</span>",
        "<b>2.00</b> <span class=\"dim\">40 ratings</span>",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
}

#[test]
fn groups_are_compared_by_their_ratings() {
    // What is said is the same everywhere.
    let stars = |i: usize| match i / 4 % 4 {
        0 => ["1", "2", "4"][i / 16 % 3],
        _ => ["3", "4", "5"][i / 16 % 3],
    };
    let team = |i: usize| ["Depot", "Desk", "Shop", "Van"][i / 4 % 4].to_owned();
    let folder = Folder::with(
        "a.csv",
        rated("stars", 240, |i| (team(i), stars(i).to_owned())),
    );
    let out = report(&folder, &["a.csv"]).quietly();
    for part in [
        "By valence, no group differs clearly from the rest.",
        "Clearly lower ratings: Depot (team; mean 2.33 of 60 ratings, all others 4.00).",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    // Of two choices a share says more than a mean.
    let choice = |i: usize| {
        if team(i) == "Depot" || i / 4 % 12 == 1 {
            "Bad"
        } else {
            "Good"
        }
        .to_owned()
    };
    folder.write(
        "b.csv",
        rated("satisfaction", 240, |i| (team(i), choice(i))),
    );
    let out = report(&folder, &["b.csv"]).quietly();
    let depot =
        "Clearly lower ratings: Depot (team; Bad in 100 % of 60 ratings, of all others in 11 %).";
    assert!(out.contains(depot), "{out}");
    let none = |i: usize| ["1", "3", "5"][i / 16 % 3].to_owned();
    folder.write("c.csv", rated("stars", 240, |i| (team(i), none(i))));
    let out = report(&folder, &["c.csv"]).quietly();
    let neither = "No group differs clearly from the rest, by valence or by rating.";
    assert!(out.contains(neither), "{out}");
}

#[test]
fn chance_seldom_makes_ratings_of_a_group_differ() {
    let mut found = 0;
    for run in 0..60 {
        let mut random = random(run);
        let choices: &[&str] = match run % 3 {
            0 => &["1", "2", "5", "5", "5", "4"],
            1 => &["0", "3", "6", "8", "9", "10", "7"],
            _ => &["Good", "Good", "Bad"],
        };
        let mut rows = String::from("team,rating,text\n");
        for i in 0..400 {
            let rating = choices[(random() * choices.len() as f64) as usize];
            let _ = writeln!(
                rows,
                "t{},{rating},It came on Monday {i}",
                (random() * 12.0) as usize
            );
        }
        let folder = Folder::with("a.csv", rows);
        found += u32::from(report(&folder, &["a.csv"]).quietly().contains("ratings: "));
    }
    assert!(found <= 3, "{found} of 60");
}

#[test]
fn who_would_recommend_makes_nps() {
    let score = |i: usize| ["10", "9", "7", "0", "6", "9", "8", "10", "9", "3"][i % 10].to_owned();
    let question =
        "\"How likely are you to recommend us to a friend? (0 = not at all, 10 = extremely)\"";
    let folder = Folder::with("a.csv", rated(question, 80, |i| (team(i), score(i))));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(out.contains("NPS is +20: "), "{out}");
    // Asked from 1 to 5 it is none.
    folder.write(
        "b.csv",
        rated(question, 80, |i| (team(i), (1 + i % 5).to_string())),
    );
    let out = report(&folder, &["b.csv"]).quietly();
    assert!(out.contains("The mean rating is 3.00"), "{out}");
    // A column of promoters tells of which one it is made.
    let rows = rated("Q2,Q2_NPS_GROUP", 80, |i| (team(i), score(i) + ",Promoter"));
    folder.write("c.csv", rows);
    let out = report(&folder, &["c.csv"]).quietly();
    assert!(
        out.contains("NPS is +20: ") && !out.contains("NPS_GROUP"),
        "{out}"
    );
}

#[test]
fn stars_may_be_drawn() {
    let stars = |i: usize| ["★★★★★", "★★☆☆☆", "Rated 3 out of 5 stars", "⭐⭐"][i % 4].to_owned();
    let folder = Folder::with("a.csv", rated("stars", 80, |i| (team(i), stars(i))));
    let out = report(&folder, &["a.csv"]).quietly();
    assert!(
        out.contains("The mean rating is 3.00 (stars, 80 ratings)."),
        "{out}"
    );
}

#[test]
fn nps_is_promoters_less_detractors() {
    let score = |i: usize| ["10", "9", "7", "0", "6", "9", "8", "10", "9", "3"][i % 10].to_owned();
    let folder = Folder::with("a.csv", rated("NPS", 80, |i| (team(i), score(i))));
    let out = report(&folder, &["a.csv"]).quietly();
    let expected =
        "NPS is +20: 50 % promoters (9 or 10) less 30 % detractors (0 to 6), of 80 ratings.";
    assert!(out.contains(expected), "{out}");
}

#[test]
fn ratings_in_words_are_shown_as_the_file_has_them() {
    let word = |i: usize| ["Good", "Bad", "Good", "Unoffered", "Offered"][i % 5].to_owned();
    let folder = Folder::with("a.csv", rated("Satisfaction", 100, |i| (team(i), word(i))));
    let out = report(&folder, &["a.csv"]).quietly();
    for part in [
        "Satisfaction: Bad in 33 %, Good in 67 % of 60 ratings.",
        "40 texts without a rating in Satisfaction",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains("no number"), "{out}");
    let page = folder.read("report.html");
    let table = section(&page, "Against the rating");
    for word in ["Good", "Bad"] {
        assert!(
            table.contains(&format!("<th scope=\"row\">{word}</th>")),
            "{table}"
        );
    }
    assert!(!section(&page, "By team").contains("mean rating"));
}

#[test]
fn texts_that_say_the_opposite_of_their_rating_are_listed() {
    let mut rows = String::from("stars,text\n");
    for i in 0..90 {
        let (stars, text) = match i {
            0..3 => (5, "This is terrible, I hate it"),
            3..5 => (1, "Excellent, I love it so much"),
            _ if i % 2 == 0 => (5, "Excellent, I love it so much"),
            _ => (1, "This is terrible, I hate it"),
        };
        let _ = writeln!(rows, "{stars},\"{text}! {i}\"");
    }
    let folder = Folder::with("a.csv", rows);
    let out = report(&folder, &["a.csv"]).quietly();
    let expected = "Rating and text disagree: 3 texts with a high rating are clearly negative, 2 texts with a low rating are \
                    clearly positive.";
    assert!(out.contains(expected), "{out}");
    let page = folder.read("report.html");
    let list = section(&page, "Rating and text disagree");
    assert_eq!(list.matches("<li>").count(), 5, "{list}");
    let out = report(&folder, &["a.csv", "--no-texts"]).quietly();
    assert!(
        out.contains("Rating and text disagree: fewer than 5 texts with"),
        "{out}"
    );
    let page = folder.read("report.html");
    assert!(!page.contains("<h2>Rating and text disagree</h2>"));
}

#[test]
fn a_group_has_the_emotions_that_it_shows_more() {
    let thanks = "Thank you so much for the kind help";
    let anger = "I am furious and frustrated, this never works";
    let mut rows = String::from("team,text\n");
    for i in 0..160 {
        let text = match i % 2 {
            0 if i % 8 > 1 => anger,
            1 if i % 8 > 1 => thanks,
            _ => "It came on Monday",
        };
        let _ = writeln!(rows, "{},\"{text}, {i}\"", team(i));
    }
    let folder = Folder::with("a.csv", rows);
    let args = ["a.csv", "--emotions", "feedback"];
    let out = report(&folder, &args).quietly();
    assert!(out.contains("Strongest emotion: "), "{out}");
    assert!(out.contains("gratitude in 38 %"), "{out}");
    let page = folder.read("report.html");
    let table = section(&page, "By team");
    assert!(
        table.contains("gratitude 75 % <span class=\"dim\">others 0 %</span>"),
        "{table}"
    );
}
