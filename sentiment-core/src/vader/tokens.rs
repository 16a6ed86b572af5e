//! VADER's words and emoticons: a text split at white space, stripped of
//! punctuation and looked up.

use super::masks::{classify, WINDOW};
use super::python::{is_space, is_upper};
use super::table::{self, code, LONGEST, SHORT};

/// What VADER wants to know of a text beside its words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    pub exclamations: usize,
    pub questions: usize,
    /// There is a word in capitals.
    upper: bool,
    /// There is one that is not.
    lower: bool,
}

impl Shape {
    /// Some words are in capitals, not all.
    pub fn mixed_case(&self) -> bool {
        self.upper && self.lower
    }
}

/// Where a token is, and its code, see [`code`].
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub code: u32,
}

/// Give each token of a text.
///
/// White space, capitals and the rest are found for 64 bytes at once. A token
/// that does not end there is in the next window as a whole.
#[inline]
pub(super) fn split(text: &str, mut give: impl FnMut(Token)) -> Shape {
    let mut shape = Shape::default();
    let mut folded = [0; WINDOW + SHORT];
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let mut padded;
        let window = match rest.first_chunk() {
            Some(window) => window,
            None => {
                padded = [b' '; WINDOW];
                padded[..rest.len()].copy_from_slice(rest);
                &padded
            }
        };
        let Some(fold) = folded.first_chunk_mut() else {
            break;
        };
        let masks = classify(window, fold);
        // Just behind the tokens that end here. The additions carry a bit to
        // there from anywhere in a token.
        let mut ends = masks.text << 1 & !masks.text;
        let mut starts = masks.text & !(masks.text << 1);
        let with = |mask: u64| masks.text.wrapping_add(mask) & ends;
        let (upper, nt, other) = (
            with(masks.upper) & !with(masks.lower),
            with(masks.nt),
            with(masks.other),
        );
        shape.upper |= upper & !other != 0;
        shape.lower |= ends & !upper & !other != 0;
        while ends != 0 {
            let (start, end) = (starts.trailing_zeros(), ends.trailing_zeros());
            starts &= starts.wrapping_sub(1);
            ends &= ends - 1;
            let bit = |mask: u64| (mask >> end) as u32 & 1;
            let inner = masks.word & (!0 << start) & !(!0 << end);
            let mut left = inner.trailing_zeros();
            let mut right = 64 - inner.leading_zeros();
            // Two or fewer: probably an emoticon.
            if right as i32 - left as i32 <= 2 {
                (left, right) = (start, end);
            }
            let len = right - left;
            let found = if bit(other) != 0 || len > SHORT as u32 {
                let raw = &text[at + start as usize..at + end as usize];
                give(unusual(raw, at + start as usize, &mut shape));
                continue;
            } else {
                table::short_word(&folded, left as usize, len as usize)
            };
            give(Token {
                start: at + left as usize,
                end: at + right as usize,
                code: found | bit(upper) * code::UPPER | bit(nt) * code::NEGATES,
            });
        }
        let done = starts.trailing_zeros();
        let counted = !(!0_u64).checked_shl(done).unwrap_or(0);
        shape.exclamations += (masks.exclamations & counted).count_ones() as usize;
        shape.questions += (masks.questions & counted).count_ones() as usize;
        if done > 0 {
            at += done as usize;
            continue;
        }
        // Longer than the window.
        let raw = text[at..].split(is_space).next().unwrap_or_default();
        for b in raw.bytes() {
            shape.exclamations += usize::from(b == b'!');
            shape.questions += usize::from(b == b'?');
        }
        give(unusual(raw, at, &mut shape));
        at += raw.len();
    }
    shape
}

/// A token that is long or not ASCII.
#[inline(never)]
fn unusual(raw: &str, start: usize, shape: &mut Shape) -> Token {
    let bare = raw.trim_start_matches(|c: char| c.is_ascii_punctuation());
    let left = raw.len() - bare.len();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let short = bare.len() <= 2 || (bare.len() <= 8 && bare.chars().nth(2).is_none());
    let (word, start) = if short {
        (raw, start)
    } else {
        (bare, start + left)
    };
    let upper = is_upper(word);
    shape.upper |= upper;
    shape.lower |= !upper;
    let mut code = look_up(word) | u32::from(upper) * code::UPPER;
    if contains_nt(word) {
        code |= code::NEGATES;
    }
    Token {
        start,
        end: start + word.len(),
        code,
    }
}

/// In lower case; of non-ASCII letters only the Kelvin sign becomes ASCII, and
/// all keys are ASCII.
fn look_up(word: &str) -> u32 {
    let mut key = [0; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let lower = match c {
            '\u{212a}' => b'k',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return 0,
        };
        let Some(slot) = key.get_mut(len) else {
            return 0;
        };
        *slot = lower;
        len += 1;
    }
    table::word(&key[..len])
}

fn contains_nt(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes
        .windows(3)
        .any(|w| w[1] == b'\'' && w[0] | 0x20 == b'n' && w[2] | 0x20 == b't')
}
