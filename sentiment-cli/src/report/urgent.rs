//! The texts to read first: how many there are of each kind, and the newest of them.
//!
//! A sentence that stands word for word in several texts, such as a footer, says nothing of any of them. Which ones do is
//! known after the last row: until then, what only such a sentence may say is counted by itself.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use sentiment_core::Explanation;
use sentiment_urgent::{Kind, Mention};

use super::discretion::Discretion;
use super::excerpt::Excerpt;
use super::numbers::texts;
use super::top::{Note, Sample, Top};
use crate::urgent::words;
use crate::wording::{hash, Wording};

/// Texts of a kind that are shown at first, and at all.
pub const OPEN: usize = 5;
pub const SHOWN: usize = 200;

/// Texts of a kind that are told apart, so that a large file does not fill the memory.
const CAP: usize = 100_000;

/// Sentences of a text that are looked at, if all but the last may be of a footer.
const LOOKED_AT: usize = 4;

/// Sets of sentences that are told apart; texts of others are taken at their word.
const SETS: usize = 5_000;

/// A sentence is of a footer if so many texts have it, and more than this share of them.
const REPEATED: u64 = 3;
const SHARE: f64 = 0.01;

/// How many there are of each kind, and the newest of them.
#[derive(Clone, Default)]
pub struct Urgent {
    /// What stands whatever other texts say, by kinds.
    own: [Of; Kind::ALL.len()],
    /// What may stand in a footer, by what each sentence says.
    open: BTreeMap<Vec<Step>, Vec<Of>>,
    /// Texts that are not listed, for they say it only in a sentence of several texts.
    repeated: u64,
}

/// What was found in a text.
#[derive(Clone, Copy)]
pub struct Found {
    mention: Mention,
    /// What the sentence says in which it stands, if several people hardly find the same words.
    sentence: Option<u64>,
}

/// Look for it: the most urgent comes first.
pub fn find(text: &str) -> Vec<Found> {
    let found = |mention: Mention| Found {
        sentence: mention
            .sentence
            .map(|span| hash(&Wording::of(span.of(text), true).key)),
        mention,
    };
    sentiment_urgent::find(text)
        .into_iter()
        .map(found)
        .collect()
}

/// Above a list.
pub fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfHarm => "Danger to oneself",
        Kind::Safety => "Safety",
        Kind::Harassment => "Harassment and discrimination",
        Kind::Law => "The law and the press",
        Kind::Security => "Money or data in wrong hands",
        Kind::Vulnerable => "People who depend on help",
        Kind::Repeated => "Asked again and again",
        Kind::Leaving => "Leaving",
    }
}

/// What a sentence of a text is about, and what it says if other texts may have it.
type Step = (Kind, Option<u64>);

/// Those of a kind.
#[derive(Clone)]
struct Of {
    n: u64,
    newest: Top,
    /// How many say the same: of a few words, several people find the same ones.
    alike: HashMap<u64, u64>,
}

impl Default for Of {
    fn default() -> Self {
        Self {
            n: 0,
            newest: Top::of(SHOWN),
            alike: HashMap::new(),
        }
    }
}

impl Of {
    fn count(&mut self, said: u64, n: u64) {
        if self.alike.len() < CAP || self.alike.contains_key(&said) {
            *self.alike.entry(said).or_default() += n;
        }
    }

    fn merge(&mut self, later: Self) {
        self.n += later.n;
        self.newest.merge(later.newest);
        for (said, n) in later.alike {
            self.count(said, n);
        }
    }
}

/// Of what was found in a text, what is looked at: up to the first that stands whatever other texts say.
fn looked_at(found: &[Found]) -> &[Found] {
    let end = found.iter().position(|found| found.sentence.is_none());
    let end = end.map_or(found.len(), |at| at + 1);
    &found[..end.min(LOOKED_AT)]
}

impl Urgent {
    /// Count a text in which this was found, and show it where it may be shown. Texts must come in the order of the file.
    pub fn add(
        &mut self,
        found: &[Found],
        said: u64,
        date: Option<Date>,
        shown: impl Fn(&Found) -> Option<Sample>,
    ) {
        let mut found = looked_at(found);
        let key: Vec<Step> = found.iter().map(|f| (f.mention.kind, f.sentence)).collect();
        let is_full = self.open.len() >= SETS && !self.open.contains_key(&key);
        let mut lists = match key.first() {
            None => return,
            Some((kind, sentence)) if sentence.is_none() || is_full => {
                found = &found[..1];
                std::slice::from_mut(&mut self.own[*kind as usize])
            }
            Some(_) => {
                let new = || found.iter().map(|_| Of::default()).collect();
                &mut self.open.entry(key).or_insert_with(new)[..]
            }
        }
        .iter_mut();
        for (found, of) in found.iter().zip(&mut lists) {
            of.n += 1;
            of.count(said, 1);
            if of.newest.wants(rank(date)) {
                if let Some(sample) = shown(found) {
                    of.newest.offer(rank(date), sample);
                }
            }
        }
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Self) {
        for (of, later) in self.own.iter_mut().zip(later.own) {
            of.merge(later);
        }
        for (key, later) in later.open {
            if let Some(lists) = self.open.get_mut(&key) {
                lists.iter_mut().zip(later).for_each(|(of, l)| of.merge(l));
            } else if self.open.len() < SETS {
                self.open.insert(key, later);
            } else if let (Some((kind, _)), Some(later)) = (key.first(), later.into_iter().next()) {
                self.own[*kind as usize].merge(later);
            }
        }
    }

