//! Thanks that are a form of politeness: before a complimentary close ("Thank you for your help. /
//! Kind regards, / Ann"), and behind a request ("Please cancel it. Thank you.").

use super::mail::is_said_before;
use super::small;

/// Bytes of such a sentence, and of the request before it in which "please" is looked for.
const LONGEST: usize = 80;
const LONGEST_REQUEST: usize = 160;

/// Marks that such a text ends with.
const MOST_MARKS: usize = 4;

/// How it may begin; longer ones first.
const BEGINNINGS: [&[u8]; 8] = [
    b"thank you so much",
    b"thank you very much",
    b"thank you",
    b"thanks so much",
    b"thanks very much",
    b"thanks a lot",
    b"thanks",
    b"thx",
];
/// What a request asks for, which "for your" may name.
#[rustfmt::skip]
const FOR: [&[u8]; 12] = [
    b"assistance", b"attention", b"consideration", b"cooperation", b"help", b"patience", b"reply", b"response",
    b"support", b"time", b"time and help", b"understanding",
];

/// Where the thanks begin that end a text before a position, if the text says something else; or else that position.
pub(super) fn before(text: &[u8], end: usize) -> usize {
    match last_sentence(&text[..end]) {
        Some(start) if is_said_before(text, start) => start,
        _ => end,
    }
}

/// Where the thanks begin behind a request that a text ends with.
#[inline]
pub(super) fn behind_request(text: &[u8]) -> Option<usize> {
    let mut last = text.iter().rev().take(MOST_MARKS);
    let marks = last.position(|b| !b".!?".contains(b))?;
    let [.., a, b, c] = &text[..text.len() - marks] else {
        return None;
    };
    let last = [a | 0x20, b | 0x20, c | 0x20];
    may_end(last).then(|| requested(text)).flatten()
}

/// Whether thanks may end with these letters.
fn may_end(last: [u8; 3]) -> bool {
    matches!(
        &last,
        b"you"
            | b"nks"
            | b"nce"
            | b"uch"
            | b"lot"
            | b"elp"
            | b"ime"
            | b"thx"
            | b"ort"
            | b"ing"
            | b"ain"
            | b"ion"
            | b"nse"
            | b"ply"
    )
}

#[inline(never)]
fn requested(text: &[u8]) -> Option<usize> {
    let start = last_sentence(text)?;
    let request = without_marks(&text[..start]);
    let request = &request[sentence(request, LONGEST_REQUEST)..];
    let mut words = request.split(|b| !b.is_ascii_alphabetic());
    words
        .any(|word| word.eq_ignore_ascii_case(b"please"))
        .then_some(start)
}

/// Where the last sentence begins, with the white space before it, if it is thanks.
fn last_sentence(text: &[u8]) -> Option<usize> {
    let words = without_marks(text);
    let start = sentence(words, LONGEST);
    is_thanks(words[start..].trim_ascii()).then_some(start)
}

/// A text without its last marks and white space.
fn without_marks(text: &[u8]) -> &[u8] {
    let last = text.iter().rposition(|b| !b" \r\n\t.!?".contains(b));
    &text[..last.map_or(0, |last| last + 1)]
}

/// Behind the mark or line break before the last of so many bytes; their beginning if there is none.
fn sentence(text: &[u8], most: usize) -> usize {
    let from = text.len().saturating_sub(most);
    let stop = text[from..].iter().rposition(|b| b".!?\n".contains(b));
    stop.map_or(from, |stop| from + stop + 1)
}

/// "Thank you so much in advance", "Many thanks for your help": no word of what was done.
fn is_thanks(words: &[u8]) -> bool {
    let mut buffer = [0; LONGEST];
    let Some(small) = small(words, &mut buffer) else {
        return false;
    };
    let begins = small.strip_prefix(b"many ").unwrap_or(small);
    let rest = BEGINNINGS
        .iter()
        .find_map(|&begins_with| begins.strip_prefix(begins_with));
    let Some(mut rest) = rest else {
        return false;
    };
    for end in [&b" again"[..], b" in advance"] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
        rest = rest.strip_prefix(end).unwrap_or(rest);
    }
    match rest.strip_prefix(b" for ") {
        Some(what) => {
            let what = [&b"your "[..], b"all your ", b"the ", b"any "]
                .iter()
                .find_map(|&of| what.strip_prefix(of));
            what.is_some_and(|what| FOR.contains(&what))
        }
        None => rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Cleaned;

    #[test]
    fn thanks_of_mails_are_dropped() {
        for (mail, said) in [
            (
                "It broke.\n\nThank you for your help.\n\nKind regards\nTom",
                "It broke.",
            ),
            (
                "It broke. Many thanks in advance!\nRegards,\nTom",
                "It broke.",
            ),
            (
                "It broke. Thanks for your time. Kind regards, Tom",
                "It broke.",
            ),
            ("Please cancel it. Thank you.", "Please cancel it."),
            (
                "Could you please look into it? Thanks so much in advance!!",
                "Could you please look into it?",
            ),
        ] {
            assert_eq!(Cleaned::default().of(mail).0.trim_end(), said);
        }
    }

    #[test]
    fn thanks_for_something_are_said() {
        for text in [
            "It works. Thank you.",
            "Thank you for your help.",
            "Thank you for your help, it works.\nPlease. Thanks for nothing.",
            "Please. Thanks for fixing it.",
            "Is it fixed? Thanks!",
        ] {
            assert_eq!(Cleaned::default().of(text).0, text);
        }
        let mail = "Thank you for your help.\nKind regards\nTom";
        assert_eq!(Cleaned::default().of(mail).0, "Thank you for your help.");
        let mail = "It works. Thank you for fixing it so fast.\nKind regards\nTom";
        assert_eq!(
            Cleaned::default().of(mail).0,
            "It works. Thank you for fixing it so fast."
        );
    }

    #[test]
    fn all_thanks_are_looked_for() {
        let ends = [&b" again"[..], b" in advance", b"many thanks"];
        for words in BEGINNINGS.iter().chain(&FOR).chain(&ends) {
            let [.., a, b, c] = words[..] else {
                panic!("short")
            };
            assert!(may_end([a, b, c]), "{}", String::from_utf8_lossy(words));
        }
    }

    #[test]
    fn words_of_any_length_are_looked_at() {
        for text in [
            "é".repeat(100) + " thanks",
            "please. ".repeat(99) + "é thank you",
            "thx".to_owned(),
        ] {
            assert_eq!(behind_request(text.as_bytes()), None, "{text}");
        }
        assert!(
            is_thanks(b"many thanks") && !is_thanks(b"thanks to you") && !is_thanks(&[b'a'; 99])
        );
    }
}
