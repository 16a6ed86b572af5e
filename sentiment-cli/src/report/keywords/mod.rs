//! What is said more often where valence differs: words that weigh nothing by themselves, such as
//! "workload", may tell why it fell.
//!
//! A term is counted once per text. It is named where Fisher's exact test finds it more often in
//! that part of the texts than in the rest, by a bound for all terms that are tried (Bonferroni, by
//! Tarone 1990). Of random parts of texts in which words are as frequent as in a language (Zipf), up to 2 in
//! 100 has a term that is named.

mod compounds;
mod contrast;
mod corpus;
mod fisher;
mod has;
mod mentions;
mod own_name;
mod parts;
mod terms;
mod topics;
mod uses;
mod vocabulary;

use std::cell::OnceCell;
use std::fmt::Write;
use std::ops::RangeInclusive;

use jiff::civil::Date;

pub use contrast::Frequent;
pub use corpus::{Corpus, Membership};
pub use fisher::Table;
pub use mentions::{Cell, Compared, Example, Mention, Mentions, Peculiar};
pub use topics::Topics;

use contrast::{Contrast, Wanted};
use corpus::Document;
use terms::Terms;

use super::changes::{from_to, since_when, Change};
use super::dates::Period;
use super::discretion::Discretion;
use super::groups;
use super::latest::Latest;
use super::numbers::{count, texts};
use super::outliers::Outlier;
use super::own::Own;
use super::seasons::Season;
use super::spikes::Spike;
use crate::wording::hash;

/// Terms that are named beside a change over time.
const OF_TIME: usize = 5;

/// Terms that are named of a group.
const OF_GROUP: usize = 3;

/// What the words of all texts show.
#[derive(Clone, Default)]
pub struct Findings {
    /// What clearly lower and higher texts are about.
    pub topics: Topics,
    /// What is mentioned most.
    pub mentions: Mentions,
    /// What groups mention more than others.
    pub peculiar: Vec<Peculiar>,
    /// What two groups together mention more than other texts of each.
    pub cells: Vec<Cell>,
}

impl Findings {
    /// Of these texts, with the groups that may be named. Terms that are `said` elsewhere are no topics.
    pub fn of<'a>(
        corpus: &Corpus,
        groups: &[Compared],
        discretion: Discretion,
        said: impl Iterator<Item = &'a str>,
    ) -> Self {
        let terms = Terms::of(corpus);
        let things = mentions::things(&terms, discretion);
        Self {
            topics: Topics::of(&terms, corpus.is_sample(), discretion, said),
            mentions: Mentions::of(&terms, &things, corpus.is_sample(), discretion),
            peculiar: Peculiar::of_all(&terms, &things, groups, discretion),
            cells: Cell::of_all(&terms, &things, groups, discretion),
        }
    }
}

/// What is said more often in parts of a file.
pub struct Keywords<'a> {
    corpus: &'a Corpus,
    /// Only made where something is to be compared.
    terms: OnceCell<Terms<'a>>,
    least: u64,
    days: Option<RangeInclusive<Date>>,
}

impl<'a> Keywords<'a> {
    /// Of texts within these days; terms are in so many texts at `least`.
    pub fn new(corpus: &'a Corpus, days: Option<RangeInclusive<Date>>, least: u64) -> Self {
        Self {
            corpus,
            terms: OnceCell::new(),
            least,
            days,
        }
    }

    /// Since valence changed, or while it was another.
    pub fn of_change(&self, change: &Change) -> Option<String> {
        self.since(change, None)
    }

    /// The same of the texts of a group that changed by itself.
    pub fn of_change_in(&self, own: &Own) -> Option<String> {
        self.since(&own.change, Some((own.column, own.name)))
    }

    /// In the months that differ each year.
    pub fn of_season(&self, season: &Season) -> Option<String> {
        let contrast = self.of_time(season.is_lower(), None, |date| Some(season.has(date)));
        self.sentence(&format!("in {}", season.name()), "otherwise", &contrast)
    }

    /// In a time that stands out.
    pub fn of_spike(&self, spike: &Spike) -> Option<String> {
        let contrast = self.of_time(spike.is_lower(), spike.group, |date| {
            Some(spike.time.has(date))
        });
        let place = match spike.group {
            Some((_, name)) => format!("in {} ", groups::short(name)),
            None => String::new(),
        };
        let when = format!("{place}{}", spike.time.when());
        self.sentence(&when, "otherwise", &contrast)
    }

