//! What callers can do wrong.

use std::fmt;

/// An error of building: a lexicon that cannot be read, an option out of range, an unknown
/// name, threads that cannot be started; or room for more or fewer scores than there are texts.
/// Scoring itself has no errors.
///
/// [`Error::kind`] tells what can be done about it, [`Error::line`] and [`Error::file`] say
/// where, the message says what was wrong and what would be right.
///
/// ```
/// use sentiment_core::{ErrorKind, Lexicon, Taxonomy};
/// let error = Lexicon::from_tsv("term\tvalence\nlaggy\tbad\n").unwrap_err();
/// assert_eq!((error.kind(), error.line()), (ErrorKind::Lexicon, Some(2)));
/// let error = "ekman".parse::<Taxonomy>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Name);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    reason: String,
}

/// What an [`Error`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A lexicon or one of its terms: what it says, or more than a table holds.
    Lexicon,
    /// A constant of [`Params`](crate::Params): out of range, or in a file that cannot be read.
    Params,
    /// A name that no value has.
    Name,
    /// Where scores go: room for more or fewer than there are texts, or for an emotion that the
    /// taxonomy does not have.
    Output,
    /// Threads that cannot be started.
    Threads,
    /// Nothing to score by: no model is built in, and no lexicon was given.
    NoModel,
}

impl Error {
    /// Of a lexicon.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::Lexicon, reason)
    }

    pub(crate) fn of(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            file: None,
            line: None,
            column: None,
            reason: reason.into(),
        }
    }

    /// Of a lexicon's line.
    pub(crate) fn at(line: usize, reason: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            ..Self::new(reason)
        }
    }

    /// The same error, of another kind.
    pub(crate) fn about(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// The same error, said of a field of `line`: a part of that very string.
    pub(crate) fn in_field(mut self, line: &str, field: &str) -> Self {
        let offset = (field.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
        self.column = line.get(..offset).map(|before| before.chars().count() + 1);
        self
    }

    /// `name` is no `kind` that there is.
    pub(crate) fn unknown(kind: &str, name: &str, known: &[&str]) -> Self {
        let reason = format!(
            "unknown {kind} {name:?}: expected one of {}",
            known.join(", ")
        );
        Self::of(ErrorKind::Name, reason)
    }

    /// The same error, said of `file`. Callers that read files use it.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file, where the caller named one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line, counted from 1, where there is one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The column in that line, in characters from 1, where there is one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.column
    }

    /// What was wrong and what would be right.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// Several errors as one: the first, with the reasons of the next ones.
#[derive(Default)]
pub struct Faults {
    first: Option<Error>,
    count: usize,
}

impl Faults {
    /// How many are named.
    const MOST: usize = 8;

    /// Whether more would not be named.
    pub(crate) fn is_full(&self) -> bool {
        self.count >= Self::MOST
    }

    /// One more.
    #[inline(never)]
    pub fn add(&mut self, error: Error) {
        match &mut self.first {
            None => self.first = Some(error),
            Some(first) if self.count < Self::MOST => {
                first.reason.push_str("; ");
                first.reason.push_str(&error.to_string());
            }
            Some(_) => {}
        }
        self.count += 1;
    }

    /// An error where there was one.
    pub fn done(self) -> Result<(), Error> {
        let Some(mut first) = self.first else {
            return Ok(());
        };
        if let Some(more @ 1..) = self.count.checked_sub(Self::MOST) {
            first.reason += &format!("; and {more} more");
        }
        Err(first)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}:{line}")?,
            (Some(file), None) => f.write_str(file)?,
            (None, Some(line)) => write!(f, "line {line}")?,
            (None, None) => return f.write_str(&self.reason),
        }
        match (self.column, &self.file) {
            (Some(column), Some(_)) => write!(f, ":{column}")?,
            (Some(column), None) => write!(f, ", column {column}")?,
            (None, _) => {}
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Error {}
