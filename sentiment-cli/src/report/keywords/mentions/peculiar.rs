//! What is mentioned clearly more in a group than elsewhere, whether or not its mean differs.
//!
//! By Fisher's exact test, and a bound for all things and groups that are tried: each group of each column has its share of
//! it. Of 400 files of answers and reviews whose groups (two columns of 2 to 12) are dealt out at random, 2 have a word that is
//! named; of 400 with tags, of which each text has up to three, 4; of 100 of random words as frequent as in a language, 2.

use crate::report::discretion::Discretion;
use crate::report::keywords::contrast::{bound, Frequent, CHANCE, RATIO};
use crate::report::keywords::fisher::Table;
use crate::report::keywords::membership;
use crate::report::keywords::own_name;
use crate::report::keywords::terms::{apart, Terms, TEXTS};
use crate::report::words::LEAST;

/// Terms that are named of a group.
const MOST: usize = 5;

/// A column and its groups that may be named.
pub struct Compared {
    /// The column's name.
    pub column: String,
    /// Its groups.
    pub groups: Vec<String>,
    /// Whether a text is of one of them.
    pub is_one: bool,
}

/// A group, and what it mentions more.
#[derive(Clone)]
pub struct Peculiar {
    /// The column's name.
    pub column: String,
    /// The group's.
    pub group: String,
    /// Texts of the group.
    pub of: u64,
    /// Texts of the others.
    pub of_else: u64,
    /// What it mentions more, surest first.
    pub found: Vec<Frequent>,
    /// The logarithm of the probability of the first by chance.
    chance: f64,
}

impl Peculiar {
    /// Of all groups of these columns, the surest first.
    pub fn of_all(
        terms: &Terms,
        things: &[bool],
        columns: &[Compared],
        discretion: Discretion,
    ) -> Vec<Self> {
        let all: usize = columns.iter().map(|column| column.groups.len()).sum();
        let chance = CHANCE / all.max(1) as f64;
        let mut found: Vec<Self> = columns
            .iter()
            .flat_map(|column| column.groups.iter().map(move |group| (column, group)))
            .filter_map(|(column, group)| {
                of_group(terms, things, &column.column, group, chance, discretion)
            })
            .collect();
        found.sort_by(|a, b| a.chance.total_cmp(&b.chance));
        found
    }
}

fn of_group(
    terms: &Terms,
    things: &[bool],
    column: &str,
    group: &str,
    chance: f64,
    discretion: Discretion,
) -> Option<Peculiar> {
    let wanted = membership(column, group);
    let mut counts = vec![[0u64; 2]; terms.terms.len()];
    let (mut inside, mut of_else) = (Vec::new(), 0);
    for (document, has) in terms.documents.iter().zip(&terms.of) {
        let mut own = document
            .parts
            .groups
            .iter()
            .filter(|(of, _)| *of == wanted.0);
        let Some(first) = own.next() else {
            continue;
        };
        let is_in = first.1 == wanted.1 || own.any(|own| own.1 == wanted.1);
        for has in has {
            counts[has.term as usize][usize::from(is_in)] += 1;
        }
        match is_in {
            true => inside.push(has.as_slice()),
            false => of_else += 1,
        }
    }
    let of = inside.len() as u64;
    if of < LEAST.max(discretion.least) || of_else < LEAST {
        return None;
    }
    let table = |&[with_else, with]: &[u64; 2]| Table {
        with,
        of,
        with_else,
        of_else,
    };
    let tables: Vec<(usize, Table)> = counts
        .iter()
        .enumerate()
        .filter(|(at, _)| things[*at])
        .map(|(at, counts)| (at, table(counts)))
        .collect();
    let bound = bound(tables.iter().map(|(_, table)| *table), chance);
    let least = TEXTS.max(discretion.words());
    let more = tables
        .into_iter()
        .filter(|(_, table)| table.with >= least && table.ratio() >= RATIO);
    let mut clear: Vec<(f64, usize)> = more
        .map(|(at, table)| (table.ln_chance(), at))
        .filter(|(chance, at)| {
            *chance <= bound && !own_name::is_of(&terms.name(terms.terms[*at]), group)
        })
        .collect();
    clear.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let surest = clear.first()?.0;
    let order = clear.into_iter().map(|(_, at)| at).collect();
    let whole = terms.whole(order, |at| counts[at][1]).into_iter();
    let named = apart(whole.map(|at| (at, counts[at][1])).collect(), MOST, inside);
    let found = named.into_iter().map(|at| Frequent {
        name: terms.name(terms.terms[at]),
        with: counts[at][1],
        with_else: counts[at][0],
    });
    Some(Peculiar {
        column: column.to_owned(),
        group: group.to_owned(),
        of,
        of_else,
        found: found.collect(),
        chance: surest,
    })
}
