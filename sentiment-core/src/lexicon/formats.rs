//! Lexicon formats of others.

use super::tsv::weight;
use super::{Entry, Lexicon, OnDuplicate};
use crate::{Emotion, Error};

/// Weight of a word that a word list merely names.
const LISTED: f64 = 1.25;

impl Lexicon {
    /// Read VADER's `vader_lexicon.txt`: `term<TAB>mean[<TAB>…]`, means of −4 to
    /// 4, which become log-odds of 0.6 per unit. Of a term given twice the last
    /// counts, as in VADER. Terms that match no text are left out, as in all formats of others:
    /// of VADER's file six, such as `(?:`. [`Lexicon::get`] does not find them.
    ///
    /// # Errors
    /// With the line: no tab, a mean that is no number or out of range.
    pub fn from_vader(text: &str) -> Result<Self, Error> {
        Self::from_rated(text, Scale::VADER)
    }

    /// Read AFINN: `term<TAB>score`, scores of −5 to 5. Terms that match no text are left out.
    ///
    /// # Errors
    /// As [`Lexicon::from_vader`].
    pub fn from_afinn(text: &str) -> Result<Self, Error> {
        Self::from_rated(text, Scale::AFINN)
    }

    fn from_rated(text: &str, scale: Scale) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        for (number, line) in lines(text) {
            let mut fields = line.split('\t');
            let (Some(term), Some(field)) = (fields.next(), fields.next()) else {
                return Err(Error::at(number, "expected a term, a tab and a number"));
            };
            let wrong = |e: Error| Error::at(number, e.reason()).in_field(line, field);
            let rating = weight(number, field).map_err(wrong)?;
            let entry = scale.entry(term, rating);
            let entry = entry.ok_or_else(|| wrong(scale.outside(field.trim())))?;
            lexicon.add(number, entry)?;
        }
        Ok(lexicon)
    }

    /// Read an emotion lexicon in NRC's word-level form:
    /// `term<TAB>emotion<TAB>0 or 1`, where the emotion may also be `positive`
    /// or `negative`; one that is both has the valence 0. Terms with no 1, and those that match no
    /// text, are left out.
    ///
    /// # Errors
    /// With the line: an unknown emotion, a flag that is neither 0 nor 1, a
    /// flag that contradicts an earlier line.
    pub fn from_nrc(text: &str) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        let mut seen = std::collections::HashMap::new();
        for (number, line) in lines(text) {
            let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [term, emotion, flag] = fields[..] else {
                return Err(Error::at(
                    number,
                    "expected a term, an emotion and 0 or 1, separated by tabs",
                ));
            };
            let on = match flag {
                "0" => false,
                "1" => true,
                _ => {
                    let reason = format!("{flag:?} is neither 0 nor 1");
                    return Err(Error::at(number, reason).in_field(line, flag));
                }
            };
            let category = emotion.to_lowercase();
            let mut entry = lexicon.entry_or_new(term);
            let key = entry.term.clone();
            entry
                .mark(&category)
                .map_err(|e| Error::at(number, e.reason()).in_field(line, emotion))?;
            if *seen.entry((key, category)).or_insert(on) != on {
                let reason =
                    format!("{term:?} was given the other flag for {emotion} on an earlier line");
                return Err(Error::at(number, reason).in_field(line, flag));
            }
            if on {
                lexicon.add(number, entry)?;
            }
        }
        Ok(lexicon)
    }

    /// Read a LIWC `.dic`: categories between two `%` lines
    /// (`number<TAB>name`), then `term<TAB>number…`; a last `*` matches any
    /// ending. Where a line has no tab, white space separates. Categories named
    /// after an emotion, or `posemo`, `negemo`, `emo_pos`, `emo_neg`, `tone_pos`, `tone_neg`,
    /// `positive`, `negative`, `anx` or `sad`, are used, others ignored; a word of a positive and a
    /// negative one has the valence 0. Terms that match no text are left out.
    ///
    /// # Errors
    /// With the line: missing `%`, an unknown category number. If no category is one of those. A file
    /// with nothing in it is none, as in all formats: it has no terms.
    pub fn from_liwc(text: &str) -> Result<Self, Error> {
        let mut categories = std::collections::HashMap::new();
        let mut names = Categories::default();
        let mut percents = 0;
        let mut lexicon = Self::new();
        for (number, line) in lines(text) {
            if line.trim() == "%" {
                percents += 1;
                continue;
            }
            // A term may have spaces where there are tabs.
            let (first, rest) = match line.split_once('\t') {
                Some(cut) if percents > 1 => cut,
                _ => line
                    .trim()
                    .split_once(char::is_whitespace)
                    .unwrap_or((line.trim(), "")),
            };
            let mut fields = rest.split_whitespace();
            match percents {
                0 => {
                    return Err(Error::at(
                        number,
                        "expected a line `%` before the categories",
                    ))
                }
                1 => {
                    let name = fields.next().ok_or_else(|| {
                        Error::at(number, "expected a category's number and its name")
                    })?;
                    let name = name.to_lowercase();
                    names.add(&name);
                    categories.insert(first, name);
                }
                _ => {
                    let mut entry = Entry::new(first);
                    let mut used = false;
                    for category in fields {
                        let name = categories.get(category).ok_or_else(|| {
                            let reason = format!("the category {category:?} is not declared above");
                            Error::at(number, reason).in_field(line, category)
                        })?;
                        used |= entry.mark(name).is_ok();
                    }
                    if used {
                        lexicon.add(number, entry)?;
                    }
                }
            }
        }
        if percents == 1 {
            return Err(Error::new("the categories have no closing line `%`"));
        }
        names.check()?;
        Ok(lexicon)
    }

    /// The entry of a term, or a new one.
    pub(super) fn entry_or_new(&self, term: &str) -> Entry {
        self.get(term).cloned().unwrap_or_else(|| Entry::new(term))
    }

    /// Add an entry, unless no text has it: other programs cut texts in other ways.
    pub(super) fn add(&mut self, line: usize, entry: Entry) -> Result<(), Error> {
        self.add_known(entry)
            .map_err(|e| Error::at(line, e.reason()))
    }

    /// The same of no line.
    pub(super) fn add_known(&mut self, entry: Entry) -> Result<(), Error> {
        if !entry.term.is_empty() && entry.check_term().is_err() {
            return Ok(());
        }
        self.put(entry, OnDuplicate::Replace)
    }
}

