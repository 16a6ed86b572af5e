//! All that a report counts. Summaries of parts of a file merge into that of
//! the whole, and their memory does not grow with it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use sentiment_core::{Analyzer, Asks, Label};

use super::cells::Cells;
use super::dates::{Period, Undated};
use super::days::Days;
use super::disagree::Disagreeing;
use super::discretion::Discretion;
use super::drivers::{Driver, Drivers};
use super::groups::{short, Groups};
use super::keywords::{membership, Compared, Corpus, Findings, Membership};
use super::passages;
use super::plan::Plan;
use super::rated::{Rated, RatedDays};
use super::ratings::{Comparable, Ratings};
use super::standing::{Standing, Told};
use super::tally::{Proof, Tally};
use super::top::{question_adds, said, Note, Place, Sample, Top};
use super::urgent::{self, Found, Urgent};
use crate::input::{Column, Row};
use crate::rating;
use crate::wording::hash;

/// Bars of the histogram of valences.
pub const BINS: usize = 20;

/// Texts with less confidence are for a person to look at.
pub const UNSURE: f64 = 0.5;

/// Of an English text nearly all words are known (19 of 20 on average), of one in another
/// language a third: names, loans, words that look alike.
const KNOWN: f64 = 0.6;

/// Words that tell a language: of two, one may be a name.
const TELLING: usize = 4;

/// All that a report counts.
#[derive(Clone)]
pub struct Summary {
    /// What is not shown.
    pub discretion: Discretion,
    /// Of all texts.
    pub all: Tally,
    /// Rows without a text.
    pub empty: u64,
    /// Rows whose text stands for none: "n/a".
    pub placeholders: u64,
    /// Texts that repeat others.
    pub repeats: u64,
    /// Texts in which no word weighs anything.
    pub silent: u64,
    /// Texts by valence.
    pub histogram: [u64; BINS],
    /// Texts by the columns to compare.
    pub groups: Vec<Groups>,
    /// Valence by day.
    pub days: Days,
    /// Dates far from all others, with their texts.
    pub strays: Vec<(Date, u64)>,
    /// Rows without a date that can be read.
    pub undated: Undated,
    /// Texts by rating.
    pub ratings: Option<Ratings>,
    /// Those that can be held against each other, once all are counted.
    pub comparable: Option<Comparable>,
    /// Ratings by day.
    pub rated: RatedDays,
    /// Texts that say the opposite of it.
    pub disagreeing: Disagreeing,
    /// Terms that move the valence.
    pub drivers: Drivers,
    /// What words parts of the texts are held against others by.
    pub corpus: Corpus,
    /// What their words show, once all are counted.
    pub findings: Findings,
    /// The texts to read first.
    pub urgent: Urgent,
    /// The most positive texts.
    pub positive: Top,
    /// The most negative texts.
    pub negative: Top,
    /// The most mixed texts.
    pub mixed: Top,
    /// The texts whose label is least certain, if it is close to a guess.
    pub uncertain: Top,
    /// How many texts there are of that kind.
    pub unsure: u64,
    /// How many others have as little confidence.
    pub unsure_silent: u64,
}

impl Summary {
    /// Of no texts.
    pub fn new(plan: &Plan) -> Self {
        Self {
            discretion: plan.discretion,
            all: Tally::default(),
            empty: 0,
            placeholders: 0,
            repeats: 0,
            silent: 0,
            histogram: [0; BINS],
            groups: plan
                .by
                .iter()
                .zip(&plan.cells)
                .map(|(column, cells)| Groups::new(column.clone(), *cells))
                .collect(),
            days: Days::default(),
            strays: Vec::new(),
            undated: Undated::default(),
            ratings: plan.ratings(),
            rated: RatedDays::default(),
            disagreeing: Disagreeing::default(),
            drivers: Drivers::default(),
            corpus: Corpus::new(!plan.discretion.no_texts),
            comparable: None,
            findings: Findings::default(),
            urgent: Urgent::default(),
            positive: Top::default(),
            negative: Top::default(),
            mixed: Top::default(),
            uncertain: Top::default(),
            unsure: 0,
            unsure_silent: 0,
        }
    }

    /// Of no texts yet, to be merged into what is counted so far.
    pub fn after(earlier: &Summary, plan: &Plan) -> Self {
        Self {
            corpus: Corpus::after(&earlier.corpus),
            ..Self::new(plan)
        }
    }

    /// Add a row, with the places where it says what many do. Rows must be added in the order of the file.
    pub fn add(
        &mut self,
        row: &Row,
        place: Place,
        (standing, repeated): (&Standing, &[Range<usize>]),
        plan: &Plan,
        analyzer: &Analyzer,
    ) {
        match standing {
            Standing::Empty => self.empty += 1,
            Standing::Placeholder => self.placeholders += 1,
            Standing::Text(told) => self.add_text(row, place, (told, repeated), plan, analyzer),
        }
    }

