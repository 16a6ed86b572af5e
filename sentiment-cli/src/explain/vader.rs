//! An explanation of the VADER model: for a terminal, HTML, JSON.

use std::fmt::Write;

use sentiment_core::{Positions, VaderExplanation};
use serde_json::{json, Map, Value};

use crate::text::{escape, visible};

/// Value at which a word gets the strongest colour.
const STRONG: f64 = 4.0;

/// All of it as JSON; positions in characters.
pub fn value(text: &str, explanation: &VaderExplanation) -> Value {
    let chars = Positions::code_points(text);
    let contributions: Vec<Value> = explanation
        .contributions
        .iter()
        .map(|c| {
            let (start, end) = chars.span(c.span);
            json!({"start": start, "end": end, "term": c.term, "base": c.base, "value": c.value})
        })
        .collect();
    let s = &explanation.score;
    let mut object = Map::new();
    object.insert("text".into(), text.into());
    for (name, value) in sentiment_core::VaderScore::FIELDS
        .into_iter()
        .zip(s.values())
    {
        object.insert(name.into(), value.into());
    }
    object.insert("contributions".into(), contributions.into());
    object.insert("emphasis".into(), explanation.emphasis.into());
    object.insert("sum".into(), explanation.sum.into());
    Value::Object(object)
}

/// For a terminal, with colours: the text, the score, a line per word.
pub fn terminal(text: &str, explanation: &VaderExplanation) -> String {
    let mut out = String::new();
    pieces(text, explanation, |piece, words| {
        out.push_str(&paint(&visible(piece), words.iter().map(|w| w.1).sum()));
    });
    let s = &explanation.score;
    let _ = write!(
        out,
        "\n\ncompound {:+.4}: neg {:.3}, neu {:.3}, pos {:.3}\n\n",
        s.compound, s.neg, s.neu, s.pos
    );
    for c in &explanation.contributions {
        // Own words may have any valence.
        let bar = "█".repeat((c.value.abs() / STRONG * 10.0).round().min(20.0) as usize);
        let _ = write!(
            out,
            "{:+7.2} {} {}",
            c.value,
            paint(&format!("{bar:<10}"), c.value),
            visible(&c.term)
        );
        if c.value != c.base {
            let _ = write!(out, "  (alone {:+.2})", c.base);
        }
        out.push('\n');
    }
    if explanation.emphasis != 0.0 {
        let _ = writeln!(out, "{:+7.2} for “!” and “?”", explanation.emphasis);
    }
    let _ = writeln!(
        out,
        "{0:+7.2} sum; compound = sum / √(sum² + 15)",
        explanation.sum
    );
    out
}

/// As an HTML fragment in the shape of the default model's.
pub fn html(text: &str, explanation: &VaderExplanation) -> String {
    let mut out = String::from(
        "<div class=\"sentiment\" style=\"line-height:1.7\"><p style=\"white-space:pre-wrap\">",
    );
    pieces(text, explanation, |piece, words| {
        if words.is_empty() {
            return out.push_str(&escape(piece));
        }
        let value: f64 = words.iter().map(|w| w.1).sum();
        let (hue, line) = if value > 0.0 {
            ("31,119,180", "solid")
        } else {
            ("230,110,20", "dotted")
        };
        let alpha = 0.12 + 0.4 * (value.abs() / STRONG).min(1.0);
        let title: Vec<String> = words
            .iter()
            .map(|(term, value)| format!("{term} {value:+.2}"))
            .collect();
        let _ = write!(
            out,
            "<mark title=\"{}\" style=\"background:rgba({hue},{alpha:.2});color:inherit;border-bottom:.15em {line} rgb({hue});border-radius:3px;padding:0 .15em\">{}</mark>",
            escape(&title.join("; ")),
            escape(piece)
        );
    });
    let s = &explanation.score;
    let _ = write!(
        out,
        "</p><p><strong>compound {:+.4}</strong> · neg {:.3} · neu {:.3} · pos {:.3}</p></div>",
        s.compound, s.neg, s.neu, s.pos
    );
    out
}

/// The text cut at its words, each with the terms and values that it stands
/// for: an emoji may stand for several.
fn pieces<'a>(
    text: &str,
    explanation: &'a VaderExplanation,
    mut piece: impl FnMut(&str, &[(&'a str, f64)]),
) {
    let mut at = 0;
    let mut rest = explanation.contributions.as_slice();
    while let Some(first) = rest.first() {
        let span = first.span;
        let same = rest
            .iter()
            .take_while(|c| c.span.start < span.end)
            .count()
            .max(1);
        let (here, later) = rest.split_at(same);
        rest = later;
        let words: Vec<_> = here
            .iter()
            .filter(|c| c.value != 0.0)
            .map(|c| (c.term.as_str(), c.value))
            .collect();
        if span.start < at {
            continue;
        }
        let end = here.iter().map(|c| c.span.end).max().unwrap_or(span.end);
        piece(text.get(at..span.start).unwrap_or_default(), &[]);
        piece(text.get(span.start..end).unwrap_or_default(), &words);
        at = end;
    }
    piece(text.get(at..).unwrap_or_default(), &[]);
}

fn paint(text: &str, value: f64) -> String {
    match value {
        v if v > 0.0 => format!("\x1b[32m{text}\x1b[0m"),
        v if v < 0.0 => format!("\x1b[31m{text}\x1b[0m"),
        _ => text.to_owned(),
    }
}
