//! What a mail holds besides what its author says now: lines that are quoted (RFC 3676, 4.5) or
//! forwarded, a signature (4.3), a complimentary close with the name below it, a notice of its firm.

use super::header::{find, header};
use super::notice::notice;
use super::{is_among, thanks, Replacement};

/// Bytes of a line that may be a header, a close or part of a signature.
const LONGEST_LINE: usize = 80;
/// White space before the first word of a text, or spaces of a line, which tags leave behind.
const MOST_BLANK: usize = 8;
/// Lines of a signature.
const MOST_LINES: usize = 8;
/// Bytes before what is dropped in which something has to be said: no text is dropped whole.
pub(super) const LOOK_BACK: usize = 256;

/// Complimentary closes, in order.
#[rustfmt::skip]
const CLOSES: [&str; 43] = [
    "all the best", "best", "best regards", "best wishes", "cheers", "cordially", "kind regards",
    "kindest regards", "love", "many thanks", "regards", "respectfully", "rgds", "sincerely",
    "sincerely yours", "take care", "thank you", "thank you again", "thank you for your help",
    "thank you for your time", "thank you in advance", "thank you so much", "thank you very much",
    "thanks", "thanks & regards", "thanks a lot", "thanks again", "thanks and regards",
    "thanks for your help", "thanks in advance", "thanks so much", "thanks very much", "thx",
    "warm regards", "warmest regards", "warmly", "with best regards", "with kind regards",
    "with thanks", "yours", "yours faithfully", "yours sincerely", "yours truly",
];
/// Those that head what is liked, too, unless a comma or a blank line follows.
const HEADINGS: [&str; 3] = ["best", "love", "yours"];

/// Of a signature's lines those that end with these are no sentences.
const FIRMS: [&[u8]; 5] = [b" Co.", b" Corp.", b" Inc.", b" Ltd.", b" St."];

/// Whether a line may be one of those that are looked for, by its first bytes: most are not.
fn may_be(line: &[u8]) -> bool {
    let [first, second] = match line {
        [b'>', ..] => return true,
        [first, second, ..] => [first | 0x20, second | 0x20],
        _ => return false,
    };
    matches!(
        &[first, second],
        b"al"
            | b"am"
            | b"an"
            | b"au"
            | b"be"
            | b"ch"
            | b"co"
            | b"di"
            | b"el"
            | b"fr"
            | b"ge"
            | b"if"
            | b"ki"
            | b"le"
            | b"lo"
            | b"ma"
            | b"on"
            | b"pl"
            | b"pr"
            | b"re"
            | b"rg"
            | b"se"
            | b"si"
            | b"ta"
            | b"th"
            | b"to"
            | b"un"
            | b"vi"
            | b"wa"
            | b"wi"
            | b"yo"
            | b"##"
            | b"--"
            | b"=="
    )
}

/// Where the quotation may stand that a text begins with, perhaps behind a byte order mark.
#[inline]
pub(super) fn leading(text: &[u8]) -> Option<usize> {
    let mut first = text.iter().take(MOST_BLANK);
    let first = first.position(|b| !b.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(b))?;
    (text[first] == b'>').then_some(first)
}

/// The quotation at a position, if the text begins with it and goes on.
fn leading_quote(text: &[u8], at: usize) -> Option<Replacement> {
    leading(text).filter(|&first| first == at)?;
    let end = quoted(text, at);
    let goes_on = end > at && !is_blank(text, end);
    goes_on.then(|| Replacement::new(at, end, None))
}

/// The next byte at which something may begin.
pub(super) fn find_beginning(text: &str, from: usize) -> Option<usize> {
    let leading = leading(text.as_bytes()).filter(|&leading| leading >= from);
    leading.or_else(|| Some(from + text[from..].find('\n')?))
}

