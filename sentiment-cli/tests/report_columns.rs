//! `sentiment report`: which columns it takes for what.

use std::fmt::Write;

use crate::common::{report, Folder};

/// Rows of which the n-th field is what `value` says.
fn table(header: &str, value: impl Fn(&str, usize) -> String) -> String {
    let names: Vec<&str> = header.split(',').collect();
    let row = |i| {
        let fields: Vec<String> = names.iter().map(|name| value(name, i)).collect();
        fields.join(",") + "\n"
    };
    format!("{header}\n{}", (0..60).map(row).collect::<String>())
}

/// What the page says of its columns.
fn taken(folder: &Folder) -> String {
    let page = folder.read("report.html");
    let (_, line) = page.split_once("<p class=\"dim\">Text: ").expect("columns");
    line.split("</p>").next().unwrap_or_default().to_owned()
}

fn value(name: &str, i: usize) -> String {
    match name {
        "Created at" | "at" => format!("2026-03-{:02} 10:00:00", 1 + i % 28),
        "Description" | "content" | "comment" => format!("The export is broken again {i}"),
        "Satisfaction" | "score" | "nps_score" => (1 + i % 5).to_string(),
        "reviewId" | "Ticket ID" => i.to_string(),
        "thumbsUpCount" => (i % 3).to_string(),
        "Kommentar" => format!("The screen went black again on day {i}"),
        "Datum" => format!("{}.03.2026", 1 + i % 28),
        "Sterne" => (1 + i % 5).to_string(),
        "starRating" => ["ONE", "THREE", "FIVE"][i % 3].to_owned(),
        "Positive review" => format!("Breakfast number {i} and the view"),
        "Negative review" => format!("The lift to floor {i}"),
        "Review score" => (2 + i % 9).to_string(),
        "Staff" | "Location" | "Comfort" => ["2.5", "5", "7.5", "10"][i % 4].to_owned(),
        "Tags" => String::new(),
        _ => format!("{name} {}", i % 3),
    }
}

#[test]
fn columns_of_common_exports() {
    for (header, expected) in [
        (
            "Ticket ID,Created at,Priority,Assignee,Product Area,App Version,Satisfaction,Status,Subject,Description",
            "Description · Dates: Created at · Rating: Satisfaction · Groups: Priority, Assignee, Product Area, \
             App Version, Status · ID: Ticket ID",
        ),
        (
            "reviewId,userName,content,score,thumbsUpCount,at,appVersion",
            "content · Dates: at · Rating: score · Groups: appVersion · ID: reviewId",
        ),
        (
            "response_id,nps_score,comment,segment",
            "comment · Rating: nps_score · Groups: segment · ID: response_id",
        ),
        // Marks from 1 to 10 are no groups, nor is what no row has.
        (
            "Positive review,Negative review,Review score,Staff,Location,Comfort,Room type,Tags",
            "Positive review, Negative review · Rating: Review score · Groups: Room type",
        ),
        (
            "locationName,starRating,comment",
            "comment · Rating: starRating · Groups: locationName",
        ),
        // What is called so outright is taken where both are there.
        (
            "product_handle,product,comment",
            "comment · Groups: product",
        ),
        (
            "Datum,Kommentar,Sterne,Filiale",
            "Kommentar · Dates: Datum · Rating: Sterne · Groups: Filiale",
        ),
    ] {
        let folder = Folder::with("in.csv", table(header, value));
        report(&folder, &["in.csv"]).quietly();
        assert_eq!(taken(&folder), expected);
    }
}

