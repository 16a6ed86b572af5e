//! What programs and firms put below a mail: notices of confidentiality and of viruses, where a
//! firm is registered, what a mail was sent from.

use super::mail::line_end;
use super::{is_among, LONGEST_LISTED};

/// Bytes of a notice in which its words are looked for.
const LOOKED_AT: usize = 512;
/// Its words that differ, of which one is its own.
const LEAST: u32 = 3;

/// How single lines begin, and what they have behind it.
#[rustfmt::skip]
const LINES: [(&str, &str); 15] = [
    ("authorised and ", "regulated by"), ("authorized and ", "regulated by"), ("get outlook for ", ""),
    ("please consider the environment", "print"), ("registered charity ", ""), ("registered in england", ""),
    ("registered office", ""), ("regulated by the ", ""), ("sent from my ", ""), ("sent from outlook", ""),
    ("think before you print", ""), ("this email has been ", "virus"), ("to unsubscribe", "click"),
    ("virus-free", ""), ("you are receiving this ", "because"),
];
/// The one before the name of a thing.
const SENT_FROM: &str = "sent from my ";

/// How words begin that notices have, in order.
#[rustfmt::skip]
const WORDS: [&str; 20] = [
    "addressee", "attachment", "confidential", "copying", "delete", "disclaim", "disclos", "dissemin",
    "distribut", "intended", "liab", "notify", "privileged", "prohibited", "recipient", "scanned", "sender",
    "unauthori", "unlawful", "virus",
];
/// Those that people rarely write, by their places.
const OWN: u32 = 1 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13 | 1 << 19;

/// Words of people who tell what happened to them, in order.
#[rustfmt::skip]
const TOLD: [&str; 9] = ["another", "customer", "i", "me", "my", "parcel", "someone", "was", "were"];

/// How notices begin, in order, but for "if you" and "this e-mail".
const OPENINGS: [&str; 7] = [
    "any",
    "confidential",
    "confidentiality",
    "disclaimer",
    "privileged",
    "unauthorised",
    "unauthorized",
];
const MAILS: [&str; 5] = ["communication", "email", "mail", "message", "transmission"];

/// Where a notice ends that begins with a line: that line, or its paragraph.
pub(super) fn notice(text: &[u8], from: usize) -> Option<usize> {
    let end = line_end(text, from, usize::MAX);
    let line = &text[from..end];
    let begins = |(begins, _): &&(&str, &str)| {
        let beginning = line.get(..begins.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(begins.as_bytes()))
    };
    if let Some((begins, part)) = LINES.iter().find(begins) {
        let rest = &line[begins.len()..];
        let is_one = match *begins {
            // "Sent from my shop in May" is told.
            SENT_FROM => matches!(
                rest,
                [b'A'..=b'Z', ..] | [b'i', b'P', ..] | b"phone" | b"mobile"
            ),
            _ => {
                let mut parts = rest.windows(part.len().max(1));
                parts.any(|bytes| part.is_empty() || bytes.eq_ignore_ascii_case(part.as_bytes()))
            }
        };
        return (is_one && words(rest).is_some()).then_some(end);
    }
    // Most lines have no such word: then those below are not read.
    if !opens(line) || words(line)? == 0 {
        return None;
    }
    let end = paragraph_end(text, end);
    let found = words(&text[from..end.min(from + LOOKED_AT)])?;
    (found & OWN != 0 && found.count_ones() >= LEAST).then_some(end)
}

/// Whether a notice of a paragraph may begin so.
fn opens(line: &[u8]) -> bool {
    let mut words = split(line);
    let first = words.next().unwrap_or_default();
    if is_among(&["the", "this"], first) {
        return words.take(3).any(|word| is_among(&MAILS, word));
    }
    is_among(&OPENINGS, first) || is_among(&["if"], first) && words.next() == Some(b"you")
}

