//! What an answer says to its question, apart from the feelings of its words.

use super::rows::{longest, Role, ANSWERS};
use super::words::Words;

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
    /// Of the first words of a text.
    pub fn of(words: &Words, merits: bool) -> Self {
        if words.len() == 0 {
            return if words.others() {
                Answer::Wordless
            } else {
                Answer::Empty
            };
        }
        let mut lead = None;
        let mut clause = false;
        let mut covered = true;
        let mut wish = false;
        let mut but = false;
        let mut at = 0;
        while at < words.len() {
            let (role, end) = longest(&ANSWERS, words, at).unwrap_or((Role::Content, at + 1));
            wish |= role == Role::Wish;
            but |= role == Role::But && at > 0;
            let light = matches!(role, Role::Filler | Role::Wish);
            // "Nothing really, …": the clause of the first word that counts.
            let open = covered && !clause;
            if !light {
                let first = *lead.get_or_insert(role);
                covered &= !matches!(role, Role::Content | Role::But) && kind(role) == kind(first);
            }
            clause |= open && covered && lead.is_some() && words.broken(end - 1);
            at = end;
        }
        let whole = covered && words.all();
        // "Nothing, but the lift is slow."
        let clause = clause && !but;
        match lead {
            Some(Role::Nothing) if whole || clause || merits => Answer::Denies { whole },
            Some(Role::Fine) if !merits && (whole || clause) => Answer::Denies { whole },
            Some(Role::No) if whole || clause => Answer::Denies { whole },
            Some(Role::Yes) if whole => Answer::Affirms,
            Some(Role::Empty) if whole => Answer::Empty,
            // "Yes, the box was torn."
            Some(Role::Yes) if clause => Answer::Names { wish: true },
            _ => Answer::Names { wish },
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
