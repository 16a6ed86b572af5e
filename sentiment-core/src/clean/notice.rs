//! What programs and firms put below a mail: notices of confidentiality and of viruses, where a
//! firm is registered, what a mail was sent from.

use super::mail::line_end;

/// Bytes of a notice in which its words are looked for.
const LOOKED_AT: usize = 384;
/// Its words that differ, of which one is its own.
const LEAST: u32 = 3;

/// How single lines begin.
#[rustfmt::skip]
const LINES: [&str; 18] = [
    "authorised and regulated by", "authorized and regulated by", "get outlook for ",
    "please consider the environment before", "registered charity ", "registered in england",
    "registered office", "regulated by the ", "sent from my android", "sent from my galaxy", "sent from my ipad",
    "sent from my iphone", "sent from my samsung", "sent from outlook", "think before you print",
    "this email has been checked", "this email has been scanned", "virus-free",
];

/// Words that are looked at, by their first six letters, in order.
#[rustfmt::skip]
const WORDS: [u64; 39] = [
    key(b"anothe"), key(b"any"), key(b"attach"), key(b"checke"), key(b"commun"), key(b"confid"), key(b"copyin"),
    key(b"custom"), key(b"delete"), key(b"discla"), key(b"disclo"), key(b"dissem"), key(b"distri"), key(b"email"),
    key(b"i"), key(b"if"), key(b"intend"), key(b"liabil"), key(b"mail"), key(b"me"), key(b"messag"), key(b"my"),
    key(b"notify"), key(b"parcel"), key(b"privil"), key(b"prohib"), key(b"recipi"), key(b"scanne"), key(b"sender"),
    key(b"someon"), key(b"the"), key(b"this"), key(b"transm"), key(b"unauth"), key(b"unlawf"), key(b"viruse"),
    key(b"was"), key(b"were"), key(b"you"),
];

/// The first six letters of a word, in whatever case.
const fn key(word: &[u8]) -> u64 {
    let (mut key, mut i) = (0, 0);
    while i < 6 {
        key = key << 8
            | if i < word.len() {
                word[i] as u64 | 0x20
            } else {
                0
            };
        i += 1;
    }
    key
}

/// How notices begin; the second before one of mails, the third before "you".
const OPENING: u64 = of(&[b"any", b"confid", b"discla", b"privil", b"unauth"]);
const ARTICLE: u64 = of(&[b"the", b"this"]);
const IF: u64 = of(&[b"if"]);
const MAIL: u64 = of(&[b"commun", b"email", b"mail", b"messag", b"transm"]);
const YOU: u64 = of(&[b"you"]);
/// Words of notices, and those of them that people rarely write.
#[rustfmt::skip]
const NOTICE: u64 = OWN | of(&[
    b"attach", b"checke", b"confid", b"copyin", b"delete", b"discla", b"disclo", b"dissem", b"distri",
    b"notify", b"recipi", b"scanne", b"sender", b"unauth", b"unlawf",
]);
const OWN: u64 = of(&[b"intend", b"liabil", b"privil", b"prohib", b"viruse"]);
/// Words of people who tell what happened to them.
#[rustfmt::skip]
const TOLD: u64 = of(&[
    b"anothe", b"custom", b"i", b"me", b"my", b"parcel", b"someon", b"was", b"were",
]);

/// "Sent from my …".
const MY: u64 = of(&[b"my"]);

/// A bit for each word of a list, by its place in [`WORDS`].
const fn of(words: &[&[u8]]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < words.len() {
        let mut place = 0;
        while WORDS[place] != key(words[i]) {
            place += 1;
        }
        bits |= 1 << place;
        i += 1;
    }
    bits
}

/// Where a notice ends that begins with a line: that line, or its paragraph.
#[cold]
pub(super) fn notice(text: &[u8], from: usize) -> Option<usize> {
    let rest = &text[from..];
    let first = rest.first().map_or(0, u8::to_ascii_lowercase);
    let is_begun = |begins: &&str| {
        if begins.as_bytes()[0] != first {
            return false;
        }
        let beginning = rest.get(..begins.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(begins.as_bytes()))
    };
    let is_line = LINES.iter().any(is_begun);
    if !is_line && !opens(rest) {
        return None;
    }
    let end = line_end(text, from, usize::MAX);
    let found = words(&text[from..end]);
    if is_line {
        return (found & TOLD & !MY == 0).then_some(end);
    }
    // Else what is below is not read, which may be much.
    if found & NOTICE == 0 {
        return None;
    }
    let near = &text[..text.len().min(from + LOOKED_AT).max(end)];
    let found = found | words(&near[end..paragraph_end(near, end)]);
    let is_one = found & OWN != 0 && found & TOLD == 0 && (found & NOTICE).count_ones() >= LEAST;
    is_one.then(|| paragraph_end(text, end))
}

/// Whether a notice of a paragraph may begin so.
fn opens(text: &[u8]) -> bool {
    let mut words = bits(text);
    let first = words.next().unwrap_or(0);
    let next = words.take(2).fold(0, |next, bit| next | bit);
    first & OPENING != 0
        || first & ARTICLE != 0 && next & MAIL != 0
        || first & IF != 0 && next & YOU != 0
}

/// Which of the [`WORDS`] there are.
fn words(bytes: &[u8]) -> u64 {
    bits(bytes).fold(0, |found, bit| found | bit)
}

/// The bit of each word.
fn bits(bytes: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let words = bytes.split(|b| !b.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| {
        let place = WORDS.binary_search(&key(word));
        place.map_or(0, |place| 1 << place)
    })
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
        assert!(WORDS.is_sorted());
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
            "Please consider the environment before printing this.",
            "Think before you print!",
            "Registered in England No. 123456. Regulated by the Financial Conduct Authority.",
            "Authorised and regulated by the FCA",
            "Sent from my iPhone",
            "Sent from my Galaxy S21",
            "Get Outlook for iOS",
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
            "So.\nThis email has been ignored",
            "So.\nIf you delete the message, you are liable",
            "So.\nAny virus",
            "So.\nSent from my shop in May and never arrived",
            "So.\nPlease consider the environment, not plastic",
            "So.\nRegistered in May, no answer",
            "So.\nDisclaimer: I got it for free",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
