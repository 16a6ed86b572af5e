//! What a group mentions more in one part of another column than in the others: Customer Support in Wave 2.
//!
//! A word is named of two groups together if texts of both have it clearly more often than other texts of each: by Fisher's exact
//! test twice. One must pass a bound for all things and all pairs of groups that are tried, the other [`ALSO`]. Of 585 made-up files of
//! answers and reviews whose groups are dealt out at random, 1 has such a word.

use std::collections::HashMap;

use super::peculiar::Compared;
use crate::report::discretion::Discretion;
use crate::report::keywords::contrast::{bound, CHANCE, RATIO};
use crate::report::keywords::fisher::Table;
use crate::report::keywords::membership;
use crate::report::keywords::own_name;
use crate::report::keywords::terms::{Terms, TEXTS};
use crate::report::words::LEAST;

/// Probability at which texts of both have it more often than those of the group against which it is less clear.
const ALSO: f64 = 0.001;

/// Groups of a column that is crossed with another.
const FEW: usize = 12;

/// Two groups of two columns, and what their texts mention more than other texts of each.
#[derive(Clone)]
pub struct Cell {
    /// Their names.
    pub names: [String; 2],
    /// The word, and in how many texts of both it is.
    pub found: (String, u64),
    /// How many texts are of both.
    pub of: u64,
    /// In how many other texts of each it is, and how many there are.
    pub others: [(u64, u64); 2],
    chance: f64,
}

/// Two columns, and in how many texts of each two groups each thing is.
struct Crossed<'a> {
    columns: [&'a Compared; 2],
    texts: Vec<u64>,
    counts: Vec<Vec<u32>>,
}

impl Cell {
    /// Of all columns of which a text is of one group each, the surest first, a word once.
    pub fn of_all(
        terms: &Terms,
        things: &[bool],
        columns: &[Compared],
        discretion: Discretion,
    ) -> Vec<Self> {
        let fits = |column: &&Compared| column.is_one && (2..=FEW).contains(&column.groups.len());
        let columns: Vec<&Compared> = columns.iter().filter(fits).collect();
        let pairs: Vec<[&Compared; 2]> = (0..columns.len())
            .flat_map(|b| (0..b).map(move |a| [a, b]))
            .map(|pair| pair.map(|at| columns[at]))
            .collect();
        let size = |pair: &[&Compared; 2]| pair.map(|column| column.groups.len());
        let tried: usize = pairs
            .iter()
            .map(|pair| size(pair).iter().product::<usize>())
            .sum();
        // Either of both tests may be the clear one.
        let chance = CHANCE / (2 * tried.max(1)) as f64;
        let tried: Vec<usize> = (0..things.len()).filter(|&term| things[term]).collect();
        let mut found: Vec<Self> = Vec::new();
        for pair in pairs {
            let crossed = Crossed::of(terms, &tried, pair);
            let [rows, places] = size(&pair);
            let cells = (0..rows).flat_map(|row| (0..places).map(move |place| [row, place]));
            found
                .extend(cells.filter_map(|at| crossed.cell(terms, &tried, at, chance, discretion)));
        }
        found.sort_by(|a, b| a.chance.total_cmp(&b.chance));
        let mut named: Vec<Self> = Vec::new();
        for cell in found {
            if named.iter().all(|known| known.found.0 != cell.found.0) {
                named.push(cell);
            }
        }
        named
    }
}

impl<'a> Crossed<'a> {
    fn of(terms: &Terms, things: &[usize], columns: [&'a Compared; 2]) -> Self {
        // Others of a column have a place of their own, the last.
        let places = columns.map(|column| {
            let groups = column.groups.iter().zip(0..);
            let places = groups.map(|(group, at)| (membership(&column.column, group), at));
            places.collect::<HashMap<(u64, u64), usize>>()
        });
        let width = columns[1].groups.len() + 1;
        let size = (columns[0].groups.len() + 1) * width;
        let mut crossed = Self {
            columns,
            texts: vec![0; size],
            counts: vec![vec![0; things.len()]; size],
        };
        let hashes = columns.map(|column| membership(&column.column, "").0);
        for (document, has) in terms.documents.iter().zip(&terms.of) {
            let place = |of: usize| {
                let groups = &document.parts.groups;
                let own = groups.iter().find(|(column, _)| *column == hashes[of])?;
                let others = columns[of].groups.len();
                Some(places[of].get(own).copied().unwrap_or(others))
            };
            let (Some(row), Some(column)) = (place(0), place(1)) else {
                continue;
            };
            let at = row * width + column;
            crossed.texts[at] += 1;
            for has in has {
                if let Ok(thing) = things.binary_search(&(has.term as usize)) {
                    crossed.counts[at][thing] += 1;
                }
            }
        }
        crossed
    }

    /// The places of the other texts of each of two groups.
    fn others(&self, [row, column]: [usize; 2]) -> [Vec<usize>; 2] {
        let (rows, width) = (
            self.columns[0].groups.len() + 1,
            self.columns[1].groups.len() + 1,
        );
        let of_row = (0..width)
            .filter(|&other| other != column)
            .map(|other| row * width + other);
        let of_column = (0..rows)
            .filter(|&other| other != row)
            .map(|other| other * width + column);
        [of_row.collect(), of_column.collect()]
    }

    fn cell(
        &self,
        terms: &Terms,
        things: &[usize],
        place: [usize; 2],
        chance: f64,
        discretion: Discretion,
    ) -> Option<Cell> {
        let at = place[0] * (self.columns[1].groups.len() + 1) + place[1];
        let of = self.texts[at];
        let others = self.others(place);
        let of_others =
            [0, 1].map(|side| others[side].iter().map(|&at| self.texts[at]).sum::<u64>());
        let least = LEAST.max(discretion.least);
        if of < least || of_others.iter().any(|of| *of < least) {
            return None;
        }
        let names = [0, 1].map(|side| self.columns[side].groups[place[side]].clone());
        let table = |side: usize, thing: usize| {
            let with_else = others[side]
                .iter()
                .map(|&at| u64::from(self.counts[at][thing]));
            Table {
                with: self.counts[at][thing].into(),
                of,
                with_else: with_else.sum(),
                of_else: of_others[side],
            }
        };
        let tried = 0..things.len();
        let bounds =
            [0, 1].map(|side| bound(tried.clone().map(|thing| table(side, thing)), chance));
        let enough = TEXTS.max(discretion.words());
        let clear = tried.filter_map(|thing| {
            let tables = [0, 1].map(|side| table(side, thing));
            if tables[0].with < enough || tables.iter().any(|table| table.ratio() < RATIO) {
                return None;
            }
            let chances = [0, 1].map(|side| tables[side].ln_chance());
            let is_clear = (0..2).any(|side| chances[side] <= bounds[side])
                && chances.iter().all(|chance| *chance <= ALSO.ln());
            let name = terms.name(terms.terms[things[thing]]);
            let is_named = !names.iter().any(|group| own_name::is_of(&name, group));
            (is_clear && is_named).then(|| (chances[0] + chances[1], name, tables))
        });
        let (chance, name, tables) = clear.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Cell {
            names,
            found: (name, tables[0].with),
            of,
            others: tables.map(|table| (table.with_else, table.of_else)),
            chance,
        })
    }
}
