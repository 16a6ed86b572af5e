//! Marks that are read as something else than they are: a hyphen as a space, stars as a rating, a run
//! of "!" as at most three.

use crate::Span;

/// Bytes of "★" and "☆".
const STAR: usize = 3;

/// Whether a star stands at a position, and whether it is one that is given.
fn star(text: &str, at: usize) -> Option<bool> {
    match text.as_bytes().get(at..at + STAR)? {
        [0xe2, 0x98, last @ 0x85..=0x86] => Some(*last == 0x85),
        _ => None,
    }
}

/// The rating that a star at a position belongs to, "★★★☆☆" or "★★★": where it stands, and what it says.
/// A single one may be a bullet, unless it follows a number. None of any other character.
pub(crate) fn stars(text: &str, at: usize) -> Option<(Span, &'static str)> {
    const OF_FIVE: [&str; 6] = ["0/5", "1/5", "2/5", "3/5", "4/5", "5/5"];
    const MOST: usize = OF_FIVE.len();
    star(text, at)?;
    let mut start = at;
    while at - start < MOST * STAR && start >= STAR && star(text, start - STAR).is_some() {
        start -= STAR;
    }
    let (mut all, mut given, mut empty) = (0, 0, 0);
    while let Some(is_given) = star(text, start + all * STAR).filter(|_| all < MOST) {
        all += 1;
        // Those that are given come first.
        given += usize::from(is_given && empty == 0);
        empty += usize::from(!is_given);
    }
    let follows = text[..start].ends_with(|c: char| c.is_ascii_digit());
    let says = match all {
        1 if follows => "star",
        2..=4 if given == all => OF_FIVE[given],
        5 if given + empty == all => OF_FIVE[given],
        _ => return None,
    };
    Some((Span::new(start, start + all * STAR), says))
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
