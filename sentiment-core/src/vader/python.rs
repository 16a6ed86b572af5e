//! What Python's `str` does, where Rust's differs.

use std::io::Write;

/// `str.isspace` of a character, by which `str.split()` splits.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// `str.isupper`: a cased character, and none in lower or title case.
pub(super) fn is_upper(word: &str) -> bool {
    let mut cased = false;
    for c in word.chars() {
        if c.is_ascii() {
            if c.is_ascii_lowercase() {
                return false;
            }
            cased |= c.is_ascii_uppercase();
        } else if !without_case(c) && !newer_than_unicode_14(c) {
            if c.is_lowercase() || is_title(c) || c == '\u{295}' {
                return false;
            }
            cased |= c.is_uppercase();
        }
    }
    cased
}

/// `str.lower`, into `out`.
pub(super) fn lower(word: &str, out: &mut String) {
    out.clear();
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(newer_than_unicode_14).unwrap_or(rest.len());
        let (known, newer) = rest.split_at(end);
        if known.contains('\u{3a3}') {
            // What a sigma becomes, its neighbours decide.
            out.push_str(&known.to_lowercase());
        } else {
            out.extend(known.chars().flat_map(char::to_lowercase));
        }
        let mut newer = newer.chars();
        out.extend(newer.next());
        rest = newer.as_str();
    }
}

/// Blocks of scripts that have no case, for speed: Chinese, Japanese, Korean.
fn without_case(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4ff}' | '\u{ac00}'..='\u{d7ff}')
}

/// Category Lt.
fn is_title(c: char) -> bool {
    matches!(c,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}'
        | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// Cased characters that Unicode 14, the version of Python 3.11, does not have.
fn newer_than_unicode_14(c: char) -> bool {
    matches!(c,
        '\u{10fc}' | '\u{1c89}'..='\u{1c8a}' | '\u{a7cb}'..='\u{a7cf}' | '\u{a7d2}' | '\u{a7d4}'
        | '\u{a7da}'..='\u{a7dc}' | '\u{a7f1}'..='\u{a7f4}' | '\u{ab69}' | '\u{10d50}'..='\u{10d65}'
        | '\u{10d70}'..='\u{10d85}' | '\u{16ea0}'..='\u{16eb8}' | '\u{16ebb}'..='\u{16ed3}'
        | '\u{1df25}'..='\u{1df2a}' | '\u{1e030}'..='\u{1e06d}')
}

/// `round(x, digits)`: to the nearest decimal of the exact binary value, ties to
/// even.
#[inline]
pub(super) fn round(x: f64, digits: usize) -> f64 {
    let power = [1.0, 10.0, 100.0, 1e3, 1e4][digits];
    let scaled = x * power;
    // Of a number that is not negative, the cast is the floor.
    let whole = (scaled.abs() + 0.5) as u32 as f64;
    let off = scaled.abs() - whole;
    // Far enough from a tie for the product's own rounding not to matter.
    if off.abs() < 0.499_999_9 && whole < 1e9 {
        (whole / power).copysign(x)
    } else {
        round_exactly(x, digits)
    }
}

#[cold]
fn round_exactly(x: f64, digits: usize) -> f64 {
    // The largest numbers have 309 digits.
    let mut buffer = [0; 320];
    let mut rest = &mut buffer[..];
    let written = write!(rest, "{x:.digits$}");
    let length = 320 - rest.len();
    let text = written
        .ok()
        .and_then(|()| str::from_utf8(&buffer[..length]).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_python_does() {
        assert_eq!(round(0.84395, 4), 0.8439);
        assert_eq!(round(0.03125, 4), 0.0312);
        assert_eq!(round(0.09375, 4), 0.0938);
        assert_eq!(round(-0.0005, 3), -0.001);
        assert_eq!(round(2.675, 2), 2.67);
    }

    #[test]
    fn lower_case_as_in_python() {
        let mut out = String::new();
        for (word, expected) in [
            ("GOOD", "good"),
            ("\u{212a}ind", "kind"),
            ("\u{130}", "i\u{307}"),
            ("ΛΌΓΟΣ", "λόγος"),
            ("\u{a7dc}Σ", "\u{a7dc}σ"),
            ("ΑΣ\u{1c89}Σ", "ας\u{1c89}σ"),
        ] {
            lower(word, &mut out);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn blocks_without_case() {
        for c in ('\0'..=char::MAX).filter(|c| without_case(*c)) {
            assert!(
                !c.is_lowercase() && !c.is_uppercase() && !is_title(c),
                "{c:?}"
            );
        }
    }

    #[test]
    fn upper_case_as_in_python() {
        assert!(is_upper("GREAT") && is_upper("A1!") && is_upper("ÀÉ") && is_upper("Ⓐ"));
        assert!(!is_upper(":)") && !is_upper("Great") && !is_upper("ǅA") && !is_upper("Aª"));
    }
}
