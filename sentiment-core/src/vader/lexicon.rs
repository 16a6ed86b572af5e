//! VADER's words and valences, to be changed.

use std::collections::BTreeMap;

use super::table::{self, code};
use crate::lexicon::no_file_name;
use crate::Error;

/// Words and their valences for [`Vader::with_lexicon`](crate::Vader::with_lexicon).
///
/// What `SentimentIntensityAnalyzer.lexicon` is in Python. Words are compared with a text's in
/// lower case, stripped of punctuation if three characters or more are left, so a word with
/// capitals or spaces may be here but matches nothing, as there.
///
/// ```
/// use sentiment_core::{Vader, VaderLexicon};
///
/// let mut lexicon = VaderLexicon::embedded();
/// assert_eq!(lexicon.get("good"), Some(1.9));
/// lexicon.insert("laggy", -1.5)?;
/// lexicon.remove("sick");
/// let vader = Vader::new().with_lexicon(&lexicon)?;
/// assert_eq!(vader.score("so laggy").compound, -0.4201);
/// assert_eq!(vader.score("that is sick").compound, 0.0);
/// # Ok::<(), sentiment_core::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VaderLexicon {
    words: BTreeMap<String, f64>,
}

impl VaderLexicon {
    /// One with no words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// VADER's 7,506 words.
    #[must_use]
    pub fn embedded() -> Self {
        let words = table::words().filter(|(_, code)| code & code::LEXICON != 0);
        Self {
            words: words
                .map(|(word, code)| (word.to_owned(), code::valence(code)))
                .collect(),
        }
    }

    /// Read the form of `vader_lexicon.txt`: `word<TAB>valence[<TAB>…]` in each line, without a
    /// header. Of a word given twice the last counts, as in VADER.
    ///
    /// ```
    /// use sentiment_core::VaderLexicon;
    /// let lexicon = VaderLexicon::from_text("laggy\t-1.5\ngoat\t3.0\t0.9\t[3, 4]\n")?;
    /// assert_eq!(lexicon.get("goat"), Some(3.0));
    /// assert_eq!(VaderLexicon::from_text("laggy -1.5").unwrap_err().line(), Some(1));
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// With the line: no tab, or a valence that is not a finite number.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        no_file_name(text)?;
        let mut lexicon = Self::new();
        for (number, line) in crate::lexicon::lines(text) {
            let mut fields = line.trim().split('\t');
            let (Some(word), Some(field)) = (fields.next(), fields.next()) else {
                let reason = "expected a word, a tab and its valence";
                return Err(Error::at(number, reason));
            };
            let valence = field.trim().parse().map_err(|_| {
                let header = if number == 1 {
                    "; the first line is a word's, not a header"
                } else {
                    ""
                };
                let reason = format!("the valence {field:?} is not a number{header}");
                Error::at(number, reason).in_field(line, field)
            })?;
            lexicon
                .insert(word, valence)
                .map_err(|e| Error::at(number, e.reason()).in_field(line, field))?;
        }
        Ok(lexicon)
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, by their bytes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.words.iter().map(|(word, valence)| (&**word, *valence))
    }

    /// A word's valence.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<f64> {
        self.words.get(word).copied()
    }

    /// Give a word a valence, VADER's are from −4 to 4; the one that it had.
    ///
    /// # Errors
    /// If the valence is not finite.
    pub fn insert(&mut self, word: impl Into<String>, valence: f64) -> Result<Option<f64>, Error> {
        let word = word.into();
        if !valence.is_finite() {
            let reason = format!("the valence {valence} of {word:?} is not a finite number");
            return Err(Error::new(reason));
        }
        Ok(self.words.insert(word, valence))
    }

    /// Remove a word; the valence that it had.
    pub fn remove(&mut self, word: &str) -> Option<f64> {
        self.words.remove(word)
    }

    /// Add the words of `other`, whose valences count.
    pub fn extend(&mut self, other: VaderLexicon) {
        self.words.extend(other.words);
    }
}
