//! Marks that are read as something else than they are: a hyphen as a space, stars as a rating, a run
//! of "!" as at most three.

use crate::Span;

/// Bytes of "★", "☆" and "⭐".
const STAR: usize = 3;

/// Asks for a star to be drawn as an emoji, or as none.
const VARIATIONS: [char; 2] = ['\u{fe0f}', '\u{fe0e}'];

/// Whether the star at a position, if there is one, is one that is given, and its bytes.
fn star(text: &str, at: usize) -> Option<(bool, usize)> {
    let end = at + STAR;
    let is_given = match text.as_bytes().get(at..end)? {
        [0xe2, 0x98, 0x85] | [0xe2, 0xad, 0x90] => true,
        [0xe2, 0x98, 0x86] => false,
        _ => return None,
    };
    let behind = text[end..].strip_prefix(VARIATIONS);
    let end = behind.map_or(end, |behind| text.len() - behind.len());
    Some((is_given, end - at))
}

/// Where the star begins that ends at a position, if one does.
fn star_before(text: &str, end: usize) -> Option<usize> {
    let bare = text[..end].trim_end_matches(VARIATIONS).len();
    let start = bare.checked_sub(STAR)?;
    star(text, start)
        .filter(|(_, length)| start + length == end)
        .map(|_| start)
}

/// The rating that a star at a position belongs to, "★★★☆☆", "★★★" or "⭐⭐": where it stands, and what it says.
/// A single one may be a bullet or praise, unless it follows a number. None of any other character.
pub(crate) fn stars(text: &str, at: usize) -> Option<(Span, &'static str)> {
    const OF_FIVE: [&str; 6] = ["0/5", "1/5", "2/5", "3/5", "4/5", "5/5"];
    const MOST: usize = OF_FIVE.len();
    star(text, at)?;
    let (mut start, mut before) = (at, 0);
    while let Some(earlier) = star_before(text, start).filter(|_| before < MOST) {
        start = earlier;
        before += 1;
    }
    let (mut all, mut given, mut empty, mut end) = (0, 0, 0, start);
    while let Some((is_given, length)) = star(text, end).filter(|_| all < MOST) {
        all += 1;
        end += length;
        // Those that are given come first.
        given += usize::from(is_given && empty == 0);
        empty += usize::from(!is_given);
    }
    let number = text[..start].strip_suffix(' ').unwrap_or(&text[..start]);
    let says = match all {
        1 if number.ends_with(|c: char| c.is_ascii_digit()) => "star",
        2..=4 if given == all => OF_FIVE[given],
        5 if given + empty == all => OF_FIVE[given],
        _ => return None,
    };
    Some((Span::new(start, end), says))
}

/// The rating that a number stands for which no entry has: "4.0/5" and "4.2/5" are "4/5", "90/100" is "9/10".
pub(crate) fn rating(number: &str) -> Option<&'static str> {
    // By halves.
    const OF_FIVE: [&str; 11] = [
        "0/5", "0/5", "1/5", "1/5", "2/5", "2.5/5", "3/5", "3.5/5", "4/5", "4.5/5", "5/5",
    ];
    const OF_TEN: [&str; 21] = [
        "0/10", "0/10", "1/10", "1/10", "2/10", "2/10", "3/10", "3/10", "4/10", "4/10", "5/10",
        "5/10", "6/10", "6/10", "7/10", "7.5/10", "8/10", "8.5/10", "9/10", "9.5/10", "10/10",
    ];
    let (given, most) = number.split_once('/')?;
    // One decimal: "1.2.3/5" is none, nor is a date.
    let (whole, tenths) = given.split_once(['.', ',']).unwrap_or((given, "0"));
    let (&[tenths], 1..=3) = (tenths.as_bytes(), whole.len()) else {
        return None;
    };
    let tenths = 10 * whole.parse::<usize>().ok()? + usize::from(tenths.wrapping_sub(b'0'));
    let halves = |tenths: usize| (2 * tenths + 5) / 10;
    match most {
        "5" => OF_FIVE.get(halves(tenths)).copied(),
        "10" => OF_TEN.get(halves(tenths)).copied(),
        // "3/100" is a share.
        "100" if tenths % 100 == 0 => OF_TEN.get(tenths / 50).copied(),
        _ => None,
    }
}

/// Whether a token is the hyphen of "top-notch", which is read as "top notch", or of "5-star". Between digits it is none.
pub(crate) fn joins(text: &str, token: Span) -> bool {
    let bytes = text.as_bytes();
    let neighbour = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let sides = [token.start.checked_sub(1), Some(token.end)].map(neighbour);
    let joined = |b: u8| b.is_ascii_alphanumeric() || !b.is_ascii();
    token.of(text) == "-" && sides.into_iter().all(joined) && !sides.iter().all(u8::is_ascii_digit)
}

/// The entry of a run of "!" and "?": at most three signs, or "?!".
pub(crate) fn emphasis(run: &[u8]) -> &'static str {
    let questions = run.iter().filter(|&&b| b == b'?').count();
    match (questions, run.len()) {
        (0, 1) => "!",
        (0, 2) => "!!",
        (0, _) => "!!!",
        (1, 1) => "?",
        (q, n) if q == n && n == 2 => "??",
        (q, n) if q == n => "???",
        _ => "?!",
    }
}
