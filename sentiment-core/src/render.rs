//! An explanation for people: a terminal, or HTML.

use std::fmt::Write;

use crate::{Contribution, Emotion, Explanation, ShifterKind, Span};

/// Contribution at which a word gets the strongest colour.
const STRONG: f64 = 1.5;

impl Explanation {
    /// For a terminal: the text with coloured words, the score, and a line per
    /// contribution. With ANSI colours if `color`.
    pub fn to_terminal(&self, color: bool) -> String {
        let paint = |text: &str, value: f64| match (color, value) {
            (true, v) if v > 0.0 => format!("\x1b[32m{text}\x1b[0m"),
            (true, v) if v < 0.0 => format!("\x1b[31m{text}\x1b[0m"),
            _ => text.to_owned(),
        };
        let mut out = String::new();
        self.pieces(|piece, value| out.push_str(&paint(&visible(piece), value)));
        let s = &self.score;
        let _ = write!(
            out,
            "\n\n{} (valence {:+.2}, confidence {:.2}): negative {:.2}, neutral {:.2}, positive {:.2}; {:.0} % of the words known\n",
            s.label, s.valence, s.confidence, s.negative, s.neutral, s.positive, s.coverage * 100.0
        );
        let emotions: Vec<String> = self
            .strongest_emotions()
            .map(|(e, value)| format!("{e} {value:.2}"))
            .collect();
        let _ = writeln!(out, "emotions: {}\n", emotions.join(", "));
        for c in &self.contributions {
            let value = c.sums.valence;
            let bar = "█".repeat(((value.abs() / STRONG * 10.0).round() as usize).min(20));
            let _ = write!(
                out,
                "{value:+7.2} {} {}",
                paint(&format!("{bar:<10}"), value),
                visible(&c.term)
            );
            let notes = self.notes(c);
            if !notes.is_empty() {
                let _ = write!(out, "  ({notes})");
            }
            out.push('\n');
        }
        let _ = writeln!(
            out,
            "{:+7.2} sum; × {:.2} for the length, {:+.2} to start from: {:+.2}",
            self.sums.valence,
            self.scale,
            self.intercept.valence,
            self.intercept.valence + self.scale * self.sums.valence
        );
        out
    }

    /// As an HTML fragment: one `<div class="sentiment">` with the text, each
    /// contributing word in a `<mark>` with its part in a `title`. Styled
    /// inline, everything escaped.
    pub fn to_html(&self) -> String {
        let mut out = String::from("<div class=\"sentiment\" style=\"line-height:1.7\"><p style=\"white-space:pre-wrap\">");
        out.push_str(&self.to_html_text());
        let s = &self.score;
        let _ = write!(
            out,
            "</p><p><strong>{}</strong> · valence {:+.2} · confidence {:.2}",
            s.label, s.valence, s.confidence
        );
        for (emotion, value) in self.strongest_emotions() {
            let _ = write!(out, " · {emotion} {value:.2}");
        }
        out.push_str("</p></div>");
        out
    }

    /// The text alone as HTML, escaped, each contributing word in a `<mark>`
    /// with its part in a `title`.
    pub fn to_html_text(&self) -> String {
        let mut out = String::new();
        let mut titles = std::collections::BTreeMap::new();
        for c in &self.contributions {
            let title: &mut String = titles.entry(c.span.start).or_default();
            if !title.is_empty() {
                title.push_str("; ");
            }
            let _ = write!(title, "{} {:+.2}", c.term, c.sums.valence);
            let notes = self.notes(c);
            if !notes.is_empty() {
                let _ = write!(title, " ({notes})");
            }
        }
        let mut at = 0;
        self.pieces(|piece, value| {
            let title = titles.get(&at).filter(|_| value != 0.0);
            at += piece.len();
            let Some(title) = title else {
                return out.push_str(&escape(piece));
            };
            let hue = if value > 0.0 { "46,160,67" } else { "218,54,51" };
            let alpha = (0.12 + 0.4 * (value.abs() / STRONG).min(1.0)).min(0.52);
            let _ = write!(
                out,
                "<mark title=\"{}\" style=\"background:rgba({hue},{alpha:.2});color:inherit;border-radius:3px;padding:0 .15em\">{}</mark>",
                escape(title),
                escape(piece)
            );
        });
        out
    }

    /// Up to three emotions of note, strongest first.
    fn strongest_emotions(&self) -> impl Iterator<Item = (Emotion, f64)> {
        let mut all: Vec<_> = self.score.emotions.iter().collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all.into_iter().take(3)
    }

    /// What shifted a contribution: "not: negation × -0.50".
    fn notes(&self, contribution: &Contribution) -> String {
        let mut notes = Vec::new();
        for shifter in &contribution.shifters {
            let own = matches!(shifter.kind, ShifterKind::Capitals | ShifterKind::Elongation);
            let word = if own { "" } else { shifter.span.of(&self.text) };
            notes.push(format!(
                "{}{} × {:.2}",
                if word.is_empty() { String::new() } else { format!("“{}” ", visible(word)) },
                shifter.kind,
                shifter.factor
            ));
        }
        notes.join(", ")
    }

    /// The text cut at the contributions, with what each piece added to
    /// valence. Where contributions overlap, the innermost start wins.
    fn pieces(&self, mut piece: impl FnMut(&str, f64)) {
        let mut at = 0;
        let mut i = 0;
        while i < self.contributions.len() {
            let Span { start, mut end } = self.contributions[i].span;
            let mut value = 0.0;
            // A pair and its words are one piece.
            while let Some(c) = self.contributions.get(i).filter(|c| c.span.start < end) {
                end = end.max(c.span.end);
                value += c.sums.valence;
                i += 1;
            }
            piece(&self.text[at..start], 0.0);
            piece(&self.text[start..end], value);
            at = end;
        }
        piece(&self.text[at..], 0.0);
    }
}

/// Without control characters, which a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c })
        .collect()
}

fn escape(text: &str) -> String {
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
