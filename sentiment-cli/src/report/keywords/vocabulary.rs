//! Words by number, and the terms that a text has of them.

use std::collections::HashMap;
use std::ops::Range;

use super::compounds::{key, shown, Compounds, HYPHEN};
use crate::report::function_words::{is_function, phrase};

/// A word, all forms of it together, or two of them that are neighbours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u32, pub Option<u32>);

impl Term {
    /// What a text of these words has of those that count, with the parts of the text that each is at, in order.
    pub fn all_of(text: &[Word], counts: impl Fn(u32) -> bool) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut before: Option<Found> = None;
        let mut at = 0;
        for word in text {
            let place = at..at + usize::from(word.parts);
            at = place.end;
            let number = word.number.filter(|&word| counts(word));
            let one = number.map(|number| Found {
                term: Term(number, None),
                place,
                forms: (word.form, None),
            });
            let pair = before.take().zip(one.as_ref()).map(|(first, one)| Found {
                term: Term(first.term.0, number),
                place: first.place.start..at,
                forms: (first.forms.0, Some(one.forms.0)),
            });
            before = one.clone();
            found.extend(one.into_iter().chain(pair));
        }
        found
    }

    /// Its words.
    pub fn words(self) -> impl Iterator<Item = u32> {
        [Some(self.0), self.1].into_iter().flatten()
    }
}

/// A term at one place of a text.
#[derive(Clone)]
pub struct Found {
    /// The term.
    pub term: Term,
    /// The parts of the text that it is at.
    pub place: Range<usize>,
    /// How its words are written there, as the vocabulary numbers forms.
    pub forms: (u32, Option<u32>),
}

/// A word of a text, or the end of a line.
#[derive(Clone, Copy)]
pub struct Word {
    /// How it is written, by the number of the form; [`Word::END`] at the end of a line.
    pub form: u32,
    /// None of one that names nothing.
    pub number: Option<u32>,
    /// How many it has, with hyphens between them.
    pub parts: u16,
}

impl Word {
    /// The form of no word.
    pub const END: u32 = u32::MAX;
}

/// Words by number, all forms of one by the same.
#[derive(Default)]
pub struct Vocabulary<'a> {
    compounds: Compounds<'a>,
    /// The place of each form.
    places: HashMap<&'a str, usize>,
    forms: Vec<Form<'a>>,
    stems: HashMap<String, u32>,
}

/// How a word is written.
struct Form<'a> {
    form: &'a str,
    /// None of one that names nothing.
    number: Option<u32>,
    times: u64,
}

impl<'a> Vocabulary<'a> {
    /// Of no words yet, some of which have hyphens.
    pub fn new(compounds: Compounds<'a>) -> Self {
        Self {
            compounds,
            ..Self::default()
        }
    }

    /// The words of a text in order, with what is no word where neighbours end.
    pub fn read(&mut self, text: &'a str) -> Vec<Word> {
        let mut words = Vec::new();
        for line in text.lines() {
            let forms = self.compounds.words(line);
            // Words of a phrase that is left.
            let mut left = 0;
            for (at, &(form, parts)) in forms.iter().enumerate() {
                left = phrase(forms[at..].iter().map(|(form, _)| *form)).max(left);
                let place = self.place(form);
                let is_open = left == 0;
                left = left.saturating_sub(1);
                words.push(Word {
                    form: place as u32,
                    number: self.forms[place].number.filter(|_| is_open),
                    parts: parts.min(usize::from(u16::MAX)) as u16,
                });
            }
            words.push(Word {
                form: Word::END,
                number: None,
                parts: 1,
            });
        }
        words
    }

    /// The place of a form, which is there once more.
    fn place(&mut self, form: &'a str) -> usize {
        let place = match self.places.get(form) {
            Some(&known) => known,
            None => {
                self.places.insert(form, self.forms.len());
                let number = names_something(form).then(|| self.stem(form));
                self.forms.push(Form {
                    form,
                    number,
                    times: 0,
                });
                self.forms.len() - 1
            }
        };
        self.forms[place].times += 1;
        place
    }

    /// A form by its number.
    pub fn form(&self, number: u32) -> &'a str {
        self.forms[number as usize].form
    }

    /// All forms by number.
    pub fn forms(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.forms.iter().map(|form| form.form)
    }

    /// How terms of two words are most often written, as [`Found`] has them: the words' own most frequent forms need not
    /// stand together anywhere.
    pub fn written(&self, mut pairs: Vec<(Term, (u32, Option<u32>))>) -> HashMap<Term, String> {
        pairs.sort_unstable();
        let mut most: HashMap<Term, (usize, String)> = HashMap::new();
        for same in pairs.chunk_by(PartialEq::eq) {
            let (term, (first, second)) = same[0];
            let forms = [Some(first), second].into_iter().flatten();
            let forms: Vec<String> = forms.map(|form| shown(self.form(form))).collect();
            let found = (same.len(), forms.join(" "));
            let best = most.entry(term).or_insert_with(|| found.clone());
            // Of equal ones the first of the file.
            if found.0 > best.0 {
                *best = found;
            }
        }
        most.into_iter()
            .map(|(term, (_, name))| (term, name))
            .collect()
    }

    fn stem(&mut self, form: &str) -> u32 {
        let next = self.stems.len() as u32;
        *self.stems.entry(key(form)).or_insert(next)
    }

    /// The forms of each word.
    fn words(&self) -> Vec<Vec<&Form<'a>>> {
        let mut words = vec![Vec::new(); self.stems.len()];
        for form in &self.forms {
            if let Some(number) = form.number {
                words[number as usize].push(form);
            }
        }
        words
    }

    /// Whether each is there so often.
    pub fn frequent(&self, times: u64) -> Vec<bool> {
        let often = |forms: Vec<&Form>| forms.iter().map(|f| f.times).sum::<u64>() >= times;
        self.words().into_iter().map(often).collect()
    }

    /// The most frequent form of each.
    pub fn names(&self) -> Vec<String> {
        let most = |forms: Vec<&Form>| {
            let most = forms.iter().rev().max_by_key(|form| form.times);
            most.map_or(String::new(), |most| shown(most.form))
        };
        self.words().into_iter().map(most).collect()
    }
}

/// Single letters are what is left of a contraction.
fn names_something(word: &str) -> bool {
    word.len() > 1 && !is_function(&word.replace(HYPHEN, " "))
}
