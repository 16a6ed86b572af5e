//! An explanation of the default model.

use std::fmt::Write;

use super::{bar, colored, escape, marked, visible, HtmlStyle, Part, TerminalStyle, BAR};
use crate::decimal::Hundredths;
use crate::model::IRONIC;
use crate::{Contribution, ContributionKind, Emotion, Explanation, ShifterKind, Span};

impl Part for Contribution {
    const STRONG: f64 = 1.5;
    const FAINT: f64 = 0.2;

    fn span(&self) -> Span {
        self.span
    }

    fn value(&self) -> f64 {
        self.sums.valence
    }
}

impl Explanation {
    /// For a terminal: the text with coloured words, the score, and a line per
    /// contribution to valence, those below 0.2 in one line together.
    #[must_use]
    pub fn to_terminal(&self, style: TerminalStyle) -> String {
        let mut out = colored(&self.text, self.terms(), style);
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
        let (mut faint, mut faint_sum) = (0, 0.0);
        for c in &self.contributions {
            let value = c.sums.valence;
            if value.abs() < Contribution::FAINT && c.kind == ContributionKind::Term {
                faint += 1;
                faint_sum += value;
                continue;
            }
            let term = match c.kind {
                ContributionKind::Term => visible(&c.term),
                ContributionKind::Context => format!("context: the question asks for {}", c.term),
            };
            let _ = write!(
                out,
                "{:+7} {} {term}",
                Hundredths(value),
                bar::<Contribution>(value, style),
            );
            let notes = self.notes(c);
            if !notes.is_empty() {
                let _ = write!(out, "  ({notes})");
            }
            out.push('\n');
        }
        if faint > 0 {
            let _ = writeln!(
                out,
                "{:+7} {:BAR$} {faint} {} below {}",
                Hundredths(faint_sum),
                "",
                if faint == 1 { "term" } else { "terms" },
                Hundredths(Contribution::FAINT)
            );
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
        if self.scale * positive.min(-negative) >= Contribution::FAINT / 2.0 {
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
    #[must_use]
    pub fn to_html(&self) -> String {
        self.to_html_with(HtmlStyle::Inline)
    }

    /// [`Explanation::to_html`] in this style.
    #[must_use]
    pub fn to_html_with(&self, style: HtmlStyle) -> String {
        let mut out = String::from(style.opening());
        out.push_str(&self.marked(style));
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
    #[must_use]
    pub fn to_html_text(&self) -> String {
        self.marked(HtmlStyle::Inline)
    }

    fn marked(&self, style: HtmlStyle) -> String {
        marked(&self.text, self.terms(), style, |touching| {
            self.title(touching)
        })
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

    /// What shifted a contribution: "“not” negation of +1.50".
    fn notes(&self, contribution: &Contribution) -> String {
        let mut notes = Vec::new();
        for shifter in &contribution.shifters {
            let own = matches!(
                shifter.kind,
                ShifterKind::Capitals | ShifterKind::Elongation | ShifterKind::Emphasis
            );
            let word = if own { "" } else { shifter.span.of(&self.text) };
            let mut note = match word {
                "" => String::new(),
                word => format!("“{}” ", visible(word)),
            };
            note.push_str(shifter.kind.name());
            // A negated weight is one of its own: of a small one it may be a large multiple.
            let _ = match shifter.kind {
                ShifterKind::Negation => write!(note, " of {:+}", Hundredths(contribution.base)),
                _ => write!(note, " × {}", Hundredths(shifter.factor)),
            };
            notes.push(note);
        }
        notes.join(", ")
    }

    /// What stands in the text: what the question adds is no word's.
    fn terms(&self) -> &[Contribution] {
        let terms = self.contributions.len() - usize::from(self.context().is_some());
        &self.contributions[..terms]
    }

    /// What touched a piece: "good -0.69 (“not” negation of +1.50)".
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