/// What to drop from a line break on, or from the beginning of the text.
#[inline(never)]
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let text = text.as_bytes();
    if text[at] != b'\n' {
        return leading_quote(text, at);
    }
    if text.starts_with(CAUTION) && is_banner(&text[..at]) && !is_blank(text, at) {
        return Some(Replacement::new(0, at, None));
    }
    let blank = text[at + 1..].iter().take(MOST_BLANK);
    let from = at + 1 + blank.take_while(|&&b| b == b' ').count();
    if !may_be(&text[from..]) {
        return None;
    }
    let mut start = at;
    let end = if is_quote(&text[from..]) {
        let before = text[..at].iter().rposition(|&b| b == b'\n');
        let before = before.map_or(0, |line| line + 1);
        // Else all of it was looked at there.
        (!is_quote(&text[before..])).then(|| quoted(text, from))
    } else if let Some(end) = header(text, from) {
        Some(if quotes(&text[end..]) {
            end
        } else {
            text.len()
        })
    } else if let Some(end) = closed(text, from) {
        start = thanks::before(text, at);
        Some(end)
    } else {
        notice(text, from)
    };
    let end = end?;
    is_said_before(text, start).then(|| Replacement::new(start, end, None))
}

/// Whether something is said before a position: no text is dropped whole.
pub(super) fn is_said_before(text: &[u8], at: usize) -> bool {
    let near = &text[at.saturating_sub(LOOK_BACK)..at];
    near.iter().any(u8::is_ascii_alphanumeric)
}

/// How the line begins that servers put above mails: "CAUTION: This email originated from outside of …".
const CAUTION: &[u8] = b"CAUTION: ";

/// Whether a text up to a line break is that line.
fn is_banner(text: &[u8]) -> bool {
    let is_first = text.len() < LOOK_BACK && find(text, b"\n").is_none();
    is_first && find(text, b"originated").is_some()
}

/// "> so", ">> so"; no ">be me" and no ">:(".
fn is_quote(line: &[u8]) -> bool {
    matches!(line, [b'>'] | [b'>', b' ' | b'>' | b'\r' | b'\n', ..])
}

/// Whether a quotation follows.
#[inline(never)]
pub(super) fn quotes(behind: &[u8]) -> bool {
    is_quote(behind.trim_ascii_start())
}

/// Whether nothing follows a position.
fn is_blank(text: &[u8], from: usize) -> bool {
    text[from..].trim_ascii_start().is_empty()
}

/// Where the last of the quoted lines ends that begin at a position.
fn quoted(text: &[u8], from: usize) -> usize {
    let (mut at, mut end) = (from, from);
    while at < text.len() && is_quote(&text[at..]) {
        end = line_end(text, at, usize::MAX);
        at = end + 1;
    }
    end
}

/// Where a line ends, or so many bytes of it.
pub(super) fn line_end(text: &[u8], from: usize, most: usize) -> usize {
    let line = text[from..].iter().take(most);
    from + line.take_while(|&&b| b != b'\n').count()
}

/// A line without white space around it, and where it ends, if it is short.
pub(super) fn line(text: &[u8], from: usize) -> Option<(&[u8], usize)> {
    let from = from.min(text.len());
    let end = line_end(text, from, LONGEST_LINE + 1);
    (end - from <= LONGEST_LINE).then(|| (text[from..end].trim_ascii(), end))
}

/// Bytes without some of those at both ends.
pub(super) fn without_ends<'t>(mut bytes: &'t [u8], ends: &[u8]) -> &'t [u8] {
    while let Some((_, rest)) = bytes.split_first().filter(|(b, _)| ends.contains(b)) {
        bytes = rest;
    }
    without_end(bytes, ends)
}

/// Bytes without some of those at the end.
fn without_end<'t>(mut bytes: &'t [u8], ends: &[u8]) -> &'t [u8] {
    while let Some((_, rest)) = bytes.split_last().filter(|(b, _)| ends.contains(b)) {
        bytes = rest;
    }
    bytes
}

/// Where a signature ends, or a close and the names below it, that begin at a position.
fn closed(text: &[u8], from: usize) -> Option<usize> {
    let (first, end) = line(text, from)?;
    if first == b"--" {
        // With its space it is no rule between paragraphs, whatever stands below it.
        let is_separator = text[from..].starts_with(b"-- ");
        return if is_separator && !is_blank(text, end) {
            Some(text.len())
        } else {
            signed(text, end, true, true)
        };
    }
    let words = without_end(first, b",.!");
    if is_close(words) {
        let has_comma = first.ends_with(b",");
        if has_comma && is_blank(text, end) {
            return Some(text.len());
        }
        let is_apart = has_comma || line(text, end + 1)?.0.is_empty();
        if !is_apart && is_among(&HEADINGS, words) {
            return None;
        }
        return signed(text, end, words[0].is_ascii_lowercase(), has_comma);
    }
    // "Thanks, Joy"
    let name = first.iter().rposition(|&b| b == b' ')? + 1;
    let is_last = is_blank(text, end) || header(text, end + 1).is_some();
    let is_closed =
        || is_close(without_end(&first[..name], b", ")) && is_name(&first[name..], false);
    (is_last && is_closed()).then_some(end)
}

