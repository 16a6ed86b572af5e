//! Lexicon formats of others.

use super::tsv::weight;
use super::{Entry, Lexicon, OnDuplicate};
use crate::{Emotion, Error};

/// Log-odds per unit of VADER's scale of −4 to 4.
const PER_VADER: f64 = 0.6;
/// The same for AFINN's −5 to 5.
const PER_AFINN: f64 = PER_VADER * 4.0 / 5.0;
/// Weight of a word that a word list merely names.
const LISTED: f64 = 1.25;

impl Lexicon {
    /// Read VADER's `vader_lexicon.txt`: `term<TAB>mean[<TAB>…]`, means of −4 to
    /// 4, which become log-odds of 0.6 per unit. Of a term given twice the last
    /// counts, as in VADER.
    ///
    /// # Errors
    /// With the line: no tab, a mean that is no number or out of range.
    pub fn from_vader(text: &str) -> Result<Self, Error> {
        Self::from_valences(text, 4.0, PER_VADER)
    }

    /// Read AFINN: `term<TAB>score`, scores of −5 to 5.
    ///
    /// # Errors
    /// As [`Lexicon::from_vader`].
    pub fn from_afinn(text: &str) -> Result<Self, Error> {
        Self::from_valences(text, 5.0, PER_AFINN)
    }

    fn from_valences(text: &str, limit: f64, per_unit: f64) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        for (number, line) in lines(text) {
            let mut fields = line.split('\t');
            let (Some(term), Some(value)) = (fields.next(), fields.next()) else {
                return Err(Error::at(number, "expected a term, a tab and a number"));
            };
            let field = value;
            let value = weight(number, field).map_err(|e| e.in_field(line, field))?;
            if value.abs() > limit {
                let reason = format!("{value} is outside -{limit} to {limit}");
                return Err(Error::at(number, reason).in_field(line, field));
            }
            let mut entry = Entry::new(term);
            entry.valence = value * per_unit;
            entry.subjectivity = entry.valence.abs() / 2.0;
            lexicon.add(number, entry)?;
        }
        Ok(lexicon)
    }

    /// Read an emotion lexicon in NRC's word-level form:
    /// `term<TAB>emotion<TAB>0 or 1`, where the emotion may also be `positive`
    /// or `negative`.
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
            let mut entry = match lexicon.get(term) {
                Some(entry) => entry.clone(),
                None => Entry::new(term),
            };
            if let Some(before) = seen.insert((entry.term.clone(), emotion.to_owned()), on) {
                if before != on {
                    let reason = format!(
                        "{term:?} was given the other flag for {emotion} on an earlier line"
                    );
                    return Err(Error::at(number, reason).in_field(line, flag));
                }
            }
            if on {
                entry
                    .mark(emotion)
                    .map_err(|e| Error::at(number, e.reason()).in_field(line, emotion))?;
            }
            lexicon.add(number, entry)?;
        }
        Ok(lexicon)
    }

    /// Read a LIWC `.dic`: categories between two `%` lines
    /// (`number<TAB>name`), then `term<TAB>number…`; a last `*` matches any
    /// ending. Where a line has no tab, white space separates. Categories named
    /// after an emotion, or `posemo`, `negemo`, `positive`, `negative`, `anx` or
    /// `sad`, are used, others ignored.
    ///
    /// # Errors
    /// With the line: missing `%`, an unknown category number.
    pub fn from_liwc(text: &str) -> Result<Self, Error> {
        let mut categories = std::collections::HashMap::new();
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
                    categories.insert(first, name.to_lowercase());
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
        if percents < 2 {
            return Err(Error::new("the categories have no closing line `%`"));
        }
        Ok(lexicon)
    }

    /// Read a quanteda dictionary in YAML: keys name categories as in
    /// [`Lexicon::from_liwc`], their lists hold terms. Only this shape of YAML
    /// is read: nested keys, `- item` lines and `[a, b]` lists.
    ///
    /// # Errors
    /// With the line: a list item that stands under no key.
    pub fn from_quanteda(text: &str) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        let mut key = None;
        for (number, line) in lines(text) {
            let line = line.split(" #").next().unwrap_or(line).trim();
            if line.starts_with('#') || line == "---" || line.is_empty() {
                continue;
            }
            let inline;
            let items: Vec<&str> = if let Some(item) = line.strip_prefix("- ") {
                vec![item]
            } else if let Some((name, rest)) = line.split_once(':') {
                key = Some(unquote(name).to_lowercase());
                inline = rest.trim().trim_start_matches('[').trim_end_matches(']');
                inline
                    .split(',')
                    .map(str::trim)
                    .filter(|i| !i.is_empty())
                    .collect()
            } else {
                return Err(Error::at(number, "expected `key:` or `- term`"));
            };
            for item in items {
                let Some(key) = &key else {
                    return Err(Error::at(number, "a term stands under no key"));
                };
                let term = unquote(item);
                let mut entry = match lexicon.get(term) {
                    Some(entry) => entry.clone(),
                    None => Entry::new(term),
                };
                if entry.mark(key).is_ok() {
                    lexicon.add(number, entry)?;
                }
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, line: usize, entry: Entry) -> Result<(), Error> {
        self.insert(entry, OnDuplicate::Replace)
            .map_err(|e| Error::at(line, e.reason()))
    }
}

impl Entry {
    /// Give the weight that a word list's category means.
    fn mark(&mut self, category: &str) -> Result<(), Error> {
        let valence = match category {
            "positive" | "posemo" | "emo_pos" => 1.0,
            "negative" | "negemo" | "emo_neg" => -1.0,
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
        self.valence = valence * LISTED;
        self.subjectivity = LISTED / 2.0;
        Ok(())
    }
}

fn unquote(item: &str) -> &str {
    item.trim().trim_matches(['"', '\''])
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
        assert!((vader.get("good").unwrap().valence - 1.9 * PER_VADER).abs() < 1e-12);
        let error = Lexicon::from_afinn("good\t3\nbad\t-7\n").unwrap_err();
        assert_eq!(
            error.in_file("a.txt").to_string(),
            "a.txt:2:5: -7 is outside -5 to 5"
        );
        assert_eq!(Lexicon::from_vader("good 1.9").unwrap_err().line(), Some(1));
    }

    #[test]
    fn nrc() {
        let text = "abandon\tfear\t1\nabandon\tjoy\t0\nabandon\tnegative\t1\n";
        let lexicon = Lexicon::from_nrc(text).unwrap();
        let entry = lexicon.get("abandon").unwrap();
        assert!(entry.emotions[Emotion::Fear.index()] > 0.0 && entry.valence < 0.0);
        assert_eq!(entry.emotions[Emotion::Joy.index()], 0.0);
        let error = Lexicon::from_nrc("a\tfear\t1\na\tfear\t0").unwrap_err();
        assert_eq!(error.line(), Some(2));
        assert!(Lexicon::from_nrc("a\tenvy\t1")
            .unwrap_err()
            .reason()
            .contains("anticipation"));
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
    fn quanteda() {
        let text = "---\nanger:\n  - hate\n  - \"fed up\"\npositive: [nice, fine]\n";
        let lexicon = Lexicon::from_quanteda(text).unwrap();
        assert_eq!(lexicon.len(), 4);
        assert!(lexicon.get("fed up").unwrap().emotions[0] > 0.0);
        assert_eq!(
            Lexicon::from_quanteda("- lost").unwrap_err().line(),
            Some(1)
        );
    }
}
