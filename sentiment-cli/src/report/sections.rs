//! The sections of the page.

use std::fmt::Write;

use super::agreement;
use super::cells::Cells;
use super::charts;
use super::drivers::Driver;
use super::feelings;
use super::group_table::Table;
use super::groups::Groups;
use super::numbers::{count, percent, side, signed, texts, unit};
use super::ratings::Comparable;
use super::summary::Summary;
use super::tally::{Tally, LABELS};
use super::top::{question_adds, Note, Sample, Top};
use super::trends::Trends;
use super::urgent;
use crate::text::{escape, one_line, plain};

/// A section with a heading.
pub fn section(title: &str, body: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{body}</section>\n", plain(title))
}

/// Shares of the labels, with numbers.
pub fn labels(tally: &Tally) -> String {
    let mut out = bar(tally);
    out.push_str("<ul class=\"legend\">");
    for label in LABELS {
        let _ = write!(
            out,
            "<li><i class=\"{label}\"></i>{label} <b>{}</b> <span class=\"dim\">{}</span></li>",
            percent(tally.share(label)),
            count(tally.count(label))
        );
    }
    out.push_str("</ul>\n");
    out
}

/// Shares of the labels as one bar.
pub fn bar(tally: &Tally) -> String {
    let words: Vec<String> = LABELS
        .iter()
        .map(|&l| format!("{l} {}", percent(tally.share(l))))
        .collect();
    let words = words.join(", ");
    let mut out =
        format!("<div class=\"shares\" role=\"img\" aria-label=\"{words}\" title=\"{words}\">");
    for label in LABELS.into_iter().filter(|&l| tally.count(l) > 0) {
        let _ = write!(
            out,
            "<i class=\"{label}\" style=\"flex-grow:{:.4}\"></i>",
            tally.share(label)
        );
    }
    out.push_str("</div>");
    out
}

/// How valences are spread.
pub fn distribution(summary: &Summary) -> String {
    format!(
        "{}\n{}<p class=\"dim\">Texts by valence: −1 is surely negative, +1 surely positive.</p>\n",
        labels(&summary.all),
        charts::histogram(&summary.histogram)
    )
}

/// Mean probability of each emotion.
pub fn emotions(tally: &Tally) -> String {
    let most = tally
        .strongest()
        .first()
        .map_or(1.0, |(_, value)| value.max(1e-9));
    let mut out = String::from("<dl class=\"bars\">\n");
    for (emotion, value) in tally.emotions() {
        let _ = writeln!(
            out,
            "<dt>{emotion}</dt><dd><i style=\"width:{:.1}%\"></i><span>{}</span></dd>",
            value / most * 75.0,
            percent(value)
        );
    }
    out.push_str("</dl>\n<p class=\"dim\">Mean probability that a text expresses the emotion; a text may express several.</p>\n");
    out
}

/// The groups of a column.
pub fn groups(groups: &Groups, number: usize, summary: &Summary) -> String {
    let shown = groups.shown(summary.discretion.least);
    let others = shown
        .others
        .as_ref()
        .map(|(name, group)| (name.as_str(), group));
    let trends = Trends::of(groups, &shown, summary.discretion.least);
    let rows = shown.groups.iter().copied().chain(others);
    let id = format!("g{number}");
    let ratings = summary.comparable.as_ref();
    // Of choices in words a mean says little.
    let ratings = ratings.filter(|ratings| ratings.groups.len() > 0 && !ratings.are_words());
    let table = Table {
        groups,
        id: &id,
        tried: feelings::tried(summary),
        least: summary.discretion.least,
        ratings,
        trends: trends.as_ref(),
    };
    let mut out = table.of(rows);
    if groups.cells != Cells::One {
        out.push_str(
            "<p class=\"dim\">A text may have several of these, and then counts in each.</p>\n",
        );
    }
    out
}

