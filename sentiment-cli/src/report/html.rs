//! The page: one file without anything from elsewhere.

use std::fmt::Write;

use sentiment_core::Label;

use super::disagree;
use super::language;
use super::mentioned;
use super::numbers::{count, percent, signed, unit};
use super::overview;
use super::sections::{self, section};
use super::summary::Summary;
use super::timeline;
use super::view::View;
use super::words;
use crate::text::plain;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What all pages begin with, up to the version, and by which they are known.
pub const GENERATOR: &str = "<meta name=\"generator\" content=\"sentiment ";

/// The page on a file called `title`, with a line on its columns: the report of all its texts, or an overview of its
/// questions and the report of each.
pub fn page(views: &[View], notes: &[String], title: &str, columns: &str) -> String {
    let mut out = head(title, columns);
    match views {
        [only] => {
            out.push_str(&findings(only));
            out.push_str("</header>\n");
            out.push_str(&body(&only.summary));
        }
        views => {
            let _ = writeln!(
                out,
                "<p class=\"lead\">{}</p>\n</header>",
                overview::lead(views)
            );
            out.push_str(&section("Overview", &overview::table(views)));
            for (number, view) in views.iter().enumerate() {
                if !view.is_hidden() {
                    out.push_str(&part(view, &overview::anchor(number)));
                }
            }
        }
    }
    let no_texts = views.iter().all(|view| view.summary.discretion.no_texts);
    out.push_str(&footer(notes, no_texts));
    out
}

/// What a page begins with, up to its heading.
fn head(title: &str, columns: &str) -> String {
    let title = plain(title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {GENERATOR}{}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>Sentiment of {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<p class=\"kicker\">Sentiment report</p>\n<h1>{title}</h1>\n",
        env!("CARGO_PKG_VERSION")
    );
    if !columns.is_empty() {
        let _ = writeln!(out, "<p class=\"dim\">{}</p>", plain(columns));
    }
    out
}

/// The report of a question, one of several.
fn part(view: &View, anchor: &str) -> String {
    let about = match view.question.about() {
        about if about.is_empty() => about,
        about => format!("<p class=\"dim\">{}</p>\n", plain(&about)),
    };
    let notes: String = view.notes.iter().map(|note| paragraph(note)).collect();
    let report = format!("{}</header>\n{}", findings(view), body(&view.summary));
    // Each report has charts of the same names.
    let report = ["id", "aria-labelledby", "aria-describedby"]
        .iter()
        .fold(report, |report, name| {
            report.replace(&format!(" {name}=\""), &format!(" {name}=\"{anchor}-"))
        });
    format!(
        "<article id=\"{anchor}\">\n<header>\n<h1>{}</h1>\n{about}{report}<div class=\"notes\">\n{notes}\
         <p><a href=\"#overview\">Back to the overview</a></p>\n</div>\n</article>\n",
        plain(&view.question.title())
    )
}

/// What was found, in words, and the figures.
fn findings(view: &View) -> String {
    let mut out = String::new();
    let mut sentences = view.sentences.iter();
    if let Some(warning) = language::warning(&view.summary) {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", plain(&warning));
    }
    if let Some(first) = sentences.next() {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", plain(first));
    }
    let findings: String = sentences
        .map(|s| format!("<li>{}</li>\n", plain(s)))
        .collect();
    if !findings.is_empty() {
        let _ = write!(out, "<ul class=\"findings\">\n{findings}</ul>\n");
    }
    out.push_str(&tiles(&view.summary));
    out
}

/// The figures that people ask for first.
fn tiles(summary: &Summary) -> String {
    let all = &summary.all;
    let interval = match all.valence.interval() {
        Some((low, high)) => format!("mean valence, {} to {}", signed(low), signed(high)),
        None => "valence".to_owned(),
    };
    let tiles = [
        ("", count(all.n()), unit(all.n()).to_owned()),
        ("", signed(all.valence.mean()), interval),
        (
            "positive",
            percent(all.share(Label::Positive)),
            "positive".to_owned(),
        ),
        (
            "negative",
            percent(all.share(Label::Negative)),
            "negative".to_owned(),
        ),
    ];
    let mut out = String::from("<div class=\"tiles\">\n");
    for (class, value, name) in tiles {
        let _ = writeln!(
            out,
            "<div class=\"tile {class}\"><b>{value}</b><span>{name}</span></div>"
        );
    }
    out.push_str("</div>\n");
    out
}

fn body(summary: &Summary) -> String {
    let mut out = String::new();
    if let Some(body) = sections::urgent(summary) {
        out.push_str(&section("Read first", &body));
    }
    out.push_str("<div class=\"pair\">\n");
    out.push_str(&section("Valence", &sections::distribution(summary)));
    out.push_str(&section("Emotions", &sections::emotions(&summary.all)));
    out.push_str("</div>\n");
    for (i, groups) in summary.groups.iter().filter(|g| g.len() > 0).enumerate() {
        out.push_str(&section(
            &format!("By {}", groups.column.name),
            &format!(
                "{}{}",
                sections::groups(groups, i, summary),
                mentioned::below(summary, &groups.column.name)
            ),
        ));
    }
    if let Some(body) = timeline::section(summary) {
        out.push_str(&section("Over time", &body));
    }
    if let Some(body) = sections::rating(summary) {
        out.push_str(&section("Against the rating", &body));
    }
    if let Some(body) = disagree::section(summary) {
        out.push_str(&section("Rating and text disagree", &body));
    }
    if let Some(body) = mentioned::section(summary) {
        out.push_str(&section("Mentioned most", &body));
    }
    if let Some(body) = sections::topics(summary) {
        out.push_str(&section("What it is about", &body));
    }
    if let Some(body) = sections::drivers(summary) {
        out.push_str(&section("What drives it", &body));
    }
    let uncertain = words::uncertain(summary);
    let lists = [
        (
            "Most positive",
            "The highest valence, where the label is fairly certain.",
            &summary.positive,
        ),
        (
            "Most negative",
            "The lowest valence, where the label is fairly certain.",
            &summary.negative,
        ),
        (
            "Most mixed",
            "Strong words on both sides: often the most useful to read.",
            &summary.mixed,
        ),
        ("Least certain", &uncertain, &summary.uncertain),
    ];
    if !summary.discretion.no_texts {
        out.push_str("<div class=\"pair\">\n");
        for (title, intro, top) in lists {
            out.push_str(&sections::samples(title, intro, top));
        }
        out.push_str("</div>\n");
    }
    out
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", plain(text))
}

fn footer(notes: &[String], no_texts: bool) -> String {
    let mut out = String::from("<footer>\n");
    notes.iter().for_each(|note| out.push_str(&paragraph(note)));
    let marks = match no_texts {
        true => "",
        false => " In texts, blue words speak for, orange ones against; point at one, or tap it, to see by how much.",
    };
    let _ = write!(
        out,
        "<p>Valence is how negative (−1) or positive (1) a text is: the root of the probability \
         of positive less the root of that of negative. Intervals are 95 % confidence intervals of \
         the mean: they say how sure it is of these texts, and nothing of where the model errs.{marks}</p>\n\
         <p>Made by sentiment {}.</p>\n</footer>\n</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    );
    out
}