/// How a word list rates its words.
pub(super) struct Scale {
    /// The largest rating; the least is its opposite.
    largest: f64,
    /// Log-odds per unit.
    unit: f64,
}

impl Scale {
    pub const VADER: Scale = Scale {
        largest: 4.0,
        unit: 0.6,
    };
    pub const AFINN: Scale = Scale {
        largest: 5.0,
        unit: Self::VADER.unit * 4.0 / 5.0,
    };

    /// The entry of a word with this rating, if it is on the scale.
    pub fn entry(&self, term: &str, rating: f64) -> Option<Entry> {
        if !(-self.largest..=self.largest).contains(&rating) {
            return None;
        }
        let mut entry = Entry::new(term);
        entry.valence = rating * self.unit;
        entry.subjectivity = entry.valence.abs() / 2.0;
        Some(entry)
    }

    /// The error of another rating, which was given as `said`.
    pub fn outside(&self, said: &str) -> Error {
        let largest = self.largest as u8;
        Error::new(format!("{said} is outside -{largest} to {largest}"))
    }
}

impl Entry {
    /// Give the weight that a word list's category means. Of a word that is listed as positive and
    /// as negative the valence is 0.
    pub(super) fn mark(&mut self, category: &str) -> Result<(), Error> {
        let valence = match category {
            "positive" | "posemo" | "emo_pos" | "tone_pos" => LISTED,
            "negative" | "negemo" | "emo_neg" | "tone_neg" => -LISTED,
            _ => {
                let name = match category {
                    "anx" | "anxiety" | "emo_anx" => "fear",
                    "sad" | "emo_sad" => "sadness",
                    "emo_anger" => "anger",
                    other => other,
                };
                let emotion: Emotion = name.parse()?;
                self.emotions[emotion.index()] = LISTED;
                return Ok(());
            }
        };
        if self.subjectivity == 0.0 {
            self.valence = valence;
        } else if self.valence != valence {
            self.valence = 0.0;
        }
        self.subjectivity = LISTED / 2.0;
        Ok(())
    }
}

/// The categories of a word list: where none means anything here, neither does the list.
#[derive(Default)]
pub(super) struct Categories {
    is_any_used: bool,
    /// The first of them.
    names: Vec<String>,
}

impl Categories {
    /// How many an error names.
    const MOST: usize = 5;

