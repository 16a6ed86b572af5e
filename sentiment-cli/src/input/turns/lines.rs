//! The lines of a text, whatever a program wrote at their ends.

/// Elements of HTML that stand on lines of their own.
const BLOCKS: [&str; 6] = ["br", "div", "li", "p", "td", "tr"];

/// The lines of a text and what ends each, which may be HTML's or JSON's way to write it.
pub fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut marks = rest.match_indices(['\n', '\r', '<', '\\']);
        let end = marks.find_map(|(at, _)| Some((at, end_of_line(&rest[at..])?)));
        let (at, length) = end.unwrap_or((rest.len(), 0));
        let (line, behind) = rest.split_at(at);
        let (end, behind) = behind.split_at(length);
        rest = behind;
        Some((line, end))
    })
}

/// Bytes of what ends a line, if that is what a text begins with.
fn end_of_line(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b'\n' | b'\r', ..] => Some(1),
        [b'\\', b'n' | b'r', ..] => Some(2),
        [b'<', ..] => {
            let (name, length) = tag(text)?;
            let is_block = BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block));
            is_block.then_some(length)
        }
        _ => None,
    }
}

/// The name of the tag that a text begins with, and how many bytes it has.
pub fn tag(text: &str) -> Option<(&str, usize)> {
    let end = text.find('>')?;
    let inside = text[..end].strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name = inside.split([' ', '/']).next()?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() < 8;
    let is_tag =
        is_name && name.chars().all(|c| c.is_ascii_alphanumeric()) && !inside.contains('<');
    is_tag.then_some((name, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_several_ways() {
        let text = "a\r\nb<br />c\\nd < e";
        let texts: String = lines(text).map(|(line, _)| line).collect();
        assert_eq!(texts, "abcd < e");
        let html = "<p class=\"x\"><b>a</b></p><p>b";
        let texts: Vec<&str> = lines(html).map(|(line, _)| line).collect();
        assert_eq!(texts, ["", "<b>a</b>", "", "b"]);
        for text in [text, html] {
            let all: String = lines(text).flat_map(|(line, end)| [line, end]).collect();
            assert_eq!(all, text);
        }
    }
}