/// Which of the [`WORDS`] there are, a bit for each, unless there are those of people, too.
fn words(bytes: &[u8]) -> Option<u32> {
    let mut found = 0;
    for word in split(bytes) {
        if is_among(&TOLD, word) {
            return None;
        }
        let mut small = [0; LONGEST_LISTED];
        let length = word.len().min(small.len());
        small[..length].copy_from_slice(&word[..length]);
        small.make_ascii_lowercase();
        let place = WORDS.partition_point(|known| known.as_bytes() <= &small[..length]);
        let known = place.checked_sub(1);
        let known = known.filter(|&place| small.starts_with(WORDS[place].as_bytes()));
        found |= known.map_or(0, |place| 1 << place);
    }
    Some(found)
}

fn split(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let words = bytes.split(|b| !b.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// Where a paragraph ends of which a line does.
fn paragraph_end(text: &[u8], mut end: usize) -> usize {
    while end < text.len() {
        let next = line_end(text, end + 1, usize::MAX);
        if text[end + 1..next].trim_ascii().is_empty() {
            break;
        }
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Cleaned;

    #[test]
    fn lists_are_in_order() {
        assert!(WORDS.is_sorted() && TOLD.is_sorted() && OPENINGS.is_sorted() && MAILS.is_sorted());
        let own = WORDS.iter().enumerate().filter(|(i, _)| OWN >> i & 1 != 0);
        let own: Vec<_> = own.map(|(_, word)| *word).collect();
        let expected = [
            "addressee",
            "intended",
            "liab",
            "privileged",
            "prohibited",
            "virus",
        ];
        assert_eq!(own, expected);
        assert!(LINES.iter().any(|(begins, _)| *begins == SENT_FROM));
    }

    fn clean(text: &str) -> String {
        let mut cleaned = Cleaned::default();
        let (clean, _) = cleaned.of(text);
        clean.to_owned()
    }

    const LEGAL: &str =
        "This e-mail and any files with it are confidential and intended solely for the\n\
        addressee. Any unauthorised use is prohibited.";

    #[test]
    fn notices_are_dropped() {
        for notice in [
            LEGAL,
            "CONFIDENTIALITY NOTICE: this message is intended for its recipient only.",
            "If you are not the intended recipient, please delete this message and notify the sender.",
            "Any copying or disclosure of it is strictly prohibited.",
            "Disclaimer: no liability is accepted for damage by viruses.",
            "This email has been checked for viruses.",
            "Please consider the environment before you print this.",
            "Think before you print!",
            "Registered in England No. 123456. Regulated by the Financial Conduct Authority.",
            "Authorised and regulated by the FCA",
            "Sent from my iPhone",
            "Sent from my Galaxy S21",
            "Get Outlook for iOS",
            "To unsubscribe, click here",
        ] {
            assert_eq!(clean(&format!("It broke.\n\n{notice}")), "It broke.\n", "{notice}");
            let html = format!("<p>It broke.</p><p>{}</p><p>So</p>", notice.replace('\n', " "));
            assert_eq!(clean(&html).split_whitespace().count(), 3, "{notice}");
        }
        let signed = format!("It broke.\nThanks,\nJoy\n\n{LEGAL}\n\nThanks, it works now.");
        assert_eq!(clean(&signed), "It broke.\n\nThanks, it works now.");
    }

    #[test]
    fn what_people_tell_stays() {
        for text in [
            LEGAL,
            "So.\nThis unauthorised charge must be refunded.\nDelete it",
            "So.\nI am not the intended recipient of this parcel",
            "So.\nThe intended recipient never got it, and the sender is not liable",
            "So.\nThis email was intended for another recipient, it is confidential, delete it",
            "So.\nIf you delete the message, you are liable",
            "So.\nAny virus",
            "So.\nSent from my shop in May and never arrived",
            "So.\nPlease consider the environment, not plastic",
            "So.\nTo unsubscribe is a nightmare",
            "So.\nRegistered in May, no answer",
            "So.\nDisclaimer: I got it for free",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
