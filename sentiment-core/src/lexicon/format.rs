//! The formats of lexicon files, by name.

use super::formats::Scale;
use super::Lexicon;
use crate::named::named;
use crate::Error;

/// A format that a lexicon can be read from.
///
/// ```
/// use sentiment_core::{Lexicon, LexiconFormat};
/// let format: LexiconFormat = "afinn".parse()?;
/// let lexicon = Lexicon::from_format("laggy\t-3\n", format)?;
/// assert!(lexicon.get("laggy").unwrap().valence < 0.0);
/// # Ok::<(), sentiment_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum LexiconFormat {
    /// This project's own: [`Lexicon::from_tsv`].
    #[default]
    Tsv,
    /// [`Lexicon::from_afinn`].
    Afinn,
    /// [`Lexicon::from_vader`].
    Vader,
    /// [`Lexicon::from_nrc`].
    Nrc,
    /// [`Lexicon::from_liwc`].
    Liwc,
    /// [`Lexicon::from_quanteda`].
    Quanteda,
}

impl LexiconFormat {
    /// All.
    pub const ALL: [LexiconFormat; 6] = [
        LexiconFormat::Tsv,
        LexiconFormat::Afinn,
        LexiconFormat::Vader,
        LexiconFormat::Nrc,
        LexiconFormat::Liwc,
        LexiconFormat::Quanteda,
    ];

    /// The lower-case name, by which every surface selects it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LexiconFormat::Tsv => "tsv",
            LexiconFormat::Afinn => "afinn",
            LexiconFormat::Vader => "vader",
            LexiconFormat::Nrc => "nrc",
            LexiconFormat::Liwc => "liwc",
            LexiconFormat::Quanteda => "quanteda",
        }
    }
}

named!(LexiconFormat, "lexicon format");

impl Lexicon {
    /// Read a file's text in this format.
    ///
    /// # Errors
    /// With the line, where the text is not in this format.
    pub fn from_format(text: &str, format: LexiconFormat) -> Result<Self, Error> {
        match format {
            LexiconFormat::Tsv => Self::from_tsv(text),
            LexiconFormat::Afinn => Self::from_afinn(text),
            LexiconFormat::Vader => Self::from_vader(text),
            LexiconFormat::Nrc => Self::from_nrc(text),
            LexiconFormat::Liwc => Self::from_liwc(text),
            LexiconFormat::Quanteda => Self::from_quanteda(text),
        }
    }

    /// Words with the ratings that a file in this format gives them, as they lie in memory.
    ///
    /// # Errors
    /// If the format is none of [`LexiconFormat::Vader`] and [`LexiconFormat::Afinn`], which rate
    /// words by a number each, or a rating is outside its scale.
    pub fn from_ratings<'t>(
        ratings: impl IntoIterator<Item = (&'t str, f64)>,
        format: LexiconFormat,
    ) -> Result<Self, Error> {
        let scale = match format {
            LexiconFormat::Vader => Scale::VADER,
            LexiconFormat::Afinn => Scale::AFINN,
            _ => {
                return Err(Error::new(format!(
                "the format {format} does not rate words by a number each: give the text of a file"
            )))
            }
        };
        let mut lexicon = Self::new();
        for (term, rating) in ratings {
            let outside = || {
                // No three hundred zeros.
                let said = match rating.abs() < 1e16 {
                    true => rating.to_string(),
                    false => format!("{rating:e}"),
                };
                Error::new(format!("of {term:?}, {}", scale.outside(&said).reason()))
            };
            lexicon.add_known(scale.entry(term, rating).ok_or_else(outside)?)?;
        }
        Ok(lexicon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_by_name() {
        for format in LexiconFormat::ALL {
            assert_eq!(format.name().to_uppercase().parse(), Ok(format));
            let text = match format {
                LexiconFormat::Tsv => "term\tvalence\nlaggy\t-1\n",
                LexiconFormat::Afinn | LexiconFormat::Vader => "laggy\t-3\n",
                LexiconFormat::Nrc => "laggy\tnegative\t1\n",
                LexiconFormat::Liwc => "%\n1\tnegemo\n%\nlaggy\t1\n",
                LexiconFormat::Quanteda => "negative: [laggy]\n",
            };
            let lexicon = Lexicon::from_format(text, format).unwrap();
            assert!(lexicon.get("laggy").unwrap().valence < 0.0, "{format}");
        }
        let error = "xml".parse::<LexiconFormat>().unwrap_err();
        assert!(error.reason().starts_with("unknown lexicon format \"xml\""));
    }

    #[test]
    fn ratings_weigh_what_a_file_gives_them() {
        let ratings = [("laggy", -3.0), ("(?:", 1.0), (":)", 2.5)];
        let text = "laggy\t-3\n(?:\t1\n:)\t2.5\n";
        for format in [LexiconFormat::Vader, LexiconFormat::Afinn] {
            let lexicon = Lexicon::from_ratings(ratings, format).unwrap();
            assert_eq!(lexicon, Lexicon::from_format(text, format).unwrap());
            for (rating, said) in [(1e300, "1e300"), (f64::NAN, "NaN")] {
                let error = Lexicon::from_ratings([("laggy", rating)], format).unwrap_err();
                let start = format!("of \"laggy\", {said} is outside -");
                assert!(error.reason().starts_with(&start), "{error}");
            }
            let error = Lexicon::from_ratings([("laggy", 5.5)], format).unwrap_err();
            assert!(error.reason().starts_with("of \"laggy\", 5.5 is outside"));
        }
        assert!(Lexicon::from_ratings(ratings, LexiconFormat::Nrc).is_err());
    }
}
