//! Texts that somebody should read first, by what they mention: thoughts of suicide, fire and injuries, harassment, lawyers,
//! stolen data, people who depend on help, messages that had no answer, customers who leave. How positive or negative a
//! text is does not tell: "It caught fire. Nobody was hurt." is neutral.
//!
//! ```
//! use sentiment_urgent::{find, first, Kind};
//!
//! let text = "Please cancel my subscription. The charger caught fire last night!";
//! let mentions = find(text);
//! assert_eq!(mentions[0].kind, Kind::Safety);
//! assert_eq!(mentions[0].words(text), "caught fire");
//! assert_eq!(mentions[1].kind, Kind::Leaving);
//!
//! assert!(first("The fire in the lobby is so cosy.").is_none());
//! ```
//!
//! A text is read as `sentiment-core` reads it: without HTML and escapes, and without what a mail quotes. Nothing is learned: a
//! mention is a phrase of the lists in `data/`, unless the words around say that it is not so ("nobody was hurt"), or only
//! supposed ("if I cancel"), or that it stands below everybody's mails. It takes time linear in the text.
//!
//! # What to expect
//!
//! Of the 64 sentences of `tests/fresh.tsv`, which were written when the phrases were done and did not change them, 40
//! are found, and none of 40 that only look like such: it finds words, not meaning, and a text in which it finds nothing may be
//! urgent all the same. Of those that the phrases were mended by
//! (`tests/sentences.tsv`) 565 of 588 are, and 12 of 414 wrongly; when two of their rounds were new to the phrases it
//! was 62 of 160 (5 of 80 wrongly), and 14 of 63 that say it in unusual ways (0 of 32). Of 48,965 reviews and opinions about
//! brands, hotels, restaurants, clothes and employers it finds something in 0.12 %.
//!
//! Of what is said in another language than English nothing is found; of slips of the pen the frequent ones are read as what is meant
//! (`data/slips.tsv`).

#![forbid(unsafe_code)]

mod footers;
mod guards;
mod parts;
mod phrases;
mod sentences;
mod vocabulary;
mod words;

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use sentiment_core::internal::Cleaned;
use sentiment_core::Span;

use phrases::{Hit, Phrases};
use sentences::Sentence;
use words::Word;

/// What a text mentions. The first is the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// All, the most urgent first.
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

    /// A word for it, as a column has it: "self-harm".
    #[must_use]
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

    /// What stands behind "texts about": "danger to oneself".
    #[must_use]
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

    /// What it is found by.
    fn phrases(self) -> &'static str {
        match self {
            Kind::SelfHarm => include_str!("../data/self-harm.tsv"),
            Kind::Safety => include_str!("../data/safety.tsv"),
            Kind::Harassment => include_str!("../data/harassment.tsv"),
            Kind::Law => include_str!("../data/law.tsv"),
            Kind::Security => include_str!("../data/security.tsv"),
            Kind::Vulnerable => include_str!("../data/vulnerable.tsv"),
            Kind::Repeated => include_str!("../data/repeated.tsv"),
            Kind::Leaving => include_str!("../data/leaving.tsv"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    /// By [`Kind::name`], in any case.
    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

/// The error that no [`Kind`] has such a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKind(String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Kind::ALL.map(Kind::name).join(", ");
        write!(f, "unknown kind {:?}: expected one of {known}", self.0)
    }
}

impl Error for UnknownKind {}

/// What a text mentions, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Mention {
    /// What it is about.
    pub kind: Kind,
    /// Where it says so, in bytes of the text.
    pub span: Span,
    /// The sentence in which it stands, if several people hardly find the same words: a long one that is not the whole
    /// text. Where many texts have the same, it is a footer, and says nothing of any of them.
    pub sentence: Option<Span>,
}

impl Mention {
    /// What is said there, as its author meant it, without tags and escapes, in one line.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        let mut cleaned = Cleaned::default();
        let (words, _) = cleaned.of(self.span.of(text));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// All that a text mentions: the most urgent, and of a kind what is said first, comes first. Mentions of a kind do not overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Mention> {
    let phrases = Phrases::get();
    let words = words::words(text, &phrases.vocabulary);
    let sentences = phrases.sentences.of(&words);
    let mut hits = phrases.hits(&words, &sentences);
    if !hits.is_empty() {
        footers::forget(text, &words, &sentences, &mut hits);
    }
    hits.sort_by_key(|hit| (hit.kind, hit.start, hit.end));
    hits.dedup_by(|next, hit| next.kind == hit.kind && next.start < hit.end);
    let mentions = hits.iter().map(|hit| mention(&words, &sentences, hit));
    mentions.collect()
}

/// The most urgent that a text mentions.
#[must_use]
pub fn first(text: &str) -> Option<Mention> {
    find(text).into_iter().next()
}

fn mention(words: &[Word], sentences: &[Sentence], hit: &Hit) -> Mention {
    let span = |from: usize, to: usize| Span::new(words[from].span.start, words[to - 1].span.end);
    let (first, last) = (words[hit.start].sentence, words[hit.end - 1].sentence);
    let (start, end) = (sentences[first].words.start, sentences[last].words.end);
    let speaks = sentences[first..=last].iter().any(|of| of.speaks);
    let n = end - start;
    let is_told = n < words.len() && n >= if speaks { LONG } else { TOLD };
    Mention {
        kind: hit.kind,
        span: span(hit.start, hit.end),
        sentence: is_told.then(|| span(start, end)),
    }
}

/// Words of a sentence from which on it is not said by chance twice, and of one with "I" or "my".
const TOLD: usize = 6;
const LONG: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of each kind, and such as only look like them: those that the phrases were mended by, and others.
    const MENDED: &str = include_str!("../tests/sentences.tsv");
    const FRESH: &str = include_str!("../tests/fresh.tsv");

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
        let mend = "mend data/, or what is said above";
        assert_eq!(listed(FRESH), [(40, 64), (0, 40)], "{mend}");
        assert_eq!(listed(MENDED), [(565, 588), (12, 414)], "{mend}");
    }

    #[test]
    fn the_most_urgent_comes_first() {
        let text = "Please close my account: the lamp caught fire.";
        let kinds: Vec<Kind> = find(text).iter().map(|mention| mention.kind).collect();
        assert_eq!(kinds, [Kind::Safety, Kind::Leaving]);
        let mention = first(text).unwrap();
        assert_eq!(
            (mention.kind, &*mention.words(text)),
            (Kind::Safety, "caught fire")
        );
        assert!(first("").is_none() && first("🔥🔥").is_none());
    }

    #[test]
    fn what_several_phrases_find_is_told_once() {
        let text = "Please cancel my subscription. I said: please cancel my subscription!";
        let words: Vec<String> = find(text).iter().map(|it| it.words(text)).collect();
        assert_eq!(
            words,
            [
                "Please cancel my subscription",
                "please cancel my subscription"
            ]
        );
    }

    #[test]
    fn kinds_have_names() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        let error = "fire".parse::<Kind>().unwrap_err().to_string();
        assert!(
            error.starts_with("unknown kind \"fire\": expected one of self-harm, safety,"),
            "{error}"
        );
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
            assert_eq!(
                first(text).map(|mention| mention.kind),
                Some(kind),
                "{text}"
            );
        }
    }

    #[test]
    fn sentences_of_the_same_words_are_told() {
        let sentence = |text: &str| {
            let sentence = first(text).and_then(|mention| mention.sentence);
            sentence.map(|span| span.of(text).to_owned())
        };
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
