//! VADER's rules, in the order of the Python source.

use super::python::round;
use super::table::{named, role};
use super::tokens::{Marks, Token};
use super::{Total, VaderScore};

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

/// A sentiment per token.
pub(super) fn sentiments(tokens: &[Token], out: &mut Vec<f64>) {
    let upper = tokens.iter().filter(|t| t.upper).count();
    let mixed_case = upper > 0 && upper < tokens.len();
    out.extend((0..tokens.len()).map(|i| {
        let token = &tokens[i];
        let kind_of = token.is(KIND) && tokens.get(i + 1).is_some_and(|t| t.is(OF));
        match token.valence() {
            Some(valence) if !token.is_booster() && !kind_of => {
                valence_at(tokens, i, valence, mixed_case)
            }
            _ => 0.0,
        }
    }));
}

fn valence_at(tokens: &[Token], i: usize, base: f64, mixed_case: bool) -> f64 {
    let token = &tokens[i];
    let back = |n: usize| i.checked_sub(n).map(|at| &tokens[at]);
    let is = |n: usize, word: u8| back(n).is_some_and(|t| t.is(word));

    let mut valence = base;
    if token.is(NO) && tokens.get(i + 1).is_some_and(Token::in_lexicon) {
        valence = 0.0;
    }
    let or_nor = is(1, named("or")) || is(1, named("nor"));
    if is(1, NO) || is(2, NO) || (is(3, NO) && or_nor) {
        valence = base * NEGATION;
    }
    if token.upper && mixed_case {
        valence += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    for distance in 1..=3 {
        let Some(before) = back(distance).filter(|t| !t.in_lexicon()) else {
            continue;
        };
        let mut shift = boost(before, valence, mixed_case);
        if distance == 2 && shift != 0.0 {
            shift *= 0.95;
        }
        if distance == 3 && shift != 0.0 {
            shift *= 0.9;
        }
        valence += shift;
        valence = negation(&is, before, valence, distance);
        if distance == 3 {
            valence = idioms(tokens, i, valence);
        }
    }
    // "least", but not "at least" nor "very least".
    if is(1, LEAST) && back(1).is_some_and(|t| !t.in_lexicon()) {
        let spared = i > 1 && (is(2, named("at")) || is(2, named("very")));
        if !spared {
            valence *= NEGATION;
        }
    }
    valence
}

fn boost(word: &Token, valence: f64, mixed_case: bool) -> f64 {
    if !word.is_booster() {
        return 0.0;
    }
    let mut shift = if word.word.roles & role::BOOSTER != 0 {
        BOOST
    } else {
        -BOOST
    };
    if valence < 0.0 {
        shift = -shift;
    }
    if word.upper && mixed_case {
        shift += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    shift
}

fn negation(is: &impl Fn(usize, u8) -> bool, before: &Token, valence: f64, distance: usize) -> f64 {
    let so_this = |n| is(n, SO) || is(n, THIS);
    let (never, doubt) = match distance {
        1 => (false, false),
        2 => (is(2, NEVER) && so_this(1), is(2, WITHOUT) && is(1, DOUBT)),
        // The precedence of Python's `and` and `or` is VADER's own slip.
        _ => (
            (is(3, NEVER) && so_this(2)) || so_this(1),
            is(3, WITHOUT) && (is(2, DOUBT) || is(1, DOUBT)),
        ),
    };
    if never {
        valence * 1.25
    } else if doubt || !before.negates {
        valence
    } else {
        valence * NEGATION
    }
}

fn idioms(tokens: &[Token], i: usize, mut valence: f64) -> f64 {
    let name = |at: usize| tokens.get(at).map_or(0, |t| t.word.named);
    let two = |at: usize| {
        let words = [name(at), name(at + 1)];
        IDIOMS_2.iter().find(|(w, _)| *w == words).map(|(_, v)| *v)
    };
    let three = |at: usize| {
        let words = [name(at), name(at + 1), name(at + 2)];
        IDIOMS_3.iter().find(|(w, _)| *w == words).map(|(_, v)| *v)
    };
    let found = two(i - 1)
        .or_else(|| three(i - 2))
        .or_else(|| two(i - 2))
        .or_else(|| three(i - 3))
        .or_else(|| two(i - 3));
    valence = found.unwrap_or(valence);
    valence = two(i).unwrap_or(valence);
    valence = three(i).unwrap_or(valence);
    for at in [i - 3, i - 2] {
        if DAMPENERS_2.contains(&[name(at), name(at + 1)]) {
            valence += -BOOST;
        }
    }
    valence
}

/// The four figures from the sentiments.
pub(super) fn total(sentiments: &[f64], marks: Marks) -> Total {
    if sentiments.is_empty() {
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
    let exclamations = marks.exclamations.min(4) as f64 * 0.292;
    let questions = match marks.questions {
        0 | 1 => 0.0,
        n @ 2..=3 => n as f64 * 0.18,
        _ => 0.96,
    };
    let emphasis = exclamations + questions;
    let (mut sum, mut pos, mut neg, mut neutral) = (0.0, 0.0, 0.0_f64, 0_usize);
    for &s in sentiments {
        sum += s;
        if s > 0.0 {
            pos += s + 1.0;
        } else if s < 0.0 {
            neg += s - 1.0;
        } else {
            neutral += 1;
        }
    }
    let applied = if sum > 0.0 {
        emphasis
    } else if sum < 0.0 {
        -emphasis
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
