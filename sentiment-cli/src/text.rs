//! Text for a terminal and for a page.

pub use sentiment_core::internal::escape;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On one line, without control characters, which a terminal would obey, no wider than `width`,
/// and without a say in the direction of what is written behind it.
pub fn one_line(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut cut = 0;
    for c in text.trim().chars() {
        let c = match c {
            c if c.is_whitespace() => ' ',
            // The only use of this override is to show what is not there.
            c if c.is_control() || c == '\u{202e}' => '\u{fffd}',
            c => c,
        };
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        used += c.width().unwrap_or(0);
        if used > width {
            out.truncate(cut);
            out.push('…');
            return closed(out);
        }
        out.push(c);
        if used < width {
            cut = out.len();
        }
    }
    closed(out)
}

/// Each embedding and isolate of a direction is ended, and nothing else is: those of phone numbers
/// and names in exports of chats are often cut in two.
fn closed(text: String) -> String {
    const POP: char = '\u{202c}';
    const POP_ISOLATE: char = '\u{2069}';
    let mut ends = Vec::new();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' => ends.push(POP),
            '\u{2066}'..='\u{2068}' => ends.push(POP_ISOLATE),
            POP | POP_ISOLATE if ends.last() != Some(&c) => continue,
            POP | POP_ISOLATE => {
                ends.pop();
            }
            _ => {}
        }
        out.push(c);
    }
    out.extend(ends.iter().rev());
    out
}

/// `text` with spaces after it, to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// Columns of the terminal on standard output; 100 where there is none.
pub fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| width.0.into())
}

/// A name in a message: on one line, in quotes, as a shell reads it.
pub fn quoted(name: &str) -> String {
    let line = one_line(name, usize::MAX);
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Escaped for HTML, on one line.
pub fn plain(text: &str) -> String {
    escape(&one_line(text, usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_to_a_width() {
        assert_eq!(one_line("  a\n b\t\tc ", 9), "a b c");
        assert_eq!(one_line("abcdef", 6), "abcdef");
        assert_eq!(one_line("abcdefg", 6), "abcde…");
        assert_eq!(one_line("日本語", 5), "日本…");
        assert_eq!(one_line("red\u{1b}[31m", 20), "red\u{fffd}[31m");
    }

    #[test]
    fn names_are_quoted_on_one_line() {
        assert_eq!(quoted("What\u{a0}is\nnew? "), "\"What is new?\"");
        assert_eq!(quoted("a \"b\""), "\"a \\\"b\\\"\"");
    }

    #[test]
    fn directions_end_with_the_text() {
        assert_eq!(one_line("a\u{202e}bc", 20), "a\u{fffd}bc");
        assert_eq!(one_line("שלום", 20), "שלום");
        let number = "\u{202d}+44 1\u{202c} \u{2068}Ann\u{2069}";
        assert_eq!(one_line(number, 20), number);
        assert_eq!(one_line(number, 5), "\u{202d}+44 …\u{202c}");
        assert_eq!(
            one_line("\u{2069}a\u{2067}\u{202b}b\u{2069}", 20),
            "a\u{2067}\u{202b}b\u{202c}\u{2069}"
        );
    }
}