    /// After the last of `all` texts: take out what stands in several of them; those with a date far from all others are as
    /// those without, and each says how many say the same.
    pub fn settle(&mut self, all: u64, strays: &[(Date, u64)]) {
        self.forget_repeated(all);
        let strays: Vec<f64> = strays.iter().map(|(date, _)| rank(Some(*date))).collect();
        for of in &mut self.own {
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

    fn forget_repeated(&mut self, all: u64) {
        let mut times: HashMap<u64, u64> = HashMap::new();
        for (key, lists) in &self.open {
            let mut sentences: Vec<u64> = key.iter().filter_map(|step| step.1).collect();
            sentences.sort_unstable();
            sentences.dedup();
            for sentence in sentences {
                *times.entry(sentence).or_default() += lists.first().map_or(0, |of| of.n);
            }
        }
        let is_footer = |sentence: &u64| {
            let n = times.get(sentence).copied().unwrap_or(0);
            n >= REPEATED && n as f64 > SHARE * all as f64
        };
        for (key, mut lists) in std::mem::take(&mut self.open) {
            match key
                .iter()
                .position(|(_, s)| !s.as_ref().is_some_and(is_footer))
            {
                Some(at) => self.own[key[at].0 as usize].merge(lists.swap_remove(at)),
                None => self.repeated += lists.first().map_or(0, |of| of.n),
            }
        }
    }

    /// How many are not listed, for they say it only in a sentence of several texts.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// The kinds that there are.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.into_iter().filter(|&kind| self.n(kind) > 0)
    }

    /// How many there are of a kind.
    pub fn n(&self, kind: Kind) -> u64 {
        self.own[kind as usize].n
    }

    /// Whether a page that is passed on does not tell their number.
    pub fn is_few(&self, kind: Kind, discretion: Discretion) -> bool {
        discretion.no_texts && self.n(kind) < discretion.least
    }

    /// Those that are shown.
    pub fn samples(&self, kind: Kind) -> impl Iterator<Item = &Sample> {
        self.own[kind as usize].newest.iter()
    }

    /// The lists, to be changed but for their order.
    pub fn lists_mut(&mut self) -> impl Iterator<Item = &mut Top> {
        self.own.iter_mut().map(|of| &mut of.newest)
    }
}

/// A text, cut around what was found, which is said beside it.
pub fn sample(found: &Found, mut sample: Sample, whole: &Arc<Explanation>) -> Sample {
    let note = Note {
        text: format!("“{}”", words(&found.mention, &whole.text)),
        group: None,
    };
    sample.notes.insert(0, note);
    sample.excerpt = Excerpt::around(whole, found.mention.span);
    sample
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

    fn found(kind: Kind, sentence: Option<u64>) -> Found {
        let mut mention = sentiment_urgent::first("It caught fire").unwrap();
        mention.kind = kind;
        Found { mention, sentence }
    }

    #[test]
    fn newer_is_first() {
        let date = |month, day| Some(jiff::civil::date(2026, month, day));
        assert!(rank(date(3, 1)) > rank(date(2, 28)) && rank(date(1, 1)) > rank(None));
        let old = jiff::civil::date(2024, 12, 31);
        assert!(rank(date(1, 1)) > rank(Some(old)));
    }

    #[test]
    fn a_sentence_of_several_texts_says_nothing_of_them() {
        let footer = found(Kind::Law, Some(1));
        let texts = [
            vec![footer],
            vec![footer, found(Kind::Leaving, None)],
            vec![footer, found(Kind::Security, Some(2))],
            vec![found(Kind::Safety, None), footer],
        ];
        let (mut whole, mut first, mut second) = <(Urgent, Urgent, Urgent)>::default();
        for (at, found) in texts.iter().enumerate() {
            let part = if at < 2 { &mut first } else { &mut second };
            for urgent in [&mut whole, part] {
                urgent.add(found, at as u64, None, |_| None);
            }
        }
        first.merge(second);
        for (all, law, repeated) in [(4, 0, 1), (300, 3, 0)] {
            for mut urgent in [whole.clone(), first.clone()] {
                urgent.settle(all, &[]);
                assert_eq!((urgent.n(Kind::Law), urgent.repeated()), (law, repeated));
                assert_eq!(urgent.n(Kind::Safety), 1);
                assert_eq!(urgent.n(Kind::Leaving), u64::from(law == 0));
            }
        }
    }
}
