//! What a text answers: to "What should we improve?", "pricing" is a complaint.
//!
//! That the question settles what a short answer means is an old finding of
//! pragmatics (Grice 1975, *Logic and conversation*). The words are in
//! `lexicons/en/questions.tsv`; this is what they do.

mod answer;
mod firsts;
mod pieces;
mod rows;
mod shift;
#[cfg(test)]
mod tests;
mod words;

use crate::clean::Cleaned;
use crate::named::named;
use pieces::{Piece, Pieces};
use rows::{asks, BETTER, CLOSES, LONGEST, WORSE};
pub(crate) use shift::Shift;
pub(crate) use words::Words;

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum Asks {
    /// "What should we improve?", "Did you have any problems?"
    Faults,
    /// "What did you like most?", "Was the staff helpful?"
    Merits,
    /// "How was your stay?", "Any comments?", "What did you like or dislike?", and "How satisfied are you?", which
    /// is answered by how much.
    Neither,
}

impl Asks {
    /// All.
    pub const ALL: [Asks; 3] = [Asks::Faults, Asks::Merits, Asks::Neither];

    /// The lower-case name: `faults`, `merits` or `neither`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Asks::Faults => "faults",
            Asks::Merits => "merits",
            Asks::Neither => "neither",
        }
    }
}

named!(Asks, "kind of question");

/// What texts are said in answer to.
///
/// Made once of a survey's question, then used for all its answers: by
/// [`Analyzer::with_context`](crate::Analyzer::with_context), or one by one by
/// [`Analyzer::score_with_context`](crate::Analyzer::score_with_context).
/// [How much it adds](crate#answers-to-questions) is worked through in the
/// crate's documentation.
///
/// ```
/// use sentiment_core::{Asks, Context};
/// assert_eq!(Context::question("What should we improve?").asks(), Asks::Faults);
/// assert_eq!(Context::question("What did you like most?").asks(), Asks::Merits);
/// assert_eq!(Context::question("What did you like least?").asks(), Asks::Faults);
/// assert_eq!(Context::question("How was your stay?").asks(), Asks::Neither);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// From −16, faults, to 16, merits.
    direction: i8,
    /// "Any other comments?": "no" says nothing.
    closes: bool,
    /// "Was the staff helpful?" is answered by yes or no.
    polar: bool,
    /// "How satisfied are you?" is answered by how much, and by nothing else.
    degree: bool,
}

/// Such questions begin with these.
const POLAR: [&str; 15] = [
    "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "was", "were",
    "will", "would",
];

/// Of a string, the question: [`Context::question`]. A context does not keep its question, so it is not
/// `Serialize`.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Context {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let question = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Ok(Self::question(&question))
    }
}

impl Context {
    /// No question: changes no score.
    pub const NONE: Context = Context {
        direction: 0,
        closes: false,
        polar: false,
        degree: false,
    };

    /// The context of answers to a question. What it asks for is the sum of the
    /// weights of its words and phrases, at most 1 either way. Linear in the
    /// question's length. The name of a column is a question, too: `q3_what_to_improve`,
    /// `whatToImprove`.
    #[must_use]
    pub fn question(question: &str) -> Self {
        let (mut words, mut cleaned) = (Words::default(), Cleaned::default());
        let question = spelled_out(question);
        let mut pieces = Pieces::new(cleaned.of(&question).0);
        let (mut sum, mut closes, mut polar, mut degree) = (0i64, false, None, 0i64);
        while let Some(piece) = pieces.advance() {
            if let Piece::Word(word) = piece {
                words.read(pieces.again(&word), LONGEST);
                polar.get_or_insert_with(|| POLAR.contains(&words.first()));
                let (weight, count) = asks(&words).unwrap_or((0, 1));
                match weight {
                    CLOSES => closes = true,
                    BETTER => degree = 16,
                    WORSE => degree = -16,
                    weight => sum += i64::from(weight),
                }
                pieces.at = words.source_end(count);
            }
        }
        let is_degree = sum == 0 && degree != 0;
        let direction = if is_degree { degree } else { sum };
        Self {
            direction: direction.clamp(-16, 16) as i8,
            closes: closes && sum == 0,
            polar: polar.unwrap_or(false),
            degree: is_degree,
        }
    }

    /// An answer without what only makes it louder: "The lift!!" is no praise of it.
    pub(crate) fn unexcited(self, answer: &str) -> &str {
        if self.asks() != Asks::Faults {
            return answer;
        }
        match answer.trim_end().trim_end_matches('!') {
            "" => answer,
            calm => calm,
        }
    }

    /// What the question asks for.
    #[must_use]
    pub const fn asks(self) -> Asks {
        match self.direction {
            _ if self.degree => Asks::Neither,
            ..0 => Asks::Faults,
            0 => Asks::Neither,
            1.. => Asks::Merits,
        }
    }
}

/// A column's name as the question that it is short for: spaces between its words, no number in front.
fn spelled_out(question: &str) -> String {
    let question = question.trim_ascii();
    let is_name = !question.as_bytes().contains(&b' ');
    let mut out = String::with_capacity(question.len());
    let mut last = ' ';
    for c in question.chars() {
        if is_name && last.is_ascii_lowercase() && c.is_ascii_uppercase() {
            out.push(' ');
        }
        // "q3", "3."
        if c.is_ascii_digit() && matches!(out.as_bytes(), [] | [b'q' | b'Q']) {
            out.clear();
            continue;
        }
        last = if c == '_' { ' ' } else { c };
        out.push(last);
    }
    out
}
