//! What a text brings together.

use super::emission::{Context, Emission, Range, Sink, ONE_FACTOR, UNIT};
use super::item::{is, split_counts, Item};
use super::passage::Passage;
use super::weights::{each_part, EmotionRows, Factors, Totals, Weights};
use super::Engine;
use crate::explain::Sums;
use crate::lexicon::Row;
use crate::model::Evidence;
use crate::Taxonomy;

/// The strongest clause for and the strongest against, each at least 0.
#[derive(Clone, Copy, Default)]
struct Sides {
    positive: i64,
    negative: i64,
}

impl Sides {
    fn add(&mut self, clause: i64) {
        self.positive = self.positive.max(clause);
        self.negative = self.negative.max(-clause);
    }
}

/// What a text brings together.
pub(super) struct Total<'e> {
    rows: EmotionRows<'e>,
    negated_emotions: i64,
    taxonomy: Taxonomy,
    totals: Totals,
    sides: Sides,
    /// What exclamation marks add.
    exclaimed: i64,
    words: usize,
    known: usize,
    ironic: bool,
    doubted: bool,
    contrasted: bool,
}

impl<'e> Total<'e> {
    pub fn new(engine: &'e Engine, taxonomy: Taxonomy) -> Self {
        Self {
            rows: EmotionRows {
                rows: engine.table.emotion_rows(),
                all: taxonomy != Taxonomy::Plutchik,
            },
            negated_emotions: engine.factors.negated_emotions,
            taxonomy,
            totals: Totals::default(),
            sides: Sides::default(),
            exclaimed: 0,
            words: 0,
            known: 0,
            ironic: false,
            doubted: false,
            contrasted: false,
        }
    }

    #[inline]
    fn factors(&self, context: &Context) -> Factors {
        let valence = context.factor();
        Factors {
            negated: context.negated(),
            valence,
            emotions: context.emotion_factor(self.negated_emotions) as u64,
        }
    }

    fn weights(&self, row: Row) -> Weights {
        let mut weights = Weights::default();
        weights.add(row, &self.rows);
        weights
    }

    /// Add a term that ends at a position and that a rule touched.
    #[inline]
    fn add_row(&mut self, passage: &mut Passage, at: usize, row: Row, factors: Factors) {
        passage.touch(at, factors.valence_of(row));
        let weights = self.weights(row);
        self.totals.add(&weights, factors, self.rows.all);
    }

    /// Add an emission; what it adds.
    pub fn add(&mut self, passage: &mut Passage, emission: &Emission) -> Sums {
        let factors = self.factors(&emission.context);
        let last = emission.items.to as usize - 1;
        passage.touch(last, factors.valence_of(emission.row));
        let weights = self.weights(emission.row);
        let mut alone = Totals::default();
        for totals in [&mut alone, &mut self.totals] {
            totals.add(&weights, factors, self.rows.all);
        }
        alone.in_log_odds(self.taxonomy)
    }

    /// Count words, and those that the table knows.
    pub fn count(&mut self, (words, known): (usize, usize)) {
        self.words = self.words.wrapping_add(words);
        self.known = self.known.wrapping_add(known);
    }

    /// Count items that were or will be counted as one word, which the table knows or does not.
    pub fn unite(&mut self, items: &[Item], is_known: bool) {
        let (words, known) = split_counts(items.iter().map(Item::counts).sum());
        // They may be counted later.
        self.words = self.words.wrapping_sub(words).wrapping_add(1);
        self.known = self.known.wrapping_sub(known).wrapping_add(is_known.into());
    }

    /// Add what no rule touched of the first items of a passage, whole sentences, and
    /// count all.
    pub fn add_untouched(&mut self, passage: &mut Passage, count: usize) {
        let (items, touched, pairs) = passage.parts(count);
        each_part(0..pairs.len(), |part| {
            let rows = pairs[part].iter().map(|pair| {
                touched[pair.at as usize] += i64::from(pair.row.valence()) * ONE_FACTOR;
                pair.row
            });
            self.add_rows(rows, Factors::PLAIN);
        });
        let (mut counts, mut sum) = (0, 0);
        each_part(0..items.len(), |part| {
            let (items, touched) = (&items[part.clone()], &mut touched[part]);
            let rows = items.iter().zip(touched).map(|(item, touched)| {
                counts += item.counts();
                sum += i64::from(item.row.valence()) * ONE_FACTOR + *touched;
                *touched = sum;
                item.row
            });
            self.add_rows(rows, Factors::PLAIN);
        });
        self.count(split_counts(counts));
        self.exclaimed += passage.clauses(count, |valence| self.sides.add(valence));
    }

