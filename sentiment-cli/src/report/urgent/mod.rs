//! Texts that somebody should read first, by what they mention: valence does not tell. "It caught fire.
//! Nobody was hurt." is neutral.
//!
//! They are found by the phrases of `data/urgent.tsv`, unless the words around say that it is not so, or only supposed.
//! Of the sentences that were written for it (`tests/urgent/sentences.tsv`) all 120 that should be listed are, and none of
//! 120 that only look like them. Before the phrases were mended by them it was 100 and 6, which is nearer to what to
//! expect: in three rounds 55 of 60, 18 of 30 and 27 of 30, and wrongly 2, 3 and 1. Of 49,118 reviews and opinions about
//! brands, hotels, restaurants, clothes and employers it lists 0.04 %, of 13,456 sentences of news 1.6 %, mostly of courts.
//!
//! Of what is said in other words, in another language or with slips of the pen, nothing is found.

mod guards;
mod phrases;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use sentiment_core::{Explanation, Span};

use super::discretion::Discretion;
use super::excerpt::Excerpt;
use super::numbers::texts;
use super::top::{Note, Sample, Top};
use crate::text::one_line;
use phrases::Phrases;

/// What a text mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Harm to people: fire, injury, poisoning, threats.
    Safety,
    /// Lawyers, courts, regulators, discrimination.
    Law,
    /// Data and money in wrong hands.
    Security,
    /// Somebody is about to leave.
    Leaving,
}

impl Kind {
    /// The first is the most urgent.
    pub const ALL: [Kind; 4] = [Kind::Safety, Kind::Law, Kind::Security, Kind::Leaving];

    /// As rows of the data have it.
    fn name(self) -> &'static str {
        match self {
            Kind::Safety => "safety",
            Kind::Law => "law",
            Kind::Security => "security",
            Kind::Leaving => "leaving",
        }
    }

    /// "2 texts about …"
    pub fn about(self) -> &'static str {
        match self {
            Kind::Safety => "safety",
            Kind::Law => "the law",
            Kind::Security => "the security of data and money",
            Kind::Leaving => "leaving",
        }
    }

    /// Above a list.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Safety => "Safety",
            Kind::Law => "Law",
            Kind::Security => "Security of data and money",
            Kind::Leaving => "Leaving",
        }
    }
}

/// What was found in a text: of several kinds the most urgent, where it is said first.
pub struct Found {
    /// What it is about.
    pub kind: Kind,
    span: Span,
}

/// Look for it.
pub fn find(text: &str) -> Option<Found> {
    let words = words::words(text);
    let hits = Phrases::get().hits(&words);
    let first = hits.iter().min_by_key(|hit| (hit.kind, hit.start))?;
    let span = Span::new(words[first.start].span.start, words[first.end - 1].span.end);
    Some(Found {
        kind: first.kind,
        span,
    })
}

impl Found {
    /// The text, cut around what was found, which is said beside it.
    pub fn into_sample(self, mut sample: Sample, whole: &Arc<Explanation>) -> (Kind, Sample) {
        const LENGTH: usize = 60;
        let said = one_line(self.span.of(&whole.text), LENGTH);
        let note = Note {
            text: format!("“{said}”"),
            group: None,
        };
        sample.notes.insert(0, note);
        sample.excerpt = Excerpt::around(whole, self.span);
        (self.kind, sample)
    }
}

/// Texts of a kind that are told apart, so that a large file does not fill the memory.
const CAP: usize = 100_000;

/// How many there are of each kind, and the newest of them.
#[derive(Clone, Default)]
pub struct Urgent([Of; Kind::ALL.len()]);

/// Those of a kind.
#[derive(Clone, Default)]
struct Of {
    n: u64,
    newest: Top,
    /// How many say the same: of a few words, several people find the same ones.
    alike: HashMap<u64, u64>,
}

impl Of {
    fn count(&mut self, said: u64, n: u64) {
        if self.alike.len() < CAP || self.alike.contains_key(&said) {
            *self.alike.entry(said).or_default() += n;
        }
    }
}