/// The texts by rating, if the ratings are few, and how they agree.
pub fn rating(summary: &Summary) -> Option<String> {
    let comparable = summary.comparable.as_ref()?;
    let Comparable { pairs, groups, .. } = comparable;
    let sentence = agreement::sentence(pairs, groups.whole().n())?;
    let mut out = format!("<p>{}</p>\n", escape(&sentence));
    if groups.len() <= 11 {
        if let Some(rows) = groups.by_number() {
            let shown = groups.shown(summary.discretion.least);
            let is_shown = |(name, _): &(&str, _)| shown.groups.iter().any(|(n, _)| n == name);
            let others = shown.others.as_ref();
            let others = others.map(|(name, group)| (name.as_str(), group));
            let rows = rows.into_iter().filter(is_shown).chain(others);
            let rows = rows.map(|(name, group)| (comparable.shown(name), group));
            let table = Table {
                groups,
                id: "r",
                tried: feelings::tried(summary),
                least: summary.discretion.least,
                ratings: None,
                trends: None,
            };
            out.push_str(&table.of(rows));
        }
    }
    Some(out)
}

/// The terms that move the valence.
pub fn drivers(summary: &Summary) -> Option<String> {
    let [up, down] = [true, false].map(|positive| summary.strongest(positive));
    if up.is_empty() && down.is_empty() {
        return None;
    }
    let most = up
        .iter()
        .chain(&down)
        .map(|d| d.sum.abs())
        .fold(1e-9, f64::max);
    let list = |title: &str, class: &str, drivers: &[Driver]| {
        let mut out = format!("<div><h3>{title}</h3>\n<dl class=\"bars {class}\">\n");
        for d in drivers {
            let _ = writeln!(
                out,
                "<dt>{}</dt><dd><i style=\"width:{:.1}%\"></i><span>{} <span class=\"dim\">{}</span></span></dd>",
                plain(&d.term),
                d.sum.abs() / most * 50.0,
                signed_short(d.sum),
                texts(d.texts)
            );
        }
        out.push_str("</dl></div>\n");
        out
    };
    let asked = if summary.drivers.asked() {
        " Where a question decides against an answer’s words, these do not count; of an answer of up to three words \
         it is the answer itself."
    } else {
        ""
    };
    Some(format!(
        "<div class=\"pair\">\n{}{}</div>\n<p class=\"dim\">What each word adds to the valence of the texts it is in, \
         summed over all texts (log-odds of positive over negative), and in how many texts it is: in several at least, \
         and these differ from all others to that side by more than chance.{asked}</p>\n",
        list("It lowers valence", "negative", &down),
        list("It lifts valence", "positive", &up)
    ))
}

/// What clearly lower and higher texts are about.
pub fn topics(summary: &Summary) -> Option<String> {
    let topics = &summary.findings.topics;
    let of = match topics.of_sample {
        true => " Counted in a sample of the texts.",
        false => "",
    };
    let mut rows = String::new();
    for topic in topics.side(false).chain(topics.side(true)) {
        let (with, others) = (&topic.with, &topic.others);
        let difference = topic.difference();
        let class = if difference < 0.0 {
            "negative"
        } else {
            "positive"
        };
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}<span class=\"unit\"> {}</span></td>\
             <td class=\"number\"><b>{}</b> <span class=\"dim\">{}</span></td><td class=\"number\"><span class=\"unit\">all other texts </span>{}</td>\
             <td class=\"number\"><span class=\"unit\">difference </span><b class=\"{class}\">{}</b></td></tr>",
            plain(&topic.name),
            count(with.n),
            unit(with.n),
            signed(with.mean()),
            interval(with.interval(), &signed),
            signed(others.mean()),
            signed(difference),
        );
    }
    (!rows.is_empty()).then(|| {
        let heads = ["topic", "texts", "mean valence", "all other texts", "difference"];
        let heads = heads.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
        format!(
            "<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n<p class=\"dim\">Words and pairs \
             of words that weigh little by themselves, but whose texts are clearly lower or higher than all others, by more \
             than chance among all that were tried. Of those that are in the same texts one is named.{of}</p>\n"
        )
    })
}

fn signed_short(value: f64) -> String {
    format!("{}{:.1}", if value < 0.0 { "−" } else { "+" }, value.abs())
}

/// An interval in words.
pub fn interval(interval: Option<(f64, f64)>, shown: &dyn Fn(f64) -> String) -> String {
    match interval {
        Some((low, high)) => format!("{} to {}", shown(low), shown(high)),
        None => "too few for an interval".to_owned(),
    }
}

