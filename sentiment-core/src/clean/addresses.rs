//! Names that programs gave: hosts, files and paths, "best-deals.com", "logs/crash.log", and
//! identifiers, "best_match". What their parts mean in English says nothing.

use super::Replacement;

/// What hosts and files end with, and what is no word behind a full stop without a space.
#[rustfmt::skip]
const ENDS: [u32; 46] = keys([
    "com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "eu", "html", "htm", "php", "pdf", "doc", "docx", "xls",
    "xlsx", "csv", "txt", "log", "json", "xml", "yml", "yaml", "sql", "zip", "exe", "dll", "apk", "png", "jpg", "jpeg",
    "gif", "svg", "mp3", "mp4", "js", "jsx", "ts", "tsx", "css", "py", "java", "cpp", "cs",
]);
/// Bytes of the longest.
const LONGEST_END: usize = 4;

const fn keys<const N: usize>(ends: [&str; N]) -> [u32; N] {
    let mut keys = [0; N];
    let mut end = 0;
    while end < N {
        keys[end] = key(ends[end].as_bytes());
        end += 1;
    }
    keys
}

/// Whether an end may begin with a letter.
pub(super) const fn may_end(letter: u8) -> bool {
    let mut end = 0;
    while end < ENDS.len() {
        if ENDS[end] as u8 == letter.to_ascii_lowercase() {
            return true;
        }
        end += 1;
    }
    false
}

/// Up to four bytes in lower case as a number, the first lowest.
const fn key(bytes: &[u8]) -> u32 {
    let (mut key, mut at) = (0, 0);
    while at < bytes.len() {
        key |= (bytes[at].to_ascii_lowercase() as u32) << (8 * at);
        at += 1;
    }
    key
}

/// Bytes of a name on each side that are looked at.
const MOST: usize = 128;
/// Bytes of the shortest identifier: shorter ones are emoticons, "o_o".
const LEAST: usize = 6;

/// Whether bytes begin with what hosts and files end with.
#[inline(never)]
pub(crate) fn is_end(bytes: &[u8]) -> bool {
    let letters = bytes.iter().take(LONGEST_END + 1);
    let next = &bytes[..letters.take_while(|b| b.is_ascii_alphanumeric()).count()];
    let ends = bytes
        .get(next.len())
        .is_none_or(|&b| b.is_ascii() && b != b'_');
    // A sentence begins with "it.De".
    let is_one_case = matches!(next, [b'A'..=b'Z', .., b'A'..=b'Z'] | [b'a'..=b'z', ..]);
    ends && is_one_case && next.len() <= LONGEST_END && ENDS.contains(&key(next))
}

/// A name, at one of its full stops or low lines.
#[inline(never)]
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let bytes = text.as_bytes();
    let (before, behind) = (&bytes[..at], &bytes[at + 1..]);
    let is_between = before.last()?.is_ascii_alphanumeric();
    let is_identifier = || {
        let part = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
        let length = before.iter().rev().take(LEAST).take_while(part).count();
        length + behind.iter().take(LEAST).take_while(part).count() + 1 >= LEAST
            && behind.first().is_some_and(u8::is_ascii_alphanumeric)
    };
    let is_name = is_between
        && if bytes[at] == b'.' {
            is_end(behind)
        } else {
            is_identifier()
        };
    if !is_name {
        return None;
    }
    let part = |b: &&u8| b.is_ascii_alphanumeric() || b"._-/\\~%+=".contains(b);
    let start = at - before.iter().rev().take(MOST).take_while(part).count();
    let mut end = at + 1 + behind.iter().take(MOST).take_while(part).count();
    // A full stop that ends the sentence.
    while !bytes[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    // Mentions, hashtags, shortcodes, addresses with "//" and those of e-mail are read elsewhere.
    let sign = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let is_other = b"@#:".contains(&sign(start.checked_sub(1)))
        || sign(Some(end)) == b'@'
        || bytes[start..].starts_with(b"www.");
    (!is_other).then(|| Replacement::new(start, end, None))
}
