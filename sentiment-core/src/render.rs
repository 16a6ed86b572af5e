//! An explanation for people: a terminal, or HTML.

use std::fmt::Write;

use crate::decimal::Hundredths;
use crate::model::IRONIC;
use crate::{Contribution, ContributionKind, Emotion, Explanation, ShifterKind, Span};

/// Contribution at which a word gets the strongest colour.
const STRONG: f64 = 1.5;
/// Below it a word is not worth a colour.
const FAINT: f64 = 0.2;

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
        self.pieces(|span, touching| {
            let value = Self::share(span, touching);
            let value = if value.abs() < FAINT { 0.0 } else { value };
            out.push_str(&paint(&visible(span.of(&self.text)), value));
        });
        let s = &self.score;
        let _ = write!(
            out,
            "\n\n{} (valence {:+}, confidence {}): negative {}, neutral {}, positive {}; {} % of the words known\n",
            s.label,
            Hundredths(s.valence),
            Hundredths(s.confidence),
            Hundredths(s.negative),
            Hundredths(s.neutral),
            Hundredths(s.positive),
            (s.coverage * 100.0).round_ties_even() as u8
        );
        let emotions: Vec<String> = self
            .strongest_emotions()
            .map(|(e, value)| format!("{e} {}", Hundredths(value)))
            .collect();
        let _ = writeln!(out, "emotions: {}\n", emotions.join(", "));
        for c in &self.contributions {
            let value = c.sums.valence;
            let term = match c.kind {
                ContributionKind::Term => visible(&c.term),
                ContributionKind::Context => format!("context: the question asks for {}", c.term),
            };
            let bar = "█".repeat(((value.abs() / STRONG * 10.0).round() as usize).min(20));
            let _ = write!(
                out,
                "{:+7} {} {term}",
                Hundredths(value),
                paint(&format!("{bar:<10}"), value),
            );
            let notes = self.notes(c);
            if !notes.is_empty() {
                let _ = write!(out, "  ({notes})");
            }
            out.push('\n');
        }
        let _ = writeln!(
            out,
            "{:+7} sum; × {} for the length, {:+} to start from: {:+}",
            Hundredths(self.sums.valence),
            Hundredths(self.scale),
            Hundredths(self.intercept.valence),
            Hundredths(self.intercept.valence + self.scale * self.sums.valence)
        );
        let valences = self.contributions.iter().map(|c| c.sums.valence);
        let positive: f64 = valences.filter(|v| *v > 0.0).sum();
        let negative = self.sums.valence - positive;
        if self.scale * positive.min(-negative) >= FAINT / 2.0 {
            let _ = writeln!(
                out,
                "{:+7} in the end, as there is evidence for ({:+}) and against ({:+})",
                Hundredths(s.log_odds().0),
                Hundredths(positive),
                Hundredths(negative)
            );
        }
        if let Some(marks) = self.sarcasm() {
            let _ = writeln!(out, "        {}", visible(&marks));
        }
        out
    }

    /// As an HTML fragment: one `<div class="sentiment">` with the text, each
    /// contributing word in a `<mark>` with its part in a `title`. Styled
    /// inline, everything escaped.
    pub fn to_html(&self) -> String {
        let mut out = String::from(
            "<div class=\"sentiment\" style=\"line-height:1.7\"><p style=\"white-space:pre-wrap\">",
        );
        out.push_str(&self.to_html_text());
        let s = &self.score;
        let _ = write!(
            out,
            "</p><p><strong>{}</strong> · valence {:+} · confidence {}",
            s.label,
            Hundredths(s.valence),
            Hundredths(s.confidence)
        );
        for (emotion, value) in self.strongest_emotions() {
            let _ = write!(out, " · {emotion} {}", Hundredths(value));
        }
        if let Some(c) = self.context() {
            let _ = write!(
                out,
                " · the question asks for {} {:+}",
                c.term,
                Hundredths(c.sums.valence)
            );
        }
        if let Some(marks) = self.sarcasm() {
            let _ = write!(out, " · {}", escape(&marks));
        }
        out.push_str("</p></div>");
        out
    }

    /// The text alone as HTML, escaped, each contributing word in a `<mark>`
    /// with its part in a `title`.
    pub fn to_html_text(&self) -> String {
        let mut out = String::new();
        self.pieces(|span, touching| {
            let value = Self::share(span, touching);
            let text = escape(span.of(&self.text));
            if value.abs() < FAINT {
                return out.push_str(&text);
            }
            // Blue and orange are told apart by the colour-blind too, the lines without colours.
            let (class, hue, line) = if value > 0.0 {
                ("positive", "31,119,180", "solid")
            } else {
                ("negative", "230,110,20", "dotted")
            };
            let alpha = Hundredths(0.08 + 0.44 * (value.abs() / STRONG).min(1.0));
            let _ = write!(
                out,
                "<mark class=\"{class}\" title=\"{}\" style=\"background:rgba({hue},{alpha});color:inherit;border-bottom:.15em {line} rgb({hue});border-radius:3px;padding:0 .1em\">{text}</mark>",
                escape(&self.title(touching)),
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

    /// What the question adds.
    fn context(&self) -> Option<&Contribution> {
        let last = self.contributions.last()?;
        (last.kind == ContributionKind::Context).then_some(last)
    }

    /// What marks sarcasm, and what that does: "“/s” marks sarcasm: confidence × 0.50".
    fn sarcasm(&self) -> Option<String> {
        let marks: Vec<String> = self
            .irony
            .iter()
            .map(|span| format!("“{}”", span.of(&self.text)))
            .collect();
        let marks = (!marks.is_empty()).then(|| marks.join(", "))?;
        let verb = if self.irony.len() == 1 {
            "marks"
        } else {
            "mark"
        };
        Some(format!(
            "{marks} {verb} sarcasm: confidence × {}",
            Hundredths(IRONIC)
        ))
    }

    /// What shifted a contribution: "not: negation × -0.50".
    fn notes(&self, contribution: &Contribution) -> String {
        let mut notes = Vec::new();
        for shifter in &contribution.shifters {
            let own = matches!(
                shifter.kind,
                ShifterKind::Capitals | ShifterKind::Elongation
            );
            let word = if own { "" } else { shifter.span.of(&self.text) };
            let mut note = match word {
                "" => String::new(),
                word => format!("“{}” ", visible(word)),
            };
            note.push_str(shifter.kind.name());
            // Of a weight of 0 nothing is a multiple.
            if shifter.kind != ShifterKind::Negation || contribution.base != 0.0 {
                let _ = write!(note, " × {}", Hundredths(shifter.factor));
            }
            notes.push(note);
        }
        notes.join(", ")
    }

    /// The text cut where contributions start and end, with those that hold
    /// each piece. White space between words is a piece without any.
    fn pieces(&self, mut piece: impl FnMut(Span, &[&Contribution])) {
        // What the question adds is no word's.
        let terms = self.contributions.len() - usize::from(self.context().is_some());
        let terms = &self.contributions[..terms];
        let mut cuts = vec![0, self.text.len()];
        for c in terms {
            cuts.extend([c.span.start, c.span.end]);
        }
        cuts.sort_unstable();
        cuts.dedup();
        // Both cuts and contributions go up: those that end before are passed.
        let mut first = 0;
        for cut in cuts.windows(2) {
            let span = Span::new(cut[0], cut[1]);
            let text = span.of(&self.text);
            while terms.get(first).is_some_and(|c| c.span.end <= span.start) {
                first += 1;
            }
            let rest = &terms[first..];
            let reach = rest.partition_point(|c| c.span.start < span.end);
            let touching: Vec<&Contribution> = match text.trim() {
                "" => Vec::new(),
                _ => rest[..reach]
                    .iter()
                    .filter(|c| c.span.end >= span.end)
                    .collect(),
            };
            piece(span, &touching);
        }
    }

    /// What a piece adds to valence: of a phrase or a pair, a share by length.
    fn share(span: Span, touching: &[&Contribution]) -> f64 {
        let share = |c: &&Contribution| c.sums.valence * span.len() as f64 / c.span.len() as f64;
        touching.iter().map(share).sum()
    }

    /// What touched a piece: "good +0.84 (“not” negation × -0.50)".
    fn title(&self, touching: &[&Contribution]) -> String {
        let mut title = String::new();
        for c in touching {
            if !title.is_empty() {
                title.push_str("; ");
            }
            let _ = write!(title, "{} {:+}", c.term, Hundredths(c.sums.valence));
            let notes = self.notes(c);
            if !notes.is_empty() {
                let _ = write!(title, " ({notes})");
            }
        }
        title
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