    /// One that the list has.
    pub fn add(&mut self, name: &str) {
        self.is_any_used |= Entry::new("").mark(name).is_ok();
        if self.names.len() <= Self::MOST && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    /// An error if there are some, and none is used.
    pub fn check(&self) -> Result<(), Error> {
        if self.is_any_used || self.names.is_empty() {
            return Ok(());
        }
        let most = self.names.len().min(Self::MOST);
        let mut names = self.names[..most].join(", ");
        if most < self.names.len() {
            names.push_str(", …");
        }
        Err(Error::new(format!(
            "none of the categories {names} is called positive, negative, posemo, negemo, emo_pos, \
             emo_neg, tone_pos, tone_neg or an emotion, such as anger"
        )))
    }
}

/// Lines with something on them, counted from 1, without a byte order mark.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.strip_prefix('\u{feff}')
        .unwrap_or(text)
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vader_and_afinn() {
        let vader = Lexicon::from_vader("good\t1.9\t0.9\t[2, 2]\nbad\t-2.5\n").unwrap();
        assert!((vader.get("good").unwrap().valence - 1.9 * Scale::VADER.unit).abs() < 1e-12);
        let error = Lexicon::from_afinn("good\t3\nbad\t-7\n").unwrap_err();
        assert_eq!(
            error.in_file("a.txt").to_string(),
            "a.txt:2:5: -7 is outside -5 to 5"
        );
        let error = Lexicon::from_afinn("x\t5.0001\n").unwrap_err();
        assert_eq!(error.reason(), "5.0001 is outside -5 to 5");
        assert_eq!(Lexicon::from_vader("good 1.9").unwrap_err().line(), Some(1));
        assert_eq!(Lexicon::from_vader("\t1").unwrap_err().line(), Some(1));
    }

    #[test]
    fn terms_that_match_no_text_are_left_out() {
        let liwc = Lexicon::from_liwc("%\n1\tposemo\n%\n(?:\t1\n:)\t1\n@home\t1\n").unwrap();
        assert_eq!(liwc.len(), 1);
        let nrc = "a b c d e f g h i\tjoy\t1\nmy_var\tjoy\t1\n";
        assert!(Lexicon::from_nrc(nrc).unwrap().is_empty());
    }

    #[test]
    fn nrc() {
        let text = "abandon\tfear\t1\nabandon\tjoy\t0\nabandon\tnegative\t1\n";
        let lexicon = Lexicon::from_nrc(text).unwrap();
        let entry = lexicon.get("abandon").unwrap();
        assert!(entry.emotions[Emotion::Fear.index()] > 0.0 && entry.valence < 0.0);
        assert_eq!(entry.emotions[Emotion::Joy.index()], 0.0);
        let error = Lexicon::from_nrc("a\tfear\t1\nA\tFear\t0").unwrap_err();
        assert_eq!(error.line(), Some(2));
        for flag in ["0", "1"] {
            let error = Lexicon::from_nrc(&format!("a\tenvy\t{flag}")).unwrap_err();
            assert!(error.reason().contains("anticipation"));
        }
        let lexicon = Lexicon::from_nrc("able\tanger\t0\nable\tpositive\t0\n").unwrap();
        assert!(lexicon.is_empty(), "it says nothing of any word");
    }

    #[test]
    fn what_is_listed_as_positive_and_as_negative_is_neither() {
        for [one, other] in [["positive", "negative"], ["negative", "Positive"]] {
            let text = format!("mad\t{one}\t1\nmad\t{other}\t1\nmad\t{one}\t1\n");
            let lexicon = Lexicon::from_nrc(&text).unwrap();
            let entry = lexicon.get("mad").unwrap();
            assert!(entry.valence == 0.0 && entry.subjectivity > 0.0);
        }
    }

    #[test]
    fn liwc() {
        let text = "%\n1\tposemo\n2\tanger\n3\tarticle\n%\nnice*\t1\nfed up\t2\nhate 2\nthe\t3\n";
        let lexicon = Lexicon::from_liwc(text).unwrap();
        assert_eq!(lexicon.len(), 3);
        assert!(lexicon.get("fed up").is_some() && lexicon.get("hate").is_some());
        assert!(lexicon.get("nice*").unwrap().valence > 0.0);
        assert!(Lexicon::from_liwc("%\n1\tanger\n%\nhate\t9")
            .unwrap_err()
            .reason()
            .contains("\"9\""));
    }

    #[test]
    fn a_list_of_which_nothing_would_be_used_is_an_error() {
        let text = "%\n1\ttone_pos\n2\ttone_neg\n%\nnice*\t1\nlaggy\t2\n";
        let lexicon = Lexicon::from_liwc(text).unwrap();
        assert!(lexicon.get("nice*").unwrap().valence > 0.0);
        assert!(lexicon.get("laggy").unwrap().valence < 0.0);

        let error = Lexicon::from_liwc("%\n1\tFunct\n2\tpronoun\n%\nthe\t1\n").unwrap_err();
        let reason = "none of the categories funct, pronoun is called positive, negative, ";
        assert!(error.reason().starts_with(reason), "{error}");
        let many: String = (1..9).map(|n| format!("{n}\tc{n}\n")).collect();
        let error = Lexicon::from_liwc(&format!("%\n{many}%\nthe\t1\n")).unwrap_err();
        assert!(error.reason().contains(" c1, c2, c3, c4, c5, … is "));
    }
}
