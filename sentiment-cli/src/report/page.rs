//! The report as one page that needs nothing else.

use std::fmt::Write;

use sentiment_core::{Analyzer, Emotion, Label};

use super::summary::{Found, Moments, Part};
use super::{svg, words};
use crate::text::{escape, one_line};

/// The page.
pub fn write(title: &str, found: &Found, analyzer: &Analyzer) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Sentiment of {0}</title><style>\n{1}</style></head>\n<body><main>\n\
         <h1>What people feel: {0}</h1>\n",
        escape(title),
        include_str!("style.css")
    );
    let mut headline = words::headline(found).into_iter();
    let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape(&headline.next().unwrap_or_default()));
    for sentence in headline {
        let _ = writeln!(out, "<p>{}</p>", escape(&sentence));
    }
    if found.all.valence.count > 0 {
        overview(&mut out, found);
        over_time(&mut out, found);
        groups(&mut out, found);
        drivers(&mut out, found);
        examples(&mut out, found, analyzer);
    }
    footer(&mut out, found);
    out.push_str("</main></body></html>\n");
    out
}

fn overview(out: &mut String, found: &Found) {
    let all = &found.all;
    out.push_str("<div class=\"tiles\">");
    let tile = |out: &mut String, value: &str, what: &str| {
        let _ = write!(out, "<div class=\"tile\"><b>{value}</b><span class=\"soft\">{what}</span></div>");
    };
    tile(out, &all.valence.count.to_string(), "texts");
    tile(out, &format!("{:+.2}", all.valence.mean()), "mean valence, from −1 to +1");
    tile(out, &words::percent(all.share(Label::Positive)), "positive");
    tile(out, &words::percent(all.share(Label::Negative)), "negative");
    if let Some((r, n)) = found.rating {
        tile(out, &format!("{r:.2}"), &format!("correlation with the rating ({n} texts)"));
    }
    out.push_str("</div>\n<div class=\"two\"><figure class=\"card\"><h3>Valence</h3>");
    out.push_str(&svg::histogram(&found.histogram));
    out.push_str(&stack(all));
    out.push_str("<ul class=\"key\">");
    for (label, class) in ORDER {
        let _ = write!(
            out,
            "<li><i class=\"{class}\"></i>{label} {}</li>",
            words::percent(all.share(label))
        );
    }
    out.push_str("</ul></figure>\n<figure class=\"card\"><h3>Emotions</h3>");
    let mut emotions: Vec<(Emotion, f64)> = Emotion::ALL.into_iter().zip(all.emotions()).collect();
    emotions.sort_by(|a, b| b.1.total_cmp(&a.1));
    let most = emotions.first().map_or(1.0, |e| e.1).max(1e-9);
    out.push_str("<div class=\"bars\">");
    for (emotion, value) in emotions {
        let _ = write!(
            out,
            "<span>{emotion}</span><i style=\"width:{:.1}%\"></i><span>{value:.2}</span>",
            value / most * 100.0
        );
    }
    out.push_str("</div><figcaption>Mean probability over all texts.</figcaption></figure></div>\n");
}

const ORDER: [(Label, &str); 4] = [
    (Label::Negative, "b-neg"),
    (Label::Mixed, "b-mix"),
    (Label::Neutral, "b-neu"),
    (Label::Positive, "b-pos"),
];

/// Shares of the labels as one bar.
fn stack(part: &Part) -> String {
    let mut out = String::from("<div class=\"stack\">");
    for (label, class) in ORDER {
        let share = part.share(label);
        let _ = write!(
            out,
            "<i class=\"{class}\" style=\"width:{:.1}%\" title=\"{label} {}\"></i>",
            share * 100.0,
            words::percent(share)
        );
    }
    out + "</div>"
}

fn over_time(out: &mut String, found: &Found) {
    let Some((period, points)) = found.time.as_ref().filter(|(_, points)| points.len() > 1) else {
        return;
    };
    let _ = write!(
        out,
        "<h2>Over time</h2><figure class=\"card curve\">{}<figcaption>Mean valence by {}, with 95 % intervals; \
         bars: number of texts.</figcaption></figure>\n",
        svg::curve(*period, points),
        period.name()
    );
}

