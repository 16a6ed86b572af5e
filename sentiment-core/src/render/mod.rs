//! Explanations for people: a terminal, or HTML. What both models share.

mod explanation;
mod vader;

use crate::decimal::Hundredths;
use crate::Span;

/// What an HTML fragment begins with, before the text.
const OPENING: &str =
    "<div class=\"sentiment\" style=\"line-height:1.7\"><p style=\"white-space:pre-wrap\">";

/// A word's part in a score.
trait Part {
    /// Value at which a word gets the strongest colour.
    const STRONG: f64;
    /// Below it a word is not worth a colour.
    const FAINT: f64;
    /// Where in the text.
    fn span(&self) -> Span;
    /// What it adds, for or against.
    fn value(&self) -> f64;
}

/// The text cut where parts start and end, with those that hold each piece. White space between
/// words is a piece without any. Parts are in the order of the text.
fn pieces<P: Part>(text: &str, parts: &[P], mut piece: impl FnMut(Span, &[&P])) {
    let mut cuts = vec![0, text.len()];
    for part in parts {
        cuts.extend([part.span().start, part.span().end]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    // Both cuts and parts go up: those that end before are passed.
    let mut first = 0;
    for cut in cuts.windows(2) {
        let span = Span::new(cut[0], cut[1]);
        while parts.get(first).is_some_and(|p| p.span().end <= span.start) {
            first += 1;
        }
        let rest = &parts[first..];
        let reach = rest.partition_point(|p| p.span().start < span.end);
        let touching: Vec<&P> = match span.of(text).trim() {
            "" => Vec::new(),
            _ => rest[..reach]
                .iter()
                .filter(|p| p.span().end >= span.end)
                .collect(),
        };
        piece(span, &touching);
    }
}

/// What a piece adds, 0 where that is not worth a colour: of a phrase or a pair, a share by length.
fn share<P: Part>(span: Span, touching: &[&P]) -> f64 {
    let share = |p: &&P| p.value() * span.len() as f64 / p.span().len() as f64;
    let value: f64 = touching.iter().map(share).sum();
    if value.abs() < P::FAINT {
        0.0
    } else {
        value
    }
}

/// The text for a terminal, its words coloured if `color`.
fn colored<P: Part>(text: &str, parts: &[P], color: bool) -> String {
    let mut out = String::new();
    pieces(text, parts, |span, touching| {
        out.push_str(&paint(
            &visible(span.of(text)),
            share(span, touching),
            color,
        ));
    });
    out
}

/// The text as HTML, escaped, each word that adds something in a `<mark>` with a `title`.
fn marked<P: Part>(text: &str, parts: &[P], title: impl Fn(&[&P]) -> String) -> String {
    let mut out = String::new();
    pieces(text, parts, |span, touching| {
        let value = share(span, touching);
        let text = escape(span.of(text));
        if value == 0.0 {
            return out.push_str(&text);
        }
        // Blue and orange are told apart by the colour-blind too, the lines without colours. A
        // contrast theme would put black on black; these stand on any ground of its own.
        let (class, hue, line) = if value > 0.0 {
            ("positive", "31,119,180", "solid")
        } else {
            ("negative", "230,110,20", "dotted")
        };
        let alpha = Hundredths(0.08 + 0.44 * (value.abs() / P::STRONG).min(1.0));
        out.push_str(&format!(
            "<mark class=\"{class}\" title=\"{}\" style=\"background:rgba({hue},{alpha});color:inherit;forced-color-adjust:none;border-bottom:.15em {line} rgb({hue});border-radius:3px;padding:0 .1em\">{text}</mark>",
            escape(&title(touching)),
        ));
    });
    out
}

/// The length of the longest bar, and the width of their column.
const BAR: usize = 10;

/// A bar as long as a value is large, up to the strongest: own words may have any.
fn bar<P: Part>(value: f64, color: bool) -> String {
    let share = (value.abs() / P::STRONG).min(1.0);
    let length = (share * BAR as f64).round() as usize;
    paint(&format!("{:<BAR$}", "█".repeat(length)), value, color)
}

/// In the colour of a value, if `color`.
fn paint(text: &str, value: f64, color: bool) -> String {
    match value {
        v if color && v > 0.0 => format!("\x1b[32m{text}\x1b[0m"),
        v if color && v < 0.0 => format!("\x1b[31m{text}\x1b[0m"),
        _ => text.to_owned(),
    }
}

/// Without control characters, which a terminal would obey, but for tabs and line breaks.
fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| {
            if c.is_control() && !matches!(c, '\n' | '\t') {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

/// Escaped for HTML, in text and in attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Contribution, VaderContribution};

    #[test]
    fn bars_are_a_column() {
        for value in [0.0, 0.07, -0.7, 1.5, -1.6, 4.0, 1e300] {
            let bars = [
                bar::<Contribution>(value, false),
                bar::<VaderContribution>(value, false),
            ];
            for bar in bars {
                assert_eq!(bar.chars().count(), BAR, "of {value}");
            }
        }
        assert_eq!(bar::<Contribution>(0.75, false), "█████     ");
    }
}