    /// Look at the clauses of the first items, of which everything was touched.
    pub fn add_clauses(&mut self, passage: &mut Passage, items: usize) {
        let (_, touched, _) = passage.parts(items);
        let mut sum = 0;
        for touched in touched {
            sum += *touched;
            *touched = sum;
        }
        self.exclaimed += passage.clauses(items, |valence| self.sides.add(valence));
    }

    /// Add at most [`Weights::MOST`] terms in the same context.
    #[inline]
    fn add_rows(&mut self, rows: impl Iterator<Item = Row>, factors: Factors) {
        let mut weights = Weights::default();
        for row in rows {
            weights.add(row, &self.rows);
        }
        self.totals.add(&weights, factors, self.rows.all);
    }

    /// There is a mark of sarcasm, perhaps one `of_praise` alone.
    pub fn set_ironic(&mut self, of_praise: bool) {
        self.ironic = true;
        self.doubted |= !of_praise;
    }

    /// A "but" joins two sides.
    pub fn set_contrasted(&mut self) {
        self.contrasted = true;
    }

    /// What came together.
    pub fn evidence(&self) -> Evidence {
        Evidence {
            sums: self.totals.in_log_odds(self.taxonomy),
            positive: self.totals.positive as f64 * UNIT,
            positive_clause: self.sides.positive as f64 * UNIT,
            negative_clause: self.sides.negative as f64 * UNIT,
            exclaimed: self.exclaimed as f64 * UNIT,
            words: self.words,
            known: self.known,
            asked: false,
            ironic: self.ironic,
            doubted: self.doubted,
            contrasted: self.contrasted,
        }
    }
}

/// Most words stand where no rule touches them. Those that one does are added
/// here and their weights taken away, so that what stays is added at once.
impl Sink for Total<'_> {
    const PLAIN: bool = false;

    fn irony(&mut self, _: &Passage, _: Range, of_praise: bool) {
        self.set_ironic(of_praise);
    }

    fn contrast(&mut self) {
        self.set_contrasted();
    }

    fn unite(&mut self, passage: &Passage, items: Range, known: bool) {
        Total::unite(self, &passage.items[items.indices()], known);
    }

    fn emit(&mut self, passage: &mut Passage, emission: &Emission) {
        let factors = self.factors(&emission.context);
        let items = emission.items.indices();
        // A phrase counts in place of its words.
        let is_phrase = items.len() > 1 && !emission.pair;
        if factors == Factors::PLAIN && !is_phrase {
            return;
        }
        let last = items.end - 1;
        if emission.pair {
            passage.take_pair(last);
        } else {
            take_term(passage, items);
        }
        self.add_row(passage, last, emission.row, factors);
    }

    fn silence(&mut self, passage: &mut Passage, items: Range) {
        take_term(passage, items.indices());
    }

    fn run(&mut self, passage: &mut Passage, items: Range, context: &Context) {
        let factors = self.factors(context);
        if factors == Factors::PLAIN {
            return;
        }
        let items = items.indices();
        let mut bits = 0;
        each_part(items.clone(), |part| {
            let rows = passage.touch_all(part).map(|(item, touched)| {
                bits |= item.bits();
                let row = item.take_weights();
                *touched += factors.valence_of(row);
                row
            });
            self.add_rows(rows, factors);
        });
        if bits & is::PAIR == 0 {
            return;
        }
        let factors = self.factors(&context.without_degree());
        if factors == Factors::PLAIN {
            return;
        }
        // The pair of the first item is with one before.
        for at in items.skip(1) {
            let row = passage.take_pair(at);
            if row != Row::EMPTY {
                self.add_row(passage, at, row, factors);
            }
        }
    }
}

/// Take the weights away of a word, or of the words of a phrase and of their pairs.
fn take_term(passage: &mut Passage, items: std::ops::Range<usize>) {
    let is_phrase = items.len() > 1;
    for at in items {
        if is_phrase {
            passage.take_pair(at);
        }
        passage.items[at].take_weights();
    }
}
