//! Where what others wrote begins in a mail: the lines of programs above it, also where an export
//! made one line of all.

use super::mail::{is_name, is_quote, is_said, line, line_end, without_ends, LOOK_BACK};
use super::Replacement;

/// Bytes of "On Monday, … wrote:", which may take two lines.
const LONGEST_HEADER: usize = 240;
/// Bytes from its beginning to its time, or to the address behind that.
const LONGEST_BEGINNING: usize = 112;
/// Bytes of an address in angle brackets.
const LONGEST_ADDRESS: usize = 80;
/// Hyphens of the rule above a comment of a ticket.
const SHORTEST_RULE: usize = 10;

/// How a line begins that says who wrote, and how it ends: of English, German, French and Spanish.
const WROTE: [(&[u8], &[u8]); 4] = [
    (b"On ", b"wrote:"),
    (b"Am ", b"schrieb"),
    (b"Le ", "a écrit".as_bytes()),
    (b"El ", "escribió".as_bytes()),
];

/// Where the lines end that say who wrote what follows: "On Monday, 2 March 2026, Ann wrote:",
/// "-----Original Message-----", "From: Ann" before "Sent: Monday", "Reply above this line".
pub(super) fn header(text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    if let Some((_, verb)) = WROTE.iter().find(|(on, _)| rest.starts_with(on)) {
        let bytes = &rest[..rest.len().min(LONGEST_HEADER)];
        let first = line_end(bytes, 0, usize::MAX);
        let second = line_end(bytes, bytes.len().min(first + 1), usize::MAX);
        let ends = [first, second].into_iter();
        let mut ends = ends.map(|end| bytes[..end].trim_ascii_end());
        let lines = ends.find(|lines| lines.ends_with(b":") && find(lines, verb).is_some())?;
        let behind = rest[lines.len()..].trim_ascii_start();
        return (is_precise(lines) || is_quote(behind)).then_some(from + lines.len());
    }
    let (first, end) = line(text, from)?;
    let message = without_ends(first, b"- ");
    if message.is_empty() && first.len() >= SHORTEST_RULE {
        return comment(text, end);
    }
    let is_ruled = message.len() < first.len()
        && (message.eq_ignore_ascii_case(b"Original Message")
            || message.eq_ignore_ascii_case(b"Forwarded Message"));
    let mut parts = first.windows(ABOVE.len());
    let is_one = is_ruled
        || first == b"Begin forwarded message:"
        || first.starts_with(b"From: ") && is_head(text, end, first)
        || matches!(first, [b'#' | b'-' | b'=', ..])
            && parts.any(|part| part.eq_ignore_ascii_case(ABOVE));
    is_one.then_some(end)
}

/// Of "##- Please type your reply above this line -##".
const ABOVE: &[u8] = b"reply above this line";

/// Where the line ends that says who wrote a comment of a ticket, and when, below a rule.
fn comment(text: &[u8], from: usize) -> Option<usize> {
    let from = text.len() - text[from..].trim_ascii_start().len();
    let (by, end) = line(text, from)?;
    (by.contains(&b',') && has_year(by) && has_time(by)).then_some(end)
}

/// What others wrote, from a header on that is in the middle of a line, and has a time or an
/// address at a position. None is looked for over another time, so all are found in linear time.
#[inline(never)]
pub(super) fn within(text: &str, at: usize) -> Option<Replacement> {
    let text = text.as_bytes();
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    if text[at] == b'<' {
        let mut address = text[at + 1..].iter().take(LONGEST_ADDRESS);
        let sign = address.position(|b| !b.is_ascii_alphanumeric() && !b"._+-".contains(b))?;
        (text[at + 1 + sign] == b'@').then_some(())?;
    } else if at == 0 || ![at - 1, at + 1, at + 2].into_iter().all(is_digit) {
        return None;
    }
    let before = &text[..at];
    let near = before.iter().enumerate().rev().take(LONGEST_BEGINNING);
    for (start, byte) in near {
        let ends = *byte == b'\n' || *byte == b':' && start > 0 && is_digit(start - 1);
        if ends {
            return None;
        }
        let is_start = matches!(byte, b'O' | b'F') && start > 0 && text[start - 1] == b' ';
        if !is_start {
            continue;
        }
        if let Some(end) = end_within(&text[start..]) {
            let mut said = text[..start].iter().rev().take(LOOK_BACK);
            let is_said = said.any(u8::is_ascii_alphanumeric);
            return is_said.then(|| Replacement::new(start, start + end, None));
        }
    }
    None
}

/// Bytes of a header, and of what follows it, that a part of a line begins with.
fn end_within(rest: &[u8]) -> Option<usize> {
    let near = &rest[..line_end(rest, 0, LONGEST_HEADER)];
    if near.starts_with(b"From: ") {
        let has = |name: &[u8]| find(near, name).is_some();
        let is_one = has(b" To: ") && (has(b" Sent: ") || has(b" Subject: "));
        return is_one.then_some(rest.len());
    }
    if !near.starts_with(b"On ") {
        return None;
    }
    let end = find(near, b" wrote:")?;
    let (head, behind) = (
        &near[..end],
        rest[end + b" wrote:".len()..].trim_ascii_start(),
    );
    if is_quote(behind) {
        return Some(line_end(rest, 0, usize::MAX));
    }
    // People write "On Monday at 10:02 I wrote: …", too.
    let name = head.rsplit(|&b| b == b',').next().unwrap_or(head);
    let name = name.trim_ascii();
    let first = name.split(|&b| b == b' ').next().unwrap_or(name);
    let is_program = head.contains(&b'@') || is_name(name, false) && !is_said(first);
    (is_program && is_precise(head)).then_some(rest.len())
}

