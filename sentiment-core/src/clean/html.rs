//! Character references and tags of HTML (WHATWG HTML, 13.1.2 and 13.5).

use super::encoding::{without_width, WINDOWS_1252};
use super::letters::composed;
use super::{is_among, Replacement};
use crate::Span;

/// Bytes of the longest name or number, with all its signs but "&".
const LONGEST_REFERENCE: usize = 10;

/// A reference: "&amp;", "&#39;", "&#x27;", and such as were escaped twice, "&amp;#39;".
pub(super) fn reference(text: &str, at: usize) -> Option<Replacement> {
    let before = &text[..at];
    let is_within = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let (mut end, mut by) = one(text, at + 1, is_within)?;
    let goes_on = matches!(
        text.as_bytes().get(end),
        Some(b'#' | b'a'..=b'z' | b'A'..=b'Z')
    );
    if by == '&' && goes_on {
        if let Some(twice) = one(text, end, is_within) {
            (end, by) = twice;
        }
    }
    let by = without_width(by, before).unwrap_or(Some(by));
    Some(Replacement::new(at, end, by))
}

/// What a reference means whose "&" stands before a position, and where it ends; `is_within` a
/// word or behind it.
fn one(text: &str, at: usize, is_within: bool) -> Option<(usize, char)> {
    let bytes = &text.as_bytes()[at..];
    let length = bytes
        .iter()
        .take(LONGEST_REFERENCE)
        .position(|&b| b == b';')?;
    let name = text.get(at..at + length)?;
    let by = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        // What it means is not what its letters say; but people write "R&D;" and "food&drink;".
        None => named(name).or_else(|| (!is_within && may_be_name(name)).then_some(' '))?,
    };
    Some((at + length + 1, by))
}

/// Letters, then perhaps digits.
fn may_be_name(name: &str) -> bool {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_alphabetic())
}

fn numbered(number: &str) -> Option<char> {
    let (digits, base) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    // Too short for more than 32 bits.
    let code = digits.bytes().try_fold(0, |code, b| {
        Some(code * base + char::from(b).to_digit(base)?)
    });
    match code? {
        0 => None,
        code @ 0x80..=0x9f => Some(WINDOWS_1252[code as usize - 0x80]),
        code => char::from_u32(code),
    }
}

/// Those that programs write for what is common in English, and letters with accents.
fn named(name: &str) -> Option<char> {
    let mut key = [0; LONGEST_NAMED];
    key.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
    if let Ok(row) = NAMED.binary_search_by_key(&key, |&(known, _)| known) {
        return char::from_u32(NAMED[row].1.into());
    }
    let mut rest = name.chars();
    let letter = rest.next().filter(char::is_ascii_alphabetic)?;
    let mut accents = ACCENTS.iter();
    let (_, accent) = accents.find(|(known, _)| *known == rest.as_str())?;
    Some(composed(letter, *accent).unwrap_or(letter))
}

