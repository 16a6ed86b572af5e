//! Where what others wrote begins in a mail: the lines of programs above it, also where an export
//! made one line of all.

use super::mail::{is_name, is_said, is_said_before, line, line_end, quotes, without_ends};
use super::{is_among, Replacement};

/// Bytes of "On Monday, … wrote:", which may take two lines.
const LONGEST_HEADER: usize = 240;
/// Bytes from its beginning to its time, or to the address behind that.
const LONGEST_BEGINNING: usize = 112;
/// Bytes of an address in angle brackets.
const LONGEST_ADDRESS: usize = 80;
/// Hyphens of the rule above a comment of a ticket.
const SHORTEST_RULE: usize = 10;

/// Where that ends which says who wrote what follows: "On Monday, 2 March 2026, Ann wrote:",
/// "-----Original Message-----", "From: Ann" before "Sent: Monday", "Reply above this line".
#[cold]
pub(super) fn header(text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    // "Am", "El", "Le": what others' programs write ends with an address and a colon.
    if let [b'O' | b'A' | b'E' | b'L', b'n' | b'm' | b'l' | b'e', b' ', ..] = rest {
        return wrote(rest).map(|end| from + end);
    }
    let (first, end) = line(text, from)?;
    let message = without_ends(first, b"- ");
    if message.is_empty() && first.len() >= SHORTEST_RULE {
        return comment(text, end);
    }
    let is_one = match first {
        [b'F', ..] => is_head(text, end, first),
        [b'-' | b'#' | b'=', ..] => {
            is_among(&MESSAGES, message) || has(first, b"eply above this line")
        }
        _ => first == b"Begin forwarded message:",
    };
    is_one.then_some(end)
}

/// What stands between hyphens above one, in order.
const MESSAGES: [&str; 2] = ["forwarded message", "original message"];

/// Where "On Monday, … wrote:" ends that bytes begin with, in two lines, or in the middle of one.
fn wrote(rest: &[u8]) -> Option<usize> {
    let mut lines = &rest[..line_end(rest, 0, LONGEST_HEADER)];
    if !lines.trim_ascii_end().ends_with(b":") {
        let second = rest.len().min(lines.len() + 1);
        lines = &rest[..line_end(rest, second, LONGEST_HEADER - lines.len())];
    }
    let verb = find(lines, b"wrote:").map(|at| at + b"wrote:".len());
    let end = verb.unwrap_or_else(|| lines.trim_ascii_end().len());
    let (head, behind) = rest.split_at(end);
    let is_last = matches!(behind, [] | [b'\r' | b'\n', ..]);
    let is_one = match verb {
        Some(_) if quotes(behind) => true,
        Some(_) => is_precise(head) && (is_last || is_of_program(&head[..end - 6])),
        None => head.ends_with(b":") && has(head, b"@") && is_precise(head),
    };
    is_one.then_some(end)
}

/// Where the line ends that says who wrote a comment of a ticket, and when, below a rule.
fn comment(text: &[u8], from: usize) -> Option<usize> {
    let from = text.len() - text[from..].trim_ascii_start().len();
    let (by, end) = line(text, from)?;
    (has(by, b",") && has_year(by) && has_time(by)).then_some(end)
}

/// What others wrote, from a header on that is in the middle of a line, and has a time or an
/// address at a position. None is looked for over another time, so all are found in linear time.
#[cold]
pub(super) fn within(text: &str, at: usize) -> Option<Replacement> {
    let text = text.as_bytes();
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    if text[at] == b'<' {
        let mut address = text[at + 1..].iter().take(LONGEST_ADDRESS);
        let sign = address.position(|b| !b.is_ascii_alphanumeric() && !b"._+-".contains(b))?;
        (text[at + 1 + sign] == b'@').then_some(())?;
    } else if at == 0 || !is_digit(at - 1) || !is_digit(at + 1) {
        return None;
    }
    for start in (at.saturating_sub(LONGEST_BEGINNING)..at.saturating_sub(1)).rev() {
        match &text[start..at] {
            [b' ', b'O' | b'F', ..] => {
                if let Some(end) = end_within(&text[start + 1..]) {
                    let found = Replacement::new(start + 1, start + 1 + end, None);
                    return is_said_before(text, start).then_some(found);
                }
            }
            [b'\n', ..] | [b'0'..=b'9', b':', ..] => return None,
            _ => {}
        }
    }
    None
}

/// Bytes of a header, and of what follows it, that a part of a line begins with.
fn end_within(rest: &[u8]) -> Option<usize> {
    if !rest.starts_with(b"From: ") {
        return Some(match quotes(&rest[wrote(rest)?..]) {
            true => line_end(rest, 0, usize::MAX),
            false => rest.len(),
        });
    }
    let near = &rest[..line_end(rest, 0, LONGEST_HEADER)];
    let is_sent = has(near, b" Sent: ") || has(near, b" Subject: ");
    (is_sent && has(near, b" To: ")).then_some(rest.len())
}

/// Whether "On 4 May 2026 at 10:02, Ann" is no person's: "On Monday at 10:02 I", "On 4 May 2026, Ann".
fn is_of_program(head: &[u8]) -> bool {
    let name = head.rsplit(|&b| b == b',').next().unwrap_or(head);
    let name = name.trim_ascii();
    let first = name.split(|&b| b == b' ').next().unwrap_or(name);
    has(head, b"@") || has_year(head) && has_time(head) && is_name(name, false) && !is_said(first)
}

/// Where bytes stand in others.
#[inline(never)]
pub(super) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let mut parts = bytes.windows(part.len());
    parts.position(|bytes| bytes[0] == part[0] && bytes == part)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}

/// Whether a line says who wrote, or when, as programs do: an address, a year or a time of day.
fn is_precise(line: &[u8]) -> bool {
    has(line, b"<") && has(line, b"@") || has_year(line) || has_time(line)
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
    let mut is_one = has(first, b"@") || has(first, b"<");
    if !first.starts_with(b"From: ") {
        return false;
    }
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
            ("So?\n=== Reply above this line ===\nIt is bad", "So?"),
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
            "So. On 4 May 2026, Ann wrote: You are a liar",
            "So.\nOn 4 May 2026, Ann wrote: You are a liar",
            "<ann@example.com> On Monday",
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
