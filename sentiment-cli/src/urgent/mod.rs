//! Texts that somebody should read first, by what they mention: valence does not tell. "It caught fire.
//! Nobody was hurt." is neutral.
//!
//! They are found by the phrases of `data/urgent`, unless the words around say that it is not so, or only supposed, or that
//! it stands below everybody's mails.
//!
//! Of the 64 sentences of `tests/urgent/fresh.tsv`, which were written when the phrases were done and did not change them, 39
//! are listed, and none of 40 that only look like such: that is what to expect. Of those that the phrases were mended by
//! (`tests/urgent/sentences.tsv`) 547 of 570 are, and 12 of 408 wrongly; when two of their rounds were new to the phrases it
//! was 62 of 160 (5 of 80 wrongly), and 14 of 63 that say it in unusual ways (0 of 32). Of 48,965 reviews and opinions about
//! brands, hotels, restaurants, clothes and employers 0.12 % are listed.
//!
//! Of what is said in another language nothing is found; of slips of the pen the frequent ones are read as what is meant
//! (`data/urgent/slips.tsv`).

mod footers;
mod guards;
mod parts;
mod phrases;
mod vocabulary;
mod words;

use sentiment_core::internal::Cleaned;
use sentiment_core::Span;

use crate::text::one_line;
use crate::wording::{hash, Wording};
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
    /// What was found, in one line, as its author meant it: without tags and escapes.
    pub fn words(&self, text: &str) -> String {
        const LENGTH: usize = 60;
        let mut cleaned = Cleaned::default();
        let (words, _) = cleaned.of(self.span.of(text));
        one_line(words, LENGTH)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of each kind, and such as only look like them: those that the phrases were mended by, and others.
    const MENDED: &str = include_str!("../../tests/urgent/sentences.tsv");
    const FRESH: &str = include_str!("../../tests/urgent/fresh.tsv");

    fn first(text: &str) -> Option<Found> {
        find(text).into_iter().next()
    }

    /// How many are listed of those that should be, and of those that should not.
    fn listed(sentences: &str) -> [(usize, usize); 2] {
        let rows = || sentences.lines().filter_map(|row| row.split_once('\t'));
        [true, false].map(|should| {
            let rows = || rows().filter(|(kind, _)| (*kind != "none") == should);
            let listed = rows().filter(|(_, text)| first(text).is_some());
            (listed.count(), rows().count())
        })
    }

    #[test]
    fn as_many_are_listed_as_is_said_above() {
        let mend = "mend data/urgent, or what is said above";
        assert_eq!(listed(FRESH), [(39, 64), (0, 40)], "{mend}");
        assert_eq!(listed(MENDED), [(547, 570), (12, 408)], "{mend}");
    }

    #[test]
    fn the_most_urgent_comes_first() {
        let text = "Please close my account: the lamp caught fire.";
        let kinds: Vec<Kind> = find(text).iter().map(|found| found.kind).collect();
        assert!(kinds.is_sorted() && kinds.contains(&Kind::Leaving));
        let found = first(text).unwrap();
        assert_eq!(
            (found.kind, &*found.words(text)),
            (Kind::Safety, "caught fire")
        );
        assert!(first("").is_none() && first("🔥🔥").is_none());
    }

    #[test]
    fn hints_count_together() {
        for (text, says) in [
            ("My mother is 91 and lives alone.", false),
            ("There is no heating in the flat.", false),
            ("My mother is 91. There is no heating in the flat.", true),
            ("I can't do this anymore.", false),
            (
                "I can't do this anymore, nobody cares about me. I don't want to be here.",
                true,
            ),
        ] {
            assert_eq!(first(text).is_some(), says, "{text}");
        }
    }

    #[test]
    fn a_slip_does_not_hide_it() {
        for (text, kind) in [
            ("the kettle cuaght fire", Kind::Safety),
            ("my lawer will write to you", Kind::Law),
            ("im going to sue u", Kind::Law),
            ("gona cancel my subscripton", Kind::Leaving),
            ("my acount was hacked", Kind::Security),
        ] {
            assert_eq!(first(text).map(|found| found.kind), Some(kind), "{text}");
        }
    }

    #[test]
    fn sentences_of_the_same_words_are_told() {
        let sentence = |text: &str| first(text).and_then(|found| found.sentence);
        let footer = "Our lawyers at Ames will claim damages from anybody who copies this";
        let one = sentence(&format!("Is it oak?\n{footer}"));
        assert!(one.is_some());
        assert_eq!(one, sentence(&format!("Is it in stock? {footer}.")));
        // Said by one person, short, or all of the text.
        assert_eq!(
            sentence("It is late. I will see you in court about this one"),
            None
        );
        assert_eq!(sentence("It is late. It caught fire"), None);
        assert_eq!(sentence(footer), None);
    }

    #[test]
    fn what_is_found_is_shown_without_escapes() {
        let text = "I can&#39;t log in, it caught&nbsp;fire";
        assert_eq!(first(text).unwrap().words(text), "caught fire");
    }
}