/// Bytes of a text that says something and ends so.
const SHORTEST_CLOSED: usize = 12;
/// Bytes of a close and a name that end a text on its last line.
const LONGEST_CLOSING: usize = 48;

/// Where what ends a text out of politeness begins, behind a sentence: a close and a name, " Thanks, Joy", and
/// the thanks before it, or thanks for what is asked for.
#[inline]
pub(super) fn closing(text: &str) -> Option<usize> {
    if text.len() < SHORTEST_CLOSED {
        return None;
    }
    let text = text.trim_ascii_end();
    let tail = &text.as_bytes()[text.len().saturating_sub(LONGEST_CLOSING)..];
    // Most texts end with a mark, or have no comma near.
    let ends = match tail {
        [.., last] if last.is_ascii() => last.is_ascii_alphabetic(),
        // A letter of Latin.
        [.., 0xc3..=0xc5, _] => true,
        _ => false,
    };
    let may_be = ends && tail.contains(&b',');
    match may_be.then(|| length_of_closing(tail)).flatten() {
        Some(length) => Some(thanks::before(text.as_bytes(), text.len() - length)),
        None => thanks::behind_request(text.as_bytes()),
    }
}

#[inline(never)]
fn length_of_closing(tail: &[u8]) -> Option<usize> {
    let comma = tail.iter().rposition(|&b| b == b',')?;
    let (close, name) = (&tail[..comma], tail[comma + 1..].trim_ascii());
    let stop = close.iter().rposition(|b| b".!?".contains(b))? + 1;
    let words = close[stop..].trim_ascii_start();
    let is_closed = words.len() < close.len() - stop && is_close(words) && is_name(name, false);
    is_closed.then_some(tail.len() - stop)
}

fn is_close(words: &[u8]) -> bool {
    is_among(&CLOSES, words)
}

/// Where the lines of a signature end that follow a position, of which the first is a name, which
/// may be `small`, and have an article where it `must` be a name.
fn signed(text: &[u8], from: usize, small: bool, must: bool) -> Option<usize> {
    let blank = text.len() - from - text[from..].trim_ascii_start().len();
    let (name, mut end) = line(text, from + blank)?;
    let articles: [&[u8]; 3] = [b"A ", b"An ", b"The "];
    let has_article = articles.iter().any(|article| name.starts_with(article));
    if !is_name(name, small) || has_article && !must && !name.ends_with(b" Team") {
        return None;
    }
    for _ in 1..MOST_LINES {
        let Some((next, behind)) = line(text, end + 1) else {
            break;
        };
        // What is quoted below it goes, too, but "> " may be answered.
        if header(text, end + 1).is_some() {
            break;
        }
        if says_something(next) {
            break;
        }
        end = behind;
    }
    Some(end)
}

/// Whether a line below a name is a sentence, and not of the signature.
fn says_something(line: &[u8]) -> bool {
    if line.starts_with(b"Sent from ") || FIRMS.iter().any(|firm| line.ends_with(firm)) {
        return false;
    }
    let words = || line.split(|&b| b == b' ').filter(|word| !word.is_empty());
    let small = words().filter(|word| word[0].is_ascii_lowercase()).count();
    // Titles and addresses have capitals.
    let is_long = words().count() >= LEAST_WORDS && 2 * small > words().count();
    is_long
        || matches!(
            line,
            [b'a'..=b'z' | b'>', ..]
                | [.., b'.' | b'!' | b'?']
                | [b'P', b'S', ..]
                | [b'P', b'.', b'S', ..]
        )
        || line.starts_with(b"The ") && !is_name(line, false)
        || words().take(FIRST_WORDS).any(is_said)
}

