//! Dates and times beside the names of those who speak.

use crate::dates::{MONTHS, WEEKDAYS};

/// Bytes within which a time in brackets ends.
const LONGEST: usize = 48;

/// A line without the time at its beginning, also in brackets: "(09:21:33 PM) ", "12/03/26, 10:15 - ".
pub fn behind(line: &str) -> &str {
    let text = line.trim_start_matches(['*', '_', ' ', '\t', '\u{200e}', '\u{202f}']);
    for brackets in [['[', ']'], ['(', ')']] {
        let inner = text
            .strip_prefix(brackets[0])
            .and_then(|t| t.split_once(brackets[1]));
        if let Some((time, rest)) = inner {
            if time.len() < LONGEST && time.contains(|c: char| c.is_ascii_digit()) {
                let rest = rest.trim_start_matches([' ', '\t', '-']);
                // A program says who came and went.
                return match rest.starts_with("***") {
                    true => rest,
                    false => rest.trim_start_matches('*'),
                };
            }
        }
    }
    let (mut rest, mut is_time) = (text, false);
    while let Some(end) = rest.find([' ', '\t', '\u{202f}']) {
        let word = &rest[..end];
        let follows = rest.len() < text.len() && (is_half(word) || is_joint(word));
        if !(is_stamp(word) || is_day(word) || follows) {
            break;
        }
        is_time |= is_stamp(word);
        rest = rest[end..].trim_start();
    }
    // "May I ask: …"
    match is_time {
        true => rest,
        false => text,
    }
}

/// A name without the time behind it: "Joy at 10:02", "Joy [10:02 AM]", "Joy, 4 May 2026, 10:02".
pub fn before(name: &str) -> Option<&str> {
    let (mut rest, mut is_time) = (name.trim_end(), false);
    loop {
        let start = rest.rfind([' ', '\t', '\u{202f}']).map_or(0, |at| at + 1);
        let word = rest[start..].trim_matches(['(', ')', '[', ']', ',']);
        let is_clock = is_stamp(word) && word.contains(':');
        let is_part = is_stamp(word) || is_day(word) || is_half(word);
        if !(is_part || is_time && (is_joint(word) || matches!(word, "at" | "on" | ""))) {
            break;
        }
        is_time |= is_clock;
        rest = rest[..start].trim_end_matches([' ', '\t', ',', '[', '(', '\u{202f}']);
        if rest.is_empty() {
            break;
        }
    }
    is_time.then_some(rest)
}

/// "10:02", "2026-03-31T10:02:11Z", "12/03/26,".
fn is_stamp(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains([':', '/', '.', '-'])
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || "/.:-,TZ+".contains(c))
}

/// "Monday", "Mar", and the "4," and "2026" beside it.
fn is_day(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    let is_number = (1..=4).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit());
    let mut days = WEEKDAYS.iter().chain(&MONTHS);
    is_number || days.any(|day| *day == word || word.len() == 3 && day.starts_with(&word))
}

fn is_half(word: &str) -> bool {
    let word = word.trim_end_matches(',').to_lowercase();
    matches!(word.as_str(), "am" | "pm" | "a.m." | "p.m.")
}

fn is_joint(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "|" | "·" | "•")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_before_names_and_behind_them() {
        for line in [
            "[10:02] Joy",
            "( 2m 3s ) Joy",
            "12/03/26, 10:15 - Joy",
            "2026-05-01 10:02 Joy",
            "May 4, 2026, 10:02 AM – Joy",
            "Mon, 4 May 2026 10:02:33 | Joy",
            "Joy",
        ] {
            assert_eq!(behind(line), "Joy", "{line}");
        }
        assert_eq!(behind("May I ask"), "May I ask");
        for name in [
            "Joy 10:02",
            "Joy at 10:02",
            "Joy [10:02 AM]",
            "Joy  10:02 AM",
            "Joy, 4 May 2026, 10:02",
            "Joy - 04/05/2026 10:02",
            "Joy • 10:02",
        ] {
            assert_eq!(before(name), Some("Joy"), "{name}");
        }
        assert_eq!(before("Monday at 10:02"), Some(""));
        assert_eq!(before("10:02 AM"), Some(""));
        assert_eq!(before("Joy 5"), None);
    }
}
