//! VADER's rules, in the order of the Python source.

use super::python::round;
use super::table::code::{is, BOOSTER, DAMPENER, LEXICON, NEGATES, RULE, UPPER};
use super::table::named;
use super::tokens::{Context, Tokens};
use super::words::Words;
use super::{Total, VaderScore};

/// Where the token itself is.
const SELF: usize = 3;

const BOOST: f64 = 0.293;
const CAPITALS: f64 = 0.733;
const NEGATION: f64 = -0.74;

const NEVER: u8 = named("never");
const SO: u8 = named("so");
const THIS: u8 = named("this");
const WITHOUT: u8 = named("without");
const DOUBT: u8 = named("doubt");
const NO: u8 = named("no");
const LEAST: u8 = named("least");
const KIND: u8 = named("kind");
const OF: u8 = named("of");
const OR: u8 = named("or");
const NOR: u8 = named("nor");
const AT: u8 = named("at");
const VERY: u8 = named("very");
const BUT: u8 = named("but");

/// VADER's special cases that are two words.
const IDIOMS_2: [([u8; 2], f64); 6] = [
    ([named("the"), named("shit")], 3.0),
    ([named("the"), named("bomb")], 3.0),
    ([named("bad"), named("ass")], 1.5),
    ([named("bus"), named("stop")], 0.0),
    ([named("yeah"), named("right")], -2.0),
    ([named("beating"), named("heart")], 3.5),
];
/// Those that are three.
const IDIOMS_3: [([u8; 3], f64); 2] = [
    ([named("kiss"), OF, named("death")], -1.5),
    ([named("to"), named("die"), named("for")], 3.0),
];
/// Boosters of two words, all of them dampeners.
const DAMPENERS_2: [[u8; 2]; 3] = [
    [named("just"), named("enough")],
    [KIND, OF],
    [named("sort"), OF],
];

/// The sentiment of a token that may have one; None for "but".
#[inline]
pub(super) fn sentiment<W: Words>(words: &W, around: &Context, mixed_case: bool) -> Option<f64> {
    let [a, b, c, this, ..] = *around;
    if this & LEXICON == 0 {
        return None;
    }
    let mut matters = RULE | NEGATES;
    if mixed_case {
        matters |= UPPER;
    }
    let base = words.valence(this);
    if ((a | b | c) & (RULE | NEGATES)) | (this & matters) == 0 {
        return Some(base);
    }
    Some(by_rules(around, base, mixed_case))
}

/// Whether the token is "but", which may have a sentiment besides.
pub(super) fn is_but(around: &Context) -> bool {
    is(around[SELF], BUT)
}