/// Where bytes stand in others.
fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|bytes| bytes == part)
}

/// Whether a line says who wrote, or when, as programs do: an address, a year or a time of day.
fn is_precise(line: &[u8]) -> bool {
    line.contains(&b'<') && line.contains(&b'@') || has_year(line) || has_time(line)
}

fn has_year(line: &[u8]) -> bool {
    let mut numbers = line.split(|b| !b.is_ascii_digit());
    numbers.any(|number| matches!(number, [b'1', b'9', _, _] | [b'2', b'0', _, _]))
}

fn has_time(line: &[u8]) -> bool {
    line.windows(4).any(|four| {
        let digits = [four[0], four[2], four[3]];
        four[1] == b':' && digits.iter().all(u8::is_ascii_digit)
    })
}

/// Lines of a mail's head below "From: ".
const MOST_HEAD: usize = 4;

/// Whether "From: …", which ends at a position, begins a mail's head. Who travels or sends a parcel
/// writes "From: London" and "To: Madrid", too.
fn is_head(text: &[u8], from: usize, first: &[u8]) -> bool {
    let mut is_one = first.iter().any(|b| b"@<".contains(b));
    let mut end = from;
    for row in 0..MOST_HEAD {
        let Some((next, behind)) = line(text, end + 1) else {
            break;
        };
        let begins = |names: &[&[u8]]| names.iter().any(|name| next.starts_with(name));
        if row == 0 && !begins(&[b"Sent: ", b"Date: ", b"To: ", b"Subject: "]) {
            return false;
        }
        is_one |= begins(&[b"Sent: ", b"Subject: "]);
        end = behind;
    }
    is_one
}

#[cfg(test)]
mod tests {
    use crate::clean::Cleaned;

    fn clean(text: &str) -> String {
        let mut cleaned = Cleaned::default();
        let (clean, _) = cleaned.of(text);
        clean.to_owned()
    }

    #[test]
    fn what_stands_below_the_line_of_a_desk_is_dropped() {
        for (mail, said) in [
            (
                "So?\n\n##- Please type your reply above this line -##\n\nIt is bad",
                "So?\n",
            ),
            ("So?\n-- Please reply above this line --\nIt is bad", "So?"),
            ("So?\n=== REPLY ABOVE THIS LINE ===\nIt is bad", "So?"),
            (
                "So?\n----------------\n\nAnn Lee, Mar 2, 2026, 09:14\n\nIt is bad",
                "So?",
            ),
            (
                "So?\nAm Mo., 4. Mai 2026 um 10:02 Uhr schrieb Ann <a@b.de>:\n> Bad",
                "So?",
            ),
            (
                "So?\nLe lun. 4 mai 2026 à 10:02, Ann <a@b.fr> a écrit :\nBad",
                "So?",
            ),
            (
                "So?\nEl lun, 4 may 2026 a las 10:02, Ann\n(<a@b.es>) escribió:\nBad",
                "So?",
            ),
        ] {
            assert_eq!(clean(mail), said);
        }
    }

    #[test]
    fn headers_that_an_export_put_in_one_line_are_found() {
        for quoted in [
            "On Mon, 4 May 2026 at 10:02, Ann <ann@example.com> wrote: > It is bad. > Bad",
            "On Mon, 4 May 2026 at 10:02, Ann &lt;ann@example.com&gt; wrote: It is bad",
            "On May 4, 2026, Ann <ann@example.com> wrote: It is bad",
            "On Mon, 4 May 2026 at 10:02, Happy Support wrote: It is bad",
            "On 4 May 10:02 she wrote: > It is bad",
            "From: Ann <ann@example.com> Sent: 4 May 2026 10:02 To: Joy Subject: RE: so It is bad",
            "From: Ann Sent: 4 May 2026 10:02:33 To: Joy Subject: RE: so It is bad",
        ] {
            assert_eq!(clean(&format!("So? {quoted}")), "So? ", "{quoted}");
        }
        let below = "So? On 4 May 2026 at 10:02, Ann wrote: > Bad\nIt is not";
        assert_eq!(clean(below), "So? \nIt is not");
    }

    #[test]
    fn what_is_told_stays() {
        for text in [
            "On Mon, 4 May 2026 at 10:02, Ann <ann@example.com> wrote: It is bad",
            "So. On 4 May 2026 at 10:02 they wrote: You are a liar",
            "So. On 4 May 2026, at 10:02, I wrote: it is bad",
            "So. From: London Date: Monday 10:02 To: Madrid Horrible delay",
            "So. On Monday at 10:02 it broke. They wrote to me at 11:30",
            "So. Mail <ann@example.com> On Monday",
            "So.\nThe line: reply above this line",
            "So.\n------------\n\nBad, at 10:02",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
