//! Contractions cut in two or three, as the Penn Treebank and others cut them ("do n't",
//! "don 't", "don ' t"), and signs that stand for an apostrophe ("don`t", "don''t", "don?t").

use super::Replacement;

/// Letters of the longest of what may follow an apostrophe.
const LONGEST: usize = 2;

/// What may stand before "'t" that was cut off.
const STEMS: &[u8] =
    b"ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shouldn wasn weren won \
    wouldn";

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
        return is_cut.then(|| Replacement::new(at - 1, end + blank, '\''));
    }
    let ending = ending(&text[end..])?;
    let is_not = ends_in_n(before) && matches!(ending, b"t" | b"T");
    if is_real {
        let is_cut = is_not
            && before[..at - 1]
                .strip_suffix(' ')
                .is_some_and(ends_in_letter);
        return is_cut.then(|| Replacement::new(at - 2, at - 1, None));
    }
    let is_apostrophe = ends_in_letter(before) && (is_not || sign == Sign::Other);
    is_apostrophe.then(|| Replacement::new(at, end, '\''))
}

/// What follows an apostrophe that a text follows on, if it is a word's end.
fn ending(text: &str) -> Option<&[u8]> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take(LONGEST + 1);
    let letters = letters.take_while(|b| b.is_ascii_alphabetic()).count();
    let ending = &bytes[..letters];
    let is_known = match *ending {
        [a] => matches!(a | 0x20, b't' | b's' | b'm' | b'd'),
        [a, b] => matches!([a | 0x20, b | 0x20], [b'r' | b'v', b'e'] | [b'l', b'l']),
        _ => false,
    };
    (is_known && !text[letters..].starts_with(char::is_alphanumeric)).then_some(ending)
}

fn is_t(text: &str) -> bool {
    ending(text).is_some_and(|ending| matches!(ending, b"t" | b"T"))
}

/// Whether the last word is one that "'t" follows: no Dutch "in 't".
fn ends_in_stem(text: &str) -> bool {
    let word = text.as_bytes().rsplit(|b| !b.is_ascii_alphabetic()).next();
    let mut stems = STEMS.split(|&b| b == b' ');
    stems.any(|stem| word.is_some_and(|word| stem.eq_ignore_ascii_case(word)))
}

fn ends_in_n(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'n' | b'N'])
}

fn ends_in_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b] if b.is_ascii_alphabetic())
}