/// Words that sentences of people have, and signatures have not, in order; up to an apostrophe.
#[rustfmt::skip]
const SAID: [&str; 38] = [
    "also", "are", "btw", "but", "can", "could", "did", "didn", "does", "doesn", "had", "has", "have", "he", "i",
    "is", "isn", "it", "my", "never", "not", "our", "please", "she", "still", "that", "there", "they", "this", "very",
    "was", "wasn", "we", "were", "what", "would", "you", "your",
];
/// Words of a line among which they are looked for.
const FIRST_WORDS: usize = 3;
/// Words of a line, most of them small, that need none of them.
const LEAST_WORDS: usize = 5;

pub(super) fn is_said(word: &[u8]) -> bool {
    let mut parts = word.split(|b| b",:'\xe2".contains(b));
    let word = parts.next().unwrap_or(word);
    // A department.
    word != b"IT" && is_among(&SAID, word)
}

/// Whether a line is a name, or a team's: four words at most, with capitals, but no "NOT HAPPY". A
/// single one may be `small`.
pub(super) fn is_name(line: &[u8], small: bool) -> bool {
    let line = without_end(line, b",.");
    let words = line.split(|&b| b == b' ').count();
    let first = line.split(|&b| b == b' ').next().unwrap_or(line);
    let shouts = words > 1 && !line.iter().any(u8::is_ascii_lowercase);
    if shouts || is_among(&["no", "not"], first) {
        return false;
    }
    let is_part = |word: &[u8]| {
        // Letters of Latin, Greek and Cyrillic have no case here.
        let begins = matches!(word, [b'A'..=b'Z' | 0xc3..=0xd4, ..])
            || matches!(
                word,
                b"&" | b"and" | b"of" | b"the" | b"from" | b"de" | b"van" | b"von"
            )
            || small && words == 1 && word.first().is_some_and(|b| !b.is_ascii_punctuation());
        let is_letter = |b: &u8| b.is_ascii_alphabetic() || !b.is_ascii() || b".-'&".contains(b);
        begins && word.iter().all(is_letter)
    };
    words <= 4 && !line.is_empty() && line.split(|&b| b == b' ').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{Cleaned, LONGEST_LISTED};

    #[test]
    fn closes_are_in_order_and_begin_as_those_that_are_looked_for() {
        assert!(CLOSES.is_sorted() && HEADINGS.is_sorted() && SAID.is_sorted());
        assert!(HEADINGS.iter().all(|word| CLOSES.contains(word)));
        assert!(SAID.iter().all(|word| is_said(word.as_bytes())));
        for close in CLOSES {
            assert!(
                close.len() <= LONGEST_LISTED
                    && may_be(close.as_bytes())
                    && is_close(close.as_bytes())
            );
        }
    }

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
            ("CAUTION: This email originated from outside. Do not trust it.\nNo.", "\nNo."),
            ("\r\n > It works now!\nNo.", "\r\n \nNo."),
            (
                "No.\r\n\r\nOn Mon, 2 Mar 2026 at 10:01, Ann <ann@example.com>\r\nwrote:\r\n\r\n> Great!\r\nBad.",
                "No.\r\n\r\r\n\r\nBad.",
            ),
            ("No.\nOn 2 March 2026, Ann wrote:\nGreat news!\nGood", "No."),
            ("No.\nOn Monday, Ann <a@b.c> wrote:\nGreat", "No."),
            ("No.\nOn 2 March at 10:01 Ann wrote:\nGreat", "No."),
            ("No.\nOn 2 March Ann wrote:\n\n> Great\nBad", "No.\n\nBad"),
            ("See below.\n-----Original Message-----\nI hate it", "See below."),
            ("See below.\n---------- Forwarded message ---------\nI hate it", "See below."),
            ("See.\n\nFrom: Ann\nSent: Monday\nTo: Bob\nI hate it", "See.\n"),
            ("See.\nFrom: Ann <ann@example.com>\nTo: Bob\nI hate it", "See."),
            ("See.\nFrom: Ann\nTo: Bob\nDate: Monday\nSubject: so\nI hate it", "See."),
            ("So?<br><b>From:</b> Ann<br><b>Sent:</b> Monday<br>I hate it", "So?"),
            ("So?<br><br>On Mon, 4 Mar 2024, Ann wrote:<br>&gt; I hate it", "So?\n"),
            ("So?<div class=\"gmail_quote\">On Monday <b>I hate it</b></div>", "So?\n"),
            (
                "<p>So?</p><BLOCKQUOTE>Bad<blockquote>Bad</blockquote></blockquote >No",
                "\nSo?\n\nNo",
            ),
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
            ("It broke.\n--\njoy\nHead of Love", "It broke."),
            (
                "It broke.\r\n-- \r\nJoy | Head of Love\r\nAward-winning care since 1990.",
                "It broke.\r",
            ),
            (
                "It broke.\nThanks,\nBob\n\n-----Original Message-----\nGreat news!",
                "It broke.",
            ),
            (
                "It broke.\nKind regards,\nJoy Smith\nFrom: Ann\nSent: Monday\nGreat news!",
                "It broke.",
            ),
            (
                "It broke.\nThanks,\nBob\nOn 2 March 2026, Ann wrote:\nGreat news!",
                "It broke.",
            ),
            ("It broke.\nThanks, Joy", "It broke."),
            (
                "It broke.\nThanks\nAnn\nAlso the driver was rude",
                "It broke.\nAlso the driver was rude",
            ),
            (
                "It broke.\nThanks\nAnn Joy\nHead of Love\nYour App Is Slow\nSo",
                "It broke.\nYour App Is Slow\nSo",
            ),
            (
                "It broke.\nThanks\nAnn\nFor the Happy Team\nIt’s late\nThe driver rude",
                "It broke.\nIt’s late\nThe driver rude",
            ),
            (
                "It broke.\nThanks\nAnn\nThe driver rude",
                "It broke.\nThe driver rude",
            ),
            (
                "It broke.\nThanks\nAnn\nDriver rude and parcel thrown away",
                "It broke.\nDriver rude and parcel thrown away",
            ),
            (
                "It broke.\nThanks\nAnn\nIT Support\nThe Happy Team\nDirector of Customer Delight and Joy\n\
                 12 Hope Street, London, UK\nSent from my iPhone",
                "It broke.",
            ),
            ("It broke.\nCheers\n\nJoy\n", "It broke."),
            ("It broke.\nThank you\nThe Happy Team", "It broke."),
            ("It broke.\nLove,\nThe Best Family", "It broke."),
            ("It broke.\nThanks,\n", "It broke."),
            ("It broke.\nThanks!\nJoy", "It broke."),
            ("It broke.\nThanks for your help,\nJoy", "It broke."),
            ("It broke. Thanks, Joy", "It broke."),
            (
                "It broke.\nOn 2 March 2026, Ann wrote:\nBad.\nIt was. Thanks, Joy",
                "It broke.",
            ),
            ("Why? Best wishes, Grace Hope \n", "Why?"),
            (
                "It broke.\nRegards,\nTom\nAwesome Inc.\nBad.",
                "It broke.\nBad.",
            ),
            ("<p>It broke.</p><p>Regards,<br>Joy Best</p>", "\nIt broke."),
            ("It broke.\\n\\nThanks,\\nJoy", "It broke."),
        ] {
            assert_eq!(clean(mail), said);
        }
    }

    #[test]
    fn what_is_said_stays() {
        for text in [
            "> I hate it\n> really",
            "CAUTION: it burns\nSo",
            "I hate\n>:(\n>be me",
            "Thanks,\nJoy",
            "Great.\nThanks!",
            "It is good. Thanks, it works",
            "Thanks, Joy",
            "It broke. Thanks Joy",
            "Great.\nThanks for it",
            "Great.\nThanks,\nthe app is good",
            "Pros: fast\n--\nCons: it is bad",
            "On the first day he wrote:\nso\nOn Monday I\nwrote: so",
            "Good\nFrom: Berlin\nto me",
            "Bad.\nThank you Support for it",
            "It was good.\nOn 5 May they wrote:\n\"You are a liar\" and I was furious",
            "So.\nOn order 12019 of 1:2 they wrote:\nso",
            "I have been waiting 3 weeks.\nThank you\nNOT HAPPY",
            "So.\nThanks,\nNot Happy",
            "So.\nThank you\nThe Location",
            "What did you like?\nLove\nThe Location\nHate\nThe Noise",
            "So?\nBest\nBattery Life\nWorst\nTerrible Camera",
            "So?\nLove\n\nThe Location\nYours\nJoy",
            "Ours.\nFrom: London\nTo: Madrid\nHorrible delay, rude staff",
            "Ours.\nFrom: London\nDate: Monday\nTo: Madrid\nSo\nSo\nSubject: so",
            "-----Forwarded message-----\nI hate it",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
