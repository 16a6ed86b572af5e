//! What an answer says to its question, apart from the feelings of its words.

use super::firsts::{First, Hint, Key};
use super::pieces::{Piece, Pieces, Word};
use super::rows::{Role, LONGEST};
use super::words::Words;

/// Words of an answer that are looked at: if the first few do not settle it,
/// many.
pub(super) const FEW: usize = 6;
pub(super) const MANY: usize = 32;

/// What an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Names something: "pricing".
    Names {
        /// With a wish, "better pricing", or after "yes".
        wish: bool,
        /// After "yes".
        yes: bool,
    },
    /// "Nothing", "no, all is well".
    Denies {
        /// And says no more than that.
        whole: bool,
    },
    /// "Everything!", "yes", and no more.
    Affirms,
    /// "n/a", "-".
    Empty,
    /// No words, but emoji or numbers.
    Wordless,
}

impl Answer {
    /// Of a text: to a question for merits or for faults. `wishes` looks for
    /// wishes too.
    pub fn of(text: &str, merits: bool, wishes: bool, words: &mut Words) -> Self {
        if !wishes {
            let reading = Reading::of(text, FEW, wishes, words);
            if reading.complete || reading.lead == Some(Role::Content) {
                return reading.answer(merits);
            }
        }
        Reading::of(text, MANY, wishes, words).answer(merits)
    }
}

/// Answers to how much there is of something that are none to other questions, and whether it is much.
#[rustfmt::skip]
const AMOUNTS: [(&str, bool); 9] = [
    ("a little", false), ("completely", true), ("extremely", true), ("highly", true), ("not so", false),
    ("not very", false), ("quite", true), ("slightly", false), ("very", true),
];

impl Answer {
    /// Of a text that says how much, and no more.
    pub fn how_much(text: &str) -> Option<Self> {
        let said = text.trim_matches(|c: char| !c.is_alphanumeric());
        let amount = AMOUNTS
            .iter()
            .find(|(amount, _)| amount.eq_ignore_ascii_case(said));
        amount.map(|&(_, is_much)| match is_much {
            true => Self::Affirms,
            false => Self::Denies { whole: true },
        })
    }
}

/// Reads an answer.
struct Reader<'t, 'w> {
    pieces: Pieces<'t>,
    words: &'w mut Words,
    /// Words that were read, and that are at most.
    count: usize,
    most: usize,
}

impl Reader<'_, '_> {
    /// What a word is, or the phrase that it begins.
    #[inline]
    fn role(&mut self, word: Word) -> Role {
        match word.key.map(|key| key.hint(word.followers)) {
            Some(Hint::Alone(role)) => {
                self.count += 1;
                role
            }
            Some(Hint::Rows(first)) => self.phrase(word, Some(first)),
            None => self.phrase(word, None),
        }
    }

    fn phrase(&mut self, word: Word, first: Option<&First>) -> Role {
        let most = first.map_or(LONGEST, |first| first.words.into());
        let room = self.most - self.count;
        self.words.read(self.pieces.again(&word), most.min(room));
        let first = first.or_else(|| Key::of(self.words.first().as_bytes()).find());
        let found = first.and_then(|first| first.longest(self.words));
        let (role, count) = found.unwrap_or((Role::Content, 1));
        self.pieces.at = self.words.source_end(count);
        self.count += count;
        role
    }

    /// Whether a wish follows.
    fn finds_wish(&mut self) -> bool {
        while let Some(piece) = self.pieces.advance() {
            let Piece::Word(word) = piece else {
                continue;
            };
            if self.count == self.most {
                break;
            }
            if !word.may_wish() {
                self.count += 1;
            } else if self.role(word) == Role::Wish {
                return true;
            }
        }
        false
    }
}

/// An answer, word by word.
#[derive(Debug, Default)]
struct Reading {
    /// There are words.
    begun: bool,
    /// All of them were read.
    complete: bool,
    /// Numbers, emoji, hashtags and so on, beside the words.
    others: bool,
    /// What the first words are that count.
    lead: Option<Role>,
    /// A clause ends with them.
    clause: bool,
    /// And nothing follows.
    whole: bool,
    wish: bool,
    but: bool,
}

impl Reading {
    /// Of at most `most` words, or as many as settle it.
    fn of(text: &str, most: usize, wishes: bool, words: &mut Words) -> Self {
        let mut reading = Self {
            whole: true,
            ..Self::default()
        };
        let mut reader = Reader {
            pieces: Pieces::new(text),
            words,
            count: 0,
            most,
        };
        // The clause of the lead would end here.
        let mut led = false;
        reading.complete = loop {
            match reader.pieces.advance() {
                None => break true,
                Some(Piece::Join) => {}
                Some(piece @ (Piece::Break | Piece::Other)) => {
                    reading.others |= piece == Piece::Other;
                    reading.clause |= led;
                }
                Some(Piece::Word(_)) if reader.count == most => break false,
                Some(Piece::Word(word)) => {
                    reading.begun = reader.count > 0;
                    led = reading.take(reader.role(word));
                    if reading.lead == Some(Role::Content) {
                        reading.wish |= wishes && reader.finds_wish();
                        break false;
                    }
                }
            }
        };
        reading.begun = reader.count > 0;
        reading.clause |= led && reading.complete;
        reading.whole &= reading.complete && !reading.others;
        // "Nothing, but the lift is slow."
        reading.clause &= !reading.but;
        reading
    }

    /// Take what stands next; whether a clause that ends with it is the lead's.
    fn take(&mut self, role: Role) -> bool {
        // "Nothing really, …": the clause of the lead.
        let first_clause = self.whole && !self.clause;
        match role {
            Role::Wish => self.wish = true,
            Role::Filler => {}
            _ => {
                self.wish |= role == Role::Virtue && self.lead.is_none();
                let role = if role == Role::Virtue {
                    Role::Content
                } else {
                    role
                };
                self.but |= role == Role::But && self.begun;
                let lead = *self.lead.get_or_insert(role);
                self.whole &=
                    !matches!(role, Role::Content | Role::But) && kind(role) == kind(lead);
            }
        }
        first_clause && self.whole && self.lead.is_some()
    }

    fn answer(self, merits: bool) -> Answer {
        let whole = self.whole;
        match self.lead {
            None if !self.begun && self.others => Answer::Wordless,
            None if !self.begun => Answer::Empty,
            Some(Role::Nothing) if merits || whole || self.clause => Answer::Denies { whole },
            Some(Role::No) if whole || self.clause => Answer::Denies { whole },
            Some(Role::Fine) if !merits && (whole || self.clause) => Answer::Denies { whole },
            Some(Role::Yes) if whole => Answer::Affirms,
            Some(Role::Empty) if whole => Answer::Empty,
            // "Yes, the box was torn."
            lead => {
                let yes = lead == Some(Role::Yes);
                Answer::Names {
                    wish: self.wish || (yes && self.clause),
                    yes,
                }
            }
        }
    }
}

/// "No", "nothing" and "all fine" may stand together.
fn kind(role: Role) -> Role {
    match role {
        Role::No | Role::Fine => Role::Nothing,
        other => other,
    }
}
