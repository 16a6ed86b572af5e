//! What a page that is passed on does not say of few people.

use crate::args::ReportArgs;

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

    /// Texts that a word must be in.
    pub fn words(self) -> u64 {
        match self.no_texts {
            true => self.least.max(WORDS),
            false => self.least,
        }
    }
}
