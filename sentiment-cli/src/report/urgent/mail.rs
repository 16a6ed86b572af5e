//! What a mail quotes is said by somebody else, and its footer to everybody: "may lead to legal action".

/// Where the author's own words end: the whole text if nothing is quoted below, or nothing said above.
pub fn end(text: &str) -> usize {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        if begins(line.trim(), next.trim()) && !text[..at].trim().is_empty() {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// Whether what is not the author's begins with this line.
fn begins(line: &str, next: &str) -> bool {
    let is_head = |line: &str| {
        let heads = ["Sent:", "To:", "Date:", "Subject:"];
        heads.iter().any(|head| line.starts_with(head))
    };
    let is_wrote = |line: &str| line.ends_with("wrote:");
    line == "--"
        || (line.starts_with("---") && line.contains("Original Message"))
        || (line.starts_with("From:") && is_head(next))
        || (line.starts_with("On ") && (is_wrote(line) || is_wrote(next)))
}

/// Whether a line is quoted, by what is before its first word.
pub fn is_quote(start: &str) -> bool {
    start.trim_start().starts_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_end_where_others_begin() {
        for rest in [
            "--\nThis may lead to legal action",
            "-----Original Message-----\nFrom: Support",
            "On Tue, 3 Mar 2026, Support wrote:\n> Hi",
            "On Tue, 3 Mar 2026, Support\n<help@example.com> wrote:\n> Hi",
            "From: Support\nSent: Monday",
        ] {
            assert_eq!(
                end(&format!("It broke.\n\n{rest}")),
                "It broke.\n\n".len(),
                "{rest}"
            );
            assert_eq!(end(rest), rest.len());
        }
        let plain = "On Monday it broke.\nFrom: the shop\nI wrote twice";
        assert_eq!(end(plain), plain.len());
        assert!(is_quote("> ") && !is_quote(" *"));
    }
}
