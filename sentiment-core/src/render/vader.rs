//! An explanation of the VADER model.

use std::fmt::Write;

use super::{bar, colored, marked, visible, HtmlStyle, Part, TerminalStyle};
use crate::{Span, VaderContribution, VaderExplanation};

impl Part for VaderContribution {
    const STRONG: f64 = 4.0;
    const FAINT: f64 = 0.0;

    fn span(&self) -> Span {
        self.span
    }

    fn value(&self) -> f64 {
        self.value
    }
}

impl VaderExplanation {
    /// For a terminal: the text with coloured words, the score, and a line per
    /// contribution.
    ///
    /// ```
    /// use sentiment_core::{TerminalStyle, Vader};
    /// let page = Vader::new().explain("not good").to_terminal(TerminalStyle::Plain);
    /// assert!(page.starts_with("not good\n\ncompound -0.3412: "));
    /// assert!(page.contains("good  (alone +1.90)"));
    /// ```
    #[must_use]
    pub fn to_terminal(&self, style: TerminalStyle) -> String {
        let mut out = colored(&self.text, &self.contributions, style);
        let s = &self.score;
        let _ = write!(
            out,
            "\n\ncompound {:+.4}: neg {:.3}, neu {:.3}, pos {:.3}\n\n",
            s.compound, s.neg, s.neu, s.pos
        );
        for c in &self.contributions {
            let _ = write!(
                out,
                "{:+7.2} {} {}",
                c.value,
                bar::<VaderContribution>(c.value, style),
                visible(&c.term)
            );
            if c.value != c.base {
                let _ = write!(out, "  (alone {:+.2})", c.base);
            }
            out.push('\n');
        }
        if self.emphasis != 0.0 {
            let _ = writeln!(out, "{:+7.2} for “!” and “?”", self.emphasis);
        }
        let _ = writeln!(out, "{:+7.2} sum; compound = sum / √(sum² + 15)", self.sum);
        out
    }

    /// As an HTML fragment: one `<div class="sentiment">` with the text, each
    /// contributing word in a `<mark>` with its part in a `title`. Styled
    /// inline, everything escaped.
    #[must_use]
    pub fn to_html(&self) -> String {
        self.to_html_with(HtmlStyle::Inline)
    }

    /// [`VaderExplanation::to_html`] in this style.
    #[must_use]
    pub fn to_html_with(&self, style: HtmlStyle) -> String {
        let s = &self.score;
        format!(
            "{}{}</p><p><strong>compound {:+.4}</strong> · neg {:.3} · neu {:.3} · pos {:.3}</p></div>",
            style.opening(),
            self.marked(style),
            s.compound,
            s.neg,
            s.neu,
            s.pos
        )
    }

    /// The text alone as HTML, escaped, each contributing word in a `<mark>`
    /// with its part in a `title`.
    #[must_use]
    pub fn to_html_text(&self) -> String {
        self.marked(HtmlStyle::Inline)
    }

    fn marked(&self, style: HtmlStyle) -> String {
        marked(&self.text, &self.contributions, style, |touching| {
            let adding = touching.iter().filter(|c| c.value != 0.0);
            let parts: Vec<String> = adding
                .map(|c| format!("{} {:+.2}", c.term, c.value))
                .collect();
            parts.join("; ")
        })
    }
}
