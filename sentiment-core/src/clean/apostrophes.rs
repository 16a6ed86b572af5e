//! Contractions cut in two or three, as the Penn Treebank and others cut them ("do n't",
//! "don 't", "don ' t"), and signs that stand for an apostrophe ("don`t", "don''t", "don?t").

use super::Replacement;

/// What may follow an apostrophe.
const ENDINGS: [&str; 7] = ["t", "s", "re", "ve", "ll", "m", "d"];
const LONGEST: usize = 2;

/// What may stand before "'t".
#[rustfmt::skip]
const STEMS: [&str; 18] = [
    "ain", "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mustn",
    "needn", "shouldn", "wasn", "weren", "won", "wouldn",
];
const LONGEST_STEM: usize = 7;

/// What stands for an apostrophe.
#[derive(PartialEq)]
enum Sign {
    Apostrophe,
    /// "?"
    Question,
    /// "''", "`", "´", "′", U+FFFD
    Other,
}

impl Sign {
    /// The one that begins a text, and its length.
    fn of(bytes: &[u8]) -> Option<(Self, usize)> {
        Some(match bytes {
            [b'\'', b'\'', ..] | [0xc2, 0xb4, ..] => (Self::Other, 2),
            [b'\'', ..] => (Self::Apostrophe, 1),
            [0xe2, 0x80, 0x99, ..] => (Self::Apostrophe, 3),
            [b'?', ..] => (Self::Question, 1),
            [b'`', ..] => (Self::Other, 1),
            [0xe2, 0x80, 0xb2, ..] | [0xef, 0xbf, 0xbd, ..] => (Self::Other, 3),
            _ => return None,
        })
    }
}

/// What to do about the sign at a position.
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let before = &text[..at];
    let (sign, length) = Sign::of(&text.as_bytes()[at..])?;
    let end = at + length;
    let is_real = sign == Sign::Apostrophe;
    if let Some(stem) = before.strip_suffix(' ').filter(|_| is_real) {
        let blank = usize::from(text[end..].starts_with(' '));
        let is_cut = is_t(&text[end + blank..]) && ends_in_stem(stem);
        return is_cut.then(|| Replacement::new(at - 1, end + blank, '\''))?;
    }
    let ending = ending(&text[end..])?;
    let is_not = ends_in_n(before) && ending.eq_ignore_ascii_case("t");
    if is_real {
        let is_cut = is_not
            && before[..at - 1]
                .strip_suffix(' ')
                .is_some_and(ends_in_letter);
        return is_cut.then(|| Replacement::new(at - 2, at - 1, None))?;
    }
    let is_apostrophe = ends_in_letter(before) && (is_not || sign == Sign::Other);
    is_apostrophe.then(|| Replacement::new(at, end, '\''))?
}

/// What follows an apostrophe that a text follows on, if it is a word's end.
fn ending(text: &str) -> Option<&str> {
    let bytes = text.bytes().take(LONGEST + 1);
    let letters = bytes.take_while(u8::is_ascii_alphabetic).count();
    let (ending, behind) = text.split_at(letters);
    let mut endings = ENDINGS.iter();
    let is_known = endings.any(|known| known.eq_ignore_ascii_case(ending));
    (is_known && !behind.starts_with(char::is_alphanumeric)).then_some(ending)
}

fn is_t(text: &str) -> bool {
    ending(text).is_some_and(|ending| ending.eq_ignore_ascii_case("t"))
}

/// Whether the last word is what stands before "'t".
fn ends_in_stem(text: &str) -> bool {
    let tail = text.as_bytes();
    let tail = &tail[tail.len().saturating_sub(LONGEST_STEM + 1)..];
    let letters = tail.rsplit(|b| !b.is_ascii_alphabetic()).next();
    letters.is_some_and(|word| {
        let mut stems = STEMS.iter();
        stems.any(|stem| stem.as_bytes().eq_ignore_ascii_case(word))
    })
}

fn ends_in_n(text: &str) -> bool {
    text.ends_with(['n', 'N'])
}

fn ends_in_letter(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphabetic())
}
