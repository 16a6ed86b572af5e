//! Words that are written with a hyphen: "check-in" is one, and so are "check in" and "checkin" beside it, as "check" alone
//! says something else.

use std::collections::{HashMap, HashSet};

use crate::report::stems::stem;

/// What stands between the parts of a word, as a hyphen may also be a part of an emoticon.
pub const HYPHEN: char = '\t';

/// How often it must be written so: a hyphen may be meant as a dash, or slip in.
const OFTEN: u32 = 3;

/// Of so many that are written with a hyphen or with a space, one must have the hyphen: else they are two words.
const SHARE: u32 = 4;

/// Such words of all texts.
#[derive(Default)]
pub struct Compounds<'a> {
    known: HashSet<String>,
    /// What they begin with.
    first: HashSet<&'a str>,
}

/// How often a word is written with a hyphen and with a space, and what it begins with.
struct Written<'a> {
    hyphen: u32,
    space: u32,
    first: &'a str,
}

impl<'a> Compounds<'a> {
    /// Of these texts, whose neighbours are on one line.
    pub fn of(texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut all: HashMap<String, Written> = HashMap::new();
        let with = texts.clone().filter(|text| text.contains(HYPHEN));
        for form in with.flat_map(|text| text.split([' ', '\n'])) {
            if let Some((first, _)) = form.split_once(HYPHEN) {
                let new = Written {
                    hyphen: 0,
                    space: 0,
                    first,
                };
                all.entry(key(form)).or_insert(new).hyphen += 1;
            }
        }
        all.retain(|_, written| written.hyphen >= OFTEN);
        let first: HashSet<&str> = all.values().map(|written| written.first).collect();
        if !first.is_empty() {
            for line in texts.flat_map(str::lines) {
                for pair in pairs(line).filter(|pair| begins(pair, &first)) {
                    if let Some(written) = all.get_mut(&key(pair)) {
                        written.space += 1;
                    }
                }
            }
        }
        all.retain(|_, written| SHARE * written.hyphen >= written.hyphen + written.space);
        Self {
            first: all.values().map(|written| written.first).collect(),
            known: all.into_keys().collect(),
        }
    }

    /// The words of a line, with how many parts each has.
    pub fn words(&self, line: &'a str) -> Vec<(&'a str, usize)> {
        let mut words = Vec::new();
        let mut rest = Some(line);
        while let Some(line) = rest {
            let (form, behind) = line
                .split_once(' ')
                .map_or((line, None), |(form, behind)| (form, Some(behind)));
            rest = behind;
            let parts = form.split(HYPHEN);
            let pair = pairs(line).next();
            let pair = pair.filter(|pair| begins(pair, &self.first) && self.has(pair));
            if let Some(pair) = pair {
                words.push((pair, 2));
                rest = behind.and_then(|behind| behind.split_once(' ').map(|(_, rest)| rest));
            } else if form.contains(HYPHEN) && self.has(form) {
                words.push((form, parts.count()));
            } else {
                words.extend(parts.map(|part| (part, 1)));
            }
        }
        words
    }

    fn has(&self, form: &str) -> bool {
        self.known.contains(&key(form))
    }
}

/// What all ways to write a word share.
pub fn key(form: &str) -> String {
    stem(&form.replace([HYPHEN, ' '], ""))
}

/// As people write it.
pub fn shown(form: &str) -> String {
    form.replace(HYPHEN, "-")
}

/// Two words and what is between them, from each word on.
fn pairs(line: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::successors(Some(line), |line| {
        line.split_once(' ').map(|(_, rest)| rest)
    });
    starts.filter_map(|line| {
        let space = line.find(' ')?;
        let second = &line[space + 1..];
        let end = second.find(' ').unwrap_or(second.len());
        Some(&line[..space + 1 + end])
    })
}

/// Whether two words may be one.
fn begins(pair: &str, first: &HashSet<&str>) -> bool {
    let word = pair.split(' ').next();
    word.is_some_and(|word| first.contains(word)) && !pair.contains(HYPHEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_that_are_often_written_with_a_hyphen() {
        let texts = [
            &["the check\tin was slow\nwi\tfi"; 3][..],
            &["check in again", "self check\tins", "great app\tbut slow"],
            &["customer\tservice"; 3],
            &["customer service"; 10],
        ];
        let texts = texts.concat();
        let compounds = Compounds::of(texts.iter().copied());
        for (line, expected) in [
            ("the check\tin was slow", "the|check-in|was|slow"),
            ("check in again", "check in|again"),
            ("to check ins", "to|check ins"),
            ("check", "check"),
            ("self check\tins", "self|check-ins"),
            // Too seldom.
            ("great app\tbut slow", "great|app|but|slow"),
            ("customer\tservice", "customer|service"),
        ] {
            let words = compounds.words(line);
            let forms: Vec<String> = words.iter().map(|(form, _)| shown(form)).collect();
            assert_eq!(forms.join("|"), expected);
            let parts: usize = words.iter().map(|(_, parts)| parts).sum();
            assert_eq!(parts, line.split([' ', HYPHEN]).count());
        }
        assert_eq!(key("check\tins"), key("check in"));
        assert_eq!(key("wi\tfi"), key("wifi"));
    }
}
