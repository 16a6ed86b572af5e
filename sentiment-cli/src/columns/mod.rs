//! Columns recognized by name.

mod inner;
mod names;
mod spelling;

use std::fmt::Write;

use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row};
use crate::text::quoted;
pub use inner::{access, inner};
pub use spelling::{alike, asks, listed, reads_as_question};
use spelling::{listed_to, MOST};

fn known(columns: &[String], names: &str) -> Vec<usize> {
    let called = |name| (0..columns.len()).filter(move |&i| alike(&columns[i], name));
    names.split_whitespace().flat_map(called).collect()
}

/// Whether columns are those of a survey of employees.
pub fn are_of_staff(columns: &[String]) -> bool {
    let is_one = |word: &String| names::STAFF.split_whitespace().any(|staff| staff == word);
    columns
        .iter()
        .any(|column| spelling::words(column).iter().any(is_one))
}

/// Columns that are listed where any may be meant.
const ALL: usize = 200;

/// The column named by the user; how it is spelled counts only if several are alike.
pub fn named(columns: &[String], name: &str, option: &str) -> Outcome<usize> {
    let all = |is: &dyn Fn(&String) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|&i| is(&columns[i])).collect()
    };
    let mut found = all(&|column| column == name);
    if found.is_empty() {
        found = all(&|column| alike(column, name));
    }
    let problem = match found[..] {
        [at] => return Ok(at),
        [] => {
            let near = spelling::nearest(columns, name);
            let all = listed_to(columns, ALL);
            let there = match (columns, inner(columns, name, option), near) {
                ([], ..) => "the input is empty".to_owned(),
                (_, Some(way), _) => way,
                (_, _, Some(near)) => {
                    format!("did you mean {}? There are: {all}", quoted(near))
                }
                (_, None, None) => format!("there are: {all}"),
            };
            format!(
                "there is no column {}, which {option} names; {there}",
                quoted(name)
            )
        }
        [first, second, ..] if columns[first] == columns[second] => {
            format!(
                "two columns are called {}; rename one",
                quoted(&columns[first])
            )
        }
        [..] => {
            let alike: Vec<_> = found.iter().map(|&i| &columns[i]).collect();
            format!(
                "{option} {} may be any of {}; write it as it stands there",
                quoted(name),
                listed(&alike)
            )
        }
    };
    Err(Failure::Usage(problem))
}