/// What follows a letter in its name.
const ACCENTS: [(&str, char); 8] = [
    ("acute", '\u{301}'),
    ("caron", '\u{30c}'),
    ("cedil", '\u{327}'),
    ("circ", '\u{302}'),
    ("grave", '\u{300}'),
    ("ring", '\u{30a}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
];

/// In order. A space has nothing to say here, whatever its width is.
#[rustfmt::skip]
const NAMED: [([u8; LONGEST_NAMED], u16); 66] = rows([
    ("AElig", 'Æ'), ("AMP", '&'), ("GT", '>'), ("LT", '<'), ("Oslash", 'Ø'), ("QUOT", '"'), ("Tab", ' '),
    ("aelig", 'æ'), ("amp", '&'), ("apos", '\''), ("bdquo", '„'), ("bull", '•'), ("cent", '¢'), ("colon", ':'),
    ("comma", ','), ("commat", '@'), ("copy", '©'), ("deg", '°'), ("dollar", '$'), ("emsp", ' '), ("ensp", ' '),
    ("euro", '€'), ("excl", '!'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("gt", '>'), ("hearts", '♥'),
    ("hellip", '…'), ("laquo", '«'), ("ldquo", '“'), ("lpar", '('), ("lrm", '\u{200e}'), ("lsaquo", '‹'),
    ("lsquo", '‘'), ("lt", '<'), ("mdash", '—'), ("middot", '·'), ("minus", '−'), ("nbsp", '\u{a0}'), ("ndash", '–'),
    ("not", '¬'), ("num", '#'), ("oslash", 'ø'), ("percnt", '%'), ("period", '.'), ("plusmn", '±'), ("pound", '£'),
    ("quest", '?'), ("quot", '"'), ("raquo", '»'), ("rdquo", '”'), ("reg", '®'), ("rlm", '\u{200f}'), ("rpar", ')'),
    ("rsaquo", '›'), ("rsquo", '’'), ("sbquo", '‚'), ("shy", '\u{ad}'), ("szlig", 'ß'), ("thinsp", ' '),
    ("times", '×'), ("trade", '™'), ("yen", '¥'), ("zwj", '\u{200d}'), ("zwnj", '\u{200c}'),
]);
const LONGEST_NAMED: usize = 6;

const fn rows<const N: usize>(names: [(&str, char); N]) -> [([u8; LONGEST_NAMED], u16); N] {
    let mut rows = [([0; LONGEST_NAMED], 0); N];
    let mut row = 0;
    while row < N {
        let (name, by) = names[row];
        let mut at = 0;
        while at < name.len() {
            rows[row].0[at] = name.as_bytes()[at];
            at += 1;
        }
        rows[row].1 = by as u16;
        row += 1;
    }
    rows
}

/// Letters of the longest name of a tag.
const LONGEST_NAME: usize = 10;
/// Bytes of the longest tag that is one.
const LONGEST_TAG: usize = 1000;

/// Names of tags that begin or end a line, in order.
#[rustfmt::skip]
const BLOCKS: [&str; 37] = [
    "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];
/// Names of other tags, in order.
#[rustfmt::skip]
const INLINE: [&str; 37] = [
    "a", "b", "big", "body", "button", "center", "code", "del", "em", "font", "html", "i", "iframe", "img", "input",
    "ins", "kbd", "label", "link", "mark", "meta", "object", "q", "s", "script", "select", "small", "span", "strike",
    "strong", "style", "sub", "sup", "svg", "u", "video", "wbr",
];

/// Whether `<s>` stands near before a position.
fn opens_before(bytes: &[u8], at: usize) -> bool {
    let near = &bytes[at.saturating_sub(super::mail::LOOK_BACK)..at];
    let mut tags = near.windows(3);
    tags.any(|tag| matches!(tag, [b'<', b's' | b'S', b'>' | b' ']))
}

/// A tag, which is a line break or a space: `<br />`, `</p>`, `<a href="…">`.
pub(super) fn tag(text: &str, at: usize) -> Option<Replacement> {
    let bytes = text.as_bytes();
    let from = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
    let letters = bytes[from..].iter().take(LONGEST_NAME + 1);
    let length = letters.take_while(|b| b.is_ascii_alphanumeric()).count();
    if length > LONGEST_NAME {
        return None;
    }
    let name = &bytes[from..from + length];
    if bytes.get(from + length) == Some(&b':') {
        return of_office(bytes, at, from + length + 1);
    }
    let by = if is_among(&BLOCKS, name) {
        '\n'
    } else if is_among(&INLINE, name) {
        ' '
    } else {
        return None;
    };
    // By itself "</s>" is a mark of sarcasm.
    if name.eq_ignore_ascii_case(b"s") && from > at + 1 && !opens_before(bytes, at) {
        return None;
    }
    let may_be_bare = is_among(&["script", "style"], name);
    let end = end_of_tag(bytes, from + length, may_be_bare)?;
    Some(Replacement::new(at, end, by))
}

/// A tag of Outlook and Word, whose name has a colon: `<o:p>`, `<v:shape id="…">`.
fn of_office(bytes: &[u8], at: usize, from: usize) -> Option<Replacement> {
    let letters = bytes[from..].iter().take(LONGEST_TAG);
    let length = letters.take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = end_of_tag(bytes, from + length, false).filter(|_| length > 0)?;
    Some(Replacement::new(at, end, ' '))
}

/// Where a tag ends whose name ends at a position, if that is one: attributes have "=", but where
/// they `may_be_bare`.
fn end_of_tag(bytes: &[u8], from: usize, may_be_bare: bool) -> Option<usize> {
    let end = end_of_sign(bytes, from)?;
    let inside = &bytes[from..end - 1];
    let is_blank = |b: &u8| b.is_ascii_whitespace() || *b == b'/';
    let blank = inside.iter().all(is_blank);
    let attributes =
        inside.first().is_some_and(is_blank) && (inside.contains(&b'=') || may_be_bare);
    (blank || attributes).then_some(end)
}

/// Behind the next ">", if no "<" stands before it and it is near.
fn end_of_sign(bytes: &[u8], from: usize) -> Option<usize> {
    let mut near = bytes[from..].iter().take(LONGEST_TAG);
    let stop = from + near.position(|b| matches!(b, b'<' | b'>'))?;
    (bytes[stop] == b'>').then_some(stop + 1)
}

/// "<!DOCTYPE html>", the beginning of a comment, `<?xml … ?>`, and a condition of Word,
/// "<![endif]>".
pub(super) fn declaration(text: &str, at: usize) -> Option<Replacement> {
    let rest = &text[at..];
    let end = || end_of_sign(text.as_bytes(), at + 1);
    let end = match rest.as_bytes() {
        _ if rest.starts_with(COMMENT) => at + COMMENT.len(),
        // What is within is text.
        _ if rest.starts_with(CDATA) => at + CDATA.len(),
        [_, b'?', b'a'..=b'z' | b'A'..=b'Z', ..] => end()?,
        [_, b'!', b'[', ..] => end().filter(|&end| text[at..end].contains(']'))?,
        _ if begins(rest, "<!doctype ") => end()?,
        _ => return None,
    };
    Some(Replacement::new(at, end, ' '))
}

const CDATA: &str = "<![CDATA[";

const COMMENT: &str = "<!--";

/// What readers do not see, and what the author quotes, with the tag that begins it.
const HIDDEN: [&str; 4] = [COMMENT, "<style", "<script", QUOTE];
const QUOTE: &str = "<blockquote";
/// In the tag around a mail that is answered; all that follows is of it.
const ANSWERED: &str = "gmail_quote";

/// Quotations in one another that are looked at where the outer ones stay.
const MOST_NESTED: usize = 8;

/// Finds the ends of what is [`HIDDEN`]; linear, as none is looked for twice in vain, and no byte
/// is read for more quotations than [`MOST_NESTED`] that stay, and one that does not.
#[derive(Default)]
pub(super) struct Hidden {
    in_vain: [bool; HIDDEN.len()],
    /// Where quotations end that stay, the outer ones first; those behind are over.
    staying: [usize; MOST_NESTED],
}

impl Hidden {
    /// Where that ends which begins with a tag, if it does not count.
    #[inline(never)]
    pub fn end(&mut self, text: &str, tag: Span) -> Option<usize> {
        let written = tag.of(text);
        if written.len() > ANSWERED.len() && written.contains(ANSWERED) {
            return says(text[..tag.start].bytes().rev()).then_some(text.len());
        }
        let kind = HIDDEN.iter().position(|name| begins(written, name))?;
        let mut around = self.staying.iter();
        let nested = around.position(|&end| end <= tag.start);
        if self.in_vain[kind] || nested.is_none() {
            return None;
        }
        let end = if HIDDEN[kind] == COMMENT {
            text[tag.end..].find("-->").map(|at| tag.end + at + 3)
        } else {
            end_of_element(text, tag.end, HIDDEN[kind])
        };
        self.in_vain[kind] = end.is_none();
        // No text is dropped whole.
        let stays = HIDDEN[kind] == QUOTE
            && end.is_some_and(|end| {
                !says(text[..tag.start].bytes().rev()) && !says(text[end..].bytes())
            });
        if let (true, Some(nested)) = (stays, nested) {
            self.staying[nested] = end.unwrap_or(0);
        }
        end.filter(|_| !stays)
    }
}

/// Whether something is said near, outside of tags.
fn says(bytes: impl Iterator<Item = u8>) -> bool {
    let mut within = false;
    let mut near = bytes.take(super::mail::LOOK_BACK);
    near.any(|b| {
        within ^= matches!(b, b'<' | b'>');
        !within && b.is_ascii_alphanumeric()
    })
}

/// Where an element ends of which the first tag ends at a position; quotations may hold others.
fn end_of_element(text: &str, from: usize, name: &str) -> Option<usize> {
    let (mut at, mut open) = (from, 1);
    loop {
        at += text[at..].find('<')?;
        let closes = text.as_bytes().get(at + 1) == Some(&b'/');
        // The name's "<" stands where the slash does.
        let rest = text.get(at + usize::from(closes) + 1..)?;
        if begins(rest, &name[1..]) {
            let behind = rest[name.len() - 1..].trim_ascii_start();
            if closes && behind.starts_with('>') {
                open -= 1;
            } else if !closes && name == QUOTE {
                open += 1;
            }
            if open == 0 {
                return Some(text.len() - behind.len() + 1);
            }
        }
        at += 1;
    }
}

fn begins(text: &str, name: &str) -> bool {
    let beginning = text.as_bytes().get(..name.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Cleaned;

    #[test]
    fn names_are_in_order() {
        assert!(NAMED.is_sorted() && BLOCKS.is_sorted() && INLINE.is_sorted());
        for name in BLOCKS.iter().chain(&INLINE) {
            assert!(name.len() <= LONGEST_NAME && tag(&format!("<{name}>"), 0).is_some());
        }
    }

    /// Else each of many in one another would be read to its end.
    #[test]
    fn quotations_that_stay_are_looked_at_to_a_depth() {
        for depth in [0, MOST_NESTED - 1, MOST_NESTED, 10 * MOST_NESTED] {
            let [begin, end] = ["<blockquote>", "</blockquote>"].map(|tag| tag.repeat(depth));
            let text = format!("{begin}So<blockquote>it</blockquote>{end}");
            let mut cleaned = Cleaned::default();
            let (clean, _) = cleaned.of(&text);
            assert_eq!(clean.contains("it"), depth >= MOST_NESTED, "{depth}");
        }
        // Side by side there may be any number.
        let text = "<blockquote></blockquote>".repeat(99) + "<blockquote>it</blockquote>So";
        let mut cleaned = Cleaned::default();
        let (clean, _) = cleaned.of(&text);
        assert_eq!(clean.trim(), "So");
    }
}
