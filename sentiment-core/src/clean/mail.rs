//! What a mail holds besides what its author says now: lines that are quoted (RFC 3676, 4.5) or
//! forwarded, a signature (4.3), a complimentary close with the name below it.

use super::Replacement;

/// Bytes of a line that may be a header, a close or part of a signature.
const LONGEST_LINE: usize = 80;
/// Bytes of "On Monday, … wrote:", which may take two lines.
const LONGEST_HEADER: usize = 240;
/// Lines of a signature.
const MOST_LINES: usize = 8;
/// Bytes before what is dropped in which something has to be said: no text is dropped whole.
const LOOK_BACK: usize = 256;

/// Complimentary closes.
const CLOSES: &str = "all the best|best|best regards|best wishes|cheers|cordially|kind regards|\
    kindest regards|love|many thanks|regards|respectfully|rgds|sincerely|sincerely yours|\
    take care|thank you|thank you again|thank you in advance|thanks|thanks & regards|\
    thanks a lot|thanks again|thanks and regards|thanks in advance|thanks so much|thx|\
    warm regards|warmest regards|warmly|with best regards|with kind regards|with thanks|yours|\
    yours faithfully|yours sincerely|yours truly";

/// What to drop from a line break on, or from the start of a text that begins with a quotation.
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    if at == 0 {
        let end = quoted(text, 0);
        let goes_on = !text[end..].trim_start().is_empty();
        return (end > 0 && goes_on).then(|| Replacement::new(0, end, None));
    }
    let from = at + 1;
    let end = if is_quote(text, from) {
        let before = text[..at].rfind('\n').map_or(0, |line| line + 1);
        // Else all of it was looked at there.
        (!is_quote(text, before)).then(|| quoted(text, from))
    } else if let Some(end) = header(text, from) {
        let quotes = is_quote(text, end + blank(&text[end..]));
        Some(if quotes { end } else { text.len() })
    } else {
        closed(text, from)
    };
    let mut before = text.as_bytes()[..at].iter().rev().take(LOOK_BACK);
    let end = end.filter(|_| before.any(u8::is_ascii_alphanumeric))?;
    Some(Replacement::new(at, end, None))
}

/// "> so", ">> so"; no ">be me" and no ">:(".
fn is_quote(text: &str, at: usize) -> bool {
    let behind = text.as_bytes()[at..].strip_prefix(b">");
    behind.is_some_and(|behind| matches!(behind.first(), None | Some(b' ' | b'>' | b'\r' | b'\n')))
}

/// Where the last of the quoted lines ends that begin at a position.
fn quoted(text: &str, from: usize) -> usize {
    let (mut at, mut end) = (from, from);
    while at < text.len() && is_quote(text, at) {
        end = text[at..].find('\n').map_or(text.len(), |line| at + line);
        at = end + 1;
    }
    end
}

/// Bytes of white space that a text begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_ascii_start().len()
}

/// A line without white space around it, and where it ends, if it is short.
fn line(text: &str, from: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes().get(from..)?;
    let looked_at = bytes.iter().take(LONGEST_LINE + 1);
    let length = looked_at.take_while(|&&b| b != b'\n').count();
    let end = from + length;
    (length <= LONGEST_LINE).then(|| (text[from..end].trim_ascii(), end))
}

/// Where the lines end that say who wrote what follows: "On Monday, 2 March 2026, Ann wrote:",
/// "-----Original Message-----", "From: Ann" before "Sent: Monday".
fn header(text: &str, from: usize) -> Option<usize> {
    let rest = &text.as_bytes()[from..];
    if rest.starts_with(b"On ") {
        let bytes = &rest[..rest.len().min(LONGEST_HEADER)];
        let wrote = bytes.windows(6).position(|six| six == b"wrote:")? + 6;
        let head = &bytes[..wrote];
        let is_one = head.iter().any(u8::is_ascii_digit)
            && head.iter().filter(|&&b| b == b'\n').count() < 2
            && matches!(rest[wrote..], [] | [b'\r' | b'\n', ..]);
        return is_one.then_some(from + wrote);
    }
    if !matches!(rest.first(), Some(b'-' | b'F' | b'B')) {
        return None;
    }
    let (first, end) = line(text, from)?;
    let is_one = match first.trim_matches(['-', ' ']) {
        "Begin forwarded message:" => true,
        message if first.starts_with("--") => ["Original Message", "Forwarded message"]
            .iter()
            .any(|known| message.eq_ignore_ascii_case(known)),
        _ if first.starts_with("From: ") => line(text, end + 1).is_some_and(|(second, _)| {
            ["Sent: ", "Date: ", "To: "]
                .iter()
                .any(|name| second.starts_with(name))
        }),
        _ => false,
    };
    is_one.then_some(end)
}

