//! Explanations for people: a terminal, or HTML. What both models share.

mod explanation;
mod vader;

use crate::decimal::Hundredths;
use crate::Span;

/// How a page for a terminal looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum TerminalStyle {
    /// Without colours: for files and logs.
    #[default]
    Plain,
    /// With ANSI colours.
    Colored,
}

impl TerminalStyle {
    /// Colours, if they are wanted: `colored_if(std::io::stdout().is_terminal())`.
    #[must_use]
    pub const fn colored_if(wanted: bool) -> Self {
        if wanted {
            Self::Colored
        } else {
            Self::Plain
        }
    }
}

/// How an HTML fragment is styled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum HtmlStyle {
    /// By `style` attributes: it looks right wherever it is put.
    #[default]
    Inline,
    /// By classes alone, for pages with [`HtmlStyle::SHEET`] or a style sheet of their own: a
    /// Content-Security-Policy may forbid `style` attributes. A `<mark>` has the class `positive` or
    /// `negative`, and one of `weak`, `medium` and `strong`.
    Classes,
}

impl HtmlStyle {
    /// A style sheet for [`HtmlStyle::Classes`].
    pub const SHEET: &'static str = "\
.sentiment { line-height: 1.7 }
.sentiment p:first-child { white-space: pre-wrap }
.sentiment mark { color: inherit; forced-color-adjust: none; border-radius: 3px; padding: 0 .1em }
.sentiment .positive { border-bottom: .15em solid rgb(31,119,180) }
.sentiment .negative { border-bottom: .15em dotted rgb(230,110,20) }
.sentiment .positive.weak { background: rgba(31,119,180,.15) }
.sentiment .positive.medium { background: rgba(31,119,180,.3) }
.sentiment .positive.strong { background: rgba(31,119,180,.45) }
.sentiment .negative.weak { background: rgba(230,110,20,.15) }
.sentiment .negative.medium { background: rgba(230,110,20,.3) }
.sentiment .negative.strong { background: rgba(230,110,20,.45) }
";

    /// What a fragment begins with, before the text.
    fn opening(self) -> &'static str {
        match self {
            Self::Inline => {
                "<div class=\"sentiment\" style=\"line-height:1.7\"><p style=\"white-space:pre-wrap\">"
            }
            Self::Classes => "<div class=\"sentiment\"><p>",
        }
    }
}

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

/// The text for a terminal, its words coloured where there are colours.
fn colored<P: Part>(text: &str, parts: &[P], style: TerminalStyle) -> String {
    let mut out = String::new();
    pieces(text, parts, |span, touching| {
        out.push_str(&paint(
            &visible(span.of(text)),
            share(span, touching),
            style,
        ));
    });
    out
}

/// The text as HTML, escaped, each word that adds something in a `<mark>` with a `title`; apart from
/// what is around it, whichever way its characters run.
fn marked<P: Part>(
    text: &str,
    parts: &[P],
    style: HtmlStyle,
    title: impl Fn(&[&P]) -> String,
) -> String {
    let mut out = String::from("<bdi>");
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
        let strength = (value.abs() / P::STRONG).min(1.0);
        let title = escape(&title(touching));
        out.push_str(&match style {
            HtmlStyle::Inline => {
                let alpha = Hundredths(0.08 + 0.44 * strength);
                format!("<mark class=\"{class}\" title=\"{title}\" style=\"background:rgba({hue},{alpha});color:inherit;forced-color-adjust:none;border-bottom:.15em {line} rgb({hue});border-radius:3px;padding:0 .1em\">{text}</mark>")
            }
            HtmlStyle::Classes => {
                let strength = ["weak", "medium", "strong", "strong"][(strength * 3.0) as usize];
                format!("<mark class=\"{class} {strength}\" title=\"{title}\">{text}</mark>")
            }
        });
    });
    out.push_str("</bdi>");
    out
}

/// The length of the longest bar, and the width of their column.
const BAR: usize = 10;

/// A bar as long as a value is large, up to the strongest: own words may have any.
fn bar<P: Part>(value: f64, style: TerminalStyle) -> String {
    let share = (value.abs() / P::STRONG).min(1.0);
    let length = (share * BAR as f64).round() as usize;
    paint(&format!("{:<BAR$}", "█".repeat(length)), value, style)
}

/// In the colour of a value, if there are any.
fn paint(text: &str, value: f64, style: TerminalStyle) -> String {
    let has_colors = style == TerminalStyle::Colored;
    match value {
        v if has_colors && v > 0.0 => format!("\x1b[32m{text}\x1b[0m"),
        v if has_colors && v < 0.0 => format!("\x1b[31m{text}\x1b[0m"),
        _ => text.to_owned(),
    }
}

/// Without control characters, which a terminal would obey, but for tabs and line breaks; and without
/// those that turn the direction of all that is behind them. Marks of direction (U+200E, U+200F, U+061C)
/// stay: they do no more than a letter of such a script.
fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| {
            let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if turns || c.is_control() && !matches!(c, '\n' | '\t') {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

/// Escaped for HTML, in text and in attributes.
#[must_use]
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
    use crate::{Contribution, Vader, VaderContribution};

    const PLAIN: TerminalStyle = TerminalStyle::Plain;

    #[test]
    fn what_turns_the_direction_turns_nothing_of_a_page() {
        let explanation = Vader::new().explain("\u{202e}good\u{2069} \u{200f}day");
        let page = explanation.to_terminal(PLAIN);
        assert!(
            page.starts_with("\u{fffd}good\u{fffd} \u{200f}day\n"),
            "{page}"
        );
        let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!page.contains(turns), "{page}");
        for html in [explanation.to_html(), explanation.to_html_text()] {
            let (_, text) = html.split_once("<bdi>").unwrap();
            let (text, behind) = text.split_once("</bdi>").unwrap();
            assert!(text.contains(turns) && !behind.contains(turns), "{html}");
        }
    }

    #[test]
    fn classes_need_no_style_attribute() {
        let explanation = Vader::new().explain("Good, great, BEST!! but <awful>");
        let html = explanation.to_html_with(HtmlStyle::Classes);
        assert!(
            html.contains("<mark class=\"positive weak\" title=\"good "),
            "{html}"
        );
        assert!(html.contains("<mark class=\"negative strong\""), "{html}");
        assert!(
            !html.contains("style") && !html.contains("<awful"),
            "{html}"
        );
        for class in ["positive", "negative", "weak", "medium", "strong"] {
            assert!(HtmlStyle::SHEET.contains(&format!(".{class}")), "{class}");
        }
        assert_eq!(
            explanation.to_html(),
            explanation.to_html_with(HtmlStyle::Inline)
        );
    }

    #[test]
    fn bars_are_a_column() {
        for value in [0.0, 0.07, -0.7, 1.5, -1.6, 4.0, 1e300] {
            let bars = [
                bar::<Contribution>(value, PLAIN),
                bar::<VaderContribution>(value, PLAIN),
            ];
            for bar in bars {
                assert_eq!(bar.chars().count(), BAR, "of {value}");
            }
        }
        assert_eq!(bar::<Contribution>(0.75, PLAIN), "█████     ");
    }
}