#[test]
fn what_travel_sites_ask_for_is_read_as_a_question() {
    let header = "Positive review,Negative review,Review score";
    let folder = Folder::with("in.csv", table(header, value));
    let out = report(&folder, &["in.csv"]).quietly();
    for part in [
        "Positive review\n60 texts: 100 % positive",
        "Negative review\n60 texts: 0 % positive, 100 % negative",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
}

#[test]
fn columns_by_words_of_their_names() {
    let of_dates = |name: &str| {
        let values = |of: &str, i: usize| match of {
            _ if of == name => format!("2026-03-{:02} 10:00:00", 1 + i % 28),
            _ => value("comment", i),
        };
        let folder = Folder::with("in.csv", table(&format!("{name},comment"), values));
        report(&folder, &["in.csv"]).quietly();
        taken(&folder)
    };
    for name in [
        "Review Submit Date and Time",
        "Review Created (UTC)",
        "Completion time",
        "Submit Date (UTC)",
        "StartDate",
        "EndDate",
        "Submitted",
        "Date completed",
        "Date of Review",
        "Order date",
        "reviewTime",
    ] {
        assert_eq!(of_dates(name), format!("comment · Dates: {name}"));
    }
    for name in ["Date of Birth", "Due date", "Last update time"] {
        assert_eq!(of_dates(name), "comment");
    }
    for name in [
        "Review Stars",
        "Rating (1-5)",
        "Star Rating",
        "Overall rating",
        "How likely are you to recommend us? (0-10)",
        "How satisfied are you?",
    ] {
        let values = |of: &str, i: usize| match of {
            _ if of == name => (1 + i % 5).to_string(),
            _ => value("comment", i),
        };
        let folder = Folder::with("in.csv", table(&format!("{name},comment"), values));
        report(&folder, &["in.csv"]).quietly();
        assert_eq!(taken(&folder), format!("comment · Rating: {name}"));
    }
}

#[test]
fn what_a_column_holds_must_bear_its_name_out() {
    let header = "Start date,Response time (h),Rating count,Reason for rating,Submitted by,comment";
    let values = |name: &str, i: usize| match name {
        "Start date" => ["yes", "no", "2026-03-01"][i % 3].to_owned(),
        "Response time (h)" | "Rating count" => (i % 7).to_string(),
        "Reason for rating" => format!("Late {i}"),
        _ => value(name, i),
    };
    let folder = Folder::with("in.csv", table(header, values));
    report(&folder, &["in.csv"]).quietly();
    assert_eq!(taken(&folder), "comment");
    // The time of the review, where there are several.
    let header = "Order date,Start date,Last update date,Review Created (UTC),comment";
    let values = |name: &str, i: usize| match name {
        "comment" => value(name, i),
        _ => value("at", i),
    };
    let folder = Folder::with("in.csv", table(header, values));
    report(&folder, &["in.csv"]).quietly();
    assert_eq!(taken(&folder), "comment · Dates: Review Created (UTC)");
}

#[test]
fn columns_that_may_be_dates_are_named() {
    let values = |name: &str, i: usize| match name {
        "Wann" => value("at", i),
        "Phone" => format!("17749152{:02}", i % 60),
        _ => value(name, i),
    };
    let folder = Folder::with("in.csv", table("Wann,Phone,comment", values));
    let note = "No column is taken for dates, but these look like it: Wann. For what changed over time, name one, as by \
                --time \"Wann\".";
    let out = report(&folder, &["in.csv"]).quietly();
    assert!(out.contains(note), "{out}");
    assert!(folder
        .read("report.html")
        .contains("these look like it: Wann."));
    let out = report(&folder, &["in.csv", "--time", "Wann"]).quietly();
    assert!(!out.contains("look like it"), "{out}");
    folder.write("in.csv", table("Wann,date,comment", values));
    let out = report(&folder, &["in.csv"]).quietly();
    assert!(!out.contains("look like it"), "{out}");
}

#[test]
fn a_score_of_many_values_is_no_rating() {
    let votes = |name: &str, i: usize| match name {
        "score" => (i * i).to_string(),
        _ => value(name, i),
    };
    let folder = Folder::with("in.csv", table("content,score", votes));
    report(&folder, &["in.csv"]).quietly();
    assert_eq!(taken(&folder), "content");
}

#[test]
fn columns_that_may_be_groups_are_named() {
    let header = "Ticket ID,Created at,updated,Tags,Squad,thumbsUpCount,team,Description";
    let values = |name: &str, i: usize| match name {
        "updated" => "2026-03-31".to_owned(),
        "Tags" => format!("tag {i}"),
        _ => value(name, i),
    };
    let folder = Folder::with("in.csv", table(header, values));
    let note = "Not compared: Squad. Columns with few values may be groups; name them by --by.";
    let out = report(&folder, &["in.csv"]).quietly();
    assert!(out.contains(note), "{out}");
    assert!(folder.read("report.html").contains(note));
    let out = report(&folder, &["in.csv", "--by", "squad"]).quietly();
    assert!(!out.contains("Not compared"), "{out}");
}

#[test]
fn objects_are_no_groups_and_no_ratings() {
    let row = |i: usize| {
        format!(
            "{{\"body\":\"good {i}\",\"assignee\":{{\"name\":\"Ann {0}\"}},\"team\":\"t{0}\",\
             \"satisfaction\":{{\"score\":{0}}}}}\n",
            i % 3
        )
    };
    let folder = Folder::with("in.jsonl", (0..60).map(row).collect::<String>());
    report(&folder, &["in.jsonl"]).quietly();
    assert_eq!(taken(&folder), "body · Groups: team");
    let run = report(&folder, &["in.jsonl", "--by", "assignee.name"]);
    assert_eq!(run.code, 2);
    let way = "make one of it, e.g. by `jq -c '. + {assignee_name: .assignee.name}'`";
    assert!(run.err.contains(way), "{}", run.err);
}

#[test]
fn versions_are_groups_and_solving_is_a_time() {
    let mut rows = String::from("App Version Name,solved_at,text\n");
    for i in 0..90 {
        let version = ["3.9", "4.0", "4.1"][i % 3];
        let _ = writeln!(rows, "{version},2026-0{}-11,It is good {i}", 1 + i % 6);
    }
    let folder = Folder::with("a.csv", rows);
    report(&folder, &["a.csv"]).quietly();
    let page = folder.read("report.html");
    assert!(
        page.contains("By App Version Name") && page.contains("Dates: solved_at"),
        "{page}"
    );
}

#[test]
fn waves_are_no_dates_but_groups() {
    let rows = "wave,text\nWave 1,It is good\nWave 2,It is bad\n";
    let folder = Folder::with("a.csv", rows);
    let run = folder.run(&["report", "a.csv", "--time", "wave"]);
    assert!(
        run.err.contains("waves and the like are compared by --by"),
        "{}",
        run.err
    );
}