/// The same, by which rows are asked. Those of JSON are asked by the name: it may be in later ones only.
pub fn asked(columns: &[String], name: &str, option: &str, input: &Input) -> Outcome<Column> {
    match named(columns, name, option) {
        Ok(index) => Ok(Column::of(columns, index)),
        Err(_) if input.is_json() && inner(columns, name, option).is_none() => {
            Ok(Column::named(name))
        }
        Err(e) => Err(e),
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nothing but numbers.
    Numbers,
    /// Nothing but dates.
    Dates,
    /// Words: names, choices. Or nothing.
    Words,
    /// Sentences, more or less.
    Prose,
}

/// The column with the text where nobody names it: recognized, or the only one. Of several that are recognized
/// the first that holds more than numbers and dates is taken.
pub fn text(columns: &[String], holds: impl Fn(usize) -> Holds) -> Outcome<Option<usize>> {
    if columns.len() == 1 {
        return Ok(Some(0));
    }
    let found = texts(columns);
    let says = |&&i: &&usize| !matches!(holds(i), Holds::Numbers | Holds::Dates);
    let best = found.iter().find(says).or(found.first());
    best.map(|&best| named(columns, &columns[best], "--text"))
        .transpose()
}

/// That nobody knows which column holds the text. Those that may well do are listed first, and all of them.
pub fn no_text(columns: &[String], holds: impl Fn(usize) -> Holds) -> Failure {
    let is_likely = |&i: &usize| match holds(i) {
        Holds::Numbers | Holds::Dates => false,
        Holds::Words => asks(&columns[i]),
        Holds::Prose => true,
    };
    let (likely, other): (Vec<_>, Vec<_>) = (0..columns.len()).partition(is_likely);
    let most = likely.len().max(MOST);
    let names: Vec<&String> = likely.iter().chain(&other).map(|&i| &columns[i]).collect();
    let mut message = format!(
        "which column holds the text? Name it by --text; there are: {}",
        listed_to(&names, most)
    );
    let mut prose = likely.iter().filter(|&&i| holds(i) == Holds::Prose);
    if let (Some(&first), Some(&second)) = (prose.next(), prose.next()) {
        let [first, second] = [first, second].map(|i| quoted(&columns[i]));
        let _ = write!(
            message,
            "; a report reads several, as by --text {first} --text {second}"
        );
    }
    Failure::Usage(message)
}

/// Columns whose names say that they hold titles of texts, the likeliest first.
pub fn titles(columns: &[String]) -> Vec<usize> {
    known(columns, names::TITLE)
}

/// Whether a name speaks of what is written, but is nobody's opinion: addresses, numbers.
pub fn is_contact(name: &str) -> bool {
    let mut known = names::CONTACT.split_whitespace();
    let words = spelling::words(name);
    known.any(|known| words.iter().any(|word| word == known))
}

/// Whether names are those of columns that surveys, shops and help desks have.
pub fn are_known(columns: &[String]) -> bool {
    let lists = [
        names::TEXT,
        names::TIME,
        names::GROUPS,
        names::QUESTIONS,
        names::RATING,
    ];
    lists.iter().any(|names| !known(columns, names).is_empty())
}

/// Columns whose names say that they hold texts, the likeliest first.
pub fn texts(columns: &[String]) -> Vec<usize> {
    known(columns, names::TEXT)
}

/// Columns whose names say that they hold dates, the likeliest first.
pub fn times(columns: &[String]) -> Vec<usize> {
    known(columns, names::TIME)
}

/// Other columns with words in their names that speak of dates, the likeliest first.
pub fn likely_times(columns: &[String]) -> Vec<usize> {
    spoken_of(columns, names::TIME_WORDS, names::NOT_TIME)
}

/// Columns with dates of what was done about texts.
pub fn later_times(columns: &[String]) -> Vec<usize> {
    spoken_of(columns, names::LATER, names::NOT_LATER)
}

/// Whether a column's numbers are names of versions.
pub fn is_version(name: &str) -> bool {
    let words = spelling::words(name);
    words
        .iter()
        .any(|word| matches!(word.as_str(), "version" | "build" | "release"))
}

/// Other columns with words in their names that speak of ratings, the likeliest first.
pub fn likely_ratings(columns: &[String]) -> Vec<usize> {
    spoken_of(columns, names::RATING_WORDS, names::NOT_RATING)
}

/// Columns with one of these words in their names, and none of those.
fn spoken_of(columns: &[String], words: &str, others: &str) -> Vec<usize> {
    let rank = |name: &String| {
        let own = spelling::words(name);
        let has = |word: &str| own.iter().any(|own| own == word);
        let rank = words.split_whitespace().position(has)?;
        (!others.split_whitespace().any(has)).then_some(rank)
    };
    let ranked = columns.iter().map(rank).zip(0..);
    let mut found: Vec<(usize, usize)> =
        ranked.filter_map(|(rank, at)| Some((rank?, at))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// Columns to compare groups by; of those that are spelled alike, or that name the same, the first.
pub fn groups(columns: &[String]) -> Vec<usize> {
    let bare: Vec<String> = columns.iter().map(|name| called(name)).collect();
    let mut found = known(&bare, names::GROUPS);
    // What is called so outright says more than what it is called by.
    found.sort_by_key(|&at| (!alike(&bare[at], &columns[at]), at));
    let mut groups: Vec<usize> = Vec::new();
    for at in found {
        if !groups.iter().any(|&group| alike(&bare[group], &bare[at])) {
            groups.push(at);
        }
    }
    groups.sort_unstable();
    groups
}

/// What a column is of: of `locationName` it is "location".
fn called(name: &str) -> String {
    match &spelling::words(name)[..] {
        [of @ .., last] if !of.is_empty() && names::CALLED.contains(&last.as_str()) => of.join(" "),
        _ => name.to_owned(),
    }
}

/// Those of these columns that hold no objects or arrays of JSON.
pub fn flat(mut found: Vec<usize>, names: &[String], rows: &[Row]) -> Vec<usize> {
    found.retain(|&index| {
        let column = Column::of(names, index);
        !rows.iter().any(|row| row.is_nested(&column))
    });
    found
}

/// A column with the questions that texts answer.
pub fn questions(columns: &[String]) -> Option<usize> {
    known(columns, names::QUESTIONS).first().copied()
}

/// Columns whose names say that they hold ratings, the likeliest first.
pub fn ratings(columns: &[String]) -> Vec<usize> {
    known(columns, names::RATING)
}

/// Whether a column's ratings are from 0 to 10, whatever most people choose: its name says so, or one is made of it.
pub fn is_nps(name: &str, names: &[String]) -> bool {
    let says = spelling::words(name).iter().any(|word| word == "nps");
    says || names
        .iter()
        .any(|other| nps_group_of(other).is_some_and(|own| !own.is_empty() && alike(own, name)))
}

/// What a column of promoters, passives and detractors is made of: of `Q2_NPS_GROUP` it is `Q2`.
pub fn nps_group_of(name: &str) -> Option<&str> {
    const END: &str = "_NPS_GROUP";
    let start = name.len().checked_sub(END.len())?;
    let end = name.get(start..)?;
    end.eq_ignore_ascii_case(END).then(|| &name[..start])
}

/// Whether it asks what NPS is counted of, if it is asked from 0 to 10: "How likely are you to recommend us?"
pub fn asks_to_recommend(name: &str) -> bool {
    let words = spelling::words(name);
    let has = |word: &str| words.iter().any(|own| own == word);
    has("likely") && has("recommend")
}

/// Columns that may hold ratings, or what is counted.
pub fn scores(columns: &[String]) -> Vec<usize> {
    known(columns, names::SCORE)
}
