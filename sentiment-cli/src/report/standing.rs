//! What a text counts for before it is scored: nothing, if it answers nothing; no more than
//! the text that it repeats.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::groups;
use super::plan::Plan;
use crate::input::Row;
use crate::wording::Wording;

/// Words from which on equal texts are copies of one: of fewer, people find the same ones.
const COPIED: usize = 5;

/// Texts that are remembered, by 12 bytes each; those after them repeat no other.
const CAP: usize = 2_000_000;

/// What people and programs put where they have nothing to say, whatever was asked.
const BLANK: [&str; 20] = [
    "na",
    "nan",
    "null",
    "notapplicable",
    "noanswer",
    "nocomment",
    "nocomments",
    "noresponse",
    "nofeedback",
    // WhatsApp's, of what it does not export.
    "mediaomitted",
    "imageomitted",
    "videoomitted",
    "audioomitted",
    "stickeromitted",
    "gifomitted",
    "documentomitted",
    "contactcardomitted",
    "videonoteomitted",
    "thismessagewasdeleted",
    "youdeletedthismessage",
];

/// What is an answer to a question, which the model knows, and without one says nothing.
const ANSWERS: [&str; 7] = [
    "no",
    "nope",
    "none",
    "nil",
    "nothing",
    "nothingtoadd",
    "nothingtosay",
];

/// What a text counts for.
pub enum Standing {
    /// There is none.
    Empty,
    /// It stands for none: "n/a".
    Placeholder,
    /// It counts.
    Text(Told),
}

/// A text among the others.
#[derive(Default)]
pub struct Told {
    /// How many words it has.
    pub words: usize,
    /// How many earlier ones say the same.
    pub repeats: u32,
    /// The same within its group, by the columns to compare. Empty where it repeats none at all.
    within: Vec<u32>,
}

impl Told {
    /// How many earlier ones of its group of that column say the same.
    pub fn repeats_within(&self, column: usize) -> u32 {
        self.within.get(column).copied().unwrap_or(0)
    }
}

/// What can be told of a text by itself.
pub enum Reading {
    /// There is none.
    Empty,
    /// It stands for none.
    Placeholder,
    /// How many words it has, and what it says, if it is long enough to be copied.
    Text(usize, Option<u64>),
}

impl Reading {
    /// Of a row.
    pub fn of(row: &Row, plan: &Plan) -> Self {
        let text = row.text().trim();
        if text.is_empty() {
            return Self::Empty;
        }
        let question = plan.question(row);
        let Wording { key, words } = Wording::of(text, true);
        if is_placeholder(&key, question.is_some()) {
            return Self::Placeholder;
        }
        let said = (words >= COPIED).then(|| hash(&(key, question)));
        Self::Text(words, said)
    }
}

/// Whether a text of this wording says nothing.
fn is_placeholder(key: &str, asked: bool) -> bool {
    let is_mark = |c| matches!(c, '-' | '–' | '—' | '.' | '…' | '_' | '*' | '/' | ',');
    BLANK.contains(&key)
        || (!asked && ANSWERS.contains(&key))
        || key.chars().all(|c| is_mark(c) || c.is_whitespace())
}

/// What was said so far, and how often.
#[derive(Default)]
pub struct Seen(HashMap<u64, u32>);

impl Seen {
    /// What a row's text counts for. Rows must come in the order of the file.
    pub fn standing(&mut self, row: &Row, reading: &Reading, plan: &Plan) -> Standing {
        let (words, said) = match reading {
            Reading::Empty => return Standing::Empty,
            Reading::Placeholder => return Standing::Placeholder,
            Reading::Text(words, said) => (*words, *said),
        };
        let mut told = Told {
            words,
            ..Told::default()
        };
        if let Some(said) = said {
            told.repeats = self.earlier(said);
            let by = plan.by.iter();
            let within: Vec<u32> = by
                .map(|column| {
                    let group = groups::key(&row.get(column));
                    self.earlier(hash(&(said, &column.name, group)))
                })
                .collect();
            if told.repeats > 0 {
                told.within = within;
            }
        }
        Standing::Text(told)
    }

    /// How often this was said before now.
    fn earlier(&mut self, said: u64) -> u32 {
        let known = match self.0.len() < CAP {
            true => Some(self.0.entry(said).or_default()),
            false => self.0.get_mut(&said),
        };
        known.map_or(0, |times| {
            *times = times.saturating_add(1);
            *times - 1
        })
    }
}

/// The same on every run.
pub fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::Wording;

    fn is_placeholder(text: &str, asked: bool) -> bool {
        super::is_placeholder(&Wording::of(text, true).key, asked)
    }

    #[test]
    fn placeholders() {
        for text in [
            "N/A",
            "n/a.",
            "n a",
            "No comment",
            "no comments!",
            "-",
            "--",
            ". .",
            "NULL",
            "<Media omitted>",
            "\u{200e}image omitted",
            "GIF omitted",
            "This message was deleted.",
        ] {
            assert!(is_placeholder(text, true), "{text}");
        }
        for text in ["none", "None.", "No", "nope", "Nothing to add", "nil"] {
            assert!(is_placeholder(text, false), "{text}");
            assert!(!is_placeholder(text, true), "{text}");
        }
        for text in [
            "no :(",
            "no 😡",
            "?",
            "!!!",
            "ok",
            "no manual",
            "5",
            "Deleted.",
        ] {
            assert!(!is_placeholder(text, false), "{text}");
        }
    }
}
