//! Texts that somebody should read first, by what they mention: valence does not tell. "It caught fire.
//! Nobody was hurt." is neutral.
//!
//! They are found by the phrases of `data/urgent`, unless the words around say that it is not so, or only supposed, or that
//! it stands below everybody's mails.
//!
//! FIGURES
//!
//! Of what is said in other words or in another language nothing is found; of slips of the pen the frequent ones are
//! read as what is meant (`data/urgent/slips.tsv`).

mod footers;
mod guards;
mod phrases;
mod vocabulary;
mod words;

use sentiment_core::Span;

use crate::report::hash;
use crate::text::one_line;
use crate::wording::Wording;
use phrases::{Hit, Phrases};
use words::Word;

/// What a text mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Thoughts of suicide, self-harm.
    SelfHarm,
    /// Harm to people: fire, injury, poisoning, threats.
    Safety,
    /// Sexual harassment, bullying, discrimination.
    Harassment,
    /// Lawyers, courts, regulators, the press.
    Law,
    /// Money or data in wrong hands.
    Security,
    /// People who depend on help.
    Vulnerable,
    /// Earlier messages that had no answer.
    Repeated,
    /// Somebody is about to leave.
    Leaving,
}

impl Kind {
    /// The first is the most urgent.
    pub const ALL: [Kind; 8] = [
        Kind::SelfHarm,
        Kind::Safety,
        Kind::Harassment,
        Kind::Law,
        Kind::Security,
        Kind::Vulnerable,
        Kind::Repeated,
        Kind::Leaving,
    ];

    /// A word for it, as a column has it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::SelfHarm => "self-harm",
            Kind::Safety => "safety",
            Kind::Harassment => "harassment",
            Kind::Law => "law",
            Kind::Security => "security",
            Kind::Vulnerable => "vulnerable",
            Kind::Repeated => "repeated",
            Kind::Leaving => "leaving",
        }
    }

    /// "2 texts about …"
    pub fn about(self) -> &'static str {
        match self {
            Kind::SelfHarm => "danger to oneself",
            Kind::Safety => "safety",
            Kind::Harassment => "harassment or discrimination",
            Kind::Law => "the law or the press",
            Kind::Security => "money or data in wrong hands",
            Kind::Vulnerable => "people who depend on help",
            Kind::Repeated => "earlier messages without an answer",
            Kind::Leaving => "leaving",
        }
    }

    /// Above a list.
    pub fn title(self) -> &'static str {
        match self {
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

    /// What it is found by.
    fn phrases(self) -> &'static str {
        match self {
            Kind::SelfHarm => include_str!("../../data/urgent/self-harm.tsv"),
            Kind::Safety => include_str!("../../data/urgent/safety.tsv"),
            Kind::Harassment => include_str!("../../data/urgent/harassment.tsv"),
            Kind::Law => include_str!("../../data/urgent/law.tsv"),
            Kind::Security => include_str!("../../data/urgent/security.tsv"),
            Kind::Vulnerable => include_str!("../../data/urgent/vulnerable.tsv"),
            Kind::Repeated => include_str!("../../data/urgent/repeated.tsv"),
            Kind::Leaving => include_str!("../../data/urgent/leaving.tsv"),
        }
    }
}

/// What was found in a text.
#[derive(Clone, Copy)]
pub struct Found {
    /// What it is about.
    pub kind: Kind,
    /// Where it says so.
    pub span: Span,
    /// What the sentence says in which it stands, if several people hardly find the same words: long ones that are
    /// not the whole text.
    pub sentence: Option<u64>,
}

impl Found {
    /// What was found, in one line.
    pub fn words(&self, text: &str) -> String {
        const LENGTH: usize = 60;
        one_line(self.span.of(text), LENGTH)
    }
}

/// Look for it: the most urgent, and of a kind what is said first, comes first.
pub fn find(text: &str) -> Vec<Found> {
    let phrases = Phrases::get();
    let words = words::words(text, &phrases.vocabulary);
    let mut hits = phrases.hits(&words);
    if !hits.is_empty() {
        phrases.footers.forget(text, &words, &mut hits);
    }
    hits.sort_by_key(|hit| (hit.kind, hit.start));
    hits.iter().map(|hit| found(text, &words, hit)).collect()
}

fn found(text: &str, words: &[Word], hit: &Hit) -> Found {
    let own = words[hit.start].sentence..=words[hit.end - 1].sentence;
    let start = words.partition_point(|word| word.sentence < *own.start());
    let end = words.partition_point(|word| word.sentence <= *own.end());
    let span = |from: usize, to: usize| Span::new(words[from].span.start, words[to - 1].span.end);
    let phrases = Phrases::get();
    let is_own = words[start..end]
        .iter()
        .any(|word| phrases.footers.is_own(word));
    let n = end - start;
    let is_told = n < words.len() && n >= if is_own { LONG } else { TOLD };
    Found {
        kind: hit.kind,
        span: span(hit.start, hit.end),
        sentence: is_told.then(|| hash(&Wording::of(span(start, end).of(text), true).key)),
    }
}

/// Words of a sentence from which on it is not said by chance twice, and of one with "I" or "my".
const TOLD: usize = 6;
const LONG: usize = 12;
