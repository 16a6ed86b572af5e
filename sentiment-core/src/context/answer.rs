//! What an answer says to its question, apart from the feelings of its words.

use super::rows::{Role, ANSWERS};
use super::words::Words;

/// Words of an answer that are looked at: if the first few do not settle it,
/// many.
const FEW: usize = 6;
const MANY: usize = 32;

/// What an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Names something: "pricing".
    Names {
        /// With a wish, "better pricing", or after "yes".
        wish: bool,
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
        words.read(text, FEW);
        let mut reading = Reading::of(words);
        let settled = !wishes && reading.lead == Some(Role::Content);
        if !words.complete() && !settled {
            words.read(text, MANY);
            reading = Reading::of(words);
        }
        reading.answer(words, merits)
    }
}

/// An answer, word by word.
#[derive(Debug, Default)]
struct Reading {
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
    fn of(words: &Words) -> Self {
        let mut reading = Self {
            whole: true,
            ..Self::default()
        };
        let mut at = 0;
        while at < words.len() {
            let (role, end) = ANSWERS
                .longest(words, at)
                .unwrap_or((Role::Content, at + 1));
            // "Nothing really, …": the clause of the lead.
            let first_clause = reading.whole && !reading.clause;
            match role {
                Role::Wish => reading.wish = true,
                Role::Filler => {}
                _ => {
                    reading.but |= role == Role::But && at > 0;
                    let lead = *reading.lead.get_or_insert(role);
                    reading.whole &=
                        !matches!(role, Role::Content | Role::But) && kind(role) == kind(lead);
                }
            }
            let led = reading.whole && reading.lead.is_some();
            reading.clause |= first_clause && led && words.broken(end - 1);
            at = end;
        }
        reading.whole &= words.complete() && !words.others();
        // "Nothing, but the lift is slow."
        reading.clause &= !reading.but;
        reading
    }

    fn answer(self, words: &Words, merits: bool) -> Answer {
        let whole = self.whole;
        match self.lead {
            None if words.len() == 0 && words.others() => Answer::Wordless,
            None if words.len() == 0 => Answer::Empty,
            Some(Role::Nothing) if merits || whole || self.clause => Answer::Denies { whole },
            Some(Role::No) if whole || self.clause => Answer::Denies { whole },
            Some(Role::Fine) if !merits && (whole || self.clause) => Answer::Denies { whole },
            Some(Role::Yes) if whole => Answer::Affirms,
            Some(Role::Empty) if whole => Answer::Empty,
            // "Yes, the box was torn."
            lead => Answer::Names {
                wish: self.wish || (lead == Some(Role::Yes) && self.clause),
            },
        }
    }
}

/// "No" and "nothing" may stand together.
fn kind(role: Role) -> Role {
    match role {
        Role::No => Role::Nothing,
        other => other,
    }
}