    fn add_text(
        &mut self,
        row: &Row,
        place: Place,
        (told, repeated): (&Told, &[Range<usize>]),
        plan: &Plan,
        analyzer: &Analyzer,
    ) {
        let explanation = Arc::new(analyzer.explain(row.text()));
        let score = explanation.score;
        let proof = Proof {
            copies: told.copies,
            foreign: score.coverage < KNOWN && told.words >= TELLING,
        };
        self.all.add(&score, proof);
        self.repeats += u64::from(told.copies.all > 0);
        self.histogram[bin(score.valence)] += 1;
        let own = passages::own(&explanation, repeated, plan.labelled);
        let own = own.as_ref().unwrap_or(&explanation);
        if proof.is_evidence() {
            self.drivers.add(own);
        }
        let date = told.date;
        let place_hash = hash(&place.line.number());
        let is_kept = self.corpus.wants(place_hash);
        let mut parts = Membership {
            proves: proof.is_evidence(),
            ..Membership::default()
        };
        match date {
            Some(date) => {
                let (copies, foreign) = (told.copies, proof.foreign);
                self.days.add(date, score.valence, copies, foreign);
                let says_more = copies.within(Period::Month) == 0 && !foreign;
                parts.date = says_more.then_some(date);
            }
            None => self.undated(row, plan),
        }
        let rated = plan.rating.as_ref().map(|column| row.get(column));
        let rated = rated.and_then(|rating| rating::parse(rating.trim()));
        if let (Some(date), Some(rating)) = (date, rated) {
            let is_copy = told.copies.within(Period::Month) > 0;
            self.rated.add(date, rating, is_copy);
        }
        for (column, groups) in self.groups.iter_mut().enumerate() {
            let copies = match groups.cells {
                Cells::One => told.copies_within(column),
                // Which of its groups have it is not counted.
                Cells::Listed | Cells::Spaced => told.copies,
            };
            let proof = Proof { copies, ..proof };
            let value = row.get(&groups.column);
            if is_kept && proof.is_evidence() {
                let values = groups.cells.values(&value).into_iter();
                let own = values.map(|value| membership(&groups.column.name, value));
                parts.groups.extend(own);
            }
            groups.add(&value, &score, date, proof);
            if let Some(rating) = rated {
                groups.rate(&value, rating, proof);
            }
        }
        if is_kept && (parts.proves || parts.date.is_some() || !parts.groups.is_empty()) {
            self.corpus.add(own, parts, place_hash);
        }
        if let Some(ratings) = &mut self.ratings {
            let rating = row.get(&ratings.column);
            ratings.add(&rating, &score, proof);
        }
        let silent = explanation.contributions.is_empty();
        self.silent += u64::from(silent);
        let weaker = score.negative.min(score.positive);
        // Of a text without evidence there is nothing to look at.
        let low = score.confidence < UNSURE;
        let unsure = low && !silent;
        self.unsure += u64::from(unsure);
        self.unsure_silent += u64::from(low && silent);
        // A copy needs no second look.
        let found = match told.copies.all {
            0 => urgent::find(row.text()),
            _ => Vec::new(),
        };
        // What all answer is said once; above a text, where it does something.
        let is_told = plan.questions.is_some() || question_adds(&explanation).is_some();
        let question = || plan.question(row).filter(|_| is_told);
        // Who is asked for faults names some, however high the rating.
        let is_asked_for = matches!(
            (analyzer.context().asks(), score.label),
            (Asks::Faults, Label::Negative) | (Asks::Merits, Label::Positive)
        );
        if let Some(rating) = rated.filter(|_| proof.is_evidence() && !is_asked_for) {
            let shown = !plan.discretion.no_texts;
            let sample = || Sample::new(&explanation, question(), place, notes(row, plan));
            let sample = || shown.then(sample);
            self.disagreeing.add(rating, &score, sample);
        }
        if !found.is_empty() {
            let said = said(row.text(), question().as_deref());
            let shown = |found: &Found| {
                let sample = || Sample::new(&explanation, question(), place, notes(row, plan));
                let is_shown = !plan.discretion.no_texts;
                is_shown.then(|| urgent::sample(found, sample(), &explanation))
            };
            self.urgent.add(&found, said, date, shown);
        }
        if plan.discretion.no_texts {
            return;
        }
        // A text is in one of the other lists: where the label is a guess, it is neither the best nor the worst.
        let ranked = [
            (
                &mut self.positive,
                score.valence,
                score.label == Label::Positive && !unsure,
            ),
            (
                &mut self.negative,
                -score.valence,
                score.label == Label::Negative && !unsure,
            ),
            (
                &mut self.mixed,
                weaker,
                score.label == Label::Mixed && !unsure,
            ),
            (&mut self.uncertain, -score.confidence, unsure),
        ];
        for (top, rank, fits) in ranked {
            if fits && top.wants(rank) {
                top.offer(
                    rank,
                    Sample::new(&explanation, question(), place, notes(row, plan)),
                );
            }
        }
    }

