//! Text for a terminal and for a page.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On one line, without control characters, which a terminal would obey, and
/// no wider than `width`.
pub fn one_line(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut cut = 0;
    for c in text.trim().chars() {
        let c = match c {
            c if c.is_whitespace() => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        };
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        used += c.width().unwrap_or(0);
        if used > width {
            out.truncate(cut);
            out.push('…');
            return out;
        }
        out.push(c);
        if used < width {
            cut = out.len();
        }
    }
    out
}

/// Without control characters other than line breaks.
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
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

    #[test]
    fn cut_to_a_width() {
        assert_eq!(one_line("  a\n b\t\tc ", 9), "a b c");
        assert_eq!(one_line("abcdef", 6), "abcdef");
        assert_eq!(one_line("abcdefg", 6), "abcde…");
        assert_eq!(one_line("日本語", 5), "日本…");
        assert_eq!(one_line("red\u{1b}[31m", 20), "red\u{fffd}[31m");
    }
}