/// The texts to read first, by kinds; only how many where no text is shown.
pub fn urgent(summary: &Summary) -> Option<String> {
    let (list, discretion) = (&summary.urgent, summary.discretion);
    let (mut kinds, mut is_cut) = (String::new(), false);
    for kind in list.kinds() {
        let n = list.n(kind);
        let n = match list.is_few(kind, discretion) {
            true => format!("fewer than {} texts", discretion.least),
            false => texts(n),
        };
        let _ = writeln!(kinds, "<h3>{} · {n}</h3>", urgent::title(kind));
        let items: Vec<String> = list.samples(kind).map(sample).collect();
        let (open, more) = items.split_at(items.len().min(urgent::OPEN));
        if !open.is_empty() {
            let _ = writeln!(kinds, "<ul class=\"texts\">\n{}</ul>", open.concat());
        }
        if !more.is_empty() {
            let more_texts = count(more.len() as u64);
            let _ = writeln!(
                kinds,
                "<details><summary>{more_texts} more</summary>\n<ul class=\"texts\">\n{}</ul>\n</details>",
                more.concat()
            );
        }
        is_cut |= items.len() == urgent::SHOWN && list.n(kind) > urgent::SHOWN as u64;
    }
    let order = match summary.days.is_empty() {
        true => "as the file has them",
        false => "the newest first",
    };
    let shown = match discretion.no_texts {
        true => String::new(),
        false => format!(" The most urgent kind comes first, and of each kind its texts {order}."),
    };
    let cut = match is_cut {
        true => format!(
            " Of a kind no more than {} are here: <code>sentiment score --urgent</code> marks them all.",
            urgent::SHOWN
        ),
        false => String::new(),
    };
    let repeated = list.repeated();
    let footers = match repeated {
        0 => String::new(),
        n if discretion.no_texts && n < discretion.least => String::new(),
        n => format!(
            " {} not listed that mention them only in a sentence which stands word for word in several, such as a footer.",
            are(n)
        ),
    };
    (!kinds.is_empty() || !footers.is_empty()).then(|| {
        format!(
            "<p class=\"dim\">Texts that mention harm, harassment, the law or the press, money or data in wrong hands, people who \
             depend on help, earlier messages without an answer, or leaving, however positive or negative they are.{shown}{cut} \
             These are found by words, not by meaning: some are harmless, and that a text is not here proves \
             nothing.{footers}</p>\n{kinds}"
        )
    })
}

/// "1 text is", "2 texts are".
fn are(n: u64) -> String {
    format!("{} {}", texts(n), if n == 1 { "is" } else { "are" })
}

/// A list of texts.
pub fn samples(title: &str, intro: &str, top: &Top) -> String {
    let mut items = String::new();
    for s in top.iter() {
        items.push_str(&sample(s));
    }
    if items.is_empty() {
        return String::new();
    }
    section(
        title,
        &format!(
            "<p class=\"dim\">{}</p>\n<ul class=\"texts\">\n{items}</ul>\n",
            escape(intro)
        ),
    )
}

/// A text, with what is said of it.
pub fn sample(s: &Sample) -> String {
    let mut notes = vec![s.place.line.to_string()];
    notes.extend(s.place.record.map(|record| format!("record {record}")));
    let isolated = |note: &Note| format!("<bdi>{}</bdi>", escape(&note.text));
    notes.extend(s.notes.iter().map(isolated));
    let explanation = &s.excerpt.explanation;
    let score = &explanation.score;
    format!(
        "<li>{}<p class=\"text\" dir=\"auto\">{}{}{}</p><p class=\"dim\"><b class=\"{label}\">{label}</b> · valence {} · \
         confidence {:.2} · {}</p></li>\n",
        question(s),
        if s.excerpt.before { "… " } else { "" },
        explanation.to_html_text(),
        if s.excerpt.after { " …" } else { "" },
        side(score.valence),
        score.confidence,
        notes.join(" · "),
        label = score.label,
    )
}

/// What a text answers, and what that adds, if it does, as the titles of words say it.
fn question(s: &Sample) -> String {
    const QUESTION: usize = 120;
    let Some(question) = &s.question else {
        return String::new();
    };
    let adds = match question_adds(&s.excerpt.explanation) {
        Some(valence) => format!(" · the question adds {}", signed(valence)),
        None => String::new(),
    };
    format!(
        "<p class=\"dim\">To <bdi>“{}”</bdi>{adds}</p>",
        escape(&one_line(question, QUESTION))
    )
}