    /// That a row has no date, unless there is no column of them.
    fn undated(&mut self, row: &Row, plan: &Plan) {
        if let Some(column) = &plan.time {
            self.undated.add(&row.get(column));
        }
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Summary) {
        self.all.merge(&later.all);
        self.empty += later.empty;
        self.placeholders += later.placeholders;
        self.repeats += later.repeats;
        self.silent += later.silent;
        for (own, count) in self.histogram.iter_mut().zip(later.histogram) {
            *own += count;
        }
        for (own, groups) in self.groups.iter_mut().zip(&later.groups) {
            own.merge(groups);
        }
        self.days.merge(&later.days);
        self.undated.merge(later.undated);
        if let (Some(own), Some(ratings)) = (&mut self.ratings, later.ratings) {
            own.merge(ratings);
        }
        self.rated.merge(&later.rated);
        self.disagreeing.merge(later.disagreeing);
        self.drivers.merge(later.drivers);
        self.corpus.merge(later.corpus);
        self.urgent.merge(later.urgent);
        self.positive.merge(later.positive);
        self.negative.merge(later.negative);
        self.mixed.merge(later.mixed);
        self.uncertain.merge(later.uncertain);
        self.unsure += later.unsure;
        self.unsure_silent += later.unsure_silent;
    }

    /// After the last row: take what is far from all other dates out of what is said over time.
    pub fn settle(&mut self) {
        self.strays = self.days.take_strays();
        self.urgent.settle(self.all.n(), &self.strays);
        if let Some((first, last)) = self.days.bounds() {
            let groups = self.groups.iter_mut();
            groups.for_each(|groups| groups.between(first, last));
        }
        if self.discretion.least > 0 {
            self.forget_small();
        }
        let said = [true, false].map(|positive| self.strongest(positive));
        let said = said.iter().flatten().map(|driver| driver.term.as_str());
        let least = self.discretion.least;
        let groups = self.groups.iter().map(|groups| Compared {
            column: groups.column.name.clone(),
            groups: groups.named(least),
            is_one: groups.cells == Cells::One,
        });
        let groups: Vec<Compared> = groups.collect();
        self.comparable = self.ratings.as_ref().map(Ratings::comparable);
        self.findings = Findings::of(&self.corpus, &groups, self.discretion, said);
    }

    /// Texts of small groups do not name these.
    fn forget_small(&mut self) {
        let least = self.discretion.least;
        let mut large = HashSet::new();
        for groups in &self.groups {
            let column = &groups.column.name;
            let all = groups.iter().filter(|(_, group)| group.tally.n() >= least);
            large.extend(all.map(|(name, _)| membership(column, name)));
        }
        let is_large = |note: &Note| note.group.is_none_or(|group| large.contains(&group));
        let lists = [
            &mut self.positive,
            &mut self.negative,
            &mut self.mixed,
            &mut self.uncertain,
        ];
        let lists = lists.into_iter().chain(self.urgent.lists_mut());
        let lists = lists.chain(self.disagreeing.lists_mut());
        for sample in lists.flat_map(Top::iter_mut) {
            sample.notes.retain(is_large);
        }
    }

    /// Ratings over time, once all are counted.
    pub fn rated(&self) -> Option<Rated<'_>> {
        Rated::of(self.comparable.as_ref()?, &self.rated, self.days.bounds()?)
    }

    /// The terms that move the valence most, up (`positive`) or down.
    pub fn strongest(&self, positive: bool) -> Vec<Driver> {
        self.drivers.strongest(positive, self.discretion.words())
    }
}

/// The bar of the histogram that a valence belongs to.
fn bin(valence: f64) -> usize {
    // In [0, BINS], so nothing is cut off.
    let place = ((valence + 1.0) / 2.0 * BINS as f64).floor() as usize;
    place.min(BINS - 1)
}

/// By what a row is found again, its date, groups and rating, as they stand in the file.
fn notes(row: &Row, plan: &Plan) -> Vec<Note> {
    let value = |column: &Column| Some(short(&row.get(column))).filter(|value| !value.is_empty());
    let plain = |text: String| Note { text, group: None };
    let named = |column: &Column| Some(plain(format!("{} {}", column.name, value(column)?)));
    let id = plan.id.iter().filter_map(named);
    let date = plan.time.iter().filter_map(value).map(plain);
    let groups = plan.by.iter().filter_map(|column| {
        let group = Some(membership(&column.name, &row.get(column)));
        value(column).map(|text| Note { text, group })
    });
    let rating = plan.rating.iter().filter_map(named);
    id.chain(date).chain(groups).chain(rating).collect()
}
