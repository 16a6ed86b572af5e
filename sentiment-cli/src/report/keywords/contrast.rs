//! Which terms a part of the texts has more often than the rest.

use std::collections::BTreeMap;

use super::corpus::Document;
use super::fisher::Table;
use super::own_name;
use super::terms::{apart, Terms, TEXTS};

/// Probability at which any of all terms is named where the parts have all alike.
pub(super) const CHANCE: f64 = 0.03;

/// How much more frequent a term must be: of many texts, the test finds what nobody would call more.
pub(super) const RATIO: f64 = 1.5;

/// What a part of the texts has more often than the rest.
pub struct Contrast {
    /// Texts of the part.
    pub of: u64,
    /// Texts of the rest.
    pub of_else: u64,
    /// The terms.
    pub found: Vec<Frequent>,
}

/// A term that a part has more often.
#[derive(Clone)]
pub struct Frequent {
    /// The word or the pair.
    pub name: String,
    /// Texts of the part with it.
    pub with: u64,
    /// Texts of the rest with it.
    pub with_else: u64,
}

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Whether the part is of lower valence than the rest.
    pub worse: bool,
    /// Texts that a term must be in at least.
    pub least: u64,
    /// How many terms at most.
    pub most: usize,
    /// The name of the group that the part is of, if it is of one, which is none.
    pub but: &'a str,
}

impl Terms<'_> {
    /// The terms that one part has clearly more often, those first that are of texts on the side to
    /// which the part differs. `part` says which texts are of it, and which of the rest.
    pub fn contrast(&self, wanted: Wanted, part: impl Fn(&Document) -> Option<bool>) -> Contrast {
        let mut counts = vec![[0u64; 2]; self.terms.len()];
        let mut valences = vec![0.0; self.terms.len()];
        let (mut inside, mut of_else, mut valence) = (Vec::new(), 0, 0.0);
        for (document, terms) in self.documents.iter().zip(&self.of) {
            let Some(is_in) = part(document) else {
                continue;
            };
            for has in terms {
                counts[has.term as usize][usize::from(is_in)] += 1;
            }
            if !is_in {
                of_else += 1;
                continue;
            }
            inside.push(terms.as_slice());
            valence += document.valence;
            for has in terms {
                valences[has.term as usize] += document.valence;
            }
        }
        let of = inside.len() as u64;
        let tables: Vec<Table> = counts
            .iter()
            .map(|&[with_else, with]| Table {
                with,
                of,
                with_else,
                of_else,
            })
            .collect();
        let mean = valence / (of as f64).max(1.0);
        let bound = bound(tables.iter().copied(), CHANCE);
        let mut found: Vec<(bool, f64, usize)> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            if table.with < wanted.least.max(TEXTS) || table.ratio() < RATIO {
                continue;
            }
            let chance = table.ln_chance();
            if chance <= bound && !own_name::is_of(&self.name(self.terms[at]), wanted.but) {
                let lower = valences[at] / (table.with as f64) < mean;
                found.push((lower != wanted.worse, chance, at));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let order: Vec<usize> = found.into_iter().map(|(_, _, at)| at).collect();
        let whole = self.whole(order, |at| tables[at].with).into_iter();
        let whole = whole.map(|at| (at, tables[at].with)).collect();
        let named = apart(whole, wanted.most, inside);
        let found = named.into_iter().map(|at| Frequent {
            name: self.name(self.terms[at]),
            with: tables[at].with,
            with_else: tables[at].with_else,
        });
        Contrast {
            of,
            of_else,
            found: found.collect(),
        }
    }
}

/// The logarithm of the probability below which a term is named, where any is by chance at this one. Terms that are in so few texts
/// that even all of them in the part would be no finding are not counted among those tried (Tarone 1990).
pub(super) fn bound(tables: impl Iterator<Item = Table>, chance: f64) -> f64 {
    let tables: Vec<Table> = tables.collect();
    let Some(first) = tables.first().copied() else {
        return f64::NEG_INFINITY;
    };
    // How many are in so many texts.
    let mut sizes: BTreeMap<u64, u64> = BTreeMap::new();
    for table in &tables {
        *sizes.entry(table.with + table.with_else).or_default() += 1;
    }
    let mut tried = tables.len() as u64;
    for (texts, terms) in sizes {
        let bound = f64::ln(chance / tried as f64);
        let surest = Table {
            with: texts.min(first.of),
            with_else: texts.saturating_sub(first.of),
            ..first
        };
        if surest.ln_chance() <= bound {
            return bound;
        }
        tried -= terms;
    }
    f64::NEG_INFINITY
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{Corpus, Membership};
    use super::*;
    use crate::report::random::{random, sentence};
    use jiff::civil::{date, Date};

    const SINCE: Date = date(2026, 5, 1);

    fn corpus(texts: impl Iterator<Item = (bool, f64, String)>) -> Corpus {
        let mut corpus = Corpus::default();
        for (is_in, valence, text) in texts {
            let month = if is_in { SINCE } else { date(2026, 4, 1) };
            let parts = Membership {
                date: Some(month),
                ..Membership::default()
            };
            corpus.add_told(text, valence, parts);
        }
        corpus
    }

    fn found(corpus: &Corpus) -> Vec<(String, u64, u64)> {
        let wanted = Wanted {
            worse: true,
            least: 0,
            most: 5,
            but: "",
        };
        let contrast = Terms::of(corpus).contrast(wanted, |d| Some(d.parts.date? >= SINCE));
        let found = contrast.found.into_iter();
        found.map(|f| (f.name, f.with, f.with_else)).collect()
    }

    #[test]
    fn chance_is_seldom_a_word() {
        const RUNS: u64 = 200;
        for (texts, share) in [(60, 0.5), (300, 0.1), (400, 0.5), (1500, 0.3)] {
            let mut alarms = 0;
            for run in 0..RUNS {
                let mut random = random(run);
                let texts: Vec<_> = (0..texts)
                    .map(|_| (random() < share, random(), sentence(&mut random)))
                    .collect();
                alarms += u64::from(!found(&corpus(texts.into_iter())).is_empty());
            }
            assert!(
                alarms * 100 <= RUNS * 3,
                "{texts} texts: {alarms} of {RUNS}"
            );
        }
    }

    #[test]
    fn what_there_is_more_of() {
        let mut random = random(1);
        let texts: Vec<_> = (0..400)
            .map(|i| {
                let (is_in, other) = (i % 2 == 0, sentence(&mut random));
                match i % 20 {
                    0 => (is_in, -0.8, format!("{other}. The workload is heavy")),
                    2 => (is_in, -0.9, format!("{other}. Too many tickets!")),
                    4 => (is_in, -0.9, format!("{other}. A ticket more")),
                    6 | 8 => (is_in, 0.9, format!("{other}. Free coffee at work")),
                    10 => (is_in, -0.5, format!("{other}. More customer service calls")),
                    _ => (is_in, 0.0, other),
                }
            })
            .collect();
        let found = found(&corpus(texts.into_iter()));
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        // Those of good texts come last where it became worse; of a sentence, one word is enough.
        assert_eq!(names[0], "tickets", "{found:?}");
        assert_eq!(found[0].1, 40);
        assert_eq!(names.len(), 4, "{found:?}");
        assert!(names[3].contains("coffee"), "{found:?}");
        assert!(names.contains(&"customer service"), "{found:?}");
    }
}
