//! What a page that is passed on does not say of few people.

use crate::args::ReportArgs;
use crate::columns;

/// Texts that a word must be in where no text is shown: what one person says is theirs.
const WORDS: u64 = 5;

/// What is not shown; nothing is by default.
#[derive(Clone, Copy, Default)]
pub struct Discretion {
    /// Texts below which a group, or a time, has no numbers of its own; 0 for any.
    pub least: u64,
    /// Whether no text is shown, nor anything by which one is found.
    pub no_texts: bool,
}

impl Discretion {
    /// As the options say.
    pub fn of(args: &ReportArgs) -> Self {
        Self {
            least: args.min_group.unwrap_or(0).into(),
            no_texts: args.no_texts,
        }
    }

    /// How to make a page of a survey of employees that can be passed on, where this one is none.
    pub fn note(self, names: &[String]) -> Option<String> {
        let is_discreet = self.no_texts && self.least > 1;
        (!is_discreet && columns::are_of_staff(names)).then(|| {
            "This looks like a survey of employees, and the page shows what single people wrote: to pass it on, add --min-group 5 \
             --no-texts."
                .to_owned()
        })
    }

    /// Texts that a word must be in.
    pub fn words(self) -> u64 {
        match self.no_texts {
            true => self.least.max(WORDS),
            false => self.least,
        }
    }
}
