//! What a text counts for before it is scored: nothing, if it answers nothing; no more than
//! the text that it repeats.

use std::collections::HashMap;

use jiff::civil::Date;
use sentiment_core::{Asks, Context};

use super::dates::{self, Period};
use super::groups;
use super::plan::Plan;
use crate::input::Row;
use crate::wording::{hash, Wording};

/// Words from which on equal texts are copies of one: of fewer, people find the same ones.
const COPIED: usize = 5;

/// Texts that are remembered, by 24 bytes each; those after them repeat no other.
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
    /// Its date, if it has one that can be read.
    pub date: Option<Date>,
    /// How many earlier ones say the same.
    pub copies: Copies,
    /// The same within its group, by the columns to compare. Empty where it repeats none at all.
    within: Vec<Copies>,
}

/// How many earlier texts say the same as one.
#[derive(Clone, Copy, Default)]
pub struct Copies {
    /// In the whole file.
    pub all: u32,
    periods: [u32; Period::ALL.len()],
}

impl Copies {
    /// In the same period.
    pub fn within(self, period: Period) -> u32 {
        self.periods[period as usize]
    }
}

impl Told {
    /// How many earlier ones of its group of that column say the same.
    pub fn copies_within(&self, column: usize) -> Copies {
        self.within.get(column).copied().unwrap_or_default()
    }
}

/// What can be told of a text by itself.
pub enum Reading {
    /// There is none.
    Empty,
    /// It stands for none.
    Placeholder,
    /// One that counts.
    Text(Text),
}

/// What can be told of a text that counts.
#[derive(Clone, Copy)]
pub struct Text {
    words: usize,
    /// What it says, if it is long enough to be copied.
    said: Option<u64>,
    date: Option<Date>,
}

impl Reading {
    /// Of a row, whose text answers this.
    pub fn of(row: &Row, plan: &Plan, context: Context) -> Self {
        let text = row.text().trim();
        if text.is_empty() {
            return Self::Empty;
        }
        let question = plan.question(row);
        let Wording { key, words } = Wording::of(text, true);
        // To what asks for neither, "no" says nothing.
        if is_placeholder(&key, context.asks() != Asks::Neither) {
            return Self::Placeholder;
        }
        let said = (words >= COPIED).then(|| hash(&(key, question, &plan.text)));
        let date = plan.time.as_ref();
        let date = date.and_then(|column| dates::parse(&row.get(column), plan.order));
        Self::Text(Text { words, said, date })
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
pub struct Seen(HashMap<u64, Said>);

#[derive(Clone, Copy, Default)]
struct Said {
    times: u32,
    /// When it was said first.
    first: Option<Date>,
}

impl Seen {
    /// What a row's text counts for. Rows must come in the order of the file.
    pub fn standing(&mut self, row: &Row, reading: &Reading, plan: &Plan) -> Standing {
        let Text { words, said, date } = match reading {
            Reading::Empty => return Standing::Empty,
            Reading::Placeholder => return Standing::Placeholder,
            Reading::Text(text) => *text,
        };
        let mut told = Told {
            words,
            date,
            ..Told::default()
        };
        if let Some(said) = said {
            told.copies = self.copies(said, date, &Period::ALL);
            let by = plan.by.iter();
            let within: Vec<Copies> = by
                .map(|column| {
                    let group = groups::key(&row.get(column));
                    let own = hash(&(said, &column.name, group));
                    self.copies(own, date, &[Period::Month])
                })
                .collect();
            if told.copies.all > 0 {
                told.within = within;
            }
        }
        Standing::Text(told)
    }

    /// How often this was said before now, in all and in the periods of its date.
    fn copies(&mut self, said: u64, date: Option<Date>, periods: &[Period]) -> Copies {
        let earlier = self.earlier(said, date);
        let mut copies = Copies {
            all: earlier.times,
            ..Copies::default()
        };
        let within = |period: Period, date| hash(&(said, period, period.start(date)));
        for &period in periods {
            // Most texts have no copy: only the second one is worth an entry of the first.
            if let (1, Some(first)) = (earlier.times, earlier.first) {
                self.earlier(within(period, first), None);
            }
            if let (1.., Some(date)) = (earlier.times, date) {
                copies.periods[period as usize] = self.earlier(within(period, date), None).times;
            }
        }
        copies
    }

    /// What is known of this from before now.
    fn earlier(&mut self, said: u64, date: Option<Date>) -> Said {
        let first = Said {
            times: 0,
            first: date,
        };
        let known = match self.0.len() < CAP {
            true => self.0.entry(said).or_insert(first),
            false => match self.0.get_mut(&said) {
                Some(known) => known,
                None => return first,
            },
        };
        let before = *known;
        known.times = known.times.saturating_add(1);
        before
    }
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