    fn since(&self, change: &Change, group: Option<(&str, &str)>) -> Option<String> {
        let month = |date: Date| date.first_of_month();
        let place = match group {
            Some((_, name)) => format!("in {} ", groups::short(name)),
            None => String::new(),
        };
        match *change {
            Change::Unknown | Change::None => None,
            Change::Lasting {
                from,
                by,
                before,
                since,
            } => {
                let contrast = self.of_time(since < before, group, |date| Some(date >= from));
                let when = format!("{place}since {}", since_when(from, by));
                self.sentence(&when, "before", &contrast)
            }
            Change::Passing { first, last, means } => {
                let months = first..=last;
                let is_in = |date| Some(months.contains(&month(date)));
                let contrast = self.of_time(means[1] < means[0], group, is_in);
                self.sentence(
                    &format!("{place}{}", from_to(first, last)),
                    "otherwise",
                    &contrast,
                )
            }
            Change::Steady {
                middle,
                levels: [from, to],
                ..
            } => {
                let contrast = self.of_time(to < from, group, |date| Some(date >= middle));
                let when = format!(
                    "{place}in the second half, since {}",
                    Period::Month.label(middle)
                );
                self.sentence(&when, "before", &contrast)
            }
            Change::Varying { lowest, .. } => {
                let contrast = self.of_time(true, group, |date| Some(month(date) == lowest.0));
                self.sentence(
                    &format!("{place}{}", from_to(lowest.0, lowest.0)),
                    "otherwise",
                    &contrast,
                )
            }
        }
    }

    /// In the last month or week, if it differs from the one before.
    pub fn of_latest(&self, latest: &Latest) -> Option<String> {
        let worse = latest.worse()?;
        let contrast = self.of_time(worse, None, |date| latest.has(date));
        self.sentence(&latest.when(), "before", &contrast)
    }

    /// In a group that is below the rest (`worse`) or above it.
    pub fn of_group(&self, outlier: &Outlier, worse: bool) -> Option<String> {
        let is_in = member(outlier.column, outlier.name);
        let contrast = self.contrast(worse, OF_GROUP, outlier.name, is_in);
        let place = format!("in {}", groups::short(outlier.name));
        self.sentence(&place, "elsewhere", &contrast)
    }

    /// Of all texts, or of those of a group.
    fn of_time(
        &self,
        worse: bool,
        group: Option<(&str, &str)>,
        part: impl Fn(Date) -> Option<bool>,
    ) -> Contrast {
        let is_in = group.map(|(column, name)| member(column, name));
        let date = |document: &Document| {
            let days = self.days.as_ref()?;
            let is_of = |is_in: &dyn Fn(&Document) -> Option<bool>| is_in(document) == Some(true);
            let date = document.parts.date.filter(|date| days.contains(date));
            date.filter(|_| is_in.as_ref().is_none_or(|is_in| is_of(is_in)))
        };
        let name = group.map_or("", |(_, name)| name);
        self.contrast(worse, OF_TIME, name, |document| part(date(document)?))
    }

    fn contrast(
        &self,
        worse: bool,
        most: usize,
        but: &str,
        part: impl Fn(&Document) -> Option<bool>,
    ) -> Contrast {
        let least = self.least;
        let wanted = Wanted {
            worse,
            least,
            most,
            but,
        };
        let terms = self.terms.get_or_init(|| Terms::of(self.corpus));
        terms.contrast(wanted, part)
    }

    /// "More frequent since May 2026: “workload” (in 50 of 224 texts; before in 7 of 176), “overtime” (35; 3)."
    fn sentence(&self, part: &str, otherwise: &str, contrast: &Contrast) -> Option<String> {
        let of = (contrast.of, contrast.of_else);
        in_words(
            (part, otherwise),
            of,
            &contrast.found,
            self.corpus.is_sample(),
        )
    }
}

/// "More frequent in Day 2: “wifi” (in 38 of 84 texts; elsewhere in 6 of 150), “stage” (5; 0)."
pub fn in_words(
    (part, otherwise): (&str, &str),
    (of, of_else): (u64, u64),
    found: &[Frequent],
    of_sample: bool,
) -> Option<String> {
    let (first, others) = found.split_first()?;
    let of = match of_sample {
        true => format!("{} of a sample", texts(of)),
        false => texts(of),
    };
    let mut out = format!(
        "More frequent {part}: “{}” (in {} of {of}; {otherwise} in {} of {})",
        first.name,
        count(first.with),
        count(first.with_else),
        count(of_else),
    );
    for other in others {
        let [with, with_else] = [other.with, other.with_else].map(count);
        let _ = write!(out, ", “{}” ({with}; {with_else})", other.name);
    }
    out.push('.');
    Some(out)
}

/// Whether a text is of a group, where it says something of the column.
fn member(column: &str, name: &str) -> impl Fn(&Document) -> Option<bool> {
    let (column, group) = membership(column, name);
    move |document| {
        let of_column = document.parts.groups.iter();
        let mut own = of_column.filter(|(of, _)| *of == column).peekable();
        own.peek()?;
        Some(own.any(|(_, own)| *own == group))
    }
}

/// A column and a value in it, by which texts are told that belong to a group.
pub fn membership(column: &str, value: &str) -> (u64, u64) {
    (hash(&column), hash(&groups::key(groups::named(value))))
}