impl Urgent {
    /// Count a text that says this.
    pub fn count(&mut self, kind: Kind, said: u64) {
        let of = &mut self.0[kind as usize];
        of.n += 1;
        of.count(said, 1);
    }

    /// Whether a text of this date may be shown: asked before it is copied.
    pub fn wants(&self, kind: Kind, date: Option<Date>) -> bool {
        self.0[kind as usize].newest.wants(rank(date))
    }

    /// Offer a text. Texts must be offered in the order of the file.
    pub fn offer(&mut self, date: Option<Date>, (kind, sample): (Kind, Sample)) {
        self.0[kind as usize].newest.offer(rank(date), sample);
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Self) {
        for (of, later) in self.0.iter_mut().zip(later.0) {
            of.n += later.n;
            of.newest.merge(later.newest);
            later
                .alike
                .into_iter()
                .for_each(|(said, n)| of.count(said, n));
        }
    }

    /// After the last row: those with a date far from all others are as those without, and each says how
    /// many say the same.
    pub fn settle(&mut self, strays: &[(Date, u64)]) {
        let strays: Vec<f64> = strays.iter().map(|(date, _)| rank(Some(*date))).collect();
        for of in &mut self.0 {
            of.newest.rank(|own| match strays.contains(&own) {
                true => rank(None),
                false => own,
            });
            for sample in of.newest.iter_mut() {
                let alike = of.alike.get(&sample.said()).copied().unwrap_or(1);
                if alike > 1 {
                    let text = format!("{} say this", texts(alike));
                    sample.notes.push(Note { text, group: None });
                }
            }
        }
    }

    /// The kinds that there are.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.into_iter().filter(|&kind| self.n(kind) > 0)
    }

    /// How many there are of a kind.
    pub fn n(&self, kind: Kind) -> u64 {
        self.0[kind as usize].n
    }

    /// Whether a page that is passed on does not tell their number.
    pub fn is_few(&self, kind: Kind, discretion: Discretion) -> bool {
        discretion.no_texts && self.n(kind) < discretion.least
    }

    /// Those that are shown.
    pub fn samples(&self, kind: Kind) -> impl Iterator<Item = &Sample> {
        self.0[kind as usize].newest.iter()
    }

    /// The lists, to be changed but for their order.
    pub fn lists_mut(&mut self) -> impl Iterator<Item = &mut Top> {
        self.0.iter_mut().map(|of| &mut of.newest)
    }
}

/// The newest first; those without a date after all others.
fn rank(date: Option<Date>) -> f64 {
    date.map_or(f64::NEG_INFINITY, |date| {
        let (year, day) = (f64::from(date.year()), f64::from(date.day_of_year()));
        year * 366.0 + day
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of each kind, and such as only look like them.
    const SENTENCES: &str = include_str!("../../../tests/urgent/sentences.tsv");

    #[test]
    fn sentences_are_told_apart() {
        let (mut urgent, mut wrong) = (0, Vec::new());
        for row in SENTENCES.lines() {
            let (kind, sentence) = row.split_once('\t').expect(row);
            urgent += usize::from(kind != "none");
            let is = find(sentence).map_or("none", |found| found.kind.name());
            if is != kind {
                wrong.push(format!("{is}, not {kind}: {sentence}"));
            }
        }
        let all = SENTENCES.lines().count();
        assert_eq!((all, urgent), (240, 120));
        assert!(wrong.is_empty(), "mend data/urgent.tsv: {wrong:#?}");
    }

    #[test]
    fn the_most_urgent_is_named() {
        let text = "Please close my account: the lamp caught fire.";
        let found = find(text).unwrap();
        assert_eq!(found.kind, Kind::Safety);
        assert_eq!(found.span.of(text), "caught fire");
        assert!(find("").is_none() && find("🔥🔥").is_none());
    }

    #[test]
    fn newer_is_first() {
        let date = |month, day| Some(jiff::civil::date(2026, month, day));
        assert!(rank(date(3, 1)) > rank(date(2, 28)) && rank(date(1, 1)) > rank(None));
        let old = jiff::civil::date(2024, 12, 31);
        assert!(rank(date(1, 1)) > rank(Some(old)));
    }
}