fn by_rules(around: &Context, base: f64, mixed_case: bool) -> f64 {
    let back = |n: usize| around[SELF - n];
    let is_back = |n: usize, word: u8| is(back(n), word);
    let [this, next] = [around[SELF], around[SELF + 1]];

    if is(this, KIND) && is(next, OF) {
        return 0.0;
    }
    let mut valence = base;
    if is(this, NO) && next & LEXICON != 0 {
        valence = 0.0;
    }
    let or_nor = is_back(1, OR) || is_back(1, NOR);
    if is_back(1, NO) || is_back(2, NO) || (is_back(3, NO) && or_nor) {
        valence = base * NEGATION;
    }
    if this & UPPER != 0 && mixed_case {
        valence += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    for distance in 1..=3 {
        let before = back(distance);
        if before & LEXICON != 0 {
            continue;
        }
        let mut shift = boost(before, valence, mixed_case);
        if distance == 2 && shift != 0.0 {
            shift *= 0.95;
        }
        if distance == 3 && shift != 0.0 {
            shift *= 0.9;
        }
        valence += shift;
        valence = negation(around, before, valence, distance);
        if distance == 3 {
            valence = idioms(around, valence);
        }
    }
    // "least", but not "at least" nor "very least".
    if is_back(1, LEAST) && back(1) & LEXICON == 0 && !is_back(2, AT) && !is_back(2, VERY) {
        valence *= NEGATION;
    }
    valence
}

fn boost(word: u32, valence: f64, mixed_case: bool) -> f64 {
    if word & (BOOSTER | DAMPENER) == 0 {
        return 0.0;
    }
    let mut shift = if word & BOOSTER != 0 { BOOST } else { -BOOST };
    if valence < 0.0 {
        shift = -shift;
    }
    if word & UPPER != 0 && mixed_case {
        shift += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    shift
}

fn negation(around: &Context, before: u32, valence: f64, distance: usize) -> f64 {
    let is_back = |n: usize, word: u8| is(around[SELF - n], word);
    let so_this = |n| is_back(n, SO) || is_back(n, THIS);
    let (never, doubt) = match distance {
        1 => (false, false),
        2 => (
            is_back(2, NEVER) && so_this(1),
            is_back(2, WITHOUT) && is_back(1, DOUBT),
        ),
        // The precedence of Python's `and` and `or` is VADER's own slip.
        _ => (
            (is_back(3, NEVER) && so_this(2)) || so_this(1),
            is_back(3, WITHOUT) && (is_back(2, DOUBT) || is_back(1, DOUBT)),
        ),
    };
    if never {
        valence * 1.25
    } else if doubt || before & NEGATES == 0 {
        valence
    } else {
        valence * NEGATION
    }
}

fn idioms(around: &Context, mut valence: f64) -> f64 {
    let name = |at: usize| (around[at] >> 8) as u8;
    let two = |at: usize| {
        let words = [name(at), name(at + 1)];
        IDIOMS_2.iter().find(|(w, _)| *w == words).map(|(_, v)| *v)
    };
    let three = |at: usize| {
        let words = [name(at), name(at + 1), name(at + 2)];
        IDIOMS_3.iter().find(|(w, _)| *w == words).map(|(_, v)| *v)
    };
    let found = two(SELF - 1)
        .or_else(|| three(SELF - 2))
        .or_else(|| two(SELF - 2))
        .or_else(|| three(SELF - 3))
        .or_else(|| two(SELF - 3));
    valence = found.unwrap_or(valence);
    valence = two(SELF).unwrap_or(valence);
    valence = three(SELF).unwrap_or(valence);
    for at in [SELF - 3, SELF - 2] {
        if DAMPENERS_2.contains(&[name(at), name(at + 1)]) {
            valence += -BOOST;
        }
    }
    valence
}

/// The four figures from the sentiments of the events.
pub(super) fn total(tokens: &Tokens, sentiments: &[f64]) -> Total {
    if tokens.count == 0 {
        let score = VaderScore {
            neg: 0.0,
            neu: 0.0,
            pos: 0.0,
            compound: 0.0,
        };
        return Total {
            emphasis: 0.0,
            sum: 0.0,
            score,
        };
    }
    let exclamations = tokens.exclamations.min(4) as f64 * 0.292;
    let questions = match tokens.questions {
        0 | 1 => 0.0,
        n @ 2..=3 => n as f64 * 0.18,
        _ => 0.96,
    };
    let emphasis = exclamations + questions;
    let (mut sum, mut pos, mut neg, mut neutral) = (0.0, 0.0, 0.0_f64, tokens.count);
    for &s in sentiments {
        // Adding 0 changes nothing, and nobody can predict the sign.
        sum += s;
        pos += if s > 0.0 { s + 1.0 } else { 0.0 };
        neg += if s < 0.0 { s - 1.0 } else { 0.0 };
        neutral -= usize::from(s != 0.0);
    }
    let applied = if sum > 0.0 {
        emphasis
    } else if sum < 0.0 {
        // Of none this is 0, where a minus sign alone would make −0.
        0.0 - emphasis
    } else {
        0.0
    };
    sum += applied;
    let compound = (sum / (sum * sum + 15.0).sqrt()).clamp(-1.0, 1.0);
    if pos > neg.abs() {
        pos += emphasis;
    } else if pos < neg.abs() {
        neg -= emphasis;
    }
    let all = pos + neg.abs() + neutral as f64;
    let score = VaderScore {
        neg: round((neg / all).abs(), 3),
        neu: round((neutral as f64 / all).abs(), 3),
        pos: round((pos / all).abs(), 3),
        compound: round(compound, 4),
    };
    Total {
        emphasis: applied,
        sum,
        score,
    }
}