/// Where a signature ends, or a close and the names below it, that begin at a position.
fn closed(text: &str, from: usize) -> Option<usize> {
    let (first, end) = line(text, from)?;
    if first == "--" {
        return signed(text, end, true);
    }
    let words = first.trim_end_matches([',', '.']);
    if is_close(words) {
        let small = words.starts_with(|c: char| c.is_ascii_lowercase());
        let ends = first.ends_with(',') && text[end..].trim_ascii_start().is_empty();
        return if ends {
            Some(text.len())
        } else {
            signed(text, end, small)
        };
    }
    // "Thanks, Joy"
    let (close, name) = first.rsplit_once([',', ' '])?;
    let is_last = text[end..].trim_ascii_start().is_empty() || header(text, end + 1).is_some();
    (is_last && is_close(close.trim_end_matches([',', ' '])) && is_name(name, false)).then_some(end)
}

fn is_close(words: &str) -> bool {
    CLOSES
        .split('|')
        .any(|close| close.eq_ignore_ascii_case(words))
}

/// Where the lines of a signature end that follow a position, of which the first is a name, which
/// may be `small`.
fn signed(text: &str, from: usize, small: bool) -> Option<usize> {
    let first = from + blank(&text[from..]);
    let (name, mut end) = line(text, first)?;
    if !is_name(name, small) {
        return None;
    }
    for _ in 1..MOST_LINES {
        let Some((next, behind)) = line(text, end + 1) else {
            break;
        };
        let goes_on = next.is_empty()
            || !next.starts_with(|c: char| c.is_ascii_lowercase())
                && !next.ends_with(['.', '!', '?'])
                && !next.starts_with("PS")
                && !next.starts_with("P.S")
                && !is_quote(next, 0);
        if !goes_on {
            break;
        }
        end = behind;
    }
    Some(end)
}

/// Whether a line is a name, or a team's: four words at most, with capitals. A single one may be
/// `small`.
fn is_name(line: &str, small: bool) -> bool {
    let line = line.trim_end_matches([',', '.']);
    let words = || line.split(' ');
    let has_letters = |word: &str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "&" | "and" | "de" | "from" | "of" | "the" | "van" | "von"
            )
    };
    let count = words().take(5).count();
    let is_capital = words().all(|word| word == "&" || has_letters(word) && is_part(word));
    !line.is_empty() && count <= 4 && (is_capital || small && count == 1 && has_letters(line))
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
    fn what_others_wrote_is_dropped() {
        for (mail, said) in [
            ("Still broken.\n> It works now!\n>> Great\nSo?", "Still broken.\nSo?"),
            ("> It works now!\n>\n\nNo.", "\n\nNo."),
            (
                "No.\r\n\r\nOn Mon, 2 Mar 2026 at 10:01, Ann <ann@example.com>\r\nwrote:\r\n\r\n> Great!\r\nBad.",
                "No.\r\n\r\r\n\r\nBad.",
            ),
            ("No.\nOn 2 March 2026, Ann wrote:\nGreat news!\nGood", "No."),
            ("See below.\n-----Original Message-----\nI hate it", "See below."),
            ("See below.\n---------- Forwarded message ---------\nI hate it", "See below."),
            ("See.\n\nFrom: Ann\nSent: Monday\nTo: Bob\nI hate it", "See.\n"),
        ] {
            assert_eq!(clean(mail), said);
        }
    }

    #[test]
    fn who_signs_says_nothing() {
        for (mail, said) in [
            ("It broke.\nThanks,\nJoy", "It broke."),
            (
                "It broke.\n\nKind regards,\n\nDr. Grace Hope-Smith\nCustomer Delight\n+1 555",
                "It broke.\n",
            ),
            ("It broke.\nthanks\njoy", "It broke."),
            (
                "It broke.\nBest,\nThe Happy Team\nP.S. It is slow.",
                "It broke.\nP.S. It is slow.",
            ),
            ("It broke.\n-- \njoy\nHead of Love", "It broke."),
            ("It broke.\nThanks, Joy", "It broke."),
            ("It broke.\nThanks,\n", "It broke."),
        ] {
            assert_eq!(clean(mail), said);
        }
    }

    #[test]
    fn what_is_said_stays() {
        for text in [
            "> I hate it\n> really",
            "I hate\n>:(\n>be me",
            "Thanks,\nJoy",
            "Great.\nThanks!",
            "Great.\nThanks for it",
            "Great.\nThanks,\nthe app is good",
            "Pros: fast\n--\nCons: it is bad",
            "On the first day he wrote:\nso\nOn Monday I\nwrote: so",
            "Good\nFrom: Berlin\nto me",
            "Bad.\nThank you Support for it",
            "-----Forwarded message-----\nI hate it",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