fn groups(out: &mut String, found: &Found) {
    for (name, values) in &found.groups {
        let _ = write!(
            out,
            "<h2>By {}</h2><div class=\"card\"><table><thead><tr><th>{}</th><th class=\"n\">texts</th>\
             <th class=\"n\">valence</th><th>labels</th><th class=\"wide\">stands out by</th></tr></thead><tbody>",
            escape(name),
            escape(name)
        );
        for (value, part) in values {
            let _ = write!(
                out,
                "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n {}\">{}</td><td>{}</td>\
                 <td class=\"wide soft\">{}</td></tr>",
                escape(&one_line(value, 60)),
                part.valence.count,
                side(part.valence.mean()),
                words::mean(&part.valence),
                stack(part),
                words::standing_out(part, &found.all)
            );
        }
        out.push_str("</tbody></table></div>\n");
    }
}

fn side(valence: f64) -> &'static str {
    if valence < 0.0 {
        "down"
    } else {
        "up"
    }
}

fn drivers(out: &mut String, found: &Found) {
    if found.pulls.iter().all(Vec::is_empty) {
        return;
    }
    out.push_str("<h2>What drives it</h2><div class=\"two\">");
    for (title, terms) in ["Pulls down", "Lifts"].iter().zip(&found.pulls) {
        let _ = write!(
            out,
            "<div class=\"card\"><h3>{title}</h3><table><thead><tr><th>term</th><th class=\"n\">times</th>\
             <th class=\"n\">adds, each</th></tr></thead><tbody>"
        );
        for (term, moments) in terms {
            out.push_str(&driver(term, moments));
        }
        out.push_str("</tbody></table></div>");
    }
    out.push_str("</div>\n");
}

fn driver(term: &str, moments: &Moments) -> String {
    format!(
        "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n {}\">{:+.2}</td></tr>",
        escape(term),
        moments.count,
        side(moments.mean()),
        moments.mean()
    )
}

fn examples(out: &mut String, found: &Found, analyzer: &Analyzer) {
    out.push_str("<h2>In their words</h2><div class=\"two\">");
    for (title, about, top) in [
        ("Most positive", "", &found.positive),
        ("Most negative", "", &found.negative),
        ("Mixed", "Strong feelings both ways.", &found.mixed),
        ("Least certain", "Where the label should be trusted least: read these yourself.", &found.unsure),
    ] {
        let mut texts = top.texts().peekable();
        if texts.peek().is_none() {
            continue;
        }
        let _ = write!(out, "<div class=\"card\"><h3>{title}</h3>");
        if !about.is_empty() {
            let _ = write!(out, "<p class=\"soft\">{about}</p>");
        }
        out.push_str("<ol class=\"texts\">");
        for text in texts {
            let explanation = analyzer.explain(cut(text));
            let s = explanation.score;
            let _ = write!(
                out,
                "<li><span class=\"chip\"><b class=\"{}\">{:+.2}</b> {}</span>{}</li>",
                side(s.valence),
                s.valence,
                s.label,
                explanation.to_html_text()
            );
        }
        out.push_str("</ol></div>");
    }
    out.push_str("</div>\n");
}

/// The beginning of a long text.
fn cut(text: &str) -> &str {
    const MOST: usize = 700;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}

fn footer(out: &mut String, found: &Found) {
    out.push_str("<h2>How to read this</h2><p class=\"soft\">");
    if found.skipped > 0 {
        let _ = write!(out, "{} rows could not be read. ", found.skipped);
    }
    if found.undated > 0 {
        let _ = write!(out, "{} dates could not be read. ", found.undated);
    }
    out.push_str(
        "Valence is the probability that a reader would call a text positive minus the probability of negative. \
         Each coloured word shows what it added: point at it. Intervals hold the mean of 95 of 100 such samples. \
         The scores are by a word-based model: irony, and what is said between the lines, it does not see. \
         Computed on this machine; the page holds all it needs and sends nothing.</p>\n",
    );
}
